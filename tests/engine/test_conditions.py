"""What a condition written in a guide means: it holds, fails, or is open."""

from collections.abc import Mapping
from datetime import date

import pytest
from oracle import Oracle
from small_guides import AS_OF, REFERENCE, choice, fact, guide, paper, when

from consular_cli.engine.conditions import truth
from consular_cli.engine.interview import Interview
from consular_cli.model import SKIPPED, Answers, Option, Question, Value

GATE = Question("gate", "yes-no")
OPEN_GATE: Mapping[str, Value] = {"gate": "yes"}
SHUT_GATE: Mapping[str, Value] = {"gate": "no"}


def gated() -> tuple[Question, ...]:
    """One question of each type, asked only after `gate: yes`."""
    guard = when("{gate: yes}", GATE)
    options = tuple(map(Option, ("x", "y", "z")))
    return (
        choice("q", guard=guard),
        Question("s", "several", options, guard),
        Question("yn", "yes-no", guard=guard),
        Question("d", "date", guard=guard),
        Question("n", "number", guard=guard),
        Question("c", "country", guard=guard, also=("stateless",)),
        Question("opt", "choice", options, guard, optional=True),
    )


QUESTIONS = (GATE, *gated())
FACT = fact(
    "f",
    ("a", when("{q: x}", *QUESTIONS)),
    ("b", when("{q: y}", *QUESTIONS)),
    ("b", when("{s: x}", *QUESTIONS)),
    ("c", ()),
)


def stands(written: str, answers: Answers, as_of: date = AS_OF) -> bool | None:
    """How the condition stands, in which the engine and the oracle agree."""
    guard = when(written, *QUESTIONS, FACT)
    whole = guide(*QUESTIONS, FACT, paper("it", guard))
    interview = Interview(whole, REFERENCE, as_of)
    state = interview.state(answers)
    [(_, mask)] = interview.items
    found = truth(mask, state.failed, state.opened)
    assert found is Oracle(whole, REFERENCE, as_of, answers).guard(guard)
    return found


