"""Pages of plain text: paragraphs and two columns, wrapped to the width of the screen."""

from collections.abc import Iterable
from textwrap import wrap

WIDEST = 100
LEFT_COLUMN = 22
GAP = 2
NARROWEST = 20
"""A right column that is narrower goes below the left one."""


def paragraph(text: str, width: int, indent: int = 0, hanging: int = 0) -> str:
    """A paragraph, indented as a whole; `hanging` leaves out so many columns before its first word."""
    return "\n".join(
        wrap(
            text,
            min(width, WIDEST),
            initial_indent=" " * indent,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )[hanging:]


def table(rows: Iterable[tuple[str, str]], width: int, indent: int = 2) -> str:
    """Two columns. What is too wide for the left one stands on a line of its own."""
    rows = list(rows)
    left = min(LEFT_COLUMN, max((len(name) for name, _ in rows), default=0))
    return "\n".join(_row(name, text, left, width, indent) for name, text in rows)


def _row(name: str, text: str, left: int, width: int, indent: int) -> str:
    first = " " * indent + name
    margin = indent + left + GAP
    if not text:
        return first
    if width - margin < NARROWEST:
        return f"{first}\n{paragraph(text, width, indent + GAP)}"
    if len(name) > left:
        return f"{first}\n{paragraph(text, width, margin)}"
    return first.ljust(margin) + paragraph(text, width, margin, hanging=margin)
