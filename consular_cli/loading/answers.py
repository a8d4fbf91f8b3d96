"""Reading a file of answers: which guide they are for, of which edition and day, and the answers as written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consular_cli.loading.fields import Fields, expect_mapping
from consular_cli.loading.nodes import Node, Scalar, read_yaml
from consular_cli.loading.problems import BrokenGuidebook, Problems


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Answers as they stand in a file, not yet checked against the questions of a guide."""

    guide: str
    guidebook: str
    as_of: date | None
    answers: Mapping[str, Scalar | list[Scalar]]


def load_answers(path: Path) -> AnswersFile:
    """The answers in a file. Raises BrokenGuidebook where it cannot be read as one."""
    problems = Problems()
    node = read_yaml(path, problems)
    if node is None:
        raise BrokenGuidebook(tuple(problems.found))
    fields = Fields(node, problems)
    edition = fields.get("guidebook")
    answers = fields.get("answers", required=True)
    file = AnswersFile(
        guide=fields.text("guide", required=True),
        guidebook=str(edition.value) if edition else "",
        as_of=fields.day("as-of"),
        answers=_values(answers, problems) if answers else {},
    )
    fields.end()
    problems.raise_if_any()
    return file


def _values(node: Node, problems: Problems) -> dict[str, Scalar | list[Scalar]]:
    values: dict[str, Scalar | list[Scalar]] = {}
    for id_, one in expect_mapping(node, problems).items():
        nodes = one.value if isinstance(one.value, list) else [one]
        scalars = []
        for part in nodes:
            if isinstance(part.value, dict | list):
                problems.add(part.place, "wrong-type", part.kind, "text")
            else:
                scalars.append(part.value)
        values[id_] = scalars if isinstance(one.value, list) else next(iter(scalars), "")
    return values
