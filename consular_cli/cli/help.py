"""The help pages, in the language of the reader. The command-line library's own pages have English in them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from typer.core import TyperOption

from consular_cli.cli.click import Context
from consular_cli.cli.global_options import GLOBAL_OPTIONS
from consular_cli.model import GuideText, Question
from consular_cli.render.cleaning import clean
from consular_cli.wizard.layout import paragraph, table
from consular_cli.words.words import Words

if TYPE_CHECKING:
    from consular_cli.cli.command import Group
    from consular_cli.cli.session import Session


def root_page(context: Context, tree: "Group", own_commands: Iterable[str]) -> str:
    """The help of the program: its guides, its commands, its options."""
    session: Session = context.obj
    words, guidebook = session.words, session.guidebook
    guides = [(id_, clean(guidebook.title(id_, words.lang)[1])) for id_ in guidebook.guides]
    return _page(
        context,
        words.say("Walks you through a consular procedure of Kazakhstan and gives you a checklist with its sources."),
        words.say("consular [GUIDE or COMMAND] [OPTIONS]; without anything, it asks you"),
        [
            (words.say("Guides"), guides),
            (words.say("Commands"), list(_commands(context, tree, own_commands))),
            (words.say("Options"), list(_options(context))),
        ],
    )


def group_page(context: Context, group: "Group") -> str:
    """The help of a command that has commands of its own."""
    words: Words = context.obj.words
    return _page(
        context,
        group.help or "",
        words.say("{command} [COMMAND] [OPTIONS]", command=context.command_path),
        [
            (words.say("Commands"), list(_commands(context, group, group.commands))),
            (words.say("Options"), list(_options(context))),
        ],
    )


def command_page(context: Context) -> str:
    """The help of a command."""
    words: Words = context.obj.words
    usage = words.say("{command} [OPTIONS]", command=context.command_path)
    return _page(context, context.command.help or "", usage, [(words.say("Options"), list(_options(context)))])


def guide_page(context: Context, guide_id: str) -> str:
    """The help of a guide: what it is about, and its questions with their options and defaults."""
    session: Session = context.obj
    words, width = session.words, session.terminal.width
    guide = session.guidebook.guide(guide_id)
    text = session.guidebook.guide_text(guide_id, words.lang)
    questions = [_question(question, text, words, width) for question in guide.questions]
    head = [paragraph(clean(line), width) for line in (text.title, text.ask, text.about) if line]
    answers = {f"--{question.id}" for question in guide.questions}
    return "\n\n".join(
        [
            "\n".join(head),
            _usage(words.say("{command} [OPTIONS]", command=context.command_path), words, width),
            words.say("Questions"),
            *questions,
            _section(words.say("Options"), list(_options(context, without=answers)), width),
        ]
    )


def metavar(question: Question, words: Words) -> str:
    """What the value of a question is called in a usage line."""
    match question.type:
        case "country":
            return words.say("COUNTRY")
        case "date":
            return words.say("DATE")
        case "number":
            return words.say("NUMBER")
        case "several":
            return words.say("VALUE,VALUE")
        case _:
            return words.say("VALUE")


def expected(question: Question, words: Words) -> str:
    """What may be typed where the values are no list of options; empty for the others."""
    match question.type:
        case "country":
            sentence = words.say("A country: its code or its name (DE, Germany, Германия)")
        case "date":
            sentence = words.say("A day: 2026-11-23 or 23.11.2026")
        case "number":
            sentence = words.say("A whole number")
        case "several":
            sentence = words.say("One or more, with commas between, or none")
        case _:
            sentence = ""
    others = [*question.also, *(["none"] if question.optional and question.type != "several" else [])]
    return "; ".join(part for part in (sentence, ", ".join(others)) if part)


def _page(context: Context, about: str, usage: str, sections: Iterable[tuple[str, list[tuple[str, str]]]]) -> str:
    session: Session = context.obj
    width = session.terminal.width
    parts = [paragraph(about, width), _usage(usage, session.words, width)]
    return "\n\n".join([*parts, *(_section(title, rows, width) for title, rows in sections if rows)])


def _usage(usage: str, words: Words, width: int) -> str:
    return paragraph(words.say("Usage: {usage}", usage=usage), width)


def _section(title: str, rows: list[tuple[str, str]], width: int) -> str:
    return f"{title}\n{table(rows, width)}"


def _commands(context: Context, group: "Group", names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        command = group.get_command(context, name)
        if command:
            yield name, command.help or ""


def _options(context: Context, without: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    words: Words = context.obj.words
    for param in context.command.get_params(context):
        if isinstance(param, TyperOption) and param.opts[-1] not in without:
            names = ", ".join(sorted(param.opts, key=len))
            yield f"{names} {param.metavar or ''}".rstrip(), param.help or ""
    for option in GLOBAL_OPTIONS:
        yield f"{option.name} {words.say(option.metavar) if option.metavar else ''}".rstrip(), words.say(option.about)


def _question(question: Question, text: GuideText, words: Words, width: int) -> str:
    own = text.questions[question.id]
    options = [(option.id, clean(own.options[option.id].title)) for option in question.options]
    if question.type == "yes-no":
        options = [("yes", words.say("Yes")), ("no", words.say("No"))]
    sentences = [clean(own.ask), expected(question, words), _default(question, words)]
    lines = [f"  --{question.id} {metavar(question, words)}"]
    lines += [paragraph(sentence, width, 6) for sentence in sentences[:2] if sentence]
    lines += [table(options, width, 8)] if options else []
    lines += [paragraph(sentence, width, 6) for sentence in sentences[2:] if sentence]
    return "\n".join(lines)


def _default(question: Question, words: Words) -> str:
    if question.same_as:
        return words.say("Default: as --{question}", question=question.same_as)
    if question.default:
        return words.say("Default: {value}", value=words.either([str(value) for value in question.default]))
    return ""
