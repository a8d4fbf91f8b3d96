"""Reading the tables that guides share: sources, offices, rates, countries, missions, and their words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, cast

from consular_cli.loading.conditions import Scope, read_guard
from consular_cli.loading.fields import (
    Fields,
    check_id,
    expect_list,
    expect_mapping,
    expect_number,
    expect_text,
)
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Place, Problems
from consular_cli.model import (
    Amount,
    Cell,
    Citation,
    Column,
    Confidence,
    Country,
    Evidence,
    Mission,
    MissionText,
    Names,
    Office,
    OfficeText,
    Rate,
    RateCell,
    RateText,
    Row,
    Source,
    SourceText,
    Unserved,
)

AUTHORITIES = ("law", "court", "government", "mission", "international", "secondary")
KINDS = ("index", "duty", "consular", "tariff")
STATUSES = ("open", "limited", "unconfirmed")
POSTS = ("embassy", "consulate_general", "consulate", "embassy_branch", "permanent_mission")
CURRENCIES = ("KZT", "USD", "EUR", "GBP", "CHF", "RUB", "CNY")
PERCENT = "percent"
HOME = "KZ"

_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


def read_sources(node: Node, problems: Problems) -> dict[str, Source]:
    """sources.yaml."""
    sources = {}
    for key, row in expect_mapping(node, problems).items():
        check_id(key, node.keys[key], problems)
        fields = Fields(row, problems)
        authority = fields.word("authority", AUTHORITIES, "secondary", required=True)
        sources[key] = Source(
            key,
            cast(Literal["law"], authority),
            fields.day("edition"),
            _address(fields.get("address"), problems),
        )
        fields.end()
    return sources


def read_offices(node: Node, sources: Iterable[str], problems: Problems) -> dict[str, Office]:
    """offices.yaml."""
    offices = {}
    for key, row in expect_mapping(node, problems).items():
        check_id(key, node.keys[key], problems)
        fields = Fields(row, problems)
        offices[key] = Office(
            key,
            _address(fields.get("address"), problems),
            tuple(text for text, _ in fields.words("phones")),
            fields.text("email"),
            fields.citations(sources),
        )
        fields.end()
    return offices


def _address(node: Node | None, problems: Problems) -> dict[str, str]:
    if node is None:
        return {}
    by_language = node.value if isinstance(node.value, dict) else {"": node}
    addresses = {}
    for lang, one in by_language.items():
        addresses[lang] = _expect_address(one, problems)
    return addresses


def _expect_address(node: Node, problems: Problems) -> str:
    address = expect_text(node, problems)
    if not address.startswith(("https://", "http://")) or any(mark in address for mark in ' "<>\\'):
        problems.add(node.place, "bad-address", address, "https://...")
    return address


def read_rates(node: Node, sources: Iterable[str], problems: Problems) -> dict[str, Rate]:
    """rates.yaml."""
    rates = {}
    for key, row in expect_mapping(node, problems).items():
        check_id(key, node.keys[key], problems)
        fields = Fields(row, problems)
        kind = fields.word("kind", KINDS, "duty", required=True)
        citations = fields.citations(sources)
        confidence = fields.confidence()
        values = fields.get("values", required=True)
        cells = (
            [_rate_cell(one, sources, citations, confidence, problems) for one in expect_list(values, problems)]
            if values
            else []
        )
        check_order([(cell.first, cell.last) for cell in cells], row.place, problems)
        rates[key] = Rate(key, cast(Literal["duty"], kind), tuple(cells))
        fields.end()
    return rates


def _rate_cell(
    node: Node, sources: Iterable[str], otherwise: tuple[Citation, ...], confidence: Confidence, problems: Problems
) -> RateCell:
    fields = Fields(node, problems)
    amount = fields.get("is", required=True)
    citations = fields.citations(sources, otherwise)
    if not citations:
        problems.add(node.place, "missing-source")
    cell = RateCell(
        _amount(amount, problems) if amount else Amount(),
        fields.day("from"),
        fields.day("until"),
        citations,
        fields.confidence(confidence),
    )
    fields.end()
    return cell


def _amount(node: Node, problems: Problems) -> Amount:
    """`0.5 mci`, a sum of tenge, a sum in each currency, or so many percent (and sums, the least to be paid)."""
    if isinstance(node.value, dict):
        sums = {}
        for currency, one in node.value.items():
            if currency not in (*CURRENCIES, PERCENT):
                problems.add(node.keys[currency], "unknown-word", currency, (*CURRENCIES, PERCENT))
            sums[currency] = expect_number(one, problems) or Decimal(0)
        percent = sums.pop(PERCENT, None)
        return Amount(sums=sums, percent=percent)
    if isinstance(node.value, str):
        number, _, unit = node.value.partition(" ")
        if unit == "mci" and number.replace(".", "", 1).isdigit():
            return Amount(mci=Decimal(number))
        problems.add(node.place, "unknown-word", node.value, ("0.5 mci", "4325", "{USD: 35, EUR: 30}"))
        return Amount()
    return Amount(sums={"KZT": expect_number(node, problems) or Decimal(0)})


@dataclass(frozen=True, slots=True)
class CountryTable:
    """countries.yaml: the columns, and each country's stored cells."""

    columns: Mapping[str, Column]
    countries: Mapping[str, Country]

    def values(self) -> dict[str, tuple[str, ...]]:
        """The values that each column can have."""
        found: dict[str, dict[str, None]] = {id_: {} for id_ in self.columns}
        for id_, column in self.columns.items():
            found[id_].update(dict.fromkeys([row.value for row in column.rows] or [column.otherwise]))
        for country in self.countries.values():
            for id_, cells in country.cells.items():
                found.setdefault(id_, {}).update(dict.fromkeys(cell.value for cell in cells))
        return {id_: tuple(values) for id_, values in found.items()}


