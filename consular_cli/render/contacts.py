"""The offices and missions that a sheet sends to, each once."""

from collections.abc import Callable

from consular_cli.model import Mission
from consular_cli.render.bibliography import Bibliography
from consular_cli.render.point import Contact, Detail, Point
from consular_cli.render.wording import Wording
from consular_cli.words.words import Words


class Contacts:
    """Collects where a person is sent, in the order in which it is first said."""

    def __init__(self, wording: Wording, bibliography: Bibliography) -> None:
        self._wording = wording
        self._words = wording.words
        self._bibliography = bibliography
        self._found: dict[str, Callable[[], Contact]] = {}

    def office(self, office_id: str) -> str:
        """The name of an office, which will stand among the contacts."""
        self._found.setdefault(f"office/{office_id}", lambda: self._office(office_id))
        return self._wording.names.offices[office_id].name

    def mission(self, mission_id: str, country: str, among: int = 1) -> str:
        """The name of a mission that is named for `country`, which will stand among the contacts.

        Where it is one `among` several, with the district that it serves.
        """
        self._found.setdefault(f"mission/{mission_id}", lambda: self._mission(mission_id, country))
        text = self._wording.names.missions[mission_id]
        return f"{text.name} ({text.district})" if text.district and among > 1 else text.name

    def all(self) -> tuple[Contact, ...]:
        """Everything that was named."""
        return tuple(contact() for contact in self._found.values())

    def _office(self, office_id: str) -> Contact:
        office = self._wording.reference.offices[office_id]
        text = self._wording.names.offices[office_id]
        return Contact(
            id=office_id,
            kind="office",
            name=text.name,
            where=text.where,
            phones=office.phones,
            email=office.email,
            web=self._wording.address(office.address),
            hours=text.hours,
            refs=self._bibliography.refs(office.sources),
            citations=office.sources,
        )

    def _mission(self, mission_id: str, country: str) -> Contact:
        mission = self._wording.reference.missions[mission_id]
        text = self._wording.names.missions[mission_id]
        return Contact(
            id=mission_id,
            kind="mission",
            name=text.name,
            where=", ".join(part for part in (text.city, mission.address) if part),
            phones=mission.phones,
            email=mission.email,
            web=mission.web,
            hours=text.hours,
            district=text.district,
            note=text.note,
            doubt=" ".join(self._doubts(mission, country)),
            refs=self._bibliography.refs(mission.sources),
            citations=mission.sources,
        )

    def _doubts(self, mission: Mission, country: str) -> list[str]:
        doubts = []
        if country in mission.unconfirmed:
            doubts.append(self._words.say("It is not confirmed that this post serves your country: ask it first."))
        if mission.status == "limited":
            doubts.append(self._words.say("It works with limits: call before you go."))
        elif mission.status == "unconfirmed":
            doubts.append(self._words.say("It is not confirmed that it works today: call before you go."))
        elif mission.confidence != "high":
            doubts.append(self._bibliography.statement(mission.confidence, mission.sources))
        return doubts


def contact_point(contact: Contact, words: Words) -> Point:
    """A contact as it is read."""
    labelled = (
        ("where", words.say("Address"), contact.where),
        *(("phone", words.say("Telephone"), phone) for phone in contact.phones),
        ("email", words.say("E-mail"), contact.email),
        ("web", words.say("On the web"), contact.web),
        ("hours", words.say("Hours"), contact.hours),
        ("district", words.say("Serves"), contact.district),
    )
    return Point(
        id=contact.id,
        title=contact.name,
        note=contact.note,
        details=tuple(Detail(kind, label, text) for kind, label, text in labelled if text),
        doubt=contact.doubt,
        refs=contact.refs,
    )
