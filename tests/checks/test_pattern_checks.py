"""Rows that are all the same, and rows that are all full marks: notes, never more."""

from __future__ import annotations

from sample_rubric import sample_sheet
from score_tables import Q3, domain, examined, placed, small_rubric

SAME = """
code | name | I.1 | I.2 | II.1
P1   | A    | 30  | 20  | 25
P2   | B    | 30  | 20  | 25
P3   | C    | 30  | 20  | 25
P4   | D    | 40  | 30  | 20
"""


def patterns(table: str, **more: object) -> list[str]:
    rubric = small_rubric(**more)
    found = examined(placed(table, rubric=rubric), rubric=rubric, period=Q3).findings
    return [finding.code for finding in found if finding.code in {"DG901", "DG902"}]


def test_most_rows_alike_are_noted() -> None:
    assert patterns(SAME) == ["DG901"]
    assert patterns(SAME.replace("P3   | C    | 30", "P3   | C    | 31")) == []


def test_one_criterion_alone_makes_no_rows_to_compare() -> None:
    """Where there is one number for each person, equal numbers are no pattern; everybody at the cap still is one."""
    sheet = sample_sheet(domains=[domain("I", 100, ("I.1", 100))])
    assert patterns("code | name | I.1\nP1 | A | 88\nP2 | B | 88\nP3 | C | 88", sheets=[sheet]) == []
    assert patterns("code | name | I.1\nP1 | A | 100\nP2 | B | 100\nP3 | C | 100", sheets=[sheet]) == ["DG902"]
