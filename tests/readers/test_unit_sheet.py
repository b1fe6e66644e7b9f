from __future__ import annotations

import pickle
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from danhgia.findings import Finding, Location
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import Fault, Mark, PersonRow, State
from tables_builder import HEADER, HEADER_MERGES, Tab, people, small_form, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.sheets import Cells, ScoreSheet

FORM = small_form()
AN = "1 | A-001 | Đảng viên Mẫu 001 | Bí thư | 4 | 3 | =E4 => 7 | 3 | =H4 => 3 | =J4 => 10 | =K() => XS | 10 | XS | XS"
BINH = "2 | A-002 | Đảng viên Mẫu 002 | | 3,5 | '2,5 | | 0"
CUONG = "3 | A-003 | Đảng viên Mẫu 003 | | | | | | | | | | | | Nghỉ thai sản | Từ tháng 7"


def read(tmp_path: Path, table: str, **extra: object) -> ScoreSheet:
    tab = Tab(table, merges=extra.pop("merges", ()), **extra)  # type: ignore[arg-type]
    return read_tabs(tmp_path, {"Chấm điểm": tab})


def read_tabs(tmp_path: Path, tabs: dict[str, Tab | str], properties: dict[str, str] | None = None) -> ScoreSheet:
    path = workbook(tmp_path / "cb.xlsx", tabs, properties)
    return read_score_sheets(path, shown="sheets/cb.xlsx", forms=[FORM])[0]


def codes(sheet: ScoreSheet) -> list[str]:
    return [finding.code for finding in sheet.findings]


def rows(sheet: ScoreSheet) -> list[int]:
    return [person.row for person in sheet.people]


def told(cells: Cells) -> list[tuple[int, int, int, State, int]]:
    return [
        (row, column, what, State(state), scaled)
        for row, column, what, state, scaled in zip(
            cells.row, cells.column, cells.what, cells.state, cells.scaled, strict=True
        )
    ]


def test_people_scores_and_claims_with_their_cells(tmp_path: Path) -> None:
    sheet = read(tmp_path, people(AN, BINH, CUONG), merges=HEADER_MERGES)
    assert sheet.findings == ()
    assert (sheet.sheet, sheet.header_row, sheet.form, sheet.mark) == ("Chấm điểm", 2, "unit", None)
    assert sheet.columns == {place: place + 1 for place in range(16)}
    assert sheet.people == (
        PersonRow(4, "A-001", "Đảng viên Mẫu 001", "Bí thư"),
        PersonRow(5, "A-002", "Đảng viên Mẫu 002"),
        PersonRow(6, "A-003", "Đảng viên Mẫu 003", reason="Nghỉ thai sản", note="Từ tháng 7"),
    )
    assert told(sheet.scores) == [
        (4, 5, 4, State.NUMBER, 4_000_000),
        (4, 6, 5, State.NUMBER, 3_000_000),
        (4, 8, 7, State.NUMBER, 3_000_000),
        (5, 5, 4, State.NUMBER, 3_500_000),
        (5, 6, 5, State.NUMBER, 2_500_000),
        (5, 8, 7, State.NUMBER, 0),
        *((6, column, column - 1, State.BLANK, 0) for column in (5, 6, 8)),
    ]
    assert list(sheet.scores.fault[3:6]) == [Fault.TEXT_NUMBER, Fault.TEXT_NUMBER, Fault.NONE]
    assert told(sheet.claims) == [
        (4, 7, 6, State.NUMBER, 7_000_000),
        (4, 9, 8, State.NUMBER, 3_000_000),
        (4, 10, 9, State.NUMBER, 10_000_000),
        (4, 11, 10, State.TEXT, 0),
        (4, 12, 11, State.NUMBER, 10_000_000),
        (4, 13, 12, State.TEXT, 0),
        (4, 14, 13, State.TEXT, 0),
    ]
    assert list(sheet.claims.formula) == [1, 1, 1, 1, 0, 0, 0]


