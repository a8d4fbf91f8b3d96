"""Reading conditions: which names and values a condition may use, and what each way of writing means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from consular_cli.loading.fields import expect_date, expect_list, expect_mapping, expect_period
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Place, Problems
from consular_cli.model import (
    AS_OF,
    UNKNOWN,
    Ahead,
    Between,
    Bounds,
    Chosen,
    Condition,
    Is,
    Key,
    Not,
    Question,
    Test,
    Within,
)

ANY = "any"
_BOOLEANS = {True: "true", False: "false"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What conditions may name: questions, tables with their values, columns with theirs, country codes."""

    questions: Mapping[str, Question] = field(default_factory=dict)
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countries: tuple[str, ...] = ()


def read_guard(node: Node | None, scope: Scope, problems: Problems) -> tuple[Condition, ...]:
    """The guard under `when`: nothing, or one condition."""
    return () if node is None else (read_condition(node, scope, problems),)


def read_condition(node: Node, scope: Scope, problems: Problems, inside_any: bool = False) -> Condition:
    """A condition: a mapping whose keys must all hold, with at most one `any`."""
    keys = []
    choices: tuple[Condition, ...] = ()
    entries = expect_mapping(node, problems)
    if not entries:
        problems.add(node.place, "empty")
    for name, value in entries.items():
        place = node.keys[name]
        if name == ANY:
            if inside_any:
                problems.add(place, "nested-any", name)
            choices = tuple(read_condition(one, scope, problems, True) for one in expect_list(value, problems))
            if not choices:
                problems.add(value.place, "empty")
            continue
        key = _read_key(name, place, value, scope, problems)
        if key:
            keys.append(key)
    return Condition(tuple(keys), choices)


def _read_key(name: str, place: Place, node: Node, scope: Scope, problems: Problems) -> Key | None:
    name, _, column = name.partition(".")
    if name == AS_OF and not column:
        test = _date_test(node, ("from", "until"), problems)
        return Key(name, test) if test else None
    question = scope.questions.get(name)
    if column:
        return _column_key(name, column, place, node, question, scope, problems)
    if name in scope.tables:
        test = _test(node, scope.tables[name], "unknown-option", problems)
    elif question is None:
        problems.add(place, "unknown-name", name, (*scope.questions, *scope.tables, AS_OF))
        return None
    else:
        test = _question_test(question, node, scope, problems)
    return Key(name, test) if test else None


def _column_key(
    name: str, column: str, place: Place, node: Node, question: Question | None, scope: Scope, problems: Problems
) -> Key | None:
    if question is None or question.type != "country":
        countries = [id_ for id_, one in scope.questions.items() if one.type == "country"]
        problems.add(place, "unknown-name", name, countries)
        return None
    if column not in scope.columns:
        problems.add(place, "unknown-column", column, scope.columns)
        return None
    test = _test(node, (*scope.columns[column], UNKNOWN), "unknown-option", problems)
    return Key(name, test, column) if test else None


def _question_test(question: Question, node: Node, scope: Scope, problems: Problems) -> Test | None:
    inner = _negated(node)
    if inner is not None:
        test = _question_test(question, inner, scope, problems)
        return None if test is None or isinstance(test, Not) else Not(test)
    match question.type:
        case "date":
            return _date_test(node, ("within", "ahead", "from", "until"), problems)
        case "number":
            return _number_test(node, problems)
        case "several":
            return _several_test(question, node, problems)
        case "country":
            return _test(node, (*scope.countries, *question.also), "unknown-country", problems)
        case "yes-no":
            return _test(node, ("yes", "no"), "unknown-option", problems)
        case "choice":
            return _test(node, tuple(option.id for option in question.options), "unknown-option", problems)


def _negated(node: Node) -> Node | None:
    if isinstance(node.value, dict) and set(node.value) == {"not"}:
        return node.value["not"]
    return None


def _test(node: Node, allowed: tuple[str, ...], kind: str, problems: Problems) -> Test | None:
    inner = _negated(node)
    if inner is not None:
        test = _test(inner, allowed, kind, problems)
        return Not(test) if isinstance(test, Is) else None
    if isinstance(node.value, dict):
        problems.add(node.place, "wrong-test", ", ".join(node.value), ("x", "[x, y]", "{not: x}"))
        return None
    return Is(_values(node, allowed, kind, problems))


def _values(node: Node, allowed: tuple[str, ...], kind: str, problems: Problems) -> tuple[str, ...]:
    values = []
    for one in node.value if isinstance(node.value, list) else [node]:
        value = _BOOLEANS[one.value] if isinstance(one.value, bool) else str(one.value)
        if value not in allowed:
            problems.add(one.place, "unknown-option" if kind == "unknown-option" else "unknown-country", value, allowed)
        values.append(value)
    if not values:
        problems.add(node.place, "empty")
    return tuple(values)


def _several_test(question: Question, node: Node, problems: Problems) -> Test | None:
    options = tuple(option.id for option in question.options)
    if node.value == "some":
        return Chosen()
    if isinstance(node.value, dict) and set(node.value) == {"all"}:
        return Chosen(_values(node.value["all"], options, "unknown-option", problems))
    return _test(node, (*options, "some"), "unknown-option", problems)


def _date_test(node: Node, allowed: tuple[str, ...], problems: Problems) -> Test | None:
    if not isinstance(node.value, dict):
        day = expect_date(node, problems)
        return Between(day, day) if day else None
    keys = set(node.value)
    if not keys or not keys <= set(allowed) or (keys - {"from", "until"} and len(keys) > 1):
        problems.add(node.place, "wrong-test", ", ".join(node.value), allowed)
        return None
    for word, test in (("within", Within), ("ahead", Ahead)):
        if word in node.value:
            period = expect_period(node.value[word], problems)
            return test(period) if period else None
    days = {key: expect_date(value, problems) for key, value in node.value.items()}
    first, last = days.get("from"), days.get("until")
    if first and last and last < first:
        problems.add(node.place, "bad-interval", f"{first} > {last}")
    return Between(first, last)


def _number_test(node: Node, problems: Problems) -> Test | None:
    if isinstance(node.value, int) and not isinstance(node.value, bool):
        return Bounds(node.value, node.value + 1)
    if not isinstance(node.value, dict) or not node.value or not set(node.value) <= {"at-least", "below"}:
        found = ", ".join(node.value) if isinstance(node.value, dict) else str(node.value)
        problems.add(node.place, "wrong-test", found, ("at-least", "below"))
        return None
    bounds = {}
    for key, value in node.value.items():
        if isinstance(value.value, bool) or not isinstance(value.value, int):
            problems.add(value.place, "wrong-type", value.kind, "number")
        else:
            bounds[key] = value.value
    return Bounds(bounds.get("at-least"), bounds.get("below"))
