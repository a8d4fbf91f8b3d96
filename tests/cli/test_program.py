"""The program as a whole: version, language, interruptions, streams that are closed."""

import io
import json
import runpy
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from conftest import Run, Stream

from consular_cli import __version__
from consular_cli.cli.main import main, own_terminal
from consular_cli.wizard.terminal import Terminal
from consular_cli.words.words import words_for

ALL = [
    "child", "--parents", "both-citizens", "--location", "abroad", "--country", "ES", "--born", "2026-10-12",
    "--bond", "married", "--papers", "none",
]  # fmt: skip


def test_the_version_names_program_and_guidebook(run: Run) -> None:
    assert run("--version").out == f"consular {__version__}, guidebook 2026-11-24\n"


def test_the_schema_of_a_checklist(run: Run) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", "checklist").out))


@pytest.mark.parametrize(
    ("arguments", "environ", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ([], {"LANG": "kk_KZ.UTF-8", "CONSULAR_LANG": "ru"}, "ru"),
        (["--lang", "en"], {"CONSULAR_LANG": "ru"}, "en"),
        (["--lang=RU"], {}, "ru"),
    ],
)
def test_the_language(run: Run, arguments: list[str], environ: dict[str, str], lang: str) -> None:
    title = {"en": "Shelter", "ru": "Убежище", "kk": "Пана"}[lang]
    assert f"  {title}\n" in run("guides", *arguments, **environ).out


def test_an_interruption_ends_politely(run: Run) -> None:
    result = run(typed="1\n1\n")
    assert result.code == 130
    assert result.err == "\nInterrupted. Nothing was saved.\n"


class Pipe(Stream):
    """A pipe whose reader has left."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


class Full(Stream):
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("arguments", [ALL, ["--help"], ["guides"], [*ALL, "--format", "json"]])
def test_a_closed_pipe_is_no_error(guides: Path, arguments: list[str]) -> None:
    errors = Stream()
    terminal = Terminal(Stream(), Pipe(), errors, {})
    assert main(["--guides", str(guides), *arguments], terminal, date(2026, 11, 23)) == 0
    assert errors.getvalue() == ""


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_full_disk_is_exit_5(guides: Path, lang: str) -> None:
    errors = Stream()
    terminal = Terminal(Stream(), Full(), errors, {})
    assert main(["--guides", str(guides), *ALL, "--lang", lang], terminal, date(2026, 11, 23)) == 5
    assert words_for(lang).say("the disk is full") in errors.getvalue()


def test_the_streams_of_the_process_speak_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    terminal = own_terminal()
    terminal.write("Қазақстан \udcff")
    assert raw.getvalue().decode("utf-8") == "Қазақстан \\udcff"
    monkeypatch.undo()


def test_streams_that_were_closed_before_hold_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    terminal = own_terminal()
    assert not terminal.is_interactive
    terminal.write("nobody reads this")
    for stream in (terminal.input, terminal.output, terminal.errors):
        stream.close()


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["consular", "schema", "checklist"])
    with pytest.raises(SystemExit) as leaving:
        runpy.run_module("consular_cli", run_name="__main__")
    assert leaving.value.code == 0
    assert json.loads(capsys.readouterr().out)


def test_a_terminal_has_no_colour_where_it_is_not_wanted() -> None:
    screen = Stream(is_terminal=True)
    assert Terminal(screen, screen, screen, {}).is_coloured
    for environ in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}):
        assert not Terminal(screen, screen, screen, environ).is_coloured
    assert not Terminal(screen, screen, screen, {}, plain=True).is_coloured
    assert not Terminal(screen, Stream(), screen, {}).is_coloured


@pytest.mark.parametrize(
    ("environ", "width"), [({}, 80), ({"COLUMNS": "200"}, 200), ({"COLUMNS": "x"}, 80), ({"COLUMNS": "3"}, 20)]
)
def test_the_width_of_a_terminal(environ: dict[str, str], width: int) -> None:
    assert Terminal(Stream(), Stream(), Stream(), environ).width == width


def test_a_rich_terminal_shows_colours_and_no_markup(guides: Path) -> None:
    out = Stream(is_terminal=True)
    terminal = Terminal(Stream(), out, Stream(), {"TERM": "xterm", "COLUMNS": "80"})
    assert main(["--guides", str(guides), *ALL], terminal, date(2026, 11, 23)) == 0
    assert "\x1b[" in out.getvalue()