def test_a_total_that_shows_nothing_is_no_claim_and_one_never_calculated_is(tmp_path: Path) -> None:
    sheet = read(tmp_path, people("1 | A-1 | Mẫu 1 | | 4 | | =S() => | 3 | | =S() => ?"))
    assert told(sheet.claims) == [(4, 10, 9, State.UNREADABLE, 0)]
    assert list(sheet.claims.fault) == [Fault.NOT_CALCULATED]


def test_an_untouched_template_has_its_people_all_blank_and_no_spare_rows(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        people(
            "1 | A-1 | Mẫu 1 | | | | =S() => | | =S() => | =S() => | =S() =>",
            "2 | | | | | | =S() => | | =S() => | =S() => | =S() =>",
            "",
            "Tổng số: 1 người; HTXSNV: 0",
            " | NGƯỜI LẬP BẢNG | | | | | | T/M CHI BỘ",
            " | (Ký, ghi rõ họ tên) | | | | | | (Ký, ghi rõ họ tên)",
        ),
    )
    assert rows(sheet) == [4]
    assert set(sheet.scores.state) == {State.BLANK}
    assert not sheet.claims.row
    assert sheet.findings == ()


def test_every_fault_of_a_score_keeps_its_cell(tmp_path: Path) -> None:
    sheet = read(tmp_path, people("1 | A-1 | Mẫu 1 | | day:2025-05-03 | #REF! | | =A1 => ?"))
    assert list(sheet.scores.fault) == [Fault.DATE, Fault.ERROR_VALUE, Fault.NOT_CALCULATED]


def test_a_code_stored_as_a_number_says_so(tmp_path: Path) -> None:
    sheet = read(tmp_path, people("1 | 12 | Mẫu 1 | | 4 | 3 | | 3", "2 | '012 | Mẫu 2 | | 4 | 3 | | 3"))
    assert [(person.code, person.code_is_number) for person in sheet.people] == [("12", True), ("012", False)]


def test_texts_come_cleaned(tmp_path: Path) -> None:
    sheet = read(tmp_path, people("1 | A-1\u200b | Đảng\u00a0viên  Mâ\u0303u | | 4 | 3 | | 3"))
    assert (sheet.people[0].code, sheet.people[0].name) == ("A-1", "Đảng viên Mẫu")


# --- which rows are people --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "| | Không Có Mã | | 4 | 3 | | 3",
        "| | Chỉ Có Tên",
        "| A-9",
        "| | | | 4",
        "| | | | | | | =A1 => ?",
        "9 | KT-001 | Mẫu Kinh Tế | | 4 | 3 | | 3",
        " | KT-001 | Mẫu Kinh Tế | | 4 | 3 | | 3",
        " | KT | Mẫu Kinh Tế | | 4 | 3 | | 3",
        " | TM-05",
        " | A-9 | Cộng Mẫu",
        "3 | | Công Mẫu | | 4",
        "1 | 2 | | | 3 | 4 | 5 | 6",
    ],
)
def test_nobody_in_the_table_is_passed_over(tmp_path: Path, row: str) -> None:
    assert rows(read(tmp_path, people(AN, row, BINH))) == [4, 5, 6]


@pytest.mark.parametrize(
    "row",
    [
        "",
        "7",
        "7 | | | Đảng viên | | | =S() =>",
        "| | | | | | | | | 5 | XS | | | XS | Nghỉ ốm | Ghi chú",
        "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) | (14) | (15) | (16)",
        "TT | Mã số | Họ và tên | Chức vụ | I. Tư tưởng (tối đa 7 điểm)",
        "| | | | I.1 Trung thành (4) | I.2 Học tập (3) | Cộng I | II.1 Gương mẫu (3)",
    ],
)
def test_blank_and_printed_again_rows_are_not_people(tmp_path: Path, row: str) -> None:
    assert rows(read(tmp_path, people(AN, row, BINH))) == [4, 6]


def test_a_heading_over_many_columns_is_nobody_but_a_lone_name_is(tmp_path: Path) -> None:
    heading = "| | Tổ đảng số 1"
    assert rows(read(tmp_path, people(AN, heading, BINH), merges=("C5:H5",))) == [4, 6]
    assert rows(read(tmp_path, people(AN, heading, BINH))) == [4, 5, 6]


