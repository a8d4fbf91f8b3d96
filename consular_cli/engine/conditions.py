"""Conditions as the bits of integers.

Every different set of keys in a guide gets a bit. Two integers then say how all of them stand at once: `failed` has
the bits of those in which a key fails, `open` the bits of those in which a key is still open; a bit in neither
holds. An answer decides one bit pattern, worked out once, for all conditions that name its question. So to follow
an interview is to OR integers, however large the guide is.

A guard (conditions that must all hold) becomes a `Mask`: the bits that must hold, and for each `any` among them the
bits of which one must hold.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from consular_cli.engine.columns import column_passes, read_column
from consular_cli.engine.dates import add
from consular_cli.model import (
    AS_OF,
    SKIPPED,
    Ahead,
    Between,
    Bounds,
    Chosen,
    Guard,
    Is,
    Key,
    Not,
    Reference,
    Test,
    Value,
    Within,
)


class Mask(NamedTuple):
    """The bits that must all hold, and groups of bits of which one each must hold."""

    must: int
    any_of: tuple[int, ...] = ()


def truth(mask: Mask, failed: int, opened: int) -> bool | None:
    """Whether a guard holds; None where that is open (`failed` bits may be among the `opened` ones)."""
    must, any_of = mask
    if must & failed:
        return False
    decided = not must & opened
    for group in any_of:
        live = group & ~failed
        if not live:
            return False
        if not live & ~opened:
            decided = False
    return True if decided else None


def undecided_bits(mask: Mask, failed: int, opened: int) -> int:
    """The open bits on which the guard still depends; 0 where it is decided."""
    if mask.must & failed:
        return 0
    bits = mask.must & opened
    for group in mask.any_of:
        live = group & ~failed
        if not live:
            return 0
        if not live & ~opened:
            bits |= live
    return bits


class Numbering:
    """Gives each different set of keys its bit, and remembers which bits name what."""

    def __init__(self) -> None:
        self._bits: dict[tuple[Key, ...], int] = {}
        self.mentions: dict[str, list[tuple[Key, int]]] = {}

    def mask(self, guard: Guard) -> Mask:
        """The mask of a guard."""
        must = 0
        groups = []
        for condition in guard:
            must |= self._bit(condition.keys)
            if condition.any_of:
                groups.append(sum({self._bit(choice.keys) for choice in condition.any_of}))
        return Mask(must, tuple(groups))

    def _bit(self, keys: tuple[Key, ...]) -> int:
        if not keys:
            return 0
        if keys not in self._bits:
            bit = self._bits[keys] = 1 << len(self._bits)
            for key in keys:
                self.mentions.setdefault(key.name, []).append((key, bit))
        return self._bits[keys]


def bits_of(masks: Iterable[Mask]) -> int:
    """All the bits that some masks name."""
    bits = 0
    for must, any_of in masks:
        for group in (must, *any_of):
            bits |= group
    return bits


def bits_where(mentions: Iterable[tuple[Key, int]], chosen: Callable[[Key], bool]) -> int:
    """The bits whose key is chosen."""
    bits = 0
    for key, bit in mentions:
        if chosen(key):
            bits |= bit
    return bits


def without_value(key: Key) -> bool:
    """Whether a key passes where its question has no value: only a negation does."""
    return isinstance(key.test, Not)


def passes(key: Key, value: Value, as_of: date, reference: Reference) -> bool:
    """Whether `value`, answered to the question that `key` names, passes its test."""
    if value == SKIPPED:
        return without_value(key)
    if key.column:
        return column_passes(key.test, read_column(reference, str(value), key.column, as_of).value)
    return _passes(key.test, value, as_of)


def as_of_passes(key: Key, as_of: date) -> bool:
    """Whether the as-of date passes the test of a key that names it."""
    return key.name != AS_OF or _passes(key.test, as_of, as_of)


def _passes(test: Test, value: Value, as_of: date) -> bool:
    match test:
        case Not(inner):
            return not _passes(inner, value, as_of)
        case Is(values):
            return any(one in values for one in value) if isinstance(value, tuple) else value in values
        case Chosen(values):
            return isinstance(value, tuple) and bool(value) and set(values) <= set(value)
        case Within(period):
            return isinstance(value, date) and as_of <= add(value, period)
        case Ahead(period):
            return isinstance(value, date) and value >= add(as_of, period)
        case Between(first, last):
            return isinstance(value, date) and (first is None or first <= value) and (last is None or value <= last)
        case Bounds(at_least, below):
            return (
                isinstance(value, int) and (at_least is None or value >= at_least) and (below is None or value < below)
            )
