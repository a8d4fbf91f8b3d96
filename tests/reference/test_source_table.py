"""Sources: each one that is named exists, and each one that exists is named."""

import re
from collections.abc import Iterator
from pathlib import Path

from consular_cli.model import Citation, Reference

EDITOR = "editor"


def test_every_source_that_is_named_exists(reference: Reference) -> None:
    assert {citation.source for citation in citations(reference)} - {EDITOR} <= set(reference.sources)


def test_every_source_is_named(reference: Reference, guides: Path) -> None:
    unnamed = set(reference.sources) - {citation.source for citation in citations(reference)}
    logic = [path for path in guides.rglob("*.yaml") if path.parent.name != "reference" and "text." not in path.name]
    words = {word for path in logic for word in re.findall(r"[a-z][a-z0-9-]*", path.read_text(encoding="utf-8"))}
    assert sorted(unnamed - words) == []


def test_a_law_has_an_edition(reference: Reference) -> None:
    undated = [source.id for source in reference.sources.values() if source.authority == "law" and not source.edition]
    assert undated == []


def citations(reference: Reference) -> Iterator[Citation]:
    for column in reference.columns.values():
        yield from column.sources
        for row in column.rows:
            yield from row.sources
    for country in reference.countries.values():
        for cells in country.cells.values():
            for cell in cells:
                yield from cell.sources
    for rate in reference.rates.values():
        for amount in rate.cells:
            yield from amount.sources
    for visa in reference.visas.values():
        for entries in visa.passports.values():
            for entry in entries:
                yield from entry.sources
        for card in visa.identity_card:
            yield from card.sources
    for post in reference.missions.values():
        yield from (*post.sources, *post.contacts.sources)
        for evidence in post.accredited.values():
            yield from evidence.sources
    for row_of in (reference.offices, reference.treaties, reference.unserved):
        for one in row_of.values():
            yield from one.sources
