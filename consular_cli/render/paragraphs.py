"""A sheet as paragraphs: what the plain text and the terminal have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import TextWrapper
from typing import Literal

from consular_cli.render.point import Point, Section, run_on
from consular_cli.render.sheet import Sheet
from consular_cli.words.words import NO_BREAK_SPACE

MEASURE = 100
"""Longer lines are hard to read, however wide the terminal is."""

Role = Literal["title", "outcome", "heading", "point", "text", "doubt", "gap"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with the mark before them (`1. `, `[ ] `) and the references behind them."""

    role: Role
    text: str = ""
    indent: int = 0
    mark: str = ""
    refs: str = ""

    def wrapped(self, width: int) -> str:
        """The paragraph on lines of at most `width` columns, but for words that are longer."""
        first = " " * self.indent + self.mark
        wrapper = TextWrapper(
            width=max(min(width, MEASURE), len(first) + 1),
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
        return wrapper.fill(f"{self.text} {self.refs}" if self.refs else self.text)


GAP = Paragraph("gap")


def paragraphs(sheet: Sheet, why: bool) -> Iterator[Paragraph]:
    """All of a sheet. With `why`, each point says what put it there and cites its sources in full."""
    yield Paragraph("title", sheet.title)
    yield Paragraph("text", sheet.opening)
    for section in sheet.sections:
        if section.id != "told":  # It belongs to the outcome, right above.
            yield GAP
        yield from _section(section, why)
    yield GAP
    for line in sheet.closing:
        yield Paragraph("text", line)


def _section(section: Section, why: bool) -> Iterator[Paragraph]:
    indent = 0
    if section.title:
        yield Paragraph("heading", section.title)
        indent = 2
    spaced = section.mark in ("number", "box", "dash") and any(_is_long(point, why) for point in section.points)
    width = len(f"{len(section.points)}. ")
    for number, point in enumerate(section.points, 1):
        if spaced and number > 1:
            yield GAP
        mark = {"number": f"{number}. ".rjust(width), "box": "[ ] ", "dash": "- "}.get(section.mark, "")
        if section.mark == "inline":
            yield Paragraph("text", run_on(point.head, point.note), indent, refs=_refs(point))
        else:
            yield Paragraph("outcome" if section.id == "outcome" else "point", point.head, indent, mark, _refs(point))
            yield from _text(point.note, indent + len(mark))
        yield from _more(point, indent + len(mark), why)
    yield from _text(section.remark, indent)


def _more(point: Point, indent: int, why: bool) -> Iterator[Paragraph]:
    for detail in point.details:
        yield from _text(detail.sentence, indent)
    for choice in point.choices:
        yield Paragraph("point", choice.head, indent, "- ", _refs(choice))
        yield from _text(choice.note, indent + 2)
        yield from _more(choice, indent + 2, why)
    if point.doubt:
        yield Paragraph("doubt", point.doubt, indent)
    for detail in point.why if why else ():
        yield from _text(detail.sentence, indent)


def _text(text: str, indent: int) -> Iterator[Paragraph]:
    if text:
        yield Paragraph("text", text, indent)


def _refs(point: Point) -> str:
    return f"[{f',{NO_BREAK_SPACE}'.join(map(str, point.refs))}]" if point.refs else ""


def _is_long(point: Point, why: bool) -> bool:
    return bool(point.note or point.details or point.choices or point.doubt or (why and point.why))
