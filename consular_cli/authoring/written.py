"""Where each part of a guide is written.

A `Guide` is flat: the `when` of a block stands in the guard of every line below it, and lines know no place. So the
same YAML is read once more with a number instead of each `when` and each source. Where a number turns up in that
second guide, there went what it numbers in the first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from consular_cli.loading.fields import EDITOR
from consular_cli.loading.folder import Folder
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Place
from consular_cli.model import (
    AS_OF,
    OUTCOME,
    SECTIONS,
    Alternative,
    Between,
    Citation,
    Condition,
    Guard,
    Guide,
    Item,
    Option,
    Question,
    Row,
    Table,
    Told,
)

EPOCH = date(1, 1, 1)

_ITEM = rf"checklist/\d+/({'|'.join(SECTIONS)})/[^/]+"
_ROW = rf"{OUTCOME}/\d+|facts/[^/]+/\d+"
_QUESTION = r"(checklist/\d+/)?questions/[^/]+"
_CITED = re.compile(rf"{_ITEM}|{_ROW}")
_NUMBERED = re.compile(rf"{_ITEM}(/one-of/[^/]+)?|{_ROW}|{_QUESTION}(/(options|several)/[^/]+)?|checklist/\d+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A question, an option, a row, a block, an item or an alternative in a file: `checklist/3/documents/paper`."""

    place: Place
    path: str


class Written:
    """A guide together with the spots of its conditions, items and rows.

    `conditions` has every condition under a `when`, by the number of its spot.
    """

    def __init__(self, folder: Folder, guide_id: str) -> None:
        self.guide = folder.guide(guide_id)
        numbering = _Numbering()
        marked = folder.read_changed(guide_id, numbering.rewrite)
        assert marked is not None
        self.spots = numbering.spots
        self._marked = marked
        self.conditions: dict[int, Condition] = {}
        self._with_guards(self._remembered)

    def spot_of_item(self, place: int) -> Spot:
        """Where the item stands that has that place among the items of the guide."""
        return self._cited(self._marked.items[place].sources)

    def spot_of_row(self, table: int, row: int) -> Spot:
        """Where the row of a table stands."""
        return self._cited(self._marked.tables[table].rows[row].sources)

    def with_condition(self, number: int, condition: Condition | None) -> Guide:
        """The guide with another condition, or none, under the `when` of that number."""

        def changed(guard: Guard, marks: Guard) -> Guard:
            if all(_number(mark) != number for mark in marks):
                return guard
            pairs = zip(guard, marks, strict=True)
            ones = (condition if _number(mark) == number else one for one, mark in pairs)
            return tuple(one for one in ones if one is not None)

        return self._with_guards(changed)

    def _remembered(self, guard: Guard, marks: Guard) -> Guard:
        self.conditions |= {_number(mark): one for one, mark in zip(guard, marks, strict=True)}
        return guard

    def _cited(self, sources: tuple[Citation, ...]) -> Spot:
        return self.spots[int(sources[0].place)]

    def _with_guards(self, change: Callable[[Guard, Guard], Guard]) -> Guide:
        """The guide with each guard as `change` makes it, which sees the numbers beside it."""
        guide, marked = self.guide, self._marked
        changing = _Changing(change)
        return replace(
            guide,
            questions=tuple(map(changing.question, guide.questions, marked.questions)),
            tables=tuple(map(changing.table, guide.tables, marked.tables)),
            told=tuple(map(changing.guarded, guide.told, marked.told)),
            items=tuple(map(changing.item, guide.items, marked.items)),
        )


Guarded = TypeVar("Guarded", Question, Option, Row, Told, Item, Alternative)


@dataclass(frozen=True, slots=True)
class _Changing:
    """Gives the parts of a guide the guards that `change` makes of theirs. What stays the same stays itself."""

    change: Callable[[Guard, Guard], Guard]

    def question(self, part: Question, marked: Question) -> Question:
        options = tuple(map(self.guarded, part.options, marked.options))
        return self.guarded(part if options == part.options else replace(part, options=options), marked)

    def table(self, part: Table, marked: Table) -> Table:
        rows = tuple(map(self.guarded, part.rows, marked.rows))
        return part if rows == part.rows else replace(part, rows=rows)

    def item(self, part: Item, marked: Item) -> Item:
        choices = tuple(map(self.guarded, part.one_of, marked.one_of))
        return self.guarded(part if choices == part.one_of else replace(part, one_of=choices), marked)

    def guarded(self, part: Guarded, marked: Guarded) -> Guarded:
        guard = self.change(part.guard, marked.guard)
        return part if guard is part.guard else replace(part, guard=guard)


class _Numbering:
    """Rewrites YAML: each `when`, and each source of an item or row, becomes the number of its spot."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []

    def rewrite(self, node: Node, path: str = "") -> Node:
        """The node with its numbers."""
        if isinstance(node.value, list):
            ones = [self.rewrite(one, f"{path}/{place}") for place, one in enumerate(node.value, 1)]
            return replace(node, value=ones)
        if not isinstance(node.value, dict):
            return node
        values = node.value
        if _NUMBERED.fullmatch(path):
            values = self._numbered(node, values, path)
        values = {key: self.rewrite(one, f"{path}/{key}" if path else key) for key, one in values.items()}
        return replace(node, value=values, keys=dict.fromkeys(values, node.place))

    def _numbered(self, node: Node, values: dict[str, Node], path: str) -> dict[str, Node]:
        number = len(self.spots)
        self.spots.append(Spot(node.place, path))
        if "when" in values:
            values = values | {"when": _marker(node.place, number)}
        if _CITED.fullmatch(path):
            values = values | {"source": Node(node.place, f"{EDITOR} {number}", {})}
        return values


def _marker(place: Place, number: int) -> Node:
    """A condition that stands for a number: the day so many days after the first."""
    day = Node(place, EPOCH + timedelta(days=number), {})
    return Node(place, {AS_OF: Node(place, {"from": day}, {"from": place})}, {AS_OF: place})


def _number(mark: Condition) -> int:
    [key] = mark.keys
    assert isinstance(key.test, Between) and key.test.first
    return (key.test.first - EPOCH).days
