from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.checks.people_checks import resolved
from danhgia.checks.roster_checks import check_roster
from danhgia.messages import message
from danhgia.roster import roster_from
from score_tables import entries, grades, heard, placed, said

if TYPE_CHECKING:
    from danhgia.findings import Finding

HEAD = "code | name | unit | from | to | membership"
UNITS = "unit | name | parent\nDB | Đảng bộ |\nCB01 | Chi bộ Một | DB\nCB02 | Chi bộ Hai | db"
CLEAN = [
    "A1 | Mẫu 1 | CB01 | | |",
    "A2 | Mẫu 2 | cb02 | | 2018-08-15 |",
    "A2 | Mẫu 2 | CB01 | 2018-08-16 | |",
    "A2 | Mẫu 2 | CB01 | 2018-01-01 | | secondary",
]


def check(*rows: str, units: str = UNITS) -> list[Finding]:
    people = entries("\n".join([HEAD, *rows]), sheet="Danh sách", file="roster.xlsx")
    listed = entries(units, sheet="Đơn vị", file="roster.xlsx") if units else ()
    return heard(check_roster(people, listed))


def test_a_clean_list_is_silent() -> None:
    assert check(*CLEAN) == []


def test_without_a_list_of_units_every_unit_will_do() -> None:
    assert check(*CLEAN, units="") == []
    assert check(units="") == []


@pytest.mark.parametrize(
    ("row", "code", "cell", "subject"),
    [
        (" | Mẫu 1 | CB01 | | |", "DG402", "A2", None),
        ("A1 | | CB01 | | |", "DG422", "B2", "A1"),
        ("A1 | Mẫu 1 | CB01 | 2018-06-01 | 2018-05-31 |", "DG423", "D2", "A1"),
        ("A1 | Mẫu 1 | CB99 | | |", "DG420", "C2", "A1"),
    ],
)
def test_a_row_that_cannot_be_used_is_one_finding(row: str, code: str, cell: str, subject: str | None) -> None:
    (found,) = check(row)
    assert (found.code, found.at.file, found.at.sheet, found.at.cell) == (code, "roster.xlsx", "Danh sách", cell)
    assert (found.subject, found.severity) == (subject, "error")


def test_a_row_without_code_and_name_is_said_to_have_neither() -> None:
    assert said(check(" | | CB01 | | |")) == [("DG402", "A2", None), ("DG422", "B2", None)]


def test_a_row_without_a_unit_is_said_to_have_none() -> None:
    (found,) = check("A1 | Mẫu 1 | | | |")
    words = "Ô C2 – Mẫu 1 (A1): mã đơn vị không có ở trang tính “Đơn vị” (ô còn trống)."
    assert (found.code, message(found, "vi")) == ("DG420", words)


def test_one_day_is_no_reversed_span() -> None:
    assert check("A1 | Mẫu 1 | CB01 | 2018-06-01 | 2018-06-01 |") == []


def test_an_unknown_unit_is_said_once_with_the_nearest() -> None:
    (found,) = check("A1 | Mẫu 1 | CB001 | | |", "A2 | Mẫu 2 | CB001 | | |")
    assert (found.code, found.at.row, found.value, found.unit) == ("DG420", 2, "CB001", "CB001")
    assert found.facts["near"] == "CB01"


@pytest.mark.parametrize(
    "rows",
    [
        ("A1 | Mẫu 1 | CB01 | | |", "A1 | Mẫu 1 | CB02 | | |"),
        ("A1 | Mẫu 1 | CB01 | | 2018-08-15 |", "a1 | Mẫu 1 | CB02 | 2018-08-15 | |"),
        ("A1 | Mẫu 1 | CB01 | 2018-03-01 | |", "A1 | Mẫu 1 | CB02 | | 2018-03-01 |"),
    ],
)
def test_two_rows_that_hold_on_one_day_are_one_person_twice(rows: tuple[str, ...]) -> None:
    (found,) = check(*rows)
    assert (found.code, found.severity, found.blocks) == ("DG404", "error", "person")
    assert {found.facts["place1"], found.facts["place2"]} == {"Danh sách › 2", "Danh sách › 3"}


