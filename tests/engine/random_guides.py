"""Guides, answers and people's habits at random."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

from hypothesis import strategies as st
from small_guides import AS_OF, LAW

from consular_cli.model import (
    OUTCOME,
    SKIPPED,
    Ahead,
    Alternative,
    Between,
    Bounds,
    Chosen,
    Citation,
    Condition,
    Deadline,
    Guard,
    Guide,
    Is,
    Item,
    Key,
    Not,
    Option,
    Period,
    Place,
    Question,
    QuestionType,
    Row,
    Section,
    Table,
    Test,
    Told,
    Value,
    Within,
)

Draw = Any
OPTIONS = ("x", "y", "z")
CODES = ("DE", "TH", "UA", "KZ", "TW", "ZZ")
TYPES: tuple[QuestionType, ...] = ("choice", "choice", "several", "yes-no", "country", "date", "number")
PERIODS = (Period(2, "months"), Period(5, "working days"), Period(10, "calendar days"))
SOURCES = (LAW, (Citation("civil-acts-rules"),), (Citation("hcch-status"), *LAW))
COLUMNS = {
    "apostille": ("true", "false", "unknown"),
    "minsk": ("true", "false"),
    "route": ("none", "apostille", "unknown"),
}
Named = Question | Table


@st.composite
def guides(draw: Draw, columns_anywhere: bool = False) -> Guide:
    """A guide in which every question can be answered.

    Each part may name those that were made before it; the order of the file is another one. Columns are named where
    they stand alone, unless `columns_anywhere`: where another answer would do as well, what a line rests on depends
    on what was asked, as `because` does.
    """
    count = draw(st.integers(2, 7))
    named: list[Named] = []
    for place in range(count):
        named.append(draw(questions(f"q{place}", tuple(named), columns_anywhere)))
        if draw(st.integers(0, 3)) == 0:
            named.append(draw(tables(f"f{place}", tuple(named), columns_anywhere)))
    named.append(draw(tables(OUTCOME, tuple(named), columns_anywhere)))
    facts = [one.id for one in named if isinstance(one, Table) and one.id != OUTCOME]
    parts = tuple(named)
    return Guide(
        id="random",
        holds_from=date(2020, 1, 1),
        questions=tuple(draw(st.permutations([one for one in named if isinstance(one, Question)]))),
        tables=tuple(draw(st.permutations([one for one in named if isinstance(one, Table)]))),
        told=tuple(Told(fact, draw(guards(parts, columns_anywhere))) for fact in facts if draw(st.booleans())),
        items=tuple(draw(items(parts, columns_anywhere)) for _ in range(draw(st.integers(0, 6)))),
    )


@st.composite
def questions(draw: Draw, id_: str, named: tuple[Named, ...], columns_anywhere: bool) -> Question:
    type_ = draw(st.sampled_from(TYPES))
    options: tuple[Option, ...] = ()
    if type_ in ("choice", "several"):
        options = (Option("x"), *(Option(id_, draw(rarely(named, columns_anywhere))) for id_ in OPTIONS[1:]))
    return Question(
        id_,
        type_,
        options,
        guard=draw(guards(named, columns_anywhere)) if draw(st.booleans()) else (),
        default=draw(st.sampled_from([(), ("z", "y"), ("x",)])) if type_ == "choice" else (),
        optional=draw(st.integers(0, 5)) == 0,
        also=("stateless",) if type_ == "country" else (),
    )


@st.composite
def tables(draw: Draw, id_: str, named: tuple[Named, ...], columns_anywhere: bool) -> Table:
    rows = []
    for _ in range(draw(st.integers(0, 3))):
        guard = draw(guards(named, columns_anywhere))
        if guard:
            rows.append(Row(draw(st.sampled_from("abc")), guard, draw(st.sampled_from(SOURCES))))
    return Table(id_, (*rows, Row(draw(st.sampled_from("abc")), sources=LAW)))


@st.composite
def items(draw: Draw, named: tuple[Named, ...], columns_anywhere: bool) -> Item:
    section = draw(st.sampled_from(("alerts", "documents", "documents", "steps", "fees", "warnings")))
    guard = (*draw(rarely(named, columns_anywhere)), *draw(guards(named, columns_anywhere)))
    item = Item(cast(Section, section), draw(st.sampled_from("ijkl")), guard, LAW)
    country, born, number = (draw(st.sampled_from(of_type(type_, named))) for type_ in ("country", "date", "number"))
    match section:
        case "steps":
            within = Deadline(PERIODS[0], born, dated=True) if born else None
            return replace(item, at=Place(mission=country), within=within)
        case "fees":
            return replace(item, rate="consular-birth", times=number)
        case "documents" if draw(st.booleans()):
            other = Alternative("m", draw(guards(named, columns_anywhere)), foreign=country)
            return replace(item, one_of=(other, Alternative("n")))
        case "documents":
            return replace(item, foreign=country)
    return item


def of_type(type_: str, named: tuple[Named, ...]) -> list[str]:
    """The questions of a type; "" where there is none."""
    return [one.id for one in named if isinstance(one, Question) and one.type == type_] or [""]


@st.composite
def rarely(draw: Draw, named: tuple[Named, ...], columns_anywhere: bool) -> Guard:
    return cast(Guard, draw(guards(named, columns_anywhere)) if draw(st.integers(0, 2)) == 0 else ())


@st.composite
def guards(draw: Draw, named: tuple[Named, ...], columns_anywhere: bool) -> Guard:
    """One condition over what is named; none where nothing is."""
    if not named:
        return ()
    countries = [one for one in named if isinstance(one, Question) and one.type == "country"]
    if countries and draw(st.integers(0, 3)) == 0:
        return (Condition((draw(column_keys(countries)),)),)
    size = draw(st.integers(0, 2))
    keys = tuple(draw(keys_of(named, columns_anywhere)) for _ in range(size))
    if keys and draw(st.integers(0, 2)):
        return (Condition(keys),)
    choices = tuple(
        Condition(tuple(draw(keys_of(named, columns_anywhere)) for _ in range(draw(st.integers(1, 2)))))
        for _ in range(draw(st.integers(1, 2)))
    )
    return (Condition(keys, choices),)


@st.composite
def column_keys(draw: Draw, countries: list[Question]) -> Key:
    column = draw(st.sampled_from(sorted(COLUMNS)))
    test: Test = Is((draw(st.sampled_from(COLUMNS[column])),))
    return Key(draw(st.sampled_from(countries)).id, Not(test) if draw(st.booleans()) else test, column)


@st.composite
def keys_of(draw: Draw, named: tuple[Named, ...], columns_anywhere: bool) -> Key:
    one = draw(st.sampled_from(named))
    if columns_anywhere and isinstance(one, Question) and one.type == "country" and draw(st.booleans()):
        return cast(Key, draw(column_keys([one])))
    test = draw(tests(one))
    return Key(one.id, Not(test) if draw(st.integers(0, 2)) == 0 else test)


def tests(one: Named) -> st.SearchStrategy[Test]:
    if isinstance(one, Table):
        return is_one_of("abc")
    match one.type:
        case "choice":
            return is_one_of(OPTIONS)
        case "several":
            return is_one_of(OPTIONS) | st.sampled_from([Chosen(), Chosen(("x", "y")), Chosen(("z",))])
        case "yes-no":
            return is_one_of(("yes", "no"))
        case "country":
            return is_one_of((*CODES, "stateless"))
        case "date":
            return st.sampled_from(
                [*map(Within, PERIODS), *map(Ahead, PERIODS), Between(AS_OF, None), Between(None, AS_OF)]
            )
        case "number":
            return st.sampled_from([Bounds(2, None), Bounds(None, 3), Bounds(1, 4), Bounds(2, 3)])


def is_one_of(values: Iterable[str]) -> st.SearchStrategy[Test]:
    return st.lists(st.sampled_from(tuple(values)), min_size=1, max_size=2, unique=True).map(
        lambda found: Is(tuple(found))
    )


# People


@dataclass(frozen=True)
class Person:
    """Somebody with an answer to every question: of a choice the first one offered, of several those offered.

    `picks` says which of the questions that are needed the person takes next.
    """

    likes: dict[str, tuple[Value, ...]]
    picks: tuple[int, ...] = (0,)

    def answer(self, question: Question, offered: tuple[str, ...]) -> Value:
        first, *_ = likes = self.likes[question.id]
        if isinstance(first, tuple):
            return tuple(one for one in first if one in offered)
        return next(value for value in likes if value == SKIPPED or not offered or value in offered)

    def pick(self, step: int, needed: tuple[Question, ...]) -> Question:
        return needed[self.picks[step % len(self.picks)] % len(needed)]


@st.composite
def people(draw: Draw, guide: Guide, codes: tuple[str, ...] = CODES) -> Person:
    likes: dict[str, tuple[Value, ...]] = {}
    for question in guide.questions:
        skipped = (SKIPPED,) if question.optional and draw(st.booleans()) else ()
        likes[question.id] = (*skipped, *draw(answers_to(question, codes)))
    return Person(likes, tuple(draw(st.lists(st.integers(0, 9), min_size=1, max_size=8))))


def answers_to(question: Question, codes: tuple[str, ...]) -> st.SearchStrategy[tuple[Value, ...]]:
    """Answers in the order in which somebody likes them."""
    options = [option.id for option in question.options]
    match question.type:
        case "choice":
            return st.permutations(options).map(tuple)
        case "several":
            return st.sets(st.sampled_from(options)).map(lambda chosen: (tuple(sorted(chosen)),))
        case "yes-no":
            return st.sampled_from([("yes",), ("no",)])
        case "country":
            allowed = [code for code in codes if code not in question.exclude]
            return st.sampled_from([*allowed, *question.also]).map(lambda code: (code,))
        case "date":
            days = [AS_OF + timedelta(days=shift) for shift in (-400, -62, -61, -14, -1, 0)]
            later = [] if question.past else [AS_OF + timedelta(days=shift) for shift in (1, 7, 61, 200)]
            return st.sampled_from([*days, *later]).map(lambda day: (day,))
        case "number":
            return st.integers(0, 4).map(lambda count: (count,))
