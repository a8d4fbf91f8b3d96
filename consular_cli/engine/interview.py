"""The interview: from a guide and answers to the next question, and to what is decided already.

Only what can still change the result is asked. `Interview` binds a guide to the tables and to an as-of date and
prepares, for every question and table, which bits (see `conditions`) each of its values decides. `State` is what
follows from some answers: it goes once through questions and tables, each after those it depends on, and once
back, to find the questions on which something undecided depends.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter

from consular_cli.engine.conditions import (
    Mask,
    Numbering,
    as_of_passes,
    bits_of,
    bits_where,
    passes,
    truth,
    undecided_bits,
    without_value,
)
from consular_cli.model import (
    AS_OF,
    OUTCOME,
    SKIPPED,
    Answers,
    Guard,
    Guide,
    Is,
    Item,
    Not,
    Question,
    Reference,
    Row,
    Table,
    Value,
)

ABSENT, OPEN, WAITING, ANSWERED = range(4)
"""Where a question stands: does not apply, may yet apply, applies and is not answered, is answered."""

MOST_REMEMBERED = 10_000
"""What follows depends only on how conditions and questions stand: it is found once for so many standings."""


class _Asked:
    """A question with the bits that its answers decide."""

    def __init__(self, question: Question, interview: "Interview", numbering: Numbering) -> None:
        self.question = question
        self.is_guarded = bool(question.guard)
        self.applies = numbering.mask(question.guard)
        self.offers: dict[Value, Mask] = {
            option.id: numbering.mask(option.guard) for option in question.options if option.guard
        }
        self._interview = interview
        self._decided: dict[Value, int] = {}

    def prepare(self, numbering: Numbering) -> None:
        """To be called when every guard has its bits."""
        self._mentions = numbering.mentions.get(self.question.id, [])
        self.all_bits = bits_where(self._mentions, lambda key: True)
        self.absent_bits = bits_where(self._mentions, lambda key: not without_value(key))

    def failing(self, value: Value) -> int:
        """The bits that `value` makes fail."""
        if value not in self._decided:
            as_of, reference = self._interview.as_of, self._interview.reference
            self._decided[value] = bits_where(self._mentions, lambda key: not passes(key, value, as_of, reference))
        return self._decided[value]


class _Decided:
    """A table with the bits that each set of findings it may still have decides.

    Rows of one value are different findings where they rest on something different: to whom the table is told,
    that is part of the result. Where a condition names the table, the value alone counts.
    """

    def __init__(self, table: Table, numbering: Numbering) -> None:
        self.table = table
        self._findings = {finding: 1 << place for place, finding in enumerate(dict.fromkeys(map(_finding, table.rows)))}
        self.rows = [(numbering.mask(row.guard), self._findings[_finding(row)]) for row in table.rows]
        self._named = bits_of(mask for mask, _ in self.rows)
        self._possible: dict[tuple[int, int], int] = {}
        self._decided: dict[int, tuple[int, int]] = {}

    def prepare(self, numbering: Numbering) -> None:
        """To be called when every guard has its bits."""
        self._mentions = numbering.mentions.get(self.table.id, [])

    def possible(self, failed: int, opened: int) -> int:
        """The findings of the rows that do not fail, up to the first that holds, as bits."""
        stands = failed & self._named, opened & self._named
        if stands not in self._possible:
            if len(self._possible) >= MOST_REMEMBERED:
                self._possible.clear()
            self._possible[stands] = self._find_possible(failed, opened)
        return self._possible[stands]

    def _find_possible(self, failed: int, opened: int) -> int:
        possible = 0
        for mask, finding in self.rows:
            holds = truth(mask, failed, opened)
            if holds is not False:
                possible |= finding
            if holds:
                break
        return possible

    def values(self, possible: int) -> set[str]:
        """The values of the possible findings."""
        return {value for (value, *_), bit in self._findings.items() if bit & possible}

    def decides(self, possible: int) -> tuple[int, int]:
        """The bits that fail whichever of the possible findings it will be, and those that depend on which."""
        if possible not in self._decided:
            values = self.values(possible)
            failing = opened = 0
            for key, bit in self._mentions:
                outcomes = {_is(key.test, value) for value in values}
                failing |= bit * (outcomes == {False})
                opened |= bit * (len(outcomes) == 2)
            self._decided[possible] = failing, opened
        return self._decided[possible]


def _finding(row: Row) -> tuple[str, object, object, object]:
    """A row's value, and what a person who is told it is told besides."""
    cells = tuple((key.name, key.column) for condition in row.guard for key in condition.keys if key.column)
    return row.value, row.sources, row.confidence, cells


