"""From the words of an option, or of an answers file, to an answer."""

from collections.abc import Sequence
from datetime import date

from consular_cli.cli.errors import Mistake, did_you_mean
from consular_cli.cli.session import Session
from consular_cli.model import SKIPPED, Guide, Question, Value
from consular_cli.render.cleaning import clean
from consular_cli.wizard.questions import other_answers
from consular_cli.wizard.values import Misread, read_country, read_date, read_number

NONE = "none"
YES, NO = ("yes", "y", "да", "иә"), ("no", "n", "нет", "жоқ")


class AnswerReader:
    """Reads the answers to a guide's questions."""

    def __init__(self, session: Session, guide: Guide, as_of: date) -> None:
        self._session = session
        self._words = session.words
        self._guide = guide
        self._as_of = as_of

    def read(self, question: Question, typed: Sequence[str]) -> Value:
        """The answer that the words give. They are the values of an option that may be repeated."""
        try:
            if question.type == "several":
                return self._several(question, typed)
            if len(set(typed)) > 1:
                raise Misread(self._words.say("Only one value is possible."))
            return self._one(question, typed[-1].strip())
        except Misread as misread:
            raise Mistake(f"--{question.id}: {misread}") from None

    def _one(self, question: Question, typed: str) -> Value:
        if question.optional and typed.lower() == NONE:
            return SKIPPED
        match question.type:
            case "country":
                return self._country(question, typed)
            case "date":
                return read_date(typed, self._words, latest=self._as_of if question.past else None)
            case "number":
                return read_number(typed, self._words)
            case "yes-no":
                return self._yes_no(typed)
            case _:
                return self._option(question, typed)

    def _several(self, question: Question, typed: Sequence[str]) -> tuple[str, ...]:
        parts = [part.strip() for value in typed for part in value.split(",") if part.strip()]
        if [part.lower() for part in parts] == [NONE]:
            return ()
        if not parts:
            raise Misread(self._possible([*_ids(question), NONE]))
        chosen = {self._option(question, part) for part in parts}
        return tuple(id_ for id_ in _ids(question) if id_ in chosen)

    def _option(self, question: Question, typed: str) -> str:
        ids = _ids(question)
        wanted = typed.lower().replace("_", "-").replace(" ", "-")
        if wanted in ids:
            return wanted
        known = [*ids, NONE] if question.optional or question.type == "several" else ids
        raise Misread(
            " ".join([self._refused(typed), *did_you_mean(wanted, known, self._words), self._possible(known)])
        )

    def _yes_no(self, typed: str) -> str:
        for value, understood in (("yes", YES), ("no", NO)):
            if typed.lower() in understood:
                return value
        raise Misread(f"{self._refused(typed)} {self._possible(['yes', 'no'])}")

    def _country(self, question: Question, typed: str) -> str:
        also: dict[str, str] = {}
        if question.also:
            text = self._session.guidebook.guide_text(self._guide.id, self._words.lang)
            also = other_answers(question, text.questions[question.id])
        return read_country(typed, question, self._session.countries, also, self._words)

    def _refused(self, typed: str) -> str:
        return self._words.say("“{typed}” is not possible.", typed=clean(typed))

    def _possible(self, values: Sequence[str]) -> str:
        return self._words.say("Possible: {values}.", values=", ".join(values))


def _ids(question: Question) -> list[str]:
    return [option.id for option in question.options]
