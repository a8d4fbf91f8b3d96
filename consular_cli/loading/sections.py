"""Where a guidebook's parts come from: a folder of YAML, or a compiled file."""

from collections.abc import Mapping
from typing import Any, Protocol

from consular_cli.model import Guide, GuideText, ReferenceText


class Sections(Protocol):
    """The parts of a guidebook, each read when it is asked for."""

    @property
    def edition(self) -> str:
        """The day of the last edit, YYYY-MM-DD."""

    @property
    def guides(self) -> tuple[str, ...]:
        """The ids of the guides."""

    def guide(self, guide_id: str) -> Guide:
        """A guide."""

    def guide_text(self, guide_id: str, lang: str) -> GuideText:
        """A guide's words in one language."""

    def title(self, guide_id: str, lang: str) -> tuple[str, str]:
        """A guide's title and the question it answers."""

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the reference data."""

    def reference_text(self, lang: str) -> ReferenceText:
        """The words of the tables in one language."""

    def shared(self, name: str) -> str | None:
        """The text of a file of `common`, if there is one."""
