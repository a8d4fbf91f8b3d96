"""What a scenario would see of a guide, in short: enough to compare versions of it many times."""

from collections.abc import Iterator
from typing import NamedTuple

from consular_cli.authoring.scenarios import find_unused
from consular_cli.engine.interview import Interview, State, assume
from consular_cli.model import OUTCOME, Answers, Item


class Lines(NamedTuple):
    """What is decided: the outcome, facts told, items. Only the steps have an order."""

    outcome: str | None
    told: frozenset[tuple[str, str | None]]
    steps: tuple[object, ...]
    others: frozenset[object]


class Result(NamedTuple):
    """The lines, the questions that are missing and the answers that are not used."""

    lines: Lines | None
    missing: tuple[str, ...]
    unused: tuple[str, ...]


def result_of(interview: Interview, answers: Answers) -> Result:
    """The result of answers, defaults assumed."""
    assumption = assume(interview, answers)
    missing = tuple(question.id for question in assumption.missing)
    lines = None if missing else lines_of(interview.state(assumption.answers))
    return Result(lines, missing, find_unused(interview, answers, assumption))


def lines_of(state: State) -> Lines:
    """What is decided so far. Of items that stand in several blocks, the first that holds counts."""
    items: dict[tuple[str, str], Item] = {}
    for item, mask in state.interview.items:
        if state.holds(mask):
            items.setdefault((item.section, item.id), item)
    seen = [_seen(state, item) for item in items.values()]
    return Lines(
        state.value(OUTCOME),
        frozenset((fact, state.value(fact)) for fact, mask in state.interview.told if state.holds(mask)),
        tuple(one for one, item in zip(seen, items.values(), strict=True) if item.section == "steps"),
        frozenset(one for one, item in zip(seen, items.values(), strict=True) if item.section != "steps"),
    )


def _seen(state: State, item: Item) -> tuple[object, ...]:
    """What a scenario can see of an item."""
    return item.section, item.id, item.within, item.rate, item.times, item.foreign, tuple(_open(state, item))


def _open(state: State, item: Item) -> Iterator[tuple[str, str]]:
    for choice in item.one_of:
        if state.holds(state.interview.mask(choice.guard)):
            yield choice.id, choice.foreign
