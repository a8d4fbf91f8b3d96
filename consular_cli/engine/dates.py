"""Counting days: a period is counted forward, the day of the event does not count, a month's end is clipped."""

import calendar
from datetime import date, timedelta

from consular_cli.model import Period

FRIDAY = 4


def add(day: date, period: Period) -> date:
    """The last day of `period` counted from `day`, which does not count itself.

    A range counts to its longer end. Working days are Monday to Friday: public holidays are not known here.
    Hours give the day on which they end. A day beyond the calendar's last year is its last day.
    """
    count = period.count if period.upto is None else period.upto
    try:
        match period.unit:
            case "hours":
                return day + timedelta(hours=count)
            case "calendar days":
                return day + timedelta(days=count)
            case "weeks":
                return day + timedelta(weeks=count)
            case "working days":
                return _add_working_days(day, count)
            case "months":
                return _add_months(day, count)
            case "years":
                return _add_months(day, 12 * count)
    except (OverflowError, ValueError):
        return date.max


def _add_working_days(day: date, count: int) -> date:
    day -= timedelta(days=max(0, day.weekday() - FRIDAY))
    weeks, rest = divmod(count, 5)
    over_the_weekend = 2 if day.weekday() + rest > FRIDAY else 0
    return day + timedelta(weeks=weeks, days=rest + over_the_weekend)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
