"""Prompts line by line: what a screen reader hears, read as text."""

from collections.abc import Callable

import pytest
from wizard_sample import shown, terminal_of

from consular_cli.wizard.lines import LinePrompter
from consular_cli.wizard.prompts import Back, Choice, Prompt, open_prompter
from consular_cli.wizard.terminal import Terminal
from consular_cli.wizard.values import read_number
from consular_cli.words.words import words_for

PROMPT = Prompt("Which?", "It matters.")
CHOICES = [Choice("a", "First"), Choice("b", "Second", "the other"), Choice("c", "Third")]
WORDS = words_for("en")


def prompter(typed: str) -> tuple[LinePrompter, Terminal]:
    terminal = terminal_of(typed)
    return LinePrompter(terminal, WORDS), terminal


def test_a_choice_reads_well() -> None:
    lines, terminal = prompter("2\n")
    assert lines.choose(PROMPT, CHOICES, "c") == "b"
    assert shown(terminal) == (
        "\nWhich?\nIt matters.\n1. First\n2. Second (the other)\n3. Third\nNumber (Enter: 3, b: back): "
    )


def test_enter_takes_what_is_preselected() -> None:
    assert prompter("\n")[0].choose(PROMPT, CHOICES, "c") == "c"
    assert prompter("\n")[0].choose_several(PROMPT, CHOICES, ("c", "a")) == ("a", "c")
    assert prompter("\n")[0].choose_several(PROMPT, CHOICES) == ()
    assert prompter("\n")[0].type_in(PROMPT, lambda typed: read_number(typed, WORDS), "4") == 4


@pytest.mark.parametrize("typed", ["0\n2\n", "4\n2\n", "x\n2\n", "\n2\n", "²\n2\n"])
def test_a_wrong_number_is_explained_and_asked_again(typed: str) -> None:
    lines, terminal = prompter(typed)
    assert lines.choose(PROMPT, CHOICES) == "b"
    assert "Type a number from 1 to 3.\nNumber (b: back): " in shown(terminal)


@pytest.mark.parametrize(
    ("typed", "values"), [("1 3\n", ("a", "c")), ("3,1,3\n", ("a", "c")), ("0\n", ()), ("9\n2\n", ("b",))]
)
def test_several(typed: str, values: tuple[str, ...]) -> None:
    assert prompter(typed)[0].choose_several(PROMPT, CHOICES, ("b",)) == values


def test_what_cannot_be_read_is_explained_and_asked_again() -> None:
    lines, terminal = prompter("two\n2\n")
    assert lines.type_in(PROMPT, lambda typed: read_number(typed, WORDS)) == 2
    assert "“two” is no number." in shown(terminal)


ASKING: list[Callable[[LinePrompter], object]] = [
    lambda lines: lines.choose(PROMPT, CHOICES),
    lambda lines: lines.choose_several(PROMPT, CHOICES),
    lambda lines: lines.type_in(PROMPT, str),
]


@pytest.mark.parametrize("ask", ASKING)
@pytest.mark.parametrize("typed", ["b\n", "B\n", "back\n"])
def test_back(ask: Callable[[LinePrompter], object], typed: str) -> None:
    with pytest.raises(Back):
        ask(prompter(typed)[0])


@pytest.mark.parametrize("ask", ASKING)
def test_the_end_of_the_input(ask: Callable[[LinePrompter], object]) -> None:
    with pytest.raises(EOFError):
        ask(prompter("")[0])


def test_nothing_moves_the_cursor() -> None:
    lines, terminal = prompter("1\n")
    lines.tell("Attention", "Take care.")
    lines.choose(Prompt("\x1b[2JWhich?\a"), CHOICES)
    assert not set(shown(terminal)) & set("\x1b\r\b\a")


def test_plain_terminals_get_lines() -> None:
    assert isinstance(open_prompter(terminal_of(), WORDS), LinePrompter)
