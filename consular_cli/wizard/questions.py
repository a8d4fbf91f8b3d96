"""A question of a guide, put to a person by a prompter."""

from collections.abc import Callable, Mapping, Sequence

from consular_cli.engine.interview import State
from consular_cli.model import SKIPPED, Entry, GuideText, Question, QuestionText, Value
from consular_cli.wizard.names import Countries
from consular_cli.wizard.prompts import Choice, Prompt, Prompter
from consular_cli.wizard.values import Misread, read_country, read_date, read_number
from consular_cli.words.words import Words

MOST_SUGGESTIONS = 8


class Questioner:
    """Asks the questions of one guide in one language."""

    def __init__(self, text: GuideText, countries: Countries, prompter: Prompter, words: Words) -> None:
        self.text = text
        self.prompter = prompter
        self._countries = countries
        self._words = words

    def ask(self, question: Question, state: State, preselected: Value | None) -> Value:
        """The answer of the person; `preselected` is what Enter alone stands for."""
        text = self.text.questions[question.id]
        prompt = Prompt(text.ask, text.why)
        match question.type:
            case "choice" | "yes-no":
                choices = self._choices(question, state)
                return self.prompter.choose(prompt, choices, None if preselected is None else str(preselected))
            case "several":
                chosen = preselected if isinstance(preselected, tuple) else ()
                return self.prompter.choose_several(prompt, self._choices(question, state), chosen)
            case "country":
                return self._ask_country(question, prompt, preselected)
            case "date":
                latest = state.interview.as_of if question.past else None
                return self._ask_typed(
                    question, prompt, preselected, lambda typed: read_date(typed, self._words, latest=latest)
                )
            case "number":
                return self._ask_typed(question, prompt, preselected, lambda typed: read_number(typed, self._words))

    def _choices(self, question: Question, state: State) -> list[Choice]:
        if question.type == "yes-no":
            choices = [Choice("yes", self._words.say("Yes")), Choice("no", self._words.say("No"))]
        else:
            titles = self.text.questions[question.id].options
            choices = [_choice(id_, titles) for id_ in state.offered(question)]
        if question.optional and question.type != "several":
            choices.append(Choice(SKIPPED, self._words.say("I would rather not say")))
        return choices

    def _ask_country(self, question: Question, prompt: Prompt, preselected: Value | None) -> Value:
        also = other_answers(question, self.text.questions[question.id])
        countries = self._countries

        def suggest(typed: str) -> Sequence[str]:
            near = [code for code in countries.near(typed) if code not in question.exclude]
            return [countries.name(code) for code in near[:MOST_SUGGESTIONS]]

        shown = also.get(str(preselected)) or countries.name(str(preselected)) if preselected else ""
        return self._ask_typed(
            question,
            prompt,
            shown,
            lambda typed: read_country(typed, question, countries, also, self._words),
            suggest,
        )

    def _ask_typed(
        self,
        question: Question,
        prompt: Prompt,
        preselected: Value | None,
        read: Callable[[str], Value],
        suggest: Callable[[str], Sequence[str]] | None = None,
    ) -> Value:
        def read_or_skip(typed: str) -> Value:
            if typed:
                return read(typed)
            if question.optional:
                return SKIPPED
            raise Misread(self._words.say("An answer is needed here."))

        shown = "" if preselected is None else str(preselected)
        return self.prompter.type_in(prompt, read_or_skip, shown, suggest)


def other_answers(question: Question, text: QuestionText) -> dict[str, str]:
    """The answers to a country question that are no country, with their titles."""
    return {id_: _choice(id_, text.options).title for id_ in question.also}


def _choice(id_: str, titles: Mapping[str, Entry]) -> Choice:
    entry = titles.get(id_)
    return Choice(id_, entry.title, entry.note) if entry else Choice(id_, id_)