def test_place_and_date_below_a_table_without_a_last_line_are_nobody(tmp_path: Path) -> None:
    table = people(AN, "", "| | | | Nơi Mẫu, ngày 28 tháng 9 năm 2018")
    assert rows(read(tmp_path, table, merges=("E6:K6",))) == [4]


SIGNATURES = ("| | Người Ký Mẫu", "| Người Ký Mẫu | | | Bí thư Mẫu", "| | | | | | | Bí thư Mẫu")
SUMS = (
    "Tổng số: 2 người; HTXSNV: 1",
    "TỔNG CỘNG | | | | 8 | 6",
    "| | Cộng: | | 8 | 6",
    "| Cộng | | | 8",
    "* Ghi chú: x",
)
SIGNED = ("| | | | NGƯỜI LẬP BẢNG | | | T/M CHI BỘ", "| (Ký, ghi rõ họ tên)", "| TM. CHI BỘ | BÍ THƯ")


@pytest.mark.parametrize("footer", [*SUMS, *SIGNED])
def test_below_the_table_there_is_nobody(tmp_path: Path, footer: str) -> None:
    assert rows(read(tmp_path, people(AN, footer, *SIGNATURES, "Trung bình | | | | 4 | 3"))) == [4]


@pytest.mark.parametrize("footer", SIGNED)
@pytest.mark.parametrize(
    "row", ["| A-4 | Đảng viên Mẫu 004", "| A-4 | | | | x", "| A-4 | | | 4", "| | | | 4 | 3", "| | Mẫu | | 4 | 3"]
)
def test_but_whoever_has_a_code_and_more_or_two_numbers_is_somebody(tmp_path: Path, footer: str, row: str) -> None:
    assert rows(read(tmp_path, people(AN, footer, *SIGNATURES, row))) == [4, 9]


def test_a_line_of_sums_within_the_table_ends_nothing(tmp_path: Path) -> None:
    table = people(
        AN, "| | Cộng tổ 1 | | 4 | 3", "| | Chưa Có Mã", BINH, "Tổng số: 3", "| | Người Lập", "| | | | | | | Bí thư"
    )
    assert rows(read(tmp_path, table)) == [4, 6, 7]


# --- the header -------------------------------------------------------------------------------------------------


def without(*headings: str) -> str:
    """Return the header with these cells' words gone."""
    lines = [line.split("|") for line in HEADER.strip("\n").split("\n")]
    return "\n".join("|".join(" " if cell.strip() in headings else cell for cell in line) for line in lines)


def test_a_missing_criterion_is_one_finding_and_its_cells_are_silent(tmp_path: Path) -> None:
    header = HEADER.replace("I.2 Học tập (3)", "1.2 Học tập (3)")
    sheet = read(tmp_path, people(AN, BINH, header=header))
    missing = Finding(
        "DG111",
        Location("sheets/cb.xlsx", "Chấm điểm", 2, 6),
        value="I.2",
        facts={"row": "2", "near": "1.2 Học tập (3)"},
    )
    unknown = Finding("DG113", Location("sheets/cb.xlsx", "Chấm điểm", 2, 6), value="1.2 Học tập (3)")
    assert sheet.findings == (missing, unknown)
    assert not sheet.readable
    assert rows(sheet) == [4, 5]
    assert set(sheet.scores.what) == {4, 7}


@pytest.mark.parametrize(("heading", "value"), [("Mã số", "Mã số"), ("Họ và tên", "Họ và tên")])
def test_without_codes_or_names_there_is_nobody_and_one_finding(tmp_path: Path, heading: str, value: str) -> None:
    sheet = read(tmp_path, people(AN, header=without(heading)))
    assert [(finding.code, finding.value) for finding in sheet.findings] == [("DG111", value)]
    assert (sheet.people, sheet.sheet) == ((), "Chấm điểm")


