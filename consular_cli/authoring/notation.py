"""Conditions and other values as they are written in a guide."""

from collections.abc import Iterable, Mapping
from datetime import date

from consular_cli.model import (
    Ahead,
    Between,
    Bounds,
    Chosen,
    Condition,
    Is,
    Key,
    Not,
    Period,
    Test,
    Value,
    Within,
)


def write_condition(condition: Condition) -> str:
    """`document: court, any: [{location: abroad}, {applicant: self}]`."""
    parts = [write_key(key) for key in condition.keys]
    if condition.any_of:
        parts.append(f"any: [{', '.join(f'{{{write_condition(choice)}}}' for choice in condition.any_of)}]")
    return ", ".join(parts)


def write_key(key: Key) -> str:
    """`destination.route: [none, unknown]`."""
    name = f"{key.name}.{key.column}" if key.column else key.name
    return f"{name}: {write_test(key.test)}"


def write_test(test: Test) -> str:
    """`{within: 2 months}`."""
    match test:
        case Not(inner):
            return f"{{not: {write_test(inner)}}}"
        case Is(values):
            return write_list(values) if len(values) != 1 else values[0]
        case Chosen(values):
            return f"{{all: {write_list(values)}}}" if values else "some"
        case Within(period):
            return f"{{within: {write_period(period)}}}"
        case Ahead(period):
            return f"{{ahead: {write_period(period)}}}"
        case Between(first, last):
            return _mapping({"from": first, "until": last})
        case Bounds(at_least, below):
            return _mapping({"at-least": at_least, "below": below})


def write_period(period: Period) -> str:
    """`5-10 working days`."""
    count = str(period.count) if period.upto is None else f"{period.count}-{period.upto}"
    return f"{count} {period.unit.removesuffix('s') if count == '1' else period.unit}"


def write_value(value: Value) -> str:
    """An answer."""
    return write_list(value) if isinstance(value, tuple) else str(value)


def write_list(values: Iterable[str]) -> str:
    """`[a, b]`."""
    return f"[{', '.join(values)}]"


def _mapping(bounds: Mapping[str, date | int | None]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in bounds.items() if value is not None)}}}"
