"""README, CHANGELOG and licence say what is true of the program."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import consular_cli
from consular_cli.cli.global_options import GLOBAL_OPTIONS
from consular_cli.cli.main import main
from consular_cli.cli.session import Session, open_session
from consular_cli.cli.tree import build_tree
from consular_cli.wizard.terminal import Terminal
from consular_cli.words.words import words_for

PROJECT = Path(__file__).parent.parent
CHECKLIST = "consular apostille --document university --destination DE"
TODAY = date(2026, 11, 24)
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_exactly_two_commands_to_start_with() -> None:
    assert first_block("sh").splitlines() == [f"scripts/{CHECKLIST}", "scripts/test"]


def test_the_readme_begins_with_a_real_screen() -> None:
    command, *screen = first_block("console").removesuffix("...\n").splitlines()
    output = StringIO()
    main(CHECKLIST.split()[1:], Terminal(StringIO(), output, StringIO(), {}), TODAY)
    assert command == f"$ scripts/{CHECKLIST}"
    assert len(screen) > 20
    assert screen == output.getvalue().splitlines()[: len(screen)]


def test_the_readme_names_every_command(session: Session) -> None:
    commands = [command for command, _ in walk_commands(session)]
    assert {"guides", "schema checklist", "apostille"} <= set(commands)
    assert [command for command in commands if f"`consular {command}" not in README] == []


def test_the_readme_names_every_option_but_the_questions_and_no_other(session: Session) -> None:
    options = [names for _, option_names in walk_commands(session) for names in option_names]
    options += [[option.name] for option in GLOBAL_OPTIONS]
    guides = map(session.guidebook.guide, session.guidebook.guides)
    questions = {f"--{question.id}" for guide in guides for question in guide.questions}
    named = set(re.findall(r"(?<!\w)--?[a-z][a-z-]*", README))
    assert [names for names in options if not named & set(names) and not questions & set(names)] == []
    assert {name for name in named if name.startswith("--")} <= {name for names in options for name in names}


@pytest.mark.parametrize("address", re.findall(r"\]\((?!https?:)([^)]+)\)", README))
def test_what_the_readme_links_to_exists(address: str) -> None:
    assert (PROJECT / address).exists()


def test_the_changelog_begins_with_this_version() -> None:
    changes = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+?),? ", changes, re.MULTILINE)
    assert newest and newest[1] == consular_cli.__version__


def test_the_licence_is_mit() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert (PROJECT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


@pytest.mark.skipif(Path(sys.prefix) != PROJECT / ".venv", reason="these tests do not run by scripts/test")
def test_the_script_hands_arguments_and_exit_code_through() -> None:
    script = [sys.executable, str(PROJECT / "scripts" / "consular")]
    environment = {**os.environ, "CONSULAR_LANG": "en"}
    run = subprocess.run([*script, "no such guide"], capture_output=True, text=True, env=environment)
    assert (run.returncode, run.stdout) == (2, "")
    assert "no such guide" in run.stderr


@pytest.fixture
def session() -> Session:
    terminal = Terminal(StringIO(), StringIO(), StringIO(), {})
    return open_session({}, words_for("en"), terminal, TODAY)


def walk_commands(session: Session) -> Iterator[tuple[str, list[list[str]]]]:
    """Every command of the program, as it is typed behind `consular`, with the names of each option."""
    tree = build_tree(session)
    with tree.make_context("consular", ["guides"], obj=session) as context:
        yield from walk(tree, context, "")


def walk(command: Any, context: Any, path: str) -> Iterator[tuple[str, list[list[str]]]]:
    yield path, [parameter.opts for parameter in command.get_params(context)]
    for name in getattr(command, "list_commands", lambda _: [])(context):
        yield from walk(command.get_command(context, name), context, f"{path} {name}".strip())


def first_block(language: str) -> str:
    """The first block of code of the README in `language`."""
    block = re.search(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block
    return block[1]
