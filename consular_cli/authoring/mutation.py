"""How much of a guide its scenarios hold fast: a change that none of them notices could happen unseen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from consular_cli.authoring.mutants import Mutant, Mutation
from consular_cli.authoring.results import Result, result_of
from consular_cli.authoring.scenarios import find_differences
from consular_cli.authoring.witnesses import Undecided, find_witness
from consular_cli.authoring.written import Written
from consular_cli.engine.interview import Interview
from consular_cli.model import Answers, Guide, Reference, Scenario


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A mutant that no scenario notices, and the day and answers that would show it; none where none was found."""

    mutant: Mutant
    as_of: date | None = None
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How many mutants were noticed, which were not, and how many proved to change nothing (not counted)."""

    noticed: int
    unnoticed: tuple[Unnoticed, ...]
    equivalent: int

    @property
    def share(self) -> float:
        """The share that is noticed, 0 to 1."""
        counted = self.noticed + len(self.unnoticed)
        return self.noticed / counted if counted else 1.0


def measure_mutation(written: Written, reference: Reference, scenarios: Iterable[Scenario]) -> Score:
    """The score of the scenarios that are right as they are."""
    cases = _Cases(written.guide, reference, scenarios)
    noticed = equivalent = 0
    unnoticed = []
    for mutant in Mutation(written, reference, cases.used).mutants():
        guide = mutant.build()
        if cases.notice(guide):
            noticed += 1
            continue
        try:
            witness = find_witness(written.guide, guide, reference)
        except Undecided:
            unnoticed.append(Unnoticed(mutant))
            continue
        if witness is None:
            equivalent += 1
        else:
            unnoticed.append(Unnoticed(mutant, *witness))
    return Score(noticed, tuple(unnoticed), equivalent)


class _Cases:
    """Scenarios with their results, the one that noticed last in front: it is likely to notice the next mutant too."""

    def __init__(self, guide: Guide, reference: Reference, scenarios: Iterable[Scenario]) -> None:
        self._reference = reference
        interviews: dict[date, Interview] = {}
        self._cases: list[tuple[Scenario, Result]] = []
        for scenario in scenarios:
            interview = interviews.setdefault(scenario.as_of, Interview(guide, reference, scenario.as_of))
            if next(find_differences(interview, scenario), None) is None:
                self._cases.append((scenario, result_of(interview, scenario.answers)))

    @property
    def used(self) -> Mapping[str, list[str]]:
        """The words that the scenarios answer, by question."""
        used: dict[str, dict[str, None]] = {}
        for scenario, _ in self._cases:
            for id_, value in scenario.answers.items():
                if isinstance(value, str):
                    used.setdefault(id_, {})[value] = None
        return {id_: list(values) for id_, values in used.items()}

    def notice(self, guide: Guide) -> bool:
        """Whether one of the scenarios has another result with this guide."""
        interviews: dict[date, Interview] = {}
        for place, (scenario, result) in enumerate(self._cases):
            if scenario.as_of not in interviews:
                interviews[scenario.as_of] = Interview(guide, self._reference, scenario.as_of)
            if result_of(interviews[scenario.as_of], scenario.answers) != result:
                self._cases.insert(0, self._cases.pop(place))
                return True
        return False
