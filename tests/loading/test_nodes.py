"""The subset of YAML that guides are written in, and what a stranger's file may try."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from consular_cli.loading.nodes import MOST_BYTES, MOST_DEPTH, Node, parse_yaml, read_yaml
from consular_cli.loading.problems import Place, Problem, Problems

FILE = Path("file.yaml")


def parsed(text: str) -> tuple[Node | None, list[Problem]]:
    problems = Problems()
    return parse_yaml(text, FILE, problems), problems.found


def refused(text: str) -> tuple[str, str, int, int]:
    """The one problem of a text: kind, found, line, column."""
    _, problems = parsed(text)
    assert len(problems) == 1, problems
    problem = problems[0]
    assert problem.place.path == FILE
    return problem.kind, problem.found, problem.place.line, problem.place.column


def scalar(text: str) -> object:
    node, problems = parsed(f"a: {text}")
    assert not problems
    assert node and isinstance(node.value, dict)
    return node.value["a"].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        *((word, word) for word in ("yes", "no", "on", "off", "True", "FALSE", "y", "n", "NO")),
        ("'true'", "true"),
        ("0", 0),
        ("-7", -7),
        ("4325", 4325),
        ("999999999999999999", 999999999999999999),
        ("0.5", Decimal("0.5")),
        ("-12.30", Decimal("-12.30")),
        ('"007"', "007"),
        ("2026-11-24", date(2026, 11, 24)),
        ("2024-02-29", date(2024, 2, 29)),
        ('"2026-11-24"', "2026-11-24"),
        ("2026-11-24T10:00:00", "2026-11-24T10:00:00"),
        ("24.11.2026 г.", "24.11.2026 г."),
        ('""', ""),
        ("'~'", "~"),
        ("|\n  two\n  lines", "two\nlines"),
        (">\n  one\n  line", "one line"),
        ("=", "="),
        ("Қазақстан 🇰🇿", "Қазақстан 🇰🇿"),
    ],
)
def test_scalars(text: str, value: object) -> None:
    found = scalar(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    ["010", "0o10", "0x1F", "0b11", "1:30", "190:20:30", "1e3", "1.5E+3", "1_000", "+5", "-010", ".inf", "-.INF",
     ".nan", "1000000000000000000", "0.1234567890"],
)  # fmt: skip
def test_numbers_that_are_refused(text: str) -> None:
    assert refused(f"a: {text}") == ("bad-number", text, 1, 4)


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01"])
def test_days_that_do_not_exist(text: str) -> None:
    assert refused(f"a: {text}") == ("bad-date", text, 1, 4)


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_no_value(text: str) -> None:
    kind, found, line, _ = refused(f"b: x\na: {text}\n")
    assert (kind, found, line) == ("null", text, 2)


@pytest.mark.parametrize(
    ("text", "found", "place"),
    [
        ("a: &x 1\nb: *x", "&x", (1, 4)),
        ("a: &x [1]", "&x", (1, 4)),
        ("a: *x", "*x", (1, 4)),
        ("a: !!str 1", "tag:yaml.org,2002:str", (1, 4)),
        ("a: !!python/object/apply:os.system [ls]", "tag:yaml.org,2002:python/object/apply:os.system", (1, 4)),
        ("a: !own {b: c}", "!own", (1, 4)),
        ("a: b\n<<: {c: d}", "<<", (2, 1)),
        ("&k a: b", "a", (1, 1)),
        ("!!str a: b", "a", (1, 1)),
        ("&root\na: b", "&root", (1, 1)),
    ],
)
def test_no_anchor_alias_tag_or_merge_key(text: str, found: str, place: tuple[int, int]) -> None:
    assert refused(text) == ("alias", found, *place)


def test_a_hundred_laughs_are_refused_at_the_first() -> None:
    lines = ["l0: &l0 [ha, ha]", *(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]" for n in range(1, 100))]
    assert refused("\n".join(lines)) == ("alias", "&l0", 1, 5)


def test_a_key_stands_once() -> None:
    assert refused("a: 1\nb: {c: 1, c: 2}") == ("repeated-key", "c", 2, 11)


def test_a_quoted_key_is_the_same_key() -> None:
    assert refused("a: 1\n'a': 2") == ("repeated-key", "a", 2, 1)


@pytest.mark.parametrize("text", ["? [a, b]\n: c", "? {a: b}\n: c", "{[a]: b}"])
def test_keys_are_texts(text: str) -> None:
    kind, _, line, _ = refused(text)
    assert (kind, line) == ("wrong-type", 1)


def test_keys_stay_as_they_are_written() -> None:
    node, problems = parsed("NO: Norway\n1: one\ntrue: yes\n2026-01-01: day")
    assert not problems
    assert node and isinstance(node.value, dict)
    assert list(node.value) == ["NO", "1", "true", "2026-01-01"]
    assert node.keys["true"] == Place(FILE, 3, 1)
    assert node.value["true"].place == Place(FILE, 3, 7)


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2", "---\na: 1\n---\nb: 2\n---\nc: 3"])
def test_one_document(text: str) -> None:
    kind, found, line, _ = refused(text)
    assert (kind, found) == ("syntax", "---")
    assert line > 1


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n"])
def test_an_empty_file(text: str) -> None:
    assert refused(text) == ("empty", "", 1, 1)


@pytest.mark.parametrize("text", ["a: [1, 2", "a: b: c", "a: 'open", "\ta: 1", "a: @b", "a: 1\n b: 2", "{a: 1]"])
def test_no_yaml(text: str) -> None:
    assert refused(text)[0] == "syntax"


def test_depth() -> None:
    fits, too_deep = MOST_DEPTH, MOST_DEPTH + 1
    assert not parsed("[" * fits + "a" + "]" * fits)[1]
    assert refused("[" * too_deep + "a" + "]" * too_deep)[0] == "too-deep"


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "{a: " * 100_000, "- " * 100_000, "[" * 100_000 + "]"])
def test_a_hundred_thousand_brackets(text: str) -> None:
    node, problems = parsed(text)
    assert node is None
    assert [problem.kind for problem in problems] in (["too-deep"], ["syntax"], ["wrong-type"])


def test_too_many_nodes() -> None:
    assert refused("[" + "a," * 200_001 + "]")[0] == "too-large"


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x200E, 0x202E, 0x2066, 0xFEFF])
def test_control_characters_and_changes_of_direction(code: int) -> None:
    assert refused(f"a: b\nc: x{chr(code)}y") == ("control-character", f"U+{code:04X}", 2, 5)


def test_an_escaped_control_character_reaches_no_text() -> None:
    """What is refused as it stands is refused as an escape too."""
    assert refused(r'a: "x\u202Ey\e[31m"') == ("control-character", "U+202E", 1, 4)


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\x1b", r"\x7f", r"\u200e", r"\u2066", r"\uFEFF"])
def test_escapes_of_control_characters_in_keys(escape: str) -> None:
    assert parsed(f'"x{escape}": 1')[1][0].kind == "control-character"


def test_files_of_windows_and_of_linux_are_read_alike() -> None:
    node, problems = parsed("a: 1\r\nb: x\r\n")
    assert not problems
    assert node == parsed("a: 1\nb: x\n")[0]
    assert refused("a: 1\r\nb: [x, &y z]\r\n") == ("alias", "&y", 2, 8)
    assert refused("a: 1\rb: 2") == ("control-character", "U+000D", 1, 5)


def read(tmp_path: Path, raw: bytes) -> list[Problem]:
    path = tmp_path / "file.yaml"
    path.write_bytes(raw)
    problems = Problems()
    assert read_yaml(path, problems) is None
    assert [problem.place.path for problem in problems.found] == [path] * len(problems.found)
    return problems.found


def test_a_byte_order_mark(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, b"\xef\xbb\xbfa: 1")
    assert (problem.kind, problem.found) == ("control-character", "U+FEFF")


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, b"a: 1\nb: \xff\xfe")
    assert (problem.kind, problem.place.line) == ("not-utf-8", 2)


def test_utf_16_is_not_utf_8(tmp_path: Path) -> None:
    assert read(tmp_path, "a: 1".encode("utf-16"))[0].kind == "not-utf-8"


def test_the_size_is_bounded(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, b"#" * (MOST_BYTES + 1))
    assert (problem.kind, problem.found, problem.expected) == ("too-large", str(MOST_BYTES + 1), (str(MOST_BYTES),))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problems = Problems()
    assert read_yaml(tmp_path / "none.yaml", problems) is None
    assert [(problem.kind, problem.found) for problem in problems.found] == [
        ("unreadable", "No such file or directory")
    ]
