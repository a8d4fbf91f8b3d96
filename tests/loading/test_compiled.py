"""The compiled guidebook says the same as the folder, and reads only what is used."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from consular_cli.loading.compiled import WORD_TABLES, Compiled, compile_guidebook
from consular_cli.loading.folder import TABLES, Folder
from consular_cli.loading.guidebook import Guidebook
from consular_cli.loading.problems import BrokenGuidebook
from consular_cli.model import LANGUAGES


@pytest.fixture
def compiled(guides: Path, tmp_path: Path) -> Compiled:
    compile_guidebook(guides, tmp_path / "guidebook.dat")
    return Compiled(tmp_path / "guidebook.dat")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sections that are read."""
    names: list[str] = []
    section = Compiled._section

    def recorded(self: Compiled, name: str) -> Any:
        names.append(name)
        return section(self, name)

    monkeypatch.setattr(Compiled, "_section", recorded)
    return names


def test_the_same_guides(guides: Path, compiled: Compiled) -> None:
    folder = Folder(guides)
    assert compiled.edition == folder.edition == "2026-11-24"
    assert compiled.guides == folder.guides == ("child",)
    assert compiled.guide("child") == folder.guide("child")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_texts(guides: Path, compiled: Compiled, lang: str) -> None:
    folder = Folder(guides)
    assert compiled.guide_text("child", lang) == folder.guide_text("child", lang)
    assert compiled.title("child", lang) == folder.title("child", lang)


@pytest.mark.parametrize("name", ["columns", *TABLES])
def test_the_same_tables(guides: Path, compiled: Compiled, name: str) -> None:
    assert dict(compiled.table(name)) == dict(Folder(guides).table(name))


def test_the_order_of_rows_is_kept(guides: Path, compiled: Compiled) -> None:
    assert list(compiled.table("sources")) == list(Folder(guides).table("sources"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", WORD_TABLES)
def test_the_same_words_of_tables(guides: Path, compiled: Compiled, name: str, lang: str) -> None:
    mine, theirs = compiled.reference_text(lang), Folder(guides).reference_text(lang)
    assert dict(getattr(mine, name)) == dict(getattr(theirs, name))


def test_the_shared_files_go_along(guides: Path, compiled: Compiled) -> None:
    for name in ("appeal.yaml", "text.en.yaml", "text.ru.yaml", "text.kk.yaml"):
        assert compiled.shared(name) == (guides / "common" / name).read_text(encoding="utf-8")
    assert compiled.shared("none.yaml") is None


def test_the_same_bytes_each_time_and_from_each_place(guides: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "copy"
    shutil.copytree(guides, other)
    for number, source in enumerate((guides, guides, other)):
        compile_guidebook(source, tmp_path / f"{number}.dat")
    assert len({(tmp_path / f"{number}.dat").read_bytes() for number in range(3)}) == 1


def test_the_index_names_every_section_and_the_whole_file(guides: Path, tmp_path: Path) -> None:
    target = tmp_path / "guidebook.dat"
    compile_guidebook(guides, target)
    line, body = target.read_bytes().split(b"\n", 1)
    places = json.loads(line)["sections"].values()
    ends = [begin + length for begin, length in places]
    assert [begin for begin, _ in places] == [0, *ends[:-1]]
    assert ends[-1] == len(body)


def test_a_broken_folder_is_not_compiled(guides: Path, tmp_path: Path) -> None:
    guide = guides / "child" / "guide.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("family-code 279", "nowhere 1"), encoding="utf-8")
    with pytest.raises(BrokenGuidebook):
        compile_guidebook(guides, tmp_path / "guidebook.dat")
    assert not (tmp_path / "guidebook.dat").exists()


def test_titles_need_the_index_alone(compiled: Compiled, read: list[str]) -> None:
    assert compiled.title("child", "en") == ("Register a child born abroad", "How do I register a child born abroad?")
    assert not read


def test_a_guide_is_read_without_its_words(compiled: Compiled, read: list[str]) -> None:
    compiled.guide("child")
    assert read == ["guide/child"]


def test_words_are_read_by_language_and_table(compiled: Compiled, read: list[str]) -> None:
    words = compiled.reference_text("kk")
    assert not read
    assert words.countries["DE"].name == "Германия"
    assert words.countries["ES"].name == "Испания"
    assert read == ["words/countries/kk"]


def test_tables_of_a_guidebook_are_read_when_they_are_used(compiled: Compiled, read: list[str]) -> None:
    reference = Guidebook(compiled).reference
    assert not read
    assert reference.offices["egov"].phones == ("1414",)
    assert reference.offices["egov"].phones == ("1414",)
    assert read == ["table/offices"]
