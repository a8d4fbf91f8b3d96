"""The treaties: with whom, of what day, in force since when."""

from collections import Counter
from datetime import date

import pytest

from consular_cli.model import Act, Reference

STATES = "AE AZ CN GE IN IR KG KP LT MN PK TM TR UZ VN"


def test_how_many_there_are(reference: Reference) -> None:
    assert Counter(treaty.subject for treaty in reference.treaties.values()) == {
        "legal-assistance": 19,
        "documents": 1,
        "visas": 53,
        "stay": 5,
        "migration": 1,
        "trade": 1,
        "environment": 1,
        "organisations": 1,
    }


def test_legal_assistance_is_agreed_with_fifteen_states_and_by_two_conventions(reference: Reference) -> None:
    treaties = [treaty for treaty in reference.treaties.values() if treaty.subject == "legal-assistance"]
    assert " ".join(sorted({code for treaty in treaties for code in treaty.parties})) == STATES
    assert {treaty.column for treaty in treaties} == {"", "minsk-1993", "chisinau-2002"}


def test_the_country_table_knows_the_same_fifteen(reference: Reference) -> None:
    marked = [code for code, country in reference.countries.items() if "legal-treaty" in country.cells]
    assert " ".join(marked) == STATES


@pytest.mark.parametrize(
    ("treaty", "signed", "in_force"),
    [
        ("gw-visa", date(2024, 12, 18), date(2025, 10, 12)),
        ("eaeu-iran-trade", date(2023, 12, 25), date(2025, 5, 15)),
        ("caspian-assessment-protocol", date(2018, 7, 20), date(2025, 11, 18)),
        ("un-coordinator-letters", date(2025, 4, 30), date(2025, 7, 24)),
        ("al-visa", None, date(2023, 4, 25)),
        ("am-stay", date(2024, 4, 15), date(2025, 11, 22)),
        ("cn-visa", date(2023, 5, 17), date(2023, 11, 10)),
        ("ma-visa", date(2024, 9, 26), date(2025, 3, 19)),
        ("mo-visa", date(2024, 4, 9), date(2024, 10, 24)),
        ("sc-visa", date(2023, 9, 22), date(2024, 1, 6)),
        ("th-visa", date(2024, 4, 23), None),
        ("vn-visa", date(2023, 8, 21), date(2024, 5, 25)),
        ("apostille-1961", date(1961, 10, 5), date(2001, 1, 30)),
    ],
)
def test_days(reference: Reference, treaty: str, signed: date | None, in_force: date | None) -> None:
    row = reference.treaties[treaty]
    assert (row.signed, row.in_force) == (signed, in_force)


def test_the_act_of_ratification(reference: Reference) -> None:
    assert reference.treaties["am-stay"].ratified == Act("law", "223-VIII", date(2025, 10, 15))
    assert reference.treaties["cn-legal"].ratified == Act("decree", "2309", date(1995, 5, 30))


def test_nothing_is_ratified_before_it_is_signed_or_in_force_before_that(reference: Reference) -> None:
    # The treaty with Qatar was approved for signing two days before; that is no ratification and stands nowhere.
    for treaty in reference.treaties.values():
        ratified = treaty.ratified.day if treaty.ratified else None
        days = [day for day in (treaty.signed, ratified, treaty.in_force) if day]
        assert days == sorted(days), treaty.id


def test_every_treaty_has_parties_but_two(reference: Reference) -> None:
    without = [treaty.id for treaty in reference.treaties.values() if not treaty.parties and not treaty.column]
    assert sorted(without) == ["caspian-assessment-protocol", "un-coordinator-letters"]
