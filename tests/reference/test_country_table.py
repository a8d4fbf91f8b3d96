"""What the notes on countries count, and the days on which something changes."""

from collections import Counter
from datetime import date

import pytest

from consular_cli.engine.columns import read_column
from consular_cli.model import Reference

NOTED = date(2026, 11, 23)
COVERED = """
    AI AW BL BM BQ CC CW CX FK FO GF GG GI GP HK HM IM JE KY MF MO MQ MS NC NF PF PM RE SH SX TC TF VG WF YT
"""
"""Territories that a party covers; the nine of low confidence have no route in the table."""


def test_every_code_is_of_iso_and_none_is_missing(reference: Reference, iso: tuple[str, ...]) -> None:
    assert len(iso) == 249
    assert sorted(reference.countries) == sorted((*iso, "XK"))


def test_parties_to_the_apostille_convention(reference: Reference) -> None:
    # Kosovo is a party; whether the Convention holds between it and Kazakhstan is not established.
    parties = {code for code in reference.countries if ever(reference, code, "apostille")} - set(COVERED.split()) | {
        "XK"
    }
    not_yet = {code for code in parties - {"XK"} if column(reference, code, "apostille", NOTED) != "true"}
    assert (len(parties), len(parties - not_yet), not_yet) == (130, 129, {"TH"})


def test_accessions_to_which_somebody_objected(reference: Reference) -> None:
    objected = [code for code in reference.countries if column(reference, code, "objected", NOTED) == "true"]
    assert " ".join(objected) == "AZ BD BI CN DO DZ IN KG LR MA MN PE PH PK RW SN TJ TN UZ VN XK"


def test_routes(reference: Reference) -> None:
    # The notes count 162, 75 and 2; of those, twelve rest on nothing firm, and the table gives no route for them.
    routes = Counter(column(reference, code, "route", NOTED) for code in reference.countries)
    assert routes == {"none": 11, "apostille": 153, "legalisation": 72, "unknown": 14}


def test_without_any_formality(reference: Reference) -> None:
    exempt = [code for code in reference.countries if column(reference, code, "route", NOTED) == "none"]
    assert " ".join(exempt) == "AM AZ BY GE KG KZ MD RU TJ TM UZ"


@pytest.mark.parametrize(
    ("code", "before", "day", "after"),
    [
        ("UA", "none", date(2023, 12, 29), "apostille"),
        ("TH", "legalisation", date(2027, 2, 28), "apostille"),
        ("VN", "legalisation", date(2026, 9, 11), "apostille"),
        ("DZ", "legalisation", date(2026, 7, 9), "apostille"),
        ("CN", "legalisation", date(2023, 11, 7), "apostille"),
    ],
)
def test_the_day_on_which_the_route_changes(
    reference: Reference, code: str, before: str, day: date, after: str
) -> None:
    the_day_before = date.fromordinal(day.toordinal() - 1)
    assert column(reference, code, "route", the_day_before) == before
    assert column(reference, code, "route", day) == after


def column(reference: Reference, code: str, name: str, day: date) -> str:
    return read_column(reference, code, name, day).value


def ever(reference: Reference, code: str, name: str) -> bool:
    return any(cell.value == "true" for cell in reference.countries[code].cells.get(name, ()))
