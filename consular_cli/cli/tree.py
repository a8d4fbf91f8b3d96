"""The command tree: the program's own commands, and one command a guide. Each is made when it is called."""

from collections.abc import Callable
from importlib import import_module
from typing import Annotated

import typer
from typer.main import get_command

from consular_cli import __version__
from consular_cli.cli.click import AnyCommand, Context
from consular_cli.cli.command import Group
from consular_cli.cli.errors import DONE, WRONG_USE
from consular_cli.cli.help import root_page
from consular_cli.cli.session import Session

OWN_COMMANDS = {"guides": "consular_cli.cli.guides", "schema": "consular_cli.cli.schema"}
"""The modules of the program's own commands. Each has `build(session)`."""


class Tree(Group):
    """The root: its commands are the guides, which it learns from the guidebook, and the program's own."""

    def list_commands(self, context: Context) -> list[str]:
        """The names of all commands, guides first."""
        return [*context.obj.guidebook.guides, *OWN_COMMANDS]

    def get_command(self, context: Context, name: str) -> AnyCommand | None:
        """The command of that name, made now."""
        session: Session = context.obj
        if name in OWN_COMMANDS:
            build: Callable[[Session], AnyCommand] = import_module(OWN_COMMANDS[name]).build
            return build(session)
        if name in session.guidebook.guides:
            from consular_cli.cli.guide_command import guide_command

            return guide_command(session, name)
        return None

    def get_help(self, context: Context) -> str:
        """The help of the program."""
        return root_page(context, self, OWN_COMMANDS)


def build_tree(session: Session) -> Tree:
    """The command tree in the language of the session."""
    words = session.words
    app = typer.Typer(
        cls=Tree,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def start(
        context: Context,
        version: Annotated[bool, typer.Option("--version", help=words.say("Program and guidebook edition"))] = False,
    ) -> int:
        if version:
            edition = session.guidebook.edition
            session.terminal.write(
                words.say("consular {version}, guidebook {edition}", version=__version__, edition=edition) + "\n"
            )
            raise typer.Exit
        if context.invoked_subcommand is None:
            return _start_wizard(session, context)
        return DONE

    tree = get_command(app)
    assert isinstance(tree, Tree)
    return tree


def _start_wizard(session: Session, context: Context) -> int:
    if not session.terminal.is_interactive:
        session.terminal.note(context.get_help())
        return WRONG_USE
    from consular_cli.wizard.walk import Walk

    Walk(session.guidebook, session.terminal, session.words, session.today).run()
    return DONE
