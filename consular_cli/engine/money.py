"""Rates on a day, as sums of money. Nothing is converted, nothing is summed over currencies or kinds."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from consular_cli.model import Citation, Money, Rate, RateCell, Reference, weakest

MCI = "mci"
TENGE = "KZT"


def money(reference: Reference, rate_id: str, day: date, times: int = 1) -> Money:
    """What `times` units of a rate cost on `day`.

    A rate in monthly calculation indices is worth the index of that day. `sums` is empty where the rate or the
    index is not known for the day. The fee rests on the sources of both (Tax Code, art. 664(2): the index of the
    day of payment counts).
    """
    rate = reference.rates[rate_id]
    cell = _on(rate, day)
    if cell is None:
        return Money(rate.kind, None, {}, _last_sources(rate), "high")
    if cell.amount.mci is None:
        return Money(rate.kind, None, _multiplied(cell.amount.sums, times), cell.sources, cell.confidence)
    mci = cell.amount.mci * times
    index = _on(reference.rates[MCI], day)
    if index is None:
        return Money(rate.kind, mci, {}, cell.sources, cell.confidence)
    sums = {TENGE: mci * index.amount.sums[TENGE]}
    sources = tuple(dict.fromkeys((*cell.sources, *index.sources)))
    return Money(rate.kind, mci, sums, sources, weakest(cell.confidence, index.confidence))


def _on(rate: Rate, day: date) -> RateCell | None:
    for cell in rate.cells:
        if (cell.first is None or cell.first <= day) and (cell.last is None or day <= cell.last):
            return cell
    return None


def _last_sources(rate: Rate) -> tuple[Citation, ...]:
    return rate.cells[-1].sources if rate.cells else ()


def _multiplied(sums: Mapping[str, Decimal], times: int) -> dict[str, Decimal]:
    return {currency: amount * times for currency, amount in sums.items()}
