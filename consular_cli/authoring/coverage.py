"""What of a guide its scenarios reach, and what none of them does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from consular_cli.engine.conditions import truth
from consular_cli.engine.interview import Interview, State, assume
from consular_cli.model import OUTCOME, Guard, Guide, Question, Reference, Scenario, Table

Kind = Literal["outcome", "row", "told", "item", "alternative", "option"]
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a scenario should reach.

    `owner` is the table of a row, the section of an item, the document of an alternative, the question of an option;
    `place` the place of an item among those of the guide, or of a row in its table.
    """

    kind: Kind
    owner: str
    id: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that is to be reached, in the order of the guide, and what is."""

    targets: tuple[Target, ...]
    reached: frozenset[Target]

    @property
    def unreached(self) -> tuple[Target, ...]:
        """What no scenario reaches."""
        return tuple(target for target in self.targets if target not in self.reached)


def measure_coverage(guide: Guide, reference: Reference, scenarios: Iterable[Scenario]) -> Coverage:
    """What the scenarios reach. One whose answers are not complete reaches nothing."""
    reached: set[Target] = set()
    for scenario in scenarios:
        interview = Interview(guide, reference, scenario.as_of)
        assumption = assume(interview, scenario.answers)
        if not assumption.missing:
            reached.update(_reached(interview.state(assumption.answers)))
    return Coverage(tuple(dict.fromkeys(_targets(guide))), frozenset(reached))


def _targets(guide: Guide) -> Iterator[Target]:
    for table in guide.tables:
        if table.id == OUTCOME:
            yield from (Target("outcome", OUTCOME, row.value) for row in table.rows)
        yield from (Target("row", table.id, row.value, place) for place, row in enumerate(table.rows))
    yield from (Target("told", "", told.fact) for told in guide.told)
    for place, item in enumerate(guide.items):
        yield Target("item", item.section, item.id, place)
        yield from (Target("alternative", item.id, choice.id, place) for choice in item.one_of)
    for question in guide.questions:
        yield from (Target("option", question.id, value) for value in _values(question))


def _values(question: Question) -> tuple[str, ...]:
    return YES_NO if question.type == "yes-no" else tuple(option.id for option in question.options)


def _reached(state: State) -> Iterator[Target]:
    guide = state.interview.guide
    for table in guide.tables:
        yield from _row_reached(state, table)
    yield from (Target("told", "", told.fact) for told in guide.told if _holds(state, told.guard))
    for place, item in enumerate(guide.items):
        if _holds(state, item.guard):
            yield Target("item", item.section, item.id, place)
            for choice in item.one_of:
                if _holds(state, choice.guard):
                    yield Target("alternative", item.id, choice.id, place)
    for question in guide.questions:
        answer = state.answer(question.id)
        chosen = answer if isinstance(answer, tuple) else (answer,)
        yield from (Target("option", question.id, value) for value in _values(question) if value in chosen)


def _row_reached(state: State, table: Table) -> Iterator[Target]:
    """The row that the table takes, where that is certain."""
    for place, row in enumerate(table.rows):
        holds = truth(state.interview.mask(row.guard), state.failed, state.opened)
        if holds:
            yield Target("row", table.id, row.value, place)
            if table.id == OUTCOME:
                yield Target("outcome", OUTCOME, row.value)
        if holds is not False:
            return


def _holds(state: State, guard: Guard) -> bool:
    return state.holds(state.interview.mask(guard))
