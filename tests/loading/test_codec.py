"""The model as JSON data and back."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from consular_cli import model
from consular_cli.loading.codec import Unpacking, pack, unpack
from consular_cli.loading.folder import TABLES, Folder
from consular_cli.model import LANGUAGES

NOT_IN_A_GUIDEBOOK = {
    "Scenario",
    "Reason",
    "Finding",
    "Money",
    "Due",
    "Need",
    "Choice",
    "Line",
    "Checklist",
    "Reference",
}
"""What scenarios and results are made of, and the tables, which are packed one by one."""

NOT_IN_THE_FIXTURE = {
    "Act", "Ahead", "Between", "Bounds", "Chosen", "Limit", "RateText", "Treaty", "TreatyText", "Unserved", "Visa",
    "VisaCell",
}  # fmt: skip
"""These have cases of their own below."""


def there_and_back(value: object) -> object:
    return unpack(json.loads(json.dumps(pack(value))))


def objects(value: object) -> Iterator[object]:
    """The dataclasses inside a value, itself too."""
    if dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from objects(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from objects(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from objects(one)


def everything(guides: Path) -> Iterator[object]:
    folder = Folder(guides)
    for name in ("columns", *TABLES):
        yield from objects(folder.table(name))
    yield from objects(folder.guide("child"))
    for lang in LANGUAGES:
        yield from objects(folder.guide_text("child", lang))
        yield from objects(folder.reference_text(lang))


def test_everything_of_the_guidebook(guides: Path) -> None:
    seen = set()
    for one in everything(guides):
        seen.add(type(one).__name__)
        if not isinstance(one, model.ReferenceText):
            assert there_and_back(one) == one
    known = {name for name, thing in vars(model).items() if dataclasses.is_dataclass(thing)}
    assert known - seen == NOT_IN_A_GUIDEBOOK | NOT_IN_THE_FIXTURE


@pytest.mark.parametrize(
    "value",
    [
        date(1, 1, 1),
        Decimal("0.50"),
        Decimal("-4325"),
        (),
        ("a", ("b",)),
        {"a": ({"b": "c"},)},
        True,
        0,
        None,
        "Қазақстан\n«»",
        model.Ahead(model.Period(3, "months")),
        model.Between(None, date(2026, 1, 1)),
        model.Bounds(None, 18),
        model.Is(("true", "unknown")),
        model.Not(model.Is(("a",))),
        model.Not(model.Chosen(("a", "b"))),
        model.Condition((), (model.Condition((model.Key("a", model.Chosen()),)),)),
        model.Visa("DE", {"ordinary": (model.VisaCell("visa-free", 30, model.Limit(90, 180), ("a",), ("b",)),)}),
        model.Treaty("t", "visas", ("DE",), ratified=model.Act("law", "7", date(2026, 1, 1))),
        model.TreatyText("Treaty", "Note"),
        model.RateText("Rate"),
        model.Unserved("FJ", "AU", ("au-canberra-embassy",)),
        model.Amount(sums={"USD": Decimal("2.50")}, percent=Decimal("0.1")),
    ],
)
def test_there_and_back(value: object) -> None:
    found = there_and_back(value)
    assert found == value
    assert repr(found) == repr(value)


def test_what_is_as_usual_is_left_out() -> None:
    assert pack(model.Row("yes")) == {"$": "Row", "value": "yes"}
    assert pack(model.Office("egov", phones=("1414",))) == {"$": "Office", "id": "egov", "phones": ["1414"]}


def test_rows_are_unpacked_once_and_only_when_asked_for() -> None:
    rows = Unpacking({"a": pack(model.Row("yes")), "b": {"$": "NoSuchClass"}})
    assert list(rows) == ["a", "b"]
    assert len(rows) == 2
    assert rows["a"] == model.Row("yes")
    assert rows["a"] is rows["a"]
    assert "c" not in rows
