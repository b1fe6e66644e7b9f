from __future__ import annotations

from decimal import Decimal

import pytest

from danhgia import messages
from sample_rubric import sample_sheet
from score_tables import FILE, SCORES, domain, examined, grades, only, placed, said, small_rubric

CLEAN = """
code | name  | I.1 | I.2 | II.1
A1   | Mẫu 1 | 40  | 30  | 30
A2   | Mẫu 2 | 0   | 0.5 | 29.5
"""


def row(first: str, second: str = "30", third: str = "30") -> str:
    return f"code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | {first} | {second} | {third}\nA2 | Mẫu 2 | 40 | 30 | 20"


def test_scores_within_cap_floor_and_step_are_silent() -> None:
    assert said(examined(placed(CLEAN)).findings) == []


def test_zero_is_a_score() -> None:
    found = grades(placed(row("0", "0", "0")))["A1"]
    assert (found.status, found.total, found.level) == ("graded", Decimal(0), "failed")


ONE_CELL = [
    # cell, code, value, limit
    ("40.5", "DG201", "40.5", "40"),
    ("400", "DG201", "400", "40"),
    ("40.0000001", "DG201", "40.0000001", "40"),
    ("-0.5", "DG202", "-0.5", "0"),
    ("-0.0000001", "DG202", "-0.0000001", "0"),
    ("4.3", "DG203", "4.3", "0.5"),
    ("4.0000001", "DG203", "4.0000001", "0.5"),
    ("", "DG204", None, None),
    ("4đ", "DG205", "4đ", None),
    ("3/5", "DG205", "3/5", None),
    ("day:04/05/2018", "DG207", "04/05/2018", None),
    ("#REF!", "DG208", "#REF!", None),
    ("90%", "DG209", "0.9", None),
    ("=?", "DG214", None, None),
    ("joined:4", "DG215", "4", None),
]


@pytest.mark.parametrize(("cell", "code", "value", "limit"), ONE_CELL)
def test_one_bad_cell_is_one_error_at_its_cell(cell: str, code: str, value: str | None, limit: str | None) -> None:
    sheet = placed(row(cell))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.file, found.at.sheet, found.at.cell) == (code, FILE, SCORES, "C2")
    assert (found.subject, found.criterion, found.unit) == ("A1", "I.1", "CB01")
    assert (found.value, found.limit) == (value, limit)
    assert (found.severity, found.blocks) == ("error", "person")
    graded = grades(sheet)
    assert (graded["A1"].status, graded["A1"].level) == ("error", None)
    assert graded["A2"].level == "excellent"


def test_a_text_number_is_read_and_said_and_blocks_nobody() -> None:
    sheet = placed(row("'4,5"))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.cell, found.value, found.severity) == ("DG206", "C2", "4,5", "warning")
    assert found.facts["read"] == Decimal("4.5")
    assert messages.message(found, "vi") == "Ô C2 – Mẫu 1 (A1), tiêu chí I.1: “4,5” đang lưu dạng chữ; được đọc là 4,5."
    assert grades(sheet)["A1"].total == Decimal("64.5")


def test_a_text_number_above_the_cap_is_both() -> None:
    assert said(examined(placed(row("'45"))).findings) == [("DG206", "C2", "A1"), ("DG201", "C2", "A1")]


@pytest.mark.parametrize(
    ("cell", "near"), [("45", "4.5"), ("345", "34.5"), ("400", "40"), ("50.5", None), ("999", None)]
)
def test_a_lost_decimal_mark_is_suggested_where_it_would_explain_the_score(cell: str, near: str | None) -> None:
    found = only(examined(placed(row(cell))).findings, "DG201")
    assert found.facts["near"] == (near and Decimal(near))


def test_a_score_between_steps_has_two_neighbours() -> None:
    found = only(examined(placed(row("4.3"))).findings, "DG203")
    assert (found.facts["lower"], found.facts["upper"], found.facts["step"]) == (
        Decimal(4),
        Decimal("4.5"),
        Decimal("0.5"),
    )
    assert "4 hoặc 4,5" in messages.hint(found, "vi")


def test_every_bad_cell_of_a_row_is_said() -> None:
    assert said(examined(placed(row("", "#N/A", "30.5"))).findings) == [
        ("DG204", "C2", "A1"),
        ("DG208", "D2", "A1"),
        ("DG201", "E2", "A1"),
    ]


def test_a_row_without_any_score_has_no_blank_cells() -> None:
    (found,) = examined(placed(row("", "", ""))).findings
    assert (found.code, found.at.row, found.at.cell, found.subject) == ("DG211", 2, "C2", "A1")


def test_one_score_in_a_row_makes_the_others_blank_cells() -> None:
    assert said(examined(placed(row("", "", "30"))).findings) == [("DG204", "C2", "A1"), ("DG204", "D2", "A1")]


def test_a_criterion_may_have_a_floor_and_a_step_of_its_own() -> None:
    rubric = small_rubric(sheets=[sample_sheet(domains=[domain("I", 100, ("I.1", 100), floor=Decimal(10), step=4)])])
    table = "code | name | I.1\nA1 | Mẫu 1 | 8\nA2 | Mẫu 2 | 12\nA3 | Mẫu 3 | 10"
    found = examined(placed(table, rubric=rubric), rubric=rubric).findings
    assert [(one.code, one.subject, one.limit) for one in found] == [("DG202", "A1", "10"), ("DG203", "A3", "4")]


@pytest.mark.parametrize(("status", "marked"), [("official", False), ("assumed", True), ("unknown", True)])
def test_a_limit_that_rests_on_no_text_says_so(status: str, *, marked: bool) -> None:
    domains = [domain("I", 70, ("I.1", 40), ("I.2", 30), status=status), domain("II", 30, ("II.1", 30))]
    rubric = small_rubric(sheets=[sample_sheet(domains=domains)])
    found = only(examined(placed(row("41"), rubric=rubric), rubric=rubric).findings, "DG201")
    assert found.severity == "error"
    assert messages.message(found, "vi").endswith("(giá trị tạm tính, chưa có văn bản)") is marked
