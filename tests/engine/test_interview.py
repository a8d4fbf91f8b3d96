"""What is asked, in which order, and what is decided already."""

from dataclasses import replace
from datetime import date

import pytest
from small_guides import AS_OF, REFERENCE, asked, choice, fact, guide, interview, item, paper, when

from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Interview, assume, unused
from consular_cli.model import (
    OUTCOME,
    SKIPPED,
    Alternative,
    Answers,
    Deadline,
    Option,
    Period,
    Place,
    Question,
    Row,
    Told,
    Value,
)

Q, R, S = choice("q"), choice("r"), choice("s")
COUNTRY = Question("country", "country", exclude=("KZ",))


# What is asked


def test_nothing_is_asked_where_nothing_depends_on_it() -> None:
    assert asked(interview(Q, R), {}) == []


def test_questions_come_in_the_order_of_the_file() -> None:
    bound = interview(Q, R, S, paper("a", when("{s: x}", S)), paper("b", when("{q: x}", Q)))
    assert asked(bound, {}) == ["q", "s"]
    assert asked(bound, {"q": "y"}) == ["s"]
    assert asked(bound, {"s": "x"}) == ["q"]
    assert asked(bound, {"q": "x", "s": "x"}) == []


def test_a_question_is_asked_once_it_surely_applies() -> None:
    gated = choice("r", guard=when("{q: x}", Q))
    bound = interview(gated, Q, paper("a", when("{r: x}", gated)))
    assert asked(bound, {}) == ["q"]
    assert asked(bound, {"r": "x"}) == ["q"]
    assert asked(bound, {"q": "x"}) == ["r"]
    assert asked(bound, {"q": "y"}) == []
    assert bound.state({}).applies("r") is None
    assert bound.state({"q": "x"}).applies("r") is True
    assert bound.state({"q": "y"}).applies("r") is False


def test_what_a_failed_condition_names_besides_is_not_asked() -> None:
    bound = interview(Q, R, paper("a", when("{q: x, r: x}", Q, R)))
    assert asked(bound, {"q": "y"}) == []
    assert asked(bound, {"q": "x"}) == ["r"]


def test_what_an_any_that_holds_names_besides_is_not_asked() -> None:
    bound = interview(Q, R, paper("a", when("{any: [{q: x}, {r: x}]}", Q, R)))
    assert asked(bound, {"q": "x"}) == []
    assert asked(bound, {"q": "y"}) == ["r"]


# Tables


TABLE = fact(OUTCOME, ("a", when("{q: x}", Q)), ("b", when("{r: x}", R)), ("a", when("{s: x}", S)), ("c", ()))


def test_a_table_takes_its_first_row_that_holds() -> None:
    bound = interview(Q, R, S, TABLE)
    assert bound.state({"q": "x"}).outcome == "a"
    assert bound.state({"q": "y", "r": "x"}).outcome == "b"
    assert bound.state({"q": "y", "r": "y", "s": "x"}).outcome == "a"
    assert bound.state({"q": "y", "r": "y", "s": "y"}).outcome == "c"


def test_an_open_table_still_has_the_values_of_the_rows_that_do_not_fail() -> None:
    bound = interview(
        Q, R, S, TABLE,
        paper("not-c", when("{outcome: {not: c}}", TABLE)),
        paper("a-or-b", when("{outcome: [a, b]}", TABLE)),
        paper("c", when("{outcome: c}", TABLE)),
        paper("b", when("{outcome: b}", TABLE)),
    )  # fmt: skip

    def holding(answers: Answers) -> set[str]:
        state = bound.state(answers)
        return {one.id for one, mask in bound.items if state.holds(mask)}

    assert holding({}) == set()
    assert holding({"s": "x"}) == {"not-c", "a-or-b"}, "c is out of reach, though a and b are open"
    assert holding({"r": "x"}) == {"not-c", "a-or-b"}
    assert holding({"r": "x", "q": "y"}) == {"not-c", "a-or-b", "b"}
    assert bound.state({"s": "x"}).outcome is None


def test_rows_below_one_that_holds_ask_nothing() -> None:
    bound = interview(Q, R, S, TABLE)
    assert asked(bound, {"r": "x"}) == ["q"]
    assert asked(bound, {"q": "x"}) == []


