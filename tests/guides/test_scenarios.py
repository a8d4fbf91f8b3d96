"""The scenarios of the shipped guides: each gives what it expects, together they reach everything."""

from pathlib import Path

import pytest

from consular_cli.authoring.coverage import measure_coverage
from consular_cli.authoring.scenarios import run_scenario
from consular_cli.loading.folder import Folder
from consular_cli.loading.guidebook import Guidebook
from consular_cli.model import Scenario

FOLDER = Folder(Path(__file__).parent.parent.parent / "guides")
REFERENCE = Guidebook(FOLDER).reference
SCENARIOS = {guide_id: FOLDER.scenarios(guide_id) for guide_id in FOLDER.guides}
CASES = [(guide_id, scenario) for guide_id, scenarios in SCENARIOS.items() for scenario in scenarios]
FEWEST = 30


@pytest.mark.parametrize(("guide_id", "scenario"), CASES, ids=[f"{id_}: {case.name}" for id_, case in CASES])
def test_a_scenario_gives_what_it_expects(guide_id: str, scenario: Scenario) -> None:
    assert run_scenario(FOLDER.guide(guide_id), REFERENCE, scenario) == ()


@pytest.mark.parametrize("guide_id", FOLDER.guides)
def test_a_guide_has_enough_scenarios(guide_id: str) -> None:
    assert len(SCENARIOS[guide_id]) >= FEWEST


@pytest.mark.parametrize("kind", ["outcome", "row", "item"])
@pytest.mark.parametrize("guide_id", FOLDER.guides)
def test_scenarios_reach_everything(guide_id: str, kind: str) -> None:
    coverage = measure_coverage(FOLDER.guide(guide_id), REFERENCE, SCENARIOS[guide_id])
    assert [target for target in coverage.unreached if target.kind == kind] == []
