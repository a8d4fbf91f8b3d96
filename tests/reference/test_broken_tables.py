"""What is wrong in a table is named with its kind."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from consular_cli.loading.nodes import Node, parse_yaml
from consular_cli.loading.problems import Problems
from consular_cli.loading.reference import read_missions, read_rates, read_unserved
from consular_cli.loading.treaties import read_treaties
from consular_cli.loading.visas import read_visas
from consular_cli.model import Evidence, Mission, Source, Treaty

CODES = ("DE", "FR", "KZ")
SOURCES = {"law": Source("law", "law", date(2026, 1, 1)), "list": Source("list", "secondary", date(2026, 2, 17))}
TREATIES = {"de-visa": Treaty("de-visa", "visas", ("DE",))}
MISSIONS = {"de-berlin": Mission("de-berlin", "embassy", "DE", ("DE",))}


def visas(node: Node, problems: Problems) -> object:
    return read_visas(node, SOURCES, CODES, TREATIES, problems)


def treaties(node: Node, problems: Problems) -> object:
    return read_treaties(node, SOURCES, CODES, ("apostille",), problems)


def missions(node: Node, problems: Problems) -> object:
    return read_missions(node, SOURCES, CODES, problems)


def unserved(node: Node, problems: Problems) -> object:
    return read_unserved(node, SOURCES, CODES, MISSIONS, problems)


def rates(node: Node, problems: Problems) -> object:
    return read_rates(node, SOURCES, problems)


@pytest.mark.parametrize(
    ("read", "text", "kinds"),
    [
        (visas, "{source: list, countries: {DE: {ordinary: visa}}}", []),
        (visas, "{countries: {XX: {ordinary: visa}}}", ["unknown-country"]),
        (visas, "{countries: {DE: {ordinary: free}}}", ["unknown-word"]),
        (visas, "{countries: {DE: {ordinary: {is: visa-free, limit: 90 in 6 months}}}}", ["unknown-word"]),
        (visas, "{countries: {DE: {ordinary: {is: visa-free, treaty: fr-visa}}}}", ["unknown-word"]),
        (visas, "{countries: {DE: {ordinary: {is: visa, source: press}}}}", ["unknown-source"]),
        (visas, "{countries: {DE: {official: visa}}}", ["unknown-key"]),
        (
            visas,
            "{countries: {DE: {ordinary: [{until: 2026-01-01, is: visa}, {from: 2026-01-01, is: eta}]}}}",
            ["bad-interval"],
        ),
        (treaties, "{de-visa: {subject: visas, parties: [DE], source: law}}", []),
        (treaties, "{de-visa: {subject: visas, parties: [DE]}}", ["missing-source"]),
        (treaties, "{de-visa: {subject: love, parties: [XX], source: law}}", ["unknown-country", "unknown-word"]),
        (treaties, "{hague: {subject: documents, column: minsk, source: law}}", ["unknown-word"]),
        (treaties, "{de-visa: {subject: visas, ratified: {number: 5}, source: law}}", ["missing-key", "wrong-type"]),
        (missions, "{de-berlin: {type: embassy, country: DE, serves: [DE], source: law}}", []),
        (missions, "{de-berlin: {type: castle, country: DE, serves: [DE]}}", ["unknown-word"]),
        (missions, "{de-berlin: {type: embassy, country: DE, web: mfa.kz}}", ["bad-address"]),
        (missions, "{de-berlin: {type: embassy, country: DE, contacts: {edition: 2026-01-01}}}", ["missing-source"]),
        (missions, "{de-berlin: {type: embassy, country: DE, district: {regions: [Berlin]}}}", ["unknown-word"]),
        (
            missions,
            "{de-berlin: {type: embassy, country: DE, serves: [DE], accredited: {FR: {source: law}}}}",
            ["unknown-country"],
        ),
        (unserved, "{FR: {ask: de-berlin}}", []),
        (unserved, "{FR: {ask: de-bonn}}", ["unknown-word"]),
        (unserved, "{FR: {follows: XX}}", ["unknown-word"]),
        (unserved, "{KZ: {follows: DE}}", ["missing-key"]),
        (rates, "{sale: {kind: consular, values: [{is: {percent: 1, USD: 60}, source: law}]}}", []),
        (rates, "{sale: {kind: consular, values: [{is: {share: 1}, source: law}]}}", ["unknown-word"]),
    ],
)
def test_problems(read: Callable[[Node, Problems], object], text: str, kinds: list[str]) -> None:
    assert sorted(problem.kind for problem in read_text(read, text)[1].found) == kinds


def test_a_visa_without_an_edition_has_that_of_its_newest_source() -> None:
    table, _ = read_text(visas, "{source: [law, list], countries: {DE: {ordinary: {is: visa}}, FR: {ordinary: eta}}}")
    assert [table[code].passports["ordinary"][0].edition for code in ("DE", "FR")] == [date(2026, 2, 17)] * 2


def test_contacts_and_district_without_evidence_have_that_of_the_post() -> None:
    post = "{de-berlin: {type: embassy, country: DE, source: list, edition: 2026-02-17, confidence: medium}}"
    table, _ = read_text(missions, post)
    mission = table["de-berlin"]
    assert mission.contacts == Evidence(mission.sources, date(2026, 2, 17), "medium")
    assert mission.district_confidence == "medium"


def read_text(read: Callable[[Node, Problems], object], text: str) -> tuple[Any, Problems]:
    problems = Problems()
    node = parse_yaml(text, Path("table.yaml"), problems)
    assert node is not None
    return read(node, problems), problems
