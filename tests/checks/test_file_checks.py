from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.checks.file_checks import (
    check_filled,
    check_mark,
    check_printed,
    check_sent_twice,
    check_unit,
    is_set_aside,
    place,
    with_findings,
    without_copies,
)
from danhgia.findings import Finding, Location
from danhgia.forms import unit_form
from danhgia.periods import Period
from danhgia.sheets import Mark, PlacedSheet, ScoreSheet
from sample_rubric import sample_edition
from score_tables import FILE, Q3, default_rubric, examined, grades, heard, only, placed, roster_of, said

if TYPE_CHECKING:
    from danhgia.roster import Roster

HEAD = "code | name | I.1 | I.2 | II.1"
TABLE = f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20\nA2 | Mẫu 2 | 40 | 30 | 20"
ROSTER = roster_of(
    "code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01\nB1 | Mẫu 3 | CB02\nB2 | Mẫu 4 | CB02",
    "unit | name\nCB01 | Chi bộ Một\nCB02 | Chi bộ Hai\nCB03 | Chi bộ Ba",
)
EDITION = sample_edition()
Q1 = Period(2018, "quarter", 1)
FORM = unit_form(default_rubric().main, default_rubric())


def sheet(file: str = "sheets/2018-Q3/CB01.xlsx", *, mark: Mark | None = None, sha256: str = "1") -> ScoreSheet:
    return replace(placed(TABLE).sheet, file=file, mark=mark, sha256=sha256)


def mark(
    *,
    rubric: str = "sample-2018",
    sha256: str = "0" * 64,
    period: str = "2018-Q3",
    unit: str = "CB01",
    form: str = "unit",
) -> Mark:
    return Mark(rubric, "1", sha256, period, unit, form)


def test_a_mark_says_which_period_and_unit_a_sheet_stands_for() -> None:
    found = place(sheet(mark=mark(period="2018-Q1", unit="cb01")), Q3, ROSTER, asked=Q3)
    assert (found.period, found.unit) == (Q1, "CB01")
    assert place(sheet(mark=mark(unit="CB09")), Q3, None).unit == "CB09"


def test_without_a_mark_the_folder_and_the_people_say_it() -> None:
    found = place(sheet("sheets/2018-Q1/gửi lại.xlsx"), Q1, ROSTER, asked=Q3)
    assert (found.period, found.unit) == (Q1, "CB01")
    assert place(sheet(), None, ROSTER, asked=Q3).period == Q3
    assert place(sheet(), None, None).period is None
    assert place(sheet(), None, None).unit is None


def test_a_mark_that_names_no_period_leaves_it_to_the_folder() -> None:
    assert place(sheet(mark=mark(period="???", unit="")), Q1, ROSTER).period == Q1
    assert place(sheet(mark=mark(period="???", unit="")), Q1, ROSTER).unit == "CB01"


def test_a_file_that_could_not_be_read_is_its_units_by_name() -> None:
    broken = ScoreSheet("sheets/2018-Q3/cb03.xlsx", "2", findings=(Finding("DG104", Location("cb03.xlsx")),))
    assert place(broken, Q3, ROSTER).unit == "CB03"
    assert place(replace(broken, file="khác.xlsx"), Q3, ROSTER).unit is None


def test_people_of_two_units_in_equal_parts_name_no_unit() -> None:
    mixed = placed(f"{HEAD}\nA1 | Mẫu 1 | 1 | 1 | 1\nB1 | Mẫu 3 | 1 | 1 | 1\n?? | | 1 | 1 | 1").sheet
    assert place(replace(mixed, mark=None, file="x.xlsx"), Q3, ROSTER).unit is None
    more = placed(f"{HEAD}\nA1 | Mẫu 1 | 1 | 1 | 1\nB1 | Mẫu 3 | 1 | 1 | 1\nB2 | Mẫu 4 | 1 | 1 | 1").sheet
    assert place(replace(more, mark=None, file="x.xlsx"), Q3, ROSTER).unit == "CB02"


def test_the_right_mark_is_silent() -> None:
    found = PlacedSheet(sheet(mark=mark()), Q3, "CB01")
    assert list(check_mark(found, EDITION, Q3, Q3)) == []
    assert list(check_mark(found, EDITION, None, None)) == []


