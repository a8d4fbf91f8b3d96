"""`consular schema`: the schemas of what the program writes."""

import typer
from typer.main import get_command

from consular_cli.cli.click import AnyCommand, Context
from consular_cli.cli.command import Command, Group
from consular_cli.cli.errors import WRONG_USE
from consular_cli.cli.session import Session


def build(session: Session) -> AnyCommand:
    """The command in the language of the session."""
    words = session.words
    app = typer.Typer(
        name="schema",
        cls=Group,
        help=words.say("JSON Schemas of what the program writes"),
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
    )

    @app.callback()
    def need_command(context: Context) -> int:
        if context.invoked_subcommand is None:
            session.terminal.note(context.get_help())
            return WRONG_USE
        return 0

    @app.command(cls=Command, help=words.say("The schema of a checklist in JSON"))
    def checklist() -> None:
        from consular_cli.render.json_format import SCHEMA

        session.terminal.write(SCHEMA.read_text(encoding="utf-8"))

    return get_command(app)
