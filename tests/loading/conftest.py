"""A copy of the small guidebook of the tests, to be broken."""

import shutil
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parent.parent / "fixtures" / "guides"


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    folder = tmp_path / "guides"
    shutil.copytree(FIXTURE, folder)
    return folder
