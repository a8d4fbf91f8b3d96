"""From answers to the checklist: every line that holds, with what put it there and what the answers fill in."""

from collections.abc import Iterator
from datetime import date

from consular_cli.engine.columns import Reading, read_column
from consular_cli.engine.dates import add
from consular_cli.engine.interview import Interview, State
from consular_cli.engine.money import money
from consular_cli.model import (
    AS_OF,
    OUTCOME,
    Alternative,
    Answers,
    Checklist,
    Choice,
    Citation,
    Condition,
    Confidence,
    Due,
    Finding,
    Guard,
    Item,
    Key,
    Line,
    Mission,
    Need,
    Reason,
    Row,
    Table,
    Value,
    weakest,
)

ROUTE = "route"
STATUSES = ("open", "limited", "unconfirmed")


def build_checklist(interview: Interview, answers: Answers, assumed: tuple[str, ...] = ()) -> Checklist:
    """The checklist of complete answers. `assumed` names the answers that nobody gave.

    Raises ValueError where a question is still needed.
    """
    state = interview.state(answers)
    if state.next:
        raise ValueError(f"not answered: {state.next.id}")
    return Checklist(
        guide=interview.guide,
        as_of=interview.as_of,
        answers={id_: answers[id_] for id_ in interview.place if state.answer(id_) is not None},
        assumed=assumed,
        outcome=_finding(state, OUTCOME),
        told=tuple(_finding(state, fact) for fact in _told(state)),
        lines=tuple(_line(state, item) for item in _items(state)),
    )


def _told(state: State) -> dict[str, None]:
    return dict.fromkeys(fact for fact, mask in state.interview.told if state.holds(mask))


def _items(state: State) -> Iterator[Item]:
    seen = set()
    for item, mask in state.interview.items:
        if (item.section, item.id) not in seen and state.holds(mask):
            seen.add((item.section, item.id))
            yield item


def _finding(state: State, table_id: str) -> Finding:
    row = _row(state, table_id)
    guard = row.guard or _earlier(state, table_id)
    readings = list(dict.fromkeys(_readings(state, guard)))
    return Finding(
        table=table_id,
        value=row.value,
        because=_because(state, guard),
        sources=_sources(row.sources, row.confidence, readings),
        confidence=weakest(row.confidence, *(reading.confidence for reading in readings)),
        since=max((reading.first for reading in readings if reading.first), default=None),
        until=min((reading.last for reading in readings if reading.last), default=None),
    )


def _row(state: State, table_id: str) -> Row:
    table = _table(state, table_id)
    value = state.value(table_id)
    return next(row for row in table.rows if row.value == value and _guard_holds(state, row.guard))


def _table(state: State, table_id: str) -> Table:
    return next(table for table in state.interview.guide.tables if table.id == table_id)


def _line(state: State, item: Item) -> Line:
    interview = state.interview
    readings = list(_readings(state, item.guard))
    times = state.answer(item.times) if item.times else 1
    fee = (
        money(interview.reference, item.rate, interview.as_of, int(times) if isinstance(times, int) else 1)
        if item.rate
        else None
    )
    return Line(
        item=item,
        because=_because(state, item.guard),
        sources=_sources(item.sources, item.confidence, readings),
        confidence=weakest(
            item.confidence, *(reading.confidence for reading in readings), *([fee.confidence] if fee else [])
        ),
        choices=tuple(
            Choice(alternative, _need(state, alternative))
            for alternative in item.one_of
            if _guard_holds(state, alternative.guard)
        ),
        need=_need(state, item),
        money=fee,
        due=_due(state, item),
        missions=_missions(state, item),
    )


def _need(state: State, paper: Item | Alternative) -> Need | None:
    """What a paper issued abroad needs, by the `route` of the country that issued it."""
    country = state.answer(paper.foreign) if paper.foreign else None
    if not isinstance(country, str):
        return None
    reading = read_column(state.interview.reference, country, ROUTE, state.interview.as_of)
    return Need(country, reading.value, reading.sources, reading.confidence)


def _due(state: State, item: Item) -> Due | None:
    if item.within is None:
        return None
    start = state.answer(item.within.start) if item.within.dated else None
    if not isinstance(start, date):
        return Due(item.within.period, item.within.start, None)
    day = add(start, item.within.period)
    return Due(item.within.period, item.within.start, day, passed=day < state.interview.as_of)


def _missions(state: State, item: Item) -> tuple[str, ...]:
    """The posts that may serve the country answered: the surest first, unconfirmed ones last."""
    country = state.answer(item.at.mission) if item.at and item.at.mission else None
    if not isinstance(country, str):
        return ()
    posts = state.interview.reference.missions.values()
    serving = [post for post in posts if country in post.serves or country in post.unconfirmed]
    return tuple(post.id for post in sorted(serving, key=lambda post: _doubtfulness(post, country)))


def _doubtfulness(post: Mission, country: str) -> tuple[bool, int, int, bool]:
    confidence = ("high", "medium", "low").index(post.confidence)
    return country in post.unconfirmed, STATUSES.index(post.status), confidence, post.country != country


def _guard_holds(state: State, guard: Guard) -> bool:
    return state.holds(state.interview.mask(guard))


def _because(state: State, guard: Guard) -> tuple[Reason, ...]:
    """The answers and facts on which a guard rests, each once; behind a fact stands what it rests on itself."""
    reasons: dict[Reason, None] = {}
    pending = [_keys(state, guard)]
    while pending:
        key = next(pending[-1], None)
        if key is None:
            pending.pop()
            continue
        value = _value(state, key.name)
        if value is None or Reason(key.name, value) in reasons:
            continue
        reasons[Reason(key.name, value)] = None
        if key.name in state.possible:
            pending.append(_keys(state, _row(state, key.name).guard or _earlier(state, key.name)))
    return tuple(reasons)


def _keys(state: State, guard: Guard) -> Iterator[Key]:
    return (key for condition in _holding(state, guard) for key in condition.keys)


def _value(state: State, name: str) -> Value | None:
    """What is known of a question, a fact or the day; a condition may have failed before the fact was decided."""
    if name == AS_OF:
        return state.interview.as_of
    return state.value(name) if name in state.possible else state.answer(name)


def _earlier(state: State, table_id: str) -> Guard:
    """What the last row of a table rests on: that the conditions before it do not hold."""
    return tuple(condition for row in _table(state, table_id).rows for condition in row.guard)


def _holding(state: State, guard: Guard) -> Iterator[Condition]:
    for condition in guard:
        yield condition
        yield from (choice for choice in condition.any_of if _guard_holds(state, (choice,)))


def _readings(state: State, guard: Guard) -> Iterator[Reading]:
    """The cells of the countries table that a guard consulted."""
    for condition in _holding(state, guard):
        for key in condition.keys:
            country = state.answer(key.name) if key.column else None
            if isinstance(country, str):
                yield read_column(state.interview.reference, country, key.column, state.interview.as_of)


def _sources(own: tuple[Citation, ...], confidence: Confidence, readings: list[Reading]) -> tuple[Citation, ...]:
    """The sources of a row or item and of the cells it consulted; those that are in doubt first."""
    cells = [citation for reading in readings for citation in reading.sources]
    weaker = weakest(confidence, *(reading.confidence for reading in readings)) != confidence
    return tuple(dict.fromkeys([*cells, *own] if weaker else [*own, *cells]))