@pytest.mark.parametrize(
    ("made", "code", "value", "limit", "severity", "blocks"),
    [
        (mark(period="2018-Q1"), "DG501", "2018-Q1", "2018-Q3", "error", "file"),
        (mark(period="tháng này"), "DG501", "tháng này", "2018-Q3", "error", "file"),
        (mark(rubric="other-2018"), "DG502", "other-2018", "sample-2018", "error", "file"),
        (mark(sha256="1" * 64), "DG503", "1", "1", "warning", "nothing"),
        (mark(rubric="khác"), "DG502", "khác", "sample-2018", "error", "file"),
        (mark(form="person"), "DG502", "sample-2018/person", "sample-2018/unit", "error", "file"),
        (mark(period=""), "DG504", None, None, "warning", "nothing"),
        (mark(unit=""), "DG504", None, None, "warning", "nothing"),
        (mark(sha256=""), "DG503", "1", "1", "warning", "nothing"),
        (None, "DG504", None, None, "warning", "nothing"),
    ],
)
def test_another_mark_is_one_finding_about_the_file(
    made: Mark | None, code: str, value: str | None, limit: str | None, severity: str, blocks: str
) -> None:
    found = only(check_mark(PlacedSheet(sheet(mark=made), Q3, "CB01"), EDITION, Q3, None), code)
    assert (found.at.file, found.at.cell, found.unit) == ("sheets/2018-Q3/CB01.xlsx", None, "CB01")
    assert (found.value, found.limit, found.severity, found.blocks) == (value, limit, severity, blocks)


@pytest.mark.parametrize(
    "text", ["Quý III năm 2018", "quý 3/2018", "Năm 2018", "2018", "Quý III", "6 tháng cuối năm 2018"]
)
def test_the_period_that_is_printed_stays_silent_where_it_is_the_same(text: str) -> None:
    printed = replace(sheet(mark=mark()), printed=((5, 1, text),))
    assert list(check_printed(PlacedSheet(printed, Q3, "CB01"))) == []
    other = replace(printed, printed=((3, 1, "Quý II năm 2018"), (5, 1, "Quý III năm 2018")))
    assert list(check_printed(PlacedSheet(other, Q3, "CB01"))) == []


@pytest.mark.parametrize("text", ["Quý II năm 2018", "Quý III năm 2019", "Năm 2017", "Tháng 9 năm 2018"])
def test_another_period_printed_above_the_table_is_a_warning_at_its_cell(text: str) -> None:
    printed = replace(sheet(mark=mark()), printed=((5, 1, text),))
    (found,) = check_printed(PlacedSheet(printed, Q3, "CB01"))
    assert (found.code, found.at.cell, found.severity, found.blocks) == ("DG501", "A5", "warning", "nothing")
    assert (found.value, found.limit) == (text, "2018-Q3")
    assert messages.message(found, "vi").endswith(" theo ô A5, trong khi đang được tính cho quý III/2018.")
    assert not is_set_aside(replace(printed, findings=(found,)))


def test_the_period_that_was_asked_for_counts_before_the_folder() -> None:
    found = PlacedSheet(sheet(mark=mark(period="2018-Q1")), Q1, "CB01")
    assert list(check_mark(found, EDITION, Q1, None)) == []
    assert said(check_mark(found, EDITION, Q1, Q3)) == [("DG501", None, None)]


@pytest.mark.parametrize("period", ["tháng này", "2018-Q9", "2018-q3", "2018-M07", "2018", "-"])
def test_a_mark_s_period_that_the_rubric_does_not_have_is_said_where_nothing_else_says_one(period: str) -> None:
    found = only(check_mark(PlacedSheet(sheet(mark=mark(period=period)), None, "CB01"), EDITION, None, None), "DG501")
    assert (found.value, found.limit, found.blocks) == (period, None, "file")
    assert "đang kiểm tra" not in messages.message(found, "vi")


@pytest.mark.parametrize(("period", "unit"), [("", "CB01"), ("2018-Q3", ""), ("", "")])
def test_what_is_missing_of_a_mark_is_said_to_be_taken_from_elsewhere(period: str, unit: str) -> None:
    (found,) = check_mark(PlacedSheet(sheet(mark=mark(period=period, unit=unit)), Q3, "CB01"), EDITION, Q3, None)
    assert found.facts == {"period": None if period else Q3, "unit": None if unit else "CB01"}


