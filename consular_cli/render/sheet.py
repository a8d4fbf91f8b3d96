"""The sheet: a checklist in one language. Here it is decided what is said, and in which order.

Every format shows a sheet and nothing else. What a person must know first stands first: the result, what it was
assumed from, what is urgent; then the steps in the order in which one acts, and what they need.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from consular_cli.engine.interview import Interview
from consular_cli.model import Checklist, GuideText, Line, Question, QuestionType, Reference, ReferenceText
from consular_cli.model import Section as SectionName
from consular_cli.render.attributes import Attributes
from consular_cli.render.bibliography import Bibliography, source_point
from consular_cli.render.contacts import Contacts, contact_point
from consular_cli.render.point import Cited, Contact, Mark, Point, Section, Shown, run_on
from consular_cli.render.points import Points
from consular_cli.render.wording import Wording
from consular_cli.words.words import Plural, Words, message

FEE_KINDS = {
    "duty": message("State duty"),
    "consular": message("Consular fee"),
    "tariff": message("Tariff"),
    "other": message("Other payments"),
}
METAVARS: Mapping[QuestionType, str] = {
    "choice": message("VALUE"),
    "several": message("VALUE"),
    "yes-no": message("VALUE"),
    "country": message("COUNTRY"),
    "date": message("DATE"),
    "number": message("NUMBER"),
}
WITHOUT_DATE = Plural("{n} source has no date.", "{n} sources have no date.")
MOST_OTHERS = 3
"""So many other values of a question are named to choose from."""


@dataclass(frozen=True, slots=True)
class Sheet(Shown):
    """A checklist in one language.

    `sections` hold all of it, in order. The offices and sources among them stand once more in `contacts` and `cited`,
    with their parts apart. `opening` and `closing` are what every sheet says of itself.
    """

    checklist: Checklist
    lang: str
    guidebook: str
    title: str
    opening: str
    sections: tuple[Section, ...]
    contacts: tuple[Contact, ...]
    cited: tuple[Cited, ...]
    closing: tuple[str, ...]

    def points(self, section_id: str) -> tuple[Point, ...]:
        """The points of all sections of that id (fees have one a kind); none where the sheet has none."""
        return tuple(point for section in self.sections if section.id == section_id for point in section.points)


def lay_out(
    checklist: Checklist,
    text: GuideText,
    reference: Reference,
    reference_text: ReferenceText,
    words: Words,
    edition: str,
) -> Sheet:
    """The checklist in the language of `words`. `edition` is that of the guidebook."""
    return _Layout(Wording(checklist, text, reference, reference_text, words)).sheet(edition)


class _Layout:
    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._words = wording.words
        self._checklist = wording.checklist
        self._bibliography = Bibliography(wording)
        self._contacts = Contacts(wording, self._bibliography)
        self._points = Points(wording, self._bibliography, Attributes(wording, self._bibliography, self._contacts))

    def sheet(self, edition: str) -> Sheet:
        # Sources are numbered, and offices collected, as the sections are made: the order of these lines counts.
        sections = [*self._result(), *self._procedure()]
        contacts = self._contacts.all()
        sections += self._background(contacts)
        cited = self._bibliography.cited()
        sections.append(self._sources(cited))
        return Sheet(
            checklist=self._checklist,
            lang=self._words.lang,
            guidebook=edition,
            title=self._wording.filled(self._wording.text.title),
            opening=self._words.say(
                "As of {date}. This is not an official service.", date=self._words.date(self._checklist.as_of)
            ),
            sections=tuple(section for section in sections if section.points),
            contacts=contacts,
            cited=cited,
            closing=tuple(self._closing(edition)),
        )

    def _result(self) -> Iterator[Section]:
        yield Section("outcome", "", "none", (self._points.outcome(self._checklist.outcome),))
        yield Section("told", "", "inline", tuple(self._points.told(finding) for finding in self._checklist.told))
        yield Section("assumed", "", "inline", tuple(self._assumed()))

    def _procedure(self) -> Iterator[Section]:
        say = self._words.say
        yield self._listed("alerts", say("Attention"), "dash")
        yield self._listed("steps", say("Steps"), "number")
        yield self._listed("documents", say("Documents"), "box")
        yield from self._fees()
        yield self._deadlines()
        yield self._listed("warnings", say("Keep in mind"), "dash")

    def _background(self, contacts: tuple[Contact, ...]) -> Iterator[Section]:
        offices = tuple(contact_point(contact, self._words) for contact in contacts)
        yield Section("offices", self._words.say("Where to go"), "dash", offices)
        yield Section("answers", self._words.say("Your answers"), "inline", tuple(self._answered()))

    def _assumed(self) -> Iterator[Point]:
        answers = self._checklist.answers
        assumed = [id_ for id_ in self._checklist.assumed if id_ in answers]
        if not assumed:
            return
        state = Interview(self._checklist.guide, self._wording.reference, self._checklist.as_of).state(answers)
        for id_ in assumed:
            question = self._wording.questions[id_]
            title = run_on(self._words.say("Assumed"), self._wording.ask(id_))
            answer = f"{self._wording.answer(id_, answers[id_]).rstrip('.')}."
            yield Point(id_, title, f"{answer} {self._otherwise(question, state.offered(question))}")

    def _otherwise(self, question: Question, offered: tuple[str, ...]) -> str:
        """What to type to answer differently. A private guide shows nothing that one would type again."""
        if self._checklist.guide.private:
            return ""
        values = ("yes", "no") if question.type == "yes-no" else offered
        others = [value for value in values if value != self._checklist.answers[question.id]]
        few = 0 < len(others) <= MOST_OTHERS
        value = self._words.either(others) if few else self._words.say(METAVARS[question.type])
        return run_on(self._words.say("Otherwise"), f"--{question.id} {value}")

    def _listed(self, name: SectionName, title: str, mark: Mark) -> Section:
        return self._section(name, title, mark, self._checklist.section(name))

    def _section(self, name: SectionName, title: str, mark: Mark, lines: Iterable[Line], remark: str = "") -> Section:
        points = [self._points.line(line) for line in lines]
        if name != "steps":
            # What holds only in a case that no question decides comes last; steps keep the order in which one acts.
            points.sort(key=lambda point: bool(point.only_if))
        return Section(name, title, mark, tuple(points), remark)

    def _fees(self) -> Iterator[Section]:
        """A section a kind: state duty, consular fee and tariff are paid apart and never summed."""
        fees = self._checklist.section("fees")
        for kind, title in FEE_KINDS.items():
            lines = [fee for fee in fees if kind_of(fee) == kind]
            in_mci = any(fee.money and fee.money.mci is not None for fee in lines)
            remark = self._words.say("MCI: monthly calculation index.") if in_mci else ""
            yield self._section("fees", self._words.say(title), "dash", lines, remark)

    def _deadlines(self) -> Section:
        lines = [line for line in self._checklist.lines if line.due]
        counted = any(line.due and line.due.day for line in lines)
        remark = self._words.say("Public holidays are not taken into account.") if counted else ""
        points = tuple(self._points.deadline(line) for line in lines)
        return Section("deadlines", self._words.say("Deadlines"), "dash", points, remark)

    def _answered(self) -> Iterator[Point]:
        for id_, value in self._checklist.answers.items():
            if id_ not in self._checklist.assumed:
                yield Point(id_, self._wording.ask(id_), self._wording.answer(id_, value))

    def _sources(self, cited: tuple[Cited, ...]) -> Section:
        return Section("sources", self._words.say("Sources"), "number", tuple(source_point(one) for one in cited))

    def _closing(self, edition: str) -> Iterator[str]:
        say = self._words.say
        yield say("This is not an official service. The office that takes your papers decides.")
        yield say("Edition of the guidebook: {date}", date=self._day(edition))
        days, undated = self._bibliography.editions()
        if days:
            yield say("Oldest source: {date}", date=self._words.date(min(days)))
            yield say("Newest source: {date}", date=self._words.date(max(days)))
        if undated:
            yield self._words.plural(*WITHOUT_DATE, undated)
        yield say("Found an error? The README of this program says where to report it.")

    def _day(self, edition: str) -> str:
        try:
            return self._words.date(date.fromisoformat(edition))
        except ValueError:
            return edition


def kind_of(fee: Line) -> str:
    """The kind of a fee: `duty`, `consular`, `tariff`, or `other` where its rate is not in the tables."""
    return fee.money.kind if fee.money else "other"
