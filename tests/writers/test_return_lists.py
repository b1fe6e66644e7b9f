from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.findings import Finding, Location
from danhgia.messages import hint, message
from danhgia.writers.return_lists import return_lists
from sample_results import Q3, above_cap, no_roster

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

UNITS = {"CB03": "Chi bộ 03"}


def opened(content: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    return sheet


def table(content: bytes) -> list[tuple[object, ...]]:
    return list(opened(content).iter_rows(values_only=True))


def test_a_unit_gets_its_own_list() -> None:
    other = replace(above_cap(14, unit="CB04"), subject="CB04-014")
    finding = above_cap()
    lists = return_lists([other, finding, no_roster()], UNITS, period=Q3, lang="vi")
    assert list(lists) == ["CB03", "CB04"]
    assert [row[:7] for row in table(lists["CB03"]) if any(row)] == [
        ("DANH SÁCH NỘI DUNG CẦN CHỈNH SỬA", *[None] * 6),
        ("Đơn vị: Chi bộ 03 – quý III/2018", *[None] * 6),
        ("TT", "Vị trí", "Họ và tên", "Nội dung", "Quy định", "Cách xử lý", "Mã"),
        (
            1,
            "CB03.xlsx › Chấm điểm › G12",
            "Đảng viên Mẫu 012 (CB03-012)",
            message(finding, "vi"),
            "3",
            hint(finding, "vi"),
            "DG201",
        ),
    ]


def test_a_list_is_made_to_be_printed() -> None:
    sheet = opened(return_lists([above_cap()], UNITS, period=Q3, lang="vi")["CB03"])
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "A5"
    assert sheet["A5"].font.name == "Times New Roman"


def test_a_file_without_a_unit_has_a_list_of_its_own() -> None:
    findings = [
        Finding("DG102", Location("nop/CB03.xlsx")),
        Finding("DG102", Location("nop/bang.xlsx")),
        Finding("DG102", Location("nop/lan2/BANG.xlsx")),
        Finding("DG600", facts={"why": "empty"}),
    ]
    lists = return_lists(findings, UNITS, period=None, lang="en")
    assert list(lists) == ["BANG", "CB03", "bang-2", "khong-ma"]
    assert [table(content)[1][0] for content in lists.values()] == [
        "Unit: nop/lan2/BANG.xlsx",
        "Unit: Chi bộ 03",
        "Unit: nop/bang.xlsx",
        "Unit: khong-ma",
    ]


def test_what_was_accepted_is_left_out_and_text_stays_text() -> None:
    hostile = replace(above_cap(), facts={"who": '=HYPERLINK("x")', "cap": 3}, limit="=1+1")
    lists = return_lists([replace(above_cap(13), accepted="x"), hostile], UNITS, period=Q3, lang="vi")
    sheet = opened(lists["CB03"])
    assert [(sheet.cell(5, column).value, sheet.cell(5, column).data_type) for column in (3, 5)] == [
        ('=HYPERLINK("x")', "s"),
        ("=1+1", "s"),
    ]
    assert sheet.max_row == 5


def test_the_same_findings_give_the_same_bytes() -> None:
    findings = [above_cap(), above_cap(13)]
    lists = return_lists(findings, UNITS, period=Q3, lang="vi")
    assert lists == return_lists(reversed(findings), UNITS, period=Q3, lang="vi")


def test_somebody_without_a_code_is_listed_by_name() -> None:
    finding = Finding("DG402", Location("CB03.xlsx", "Chấm điểm", 41, 2), unit="CB03", facts={"name": "Mẫu Mới"})
    assert table(return_lists([finding], UNITS, period=Q3, lang="vi")["CB03"])[4][2] == "Mẫu Mới"


def test_a_finding_in_a_row_without_a_cell_names_the_row() -> None:
    finding = Finding("DG211", Location("CB03.xlsx", "Chấm điểm", 12), subject="CB03-012", unit="CB03")
    assert table(return_lists([finding], UNITS, period=Q3, lang="vi")["CB03"])[4][1:3] == (
        "CB03.xlsx › Chấm điểm › dòng 12",
        "CB03-012",
    )


@pytest.mark.parametrize(
    ("code", "limit", "facts", "printed"),
    [
        ("DG515", "excellent", {"expected": "HTXSNV"}, "HTXSNV"),
        ("DG501", "2018-Q3", {}, "quý III/2018"),
        ("DG203", "0.5", {"expected": "x"}, "0,5"),
        ("DG403", "Đảng viên Mẫu 001", {}, "Đảng viên Mẫu 001"),
        ("DG204", None, {}, None),
    ],
)
def test_limits_are_written_as_people_write_them(
    code: str, limit: str | None, facts: dict[str, object], printed: str | None
) -> None:
    finding = Finding(code, Location("CB03.xlsx"), limit=limit, unit="CB03", facts=facts)
    assert table(return_lists([finding], UNITS, period=Q3, lang="vi")["CB03"])[4][4] == printed