class TestUnit:
    """The mark's unit, held against the list and against the people in the sheet."""

    def found(self, table: str = TABLE, *, unit: str = "CB01", roster: Roster | None = ROSTER) -> list[Finding]:
        made = replace(placed(table).sheet, mark=mark(unit=unit))
        return heard(check_unit(place(made, Q3, roster), roster))

    @pytest.mark.parametrize("unit", ["CB01", "cb01", " CB01", ""])
    def test_the_people_s_own_is_silent(self, unit: str) -> None:
        assert self.found(unit=unit) == []
        assert self.found(unit=unit, roster=None) == []

    def test_without_a_mark_there_is_none_to_check(self) -> None:
        assert list(check_unit(place(sheet(), Q3, ROSTER), ROSTER)) == []

    def test_one_that_is_not_on_the_list_is_one_finding_and_the_people_say_it(self) -> None:
        (found,) = self.found(unit="CB011")
        assert (found.code, found.value, found.unit, found.at.file) == ("DG420", "CB011", "CB01", FILE)
        assert (found.severity, found.blocks, found.facts["near"]) == ("error", "nothing", "CB01")
        assert messages.message(found, "vi").startswith("Dấu nhận biết của tệp “CB01.xlsx”: mã đơn vị “CB011” không có")
        assert messages.hint(found, "en").startswith("Ask the unit to fill in the template that was sent")

    def test_people_who_are_all_of_another_one_make_one_finding_and_block_the_file(self) -> None:
        (found,) = self.found(unit="CB02")
        assert (found.code, found.value, found.limit, found.unit) == ("DG412", "CB02", "CB01", "CB01")
        assert (found.severity, found.blocks) == ("error", "file")
        said = "Tệp “CB01.xlsx” là mẫu của Chi bộ Hai, nhưng mọi người trong bảng đều thuộc Chi bộ Một;"
        assert messages.message(found, "vi") == f"{said} tệp chưa được dùng."

    @pytest.mark.parametrize(
        "table",
        [
            f"{TABLE}\nB1 | Mẫu 3 | 40 | 30 | 20",  # one of them is of the mark's unit
            f"{TABLE}\nX1 | Mẫu 8 | 40 | 30 | 20\nX2 | Mẫu 9 | 40 | 30 | 20",  # half of them are strangers
            HEAD,
        ],
    )
    def test_anything_else_is_left_to_the_rows(self, table: str) -> None:
        assert self.found(table, unit="CB02") == []

    def test_people_of_two_other_units_are_left_to_the_rows(self) -> None:
        assert self.found(f"{TABLE}\nB1 | Mẫu 3 | 40 | 30 | 20", unit="CB03") == []

    def test_whoever_was_in_the_mark_s_unit_for_part_of_the_period_is_left_to_the_rows(self) -> None:
        rows = [
            "A1 | Mẫu 1 | CB02 | | 2018-08-15 |",
            "A1 | Mẫu 1 | CB01 | 2018-08-16 | |",
            "A2 | Mẫu 2 | CB01 | | |",
            "B1 | Mẫu 3 | CB02 | | |",
        ]
        moved = roster_of("\n".join(["code | name | unit | from | to | membership", *rows]))
        assert self.found(unit="CB02", roster=moved) == []
        long_ago = roster_of(
            "\n".join(["code | name | unit | from | to | membership", *rows]).replace("2018-08", "2018-05")
        )
        assert [one.code for one in self.found(unit="CB02", roster=long_ago)] == ["DG412"]

    def test_a_secondary_post_in_the_mark_s_unit_is_left_to_the_rows(self) -> None:
        rows = ["A1 | Mẫu 1 | CB02 | secondary", "A1 | Mẫu 1 | CB01 |", "A2 | Mẫu 2 | CB01 |"]
        assert [
            one.code
            for one in self.found(unit="CB02", roster=roster_of("\n".join(["code | name | unit | membership", *rows])))
        ] == []


def test_a_sheet_without_mark_unit_and_people_says_nothing_of_marks() -> None:
    assert list(check_mark(PlacedSheet(ScoreSheet("x.xlsx", "1"), None, None), EDITION, None, None)) == []
    (found,) = heard(check_mark(PlacedSheet(sheet(), None, None), EDITION, None, None))
    assert found.facts == {"period": None, "unit": None}


def test_a_file_of_another_period_blocks_everybody_in_it() -> None:
    wrong = Finding("DG501", Location("sheets/2018-Q3/CB01.xlsx"), facts={"value": Q1, "period": Q3})
    graded = grades(with_findings(placed(TABLE), [wrong]))
    assert {(one.status, one.reasons[-1].key) for one in graded.values()} == {("error", "ng_file")}
    assert {one.source and one.source.row for one in graded.values()} == {2, 3}


