"""Guides with one change each, such as a slip of the editor could make."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from consular_cli.authoring.notation import write_condition, write_key
from consular_cli.authoring.written import Spot, Written
from consular_cli.loading.reference import CountryTable
from consular_cli.model import (
    UNKNOWN,
    Ahead,
    Between,
    Bounds,
    Chosen,
    Condition,
    Guide,
    Is,
    Key,
    Not,
    Period,
    Reference,
    Row,
    Table,
    Test,
    Within,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guide with one change. `before` became `after` at the spot; `after` is empty where it was taken out."""

    spot: Spot
    before: str
    after: str
    build: Callable[[], Guide]


class Mutation:
    """Makes the mutants of a guide. `used` are the values that the scenarios answer, by question."""

    def __init__(self, written: Written, reference: Reference, used: Mapping[str, Iterable[str]]) -> None:
        self._written = written
        self._guide = written.guide
        self._used = used
        self._questions = {question.id: question for question in self._guide.questions}
        self._tables = {table.id: table for table in self._guide.tables}
        self._columns = CountryTable(reference.columns, reference.countries).values()

    def mutants(self) -> Iterator[Mutant]:
        """All of them: those of the conditions first, then those of tables and items."""
        for number, condition in self._written.conditions.items():
            yield from self._of_condition(number, condition)
        for place, table in enumerate(self._guide.tables):
            yield from self._of_table(place, table)
        for place, item in enumerate(self._guide.items):
            items = self._guide.items
            build = partial(replace, self._guide, items=(*items[:place], *items[place + 1 :]))
            yield Mutant(self._written.spot_of_item(place), f"{item.section}/{item.id}", "", build)

    def _of_condition(self, number: int, condition: Condition) -> Iterator[Mutant]:
        changes = dict.fromkeys(self._changed(condition))
        for before, after, changed in changes:
            if changed != condition:
                build = partial(self._written.with_condition, number, changed)
                yield Mutant(self._written.spots[number], before, after, build)

    def _changed(self, condition: Condition) -> Iterator[tuple[str, str, Condition | None]]:
        """What it says, what it says after the change, and the condition then."""
        keys, any_of = condition.keys, condition.any_of
        if len(keys) + bool(any_of) > 1 or len(any_of) > 1:
            yield write_condition(condition), "", None
        if keys and any_of:
            yield write_condition(Condition((), any_of)), "", Condition(keys)
        for before, after, changed in self._changed_keys(keys):
            yield before, after, Condition(changed, any_of) if changed or any_of else None
        for place, choice in enumerate(any_of):
            others = any_of[:place], any_of[place + 1 :]
            if len(any_of) > 1:
                yield f"any: {write_condition(choice)}", "", Condition(keys, (*others[0], *others[1]))
            for before, after, changed in self._changed_keys(choice.keys):
                if changed:
                    yield before, after, Condition(keys, (*others[0], Condition(changed), *others[1]))

    def _changed_keys(self, keys: tuple[Key, ...]) -> Iterator[tuple[str, str, tuple[Key, ...]]]:
        for place, key in enumerate(keys):
            yield write_key(key), "", (*keys[:place], *keys[place + 1 :])
            for test in self._changed_tests(key, key.test):
                changed = replace(key, test=test)
                yield write_key(key), write_key(changed), (*keys[:place], changed, *keys[place + 1 :])

    def _changed_tests(self, key: Key, test: Test) -> Iterator[Test]:
        if isinstance(test, Not):
            yield test.test
            yield from (Not(inner) for inner in self._nearby(key, test.test) if not isinstance(inner, Not))
        else:
            yield Not(test)
            yield from self._nearby(key, test)

    def _nearby(self, key: Key, test: Test) -> Iterator[Test]:
        """Tests that say a little less, or a little more."""
        match test:
            case Is(values):
                if len(values) > 1:
                    yield from (Is(rest) for rest in _one_less(values))
                yield from (Is((*values, value)) for value in self._others(key, values))
                if len(values) > 1 and self._is_several(key):
                    yield Chosen(values)
            case Chosen(values):
                if len(values) > 1:
                    yield from (Chosen(rest) for rest in _one_less(values))
                    yield Is(values)
            case Within(period):
                yield from map(Within, _nearby_periods(period))
            case Ahead(period):
                yield from map(Ahead, _nearby_periods(period))
            case Between(first, last):
                yield from _nearby_days(first, last)
            case Bounds(at_least, below):
                yield from _nearby_bounds(at_least, below)

    def _others(self, key: Key, values: tuple[str, ...]) -> tuple[str, ...]:
        """The values by which a list may be widened. Of all the countries it is one that a scenario uses."""
        if key.column:
            others = (*self._columns[key.column], UNKNOWN)
        elif key.name in self._tables:
            others = tuple(row.value for row in self._tables[key.name].rows)
        elif self._questions[key.name].type == "yes-no":
            others = ("yes", "no")
        elif self._questions[key.name].type == "country":
            used = (code for code in self._used.get(key.name, ()) if code not in values)
            return tuple(used)[:1]
        else:
            others = tuple(option.id for option in self._questions[key.name].options)
        return tuple(value for value in dict.fromkeys(others) if value not in values)

    def _is_several(self, key: Key) -> bool:
        return key.name in self._questions and self._questions[key.name].type == "several"

    def _of_table(self, place: int, table: Table) -> Iterator[Mutant]:
        rows = table.rows
        values = tuple(dict.fromkeys(row.value for row in rows))
        for number, row in enumerate(rows):
            spot = self._written.spot_of_row(place, number)
            last = number == len(rows) - 1
            if not last:
                yield Mutant(spot, f"{table.id}: {row.value}", "", self._with_rows(place, _without(rows, number)))
            if number < len(rows) - 2:
                after = rows[number + 1]
                swapped = (*rows[:number], after, row, *rows[number + 2 :])
                yield Mutant(spot, *_swap(row, after), self._with_rows(place, swapped))
            if len(values) > 1:
                other = values[(values.index(row.value) + 1) % len(values)]
                changed = (*rows[:number], replace(row, value=other), *rows[number + 1 :])
                yield Mutant(spot, f"is: {row.value}", f"is: {other}", self._with_rows(place, changed))

    def _with_rows(self, place: int, rows: tuple[Row, ...]) -> Callable[[], Guide]:
        tables = self._guide.tables
        changed = replace(tables[place], rows=rows)
        return partial(replace, self._guide, tables=(*tables[:place], changed, *tables[place + 1 :]))


def _swap(row: Row, after: Row) -> tuple[str, str]:
    return f"{row.value} > {after.value}", f"{after.value} > {row.value}"


def _without(rows: tuple[Row, ...], number: int) -> tuple[Row, ...]:
    return (*rows[:number], *rows[number + 1 :])


def _one_less(values: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for place in range(len(values)):
        yield (*values[:place], *values[place + 1 :])


def _nearby_periods(period: Period) -> Iterator[Period]:
    if period.count > 1:
        yield replace(period, count=period.count - 1)
    yield replace(period, count=period.count + 1)


def _nearby_days(first: date | None, last: date | None) -> Iterator[Test]:
    for step in (-DAY, DAY):
        if first:
            yield Between(first + step, last)
        if last:
            yield Between(first, last + step)
    if first and last:
        yield from (Between(first), Between(last=last))


def _nearby_bounds(at_least: int | None, below: int | None) -> Iterator[Test]:
    for step in (-1, 1):
        if at_least is not None:
            yield Bounds(at_least + step, below)
        if below is not None:
            yield Bounds(at_least, below + step)
    if at_least is not None and below is not None:
        yield from (Bounds(at_least), Bounds(below=below))
