"""What all our commands have in common: help and errors in the language of the person."""

from typer.core import TyperCommand, TyperGroup, TyperOption

from consular_cli.cli.click import AnyCommand, Context, Parameter, UsageError
from consular_cli.cli.errors import superfluous, unknown_command
from consular_cli.cli.help import command_page, group_page
from consular_cli.cli.options import help_option


class Helpful(AnyCommand):
    """Help is written to the terminal of the session, in its language."""

    def get_help_option(self, context: Context) -> TyperOption | None:
        """The option `--help`: always the same one, as the library wants it."""
        if self._help_option is None:
            self._help_option = help_option(context.obj.words.say("Show this help"), _show_help)
        return self._help_option

    def parse_args(self, context: Context, args: list[str]) -> list[str]:
        """What is refused tells where: the library does not always say so."""
        try:
            return super().parse_args(context, args)
        except UsageError as error:
            error.ctx = error.ctx or context
            raise


class Command(Helpful, TyperCommand):
    """A command that takes options only."""

    def parse_args(self, context: Context, args: list[str]) -> list[str]:
        """Refuses what is no option."""
        context.allow_extra_args = True
        rest = super().parse_args(context, args)
        if rest:
            raise superfluous(context, rest, context.obj.words)
        return rest

    def get_help(self, context: Context) -> str:
        """The help page."""
        return command_page(context)


class Group(Helpful, TyperGroup):
    """A command that has commands."""

    def resolve_command(self, context: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """The command that the arguments call, and what is left of them."""
        name, *rest = args
        command = self.get_command(context, name)
        if command is None:
            raise unknown_command(context, name, self.list_commands(context), context.obj.words)
        return name, command, rest

    def get_help(self, context: Context) -> str:
        """The help page."""
        return group_page(context, self)


def _show_help(context: Context, _option: Parameter, wanted: bool) -> None:
    if wanted:
        context.obj.terminal.write(context.get_help() + "\n")
        context.exit()
