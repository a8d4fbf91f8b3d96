"""The different ways in which an interview can go on: answers that differ, and standings that do not.

Two answers to a question are alike where they decide the same conditions; two standings are alike where the same is
undecided and hangs on the same. So all interviews can be walked through one of each kind.
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, combinations

from consular_cli.engine.conditions import Mask, passes, truth
from consular_cli.engine.interview import ABSENT, ANSWERED, Interview, State
from consular_cli.model import (
    OUTCOME,
    SKIPPED,
    Ahead,
    Between,
    Bounds,
    Condition,
    Guard,
    Guide,
    Item,
    Key,
    Not,
    Question,
    Test,
    Value,
    Within,
)

DAY = timedelta(days=1)
MOST_CHOSEN = 12
"""So many options of a `several` question are combined in every way; beyond, up to two and all of them."""


def guards(guide: Guide) -> Iterator[Guard]:
    """Every guard of a guide."""
    for question in guide.questions:
        yield question.guard
        yield from (option.guard for option in question.options)
    yield from (row.guard for table in guide.tables for row in table.rows)
    yield from (told.guard for told in guide.told)
    for item in guide.items:
        yield item.guard
        yield from (choice.guard for choice in item.one_of)


def keys(guards: Iterable[Guard]) -> Iterator[Key]:
    """Every key of the guards."""
    for guard in guards:
        for condition in guard:
            for part in (condition, *condition.any_of):
                yield from part.keys


class Branching:
    """The answers to the questions of one guide (or of versions of it) that go different ways."""

    def __init__(self, interviews: tuple[Interview, ...]) -> None:
        self._interviews = interviews
        self._keys: dict[str, dict[Key, None]] = {}
        for interview in interviews:
            for key in keys(guards(interview.guide)):
                self._keys.setdefault(key.name, {})[key] = None
        self._answers: dict[str, tuple[Value, ...]] = {}

    def answers(self, state: State, question: Question) -> tuple[Value, ...]:
        """One answer of each kind that the question takes now."""
        if question.id not in self._answers:
            self._answers[question.id] = tuple(self._kinds(question))
        if not question.options:
            return self._answers[question.id]
        offered = set(state.offered(question))
        return tuple(
            answer
            for answer in self._answers[question.id]
            if answer == SKIPPED or set(answer if isinstance(answer, tuple) else (answer,)) <= offered
        )

    def _kinds(self, question: Question) -> Iterator[Value]:
        tests = tuple(self._keys.get(question.id, ()))
        guarded = {option.id for option in question.options if option.guard}
        seen = set()
        for value in self._candidates(question, tests):
            kind = tuple(
                passes(key, value, interview.as_of, interview.reference)
                for interview in self._interviews
                for key in tests
            )
            chosen = value if isinstance(value, tuple) else (value,)
            kind_and_offer = kind, frozenset(one for one in chosen if one in guarded)
            if kind_and_offer not in seen:
                seen.add(kind_and_offer)
                yield value

    def _candidates(self, question: Question, tests: Iterable[Key]) -> Iterator[Value]:
        match question.type:
            case "choice":
                yield from (option.id for option in question.options)
            case "yes-no":
                yield from ("yes", "no")
            case "several":
                yield from _subsets([option.id for option in question.options])
            case "country":
                countries = self._interviews[0].reference.countries
                yield from (code for code in countries if code not in question.exclude)
                yield from question.also
            case "date":
                yield from self._days(question, tests)
            case "number":
                bounds = [bound for key in tests for bound in _bounds(key.test)]
                yield from sorted({number for bound in (1, *bounds) for number in (bound - 1, bound) if number >= 0})
        if question.optional:
            yield SKIPPED

    def _days(self, question: Question, tests: Iterable[Key]) -> Iterator[date]:
        as_of = self._interviews[0].as_of
        turning = {day for key in tests for day in self._turning_points(key)}
        days = {as_of, *turning, *(day - DAY for day in turning if day > date.min)}
        yield from sorted(day for day in days if not (question.past and day > as_of))

    def _turning_points(self, key: Key) -> Iterator[date]:
        """The days from which on the key has another result than before."""
        match key.test.test if isinstance(key.test, Not) else key.test:
            case Between(first, last):
                yield from (day for day in (first, last + DAY if last and last < date.max else None) if day)
            case Within() | Ahead() as test:
                yield self._first_day(Key(key.name, test))

    def _first_day(self, key: Key) -> date:
        """The first day that passes a test which every later day passes too."""
        interview = self._interviews[0]
        low, high = date.min.toordinal(), date.max.toordinal()
        while low < high:
            middle = (low + high) // 2
            if passes(key, date.fromordinal(middle), interview.as_of, interview.reference):
                high = middle
            else:
                low = middle + 1
        return date.fromordinal(low)


def _subsets(options: list[str]) -> Iterator[tuple[str, ...]]:
    sizes: Iterable[int] = range(len(options) + 1)
    if len(options) > MOST_CHOSEN:
        sizes = (0, 1, 2, len(options))
    yield from chain.from_iterable(combinations(options, size) for size in sizes)


def _bounds(test: Test) -> Iterator[int]:
    inner = test.test if isinstance(test, Not) else test
    if isinstance(inner, Bounds):
        yield from (bound for bound in (inner.at_least, inner.below) if bound is not None)


class Remainder:
    """What is left of an interview: two standings with the same remainder go on alike, whatever led there."""

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        guide = interview.guide
        mask = interview.mask
        self._mentions: dict[str, int] = {}
        for guard in guards(guide):
            for condition in guard:
                for part in (condition, *condition.any_of):
                    for key in part.keys:
                        bits = mask((Condition(part.keys),)).must
                        self._mentions[key.name] = self._mentions.get(key.name, 0) | bits
        self._targets = _targets(interview)
        self._guards = {
            question.id: _all_bits(mask(guard) for guard in _guards_of(question)) for question in guide.questions
        } | {table.id: _all_bits(mask(row.guard) for row in table.rows) for table in guide.tables}

    def of(self, state: State) -> Hashable:
        """What is left, and the outcome as far as it is decided."""
        bits, names = self._undecided(state)
        left: list[Hashable] = [state.possible[OUTCOME]]
        for id_ in reversed(self._interview.parts):
            if id_ not in names and not self._mentions.get(id_, 0) & bits:
                continue
            if id_ in state.possible:
                possible = state.possible[id_]
                if possible & (possible - 1):
                    left.append((id_, possible))
                    bits |= self._guards[id_]
            elif state.standing[id_] not in (ABSENT, ANSWERED):
                left.append((id_, state.standing[id_]))
                bits |= self._guards[id_]
        return bits & state.failed, bits & state.opened, tuple(left)

    def _undecided(self, state: State) -> tuple[int, set[str]]:
        bits, names = 0, {OUTCOME}
        for mask, fill_ins in self._targets:
            holds = truth(mask, state.failed, state.opened)
            if holds is None:
                bits |= _all_bits([mask])
            if holds is not False:
                names |= fill_ins
        return bits, names


def _targets(interview: Interview) -> list[tuple[Mask, frozenset[str]]]:
    """The guards that are to be decided, and the questions and facts that matter where one holds."""
    mask, guide = interview.mask, interview.guide
    targets: dict[Mask, set[str]] = {}
    for told in guide.told:
        targets.setdefault(mask(told.guard), set()).add(told.fact)
    for item in guide.items:
        targets.setdefault(mask(item.guard), set()).update(_filled_in(item))
        for choice in item.one_of:
            targets.setdefault(mask((*item.guard, *choice.guard)), set()).update({choice.foreign} - {""})
    return [(mask, frozenset(names)) for mask, names in targets.items()]


def _filled_in(item: Item) -> set[str]:
    names = {item.foreign, item.times}
    if item.at:
        names.add(item.at.mission)
    if item.within and item.within.dated:
        names.add(item.within.start)
    return names - {""}


def _guards_of(question: Question) -> tuple[Guard, ...]:
    return question.guard, *(option.guard for option in question.options)


def _all_bits(masks: Iterable[Mask]) -> int:
    bits = 0
    for must, any_of in masks:
        bits |= must
        for group in any_of:
            bits |= group
    return bits
