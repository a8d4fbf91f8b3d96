"""Prompts on a screen, driven by the keys that a terminal sends and looked at as a screen."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyte
import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from wizard_sample import terminal_of

from consular_cli.wizard.prompts import Back, Choice, Prompt
from consular_cli.wizard.screen import ScreenPrompter
from consular_cli.wizard.values import read_number
from consular_cli.words.words import words_for

PROMPT = Prompt("Which?", "It matters.")
CHOICES = [Choice("a", "First"), Choice("b", "Second", "the other"), Choice("c", "Third")]
ENTER, ESCAPE, UP, DOWN, CTRL_B, CTRL_C, CTRL_D = "\r", "\x1b", "\x1b[A", "\x1b[B", "\x02", "\x03", "\x04"
WORDS = words_for("en")
ROWS = 24


class Screen:
    """What was drawn, step by step."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self.out = io.StringIO()
        self.output = Vt100_Output(self.out, lambda: Size(rows=ROWS, columns=columns), enable_cpr=False)

    def text(self) -> str:
        """The screen as it is now."""
        screen = pyte.Screen(self._columns, ROWS)
        stream = pyte.Stream(screen)
        stream.feed(self.out.getvalue().replace("\n", "\r\n"))
        return "\n".join(line.rstrip() for line in screen.display).strip()


@contextmanager
def prompter(keys: str, columns: int = 80, lang: str = "en") -> Iterator[tuple[ScreenPrompter, Screen]]:
    screen = Screen(columns)
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        yield ScreenPrompter(terminal_of(columns=columns), words_for(lang), pipe, screen.output), screen


@pytest.mark.parametrize(
    ("keys", "preselected", "value"),
    [
        (ENTER, None, "a"),
        (ENTER, "c", "c"),
        (ENTER, "gone", "a"),
        (DOWN + ENTER, None, "b"),
        (UP + ENTER, None, "c"),
        ("3" + ENTER, None, "c"),
        ("2" + DOWN + DOWN + ENTER, None, "a"),
        ("x" + ENTER, "b", "b"),
    ],
)
def test_one_is_chosen(keys: str, preselected: str | None, value: str) -> None:
    with prompter(keys) as (screen, _):
        assert screen.choose(PROMPT, CHOICES, preselected) == value


@pytest.mark.parametrize(
    ("keys", "preselected", "values"),
    [(ENTER, (), ()), (" " + ENTER, (), ("a",)), (DOWN + " " + ENTER, ("c",), ("b", "c")), (" " + ENTER, ("a",), ())],
)
def test_several_are_chosen(keys: str, preselected: tuple[str, ...], values: tuple[str, ...]) -> None:
    with prompter(keys) as (screen, _):
        assert screen.choose_several(PROMPT, CHOICES, preselected) == values


@pytest.mark.parametrize(
    ("keys", "preselected", "value"), [("12" + ENTER, "", 12), (ENTER, "4", 4), ("x" + ENTER + "\x153" + ENTER, "", 3)]
)
def test_words_are_typed(keys: str, preselected: str, value: int) -> None:
    with prompter(keys) as (screen, _):
        assert screen.type_in(PROMPT, lambda typed: read_number(typed, WORDS), preselected) == value


def test_what_is_typed_is_completed() -> None:
    with prompter("ger" + DOWN + ENTER) as (screen, _):
        suggest = {"ger": ["Germany", "Guernsey"]}
        # A menu needs a moment to open; the key that picks from it opens it too.
        assert screen.type_in(PROMPT, str, "", lambda typed: suggest.get(typed, [])) in ("Germany", "ger")


ASKING: list[Callable[[ScreenPrompter], object]] = [
    lambda screen: screen.choose(PROMPT, CHOICES),
    lambda screen: screen.choose_several(PROMPT, CHOICES),
    lambda screen: screen.type_in(PROMPT, str),
]


@pytest.mark.parametrize("ask", ASKING)
@pytest.mark.parametrize(
    ("key", "raised"), [(ESCAPE, Back), (CTRL_B, Back), (CTRL_C, KeyboardInterrupt), (CTRL_D, EOFError)]
)
def test_one_may_always_leave(ask: Callable[[ScreenPrompter], object], key: str, raised: type[BaseException]) -> None:
    with prompter(key) as (screen, _), pytest.raises(raised):
        ask(screen)


@pytest.mark.parametrize("ask", ASKING)
def test_an_answered_question_is_wiped(ask: Callable[[ScreenPrompter], object]) -> None:
    with prompter(ENTER) as (screen, seen):
        ask(screen)
        assert "Which?" in seen.out.getvalue()
        assert seen.text() == ""


def test_what_is_told_stays() -> None:
    with prompter(ENTER, columns=40) as (screen, seen):
        screen.tell("Attention", "The certificate of the other state is no proof of citizenship.")
        screen.choose(PROMPT, CHOICES)
        assert seen.text() == ("Attention\n  The certificate of the other state is\n  no proof of citizenship.")


def test_no_colour_where_none_is_wanted() -> None:
    with prompter(ENTER) as (screen, seen):
        screen.tell("Attention")
        screen.choose(PROMPT, CHOICES)
        assert not re.search(r"\x1b\[[\d;]*3[0-7]", seen.out.getvalue())


@pytest.mark.parametrize("lang", ["ru", "kk"])
@pytest.mark.parametrize("ask", ASKING)
def test_nothing_of_the_library_is_left(ask: Callable[[ScreenPrompter], object], lang: str) -> None:
    with prompter(ENTER, lang=lang) as (screen, seen):
        ask(screen)
        for words in ("Use arrow keys", "Description:", "to select", "done", "selections"):
            assert words not in seen.out.getvalue()
