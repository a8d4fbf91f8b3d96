"""The figures of the notes on fees."""

from datetime import date
from decimal import Decimal

import pytest

from consular_cli.engine.money import money
from consular_cli.model import Reference, ReferenceText

PAID = date(2026, 11, 24)
CURRENCIES = ("USD", "EUR", "GBP", "CHF", "RUB", "CNY")
ABROAD = "consular-rates-abroad"


@pytest.mark.parametrize(
    ("rate", "tenge"),
    [
        ("apostille-duty", "2162.5"),
        ("passport-24", "17300"),
        ("passport-36", "34600"),
        ("passport-48", "51900"),
        ("identity-card-first", "0"),
        ("identity-card-other", "865"),
        ("stateless-certificate", "34600"),
        ("identity-document-amendment", "432.5"),
        ("permanent-residence-permit", "17300"),
        ("departure", "4325"),
        ("visa-entry-exit", "30275"),
        ("visa-multiple", "129750"),
        ("driving-licence", "5406.25"),
        ("court-divorce", "1297.5"),
        ("court-copy-page", "129.75"),
        ("state-notary-copy", "216.25"),
        ("notary-signature", "2292.25"),
        ("notary-copy-company", "735.25"),
        ("notary-agreement", "43250"),
        ("recognition-school", "25950"),
        ("recognition-college", "34600"),
        ("recognition-degree", "43250"),
        ("recognition-duplicate", "12975"),
        ("consular-visa-support-single", "865"),
        ("consular-legalisation-kazakhstan", "2162.5"),
        ("civil-marriage", "3450"),
        ("urgent-passport-city-1-day", "3372"),
    ],
)
def test_what_is_paid_in_kazakhstan(reference: Reference, rate: str, tenge: str) -> None:
    assert money(reference, rate, PAID).sums == {"KZT": Decimal(tenge)}


@pytest.mark.parametrize(
    ("rate", "sums"),
    [
        ("consular-passport", (100, 75, 65, 110, 10000, 660)),
        ("consular-visa-5-years", (1000, 850, 810, 1000, 100000, 6525)),
        ("consular-return", (10, 10, 10, 10, 570, 65)),
        ("consular-stay-abroad", (140, 120, 120, 140, 14000, 900)),
        ("consular-citizenship-renunciation", (150, 130, 130, 150, 15000, 1025)),
        ("consular-birth", (25, 20, 20, 25, 2500, 165)),
        ("consular-forwarding", (35, 30, 30, 35, 3500, 225)),
        ("consular-sale", (60, 45, 40, 65, 6000, 385)),
        ("consular-certificate", (50, 45, 40, 50, 5000, 325)),
    ],
)
def test_what_is_paid_abroad(reference: Reference, rate: str, sums: tuple[int, ...]) -> None:
    assert money(reference, rate, PAID).sums == dict(zip(CURRENCIES, map(Decimal, sums), strict=True))


def test_every_item_of_the_list_of_consular_fees_is_there(reference: Reference) -> None:
    cited = [citation for rate in reference.rates.values() for cell in rate.cells for citation in cell.sources]
    assert {int(one.place) for one in cited if one.source == ABROAD and one.place} == set(range(1, 41))


def test_every_consular_fee_abroad_is_set_in_six_currencies(reference: Reference) -> None:
    for rate in reference.rates.values():
        for cell in rate.cells:
            if any(one.source == ABROAD and one.place for one in cell.sources) and cell.amount.sums:
                assert tuple(cell.amount.sums) == CURRENCIES


def test_a_share_of_a_sum(reference: Reference) -> None:
    shares = {rate.id: rate.cells[0].amount.percent for rate in reference.rates.values()}
    assert {id_: share for id_, share in shares.items() if share} == {
        "consular-money": Decimal("0.2"),
        "consular-sale": Decimal(1),
        "consular-deposit": Decimal("0.2"),
    }


@pytest.mark.parametrize(
    ("day", "tenge"),
    [
        (date(2019, 6, 1), 2525),
        (date(2021, 6, 1), 2917),
        (date(2023, 6, 1), 3450),
        (date(2025, 12, 31), 3932),
        (date(2026, 1, 1), 4325),
    ],
)
def test_the_index_of_a_day(reference: Reference, day: date, tenge: int) -> None:
    assert money(reference, "mci", day).sums == {"KZT": Decimal(tenge)}


@pytest.mark.parametrize("day", [date(2020, 6, 1), date(2027, 1, 1)])
def test_an_index_that_nobody_found_is_not_made_up(reference: Reference, day: date) -> None:
    assert money(reference, "mci", day).sums == {}


def test_every_rate_says_what_it_is_paid_for(reference: Reference, words: ReferenceText) -> None:
    assert set(words.rates) == set(reference.rates)


def test_no_two_rates_are_paid_for_the_same(words: ReferenceText) -> None:
    titles = [text.title for text in words.rates.values()]
    assert len(set(titles)) == len(titles)
