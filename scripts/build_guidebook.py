"""Hatchling's build hook: a wheel carries the guidebook as one compiled file and compiled catalogues of words.

An editable install gets the catalogues alone, beside their sources; it reads the guides as YAML.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = Path("consular_cli/words/locale")
GUIDEBOOK = "consular_cli/guidebook.dat"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class GuidebookHook(BuildHookInterface[Any]):
    """Compiles what a wheel carries in place of its sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles, and hands what was compiled to the wheel (nothing is added to an sdist)."""
        project = Path(self.root)
        if self.target_name != "wheel":
            return
        if version == "editable":
            compile_catalogues(project, project)
            return
        self.compiled = TemporaryDirectory()
        target = Path(self.compiled.name)
        compile_catalogues(project, target)
        compile_guides(project, target)
        for path in sorted(path for path in target.rglob("*") if path.is_file()):
            build_data["force_include"][str(path)] = path.relative_to(target).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was compiled, once the wheel has it."""
        if hasattr(self, "compiled"):
            self.compiled.cleanup()


def compile_catalogues(project: Path, target: Path) -> None:
    """Compiles each language's catalogue of words to the same place under `target`."""
    for source in sorted((project / CATALOGUES).rglob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
        # A date of now in the header would make each build another.
        catalogue.creation_date = catalogue.revision_date = LONG_AGO
        compiled = target / source.relative_to(project).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with compiled.open("wb") as file:
            write_mo(file, catalogue)


def compile_guides(project: Path, target: Path) -> None:
    """Compiles guides/ by the program's own compiler, the one of this project."""
    sys.path.insert(0, str(project))
    from consular_cli.loading.compiled import compile_guidebook
    from consular_cli.loading.problems import BrokenGuidebook

    compiled = target / GUIDEBOOK
    compiled.parent.mkdir(parents=True, exist_ok=True)
    try:
        compile_guidebook(project / "guides", compiled)
    except BrokenGuidebook as broken:
        places = [(problem.place, problem.kind, problem.found) for problem in broken.problems]
        sys.exit("\n".join(f"{at.path}:{at.line}:{at.column}: {kind} {found}" for at, kind, found in places))