def test_a_person_twice_on_the_list_is_not_graded() -> None:
    rows = ["A1 | Mẫu 1 | CB01 | | |", "A1 | Mẫu 1 | CB01 | | |", "A2 | Mẫu 2 | CB01 | | |"]
    people = entries("\n".join([HEAD, *rows]), sheet="Danh sách", file="roster.xlsx")
    sheet = placed("code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 30 | 20\nA2 | Mẫu 2 | 40 | 30 | 20")
    graded = grades(sheet, roster=roster_from(people, ()), more=check(*rows))
    assert (graded["A1"].status, graded["A2"].status) == ("error", "graded")


def test_a_code_typed_in_another_case_is_said_of_the_one_who_is_graded() -> None:
    people = entries("code | name | unit\na1 | Mẫu 1 | CB01\nA1 | Mẫu 1 | CB01", sheet="Danh sách", file="roster.xlsx")
    found = resolved(check_roster(people, ()), roster_from(people, ()))
    assert said(found) == [("DG404", "A3", "a1")]
    sheet = placed("code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 30 | 30")
    grade = grades(sheet, roster=roster_from(people, ()), more=found)
    assert {code: one.status for code, one in grade.items()} == {"a1": "error"}


def test_a_unit_above_that_is_not_listed_is_an_error() -> None:
    (found,) = check(units="unit | name | parent\nCB01 | Chi bộ Một | DB\nCB02 | | CB01")
    assert (found.code, found.at.sheet, found.at.cell, found.unit) == ("DG421", "Đơn vị", "C2", "CB01")
    assert (found.value, found.subject, found.severity) == ("DB", None, "error")
    assert check(units="unit | name | parent\nCB02 | | DB")[0].facts["unit"] == "CB02"


def test_units_one_above_the_other_up_to_the_top_are_no_loop() -> None:
    assert check(units="unit | name | parent\nCB01 | | CB02\nCB02 | | CB03\nCB03 | | \nCB04 | | CB02") == []


@pytest.mark.parametrize(
    ("units", "cell", "loop"),
    [
        (["CB01 | CB01"], "B2", "CB01 → CB01"),
        (["CB01 | CB02", "CB02 | CB01"], "B2", "CB01 → CB02 → CB01"),
        (["CB02 | cb01", "CB01 | CB02"], "B2", "CB02 → CB01 → CB02"),
        (["CB09 | CB02", "CB01 | CB03", "CB02 | CB01", "CB03 | CB02"], "B3", "CB01 → CB03 → CB02 → CB01"),
        (["CB01 | CB02", "CB02 | CB01", "CB03 | CB01", "CB04 | CB03"], "B2", "CB01 → CB02 → CB01"),
    ],
)
def test_units_above_one_another_in_a_circle_are_one_finding(units: list[str], cell: str, loop: str) -> None:
    (found,) = check(units="\n".join(["unit | parent", *units]))
    assert (found.code, found.at.sheet, found.at.cell, found.value) == ("DG424", "Đơn vị", cell, loop)
    assert (found.unit, found.subject) == (loop[:4], None)
    assert (found.severity, found.blocks) == ("error", "nothing")


def test_each_circle_is_a_finding_of_its_own() -> None:
    found = check(units="unit | parent\nCB01 | CB01\nCB02 | CB03\nCB03 | CB02\nCB04 | CB01")
    assert [(one.code, one.at.cell) for one in found] == [("DG424", "B2"), ("DG424", "B3")]


def test_a_unit_given_twice_is_an_error() -> None:
    (found,) = check(units="unit | name | parent\nCB01 | Chi bộ Một |\ncb01 | Chi bộ Ba |")
    assert (found.code, found.at.sheet, found.at.cell, found.subject) == ("DG404", "Đơn vị", "A3", "cb01")
