"""Countries are found by code, name and alias, in three languages, and never guessed."""

import pytest

from consular_cli.model import Names
from consular_cli.wizard.names import Countries, fold

NAMES = {
    "en": {
        "AE": Names("United Arab Emirates", ("UAE", "Emirates")),
        "CD": Names("Democratic Republic of the Congo", ("Congo",)),
        "CG": Names("Republic of the Congo", ("Congo",)),
        "CI": Names("Côte d’Ivoire", ("Ivory Coast",)),
        "DE": Names("Germany"),
        "GG": Names("Guernsey"),
        "NO": Names("Norway"),
        "TR": Names("Türkiye", ("Turkey",)),
    },
    "ru": {"AE": Names("Объединенные Арабские Эмираты", ("ОАЭ",)), "DE": Names("Германия"), "TR": Names("Турция")},
    "kk": {"AE": Names("Біріккен Араб Әмірліктері", ("БАӘ",)), "DE": Names("Германия"), "TR": Names("Түркия")},
}
CODES = sorted(NAMES["en"])


def countries(lang: str = "en") -> Countries:
    return Countries(CODES, lambda language: NAMES[language], lang)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("DE", "DE"),
        (" de ", "DE"),
        ("no", "NO"),
        ("germany", "DE"),
        ("ГЕРМАНИЯ", "DE"),
        ("Turkiye", "TR"),
        ("Түркия", "TR"),
        ("туркия", "TR"),
        ("Турция", "TR"),
        ("uae", "AE"),
        ("U.A.E", None),
        ("ОАЭ", "AE"),
        ("БАӘ", "AE"),
        ("united-arab  emirates", "AE"),
        ("Cote d'Ivoire", "CI"),
        ("ivory coast", "CI"),
        ("Germny", None),
        ("", None),
        ("...", None),
    ],
)
def test_an_exact_name_is_found(typed: str, code: str | None, lang: str) -> None:
    assert countries(lang).find(typed) == ((code,) if code else ())


def test_an_ambiguous_name_gives_all_that_are_called_so() -> None:
    assert countries().find("congo") == ("CD", "CG")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Germny", ("DE",)),
        ("germ", ("DE",)),
        ("германи", ("DE",)),
        ("arab", ("AE",)),
        ("republic", ("CG", "CD")),
        ("әмір", ("AE",)),
        ("Norwey", ("NO",)),
        ("xyzzy", ()),
        ("", ()),
    ],
)
def test_near_names(typed: str, codes: tuple[str, ...]) -> None:
    assert countries().near(typed) == codes


def test_the_name_is_in_the_language_of_the_person() -> None:
    assert [countries(lang).name("TR") for lang in ("en", "ru", "kk")] == ["Türkiye", "Турция", "Түркия"]
    assert countries().name("XX") == "XX"


def test_another_language_is_read_only_when_it_is_needed() -> None:
    read: list[str] = []

    def reading(lang: str) -> dict[str, Names]:
        read.append(lang)
        return NAMES[lang]

    found = Countries(CODES, reading, "ru")
    assert (found.find("DE"), read) == (("DE",), [])
    assert (found.find("Германия"), read) == (("DE",), ["ru"])
    assert (found.find("Germany"), found.find("Turkey"), read) == (("DE",), ("TR",), ["ru", "en"])


@pytest.mark.parametrize(
    ("name", "folded"), [("São Tomé", "sao tome"), ("Әзербайжан", "азербаижан"), ("ÅLAND", "aland")]
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded
