"""The compiled guidebook: one file with an index and a section a guide, language and table.

The first line is the index, JSON; it says where each section begins and how long it is. A section is JSON too, and
is read and decoded only when it is used.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from consular_cli.loading.codec import Unpacking, pack, unpack
from consular_cli.loading.later import Later
from consular_cli.model import LANGUAGES, Guide, GuideText, ReferenceText

FORMAT = 1
WORD_TABLES = ("countries", "offices", "missions", "sources", "rates", "treaties", "visas")


class Compiled:
    """A guidebook in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            line = file.readline()
        self._index: dict[str, Any] = json.loads(line)
        self._start = len(line)
        self.edition: str = self._index["edition"]
        self.guides: tuple[str, ...] = tuple(self._index["guides"])

    def guide(self, guide_id: str) -> Guide:
        """A guide."""
        guide: Guide = unpack(self._section(f"guide/{guide_id}"))
        return guide

    def guide_text(self, guide_id: str, lang: str) -> GuideText:
        """A guide's words in one language."""
        text: GuideText = unpack(self._section(f"text/{guide_id}/{lang}"))
        return text

    def title(self, guide_id: str, lang: str) -> tuple[str, str]:
        """A guide's title and the question it answers, from the index."""
        title, ask = self._index["guides"][guide_id][lang]
        return title, ask

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the reference data; its rows are decoded one by one."""
        return Unpacking(self._section(f"table/{name}"))

    def reference_text(self, lang: str) -> ReferenceText:
        """The words of the tables in one language; each table is read when it is used."""
        return ReferenceText(*(self._later(f"words/{name}/{lang}") for name in WORD_TABLES))

    def shared(self, name: str) -> str | None:
        """The text of a file of `common`."""
        texts: dict[str, str] = self._section("common")
        return texts.get(name)

    def _later(self, name: str) -> Mapping[str, Any]:
        return Later(lambda: Unpacking(self._section(name)))

    def _section(self, name: str) -> Any:
        begin, length = self._index["sections"][name]
        with self._path.open("rb") as file:
            file.seek(self._start + begin)
            return json.loads(file.read(length))


def compile_guidebook(source: Path, target: Path) -> None:
    """Writes the folder of guides `source` as one file. Raises BrokenGuidebook with everything that is wrong."""
    from consular_cli.loading.folder import COMMON, TABLES, Folder  # reads YAML: not needed at run time

    folder = Folder(source)
    sections: dict[str, Any] = {}
    for table in ("columns", *TABLES):
        sections[f"table/{table}"] = pack(folder.table(table))
    for lang in LANGUAGES:
        words = folder.reference_text(lang)
        for table in WORD_TABLES:
            sections[f"words/{table}/{lang}"] = pack(getattr(words, table))
    for guide_id in folder.guides:
        sections[f"guide/{guide_id}"] = pack(folder.guide(guide_id))
        for lang in LANGUAGES:
            sections[f"text/{guide_id}/{lang}"] = pack(folder.guide_text(guide_id, lang))
    sections["common"] = {
        path.name: path.read_text(encoding="utf-8") for path in sorted((source / COMMON).glob("*.yaml"))
    }
    _write(
        folder.edition,
        {g: {lang: folder.title(g, lang) for lang in LANGUAGES} for g in folder.guides},
        sections,
        target,
    )


def _write(edition: str, guides: Mapping[str, Any], sections: Mapping[str, Any], target: Path) -> None:
    places: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name, content in sections.items():
        encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        places[name] = len(body), len(encoded)
        body += encoded
    index = {"format": FORMAT, "edition": edition, "guides": guides, "sections": places}
    line = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    target.write_bytes(line + b"\n" + body)
