"""What is wrong with a guidebook, and where: every problem of a file at once, in no language yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

Kind = Literal[
    "unreadable",  # found: the reason of the operating system
    "not-utf-8",
    "too-large",  # found: the size in bytes; expected: the limit
    "syntax",  # found: what the YAML reader says
    "too-deep",
    "alias",  # anchors, aliases, tags and merge keys are refused
    "repeated-key",
    "null",
    "bad-number",  # octal, base 60, exponents
    "bad-date",
    "wrong-type",  # expected: one of the words of Node.kind
    "unknown-key",
    "missing-key",  # expected: the key
    "unknown-word",  # not one of the allowed words
    "bad-id",
    "reserved-id",
    "repeated-id",
    "unknown-name",  # a condition or attribute names no question or fact
    "unknown-option",
    "unknown-column",
    "wrong-test",  # the test does not fit the type of the question; expected: the tests that do
    "bad-period",
    "nested-any",
    "empty",
    "cycle",  # found: the chain
    "step-cycle",
    "last-row",  # the last row of a table has a `when`
    "unreachable-row",  # a row without `when` that is not the last
    "unknown-source",
    "unknown-part",
    "unknown-country",
    "unknown-default",
    "unknown-item",
    "missing-source",
    "editor-source",  # an editor's kindness carries a deadline, fee or refusal
    "missing-text",  # expected: the path of the text
    "unused-text",
    "placeholder",  # found: a placeholder that the item does not have
    "placeholders-differ",  # between languages
    "missing-without",  # a placeholder may have no value, and there are no words without it
    "control-character",
    "bad-interval",  # ends before it begins, or overlaps the one before
    "bad-address",
    "no-guide",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; lines and columns count from 1."""

    path: Path
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: what stood there, what was expected instead, and the nearest valid word."""

    place: Place
    kind: Kind
    found: str = ""
    expected: tuple[str, ...] = ()
    nearest: str = ""


class BrokenGuidebook(Exception):  # noqa: N818  what is broken is the guidebook, not the program
    """A guidebook that cannot be used, with all its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Problems:
    """Collects problems while a guidebook is read, so that all of them are reported at once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, place: Place, kind: Kind, found: object = "", expected: Iterable[str] = ()) -> None:
        """Notes a problem. `expected` may be any words; the nearest to `found` is picked out."""
        words = (expected,) if isinstance(expected, str) else tuple(expected)
        close = get_close_matches(str(found), words, n=1, cutoff=0.6)
        self.found.append(Problem(place, kind, str(found), words, close[0] if close else ""))

    def raise_if_any(self) -> None:
        """Raises BrokenGuidebook where something was found."""
        if self.found:
            order = sorted(dict.fromkeys(self.found), key=lambda p: (str(p.place.path), p.place.line, p.place.column))
            raise BrokenGuidebook(tuple(order))
