"""The program's own words in one language, and dates, numbers and money in its house style.

English messages are the keys of the gettext catalogues. A message without a translation is said in English.
"""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from consular_cli.model import LANGUAGES, Period, Unit

if TYPE_CHECKING:
    from gettext import NullTranslations

CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "consular"
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Plural(NamedTuple):
    """A message that depends on a number, marked for the catalogue and said by `Words.plural`."""

    one: str
    many: str


def message(text: str) -> str:
    """Marks a text for the catalogue that is said elsewhere."""
    return text


MONTHS = (
    message("January"),
    message("February"),
    message("March"),
    message("April"),
    message("May"),
    message("June"),
    message("July"),
    message("August"),
    message("September"),
    message("October"),
    message("November"),
    message("December"),
)
WEEKDAYS = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)
UNITS: Mapping[Unit, Plural] = {
    "hours": Plural("{n} hour", "{n} hours"),
    "working days": Plural("{n} working day", "{n} working days"),
    "calendar days": Plural("{n} calendar day", "{n} calendar days"),
    "weeks": Plural("{n} week", "{n} weeks"),
    "months": Plural("{n} month", "{n} months"),
    "years": Plural("{n} year", "{n} years"),
}
CURRENCIES = {
    "KZT": Plural("KZT {n}", "KZT {n}"),
    "USD": Plural("USD {n}", "USD {n}"),
    "EUR": Plural("EUR {n}", "EUR {n}"),
    "GBP": Plural("GBP {n}", "GBP {n}"),
    "CHF": Plural("CHF {n}", "CHF {n}"),
    "RUB": Plural("RUB {n}", "RUB {n}"),
    "CNY": Plural("CNY {n}", "CNY {n}"),
}


class Words:
    """What the program says in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    @property
    def language_name(self) -> str:
        """What the language calls itself."""
        return LANGUAGE_NAMES[self.lang]

    @cached_property
    def _catalogue(self) -> "NullTranslations":
        import gettext

        return gettext.translation(DOMAIN, CATALOGUES, [self.lang], fallback=True)

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language. Placeholders are filled where there are `values`, which may hold braces."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form of the message that goes with `n`; `{n}` is filled."""
        return self._catalogue.ngettext(one, many, n).format(**{"n": self.number(n), **values})

    def date(self, day: datetime.date) -> str:
        """A day in a sentence: 23 November 2026."""
        return self.say("{day} {month} {year}", day=day.day, month=self.say(MONTHS[day.month - 1]), year=day.year)

    def short_date(self, day: datetime.date) -> str:
        """A day in a list: 23 Nov 2026, in Russian and Kazakh 23.11.2026."""
        if self.lang == "en":
            return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        return f"{day.day:02}.{day.month:02}.{day.year}"

    def weekday(self, day: datetime.date) -> str:
        """The name of the day in the week."""
        return self.say(WEEKDAYS[day.weekday()])

    def period(self, period: Period) -> str:
        """A duration: 5 working days, 5–10 working days."""
        unit = UNITS[period.unit]
        if period.upto is None:
            return self.plural(*unit, period.count)
        return self.plural(*unit, period.upto, n=f"{self.number(period.count)}–{self.number(period.upto)}")

    def number(self, value: int | Decimal) -> str:
        """A number with its thousands apart and without idle zeros: 2,162.5, in Russian and Kazakh 2 162,5."""
        return self._separated(f"{value:,}" if isinstance(value, int) else f"{value.normalize():,f}")

    def money(self, currency: str, amount: Decimal) -> str:
        """A sum on one line: KZT 2,162.50, USD 35."""
        fraction = amount % 1
        digits = self._separated(f"{amount:,.2f}" if fraction else f"{amount:,.0f}")
        # In Russian a fraction takes the form that follows 2: 2,5 доллара.
        n = 2 if fraction else int(amount)
        text = (
            self.plural(*CURRENCIES[currency], n, n=digits)
            if currency in CURRENCIES
            else self.say("{currency} {n}", currency=currency, n=digits)
        )
        return text.replace(" ", NO_BREAK_SPACE)

    def rate(self, mci: Decimal) -> str:
        """So many monthly calculation indices: 0.5 MCI."""
        return self.say("{n} MCI", n=self.number(mci)).replace(" ", NO_BREAK_SPACE)

    def either(self, parts: Sequence[str]) -> str:
        """What one may choose from: a, b or c."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("{some} or {last}", some=", ".join(parts[:-1]), last=parts[-1])

    def _separated(self, digits: str) -> str:
        if self.lang == "en":
            return digits
        return digits.replace(",", NO_BREAK_SPACE).replace(".", ",")


@cache
def words_for(lang: str) -> Words:
    """The words of a language, one of `LANGUAGES`."""
    return Words(lang)


def pick_language(argument: str | None, environ: Mapping[str, str]) -> str:
    """The language to speak: the argument, else CONSULAR_LANG, else that of the locale, else English.

    Of the locale's variables the first that is set decides, as everywhere on a system.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    for wish in (argument or "", environ.get("CONSULAR_LANG", ""), locale):
        language = wish.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"