def test_identical_copies_are_noted_and_left_out() -> None:
    first, copy, other = sheet("a.xlsx"), sheet("b.xlsx"), sheet("c.xlsx", sha256="2")
    folders = dict.fromkeys(("a.xlsx", "b.xlsx", "c.xlsx"), Q3)
    kept, findings = without_copies([first, copy, other], folders)
    assert kept == [first, other]
    assert [(one.code, one.at.file, one.facts["file2"], one.severity) for one in heard(findings)] == [
        ("DG117", "b.xlsx", "a.xlsx", "note")
    ]
    assert without_copies([first, other], folders) == ([first, other], [])
    assert without_copies([first, copy], {"a.xlsx": Q3, "b.xlsx": Q1}) == ([first, copy], [])


def test_files_that_could_not_even_be_hashed_are_no_copies() -> None:
    broken = [ScoreSheet("a.xlsx", ""), ScoreSheet("b.xlsx", "")]
    assert without_copies(broken, {"a.xlsx": Q3, "b.xlsx": Q3}) == (broken, [])


def test_a_unit_that_sent_two_different_sheets_has_neither() -> None:
    first, second = PlacedSheet(sheet("q/a.xlsx"), Q3, "CB01"), PlacedSheet(sheet("q/b.xlsx", sha256="2"), Q3, "CB01")
    third = PlacedSheet(sheet("q/c.xlsx", sha256="3"), Q3, "CB02")
    unused, findings = check_sent_twice([first, second, third], ROSTER)
    (found,) = heard(findings)
    assert unused == {"q/a.xlsx", "q/b.xlsx"}
    assert (found.code, found.at.file, found.unit, found.severity, found.blocks) == (
        "DG407",
        "q/a.xlsx",
        "CB01",
        "error",
        "nothing",
    )
    assert (found.facts["unit"], found.facts["period"], found.facts["file2"]) == ("Chi bộ Một", Q3, ("q/b.xlsx",))
    assert check_sent_twice([first, second], None)[1][0].facts["unit"] == "CB01"


def test_sheets_of_other_periods_units_or_rubrics_are_not_sent_twice() -> None:
    first = PlacedSheet(sheet("a.xlsx"), Q3, "CB01")
    other_period = PlacedSheet(sheet("b.xlsx"), Q1, "CB01")
    no_unit = [PlacedSheet(sheet(name), Q3, None) for name in ("c.xlsx", "d.xlsx")]
    foreign = [
        with_findings(PlacedSheet(sheet(f"{code}.xlsx"), Q3, "CB01"), [Finding(code, Location(f"{code}.xlsx"))])
        for code in ("DG412", "DG501", "DG502")
    ]
    assert check_sent_twice([first, other_period, *no_unit, *foreign], ROSTER) == (set(), [])


EMPTY = f"""
{HEAD} | Tổng điểm | Mức | tự chấm | bỏ phiếu | lý do
A1 | Mẫu 1 | | | | = | = | | |
A2 | Mẫu 2 | | | | = | = | | |
"""


def test_a_template_that_came_back_untouched_is_one_finding() -> None:
    back = placed(EMPTY)
    (found,) = examined(back).findings
    assert (found.code, found.at.file, found.at.cell, found.unit) == ("DG115", back.sheet.file, None, "CB01")
    assert (found.severity, found.blocks) == ("error", "nothing")
    assert only(examined(back, roster=ROSTER).findings, "DG115").facts["unit"] == "Chi bộ Một"
    assert {one.status for one in grades(back).values()} == {"blank"}


def test_an_untouched_template_without_unit_is_named_by_its_file() -> None:
    found = only(examined(placed(EMPTY, unit=None, marked=False)).findings, "DG115")
    assert found.facts["unit"] == "sheets/2018-Q3/CB01.xlsx"


@pytest.mark.parametrize(
    "line",
    ["0 | | | = | = | | |", " | | | = | = | 90 | |", " | | | = | = | | XS |", " | | | = | = | | | Nghỉ thai sản"],
)
def test_anything_filled_in_makes_it_a_sheet(line: str) -> None:
    touched = placed(EMPTY.replace("A1 | Mẫu 1 | | | | = | = | | |", f"A1 | Mẫu 1 | {line}"))
    assert "DG115" not in {one.code for one in examined(touched).findings}


def test_a_file_that_could_not_be_read_is_not_unfilled_as_well() -> None:
    broken = ScoreSheet("x.xlsx", "1", findings=(Finding("DG104", Location("x.xlsx")),))
    assert check_filled(PlacedSheet(broken, Q3, "CB01"), FORM, {}) is None
    assert check_filled(PlacedSheet(ScoreSheet("x.xlsx", "1"), Q3, "CB01"), FORM, {}) is None
    assert check_filled(PlacedSheet(ScoreSheet("x.xlsx", "1", columns={1: 1}), Q3, "CB01"), FORM, {}) is not None
