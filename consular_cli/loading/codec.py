"""The model as plain JSON data and back, for the compiled guidebook.

A dataclass becomes an object with its class under `$` and only the fields that differ from their default.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from consular_cli import model

_TAG = "$"
_CLASSES: dict[str, Callable[..., Any]] = {
    name: thing for name, thing in vars(model).items() if isinstance(thing, type) and is_dataclass(thing)
}


def pack(value: Any) -> Any:
    """Plain data for `json`."""
    if is_dataclass(value) and not isinstance(value, type):
        packed = {_TAG: type(value).__name__}
        for one in fields(value):
            content = getattr(value, one.name)
            empty = one.default if one.default_factory is MISSING else one.default_factory()
            if content != empty:
                packed[one.name] = pack(content)
        return packed
    match value:
        case tuple() | list():
            return [pack(one) for one in value]
        case Mapping():
            return {key: pack(one) for key, one in value.items()}
        case date():
            return {_TAG: "date", "is": value.isoformat()}
        case Decimal():
            return {_TAG: "decimal", "is": str(value)}
        case _:
            return value


def unpack(data: Any) -> Any:
    """The value that was packed."""
    if type(data) is list:
        return tuple([unpack(one) for one in data])
    if type(data) is not dict:
        return data
    tag = data.get(_TAG)
    if tag is None:
        return {key: unpack(one) for key, one in data.items()}
    if tag == "date":
        return date.fromisoformat(data["is"])
    if tag == "decimal":
        return Decimal(data["is"])
    return _CLASSES[tag](**{key: unpack(one) for key, one in data.items() if key != _TAG})


class Unpacking(Mapping[str, Any]):
    """A mapping of packed values, each unpacked when it is asked for."""

    def __init__(self, packed: Mapping[str, Any]) -> None:
        self._packed = packed
        self._unpacked: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._unpacked:
            self._unpacked[key] = unpack(self._packed[key])
        return self._unpacked[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
