"""The form of one person as it is found by its words: rows put in, columns moved, headings said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import Fault, State
from tables_builder import Tab, small_form, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.sheets import Cells, ScoreSheet

FORM = small_form()
SELF, OFFICIAL = 0, 1
NAME = "Phiếu chấm điểm"
HEAD = """
PHIẾU CHẤM ĐIỂM
Họ và tên: Đảng viên Mẫu 012 | | Mã số: | A-012
Chức vụ đảng: Chi ủy viên
TT | Nội dung, tiêu chí | Điểm tối đa | Cá nhân tự chấm | Chi bộ chấm | Căn cứ chấm điểm
(1) | (2) | (3) | (4) | (5) | (6)
"""
BODY = """
I | TƯ TƯỞNG | 7
I.1 | Trung thành | 4 | 4 | 3,5 | Có bản tự kiểm điểm
I.2 | Học tập | 3 | | 3
| Cộng I | 7 | | 6.5
II | LỐI SỐNG | 3
II.1 | Gương mẫu | 3 | 3 | 2
| Cộng II | 3 | 3 | 2
| TỔNG ĐIỂM | 10 | | 8.5
| Mức theo điểm | | | T
"""
FOOT = """
IV. TỰ NHẬN XÉT
1. Ưu điểm: chấp hành tốt
4. Tự nhận mức xếp loại: | XS
V. Ý KIẾN CỦA CHI BỘ
3. Mức xếp loại: | | | T
4. Lý do không đánh giá, xếp loại (nếu có): ………
"""
WHOLE = HEAD + BODY + FOOT


def read_all(tmp_path: Path, tabs: dict[str, Tab | str]) -> tuple[ScoreSheet, ...]:
    path = workbook(tmp_path / "cb.xlsx", tabs)
    return read_score_sheets(path, shown="sheets/cb.xlsx", forms=[FORM])


def read(tmp_path: Path, table: str, name: str = NAME, **extra: object) -> ScoreSheet:
    lines = "\n".join(line for line in table.strip().splitlines() if line)
    (sheet,) = read_all(tmp_path, {name: Tab(lines, **extra)})  # type: ignore[arg-type]  # options of a tab
    return sheet


def told(cells: Cells) -> dict[tuple[str, int], tuple[int, int, object]]:
    """Return cells by what and scorer: row, column, and the number or the words."""
    return {
        (FORM.columns[what].key or FORM.columns[what].kind, scorer): (
            row,
            column,
            scaled / 1_000_000 if state == State.NUMBER else raw,
        )
        for row, column, what, scorer, state, scaled, raw in zip(
            cells.row, cells.column, cells.what, cells.scorer, cells.state, cells.scaled, cells.raw, strict=True
        )
    }


def codes(sheet: ScoreSheet) -> list[str]:
    return [finding.code for finding in sheet.findings]


def official(sheet: ScoreSheet) -> list[object]:
    return [told(sheet.scores)[key, OFFICIAL][2] for key in ("I.1", "I.2", "II.1")]


def test_who_it_is_about_and_what_it_says(tmp_path: Path) -> None:
    sheet = read(tmp_path, WHOLE)
    assert (sheet.form, sheet.sheet, sheet.findings) == ("person", NAME, ())
    (person,) = sheet.people
    assert (person.code, person.name, person.position, person.reason) == (
        "A-012", "Đảng viên Mẫu 012", "Chi ủy viên", "",
    )  # fmt: skip
    assert told(sheet.scores) == {
        ("I.1", SELF): (7, 4, 4),
        ("I.1", OFFICIAL): (7, 5, 3.5),
        ("I.2", SELF): (8, 4, ""),
        ("I.2", OFFICIAL): (8, 5, 3),
        ("II.1", SELF): (11, 4, 3),
        ("II.1", OFFICIAL): (11, 5, 2),
    }
    assert told(sheet.claims) == {
        ("I", OFFICIAL): (9, 5, 6.5),
        ("II", SELF): (12, 4, 3),
        ("II", OFFICIAL): (12, 5, 2),
        ("total", OFFICIAL): (13, 5, 8.5),
        ("level", OFFICIAL): (14, 5, "T"),
        ("self_level", SELF): (17, 2, "XS"),
        ("ballot", OFFICIAL): (19, 4, "T"),
    }
    places = {kind: sheet.at(0, FORM.place(kind)).cell for kind in ("code", "name", "ballot", "total", "self_total")}
    assert places == {"code": "D2", "name": "A2", "ballot": "D19", "total": "E13", "self_total": "D13"}


def test_the_place_of_a_score_is_its_row_in_the_official_column(tmp_path: Path) -> None:
    sheet = read(tmp_path, WHOLE)
    assert [sheet.at(0, place).cell for place in FORM.scores] == ["E7", "E8", "E11"]
    assert sheet.at(0).cell is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I.2 | Học tập", "| (thêm một dòng)\nI.2 | Học tập"),
        ("I.1 | Trung thành | 4 | 4", "| I.1 Trung thành | 4 | 4"),
        ("I.1 | Trung thành", "I.1. | Trung thành"),
        ("I | TƯ TƯỞNG | 7\n", ""),
        ("| Cộng I | 7 | | 6.5", "| Cộng | 7 | | 6.5"),
        ("| Cộng I | 7 | | 6.5", "| Tổng điểm mục I | 7 | | 6.5"),
        ("Cá nhân tự chấm | Chi bộ chấm", "Điểm cá nhân tự đánh giá | Điểm chi bộ đánh giá"),
        ("Cá nhân tự chấm | Chi bộ chấm", "TỰ CHẤM: | CHI BỘ CHẤM (thống nhất)"),
        ("TT | Nội dung, tiêu chí", "STT | Nội dung đánh giá"),
        ("(1) | (2) | (3) | (4) | (5) | (6)\n", ""),
        ("TỔNG ĐIỂM | 10", "TỔNG CỘNG (I + II) | 10"),
        ("Căn cứ chấm điểm", "Minh chứng"),
    ],
)
def test_said_or_laid_out_otherwise_it_says_the_same(tmp_path: Path, before: str, after: str) -> None:
    assert before in WHOLE
    sheet = read(tmp_path, WHOLE.replace(before, after))
    assert official(sheet) == [3.5, 3, 2]
    assert codes(sheet) == []
    assert told(sheet.claims)["ballot", OFFICIAL][2] == "T"


def test_columns_may_be_moved(tmp_path: Path) -> None:
    moved = "\n".join(
        " | ".join([cells[0], cells[1], cells[4], cells[3], *cells[5:], cells[2]])
        for line in BODY.strip().splitlines()
        for cells in [[*(cell.strip() for cell in line.split("|")), "", "", ""][:6]]
    )
    head = (
        "Họ tên: Đảng viên Mẫu 012\nMã số: A-012\nTT | Tiêu chí | Chi bộ chấm | Cá nhân tự chấm | Căn cứ | Điểm chuẩn\n"
    )
    sheet = read(tmp_path, head + moved)
    assert (official(sheet), codes(sheet)) == ([3.5, 3, 2], [])
    assert told(sheet.scores)["II.1", SELF][2] == 3
    assert sheet.people[0].code == "A-012"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Chi bộ chấm |", "Ghi chú |", ["DG111"]),
        ("Cá nhân tự chấm", "Chi bộ chấm lại", ["DG112"]),
        ("I.2 | Học tập", "I.1 | Học tập", ["DG111", "DG112"]),
        ("I.2 | Học tập", "Học tập | ", ["DG111", "DG113"]),
        ("TT | Nội dung, tiêu chí | Điểm tối đa | Cá nhân tự chấm | Chi bộ chấm", "A | B | C | D | E", ["DG111"]),
        ("Căn cứ chấm điểm", "Ngày chấm", ["DG113"]),
    ],
)
def test_what_cannot_be_told_apart_is_a_finding(tmp_path: Path, before: str, after: str, found: list[str]) -> None:
    assert before in WHOLE
    sheet = read(tmp_path, WHOLE.replace(before, after, 1))
    assert sorted(codes(sheet)) == found
    assert sheet.readable == (found == ["DG113"])


def test_scores_that_are_no_numbers_are_kept_as_what_they_are(tmp_path: Path) -> None:
    table = (
        WHOLE.replace("3,5 | Có", "ba | Có")
        .replace("| 3 | | 3", "| 3 | | #REF!")
        .replace("| 3 | 3 | 2", "| 3 | 3 | =A1 => ?")
    )
    cells = read(tmp_path, table).scores
    faults = [Fault(fault) for fault, scorer in zip(cells.fault, cells.scorer, strict=True) if scorer == OFFICIAL]
    assert faults == [Fault.NOT_A_NUMBER, Fault.ERROR_VALUE, Fault.NOT_CALCULATED]


def test_a_score_in_joined_cells_is_nobodys(tmp_path: Path) -> None:
    cells = read(tmp_path, WHOLE, merges=("D7:E7",)).scores
    joined = [
        (row, scorer)
        for row, scorer, fault in zip(cells.row, cells.scorer, cells.fault, strict=True)
        if fault == Fault.JOINED
    ]
    assert joined == [(7, SELF), (7, OFFICIAL)]


def test_hidden_rows_and_columns_are_said(tmp_path: Path) -> None:
    assert codes(read(tmp_path, WHOLE, hidden_rows=(8,), hidden_columns=("E",))) == ["DG116", "DG116"]


def test_a_number_in_front_is_no_criterion_behind_the_table(tmp_path: Path) -> None:
    """`1. Ưu điểm` stands below the table: it is no row of it, whatever labels the rubric prints."""
    sheet = read(tmp_path, WHOLE.replace("1. Ưu điểm: chấp hành tốt", "I.1 Ưu điểm | | | 4 | 4"))
    assert (official(sheet), codes(sheet)) == ([3.5, 3, 2], [])


class TestSheetsOfAWorkbook:
    def test_each_is_one_person(self, tmp_path: Path) -> None:
        other = WHOLE.replace("A-012", "A-013")
        tabs: dict[str, Tab | str] = {NAME: WHOLE, f"{NAME} (2)": other, "A-014": WHOLE.replace("A-012", "A-014")}
        found = read_all(tmp_path, {name: str(table).strip() for name, table in tabs.items()})
        assert [(sheet.sheet, sheet.people[0].code) for sheet in found] == [
            (NAME, "A-012"), (f"{NAME} (2)", "A-013"), ("A-014", "A-014"),
        ]  # fmt: skip
        assert {sheet.file for sheet in found} == {"sheets/cb.xlsx"}

    def test_others_are_let_be(self, tmp_path: Path) -> None:
        found = read_all(tmp_path, {NAME: WHOLE.strip(), "Hướng dẫn": "Chỉ nhập ở các ô nền vàng", "Ghi chép": "a | b"})
        assert [sheet.sheet for sheet in found] == [NAME]

    def test_a_sheet_by_another_name_is_missing(self, tmp_path: Path) -> None:
        (sheet,) = read_all(tmp_path, {"Trang 1": WHOLE.strip()})
        assert (codes(sheet), sheet.form) == (["DG110"], "unit")

    @pytest.mark.parametrize("table", ["", "x", "TT | Nội dung | Chi bộ chấm", "Mã số:\nHọ và tên:"])
    def test_one_with_nothing_on_it_is_a_finding(self, tmp_path: Path, table: str) -> None:
        (sheet,) = read_all(tmp_path, {NAME: table})
        assert codes(sheet) == ["DG111"]
        assert not sheet.readable
