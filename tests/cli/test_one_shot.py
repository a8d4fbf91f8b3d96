"""A guide answered in one go: what comes out, what is missing, where it goes."""

import json
import stat
from pathlib import Path

import jsonschema
import pytest
from conftest import Run

from consular_cli.model import LANGUAGES
from consular_cli.render.json_format import SCHEMA
from consular_cli.words.words import words_for

SOME = ["child", "--parents", "both-citizens", "--location", "abroad", "--country", "ES"]
ALL = [*SOME, "--born", "2026-10-12", "--bond", "married", "--papers", "none"]
SHELTER = ["shelter", "--danger", "no", "--nationality", "none"]


# The result


def test_defaults_are_assumed_and_said(run: Run) -> None:
    result = run(*ALL)
    assert (result.code, result.err) == (0, "")
    assert "Register at the embassy or consulate" in result.out
    assert "Assumed: Who applies? The parents." in result.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_is_by_the_schema(run: Run, lang: str) -> None:
    result = run(*ALL, "--format", "json", "--lang", lang)
    checklist = json.loads(result.out)
    jsonschema.validate(checklist, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert (checklist["lang"], checklist["as_of"], checklist["outcome"]["id"]) == (
        lang,
        "2026-11-23",
        "register-mission",
    )


def test_markdown(run: Run) -> None:
    assert run(*ALL, "--format", "markdown").out.startswith("# ")


def test_why_adds_the_answers_behind_each_line(run: Run) -> None:
    assert len(run(*ALL, "--why").out) > len(run(*ALL).out)


def test_the_day_may_be_another(run: Run) -> None:
    assert json.loads(run(*ALL, "--as-of", "1.12.2026", "--format", "json").out)["as_of"] == "2026-12-01"


def test_a_day_before_the_guide_holds_is_refused_with_the_reason(run: Run) -> None:
    result = run(*ALL, "--as-of", "2026-06-30")
    assert result.code == 2
    assert "This guide describes the rules from 1 July 2026 on" in result.err


def test_an_answer_that_does_not_come_up_is_named(run: Run) -> None:
    result = run(*ALL, "--lived-in-kazakhstan", "one-did")
    assert result.code == 0
    assert result.err == "--lived-in-kazakhstan: changes nothing, this question does not come up.\n"


# What is missing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_is_named_with_its_values(run: Run, lang: str) -> None:
    result = run(*SOME, "--lang", lang)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(words_for(lang).say("Answers are missing:"))
    for expected in ("--born", "--bond", "married, unmarried-father-comes, unmarried-no-father", "--papers"):
        assert expected in result.err
    assert "--filer" not in result.err


def test_what_is_missing_as_json(run: Run) -> None:
    result = run(*SOME, "--format", "json")
    found = json.loads(result.out)
    assert (result.code, result.err, found["next"]) == (3, "", "born")
    assert [one["question"] for one in found["missing"]] == ["born", "bond", "papers"]
    assert found["missing"][1] == {
        "question": "bond",
        "ask": "Are the parents married to each other?",
        "type": "choice",
        "values": ["married", "unmarried-father-comes", "unmarried-no-father"],
        "default": None,
    }


def test_the_countries_of_a_missing_question_are_listed_without_the_excluded(run: Run) -> None:
    given = ["child", "--parents", "both-citizens", "--location", "abroad"]
    missing = json.loads(run(*given, "--format", "json").out)["missing"]
    values = {one["question"]: one["values"] for one in missing}
    assert "ES" in values["country"]
    assert "KZ" not in values["country"]


def test_strict_assumes_nothing(run: Run) -> None:
    result = run(*ALL, "--strict", "--format", "json")
    found = {one["question"]: one["default"] for one in json.loads(result.out)["missing"]}
    assert result.code == 3
    assert found == {"filer": "parents", "issued-in": "ES", "children": 1, "decision": "none-yet"}


def test_on_a_terminal_only_what_is_missing_is_asked(run: Run) -> None:
    result = run(*SOME, typed="2026-10-12\n1\n0\n")
    assert result.code == 0
    assert "Are the parents married" in result.out
    assert "1. The parents\n" not in result.out
    assert "Assumed: Who applies? The parents." in result.out


def test_on_a_terminal_one_can_go_back_while_what_is_missing_is_asked(run: Run) -> None:
    result = run(*SOME, typed="b\n2026-10-12\nb\n2026-10-13\n1\n0\n")
    assert result.code == 0
    assert "13 October 2026" in result.out


@pytest.mark.parametrize("option", [["-o", "-"], ["--format", "json"]])
def test_a_script_on_a_terminal_is_asked_nothing(run: Run, option: list[str]) -> None:
    assert run(*SOME, *option, typed="").code == 3


# Where it goes


@pytest.mark.parametrize(
    ("name", "begins"), [("a.txt", "Register a child"), ("a.md", "# "), ("a.markdown", "# "), ("a.JSON", "{")]
)
def test_the_ending_says_the_format(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    result = run(*ALL, "-o", str(tmp_path / name))
    assert (result.code, result.out, result.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_option_goes_before_the_ending(run: Run, tmp_path: Path) -> None:
    assert run(*ALL, "-o", str(tmp_path / "a.list"), "--format", "json").code == 0
    assert json.loads((tmp_path / "a.list").read_text(encoding="utf-8"))


def test_a_hyphen_is_standard_output(run: Run) -> None:
    assert run(*ALL, "-o", "-").out == run(*ALL).out


def test_a_file_is_replaced_only_with_force(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("mine", encoding="utf-8")
    refused = run(*ALL, "-o", str(path))
    assert (refused.code, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.err
    assert run(*ALL, "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("Register")


@pytest.mark.parametrize("name", ["no/such/folder/a.txt", "."])
def test_what_cannot_be_written_is_exit_5(run: Run, tmp_path: Path, name: str) -> None:
    result = run(*ALL, "--format", "text", "-o", str(tmp_path / name))
    assert (result.code, result.out) == (5, "")
    assert "cannot be written: " in result.err


def test_nothing_is_left_where_writing_fails(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    result = run(*ALL, "-o", str(tmp_path / "a.txt"))
    assert result.code == 5
    assert "the disk is full" in result.err
    assert list(tmp_path.iterdir()) == []


# Answers kept in a file


def test_answers_are_saved_and_taken_up_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    assert run(*ALL, "--children", "2", "--save", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == (
        "guide: child\n"
        "guidebook: 2026-11-24\n"
        "answers:\n"
        "  parents: both-citizens\n"
        "  location: abroad\n"
        "  born: 2026-10-12\n"
        "  bond: married\n"
        "  country: ES\n"
        "  papers: []\n"
        "  children: 2\n"
    )
    assert run("child", "--answers", str(path)).out == run(*ALL, "--children", "2").out


def test_an_option_goes_before_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    run(*ALL, "--as-of", "2026-12-01", "--save", str(path))
    taken = json.loads(run("child", "--answers", str(path), "--country", "NO", "--format", "json").out)
    assert (taken["answers"]["country"], taken["as_of"]) == ("NO", "2026-12-01")
    other_day = run("child", "--answers", str(path), "--as-of", "2026-12-02", "--format", "json")
    assert json.loads(other_day.out)["as_of"] == "2026-12-02"


def test_what_yaml_readers_take_for_a_truth_value_is_quoted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    run(*(word.replace("ES", "NO") for word in ALL), "--save", str(path))
    assert '  country: "NO"\n' in path.read_text(encoding="utf-8")
    assert json.loads(run("child", "--answers", str(path), "--format", "json").out)["answers"]["country"] == "NO"


def test_a_saved_file_is_for_its_owner_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    run(*ALL, "--save", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run(*ALL, "--save", str(path)).code == 2
    assert run(*ALL, "--save", str(path), "--force").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_answers_to_a_private_guide_are_never_saved(run: Run, tmp_path: Path) -> None:
    result = run(*SHELTER, "--save", str(tmp_path / "answers.yaml"), "--force")
    assert (result.code, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("guide: shelter\nanswers: {}\n", "these answers are for the guide “shelter”"),
        ("guide: child\nanswers: {parent: both-citizens}\n", "Did you mean parents?"),
        ("guide: child\nanswers: {parents: both}\n", "--parents: “both” is not possible."),
        ("guide: child\nanswers: {parents: [both-citizens, both-foreign]}\n", "Only one value is possible."),
        ("guide: child\nanswers: {parents: {a: b}}\n", ""),
        ("guide: [child\n", "answers.yaml:"),
        ("", "answers.yaml:"),
    ],
)
def test_a_wrong_answers_file_is_explained(run: Run, tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("child", "--answers", str(path))
    assert (result.code, result.out) == (2, "")
    assert expected in result.err


def test_an_answers_file_that_is_not_there(run: Run) -> None:
    result = run("child", "--answers", "/no/such/file.yaml", "--lang", "en")
    assert result.code == 2
    assert "there is no such file or folder" in result.err
