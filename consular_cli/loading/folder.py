"""A guidebook as a folder of YAML, read and checked file by file, only as far as it is used."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from consular_cli.loading.fields import Fields
from consular_cli.loading.guides import Known, read_guide
from consular_cli.loading.later import Later
from consular_cli.loading.nodes import Node, parse_yaml, read_yaml
from consular_cli.loading.problems import Place, Problems
from consular_cli.loading.reference import (
    CountryTable,
    read_countries,
    read_mission_texts,
    read_missions,
    read_names,
    read_office_texts,
    read_offices,
    read_rate_texts,
    read_rates,
    read_source_texts,
    read_sources,
    read_unserved,
)
from consular_cli.loading.scenarios import read_scenarios
from consular_cli.loading.sections import Sections
from consular_cli.loading.texts import TextFile, check_texts, guide_text, read_text
from consular_cli.loading.treaties import read_treaties, read_treaty_texts
from consular_cli.loading.visas import conditions, read_conditions, read_visas
from consular_cli.model import (
    LANGUAGES,
    Column,
    Guide,
    GuideText,
    ReferenceText,
    Scenario,
)

GUIDE_FILE = "guide.yaml"
GUIDEBOOK_FILE = "guidebook.yaml"
COMMON = "common"
REFERENCE = "reference"
TABLES = ("sources", "offices", "rates", "countries", "missions", "unserved", "treaties", "visas")
WORDS: Mapping[str, Callable[[Node, Problems], Mapping[str, Any]]] = {
    "countries": read_names,
    "offices": read_office_texts,
    "missions": read_mission_texts,
    "sources": read_source_texts,
    "rates": read_rate_texts,
    "treaties": read_treaty_texts,
    "visas": read_conditions,
}
UNWORDED = ("rates",)
"""Tables that need no words: a guide's fees have their own."""


