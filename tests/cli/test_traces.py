"""Nothing is written to disk unless it was asked for: an audit hook sees every file that is opened for writing."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import Run

ALL = [
    "child", "--parents", "both-citizens", "--location", "abroad", "--country", "ES", "--born", "2026-10-12",
    "--bond", "married", "--papers", "none",
]  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
    "tempfile.",
    "socket.",
)

_watched: list[list[str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _watched:
        return
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):
            return
        if (isinstance(flags, int) and flags & WRITING) or (isinstance(mode, str) and set(mode) & set("wax+")):
            _watched[-1].append(str(path))
    elif event.startswith(CHANGES):
        _watched[-1].append(event)


sys.addaudithook(_watch)


@contextmanager
def traces() -> Iterator[list[str]]:
    """What is written or changed on disk meanwhile."""
    _watched.append([])
    try:
        yield _watched[-1]
    finally:
        _watched.pop()


def test_the_hook_sees_what_is_written(tmp_path: Path) -> None:
    with traces() as found:
        (tmp_path / "a").write_text("a", encoding="utf-8")
        (tmp_path / "a").rename(tmp_path / "b")
    assert found == [str(tmp_path / "a"), "os.rename"]


@pytest.fixture(autouse=True)
def _no_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["--version"],
        ["guides"],
        ["schema", "checklist"],
        ["child", "--help"],
        ALL,
        [*ALL, "--format", "json"],
        [*ALL, "--format", "markdown", "--lang", "kk"],
        [*ALL[:-2]],
        ["child", "--country", "Atlantis"],
        ["shelter", "--danger", "yes", "--nationality", "none"],
    ],
    ids=" ".join,
)
def test_nothing_is_written(run: Run, arguments: list[str]) -> None:
    with traces() as found:
        run(*arguments)
    assert found == []


def test_the_wizard_writes_nothing(run: Run) -> None:
    with traces() as found:
        result = run(typed="1\n1\n1\n2026-10-12\n1\nES\n1\nES\n0\n1\n3\n")
    assert (result.code, found) == (0, [])


def test_only_what_was_asked_for_is_written(run: Run, tmp_path: Path) -> None:
    with traces() as found:
        run(*ALL, "-o", str(tmp_path / "list.txt"), "--save", str(tmp_path / "answers.yaml"))
    written = [trace for trace in found if not trace.startswith("os.")]
    assert written
    assert {Path(path).parent for path in written} == {tmp_path}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.yaml", "list.txt"]
