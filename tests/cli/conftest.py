"""The program as the tests call it: arguments in, exit code and both streams out, no process in between."""

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from consular_cli.cli.main import main
from consular_cli.wizard.terminal import Terminal

GUIDES = Path(__file__).parent.parent / "fixtures" / "guides"
SHELTER = Path(__file__).parent / "shelter"
TODAY = date(2026, 11, 23)


class Stream(io.StringIO):
    def __init__(self, text: str = "", is_terminal: bool = False) -> None:
        super().__init__(text)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the guide `child` and the private guide `shelter`."""
    folder = tmp_path_factory.mktemp("guides") / "guides"
    shutil.copytree(GUIDES, folder)
    shutil.copytree(SHELTER, folder / "shelter")
    return folder


@pytest.fixture
def run(guides: Path) -> Run:
    """Calls the program on those guides. With `typed`, on a terminal where that is typed."""

    def call(*arguments: str, typed: str | None = None, folder: Path | None = guides, **environ: str) -> Result:
        is_terminal = typed is not None
        out, err = Stream(is_terminal=is_terminal), Stream(is_terminal=is_terminal)
        terminal = Terminal(Stream(typed or "", is_terminal), out, err, environ, plain=is_terminal)
        where = ["--guides", str(folder)] if folder else []
        code = main([*where, *arguments], terminal, TODAY)
        return Result(code, out.getvalue(), err.getvalue())

    return call
