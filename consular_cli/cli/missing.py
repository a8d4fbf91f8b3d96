"""What is still missing: each question with its values, for people and for programs."""

import json
from datetime import date

from consular_cli.cli.help import expected, metavar
from consular_cli.engine.interview import Assumption, Interview, State
from consular_cli.model import GuideText, Question, Value
from consular_cli.render.cleaning import clean
from consular_cli.wizard.layout import paragraph
from consular_cli.wizard.names import Countries
from consular_cli.words.words import Words


def missing_as_text(interview: Interview, assumption: Assumption, text: GuideText, width: int, words: Words) -> str:
    """The missing questions, each with the option that answers it and its values."""
    state = interview.state(assumption.answers)
    parts = [words.say("Answers are missing:")]
    for question in assumption.missing:
        values = ", ".join(_options(question, state)) or expected(question, words)
        parts += [
            f"  --{question.id} {metavar(question, words)}",
            paragraph(clean(text.questions[question.id].ask), width, 6),
            paragraph(values, width, 8),
        ]
    return "\n".join(parts)


def missing_as_json(interview: Interview, assumption: Assumption, text: GuideText, countries: Countries) -> str:
    """The missing questions as JSON, by `{missing: [{question, ask, type, values, default}], next}`."""
    state = interview.state(assumption.answers)
    missing = [
        {
            "question": question.id,
            "ask": clean(text.questions[question.id].ask),
            "type": question.type,
            "values": _values(question, state, countries),
            "default": _plain(interview.default(question, assumption.answers)),
        }
        for question in assumption.missing
    ]
    return json.dumps({"missing": missing, "next": missing[0]["question"]}, ensure_ascii=False, indent=2) + "\n"


def _values(question: Question, state: State, countries: Countries) -> list[str]:
    if question.type == "country":
        return [*(code for code in sorted(countries.codes) if code not in question.exclude), *question.also]
    return _options(question, state)


def _options(question: Question, state: State) -> list[str]:
    return ["yes", "no"] if question.type == "yes-no" else list(state.offered(question))


def _plain(value: Value | None) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
