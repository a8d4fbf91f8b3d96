"""What holds for every guide: random ones, the one of the fixture, and the real ones."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import Oracle
from quick import quick
from random_guides import CODES, Person, guides, people
from small_guides import AS_OF, GUIDEBOOK, REFERENCE

from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.conditions import truth
from consular_cli.engine.interview import Interview, State, assume, unused
from consular_cli.loading.folder import Folder
from consular_cli.loading.guidebook import Guidebook
from consular_cli.model import Answers, Checklist, Guard, Question, Value

REAL = Path(__file__).parent.parent.parent / "guides"


def bound_to(guidebook: Guidebook, guide_id: str) -> Interview:
    return Interview(guidebook.guide(guide_id), guidebook.reference, AS_OF)


KNOWN = [bound_to(GUIDEBOOK, "child")]
KNOWN += [bound_to(Guidebook(Folder(REAL)), path.parent.name) for path in sorted(REAL.glob("*/guide.yaml"))]


@st.composite
def interviews(draw: Any, columns_anywhere: bool = False) -> Interview:
    return Interview(draw(guides(columns_anywhere)), REFERENCE, AS_OF)


@st.composite
def with_a_person(draw: Any, interview: Interview) -> tuple[Interview, Person]:
    codes = tuple(interview.reference.countries) if interview in KNOWN else CODES
    return interview, draw(people(interview.guide, codes))


def of_every_guide(test: Callable[[Interview, Person], None]) -> Callable[[], None]:
    """Runs a test for random guides, and for each guide that there is, with random people."""

    @quick
    @given(interviews().flatmap(with_a_person))
    def of_random_guides(drawn: tuple[Interview, Person]) -> None:
        test(*drawn)

    @pytest.mark.parametrize("interview", [None, *KNOWN], ids=["random", *(one.guide.id for one in KNOWN)])
    def run(interview: Interview | None) -> None:
        if interview is None:
            of_random_guides()
        else:
            quick(given(with_a_person(interview))(lambda drawn: test(*drawn)))()

    return run


def walk(interview: Interview, person: Person) -> dict[str, Value]:
    """The answers of a person who is asked only what matters."""
    answers: dict[str, Value] = {}
    while needed := interview.state(answers).needed:
        question = person.pick(len(answers), needed)
        assert question.id not in answers, "no question is asked twice"
        answers[question.id] = person.answer(question, interview.state(answers).offered(question))
    return answers


def answer_everything(interview: Interview, person: Person) -> dict[str, Value]:
    """The answers of a person who answers whatever applies, whether it matters or not."""
    answers: dict[str, Value] = {}
    while open_ := [one for one in interview.guide.questions if applies(interview.state(answers), one, answers)]:
        question = person.pick(len(answers), tuple(open_))
        answers[question.id] = person.answer(question, interview.state(answers).offered(question))
    return answers


def applies(state: State, question: Question, answers: Answers) -> bool:
    return state.applies(question.id) is True and question.id not in answers


def but_for_because(checklist: Checklist) -> Checklist:
    """A checklist without what was asked, and what therefore is known to have put each line there."""
    return replace(
        checklist,
        answers={},
        outcome=replace(checklist.outcome, because=()),
        told=tuple(replace(told, because=()) for told in checklist.told),
        lines=tuple(replace(line, because=()) for line in checklist.lines),
    )


@of_every_guide
def test_every_interview_ends_with_everything_decided(interview: Interview, person: Person) -> None:
    answers = walk(interview, person)
    state = interview.state(answers)
    assert state.outcome is not None
    for guard in (*(item.guard for item in interview.guide.items), *(told.guard for told in interview.guide.told)):
        assert stands(interview, state, guard) is not None
    checklist = build_checklist(interview, answers)
    assert checklist.outcome.value == state.outcome


@of_every_guide
def test_any_order_of_answering_gives_the_same_checklist(interview: Interview, person: Person) -> None:
    in_order = build_checklist(interview, walk(interview, replace(person, picks=(0,))))
    in_another = build_checklist(interview, walk(interview, person))
    assert but_for_because(in_order) == but_for_because(in_another)


@of_every_guide
def test_asking_only_what_matters_gives_the_same_checklist_as_asking_everything(
    interview: Interview, person: Person
) -> None:
    everything = answer_everything(interview, person)
    asked = walk(interview, person)
    assert asked.items() <= everything.items()
    assert but_for_because(build_checklist(interview, asked)) == but_for_because(build_checklist(interview, everything))


@of_every_guide
def test_the_order_in_which_answers_are_handed_over_is_nothing(interview: Interview, person: Person) -> None:
    answers = answer_everything(interview, person)
    turned = dict(reversed(answers.items()))
    assert build_checklist(interview, answers) == build_checklist(interview, turned)


@of_every_guide
def test_back_and_forward_are_inverse(interview: Interview, person: Person) -> None:
    there = [seen(interview.state(so_far)) for so_far in steps(walk(interview, person))]
    back = [seen(interview.state(so_far)) for so_far in reversed(list(steps(walk(interview, person))))]
    assert there == back[::-1]


@of_every_guide
def test_an_answer_that_does_not_apply_changes_nothing(interview: Interview, person: Person) -> None:
    answers = walk(interview, person)
    state = interview.state(answers)
    absent: dict[str, Value] = {
        one.id: person.answer(one, tuple(option.id for option in one.options))
        for one in interview.guide.questions
        if state.applies(one.id) is False
    }
    assert build_checklist(interview, answers) == build_checklist(interview, {**absent, **answers})
    assert set(unused(interview, {**answers, **absent}, {**answers, **absent})) == set(absent)
    for so_far in steps(answers):
        still = {id_: value for id_, value in absent.items() if interview.state(so_far).applies(id_) is False}
        assert seen(interview.state(so_far)) == seen(interview.state({**still, **so_far}))


@of_every_guide
def test_what_is_decided_stays_decided(interview: Interview, person: Person) -> None:
    """An alert that was said is never taken back, nor is anything else."""
    guards = guards_of(interview)
    answers = answer_everything(interview, person)
    before: list[bool | None] = [None] * len(guards)
    outcome: str | None = None
    said: set[str] = set()
    for so_far in steps(answers):
        state = interview.state(so_far)
        now = [stands(interview, state, guard) for guard in guards]
        assert all(old is None or old is new for old, new in zip(before, now, strict=True))
        assert outcome in (None, state.outcome)
        assert said <= {alert.id for alert in state.alerts}
        before, outcome, said = now, state.outcome, {alert.id for alert in state.alerts}


@of_every_guide
def test_defaults_complete_an_interview(interview: Interview, person: Person) -> None:
    given = {id_: value for id_, value in walk(interview, person).items() if len(id_) % 2}
    given = dict(list(given.items())[: person.picks[0]])
    assumption = assume(interview, given)
    assert given.items() <= assumption.answers.items()
    assert set(assumption.assumed) == set(assumption.answers) - set(given)
    assert interview.state(assumption.answers).needed == assumption.missing
    assert all(interview.default(question, assumption.answers) is None for question in assumption.missing)
    assert assume(interview, assumption.answers) == replace(assumption, assumed=())
    if not assumption.missing:
        build_checklist(interview, assumption.answers, assumption.assumed)
    strict = assume(interview, given, strict=True)
    assert (strict.answers, strict.assumed, strict.missing) == (given, (), interview.state(given).needed)


@quick
@given(interviews(columns_anywhere=True).flatmap(with_a_person), st.sets(st.integers(0, 9)))
def test_the_engine_says_what_the_oracle_says(drawn: tuple[Interview, Person], kept: set[int]) -> None:
    agree(*drawn, kept)


@pytest.mark.parametrize("interview", KNOWN, ids=[one.guide.id for one in KNOWN])
def test_the_engine_says_of_a_real_guide_what_the_oracle_says(interview: Interview) -> None:
    quick(given(with_a_person(interview), st.sets(st.integers(0, 9)))(lambda drawn, kept: agree(*drawn, kept)))()


def agree(interview: Interview, person: Person, kept: set[int]) -> None:
    """Whatever was answered, and whatever not: the same standings, values, options and next questions."""
    every = {one.id: person.answer(one, tuple(o.id for o in one.options)) for one in interview.guide.questions}
    answers = {id_: value for place, (id_, value) in enumerate(every.items()) if place % 10 in kept}
    state = interview.state(answers)
    oracle = Oracle(interview.guide, interview.reference, interview.as_of, answers)
    for guard in guards_of(interview):
        assert stands(interview, state, guard) is oracle.guard(guard)
    for table in interview.guide.tables:
        values = {row.value for row in oracle.possible_rows(table.id)}
        assert state.value(table.id) == (values.pop() if len(values) == 1 else None)
    for question in interview.guide.questions:
        assert state.offered(question) == tuple(
            option.id for option in question.options if oracle.guard(option.guard) is not False
        )
    assert [question.id for question in state.needed] == oracle.needed()


def guards_of(interview: Interview) -> list[Guard]:
    guide = interview.guide
    return [
        *(question.guard for question in guide.questions),
        *(option.guard for question in guide.questions for option in question.options),
        *(row.guard for table in guide.tables for row in table.rows),
        *(told.guard for told in guide.told),
        *(item.guard for item in guide.items),
        *(one.guard for item in guide.items for one in item.one_of),
    ]


def stands(interview: Interview, state: State, guard: Guard) -> bool | None:
    return truth(interview.mask(guard), state.failed, state.opened)


def steps(answers: Answers) -> list[dict[str, Value]]:
    """The answers as they came in, from none to all."""
    items = list(answers.items())
    return [dict(items[:count]) for count in range(len(items) + 1)]


def seen(state: State) -> tuple[object, ...]:
    """What a person sees of a state."""
    return state.needed, state.outcome, state.alerts, tuple(map(state.offered, state.needed))
