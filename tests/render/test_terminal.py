"""The terminal shows the plain text, in colours that carry no meaning of their own."""

import io
import re
from typing import Any

import pytest
from render_sample import sheet
from rich.console import Console

from consular_cli.render.terminal import print_sheet
from consular_cli.render.text import render_text

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def printed(width: int, **options: Any) -> str:
    out = io.StringIO()
    print_sheet(sheet(), Console(file=out, width=width, **options), why=True)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_without_colours_it_is_the_plain_text(width: int) -> None:
    assert printed(width) == render_text(sheet(), width, why=True)


def test_with_colours_the_words_are_the_same() -> None:
    coloured = printed(80, force_terminal=True, color_system="standard", no_color=False)
    assert ESCAPE.search(coloured)
    assert ESCAPE.sub("", coloured) == render_text(sheet(), 80, why=True)


def test_references_are_dimmed() -> None:
    assert "Apply \x1b[2m[4]\x1b[0m" in printed(80, force_terminal=True, color_system="standard")
