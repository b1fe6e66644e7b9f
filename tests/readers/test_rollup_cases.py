"""Worked cases of roll-ups: what is wrong with them, and what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.pipeline.casing import test_rubric as run_cases
from danhgia.readers.rubric_file import load_rubric
from rolled_towns import HEAD, TAX

if TYPE_CHECKING:
    from pathlib import Path

VECTORS = [
    "{to: quarter, periods: [A, A, B]}, expect: {level: A, level_from: rollup, findings: []}",
    "{to: quarter, periods: [A, A, C]}, expect: {level: B}",
    "{to: quarter, periods: [A, B, C]}, expect: {level: B}",
    "{to: quarter, periods: [A, C, C]}, expect: {level: C}",
    "{to: quarter, periods: [B, B, C]}, expect: {level: B}",
    "{to: quarter, periods: [A, A, D]}, expect: {level: D}",
    "{to: quarter, periods: [A, A, not_rated]}, expect: {level: null, reason: not_rated}",
    "{to: quarter, periods: [A, A, missing]}, expect: {level: null, reason: missing, findings: [DG710]}",
    "{to: quarter, periods: [A, A, exempt]}, expect: {level: null, reason: unsettled, findings: [DG703]}",
    "{to: quarter, totals: [90, 89.5, 70]}, expect: {level: B, total: null}",
    "{to: year, periods: [A, A, B, B]}, expect: {level: A}",
    "{to: year, periods: [A, B, B, B]}, expect: {level: B}",
    "{to: year, periods: [A, A, B, missing]}, expect: {level: null, reason: missing, findings: [DG702]}",
    "{to: year, periods: [A, A, B, B], decided: C}, expect: {level: C, level_from: decision}",
]
"""The count rule of tax offices, as people who know it would write it down."""


def run(tmp_path: Path, *cases: str, rubric: str = TAX) -> list[str]:
    path = tmp_path / "thang-mau.yaml"
    path.write_text(rubric, encoding="utf-8")
    text = "schema: 1\nrubric: thang-mau\ncases:\n" + "".join(f"  - {{case: Mẫu, given: {case}}}\n" for case in cases)
    (tmp_path / "thang-mau.cases.yaml").write_text(text, encoding="utf-8")
    tested = run_cases(load_rubric(path), path, "cases")
    assert tested.cases == len(cases) or tested.findings
    return [f"{one.code} {one.value}" for one in tested.findings]


def test_the_vectors_of_the_tax_rule_come_out(tmp_path: Path) -> None:
    assert run(tmp_path, *VECTORS) == []


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("{to: quarter, periods: [A, A, B]}, expect: {level: B}", ["DG620 A"]),
        ("{to: quarter, periods: [A, A]}, expect: {level: A}", ["DG607 2"]),
        ("{to: quarter, periods: [A, A, B], totals: [90]}, expect: {level: A}", ["DG607 1"]),
        ("{to: half, periods: [A, A]}, expect: {level: A}", ["DG610 half"]),
        ("{to: quarter}, expect: {level: A}", ["DG606 periods"]),
        ("{to: quarter, periods: [A, A, X]}, expect: {level: A}", ["DG610 X"]),
        ("{to: quarter, totals: [90, 90, gone]}, expect: {level: A}", ["DG610 gone"]),
        ("{to: quarter, periods: [A, A, B]}, expect: {level: E}", ["DG610 E"]),
        ("{periods: [A, A, B, B]}, expect: {level: A}", ["DG610 Mẫu"]),
    ],
)
def test_what_is_wrong_with_a_case(case: str, expected: list[str], tmp_path: Path) -> None:
    assert run(tmp_path, case) == expected


def test_a_mean_is_compared_exactly(tmp_path: Path) -> None:
    rubric = f"{HEAD}rollups:\n  - {{to: quarter, mean: {{}}}}\n"
    assert run(
        tmp_path,
        "{to: quarter, totals: [90, 90, 90]}, expect: {level: A, total: 90}",
        "{to: quarter, totals: [89.5, 90, 90]}, expect: {level: B}",
        "{to: quarter, totals: [89.5, 90, 90], decided: A}, expect: {level: A, level_from: decision}",
        "{to: quarter, totals: [90, 90, 90], periods: [D, D, D]}, expect: {level: A}",
        rubric=rubric,
    ) == []  # fmt: skip
