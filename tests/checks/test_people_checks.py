from __future__ import annotations

from datetime import date

import pytest

from danhgia import messages
from danhgia.checks.people_checks import named
from danhgia.expected import meeting_days
from score_tables import FILE, examined, grades, only, placed, roster_of, said, tally_of

LIST = """
code   | name           | unit | from       | to         | membership
0011   | Nguyễn Văn Mẫu | CB01 |            |            |
0012   | Trần Thị Thuỷ  | CB01 |            |            |
CB02-1 | Lê Mẫu         | CB02 |            |            |
GONE   | Phạm Mẫu       | CB01 |            | 2018-06-30 |
KN     | Võ Mẫu         | CB01 |            |            | secondary
"""
UNITS = "unit | name\nCB01 | Chi bộ Một\nCB02 | Chi bộ Hai"
ROSTER = roster_of(LIST, UNITS)
HEAD = "code | name | I.1 | I.2 | II.1"
FULL = "40 | 30 | 20"
GOOD = "40 | 30 | 10"
BOTH = f"\n0011 | Nguyễn Văn Mẫu | {FULL}\n0012 | Trần Thị Thuỷ | {FULL}"
SECOND = placed(f"{HEAD}\nCB02-1 | Lê Mẫu | {FULL}", file="sheets/2018-Q3/CB02.xlsx", unit="CB02")


def test_everybody_in_the_right_place_is_silent() -> None:
    assert said(examined(placed(HEAD + BOTH), SECOND, roster=ROSTER).findings) == []


@pytest.mark.parametrize("code", ["0011", " 0011", "cb02-1"])
def test_codes_are_matched_whatever_their_case(code: str) -> None:
    sheet = SECOND if code == "0011" else placed(f"{HEAD}\n{code} | | {FULL}", unit="CB02" if "cb" in code else "CB01")
    found = examined(sheet, roster=ROSTER).findings
    assert not {one.code for one in found} & {"DG401", "DG406"}


@pytest.mark.parametrize("name", ["", "NGUYỄN VĂN MẪU", "Đ/c Nguyễn Văn Mẫu", "ĐC. Nguyễn  Văn Mẫu"])
def test_a_name_may_be_missing_or_spelled_otherwise(name: str) -> None:
    sheet = placed(HEAD + BOTH.replace("Nguyễn Văn Mẫu", name))
    assert said(examined(sheet, roster=ROSTER).findings) == []


def test_another_place_of_the_tone_mark_is_the_same_name() -> None:
    assert said(examined(placed(HEAD + BOTH.replace("Thuỷ", "Thủy")), roster=ROSTER).findings) == []


def test_a_name_that_disagrees_with_its_code_is_an_error_of_its_row() -> None:
    sheet = placed(HEAD + BOTH.replace("Trần Thị Thuỷ", "Trần Thị Thuý"))
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.at.cell, found.subject) == ("DG403", "B3", "0012")
    assert (found.value, found.limit, found.severity) == ("Trần Thị Thuý", "Trần Thị Thuỷ", "error")
    graded = grades(sheet, roster=ROSTER)
    assert (graded["0012"].status, graded["0011"].status) == ("error", "graded")


def test_an_unknown_code_is_an_error_and_the_nearest_of_its_unit_is_suggested() -> None:
    sheet = placed(f"{HEAD}\nCB02-7 | Lê Mẫu | {FULL}", unit="CB02")
    found = only(examined(sheet, roster=ROSTER).findings, "DG401")
    assert (found.at.cell, found.subject, found.value, found.severity) == ("A2", "CB02-7", "CB02-7", "error")
    assert found.facts["near"] == "Lê Mẫu (CB02-1)"
    assert grades(sheet, roster=ROSTER)["CB02-7"].status == "error"


@pytest.mark.parametrize("typed", ["СВ02-1", "ＣＢ０２－１", "CB 02-1", "CB02-l", "CBO2-1"])
def test_a_code_that_looks_like_one_of_the_list_is_never_matched_but_named(typed: str) -> None:
    sheet = placed(f"{HEAD}\n{typed} | Lê Mẫu | {FULL}", unit="CB02")
    found = only(examined(sheet, roster=ROSTER).findings, "DG401")
    assert found.facts["looks"] == ("Lê Mẫu (CB02-1)",)
    assert "trông giống Lê Mẫu (CB02-1)" in messages.message(found, "vi")
    graded = grades(sheet, roster=ROSTER)
    assert (graded[found.subject or ""].status, graded["CB02-1"].status) == ("error", "missing")


