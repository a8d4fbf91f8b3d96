"""The checklist on the terminal."""

from consular_cli.model import Checklist
from consular_cli.render.sheet import Sheet, lay_out
from consular_cli.wizard.guidebook import Guidebook
from consular_cli.wizard.terminal import Terminal
from consular_cli.words.words import Words


def sheet_of(checklist: Checklist, guidebook: Guidebook, words: Words) -> Sheet:
    """The checklist in the language of `words`."""
    return lay_out(
        checklist,
        guidebook.guide_text(checklist.guide.id, words.lang),
        guidebook.reference,
        guidebook.reference_text(words.lang),
        words,
        guidebook.edition,
    )


def show(sheet: Sheet, terminal: Terminal, why: bool = False) -> None:
    """Shows it: with Rich where the terminal can redraw, else as plain text."""
    if terminal.is_rich:
        from consular_cli.render.terminal import print_sheet

        print_sheet(sheet, terminal.console(), why)
    else:
        from consular_cli.render.text import render_text

        terminal.write(render_text(sheet, terminal.width, why))