def read_countries(node: Node, sources: Iterable[str], problems: Problems) -> CountryTable:
    """countries.yaml."""
    fields = Fields(node, problems)
    column_node = fields.get("columns", required=True)
    country_node = fields.get("countries", required=True)
    fields.end()
    if column_node is None or country_node is None:
        return CountryTable({}, {})
    stored, derived = _read_columns(column_node, sources, problems)
    countries = {}
    for code, row in expect_mapping(country_node, problems).items():
        countries[code] = _read_country(code, row, stored, sources, problems)
    table = CountryTable(stored, countries)
    return replace(table, columns=stored | _read_derived(derived, table, sources, problems))


def _read_columns(node: Node, sources: Iterable[str], problems: Problems) -> tuple[dict[str, Column], dict[str, Node]]:
    stored: dict[str, Column] = {}
    derived: dict[str, Node] = {}
    for id_, one in expect_mapping(node, problems).items():
        check_id(id_, node.keys[id_], problems)
        fields = Fields(one, problems)
        table = fields.get("table")
        if table:
            derived[id_] = table
        else:
            otherwise = fields.get("else", required=True)
            stored[id_] = Column(id_, _word(otherwise), sources=fields.citations(sources))
        fields.end()
    return stored, derived


def _word(node: Node | None) -> str:
    if node is None:
        return "unknown"
    return str(node.value).lower() if isinstance(node.value, bool) else str(node.value)


def _read_country(
    code: str, node: Node, columns: Mapping[str, Column], sources: Iterable[str], problems: Problems
) -> Country:
    fields = Fields(node, problems)
    citations = fields.citations(sources)
    confidence = fields.confidence()
    cells = {}
    for column in columns:
        value = fields.get(column)
        if value is not None:
            cells[column] = read_cells(value, sources, citations, confidence, problems)
    fields.end()
    return Country(code, cells)


def read_cells(
    node: Node, sources: Iterable[str], citations: tuple[Citation, ...], confidence: Confidence, problems: Problems
) -> tuple[Cell, ...]:
    """A value, or values with the days on which each holds; their source and confidence where they name none."""
    if not isinstance(node.value, list | dict):
        return (Cell(_word(node), sources=citations, confidence=confidence),)
    cells = []
    for one in node.value if isinstance(node.value, list) else [node]:
        fields = Fields(one, problems)
        cells.append(
            Cell(
                _word(fields.get("is", required=True)),
                fields.day("from"),
                fields.day("until"),
                fields.citations(sources, citations),
                fields.confidence(confidence),
            )
        )
        fields.end()
    check_order([(cell.first, cell.last) for cell in cells], node.place, problems)
    return tuple(cells)


