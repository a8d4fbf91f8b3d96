"""A folder of guides: what it has itself, what it takes from the built-in ones, its parts, the order of its steps."""

import shutil
from pathlib import Path

import pytest

from consular_cli.loading.compiled import Compiled, compile_guidebook
from consular_cli.loading.folder import TABLES, Folder
from consular_cli.loading.problems import BrokenGuidebook, Problem
from consular_cli.loading.sections import Sections
from consular_cli.model import LANGUAGES, Between, Is, Item, Key


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems_of(folder: Folder) -> list[Problem]:
    with pytest.raises(BrokenGuidebook) as broken:
        folder.guide("child")
    return list(broken.value.problems)


def item(folder: Folder, id_: str) -> Item:
    (found,) = (one for one in folder.guide("child").items if one.id == id_)
    return found


def steps(folder: Path) -> list[str]:
    return [one.id for one in Folder(folder).guide("child").items if one.section == "steps"]


# A folder of somebody's own


@pytest.fixture(params=["folder", "compiled"])
def built_in(request: pytest.FixtureRequest, guides: Path, tmp_path: Path) -> Sections:
    if request.param == "folder":
        return Folder(guides)
    compile_guidebook(guides, tmp_path / "guidebook.dat")
    return Compiled(tmp_path / "guidebook.dat")


@pytest.fixture
def own(guides: Path, tmp_path: Path) -> Path:
    """A folder with the guide alone."""
    folder = tmp_path / "own"
    shutil.copytree(guides / "child", folder / "child")
    return folder


def test_what_a_folder_lacks_is_built_in(guides: Path, own: Path, built_in: Sections) -> None:
    mine, whole = Folder(own, built_in), Folder(guides)
    assert mine.edition == "2026-11-24"
    assert mine.guides == ("child",)
    assert mine.guide("child") == whole.guide("child")
    for name in ("columns", *TABLES):
        assert dict(mine.table(name)) == dict(whole.table(name))
    for lang in LANGUAGES:
        assert mine.guide_text("child", lang) == whole.guide_text("child", lang)
        assert dict(mine.reference_text(lang).offices) == dict(whole.reference_text(lang).offices)
        assert dict(mine.reference_text(lang).countries) == dict(whole.reference_text(lang).countries)


def test_without_built_in_guides_a_folder_has_only_its_own(own: Path) -> None:
    folder = Folder(own)
    assert folder.edition == ""
    assert not any(folder.table(name) for name in TABLES)
    assert folder.shared("appeal.yaml") is None
    assert {"unknown-source", "unknown-part", "unknown-word"} <= {one.kind for one in problems_of(folder)}


def test_the_edition_of_a_folder_is_its_own(own: Path, built_in: Sections) -> None:
    (own / "guidebook.yaml").write_text("format: 1\nedition: 2027-01-02\n", encoding="utf-8")
    assert Folder(own, built_in).edition == "2027-01-02"


def test_a_table_of_its_own_takes_the_place_of_the_built_in_one_whole(own: Path, built_in: Sections) -> None:
    reference = own / "reference"
    reference.mkdir()
    (reference / "offices.yaml").write_text('egov: {phones: ["112"]}\nnew: {}\n', encoding="utf-8")
    (reference / "text.en.yaml").write_text("offices: {egov: {name: Mine}, new: {name: New}}\n", encoding="utf-8")
    folder = Folder(own, built_in)
    assert list(folder.table("offices")) == ["egov", "new"]
    assert folder.table("offices")["egov"].phones == ("112",)
    assert folder.table("sources") == built_in.table("sources")
    words = folder.reference_text("en")
    assert [one.name for one in words.offices.values()] == ["Mine", "New"]
    assert words.sources["family-code"].title == "Family Code"
    with pytest.raises(BrokenGuidebook) as broken:
        folder.reference_text("kk")
    assert {(one.kind, one.expected) for one in broken.value.problems} == {
        ("missing-text", ("offices/egov",)),
        ("missing-text", ("offices/new",)),
    }


