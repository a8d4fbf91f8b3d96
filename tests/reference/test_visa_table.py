"""Which visa is needed: for every country, on every day, with words for every condition."""

from collections import Counter
from datetime import date

import pytest

from consular_cli.model import Limit, Reference, ReferenceText, VisaCell

TODAY = date(2026, 11, 24)


def test_every_country_but_the_own_has_a_row(reference: Reference) -> None:
    assert set(reference.visas) == set(reference.countries) - {"KZ"}
    assert all(visa.passports.get("ordinary") for visa in reference.visas.values())


def test_regimes_of_the_ordinary_passport(reference: Reference) -> None:
    # The research has 45 unknown; six uninhabited territories that it leaves out are unknown too.
    assert Counter(on(reference, code, "ordinary", TODAY).regime for code in reference.visas) == {
        "visa": 82,
        "unknown": 51,
        "visa-free": 44,
        "e-visa": 37,
        "on-arrival": 29,
        "eta": 6,
    }


@pytest.mark.parametrize(
    ("passport", "expected"),
    [
        ("diplomatic", {"visa-free": 51, "unknown": 3}),
        ("service", {"visa-free": 41, "visa": 11, "unknown": 2}),
    ],
)
def test_regimes_of_the_other_passports(reference: Reference, passport: str, expected: dict[str, int]) -> None:
    known = [code for code, visa in reference.visas.items() if passport in visa.passports]
    assert Counter(on(reference, code, passport, TODAY).regime for code in known) == expected


@pytest.mark.parametrize(
    ("code", "passport", "day", "days", "limit"),
    [
        ("CN", "ordinary", TODAY, 30, Limit(90, 180)),
        ("RU", "ordinary", date(2024, 12, 31), 90, Limit(90, 180)),
        ("RU", "ordinary", date(2025, 1, 1), 90, Limit(90, None)),
        ("KG", "ordinary", TODAY, 90, Limit(90, 180)),
        ("AM", "ordinary", date(2025, 11, 22), 90, None),
        ("TH", "ordinary", TODAY, 30, Limit(90, 180)),
        ("CO", "diplomatic", TODAY, 90, Limit(90, 180)),
        ("GW", "service", date(2025, 10, 12), None, None),
    ],
)
def test_how_long_one_may_stay(
    reference: Reference, code: str, passport: str, day: date, days: int | None, limit: Limit | None
) -> None:
    cell = on(reference, code, passport, day)
    assert (cell.regime, cell.days, cell.limit) == ("visa-free", days, limit)


@pytest.mark.parametrize(
    ("code", "first"), [("LK", date(2025, 10, 15)), ("NA", date(2025, 4, 1)), ("MA", date(2025, 3, 19))]
)
def test_before_its_first_day_nothing_is_known(reference: Reference, code: str, first: date) -> None:
    cells = reference.visas[code].passports["ordinary"]
    assert [cell.first for cell in cells] == [first]


def test_where_the_identity_card_is_enough(reference: Reference) -> None:
    cards = {code: visa.identity_card[0].value for code, visa in reference.visas.items() if visa.identity_card}
    assert {code for code, value in cards.items() if value == "true"} == {"AM", "BY", "KG", "RU"}
    assert {code for code, value in cards.items() if value == "unknown"} == {"AZ", "MD", "TJ", "UA"}


def test_a_stay_is_never_longer_than_all_stays(reference: Reference) -> None:
    for cell in cells(reference):
        assert not (cell.days and cell.limit) or cell.days <= cell.limit.days


def test_what_is_known_has_a_source_and_its_day(reference: Reference) -> None:
    undated = {"mfa-visa-list-passports"}
    for cell in cells(reference):
        assert cell.sources
        named = {citation.source for citation in cell.sources}
        assert cell.edition or cell.regime == "unknown" or named <= undated


def test_every_condition_is_used(reference: Reference, words: ReferenceText) -> None:
    assert set(words.visas) == {condition for cell in cells(reference) for condition in cell.conditions}


def test_every_visa_treaty_is_the_ground_of_a_regime(reference: Reference) -> None:
    named = {treaty for cell in cells(reference) for treaty in cell.treaties}
    visas = {id_ for id_, treaty in reference.treaties.items() if treaty.subject in ("visas", "stay")}
    assert named == visas


def test_a_treaty_named_for_a_country_has_it_as_a_party(reference: Reference) -> None:
    for code, visa in reference.visas.items():
        for of_kind in visa.passports.values():
            for id_ in (id_ for cell in of_kind for id_ in cell.treaties):
                assert code in reference.treaties[id_].parties


def on(reference: Reference, code: str, passport: str, day: date) -> VisaCell:
    """The only cell that holds on the day."""
    (cell,) = (
        cell
        for cell in reference.visas[code].passports[passport]
        if (cell.first or date.min) <= day <= (cell.last or date.max)
    )
    return cell


def cells(reference: Reference) -> list[VisaCell]:
    return [cell for visa in reference.visas.values() for of_kind in visa.passports.values() for cell in of_kind]
