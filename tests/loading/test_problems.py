"""Each kind of mistake in a guidebook is found where it stands, and all of them at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import pytest

from consular_cli.loading.folder import TABLES, Folder
from consular_cli.loading.guidebook import open_guidebook
from consular_cli.loading.nodes import MOST_BYTES
from consular_cli.loading.problems import BrokenGuidebook, Kind, Place, Problem
from consular_cli.model import LANGUAGES

HERE = "§"
"""Marks in an edit where the problem is expected; it is not written. Without it, at the beginning of the file."""

GUIDE, EN, KK = "child/guide.yaml", "child/text.en.yaml", "child/text.kk.yaml"
SCENARIOS = "child/scenarios.yaml"
BOND = "when: {bond: married}"
AGE_ROW = "{is: in-time, when: {born: {within: 2 months}}, source: family-code 189}"
LATE = "{is: late, source: civil-acts-rules 11}"


@dataclass(frozen=True)
class Case:
    """An edit, and the problem that it makes; `also` are the kinds of problems that follow from it.

    `expected` is compared where it is given, `found` unless it is None.
    """

    kind: Kind
    file: str
    old: str
    new: str
    found: str | None = ""
    nearest: str = ""
    expected: tuple[str, ...] = ()
    also: set[str] = field(default_factory=set)


CASES = (
    # Files
    Case("not-utf-8", KK, "title: ", "§title: \udcff"),
    Case("syntax", GUIDE, "ask: egov", "ask: §@egov", None),
    Case("too-deep", GUIDE, "ask: egov", "ask: " + "[" * 24 + "§[" + "]" * 25, None),
    Case("alias", GUIDE, "ask: egov", "ask: §&office egov", "&office"),
    Case("alias", GUIDE, "ask: egov", "ask: §!!str egov", "tag:yaml.org,2002:str"),
    Case("repeated-key", GUIDE, "id: child", "id: child\n§id: child", "id"),
    Case("null", GUIDE, "ask: egov", "ask: §~", "~", also={"empty"}),
    Case("bad-number", GUIDE, "{count: 4}", "{count: §04}", "04", also={"wrong-type", "placeholder"}),
    Case("bad-date", GUIDE, "holds-from: 2026-07-01", "holds-from: §2026-02-30", "2026-02-30"),
    Case("control-character", EN, "Keep a copy", "Keep a§\u202e copy", "U+202E"),
    Case("control-character", EN, '"Keep a copy"', r'§"Keep a \u202Ecopy"', "U+202E"),
    Case("control-character", "common/text.kk.yaml", "Complain", "Com§\u200eplain", "U+200E", also={"missing-text"}),
    Case("alias", "common/appeal.yaml", "id: appeal", "id: §*appeal", "*appeal", also={"unknown-part"}),
    # Mappings
    Case("wrong-type", GUIDE, "{count: 4}", "{count: §four}", "text", expected=("number",), also={"placeholder"}),
    Case("wrong-type", GUIDE, "translated: true", "translated: §yes", "text", expected=("boolean",)),
    Case("wrong-type", SCENARIOS, "born: 2026-10-12", "born: §12 October", "text", expected=("date",)),
    Case("unknown-key", GUIDE, "form: shown", "§forn: shown", "forn", "form"),
    Case("unknown-key", SCENARIOS, "steps: [", "§step: [", "step", "steps"),
    Case("unknown-key", "reference/countries.yaml", "ES: {apostille", "ES: {§apostile", "apostile", "apostille"),
    Case("missing-key", GUIDE, "holds-from: 2026-07-01\n", "", expected=("holds-from",)),
    Case("missing-key", "guidebook.yaml", "edition: 2026-11-24\n", "", expected=("edition",)),
    Case("missing-key", GUIDE, "{options: [parents, representative], default: parents}", "§{optional: true}",
         expected=("options", "several", "type"), also={"unknown-option", "unused-text"}),
    Case("unknown-word", GUIDE, "form: shown", "form: §shwon", "shwon", "shown"),
    Case("unknown-word", GUIDE, "consular-birth,", "§consular-brith,", "consular-brith", "consular-birth"),
    Case("unknown-word", GUIDE, "ask: egov", "ask: §egof", "egof", "egov"),
    Case("unknown-word", GUIDE, "format: 1", "format: §2", "2", expected=("1",)),
    Case("unknown-word", "reference/missions.yaml", "status: unconfirmed", "status: §uncomfirmed", "uncomfirmed",
         "unconfirmed"),
    # Ids and names
    Case("bad-id", GUIDE, "format: 1\nid: child", "§format: 1\nid: childs", "childs", "child"),
    Case("bad-id", GUIDE, "  age:", "  §Age:", "Age", also={"unknown-name"}),
    Case("bad-id", GUIDE, "[both-citizens, ", "[both-citizens, §both--foreign, ", "both--foreign",
         also={"missing-text"}),
    Case("reserved-id", GUIDE, "facts:\n", "facts:\n  §none:\n    - {is: a, source: editor}\n", "none"),
    Case("reserved-id", GUIDE, "      papers:", "      §lang: {type: number}\n      papers:", "lang",
         also={"missing-text"}),
    Case("repeated-id", GUIDE, "both-foreign, not-sure]", "both-foreign, not-sure, §not-sure]", "not-sure"),
    Case("repeated-id", GUIDE, "      filer: {", "      §location: [abroad, kazakhstan]\n      filer: {", "location",
         also={"cycle"}),
    Case("unknown-name", GUIDE, BOND, "when: {§bnod: married}", "bnod", "bond"),
    Case("unknown-name", GUIDE, "foreign: issued-in", "foreign: §isued-in", "isued-in", "issued-in"),
    Case("unknown-name", GUIDE, "tell: [citizenship]", "tell: [§citizensip]", "citizensip", "citizenship",
         also={"unused-text"}),
    Case("unknown-name", GUIDE, "times: children", "times: §bond", "bond"),
    Case("unknown-name", SCENARIOS, "bond: married", "bnod: §married", "bnod", "bond"),
    Case("unknown-option", GUIDE, BOND, "when: {bond: §maried}", "maried", "married"),
    Case("unknown-option", GUIDE, "{outcome: register-mission}", "{outcome: §register-misson}", "register-misson",
         "register-mission"),
    Case("unknown-option", SCENARIOS, "bond: married", "bond: §maried", "maried", "married"),
    Case("unknown-column", GUIDE, BOND, "when: {§country.apostile: true}", "apostile", "apostille"),
    Case("unknown-country", GUIDE, "exclude: [KZ]", "exclude: [§ESP]", "ESP", "ES"),
    Case("unknown-country", SCENARIOS, "country: ES", "country: §EX", "EX"),
    Case("unknown-default", GUIDE, "default: parents", "default: §parent", "parent", "parents"),
    Case("unknown-part", GUIDE, "include: [appeal]", "include: [§apeal]", "apeal"),
    Case("unknown-item", GUIDE, "certificate-of-other-state: {about: documents/proof-of-birth",
         "§certificate-of-other-state: {about: documents/prof-of-birth", "documents/prof-of-birth",
         "documents/proof-of-birth"),
    Case("unknown-item", GUIDE, "keep-a-copy: {", "§keep-a-copy: {after: fill, ", "fill", "file"),
    # Conditions
    Case("wrong-test", GUIDE, "{born: {within: 2 months}}", "{born: §{around: 2 months}}", "around"),
    Case("wrong-test", GUIDE, BOND, "when: {bond: §{below: 3}}", "below"),
    Case("wrong-test", GUIDE, BOND, "when: {children: §many}", "many"),
    Case("bad-period", GUIDE, "takes: 5 working days", "takes: §5 workin days", "5 workin days", "5 working days"),
    Case("bad-period", GUIDE, "within: 2 months from born", "within: §2 months", "2 months", "2 months from born"),
    Case("nested-any", GUIDE, BOND, "when: {any: [{bond: married}, {§any: [{filer: parents}]}]}", "any"),
    Case("empty", GUIDE, BOND, "when: §{}"),
    Case("empty", GUIDE, BOND, "when: {bond: §[]}"),
    Case("empty", EN, '"Keep a copy"', '§" "'),
    Case("bad-interval", GUIDE, BOND, "when: {as-of: §{from: 2026-02-01, until: 2026-01-01}}",
         "2026-02-01 > 2026-01-01"),
    # The whole
    Case("cycle", GUIDE, "  citizenship:\n    - {is: citizen, when: {parents: both-citizens}",
         "  §citizenship:\n    - {is: citizen, when: {citizenship: by-court}", "citizenship > citizenship"),
    Case("cycle", GUIDE, "  born: {type: date, past: true}", "  §born: {type: date, past: true, when: {age: late}}",
         "born > age > born"),
    Case("step-cycle", GUIDE, "keep-a-copy: {", "§keep-a-copy: {before: [keep-a-copy], ", "keep-a-copy > keep-a-copy"),
    Case("last-row", GUIDE, LATE, "§{is: late, when: {parents: not-sure}, source: civil-acts-rules 11}"),
    Case("unreachable-row", GUIDE, AGE_ROW, "§{is: in-time, source: family-code 189}", "in-time"),
    Case("last-row", "reference/countries.yaml", "- {is: unknown}", "- §{is: unknown, when: {minsk: true}}"),
    # Sources
    Case("unknown-source", GUIDE, "family-code 279", "§family-kode 279", "family-kode", "family-code"),
    Case("unknown-source", "reference/offices.yaml", "source: civil", "source: §sivil", "sivil-acts-rules",
         "civil-acts-rules"),
    Case("missing-source", GUIDE, LATE, "§{is: late}", "late"),
    Case("missing-source", "reference/rates.yaml", "{is: 0.5 mci}], source: consular-rates}", "§{is: 0.5 mci}]}"),
    Case("editor-source", GUIDE, "keep-a-copy: {source: editor}", "§keep-a-copy: {source: editor, takes: 1 week}",
         "keep-a-copy"),
    Case("bad-interval", "reference/rates.yaml", "mci: {kind: index, values: [{from: 2025-01-01, until: 2025-12-31",
         "mci: §{kind: index, values: [{from: 2025-01-01, until: 2026-01-01", "2026-01-01 – 2026-12-31"),
    Case("bad-address", "reference/offices.yaml", '"https://egov.kz"', '§"egov.kz"', "egov.kz"),
    # Words
    Case("missing-text", EN, '  keep-a-copy:\n    title: "Keep a copy"\n', "", expected=("steps/keep-a-copy",)),
    Case("missing-text", "reference/text.kk.yaml", "  DE: Германия\n", "", expected=("countries/DE",)),
    Case("unused-text", EN, "  keep-a-copy:", '  §kep-a-copy: {title: "x"}\n  keep-a-copy:', "steps/kep-a-copy",
         "steps/keep-a-copy"),
    Case("placeholder", EN, '  photographs:\n    title: "Photographs: {count}"',
         '  §photographs:\n    title: "Photographs: {cuont}"', "{cuont}", "{count}", also={"placeholders-differ"}),
    Case("placeholder", EN, '  photographs:\n    title: "Photographs: {count}"',
         '  §photographs:\n    title: "Photographs: {count} {"', "Photographs: {count} {"),
    Case("placeholders-differ", KK, '  photographs:\n    title: "Қаз: Photographs: {count}"',
         '  §photographs:\n    title: "Қаз: Photographs"'),
    Case("missing-without", EN, '  file:\n    title: "Apply: {mission}"\n    title-without: "Apply at the embassy or '
         'consulate"', '  §file:\n    title: "Apply: {mission}"', "steps/file", expected=("title-without",)),
)  # fmt: skip

OF_THEIR_OWN = {"unreadable", "too-large", "no-guide"}
"""Kinds that have a test of their own below."""


def edit(path: Path, old: str, new: str) -> Place:
    """Makes an edit, and says where the mark in it stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    text = text.replace(old, new, 1)
    before, mark, after = text.partition(HERE)
    path.write_bytes((before + after if mark else text).encode(errors="surrogateescape"))
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else Place(path)


