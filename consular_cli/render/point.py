"""What a sheet consists of: sections of points, each resolved to the words that are shown."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from consular_cli.model import Choice, Citation, Finding, Line, Value
from consular_cli.render.cleaning import clean

Mark = Literal["none", "inline", "number", "box", "dash"]
"""How the points of a section are set: as paragraphs, title and note in one line, numbered, to tick, listed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that is shown. Its texts are cleaned when it is made, so no format has to do it."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, clean(value))
            elif isinstance(value, tuple):
                cleaned = tuple(clean(part) if isinstance(part, str) else part for part in value)
                object.__setattr__(self, field.name, cleaned)


@dataclass(frozen=True, slots=True)
class Detail(Shown):
    """One thing more about a point: `Takes: 5 working days`, or a sentence where `label` is empty."""

    kind: str
    label: str
    text: str

    @property
    def sentence(self) -> str:
        """Label and text together."""
        return run_on(self.label, self.text)


@dataclass(frozen=True, slots=True)
class Cause(Shown):
    """An answer or fact that put a point on the sheet. `text` is empty where it has no words of its own."""

    name: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Point(Shown):
    """A line of the checklist in words.

    `tag` says in which form and how often a paper is needed. `refs` are numbers of sources. `why` is shown on request.
    `basis` is what the words were made from.
    """

    id: str
    title: str
    note: str = ""
    only_if: str = ""
    tag: str = ""
    details: tuple[Detail, ...] = ()
    choices: tuple["Point", ...] = ()
    doubt: str = ""
    refs: tuple[int, ...] = ()
    because: tuple[Cause, ...] = ()
    why: tuple[Detail, ...] = ()
    basis: Line | Finding | Choice | None = None

    @property
    def head(self) -> str:
        """The title with what it depends on and the form of the paper."""
        return run_on(self.only_if, f"{self.title} ({self.tag})" if self.tag else self.title)

    def words(self, *kinds: str) -> str:
        """What the details of these kinds say."""
        return "; ".join(detail.text for detail in self.details if detail.kind in kinds)


@dataclass(frozen=True, slots=True)
class Section(Shown):
    """Points under a heading (which may be empty), and a remark that holds for all of them."""

    id: str
    title: str
    mark: Mark
    points: tuple[Point, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Contact(Shown):
    """An office or a mission that the sheet sends to."""

    id: str
    kind: Literal["office", "mission"]
    name: str
    where: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    web: str = ""
    hours: str = ""
    district: str = ""
    note: str = ""
    doubt: str = ""
    refs: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited(Shown):
    """A source that the sheet rests on, with the places in it. `edition` is None where the source has no date."""

    number: int
    id: str
    title: str
    issuer: str
    authority: str
    edition: date | None
    dated: str
    places: tuple[str, ...]
    address: str


def run_on(title: str, text: str) -> str:
    """A title and what it says in one line: `To pay: USD 35`, `Who applies? I myself`."""
    if not title or not text:
        return title or text
    return f"{title} {text}" if title.endswith("?") else f"{title}: {text}"
