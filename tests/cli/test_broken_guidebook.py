"""A broken guide: exit 4, every problem with its place, in the language of the person."""

import shutil
from pathlib import Path
from typing import get_args

import pytest
from conftest import Run

from consular_cli.cli.problems import SENTENCES, describe
from consular_cli.loading.problems import Kind, Place, Problem
from consular_cli.model import LANGUAGES
from consular_cli.words.words import words_for


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_problem_has_a_sentence(lang: str, kind: Kind) -> None:
    problem = Problem(Place(Path("guide.yaml"), 3, 7), kind, "fuond", ("found", "lost"), "found")
    described = describe(problem, words_for(lang))
    assert described.startswith("guide.yaml:3:7: ")
    assert "{" not in described
    assert words_for(lang).say("Did you mean {nearest}?", nearest="found") in described


def test_there_are_no_sentences_for_problems_that_there_are_not() -> None:
    assert set(SENTENCES) == set(get_args(Kind))


def test_what_was_expected_is_said_where_nothing_is_near() -> None:
    problem = Problem(Place(Path("guide.yaml")), "wrong-type", "list", ("text",))
    assert describe(problem, words_for("en")) == (
        "guide.yaml:1:1: Something of another kind belongs here, not this: a list. Expected: a text."
    )


def test_all_problems_are_reported_at_once(run: Run, guides: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(guides, tmp_path / "guides")
    guide = folder / "child" / "guide.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(
        text.replace("bond: married", "bnod: married").replace("form: shown", "form: shwon"), encoding="utf-8"
    )
    result = run("child", "--parents", "not-sure", folder=folder)
    assert (result.code, result.out) == (4, "")
    lines = result.err.splitlines()
    assert any("“bnod”" in line and "Did you mean bond?" in line for line in lines)
    assert any("“shwon”" in line and "Did you mean shown?" in line for line in lines)
    assert all(line.startswith(str(guide)) for line in lines)


def test_a_folder_without_guides(run: Run, tmp_path: Path) -> None:
    result = run("guides", folder=tmp_path)
    assert (result.code, result.out) == (4, "")
