"""Order: steps as one acts on them, and no question or table that depends on itself."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from consular_cli.loading.problems import Place, Problems
from consular_cli.model import Guard, Guide, Item

Draft = tuple[Item, Place, tuple[str, ...], tuple[str, ...]]
"""An item with its place and the steps that it stands before and after."""


def order_steps(drafts: list[Draft], problems: Problems) -> tuple[Item, ...]:
    """The items in the order of the file, but the steps so that `before` and `after` hold."""
    others = tuple(item for item, *_ in drafts if item.section != "steps")
    steps = [draft for draft in drafts if draft[0].section == "steps"]
    ids = {item.id for item, *_ in steps}
    follows: dict[int, set[int]] = {place: set() for place in range(len(steps))}
    for here, (_, place, before, after) in enumerate(steps):
        for names, later in ((before, True), (after, False)):
            for name in names:
                if name not in ids:
                    problems.add(place, "unknown-item", name, ids)
                for there, (other, *_) in enumerate(steps):
                    if other.id == name:
                        follows[there if later else here].add(here if later else there)
    return (*others, *(steps[place][0] for place in _sorted(follows, steps, problems)))


def _sorted(follows: Mapping[int, set[int]], steps: list[Draft], problems: Problems) -> list[int]:
    """The order of the file, but each step right after those that must stand before it."""
    try:
        tuple(TopologicalSorter(follows).static_order())
    except CycleError as error:
        chain: list[int] = error.args[1]
        problems.add(steps[chain[0]][1], "step-cycle", " > ".join(steps[place][0].id for place in chain))
        return list(follows)
    order: dict[int, None] = {}

    def stand(place: int) -> None:
        for earlier in sorted(follows[place]):
            stand(earlier)
        order[place] = None

    for place in follows:
        stand(place)
    return list(order)


def check_cycles(guide: Guide, places: Mapping[str, Place], problems: Problems) -> None:
    """Nothing may depend on itself, through whatever chain."""
    depends = {
        question.id: _named(question.guard, *(option.guard for option in question.options))
        for question in guide.questions
    } | {table.id: _named(*(row.guard for row in table.rows)) for table in guide.tables}
    try:
        tuple(TopologicalSorter(depends).static_order())
    except CycleError as error:
        chain = error.args[1]
        problems.add(places[chain[0]], "cycle", " > ".join(chain))


def _named(*guards: Guard) -> list[str]:
    return list(
        dict.fromkeys(
            key.name
            for guard in guards
            for condition in guard
            for part in (condition, *condition.any_of)
            for key in part.keys
        )
    )
