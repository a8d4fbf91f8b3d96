"""What one call of the program works with."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from consular_cli.cli.errors import Mistake
from consular_cli.cli.global_options import GUIDES, LANG, PLAIN
from consular_cli.loading.guidebook import Guidebook, open_guidebook
from consular_cli.model import LANGUAGES
from consular_cli.render.cleaning import clean
from consular_cli.wizard.names import Countries
from consular_cli.wizard.terminal import Terminal
from consular_cli.words.words import Words


@dataclass(frozen=True)
class Session:
    """The language, the terminal, the day, and the guidebook, which is opened when it is needed."""

    words: Words
    terminal: Terminal
    today: date
    folder: Path | None = None

    @cached_property
    def guidebook(self) -> Guidebook:
        """The guidebook of the folder, or the built-in one."""
        return open_guidebook(self.folder)

    @cached_property
    def countries(self) -> Countries:
        """The countries of the guidebook, to be found by name."""
        return Countries.of(self.guidebook, self.words.lang)


def open_session(options: Mapping[str, str], words: Words, terminal: Terminal, today: date) -> Session:
    """The session that the global options ask for."""
    lang, folder = options.get(LANG.name), options.get(GUIDES.name)
    if lang is not None and lang.lower() not in LANGUAGES:
        raise Mistake(
            words.say("{option}: “{typed}” is not possible.", option=LANG.name, typed=clean(lang)),
            words.say("Possible: {values}.", values=", ".join(LANGUAGES)),
        )
    if folder == "":
        raise Mistake(words.say("{option} needs a value.", option=GUIDES.name))
    if folder and not os.path.isdir(folder):  # noqa: PTH112  unlike pathlib's, it never raises
        raise Mistake(words.say("{path}: there is no such folder.", path=clean(folder)))
    plain = replace(terminal, plain=terminal.plain or PLAIN.name in options)
    return Session(words, plain, today, Path(folder) if folder else None)
