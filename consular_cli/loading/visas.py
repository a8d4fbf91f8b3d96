"""Reading which visa citizens of Kazakhstan need in each country, by the kind of their passport."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from consular_cli.loading.fields import Fields, expect_mapping, expect_text
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Problems
from consular_cli.loading.reference import check_order, read_cells
from consular_cli.model import PASSPORTS, Citation, Confidence, Limit, Regime, Source, Treaty, Visa, VisaCell

REGIMES = ("visa-free", "eta", "on-arrival", "e-visa", "visa", "unknown")
IDENTITY_CARD = "identity-card"

_LIMIT = re.compile(r"([1-9]\d{0,2}) in (?:([1-9]\d{0,2}) days|a calendar year)")


@dataclass(frozen=True, slots=True)
class _Table:
    """What cells are read against, and what holds for those that do not say it."""

    sources: Mapping[str, Source]
    treaties: Mapping[str, Treaty]
    citations: tuple[Citation, ...]
    confidence: Confidence
    problems: Problems


def read_visas(
    node: Node, sources: Mapping[str, Source], codes: Iterable[str], treaties: Mapping[str, Treaty], problems: Problems
) -> dict[str, Visa]:
    """visas.yaml: every country but the home country, each with its passports."""
    fields = Fields(node, problems)
    table = _Table(sources, treaties, fields.citations(sources), fields.confidence(), problems)
    rows = fields.get("countries", required=True)
    fields.end()
    if rows is None:
        return {}
    return {code: _read_row(code, row, rows, codes, table) for code, row in expect_mapping(rows, problems).items()}


def _read_row(code: str, row: Node, rows: Node, codes: Iterable[str], table: _Table) -> Visa:
    if code not in codes:
        table.problems.add(rows.keys[code], "unknown-country", code, codes)
    fields = Fields(row, table.problems)
    passports = {kind: fields.get(kind) for kind in PASSPORTS}
    card = fields.get(IDENTITY_CARD)
    fields.end()
    return Visa(
        code,
        {kind: _read_cells(one, table) for kind, one in passports.items() if one},
        read_cells(card, table.sources, (), table.confidence, table.problems) if card else (),
    )


def _read_cells(node: Node, table: _Table) -> tuple[VisaCell, ...]:
    cells = tuple(_read_cell(one, table) for one in (node.value if isinstance(node.value, list) else [node]))
    check_order([(cell.first, cell.last) for cell in cells], node.place, table.problems)
    return cells


def _read_cell(node: Node, table: _Table) -> VisaCell:
    """A mapping, or a regime alone, which rests on the source of the whole table."""
    if not isinstance(node.value, dict):
        regime = expect_text(node, table.problems)
        if regime not in REGIMES:
            table.problems.add(node.place, "unknown-word", regime, REGIMES)
        edition = _newest(table.citations, table.sources)
        return VisaCell(cast(Regime, regime), sources=table.citations, edition=edition, confidence=table.confidence)
    fields = Fields(node, table.problems)
    citations = fields.citations(table.sources, table.citations)
    cell = VisaCell(
        regime=cast(Regime, fields.word("is", REGIMES, "unknown", required=True)),
        days=fields.number("days", 0) or None,
        limit=_limit(fields),
        conditions=tuple(text for text, _ in fields.words("conditions")),
        treaties=tuple(_known(fields, "treaty", table.treaties)),
        first=fields.day("from"),
        last=fields.day("until"),
        sources=citations,
        edition=fields.day("edition") or _newest(citations, table.sources),
        confidence=fields.confidence(table.confidence),
    )
    fields.end()
    return cell


def _limit(fields: Fields) -> Limit | None:
    node = fields.get("limit")
    if node is None:
        return None
    text = expect_text(node, fields.problems)
    found = _LIMIT.fullmatch(text)
    if not found:
        fields.problems.add(node.place, "unknown-word", text, ("90 in 180 days", "90 in a calendar year"))
        return None
    days, within = found.groups()
    return Limit(int(days), int(within) if within else None)


def _known(fields: Fields, key: str, known: Container[str]) -> Iterator[str]:
    for id_, place in fields.words(key):
        if id_ not in known:
            fields.problems.add(place, "unknown-word", id_)
        yield id_


def _newest(citations: Iterable[Citation], sources: Mapping[str, Source]) -> date | None:
    editions = (sources[one.source].edition for one in citations if one.source in sources)
    return max((edition for edition in editions if edition), default=None)


def read_conditions(node: Node, problems: Problems) -> dict[str, str]:
    """The conditions of visas in one language."""
    return {key: expect_text(one, problems) for key, one in expect_mapping(node, problems).items()}


def conditions(visas: Mapping[str, Visa]) -> dict[str, None]:
    """The ids of all conditions that are named."""
    cells = (cell for visa in visas.values() for of_kind in visa.passports.values() for cell in of_kind)
    return dict.fromkeys(id_ for cell in cells for id_ in cell.conditions)
