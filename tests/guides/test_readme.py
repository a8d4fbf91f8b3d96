"""The examples of guides/README.md are one guidebook that loads, and its scenarios hold."""

import re
from pathlib import Path

import pytest

from consular_cli.authoring.scenarios import run_scenario
from consular_cli.loading.folder import Folder
from consular_cli.loading.guidebook import Guidebook

README = Path(__file__).parents[2] / "guides" / "README.md"
BLOCK = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.M | re.S)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The examples as files. The page shows one language; the others get the same words here."""
    for name, text in BLOCK.findall(README.read_text(encoding="utf-8")):
        for lang in ("en", "ru", "kk") if ".en." in name else ("en",):
            path = tmp_path / name.replace(".en.", f".{lang}.")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return Folder(tmp_path)


def test_the_examples_are_a_guidebook(folder: Folder) -> None:
    assert folder.guides == ("demo",)
    assert folder.guide_text("demo", "kk").title
    assert folder.reference_text("ru").offices["helpdesk"].name == "Help desk"


def test_its_scenarios_hold(folder: Folder) -> None:
    reference = Guidebook(folder).reference
    scenarios = folder.scenarios("demo")
    assert len(scenarios) == 2
    assert [run_scenario(folder.guide("demo"), reference, scenario) for scenario in scenarios] == [(), ()]


def test_no_other_yaml_is_on_the_page() -> None:
    assert "```yaml\n" not in README.read_text(encoding="utf-8")