def test_an_unknown_code_unlike_any_other_gets_no_suggestion() -> None:
    sheet = placed(f"{HEAD}{BOTH}\nNEW-99 | | {GOOD}")
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.facts["near"], found.facts["name"]) == ("DG401", None, None)
    assert messages.hint(found, "vi").startswith("Nếu là người mới, bổ sung vào danh sách")


def test_a_row_without_code_may_be_guessed_but_is_never_used() -> None:
    sheet = placed(f"{HEAD}{BOTH}\n | trần thị thủy | {GOOD}\n | | {GOOD}")
    known, unknown = examined(sheet, roster=ROSTER).findings
    assert (known.code, known.at.cell, known.subject, known.severity) == ("DG402", "A4", None, "error")
    assert known.facts["near"] == ("Trần Thị Thuỷ (0012)",)
    assert (unknown.code, unknown.at.cell, unknown.facts["near"]) == ("DG402", "A5", None)
    new = "Người mới thì bổ sung vào danh sách (roster.xlsx) trước."
    assert (new in messages.hint(known, "vi"), new in messages.hint(unknown, "vi")) == (False, True)
    assert set(grades(sheet, roster=ROSTER)) == {"0011", "0012", "CB02-1", "GONE", "KN"}


def test_a_row_without_code_is_said_without_a_list_too() -> None:
    assert said(examined(placed(f"{HEAD}\n | Mẫu 1 | {FULL}")).findings) == [("DG402", "A2", None)]


def test_scores_of_nobody_are_said_to_be_nobodys() -> None:
    findings = examined(placed(f"{HEAD}\n | | | 30 | 20")).findings
    assert [messages.message(one, "vi") for one in findings] == [
        "Dòng 2: chưa có mã số.",
        "Ô C2 – ?, tiêu chí I.1: để trống, chưa chấm. Ô trống không được coi là 0 điểm.",
    ]


def test_zeros_that_a_spreadsheet_dropped_are_restored_and_said() -> None:
    sheet = placed(HEAD + BOTH.replace("0012", "12"))
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.at.cell, found.subject, found.value, found.severity) == (
        "DG410",
        "A3",
        "0012",
        "12",
        "warning",
    )
    assert found.facts["near"] == "0012"
    assert grades(sheet, roster=ROSTER)["0012"].status == "graded"


def test_zeros_are_not_restored_where_two_codes_would_fit() -> None:
    roster = roster_of("code | name | unit\n012 | Mẫu 1 | CB01\n0012 | Mẫu 2 | CB01")
    codes = [one.code for one in examined(placed(f"{HEAD}\n12 | | {FULL}"), roster=roster).findings]
    assert codes == ["DG401", "DG405", "DG405"]


def test_a_second_row_in_another_unit_is_that_rows_fault_alone() -> None:
    second = placed(
        f"{HEAD}\nCB02-1 | Lê Mẫu | {FULL}\n0012 | Trần Thị Thuỷ | 0 | 0 | 99", file="b/CB02.xlsx", unit="CB02"
    )
    found = only(examined(placed(HEAD + BOTH), second, roster=ROSTER).findings, "DG406")
    assert (found.at.file, found.at.cell, found.subject, found.unit) == ("b/CB02.xlsx", "A3", "0012", "CB02")
    assert (found.facts["expected"], found.facts["unit"], found.severity) == ("Chi bộ Một", "Chi bộ Hai", "error")
    graded = grades(placed(HEAD + BOTH), second, roster=ROSTER)
    assert (graded["0012"].status, graded["0012"].unit) == ("graded", "CB01")
    assert graded["0012"].source is not None
    assert graded["0012"].source.file == FILE
    assert graded["CB02-1"].status == "graded"


def test_a_row_in_the_wrong_unit_alone_leaves_the_person_without_a_grade() -> None:
    second = placed(f"{HEAD}\nCB02-1 | Lê Mẫu | {FULL}\n0012 | Trần Thị Thuỷ | {FULL}", unit="CB02")
    assert said(examined(second, roster=ROSTER).findings) == [("DG406", "A3", "0012")]
    assert grades(second, roster=ROSTER)["0012"].status == "missing"


def test_an_empty_row_where_somebody_does_not_belong_is_nothing() -> None:
    second = placed(f"{HEAD}\nCB02-1 | Lê Mẫu | {FULL}\n0012 | Trần Thị Thuỷ | | |", unit="CB02")
    assert said(examined(second, roster=ROSTER).findings) == []


def test_somebody_whose_time_is_over_does_not_belong() -> None:
    sheet = placed(f"{HEAD}{BOTH}\nGONE | Phạm Mẫu | {GOOD}")
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.at.cell, found.subject) == ("DG406", "A4", "GONE")
    assert found.facts["until"] == date(2018, 6, 30)
    graded = grades(sheet, roster=ROSTER)
    assert (graded["GONE"].status, graded["GONE"].reasons[-1].key) == ("outside", "ng_outside")


