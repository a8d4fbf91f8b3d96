"""Reading the treaties of Kazakhstan and their titles."""

from collections.abc import Iterable
from typing import Literal, cast

from consular_cli.loading.fields import Fields, check_id, expect_mapping
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Problems
from consular_cli.model import Act, Treaty, TreatyText

SUBJECTS = (
    "legal-assistance",
    "documents",
    "visas",
    "stay",
    "migration",
    "trade",
    "environment",
    "organisations",
)
ACTS = ("law", "decree", "resolution", "approval")


def read_treaties(
    node: Node, sources: Iterable[str], codes: Iterable[str], columns: Iterable[str], problems: Problems
) -> dict[str, Treaty]:
    """treaties.yaml."""
    treaties = {}
    for key, row in expect_mapping(node, problems).items():
        check_id(key, node.keys[key], problems)
        fields = Fields(row, problems)
        parties = fields.words("parties")
        for code, place in parties:
            if code not in codes:
                problems.add(place, "unknown-country", code, codes)
        treaties[key] = Treaty(
            id=key,
            subject=cast(Literal["visas"], fields.word("subject", SUBJECTS, "visas", required=True)),
            parties=tuple(code for code, _ in parties),
            column=fields.word("column", columns),
            signed=fields.day("signed"),
            ratified=_act(fields.get("ratified"), problems),
            in_force=fields.day("in-force"),
            sources=fields.citations(sources),
            confidence=fields.confidence(),
        )
        if not treaties[key].sources:
            problems.add(row.place, "missing-source")
        fields.end()
    return treaties


def _act(node: Node | None, problems: Problems) -> Act | None:
    if node is None:
        return None
    fields = Fields(node, problems)
    kind = fields.word("by", ACTS, "approval", required=True)
    act = Act(cast(Literal["law"], kind), fields.text("number"), fields.day("day"))
    fields.end()
    return act


def read_treaty_texts(node: Node, problems: Problems) -> dict[str, TreatyText]:
    """The titles of treaties in one language."""
    texts = {}
    for key, one in expect_mapping(node, problems).items():
        fields = Fields(one, problems)
        texts[key] = TreatyText(fields.text("title", required=True), fields.text("note"))
        fields.end()
    return texts
