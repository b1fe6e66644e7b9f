from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from danhgia.decisions import Layers, Reason
from danhgia.measures import Disciplined, Measures, RemindersSent
from danhgia.messages import because
from danhgia.numbers import percent
from danhgia.writers.cells import Book
from danhgia.writers.documents import year_document
from danhgia.writers.json_text import to_json
from danhgia.writers.number_words import measure_lines
from danhgia.writers.result_workbook import result_workbook, run_of_workbook
from danhgia.writers.year_workbook import year_workbook
from sample_results import (
    YEAR_END,
    above_cap,
    grade,
    grade_run,
    no_grade,
    official_edition,
    year_of,
    year_run,
)
from sample_rubric import sample_edition, sample_rubric, sample_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.messages import Lang
    from danhgia.results import GradeRun


def run() -> GradeRun:
    return grade_run(
        grade("CB04-001", ballot=False, name="=1+1"),
        grade(),
        no_grade("CB03-013"),
        no_grade("CB03-014", "exempt", "ng_exempt", value="Nghỉ thai sản"),
        findings=(above_cap(),),
    )


def tables(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: [row for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)]
        for sheet in book.worksheets
    }


def properties(content: bytes) -> dict[str, str]:
    found = load_workbook(BytesIO(content)).custom_doc_props.props  # type: ignore[attr-defined]
    return {entry.name: str(entry.value) for entry in found}


def test_everybody_is_in_the_first_sheet() -> None:
    rows = tables(result_workbook(run(), "vi"))["Tổng hợp"]
    assert [row[0] for row in rows[:2]] == [
        "BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI KẾT QUẢ THỰC HIỆN CAM KẾT",
        "Quý III/2018",
    ]
    assert rows[2] == (
        "TT", "Mã số", "Họ và tên", "Đơn vị", "I", "II", "III", "IV", "Tổng điểm", "Mức theo điểm", "Mức bỏ phiếu",
        "Mức quyết định", "Mức xếp loại", "Lý do", "Tệp", "Dòng",
    )  # fmt: skip
    assert rows[3:7] == [
        (1, "CB03-012", "Đảng viên Mẫu 012", "Chi bộ 03", 14, 15, 9.5, 54, 92.5, "HTXSNV", "HTXSNV", None, "HTXSNV",
         "Theo bỏ phiếu của chi bộ", "sheets/2018-Q3/CB03.xlsx", 12),
        (2, "CB03-013", "Đảng viên Mẫu 013", "Chi bộ 03", *[None] * 9, "Chưa có phiếu chấm điểm", None, None),
        (3, "CB03-014", "Đảng viên Mẫu 014", "Chi bộ 03", *[None] * 9,
         "Không đánh giá, xếp loại: Nghỉ thai sản", None, None),
        (4, "CB04-001", "=1+1", "Chi bộ 04", 14, 15, 9.5, 54, 92.5, "HTXSNV", None, None, "HTXSNV", "Theo điểm",
         "sheets/2018-Q3/CB04.xlsx", 12),
    ]  # fmt: skip
    assert [row[0] for row in rows[7:]] == [
        "Tổng số: 4 người; HTXSNV: 2; HTTNV: 0; HTNV: 0; KHTNV: 0; không đánh giá, xếp loại: 1; chưa xếp loại: 1.",
        "Mức theo điểm – chưa có kết quả bỏ phiếu của 1 chi bộ.",
        "(*) Dựa trên 1 giá trị tạm tính, chưa có văn bản.",
    ]


def test_text_is_never_a_formula() -> None:
    sheet = load_workbook(BytesIO(result_workbook(run(), "vi"))).worksheets[0]
    assert [cell.data_type for cell in sheet["C"] if cell.value == "=1+1"] == ["s"]


def test_text_that_begins_like_a_formula_stays_text_when_its_cell_is_edited() -> None:
    sheet = load_workbook(BytesIO(result_workbook(run(), "vi"))).worksheets[0]
    quoted = {cell.value for row in sheet for cell in row if cell.quotePrefix}
    assert quoted == {"=1+1"}


