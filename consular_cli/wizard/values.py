"""From what a person types to an answer: countries, days, numbers. Used by the prompts and by the options alike."""

import re
from collections.abc import Iterable
from datetime import date

from consular_cli.model import Question
from consular_cli.render.cleaning import clean
from consular_cli.wizard.names import Countries, fold
from consular_cli.words.words import Words

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Misread(ValueError):  # noqa: N818  it is the person's word, not a fault of the program
    """What was typed is no answer. The message is a sentence for the person."""


def read_country(typed: str, question: Question, countries: Countries, also: dict[str, str], words: Words) -> str:
    """The code of the country that is called so. `also` are the answers that are no country, with their titles."""
    for id_, title in also.items():
        if fold(typed) in (fold(id_), fold(title)):
            return id_
    found = countries.find(typed)
    if len(found) == 1 and found[0] not in question.exclude:
        return found[0]
    if len(found) == 1:
        raise Misread(words.say("{country}: not possible here.", country=countries.name(found[0])))
    if found:
        names = words.either(_listed(found, countries))
        raise Misread(words.say("“{typed}” may be {names}.", typed=clean(typed), names=names))
    near = [code for code in countries.near(typed) if code not in question.exclude][:5]
    unknown = words.say("We know no country called “{typed}”.", typed=clean(typed))
    if not near:
        raise Misread(unknown)
    suggestion = words.say("Did you mean {nearest}?", nearest=words.either(_listed(near, countries)))
    raise Misread(f"{unknown} {suggestion}")


def read_date(typed: str, words: Words, *, latest: date | None = None) -> date:
    """A day typed as 2026-11-23 or 23.11.2026, not after `latest`."""
    day = _day(typed.strip())
    if day is None:
        raise Misread(
            words.say("“{typed}” is no date. Write 2026-11-23 or 23.11.2026 (year, month, day).", typed=clean(typed))
        )
    if latest and day > latest:
        raise Misread(words.say("This day is still to come: {date}.", date=words.short_date(day)))
    return day


def read_number(typed: str, words: Words) -> int:
    """A whole number, not below zero."""
    digits = "".join(typed.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 9):
        raise Misread(words.say("“{typed}” is no number. Write a whole number, such as 2.", typed=clean(typed)))
    return int(digits)


def _day(typed: str) -> date | None:
    iso, dotted = _ISO.fullmatch(typed), _DOTTED.fullmatch(typed)
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def _listed(codes: Iterable[str], countries: Countries) -> list[str]:
    return [f"{countries.name(code)} ({code})" for code in codes]
