"""A sheet as Markdown with boxes to tick."""

import re
from collections.abc import Iterator

from consular_cli.render.point import Detail, Point, Section, run_on
from consular_cli.render.sheet import Sheet

MARKS = {"number": "{number}. ", "box": "- [ ] ", "dash": "- ", "inline": "- ", "none": ""}
BREAK = "\\"
"""At the end of a line it begins a new one in the same paragraph."""

_ACTIVE = re.compile(r"[\\`*_\[\]{}<>&|~^$#]")
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def render_markdown(sheet: Sheet, why: bool) -> str:
    """The sheet as Markdown. Markup in its texts comes out as text.

    With `why`, each point says what put it there and cites its sources in full.
    """
    blocks = [f"# {escape(sheet.title)}", escape(sheet.opening)]
    for section in sheet.sections:
        blocks += _section(section, why)
    blocks.append("\n".join(f"- {escape(line)}" for line in sheet.closing))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Markdown that reads as the text."""
    return _OPENING.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", text))


def _section(section: Section, why: bool) -> Iterator[str]:
    if section.title:
        yield f"## {escape(section.title)}"
    yield "\n".join(
        line for number, point in enumerate(section.points, 1) for line in _point(section, number, point, why)
    )
    if section.remark:
        yield escape(section.remark)


def _point(section: Section, number: int, point: Point, why: bool) -> Iterator[str]:
    mark = MARKS[section.mark].format(number=number)
    inner = " " * (len(mark) if section.mark == "number" else min(len(mark), 2))
    if section.mark == "inline":
        paragraph = [f"{escape(run_on(point.head, point.note))}{_refs(point)}", escape(point.doubt)]
    else:
        paragraph = [f"**{escape(point.head)}**{_refs(point)}", escape(point.note), escape(point.doubt)]
    yield mark + f"{BREAK}\n{inner}".join(filter(None, paragraph))
    yield from (inner + line for line in _nested(point, why))


def _nested(point: Point, why: bool) -> Iterator[str]:
    for detail in (*point.details, *(point.why if why else ())):
        yield f"- {_detail(detail)}"
    for choice in point.choices:
        yield f"- [ ] {escape(choice.head)}{_refs(choice)}" + (
            f"{BREAK}\n  {escape(choice.note)}" if choice.note else ""
        )
        yield from (f"  {line}" for line in _nested(choice, why))


def _detail(detail: Detail) -> str:
    if _ADDRESS.fullmatch(detail.text):
        return run_on(escape(detail.label), f"<{detail.text}>")
    return escape(detail.sentence)


def _refs(point: Point) -> str:
    return f" [{', '.join(map(str, point.refs))}]" if point.refs else ""
