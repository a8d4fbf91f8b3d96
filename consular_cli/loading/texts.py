"""Reading a guide's words, and checking that every language has exactly the words that the guide needs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from consular_cli.loading.fields import Fields, expect_mapping, expect_text
from consular_cli.loading.nodes import Node
from consular_cli.loading.problems import Place, Problems
from consular_cli.model import (
    OUTCOME,
    SECTIONS,
    Entry,
    FactText,
    Guide,
    GuideText,
    Item,
    QuestionText,
)

EMPTY = Entry("")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_BRACE = re.compile(r"[{}]")


@dataclass(slots=True)
class TextFile:
    """A text file as it stands, with the place of each text by its path (`documents/paper`)."""

    path: Path
    title: str
    ask: str
    about: str
    questions: dict[str, QuestionText]
    outcome: dict[str, Entry]
    facts: dict[str, FactText]
    entries: dict[str, Entry]
    events: dict[str, str]
    places: dict[str, Place]


def read_text(node: Node, path: Path, problems: Problems, whole: bool = True) -> TextFile:
    """A text file; `whole` is false for the common texts, which have no title."""
    fields = Fields(node, problems)
    text = TextFile(
        path,
        fields.text("title", required=whole),
        fields.text("ask", required=whole),
        fields.text("about", required=whole),
        {}, {}, {}, {}, {}, {},
    )  # fmt: skip
    for id_, one in _children(fields, "questions", problems, text.places):
        text.questions[id_] = _question(one, f"questions/{id_}", problems, text.places)
    for id_, one in _children(fields, OUTCOME, problems, text.places):
        text.outcome[id_] = _entry(one, problems)
    for id_, one in _children(fields, "facts", problems, text.places):
        text.facts[id_] = _fact(one, f"facts/{id_}", problems, text.places)
    for section in SECTIONS:
        for id_, one in _children(fields, section, problems, text.places):
            text.entries[f"{section}/{id_}"] = _entry(one, problems)
    for id_, one in _children(fields, "events", problems, text.places):
        text.events[id_] = expect_text(one, problems)
    fields.end()
    return text


def _children(fields: Fields, key: str, problems: Problems, places: dict[str, Place]) -> Iterator[tuple[str, Node]]:
    node = fields.get(key)
    for id_, one in (expect_mapping(node, problems) if node else {}).items():
        places[f"{key}/{id_}"] = node.keys[id_] if node else one.place
        yield id_, one


def _question(node: Node, path: str, problems: Problems, places: dict[str, Place]) -> QuestionText:
    fields = Fields(node, problems)
    options = {}
    found: dict[str, Place] = {}
    for id_, one in _children(fields, "options", problems, found):
        options[id_] = _entry(one, problems) if isinstance(one.value, dict) else Entry(expect_text(one, problems))
    places.update({f"{path}/{key}": place for key, place in found.items()})
    text = QuestionText(
        fields.text("ask", required=True), fields.text("why", required=True), fields.text("help"), options
    )
    fields.end()
    return text


def _fact(node: Node, path: str, problems: Problems, places: dict[str, Place]) -> FactText:
    fields = Fields(node, problems)
    title = fields.text("title", required=True)
    values = {}
    for id_, one in expect_mapping(node, problems).items():
        if id_ != "title":
            places[f"{path}/{id_}"] = node.keys[id_]
            values[id_] = expect_text(one, problems)
    return FactText(title, values)


def _entry(node: Node, problems: Problems) -> Entry:
    fields = Fields(node, problems)
    entry = Entry(
        title=fields.text("title", required=True),
        note=fields.text("note"),
        only_if=fields.text("only-if"),
        since=fields.text("since"),
        title_without=fields.text("title-without"),
        note_without=fields.text("note-without"),
    )
    fields.end()
    return entry


def guide_text(guide: Guide, own: TextFile, common: TextFile | None) -> GuideText:
    """The words that a guide needs, from its own texts and else the common ones. Missing ones are empty."""
    shared = common or TextFile(own.path, "", "", "", {}, {}, {}, {}, {}, {})
    return GuideText(
        own.title,
        own.ask,
        own.about,
        questions={
            q.id: own.questions.get(q.id) or shared.questions.get(q.id) or QuestionText("", "") for q in guide.questions
        },
        outcome={
            value: own.outcome.get(value) or shared.outcome.get(value) or EMPTY for value in _values(guide, OUTCOME)
        },
        facts={id_: own.facts.get(id_) or shared.facts.get(id_) or FactText("") for id_ in _told(guide)},
        entries={path: own.entries.get(path) or shared.entries.get(path) or EMPTY for path in _entries(guide)},
        events={id_: own.events.get(id_) or shared.events.get(id_) or "" for id_ in _events(guide)},
    )


def check_texts(
    guide: Guide, files: Mapping[str, TextFile], commons: Mapping[str, TextFile], problems: Problems
) -> None:
    """Every text in every language, none too many, and the same placeholders in all languages."""
    texts = {lang: guide_text(guide, own, commons.get(lang)) for lang, own in files.items()}
    for lang, own in files.items():
        needed = dict(_texts(guide, texts[lang]))
        for path, words in needed.items():
            if not words[0]:
                problems.add(Place(own.path), "missing-text", "", path)
        for path, place in own.places.items():
            if path not in needed:
                problems.add(place, "unused-text", path, needed)
        _check_placeholders(guide, own, needed, problems)
    _compare_placeholders(files, {lang: dict(_texts(guide, text)) for lang, text in texts.items()}, problems)


def _texts(guide: Guide, text: GuideText) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text of a guide: its path, its words and the words that belong to it."""
    for question in guide.questions:
        words = text.questions[question.id]
        yield f"questions/{question.id}", (words.ask, words.why, words.help)
        for id_ in (*(option.id for option in question.options), *question.also):
            entry = words.options.get(id_, EMPTY)
            yield f"questions/{question.id}/options/{id_}", (entry.title, entry.note)
    for value, entry in text.outcome.items():
        yield f"{OUTCOME}/{value}", (entry.title, entry.note)
    for id_, fact in text.facts.items():
        yield f"facts/{id_}", (fact.title,)
        for value in _values(guide, id_):
            yield f"facts/{id_}/{value}", (fact.values.get(value, ""),)
    for path, entry in text.entries.items():
        yield path, (entry.title, entry.note, entry.only_if, entry.since, entry.title_without, entry.note_without)
    for id_, event in text.events.items():
        yield f"events/{id_}", (event,)


