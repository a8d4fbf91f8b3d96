"""Where a result goes: to the terminal, or into a file, which is there as a whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from consular_cli.cli.errors import UNWRITABLE, Mistake, did_you_mean
from consular_cli.cli.reasons import reason_in_words
from consular_cli.cli.session import Session
from consular_cli.render.cleaning import clean
from consular_cli.render.sheet import Sheet
from consular_cli.wizard.sheets import show
from consular_cli.wizard.terminal import DEFAULT_WIDTH
from consular_cli.words.words import Words

STANDARD_OUTPUT = "-"
ENDINGS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".json": "json"}
FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class Destination:
    """The format and the file of a result. No file: standard output."""

    format: str
    path: Path | None = None
    is_replaced: bool = False

    def put(self, sheet: Sheet, session: Session, why: bool) -> None:
        """Writes the sheet there."""
        if self.path:
            write_file(self.path, _rendered(sheet, self.format, why), session.words, self.is_replaced)
        elif self.format == "text":
            show(sheet, session.terminal, why)
        else:
            session.terminal.write(_rendered(sheet, self.format, why))


def choose_destination(format_: str | None, output: str | None, is_replaced: bool, words: Words) -> Destination:
    """The destination that the options ask for. Refuses a format that there is not, and an existing file."""
    if format_ and format_.lower() not in FORMATS:
        raise Mistake(
            words.say("{option}: “{typed}” is not possible.", option="--format", typed=clean(format_)),
            *did_you_mean(format_, FORMATS, words),
            words.say("Possible: {values}.", values=", ".join(FORMATS)),
        )
    if output is None or output == STANDARD_OUTPUT:
        return Destination(format_.lower() if format_ else "text")
    path = Path(output)
    found = format_.lower() if format_ else ENDINGS.get(path.suffix.lower())
    if not found:
        raise Mistake(
            words.say("{path}: the format does not show from the name.", path=clean(output)),
            words.say("Give --format, or a name that ends in one of: {endings}.", endings=", ".join(ENDINGS)),
        )
    check_absent(path, words, is_replaced)
    return Destination(found, path, is_replaced)


def check_absent(path: Path, words: Words, is_replaced: bool) -> None:
    """Refuses to overwrite a file. What is no file (a pipe, a device) is written to as it is."""
    if os.path.isfile(path) and not is_replaced:  # noqa: PTH113  unlike pathlib's, it never raises
        raise Mistake(words.say("{path} exists already. Give --force to replace it.", path=clean(str(path))))


def write_file(path: Path, text: str, words: Words, is_replaced: bool, mode: int = 0o666) -> None:
    """Writes the whole text or nothing. Raises Mistake where that is not possible."""
    check_absent(path, words, is_replaced)
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data, mode)
    except OSError as error:
        raise unwritable(clean(str(path)), error, words) from error


def unwritable(what: str, error: OSError, words: Words) -> Mistake:
    """Something cannot be written, with the reason."""
    reason = reason_in_words(error.strerror or str(error), words)
    return Mistake(words.say("{path} cannot be written: {reason}.", path=what, reason=reason), code=UNWRITABLE)


def _replace(path: Path, data: bytes, mode: int) -> None:
    """By way of a file beside it, so that no reader ever sees a part."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _rendered(sheet: Sheet, format_: str, why: bool) -> str:
    return _RENDERERS[format_](sheet, why)


def _text(sheet: Sheet, why: bool) -> str:
    from consular_cli.render.text import render_text

    return render_text(sheet, DEFAULT_WIDTH, why)


def _markdown(sheet: Sheet, why: bool) -> str:
    from consular_cli.render.markdown import render_markdown

    return render_markdown(sheet, why)


def _json(sheet: Sheet, why: bool) -> str:
    from consular_cli.render.json_format import render_json

    return render_json(sheet)


_RENDERERS: dict[str, Callable[[Sheet, bool], str]] = {"text": _text, "markdown": _markdown, "json": _json}