def test_a_part_of_its_own_takes_the_place_of_the_built_in_one(own: Path, built_in: Sections) -> None:
    (own / "common").mkdir()
    (own / "common" / "appeal.yaml").write_text(
        "format: 1\nid: appeal\nchecklist:\n  - steps: {complain: {source: family-code 1, takes: 1 week}}\n",
        encoding="utf-8",
    )
    folder = Folder(own, built_in)
    assert [citation.place for citation in item(folder, "appeal/complain").sources] == ["1"]
    assert "decision" not in {question.id for question in folder.guide("child").questions}
    assert folder.guide_text("child", "en").entries["steps/appeal/complain"].title == "Complain"


def test_words_of_its_own_take_the_place_of_the_common_ones(guides: Path) -> None:
    replace(guides / "child" / "text.en.yaml", "steps:\n", "steps:\n  appeal/complain: {title: Object}\n")
    folder = Folder(guides)
    assert folder.guide_text("child", "en").entries["steps/appeal/complain"].title == "Object"
    assert folder.guide_text("child", "ru").entries["steps/appeal/complain"].title == "Ру: Complain"


def test_words_of_a_table_in_a_file_of_its_own_are_read_when_used(guides: Path) -> None:
    reference = guides / "reference"
    replace(reference / "text.en.yaml", "offices:\n  egov: {name: eGov, where: Online, hours: Always}\n", "")
    (reference / "offices.en.yaml").write_text("egov: {nam: eGov}\n", encoding="utf-8")
    words = Folder(guides).reference_text("en")
    assert words.countries["DE"].name == "Germany"
    with pytest.raises(BrokenGuidebook) as broken:
        _ = words.offices["egov"]
    assert {one.kind for one in broken.value.problems} == {"unknown-key", "missing-key"}


# Parts


def test_items_of_a_part_have_its_name_and_its_questions_have_not(guides: Path) -> None:
    folder = Folder(guides)
    guide = folder.guide("child")
    assert steps(guides)[-1] == "appeal/complain"
    assert guide.questions[-1].id == "decision"


def test_a_part_holds_under_the_conditions_of_the_block_around_it(guides: Path) -> None:
    folder = Folder(guides)
    outcome = Key("outcome", Is(("register-mission",)))
    decision = Key("decision", Is(("refused", "silent")))
    assert [condition.keys for condition in item(folder, "appeal/complain").guard] == [(outcome,), (decision,)]
    (question,) = (one for one in folder.guide("child").questions if one.id == "decision")
    assert [condition.keys for condition in question.guard] == [(outcome,)]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("bond: married", ""), ("outcome: register-mission", ""), ("age: late", ""), ("decison: refused", "decision")],
)
def test_a_part_cannot_name_what_is_not_its_own(guides: Path, name: str, nearest: str) -> None:
    replace(guides / "common" / "appeal.yaml", "decision: [refused, silent]", name)
    (problem,) = problems_of(Folder(guides))
    assert (problem.kind, problem.found, problem.nearest) == ("unknown-name", name.partition(":")[0], nearest)
    assert (problem.place.path, problem.place.line) == (guides / "common" / "appeal.yaml", 8)


def test_a_part_may_name_the_country_and_the_day(guides: Path) -> None:
    replace(guides / "common" / "appeal.yaml", "decision: [refused, silent]", "country: ES, as-of: {from: 2026-01-01}")
    _, condition = item(Folder(guides), "appeal/complain").guard
    assert [key.name for key in condition.keys] == ["country", "as-of"]
    assert isinstance(condition.keys[1].test, Between)


def test_a_guide_may_name_the_questions_of_its_parts(guides: Path) -> None:
    replace(guides / "child" / "guide.yaml", "when: {bond: married}", "when: {decision: refused}")
    (*_, condition) = item(Folder(guides), "marriage-certificate").guard
    assert condition.keys == (Key("decision", Is(("refused",))),)


