"""Mistakes of the person, said in the person's language: what was expected, the nearest value, where help is."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from consular_cli.cli.click import BadOptionUsage, Context, NoSuchOption, UsageError
from consular_cli.cli.global_options import GLOBAL_OPTIONS
from consular_cli.render.cleaning import clean
from consular_cli.words.words import Words

DONE, FOUND, WRONG_USE, MISSING, BROKEN, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""The exit codes."""


_GLOBAL_NAMES = [option.name for option in GLOBAL_OPTIONS]


class Mistake(Exception):  # noqa: N818  it is the person's
    """Something that the person can put right: sentences for the person, and the exit code."""

    def __init__(self, *sentences: str, code: int = WRONG_USE) -> None:
        super().__init__(" ".join(sentences))
        self.code = code


def explain(error: UsageError, words: Words) -> Mistake:
    """What the command-line library refused, in our words."""
    match error:
        case NoSuchOption(option_name=name, ctx=Context() as context) if name not in _GLOBAL_NAMES:
            unknown = words.say("There is no option {option}.", option=clean(name))
            return Mistake(unknown, *did_you_mean(name, _options(context), words), see_help(context, words))
        case NoSuchOption(option_name=name, ctx=Context() as context):  # `--plain=yes` is not taken out before
            return Mistake(words.say("{option} takes no value.", option=name), see_help(context, words))
        case BadOptionUsage(option_name=name, ctx=Context() as context) if name in _flags(context):
            return Mistake(words.say("{option} takes no value.", option=name), see_help(context, words))
        case BadOptionUsage(option_name=name, ctx=Context() as context):
            return Mistake(words.say("{option} needs a value.", option=name), see_help(context, words))
        case _:
            return Mistake(error.format_message())


def unknown_command(context: Context, name: str, known: Iterable[str], words: Words) -> Mistake:
    """There is no such guide or command."""
    unknown = words.say("There is no guide or command “{name}”.", name=clean(name))
    return Mistake(unknown, *did_you_mean(name, known, words), see_help(context, words))


def superfluous(context: Context, arguments: Iterable[str], words: Words) -> Mistake:
    """Words that are no option."""
    found = " ".join(map(clean, arguments))
    return Mistake(words.say("Not understood: {arguments}.", arguments=found), see_help(context, words))


def did_you_mean(typed: str, known: Iterable[str], words: Words) -> Iterator[str]:
    """A sentence with the nearest of the known words, if one is near."""
    near = get_close_matches(typed.lower(), known, n=1)
    if near:
        yield words.say("Did you mean {nearest}?", nearest=near[0])


def see_help(context: Context, words: Words) -> str:
    """Where help is."""
    return words.say("Help: {command}", command=f"{context.command_path} --help")


def _options(context: Context) -> list[str]:
    own = [name for option in context.command.get_params(context) for name in option.opts if name.startswith("--")]
    return [*own, *_GLOBAL_NAMES]


def _flags(context: Context) -> list[str]:
    params = context.command.get_params(context)
    return [name for option in params if getattr(option, "is_flag", False) for name in option.opts]
