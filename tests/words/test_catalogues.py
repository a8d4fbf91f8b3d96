"""The catalogues hold what the code says: all of it, nothing else, with the same placeholders."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import consular_cli
from consular_cli.words.words import CATALOGUES, DOMAIN

ARGUMENTS = {"say": 1, "message": 1, "plural": 2, "Plural": 2}
"""The functions whose first arguments are messages."""

TRANSLATIONS = ("ru", "kk")

MessageId = str | tuple[str, ...]


@cache
def said() -> frozenset[MessageId]:
    """The messages in the code."""
    package = Path(consular_cli.__file__).parent
    return frozenset(message for path in package.rglob("*.py") for message in said_in(path.read_text(encoding="utf-8")))


def said_in(program: str) -> Iterator[MessageId]:
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            literals = tuple(
                argument.value
                for argument in node.args[: ARGUMENTS.get(name, 0)]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )
            if literals:
                yield literals if len(literals) > 1 else literals[0]


@cache
def catalogue(lang: str) -> Catalog:
    with (CATALOGUES / lang / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def messages(lang: str) -> dict[MessageId, Message]:
    found = {
        tuple(entry.id) if isinstance(entry.id, list) else entry.id: entry for entry in catalogue(lang) if entry.id
    }
    return {key: entry for key, entry in found.items() if isinstance(key, str | tuple)}


def parts(text: MessageId | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_code_says_something() -> None:
    assert {"Steps", "{n} MCI", ("{n} hour", "{n} hours")} <= said()


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_every_message_is_translated(lang: str) -> None:
    known = messages(lang)
    missing = [key for key in said() if key not in known or not all(parts(known[key].string) or ("",))]
    assert not missing


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_no_translation_is_stale_or_a_guess(lang: str) -> None:
    assert set(messages(lang)) <= said()
    assert not catalogue(lang).obsolete
    assert not [key for key, entry in messages(lang).items() if entry.fuzzy]


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_a_translation_has_the_same_placeholders(lang: str) -> None:
    wrong = {
        key: entry.string
        for key, entry in messages(lang).items()
        for text in parts(entry.string)
        if placeholders(text) != placeholders(parts(key)[-1])
    }
    assert not wrong


@pytest.mark.parametrize(("lang", "forms"), [("ru", 3), ("kk", 1)])
def test_the_plurals_of_the_language(lang: str, forms: int) -> None:
    assert catalogue(lang).num_plurals == forms
