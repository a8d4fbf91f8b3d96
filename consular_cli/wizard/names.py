"""Finding a country by what a person types: code, name or alias, in any of the languages."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Self

from consular_cli.model import LANGUAGES, Names
from consular_cli.wizard.guidebook import Guidebook

NamesByCode = Mapping[str, Names]

_KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
"""What a keyboard without Kazakh letters gives in their place."""

_NEAR = 5
_ALIKE = (0.85, 0.7)
"""How alike names must be. Where some are very much alike, the less alike ones are not shown."""


class Countries:
    """The countries by all their names. `read` gives the names in one language; languages are read when needed."""

    def __init__(self, codes: Collection[str], read: Callable[[str], NamesByCode], lang: str) -> None:
        self.codes = codes
        self._read = read
        self._languages = (lang, *(other for other in LANGUAGES if other != lang))

    @classmethod
    def of(cls, guidebook: Guidebook, lang: str) -> Self:
        """The countries of a guidebook, for a person who reads `lang`."""
        return cls(guidebook.reference.countries, lambda lang: guidebook.reference_text(lang).countries, lang)

    def name(self, code: str) -> str:
        """The name in the language of the person; a code that has none stands for itself."""
        names = self._names.get(code)
        return names.name if names else code

    def find(self, typed: str) -> tuple[str, ...]:
        """The country that is called exactly so, by its code. Several: the name is ambiguous. None: there is none.

        What is exact in the language of the person goes before the other languages.
        """
        if typed.strip().upper() in self.codes:
            return (typed.strip().upper(),)
        wanted = fold(typed)
        return next((tuple(found) for index in self._indices() if (found := index.get(wanted))), ())

    def near(self, typed: str) -> tuple[str, ...]:
        """Countries with a name that begins so, or has a word that does; else those whose names look alike."""
        wanted = fold(typed)
        if not wanted:
            return ()
        return tuple(dict.fromkeys(self._beginning(wanted))) or self._alike(wanted)

    def _beginning(self, wanted: str) -> Iterator[str]:
        indices = list(self._indices())
        for starts in (str.startswith, _has_word):
            for index in indices:
                for name, codes in index.items():
                    if starts(name, wanted):
                        yield from codes

    def _alike(self, wanted: str) -> tuple[str, ...]:
        from difflib import get_close_matches

        codes_of = {name: codes for index in self._indices() for name, codes in index.items()}
        close = next((near for cutoff in _ALIKE if (near := get_close_matches(wanted, codes_of, _NEAR, cutoff))), [])
        return tuple(dict.fromkeys(code for name in close for code in codes_of[name]))

    @cached_property
    def _names(self) -> NamesByCode:
        return self._read(self._languages[0])

    def _indices(self) -> Iterator[Mapping[str, list[str]]]:
        for lang in self._languages:
            if lang not in self._indexed:
                self._indexed[lang] = self._index(self._names if lang == self._languages[0] else self._read(lang))
            yield self._indexed[lang]

    @cached_property
    def _indexed(self) -> dict[str, Mapping[str, list[str]]]:
        return {}

    def _index(self, names_by_code: NamesByCode) -> Mapping[str, list[str]]:
        index: dict[str, list[str]] = {}
        for code in self.codes:
            names = names_by_code.get(code)
            for name in (names.name, *names.aliases) if names else ():
                codes = index.setdefault(fold(name), [])
                if code not in codes:
                    codes.append(code)
        return index


def fold(name: str) -> str:
    """A name without what people type differently: capitals, accents, dots and hyphens, Kazakh letters."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_KAZAKH)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def _has_word(name: str, beginning: str) -> bool:
    return f" {beginning}" in name
