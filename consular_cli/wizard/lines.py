"""Prompts line by line: numbered, nothing is redrawn, so that they read well aloud."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from consular_cli.wizard.prompts import Back, Choice, Prompt
from consular_cli.wizard.terminal import Terminal
from consular_cli.wizard.values import Misread
from consular_cli.words.words import Words

T = TypeVar("T")


class LinePrompter:
    """Asks on plain lines of text."""

    def __init__(self, terminal: Terminal, words: Words) -> None:
        self._terminal = terminal
        self._words = words
        self._back_words = {"b", "back", words.say("back")}

    def tell(self, title: str, note: str = "") -> None:
        """Says something that needs no answer."""
        self._say(f"\n{title}", *([note] if note else []))

    def choose(self, prompt: Prompt, choices: Sequence[Choice], preselected: str | None = None) -> str:
        """The value of the one choice that is made."""
        self._show(prompt, choices)
        places = [place for place, choice in enumerate(choices, 1) if choice.value == preselected]
        default = str(places[0]) if places else ""
        return self._until_understood(
            self._words.say("Number"), default, lambda typed: choices[self._place(typed, choices)].value
        )

    def choose_several(
        self, prompt: Prompt, choices: Sequence[Choice], preselected: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """The values of the choices that are made, perhaps none."""

        def read(typed: str) -> tuple[str, ...]:
            if typed in ("0", ""):
                return ()
            places = [self._place(part, choices) for part in typed.replace(",", " ").split()]
            return tuple(choices[place].value for place in sorted(set(places)))

        self._show(prompt, choices)
        self._say(self._words.say("0. None of these"))
        places = [str(place) for place, choice in enumerate(choices, 1) if choice.value in preselected]
        ask = self._words.say("Numbers, with spaces between")
        return self._until_understood(ask, " ".join(places) or "0", read)

    def type_in(
        self,
        prompt: Prompt,
        read: Callable[[str], T],
        preselected: str = "",
        suggest: Callable[[str], Sequence[str]] | None = None,
    ) -> T:
        """What `read` makes of the words that are typed."""
        self._show(prompt, ())
        return self._until_understood(self._words.say("Answer"), preselected, read)

    def _show(self, prompt: Prompt, choices: Sequence[Choice]) -> None:
        self._say(f"\n{prompt.ask}", *([prompt.why] if prompt.why else []))
        for place, choice in enumerate(choices, 1):
            self._say(f"{place}. {choice.title}" + (f" ({choice.note})" if choice.note else ""))

    def _until_understood(self, ask: str, default: str, read: Callable[[str], T]) -> T:
        words = self._words
        hints = [words.say("Enter: {value}", value=default)] if default else []
        hints.append(words.say("b: back"))
        while True:
            self._terminal.write(f"{ask} ({', '.join(hints)}): ")
            self._terminal.flush()
            typed = self._line()
            if typed.lower() in self._back_words:
                raise Back
            try:
                return read(typed or default)
            except Misread as misread:
                self._say(str(misread))

    def _line(self) -> str:
        line = self._terminal.input.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _place(self, typed: str, choices: Sequence[Choice]) -> int:
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return int(typed) - 1
        raise Misread(self._words.say("Type a number from 1 to {last}.", last=len(choices)))

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.write(f"{line}\n")
