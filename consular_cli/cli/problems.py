"""What is wrong with a guidebook, in the language of the person."""

from collections.abc import Mapping

from consular_cli.cli.reasons import reason_in_words
from consular_cli.loading.problems import Kind, Problem
from consular_cli.render.cleaning import clean
from consular_cli.words.words import Words, message

MOST_EXPECTED = 12
"""So many words that were expected are listed."""

SENTENCES: Mapping[Kind, str] = {
    "unreadable": message("The file cannot be read: {found}."),
    "not-utf-8": message("The file is not UTF-8 from here on."),
    "too-large": message("The file is too large: {found} bytes."),
    "syntax": message("This is no YAML: {found}."),
    "too-deep": message("It is nested too deeply."),
    "alias": message("Anchors, aliases, tags and merge keys are not used here: {found}."),
    "repeated-key": message("The key “{found}” stands here a second time."),
    "null": message("A value is missing."),
    "bad-number": message("“{found}” is no number that we read. Quote it if it is a text."),
    "bad-date": message("“{found}” is no day of the calendar."),
    "wrong-type": message("Something of another kind belongs here, not this: {found}."),
    "unknown-key": message("The key “{found}” is not known here."),
    "missing-key": message("A key is missing."),
    "unknown-word": message("“{found}” is not possible here."),
    "bad-id": message("“{found}” is no id. Ids are lower-case letters, digits and hyphens, and begin with a letter."),
    "reserved-id": message("The id “{found}” is reserved by the program."),
    "repeated-id": message("The id “{found}” is used a second time."),
    "unknown-name": message("There is no question or fact “{found}” that fits here."),
    "unknown-option": message("There is no option or value “{found}”."),
    "unknown-column": message("The countries table has no column “{found}”."),
    "wrong-test": message("“{found}” cannot be asked of a question of this type."),
    "bad-period": message("“{found}” is no period."),
    "nested-any": message("An “any” inside an “any” is not possible. Make it a fact with a name."),
    "empty": message("This is empty."),
    "cycle": message("This depends on itself: {found}."),
    "step-cycle": message("These steps cannot be put in order: {found}."),
    "last-row": message("The last row of a table must hold always, so it has no “when”."),
    "unreachable-row": message("The row “{found}” has no “when”, so nothing after it is ever reached."),
    "unknown-source": message("There is no source “{found}”."),
    "unknown-part": message("There is no part “{found}” in the folder common."),
    "unknown-country": message("There is no country “{found}”."),
    "unknown-default": message("The default “{found}” is not among the options."),
    "unknown-item": message("There is no item “{found}”."),
    "missing-source": message("A source is missing: {found}."),
    "editor-source": message("“{found}”: a deadline, a fee or a refusal needs a source, not the editor."),
    "missing-text": message("A text is missing."),
    "unused-text": message("The text “{found}” belongs to nothing."),
    "placeholder": message("The placeholder “{found}” has no value here."),
    "placeholders-differ": message("The placeholders differ between the languages: {found}."),
    "missing-without": message("“{found}” has a placeholder that may be unknown, so it needs words without it."),
    "control-character": message("The control character {found} is not allowed."),
    "bad-interval": message("The days {found} are not in order, or overlap the row before."),
    "bad-address": message("“{found}” is no address."),
    "no-guide": message("There is no guide in this folder. A guide is a folder with a file guide.yaml."),
}

NODE_KINDS: Mapping[str, str] = {
    "mapping": message("a mapping"),
    "list": message("a list"),
    "text": message("a text"),
    "date": message("a date"),
    "number": message("a number"),
    "boolean": message("true or false"),
}


def describe(problem: Problem, words: Words) -> str:
    """The problem as `file:line:column: what is wrong, what was expected, the nearest word`."""
    place = problem.place
    found, expected = problem.found, problem.expected
    if problem.kind == "wrong-type":
        found, *expected_kinds = (words.say(NODE_KINDS.get(kind, kind)) for kind in (found, *expected))
        expected = tuple(expected_kinds)
    if problem.kind == "unreadable":
        found = reason_in_words(found, words)
    sentences = [words.say(SENTENCES[problem.kind], found=clean(found) or "–")]
    if problem.nearest:
        sentences.append(words.say("Did you mean {nearest}?", nearest=clean(problem.nearest)))
    elif 0 < len(expected) <= MOST_EXPECTED:
        sentences.append(words.say("Expected: {expected}.", expected=", ".join(map(clean, expected))))
    return f"{clean(str(place.path))}:{place.line}:{place.column}: {' '.join(sentences)}"
