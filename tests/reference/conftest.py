"""The guidebook of this working copy."""

from pathlib import Path

import pytest

from consular_cli.loading.folder import Folder
from consular_cli.loading.guidebook import Guidebook
from consular_cli.model import LANGUAGES, Reference, ReferenceText

GUIDES = Path(__file__).parent.parent.parent / "guides"
ISO = tuple((Path(__file__).parent / "iso_3166_1.txt").read_text(encoding="utf-8").split())


@pytest.fixture(scope="session")
def guides() -> Path:
    return GUIDES


@pytest.fixture(scope="session")
def iso() -> tuple[str, ...]:
    """The 249 codes of ISO 3166-1, as pycountry 26.2.16 has them."""
    return ISO


@pytest.fixture(scope="session")
def guidebook() -> Guidebook:
    return Guidebook(Folder(GUIDES))


@pytest.fixture(scope="session")
def reference(guidebook: Guidebook) -> Reference:
    return guidebook.reference


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def words(guidebook: Guidebook, lang: str) -> ReferenceText:
    return guidebook.reference_text(lang)
