"""Periods are counted forward; the day of the event does not count; a month's end is clipped."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import quick

from consular_cli.engine.dates import add
from consular_cli.model import Period, Unit


@pytest.mark.parametrize(
    ("day", "count", "unit", "last"),
    [
        ("2026-10-12", 2, "months", "2026-12-12"),
        ("2026-12-31", 2, "months", "2027-02-28"),
        ("2027-12-31", 2, "months", "2028-02-29"),
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2026-03-31", 1, "months", "2026-04-30"),
        ("2026-02-28", 1, "months", "2026-03-28"),
        ("2026-11-30", 14, "months", "2028-01-30"),
        ("2026-06-15", 12, "months", "2027-06-15"),
        ("2028-02-29", 1, "years", "2029-02-28"),
        ("2028-02-29", 4, "years", "2032-02-29"),
        ("2026-11-23", 18, "years", "2044-11-23"),
        ("2026-11-23", 30, "calendar days", "2026-12-23"),
        ("2026-11-23", 1, "calendar days", "2026-11-24"),
        ("2026-11-23", 2, "weeks", "2026-12-07"),
        ("2026-11-23", 24, "hours", "2026-11-24"),
        ("2026-11-23", 72, "hours", "2026-11-26"),
        ("2026-11-23", 3, "hours", "2026-11-23"),
    ],
)
def test_a_period_ends(day: str, count: int, unit: Unit, last: str) -> None:
    assert add(date.fromisoformat(day), Period(count, unit)).isoformat() == last


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        ("2026-11-23", 1, "2026-11-24"),  # a Monday
        ("2026-11-23", 4, "2026-11-27"),
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-11-23", 10, "2026-12-07"),
        ("2026-11-26", 1, "2026-11-27"),  # a Thursday
        ("2026-11-26", 2, "2026-11-30"),
        ("2026-11-27", 1, "2026-11-30"),  # a Friday
        ("2026-11-27", 5, "2026-12-04"),
        ("2026-11-28", 1, "2026-11-30"),  # a Saturday
        ("2026-11-28", 5, "2026-12-04"),
        ("2026-11-29", 1, "2026-11-30"),  # a Sunday
        ("2026-11-29", 6, "2026-12-07"),
    ],
)
def test_working_days_are_monday_to_friday(day: str, count: int, last: str) -> None:
    assert add(date.fromisoformat(day), Period(count, "working days")).isoformat() == last


@quick
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 300))
def test_working_days_are_those_that_one_counts_off(day: date, count: int) -> None:
    last = day
    left = count
    while left:
        last += timedelta(days=1)
        left -= last.weekday() < 5
    assert add(day, Period(count, "working days")) == last


def test_a_range_counts_to_its_longer_end() -> None:
    assert add(date(2026, 11, 23), Period(5, "working days", upto=10)) == date(2026, 12, 7)


@pytest.mark.parametrize("unit", ["hours", "working days", "calendar days", "weeks", "months", "years"])
def test_beyond_the_calendar_stands_its_last_day(unit: Unit) -> None:
    assert add(date(9999, 12, 30), Period(9999, unit)) == date.max


@quick
@given(
    st.dates(),
    st.integers(0, 9999),
    st.integers(0, 9999),
    st.sampled_from(["hours", "working days", "calendar days", "weeks", "months", "years"]),
)
def test_a_longer_period_never_ends_earlier(day: date, one: int, other: int, unit: Unit) -> None:
    shorter, longer = sorted((one, other))
    assert add(day, Period(shorter, unit)) <= add(day, Period(longer, unit))


@quick
@given(st.dates(), st.dates(), st.integers(1, 400), st.sampled_from(["working days", "months", "years"]))
def test_a_later_day_never_ends_earlier(one: date, other: date, count: int, unit: Unit) -> None:
    earlier, later = sorted((one, other))
    assert add(earlier, Period(count, unit)) <= add(later, Period(count, unit))
