"""What the countries table says of a country on a day."""

from datetime import date

import pytest
from small_guides import REFERENCE

from consular_cli.engine.columns import Reading, column_passes, read_column
from consular_cli.model import (
    Bounds,
    Cell,
    Citation,
    Column,
    Condition,
    Country,
    Is,
    Key,
    Not,
    Reference,
    Row,
)

TODAY = date(2026, 11, 23)
TREATY, LAW, NOTE = Citation("treaty"), Citation("law", "5"), Citation("note")


def is_(column: str, *values: str) -> Key:
    return Key(column, Is(values))


def row(value: str, *keys: Key, sources: tuple[Citation, ...] = (), any_of: tuple[Key, ...] = ()) -> Row:
    condition = Condition(keys, tuple(Condition((key,)) for key in any_of))
    return Row(value, (condition,) if keys or any_of else (), sources)


COUNTRIES = {
    "AA": {
        "party": (
            Cell("false", last=date(2023, 12, 31), sources=(LAW,)),
            Cell("true", date(2024, 1, 1), date(2025, 6, 30), (LAW, NOTE), "medium"),
            Cell("false", date(2026, 1, 1)),
        )
    },
    "BB": {"party": (Cell("true"),), "calm": (Cell("false", date(2026, 6, 1), None, (NOTE,), "low"),)},
    "CC": {},
}
REFERENCE_OF_THREE = Reference(
    columns={
        "party": Column("party", sources=(TREATY,)),
        "calm": Column("calm", "true"),
        "route": Column(
            "route",
            rows=(
                row("ask", is_("calm", "false"), sources=(LAW,)),
                row("none", is_("party", "true"), is_("calm", "true")),
                row("long", any_of=(is_("party", "false"), Key("calm", Not(Is(("true",)))))),
                row("unknown"),
            ),
        ),
    },
    countries={code: Country(code, cells) for code, cells in COUNTRIES.items()},
    rates={}, offices={}, missions={}, sources={},
)  # fmt: skip


def reading(code: str, column: str, day: str) -> Reading:
    return read_column(REFERENCE_OF_THREE, code, column, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("code", "day", "value"),
    [
        ("AA", "0001-01-01", "false"),
        ("AA", "2023-12-31", "false"),
        ("AA", "2024-01-01", "true"),
        ("AA", "2025-06-30", "true"),
        ("AA", "2025-07-01", "unknown"),  # a gap: not known for this date
        ("AA", "2025-12-31", "unknown"),
        ("AA", "2026-01-01", "false"),
        ("AA", "9999-12-31", "false"),
        ("BB", "2026-01-01", "true"),
        ("CC", "2026-01-01", "unknown"),
        ("ZZ", "2026-01-01", "unknown"),
    ],
)
def test_a_stored_column_is_dated(code: str, day: str, value: str) -> None:
    assert reading(code, "party", day).value == value


def test_a_cell_brings_its_days_sources_and_confidence() -> None:
    expected = Reading("true", date(2024, 1, 1), date(2025, 6, 30), (LAW, NOTE), "medium")
    assert reading("AA", "party", "2024-05-05") == expected


@pytest.mark.parametrize(
    ("code", "day"),
    [("BB", "2026-01-01"), ("AA", "2025-08-01"), ("CC", "2026-01-01"), ("ZZ", "2026-01-01")],
)
def test_what_has_no_source_of_its_own_rests_on_that_of_the_column(code: str, day: str) -> None:
    assert reading(code, "party", day).sources == (TREATY,)


def test_the_else_value_of_a_column() -> None:
    assert reading("CC", "calm", "2026-01-01") == Reading("true")
    assert reading("ZZ", "calm", "2026-01-01") == Reading("true")
    assert reading("BB", "calm", "2026-01-01").value == "unknown", "a country that the table names, on another day"


@pytest.mark.parametrize(
    ("code", "day", "value"),
    [
        ("AA", "2024-05-05", "none"),
        ("AA", "2026-05-05", "long"),
        ("AA", "2025-08-01", "unknown"),
        ("BB", "2026-06-01", "ask"),
        ("BB", "2026-05-31", "long"),  # `calm` is unknown, so it is not `true`
        ("CC", "2026-05-31", "unknown"),
    ],
)
def test_a_derived_column_takes_its_first_row_that_holds(code: str, day: str, value: str) -> None:
    assert reading(code, "route", day).value == value


def test_a_derived_column_rests_on_every_cell_that_was_looked_at() -> None:
    found = reading("AA", "route", "2024-05-05")
    assert (found.first, found.last) == (date(2024, 1, 1), date(2025, 6, 30))
    assert (found.sources, found.confidence) == ((LAW, NOTE), "medium")
    found = reading("BB", "route", "2026-07-01")
    assert (found.first, found.last, found.sources, found.confidence) == (date(2026, 6, 1), None, (LAW, NOTE), "low")


@pytest.mark.parametrize(
    ("code", "column", "day", "value"),
    [
        ("TH", "apostille", "2027-02-27", "false"),
        ("TH", "apostille", "2027-02-28", "true"),
        ("TH", "route", "2027-02-27", "legalisation"),
        ("TH", "route", "2027-02-28", "apostille"),
        ("UA", "minsk", "2023-12-28", "true"),
        ("UA", "minsk", "2023-12-29", "false"),
        ("UA", "route", "2023-12-28", "none"),
        ("UA", "route", "2023-12-29", "apostille"),
        ("TW", "route", "2026-11-23", "unknown"),
        ("KZ", "route", "2026-11-23", "none"),
        ("AE", "route", "2026-11-23", "legalisation"),
        ("ZZ", "route", "2026-11-23", "unknown"),
    ],
)
def test_thailand_and_ukraine_change_on_the_day(code: str, column: str, day: str, value: str) -> None:
    assert read_column(REFERENCE, code, column, date.fromisoformat(day)).value == value


def test_the_doubt_about_one_cell_is_that_of_the_route() -> None:
    ukraine = read_column(REFERENCE, "UA", "route", TODAY)
    assert (ukraine.first, ukraine.last, ukraine.confidence) == (date(2023, 12, 29), None, "medium")
    thailand = read_column(REFERENCE, "TH", "route", TODAY)
    assert (thailand.first, thailand.last, thailand.confidence) == (None, date(2027, 2, 27), "medium")


def test_only_a_value_or_its_negation_is_a_test_of_a_column() -> None:
    assert column_passes(Is(("a", "b")), "b")
    assert column_passes(Not(Is(("a", "b"))), "c")
    assert not column_passes(Not(Is(("a",))), "a")
    with pytest.raises(TypeError):
        column_passes(Bounds(1), "a")
