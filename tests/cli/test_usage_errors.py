"""What a person types wrongly: exit 2, and a sentence in the person's language with what was expected."""

import pytest
from conftest import Run

from consular_cli.model import LANGUAGES
from consular_cli.words.words import words_for

CHILD = ["child", "--parents", "both-citizens"]

CASES: list[tuple[list[str], list[tuple[str, dict[str, str]]]]] = [
    (
        ["chidl"],
        [
            ("There is no guide or command “{name}”.", {"name": "chidl"}),
            ("Did you mean {nearest}?", {"nearest": "child"}),
        ],
    ),
    (["quite-other"], [("There is no guide or command “{name}”.", {"name": "quite-other"})]),
    (
        ["--langg", "x"],
        [("There is no option {option}.", {"option": "--langg"}), ("Did you mean {nearest}?", {"nearest": "--lang"})],
    ),
    (
        ["child", "--parent", "x"],
        [
            ("There is no option {option}.", {"option": "--parent"}),
            ("Did you mean {nearest}?", {"nearest": "--parents"}),
        ],
    ),
    (["child", "-x"], [("There is no option {option}.", {"option": "-x"})]),
    (["child", "--parents"], [("{option} needs a value.", {"option": "--parents"})]),
    (["child", "--strict=yes"], [("{option} takes no value.", {"option": "--strict"})]),
    (["child", "--plain=yes"], [("{option} takes no value.", {"option": "--plain"})]),
    (
        ["child", "both-citizens"],
        [
            ("Not understood: {arguments}.", {"arguments": "both-citizens"}),
            ("Help: {command}", {"command": "consular child --help"}),
        ],
    ),
    (
        ["schema", "checklst"],
        [
            ("There is no guide or command “{name}”.", {"name": "checklst"}),
            ("Did you mean {nearest}?", {"nearest": "checklist"}),
        ],
    ),
    (
        ["child", "--parents", "both"],
        [
            ("“{typed}” is not possible.", {"typed": "both"}),
            ("Possible: {values}.", {"values": "both-citizens, citizen-and-foreigner, both-foreign, not-sure"}),
        ],
    ),
    (["child", "--parents", "both-citizen"], [("Did you mean {nearest}?", {"nearest": "both-citizens"})]),
    (["child", "--parents", "not-sure", "--parents", "both-foreign"], [("Only one value is possible.", {})]),
    (["child", "--country", "KZ"], []),
    (["child", "--country", "Atlantis"], [("We know no country called “{typed}”.", {"typed": "Atlantis"})]),
    (
        ["child", "--born", "2026-02-30"],
        [("“{typed}” is no date. Write 2026-11-23 or 23.11.2026 (year, month, day).", {"typed": "2026-02-30"})],
    ),
    (["child", "--born", "2026-11-24"], []),
    (["child", "--children", "two"], [("“{typed}” is no number. Write a whole number, such as 2.", {"typed": "two"})]),
    (["child", "--papers", "none,other-passport"], [("“{typed}” is not possible.", {"typed": "none"})]),
    (["child", "--papers", ""], [("Possible: {values}.", {"values": "other-passport, other-residence, none"})]),
    (["shelter", "--danger", "perhaps"], [("Possible: {values}.", {"values": "yes, no"})]),
    (
        [*CHILD, "--as-of", "soon"],
        [("“{typed}” is no date. Write 2026-11-23 or 23.11.2026 (year, month, day).", {"typed": "soon"})],
    ),
    ([*CHILD, "--as-of", "2026-06-30"], []),
    (
        [*CHILD, "--format", "jsn"],
        [("Did you mean {nearest}?", {"nearest": "json"}), ("Possible: {values}.", {"values": "text, markdown, json"})],
    ),
    ([*CHILD, "-o", "list.doc"], [("{path}: the format does not show from the name.", {"path": "list.doc"})]),
    (
        ["shelter", "--save", "answers.yaml"],
        [("--save: answers to this guide could endanger somebody, so they are not stored.", {})],
    ),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "sentences"), CASES, ids=lambda case: " ".join(case) if case and isinstance(case[0], str) else ""
)
def test_a_mistake_is_explained(
    run: Run, lang: str, arguments: list[str], sentences: list[tuple[str, dict[str, str]]]
) -> None:
    result = run(*arguments, "--lang", lang)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("consular: ")
    for message, values in sentences:
        assert words_for(lang).say(message, **values) in result.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_command_that_needs_another_shows_its_help(run: Run, lang: str) -> None:
    result = run("schema", "--lang", lang)
    assert (result.code, result.out) == (2, "")
    assert "checklist" in result.err


@pytest.mark.parametrize("arguments", [["--lang", "xx"], ["guides", "--lang", "xx"], ["--lang"], ["guides", "--lang="]])
def test_an_unknown_language_is_refused_with_the_known_ones(run: Run, arguments: list[str]) -> None:
    result = run(*arguments, LANG="ru_RU.UTF-8")
    assert result.code == 2
    assert words_for("ru").say("Possible: {values}.", values="en, ru, kk") in result.err


def test_a_folder_of_guides_must_be_there(run: Run) -> None:
    assert run("guides", "--guides", "/no/such/folder").code == 2
    assert run("guides", "--guides").code == 2


def test_what_was_typed_cannot_steer_the_terminal(run: Run) -> None:
    result = run("child", "--parents", "\x1b[2Jboth", "--lang", "en")
    assert "\x1b" not in result.err