def problems_of(path: Path) -> list[Problem]:
    """The problems of everything in a folder."""
    folder = Folder(path)
    reads: list[Callable[[], object]] = [
        lambda: folder.edition,
        *(lambda name=name: folder.table(name) for name in ("columns", *TABLES)),
        lambda: folder.guide("child"),
        lambda: folder.scenarios("child"),
        *(lambda lang=lang: folder.reference_text(lang) for lang in LANGUAGES),
    ]
    found: dict[Problem, None] = {}
    for read in reads:
        try:
            read()
        except BrokenGuidebook as broken:
            found |= dict.fromkeys(broken.problems)
    return list(found)


def test_the_guidebook_of_the_tests_is_right(guides: Path) -> None:
    assert not problems_of(guides)


def test_every_kind_has_a_case() -> None:
    assert {case.kind for case in CASES} | OF_THEIR_OWN == set(get_args(Kind))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{CASES.index(case)}")
def test_a_mistake(guides: Path, case: Case) -> None:
    place = edit(guides / case.file, case.old, case.new)
    problems = problems_of(guides)
    (problem,) = (one for one in problems if one.kind == case.kind)
    assert problem.place == place
    assert case.found is None or problem.found == case.found
    assert problem.nearest == case.nearest
    assert not case.expected or problem.expected == case.expected
    assert {one.kind for one in problems} == {case.kind} | case.also


