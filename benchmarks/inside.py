"""What is measured inside one process; prints seconds, or a number a second. Run by run.py.

Usage: inside.py load | yaml GUIDES | interviews | checklists
"""

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from time import perf_counter

from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Interview, State
from consular_cli.loading.guidebook import Guidebook, open_guidebook
from consular_cli.model import LANGUAGES, Answers, Question, Value

GUIDE = "apostille"
AS_OF = date(2026, 11, 24)
INTERVIEWS = 5000


def load() -> float:
    """Seconds to open the compiled guidebook and to load one guide with its words, without the imports."""
    import_module("consular_cli.loading.compiled")
    begin = perf_counter()
    guidebook = open_guidebook()
    guidebook.guide(GUIDE)
    guidebook.guide_text(GUIDE, "en")
    return perf_counter() - begin


def read_yaml() -> float:
    """Seconds to read every guide and table of a folder of YAML, in every language, without the imports."""
    import_module("consular_cli.loading.folder")
    begin = perf_counter()
    guidebook = open_guidebook(Path(sys.argv[2]))
    for guide_id in guidebook.guides:
        guidebook.guide(guide_id)
        for lang in LANGUAGES:
            guidebook.guide_text(guide_id, lang)
    read_tables(guidebook)
    return perf_counter() - begin


def read_tables(guidebook: Guidebook) -> None:
    """Reads every row of the tables and of their words."""
    reference = guidebook.reference
    tables = [reference.columns, reference.countries, reference.rates]
    tables += [reference.offices, reference.missions, reference.sources]
    for lang in LANGUAGES:
        words = guidebook.reference_text(lang)
        tables += [words.countries, words.offices, words.missions, words.sources]
    for table in tables:
        list(table.items())


def count_interviews() -> float:
    """Complete interviews a second, each with answers of its own."""
    return per_second(lambda interview, answers: None)


def count_checklists() -> float:
    """Complete interviews with their checklists, a second."""
    return per_second(build_checklist)


def per_second(finish: Callable[[Interview, Answers], object]) -> float:
    """How many interviews a second are asked to their end and finished."""
    guidebook = open_guidebook()
    guide, reference = guidebook.guide(GUIDE), guidebook.reference
    read_tables(guidebook)
    interviews = prepare(Interview(guide, reference, AS_OF))
    fresh = Interview(guide, reference, AS_OF)
    begin = perf_counter()
    for given in interviews:
        answers: dict[str, Value] = {}
        for question, value in given:
            asked = fresh.state(answers).next
            assert asked and asked.id == question
            answers[question] = value
        assert fresh.state(answers).next is None
        finish(fresh, answers)
    return len(interviews) / (perf_counter() - begin)


def prepare(interview: Interview) -> list[tuple[tuple[str, Value], ...]]:
    """Distinct interviews, each the questions that were asked with the answers given."""
    chance = random.Random(1)
    interviews: dict[tuple[tuple[str, Value], ...], None] = {}
    for _ in range(INTERVIEWS * 20):
        answers: dict[str, Value] = {}
        state = interview.state(answers)
        while question := state.next:
            answers[question.id] = choose(interview, question, state, chance)
            state = interview.state(answers)
        interviews[tuple(answers.items())] = None
        if len(interviews) == INTERVIEWS:
            break
    return list(interviews)


def choose(interview: Interview, question: Question, state: State, chance: random.Random) -> Value:
    """An answer by chance among those that the question takes."""
    match question.type:
        case "yes-no":
            return chance.choice(["yes", "no"])
        case "country":
            codes = [code for code in interview.reference.countries if code not in question.exclude]
            return chance.choice([*codes, *question.also])
        case "several":
            return tuple(option for option in state.offered(question) if chance.random() < 0.5)
        case "date":
            return AS_OF - timedelta(days=chance.randrange(400))
        case "number":
            return chance.randrange(10)
        case "choice":
            return chance.choice(state.offered(question))


MEASURES = {"load": load, "yaml": read_yaml, "interviews": count_interviews, "checklists": count_checklists}

if __name__ == "__main__":
    print(MEASURES[sys.argv[1]]())
