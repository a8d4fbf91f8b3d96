"""Reading a guide: its YAML, with the parts it includes, becomes one flat Guide.

First names are gathered (questions with their options, tables with their values), since a condition may name what
stands further down; then everything is read against them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, cast

from consular_cli.loading.conditions import Scope, read_guard
from consular_cli.loading.fields import (
    EDITOR,
    Fields,
    check_id,
    each_text,
    expect_list,
    expect_mapping,
    expect_period,
)
from consular_cli.loading.nodes import Node
from consular_cli.loading.order import check_cycles, order_steps
from consular_cli.loading.problems import Place, Problems
from consular_cli.loading.reference import check_rows
from consular_cli.model import (
    FORMS,
    OUTCOME,
    SECTIONS,
    Alternative,
    Citation,
    Condition,
    Confidence,
    Deadline,
    Guard,
    Guide,
    Item,
    Option,
    Question,
    Row,
    Section,
    Table,
    Told,
)
from consular_cli.model import Place as Where

FORMAT = 1
MISSION = "mission"
TYPES = ("choice", "several", "yes-no", "country", "date", "number")
RECEIPTS = ("original", "copy", "electronic")
COMMANDS = {"guides", "country", "missions", "visa", "fees", "treaties", "sources", "search", "checklist", "schema"}
OPTIONS = {
    *("lang", "as-of", "answers", "save", "strict", "why", "format", "output", "force"),
    *("guides", "plain", "help", "version"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a guide may name that stands elsewhere."""

    sources: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    countries: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Block:
    """What the lines of a block have in common."""

    guard: Guard = ()
    sources: tuple[Citation, ...] = ()
    confidence: Confidence = "high"
    ask: str = ""
    part: str = ""

    @property
    def prefix(self) -> str:
        return f"{self.part}/" if self.part else ""


