"""Once for real: the program in a pseudo-terminal, by keys."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyte
import pytest

pexpect = pytest.importorskip("pexpect", reason="needs pexpect and a pseudo-terminal")

GUIDES = Path(__file__).parent.parent / "fixtures" / "guides"
ROWS, PATIENCE = 40, 20


class Session:
    """The program on a screen of its own."""

    def __init__(self, columns: int) -> None:
        self.screen = pyte.Screen(columns, ROWS)
        self._stream = pyte.Stream(self.screen)
        environ = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        for name in ("NO_COLOR", "COLUMNS", "CONSULAR_LANG", "ACCESSIBLE"):
            environ.pop(name, None)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "consular_cli", "--guides", str(GUIDES)],
            env=environ,
            dimensions=(ROWS, columns),
            encoding="utf-8",
        )

    def press(self, keys: str) -> None:
        self._child.send(keys)

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.text():
            assert time.monotonic() < end, f"{text!r} never came:\n{self.text()}"
            self._read()

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def leave(self) -> int:
        self._child.expect(pexpect.EOF, timeout=PATIENCE)
        self._stream.feed(self._child.before)
        self._child.close()
        return int(self._child.exitstatus)

    def _read(self) -> None:
        with suppress(pexpect.TIMEOUT):
            self._stream.feed(self._child.read_nonblocking(4096, timeout=0.05))


@pytest.mark.parametrize("columns", [40, 80])
def test_from_the_first_question_to_the_checklist(columns: int) -> None:
    session = Session(columns)
    session.wait_for("What do you want to do?")
    session.press("\r")
    session.wait_for("Who are the parents?")
    session.press("2\r")
    session.wait_for("Where do you register?")
    session.press("\x1b")
    session.wait_for("Who are the parents?")
    session.press("3\r")
    assert session.leave() == 0
    assert "Kazakhstan does not register this birth" in " ".join(session.text().split())
    assert "WARNING" not in session.text()


def test_ctrl_c_ends_politely() -> None:
    session = Session(80)
    session.wait_for("What do you want to do?")
    session.press("\x03")
    assert session.leave() == 130
    assert "Interrupted. Nothing was saved." in session.text()
    assert "Traceback" not in session.text()
