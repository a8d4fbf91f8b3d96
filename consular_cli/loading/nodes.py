"""A safe subset of YAML, read with positions.

Booleans are only `true` and `false`, dates only YYYY-MM-DD. There is no null, no anchor, alias, tag or merge key, no
octal, base 60 or exponent, and no key twice. Size, depth and the number of nodes are bounded, so a file from a
stranger cannot hang or crash the program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from consular_cli.loading.problems import Place, Problems

MOST_BYTES = 1 << 20
MOST_DEPTH = 24
MOST_NODES = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,17})\.\d{1,9}")
_NUMBER_LIKE = re.compile(r"[-+]?[\d][\d_]*([:.][\d_]+)*([eE][-+]?\d+)?|0[xob][\da-fA-F_]+|[-+]?\.(inf|nan)", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

Scalar = str | bool | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Node:
    """A mapping (key to node), a list or a scalar, and where it stands. `keys` has the place of each key."""

    place: Place
    value: "dict[str, Node] | list[Node] | Scalar"
    keys: dict[str, Place]

    @property
    def kind(self) -> str:
        """What it is, in the words of a problem: mapping, list, text, boolean, number, date."""
        match self.value:
            case dict():
                return "mapping"
            case list():
                return "list"
            case bool():
                return "boolean"
            case int() | Decimal():
                return "number"
            case date():
                return "date"
            case _:
                return "text"


class _Refused(Exception):  # noqa: N818
    """Reading a file cannot go on."""


def read_yaml(path: Path, problems: Problems) -> Node | None:
    """The root node of a file, or None where it cannot be read: why stands in `problems`."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.add(Place(path), "unreadable", error.strerror or type(error).__name__)
        return None
    if len(raw) > MOST_BYTES:
        problems.add(Place(path), "too-large", len(raw), str(MOST_BYTES))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.add(Place(path, raw.count(b"\n", 0, error.start) + 1), "not-utf-8")
        return None
    return parse_yaml(text, path, problems)


def parse_yaml(text: str, path: Path, problems: Problems) -> Node | None:
    """The root node of a text; `path` names it in problems."""
    text = text.replace("\r\n", "\n")
    for found in _CONTROL.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        problems.add(Place(path, line, column), "control-character", f"U+{ord(found[0]):04X}")
        return None
    try:
        return _Reading(path, problems).document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        problems.add(place, "syntax", error.problem or error.context or "")
    except yaml.YAMLError as error:
        problems.add(Place(path), "syntax", str(error).splitlines()[0])
    except _Refused:
        pass
    return None


class _Reading:
    """Builds nodes from the events of the YAML parser."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self._path = path
        self._problems = problems
        self._nodes = 0

    def document(self, events: Iterator[Any]) -> Node | None:
        root = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    self._refuse(event, "syntax", "---")
                root = self._node(event, events, 0)
        if root is None:
            self._problems.add(Place(self._path), "empty")
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self._nodes += 1
        if depth > MOST_DEPTH or self._nodes > MOST_NODES:
            self._refuse(event, "too-deep" if depth > MOST_DEPTH else "too-large", self._nodes)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(
                event, "alias", f"*{event.anchor}" if isinstance(event, yaml.AliasEvent) else f"&{event.anchor}"
            )
        if event.tag:
            self._refuse(event, "alias", event.tag)
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(place, self._scalar(event, place), {})
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(place, self._list(events, depth), {})
        return self._mapping(place, events, depth)

    def _list(self, events: Iterator[Any], depth: int) -> list[Node]:
        nodes = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            nodes.append(self._node(event, events, depth + 1))
        return nodes

    def _mapping(self, place: Place, events: Iterator[Any], depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "wrong-type", "", "text")
            key, key_place = self._clean(event), self._place(event)
            if key in values:
                self._problems.add(key_place, "repeated-key", key)
            if key == "<<" or event.anchor or event.tag:
                self._refuse(event, "alias", key)
            keys[key] = key_place
            values[key] = self._node(next(events), events, depth + 1)
        return Node(place, values, keys)

    def _scalar(self, event: Any, place: Place) -> Scalar:
        text = self._clean(event)
        if not event.implicit[0]:
            return text
        match text:
            case "true" | "false":
                return text == "true"
            case "" | "~" | "null" | "Null" | "NULL":
                self._problems.add(place, "null", text)
                return ""
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _DATE.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                self._problems.add(place, "bad-date", text)
                return date.min
        if _NUMBER_LIKE.fullmatch(text):
            self._problems.add(place, "bad-number", text)
        return text

    def _clean(self, event: Any) -> str:
        """The text of a scalar. An escape may not write what is refused as it stands."""
        text: str = event.value
        if found := _CONTROL.search(text):
            self._refuse(event, "control-character", f"U+{ord(found[0]):04X}")
        return text

    def _place(self, event: Any) -> Place:
        return Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, event: Any, kind: Any, found: object = "", expected: str = "") -> None:
        self._problems.add(self._place(event), kind, found, expected or ())
        raise _Refused
