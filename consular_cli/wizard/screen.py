"""Prompts on a screen that redraws: arrow keys and digits choose, typing filters, Escape goes back.

They are questionary's, with two things added: a key binding that goes back, and words in the person's language in
the places where questionary has English ones. A question is wiped once it is answered, so there is one on the screen.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.shortcuts import print_formatted_text
from prompt_toolkit.styles import Style

from consular_cli.wizard.layout import paragraph
from consular_cli.wizard.prompts import Back, Choice, Prompt
from consular_cli.wizard.terminal import Terminal
from consular_cli.wizard.values import Misread
from consular_cli.words.words import Words

T = TypeVar("T")

MOST_SHORTCUTS = 36
ESCAPE_SECONDS = 0.05
MARK, POINTER = 2, 6
"""Columns that questionary takes before a question (`? `) and before a choice (` » 1) `)."""
STYLE = Style(
    [
        ("qmark", "bold ansicyan"),
        ("question", "bold"),
        ("instruction", "nobold"),
        ("pointer", "bold ansicyan"),
        ("highlighted", "bold"),
        ("selected", "noreverse"),
        ("placeholder", "ansibrightblack"),
        ("title", "bold ansiyellow"),
    ]
)


class ScreenPrompter:
    """Asks on a screen. `keys` and `screen` stand in for the terminal's own in tests."""

    def __init__(
        self, terminal: Terminal, words: Words, keys: Input | None = None, screen: Output | None = None
    ) -> None:
        self._words = words
        self._width = terminal.width
        self._screen = screen or _own_screen(terminal)
        self._depth = None if terminal.is_coloured else ColorDepth.DEPTH_1_BIT
        self._settings: dict[str, Any] = {
            "input": keys or create_input(terminal.input),
            "output": self._screen,
            "style": STYLE,
            "qmark": "?",
            "erase_when_done": True,
            "color_depth": self._depth,
        }

    def tell(self, title: str, note: str = "") -> None:
        """Says something that needs no answer."""
        below = f"\n{paragraph(note, self._width, 2)}" if note else ""
        text = FormattedText([("class:title", paragraph(title, self._width)), ("", f"{below}\n")])
        print_formatted_text(text, output=self._screen, style=STYLE, color_depth=self._depth)

    def choose(self, prompt: Prompt, choices: Sequence[Choice], preselected: str | None = None) -> str:
        """The value of the one choice that is made."""
        hint = self._words.say("Arrow keys or digits, Enter. Escape: back.")
        return str(
            self._ask(
                questionary.select(
                    self._asked(prompt),
                    [questionary.Choice(self._titled(choice), choice.value) for choice in choices],
                    default=preselected if preselected in [choice.value for choice in choices] else None,
                    instruction=self._instruction(prompt, hint),
                    use_shortcuts=len(choices) <= MOST_SHORTCUTS,
                    use_jk_keys=False,
                    **self._settings,
                )
            )
        )

    def choose_several(
        self, prompt: Prompt, choices: Sequence[Choice], preselected: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """The values of the choices that are made, perhaps none."""
        hint = self._words.say("Space marks, Enter ends; none may be marked. Escape: back.")
        chosen = self._ask(
            questionary.checkbox(
                self._asked(prompt),
                [
                    questionary.Choice(self._titled(choice), choice.value, checked=choice.value in preselected)
                    for choice in choices
                ],
                instruction=self._instruction(prompt, hint),
                use_jk_keys=False,
                **self._settings,
            )
        )
        return tuple(chosen)

    def type_in(
        self,
        prompt: Prompt,
        read: Callable[[str], T],
        preselected: str = "",
        suggest: Callable[[str], Sequence[str]] | None = None,
    ) -> T:
        """What `read` makes of the words that are typed."""

        def validate(typed: str) -> bool | str:
            try:
                read(typed.strip() or preselected)
            except Misread as misread:
                return str(misread)
            return True

        hint = self._words.say("Type, then Enter. Escape: back.")
        typed = self._ask(
            questionary.text(
                self._asked(prompt),
                instruction=f"{self._instruction(prompt, hint)}\n ",
                validate=validate,
                placeholder=FormattedText([("class:placeholder", preselected)]),
                completer=_Suggestions(suggest) if suggest else None,
                complete_while_typing=True,
                validate_while_typing=False,
                **self._settings,
            )
        )
        return read(typed.strip() or preselected)

    def _asked(self, prompt: Prompt) -> str:
        return paragraph(prompt.ask, self._width, MARK, hanging=MARK)

    def _instruction(self, prompt: Prompt, hint: str) -> str:
        return "".join(f"\n{paragraph(line, self._width, MARK)}" for line in (prompt.why, hint) if line)

    def _titled(self, choice: Choice) -> str:
        title = paragraph(choice.title, self._width, POINTER, hanging=POINTER)
        return f"{title}\n{paragraph(choice.note, self._width, POINTER + MARK)}" if choice.note else title

    def _ask(self, question: questionary.Question) -> Any:
        application = question.application
        application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), _leaving()])
        application.ttimeoutlen = ESCAPE_SECONDS
        return question.unsafe_ask()


class _Suggestions(Completer):
    """Whole answers that fit what is typed so far."""

    def __init__(self, suggest: Callable[[str], Sequence[str]]) -> None:
        self._suggest = suggest

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        for text in self._suggest(typed):
            yield Completion(text, start_position=-len(typed))


def _own_screen(terminal: Terminal) -> Output:
    """The terminal's screen, which is not asked where its cursor is: some never answer, which costs seconds."""
    screen = create_output(terminal.output)
    if isinstance(screen, Vt100_Output):
        screen.enable_cpr = False
    return screen


def _leaving() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("escape", eager=True)
    @bindings.add("c-b", eager=True)
    def go_back(event: KeyPressEvent) -> None:
        event.app.exit(exception=Back)

    @bindings.add("c-d", eager=True, filter=Condition(lambda: not get_app().current_buffer.text))
    def end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return bindings
