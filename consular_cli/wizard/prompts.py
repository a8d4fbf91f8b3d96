"""What the wizard needs to be able to ask: a small protocol. Its two forms are `screen` and `lines`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from consular_cli.render.point import Shown
from consular_cli.wizard.terminal import Terminal
from consular_cli.words.words import Words

T = TypeVar("T")


class Back(Exception):  # noqa: N818  a wish, not an error
    """The person wants to go back to the question before."""


@dataclass(frozen=True, slots=True)
class Prompt(Shown):
    """What is asked, and why."""

    ask: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice(Shown):
    """One of the answers that a person may choose, with a short explanation where one helps."""

    value: str
    title: str
    note: str = ""


class Prompter(Protocol):
    """Asks a person. Every method raises `Back`, KeyboardInterrupt, and EOFError where the input ends."""

    def tell(self, title: str, note: str = "") -> None:
        """Says something that needs no answer."""

    def choose(self, prompt: Prompt, choices: Sequence[Choice], preselected: str | None = None) -> str:
        """The value of the one choice that is made."""

    def choose_several(
        self, prompt: Prompt, choices: Sequence[Choice], preselected: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """The values of the choices that are made, perhaps none."""

    def type_in(
        self,
        prompt: Prompt,
        read: Callable[[str], T],
        preselected: str = "",
        suggest: Callable[[str], Sequence[str]] | None = None,
    ) -> T:
        """What `read` makes of the words that are typed. It refuses by `Misread`; then they are asked for again.

        Enter alone stands for `preselected`, which may be empty. `suggest` gives words that complete what is typed.
        """


def open_prompter(terminal: Terminal, words: Words) -> Prompter:
    """The form of prompts that the terminal can show."""
    if terminal.is_plain:
        from consular_cli.wizard.lines import LinePrompter

        return LinePrompter(terminal, words)
    from consular_cli.wizard.screen import ScreenPrompter

    return ScreenPrompter(terminal, words)
