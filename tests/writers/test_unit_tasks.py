"""The table of tasks that is written: LibreOffice calculates from it what grading does."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.forms import SCORE_SHEET
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.task_form import TASK_SHEET
from office import recalculated
from task_tables import HD_03, ND_335, NHU_XUAN, page_of, workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.rubric import Edition

WORDS = """
code | name   | owner | assigner | result              | evaluator
N1   | Việc 1 | P1    | P3       | Hoàn thành          | P3
N2   | Việc 2 | P1    | P3       | Hoàn thành một phần | P3
N3   | Việc 3 | P1    | P3       | Hoàn thành          | P3
N4   | Việc 4 | P2    | P3       |                     | P3
"""
COUNTS = """
code | name   | owner | assigner | assigned | done | difficulty | failed | delayed | evaluator
S1   | Việc 1 | P1    | P3       | 4        | 2    | 1          | 0      | 1       | P3
S2   | Việc 2 | P1    | P3       | 1        | 1    | 3          | 1      | 0       | P3
S3   | Việc 3 | P2    | P3       | 1        | 1    | 1          |        | 0       | P3
"""
WEIGHTS = """
code | name   | owner | assigner | weight | percent | evaluator
K1   | Việc 1 | P1    | P3       | 30     | 97.5    | P3
K2   | Việc 2 | P1    | P3       | 15     | 94      | P3
K3   | Việc 3 | P1    | P3       | 10     | 100     | P3
K4   | Việc 4 | P1    | P3       | 10     | 95.5    | P3
K5   | Việc 5 | P1    | P3       | 5      | 91.5    | P3
K6   | Việc 6 | P2    | P3       | 70     |         | P3
K7   | Việc 7 | P3    | P3       | 70     | 0.95    | P3
"""


def shown(data: bytes) -> list[list[object]]:
    """Return what the rows of the people show from the fifth column to the total."""
    sheet = load_workbook(BytesIO(data), data_only=True)[SCORE_SHEET]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[1] in {"P1", "P2", "P3"}]
    return [[None if cell == "" else cell for cell in row[4:9]] for row in rows]


QUALITY, PROGRESS = 100 - 75 / 7, 100 - 100 / 7
CASES = {
    "words": (NHU_XUAN, WORDS, 70 * 250 / 300),
    "counts": (ND_335, COUNTS, 70 * (500 / 7 + QUALITY + PROGRESS) / 300),
    "weights": (HD_03, WEIGHTS, 67.475),
}


@pytest.mark.parametrize(("edition", "table", "expected"), CASES.values(), ids=CASES)
def test_libreoffice_calculates_what_grading_does(
    edition: Edition, table: str, expected: float, tmp_path: Path
) -> None:
    ours = workbook_of(edition, page_of(edition, table))
    theirs = shown(recalculated(ours, tmp_path))
    for rows in (shown(ours), theirs):
        first, second, third = rows
        assert [float(str(cell)) for cell in first] == pytest.approx(
            [30, 30, expected, expected, 30 + expected], abs=1e-5
        )
        assert second[2:] == [None, None, None]  # a task without a result: no points yet
        assert third[2:] == [None, None, None]  # no task at all, or 95% that is 0,95 to the program: never any marks


def test_words_may_have_quotation_marks(tmp_path: Path) -> None:
    text = find_rubric("nhu-xuan-1240").read_text(encoding="utf-8")
    text = text.replace("word: Hoàn thành,", """word: 'Hoàn thành "tốt"',""")
    framed = """frame: [{word: 'Mức "A"', share: 100}, {word: Mức B, share: 50}], status: unknown"""
    text = text.replace("cap: 30, status: unknown", f"cap: 30, {framed}")
    path = tmp_path / "quoted.yaml"
    path.write_text(text, encoding="utf-8")
    edition = load_rubric(path)
    sheet = load_workbook(BytesIO(workbook_of(edition, page_of(edition, WORDS))))[SCORE_SHEET]
    formulas = [str(cell.value) for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    for word in ('="Hoàn thành ""tốt""")', '="Mức ""A"""'):
        assert any(word in formula for formula in formulas), word
    assert all(formula.count('"') % 2 == 0 for formula in formulas)


def test_the_sheet_is_set_up_to_print_and_to_fill_in() -> None:
    book = load_workbook(BytesIO(workbook_of(NHU_XUAN, page_of(NHU_XUAN, WORDS))))
    assert book.sheetnames[:3] == [SCORE_SHEET, TASK_SHEET, "Hướng dẫn"]  # nobody votes there
    sheet = book[TASK_SHEET]
    assert sheet["A4"].value == "BẢNG NHIỆM VỤ, ĐÁNH GIÁ MỨC ĐỘ HOÀN THÀNH CÔNG VIỆC"
    assert sheet["I9"].alignment.wrap_text
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == (
        "landscape",
        9,
        "$7:$8",
    )
    headings = [sheet.cell(7, column).value for column in range(1, 12)]
    assert headings == [
        "TT", "Mã nhiệm vụ", "Nhiệm vụ", "Mã số người chủ trì", "Họ và tên người chủ trì", "Mã số người giao việc",
        "Thời hạn", "Phát sinh (x)", "Mức đánh giá", "Mã số người đánh giá", "Ghi chú",
    ]  # fmt: skip
    assert [sheet.cell(8, column).value for column in (1, 11)] == ["(1)", "(11)"]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert '"Hoàn thành,Hoàn thành một phần,Không hoàn thành"' in offered.values()
    assert re.fullmatch(r"'Chấm điểm'!\$B\$10:\$B\$[0-9]+", str(offered["D9:D23"]))
    assert not sheet["C9"].protection.locked
    assert sheet["E9"].protection.locked
    assert str(sheet["E9"].value).startswith("=IF(D9")


def test_what_tasks_come_to_is_shown_without_a_mark_for_decimals_that_it_has_not() -> None:
    book = load_workbook(BytesIO(workbook_of(NHU_XUAN, page_of(NHU_XUAN, WORDS))))
    assert book[SCORE_SHEET]["G10"].number_format == "General"  # “0.###” shows 70 as “70.”


def test_a_percentage_is_typed_as_a_number() -> None:
    book = load_workbook(BytesIO(workbook_of(HD_03, page_of(HD_03, WEIGHTS))))
    rules = {rule.prompt: rule for rule in book[TASK_SHEET].data_validations.dataValidation}
    rule = rules["Ghi số 95, không ghi 95% hay 0,95."]
    cell = str(rule.sqref).partition(":")[0]
    assert rule.formula1 == f"AND(ISNUMBER({cell}),OR({cell}=0,AND({cell}>1,{cell}<=100)))"


def test_a_rubric_without_tasks_has_no_such_sheet() -> None:
    from workspaces import EDITION

    page = page_of(NHU_XUAN, "code | name")
    assert TASK_SHEET not in load_workbook(BytesIO(workbook_of(EDITION, page))).sheetnames
