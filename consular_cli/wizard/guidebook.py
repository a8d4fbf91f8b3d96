"""What the wizard needs of a guidebook. It never reads one itself: it is handed one."""

from typing import Protocol

from consular_cli.model import Guide, GuideText, Reference, ReferenceText


class Guidebook(Protocol):
    """All guides and tables; what is not used is not read."""

    @property
    def edition(self) -> str:
        """The edition of the guidebook: a day, YYYY-MM-DD."""

    @property
    def guides(self) -> tuple[str, ...]:
        """The ids of the guides."""

    @property
    def reference(self) -> Reference:
        """The tables that guides share."""

    def guide(self, guide_id: str) -> Guide:
        """A guide."""

    def guide_text(self, guide_id: str, lang: str) -> GuideText:
        """A guide's words in one language."""

    def reference_text(self, lang: str) -> ReferenceText:
        """The words of the tables in one language."""

    def title(self, guide_id: str, lang: str) -> tuple[str, str]:
        """A guide's title and the question it answers."""