def test_a_fact_that_nobody_needs_is_not_worked_out() -> None:
    known = fact("known", ("a", when("{q: x}", Q)), ("b", ()))
    assert asked(interview(Q, known), {}) == []
    assert asked(interview(Q, R, known, paper("p", when("{r: x, known: a}", R, known))), {"r": "y"}) == []


def test_a_fact_is_worked_out_once_it_is_surely_told() -> None:
    known = fact("known", ("a", when("{q: x}", Q)), ("b", ()))
    bound = interview(R, Q, known, Told("known", when("{r: x}", R)))
    assert asked(bound, {}) == ["r"]
    assert asked(bound, {"r": "x"}) == ["q"]
    assert asked(bound, {"r": "y"}) == []


def test_a_told_fact_of_one_value_is_asked_where_its_rows_rest_on_different_sources() -> None:
    sure, unsure = Row("a", when("{q: x}", Q)), Row("a", when("{r: x}", R), confidence="low")
    told = Told("known")
    bound = interview(Q, R, fact("known", sure, unsure, Row("b")), told)
    assert asked(bound, {"r": "x"}) == ["q"], "whether it is in doubt depends on it"
    assert asked(interview(Q, R, fact("known", sure, Row("a", when("{r: x}", R)), Row("b")), told), {"r": "x"}) == []
    used = fact("known", sure, unsure, Row("b"))
    assert asked(interview(Q, R, used, paper("p", when("{known: a}", used))), {"r": "x"}) == [], "its value is known"


# Options


OFFERING = replace(Q, options=(Option("x", when("{r: x}", R)), Option("y", when("{r: {not: x}}", R)), Option("z")))


def test_a_question_waits_until_it_is_decided_which_options_it_offers() -> None:
    bound = interview(OFFERING, R, paper("a", when("{q: z}", OFFERING)))
    assert asked(bound, {}) == ["r"]
    assert asked(bound, {"q": "z"}) == ["r"], "an answer given early counts for nothing"
    assert asked(bound, {"r": "x"}) == ["q"]


@pytest.mark.parametrize(("answer", "offered"), [("x", ("x", "z")), ("y", ("y", "z"))])
def test_an_option_is_offered_where_its_condition_does_not_fail(answer: str, offered: tuple[str, ...]) -> None:
    bound = interview(OFFERING, R, paper("a", when("{q: z}", OFFERING)))
    assert bound.state({}).offered(OFFERING) == ("x", "y", "z")
    assert bound.state({"r": answer}).offered(OFFERING) == offered


def test_an_answer_that_is_not_offered_does_not_count() -> None:
    bound = interview(OFFERING, R, paper("a", when("{q: x}", OFFERING)))
    assert asked(bound, {"r": "y", "q": "x"}) == ["q"]
    assert unused(bound, {"r": "y", "q": "x"}, {"r": "y", "q": "z"}) == ("q",)


def test_nor_does_one_of_several() -> None:
    several = replace(OFFERING, type="several")
    bound = interview(several, R, paper("a", when("{q: z}", several)))
    assert asked(bound, {"r": "y", "q": ("x", "z")}) == ["q"]
    assert asked(bound, {"r": "y", "q": ("z",)}) == []


# Fill-ins


BORN = Question("born", "date")
CHILDREN = Question("children", "number")
GATED = when("{q: x}", Q)
FILED = Deadline(Period(2, "months"), "born", dated=True)


@pytest.mark.parametrize(
    ("thing", "question"),
    [
        (replace(item("steps", "file", GATED), at=Place(mission="country")), COUNTRY),
        (replace(item("alerts", "call", GATED), at=Place(mission="country")), COUNTRY),
        (replace(item("steps", "file", GATED), within=FILED), BORN),
        (replace(item("fees", "pay", GATED), rate="duty", times="children"), CHILDREN),
        (replace(paper("proof", GATED), foreign="country"), COUNTRY),
        (replace(paper("proof", GATED), one_of=(Alternative("a", foreign="country"), Alternative("b"))), COUNTRY),
    ],
)
def test_what_an_item_only_fills_in_is_asked_once_the_item_is_certain(thing: object, question: Question) -> None:
    bound = interview(question, Q, thing)  # type: ignore[arg-type]
    assert asked(bound, {}) == ["q"]
    assert asked(bound, {"q": "y"}) == []
    assert asked(bound, {"q": "x"}) == [question.id]


