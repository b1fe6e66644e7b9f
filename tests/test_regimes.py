"""Regimes that do not ship, written with documented keys alone: their cases come out as the sources say."""

from __future__ import annotations

from pathlib import Path

import pytest

from danhgia.pipeline import casing
from danhgia.readers.rubric_file import load_rubric, read_rubric
from danhgia.year_rules import outcome

REGIMES = sorted(path for path in (Path(__file__).parent / "regimes").glob("*.yaml") if ".cases" not in path.name)
NOTICED = {"hai-phong-212": ["DG605", "DG614"], "thue-quang-binh": ["DG605", "DG618"]}
"""What the official texts themselves are wrong about, and what they do not say."""


@pytest.mark.parametrize("path", REGIMES, ids=lambda path: path.stem)
def test_nothing_is_wrong_but_what_the_text_itself_gets_wrong(path: Path) -> None:
    _, findings = read_rubric(path, outcome=outcome)
    assert sorted(finding.code for finding in findings) == NOTICED.get(path.stem, ["DG605"])


@pytest.mark.parametrize("path", REGIMES, ids=lambda path: path.stem)
def test_its_cases_come_out(path: Path) -> None:
    tested = casing.test_rubric(load_rubric(path), path, path.name)
    assert tested.cases > 0
    assert [(finding.at.line, finding.facts["case"], finding.value) for finding in tested.findings] == []