@dataclass(slots=True)
class _Draft:
    """A guide as it grows; places are kept for the checks at the end."""

    questions: dict[str, Question] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    items: list[tuple[Item, Place, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


FindPart = Callable[[str], Node | None]


def read_guide(node: Node, name: str, known: Known, find_part: FindPart, problems: Problems) -> Guide | None:
    """The guide of a file. `name` is that of its folder, `find_part` gives the root node of a part."""
    fields = Fields(node, problems)
    _read_format(fields, problems)
    id_ = fields.text("id", required=True)
    if id_ and id_ != name:
        problems.add(node.place, "bad-id", id_, name)
    check_id(id_, node.place, problems, COMMANDS)
    holds_from = fields.day("holds-from", required=True) or date.min
    ask = fields.word("ask", known.offices)
    private = fields.flag("private")
    reader = _GuideReader(known, find_part, problems)
    reader.gather(fields.get("questions"), fields.get("outcome", required=True), fields.get("facts"))
    checklist = fields.get("checklist", required=True)
    fields.end()
    for block in expect_list(checklist, problems) if checklist else []:
        reader.gather_block(block)
    reader.read(checklist)
    return reader.guide(id_, holds_from, ask, private)


def _read_format(fields: Fields, problems: Problems) -> None:
    node = fields.get("format", required=True)
    if node and node.value != FORMAT:
        problems.add(node.place, "unknown-word", str(node.value), str(FORMAT))


class _GuideReader:
    """Reads questions, tables and blocks, in two passes."""

    def __init__(self, known: Known, find_part: FindPart, problems: Problems) -> None:
        self._known = known
        self._find_part = find_part
        self._problems = problems
        self._draft = _Draft()
        self._question_nodes: list[tuple[str, Node, tuple[tuple[Node, str], ...], str]] = []
        self._own_questions: dict[str, list[str]] = {}
        self._table_nodes: dict[str, Node] = {}
        self._scope = Scope(columns=known.columns, countries=known.countries)

    # First pass: names

    def gather(self, questions: Node | None, outcome: Node | None, facts: Node | None) -> None:
        self._gather_questions(questions)
        if outcome:
            self._gather_table(OUTCOME, outcome, outcome.place)
        for id_, table in (expect_mapping(facts, self._problems) if facts else {}).items():
            place = facts.keys[id_] if facts else table.place
            check_id(id_, place, self._problems)
            self._gather_table(id_, table, place)
        self._rescope()

    def gather_block(self, node: Node, whens: tuple[tuple[Node, str], ...] = (), part: str = "") -> None:
        """The questions of a block and of the parts it includes, under the `when` of each block around them."""
        block = node.value if isinstance(node.value, dict) else {}
        if "when" in block:
            whens = (*whens, (block["when"], part))
        self._gather_questions(block.get("questions"), whens, part)
        for name, _ in each_text(block["include"], Problems()) if "include" in block and not part else ():
            root = self._find_part(name)
            blocks = root.value.get("checklist") if root and isinstance(root.value, dict) else None
            for one in blocks.value if blocks and isinstance(blocks.value, list) else []:
                self.gather_block(one, whens, name)
        self._rescope()

    def _gather_questions(self, node: Node | None, whens: tuple[tuple[Node, str], ...] = (), part: str = "") -> None:
        for id_, one in (expect_mapping(node, self._problems) if node else {}).items():
            place = node.keys[id_] if node else one.place
            check_id(id_, place, self._problems, OPTIONS)
            if id_ in self._draft.questions or id_ in self._table_nodes:
                self._problems.add(place, "repeated-id", id_)
            self._draft.places[id_] = place
            self._draft.questions[id_] = self._shape(id_, one)
            self._question_nodes.append((id_, one, whens, part))
            self._own_questions.setdefault(part, []).append(id_)

    def _gather_table(self, id_: str, node: Node, place: Place) -> None:
        if id_ in self._draft.questions:
            self._problems.add(place, "repeated-id", id_)
        self._table_nodes[id_] = node
        self._draft.places[id_] = place

    def _rescope(self) -> None:
        tables = {}
        for id_, node in self._table_nodes.items():
            rows = node.value if isinstance(node.value, list) else []
            cells = [row.value.get("is") for row in rows if isinstance(row.value, dict)]
            tables[id_] = tuple(dict.fromkeys(str(cell.value) for cell in cells if cell))
        self._scope = replace(self._scope, questions=self._draft.questions, tables=tables)

    def _shape(self, id_: str, node: Node) -> Question:
        """A question without its conditions."""
        if isinstance(node.value, list):
            return Question(id_, "choice", self._options(node))
        entries = node.value if isinstance(node.value, dict) else {}
        several, options = entries.get("several"), entries.get("options")
        type_ = entries.get("type")
        if several or options:
            return Question(id_, "several" if several else "choice", self._options(several or options))
        also = tuple(text for text, _ in each_text(entries["also"], Problems())) if "also" in entries else ()
        word = type_.value if type_ and type_.value in TYPES else "choice"
        return Question(id_, cast(Literal["choice"], word), also=also)

    def _options(self, node: Node | None) -> tuple[Option, ...]:
        if node is None:
            return ()
        if isinstance(node.value, dict):
            return tuple(Option(id_) for id_ in node.value)
        return tuple(Option(text) for text, _ in each_text(node, Problems()))

    # Second pass

    def read(self, checklist: Node | None) -> None:
        for id_, node, whens, part in self._question_nodes:
            guard = tuple(one for when, where in whens for one in read_guard(when, self._scope_of(where), Problems()))
            self._draft.questions[id_] = self._question(self._draft.questions[id_], node, guard, self._scope_of(part))
        for id_, node in self._table_nodes.items():
            self._draft.tables[id_] = self._table(id_, node)
        for one in expect_list(checklist, self._problems) if checklist else []:
            self._block(one, _Block())

    def _scope_of(self, part: str) -> Scope:
        """What conditions may name: in a part only its own questions, and `country`."""
        if not part:
            return self._scope
        own = {*self._own_questions.get(part, ()), "country"}
        questions = {id_: one for id_, one in self._scope.questions.items() if id_ in own}
        return replace(self._scope, questions=questions, tables={})

    def _question(self, shape: Question, node: Node, outer: Guard, scope: Scope) -> Question:
        if isinstance(node.value, list):
            self._check_options(node)
            return replace(shape, guard=outer)
        fields = Fields(node, self._problems)
        several, options = fields.get("several"), fields.get("options")
        type_ = fields.word("type", TYPES)
        if not (several or options or type_):
            self._problems.add(node.place, "missing-key", "", ("options", "several", "type"))
        question = replace(
            shape,
            options=self._guarded_options(several or options, scope),
            guard=(*outer, *read_guard(fields.get("when"), scope, self._problems)),
            optional=fields.flag("optional"),
            past=fields.flag("past"),
            exclude=tuple(code for code, _ in self._country_codes(fields)),
            also=tuple(text for text, _ in fields.words("also")),
        )
        question = self._with_default(question, fields.get("default"))
        fields.end()
        return question

    def _country_codes(self, fields: Fields) -> Iterator[tuple[str, Place]]:
        for code, place in fields.words("exclude"):
            if code not in self._known.countries:
                self._problems.add(place, "unknown-country", code, self._known.countries)
            yield code, place

    def _check_options(self, node: Node) -> None:
        ids = list(each_text(node, self._problems))
        seen: set[str] = set()
        for id_, place in ids:
            check_id(id_, place, self._problems)
            if id_ in seen:
                self._problems.add(place, "repeated-id", id_)
            seen.add(id_)
        if not ids:
            self._problems.add(node.place, "empty")

    def _guarded_options(self, node: Node | None, scope: Scope) -> tuple[Option, ...]:
        if node is None:
            return ()
        if not isinstance(node.value, dict):
            self._check_options(node)
            return self._options(node)
        options = []
        for id_, one in node.value.items():
            check_id(id_, node.keys[id_], self._problems)
            fields = Fields(one, self._problems)
            options.append(Option(id_, read_guard(fields.get("when"), scope, self._problems)))
            fields.end()
        return tuple(options)

    def _with_default(self, question: Question, node: Node | None) -> Question:
        if node is None:
            return question
        if isinstance(node.value, dict):
            fields = Fields(node, self._problems)
            same_as = fields.text("same-as", required=True)
            other = self._scope.questions.get(same_as)
            if same_as and (other is None or other.type != question.type):
                alike = [id_ for id_, one in self._scope.questions.items() if one.type == question.type]
                self._problems.add(node.place, "unknown-name", same_as, alike)
                return question
            fields.end()
            return replace(question, same_as=same_as)
        values: list[str | int] = []
        for one in node.value if isinstance(node.value, list) else [node]:
            value = one.value
            if question.type == "number" and isinstance(value, int) and not isinstance(value, bool):
                values.append(value)
                continue
            allowed = self._values(question)
            if value not in allowed:
                self._problems.add(one.place, "unknown-default", str(value), allowed)
            values.append(str(value))
        return replace(question, default=tuple(values))

    def _values(self, question: Question) -> tuple[str, ...]:
        if question.type == "country":
            return (*(code for code in self._known.countries if code not in question.exclude), *question.also)
        if question.type == "yes-no":
            return ("yes", "no")
        return tuple(option.id for option in question.options)

    def _table(self, id_: str, node: Node) -> Table:
        rows = []
        nodes = expect_list(node, self._problems)
        for one in nodes:
            fields = Fields(one, self._problems)
            value = fields.text("is", required=True)
            if value:
                check_id(value, one.place, self._problems)
            guard = read_guard(fields.get("when"), self._scope, self._problems)
            row = Row(value, guard, fields.citations(self._known.sources), fields.confidence())
            if not row.sources and not _names_column(guard):
                self._problems.add(one.place, "missing-source", value)
            rows.append(row)
            fields.end()
        check_rows(rows, [one.place for one in nodes], node.place, self._problems)
        return Table(id_, tuple(rows))

    def _block(self, node: Node, around: _Block) -> None:
        scope = self._scope_of(around.part)
        fields = Fields(node, self._problems)
        block = _Block(
            guard=(*around.guard, *read_guard(fields.get("when"), scope, self._problems)),
            sources=fields.citations(self._known.sources, around.sources),
            confidence=fields.confidence(around.confidence),
            ask=fields.word("ask", self._known.offices, around.ask),
            part=around.part,
        )
        fields.get("questions")
        for fact, place in fields.words("tell"):
            if fact not in self._table_nodes or fact == OUTCOME:
                self._problems.add(place, "unknown-name", fact, [id_ for id_ in self._table_nodes if id_ != OUTCOME])
            else:
                self._draft.told.append(Told(fact, block.guard))
        for section in SECTIONS:
            items = fields.get(section)
            for id_, one in (expect_mapping(items, self._problems) if items else {}).items():
                place = items.keys[id_] if items else one.place
                check_id(id_, place, self._problems)
                self._item(cast(Section, section), id_, place, one, block)
        parts = fields.words("include")
        fields.end()
        for part, place in parts:
            self._part(part, place, block)

    def _part(self, name: str, place: Place, block: _Block) -> None:
        root = None if block.part else self._find_part(name)
        if root is None:
            self._problems.add(place, "unknown-part", name)
            return
        fields = Fields(root, self._problems)
        _read_format(fields, self._problems)
        if fields.text("id", required=True) != name:
            self._problems.add(root.place, "bad-id", "", name)
        checklist = fields.get("checklist", required=True)
        fields.end()
        for one in expect_list(checklist, self._problems) if checklist else []:
            self._block(one, replace(block, part=name))

    def _item(self, section: Section, id_: str, place: Place, node: Node, block: _Block) -> None:
        fields = Fields(node, self._problems)
        own_guard = read_guard(fields.get("when"), self._scope_of(block.part), self._problems)
        item = Item(
            section,
            block.prefix + id_,
            guard=(*block.guard, *own_guard),
            sources=fields.citations(self._known.sources, block.sources),
            confidence=fields.confidence(block.confidence),
            ask=fields.word("ask", self._known.offices, block.ask),
        )
        before: tuple[str, ...] = ()
        after: tuple[str, ...] = ()
        match section:
            case "documents":
                item = self._document(item, fields, self._scope_of(block.part))
            case "steps":
                item, before, after = self._step(item, fields, block.prefix)
            case "fees":
                item = self._fee(item, fields)
            case "alerts":
                item = replace(item, at=self._where(fields))
            case "warnings":
                item = replace(item, about=fields.text("about"))
        fields.end()
        if not item.sources and not _names_column(item.guard):
            self._problems.add(place, "missing-source", id_)
        if any(citation.source == EDITOR for citation in item.sources) and (
            section == "fees" or item.within or item.takes
        ):
            self._problems.add(place, "editor-source", id_)
        self._draft.items.append((item, place, before, after))

    def _document(self, item: Item, fields: Fields, scope: Scope) -> Item:
        return replace(
            item,
            form=fields.word("form", FORMS),
            count=fields.number("count", 1),
            valid=fields.period("valid"),
            foreign=self._question_name(fields, "foreign", "country"),
            translated=fields.flag("translated"),
            one_of=tuple(self._alternatives(fields.get("one-of"), scope)),
        )

    def _alternatives(self, node: Node | None, scope: Scope) -> Iterator[Alternative]:
        if node is None:
            return
        if not isinstance(node.value, dict):
            for id_, place in each_text(node, self._problems):
                check_id(id_, place, self._problems)
                yield Alternative(id_)
            return
        for id_, one in node.value.items():
            check_id(id_, node.keys[id_], self._problems)
            fields = Fields(one, self._problems)
            yield Alternative(
                id_,
                guard=read_guard(fields.get("when"), scope, self._problems),
                form=fields.word("form", FORMS),
                count=fields.number("count", 1),
                valid=fields.period("valid"),
                foreign=self._question_name(fields, "foreign", "country"),
                translated=fields.flag("translated"),
                sources=fields.citations(self._known.sources),
            )
            fields.end()

    def _step(self, item: Item, fields: Fields, prefix: str) -> tuple[Item, tuple[str, ...], tuple[str, ...]]:
        item = replace(item, at=self._where(fields), within=self._deadline(fields), takes=fields.period("takes"))
        before = tuple(prefix + id_ for id_, _ in fields.words("before"))
        after = tuple(prefix + id_ for id_, _ in fields.words("after"))
        return item, before, after

    def _fee(self, item: Item, fields: Fields) -> Item:
        return replace(
            item,
            rate=fields.word("rate", self._known.rates),
            times=self._question_name(fields, "times", "number"),
            receipt=fields.word("receipt", RECEIPTS),
        )

    def _where(self, fields: Fields) -> Where | None:
        node = fields.get("at")
        if node is None:
            return None
        if isinstance(node.value, dict):
            inner = Fields(node, self._problems)
            mission = self._question_name(inner, MISSION, "country", required=True)
            inner.end()
            return Where(mission=mission)
        if node.value == MISSION:
            return Where(mission=self._question_called("country", "country", node.place))
        office = fields.word("at", (*self._known.offices, MISSION))
        return Where(office=office)

    def _deadline(self, fields: Fields) -> Deadline | None:
        """`2 months from born`: counted from a date question, a step, or an event that has a text of its own."""
        node = fields.get("within")
        if node is None:
            return None
        text, _, start = str(node.value).partition(" from ")
        period = expect_period(replace(node, value=text), self._problems)
        if not start:
            self._problems.add(node.place, "bad-period", str(node.value), ("2 months from born",))
        if period is None or not start:
            return None
        question = self._scope.questions.get(start)
        if question is not None and question.type != "date":
            self._problems.add(node.place, "unknown-name", start, self._names_of_type("date"))
        return Deadline(period, start, dated=question is not None)

    def _question_name(self, fields: Fields, key: str, type_: str, required: bool = False) -> str:
        node = fields.get(key, required)
        return "" if node is None else self._question_called(str(node.value), type_, node.place)

    def _question_called(self, name: str, type_: str, place: Place) -> str:
        question = self._scope.questions.get(name)
        if question is None or question.type != type_:
            self._problems.add(place, "unknown-name", name, self._names_of_type(type_))
            return ""
        return name

    def _names_of_type(self, type_: str) -> list[str]:
        return [id_ for id_, one in self._scope.questions.items() if one.type == type_]

    # The whole

    def guide(self, id_: str, holds_from: date, ask: str, private: bool) -> Guide | None:
        draft = self._draft
        if OUTCOME not in draft.tables:
            return None
        self._check_about()
        guide = Guide(
            id=id_,
            holds_from=holds_from,
            questions=tuple(draft.questions.values()),
            tables=tuple(draft.tables.values()),
            told=tuple(draft.told),
            items=order_steps(draft.items, self._problems),
            ask=ask,
            private=private,
        )
        check_cycles(guide, draft.places, self._problems)
        return guide

    def _check_about(self) -> None:
        ids = {f"{item.section}/{item.id}" for item, *_ in self._draft.items}
        for item, place, *_ in self._draft.items:
            if item.about and item.about not in ids:
                self._problems.add(place, "unknown-item", item.about, ids)


def _names_column(guard: Iterable[Condition]) -> bool:
    return any(key.column for condition in guard for key in condition.keys)
