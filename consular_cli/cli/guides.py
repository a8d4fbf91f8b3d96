"""`consular guides`: the guides of the guidebook."""

import typer
from typer.main import get_command

from consular_cli.cli.click import AnyCommand, Context
from consular_cli.cli.command import Group
from consular_cli.cli.session import Session
from consular_cli.render.cleaning import clean
from consular_cli.wizard.layout import paragraph


def build(session: Session) -> AnyCommand:
    """The command in the language of the session."""
    app = typer.Typer(
        name="guides",
        cls=Group,
        help=session.words.say("List the guides"),
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
    )

    @app.callback()
    def list_guides(context: Context) -> None:
        if context.invoked_subcommand is None:
            session.terminal.write(_listed(session))

    return get_command(app)


def _listed(session: Session) -> str:
    """Each guide: its id, its title, the question that it answers."""
    width = session.terminal.width
    guides = [(id_, *session.guidebook.title(id_, session.words.lang)) for id_ in session.guidebook.guides]
    lines = [
        f"{id_}\n{paragraph(clean(title), width, 2)}\n{paragraph(clean(ask), width, 2)}\n" for id_, title, ask in guides
    ]
    return "\n".join(lines)
