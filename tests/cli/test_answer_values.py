"""Answers as people type them."""

import json

import pytest
from conftest import Run

COMPLETE = {
    "parents": "both-citizens", "location": "abroad", "born": "2026-10-12", "bond": "married", "country": "ES",
    "papers": "none",
}  # fmt: skip


def answers_of(run: Run, guide: str, given: dict[str, str], *more: str) -> dict[str, object]:
    options = [word for name, value in given.items() for word in (f"--{name}", value)]
    result = run(guide, *options, *more, "--format", "json")
    assert (result.code, result.err) == (0, "")
    answers: dict[str, object] = json.loads(result.out)["answers"]
    return answers


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("country", "es", "ES"),
        ("country", " Spain ", "ES"),
        ("country", "SPAIN", "ES"),
        ("country", "Испания", "ES"),
        ("country", "испания", "ES"),
        ("country", "NO", "NO"),
        ("country", "United-Arab Emirates", "AE"),
        ("country", "unitedx", "AE"),
        ("born", "12.10.2026", "2026-10-12"),
        ("born", "1.2.2026", "2026-02-01"),
        ("born", " 2026-2-1 ", "2026-02-01"),
        ("parents", "Both-Citizens", "both-citizens"),
        ("parents", "both_citizens", "both-citizens"),
        ("parents", "both citizens", "both-citizens"),
        ("papers", "none", []),
        ("papers", "other-residence, other-passport", ["other-passport", "other-residence"]),
        ("papers", "other-residence", ["other-residence"]),
        ("children", "2", 2),
        ("children", "1 000", 1000),
    ],
)
def test_answers_are_understood(run: Run, name: str, typed: str, value: object) -> None:
    assert answers_of(run, "child", {**COMPLETE, name: typed})[name] == value


def test_a_question_with_several_answers_may_be_repeated(run: Run) -> None:
    given = {name: value for name, value in COMPLETE.items() if name != "papers"}
    answers = answers_of(run, "child", given, "--papers", "other-passport", "--papers", "other-residence")
    assert answers["papers"] == ["other-passport", "other-residence"]


@pytest.mark.parametrize("typed", ["yes", "Y", "да", "Иә"])
def test_yes_in_three_languages(run: Run, typed: str) -> None:
    assert answers_of(run, "shelter", {"danger": typed, "nationality": "none"})["danger"] == "yes"


@pytest.mark.parametrize("typed", ["no", "N", "нет", "Жоқ"])
def test_no_in_three_languages(run: Run, typed: str) -> None:
    assert answers_of(run, "shelter", {"danger": typed, "nationality": "none"})["danger"] == "no"


def test_an_optional_question_may_be_left_open(run: Run) -> None:
    assert "nationality" not in answers_of(run, "shelter", {"danger": "no", "nationality": "none"})


@pytest.mark.parametrize("option", ["--lang=kk", "--plain"])
def test_global_options_stand_anywhere(run: Run, option: str) -> None:
    before, between, after = (
        run(option, "child", "--help"),
        run("child", option, "--help"),
        run("child", "--help", option),
    )
    assert before == between == after
    assert before.code == 0
