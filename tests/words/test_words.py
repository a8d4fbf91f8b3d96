"""The house style of dates, numbers, money and durations, and which language is spoken."""

from datetime import date
from decimal import Decimal

import pytest

from consular_cli.model import LANGUAGES, Period
from consular_cli.words.words import NO_BREAK_SPACE, Plural, message, pick_language, words_for

DAY = date(2026, 11, 3)


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


@pytest.mark.parametrize(
    ("lang", "sentence", "short", "weekday"),
    [
        ("en", "3 November 2026", "3 Nov 2026", "Tuesday"),
        ("ru", "3 ноября 2026 года", "03.11.2026", "вторник"),
        ("kk", "2026 жылғы 3 қараша", "03.11.2026", "сейсенбі"),
    ],
)
def test_a_day(lang: str, sentence: str, short: str, weekday: str) -> None:
    words = words_for(lang)
    assert (words.date(DAY), words.short_date(DAY), words.weekday(DAY)) == (sentence, short, weekday)


@pytest.mark.parametrize(
    ("period", "en", "ru", "kk"),
    [
        (Period(1, "hours"), "1 hour", "1 час", "1 сағат"),
        (Period(1, "working days"), "1 working day", "1 рабочий день", "1 жұмыс күні"),
        (Period(2, "working days"), "2 working days", "2 рабочих дня", "2 жұмыс күні"),
        (Period(5, "working days"), "5 working days", "5 рабочих дней", "5 жұмыс күні"),
        (Period(21, "calendar days"), "21 calendar days", "21 календарный день", "күнтізбелік 21 күн"),
        (Period(30, "calendar days"), "30 calendar days", "30 календарных дней", "күнтізбелік 30 күн"),
        (Period(2, "weeks"), "2 weeks", "2 недели", "2 апта"),
        (Period(3, "months"), "3 months", "3 месяца", "3 ай"),
        (Period(5, "years"), "5 years", "5 лет", "5 жыл"),
        (Period(3, "working days", upto=5), "3–5 working days", "3–5 рабочих дней", "3–5 жұмыс күні"),
    ],
)
def test_a_duration(period: Period, en: str, ru: str, kk: str) -> None:
    assert [words_for(lang).period(period) for lang in LANGUAGES] == [en, ru, kk]


@pytest.mark.parametrize(
    ("currency", "amount", "en", "ru", "kk"),
    [
        ("KZT", "4325", "KZT 4,325", "4 325 тенге", "4 325 теңге"),
        ("KZT", "2162.5", "KZT 2,162.50", "2 162,50 тенге", "2 162,50 теңге"),
        ("KZT", "2162.00", "KZT 2,162", "2 162 тенге", "2 162 теңге"),
        ("USD", "1", "USD 1", "1 доллар США", "1 АҚШ доллары"),
        ("USD", "100", "USD 100", "100 долларов США", "100 АҚШ доллары"),
        ("USD", "2.5", "USD 2.50", "2,50 доллара США", "2,50 АҚШ доллары"),
        ("EUR", "30", "EUR 30", "30 евро", "30 еуро"),
        ("XAU", "3", "XAU 3", "3 XAU", "3 XAU"),
    ],
)
def test_a_sum_of_money_stands_on_one_line(currency: str, amount: str, en: str, ru: str, kk: str) -> None:
    sums = [words_for(lang).money(currency, Decimal(amount)) for lang in LANGUAGES]
    assert [plain(text) for text in sums] == [en, ru, kk]
    assert not any(" " in text for text in sums)


@pytest.mark.parametrize(
    ("mci", "en", "ru", "kk"),
    [
        ("0.5", "0.5 MCI", "0,5 МРП", "0,5 АЕК"),
        ("1.00", "1 MCI", "1 МРП", "1 АЕК"),
        ("50", "50 MCI", "50 МРП", "50 АЕК"),
    ],
)
def test_a_rate(mci: str, en: str, ru: str, kk: str) -> None:
    assert [plain(words_for(lang).rate(Decimal(mci))) for lang in LANGUAGES] == [en, ru, kk]


@pytest.mark.parametrize(
    ("parts", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a or b"), (("a", "b", "c"), "a, b or c")]
)
def test_what_one_may_choose_from(parts: tuple[str, ...], said: str) -> None:
    assert words_for("en").either(parts) == said


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert words_for("en").say("Guide: {name}", name="{0} {x} {{}}") == "Guide: {0} {x} {{}}"
    assert words_for("en").plural("{n} of {name}", "{n} of {name}", 2, name="{n}") == "2 of {n}"


def test_a_message_without_values_is_not_formatted() -> None:
    assert words_for("en").say("{ not a placeholder") == "{ not a placeholder"


def test_marks_for_the_catalogue_change_nothing() -> None:
    assert message("Steps") == "Steps"
    assert tuple(Plural("one", "many")) == ("one", "many")


def test_a_language_names_itself() -> None:
    assert [words_for(lang).language_name for lang in LANGUAGES] == ["English", "Русский", "Қазақша"]


@pytest.mark.parametrize(
    ("argument", "environ", "lang"),
    [
        ("kk", {"CONSULAR_LANG": "ru", "LANG": "ru_RU.UTF-8"}, "kk"),
        (None, {"CONSULAR_LANG": "ru", "LC_ALL": "kk_KZ.UTF-8"}, "ru"),
        (None, {"LC_ALL": "kk_KZ.UTF-8", "LC_MESSAGES": "ru_RU", "LANG": "en_GB"}, "kk"),
        (None, {"LC_MESSAGES": "ru_RU.UTF-8", "LANG": "kk_KZ"}, "ru"),
        (None, {"LANG": "ru-KZ"}, "ru"),
        (None, {"LANG": "RU"}, "ru"),
        (None, {"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"CONSULAR_LANG": "de", "LANG": "kk_KZ"}, "kk"),
        (None, {}, "en"),
    ],
)
def test_which_language_is_spoken(argument: str | None, environ: dict[str, str], lang: str) -> None:
    assert pick_language(argument, environ) == lang
