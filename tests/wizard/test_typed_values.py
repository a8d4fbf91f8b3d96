"""What people type: countries, days, numbers. What is no answer is refused with what was expected."""

from datetime import date

import pytest

from consular_cli.model import Names, Question
from consular_cli.wizard.names import Countries
from consular_cli.wizard.values import Misread, read_country, read_date, read_number
from consular_cli.words.words import words_for

WORDS = words_for("en")
NAMES = {
    "CD": Names("Democratic Republic of the Congo", ("Congo",)),
    "CG": Names("Republic of the Congo", ("Congo",)),
    "DE": Names("Germany"),
    "GG": Names("Guernsey"),
    "KZ": Names("Kazakhstan"),
}
QUESTION = Question("nationality", "country", exclude=("KZ",), also=("stateless",))


def country(typed: str) -> str:
    names = Countries(list(NAMES), lambda lang: NAMES, "en")
    return read_country(typed, QUESTION, names, {"stateless": "No citizenship"}, WORDS)


@pytest.mark.parametrize(
    ("typed", "value"), [("germany", "DE"), ("de", "DE"), ("stateless", "stateless"), ("no citizenship", "stateless")]
)
def test_countries_and_answers_that_are_no_country(typed: str, value: str) -> None:
    assert country(typed) == value


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("kazakhstan", "Kazakhstan: not possible here."),
        ("congo", "“congo” may be Democratic Republic of the Congo (CD) or Republic of the Congo (CG)."),
        ("germny", "We know no country called “germny”. Did you mean Germany (DE)?"),
        ("kaz", "We know no country called “kaz”."),
        ("xyzzy", "We know no country called “xyzzy”."),
    ],
)
def test_a_country_is_never_guessed(typed: str, refusal: str) -> None:
    with pytest.raises(Misread) as misread:
        country(typed)
    assert str(misread.value) == refusal


@pytest.mark.parametrize("typed", ["2026-11-23", "23.11.2026", " 23.11.2026 "])
def test_days(typed: str) -> None:
    assert read_date(typed, WORDS) == date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["", "23/11/2026", "2026-13-01", "31.11.2026", "tomorrow", "23.11.26", "२०२६-११-२३x"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Misread, match="is no date"):
        read_date(typed, WORDS)


def test_a_day_that_is_still_to_come() -> None:
    assert read_date("2026-11-23", WORDS, latest=date(2026, 11, 23))
    with pytest.raises(Misread, match="still to come: 24 Nov 2026"):
        read_date("2026-11-24", WORDS, latest=date(2026, 11, 23))


@pytest.mark.parametrize(("typed", "value"), [("0", 0), ("3", 3), ("1 000", 1000), ("007", 7)])
def test_numbers(typed: str, value: int) -> None:
    assert read_number(typed, WORDS) == value


@pytest.mark.parametrize("typed", ["", "-1", "2.5", "two", "²", "1e3", "1" * 10])
def test_what_is_no_number(typed: str) -> None:
    with pytest.raises(Misread, match="is no number"):
        read_number(typed, WORDS)
