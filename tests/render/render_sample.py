"""A small checklist with one of everything, made by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from consular_cli.model import (
    Alternative,
    Answers,
    Checklist,
    Choice,
    Citation,
    Deadline,
    Due,
    Entry,
    FactText,
    Finding,
    Guide,
    GuideText,
    Item,
    Line,
    Mission,
    MissionText,
    Money,
    Names,
    Need,
    Office,
    OfficeText,
    Option,
    Period,
    Place,
    Question,
    QuestionText,
    Reason,
    Reference,
    ReferenceText,
    Section,
    Source,
    SourceText,
)
from consular_cli.render.sheet import Sheet, lay_out
from consular_cli.words.words import words_for

AS_OF = date(2026, 11, 23)
LAW, RULES, NOTICE, ADVICE = (Citation(key) for key in ("law", "rules", "notice", "editor"))
GERMANY = Reason("country", "DE")

QUESTIONS = (
    Question("paper", "choice", tuple(map(Option, ("diploma", "certificate")))),
    Question("country", "country"),
    Question("applicant", "choice", tuple(map(Option, ("self", "representative"))), default=("self",)),
    Question("urgent", "yes-no", default=("no",)),
    Question("issued", "date"),
    Question("children", "number"),
    Question("extras", "several", tuple(map(Option, ("photo", "stamp")))),
)
GUIDE = Guide("sample", date(2026, 1, 1), QUESTIONS, tables=(), told=(), items=(), ask="centre")

ANSWERS: Answers = {
    "paper": "diploma",
    "country": "DE",
    "applicant": "self",
    "urgent": "no",
    "issued": date(2026, 10, 12),
    "children": 2,
    "extras": ("photo", "stamp"),
}

REFERENCE = Reference(
    columns={},
    countries={},
    rates={},
    offices={
        "centre": Office("centre", {"": "https://centre.example"}, ("1414", "8-800"), sources=(RULES,)),
        "corporation": Office("corporation", {"ru": "https://corp.example/ru", "en": "https://corp.example/en"}),
    },
    missions={
        "berlin": Mission("berlin", "embassy", "DE", ("DE",), address="Nordendstrasse 14", phones=("+49 30",)),
        "bonn": Mission("bonn", "consulate", "DE", (), status="limited", unconfirmed=("DE",)),
    },
    sources={
        "law": Source("law", "law", date(2026, 7, 1), {"": "https://law.example"}),
        "rules": Source("rules", "government", date(2025, 3, 4), {"en": "https://rules.example/en"}),
        "notice": Source("notice", "secondary"),
    },
)

GUIDE_TEXT = GuideText(
    title="An apostille",
    ask="How do I get an apostille?",
    about="About apostilles.",
    questions={
        "paper": QuestionText(
            "Which paper is it?",
            "It decides who helps.",
            options={"diploma": Entry("Diploma"), "certificate": Entry("Certificate")},
        ),
        "country": QuestionText("Where will you use it?", "The country decides."),
        "applicant": QuestionText(
            "Who applies?",
            "A representative brings a paper more.",
            options={"self": Entry("I myself"), "representative": Entry("A representative")},
        ),
        "urgent": QuestionText("Is it urgent?", "It decides the order."),
        "issued": QuestionText("When was it issued?", "The time limit counts from there."),
        "children": QuestionText("How many children?", "Each pays."),
        "extras": QuestionText(
            "What do you have?", "It saves a step.", options={"photo": Entry("A photo"), "stamp": Entry("A stamp")}
        ),
    },
    outcome={"needs-apostille": Entry("The paper needs an apostille", "It is for: {country}.")},
    facts={"authority": FactText("Who puts it", {"science": "The Ministry of Science"})},
    entries={
        "alerts/hurry": Entry("Call at once", "The line is open day and night."),
        "documents/paper": Entry("The paper itself"),
        "documents/photos": Entry("Photographs", "Of {count} by 4 cm", title_without="Photos"),
        "documents/identity": Entry("Proof of identity"),
        "documents/passport": Entry("Passport"),
        "documents/card": Entry("Identity card", "Issued by {country}"),
        "documents/changed-name": Entry("Proof of the new name", only_if="If your name has changed"),
        "steps/apply": Entry("Apply", "Bring everything.", since="from the day of issue"),
        "steps/collect": Entry("Collect it"),
        "steps/consul": Entry("Ask the consul"),
        "fees/apostille": Entry("For the apostille"),
        "fees/consular": Entry("For the consul"),
        "fees/embassy": Entry("For the embassy", "It sets its own price."),
        "warnings/copies": Entry("Copies count for nothing"),
        "warnings/appeal/complain": Entry("You may complain", "The last day was: {date}", note_without="Ask how."),
    },
    events={"ready": "from the notice that it is ready"},
)

REFERENCE_TEXT = ReferenceText(
    countries={"DE": Names("Germany"), "ES": Names("Spain")},
    offices={
        "centre": OfficeText("Contact centre 1414", hours="Day and night"),
        "corporation": OfficeText("State Corporation", "Any of its offices"),
    },
    missions={
        "berlin": MissionText("Embassy in Berlin", "Berlin", "all but the west", "09:30"),
        "bonn": MissionText("Consulate in Bonn", "Bonn", "the west"),
    },
    sources={
        "law": SourceText("Tax Code", "Parliament"),
        "rules": SourceText("Rules of the service", "Ministry of Justice"),
        "notice": SourceText("Notice of an agency"),
    },
)

FIVE_DAYS = Period(5, "working days", 10)
MONTH = Period(1, "months")


def line(section: Section, id_: str, *sources: Citation, **attributes: Any) -> Line:
    """A line; attributes of the item and of the line may be mixed."""
    of_line = {"because", "confidence", "choices", "need", "money", "due", "missions"}
    item = Item(section, id_, sources=sources, **{k: v for k, v in attributes.items() if k not in of_line})
    filled = {"because": (GERMANY,), "confidence": "high"} | {k: v for k, v in attributes.items() if k in of_line}
    return Line(item, sources=sources, **filled)


LINES = (
    line("alerts", "hurry", ADVICE, at=Place(office="centre")),
    line("documents", "changed-name", RULES, form="copy"),
    line("documents", "paper", Citation("rules", "annex 1(8)"), form="original", valid=Period(3, "months")),
    line("documents", "photos", RULES, count=4),
    line(
        "documents",
        "identity",
        RULES,
        choices=(
            Choice(Alternative("passport", form="shown", sources=(LAW,))),
            Choice(
                Alternative("card", count=2, foreign="country", translated=True),
                Need("ES", "apostille", (RULES,), "medium"),
            ),
        ),
    ),
    line(
        "steps",
        "apply",
        Citation("law", "672"),
        at=Place(office="corporation"),
        takes=FIVE_DAYS,
        within=Deadline(Period(2, "months"), "issued", dated=True),
        due=Due(Period(2, "months"), "issued", date(2026, 12, 12)),
    ),
    line("steps", "collect", RULES, within=Deadline(MONTH, "ready", False), due=Due(MONTH, "ready", None)),
    line("steps", "consul", NOTICE, at=Place(mission="country"), missions=("berlin", "bonn"), confidence="low"),
    line(
        "fees",
        "apostille",
        Citation("law", "667(3)(6)"),
        receipt="original",
        money=Money("duty", Decimal("0.5"), {"KZT": Decimal("2162.5")}, (Citation("law", "4"),), "high"),
    ),
    line(
        "fees",
        "consular",
        RULES,
        ask="corporation",
        confidence="medium",
        money=Money("consular", None, {"USD": Decimal(35), "EUR": Decimal(30)}, (), "high"),
    ),
    line("fees", "embassy", NOTICE),
    line("warnings", "copies", RULES, about="documents/paper"),
    line("warnings", "appeal/complain", LAW),
)

CHECKLIST = Checklist(
    guide=GUIDE,
    as_of=AS_OF,
    answers=ANSWERS,
    assumed=("applicant", "urgent"),
    outcome=Finding("outcome", "needs-apostille", (GERMANY,), (RULES,), "high", date(2023, 11, 7), date(2027, 2, 27)),
    told=(Finding("authority", "science", (Reason("paper", "diploma"),), (RULES, NOTICE), "medium"),),
    lines=LINES,
)


def sheet(checklist: Checklist = CHECKLIST, lang: str = "en", **texts: Any) -> Sheet:
    """The sheet of a checklist; `texts` replaces parts of the guide's text."""
    guide_text = replace(GUIDE_TEXT, **texts)
    return lay_out(checklist, guide_text, REFERENCE, REFERENCE_TEXT, words_for(lang), "2026-11-24")


def only(*lines: Line, **changes: Any) -> Checklist:
    """The sample with these lines alone."""
    return replace(CHECKLIST, lines=lines, **changes)


def decorated(part: Any, decorate: Callable[[str], str]) -> Any:
    """`part`, texts of the model, with each of its texts changed."""
    if isinstance(part, str):
        return decorate(part) if part else part
    if isinstance(part, tuple):
        return tuple(decorated(one, decorate) for one in part)
    if isinstance(part, Mapping):
        return {key: decorated(value, decorate) for key, value in part.items()}
    return replace(part, **{name: decorated(getattr(part, name), decorate) for name in part.__dataclass_fields__})
