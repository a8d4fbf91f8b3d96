"""Options whose words we read ourselves. Typer reads words by pydantic, whose import takes as long as all the rest."""

from collections.abc import Callable
from typing import Any

from typer.core import TyperOption
from typer.models import OptionInfo

from consular_cli.cli.click import Context, Parameter, resolve_type_descriptor


class WordOption(TyperOption):
    """An option that gives the words as they were typed: a text, texts, or whether a flag stands there."""

    def process_value(self, context: Context, value: Any) -> Any:
        """The value, nothing converted."""
        if value is None:
            value = [] if self.multiple else False if self.is_flag else None
        return self.callback(context, self, value) if self.callback else value


def word_option(name: str, *decls: str, about: str = "", metavar: str, multiple: bool = False) -> WordOption:
    """An option with a value (several values: it may be repeated), handed over as the argument `name`."""
    return WordOption(
        param_decls=[name, *decls],
        type_descriptor=resolve_type_descriptor(list[str] if multiple else str, OptionInfo()),
        help=about,
        metavar=metavar,
        multiple=multiple,
    )


def flag(name: str, *decls: str, about: str) -> WordOption:
    """An option without a value, handed over as the argument `name`."""
    return WordOption(
        param_decls=[name, *decls],
        type_descriptor=resolve_type_descriptor(bool, OptionInfo()),
        help=about,
        is_flag=True,
    )


def help_option(about: str, show: Callable[[Context, Parameter, bool], None]) -> WordOption:
    """`--help`, which goes before everything else that is typed."""
    return WordOption(
        param_decls=["--help", "-h"],
        type_descriptor=resolve_type_descriptor(bool, OptionInfo()),
        help=about,
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
    )
