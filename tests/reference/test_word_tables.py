"""The words of the tables: in every language, by the house style."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from consular_cli.loading.guidebook import Guidebook
from consular_cli.model import LANGUAGES, ReferenceText

MIXED = re.compile(r"\w*(?:[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z])\w*")
TABLES = ("missions", "rates", "treaties", "visas", "sources", "offices")


def test_no_word_mixes_cyrillic_and_latin_letters(words: ReferenceText) -> None:
    assert [text for text in every_text(words) if MIXED.search(text)] == []


def test_quotation_marks_are_curved_and_nobody_shouts(words: ReferenceText) -> None:
    tables = (text for name in TABLES for text in texts_of(getattr(words, name)))
    assert [text for text in tables if re.search(r"[\"'!…]|\.\.\.", text)] == []


def test_russian_is_written_without_yo(guidebook: Guidebook) -> None:
    words = guidebook.reference_text("ru")
    tables = (text for name in TABLES for text in texts_of(getattr(words, name)))
    assert [text for text in tables if "ё" in text.lower()] == []


def test_dashes_between_words(words: ReferenceText, lang: str) -> None:
    wrong = {"en": " [—–] ", "ru": " – ", "kk": " — "}[lang]
    tables = (text for name in TABLES for text in texts_of(getattr(words, name)))
    assert [text for text in tables if re.search(wrong, text)] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_language_has_the_same_texts(guidebook: Guidebook, table: str) -> None:
    shapes = [shape(getattr(guidebook.reference_text(lang), table)) for lang in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]


def shape(rows: object) -> dict[str, tuple[str, ...]]:
    """Which words each row has."""
    assert isinstance(rows, dict) or hasattr(rows, "items")
    return {key: tuple(filled(row)) for key, row in rows.items()}


def filled(row: object) -> Iterator[str]:
    if is_dataclass(row):
        yield from (field.name for field in fields(row) if getattr(row, field.name))


def every_text(words: ReferenceText) -> Iterator[str]:
    for field in fields(words):
        yield from texts_of(getattr(words, field.name))


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif hasattr(value, "values"):
        for one in value.values():
            yield from texts_of(one)
