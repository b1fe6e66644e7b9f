"""Workspaces that tests start from: made once, copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workspaces import danhgia, filled, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Town

YEAR = {
    "CB01-002": filled("T"),
    "CB02-003": filled("HT"),
}
"""Who had which level in every quarter; everybody else had the highest."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a clean workspace, the third quarter filled in and nothing graded."""
    return make_town(tmp_path_factory.mktemp("made") / "town")


@pytest.fixture(scope="session")
def made_year(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a clean workspace with four quarters graded."""
    town = make_town(tmp_path_factory.mktemp("made") / "year", quarters=(1, 2, 3, 4), rows=YEAR)
    for quarter in "1234":
        assert danhgia("grade", "--quarter", quarter, at=town.root).code == 0
    return town


@pytest.fixture
def town(made: Town, tmp_path: Path) -> Town:
    """Return a copy of the clean workspace."""
    return copied(made, tmp_path / "town")


@pytest.fixture
def year(made_year: Town, tmp_path: Path) -> Town:
    """Return a copy of the graded year."""
    return copied(made_year, tmp_path / "year")


def copied(town: Town, to: Path) -> Town:
    """Return a copy of a workspace."""
    shutil.copytree(town.root, to)
    return replace(town, root=to)
