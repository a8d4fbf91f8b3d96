"""Rates become sums of money on a day; what is not known for the day says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from small_guides import REFERENCE

from consular_cli.engine.money import money
from consular_cli.model import Amount, Citation, Rate, RateCell, Reference

IN_2026 = date(2026, 11, 23)
LAW, BUDGET = Citation("tax-code", "667"), Citation("budget-law")


def rates(*more: Rate) -> Reference:
    index = Rate(
        "mci",
        "index",
        (
            RateCell(tenge(3932), date(2025, 1, 1), date(2025, 12, 31), (BUDGET,), "medium"),
            RateCell(tenge(4325), date(2026, 1, 1), date(2026, 12, 31), (BUDGET,)),
        ),
    )
    return replace(REFERENCE, rates={rate.id: rate for rate in (index, *more)})


def tenge(amount: int) -> Amount:
    return Amount(sums={"KZT": Decimal(amount)})


def duty(*cells: RateCell) -> Rate:
    return Rate("duty", "duty", cells)


HALF = RateCell(Amount(mci=Decimal("0.5")), date(2023, 1, 1), sources=(LAW,))


@pytest.mark.parametrize(
    ("day", "sums"),
    [
        (date(2026, 1, 1), {"KZT": Decimal("2162.50")}),
        (date(2026, 12, 31), {"KZT": Decimal("2162.50")}),
        (date(2025, 12, 31), {"KZT": Decimal("1966")}),
        (date(2028, 2, 1), {}),
        (date(2024, 12, 31), {}),
    ],
)
def test_half_an_index_costs(day: date, sums: dict[str, Decimal]) -> None:
    fee = money(rates(duty(HALF)), "duty", day)
    assert (fee.kind, fee.mci, fee.sums) == ("duty", Decimal("0.5"), sums)


def test_the_sum_rests_on_the_rate_and_on_the_index() -> None:
    fee = money(rates(duty(HALF)), "duty", date(2025, 5, 5))
    assert fee.sources == (LAW, BUDGET)
    assert fee.confidence == "medium"


def test_without_an_index_it_rests_on_the_rate_alone() -> None:
    fee = money(rates(duty(HALF)), "duty", date(2028, 1, 1))
    assert (fee.sources, fee.confidence) == ((LAW,), "high")


def test_before_the_rate_nothing_is_known_but_where_it_stands() -> None:
    fee = money(rates(duty(HALF)), "duty", date(2022, 12, 31))
    assert (fee.mci, fee.sums, fee.sources) == (None, {}, (LAW,))


def test_times_multiplies_index_and_sum() -> None:
    fee = money(rates(duty(HALF)), "duty", IN_2026, times=3)
    assert (fee.mci, fee.sums) == (Decimal("1.5"), {"KZT": Decimal("6487.50")})


def test_every_currency_is_a_price_of_its_own() -> None:
    cell = RateCell(Amount(sums={"USD": Decimal(25), "EUR": Decimal(20)}), sources=(LAW,), confidence="low")
    fee = money(rates(duty(cell)), "duty", IN_2026, times=2)
    assert (fee.mci, fee.sums, fee.confidence) == (None, {"USD": Decimal(50), "EUR": Decimal(40)}, "low")


def test_a_rate_without_values_is_not_known() -> None:
    assert money(rates(duty()), "duty", IN_2026).sums == {}


def test_money_is_exact() -> None:
    cell = RateCell(Amount(mci=Decimal("0.1")), sources=(LAW,))
    assert money(rates(duty(cell)), "duty", IN_2026, times=3).sums == {"KZT": Decimal("1297.5")}
