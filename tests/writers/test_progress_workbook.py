from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from danhgia.results import Status, UnitStatus
from danhgia.writers.progress_workbook import progress_workbook
from office import converted
from sample_results import QUARTERS, edition, status

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SENT = UnitStatus("CB01", "Chi bộ 01", 3, 3, 2, 2, 0, ("sheets/2018-Q3/CB01.xlsx",), 1)
NOTHING = UnitStatus("CB02", "Chi bộ 02", 25, 0, 0, 0, 25, (), 1)
UNREADABLE = UnitStatus("CB03", "", 4, 0, 0, 0, 4, ("sheets/2018-Q3/a.xlsx", "sheets/2018-Q3/b.xlsx"), 1)


def opened(content: bytes) -> list[Worksheet]:
    return list(load_workbook(BytesIO(content)).worksheets)


def table(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [row for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)]


def test_who_has_sent_nothing_comes_first() -> None:
    (sheet,) = opened(progress_workbook(status(SENT, NOTHING, UNREADABLE), "vi"))
    assert sheet.title == "Quý III-2018"
    rows = table(sheet)
    assert [row[0] for row in rows[:2]] == ["THEO DÕI TIẾN ĐỘ NỘP PHIẾU CHẤM ĐIỂM", "Quý III/2018"]
    heads = ("TT", "Đơn vị", "Số người", "Đã nộp", "Hợp lệ", "Đã xếp loại", "Chưa có", "Lỗi", "Tệp")
    assert rows[2] == heads
    assert [row[0] for row in (rows[3], rows[5])] == ["Chưa nộp: 1 đơn vị", "Đã nộp: 2 đơn vị"]
    assert rows[4] == (1, "Chi bộ 02 (CB02)", 25, 0, 0, 0, 25, 1, None)
    assert rows[6] == (2, "Chi bộ 01 (CB01)", 3, 3, 2, 2, 0, 1, "CB01.xlsx")
    assert rows[7] == (3, "CB03", 4, 0, 0, 0, 4, 1, "a.xlsx, b.xlsx")
    assert rows[8] == (None, "Tổng cộng", 32, 3, 2, 2, 29, 3, None)
    assert rows[9][0] == "2/3 đơn vị đã nộp."
    assert [sheet.cell(number, 2).font.b for number in (6, 8)] == [True, False]


def test_one_heading_where_all_or_none_have_sent() -> None:
    (sheet,) = opened(progress_workbook(status(SENT), "en"))
    assert [row[0] for row in table(sheet)][3] == "Sent: 1"
    (sheet,) = opened(progress_workbook(status(NOTHING), "en"))
    assert [row[0] for row in table(sheet)][3:5] == ["Not sent: 1", 1]


def test_a_sheet_per_period() -> None:
    year = Status(edition(), dict.fromkeys(reversed(QUARTERS), (SENT,)))
    assert [sheet.title for sheet in opened(progress_workbook(year, "vi"))] == [
        f"Quý {number}-2018" for number in ("I", "II", "III", "IV")
    ]


def test_it_prints_and_is_the_same_every_time(tmp_path: Path) -> None:
    content = progress_workbook(status(SENT, NOTHING), "vi")
    assert content == progress_workbook(status(SENT, NOTHING), "vi")
    assert converted(content, tmp_path, to="pdf").startswith(b"%PDF")