def test_another_form_s_header_is_one_finding(tmp_path: Path) -> None:
    sheet = read(tmp_path, people(AN, header="TT | Mã số | Họ và tên | I.1 | 2 | 3"))
    assert [(finding.code, finding.value) for finding in sheet.findings if finding.code == "DG111"] == [
        ("DG111", "I.2, II.1")
    ]


def test_no_header_at_all_names_the_codes(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Một trang khác\n1 | 2")
    assert sheet.findings == (Finding("DG111", Location("sheets/cb.xlsx", "Chấm điểm"), value="Mã số"),)


def test_columns_that_nobody_needs_may_be_missing(tmp_path: Path) -> None:
    sheet = read(tmp_path, people("A-1 | Mẫu 1 | 4 | 3 | 3", header="Mã số | Họ và tên | I.1 | I.2 | II.1"))
    assert sheet.findings == ()
    assert sheet.people == (PersonRow(2, "A-1", "Mẫu 1"),)
    assert len(sheet.scores.row) == 3


def test_a_doubled_criterion_is_one_finding_at_the_second_and_neither_counts(tmp_path: Path) -> None:
    sheet = read(
        tmp_path, people("A-1 | Mẫu 1 | 4 | 3 | 3 | 2", header="Mã số | Họ và tên | I.1 | I.2 | II.1 | I.2 sửa")
    )
    assert sheet.findings == (
        Finding(
            "DG112",
            Location("sheets/cb.xlsx", "Chấm điểm", 1, 6),
            value="I.2",
            facts={"cell": "D1", "cell2": "F1"},
        ),
    )
    assert set(sheet.scores.what) == {4, 7}


def test_a_second_table_beside_the_first_is_one_finding(tmp_path: Path) -> None:
    header = "Mã số | Họ và tên | I.1 | I.2 | II.1"
    every = "Tổng điểm | Mức theo điểm | Tự nhận mức | Cộng I | Cộng II"
    sheet = read(tmp_path, people("A-1", header=f"{header} | {every} | {header} | {every}"))
    assert [(finding.code, finding.value) for finding in sheet.findings] == [("DG112", "Mã số")]
    assert sheet.people == ()


def test_a_second_column_of_remarks_is_only_mentioned(tmp_path: Path) -> None:
    header = "TT | Mã số | Họ và tên | I.1 | I.2 | II.1 | Ghi chú | Ghi chú"
    sheet = read(tmp_path, people("1 | A-1 | Mẫu 1 | 4 | 3 | 3 | a | b", header=header))
    assert [(finding.code, finding.at.cell) for finding in sheet.findings] == [("DG113", "H1")]
    assert sheet.readable


def test_new_columns_are_mentioned_each_and_group_headings_are_not(tmp_path: Path) -> None:
    header = """
    TT | Mã số | Họ và tên | Số thẻ | Nhóm điểm mới | | | Dân tộc
    | | | | I.1 | I.2 | II.1 |
    """
    sheet = read(tmp_path, people("1 | A-1", header=header), merges=("E1:F1",))
    assert [(finding.code, finding.value, finding.at.cell) for finding in sheet.findings] == [
        ("DG113", "Số thẻ", "D1"),
        ("DG113", "Dân tộc", "H1"),
    ]


# --- hidden, joined ---------------------------------------------------------------------------------------------


def test_hidden_rows_with_scores_count_and_are_said_once(tmp_path: Path) -> None:
    sheet = read(tmp_path, people(AN, BINH, CUONG, AN), hidden_rows=(4, 6, 7, 30))
    assert sheet.findings == (
        Finding("DG116", Location("sheets/cb.xlsx", "Chấm điểm", 4, 2), facts={"n": 2, "rows": "4, 7"}),
    )
    assert rows(sheet) == [4, 5, 6, 7]


def test_hidden_columns_of_scores_count_and_are_said_once(tmp_path: Path) -> None:
    sheet = read(tmp_path, people(AN), hidden_columns=("D", "F", "H"))
    assert sheet.findings == (
        Finding("DG116", Location("sheets/cb.xlsx", "Chấm điểm", 2, 6), facts={"n": 2, "columns": "F, H"}),
    )
    assert len(sheet.scores.row) == 3


def test_hidden_columns_of_an_unfilled_sheet_are_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, people("1 | A-1 | Mẫu 1"), hidden_columns=("F",)).findings == ()