WRITTEN: list[tuple[str, Answers, bool]] = [
    # the answer is x, or one of them
    ("{q: x}", {"q": "x"}, True),
    ("{q: x}", {"q": "y"}, False),
    ("{q: [x, y]}", {"q": "y"}, True),
    ("{q: [x, y]}", {"q": "z"}, False),
    ("{yn: yes}", {"yn": "yes"}, True),
    ("{yn: yes}", {"yn": "no"}, False),
    ("{c: DE}", {"c": "DE"}, True),
    ("{c: [DE, NO]}", {"c": "NO"}, True),
    ("{c: DE}", {"c": "stateless"}, False),
    ("{c: stateless}", {"c": "stateless"}, True),
    # several: x, or one of them, is among the chosen
    ("{s: x}", {"s": ("x", "z")}, True),
    ("{s: x}", {"s": ("z",)}, False),
    ("{s: x}", {"s": ()}, False),
    ("{s: [x, y]}", {"s": ("y", "z")}, True),
    ("{s: [x, y]}", {"s": ("z",)}, False),
    ("{s: some}", {"s": ("z",)}, True),
    ("{s: some}", {"s": ()}, False),
    ("{s: {all: [x, y]}}", {"s": ("x", "y", "z")}, True),
    ("{s: {all: [x, y]}}", {"s": ("x",)}, False),
    ("{s: {all: x}}", {"s": ("x",)}, True),
    ("{s: {all: [x, y]}}", {"s": ()}, False),
    # not: exactly the negation
    ("{q: {not: x}}", {"q": "x"}, False),
    ("{q: {not: x}}", {"q": "y"}, True),
    ("{q: {not: [x, y]}}", {"q": "y"}, False),
    ("{q: {not: [x, y]}}", {"q": "z"}, True),
    ("{s: {not: x}}", {"s": ("x", "y")}, False),
    ("{s: {not: some}}", {"s": ()}, True),
    ("{s: {not: some}}", {"s": ("x",)}, False),
    ("{s: {not: {all: [x, y]}}}", {"s": ("x",)}, True),
    ("{c: {not: DE}}", {"c": "DE"}, False),
    ("{c: {not: DE}}", {"c": "stateless"}, True),
    ("{d: {not: {within: 2 months}}}", {"d": date(2026, 9, 22)}, True),
    ("{d: {not: {within: 2 months}}}", {"d": date(2026, 9, 23)}, False),
    ("{n: {not: 3}}", {"n": 3}, False),
    ("{n: {not: {at-least: 3}}}", {"n": 2}, True),
    # within: the as-of date is not later than the date answered plus the period
    ("{d: {within: 2 months}}", {"d": date(2026, 9, 23)}, True),
    ("{d: {within: 2 months}}", {"d": date(2026, 9, 22)}, False),
    ("{d: {within: 2 months}}", {"d": date(2030, 1, 1)}, True),
    ("{d: {within: 5 working days}}", {"d": date(2026, 11, 16)}, True),
    ("{d: {within: 5 working days}}", {"d": date(2026, 11, 13)}, False),
    # ahead: the date is not before the as-of date plus the period
    ("{d: {ahead: 6 months}}", {"d": date(2027, 5, 23)}, True),
    ("{d: {ahead: 6 months}}", {"d": date(2027, 5, 22)}, False),
    # from, until: both ends are inside, either may be missing
    ("{d: {from: 2026-01-01, until: 2026-06-30}}", {"d": date(2026, 1, 1)}, True),
    ("{d: {from: 2026-01-01, until: 2026-06-30}}", {"d": date(2026, 6, 30)}, True),
    ("{d: {from: 2026-01-01, until: 2026-06-30}}", {"d": date(2025, 12, 31)}, False),
    ("{d: {from: 2026-01-01, until: 2026-06-30}}", {"d": date(2026, 7, 1)}, False),
    ("{d: {from: 2026-01-01}}", {"d": date(2999, 1, 1)}, True),
    ("{d: {until: 2026-06-30}}", {"d": date(1900, 1, 1)}, True),
    ("{d: 2026-06-30}", {"d": date(2026, 6, 30)}, True),
    ("{d: 2026-06-30}", {"d": date(2026, 6, 29)}, False),
    # at-least and below, together or alone
    ("{n: {at-least: 3, below: 18}}", {"n": 3}, True),
    ("{n: {at-least: 3, below: 18}}", {"n": 17}, True),
    ("{n: {at-least: 3, below: 18}}", {"n": 18}, False),
    ("{n: {at-least: 3, below: 18}}", {"n": 2}, False),
    ("{n: {at-least: 3}}", {"n": 99}, True),
    ("{n: {below: 18}}", {"n": 0}, True),
    ("{n: 3}", {"n": 3}, True),
    ("{n: 3}", {"n": 4}, False),
    # a column of the country; what is not known is the value `unknown`
    ("{c.route: apostille}", {"c": "DE"}, True),
    ("{c.route: apostille}", {"c": "AE"}, False),
    ("{c.route: {not: apostille}}", {"c": "AE"}, True),
    ("{c.route: [none, unknown]}", {"c": "KZ"}, True),
    ("{c.apostille: true}", {"c": "DE"}, True),
    ("{c.apostille: unknown}", {"c": "stateless"}, True),
    ("{c.minsk: false}", {"c": "stateless"}, True),
    ("{c.apostille: {not: true}}", {"c": "stateless"}, True),
    # a fact
    ("{f: a}", {"q": "x"}, True),
    ("{f: a}", {"q": "y"}, False),
    ("{f: {not: a}}", {"q": "y"}, True),
    ("{f: [a, c]}", {"q": "z", "s": ()}, True),
    # an optional question that was skipped has no value
    ("{opt: x}", {"opt": SKIPPED}, False),
    ("{opt: {not: x}}", {"opt": SKIPPED}, True),
    # all keys must hold
    ("{q: x, n: 3}", {"q": "x", "n": 3}, True),
    ("{q: x, n: 3}", {"q": "x", "n": 4}, False),
    # any: one of them
    ("{any: [{q: x}, {n: 3}]}", {"q": "y", "n": 3}, True),
    ("{any: [{q: x}, {n: 3}]}", {"q": "y", "n": 4}, False),
    ("{q: x, any: [{n: 3}, {s: x}]}", {"q": "x", "n": 4, "s": ("x",)}, True),
    ("{q: x, any: [{n: 3}, {s: x}]}", {"q": "y", "n": 3, "s": ("x",)}, False),
    ("{any: [{q: x, n: 3}, {q: y, n: 4}]}", {"q": "y", "n": 4}, True),
    ("{any: [{q: x, n: 3}, {q: y, n: 4}]}", {"q": "x", "n": 4}, False),
]


