"""Reading scenarios: worked cases, each with its whole expected result."""

from collections.abc import Container
from datetime import date
from decimal import Decimal
from typing import Any

from consular_cli.loading.fields import Fields, each_text, expect_list, expect_mapping
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Problems
from consular_cli.model import Guide, Question, Scenario, Value

EXPECTED = ("outcome", "told", "alerts", "documents", "one-of", "foreign", "steps", "fees", "deadlines", "warnings")


def read_scenarios(node: Node, guide: Guide, countries: Container[str], problems: Problems) -> tuple[Scenario, ...]:
    """The scenarios of a guide. Their answers are checked against its questions, their expectation by shape."""
    questions = {question.id: question for question in guide.questions}
    scenarios = []
    names: set[str] = set()
    for one in expect_list(node, problems):
        fields = Fields(one, problems)
        name = fields.text("name", required=True)
        if name in names:
            problems.add(one.place, "repeated-id", name)
        names.add(name)
        as_of = fields.day("as-of", required=True) or date.min
        answers = fields.get("answers", required=True)
        expect = fields.get("expect", required=True)
        fields.end()
        values: dict[str, Value] = {}
        for id_, value in (expect_mapping(answers, problems) if answers else {}).items():
            if id_ not in questions:
                problems.add(value.place, "unknown-name", id_, questions)
            else:
                values[id_] = _value(questions[id_], value, countries, problems)
        scenarios.append(Scenario(name, as_of, values, _expected(expect, problems), one.place.line))
    return tuple(scenarios)


def _value(question: Question, node: Node, countries: Container[str], problems: Problems) -> Value:
    match question.type:
        case "several":
            values = tuple(text for text, _ in each_text(node, problems))
            for value in values:
                _check_option(question, value, node, problems)
            return values
        case "date":
            if not isinstance(node.value, date):
                problems.add(node.place, "wrong-type", node.kind, "date")
                return date.min
            return node.value
        case "number":
            if isinstance(node.value, bool) or not isinstance(node.value, int):
                problems.add(node.place, "wrong-type", node.kind, "number")
                return 0
            return node.value
        case "country":
            code = str(node.value)
            if code not in countries and code not in question.also:
                problems.add(node.place, "unknown-country", code)
            return code
        case "yes-no":
            if node.value not in ("yes", "no"):
                problems.add(node.place, "unknown-option", str(node.value), ("yes", "no"))
            return str(node.value)
        case "choice":
            _check_option(question, str(node.value), node, problems)
            return str(node.value)


def _check_option(question: Question, value: str, node: Node, problems: Problems) -> None:
    options = [option.id for option in question.options]
    if value not in options:
        problems.add(node.place, "unknown-option", value, options)


def _expected(node: Node | None, problems: Problems) -> dict[str, object]:
    entries = expect_mapping(node, problems) if node else {}
    for key in entries:
        if node and key not in EXPECTED:
            problems.add(node.keys[key], "unknown-key", key, EXPECTED)
    return {key: _plain(value) for key, value in entries.items()}


def _plain(node: Node) -> Any:
    match node.value:
        case dict():
            return {key: _plain(value) for key, value in node.value.items()}
        case list():
            return [_plain(value) for value in node.value]
        case bool():
            return node.value
        case int() | Decimal():
            return Decimal(node.value)
        case _:
            return node.value