def test_a_score_in_a_joined_area_is_nobody_s(tmp_path: Path) -> None:
    sheet = read(
        tmp_path, people("1 | A-1 | Mẫu 1 | | 4 | | | 3", "2 | A-2 | Mẫu 2 | | 4 | 3 | | 3"), merges=("E4:F4",)
    )
    assert list(sheet.scores.state[:3]) == [State.UNREADABLE, State.UNREADABLE, State.NUMBER]
    assert list(sheet.scores.fault[:3]) == [Fault.JOINED, Fault.JOINED, Fault.NONE]
    assert sheet.scores.raw[:2] == ["4", ""]
    assert set(sheet.scores.state[3:]) == {State.NUMBER}


def test_a_score_joined_downwards_is_neither_person_s(tmp_path: Path) -> None:
    sheet = read(
        tmp_path, people("1 | A-1 | Mẫu 1 | | 4 | 3 | | 3", "2 | A-2 | Mẫu 2 | | | 3 | | 3"), merges=("E4:E5",)
    )
    assert [(sheet.scores.raw[place], sheet.scores.fault[place]) for place in (0, 3)] == [("4", Fault.JOINED)] * 2


def test_joined_cells_without_a_score_are_blank(tmp_path: Path) -> None:
    sheet = read(tmp_path, people("1 | A-1 | Mẫu 1 | | | | | 3"), merges=("E4:F4",))
    assert list(sheet.scores.state[:3]) == [State.BLANK, State.BLANK, State.NUMBER]


# --- where rows stand -------------------------------------------------------------------------------------------


def test_rows_that_sorting_brought_above_the_header_count(tmp_path: Path) -> None:
    table = "ĐẢNG BỘ MẪU\nSố liệu năm 2018 | | | | 4\n" + AN + "\n" + people(BINH)
    sheet = read(tmp_path, table)
    assert [(person.row, person.code) for person in sheet.people] == [(3, "A-001"), (7, "A-002")]
    assert sheet.header_row == 5


@pytest.mark.parametrize("numbers", ["(1) | (3) | (2) | (4) | (5) | (6) | (7) | (8)", "(1) | (2) | (3) | (5) | (6)"])
def test_numbers_of_columns_that_were_moved_or_taken_away_are_nobody(tmp_path: Path, numbers: str) -> None:
    table = f"""
    TT | Mã số | Họ và tên | I.1 | I.2 | II.1
    {numbers}
    1 | A-1 | Mẫu 1 | 4 | 3 | 3
    """
    assert rows(read(tmp_path, table)) == [3]


# --- sheets and files -------------------------------------------------------------------------------------------