def _is(test: object, value: str) -> bool:
    match test:
        case Is(values):
            return value in values
        case Not(Is(values)):
            return value not in values
        case _:
            raise TypeError(f"no test of a fact: {test}")


class Interview:
    """A guide bound to reference data and to the as-of date. One interview serves any number of answers."""

    def __init__(self, guide: Guide, reference: Reference, as_of: date) -> None:
        self.guide = guide
        self.reference = reference
        self.as_of = as_of
        numbering = Numbering()
        self.mask = numbering.mask
        asked = {question.id: _Asked(question, self, numbering) for question in guide.questions}
        decided = {table.id: _Decided(table, numbering) for table in guide.tables}
        self.items = [(item, numbering.mask(item.guard)) for item in guide.items]
        self.told = [(told.fact, numbering.mask(told.guard)) for told in guide.told]
        self._fill_ins = [(numbering.mask(guard), frozenset(names)) for guard, names in _fill_ins(guide) if names]
        self._one_of = [
            (mask, tuple(numbering.mask(choice.guard) for choice in item.one_of))
            for item, mask in self.items
            if any(choice.guard for choice in item.one_of)
        ]
        parts: dict[str, _Asked | _Decided] = {**asked, **decided}
        self.parts = {id_: parts[id_] for id_ in _in_order(guide)}
        for part in self.parts.values():
            part.prepare(numbering)
        self.targets = tuple(dict.fromkeys(mask for mask in (*_masks(self.items), *_masks(self.told)) if any(mask)))
        self.failed_at_start = bits_where(numbering.mentions.get(AS_OF, []), lambda key: not as_of_passes(key, as_of))
        self.place = {question.id: place for place, question in enumerate(guide.questions)}
        self.needed: dict[tuple[int, int, tuple[int, ...]], tuple[Question, ...]] = {}

    def state(self, answers: Answers) -> "State":
        """What follows from the answers. An answer counts once its question surely applies and offers it."""
        return State(self, answers)

    def default(self, question: Question, answers: Answers) -> Value | None:
        """The answer that holds for most people: None where the question has none, or none that is offered."""
        state = self.state(answers)
        wanted: tuple[Value | None, ...] = (state.answer(question.same_as),) if question.same_as else question.default
        if question.type == "several" and not question.same_as:
            wanted = tuple((str(value),) for value in question.default)
        return next((value for value in wanted if value is not None and self._may_be(value, question, state)), None)

    def _may_be(self, value: Value, question: Question, state: "State") -> bool:
        if question.options:
            return set(value if isinstance(value, tuple) else [value]) <= set(state.offered(question))
        if question.type == "country":
            return value in question.also or (value in self.reference.countries and value not in question.exclude)
        return not (question.past and isinstance(value, date) and value > self.as_of)

    def wanted(self, failed: int, opened: int) -> tuple[int, set[str]]:
        """The open bits, and the questions and tables, on which something undecided depends."""
        bits = 0
        for mask in self.targets:
            must = mask.must
            if must & failed:
                continue
            if mask.any_of:
                bits |= undecided_bits(mask, failed, opened)
            else:
                bits |= must & opened
        names = {OUTCOME}
        for mask, fill_ins in self._fill_ins:
            if truth(mask, failed, opened):
                names |= fill_ins
        for mask, choices in self._one_of:
            if truth(mask, failed, opened):
                for choice in choices:
                    bits |= undecided_bits(choice, failed, opened)
        return bits, names


