"""From what the engine found to the points of a sheet."""

from collections.abc import Iterable

from consular_cli.model import Alternative, Choice, Citation, Finding, Line, Reason
from consular_cli.render.attributes import Attributes
from consular_cli.render.bibliography import Bibliography
from consular_cli.render.point import Cause, Detail, Point
from consular_cli.render.wording import Wording


class Points:
    """Makes points. Sources are numbered in the order in which it is asked for them."""

    def __init__(self, wording: Wording, bibliography: Bibliography, attributes: Attributes) -> None:
        self._wording = wording
        self._words = wording.words
        self._bibliography = bibliography
        self._attributes = attributes

    def outcome(self, finding: Finding) -> Point:
        """The one result, with the days from and until which it holds."""
        entry = self._wording.text.outcome[finding.value]
        labelled = (
            ("since", self._words.say("This holds since"), finding.since),
            ("until", self._words.say("This holds until"), finding.until),
        )
        return self._finding(
            finding,
            finding.value,
            self._wording.filled(entry.title, entry.title_without),
            self._wording.filled(entry.note, entry.note_without),
            tuple(Detail(kind, label, self._words.date(day)) for kind, label, day in labelled if day),
        )

    def told(self, finding: Finding) -> Point:
        """A fact that the person is told."""
        title, text = self._wording.told(finding)
        return self._finding(finding, finding.table, title, text)

    def line(self, line: Line) -> Point:
        """A line of the checklist."""
        item = line.item
        entry = self._wording.entry(item.section, item.id)
        words = f"{entry.title}{entry.note}{entry.only_if}"
        values = self._attributes.placeholders(line) if "{" in words else {}
        citations = sources_of(line)
        because = self._causes(line.because)
        return Point(
            id=item.id,
            title=self._wording.filled(entry.title, entry.title_without, values),
            note=self._wording.filled(entry.note, entry.note_without, values),
            only_if=self._wording.filled(entry.only_if, "", values),
            tag=self._attributes.tag(item, counted="{count}" in words),
            details=(*self._attributes.details(line), *self._one_of(line)),
            choices=tuple(self._choice(choice, item.ask) for choice in line.choices),
            doubt=self._attributes.doubt(line.confidence, citations, item.ask),
            refs=self._refs(citations),
            because=because,
            why=self._why(because, citations),
            basis=line,
        )

    def deadline(self, line: Line) -> Point:
        """The deadline of a line: the last day, if it is known, and how it is counted."""
        due = line.due
        assert due
        point = self.line(line)
        last_day = (self._attributes.last_day(due),) if due.day else ()
        return Point(
            id=point.id,
            title=point.title,
            only_if=point.only_if,
            details=(*last_day, self._attributes.time_limit(line, due)),
            doubt=point.doubt,
            refs=point.refs,
            because=point.because,
            basis=line,
        )

    def _finding(self, finding: Finding, id_: str, title: str, note: str, details: tuple[Detail, ...] = ()) -> Point:
        because = self._causes(finding.because)
        return Point(
            id=id_,
            title=title,
            note=note,
            details=details,
            doubt=self._attributes.doubt(finding.confidence, finding.sources, ""),
            refs=self._refs(finding.sources),
            because=because,
            why=self._why(because, finding.sources),
            basis=finding,
        )

    def _one_of(self, line: Line) -> tuple[Detail, ...]:
        return (Detail("one-of", "", self._words.say("One of these:")),) if line.choices else ()

    def _choice(self, choice: Choice, ask: str) -> Point:
        paper: Alternative = choice.alternative
        entry = self._wording.entry("documents", paper.id)
        values = {"count": self._words.number(paper.count)}
        return Point(
            id=paper.id,
            title=self._wording.filled(entry.title, entry.title_without, values),
            note=self._wording.filled(entry.note, entry.note_without, values),
            only_if=self._wording.filled(entry.only_if, "", values),
            tag=self._attributes.tag(paper, counted="{count}" in f"{entry.title}{entry.note}"),
            details=tuple(self._attributes.paper(paper, choice.need, ask)),
            refs=self._refs(paper.sources + (choice.need.sources if choice.need else ())),
            basis=choice,
        )

    def _causes(self, reasons: Iterable[Reason]) -> tuple[Cause, ...]:
        return tuple(self._wording.cause(reason) for reason in reasons)

    def _why(self, because: tuple[Cause, ...], citations: tuple[Citation, ...]) -> tuple[Detail, ...]:
        reasons = "; ".join(cause.text for cause in because if cause.text)
        because_of = [Detail("because", self._words.say("Why this is here"), reasons)] if reasons else []
        sources = [
            Detail("source", self._words.say("Source"), self._bibliography.in_full(citation)) for citation in citations
        ]
        return (*because_of, *sources)

    def _refs(self, citations: tuple[Citation, ...]) -> tuple[int, ...]:
        return self._bibliography.refs(citations)


def sources_of(line: Line) -> tuple[Citation, ...]:
    """Everything that a line rests on: its own sources, and those of its fee and of what a foreign paper needs."""
    fee = line.money.sources if line.money else ()
    need = line.need.sources if line.need else ()
    return tuple(dict.fromkeys((*line.sources, *fee, *need)))
