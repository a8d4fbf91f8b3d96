"""Small guides made by hand, and the tables of the fixture."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Interview
from consular_cli.loading.conditions import Scope, read_condition
from consular_cli.loading.folder import Folder
from consular_cli.loading.guidebook import Guidebook
from consular_cli.loading.nodes import parse_yaml
from consular_cli.loading.problems import Problems
from consular_cli.model import (
    OUTCOME,
    Answers,
    Checklist,
    Citation,
    Finding,
    Guard,
    Guide,
    Item,
    Line,
    Option,
    Question,
    Row,
    Section,
    Table,
    Told,
)

FIXTURES = Path(__file__).parent.parent / "fixtures" / "guides"
GUIDEBOOK = Guidebook(Folder(FIXTURES))
REFERENCE = GUIDEBOOK.reference
AS_OF = date(2026, 11, 23)
LAW = (Citation("family-code", "1"),)
DONE = Table(OUTCOME, (Row("done", sources=LAW),))


def choice(id_: str, *options: str, guard: Guard = ()) -> Question:
    return Question(id_, "choice", tuple(map(Option, options or ("x", "y", "z"))), guard)


def fact(id_: str, *rows: tuple[str, Guard] | Row) -> Table:
    """A table; the rows are pairs of value and guard, or whole rows."""
    return Table(id_, tuple(row if isinstance(row, Row) else Row(row[0], row[1], LAW) for row in rows))


def item(section: Section, id_: str, guard: Guard = (), sources: tuple[Citation, ...] = LAW) -> Item:
    return Item(section, id_, guard, sources)


def paper(id_: str, guard: Guard = ()) -> Item:
    return item("documents", id_, guard)


def guide(*things: Question | Table | Item | Told) -> Guide:
    """A guide of questions, tables, told facts and items; without an outcome it has the outcome `done`."""
    tables = tuple(thing for thing in things if isinstance(thing, Table))
    return Guide(
        id="small",
        holds_from=date(2020, 1, 1),
        questions=tuple(thing for thing in things if isinstance(thing, Question)),
        tables=tables if any(table.id == OUTCOME for table in tables) else (*tables, DONE),
        told=tuple(thing for thing in things if isinstance(thing, Told)),
        items=tuple(thing for thing in things if isinstance(thing, Item)),
    )


def interview(*things: Question | Table | Item | Told, as_of: date = AS_OF) -> Interview:
    return Interview(guide(*things), REFERENCE, as_of)


def when(written: str, *things: Question | Table) -> Guard:
    """The guard written in YAML, over these questions and tables."""
    problems = Problems()
    node = parse_yaml(written, Path("when.yaml"), problems)
    assert node
    scope = Scope(
        questions={thing.id: thing for thing in things if isinstance(thing, Question)},
        tables={thing.id: tuple(row.value for row in thing.rows) for thing in things if isinstance(thing, Table)},
        columns={"apostille": ("true", "false"), "minsk": ("true", "false"), "route": ("none", "apostille")},
        countries=tuple(REFERENCE.countries),
    )
    condition = read_condition(node, scope, problems)
    assert problems.found == []
    return (condition,)


def asked(bound: Interview, answers: Answers) -> list[str]:
    """The questions that are needed now."""
    return [question.id for question in bound.state(answers).needed]


def lines(checklist: Checklist) -> Mapping[str, Line]:
    """The lines of a checklist, by section and id."""
    return {f"{line.item.section}/{line.item.id}": line for line in checklist.lines}


def finding(bound: Interview, answers: Answers) -> Finding:
    """The outcome of complete answers."""
    return build_checklist(bound, answers).outcome


def in_doubt(row: Row) -> Row:
    return replace(row, confidence="medium")
