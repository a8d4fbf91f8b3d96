"""Whatever a text holds, every format shows it as text."""

import io
import json
import re
from dataclasses import replace

import pytest
import render_sample
from markdown_it import MarkdownIt
from render_sample import CHECKLIST, GUIDE_TEXT, REFERENCE, REFERENCE_TEXT, decorated
from rich.console import Console

from consular_cli.render.cleaning import clean
from consular_cli.render.json_format import render_json
from consular_cli.render.markdown import render_markdown
from consular_cli.render.sheet import Sheet, lay_out
from consular_cli.render.terminal import print_sheet
from consular_cli.render.text import render_text
from consular_cli.words.words import words_for

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
WIDE = 10_000

BREAKS = {"softbreak", "hardbreak"}
LINK = {"link_open", "link_close"}
SOURCES = {"https://rules.example/en", "https://law.example"}

MARKUP = [
    "[bold red]rich[/bold red] [link=https://evil.example]x[/link] :smile:",
    "[/] [/bold] \\[x]",
    "**bold** _it_ `code` [link](https://evil.example) ![i](x) # h ~~s~~ | t |",
    "<script>alert(1)</script> <b>&amp;</b> <!-- c -->",
    "{0} {x} {country.__class__} {{}} %s ${x} $(id) `id`",
    "=1+1 @x +1 -1",
    "\\ \\n \\u202e",
]
CONTROLS = [
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "\x9b31m \x00 \x08\x08 \r gone \x7f",
    "\u202eright to left\u202c \u2066a\u2069 \u200f",
    "\u200b\ufeff\u2028\u2029 two\nlines\ttab",
    "\ud800 half",
]


def hostile_sheet(text: str) -> Sheet:
    """The sample with `text` at the beginning of each of its texts."""

    def spoiled(original: str) -> str:
        return f"{text} {original}"

    offices = {
        id_: replace(decorated(office, spoiled), sources=office.sources) for id_, office in REFERENCE.offices.items()
    }
    return lay_out(
        CHECKLIST,
        decorated(GUIDE_TEXT, spoiled),
        replace(REFERENCE, offices=offices),
        decorated(REFERENCE_TEXT, spoiled),
        words_for("en"),
        text,
    )


def on_terminal(sheet: Sheet) -> str:
    out = io.StringIO()
    print_sheet(sheet, Console(file=out, width=WIDE, force_terminal=True, color_system=None), why=True)
    return out.getvalue()


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_stands(text: str) -> None:
    sheet = hostile_sheet(text)
    for shown in (render_text(sheet, 100, why=True).replace("\n", " "), on_terminal(sheet)):
        assert re.sub(r"\s+", " ", shown).count(text) > 50


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_json_is_a_string(text: str) -> None:
    outcome = json.loads(render_json(hostile_sheet(text)))["outcome"]
    assert outcome["title"] == f"{text} The paper needs an apostille"


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_markdown_reads_as_text(text: str) -> None:
    tokens = MarkdownIt("js-default", {"linkify": False}).parse(render_markdown(hostile_sheet(text), why=True))
    plain = MarkdownIt("js-default", {"linkify": False}).parse(render_markdown(render_sample.sheet(), why=True))
    assert [token.type for token in tokens] == [token.type for token in plain]
    inline = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inline} - BREAKS <= {"text", "text_special", "strong_open", "strong_close", *LINK}
    assert {child.attrs["href"] for child in inline if child.type == "link_open"} == SOURCES
    content = ["".join(child.content for child in token.children or []) for token in tokens]
    assert sum(text in one for one in content) > 50


@pytest.mark.parametrize("text", CONTROLS)
def test_nothing_steers_the_terminal_or_turns_the_text(text: str) -> None:
    sheet = hostile_sheet(text)
    for shown in (
        render_text(sheet, 80, why=True),
        on_terminal(sheet),
        render_markdown(sheet, why=True),
        render_json(sheet),
    ):
        assert not CONTROL.search(shown)
        shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("as it is", "as it is"),
        ("Қазақстан, ё, é, 中", "Қазақстан, ё, é, 中"),
        (" two\r\nlines\tand   spaces ", "two lines and spaces"),
        ("4\u00a0325", "4\u00a0325"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\U000e0041b", "ab"),
    ],
)
def test_a_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