class State:
    """What follows from some answers.

    `failed` and `opened` say how the conditions stand. `standing` tells of each question whether it applies,
    `possible` of each table the values that it may still have (as bits).
    """

    __slots__ = ("_needed", "answers", "failed", "interview", "opened", "possible", "standing")

    def __init__(self, interview: Interview, answers: Answers) -> None:
        self.interview = interview
        self.answers = answers
        self.standing: dict[str, int] = {}
        self.possible: dict[str, int] = {}
        self._needed: tuple[Question, ...] | None = None
        failed, opened = interview.failed_at_start, 0
        for id_, part in interview.parts.items():
            if isinstance(part, _Decided):
                possible = self.possible[id_] = part.possible(failed, opened)
                failing, opening = part.decides(possible)
            else:
                standing = self.standing[id_] = _standing(part, answers, failed, opened)
                opening = 0
                if standing == ANSWERED:
                    failing = part.failing(answers[id_])
                elif standing == ABSENT:
                    failing = part.absent_bits
                else:
                    failing, opening = 0, part.all_bits
            failed |= failing
            opened |= opening
        self.failed = failed
        self.opened = opened & ~failed

    @property
    def needed(self) -> tuple[Question, ...]:
        """The questions to ask now, in the order of the file: those on which something undecided depends.

        Empty: everything is decided.
        """
        if self._needed is None:
            stands = self.failed, self.opened, tuple(self.standing.values())
            remembered = self.interview.needed
            if stands not in remembered:
                if len(remembered) >= MOST_REMEMBERED:
                    remembered.clear()
                remembered[stands] = tuple(sorted(self._find_needed(), key=lambda q: self.interview.place[q.id]))
            self._needed = remembered[stands]
        return self._needed

    @property
    def next(self) -> Question | None:
        """The question to ask next, or None where the interview is over."""
        return self.needed[0] if self.needed else None

    @property
    def outcome(self) -> str | None:
        """The outcome, once it is decided."""
        return self.value(OUTCOME)

    @property
    def alerts(self) -> tuple[Item, ...]:
        """The alerts that surely hold."""
        return tuple(item for item, mask in self.interview.items if item.section == "alerts" and self.holds(mask))

    def value(self, table_id: str) -> str | None:
        """The value of a table, once it is decided."""
        part = self.interview.parts[table_id]
        assert isinstance(part, _Decided)
        values = part.values(self.possible[table_id])
        return values.pop() if len(values) == 1 else None

    def answer(self, question_id: str) -> Value | None:
        """The answer that counts; None where the question does not apply, is open or was skipped."""
        if self.standing[question_id] != ANSWERED:
            return None
        value = self.answers[question_id]
        return None if value == SKIPPED else value

    def applies(self, question_id: str) -> bool | None:
        """Whether a question applies; None where that is open."""
        standing = self.standing[question_id]
        return None if standing == OPEN else standing != ABSENT

    def offered(self, question: Question) -> tuple[str, ...]:
        """The options that may be chosen: those whose condition does not fail."""
        part = self.interview.parts[question.id]
        assert isinstance(part, _Asked)
        return tuple(
            option.id
            for option in question.options
            if option.id not in part.offers or truth(part.offers[option.id], self.failed, self.opened) is not False
        )

    def holds(self, mask: Mask) -> bool:
        """Whether a guard surely holds."""
        return truth(mask, self.failed, self.opened) is True

    def _find_needed(self) -> Iterator[Question]:
        failed, opened = self.failed, self.opened
        bits, names = self.interview.wanted(failed, opened)
        for id_, part in reversed(self.interview.parts.items()):
            if isinstance(part, _Decided):
                possible = self.possible[id_]
                if not possible & (possible - 1):
                    continue
                if id_ in names or part.decides(possible)[1] & bits:
                    for mask, _ in part.rows:
                        bits |= undecided_bits(mask, failed, opened)
                        if truth(mask, failed, opened):
                            break
                continue
            standing = self.standing[id_]
            if standing in (ABSENT, ANSWERED) or not (id_ in names or part.all_bits & bits):
                continue
            if standing == OPEN:
                bits |= undecided_bits(part.applies, failed, opened)
                for mask in part.offers.values():
                    bits |= undecided_bits(mask, failed, opened)
            else:
                yield part.question


