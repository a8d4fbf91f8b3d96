"""A guide answered in one go: defaults are assumed, what is missing is asked for or named."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from consular_cli.cli.errors import DONE, MISSING, Mistake
from consular_cli.cli.missing import missing_as_json, missing_as_text
from consular_cli.cli.output import Destination, check_absent, choose_destination
from consular_cli.cli.session import Session
from consular_cli.cli.values import AnswerReader
from consular_cli.engine.checklist import build_checklist
from consular_cli.engine.interview import Assumption, Interview, assume, unused
from consular_cli.model import Answers, Guide, Question, Value
from consular_cli.render.cleaning import clean
from consular_cli.wizard.sheets import sheet_of
from consular_cli.wizard.values import Misread, read_date


@dataclass(frozen=True, slots=True)
class Request:
    """What was typed. `given` are the words of the answers, by question."""

    given: Mapping[str, Sequence[str]]
    as_of: str | None = None
    answers: str | None = None
    save: str | None = None
    strict: bool = False
    why: bool = False
    format: str | None = None
    output: str | None = None
    force: bool = False


class OneShot:
    """One call of a guide's command."""

    def __init__(self, session: Session, guide: Guide, request: Request) -> None:
        self._session = session
        self._words = session.words
        self._terminal = session.terminal
        self._guide = guide
        self._request = request

    def run(self) -> int:
        """Gives the checklist, or says what is missing. The exit code."""
        destination = self._destination()
        given = self._given()
        assumption = self._assume(given)
        if assumption.missing and self._may_ask(destination):
            assumption = self._ask(given)
        if assumption.missing:
            self._tell_missing(assumption, destination)
            return MISSING
        self._tell_unused(given, assumption.answers)
        self._save(assumption)
        checklist = build_checklist(self._interview, assumption.answers, assumption.assumed)
        destination.put(sheet_of(checklist, self._session.guidebook, self._words), self._session, self._request.why)
        return DONE

    def _destination(self) -> Destination:
        """Where the result goes. What would fail at the end is refused at the start."""
        request = self._request
        if request.save:
            if self._guide.private:
                raise Mistake(
                    self._words.say("--save: answers to this guide could endanger somebody, so they are not stored.")
                )
            check_absent(Path(request.save), self._words, request.force)
        return choose_destination(request.format, request.output, request.force, self._words)

    @cached_property
    def _kept(self) -> "tuple[date | None, Mapping[str, Sequence[str]]]":
        """Day and answers from the answers file."""
        if not self._request.answers:
            return None, {}
        from consular_cli.cli.answers_file import as_typed, open_answers

        file = open_answers(self._request.answers, self._guide, self._words)
        return file.as_of, {id_: as_typed(raw) for id_, raw in file.answers.items()}

    @cached_property
    def _wanted_day(self) -> date | None:
        """The day that was asked for, if any was."""
        if not self._request.as_of:
            return self._kept[0]
        try:
            return read_date(self._request.as_of, self._words)
        except Misread as misread:
            raise Mistake(f"--as-of: {misread}") from None

    @cached_property
    def _interview(self) -> Interview:
        as_of = self._wanted_day or self._session.today
        if as_of < self._guide.holds_from:
            raise Mistake(
                self._words.say("{date} is too early.", date=self._words.date(as_of)),
                self._words.say(
                    "This guide describes the rules from {date} on, not older ones.",
                    date=self._words.date(self._guide.holds_from),
                ),
            )
        return Interview(self._guide, self._session.guidebook.reference, as_of)

    def _given(self) -> dict[str, Value]:
        """The answers given, in the order of the questions. Options go before the file."""
        typed = {**self._kept[1], **self._request.given}
        reader = AnswerReader(self._session, self._guide, self._interview.as_of)
        return {
            question.id: reader.read(question, typed[question.id])
            for question in self._guide.questions
            if question.id in typed
        }

    def _may_ask(self, destination: Destination) -> bool:
        return self._terminal.is_interactive and self._request.output is None and destination.format != "json"

    def _ask(self, given: Answers) -> Assumption:
        from consular_cli.wizard.prompts import Back
        from consular_cli.wizard.walk import Walk

        walk = Walk(self._session.guidebook, self._terminal, self._words, self._interview.as_of)
        while True:
            with suppress(Back):  # from the first question there is no way back
                return self._assume(walk.ask(self._interview, given, self._first_missing))

    def _first_missing(self, answers: Answers) -> Question | None:
        return next(iter(self._assume(answers).missing), None)

    def _assume(self, answers: Answers) -> Assumption:
        return assume(self._interview, answers, self._request.strict)

    def _tell_missing(self, assumption: Assumption, destination: Destination) -> None:
        text = self._session.guidebook.guide_text(self._guide.id, self._words.lang)
        if destination.format == "json":
            self._terminal.write(missing_as_json(self._interview, assumption, text, self._session.countries))
        else:
            self._terminal.note(missing_as_text(self._interview, assumption, text, self._terminal.width, self._words))

    def _tell_unused(self, given: Answers, completed: Answers) -> None:
        state = self._interview.state(completed)
        questions = {question.id: question for question in self._guide.questions}
        for id_ in unused(self._interview, given, completed):
            if state.applies(id_):
                offered = ", ".join(state.offered(questions[id_]))
                self._terminal.note(
                    self._words.say("--{question}: not possible with the other answers.", question=id_)
                    + " "
                    + self._words.say("Possible: {values}.", values=offered)
                )
            else:
                self._terminal.note(
                    self._words.say("--{question}: changes nothing, this question does not come up.", question=id_)
                )

    def _save(self, assumption: Assumption) -> None:
        if not self._request.save:
            return
        from consular_cli.cli.answers_file import save_answers

        answers = {id_: value for id_, value in assumption.answers.items() if id_ not in assumption.assumed}
        save_answers(
            Path(self._request.save),
            self._guide,
            self._session.guidebook.edition,
            self._wanted_day,
            answers,
            self._words,
            self._request.force,
        )
        self._terminal.note(self._words.say("Answers saved: {path}", path=clean(self._request.save)))
