"""What everything is about: guides, their conditions, reference data, answers and checklists.

Frozen values without behaviour beyond their own shape. A guide here is already flat: every question, told fact
and item carries its whole `guard`, the conditions of the blocks and parts around it and its own, all of which
must hold. So nothing downstream needs to know how the YAML was nested.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

LANGUAGES = ("en", "ru", "kk")
SECTIONS = ("alerts", "documents", "steps", "fees", "warnings")
CONFIDENCES = ("high", "medium", "low")
FORMS = ("original", "copy", "shown", "notarised", "electronic")
PASSPORTS = ("ordinary", "diplomatic", "service")

Confidence = Literal["high", "medium", "low"]
Section = Literal["alerts", "documents", "steps", "fees", "warnings"]
QuestionType = Literal["choice", "several", "yes-no", "country", "date", "number"]
Regime = Literal["visa-free", "eta", "on-arrival", "e-visa", "visa", "unknown"]
Unit = Literal["hours", "working days", "calendar days", "weeks", "months", "years"]


def weakest(*confidences: Confidence) -> Confidence:
    """The least of several confidences; high where there are none."""
    return max(confidences, key=CONFIDENCES.index, default="high")


Value = str | int | date | tuple[str, ...]
"""An answer: an option or country code, a number, a day, or the chosen options of a `several` question."""

Answers = Mapping[str, Value]
"""Question id to value."""

SKIPPED = ""
"""The answer to an optional question that a person leaves open: the question then has no value."""

UNKNOWN = "unknown"
"""What a country's column holds where nothing is known for the day asked about."""


# Conditions


@dataclass(frozen=True, slots=True)
class Period:
    """`5 working days`, or `5-10 working days` where `upto` is 10."""

    count: int
    unit: Unit
    upto: int | None = None


@dataclass(frozen=True, slots=True)
class Is:
    """The answer, fact or column is one of `values`; of a `several` question, one of them is among the chosen."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Anything is chosen (`values` empty), or every one of `values` is."""

    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Within:
    """The as-of date is not later than the date answered plus `period`."""

    period: Period


@dataclass(frozen=True, slots=True)
class Ahead:
    """The date answered is not before the as-of date plus `period`."""

    period: Period


@dataclass(frozen=True, slots=True)
class Between:
    """The date lies between both days, which are inside; either may be missing."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The number is at least `at_least` and below `below`; either may be missing."""

    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Exactly the negation of `test`, so it holds where the question does not apply."""

    test: "Is | Chosen | Within | Ahead | Between | Bounds"


Test = Is | Chosen | Within | Ahead | Between | Bounds | Not

AS_OF = "as-of"
OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a condition: `name` (a question, a fact, `outcome`, `as-of`) passes `test`.

    With `column`, the column of the country answered to `name` passes it.
    """

    name: str
    test: Test
    column: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when all `keys` hold and, where `any_of` is not empty, one of `any_of` (which have no `any_of`)."""

    keys: tuple[Key, ...] = ()
    any_of: tuple["Condition", ...] = ()


Guard = tuple[Condition, ...]
"""Conditions that must all hold. Empty: always."""


# Guides


@dataclass(frozen=True, slots=True)
class Citation:
    """`family-code 189`: a source and the place in it."""

    source: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice. It is offered where `guard` does not fail."""

    id: str
    guard: Guard = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a guide.

    `default` lists values in order of preference: the first that is offered holds.
    `same_as` names the question whose answer is the default. `exclude` and `also` are country codes taken out, and
    answers added that are no country.
    """

    id: str
    type: QuestionType
    options: tuple[Option, ...] = ()
    guard: Guard = ()
    default: tuple[str | int, ...] = ()
    same_as: str = ""
    optional: bool = False
    past: bool = False
    exclude: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `value` where `guard` holds and no earlier row did."""

    value: str
    guard: Guard = ()
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Table:
    """A fact, or the outcome: the value of the first row that holds. The last row always holds."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one goes: a row of the offices, or the mission for the country answered to question `mission`."""

    office: str = ""
    mission: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """So long after `start`: a date question (gives a day), a step, or an event with a text (give words)."""

    period: Period
    start: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the papers that serve the same purpose."""

    id: str
    guard: Guard = ()
    form: str = ""
    count: int = 1
    valid: Period | None = None
    foreign: str = ""
    translated: bool = False
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist. Which attributes may be set depends on the section (guides/README.md)."""

    section: Section
    id: str
    guard: Guard = ()
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"
    ask: str = ""
    form: str = ""
    count: int = 1
    valid: Period | None = None
    one_of: tuple[Alternative, ...] = ()
    foreign: str = ""
    translated: bool = False
    at: Place | None = None
    within: Deadline | None = None
    takes: Period | None = None
    rate: str = ""
    times: str = ""
    receipt: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that the person is told where `guard` holds."""

    fact: str
    guard: Guard = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A procedure: what is asked, what follows from it, what is told and listed.

    `questions`, `told` and `items` stand in the order of the file; steps in the order in which one acts.
    `ask` is the office that a doubtful line names where it names none itself.
    """

    id: str
    holds_from: date
    questions: tuple[Question, ...]
    tables: tuple[Table, ...]
    told: tuple[Told, ...]
    items: tuple[Item, ...]
    ask: str = ""
    private: bool = False