def test_what_does_not_apply_is_not_filled_in() -> None:
    country = replace(COUNTRY, guard=when("{r: x}", R))
    bound = interview(R, country, replace(paper("proof"), foreign="country"))
    assert asked(bound, {}) == ["r"]
    assert asked(bound, {"r": "y"}) == []


def test_a_deadline_in_words_asks_nothing() -> None:
    events = Deadline(Period(2, "months"), "notice", dated=False)
    assert asked(interview(BORN, replace(item("steps", "file"), within=events)), {}) == []


def test_alternatives_are_worked_out_once_their_item_is_certain() -> None:
    papers = (Alternative("a", when("{r: x}", R)), Alternative("b"))
    bound = interview(R, Q, replace(paper("proof", GATED), one_of=papers))
    assert asked(bound, {}) == ["q"]
    assert asked(bound, {"q": "x"}) == ["r"]


def test_where_an_alternative_was_issued_is_asked_only_where_it_is_one() -> None:
    papers = (Alternative("a", when("{r: x}", R), foreign="country"), Alternative("b"))
    bound = interview(R, COUNTRY, replace(paper("proof"), one_of=papers))
    assert asked(bound, {}) == ["r"]
    assert asked(bound, {"r": "x"}) == ["country"]
    assert asked(bound, {"r": "y"}) == []


# Alerts


def test_an_alert_is_said_when_it_surely_holds() -> None:
    bound = interview(Q, R, item("alerts", "mind", when("{any: [{q: x}, {r: x}]}", Q, R)))
    assert [alert.id for alert in bound.state({}).alerts] == []
    assert [alert.id for alert in bound.state({"r": "x"}).alerts] == ["mind"]
    assert [alert.id for alert in bound.state({"q": "y", "r": "y"}).alerts] == []


def test_an_alert_about_the_day_is_said_at_once() -> None:
    guard = when("{as-of: {until: 2026-12-31}}")
    assert interview(item("alerts", "old", guard), as_of=date(2026, 12, 31)).state({}).alerts
    assert not interview(item("alerts", "old", guard), as_of=date(2027, 1, 1)).state({}).alerts


# Defaults


ALL = "{q: x, r: x, s: x}"


def with_default(*values: str | int, **more: object) -> Question:
    return replace(Q, default=values, **more)  # type: ignore[arg-type]


def needing(*questions: Question) -> Interview:
    """An interview that needs every one of the questions."""
    tests = {
        "choice": "x",
        "yes-no": "yes",
        "number": "1",
        "country": "DE",
        "several": "some",
        "date": "{until: 2026-01-01}",
    }
    guards = [(one.id, when(f"{{{one.id}: {tests[one.type]}}}", one)) for one in questions]
    return interview(*questions, *(paper(id_, guard) for id_, guard in guards))


def test_a_default_is_assumed_where_it_is_needed() -> None:
    assumption = assume(needing(with_default("y"), R), {"r": "x"})
    assert (assumption.answers, assumption.assumed, assumption.missing) == ({"q": "y", "r": "x"}, ("q",), ())


def test_an_answer_goes_before_the_default() -> None:
    assert assume(needing(with_default("y")), {"q": "x"}).answers == {"q": "x"}


def test_what_has_no_default_is_missing_though_others_are_assumed() -> None:
    assumption = assume(needing(R, with_default("y")), {})
    assert assumption.assumed == ("q",)
    assert [question.id for question in assumption.missing] == ["r"]


def test_strict_assumes_nothing() -> None:
    assumption = assume(needing(with_default("y"), R), {"r": "x"}, strict=True)
    assert (assumption.answers, assumption.assumed) == ({"r": "x"}, ())
    assert [question.id for question in assumption.missing] == ["q"]


def test_a_default_may_open_another_question() -> None:
    first = with_default("x")
    second = choice("r", guard=when("{q: x}", first))
    bound = interview(first, second, paper("a", when("{r: x}", second)))
    assert [question.id for question in assume(bound, {}).missing] == ["r"]


def test_of_a_list_the_first_that_is_offered_is_assumed() -> None:
    offering = replace(OFFERING, default=("x", "y"))
    bound = interview(R, offering, paper("a", when("{q: z}", offering)))
    assert assume(bound, {"r": "x"}).answers["q"] == "x"
    assert assume(bound, {"r": "y"}).answers["q"] == "y"
    only_x = replace(OFFERING, default=("x",))
    bound = interview(R, only_x, paper("a", when("{q: z}", only_x)))
    assert [question.id for question in assume(bound, {"r": "y"}).missing] == ["q"]


