"""What the countries table says of a country on a day."""

from dataclasses import dataclass
from datetime import date

from consular_cli.model import (
    UNKNOWN,
    Cell,
    Citation,
    Condition,
    Confidence,
    Country,
    Is,
    Not,
    Reference,
    weakest,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A column's value for a country on a day, and what it rests on.

    `first` and `last` bound the days on which the same cells say the same.
    """

    value: str
    first: date | None = None
    last: date | None = None
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"


def read_column(reference: Reference, code: str, column: str, day: date) -> Reading:
    """The value of `column` for country `code` on `day`; `unknown` where the table does not say.

    A derived column takes its first row that holds, and rests on every cell that was looked at to find it.
    """
    definition = reference.columns[column]
    country = reference.countries.get(code)
    if not definition.rows:
        return _stored(definition.otherwise, definition.sources, country, column, day)
    looked_at: list[Reading] = []
    for row in definition.rows:
        if all(_holds(reference, code, condition, day, looked_at) for condition in row.guard):
            return _together(row.value, row.sources, row.confidence, looked_at)
    return Reading(UNKNOWN)


def _stored(otherwise: str, sources: tuple[Citation, ...], country: Country | None, column: str, day: date) -> Reading:
    cells = country.cells.get(column) if country else None
    if cells is None:
        return Reading(otherwise, sources=sources)
    for cell in cells:
        if _covers(cell, day):
            return Reading(cell.value, cell.first, cell.last, cell.sources or sources, cell.confidence)
    return Reading(UNKNOWN, sources=sources)


def _covers(cell: Cell, day: date) -> bool:
    return (cell.first is None or cell.first <= day) and (cell.last is None or day <= cell.last)


def _holds(reference: Reference, code: str, condition: Condition, day: date, looked_at: list[Reading]) -> bool:
    for key in condition.keys:
        reading = read_column(reference, code, key.name, day)
        looked_at.append(reading)
        if not column_passes(key.test, reading.value):
            return False
    choices = condition.any_of
    return not choices or any(_holds(reference, code, choice, day, looked_at) for choice in choices)


def column_passes(test: object, value: str) -> bool:
    """Whether a column's value passes a condition's test; only `Is` and its negation apply to columns."""
    match test:
        case Is(values):
            return value in values
        case Not(Is(values)):
            return value not in values
        case _:
            raise TypeError(f"no test of a column: {test}")


def _together(value: str, sources: tuple[Citation, ...], confidence: Confidence, cells: list[Reading]) -> Reading:
    return Reading(
        value,
        first=max((cell.first for cell in cells if cell.first), default=None),
        last=min((cell.last for cell in cells if cell.last), default=None),
        sources=tuple(dict.fromkeys([*sources, *(citation for cell in cells for citation in cell.sources)])),
        confidence=weakest(confidence, *(cell.confidence for cell in cells)),
    )
