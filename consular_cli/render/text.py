"""A sheet as plain text."""

from consular_cli.render.paragraphs import paragraphs
from consular_cli.render.sheet import Sheet


def render_text(sheet: Sheet, width: int, why: bool) -> str:
    """The sheet on lines of at most `width` columns, ending with a line feed."""
    return "".join(f"{paragraph.wrapped(width)}\n" for paragraph in paragraphs(sheet, why))