def test_the_sheet_is_picked_by_name_whatever_its_place_and_spelling(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {"Bản cũ": Tab("x", state="hidden"), "CHẤM  ĐIỂM ": people(AN)}
    sheet = read_tabs(tmp_path, tabs)
    assert sheet.findings == ()
    assert [person.code for person in sheet.people] == ["A-001"]


def test_a_renamed_sheet_is_missing_and_the_nearest_name_is_told(tmp_path: Path) -> None:
    sheet = read_tabs(tmp_path, {"Hướng dẫn": "x", "Chấm điểm (2)": people(AN)})
    assert sheet.findings == (
        Finding("DG110", Location("sheets/cb.xlsx"), facts={"sheet": "Chấm điểm", "near": "Chấm điểm (2)"}),
    )
    assert (sheet.people, len(sheet.sha256)) == ((), 64)


def test_a_hidden_sheet_is_not_taken(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {"Khác": "x", "Chấm điểm": Tab(people(AN), state="hidden")}
    (finding,) = read_tabs(tmp_path, tabs).findings
    assert (finding.code, finding.at.sheet, finding.facts["why"]) == ("DG110", "Chấm điểm", "hidden")


def test_two_sheets_of_one_name_but_for_spaces_are_refused(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {"Chấm điểm": people(AN), "Châ\u0301m ðiểm": people(BINH)}
    (finding,) = read_tabs(tmp_path, tabs).findings
    assert (finding.code, finding.facts["why"]) == ("DG110", "twice")
    assert len(finding.facts["near"]) == 2  # type: ignore[arg-type]


def test_a_file_that_is_no_workbook_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "cb.xlsx"
    path.write_bytes(b"%PDF-1.4")
    sheet = read_score_sheets(path, shown="cb.xlsx", forms=[FORM])[0]
    assert codes(sheet) == ["DG103"]
    assert len(sheet.sha256) == 64
    missing = read_score_sheets(tmp_path / "none.xlsx", shown="none.xlsx", forms=[FORM])[0]
    assert (codes(missing), missing.sha256) == (["DG101"], "")


def test_a_damaged_sheet_is_a_finding_with_the_file_s_hash(tmp_path: Path) -> None:
    merges = ("E4:F4",)
    path = workbook(tmp_path / "cb.xlsx", {"Chấm điểm": Tab(people(AN), merges=merges)})
    _replace_in(path, "xl/worksheets/sheet1.xml", b'ref="E4:F4"', b'ref="F4:E4"')
    sheet = read_score_sheets(path, shown="cb.xlsx", forms=[FORM])[0]
    assert codes(sheet) == ["DG104"]
    assert len(sheet.sha256) == 64


def test_a_workbook_with_macros_is_read_with_a_warning(tmp_path: Path) -> None:
    path = workbook(tmp_path / "cb.xlsm", {"Chấm điểm": people(AN)})
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    _replace_in(path, "[Content_Types].xml", plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    sheet = read_score_sheets(path, shown="cb.xlsm", forms=[FORM])[0]
    assert sheet.findings == (Finding("DG106", Location("cb.xlsm")),)
    assert rows(sheet) == [4]


def _replace_in(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


# --- the mark ---------------------------------------------------------------------------------------------------

MARK = "key | value\nrubric | sample-2018\nversion | '1\nsha256 | abc\nperiod | 2018-Q3\nunit | '01\nform | unit"
PROPERTIES = {"danhgia_rubric": "other", "danhgia_version": "2", "danhgia_period": "2018-Q4", "danhgia_unit": "02"}


def test_the_mark_is_read_from_its_sheet_before_the_properties(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {"Chấm điểm": people(AN), "_danhgia": Tab(MARK, state="veryHidden")}
    assert read_tabs(tmp_path, tabs, PROPERTIES).mark == Mark("sample-2018", "1", "abc", "2018-Q3", "01", "unit")


def test_the_properties_stand_in_for_a_deleted_sheet(tmp_path: Path) -> None:
    assert read_tabs(tmp_path, {"Chấm điểm": people(AN)}, PROPERTIES).mark == Mark("other", "2", "", "2018-Q4", "02")


def test_the_mark_is_told_even_where_the_sheet_is_missing(tmp_path: Path) -> None:
    form = MARK.replace("form | unit", "form | person")
    sheet = read_tabs(tmp_path, {"Trang 1": "x", "_danhgia": Tab(form, state="veryHidden")})
    assert (codes(sheet), sheet.form) == (["DG110"], "person")


def test_a_workbook_without_a_rubric_s_name_has_no_mark(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {"Chấm điểm": people(AN), "_danhgia": "period | 2018-Q3"}
    assert read_tabs(tmp_path, tabs, {"other": "x"}).mark is None


# --- worker processes -------------------------------------------------------------------------------------------


def test_what_was_read_can_be_sent_between_processes(tmp_path: Path) -> None:
    sheet = read(tmp_path, people(AN, BINH), hidden_rows=(4,))
    assert pickle.loads(pickle.dumps(sheet)) == sheet  # noqa: S301 - our own bytes


def test_reading_needs_neither_pandas_nor_pydantic() -> None:
    code = "import sys, danhgia.readers.unit_sheet; print([m for m in ('pandas', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
