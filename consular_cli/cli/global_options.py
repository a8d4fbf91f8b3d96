"""The options that go before or after any command. They are taken out before the rest is parsed."""

from collections.abc import Iterable
from typing import NamedTuple

from consular_cli.model import LANGUAGES
from consular_cli.words.words import message


class GlobalOption(NamedTuple):
    """An option that may stand anywhere. One without metavar takes no value."""

    name: str
    metavar: str
    about: str


LANG = GlobalOption("--lang", "|".join(LANGUAGES), message("The language of everything that you read"))
GUIDES = GlobalOption("--guides", message("DIR"), message("Use the guides of this folder"))
PLAIN = GlobalOption("--plain", "", message("Numbered questions, nothing redrawn: for screen readers"))
GLOBAL_OPTIONS = (LANG, GUIDES, PLAIN)


def take_out(arguments: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The values of the global options by name, and the other arguments. A value that is missing is empty.

    The last of several holds. Behind `--` nothing is an option.
    """
    options = {option.name: option for option in GLOBAL_OPTIONS}
    found: dict[str, str] = {}
    others: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return found, [*others, argument, *rest]
        if name not in options or (equals and not options[name].metavar):
            others.append(argument)
        elif equals or not options[name].metavar:
            found[name] = value
        else:
            found[name] = next(rest, "")
    return found, others