def test_an_answer_that_is_not_offered_gives_way_to_the_default() -> None:
    offering = replace(OFFERING, default=("z",))
    bound = interview(R, offering, paper("a", when("{q: z}", offering)))
    given: Answers = {"r": "y", "q": "x"}
    assumption = assume(bound, given)
    assert (assumption.answers, assumption.assumed) == ({"r": "y", "q": "z"}, ("q",))
    assert unused(bound, given, assumption.answers) == ("q",)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question("yn", "yes-no", default=("no",)), "no"),
        (Question("n", "number", default=(0,)), 0),
        (Question("c", "country", default=("DE",)), "DE"),
        (Question("m", "several", (Option("x"), Option("y")), default=("y",)), ("y",)),
    ],
)
def test_defaults_of_every_type(question: Question, expected: Value) -> None:
    assert assume(needing(question), {}).answers == {question.id: expected}


ISSUED = Question("issued", "country", same_as="country")


def test_the_same_as_another_answer() -> None:
    bound = needing(COUNTRY, ISSUED)
    assumption = assume(bound, {"country": "DE"})
    assert (assumption.answers, assumption.assumed) == ({"country": "DE", "issued": "DE"}, ("issued",))


def test_the_same_as_no_answer_is_no_default() -> None:
    bound = needing(COUNTRY, ISSUED)
    assert bound.default(ISSUED, {}) is None
    assert bound.default(ISSUED, {"country": SKIPPED}) is None
    assert [question.id for question in assume(bound, {}).missing] == ["country", "issued"]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (COUNTRY, replace(ISSUED, exclude=("DE",)), "DE"),
        (replace(COUNTRY, also=("stateless",)), ISSUED, "stateless"),
        (choice("country", "x", "w"), replace(Q, same_as="country"), "w"),
        (
            choice("country"),
            replace(OFFERING, same_as="country", options=(Option("y"), Option("x", when("{r: y}", R)))),
            "x",
        ),
    ],
)
def test_the_same_is_no_default_where_it_is_no_answer(one: Question, other: Question, answer: str) -> None:
    bound = interview(R, one, other)
    assert bound.default(other, {"country": answer, "r": "x"}) is None


def test_the_same_as_an_answer_that_does_not_count_is_no_default() -> None:
    """An answer that does not apply changes nothing."""
    gated = replace(COUNTRY, guard=when("{q: x}", Q))
    bound = interview(Q, gated, ISSUED, paper("a", when("{issued: DE}", ISSUED)), paper("b", when("{q: x}", Q)))
    assert [question.id for question in assume(bound, {"q": "y", "country": "DE"}).missing] == ["issued"]
    assert assume(bound, {"q": "x", "country": "DE"}).answers["issued"] == "DE"


# Answers that change nothing


def test_answers_to_questions_that_do_not_apply_are_unused() -> None:
    gated = choice("r", guard=when("{q: x}", Q))
    bound = interview(Q, gated, paper("a", when("{r: x}", gated)))
    given: Answers = {"q": "y", "r": "x"}
    assert unused(bound, given, assume(bound, given).answers) == ("r",)
    assert build_checklist(bound, given) == build_checklist(bound, {"q": "y"})


def test_an_optional_question_may_be_skipped() -> None:
    optional = replace(Q, optional=True)
    bound = interview(optional, paper("a", when("{q: x}", optional)), paper("b", when("{q: {not: x}}", optional)))
    state = bound.state({"q": SKIPPED})
    assert (state.needed, state.answer("q")) == ((), None)
    checklist = build_checklist(bound, {"q": SKIPPED})
    assert [line.item.id for line in checklist.lines] == ["b"]
    assert checklist.answers == {}


def test_one_interview_serves_many_people_and_forgets_them() -> None:
    bound = needing(Q, R)
    for answers in ({}, {"q": "x"}, {"q": "y", "r": "z"}, {"r": "x"}, {}):
        fresh = Interview(guide(*bound.guide.questions, *bound.guide.items), REFERENCE, AS_OF)
        assert asked(bound, answers) == asked(fresh, answers)