@pytest.mark.parametrize(("written", "answers", "holds"), WRITTEN)
def test_what_is_written_holds_or_fails(written: str, answers: Answers, holds: bool) -> None:
    assert stands(written, {**OPEN_GATE, **answers}) is holds


@pytest.mark.parametrize("written", dict.fromkeys(written for written, *_ in WRITTEN))
def test_a_condition_is_open_until_its_questions_are_answered(written: str) -> None:
    assert stands(written, OPEN_GATE) is None
    assert stands(written, {}) is None


@pytest.mark.parametrize(("written", "answers"), [(written, answers) for written, answers, _ in WRITTEN])
def test_an_answer_given_early_counts_for_nothing(written: str, answers: Answers) -> None:
    assert stands(written, answers) is None


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("{q: x}", False),
        ("{q: {not: x}}", True),
        ("{s: some}", False),
        ("{s: {not: some}}", True),
        ("{s: {all: [x, y]}}", False),
        ("{d: {within: 2 months}}", False),
        ("{d: {ahead: 2 months}}", False),
        ("{d: {from: 2000-01-01}}", False),
        ("{d: {not: {within: 2 months}}}", True),
        ("{n: {at-least: 0}}", False),
        ("{n: {not: {at-least: 0}}}", True),
        ("{c: DE}", False),
        ("{c.apostille: unknown}", False),  # without a country it fails
        ("{c.apostille: {not: true}}", True),
        ("{f: c}", True),
        ("{any: [{q: x}, {n: 3}]}", False),
        ("{any: [{q: x}, {n: {not: 3}}]}", True),
    ],
)
def test_a_question_that_does_not_apply_has_no_value(written: str, holds: bool) -> None:
    assert stands(written, SHUT_GATE) is holds
    early = {"q": "x", "s": ("x", "y"), "d": AS_OF, "n": 3, "c": "DE"}
    assert stands(written, {**SHUT_GATE, **early}) is holds, "whatever was answered"


@pytest.mark.parametrize(
    ("written", "answers", "expected"),
    [
        ("{q: x, n: 3}", {"q": "y"}, False),  # one that fails decides
        ("{q: x, n: 3}", {"q": "x"}, None),
        ("{any: [{q: x}, {n: 3}]}", {"q": "x"}, True),  # one that holds decides
        ("{any: [{q: x}, {n: 3}]}", {"q": "y"}, None),
        ("{any: [{q: x, n: 3}, {q: y, n: 4}]}", {"n": 3}, None),
        ("{any: [{q: x, n: 3}, {q: y, n: 4}]}", {"n": 5}, False),
        ("{q: x, any: [{n: 3}, {s: x}]}", {"n": 4, "s": ()}, False),
        ("{f: a}", {"s": ("x",)}, None),
        ("{f: c}", {"s": ("x",)}, False),  # the rows a and b are left
        ("{f: [a, b]}", {"s": ("x",)}, True),
        ("{f: {not: c}}", {"s": ("x",)}, True),
        ("{f: b}", {"q": "z"}, None),
    ],
)
def test_what_is_known_may_decide(written: str, answers: Answers, expected: bool | None) -> None:
    assert stands(written, {**OPEN_GATE, **answers}) is expected


@pytest.mark.parametrize(
    ("as_of", "holds"), [("2025-12-31", False), ("2026-01-01", True), ("2026-06-30", True), ("2026-07-01", False)]
)
def test_the_day_asked_about_is_known_from_the_start(as_of: str, holds: bool) -> None:
    day = date.fromisoformat(as_of)
    assert stands("{as-of: {from: 2026-01-01, until: 2026-06-30}}", {}, day) is holds
    assert stands("{as-of: {from: 2026-01-01, until: 2026-06-30}, q: x}", {}, day) is (None if holds else False)


@pytest.mark.parametrize(("day", "route"), [("2027-02-27", "legalisation"), ("2027-02-28", "apostille")])
def test_a_column_is_that_of_the_day_asked_about(day: str, route: str) -> None:
    as_of = date.fromisoformat(day)
    assert stands("{c.route: apostille}", {**OPEN_GATE, "c": "TH"}, as_of) is (route == "apostille")