def test_units_have_shares_of_those_rated() -> None:
    rows = tables(result_workbook(run(), "vi"))["Theo đơn vị"]
    assert rows[2][:5] == ("TT", "Đơn vị", "Tổng số", "HTXSNV", None)
    assert rows[3][3:5] == ("SL", "%")
    assert rows[4:7] == [
        (1, "Chi bộ 03", 3, 1, 100, 0, 0, 0, 0, 0, 0, 1, 1, None),
        (2, "Chi bộ 04", 1, 1, 100, 0, 0, 0, 0, 0, 0, 0, 0, None),
        (None, "Tổng cộng", 4, 2, 100, 0, 0, 0, 0, 0, 0, 1, 1, None),
    ]


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(6035, 6462, "93.4"), (1, 3, "33.3"), (1, 16, "6.3"), (0, 5, "0"), (5, 5, "100")]
)
def test_shares_are_exact(part: int, whole: int, expected: str) -> None:
    assert percent(part, whole) == Decimal(expected)


def test_nobody_has_no_share() -> None:
    assert percent(0, 0) is None


def test_people_without_a_level_are_listed_by_cause() -> None:
    found = tables(result_workbook(run(), "vi"))
    assert [row[1] for row in found["Không đánh giá"][3:-1]] == ["CB03-014"]
    assert found["Không đánh giá"][3][4] == "Thuộc diện không đánh giá, xếp loại"
    assert [row[1] for row in found["Chưa xếp loại"][3:-1]] == ["CB03-013"]


def test_findings_and_what_it_rests_on() -> None:
    found = tables(result_workbook(run(), "en"))
    assert list(found) == ["Results", "By unit", "Not rated", "Not graded", "Findings", "Basis"]
    assert found["Findings"][2][-2:] == ("Error", "DG201")
    assert ("Run", "2018-Q3 – 3") in found["Basis"]
    assert ("Assumed values, no text behind them", "ballot (assumed)") in found["Basis"]


def test_official_values_need_no_footnote() -> None:
    rubric = sample_edition(sample_rubric(basis="Văn bản mẫu", rates={}))
    found = tables(result_workbook(grade_run(grade(), rubric=rubric), "vi"))
    assert not any(str(row[0]).startswith("(*)") for rows in found.values() for row in rows)
    assert found["Tổng hợp"][0][0] == "BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI"
    assert ("Căn cứ", "Văn bản mẫu") in found["Căn cứ"]


def test_a_vote_not_to_rate_is_told_in_words() -> None:
    voted = replace(no_grade("CB03-013", "not_rated"), reasons=(), layers=Layers("good", "not_rated"))
    row = tables(result_workbook(grade_run(voted), "vi"))["Tổng hợp"][3]
    assert (row[9], row[10], row[13]) == ("HTTNV", "Không đánh giá, xếp loại", "Không đánh giá, xếp loại")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_same_run_gives_the_same_bytes_and_names_itself(lang: Lang, tmp_path: Path) -> None:
    content = result_workbook(run(), lang)
    assert content == result_workbook(run(), lang)
    assert properties(content) == {
        "danhgia_period": "2018-Q3",
        "danhgia_run": "3",
        "danhgia_outcome": "ab" * 32,
        "danhgia_rubric": "sample-2018",
        "danhgia_lang": lang,
    }
    path = tmp_path / "2018-Q3.xlsx"
    path.write_bytes(content)
    assert run_of_workbook(path) == (3, "ab" * 32)


def test_sheets_are_made_to_be_printed() -> None:
    for sheet in load_workbook(BytesIO(result_workbook(run(), "vi"))).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
            "landscape",
            9,
            0,
        )
    people, units = load_workbook(BytesIO(result_workbook(run(), "vi"))).worksheets[:2]
    assert (people.print_title_rows, people.freeze_panes) == ("$4:$4", "A5")
    assert (units.print_title_rows, units.freeze_panes) == ("$4:$5", "A6")
    assert "A4:A5" in {str(area) for area in units.merged_cells.ranges}
    assert units["E6"].number_format == "0.0"