def _standing(part: _Asked, answers: Answers, failed: int, opened: int) -> int:
    """Where a question stands. It stays open until it is decided which options it offers."""
    if part.is_guarded:
        applies = truth(part.applies, failed, opened)
        if not applies:
            return OPEN if applies is None else ABSENT
    offers = part.offers
    if offers and None in [truth(mask, failed, opened) for mask in offers.values()]:
        return OPEN
    value = answers.get(part.question.id)
    if value is None:
        return WAITING
    if not offers:
        return ANSWERED
    chosen = value if isinstance(value, tuple) else (value,)
    if any(truth(offers[one], failed, opened) is False for one in chosen if one in offers):
        return WAITING
    return ANSWERED


def _fill_ins(guide: Guide) -> Iterator[tuple[Guard, set[str]]]:
    """The questions whose answers something only fills in, and the facts that are told, each with its guard."""
    for item in guide.items:
        yield item.guard, set(_filled_in(item))
        for choice in item.one_of:
            yield (*item.guard, *choice.guard), {choice.foreign} - {""}
    for told in guide.told:
        yield told.guard, {told.fact}


def _filled_in(item: Item) -> Iterator[str]:
    if item.at and item.at.mission:
        yield item.at.mission
    if item.within and item.within.dated:
        yield item.within.start
    yield from {item.times, item.foreign} - {""}


def _masks(pairs: Iterable[tuple[object, Mask]]) -> Iterator[Mask]:
    return (mask for _, mask in pairs)


def _in_order(guide: Guide) -> tuple[str, ...]:
    """Questions and tables, each after those that its conditions name."""
    depends = {
        question.id: [question.guard, *(option.guard for option in question.options)] for question in guide.questions
    } | {table.id: [row.guard for row in table.rows] for table in guide.tables}
    graph = {id_: {name for guard in guards for name in names_in(guard)} for id_, guards in depends.items()}
    return tuple(id_ for id_ in TopologicalSorter(graph).static_order() if id_ in depends)


def names_in(guard: Guard) -> Iterator[str]:
    """The questions, facts (and `outcome`, `as-of`) that a guard names."""
    for condition in guard:
        for part in (condition, *condition.any_of):
            for key in part.keys:
                yield key.name


@dataclass(frozen=True, slots=True)
class Assumption:
    """Answers completed by defaults: which were assumed, and which questions must still be asked."""

    answers: Mapping[str, Value]
    assumed: tuple[str, ...]
    missing: tuple[Question, ...]


def assume(interview: Interview, answers: Answers, strict: bool = False) -> Assumption:
    """Fills in defaults until nothing is needed, or only questions that have none. `strict` assumes nothing.

    Answers that turn out not to apply are kept: they change nothing.
    """
    known = dict(answers)
    assumed: list[str] = []
    while needed := interview.state(known).needed:
        defaults = {} if strict else {q.id: interview.default(q, known) for q in needed}
        new = next(((id_, value) for id_, value in defaults.items() if value is not None), None)
        if new is None:
            return Assumption(known, tuple(assumed), needed)
        known[new[0]] = new[1]
        assumed.append(new[0])
    return Assumption(known, tuple(assumed), ())


def unused(interview: Interview, given: Answers, completed: Answers) -> tuple[str, ...]:
    """The answers given that change nothing: to a question that does not apply, or that does not offer them."""
    state = interview.state(completed)
    return tuple(id_ for id_, value in given.items() if state.standing[id_] == ABSENT or completed.get(id_) != value)
