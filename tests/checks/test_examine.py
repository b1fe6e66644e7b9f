from __future__ import annotations

from datetime import date

import pytest

from danhgia.checks.register_checks import read_records
from danhgia.findings import Finding, Location
from score_tables import Q3, default_rubric, entries, examined, grades, only, placed, roster_of, said, tally_of

HEAD = "code | name | I.1 | I.2 | II.1 | lý do"
ROSTER = roster_of("code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01")
MAIN = default_rubric().main


def test_no_sheet_at_all_is_nothing_to_say() -> None:
    found = examined()
    assert (found.findings, found.people, found.votes.units_without) == ((), [], ())
    assert grades() == {}
    assert {one.status for one in grades(roster=ROSTER).values()} == {"missing"}


def test_a_sheet_without_anybody_is_nothing_to_say() -> None:
    assert said(examined(placed("code | name | I.1 | I.2 | II.1")).findings) == [("DG115", None, None)]


def test_what_the_reader_found_is_kept() -> None:
    hidden = Finding("DG116", Location("x.xlsx", "Chấm điểm", 3), facts={"n": 1, "rows": "3"})
    found = examined(placed(f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 | ", findings=(hidden,)))
    assert said(found.findings) == [("DG116", None, None)]


def test_a_blank_row_is_one_finding() -> None:
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | | | |\nA2 | Mẫu 2 | 40 | 30 | 20 |")
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.at.row, found.at.cell, found.subject, found.unit) == ("DG211", 2, "C2", "A1", "CB01")
    assert (found.severity, found.blocks) == ("error", "person")
    graded = grades(sheet, roster=ROSTER)["A1"]
    assert (graded.status, graded.reasons[-1].key) == ("blank", "ng_blank")


@pytest.mark.parametrize("reason", ["Nghỉ thai sản", "đang ở nước ngoài"])
def test_a_reason_in_the_sheet_makes_a_blank_row_exempt(reason: str) -> None:
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | | | | {reason}\nA2 | Mẫu 2 | 40 | 30 | 20 |")
    assert said(examined(sheet).findings) == []
    graded = grades(sheet)["A1"]
    assert (graded.status, graded.reasons[-1].facts) == ("exempt", {"value": reason})
    assert graded.source == Location(sheet.sheet.file, sheet.sheet.sheet, 2)


@pytest.mark.parametrize("scores", ["0 | 0 | 0", "40 | | ", "x | | "])
def test_scores_beside_a_reason_are_a_contradiction(scores: str) -> None:
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | {scores} | Nghỉ thai sản")
    (found,) = examined(sheet).findings
    assert (found.code, found.at.cell, found.subject, found.value) == ("DG212", "F2", "A1", "Nghỉ thai sản")
    assert (found.severity, found.unit) == ("error", "CB01")
    assert grades(sheet)["A1"].status == "error"


def test_scores_beside_a_reason_on_record_are_a_contradiction() -> None:
    records = read_records({"exemptions": entries("code | period | reason\nA1 | 2018-Q3 | Nghỉ ốm")}, MAIN, ROSTER)
    sheet = placed("code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 30 | 20\nA2 | Mẫu 2 | 40 | 30 | 20")
    (found,) = examined(sheet, roster=ROSTER, records=records).findings
    assert (found.code, found.at.row, found.at.cell, found.value) == ("DG212", 2, "C2", "Nghỉ ốm")
    assert found.at.sheet != "Chấm điểm"
    assert grades(sheet, roster=ROSTER, records=records)["A1"].status == "error"


def test_a_reason_in_the_sheet_and_on_record_is_one_reason() -> None:
    records = read_records({"exemptions": entries("code | period | reason\nA1 | 2018-Q3 | Nghỉ ốm")}, MAIN, ROSTER)
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | | | | Ốm\nA2 | Mẫu 2 | 40 | 30 | 20 |")
    assert said(examined(sheet, roster=ROSTER, records=records).findings) == []
    assert grades(sheet, roster=ROSTER, records=records)["A1"].reasons[-1].facts == {"value": "Ốm"}


def test_rows_of_people_who_belong_elsewhere_are_not_judged() -> None:
    roster = roster_of("code | name | unit\nA1 | Mẫu 1 | CB02\nA2 | Mẫu 2 | CB01")
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | 99 | x | | Ốm\nA2 | Mẫu 2 | 40 | 30 | 20 |")
    assert said(examined(sheet, roster=roster).findings) == [("DG406", "A2", "A1")]


def test_a_row_without_code_is_judged_like_any_other() -> None:
    sheet = placed(f"{HEAD}\n | Mẫu 1 | 99 | 30 | 20 |\nA2 | Mẫu 2 | 40 | 30 | 20 |")
    assert said(examined(sheet).findings) == [("DG402", "A2", None), ("DG201", "C2", None)]
    assert grades(sheet)["A2"].status == "graded"


def test_an_untouched_file_beside_a_filled_one_is_one_finding() -> None:
    back = placed(f"{HEAD}\nB1 | Mẫu 3 | | | |\nB2 | Mẫu 4 | | | |", file="CB02.xlsx", unit="CB02")
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 |\nA2 | Mẫu 2 | 40 | 30 | 20 |")
    found = examined(sheet, back)
    assert [(one.code, one.at.file) for one in found.findings] == [("DG115", "CB02.xlsx")]


def test_all_sheets_of_a_batch_are_checked_together() -> None:
    other = placed(f"{HEAD}\nB1 | Mẫu 3 | 41 | 30 | 20 |", file="CB02.xlsx", unit="CB02")
    sheet = placed(f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20.3 |")
    found = examined(sheet, other)
    assert [(one.code, one.at.file, one.at.cell) for one in found.findings] == [
        ("DG201", "CB02.xlsx", "C2"),
        ("DG203", sheet.sheet.file, "E2"),
    ]


def test_everything_at_once_is_said_once_each() -> None:
    table = """
code | name  | I.1 | I.2 | II.1  | Cộng I | Tổng điểm | Mức | bỏ phiếu | lý do
A1   | Mẫu 1 | 40  | 30  | '19,5 | =70    | =89.5     | =T  | T        |
A2   | Mẫu 2 | 41  |     | 20    | =1     | =2        | =XS | T        |
A9   | Mẫu 9 | 40  | 30  | 20    | =70    | =90       | =XS | XS       |
     | Mẫu 3 | 40  | 30  | 20    | =70    | =90       | =XS | XS       |
"""
    tally = tally_of(meeting_day=date(2018, 7, 1), collected=3, valid=1, invalid=1)
    found = examined(placed(table, tally=tally), roster=ROSTER, period=Q3)
    assert sorted(said(found.findings), key=str) == [
        ("DG201", "C3", "A2"),
        ("DG204", "D3", "A2"),
        ("DG206", "E2", "A1"),
        ("DG401", "A4", "A9"),
        ("DG402", "A5", None),
        ("DG510", "B7", None),
        ("DG514", "B1", None),
    ]
    assert only(found.findings, "DG401").value == "A9"
