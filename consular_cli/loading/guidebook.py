"""Opening the guidebook: the built-in one, or a folder of somebody's own."""

from functools import cached_property
from pathlib import Path

from consular_cli.loading.later import Later
from consular_cli.loading.problems import BrokenGuidebook, Place, Problem
from consular_cli.loading.sections import Sections
from consular_cli.model import Guide, GuideText, Reference, ReferenceText

COMPILED = "guidebook.dat"


class Guidebook:
    """All guides and tables. What is not used is not read."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections

    @property
    def edition(self) -> str:
        """The edition of the guidebook: a day, YYYY-MM-DD."""
        return self._sections.edition

    @property
    def guides(self) -> tuple[str, ...]:
        """The ids of the guides."""
        return self._sections.guides

    def guide(self, guide_id: str) -> Guide:
        """A guide. Raises BrokenGuidebook where its YAML is wrong."""
        return self._sections.guide(guide_id)

    def guide_text(self, guide_id: str, lang: str) -> GuideText:
        """A guide's words in one language."""
        return self._sections.guide_text(guide_id, lang)

    def title(self, guide_id: str, lang: str) -> tuple[str, str]:
        """A guide's title and the question it answers."""
        return self._sections.title(guide_id, lang)

    @cached_property
    def reference(self) -> Reference:
        """The tables that guides share."""

        def later(table: str) -> Later:
            return Later(lambda: self._sections.table(table))

        return Reference(
            columns=later("columns"),
            countries=later("countries"),
            rates=later("rates"),
            offices=later("offices"),
            missions=later("missions"),
            sources=later("sources"),
            unserved=later("unserved"),
            treaties=later("treaties"),
            visas=later("visas"),
        )

    def reference_text(self, lang: str) -> ReferenceText:
        """The words of the tables in one language."""
        return self._sections.reference_text(lang)


def open_guidebook(folder: Path | None = None) -> Guidebook:
    """The guidebook of a folder; None gives the built-in one, which a working copy reads from its YAML.

    Raises BrokenGuidebook where the folder has no guide.
    """
    built_in = _built_in()
    if folder is None:
        return Guidebook(built_in)
    from consular_cli.loading.folder import Folder  # reads YAML: not needed for the built-in guidebook

    own = Folder(folder, built_in)
    if not own.guides:
        raise BrokenGuidebook((Problem(Place(folder), "no-guide"),))
    return Guidebook(own)


def _built_in() -> Sections:
    package = Path(__file__).parent.parent
    compiled = package / COMPILED
    if compiled.is_file():
        from consular_cli.loading.compiled import Compiled

        return Compiled(compiled)
    from consular_cli.loading.folder import Folder

    return Folder(package.parent / "guides")
