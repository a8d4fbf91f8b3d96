"""What a sheet says, and in which order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from render_sample import (
    ADVICE,
    ANSWERS,
    CHECKLIST,
    GUIDE,
    GUIDE_TEXT,
    LAW,
    NOTICE,
    QUESTIONS,
    REFERENCE,
    RULES,
    line,
    only,
    sheet,
)

from consular_cli.model import (
    AS_OF,
    OUTCOME,
    Checklist,
    Citation,
    Confidence,
    Deadline,
    Due,
    Entry,
    Money,
    Need,
    Period,
    Place,
    Question,
    Reason,
)
from consular_cli.render.point import Point
from consular_cli.render.sheet import Sheet
from consular_cli.words.words import NO_BREAK_SPACE

TWO_MONTHS = Period(2, "months")


def titles(sheet: Sheet, section: str) -> list[str]:
    return [point.title for point in sheet.points(section)]


def only_point(checklist: Checklist, section: str = "steps", **texts: Any) -> Point:
    (point,) = sheet(checklist, **texts).points(section)
    return point


def said(point: Point) -> list[str]:
    return [detail.sentence.replace(NO_BREAK_SPACE, " ") for detail in point.details]


def entry(key: str, **changes: str) -> dict[str, Entry]:
    return {**GUIDE_TEXT.entries, key: replace(GUIDE_TEXT.entries[key], **changes)}


def test_the_order_of_a_sheet() -> None:
    assert [(section.id, section.title) for section in sheet().sections] == [
        ("outcome", ""),
        ("told", ""),
        ("assumed", ""),
        ("alerts", "Attention"),
        ("steps", "Steps"),
        ("documents", "Documents"),
        ("fees", "State duty"),
        ("fees", "Consular fee"),
        ("fees", "Other payments"),
        ("deadlines", "Deadlines"),
        ("warnings", "Keep in mind"),
        ("offices", "Where to go"),
        ("answers", "Your answers"),
        ("sources", "Sources"),
    ]


def test_sections_without_lines_are_left_out() -> None:
    lean = sheet(only(told=(), assumed=(), answers={"country": "DE"}))
    assert [section.id for section in lean.sections] == ["outcome", "answers", "sources"]


def test_the_opening_says_the_day_and_that_it_is_not_official() -> None:
    assert sheet().opening == "As of 23 November 2026. This is not an official service."


def test_the_outcome_says_since_when_and_until_when_it_holds() -> None:
    (outcome,) = sheet().points("outcome")
    assert (outcome.id, outcome.title, outcome.note) == (
        "needs-apostille",
        "The paper needs an apostille",
        "It is for: Germany.",
    )
    assert said(outcome) == ["This holds since: 7 November 2023", "This holds until: 27 February 2027"]


def test_the_closing_names_the_edition_and_the_age_of_the_sources() -> None:
    assert sheet().closing[1:-1] == (
        "Edition of the guidebook: 24 November 2026",
        "Oldest source: 4 March 2025",
        "Newest source: 1 July 2026",
        "1 source has no date.",
    )


# Answers


@pytest.mark.parametrize(
    ("question", "answer", "otherwise"),
    [
        (Question("applicant", "choice", QUESTIONS[2].options), "self", "--applicant representative"),
        (Question("urgent", "yes-no"), "yes", "--urgent no"),
        (Question("country", "country"), "ES", "--country COUNTRY"),
        (Question("issued", "date"), date(2026, 1, 2), "--issued DATE"),
        (Question("children", "number"), 1, "--children NUMBER"),
    ],
)
def test_what_was_assumed_says_how_to_answer_differently(question: Question, answer: object, otherwise: str) -> None:
    checklist = only(
        guide=replace(GUIDE, questions=(question,)),
        answers={question.id: answer},
        assumed=(question.id,),
        outcome=replace(CHECKLIST.outcome, because=()),
        told=(),
    )
    point = only_point(checklist, "assumed", outcome={"needs-apostille": Entry("Yes")})
    assert point.head == f"Assumed: {GUIDE_TEXT.questions[question.id].ask}"
    assert point.note.endswith(f". Otherwise: {otherwise}")


def test_a_private_guide_shows_nothing_to_type_again() -> None:
    private = sheet(only(guide=replace(GUIDE, private=True)))
    assert [point.note for point in private.points("assumed")] == ["I myself.", "No."]


def test_an_assumption_that_no_longer_counts_is_not_named() -> None:
    answers = {name: value for name, value in ANSWERS.items() if name != "urgent"}
    assert [point.id for point in sheet(only(answers=answers)).points("assumed")] == ["applicant"]


def test_answers_that_were_given() -> None:
    assert [point.note for point in sheet().points("answers")] == [
        "Diploma",
        "Germany",
        "12 October 2026",
        "2",
        "A photo, A stamp",
    ]


def test_an_answer_that_is_no_country_has_a_text_of_its_own() -> None:
    country = replace(GUIDE_TEXT.questions["country"], options={"stateless": Entry("No citizenship")})
    checklist = only(
        guide=replace(GUIDE, questions=(Question("country", "country", also=("stateless",)),)),
        answers={"country": "stateless"},
        assumed=(),
        outcome=replace(CHECKLIST.outcome, because=()),
        told=(),
    )
    point = only_point(checklist, "answers", questions={**GUIDE_TEXT.questions, "country": country})
    assert point.note == "No citizenship"


def test_nothing_chosen_of_several() -> None:
    (point,) = sheet(only(answers={"country": "DE", "extras": ()})).points("answers")[1:]
    assert point.note == "none of these"


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason("country", "DE"), "Where will you use it? Germany"),
        (Reason("urgent", "yes"), "Is it urgent? Yes"),
        (Reason("authority", "science"), "Who puts it: The Ministry of Science"),
        (Reason(OUTCOME, "needs-apostille"), "Result: The paper needs an apostille"),
        (Reason(AS_OF, date(2026, 11, 23)), "Date: 23 November 2026"),
        (Reason("untold", "any-value"), ""),
    ],
)
def test_why_a_line_is_there(reason: Reason, text: str) -> None:
    point = only_point(only(line("steps", "collect", RULES, because=(reason,))))
    assert [cause.text for cause in point.because] == [text]
    assert [detail.text for detail in point.why if detail.kind == "because"] == ([text] if text else [])


# Placeholders


def test_placeholders_of_a_line_are_filled() -> None:
    note = "{count}, {takes}, {date}, {office}, {source}, {country}, {amount}, {unheard-of}, {}"
    step = line(
        "steps",
        "apply",
        LAW,
        at=Place(office="centre"),
        takes=Period(1, "weeks"),
        money=Money("duty", None, {"USD": Decimal(5)}, (), "high"),
        due=Due(TWO_MONTHS, "issued", date(2026, 12, 10)),
    )
    point = only_point(only(step), entries=entry("steps/apply", note=note))
    assert point.note.replace(NO_BREAK_SPACE, " ") == (
        "1, 1 week, 10 December 2026, Contact centre 1414, Tax Code, Germany, USD 5, {unheard-of}, {}"
    )


@pytest.mark.parametrize(
    ("without", "note"), [("Ask when.", "Ask when."), ("", "Last day: not known"), ("{date}", "not known")]
)
def test_a_value_that_is_not_known_has_other_words(without: str, note: str) -> None:
    text = entry("steps/apply", note="Last day: {date}", note_without=without)
    assert only_point(only(line("steps", "apply", LAW)), entries=text).note == note


def test_a_value_is_not_searched_for_placeholders() -> None:
    options = {
        **GUIDE_TEXT.questions,
        "paper": replace(GUIDE_TEXT.questions["paper"], options={"diploma": Entry("{country}")}),
    }
    point = only_point(
        only(line("steps", "apply", LAW)), entries=entry("steps/apply", note="{paper}"), questions=options
    )
    assert point.note == "{country}"


# Steps


@pytest.mark.parametrize(
    ("day", "passed", "text"),
    [
        (date(2026, 12, 10), False, "Last day: Thursday 10 December 2026"),
        (date(2026, 12, 12), False, "Last day: 12 December 2026, a Saturday: act before it"),
        (date(2026, 12, 13), False, "Last day: 13 December 2026, a Sunday: act before it"),
        (date(2026, 11, 20), True, "Last day: 20 November 2026. It has passed: ask what you can still do."),
        (None, False, "Time limit: 2 months from the day of issue"),
    ],
)
def test_a_deadline(day: date | None, passed: bool, text: str) -> None:
    step = line("steps", "apply", LAW, due=Due(TWO_MONTHS, "issued", day, passed))
    assert said(only_point(only(step))) == [text]


@pytest.mark.parametrize(
    ("start", "text"),
    [
        ("ready", "Time limit: 2 months from the notice that it is ready"),
        ("apply", "Time limit: 2 months after the step: Apply"),
        ("unheard-of", "Time limit: 2 months"),
    ],
)
def test_a_deadline_in_words(start: str, text: str) -> None:
    step = line("steps", "collect", LAW, within=Deadline(TWO_MONTHS, start, False), due=Due(TWO_MONTHS, start, None))
    assert said(only_point(only(step))) == [text]


def test_deadlines_are_listed_with_how_they_are_counted() -> None:
    first, second = sheet().points("deadlines")
    assert said(first) == [
        "Last day: 12 December 2026, a Saturday: act before it",
        "Time limit: 2 months from the day of issue",
    ]
    assert said(second) == ["Time limit: 1 month from the notice that it is ready"]


def test_holidays_are_mentioned_where_a_day_was_counted() -> None:
    remarks = {section.id: section.remark for section in sheet().sections}
    assert remarks["deadlines"] == "Public holidays are not taken into account."
    undated = only(line("steps", "collect", LAW, due=Due(TWO_MONTHS, "ready", None)))
    assert not any(section.remark for section in sheet(undated).sections)


def test_where_several_posts_may_serve_all_are_named_with_their_districts() -> None:
    step = line("steps", "consul", LAW, at=Place(mission="country"), missions=("berlin", "bonn"))
    assert said(only_point(only(step))) == [
        "Where: Embassy in Berlin (all but the west)",
        "Where: Consulate in Bonn (the west)",
    ]
    alone = line("steps", "consul", LAW, at=Place(mission="country"), missions=("berlin",))
    assert said(only_point(only(alone))) == ["Where: Embassy in Berlin"]


def test_where_no_post_is_known_it_is_said_in_words() -> None:
    step = line("steps", "consul", LAW, at=Place(mission="country"))
    assert said(only_point(only(step))) == ["Where: the embassy or consulate of Kazakhstan that serves your country"]


# Documents


@pytest.mark.parametrize(
    ("attributes", "head"),
    [
        ({}, "The paper itself"),
        ({"form": "original"}, "The paper itself (original)"),
        ({"form": "copy", "count": 2}, "The paper itself (copy, 2 pieces)"),
        ({"form": "shown"}, "The paper itself (shown, not handed in)"),
    ],
)
def test_the_form_of_a_paper(attributes: dict[str, Any], head: str) -> None:
    assert only_point(only(line("documents", "paper", LAW, **attributes)), "documents").head == head


def test_how_many_is_not_said_twice() -> None:
    assert [point.tag for point in sheet().points("documents") if point.id == "photos"] == [""]


def test_lines_that_hold_only_in_some_case_come_last() -> None:
    points = sheet().points("documents")
    assert [point.id for point in points] == ["paper", "photos", "identity", "changed-name"]
    assert points[-1].head == "If your name has changed: Proof of the new name (copy)"


def test_steps_keep_their_order_even_so() -> None:
    texts = entry("steps/apply", only_if="If you have the time")
    points = sheet(only(line("steps", "apply", LAW), line("steps", "collect", LAW)), entries=texts).points("steps")
    assert [point.id for point in points] == ["apply", "collect"]


@pytest.mark.parametrize(
    ("route", "confidence", "text"),
    [
        ("apostille", "high", "Issued in: Spain. It needs an apostille of that country."),
        ("legalisation", "high", "Issued in: Spain. It needs consular legalisation."),
        ("none", "high", "Issued in: Spain. It needs neither an apostille nor legalisation."),
        (
            "unknown",
            "high",
            "Issued in: Spain. We do not know what papers of that country need. "
            "Ask before you apply: Contact centre 1414.",
        ),
        (
            "none",
            "medium",
            "Issued in: Spain. It needs neither an apostille nor legalisation. "
            "Tax Code says so (as of 1 Jul 2026). Check with: Contact centre 1414.",
        ),
    ],
)
def test_what_a_foreign_paper_needs(route: str, confidence: Confidence, text: str) -> None:
    paper = line("documents", "paper", RULES, foreign="country", need=Need("ES", route, (LAW,), confidence))
    point = only_point(only(paper), "documents")
    assert said(point) == [text]
    assert len(point.refs) == 2


def test_alternatives_stand_below_the_paper_they_serve_for() -> None:
    (paper,) = (point for point in sheet().points("documents") if point.choices)
    assert said(paper) == ["One of these:"]
    assert [choice.head for choice in paper.choices] == ["Passport (shown, not handed in)", "Identity card (2 pieces)"]
    assert said(paper.choices[1])[-1] == "Add: a translation"


def test_a_warning_names_the_line_it_is_about_if_that_is_there() -> None:
    about = line("warnings", "copies", LAW, about="documents/paper")
    assert said(only_point(only(about, line("documents", "paper", LAW)), "warnings")) == ["About: The paper itself"]
    assert said(only_point(only(about), "warnings")) == []


# Fees


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money("duty", Decimal("0.5"), {"KZT": Decimal("2162.5")}, (), "high"), "KZT 2,162.50 (0.5 MCI)"),
        (Money("duty", Decimal(1), {}, (), "high"), "1 MCI; the sum is not known for this date"),
        (Money("duty", None, {}, (), "high"), "not known for this date"),
        (Money("tariff", None, {"KZT": Decimal(450)}, (), "high"), "KZT 450"),
        (
            Money("consular", None, {"USD": Decimal(35), "EUR": Decimal(30), "CHF": Decimal(32)}, (), "high"),
            "USD 35, EUR 30 or CHF 32",
        ),
    ],
)
def test_what_is_to_pay(money: Money, text: str) -> None:
    assert said(only_point(only(line("fees", "apostille", LAW, money=money)), "fees")) == [f"To pay: {text}"]


def test_fees_of_different_kinds_stand_apart() -> None:
    fees = {
        section.title: [point.id for point in section.points] for section in sheet().sections if section.id == "fees"
    }
    assert fees == {"State duty": ["apostille"], "Consular fee": ["consular"], "Other payments": ["embassy"]}
    assert [point.id for point in sheet().points("fees")] == ["apostille", "consular", "embassy"]


# Sources and doubt


def test_sources_are_numbered_as_they_are_first_cited_and_each_stands_once() -> None:
    assert [(one.number, one.id, one.places, one.dated) for one in sheet().cited] == [
        (1, "rules", ("annex 1(8)",), "as of 4 Mar 2025"),
        (2, "notice", (), "undated"),
        (3, "editor", (), ""),
        (4, "law", ("4", "667(3)(6)", "672"), "edition: 1 Jul 2026"),
    ]


def test_a_source_in_full() -> None:
    point = only_point(only(line("steps", "collect", Citation("law", "annex 2"), because=())))
    assert [detail.sentence for detail in point.why] == ["Source: Tax Code, annex 2, edition: 1 Jul 2026"]


@pytest.mark.parametrize(
    ("confidence", "sources", "ask", "doubt"),
    [
        ("high", (NOTICE,), "", ""),
        ("medium", (NOTICE,), "", "Notice of an agency says so (undated). Check with: Contact centre 1414."),
        (
            "medium",
            (LAW, RULES),
            "corporation",
            "Rules of the service says so (as of 4 Mar 2025). Check with: State Corporation.",
        ),
        ("medium", (ADVICE,), "", "Check with: Contact centre 1414."),
        (
            "low",
            (LAW, NOTICE),
            "",
            "We found no official text. Notice of an agency writes so (undated). "
            "Ask before you apply: Contact centre 1414.",
        ),
        (
            "low",
            (LAW,),
            "",
            "We found no text that says so clearly. The nearest one: Tax Code (as of 1 Jul 2026). "
            "Ask before you apply: Contact centre 1414.",
        ),
    ],
)
def test_doubt_is_said_in_words(confidence: Confidence, sources: tuple[Citation, ...], ask: str, doubt: str) -> None:
    point = only_point(only(line("steps", "collect", *sources, confidence=confidence, ask=ask)))
    assert point.doubt == doubt


def test_a_doubt_names_nobody_where_there_is_nobody_to_ask() -> None:
    checklist = only(line("steps", "collect", NOTICE, confidence="medium"), guide=replace(GUIDE, ask=""))
    assert only_point(checklist).doubt == "Notice of an agency says so (undated)."


# Offices


def test_each_office_stands_once_with_what_is_known_of_it() -> None:
    contacts = sheet().contacts
    assert [contact.id for contact in contacts] == ["centre", "corporation", "berlin", "bonn"]
    assert contacts[0].phones == ("1414", "8-800")
    assert contacts[1].web == "https://corp.example/en"
    assert contacts[2].where == "Berlin, Nordendstrasse 14"


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({}, ""),
        ({"unconfirmed": ("DE",)}, "It is not confirmed that this post serves your country: ask it first."),
        ({"status": "limited"}, "It works with limits: call before you go."),
        ({"status": "unconfirmed"}, "It is not confirmed that it works today: call before you go."),
        ({"confidence": "medium", "sources": (NOTICE,)}, "Notice of an agency says so (undated)."),
    ],
)
def test_how_sure_a_post_is(changes: dict[str, Any], doubt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    missions = {**REFERENCE.missions, "berlin": replace(REFERENCE.missions["berlin"], **changes)}
    monkeypatch.setattr("render_sample.REFERENCE", replace(REFERENCE, missions=missions))
    step = line("steps", "consul", LAW, at=Place(mission="country"), missions=("berlin",))
    contact = next(contact for contact in sheet(only(step)).contacts if contact.id == "berlin")
    assert contact.doubt == doubt
