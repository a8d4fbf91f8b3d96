"""Markdown: lists and boxes that a Markdown reader sees as such."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from render_sample import REFERENCE, sheet

from consular_cli.render.markdown import escape, render_markdown


def test_papers_are_boxes_and_steps_are_numbered() -> None:
    text = render_markdown(sheet(), why=False)
    assert "\n- [ ] **The paper itself (original)** [1]\n  - Valid for: 3 months\n" in text
    assert "\n1. **Apply** [4]\\\n   Bring everything.\n   - Where: State Corporation\n" in text
    assert "\n  - One of these:\n  - [ ] Passport (shown, not handed in) [4]\n" in text


def test_addresses_are_links() -> None:
    assert "   - <https://rules.example/en>\n" in render_markdown(sheet(), why=False)
    assert "  - On the web: <https://centre.example>\n" in render_markdown(sheet(), why=False)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a.example> [b](c)", "https://a.example <b>", "www.example.com"]
)
def test_an_address_that_is_none_is_text(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {**REFERENCE.sources, "law": replace(REFERENCE.sources["law"], address={"": address})}
    monkeypatch.setattr("render_sample.REFERENCE", replace(REFERENCE, sources=sources))
    assert f"   - {escape(address)}\n" in render_markdown(sheet(), why=False)


def test_it_reads_as_headings_and_lists() -> None:
    tokens = MarkdownIt().parse(render_markdown(sheet(), why=True))
    headings = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings[:3] == ["An apostille", "Attention", "Steps"]
    assert sum(token.type == "ordered_list_open" for token in tokens) == 2


@pytest.mark.parametrize(
    "text",
    [
        "*bold* _it_ ~~gone~~ `code` $x$",
        "[link](https://example.com) ![image](x) [ref] [^1]",
        "<b>html</b> <https://example.com> <!-- c --> &amp;",
        "# heading",
        "- item",
        "+ item",
        "* item",
        "> quote",
        "1. item",
        "12) item",
        "2026. A year",
        "=== ---",
        "---",
        "| a | b |",
        "back\\slash \\* \\",
        "a^b {x} {{ y }}",
    ],
)
def test_markup_reads_as_the_text(text: str) -> None:
    (_, inline, _) = MarkdownIt("js-default", {"linkify": False}).parse(escape(text))
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or []) == text
