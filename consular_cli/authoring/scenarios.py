"""Scenarios: worked cases of a guide, each with the whole result that is expected of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import yaml

from consular_cli.authoring.notation import write_period
from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Assumption, Interview, assume, unused
from consular_cli.model import (
    OUTCOME,
    SECTIONS,
    Answers,
    Checklist,
    Due,
    Guide,
    Line,
    Money,
    Need,
    Question,
    Reference,
    Scenario,
    Value,
)

UNKNOWN_SUM = "unknown"
MAPPINGS = ("told", "one-of", "foreign", "fees", "deadlines")

_DEADLINE = re.compile(r"(\d+)(?:[-–](\d+))? ([a-z ]+?)s? from (\S+)")

Kind = Literal["too-early", "refused", "unused", "unanswered", "lacks", "adds", "differs", "order"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise than a scenario expects, in the words of the scenario file.

    `lacks` and `adds`: a line of `section` is not there, or there unexpectedly. `differs` and `order`: it says
    `found`. The others concern the answers: the day is before the guide begins, the question `id` refuses the answer,
    has no use for it, or has none.
    """

    kind: Kind
    section: str = ""
    id: str = ""
    expected: str = ""
    found: str = ""


def run_scenario(guide: Guide, reference: Reference, scenario: Scenario) -> tuple[Difference, ...]:
    """Every difference between what a scenario expects and what the guide gives; empty where it is right."""
    return tuple(find_differences(Interview(guide, reference, scenario.as_of), scenario))


def find_differences(interview: Interview, scenario: Scenario) -> Iterator[Difference]:
    """The differences one by one. `interview` is bound to the day of the scenario."""
    if interview.as_of < interview.guide.holds_from:
        yield Difference("too-early", expected=str(interview.guide.holds_from), found=str(interview.as_of))
        return
    for question in interview.guide.questions:
        if question.id in scenario.answers and refuses(question, scenario.answers[question.id], interview):
            yield Difference("refused", id=question.id, found=_written(scenario.answers[question.id]))
    assumption = assume(interview, scenario.answers)
    for id_ in find_unused(interview, scenario.answers, assumption):
        yield Difference("unused", id=id_, found=_written(scenario.answers[id_]))
    for question in assumption.missing:
        yield Difference("unanswered", id=question.id)
    if not assumption.missing:
        checklist = build_checklist(interview, assumption.answers, assumption.assumed)
        yield from _compare(_normal(scenario.expect), _normal(result(checklist)))


def refuses(question: Question, value: Value, interview: Interview) -> bool:
    """Whether the question refuses the answer whatever the others are: a country excluded, a day to come."""
    if question.type == "country":
        return value in question.exclude
    return question.past and isinstance(value, date) and value > interview.as_of


def find_unused(interview: Interview, given: Answers, assumption: Assumption) -> tuple[str, ...]:
    """The answers given that were never asked for.

    A question asked in its turn, after those before it in the interview, has a use for its answer. So an answer that
    another one has made idle is not used either.
    """
    idle = set(unused(interview, given, assumption.answers))
    asked: dict[str, Value] = {}
    while next_ := _next(interview, asked, assumption.answers):
        asked[next_] = assumption.answers[next_]
    return tuple(id_ for id_ in given if id_ in idle or (id_ not in asked and not assumption.missing))


def _next(interview: Interview, asked: Answers, answers: Answers) -> str | None:
    needed = (question.id for question in interview.state(asked).needed)
    return next((id_ for id_ in needed if id_ in answers and id_ not in asked), None)


# What a scenario expects


def result(checklist: Checklist) -> dict[str, object]:
    """The whole checklist in the form of `expect`; sections that are empty are left out."""
    sections: dict[str, object] = {
        OUTCOME: checklist.outcome.value,
        "told": {finding.table: finding.value for finding in checklist.told},
        "alerts": _ids(checklist, "alerts"),
        "documents": _ids(checklist, "documents"),
        "one-of": dict(_open_alternatives(checklist.section("documents"))),
        "foreign": dict(_routes(checklist.section("documents"))),
        "steps": _ids(checklist, "steps"),
        "fees": {line.item.id: _sums(line.money) for line in checklist.section("fees")},
        "deadlines": {line.item.id: _last_day(line.due) for line in checklist.section("steps") if line.due},
        "warnings": _ids(checklist, "warnings"),
    }
    return {name: section for name, section in sections.items() if section}


