"""What the engine should say, by the rules of DESIGN.md as they stand there: question by question, recursively."""

from collections.abc import Iterator
from datetime import date

from consular_cli.engine.columns import read_column
from consular_cli.engine.dates import add
from consular_cli.model import (
    AS_OF,
    OUTCOME,
    SKIPPED,
    Ahead,
    Answers,
    Between,
    Bounds,
    Chosen,
    Condition,
    Guard,
    Guide,
    Is,
    Item,
    Key,
    Not,
    Reference,
    Row,
    Test,
    Value,
    Within,
)

Truth = bool | None


class Oracle:
    """What follows from answers."""

    def __init__(self, guide: Guide, reference: Reference, as_of: date, answers: Answers) -> None:
        self.guide = guide
        self.reference = reference
        self.as_of = as_of
        self.answers = answers
        self.questions = {question.id: question for question in guide.questions}
        self.tables = {table.id: table for table in guide.tables}
        self._answered: dict[str, bool] = {}
        self._rows: dict[str, list[Row]] = {}

    # Conditions

    def guard(self, guard: Guard) -> Truth:
        return kleene_and([self.condition(condition) for condition in guard])

    def condition(self, condition: Condition) -> Truth:
        keys = [self.key(key) for key in condition.keys]
        if condition.any_of:
            keys.append(kleene_or([self.condition(choice) for choice in condition.any_of]))
        return kleene_and(keys)

    def key(self, key: Key) -> Truth:
        if key.name == AS_OF:
            return passes(key.test, self.as_of, self.as_of)
        if key.name in self.tables:
            found = {passes(key.test, row.value, self.as_of) for row in self.possible_rows(key.name)}
            return found.pop() if len(found) == 1 else None
        applies = self.applies(key.name)
        if applies is False:
            return isinstance(key.test, Not)
        if not self.is_answered(key.name):
            return None
        value = self.answers[key.name]
        if value == SKIPPED:
            return isinstance(key.test, Not)
        if key.column:
            value = read_column(self.reference, str(value), key.column, self.as_of).value
        return passes(key.test, value, self.as_of)

    def applies(self, id_: str) -> Truth:
        return self.guard(self.questions[id_].guard)

    def is_settled(self, id_: str) -> bool:
        """Whether the question surely applies and it is decided which options it offers."""
        offers = [self.guard(option.guard) for option in self.questions[id_].options]
        return self.applies(id_) is True and None not in offers

    def is_answered(self, id_: str) -> bool:
        if id_ not in self._answered:
            self._answered[id_] = self._is_answered(id_)
        return self._answered[id_]

    def _is_answered(self, id_: str) -> bool:
        if not self.is_settled(id_) or id_ not in self.answers:
            return False
        value = self.answers[id_]
        refused = {one.id for one in self.questions[id_].options if self.guard(one.guard) is False}
        return not refused & set(value if isinstance(value, tuple) else [value])

    def possible_rows(self, table_id: str) -> list[Row]:
        """The rows that do not fail, up to the first that holds."""
        if table_id not in self._rows:
            self._rows[table_id] = self._possible_rows(table_id)
        return self._rows[table_id]

    def _possible_rows(self, table_id: str) -> list[Row]:
        rows = []
        for row in self.tables[table_id].rows:
            truth = self.guard(row.guard)
            if truth is not False:
                rows.append(row)
            if truth is True:
                break
        return rows

    # The next question

    def needed(self) -> list[str]:
        """The questions on which something undecided depends, in the order of the file."""
        found = {id_ for id_ in self._all_needed() if self.is_settled(id_) and not self.is_answered(id_)}
        return [id_ for id_ in self.questions if id_ in found]

    def _all_needed(self) -> Iterator[str]:
        yield from self._behind_finding(OUTCOME)
        for told in self.guide.told:
            yield from self._behind(told.guard)
            if self.guard(told.guard):
                yield from self._behind_finding(told.fact)
        for item in self.guide.items:
            yield from self._behind(item.guard)
            if self.guard(item.guard):
                yield from self._behind_item(item)

    def _behind_item(self, item: Item) -> Iterator[str]:
        if item.at and item.at.mission:
            yield from self._behind_question(item.at.mission)
        if item.within and item.within.dated:
            yield from self._behind_question(item.within.start)
        for name in (item.times, item.foreign):
            if name:
                yield from self._behind_question(name)
        for alternative in item.one_of:
            yield from self._behind(alternative.guard)
            if alternative.foreign and self.guard(alternative.guard):
                yield from self._behind_question(alternative.foreign)

    def _behind(self, guard: Guard) -> Iterator[str]:
        """The questions on which an open guard depends."""
        if self.guard(guard) is None:
            for condition in guard:
                if self.condition(condition) is None:
                    yield from self._behind_keys(condition)
                    if kleene_or([self.condition(choice) for choice in condition.any_of]) is None:
                        for choice in condition.any_of:
                            if self.condition(choice) is None:
                                yield from self._behind_keys(choice)

    def _behind_keys(self, condition: Condition) -> Iterator[str]:
        for key in condition.keys:
            if self.key(key) is None:
                yield from (self._behind_table if key.name in self.tables else self._behind_question)(key.name)

    def _behind_question(self, id_: str) -> Iterator[str]:
        yield id_
        if not self.is_settled(id_):
            yield from self._behind(self.questions[id_].guard)
            if self.applies(id_) is not False:
                for option in self.questions[id_].options:
                    yield from self._behind(option.guard)

    def _behind_table(self, id_: str) -> Iterator[str]:
        for row in self.possible_rows(id_):
            yield from self._behind(row.guard)

    def _behind_finding(self, id_: str) -> Iterator[str]:
        """What is told is open while it may still rest on one row or another."""
        rows = self.possible_rows(id_)
        if len({(row.value, row.sources, row.confidence) for row in rows}) > 1:
            yield from self._behind_table(id_)


def kleene_and(truths: list[Truth]) -> Truth:
    return False if False in truths else None if None in truths else True


def kleene_or(truths: list[Truth]) -> Truth:
    return True if True in truths else None if None in truths else False


def passes(test: Test, value: Value, as_of: date) -> bool:
    if isinstance(test, Not):
        return not passes(test.test, value, as_of)
    if isinstance(test, Is):
        return bool(set(test.values) & set(value if isinstance(value, tuple) else [str(value)]))
    if isinstance(test, Chosen):
        assert isinstance(value, tuple)
        return all(one in value for one in test.values) and value != ()
    if isinstance(test, Bounds):
        assert isinstance(value, int)
        return (test.at_least is None or test.at_least <= value) and (test.below is None or value < test.below)
    assert isinstance(value, date)
    if isinstance(test, Within):
        return as_of <= add(value, test.period)
    if isinstance(test, Ahead):
        return add(as_of, test.period) <= value
    assert isinstance(test, Between)
    return (test.first or date.min) <= value <= (test.last or date.max)
