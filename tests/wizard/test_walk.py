"""The walk: what matters is asked, back loses nothing, alerts are said at once, the checklist comes at the end."""

from datetime import date

import pytest
from wizard_sample import BACK, ScriptedPrompter, guidebook, shown, terminal_of

from consular_cli.model import LANGUAGES
from consular_cli.wizard.walk import Walk
from consular_cli.words.words import words_for

TODAY = date(2026, 11, 23)
BOND, COUNTRY = "Are the parents married to each other?", "In which country do you live?"


def walk(*answers: str, lang: str = "en") -> tuple[ScriptedPrompter, str]:
    terminal, prompter = terminal_of(), ScriptedPrompter("child", *answers)
    Walk(guidebook(), terminal, words_for(lang), TODAY, prompter).run()
    return prompter, shown(terminal)


def asked(prompter: ScriptedPrompter) -> list[str]:
    return [title for title, _ in prompter.heard if title.endswith("?")]


def test_only_what_can_change_the_result_is_asked() -> None:
    prompter, checklist = walk("both-foreign")
    assert asked(prompter) == ["What do you want to do?", "Who are the parents?"]
    assert "Kazakhstan does not register this birth" in checklist


def test_a_whole_walk() -> None:
    prompter, checklist = walk(
        "both-citizens", "abroad", "2026-10-12", "married", "Spain", "parents", "", "", "1", "none-yet"
    )
    assert asked(prompter)[-3:] == ["What does the child have?", "How many children?", "Was there a decision?"]
    assert "Register at the embassy or consulate" in checklist
    assert "Issued in: Spain" in checklist
    assert "Assumed" not in checklist


def test_defaults_are_preselected() -> None:
    prompter, _ = walk("both-citizens", "abroad", "2026-10-12", "married", "Spain", "parents", "", "", "1", "none-yet")
    heard = dict(prompter.heard)
    assert heard["Who applies?"] == "parents"
    assert heard["Where was the paper issued?"] == "Spain"
    assert heard["How many children?"] == "1"


def test_back_asks_the_question_before_with_the_answer_preselected() -> None:
    prompter, _ = walk("both-citizens", "abroad", "2026-10-12", BACK, BACK, BACK, "both-foreign")
    questions = prompter.heard[1:]
    assert [title for title, _ in questions] == [
        "What do you want to do?",
        "Who are the parents?",
        "Where do you register?",
        "When was the child born?",
        BOND,
        "When was the child born?",
        "Where do you register?",
        "Who are the parents?",
    ]
    assert [preselected for _, preselected in questions[-3:]] == ["2026-10-12", "abroad", "both-citizens"]


def test_answers_of_a_branch_that_is_left_come_back() -> None:
    rest = ["married", "DE", "parents", "", "", "1", "none-yet"]
    prompter, _ = walk("both-citizens", "abroad", "2026-10-12", "married", BACK, BACK, "2026-10-13", *rest)
    assert [preselected for title, preselected in prompter.heard if title == BOND] == [None, "married", "married"]


def test_back_from_the_first_question_leads_to_the_choice_of_a_guide() -> None:
    prompter, _ = walk(BACK, BACK, "child", "both-foreign")
    assert [preselected for title, preselected in prompter.heard if title == "What do you want to do?"] == [
        None,
        "child",
        "child",
    ]


def test_an_alert_is_said_at_once_and_once() -> None:
    answers = ["both-citizens", "abroad", "2026-10-12", "married", "Spain", "parents", ""]
    prompter, _ = walk(*answers, "other-passport", BACK, "other-passport", "1", "none-yet")
    titles = [title for title, _ in prompter.heard]
    assert titles.count("Ask before you use the passport") == 1
    assert titles.index("Ask before you use the passport") < titles.index("How many children?")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_speaks_the_language_of_the_person(lang: str) -> None:
    prompter, _ = walk("both-foreign", lang=lang)
    assert prompter.heard[1][0] == words_for(lang).say("What do you want to do?")
    assert prompter.heard[2][0] == guidebook().guide_text("child", lang).questions["parents"].ask
