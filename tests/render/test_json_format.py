"""The JSON is a contract: a schema, and values that a program can use."""

import json
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from render_sample import CHECKLIST, LAW, LINES, NOTICE, line, only, sheet

from consular_cli.model import Checklist, Due, Money, Period
from consular_cli.render.json_format import SCHEMA, render_json

VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def document(checklist: Checklist = CHECKLIST) -> Any:
    return json.loads(render_json(sheet(checklist)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize(
    "checklist",
    [CHECKLIST, only(), only(told=(), assumed=()), only(answers={"country": "DE", "extras": ()}), *map(only, LINES)],
)
def test_it_is_valid(checklist: Checklist) -> None:
    VALIDATOR.validate(document(checklist))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("surprise",), 1),
        (("outcome", "surprise"), 1),
        (("steps", 0, "surprise"), 1),
        (("documents", 2, "alternatives", 1, "foreign", "surprise"), 1),
        (("steps", 0, "takes", "unit"), "decades"),
        (("fees", 0, "mci"), 0.5),
        (("fees", 0, "amounts", "KZT"), 2162.5),
        (("as_of",), "23.11.2026"),
        (("schema_version",), 2),
    ],
)
def test_the_schema_is_strict(path: tuple[str | int, ...], value: object) -> None:
    changed = part = document()
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert not VALIDATOR.is_valid(changed)


def test_what_the_sections_hold() -> None:
    whole = document()
    assert list(whole) == VALIDATOR.schema["required"]
    assert {
        name: [item["id"] for item in whole[name]] for name in ("told", "steps", "fees", "deadlines", "warnings")
    } == {
        "told": ["authority"],
        "steps": ["apply", "collect", "consul"],
        "fees": ["apostille", "consular", "embassy"],
        "deadlines": ["apply", "collect"],
        "warnings": ["copies", "appeal/complain"],
    }


def test_answers_are_values_not_words() -> None:
    assert document()["answers"] == {
        "paper": "diploma",
        "country": "DE",
        "applicant": "self",
        "urgent": "no",
        "issued": "2026-10-12",
        "children": 2,
        "extras": ["photo", "stamp"],
    }
    assert document()["assumed"] == ["applicant", "urgent"]


@pytest.mark.parametrize(
    ("money", "fee"),
    [
        (
            Money("duty", Decimal("0.50"), {"KZT": Decimal("2162.5")}, (), "high"),
            {"kind": "duty", "mci": "0.5", "amounts": {"KZT": "2162.50"}, "known": True},
        ),
        (
            Money("consular", None, {"USD": Decimal("35"), "EUR": Decimal("30.00")}, (), "high"),
            {"kind": "consular", "mci": None, "amounts": {"USD": "35", "EUR": "30"}, "known": True},
        ),
        (Money("duty", Decimal(50), {}, (), "high"), {"kind": "duty", "mci": "50", "amounts": {}, "known": False}),
        (None, {"kind": "other", "mci": None, "amounts": {}, "known": False}),
    ],
)
def test_a_fee(money: Money | None, fee: dict[str, object]) -> None:
    (found,) = document(only(line("fees", "apostille", LAW, money=money)))["fees"]
    assert {name: found[name] for name in fee} == fee


def test_a_step() -> None:
    (step,) = document(only(LINES[5]))["steps"]
    assert step["office"] == "corporation"
    assert step["takes"] == {"count": 5, "upto": 10, "unit": "working days", "text": "5–10 working days"}
    assert step["deadline"]["day"] == "2026-12-12"
    assert step["because"] == [{"name": "country", "value": "DE", "text": "Where will you use it? Germany"}]
    assert step["sources"] == [{"key": "law", "place": "672"}]


def test_a_deadline_without_a_day() -> None:
    due = Due(Period(1, "months"), "ready", None)
    (deadline,) = document(only(line("steps", "collect", LAW, due=due)))["deadlines"]
    assert (deadline["day"], deadline["passed"], deadline["start"]) == (None, False, "ready")


def test_every_source_that_an_item_names_is_listed() -> None:
    whole = document()
    items = [item for name in ("told", "alerts", "documents", "steps", "fees", "warnings") for item in whole[name]]
    named = {source["key"] for item in [whole["outcome"], *items] for source in item["sources"]}
    assert named == {source["key"] for source in whole["sources"]} == {"rules", "law", "notice", "editor"}


def test_days_of_a_result() -> None:
    outcome = document(only(line("steps", "collect", NOTICE)))["outcome"]
    assert (outcome["since"], outcome["until"]) == ("2023-11-07", "2027-02-27")
