from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule

from danhgia.findings import Finding, Location
from danhgia.writers.marked_copy import NotOpenable, Submitted, marked_copy
from sample_results import SHEET, above_cap

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from danhgia.messages import Lang
    from danhgia.writers.marked_copy import Marked

CORRECTIONS = "Nội dung cần chỉnh sửa"


def nothing(book: Workbook) -> None:
    """Leave the workbook as it is."""


def copied(
    findings: list[Finding],
    change: Callable[[Workbook], None] = nothing,
    *,
    lost: tuple[str, ...] = (),
    lang: Lang = "vi",
) -> tuple[Marked, Workbook]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet["A1"] = "Chữ"
    change(book)
    stream = BytesIO()
    book.save(stream)
    made = marked_copy(Submitted("CB03.xlsx", stream.getvalue(), (SHEET,), lost), findings, lang)
    return made, load_workbook(BytesIO(made.data))


def said(sheet: Worksheet) -> list[str]:
    return [str(row[0]) for row in sheet.iter_rows(values_only=True) if isinstance(row[0], str)]


def height(made: Marked) -> int:
    """Return how high, in pixels, the comment is drawn."""
    with ZipFile(BytesIO(made.data)) as archive:
        drawn = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".vml"))
    found = re.search(r"height:(\d+)px", drawn)
    assert found
    return int(found[1])


def test_joined_cells_are_marked_where_they_are_shown() -> None:
    made, book = copied([above_cap(12), above_cap(13)], lambda book: book[SHEET].merge_cells("F11:G14"))
    assert made.cells == 1
    comment = book[SHEET]["F11"].comment
    assert comment is not None
    assert comment.text.count("[DG201]") == 2
    assert comment.author == "danhgia"


def test_somebody_elses_comment_stays_below() -> None:
    def commented(book: Workbook) -> None:
        book[SHEET]["G12"].comment = Comment("Xem lại sau", "Người khác")
        book[SHEET]["A1"].comment = Comment("Ghi chú", "Người khác")

    _, book = copied([above_cap()], commented)
    first, other = book[SHEET]["G12"].comment, book[SHEET]["A1"].comment
    assert first is not None
    assert other is not None
    assert first.text.startswith("Lỗi [DG201]: ")
    assert first.text.endswith("\n———\nXem lại sau")
    assert (other.text, other.author) == ("Ghi chú", "Người khác")


def test_the_worst_colours_the_cell_and_comments_grow_with_what_they_say() -> None:
    note = Finding("DG902", above_cap().at)
    one, _ = copied([above_cap()])
    two, book = copied([note, above_cap()])
    assert book[SHEET]["G12"].fill.fgColor.rgb == "00FF9F9F"
    assert 60 < height(one) < height(two) < 300


def rules(sheet: Worksheet) -> list[tuple[int, str, str]]:
    """Return the rules that colour cells: priority, area, condition."""
    return sorted(
        (rule.priority, str(area.sqref), rule.formula[0])
        for area in sheet.conditional_formatting
        for rule in area.rules
    )


def test_a_colour_shows_where_the_sheet_colours_cells_by_rules() -> None:
    def coloured(book: Workbook) -> None:
        book[SHEET].conditional_formatting.add("F1:G20", Rule("expression", priority=1, formula=["G12>3"]))

    warning = replace(above_cap(13), downgraded=True)
    made, book = copied([above_cap(), warning], coloured)
    own = 'N("danhgia")=0'
    assert rules(book[SHEET]) == [(1, "G12", own), (2, "G13", own), (4, "F1:G20", "G12>3")]
    again = marked_copy(Submitted("CB03.xlsx", made.data, (SHEET,)), [warning], "vi")
    found = rules(load_workbook(BytesIO(again.data))[SHEET])
    assert [(area, condition) for _, area, condition in found] == [("G13", own), ("F1:G20", "G12>3")]
    assert rules(copied([above_cap()])[1][SHEET]) == []


def test_a_comment_ends_somewhere() -> None:
    long = [replace(above_cap(), value=str(n), facts={"who": "x" * 900, "cap": 3, "value": n}) for n in range(20)]
    _, book = copied(long)
    comment = book[SHEET]["G12"].comment
    assert comment is not None
    assert len(comment.text) < 7_000
    assert comment.text.endswith("…")


def test_text_that_no_workbook_holds_is_left_out() -> None:
    hostile = replace(above_cap(), facts={"who": "a\x01b\ufffec\ud800", "cap": 3}, subject="x")
    _, book = copied([hostile])
    assert book[CORRECTIONS]["C6"].value == "a bc"


def test_a_finding_about_a_row_or_the_whole_file_is_listed() -> None:
    row = Finding("DG211", Location("CB03.xlsx", SHEET, 12), subject="CB03-012", unit="CB03")
    made, book = copied([row, Finding("DG115", Location("CB03.xlsx"), unit="CB03")])
    sheet = book[CORRECTIONS]
    assert made.cells == 0
    assert [sheet.cell(number, 2).value for number in (6, 7)] == [None, "Chấm điểm › dòng 12"]
    assert sheet["B6"].hyperlink is None
    assert sheet["B7"].hyperlink is not None
    assert sheet["B7"].hyperlink.location == "'Chấm điểm'!A12"


def test_quotes_in_the_name_of_a_sheet() -> None:
    finding = replace(above_cap(), at=Location("CB03.xlsx", "Quý 3 'nháp'", 12, 7))
    _, book = copied([finding], lambda book: book.create_sheet("Quý 3 'nháp'") and None)
    link = book[CORRECTIONS]["B6"].hyperlink
    assert link is not None
    assert link.location == "'Quý 3 ''nháp'''!G12"


def test_what_was_lost_is_said_in_words() -> None:
    assert not any("không giữ được" in line for line in said(copied([above_cap()])[1][CORRECTIONS]))
    _, book = copied([above_cap()], lost=("shapes", "macros"))
    assert said(book[CORRECTIONS])[-1] == (
        "Bản sao này không giữ được: hình vẽ, hộp chữ, đối tượng nhúng, macro. Tệp gốc vẫn nguyên vẹn."
    )
    _, english = copied([above_cap()], lost=("shapes",), lang="en")
    assert said(english["What to correct"])[-1] == (
        "This copy could not keep: shapes, text boxes and embedded objects. The original is unchanged."
    )


def test_only_the_added_sheet_is_selected_beside_charts_too() -> None:
    def charted(book: Workbook) -> None:
        book.create_chartsheet("Biểu đồ").add_chart(BarChart())

    _, book = copied([above_cap()], charted)
    assert book.sheetnames == [CORRECTIONS, SHEET, "Biểu đồ"]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == [CORRECTIONS]


def test_a_sheet_of_the_users_own_with_that_name_stays() -> None:
    def named(book: Workbook) -> None:
        book.create_sheet(CORRECTIONS)["A1"] = "Của đơn vị"

    _, book = copied([above_cap()], named)
    assert book[CORRECTIONS]["A1"].value == "Của đơn vị"
    assert book.worksheets[0]["A1"].value == "NỘI DUNG CẦN CHỈNH SỬA"


def test_a_sheet_that_openpyxl_passes_over() -> None:
    with pytest.raises(NotOpenable):
        copied([replace(above_cap(), at=Location("CB03.xlsx", "Không có", 1, 1))])


def test_what_is_no_workbook_for_openpyxl() -> None:
    with pytest.raises(NotOpenable):
        marked_copy(Submitted("a.xlsx", b"PK", (SHEET,)), [above_cap()], "vi")