def _values(guide: Guide, table_id: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.value for table in guide.tables if table.id == table_id for row in table.rows))


def _told(guide: Guide) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told.fact for told in guide.told))


def _entries(guide: Guide) -> tuple[str, ...]:
    paths = {f"{item.section}/{item.id}": None for item in guide.items}
    paths |= {f"documents/{paper.id}": None for item in guide.items for paper in item.one_of}
    return tuple(paths)


def _events(guide: Guide) -> tuple[str, ...]:
    steps = {item.id for item in guide.items if item.section == "steps"}
    return tuple(
        dict.fromkeys(
            item.within.start
            for item in guide.items
            if item.within and not item.within.dated and item.within.start not in steps
        )
    )


# Placeholders


def _check_placeholders(guide: Guide, own: TextFile, texts: Mapping[str, tuple[str, ...]], problems: Problems) -> None:
    allowed = _allowed(guide)
    for path, words in texts.items():
        place = own.places.get(path)
        if place is None:
            continue
        usable = allowed.get(path, set())
        for word in words:
            for name in placeholders(word):
                if name not in usable:
                    problems.add(place, "placeholder", f"{{{name}}}", [f"{{{one}}}" for one in sorted(usable)])
            if _BRACE.search(_PLACEHOLDER.sub("", word)):
                problems.add(place, "placeholder", word, [f"{{{one}}}" for one in sorted(usable)])
    for item in guide.items:
        _check_without(guide, item, own, problems)


def placeholders(text: str) -> list[str]:
    """The names in braces of a text."""
    return _PLACEHOLDER.findall(text)


def _allowed(guide: Guide) -> dict[str, set[str]]:
    """The placeholders that a text may use, by its path."""
    questions = {question.id for question in guide.questions}
    allowed: dict[str, set[str]] = {f"{OUTCOME}/{value}": set(questions) for value in _values(guide, OUTCOME)}
    for item in guide.items:
        path = f"{item.section}/{item.id}"
        allowed.setdefault(path, set(questions)).update(_own_placeholders(item))
    return allowed


def _own_placeholders(item: Item) -> Iterator[str]:
    yield "source"
    if item.count > 1:
        yield "count"
    if item.rate:
        yield "amount"
    if item.within:
        yield "date"
    if item.takes:
        yield "takes"
    if item.at and item.at.mission:
        yield "mission"
    if item.at and item.at.office:
        yield "office"


def _check_without(guide: Guide, item: Item, own: TextFile, problems: Problems) -> None:
    """Words that may lack a value have a second form without it."""
    path = f"{item.section}/{item.id}"
    entry = own.entries.get(path)
    if entry is None:
        return
    certain = {key.name for condition in item.guard for key in condition.keys}
    uncertain = {"amount", "date", "mission"} | {q.id for q in guide.questions if q.guard and q.id not in certain}
    for name, words, without in (
        ("title-without", entry.title, entry.title_without),
        ("note-without", entry.note, entry.note_without),
    ):
        if not without and uncertain & set(placeholders(words)):
            problems.add(own.places[path], "missing-without", path, name)


def _compare_placeholders(
    files: Mapping[str, TextFile], texts: Mapping[str, Mapping[str, tuple[str, ...]]], problems: Problems
) -> None:
    first, *others = texts
    for lang in others:
        for path, words in texts[lang].items():
            mine = sorted({name for word in words for name in placeholders(word)})
            theirs = sorted({name for word in texts[first].get(path, ()) for name in placeholders(word)})
            place = files[lang].places.get(path)
            if place and words[0] and mine != theirs:
                problems.add(place, "placeholders-differ", " ".join(mine), [f"{first}: {' '.join(theirs)}"])