def test_an_empty_row_of_somebody_whose_time_is_over_is_nothing() -> None:
    sheet = placed(f"{HEAD}{BOTH}\nGONE | Phạm Mẫu | | |")
    assert said(examined(sheet, roster=ROSTER).findings) == []
    assert grades(sheet, roster=ROSTER)["GONE"].status == "outside"


def test_a_secondary_post_is_not_rated() -> None:
    graded = grades(placed(HEAD + BOTH), roster=ROSTER)
    assert (graded["KN"].status, graded["KN"].reasons[-1].key) == ("outside", "ng_outside_secondary")


def test_without_a_period_nobody_is_in_the_wrong_place() -> None:
    second = placed(f"{HEAD}\n0012 | Trần Thị Thuỷ | {FULL}\nGONE | | {FULL}", unit="CB02", period=None)
    assert said(examined(second, roster=ROSTER, period=None).findings) == []


def test_without_a_known_unit_a_row_belongs_wherever_its_person_is() -> None:
    sheet = placed(HEAD + BOTH, unit=None, marked=False)
    assert said(examined(sheet, roster=ROSTER).findings) == []


def test_a_person_twice_in_one_sheet_blocks_both_rows() -> None:
    sheet = placed(f"{HEAD}{BOTH}\n0012 | Trần Thị Thuỷ | 0 | 0 | 0")
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG404", "A4", "0012", "error")
    assert (found.facts["place1"], found.facts["place2"]) == (
        "CB01.xlsx › Chấm điểm › A3",
        "CB01.xlsx › Chấm điểm › A4",
    )
    graded = grades(sheet, roster=ROSTER)
    assert (graded["0012"].status, graded["0011"].status) == ("error", "graded")


def test_a_person_in_two_files_without_a_list_is_in_neither() -> None:
    second = placed(f"{HEAD}\n0012 | Trần Thị Thuỷ | {FULL}", file="CB02.xlsx", unit="CB02")
    found = only(examined(placed(HEAD + BOTH), second).findings, "DG404")
    assert (found.at.file, found.at.cell) == ("CB02.xlsx", "A2")
    assert grades(placed(HEAD + BOTH), second)["0012"].status == "error"


def test_without_a_list_a_code_is_one_person_whatever_its_case() -> None:
    sheet = placed("code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 30 | 20\na1 | Mẫu 1 | 40 | 30 | 30")
    assert said(examined(sheet).findings) == [("DG404", "A3", "A1")]
    assert {code: one.status for code, one in grades(sheet).items()} == {"A1": "error"}


def test_a_person_in_three_rows_is_said_of_each_row_after_the_first() -> None:
    rows = f"\nX | Mẫu | {FULL}\nX | Mẫu | {GOOD}\nX | Mẫu | 0 | 0 | 0"
    assert said(examined(placed(HEAD + rows)).findings) == [("DG404", "A3", "X"), ("DG404", "A4", "X")]


def test_the_day_of_the_meeting_moves_a_transfer() -> None:
    roster = roster_of(
        """
        code | name  | unit | from       | to
        A1   | Mẫu 1 | CB01 |            | 2018-09-25
        A1   | Mẫu 1 | CB02 | 2018-09-26 |
        B1   | Mẫu 2 | CB02 |            |
        """
    )
    old = placed(f"{HEAD}\nA1 | Mẫu 1 | {FULL}", tally=tally_of(meeting_day=date(2018, 9, 20)))
    new = f"{HEAD}\nB1 | Mẫu 2 | {FULL}\nA1 | Mẫu 1 | {FULL}"
    without = placed(new, file="CB02.xlsx", unit="CB02")
    early = placed(new, file="CB02.xlsx", unit="CB02", tally=tally_of(meeting_day=date(2018, 9, 20)))
    assert meeting_days([old, without]) == {"CB01": date(2018, 9, 20)}
    assert said(examined(old, without, roster=roster).findings) == [("DG406", "A2", "A1")]
    assert said(examined(old, early, roster=roster).findings) == [("DG406", "A3", "A1")]
    assert grades(old, early, roster=roster)["A1"].unit == "CB01"
    assert grades(old, without, roster=roster)["A1"].unit == "CB02"


def test_people_are_named_by_name_and_code() -> None:
    assert named("Mẫu 1", "A1") == "Mẫu 1 (A1)"
    assert named("", "A1") == "A1"
    assert named("Mẫu 1", "") == "Mẫu 1"
