from __future__ import annotations

from danhgia.checks.presence_checks import check_forms_sent, check_units
from danhgia.expected import Expected
from score_tables import FILE, Q3, examined, grades, heard, placed, roster_of, said

LIST = """
code   | name           | unit
0011   | Nguyễn Văn Mẫu | CB01
0012   | Trần Thị Thuỷ  | CB01
CB02-1 | Lê Mẫu         | CB02
"""
ROSTER = roster_of(LIST, "unit | name\nCB01 | Chi bộ Một\nCB02 | Chi bộ Hai")
HEAD = "code | name | I.1 | I.2 | II.1"
FULL = "40 | 30 | 20"


def test_somebody_expected_in_a_sheet_who_has_no_row_is_missing() -> None:
    sheet = placed(f"{HEAD}\n0011 | Nguyễn Văn Mẫu | {FULL}")
    (found,) = examined(sheet, roster=ROSTER).findings
    assert (found.code, found.at.file, found.at.cell, found.subject, found.unit) == (
        "DG405",
        FILE,
        None,
        "0012",
        "CB01",
    )
    assert found.facts == {"who": "Trần Thị Thuỷ (0012)", "unit": "Chi bộ Một"}
    assert (found.severity, found.blocks) == ("error", "nothing")
    graded = grades(sheet, roster=ROSTER)
    assert (graded["0012"].status, graded["0012"].reasons[-1].key) == ("missing", "ng_missing")
    assert graded["0012"].source is None


def test_a_row_that_is_there_under_no_code_is_not_missing_as_well() -> None:
    sheet = placed(f"{HEAD}\n0011 | Nguyễn Văn Mẫu | {FULL}\n | Trần Thị Thuỷ | {FULL}")
    assert said(examined(sheet, roster=ROSTER).findings) == [("DG402", "A3", None)]


def test_a_unit_that_sent_nothing_is_one_finding() -> None:
    expected = Expected.of(ROSTER, Q3, [])
    both = heard(check_units(set(), expected, {}, "sheets/2018-Q3"))
    assert [(one.code, one.unit, one.at.file, one.facts["n"], one.severity) for one in both] == [
        ("DG408", "CB01", "sheets/2018-Q3", 2, "error"),
        ("DG408", "CB02", "sheets/2018-Q3", 1, "error"),
    ]
    assert [one.unit for one in check_units({"CB01"}, expected, {}, "")] == ["CB02"]
    assert list(check_units({"CB01", "CB02"}, expected, {}, "")) == []


def test_a_unit_whose_people_are_all_excused_owes_nothing() -> None:
    expected = Expected.of(ROSTER, Q3, [])
    assert [one.unit for one in check_units(set(), expected, {"CB02-1": "Nghỉ ốm"}, "")] == ["CB01"]


def test_without_a_list_no_unit_is_missing() -> None:
    assert list(check_units(set(), Expected.of(None, Q3, []), {}, "")) == []
    assert Expected.of(None, Q3, []).known("0011") is None


def test_people_without_a_form_are_missing_where_a_unit_sent_forms_only() -> None:
    nothing = examined(roster=ROSTER)
    folders = {"CB01": "sheets/2018-Q3/CB01"}
    found = heard(check_forms_sent(nothing.batch, nothing.people, nothing.expected, folders, {"0011"}))
    assert [(one.code, one.subject, one.at.file) for one in found] == [("DG405", "0012", "sheets/2018-Q3/CB01")]
    everybody = {"0011", "0012"}
    assert list(check_forms_sent(nothing.batch, nothing.people, nothing.expected, folders, everybody)) == []
