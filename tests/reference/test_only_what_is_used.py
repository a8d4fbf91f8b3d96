"""A table is read when it is used, and the compiled guidebook has the same rows."""

from pathlib import Path
from shutil import copytree

import pytest

from consular_cli.loading.compiled import Compiled, compile_guidebook
from consular_cli.loading.folder import TABLES, WORDS, Folder

LOOK_UPS = ("missions", "rates", "treaties", "visas")


def test_the_words_of_look_ups_are_left_alone_until_used(guides: Path, tmp_path: Path, lang: str) -> None:
    folder = broken_words(guides, tmp_path, lang)
    words = Folder(folder).reference_text(lang)
    assert words.countries["DE"].name and words.sources["tax-code"].title


def test_the_rows_of_look_ups_are_left_alone_until_used(guides: Path, tmp_path: Path) -> None:
    folder = copy(guides, tmp_path)
    for table in ("missions", "unserved", "treaties", "visas"):
        (folder / "reference" / f"{table}.yaml").write_text("{", encoding="utf-8")
    assert Folder(folder).reference_text("en").sources["tax-code"].title
    assert Folder(folder).table("countries")["DE"]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory, guides: Path) -> Compiled:
    folder = tmp_path_factory.mktemp("compiled")
    compile_guidebook(copy(guides, folder), folder / "guidebook.dat")
    return Compiled(folder / "guidebook.dat")


@pytest.mark.parametrize("table", ["columns", *TABLES])
def test_the_compiled_table_has_the_same_rows(compiled: Compiled, guides: Path, table: str) -> None:
    assert dict(compiled.table(table)) == dict(Folder(guides).table(table))


@pytest.mark.parametrize("table", WORDS)
def test_the_compiled_words_are_the_same(compiled: Compiled, guides: Path, table: str, lang: str) -> None:
    ours, theirs = (getattr(sections.reference_text(lang), table) for sections in (Folder(guides), compiled))
    assert dict(ours) == dict(theirs)


def test_a_folder_without_a_table_takes_rows_and_words_from_the_built_in_one(guides: Path, tmp_path: Path) -> None:
    folder = copy(guides, tmp_path)
    for path in (folder / "reference").glob("missions.*"):
        path.unlink()
    own = Folder(folder, Folder(guides))
    assert own.table("missions")["de-berlin-embassy"].country == "DE"
    assert own.reference_text("en").missions["de-berlin-embassy"].city == "Berlin"


def copy(guides: Path, target: Path) -> Path:
    copytree(guides / "reference", target / "guides" / "reference")
    return target / "guides"


def broken_words(guides: Path, target: Path, lang: str) -> Path:
    folder = copy(guides, target)
    for table in LOOK_UPS:
        (folder / "reference" / f"{table}.{lang}.yaml").write_text("{", encoding="utf-8")
    return folder
