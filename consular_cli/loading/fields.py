"""Reading a mapping by its keys: what has the wrong type, is missing or unknown becomes a problem with its place."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Place, Problems
from consular_cli.model import CONFIDENCES, Citation, Confidence, Period, Unit

EDITOR = "editor"
RESERVED = {"yes", "no", "on", "off", "any", "some", "none", "unknown", "outcome", "as-of"}

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PERIOD = re.compile(r"(\d{1,4})(?:[-–](\d{1,4}))? (hour|working day|calendar day|week|month|year)s?")
_UNITS: dict[str, Unit] = {
    "hour": "hours",
    "working day": "working days",
    "calendar day": "calendar days",
    "week": "weeks",
    "month": "months",
    "year": "years",
}
PERIODS = ("2 months", "5 working days", "30 calendar days", "3-10 working days", "1 year")


class Fields:
    """The values of a mapping node, each read once by type. `end` reports the keys that nobody read."""

    def __init__(self, node: Node, problems: Problems) -> None:
        self.node = node
        self.problems = problems
        self._nodes = expect_mapping(node, problems)
        self._read: set[str] = set()

    def get(self, key: str, required: bool = False) -> Node | None:
        """The node under a key."""
        self._read.add(key)
        found = self._nodes.get(key)
        if found is None and required:
            self.problems.add(self.node.place, "missing-key", "", key)
        return found

    def text(self, key: str, required: bool = False) -> str:
        """A text, `""` where there is none."""
        node = self.get(key, required)
        return "" if node is None else expect_text(node, self.problems)

    def flag(self, key: str) -> bool:
        """A boolean, false where there is none."""
        node = self.get(key)
        if node is None:
            return False
        if not isinstance(node.value, bool):
            self.problems.add(node.place, "wrong-type", node.kind, "boolean")
        return node.value is True

    def number(self, key: str, otherwise: int) -> int:
        """A whole number."""
        node = self.get(key)
        if node is None:
            return otherwise
        if isinstance(node.value, bool) or not isinstance(node.value, int):
            self.problems.add(node.place, "wrong-type", node.kind, "number")
            return otherwise
        return node.value

    def day(self, key: str, required: bool = False) -> date | None:
        """A date."""
        node = self.get(key, required)
        return None if node is None else expect_date(node, self.problems)

    def word(self, key: str, allowed: Iterable[str], otherwise: str = "", required: bool = False) -> str:
        """One of the allowed words."""
        node = self.get(key, required)
        return otherwise if node is None else expect_word(node, allowed, self.problems) or otherwise

    def words(self, key: str) -> tuple[tuple[str, Place], ...]:
        """A text or a list of texts, each with its place."""
        node = self.get(key)
        return () if node is None else tuple(each_text(node, self.problems))

    def period(self, key: str) -> Period | None:
        """A period."""
        node = self.get(key)
        return None if node is None else expect_period(node, self.problems)

    def confidence(self, otherwise: Confidence = "high") -> Confidence:
        """The value of `confidence`."""
        return cast(Confidence, self.word("confidence", CONFIDENCES, otherwise))

    def citations(self, known: Iterable[str], otherwise: tuple[Citation, ...] = ()) -> tuple[Citation, ...]:
        """The value of `source`: `key place`, or a list of those."""
        citations = []
        for text, place in self.words("source"):
            key, _, where = text.partition(" ")
            if key != EDITOR and key not in known:
                self.problems.add(place, "unknown-source", key, known)
            citations.append(Citation(key, where.strip()))
        return tuple(citations) or otherwise

    def end(self) -> None:
        """Reports the keys that are not known."""
        for key, place in self.node.keys.items():
            if key not in self._read:
                self.problems.add(place, "unknown-key", key, sorted(self._read))


def expect_mapping(node: Node, problems: Problems) -> dict[str, Node]:
    """The values of a mapping node; none, and a problem, where it is something else."""
    if isinstance(node.value, dict):
        return node.value
    problems.add(node.place, "wrong-type", node.kind, "mapping")
    return {}


def expect_list(node: Node, problems: Problems) -> list[Node]:
    """The values of a list node."""
    if isinstance(node.value, list):
        return node.value
    problems.add(node.place, "wrong-type", node.kind, "list")
    return []


def expect_text(node: Node, problems: Problems) -> str:
    """A text that is not empty."""
    if isinstance(node.value, str):
        if not node.value.strip():
            problems.add(node.place, "empty")
        return node.value
    problems.add(node.place, "wrong-type", node.kind, "text")
    return ""


def expect_date(node: Node, problems: Problems) -> date | None:
    """A date."""
    if isinstance(node.value, date):
        return node.value
    problems.add(node.place, "wrong-type", node.kind, "date")
    return None


def expect_number(node: Node, problems: Problems) -> Decimal | None:
    """A number, exact."""
    if isinstance(node.value, int | Decimal) and not isinstance(node.value, bool):
        return Decimal(node.value)
    problems.add(node.place, "wrong-type", node.kind, "number")
    return None


def expect_word(node: Node, allowed: Iterable[str], problems: Problems) -> str:
    """One of the allowed words; `""`, and a problem, for another."""
    word = expect_text(node, problems)
    words = tuple(allowed)
    if word and word not in words:
        problems.add(node.place, "unknown-word", word, words)
        return ""
    return word


def expect_period(node: Node, problems: Problems) -> Period | None:
    """A period such as `5 working days`."""
    text = node.value if isinstance(node.value, str) else ""
    found = _PERIOD.fullmatch(text)
    if not found:
        problems.add(node.place, "bad-period", text or node.kind, PERIODS)
        return None
    count, upto, unit = found.groups()
    return Period(int(count), _UNITS[unit], int(upto) if upto else None)


def each_text(node: Node, problems: Problems) -> Iterator[tuple[str, Place]]:
    """A text, or the texts of a list, each with its place."""
    for one in node.value if isinstance(node.value, list) else [node]:
        text = expect_text(one, problems)
        if text:
            yield text, one.place


def check_id(id_: str, place: Place, problems: Problems, reserved: Iterable[str] = ()) -> None:
    """An id is lower-case kebab, begins with a letter and is not reserved."""
    if not _ID.fullmatch(id_):
        problems.add(place, "bad-id", id_)
    elif id_ in RESERVED or id_ in reserved:
        problems.add(place, "reserved-id", id_)
