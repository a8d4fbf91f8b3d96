"""The program: from arguments to an exit code. All errors become messages here."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, cast

from typer import Exit

from consular_cli.cli.click import UsageError
from consular_cli.cli.errors import BROKEN, DONE, INTERRUPTED, Mistake, explain
from consular_cli.cli.global_options import LANG, take_out
from consular_cli.cli.output import unwritable
from consular_cli.cli.problems import describe
from consular_cli.cli.session import Session, open_session
from consular_cli.cli.tree import build_tree
from consular_cli.loading.problems import BrokenGuidebook
from consular_cli.wizard.terminal import Terminal, Unwritable
from consular_cli.words.words import pick_language, words_for


def main(arguments: Sequence[str] | None = None, terminal: Terminal | None = None, today: date | None = None) -> int:
    """Runs the program and gives its exit code. What is not given is taken from the process."""
    terminal = terminal or own_terminal()
    options, rest = take_out(sys.argv[1:] if arguments is None else arguments)
    words = words_for(pick_language(options.get(LANG.name), terminal.environ))
    try:
        code = _call(open_session(options, words, terminal, today or date.today()), rest)
        terminal.flush()
        return code
    except UsageError as error:
        mistake = explain(error, words)
    except Mistake as error:
        mistake = error
    except Unwritable as refused:
        _hush(terminal)
        mistake = unwritable(words.say("Standard output"), refused.error, words)
    except BrokenGuidebook as broken:
        terminal.note("\n".join(describe(problem, words) for problem in broken.problems))
        return BROKEN
    except (KeyboardInterrupt, EOFError):
        terminal.note("\n" + words.say("Interrupted. Nothing was saved."))
        return INTERRUPTED
    except BrokenPipeError:
        _hush(terminal)
        return DONE
    terminal.note(f"consular: {mistake}")
    return mistake.code


def _call(session: Session, arguments: list[str]) -> int:
    tree = build_tree(session)
    try:
        with tree.make_context("consular", arguments, obj=session) as context:
            return int(tree.invoke(context) or DONE)
    except Exit as leave:
        return leave.exit_code


def own_terminal() -> Terminal:
    """The terminal of the process, which speaks UTF-8 from now on."""
    return Terminal(_utf8(sys.stdin, "r"), _utf8(sys.stdout, "w"), _utf8(sys.stderr, "w"), os.environ)


def _utf8(stream: TextIO | None, mode: str) -> TextIO:
    """The stream, speaking UTF-8. One that was closed before the program began holds nothing."""
    if stream is None:
        return cast(TextIO, Path(os.devnull).open(mode, encoding="utf-8"))
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _hush(terminal: Terminal) -> None:
    """Nobody takes the output any more: what is still buffered goes nowhere."""
    try:
        descriptor = terminal.output.fileno()
    except OSError:
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
