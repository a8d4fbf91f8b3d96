"""What the tests of the wizard share: a terminal of strings, a guidebook, and prompts that answer by themselves."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from consular_cli.loading.guidebook import Guidebook, open_guidebook
from consular_cli.wizard.prompts import Back, Choice, Prompt
from consular_cli.wizard.terminal import Terminal

T = TypeVar("T")
GUIDES = Path(__file__).parent.parent / "fixtures" / "guides"
BACK = "<back>"


class Stream(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(typed: str = "", columns: int = 80) -> Terminal:
    return Terminal(Stream(typed), Stream(), Stream(), {"COLUMNS": str(columns), "TERM": "xterm"}, plain=True)


def shown(terminal: Terminal) -> str:
    assert isinstance(terminal.output, Stream)
    return terminal.output.getvalue()


def guidebook() -> Guidebook:
    return open_guidebook(GUIDES)


class ScriptedPrompter:
    """Gives the answers of a script, and notes what it was asked and what was preselected."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.heard: list[tuple[str, object]] = []

    def tell(self, title: str, note: str = "") -> None:
        self.heard.append((title, note))

    def choose(self, prompt: Prompt, choices: Sequence[Choice], preselected: str | None = None) -> str:
        answer = self._next(prompt, preselected)
        assert answer in [choice.value for choice in choices]
        return answer

    def choose_several(
        self, prompt: Prompt, choices: Sequence[Choice], preselected: Sequence[str] = ()
    ) -> tuple[str, ...]:
        return tuple(self._next(prompt, preselected).split())

    def type_in(
        self,
        prompt: Prompt,
        read: Callable[[str], T],
        preselected: str = "",
        suggest: Callable[[str], Sequence[str]] | None = None,
    ) -> T:
        return read(self._next(prompt, preselected) or preselected)

    def _next(self, prompt: Prompt, preselected: object) -> str:
        self.heard.append((prompt.ask, preselected))
        answer = self._answers.pop(0)
        if answer == BACK:
            raise Back
        return answer
