"""A mapping that is read when it is first used."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Later(Mapping[str, Any]):
    """Whatever mapping `read` returns; `read` is called once, at the first use."""

    def __init__(self, read: Callable[[], Mapping[str, Any]]) -> None:
        self._read = read
        self._rows: Mapping[str, Any] | None = None

    def _loaded(self) -> Mapping[str, Any]:
        if self._rows is None:
            self._rows = self._read()
        return self._rows

    def __getitem__(self, key: str) -> Any:
        return self._loaded()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded())

    def __len__(self) -> int:
        return len(self._loaded())