def _read_derived(
    nodes: Mapping[str, Node], table: CountryTable, sources: Iterable[str], problems: Problems
) -> dict[str, Column]:
    """Derived columns, whose rows name stored columns as a guide's tables name questions."""
    facts = {id_: (*values, "unknown") for id_, values in table.values().items()}
    derived = {}
    for id_, node in nodes.items():
        rows = []
        for one in expect_list(node, problems):
            fields = Fields(one, problems)
            rows.append(
                Row(
                    _word(fields.get("is", required=True)),
                    read_guard(fields.get("when"), Scope(tables=facts), problems),
                    fields.citations(sources),
                    fields.confidence(),
                )
            )
            fields.end()
        check_rows(rows, [one.place for one in expect_list(node, problems)], node.place, problems)
        derived[id_] = Column(id_, rows=tuple(rows))
    return derived


def check_rows(rows: list[Row], places: list[Place], place: Place, problems: Problems) -> None:
    """The last row of a table, and only the last, has no `when`."""
    if not rows or rows[-1].guard:
        problems.add(places[-1] if places else place, "last-row")
    for row, where in zip(rows[:-1], places, strict=False):
        if not row.guard:
            problems.add(where, "unreachable-row", row.value)


def check_order(spans: list[tuple[date | None, date | None]], place: Place, problems: Problems) -> None:
    """Intervals end after they begin, and none begins before the one before it has ended."""
    earliest = date.min
    for first, last in spans:
        start = first or date.min
        if start < earliest or (last and last < start):
            problems.add(place, "bad-interval", f"{first or '…'} – {last or '…'}")
        earliest = last + timedelta(days=1) if last and last < date.max else date.max


def read_missions(node: Node, sources: Iterable[str], codes: Iterable[str], problems: Problems) -> dict[str, Mission]:
    """missions.yaml."""
    missions = {}
    for key, row in expect_mapping(node, problems).items():
        check_id(key, node.keys[key], problems)
        fields = Fields(row, problems)
        missions[key] = Mission(
            id=key,
            type=fields.word("type", POSTS, required=True),
            country=fields.word("country", codes, required=True),
            serves=_codes(fields, "serves", codes),
            status=cast(Literal["open"], fields.word("status", STATUSES, "open")),
            unconfirmed=_codes(fields, "unconfirmed", codes),
            address=fields.text("address"),
            phones=tuple(text for text, _ in fields.words("phones")),
            email=fields.text("email"),
            web=_web(fields, "web"),
            edition=fields.day("edition"),
            sources=fields.citations(sources),
            confidence=fields.confidence(),
            emergency=tuple(text for text, _ in fields.words("emergency")),
            booking=_web(fields, "booking"),
        )
        missions[key] = _read_evidence_of(missions[key], fields, sources)
        fields.end()
    return missions


def _read_evidence_of(mission: Mission, fields: Fields, sources: Iterable[str]) -> Mission:
    """The mission with what its contacts, its district and its other countries rest on."""
    itself = Evidence(mission.sources, mission.edition, mission.confidence)
    contacts, district, accredited = (fields.get(key) for key in ("contacts", "district", "accredited"))
    mission = replace(
        mission,
        contacts=_evidence(contacts, sources, fields.problems) if contacts else itself,
        district_confidence=mission.confidence,
        accredited=_accredited(accredited, mission.serves, sources, fields.problems) if accredited else {},
    )
    return _with_district(mission, district, fields.problems) if district else mission


def _evidence(node: Node, sources: Iterable[str], problems: Problems) -> Evidence:
    fields = Fields(node, problems)
    evidence = Evidence(fields.citations(sources), fields.day("edition"), fields.confidence())
    fields.end()
    if not evidence.sources:
        problems.add(node.place, "missing-source")
    return evidence


