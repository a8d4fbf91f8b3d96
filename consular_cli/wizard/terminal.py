"""Where a person types and reads: streams, environment, what the screen can do. Passed down, never a global."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

DEFAULT_WIDTH = 80
LEAST_WIDTH = 20


class Unwritable(Exception):  # noqa: N818
    """Standard output cannot be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class Terminal:
    """The three streams and the environment. `plain` is set by `--plain`."""

    input: TextIO
    output: TextIO
    errors: TextIO
    environ: Mapping[str, str]
    plain: bool = False

    @property
    def is_interactive(self) -> bool:
        """Whether somebody can be asked here."""
        return self.input.isatty() and self.output.isatty()

    @property
    def is_plain(self) -> bool:
        """Whether nothing may be redrawn: numbered prompts, and output that reads well aloud."""
        accessible = self.environ.get("ACCESSIBLE", "") not in ("", "0")
        return self.plain or accessible or self.environ.get("TERM") == "dumb"

    @property
    def is_rich(self) -> bool:
        """Whether output may have colours and rules: a screen that redraws."""
        return self.output.isatty() and not self.is_plain

    @property
    def is_coloured(self) -> bool:
        """Whether colour may be used."""
        return self.is_rich and not self.environ.get("NO_COLOR")

    @property
    def width(self) -> int:
        """The columns of the screen; 80 where there is none."""
        columns = self.environ.get("COLUMNS", "")
        return max(LEAST_WIDTH, int(columns) if columns.isdecimal() and int(columns) else self._measured_width())

    def write(self, text: str) -> None:
        """Writes a result. Raises Unwritable where nothing can be written, BrokenPipeError where nobody reads."""
        with _telling():
            self.output.write(text)

    def flush(self) -> None:
        """Lets go of what was written. Raises as `write` does."""
        with _telling():
            self.output.flush()

    def note(self, text: str) -> None:
        """Writes a message to the person, on standard error, on a line of its own."""
        with suppress(OSError):
            self.errors.write(f"{text}\n")

    def console(self) -> "Console":
        """A Rich console on this terminal. Its texts are no markup."""
        from rich.console import Console

        return Console(
            file=self.output,
            width=self.width,
            no_color=not self.is_coloured,
            markup=False,
            emoji=False,
            highlight=False,
            _environ=self.environ,
        )

    def _measured_width(self) -> int:
        try:
            return os.get_terminal_size(self.output.fileno()).columns or DEFAULT_WIDTH
        except (OSError, ValueError):
            return DEFAULT_WIDTH


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritable(error) from error
