"""One command a guide: its options are made from the guide's questions."""

from typing import Any

from consular_cli.cli.click import Context, Parameter
from consular_cli.cli.command import Command
from consular_cli.cli.help import guide_page, metavar
from consular_cli.cli.one_shot import OneShot, Request
from consular_cli.cli.options import flag, word_option
from consular_cli.cli.output import FORMATS
from consular_cli.cli.session import Session
from consular_cli.model import Guide
from consular_cli.words.words import Words


class GuideCommand(Command):
    """The command of a guide."""

    def get_help(self, context: Context) -> str:
        """The help page: the questions with their options."""
        return guide_page(context, str(self.name))


def guide_command(session: Session, guide_id: str) -> GuideCommand:
    """The command that answers a guide in one go."""
    guide = session.guidebook.guide(guide_id)
    names = {question.id: f"answer_{question.id.replace('-', '_')}" for question in guide.questions}

    def run(**values: Any) -> int:
        typed = {id_: values.pop(name) for id_, name in names.items()}
        given = {id_: words for id_, words in typed.items() if words}
        return OneShot(session, guide, Request(given, **values)).run()

    params: list[Parameter] = [*_questions(guide, names, session.words), *_wishes(session.words)]
    return GuideCommand(guide_id, callback=run, params=params, rich_markup_mode=None)


def _questions(guide: Guide, names: dict[str, str], words: Words) -> list[Parameter]:
    return [
        word_option(names[question.id], f"--{question.id}", metavar=metavar(question, words), multiple=True)
        for question in guide.questions
    ]


def _wishes(words: Words) -> list[Parameter]:
    """The options that every guide has. They are the fields of a request."""
    say = words.say
    day, file = say("DATE"), say("FILE")
    return [
        word_option("as_of", "--as-of", about=say("The day that the checklist is for (today)"), metavar=day),
        word_option("answers", "--answers", about=say("Take answers from a file; options go before"), metavar=file),
        word_option("save", "--save", about=say("Keep the answers in a file"), metavar=file),
        flag("strict", "--strict", about=say("Assume nothing")),
        flag("why", "--why", about=say("Add to each line the answers that put it there")),
        word_option("format", "--format", about=say("The format of the checklist"), metavar="|".join(FORMATS)),
        word_option(
            "output", "--output", "-o", about=say("Write into a file; its ending says the format"), metavar=file
        ),
        flag("force", "--force", about=say("Replace existing files")),
    ]