def _accredited(node: Node, serves: tuple[str, ...], sources: Iterable[str], problems: Problems) -> dict[str, Evidence]:
    accredited = {}
    for code, one in expect_mapping(node, problems).items():
        if code not in serves[1:]:
            problems.add(node.keys[code], "unknown-country", code, serves[1:])
        accredited[code] = _evidence(one, sources, problems)
    return accredited


def _with_district(mission: Mission, node: Node, problems: Problems) -> Mission:
    fields = Fields(node, problems)
    regions = fields.words("regions")
    for region, place in regions:
        if not _REGION.fullmatch(region):
            problems.add(place, "unknown-word", region, f"{mission.country}-...")
    confidence = fields.confidence(mission.confidence)
    fields.end()
    return replace(mission, regions=tuple(region for region, _ in regions), district_confidence=confidence)


def _web(fields: Fields, key: str) -> str:
    node = fields.get(key)
    return "" if node is None else _expect_address(node, fields.problems)


def read_unserved(
    node: Node,
    sources: Iterable[str],
    codes: Iterable[str],
    missions: Mapping[str, Mission],
    problems: Problems,
) -> dict[str, Unserved]:
    """unserved.yaml: together with the missions it has every country but the home country itself."""
    unserved = {}
    for code, row in expect_mapping(node, problems).items():
        if code not in codes:
            problems.add(node.keys[code], "unknown-country", code, codes)
        fields = Fields(row, problems)
        ask = fields.words("ask")
        for mission, place in ask:
            if mission not in missions:
                problems.add(place, "unknown-word", mission, missions)
        unserved[code] = Unserved(
            code,
            fields.word("follows", codes),
            tuple(mission for mission, _ in ask),
            fields.citations(sources),
            fields.confidence("low"),
        )
        fields.end()
    served = {code for mission in missions.values() for code in (*mission.serves, *mission.unconfirmed)}
    for code in codes:
        if code != HOME and code not in served and code not in unserved:
            problems.add(node.place, "missing-key", "", code)
    return unserved


def _codes(fields: Fields, key: str, known: Iterable[str]) -> tuple[str, ...]:
    codes = fields.words(key)
    for code, place in codes:
        if code not in known:
            fields.problems.add(place, "unknown-country", code, known)
    return tuple(code for code, _ in codes)


def read_names(node: Node, problems: Problems) -> dict[str, Names]:
    """The names of countries in one language: a name, or a name with aliases."""
    names = {}
    for code, one in expect_mapping(node, problems).items():
        if isinstance(one.value, dict):
            fields = Fields(one, problems)
            names[code] = Names(fields.text("name", required=True), tuple(text for text, _ in fields.words("aliases")))
            fields.end()
        else:
            names[code] = Names(expect_text(one, problems))
    return names


def read_office_texts(node: Node, problems: Problems) -> dict[str, OfficeText]:
    """The words of offices in one language."""
    texts = {}
    for key, one in expect_mapping(node, problems).items():
        fields = Fields(one, problems)
        texts[key] = OfficeText(fields.text("name", required=True), fields.text("where"), fields.text("hours"))
        fields.end()
    return texts


def read_mission_texts(node: Node, problems: Problems) -> dict[str, MissionText]:
    """The words of missions in one language."""
    texts = {}
    for key, one in expect_mapping(node, problems).items():
        fields = Fields(one, problems)
        words = {name: fields.text(name) for name in ("city", "district", "hours", "note")}
        texts[key] = MissionText(name=fields.text("name", required=True), **words)
        fields.end()
    return texts


def read_rate_texts(node: Node, problems: Problems) -> dict[str, RateText]:
    """What rates are paid for, in one language."""
    texts = {}
    for key, one in expect_mapping(node, problems).items():
        fields = Fields(one, problems)
        texts[key] = RateText(fields.text("title", required=True), fields.text("note"))
        fields.end()
    return texts


def read_source_texts(node: Node, problems: Problems) -> dict[str, SourceText]:
    """The titles of sources in one language."""
    texts = {}
    for key, one in expect_mapping(node, problems).items():
        fields = Fields(one, problems)
        texts[key] = SourceText(fields.text("title", required=True), fields.text("issuer"))
        fields.end()
    return texts
