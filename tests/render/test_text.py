"""The plain text: readable at any width, and quick."""

import subprocess
import sys

import pytest
from render_sample import CHECKLIST, line, only, sheet

from consular_cli.render.text import render_text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_screen_or_than_one_can_read(width: int) -> None:
    lines = render_text(sheet(), width, why=True).splitlines()
    assert max(map(len, lines)) <= min(width, 100)


def test_an_address_is_never_broken() -> None:
    assert "https://rules.example/en" in render_text(sheet(), 20, why=False)


@pytest.mark.parametrize("width", [0, 1, 5])
def test_no_width_is_too_small(width: int) -> None:
    assert "apostille" in render_text(sheet(), width, why=True)


def test_papers_have_boxes_and_steps_have_numbers() -> None:
    text = render_text(sheet(), 80, why=False)
    assert "\n  [ ] The paper itself (original) [1]\n      Valid for: 3 months\n" in text
    assert "\n  1. Apply [4]\n     Bring everything.\n     Where: State Corporation\n" in text


def test_numbers_of_two_digits_keep_their_lines_apart() -> None:
    steps = render_text(sheet(only(*[line("steps", "consul")] * 10)), 80, why=False)
    assert "\n   9. Ask the consul\n  10. Ask the consul\n" in steps


def test_the_first_step_stands_on_the_first_screen() -> None:
    first_screen = render_text(sheet(), 80, why=False).splitlines()[:24]
    assert any(line.startswith("  1. ") for line in first_screen)


def test_reasons_and_full_sources_are_shown_on_request() -> None:
    reason, source = "Why this is here: Where will you use it? Germany", "Source: Tax Code, 672, edition: 1 Jul 2026"
    assert reason in render_text(sheet(), 80, why=True) and source in render_text(sheet(), 80, why=True)
    assert reason not in render_text(sheet(), 80, why=False)


def test_it_ends_with_one_line_feed() -> None:
    text = render_text(sheet(CHECKLIST), 80, why=False)
    assert text.endswith("to report it.\n") and not text.endswith("\n\n")


@pytest.mark.parametrize(
    ("module", "heavy"),
    [("text", ["rich", "json", "jinja2", "yaml", "typer"]), ("json_format", ["rich", "jinja2", "yaml", "typer"])],
)
def test_what_is_not_needed_is_not_imported(module: str, heavy: list[str]) -> None:
    program = f"import sys, consular_cli.render.{module}; print(*set(sys.modules) & set({heavy}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