def test_a_file_that_is_missing(guides: Path) -> None:
    (guides / KK).unlink()
    assert problems_of(guides) == [Problem(Place(guides / KK), "unreadable", "No such file or directory")]


def test_a_file_that_is_too_large(guides: Path) -> None:
    path = guides / GUIDE
    path.write_text(path.read_text(encoding="utf-8") + "#" * MOST_BYTES, encoding="utf-8")
    size = str(path.stat().st_size)
    assert problems_of(guides) == [Problem(Place(path), "too-large", size, (str(MOST_BYTES),))]


def test_a_folder_without_a_guide(tmp_path: Path) -> None:
    with pytest.raises(BrokenGuidebook) as broken:
        open_guidebook(tmp_path)
    assert broken.value.problems == (Problem(Place(tmp_path), "no-guide"),)


def test_two_mistakes_in_one_file_are_both_reported_in_their_order(guides: Path) -> None:
    second = edit(guides / GUIDE, "form: notarised", "form: §notarized")
    first = edit(guides / GUIDE, "{bond: married}", "{§bnod: married}")
    with pytest.raises(BrokenGuidebook) as broken:
        Folder(guides).guide("child")
    assert [(one.kind, one.place) for one in broken.value.problems] == [
        ("unknown-name", first),
        ("unknown-word", second),
    ]
    assert str(broken.value) == "2 problems"


def test_mistakes_in_two_files_are_both_reported(guides: Path) -> None:
    guide = edit(guides / GUIDE, "form: notarised", "form: §notarized")
    text = edit(guides / EN, "  keep-a-copy:", "  §kep-a-copy: {title: x}\n  keep-a-copy:")
    with pytest.raises(BrokenGuidebook) as broken:
        Folder(guides).guide("child")
    assert [one.place for one in broken.value.problems] == [guide, text]
