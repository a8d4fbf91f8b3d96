"""Answers that tell two versions of a guide apart, or the certainty that there are none."""

from collections.abc import Iterator
from datetime import date, timedelta

from consular_cli.authoring.branches import Branching, Remainder, guards, keys
from consular_cli.authoring.results import lines_of, result_of
from consular_cli.engine.interview import Interview, State
from consular_cli.model import (
    Ahead,
    Between,
    Cell,
    Guide,
    Not,
    Reference,
    Value,
    Within,
)

DAY = timedelta(days=1)
MOST_STANDINGS = 20_000
MOST_DAYS = 40

Witness = tuple[date, dict[str, Value]]


class Undecided(Exception):  # noqa: N818  no error: the search has its limits
    """The guide is too large to be searched through."""


def find_witness(guide: Guide, other: Guide, reference: Reference) -> Witness | None:
    """The day and the answers for which a scenario would see the guides differ; None where there are none.

    Walks every interview of `guide` through one of each kind of answers and standings, on one of each kind of days.
    Raises Undecided where that takes too long, or where days cannot be told apart.
    """
    days = relevant_days((guide, other), reference)
    left = MOST_STANDINGS
    for day in days:
        search = _Search(Interview(guide, reference, day), Interview(other, reference, day), left)
        answers = search.run()
        if answers is not None:
            return day, answers
        left = search.left
    if _depends_on_the_day((guide, other)):
        raise Undecided
    return None


def _depends_on_the_day(guides: tuple[Guide, ...]) -> bool:
    """Whether a day is counted from in several ways, so that their order is another on other days."""
    ways: dict[str, set[object]] = {}
    for guide in guides:
        for key in keys(guards(guide)):
            test = key.test.test if isinstance(key.test, Not) else key.test
            if isinstance(test, Between):
                ways.setdefault(key.name, set()).add(Between)
            elif isinstance(test, Within | Ahead):
                unit = test.period.unit
                ways.setdefault(key.name, set()).add("months" if unit == "years" else unit)
    return any(len(of_one) > 1 for of_one in ways.values())


def relevant_days(guides: tuple[Guide, ...], reference: Reference) -> tuple[date, ...]:
    """One day of each kind: where the guide begins, and each on which a condition or a column used changes."""
    begins = guides[0].holds_from
    days = {begins}
    for guide in guides:
        for key in keys(guards(guide)):
            days |= set(_changes(reference, key.column) if key.column else _edges(key.test))
    return tuple(sorted(day for day in days if day >= begins))


def _edges(test: object) -> Iterator[date]:
    match test:
        case Not(inner):
            yield from _edges(inner)
        case Between(first, last):
            if first:
                yield first
            if last and last < date.max:
                yield last + DAY


def _changes(reference: Reference, column: str) -> Iterator[date]:
    """The days on which a column changes for some country."""
    definition = reference.columns[column]
    for key in keys(row.guard for row in definition.rows):
        yield from _changes(reference, key.name)
    for country in reference.countries.values():
        cells: tuple[Cell, ...] = country.cells.get(column, ())
        for cell in cells:
            yield from _edges(Between(cell.first, cell.last))


class _Search:
    """Walks two guides at once, as of one day, in the order of the first."""

    def __init__(self, interview: Interview, other: Interview, left: int) -> None:
        self._interview = interview
        self._other = other
        self._branching = Branching((interview, other))
        self._remainders = Remainder(interview), Remainder(other)
        self.left = left

    def run(self) -> dict[str, Value] | None:
        """Answers that tell the guides apart, None where there are none."""
        seen = set()
        pending: list[tuple[dict[str, Value], bool]] = [({}, False)]
        while pending:
            answers, strange = pending.pop()
            state, other = self._interview.state(answers), self._other.state(answers)
            question = state.next
            if question is None:
                if (strange or other.next or lines_of(state) != lines_of(other)) and self._differ(answers):
                    return answers
                continue
            strange = strange or question.id not in {one.id for one in other.needed}
            standing = self._standing(state, other, strange)
            if standing in seen:
                continue
            seen.add(standing)
            self.left -= 1
            if self.left < 0:
                raise Undecided
            for value in self._branching.answers(state, question):
                pending.append(({**answers, question.id: value}, strange))
        return None

    def _standing(self, state: State, other: State, strange: bool) -> object:
        """What is left in both guides, and what they have decided differently."""
        mine, theirs = self._remainders
        return mine.of(state), theirs.of(other), strange, _divergence(state, other)

    def _differ(self, answers: dict[str, Value]) -> bool:
        return result_of(self._interview, answers) != result_of(self._other, answers)


def _divergence(state: State, other: State) -> object:
    mine, theirs = lines_of(state), lines_of(other)
    return None if mine == theirs else (mine, theirs)
