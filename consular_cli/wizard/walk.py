"""The walk: choose a guide, answer its questions one by one, read the checklist. Back is always possible."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Interview
from consular_cli.model import (
    OUTCOME,
    Answers,
    Checklist,
    Entry,
    Finding,
    Guide,
    Question,
    Value,
)
from consular_cli.render.wording import Wording
from consular_cli.wizard.guidebook import Guidebook
from consular_cli.wizard.names import Countries
from consular_cli.wizard.prompts import Back, Choice, Prompt, Prompter, open_prompter
from consular_cli.wizard.questions import Questioner
from consular_cli.wizard.sheets import sheet_of, show
from consular_cli.wizard.terminal import Terminal
from consular_cli.words.words import Words


class Walk:
    """Leads a person through the guides of a guidebook, in one language, as of a day."""

    def __init__(
        self, guidebook: Guidebook, terminal: Terminal, words: Words, as_of: date, prompter: Prompter | None = None
    ) -> None:
        self._guidebook = guidebook
        self._terminal = terminal
        self._words = words
        self._as_of = as_of
        self._prompter = prompter or open_prompter(terminal, words)

    def run(self) -> None:
        """From the choice of a guide to the checklist."""
        self._prompter.tell(
            self._words.say("consular: checklists for consular procedures of Kazakhstan"),
            self._words.say(
                "This is not an official service. Nothing that you answer leaves this computer or is stored."
            ),
        )
        guide_id: str | None = None
        checklist: Checklist | None = None
        while checklist is None:
            guide_id = self._choose_guide(guide_id)
            with suppress(Back):
                checklist = self._make_checklist(guide_id)
        self._terminal.write("\n")
        show(sheet_of(checklist, self._guidebook, self._words), self._terminal)

    def ask(
        self, interview: Interview, given: Answers, find_next: Callable[[Answers], Question | None]
    ) -> dict[str, Value]:
        """The given answers, completed by those of the person, until `find_next` wants no more.

        What was answered before going back is remembered as preselection and does not count. Raises `Back` where
        there is nothing to go back to.
        """
        questioner = self._questioner(interview.guide)
        answers, asked = dict(given), list[str]()
        remembered: dict[str, Value] = {}
        alerts = _Alerts(interview, questioner, self._guidebook, self._words)
        while True:
            alerts.tell(answers)
            question = find_next(answers)
            if question is None:
                return answers
            preselected = remembered.get(question.id, interview.default(question, answers))
            try:
                answer = questioner.ask(question, interview.state(answers), preselected)
            except Back:
                if not asked:
                    raise
                del answers[asked.pop()]
            else:
                answers[question.id] = remembered[question.id] = answer
                asked.append(question.id)

    def _choose_guide(self, preselected: str | None) -> str:
        titles = {id_: self._guidebook.title(id_, self._words.lang) for id_ in self._guidebook.guides}
        choices = [Choice(id_, ask, title) for id_, (title, ask) in titles.items()]
        while True:
            try:
                return self._prompter.choose(Prompt(self._words.say("What do you want to do?")), choices, preselected)
            except Back:
                continue

    def _make_checklist(self, guide_id: str) -> Checklist:
        interview = Interview(self._guidebook.guide(guide_id), self._guidebook.reference, self._as_of)
        answers = self.ask(interview, {}, lambda answers: interview.state(answers).next)
        return build_checklist(interview, answers)

    def _questioner(self, guide: Guide) -> Questioner:
        text = self._guidebook.guide_text(guide.id, self._words.lang)
        return Questioner(text, Countries.of(self._guidebook, self._words.lang), self._prompter, self._words)


class _Alerts:
    """Says each alert once, as soon as it surely holds."""

    def __init__(self, interview: Interview, questioner: Questioner, guidebook: Guidebook, words: Words) -> None:
        self._interview = interview
        self._questioner = questioner
        self._guidebook = guidebook
        self._words = words
        self._told: set[str] = set()

    def tell(self, answers: Answers) -> None:
        """Says those that hold now and were not said before."""
        for item in self._interview.state(answers).alerts:
            if item.id not in self._told:
                self._told.add(item.id)
                entry = self._questioner.text.entries[f"alerts/{item.id}"]
                self._questioner.prompter.tell(*self._in_words(entry, answers))

    def _in_words(self, entry: Entry, answers: Answers) -> tuple[str, str]:
        guide, as_of = self._interview.guide, self._interview.as_of
        nothing_yet = Finding(OUTCOME, "", (), (), "high")
        so_far = Checklist(guide, as_of, answers, assumed=(), outcome=nothing_yet, told=(), lines=())
        wording = Wording(
            so_far,
            self._questioner.text,
            self._guidebook.reference,
            self._guidebook.reference_text(self._words.lang),
            self._words,
        )
        return wording.filled(entry.title, entry.title_without), wording.filled(entry.note, entry.note_without)
