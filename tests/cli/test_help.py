"""Help: everything that can be typed, in the language of the reader, with nothing of the library's own."""

import pytest
from conftest import Run

from consular_cli.model import LANGUAGES
from consular_cli.words.words import words_for

LIBRARY_WORDS = ["Usage:", "Options:", "Commands:", "Show this message and exit", "[OPTIONS]", "COMMAND [ARGS]", "TEXT"]
COMMANDS = [[], ["guides"], ["schema"], ["schema", "checklist"], ["child"], ["shelter"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "consular")
def test_every_command_has_help_in_every_language(run: Run, command: list[str], lang: str) -> None:
    result = run(*command, "--help", "--lang", lang)
    words = words_for(lang)
    assert (result.code, result.err) == (0, "")
    assert words.say("Show this help") in result.out
    assert words.say("The language of everything that you read") in result.out
    assert run(*command, "-h", "--lang", lang) == result


@pytest.mark.parametrize("lang", ["ru", "kk"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "consular")
def test_nothing_of_the_library_is_left(run: Run, command: list[str], lang: str) -> None:
    if words_for(lang).say("Show this help") == "Show this help":
        pytest.skip("the catalogue is not translated yet")
    help_ = run(*command, "--help", "--lang", lang).out
    assert [word for word in LIBRARY_WORDS if word in help_] == []


def test_the_help_of_a_guide_shows_its_questions(run: Run) -> None:
    help_ = run("child", "--help").out
    for expected in (
        "Register a child born abroad",
        "--bond VALUE\n      Are the parents married to each other?\n",
        "        unmarried-no-father     No, without the father\n",
        "--country COUNTRY",
        "Default: parents",
        "Default: as --country",
        "Default: 1",
    ):
        assert expected in help_


def test_the_guides_are_in_the_help_and_in_their_list(run: Run) -> None:
    for shown in (run("--help").out, run("guides").out):
        assert "How do I register a child born abroad?" in shown
        assert "Where do I find shelter?" in shown
    assert "Убежище" in run("guides", "--lang", "ru").out


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_help_fits_the_screen(run: Run, columns: int) -> None:
    for command in COMMANDS:
        lines = run(*command, "--help", COLUMNS=str(columns)).out.splitlines()
        assert max(map(len, lines)) <= columns


def test_without_a_terminal_the_program_alone_shows_its_help(run: Run) -> None:
    result = run()
    assert (result.code, result.out) == (2, "")
    assert result.err == run("--help").out