def as_yaml(expectation: Mapping[str, object]) -> str:
    """An expectation as it stands in scenarios.yaml, to be copied there."""
    return yaml.dump(expectation, Dumper=_Dumper, default_flow_style=None, sort_keys=False, width=110)


def _ids(checklist: Checklist, section: Literal["alerts", "documents", "steps", "warnings"]) -> list[str]:
    return [line.item.id for line in checklist.section(section)]


def _open_alternatives(documents: Sequence[Line]) -> Iterator[tuple[str, list[str]]]:
    """Where a condition closes some of the alternatives, those that are open."""
    for line in documents:
        if len(line.choices) < len(line.item.one_of):
            yield line.item.id, [choice.alternative.id for choice in line.choices]


def _routes(documents: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line in documents:
        needs: list[tuple[str, Need | None]] = [(line.item.id, line.need)]
        needs += [(choice.alternative.id, choice.need) for choice in line.choices]
        yield from ((id_, need.route) for id_, need in needs if need)


def _sums(money: Money | None) -> str | dict[str, Decimal]:
    return dict(money.sums) if money and money.sums else UNKNOWN_SUM


def _last_day(due: Due) -> date | str:
    return due.day or f"{write_period(due.period)} from {due.start}"


# Comparing


def _normal(expectation: Mapping[str, object]) -> dict[str, list[str] | dict[str, str]]:
    """An expectation with every value as text, so that ways of writing the same do not differ."""
    sections: dict[str, list[str] | dict[str, str]] = {}
    for name, section in expectation.items():
        if isinstance(section, Mapping):
            sections[name] = {str(key): _written(value) for key, value in section.items()}
        else:
            sections[name] = [_written(one) for one in section] if isinstance(section, list) else [_written(section)]
    return sections


def _written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value.normalize():f}"
        case Mapping():
            return ", ".join(sorted(f"{key} {_written(one)}" for key, one in value.items()))
        case list() | tuple():
            return ", ".join(sorted(_written(one) for one in value))
        case str() if found := _DEADLINE.fullmatch(value):
            least, most, unit, start = found.groups()
            return f"{least}-{most} {unit} from {start}" if most else f"{least} {unit} from {start}"
        case _:
            return str(value)


def _compare(
    expected: Mapping[str, list[str] | dict[str, str]], found: Mapping[str, list[str] | dict[str, str]]
) -> Iterator[Difference]:
    for section in (OUTCOME, "told", *SECTIONS, "one-of", "foreign", "deadlines"):
        wanted, got = expected.get(section, []), found.get(section, [])
        if section == OUTCOME:
            if wanted != got:
                yield Difference("differs", OUTCOME, "", " ".join(wanted), " ".join(got))
        elif section in MAPPINGS:
            yield from _compare_mappings(section, wanted, got)
        else:
            yield from _compare_lists(section, list(wanted), list(got))


def _compare_mappings(section: str, expected: object, found: object) -> Iterator[Difference]:
    wanted = (
        expected if isinstance(expected, dict) else dict.fromkeys(expected if isinstance(expected, list) else [], "")
    )
    got = found if isinstance(found, dict) else {}
    for id_ in dict.fromkeys([*wanted, *got]):
        if id_ not in got:
            yield Difference("lacks", section, id_, expected=wanted[id_])
        elif id_ not in wanted:
            yield Difference("adds", section, id_, found=got[id_])
        elif wanted[id_] != got[id_]:
            yield Difference("differs", section, id_, wanted[id_], got[id_])


def _compare_lists(section: str, expected: list[str], found: list[str]) -> Iterator[Difference]:
    lacking, added = _without(expected, found), _without(found, expected)
    yield from (Difference("lacks", section, id_) for id_ in lacking)
    yield from (Difference("adds", section, id_) for id_ in added)
    if section == "steps" and not lacking and not added and expected != found:
        yield Difference("order", section, "", ", ".join(expected), ", ".join(found))


def _without(ids: list[str], others: list[str]) -> list[str]:
    """The ids that are not among the others, or more often than there."""
    rest = list(others)
    left = []
    for id_ in ids:
        if id_ in rest:
            rest.remove(id_)
        else:
            left.append(id_)
    return left


class _Dumper(yaml.SafeDumper):
    """Writes Decimal as the number that it is."""

    def number(self, value: Decimal) -> yaml.ScalarNode:
        """A number without idle zeros."""
        kind = "int" if value == value.to_integral() else "float"
        return self.represent_scalar(f"tag:yaml.org,2002:{kind}", _written(value))


_Dumper.add_representer(Decimal, _Dumper.number)