def other(custom: bytes | None) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("a.txt", "x")
        if custom is not None:
            package.writestr("docProps/custom.xml", custom)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK not a package",
        other(None),
        other(b"<Properties"),
        other(b"<Properties/>"),
        other(b'<P><property name="danhgia_run">x</property><property name="danhgia_outcome">y</property></P>'),
        other(b"<P>" + b" " * 70_000 + b"</P>"),
        result_workbook(run(), "vi")[:-200],
    ],
    ids=["empty", "text", "without", "broken", "none", "others", "long", "cut-off"],
)
def test_odd_files_name_no_run(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    assert run_of_workbook(path) is None
    assert run_of_workbook(tmp_path / "none.xlsx") is None


def test_a_damaged_member_names_no_run(tmp_path: Path) -> None:
    book = Book()
    book.sheet("a")
    book.property("danhgia_run", "1")
    content = bytearray(book.finished())
    with ZipFile(BytesIO(content)) as package:
        entry = package.getinfo("docProps/custom.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    content[start : start + entry.compress_size] = b"\xff" * entry.compress_size
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content)
    assert run_of_workbook(path) is None


def test_a_level_that_points_alone_do_not_give_says_why() -> None:
    override = Reason("overrides.nhac", True, "override_level", {"name": "Nhắc việc lần hai", "level": "KHTNV"})
    usual = grade()
    moved = replace(usual, level="failed", reasons=(*usual.reasons, override))
    rows = tables(result_workbook(grade_run(moved), "vi"))["Tổng hợp"]
    reason = rows[2].index("Lý do")
    assert str(rows[3][reason]).endswith("; Nhắc việc lần hai: xếp mức KHTNV")
    (plain,) = (row for row in tables(result_workbook(grade_run(usual), "vi"))["Tổng hợp"] if row[0] == 1)
    assert ";" not in str(plain[reason])


MEASURES = Measures(
    date(2018, 1, 1), date(2018, 12, 31), (RemindersSent(1, 4, 3, 1),), (Disciplined("Khiển trách", 2),), 2, 1
)


def test_measures_taken_stand_below_the_lists_as_on_the_terminal() -> None:
    of_period = tables(result_workbook(replace(run(), measures=MEASURES), "vi"))["Tổng hợp"]
    of_year = tables(year_workbook(replace(year_run(), measures=MEASURES), "vi"))["Điều kiện cuối năm"]
    lines = measure_lines(MEASURES, "vi")
    assert len(lines) == 3
    for rows in (of_period, of_year):
        said = [row[0] for row in rows]
        assert said[said.index(lines[0]) :][:3] == lines
    assert measure_lines(None, "vi") == []


def test_a_year_lists_everybody_by_unit() -> None:
    yes = year_of("CB03-001", "excellent", "good", "excellent", "good", proposed="excellent", level="excellent")
    no = year_of("CB03-002", "excellent", "completed", "excellent", "good", proposed="excellent")
    undetermined = year_of("CB04-001", "excellent", "good", "missing", "good")
    content = year_workbook(year_run(undetermined, no, yes), "vi")
    rows = tables(content)["Điều kiện cuối năm"]
    assert [row[0] for row in rows[:2]] == [
        "DANH SÁCH XÉT ĐIỀU KIỆN XẾP LOẠI “HOÀN THÀNH XUẤT SẮC NHIỆM VỤ” NĂM 2018",
        "Năm 2018 – điều kiện HTXSNV: đủ 1, không đủ 1, chưa đủ căn cứ 1. Đề nghị trái điều kiện: 1.",
    ]
    assert rows[2] == (
        "TT", "Mã số", "Họ và tên", "Chi bộ", "Quý I", "Quý II", "Quý III", "Quý IV", "Mức đề nghị", "Mức quyết định",
        "Điều kiện", "Lý do",
    )  # fmt: skip
    levels = "HTXSNV", "HTTNV", "HTXSNV", "HTTNV"
    assert rows[3][0] == "Chi bộ 03 (CB03): 2"
    assert rows[4][:11] == (
        1,
        "CB03-001",
        "Đảng viên Mẫu 001",
        "Chi bộ 03",
        *levels,
        "HTXSNV",
        "HTXSNV",
        "Đủ điều kiện",
    )
    assert rows[5][4:11] == ("HTXSNV", "HTNV", "HTXSNV", "HTTNV", "HTXSNV", None, "Không đủ điều kiện")
    assert str(rows[5][11]).casefold() == because(no.reasons[0], "vi").casefold()
    assert rows[6][0] == "Chi bộ 04 (CB04): 1"
    assert rows[7][:4] == (3, "CB04-001", "Đảng viên Mẫu 001", "Chi bộ 04")
    assert rows[7][6:11] == ("Chưa có phiếu chấm điểm", "HTTNV", None, None, "Chưa đủ căn cứ kết luận")


def test_a_year_names_its_runs_and_what_it_came_to() -> None:
    run = year_run(year_of("CB03-001", "good", "good", "good", "good"))
    content = year_workbook(run, "en")
    assert content == year_workbook(run, "en")
    assert properties(content) == {
        "danhgia_year": "2018",
        "danhgia_runs": "2018-Q1=1, 2018-Q2=2, 2018-Q3=3, 2018-Q4=4",
        "danhgia_outcome": sha256(to_json(year_document(run, "en")).encode()).hexdigest(),
        "danhgia_rubric": "sample-2018",
        "danhgia_lang": "en",
    }


def test_a_rubric_without_rules_of_the_year_lists_results() -> None:
    decision = replace(
        year_of("CB03-001", "good", "exempt", "good", "good", level="not_rated"), eligible={}, reasons=()
    )
    rows = tables(year_workbook(year_run(decision, rubric=official_edition()), "vi"))["Điều kiện cuối năm"]
    assert rows[0][0] == "BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN"
    assert rows[4][5] == "Thuộc diện không đánh giá, xếp loại"
    assert rows[4][9:] == ("Không đánh giá, xếp loại", None, None)


def test_each_guarded_level_has_its_list() -> None:
    rules = [YEAR_END[0], YEAR_END[0] | {"level": "good"}]
    rubric = sample_edition(sample_rubric(year_end=rules))
    decision = year_of("CB03-001", "good", "good", "good", "good")
    found = tables(year_workbook(year_run(decision, rubric=rubric), "vi"))
    assert list(found)[:2] == ["Điều kiện cuối năm HTXSNV", "Điều kiện cuối năm HTTNV"]


def test_a_total_just_below_a_bound_is_never_shown_as_the_bound() -> None:
    """A column as narrow as that of totals would show 89.999999 as 90."""
    close = replace(grade("CB03-021"), total=Fraction(269_999_999, 3_000_000))
    book = load_workbook(BytesIO(result_workbook(grade_run(close, grade()), "vi")))
    totals = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value in {89.999999, 92.5}]
    assert [(cell.value, cell.number_format) for cell in totals] == [(92.5, "General"), (89.999999, "0.000000")]
    assert [bool(cell.alignment.shrink_to_fit) for cell in totals] == [False, True]


@pytest.mark.parametrize(
    ("shorts", "names"),
    [
        (("Xuất sắc", "Tốt"), ["Điều kiện cuối năm Xuất sắc", "Điều kiện cuối năm Tốt"]),
        (("Loại A/B", "Loại C"), ["Điều kiện cuối năm Loại A-B", "Điều kiện cuối năm Loại C"]),
        (("Hoàn thành tốt", "Hoàn thành trung bình"), ["Điều kiện cuối năm 1", "Điều kiện cuối năm 2"]),
    ],
)
def test_each_guarded_level_has_a_sheet_whatever_it_is_called(shorts: tuple[str, str], names: list[str]) -> None:
    levels: Any = sample_sheet()["levels"]
    require = [{"every": {"of": "quarter", "at_least": "failed"}}]
    rules = []
    for level, short in zip(levels, shorts, strict=False):
        level["short"] = short
        rules.append({"level": level["id"], "basis": "…", "periods": ["Q1", "Q2", "Q3", "Q4"], "require": require})
    rubric = sample_edition(sample_rubric(sheets=[sample_sheet(levels=levels)], year_end=rules))
    assert [name for name in tables(year_workbook(year_run(rubric=rubric), "vi")) if "cuối năm" in name] == names
