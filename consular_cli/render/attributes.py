"""What a line of the checklist says beside its title: where, how long, until when, how much, in which form."""

from collections.abc import Iterable, Iterator

from consular_cli.model import Alternative, Citation, Confidence, Due, Item, Line, Money, Need
from consular_cli.render.bibliography import Bibliography
from consular_cli.render.contacts import Contacts
from consular_cli.render.point import Detail
from consular_cli.render.wording import Wording
from consular_cli.words.words import Plural, message

FORMS = {
    "original": message("original"),
    "copy": message("copy"),
    "shown": message("shown, not handed in"),
    "notarised": message("certified by a notary"),
    "electronic": message("electronic file"),
}
ROUTES = {
    "apostille": message("It needs an apostille of that country."),
    "legalisation": message("It needs consular legalisation."),
    "none": message("It needs neither an apostille nor legalisation."),
    "unknown": message("We do not know what papers of that country need."),
}
PIECES = Plural("{n} piece", "{n} pieces")
SATURDAY, SUNDAY = 5, 6


class Attributes:
    """Puts into words what the answers filled in. Offices and sources that it names are collected on the way."""

    def __init__(self, wording: Wording, bibliography: Bibliography, contacts: Contacts) -> None:
        self._wording = wording
        self._words = wording.words
        self._bibliography = bibliography
        self._contacts = contacts

    def details(self, line: Line) -> Iterator[Detail]:
        """All that a line says of itself."""
        say, item = self._words.say, line.item
        yield from (Detail("office", say("Where"), name) for name in self._places(line))
        if item.takes:
            yield Detail("takes", say("Takes"), self._words.period(item.takes))
        if line.due:
            yield self.last_day(line.due) if line.due.day else self.time_limit(line, line.due)
        if line.money:
            yield Detail("amount", say("To pay"), self._amount(line.money))
        if item.receipt:
            yield Detail("receipt", say("Receipt"), say(FORMS[item.receipt]))
        yield from self.paper(item, line.need, item.ask)
        if item.about in {f"{other.item.section}/{other.item.id}" for other in self._wording.checklist.lines}:
            yield Detail("about", say("About"), self._wording.filled(self._wording.text.entries[item.about].title))

    def paper(self, paper: Item | Alternative, need: Need | None, ask: str) -> Iterator[Detail]:
        """What a paper needs before it is handed in."""
        say = self._words.say
        if paper.valid:
            yield Detail("valid", say("Valid for"), self._words.period(paper.valid))
        if need:
            sentences = (
                f"{self._wording.answer(paper.foreign, need.country)}.",
                say(ROUTES[need.route]),
                self._need_doubt(need, ask),
            )
            yield Detail("foreign", say("Issued in"), " ".join(filter(None, sentences)))
        if paper.translated:
            yield Detail("translated", say("Add"), say("a translation"))

    def tag(self, paper: Item | Alternative, counted: bool) -> str:
        """The form of a paper, and how many of it; not how many where the text itself says so (`counted`)."""
        form = self._words.say(FORMS[paper.form]) if paper.form else ""
        pieces = self._words.plural(*PIECES, paper.count) if paper.count > 1 and not counted else ""
        return ", ".join(filter(None, (form, pieces)))

    def last_day(self, due: Due) -> Detail:
        """The last day of a deadline whose first day is known."""
        assert due.day
        say, day, weekday = self._words.say, self._words.date(due.day), due.day.weekday()
        if due.passed:
            text = say("{date}. It has passed: ask what you can still do.", date=day)
        elif weekday == SATURDAY:
            text = say("{date}, a Saturday: act before it", date=day)
        elif weekday == SUNDAY:
            text = say("{date}, a Sunday: act before it", date=day)
        else:
            text = say("{weekday} {date}", weekday=self._words.weekday(due.day), date=day)
        return Detail("last-day", say("Last day"), text)

    def time_limit(self, line: Line, due: Due) -> Detail:
        """How long one has, and from when."""
        say, period = self._words.say, self._words.period(due.period)
        start = self._start(line, due)
        text = say("{period} {start}", period=period, start=start) if start else period
        return Detail("time-limit", say("Time limit"), text)

    def doubt(self, confidence: Confidence, citations: Iterable[Citation], ask: str) -> str:
        """Who says what is not certain, and whom to ask. Empty for what is certain."""
        if confidence == "high":
            return ""
        office_id = ask or self._wording.checklist.guide.ask
        sentences = [self._bibliography.statement(confidence, citations)]
        if office_id and confidence == "medium":
            sentences.append(self._words.say("Check with: {office}.", office=self._contacts.office(office_id)))
        elif office_id:
            sentences.append(
                self._words.say("Ask before you apply: {office}.", office=self._contacts.office(office_id))
            )
        return " ".join(filter(None, sentences))

    def placeholders(self, line: Line) -> dict[str, str]:
        """What the placeholders of a line's own text stand for; empty where nothing is known."""
        item, due, money = line.item, line.due, line.money
        return {
            "amount": self._sums(money) if money else "",
            "date": self._words.date(due.day) if due and due.day else "",
            "takes": self._words.period(item.takes) if item.takes else "",
            "mission": ", ".join(self._missions(line)),
            "office": self._contacts.office(item.at.office) if item.at and item.at.office else "",
            "source": self._bibliography.title(line.sources),
            "count": self._words.number(item.count),
        }

    def _places(self, line: Line) -> Iterator[str]:
        at = line.item.at
        if at and at.office:
            yield self._contacts.office(at.office)
        elif at:
            yield from self._missions(line) or [
                self._words.say("the embassy or consulate of Kazakhstan that serves your country")
            ]

    def _missions(self, line: Line) -> list[str]:
        if not line.missions or not line.item.at:
            return []
        country = str(self._wording.checklist.answers[line.item.at.mission])
        return [self._contacts.mission(mission, country, among=len(line.missions)) for mission in line.missions]

    def _amount(self, money: Money) -> str:
        say = self._words.say
        rate = self._words.rate(money.mci) if money.mci is not None else ""
        if money.sums:
            return f"{self._sums(money)} ({rate})" if rate else self._sums(money)
        return say("{rate}; the sum is not known for this date", rate=rate) if rate else say("not known for this date")

    def _sums(self, money: Money) -> str:
        return self._words.either([self._words.money(currency, amount) for currency, amount in money.sums.items()])

    def _need_doubt(self, need: Need, ask: str) -> str:
        if need.route == "unknown":
            return self.doubt("low", (), ask)
        return self.doubt(need.confidence, need.sources, ask)

    def _start(self, line: Line, due: Due) -> str:
        entry, text = self._wording.entry(line.item.section, line.item.id), self._wording.text
        if since := entry.since or text.events.get(due.start, ""):
            return since
        step = text.entries.get(f"steps/{due.start}")
        return self._words.say("after the step: {step}", step=self._wording.filled(step.title)) if step else ""