class Folder:
    """A folder of guides. What its `common` and `reference` lack comes from `built_in`."""

    def __init__(self, path: Path, built_in: Sections | None = None) -> None:
        self.path = path
        self._built_in = built_in
        self._guides: dict[str, tuple[Guide, dict[str, GuideText]]] = {}
        self._tables: dict[str, Mapping[str, Any]] = {}

    @cached_property
    def edition(self) -> str:
        """The day on which the guidebook was last edited."""
        path = self.path / GUIDEBOOK_FILE
        if not path.is_file():
            return self._built_in.edition if self._built_in else ""
        problems = Problems()
        node = read_yaml(path, problems)
        fields = Fields(node, problems) if node else None
        edition = fields.day("edition", required=True) if fields else None
        if fields:
            fields.get("format", required=True)
        if fields:
            fields.end()
        problems.raise_if_any()
        return (edition or date.min).isoformat()

    @cached_property
    def guides(self) -> tuple[str, ...]:
        """The ids of the guides: the folders that have a guide.yaml."""
        return tuple(sorted(path.parent.name for path in self.path.glob(f"*/{GUIDE_FILE}")))

    def guide(self, guide_id: str) -> Guide:
        """A guide, with all its texts checked. Raises BrokenGuidebook with everything that is wrong."""
        return self._checked(guide_id)[0]

    def guide_text(self, guide_id: str, lang: str) -> GuideText:
        """A guide's words in one language."""
        return self._checked(guide_id)[1][lang]

    def title(self, guide_id: str, lang: str) -> tuple[str, str]:
        """A guide's title and the question it answers."""
        text = self.guide_text(guide_id, lang)
        return text.title, text.ask

    def scenarios(self, guide_id: str) -> tuple[Scenario, ...]:
        """A guide's scenarios, in the order of the file; none where it has no file."""
        path = self.path / guide_id / "scenarios.yaml"
        if not path.is_file():
            return ()
        problems = Problems()
        node = read_yaml(path, problems)
        scenarios = read_scenarios(node, self.guide(guide_id), self.table("countries"), problems) if node else ()
        problems.raise_if_any()
        return scenarios

    def read_changed(self, guide_id: str, change: Callable[[Node], Node]) -> Guide | None:
        """A guide as it would be if its file and its parts stood as `change` makes them. Nothing is checked."""
        ignored = Problems()

        def part(name: str) -> Node | None:
            node = self._part(name, ignored)
            return change(node) if node else None

        node = read_yaml(self.path / guide_id / GUIDE_FILE, ignored)
        return read_guide(change(node), guide_id, self._known(), part, ignored) if node else None

    def shared(self, name: str) -> str | None:
        """The text of a file of `common`, if there is one."""
        path = self.path / COMMON / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
        return self._built_in.shared(name) if self._built_in else None

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the reference data by name; `columns` belongs to `countries`."""
        if name not in self._tables:
            self._read_table(name)
        return self._tables[name]

    def reference_text(self, lang: str) -> ReferenceText:
        """The words of the tables in one language.

        They stand in `text.LANG.yaml`, or those of a table in a file of its own, which is read when it is used.
        """
        path = self.path / REFERENCE / f"text.{lang}.yaml"
        problems = Problems()
        node = read_yaml(path, problems) if path.is_file() else None
        fields = Fields(node, problems) if node else None
        sections = {name: fields.get(name) if fields else None for name in WORDS}
        if fields:
            fields.end()
        words = {name: self._words(name, lang, section, problems) for name, section in sections.items()}
        problems.raise_if_any()
        return ReferenceText(**words)

    def _words(self, name: str, lang: str, section: Node | None, problems: Problems) -> Mapping[str, Any]:
        folder = self.path / REFERENCE
        own = folder / f"{name}.{lang}.yaml"
        if own.is_file():
            return Later(lambda: self._own_words(name, own))
        built_in = self._built_in
        if section is None and built_in and not (folder / f"{name}.yaml").is_file():
            return Later(lambda: getattr(built_in.reference_text(lang), name))
        words = WORDS[name](section, problems) if section else {}
        if section or name not in UNWORDED:
            self._check_words(name, words, folder / f"text.{lang}.yaml", problems)
        return words

    def _own_words(self, name: str, path: Path) -> Mapping[str, Any]:
        problems = Problems()
        node = read_yaml(path, problems)
        words = WORDS[name](node, problems) if node else {}
        if node:
            self._check_words(name, words, path, problems)
        problems.raise_if_any()
        return words

    def _check_words(self, name: str, words: Mapping[str, Any], path: Path, problems: Problems) -> None:
        """Every row has its words; of the visas, every condition."""
        rows = self.table(name)
        for key in conditions(rows) if name == "visas" else rows:
            if key not in words:
                problems.add(Place(path), "missing-text", "", f"{name}/{key}")

    def _read_table(self, name: str) -> None:
        file = "countries" if name == "columns" else name
        path = self.path / REFERENCE / f"{file}.yaml"
        if not path.is_file():
            self._tables[name] = self._built_in.table(name) if self._built_in else {}
            return
        problems = Problems()
        node = read_yaml(path, problems)
        if node:
            self._tables |= self._rows(file, node, problems)
        problems.raise_if_any()

    def _rows(self, file: str, node: Node, problems: Problems) -> dict[str, Mapping[str, Any]]:
        match file:
            case "sources":
                return {file: read_sources(node, problems)}
            case "offices":
                return {file: read_offices(node, self.table("sources"), problems)}
            case "rates":
                return {file: read_rates(node, self.table("sources"), problems)}
            case "missions":
                return {file: read_missions(node, self.table("sources"), self.table("countries"), problems)}
            case "unserved":
                sources, countries = self.table("sources"), self.table("countries")
                return {file: read_unserved(node, sources, countries, self.table("missions"), problems)}
            case "treaties":
                sources, countries = self.table("sources"), self.table("countries")
                return {file: read_treaties(node, sources, countries, self.table("columns"), problems)}
            case "visas":
                sources, countries = self.table("sources"), self.table("countries")
                return {file: read_visas(node, sources, countries, self.table("treaties"), problems)}
            case _:
                table = read_countries(node, self.table("sources"), problems)
                return {"columns": table.columns, "countries": table.countries}

    def _checked(self, guide_id: str) -> tuple[Guide, dict[str, GuideText]]:
        if guide_id not in self._guides:
            self._guides[guide_id] = self._check(guide_id)
        return self._guides[guide_id]

    def _check(self, guide_id: str) -> tuple[Guide, dict[str, GuideText]]:
        problems = Problems()
        path = self.path / guide_id / GUIDE_FILE
        node = read_yaml(path, problems)
        guide = (
            read_guide(node, guide_id, self._known(), lambda name: self._part(name, problems), problems)
            if node
            else None
        )
        files = {lang: text for lang in LANGUAGES if (text := self._text_file(guide_id, lang, problems))}
        commons = {lang: text for lang in LANGUAGES if (text := self._common_text(lang, problems))}
        if guide:
            check_texts(guide, files, commons, problems)
        problems.raise_if_any()
        assert guide is not None
        return guide, {lang: guide_text(guide, own, commons.get(lang)) for lang, own in files.items()}

    def _known(self) -> Known:
        columns: Mapping[str, Column] = self.table("columns")
        countries = CountryTable(columns, self.table("countries"))
        return Known(
            sources=frozenset(self.table("sources")),
            rates=frozenset(self.table("rates")),
            offices=frozenset(self.table("offices")),
            countries=tuple(countries.countries),
            columns=countries.values(),
        )

    def _part(self, name: str, problems: Problems) -> Node | None:
        text = self.shared(f"{name}.yaml")
        return None if text is None else parse_yaml(text, self.path / COMMON / f"{name}.yaml", problems)

    def _text_file(self, guide_id: str, lang: str, problems: Problems) -> TextFile | None:
        path = self.path / guide_id / f"text.{lang}.yaml"
        node = read_yaml(path, problems)
        return read_text(node, path, problems) if node else None

    def _common_text(self, lang: str, problems: Problems) -> TextFile | None:
        text = self.shared(f"text.{lang}.yaml")
        path = self.path / COMMON / f"text.{lang}.yaml"
        node = parse_yaml(text, path, problems) if text else None
        return read_text(node, path, problems, whole=False) if node else None
