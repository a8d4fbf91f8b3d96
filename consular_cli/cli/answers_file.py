"""Answers kept in a file that people can read, and only when they ask for it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from consular_cli.cli.errors import Mistake, did_you_mean
from consular_cli.cli.output import write_file
from consular_cli.cli.problems import describe
from consular_cli.cli.values import NONE
from consular_cli.loading.problems import BrokenGuidebook
from consular_cli.model import SKIPPED, Answers, Guide, Value
from consular_cli.render.cleaning import clean
from consular_cli.words.words import Words

if TYPE_CHECKING:
    from consular_cli.loading.answers import AnswersFile

PRIVATE_MODE = 0o600
_BOOLEANS = {"yes", "no", "on", "off", "true", "false", "y", "n"}


def open_answers(path: str, guide: Guide, words: Words) -> "AnswersFile":
    """The answers in a file. They must be for this guide, and for questions that it has."""
    from consular_cli.loading.answers import load_answers

    try:
        file = load_answers(Path(path))
    except BrokenGuidebook as broken:
        raise Mistake("\n".join(describe(problem, words) for problem in broken.problems)) from broken
    if file.guide != guide.id:
        raise Mistake(
            words.say(
                "{path}: these answers are for the guide “{guide}”.", path=clean(path), guide=clean(str(file.guide))
            )
        )
    known = [question.id for question in guide.questions]
    for id_ in file.answers:
        if id_ not in known:
            unknown = words.say("{path}: there is no question “{question}”.", path=clean(path), question=clean(id_))
            raise Mistake(unknown, *did_you_mean(id_, known, words))
    return file


def as_typed(raw: object) -> list[str]:
    """A value of the file as the words of an option."""
    if isinstance(raw, list | tuple):
        return [part for one in raw for part in as_typed(one)] or [NONE]
    if isinstance(raw, bool):
        return ["yes" if raw else "no"]
    return [str(raw)]


def save_answers(
    path: Path, guide: Guide, edition: str, as_of: date | None, answers: Answers, words: Words, is_replaced: bool
) -> None:
    """Writes the answers in the order of the questions. Nobody else may read the file."""
    head: Mapping[str, object] = {"guide": guide.id, "guidebook": edition, **({"as-of": as_of} if as_of else {})}
    lines = [f"{name}: {value}" for name, value in head.items()]
    given = {question.id: answers[question.id] for question in guide.questions if question.id in answers}
    lines.append("answers:" if given else "answers: {}")
    lines += [f"  {id_}: {_yaml(value)}" for id_, value in given.items()]
    write_file(path, "\n".join(lines) + "\n", words, is_replaced, PRIVATE_MODE)


def _yaml(value: Value) -> str:
    """A value in YAML. What other readers take for true or false stands in quotes."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_yaml, value))}]"
    text = NONE if value == SKIPPED else str(value)
    return f'"{text}"' if text.lower() in _BOOLEANS else text