# Texts


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of an outcome or an item. `title_without`, `note_without` stand in where a placeholder has no value."""

    title: str
    note: str = ""
    only_if: str = ""
    since: str = ""
    title_without: str = ""
    note_without: str = ""


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The words of a question; of each option a title and, where one helps, a short explanation."""

    ask: str
    why: str
    help: str = ""
    options: Mapping[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactText:
    """The words of a fact that is told: its title, and a sentence for each value."""

    title: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GuideText:
    """A guide's words in one language. `entries` is keyed `section/id`; `events` by the id behind `from`."""

    title: str
    ask: str
    about: str
    questions: Mapping[str, QuestionText]
    outcome: Mapping[str, Entry]
    facts: Mapping[str, FactText]
    entries: Mapping[str, Entry]
    events: Mapping[str, str]


# Reference data


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the days on which it holds (both inside, either may be missing)."""

    value: str
    first: date | None = None
    last: date | None = None
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the countries table.

    Either stored, with the value of every country that the table does not name, or derived from other columns by
    `rows`, whose guards name columns.
    """

    id: str
    otherwise: str = UNKNOWN
    rows: tuple[Row, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country's stored cells, by column."""

    code: str
    cells: Mapping[str, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Amount:
    """Either so many monthly calculation indices, or a sum in each currency that the payer may choose between.

    With `percent` it is so much of a sum that only the case itself has; `sums` are then the least to be paid.
    """

    mci: Decimal | None = None
    sums: Mapping[str, Decimal] = field(default_factory=dict)
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RateCell:
    """An amount with the days on which it holds."""

    amount: Amount
    first: date | None = None
    last: date | None = None
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated figure of one kind: `index` (the MCI itself), state `duty`, `consular` fee, or `tariff`."""

    id: str
    kind: Literal["index", "duty", "consular", "tariff"]
    cells: tuple[RateCell, ...]


@dataclass(frozen=True, slots=True)
class RateText:
    """What a rate is paid for, in one language."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A body that one turns to: `address` on the web by language (or `""` for all), telephones, e-mail."""

    id: str
    address: Mapping[str, str] = field(default_factory=dict)
    phones: tuple[str, ...] = ()
    email: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeText:
    """An office's name, place and hours in one language."""

    name: str
    where: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """On what a statement rests, and the day of the newest source that makes it (None: undated).

    Where a source has only a year or a month, the day is its first: say no more than the year.
    """

    sources: tuple[Citation, ...] = ()
    edition: date | None = None
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Mission:
    """An embassy or consulate abroad. `serves` are the countries whose residents turn to it, the host first.

    `sources`, `edition` and `confidence` are those of the post itself; `contacts` says on what its address,
    telephones, e-mail and hours rest, `accredited` on what it rests that it serves a country other than the host.
    `regions` (ISO 3166-2) are that part of the host country which its text calls the district.
    """

    id: str
    type: str
    country: str
    serves: tuple[str, ...]
    status: Literal["open", "limited", "unconfirmed"] = "open"
    unconfirmed: tuple[str, ...] = ()
    address: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    web: str = ""
    edition: date | None = None
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"
    emergency: tuple[str, ...] = ()
    booking: str = ""
    contacts: Evidence = Evidence()
    accredited: Mapping[str, Evidence] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    district_confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Unserved:
    """A country or territory that no post is known to serve.

    `follows` is the state whose posts would be in charge, `ask` the posts to ask first: both are guesses, never an
    answer.
    """

    country: str
    follows: str = ""
    ask: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "low"


@dataclass(frozen=True, slots=True)
class MissionText:
    """A mission's name in one language, its city, district and hours."""

    name: str
    city: str = ""
    district: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """The act by which Kazakhstan ratified or approved a treaty. `approval`: its form is not known."""

    kind: Literal["law", "decree", "resolution", "approval"]
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty of Kazakhstan with the countries `parties`, or with those for which the column `column` is true.

    A day that is None was not found; `in_force` is the first day for Kazakhstan.
    """

    id: str
    subject: Literal[
        "legal-assistance", "documents", "visas", "stay", "migration", "trade", "environment", "organisations"
    ]
    parties: tuple[str, ...] = ()
    column: str = ""
    signed: date | None = None
    ratified: Act | None = None
    in_force: date | None = None
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class TreatyText:
    """A treaty's title in one language, and what is worth knowing of it."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many `days` in all, within any so many days; `within` None: within a calendar year."""

    days: int
    within: int | None = None


@dataclass(frozen=True, slots=True)
class VisaCell:
    """What is needed to enter, with the days on which that holds.

    `days` is the length of one stay (None: not known), `limit` that of all stays together. `conditions` are ids of
    texts, `treaties` ids of the treaties that it rests on.
    """

    regime: Regime
    days: int | None = None
    limit: Limit | None = None
    conditions: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    sources: tuple[Citation, ...] = ()
    edition: date | None = None
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Visa:
    """What citizens of Kazakhstan need to enter a country, by the kind of their passport.

    A kind without cells: no source was found, which does not mean that a visa is needed. `identity_card` is `true`
    where the identity card is enough, `unknown` where that is open; without a cell it is not.
    """

    country: str
    passports: Mapping[str, tuple[VisaCell, ...]]
    identity_card: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from.

    `edition` is the day of the text that was read (None: undated); `address` by language, `""` for all.
    """

    id: str
    authority: Literal["law", "court", "government", "mission", "international", "secondary", "editor"]
    edition: date | None = None
    address: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's title and issuer in one language."""

    title: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What a country is called in one language: `name` is shown, all of `aliases` are understood."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The tables that guides share. Mappings may read a row only when it is asked for."""

    columns: Mapping[str, Column]
    countries: Mapping[str, Country]
    rates: Mapping[str, Rate]
    offices: Mapping[str, Office]
    missions: Mapping[str, Mission]
    sources: Mapping[str, Source]
    unserved: Mapping[str, Unserved] = field(default_factory=dict)
    treaties: Mapping[str, Treaty] = field(default_factory=dict)
    visas: Mapping[str, Visa] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """The words of the tables in one language; those of `visas` are its conditions, by id."""

    countries: Mapping[str, Names]
    offices: Mapping[str, OfficeText]
    missions: Mapping[str, MissionText]
    sources: Mapping[str, SourceText]
    rates: Mapping[str, RateText] = field(default_factory=dict)
    treaties: Mapping[str, TreatyText] = field(default_factory=dict)
    visas: Mapping[str, str] = field(default_factory=dict)


# Scenarios


@dataclass(frozen=True, slots=True)
class Scenario:
    """A worked case: answers as of a day, and the whole result expected of them (see guides/README.md)."""

    name: str
    as_of: date
    answers: Answers
    expect: Mapping[str, object]
    line: int = 0


# Checklists


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer (or a fact, or the outcome) that put a line on the checklist."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a table, with what it rests on.

    `since` and `until` are the first and last day on which the countries table says so, where it was consulted.
    """

    table: str
    value: str
    because: tuple[Reason, ...]
    sources: tuple[Citation, ...]
    confidence: Confidence
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A fee to pay. `sums` is empty where nothing is known for the date asked about; `mci` where the rate is set so."""

    kind: str
    mci: Decimal | None
    sums: Mapping[str, Decimal]
    sources: tuple[Citation, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the last day, where the day it counts from was answered, else words (`start`)."""

    period: Period
    start: str
    day: date | None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What a foreign paper needs before it is shown: `route` of the country that issued it."""

    country: str
    route: str
    sources: tuple[Citation, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Choice:
    """An alternative that is open to this person, and what it needs if it was issued abroad."""

    alternative: Alternative
    need: Need | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An item on a checklist, with everything that the answers fill in.

    `missions` are the posts that may serve, best first; empty too where the country is not known or has none.
    """

    item: Item
    because: tuple[Reason, ...]
    sources: tuple[Citation, ...]
    confidence: Confidence
    choices: tuple[Choice, ...] = ()
    need: Need | None = None
    money: Money | None = None
    due: Due | None = None
    missions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """The result of an interview. `answers` are those that counted; `assumed` names the ones nobody gave."""

    guide: Guide
    as_of: date
    answers: Answers
    assumed: tuple[str, ...]
    outcome: Finding
    told: tuple[Finding, ...]
    lines: tuple[Line, ...]

    def section(self, section: Section) -> tuple[Line, ...]:
        """The lines of one section, in order."""
        return tuple(line for line in self.lines if line.item.section == section)
