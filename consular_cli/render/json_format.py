"""A sheet as JSON, by the published schema (`checklist.schema.json`).

A property that the schema does not require is left out where there is nothing to say.
"""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from consular_cli.model import Alternative, Choice, Citation, Due, Finding, Item, Line, Money, Need, Period, Value
from consular_cli.render.point import Cited, Contact, Point
from consular_cli.render.points import sources_of
from consular_cli.render.sheet import Sheet

SCHEMA_VERSION = 1
SCHEMA = Path(__file__).parent / "checklist.schema.json"

Json = dict[str, object]


def render_json(sheet: Sheet) -> str:
    """The sheet as JSON, ending with a line feed."""
    return json.dumps(document(sheet), ensure_ascii=False, indent=2) + "\n"


def document(sheet: Sheet) -> Json:
    """What `render_json` writes, as plain values."""
    checklist = sheet.checklist
    lines = {name: [_line(point) for point in sheet.points(name)] for name in ("alerts", "documents", "steps", "fees")}
    return {
        "schema_version": SCHEMA_VERSION,
        "guide": checklist.guide.id,
        "guidebook": sheet.guidebook,
        "lang": sheet.lang,
        "as_of": checklist.as_of.isoformat(),
        "answers": {name: _value(value) for name, value in checklist.answers.items()},
        "assumed": [name for name in checklist.assumed if name in checklist.answers],
        "outcome": _outcome(*sheet.points("outcome")),
        "told": [_told(point) for point in sheet.points("told")],
        **lines,
        "deadlines": [_deadline(point) for point in sheet.points("deadlines")],
        "warnings": [_line(point) for point in sheet.points("warnings")],
        "offices": [_office(contact) for contact in sheet.contacts],
        "sources": [_source(cited) for cited in sheet.cited],
    }


def _outcome(point: Point) -> Json:
    finding = _finding(point)
    days = {"since": finding.since, "until": finding.until}
    return {
        "id": point.id,
        "title": point.title,
        "text": point.note,
        **_grounds(point, finding.confidence, finding.sources),
        **{name: day.isoformat() for name, day in days.items() if day},
    }


def _told(point: Point) -> Json:
    finding = _finding(point)
    return {
        "id": point.id,
        "value": finding.value,
        "title": point.title,
        "text": point.note,
        **_grounds(point, finding.confidence, finding.sources),
    }


def _line(point: Point) -> Json:
    line = _line_of(point)
    item = line.item
    return {
        **_common(point, line),
        **_paper(point, item, line.need),
        **(_fee(point, line) if item.section == "fees" else {}),
        **_present(
            about=item.about,
            alternatives=[_alternative(choice) for choice in point.choices],
            receipt=item.receipt,
            office=item.at.office if item.at else "",
            missions=list(line.missions),
            takes=item.takes and _period(item.takes, point.words("takes")),
            deadline=line.due and _due(line.due, point.words("last-day", "time-limit")),
        ),
    }


def _deadline(point: Point) -> Json:
    line = _line_of(point)
    assert line.due
    return {
        **_common(point, line),
        "section": line.item.section,
        **_due(line.due, point.words("last-day", "time-limit")),
    }


def _common(point: Point, line: Line) -> Json:
    return {
        "id": point.id,
        "title": point.title,
        "note": point.note,
        **_present(only_if=point.only_if),
        **_grounds(point, line.confidence, sources_of(line)),
    }


def _grounds(point: Point, confidence: str, citations: Iterable[Citation]) -> Json:
    """What a point rests on, and how surely."""
    return {
        "because": [{"name": cause.name, "value": _value(cause.value), "text": cause.text} for cause in point.because],
        "confidence": confidence,
        **_present(doubt=point.doubt),
        "sources": _citations(citations),
    }


def _alternative(point: Point) -> Json:
    choice = point.basis
    assert isinstance(choice, Choice)
    return {
        "id": point.id,
        "title": point.title,
        "note": point.note,
        **_present(only_if=point.only_if),
        **_paper(point, choice.alternative, choice.need),
        "sources": _citations(choice.alternative.sources),
    }


def _paper(point: Point, paper: Item | Alternative, need: Need | None) -> Json:
    return _present(
        form=paper.form,
        count=paper.count if paper.count > 1 else None,
        valid=paper.valid and _period(paper.valid, point.words("valid")),
        foreign=need and _need(need, point.words("foreign")),
        translated=paper.translated,
    )


def _need(need: Need, text: str) -> Json:
    return {
        "country": need.country,
        "route": need.route,
        "text": text,
        "confidence": need.confidence,
        "sources": _citations(need.sources),
    }


def _fee(point: Point, line: Line) -> Json:
    money = line.money or Money("other", None, {}, (), "high")
    return {
        "kind": money.kind,
        "mci": None if money.mci is None else f"{money.mci.normalize():f}",
        "amounts": {currency: _decimal(amount) for currency, amount in money.sums.items()},
        "known": bool(money.sums),
        "text": point.words("amount"),
    }


def _due(due: Due, text: str) -> Json:
    return {
        "period": _period(due.period),
        "start": due.start,
        "day": due.day and due.day.isoformat(),
        "passed": due.passed,
        "text": text,
    }


def _period(period: Period, text: str = "") -> Json:
    return {"count": period.count, **_present(upto=period.upto), "unit": period.unit, **_present(text=text)}


def _office(contact: Contact) -> Json:
    return {
        "id": contact.id,
        "kind": contact.kind,
        "name": contact.name,
        "phones": list(contact.phones),
        **_present(
            where=contact.where,
            email=contact.email,
            web=contact.web,
            hours=contact.hours,
            district=contact.district,
            note=contact.note,
            doubt=contact.doubt,
        ),
        "sources": _citations(contact.citations),
    }


def _source(cited: Cited) -> Json:
    return {
        "key": cited.id,
        "number": cited.number,
        "title": cited.title,
        "issuer": cited.issuer,
        "authority": cited.authority,
        "edition": cited.edition and cited.edition.isoformat(),
        "places": list(cited.places),
        "address": cited.address,
    }


def _citations(citations: Iterable[Citation]) -> list[Json]:
    return [{"key": citation.source, "place": citation.place} for citation in citations]


def _value(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _decimal(amount: Decimal) -> str:
    return f"{amount:.2f}" if amount % 1 else f"{amount:.0f}"


def _present(**properties: object) -> Json:
    return {name: value for name, value in properties.items() if value}


def _finding(point: Point) -> Finding:
    assert isinstance(point.basis, Finding)
    return point.basis


def _line_of(point: Point) -> Line:
    assert isinstance(point.basis, Line)
    return point.basis
