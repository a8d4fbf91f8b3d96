"""What stands on a checklist, what put it there, and what it rests on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from small_guides import AS_OF, GUIDEBOOK, LAW, REFERENCE, choice, fact, interview, item, lines, paper, when

from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Interview, assume
from consular_cli.model import (
    OUTCOME,
    Alternative,
    Answers,
    Checklist,
    Citation,
    Deadline,
    Finding,
    Item,
    Line,
    Mission,
    Period,
    Place,
    Question,
    Reason,
    Row,
    Table,
    Told,
)

Q, R, S = choice("q"), choice("r"), choice("s")
COUNTRY = Question("country", "country")
HCCH = Citation("hcch-status")


def made(*things: Question | Table | Item | Told, answers: Answers | None = None, as_of: date = AS_OF) -> Checklist:
    return build_checklist(interview(*things, as_of=as_of), answers or {})


def only(*things: Question | Table | Item | Told, answers: Answers | None = None, as_of: date = AS_OF) -> Line:
    [line] = made(*things, answers=answers, as_of=as_of).lines
    return line


def test_what_is_not_complete_is_no_checklist() -> None:
    with pytest.raises(ValueError, match="not answered: q"):
        made(Q, paper("a", when("{q: x}", Q)))


def test_the_answers_are_those_that_counted_in_the_order_of_the_file() -> None:
    gated = choice("r", guard=when("{q: x}", Q))
    things = gated, Q, S, paper("a", when("{r: x}", gated)), paper("b", when("{s: x}", S))
    checklist = made(*things, answers={"s": "y", "r": "x", "q": "y"})
    assert list(checklist.answers.items()) == [("q", "y"), ("s", "y")]


def test_sections_keep_the_order_of_the_guide() -> None:
    checklist = made(item("steps", "b"), paper("z"), item("steps", "a"), paper("c"))
    assert [line.item.id for line in checklist.section("steps")] == ["b", "a"]
    assert [line.item.id for line in checklist.section("documents")] == ["z", "c"]
    assert checklist.section("fees") == ()


def test_an_item_of_several_blocks_stands_once_as_in_the_first_that_holds() -> None:
    first = replace(paper("a", when("{q: x}", Q)), count=1)
    second = replace(paper("a", when("{q: [x, y]}", Q)), count=2)
    assert only(Q, first, second, answers={"q": "x"}).item.count == 1
    assert only(Q, first, second, answers={"q": "y"}).item.count == 2


def test_a_fact_of_several_blocks_is_told_once() -> None:
    known = fact("known", ("a", ()))
    checklist = made(Q, known, Told("known"), Told("known", when("{q: x}", Q)), answers={"q": "x"})
    assert [told.table for told in checklist.told] == ["known"]


# Because


def reasons(line: Line | Finding) -> list[tuple[str, object]]:
    return [(reason.name, reason.value) for reason in line.because]


def test_a_line_is_there_because_of_the_answers_that_its_condition_names() -> None:
    assert reasons(only(Q, R, paper("a", when("{r: [x, y], q: x}", Q, R)), answers={"q": "x", "r": "y"})) == [
        ("r", "y"),
        ("q", "x"),
    ]


def test_what_holds_always_needs_no_reason() -> None:
    assert only(paper("a")).because == ()


def test_a_fact_is_a_reason_and_brings_its_own() -> None:
    known = fact("known", ("a", when("{q: x}", Q)), ("b", when("{r: x}", R)), ("c", ()))
    line = paper("a", when("{known: [b, c]}", known))
    assert reasons(only(Q, R, known, line, answers={"q": "y", "r": "x"})) == [("known", "b"), ("r", "x")]
    assert reasons(only(Q, R, known, line, answers={"q": "y", "r": "y"})) == [("known", "c"), ("q", "y"), ("r", "y")]


def test_the_day_is_a_reason() -> None:
    assert only(paper("a", when("{as-of: {from: 2026-01-01}}"))).because == (Reason("as-of", AS_OF),)


def test_of_an_any_those_that_hold_are_reasons() -> None:
    either = paper("a", when("{s: x, any: [{q: x}, {r: x}]}", Q, R, S))
    assert reasons(only(Q, R, S, either, answers={"s": "x", "q": "y", "r": "x"})) == [("s", "x"), ("r", "x")]


def test_a_question_that_does_not_apply_is_no_reason() -> None:
    gated = choice("r", guard=when("{q: x}", Q))
    line = paper("a", when("{q: y, r: {not: x}}", Q, gated))
    assert reasons(only(Q, gated, line, answers={"q": "y"})) == [("q", "y")]


def test_the_last_row_holds_because_the_others_do_not() -> None:
    outcome = fact(OUTCOME, ("a", when("{q: x}", Q)), ("b", when("{r: x, s: x}", R, S)), ("c", ()))
    found = made(Q, R, S, outcome, answers={"q": "y", "r": "y"}).outcome
    assert found.value == "c"
    assert reasons(found) == [("q", "y"), ("r", "y")]


def test_a_fact_that_stayed_open_is_no_reason() -> None:
    """The condition before the last row failed without it."""
    known = fact("known", ("a", when("{s: x}", S)), ("b", ()))
    outcome = fact(OUTCOME, ("a", when("{q: x, known: a}", Q, known)), ("c", ()))
    assert reasons(made(Q, S, known, outcome, answers={"q": "y"}).outcome) == [("q", "y")]


def test_each_reason_stands_once() -> None:
    one = fact("one", ("a", when("{q: x}", Q)), ("b", ()))
    two = fact("two", ("a", when("{one: a, q: x}", Q, one)), ("b", ()))
    line = paper("a", when("{two: a, one: a, q: x}", Q, one, two))
    assert reasons(only(Q, one, two, line, answers={"q": "x"})) == [("two", "a"), ("one", "a"), ("q", "x")]


def test_a_long_chain_of_facts_is_followed_to_its_end() -> None:
    """A guide from a stranger may be as long as it likes: each fact is looked at once, and none too deep."""
    tables = [fact("f-0", ("a", when("{q: x}", Q)), ("b", ()))]
    for place in range(1, 2000):
        before = tables[-1]
        guard = when(f"{{{before.id}: a}}", before)
        tables.append(fact(f"f-{place}", ("a", guard), ("b", when(f"{{{before.id}: b, q: z}}", before, Q)), ("c", ())))
    line = paper("p", when(f"{{{tables[-1].id}: {{not: a}}}}", tables[-1]))
    assert len(only(Q, *tables, line, answers={"q": "y"}).because) == 2001


# Sources and doubt


def told_by(table: Table, *questions: Question, answers: Answers, as_of: date = AS_OF) -> Finding:
    return made(*questions, table, answers=answers, as_of=as_of).outcome


def outcome_by_route(confidence: str = "high") -> Table:
    return Table(
        OUTCOME,
        (
            Row("apostille", when("{country.route: apostille}", COUNTRY), LAW),
            Row("elsewhere", sources=LAW, confidence=confidence),  # type: ignore[arg-type]
        ),
    )


def test_a_row_rests_on_its_own_source_and_on_the_cells_that_it_names() -> None:
    found = told_by(outcome_by_route(), COUNTRY, answers={"country": "DE"})
    assert (found.value, found.sources, found.confidence) == ("apostille", (*LAW, HCCH), "high")


@pytest.mark.parametrize(
    ("country", "as_of", "value", "since", "until"),
    [
        ("TH", "2026-11-23", "elsewhere", None, date(2027, 2, 27)),
        ("TH", "2027-02-27", "elsewhere", None, date(2027, 2, 27)),
        ("TH", "2027-02-28", "apostille", date(2027, 2, 28), None),
        ("UA", "2023-12-28", "elsewhere", None, date(2023, 12, 28)),
        ("UA", "2023-12-29", "apostille", date(2023, 12, 29), None),
        ("DE", "2026-11-23", "apostille", None, None),
    ],
)
def test_an_outcome_that_rests_on_a_dated_cell_says_since_and_until_when(
    country: str, as_of: str, value: str, since: date | None, until: date | None
) -> None:
    found = told_by(outcome_by_route(), COUNTRY, answers={"country": country}, as_of=date.fromisoformat(as_of))
    assert (found.value, found.since, found.until) == (value, since, until)


def test_the_doubt_about_a_cell_is_that_of_the_outcome_and_its_source_comes_first() -> None:
    found = told_by(outcome_by_route(), COUNTRY, answers={"country": "TH"}, as_of=date(2027, 3, 1))
    assert (found.sources, found.confidence) == ((HCCH, *LAW), "medium")


def test_a_row_in_greater_doubt_than_its_cells_keeps_its_own_source_first() -> None:
    found = told_by(outcome_by_route("low"), COUNTRY, answers={"country": "TH"})
    assert (found.sources[0], found.confidence) == (LAW[0], "low")


def test_a_line_rests_on_the_cells_that_its_condition_names() -> None:
    line = only(COUNTRY, paper("a", when("{country.route: apostille}", COUNTRY)), answers={"country": "UA"})
    assert (line.sources, line.confidence) == ((HCCH, *LAW), "medium")
    line = only(
        COUNTRY, item("documents", "a", when("{country.route: apostille}", COUNTRY), ()), answers={"country": "DE"}
    )
    assert (line.sources, line.confidence) == ((HCCH,), "high")


# Papers


PAPERS = (Alternative("a", when("{q: x}", Q), foreign="country"), Alternative("b"), Alternative("c", when("{q: y}", Q)))


def test_of_the_papers_that_serve_those_stand_there_that_are_open_to_the_person() -> None:
    proof = replace(paper("proof"), one_of=PAPERS)
    line = only(Q, COUNTRY, proof, answers={"q": "y"})
    assert [one.alternative.id for one in line.choices] == ["b", "c"]
    line = only(Q, COUNTRY, proof, answers={"q": "x", "country": "DE"})
    assert [(one.alternative.id, one.need and one.need.route) for one in line.choices] == [
        ("a", "apostille"),
        ("b", None),
    ]


@pytest.mark.parametrize(
    ("country", "route", "confidence"),
    [
        ("DE", "apostille", "high"),
        ("AE", "legalisation", "high"),
        ("KZ", "none", "high"),
        ("TW", "unknown", "high"),
        ("TH", "legalisation", "medium"),
    ],
)
def test_a_foreign_paper_needs_what_the_country_that_issued_it_needs(country: str, route: str, confidence: str) -> None:
    need = only(COUNTRY, replace(paper("a"), foreign="country"), answers={"country": country}).need
    assert need
    assert (need.country, need.route, need.confidence, HCCH in need.sources) == (
        country,
        route,
        confidence,
        route != "unknown",
    )


def test_a_paper_from_nowhere_needs_nothing() -> None:
    gated = replace(COUNTRY, guard=when("{q: x}", Q))
    assert only(Q, gated, replace(paper("a"), foreign="country"), answers={"q": "y"}).need is None


# Deadlines and fees


BORN = Question("born", "date")


@pytest.mark.parametrize(
    ("born", "day", "passed"),
    [("2026-09-24", "2026-11-24", False), ("2026-09-23", "2026-11-23", False), ("2026-09-22", "2026-11-22", True)],
)
def test_a_deadline_is_counted_from_the_date_answered(born: str, day: str, passed: bool) -> None:
    step = replace(item("steps", "file"), within=Deadline(Period(2, "months"), "born", dated=True))
    due = only(BORN, step, answers={"born": date.fromisoformat(born)}).due
    assert due
    assert (due.day, due.passed, due.start) == (date.fromisoformat(day), passed, "born")


def test_a_deadline_from_an_event_has_words_alone() -> None:
    due = only(replace(item("steps", "file"), within=Deadline(Period(5, "working days"), "notice", dated=False))).due
    assert due
    assert (due.day, due.passed, due.start) == (None, False, "notice")


CHILDREN = Question("children", "number")


def test_a_fee_is_that_of_the_day_as_often_as_answered() -> None:
    fee = replace(item("fees", "pay"), rate="consular-birth", times="children")
    line = only(CHILDREN, fee, answers={"children": 3})
    assert line.money
    assert line.money.sums == {"USD": Decimal(75), "EUR": Decimal(60)}
    line = only(CHILDREN, fee, answers={"children": 3}, as_of=date(2025, 12, 31))
    assert line.money
    assert line.money.sums == {}


# Missions


def test_the_surest_post_comes_first() -> None:
    step = replace(item("steps", "file"), at=Place(mission="country"))
    line = only(COUNTRY, step, answers={"country": "DE"})
    assert line.missions == ("de-berlin-embassy", "de-munich-consulate")
    assert only(COUNTRY, step, answers={"country": "AE"}).missions == ()


def mission(id_: str, country: str, serves: str, **more: object) -> Mission:
    return Mission(id_, "embassy", country, tuple(serves.split()), **more)  # type: ignore[arg-type]


def test_posts_are_ordered_by_how_surely_they_serve_the_country() -> None:
    posts = [
        mission("perhaps", "NO", "NO", unconfirmed=("DE",)),
        mission("closed", "DE", "DE", status="unconfirmed"),
        mission("doubtful", "DE", "DE", confidence="low"),
        mission("abroad", "NO", "NO DE"),
        mission("limited", "DE", "DE", status="limited"),
        mission("elsewhere", "NO", "NO"),
        mission("home", "DE", "DE"),
    ]
    tables = replace(REFERENCE, missions={post.id: post for post in posts})
    step = replace(item("steps", "file"), at=Place(mission="country"))
    bound = Interview(interview(COUNTRY, step).guide, tables, AS_OF)
    [line] = build_checklist(bound, {"country": "DE"}).lines
    assert line.missions == ("home", "abroad", "doubtful", "limited", "closed", "perhaps")


# The guide of DESIGN.md, whole


MADRID: Answers = {
    "parents": "both-citizens",
    "location": "abroad",
    "born": date(2026, 10, 12),
    "bond": "married",
    "country": "ES",
    "papers": (),
}


def child(answers: Answers) -> Checklist:
    bound = Interview(GUIDEBOOK.guide("child"), REFERENCE, AS_OF)
    assumption = assume(bound, answers)
    assert assumption.missing == ()
    return build_checklist(bound, assumption.answers, assumption.assumed)


def test_two_students_with_a_daughter_born_in_madrid() -> None:
    checklist = child(MADRID)
    assert checklist.outcome.value == "register-mission"
    assert checklist.assumed == ("filer", "issued-in", "children", "decision")
    assert [(told.table, told.value) for told in checklist.told] == [("citizenship", "citizen")]
    found = lines(checklist)
    assert [path for path in found if path.startswith("documents/")] == [
        "documents/proof-of-birth",
        "documents/marriage-certificate",
        "documents/photographs",
    ]
    need, due, fee = found["documents/proof-of-birth"].need, found["steps/file"].due, found["fees/registration"].money
    assert need and need.route == "apostille"
    assert due and due.day == date(2026, 12, 12)
    assert fee and fee.sums == {"USD": Decimal(25), "EUR": Decimal(20)}
    assert found["steps/file"].missions == ("es-madrid-embassy",)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"parents": "both-foreign"}, "not-our-case"),
        ({"parents": "not-sure"}, "find-out-first"),
        ({"parents": "not-sure", "location": "abroad", "born": date(2020, 1, 1)}, "find-out-first"),
    ],
)
def test_what_one_answer_decides_is_decided(answers: Answers, outcome: str) -> None:
    checklist = child(answers)
    assert (checklist.outcome.value, checklist.lines, checklist.assumed) == (outcome, (), ())
