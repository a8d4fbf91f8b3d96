"""The sources of a sheet, numbered in the order in which they are first cited."""

import re
from collections.abc import Iterable
from datetime import date

from consular_cli.model import Citation, Confidence, Source
from consular_cli.render.point import Cited, Detail, Point
from consular_cli.render.wording import Wording
from consular_cli.words.words import message

EDITOR = "editor"
FIRMEST_FIRST = ("law", "court", "government", "mission", "international", "secondary", EDITOR)

_NUMBER = re.compile(r"[0-9]+")
_PLACE_WORD = re.compile(r"[A-Za-z]{2,}")
_PLACE_WORDS = (
    message("annex"),
    message("annexes"),
    message("chapter"),
    message("form"),
    message("part"),
    message("section"),
)


class Bibliography:
    """Collects what is cited, and words it."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._words = wording.words
        self._places: dict[str, dict[str, None]] = {}

    def refs(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of the sources cited, each once."""
        return tuple(dict.fromkeys(self._number(citation) for citation in citations))

    def in_full(self, citation: Citation) -> str:
        """A source with the place in it and its date."""
        parts = (self._title(citation.source), self._place(citation.place), self.dated(citation.source))
        return ", ".join(part for part in parts if part)

    def statement(self, confidence: Confidence, citations: Iterable[Citation]) -> str:
        """Who says what is not certain, and since when: of several sources the least firm one."""
        sources = [citation.source for citation in citations if self._source(citation.source).authority != EDITOR]
        if not sources or confidence == "high":
            return ""
        weakest = max(sources, key=lambda key: FIRMEST_FIRST.index(self._source(key).authority))
        values = {"source": self._title(weakest), "when": self._as_of(weakest)}
        if confidence == "medium":
            return self._words.say("{source} says so ({when}).", **values)
        if self._source(weakest).authority == "secondary":
            return self._words.say("We found no official text. {source} writes so ({when}).", **values)
        return self._words.say("We found no text that says so clearly. The nearest one: {source} ({when}).", **values)

    def title(self, citations: Iterable[Citation]) -> str:
        """The title of the first source."""
        return next((self._title(citation.source) for citation in citations), "")

    def cited(self) -> tuple[Cited, ...]:
        """Every source that was numbered."""
        return tuple(self._cited(number, key) for number, key in enumerate(self._places, 1))

    def dated(self, key: str) -> str:
        """Of which day a source is, in words."""
        source = self._source(key)
        if source.authority == EDITOR:
            return ""
        if source.edition is None:
            return self._words.say("undated")
        day = self._words.short_date(source.edition)
        if source.authority == "law":
            return self._words.say("edition: {date}", date=day)
        return self._words.say("as of {date}", date=day)

    def editions(self) -> tuple[list[date], int]:
        """The days of the sources cited, and how many have none."""
        sources = [self._source(key) for key in self._places]
        days = [source.edition for source in sources if source.edition]
        return days, sum(source.edition is None and source.authority != EDITOR for source in sources)

    def _number(self, citation: Citation) -> int:
        places = self._places.setdefault(citation.source, {})
        if citation.place:
            places[citation.place] = None
        return list(self._places).index(citation.source) + 1

    def _cited(self, number: int, key: str) -> Cited:
        source = self._source(key)
        return Cited(
            number=number,
            id=key,
            title=self._title(key),
            issuer=self._wording.names.sources[key].issuer if key in self._wording.names.sources else "",
            authority=source.authority,
            edition=source.edition,
            dated=self.dated(key),
            places=tuple(self._place(place) for place in sorted(self._places[key], key=_by_number)),
            address=self._wording.address(source.address),
        )

    def _source(self, key: str) -> Source:
        return Source(EDITOR, "editor") if key == EDITOR else self._wording.reference.sources[key]

    def _title(self, key: str) -> str:
        if key == EDITOR:
            return self._words.say("Advice of the editors, without a source")
        return self._wording.names.sources[key].title

    def _as_of(self, key: str) -> str:
        edition = self._source(key).edition
        if edition is None:
            return self._words.say("undated")
        return self._words.say("as of {date}", date=self._words.short_date(edition))

    def _place(self, place: str) -> str:
        return _PLACE_WORD.sub(lambda word: self._words.say(word[0]) if word[0] in _PLACE_WORDS else word[0], place)


def _by_number(place: str) -> tuple[list[int], str]:
    return [int(number) for number in _NUMBER.findall(place)], place


def source_point(cited: Cited) -> Point:
    """A source as it is read."""
    title = ", ".join((cited.title, "; ".join(cited.places))) if cited.places else cited.title
    details = (("edition", ", ".join(filter(None, (cited.issuer, cited.dated)))), ("address", cited.address))
    return Point(cited.id, title, details=tuple(Detail(kind, "", text) for kind, text in details if text))
