"""The table of tasks as it comes back: found by its headings, read strictly, and never guessed."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.crew.packing import opened, packed
from danhgia.digests import digest
from danhgia.forms import unit_form
from danhgia.sheets import PlacedSheet
from danhgia.task_form import TASK_SHEET
from score_tables import heard
from task_tables import HD_03, ND_335, NHU_XUAN, page_of, read, workbook_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

TABLE = """
code | name   | owner | assigner | due   | result     | evaluator | note
N1   | Việc 1 | P1    | P3       | ngày 5 | Hoàn thành | P3        | đúng hạn
N2   | Việc 2 | P2    | P3       | ngày 9 | Hoàn thành | P3        |
"""
HEADING, FIRST = 7, 9


def changed(data: bytes, change: Callable[[Worksheet], None]) -> bytes:
    book = load_workbook(BytesIO(data))
    change(book[TASK_SHEET])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_filled_template_gives_its_tasks_back(tmp_path: Path) -> None:
    sheet = read(NHU_XUAN, workbook_of(NHU_XUAN, page_of(NHU_XUAN, TABLE)), tmp_path)
    assert sheet.findings == ()
    assert sheet.tasks is not None
    one, two = sheet.tasks.rows
    assert (one.row, one.code, one.name, one.owner, one.assigner) == (FIRST, "N1", "Việc 1", "P1", "P3")
    assert (one.due, one.result, one.evaluator, one.note) == ("ngày 5", "Hoàn thành", "P3", "đúng hạn")
    assert (two.row, two.note, two.unplanned) == (FIRST + 1, "", "")


def test_an_untouched_template_has_no_tasks(tmp_path: Path) -> None:
    for edition in (NHU_XUAN, ND_335, HD_03):
        sheet = read(edition, workbook_of(edition, page_of(edition, "code | name")), tmp_path)
        assert (sheet.findings, sheet.tasks and sheet.tasks.rows) == ((), ())


def test_columns_may_be_moved_and_signatures_are_no_tasks(tmp_path: Path) -> None:
    def move(sheet: Worksheet) -> None:
        for row in range(HEADING, FIRST + 2):
            left, right = sheet.cell(row, 3), sheet.cell(row, 12)
            sheet.cell(row, 13).value = left.value
            left.value = right.value

    data = changed(workbook_of(NHU_XUAN, page_of(NHU_XUAN, TABLE)), move)
    sheet = read(NHU_XUAN, data, tmp_path)
    assert sheet.tasks is not None
    assert [(row.code, row.name) for row in sheet.tasks.rows] == [("N1", "Việc 1"), ("N2", "Việc 2")]


@pytest.mark.parametrize(
    ("cell", "value", "how"),
    [("D7", "Người làm", "missing"), ("I7", "Kết luận", "missing"), ("K7", "Mã nhiệm vụ", "twice")],
)
def test_a_column_that_cannot_be_told(cell: str, value: str, how: str, tmp_path: Path) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet[cell].value = value

    sheet = read(NHU_XUAN, changed(workbook_of(NHU_XUAN, page_of(NHU_XUAN, TABLE)), rename), tmp_path)
    found = heard(sheet.findings)
    assert [(finding.code, finding.facts["how"], finding.blocks) for finding in found] == [("DG236", how, "file")]
    assert sheet.tasks is None


def test_a_workbook_without_the_table(tmp_path: Path) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.title = "Nhiệm vụ tháng"

    sheet = read(NHU_XUAN, changed(workbook_of(NHU_XUAN, page_of(NHU_XUAN, TABLE)), rename), tmp_path)
    (found,) = heard(sheet.findings)
    assert (found.code, found.facts["how"]) == ("DG236", "sheet")


def test_a_row_with_an_owner_alone_is_a_task(tmp_path: Path) -> None:
    sheet = read(NHU_XUAN, workbook_of(NHU_XUAN, page_of(NHU_XUAN, "code | owner\n | P1")), tmp_path)
    assert sheet.tasks is not None
    assert [(row.code, row.owner) for row in sheet.tasks.rows] == [("", "P1")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [(95, 95), ("97,5", 97.5), ("95%", 95), (0.95, None), (1, None), (1.5, 1.5), (0, 0), ("tốt", None), (None, None)],
)
def test_percentages_as_people_type_them(typed: object, expected: float | None, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["H9"].value = typed

    table = "code | name | owner | assigner | weight | evaluator\nK1 | Việc 1 | P1 | P2 | 70 | P2"
    sheet = read(HD_03, changed(workbook_of(HD_03, page_of(HD_03, table)), put), tmp_path)
    assert sheet.tasks is not None
    (row,) = sheet.tasks.rows
    assert row.numbers["percent"].value == expected


def test_a_due_day_is_read_as_people_see_it(tmp_path: Path) -> None:
    """Who types a day gets a number with a format: 43918 would tell nobody anything."""

    def put(sheet: Worksheet) -> None:
        sheet["G9"].value = date(2020, 3, 28)
        sheet["G10"].value = 28

    sheet = read(NHU_XUAN, changed(workbook_of(NHU_XUAN, page_of(NHU_XUAN, TABLE)), put), tmp_path)
    assert sheet.tasks is not None
    assert [row.due for row in sheet.tasks.rows] == ["28/03/2020", "28"]


def test_tasks_survive_packing_and_are_part_of_the_digest(tmp_path: Path) -> None:
    form = unit_form(NHU_XUAN.rubric.main, NHU_XUAN.rubric)
    sheet = read(NHU_XUAN, workbook_of(NHU_XUAN, page_of(NHU_XUAN, TABLE)), tmp_path)
    away = pickle.loads(pickle.dumps(packed(sheet)))  # noqa: S301 - our own
    assert away.tasks is None
    assert opened(PlacedSheet(away, None, None)).sheet.tasks == sheet.tasks
    assert sheet.tasks is not None
    rows = sheet.tasks.rows
    noted = replace(sheet, tasks=replace(sheet.tasks, rows=(rows[0]._replace(note="khác"), *rows[1:])))
    other = replace(sheet, tasks=replace(sheet.tasks, rows=(rows[0]._replace(owner="P2"), *rows[1:])))
    assert digest(noted, form) == digest(sheet, form) != digest(other, form)
