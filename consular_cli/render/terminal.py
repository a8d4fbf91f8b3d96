"""A sheet on a terminal: the plain text with a few colours, which carry no meaning of their own."""

from rich.console import Console
from rich.text import Text

from consular_cli.render.paragraphs import Paragraph, paragraphs
from consular_cli.render.sheet import Sheet

STYLES = {"title": "bold", "outcome": "bold", "heading": "bold cyan", "doubt": "yellow"}
REFS = "dim"


def print_sheet(sheet: Sheet, console: Console, why: bool) -> None:
    """Prints the sheet. Its texts are not markup: whatever they hold is printed as it stands."""
    for paragraph in paragraphs(sheet, why):
        console.print(_styled(paragraph, console.width), soft_wrap=True)


def _styled(paragraph: Paragraph, width: int) -> Text:
    text = Text(paragraph.wrapped(width), style=STYLES.get(paragraph.role, ""))
    if paragraph.refs:
        text.stylize(REFS, len(text) - len(paragraph.refs))
    return text