def test_a_part_includes_no_part(guides: Path) -> None:
    with (guides / "common" / "appeal.yaml").open("a", encoding="utf-8") as file:
        file.write("    include: [appeal]\n")
    (problem,) = problems_of(Folder(guides))
    assert (problem.kind, problem.found) == ("unknown-part", "appeal")


def test_the_id_of_a_part_is_that_of_its_file(guides: Path) -> None:
    replace(guides / "common" / "appeal.yaml", "id: appeal", "id: complaint")
    (problem,) = problems_of(Folder(guides))
    assert (problem.kind, problem.expected) == ("bad-id", ("appeal",))


def test_common_words_are_needed_in_every_language(guides: Path) -> None:
    replace(guides / "common" / "text.kk.yaml", '      silent: "Қаз: No answer"\n', "")
    (problem,) = problems_of(Folder(guides))
    assert (problem.kind, problem.expected) == ("missing-text", ("questions/decision/options/silent",))
    assert problem.place.path == guides / "child" / "text.kk.yaml"


# The order of steps


def test_steps_stand_as_they_are_written(guides: Path) -> None:
    assert steps(guides) == ["come-together", "file", "keep-a-copy", "appeal/complain"]


@pytest.mark.parametrize(
    ("step", "order", "expected"),
    [
        ("keep-a-copy: {", "before: file", ["come-together", "keep-a-copy", "file", "appeal/complain"]),
        ("keep-a-copy: {", "before: [come-together]", ["keep-a-copy", "come-together", "file", "appeal/complain"]),
        ("file: {", "after: keep-a-copy", ["come-together", "keep-a-copy", "file", "appeal/complain"]),
        ("come-together: {", "after: [file, keep-a-copy]", ["file", "keep-a-copy", "come-together", "appeal/complain"]),
        ("keep-a-copy: {", "after: file", ["come-together", "file", "keep-a-copy", "appeal/complain"]),
        ("file: {", "after: appeal/complain", ["come-together", "appeal/complain", "file", "keep-a-copy"]),
    ],
)
def test_before_and_after(guides: Path, step: str, order: str, expected: list[str]) -> None:
    replace(guides / "child" / "guide.yaml", f"      {step}", f"      {step}{order}, ")
    assert steps(guides) == expected


def test_steps_that_wait_for_each_other(guides: Path) -> None:
    guide = guides / "child" / "guide.yaml"
    replace(guide, "      file: {", "      file: {after: keep-a-copy, ")
    replace(guide, "      keep-a-copy: {", "      keep-a-copy: {after: come-together, ")
    replace(guide, "      come-together: {", "      come-together: {after: file, ")
    (problem,) = problems_of(Folder(guides))
    assert problem.kind == "step-cycle"
    chain = problem.found.split(" > ")
    assert chain[0] == chain[-1]
    assert set(chain) == {"file", "keep-a-copy", "come-together"}


# What else a folder does


def test_a_folder_without_scenarios_has_none(guides: Path) -> None:
    (scenario,) = Folder(guides).scenarios("child")
    assert (scenario.name, scenario.line) == ("Two students, daughter born in Madrid", 1)
    assert scenario.answers["papers"] == ()
    (guides / "child" / "scenarios.yaml").unlink()
    assert Folder(guides).scenarios("child") == ()


def test_a_guide_is_read_and_checked_once(guides: Path) -> None:
    folder = Folder(guides)
    guide = folder.guide("child")
    shutil.rmtree(guides / "child")
    assert folder.guide("child") is guide
    assert folder.title("child", "kk")[0] == "Қаз: Register a child born abroad"


def test_a_broken_guide_does_not_hinder_another(guides: Path) -> None:
    shutil.copytree(guides / "child", guides / "other")
    folder = Folder(guides)
    assert folder.guides == ("child", "other")
    assert folder.guide("child")
    with pytest.raises(BrokenGuidebook):
        folder.guide("other")
