"""What the things on a checklist are called in one language: answers, countries, what put a line there."""

import re
from collections.abc import Mapping
from datetime import date

from consular_cli.model import (
    AS_OF,
    OUTCOME,
    Checklist,
    Entry,
    Finding,
    GuideText,
    Question,
    Reason,
    Reference,
    ReferenceText,
    Section,
    Value,
)
from consular_cli.render.point import Cause, run_on
from consular_cli.words.words import Words

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*)\}")


class Wording:
    """The texts that a checklist needs, by language."""

    def __init__(
        self,
        checklist: Checklist,
        text: GuideText,
        reference: Reference,
        reference_text: ReferenceText,
        words: Words,
    ) -> None:
        self.checklist = checklist
        self.text = text
        self.reference = reference
        self.names = reference_text
        self.words = words
        self.questions = {question.id: question for question in checklist.guide.questions}

    def entry(self, section: Section, item_id: str) -> Entry:
        """The words of an item."""
        return self.text.entries[f"{section}/{item_id}"]

    def ask(self, question_id: str) -> str:
        """A question, as the person was asked."""
        return self.filled(self.text.questions[question_id].ask)

    def answer(self, question_id: str, value: Value) -> str:
        """An answer in words."""
        question = self.questions[question_id]
        if isinstance(value, date):
            return self.words.date(value)
        if isinstance(value, int):
            return self.words.number(value)
        if isinstance(value, tuple):
            return ", ".join(self._option(question, one) for one in value) or self.words.say("none of these")
        return self._option(question, value)

    def address(self, addresses: Mapping[str, str]) -> str:
        """An address on the web, of the page in this language if there is one."""
        return addresses.get(self.words.lang) or addresses.get("") or next(iter(addresses.values()), "")

    def told(self, finding: Finding) -> tuple[str, str]:
        """The title of a fact and what it says."""
        fact = self.text.facts[finding.table]
        return self.filled(fact.title), self.filled(fact.values[finding.value])

    def cause(self, reason: Reason) -> Cause:
        """Why a line is on the checklist."""
        return Cause(reason.name, reason.value, self._cause(reason.name, reason.value))

    def filled(self, text: str, without: str = "", values: Mapping[str, str] | None = None) -> str:
        """`text` with its placeholders filled; `without`, if there is one, where a placeholder has no value.

        `values` are those of the line; the questions' own are known here. A brace that is no placeholder stays.
        """
        if "{" not in text:
            return text
        known = {**self._placeholders(text), **(values or {})}
        missing = any(not known[name] for name in _PLACEHOLDER.findall(text) if name in known)
        if missing and without:
            return self.filled(without, "", values)
        unknown = self.words.say("not known")
        return _PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]) or unknown, text)

    def _placeholders(self, text: str) -> dict[str, str]:
        answers = self.checklist.answers
        return {
            name: self.answer(name, answers[name]) if name in answers else ""
            for name in _PLACEHOLDER.findall(text)
            if name in self.questions
        }

    def _option(self, question: Question, value: str) -> str:
        if question.type == "yes-no":
            return self.words.say("Yes") if value == "yes" else self.words.say("No")
        if question.type == "country" and value not in question.also:
            return self.names.countries[value].name
        return self.text.questions[question.id].options[value].title

    def _cause(self, name: str, value: Value) -> str:
        if name == AS_OF and isinstance(value, date):
            return run_on(self.words.say("Date"), self.words.date(value))
        if name in self.questions:
            return run_on(self.ask(name), self.answer(name, value))
        if name == OUTCOME:
            return run_on(self.words.say("Result"), self.filled(self.text.outcome[str(value)].title))
        fact = self.text.facts.get(name)
        return run_on(fact.title, self.filled(fact.values[str(value)])) if fact else ""
