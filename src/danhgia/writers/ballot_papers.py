"""Papers to print for the meeting: the ballot, of which each voter gets a copy, and the minutes of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.sheets import TALLY_FACTS
from danhgia.text import clean
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.cells import Book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm
    from danhgia.rubric import Rubric
    from danhgia.writers.cells import Style
    from danhgia.writers.unit_page import UnitPage

BALLOT_SHEET = "Phiếu biểu quyết"
MINUTES_SHEET = "Biên bản kiểm phiếu"
"""Neither is the name of a score sheet or of its tally: a paper among the sheets that came in is never read as one."""

_BALLOT_TITLE = "PHIẾU BIỂU QUYẾT XẾP LOẠI"
_MINUTES_TITLE = "BIÊN BẢN KIỂM PHIẾU XẾP LOẠI"
_HOW_TO_VOTE = "Đánh dấu X vào một ô trên mỗi dòng."
_DOTS, _DATE_DOTS = "……………", "…… / …… / …………"
_ROW = 20.0  # points: room for a mark by hand
_ONE_PAGE = {BALLOT_SHEET: 50, MINUTES_SHEET: 62}
"""A sheet that ends in this row or above is printed on a single page, and can still be read."""


def ballot_papers(rubric: Rubric, form: UnitForm, page: UnitPage) -> bytes:
    """Return a unit's papers as one workbook; nothing on the ballot tells who voted, and no vote is filled in."""
    book = Book()
    ballot, minutes = book.sheet(BALLOT_SHEET), book.sheet(MINUTES_SHEET)
    _write_ballot(book, ballot, rubric, form, page)
    _write_minutes(book, minutes, rubric, form, page)
    return book.finished()


def _write_ballot(book: Book, at: Worksheet, rubric: Rubric, form: UnitForm, page: UnitPage) -> None:
    headings = ["TT", "Họ và tên", *form.levels]
    last = len(headings)
    head.write_head(book, at, rubric, page, title=_BALLOT_TITLE, columns=(2, last - 2, last))
    how = head.head_rows(rubric, page.period)
    book.join(at, (how, 1, how, last), _HOW_TO_VOTE, {**look.ITALIC, "font_size": 12})
    at.set_row(how - 1, _ROW)
    _write_heading(book, at, how + 1, headings)
    for row, person in enumerate(page.people, start=how + 2):
        values = [str(row - how - 1), clean(person.name), *[""] * len(form.levels)]
        _write_row(book, at, row, values, name=2)
    _set_up(at, [5, 36, *[13.0] * len(form.levels)], repeated=(how + 1, how + 1), last=how + 1 + len(page.people))


def _write_minutes(book: Book, at: Worksheet, rubric: Rubric, form: UnitForm, page: UnitPage) -> None:
    concluded = f"Mức {rubric.words.unit.lower()} kết luận"
    voted = [*form.levels, "(Không đánh giá)"]
    last = 3 + len(voted) + 2
    blocks = (3, last - 4, last)
    head.write_head(book, at, rubric, page, title=_MINUTES_TITLE, columns=blocks)
    top = _write_facts(book, at, head.head_rows(rubric, page.period) + 1)
    for column, heading in {1: "TT", 2: "Mã số", 3: "Họ và tên", last - 1: concluded, last: "Ghi chú"}.items():
        book.join(at, (top, column, top + 1, column), heading, look.HEADING)
    book.join(at, (top, 4, top, 3 + len(voted)), "Số phiếu đề nghị xếp loại", look.HEADING)
    for column, heading in enumerate(voted, start=4):
        book.put(at, (top + 1, column), heading, look.SMALL_HEADING)
    at.set_row(top - 1, look.LINE + 3)
    at.set_row(top, 2 * look.LINE)
    for row, person in enumerate(page.people, start=top + 2):
        values = [str(row - top - 1), clean(person.code), clean(person.name), *[""] * (last - 3)]
        _write_row(book, at, row, values, name=3)
    end = top + 1 + len(page.people)
    head.write_signatures(book, at, end + 2, titles=("TỔ KIỂM PHIẾU", "CHỦ TRÌ HỘI NGHỊ"), columns=blocks)
    widths = [5, 12, 32, *[10.0] * len(voted), 12, 14]
    _set_up(at, widths, repeated=(top, top + 1), last=end + 1 + head.SIGNATURE_ROWS)


def _write_facts(book: Book, at: Worksheet, first: int) -> int:
    """Write what is counted at the meeting, to be filled in by hand; return the row of the table's heading."""
    for row, (key, label) in enumerate(TALLY_FACTS, start=first):
        book.join(at, (row, 1, row, 3), f"{label}:", look.PLAIN)
        book.join(at, (row, 4, row, 6), _DATE_DOTS if key == "meeting_day" else _DOTS, look.PLAIN)
        at.set_row(row - 1, look.LINE + 3)
    return first + len(TALLY_FACTS) + 1


def _write_heading(book: Book, at: Worksheet, row: int, headings: Sequence[str]) -> None:
    for column, heading in enumerate(headings, start=1):
        book.put(at, (row, column), heading, look.HEADING)
    at.set_row(row - 1, 2 * look.LINE)


def _write_row(book: Book, at: Worksheet, row: int, values: Sequence[str], *, name: int) -> None:
    for column, value in enumerate(values, start=1):
        style: Style = look.NAME if column == name else look.MIDDLE
        book.put(at, (row, column), value, style)
    lines = 2 if len(values[name - 1]) > look.NAME_FITS + 8 else 1
    at.set_row(row - 1, max(_ROW, lines * look.LINE))


def _set_up(at: Worksheet, widths: Sequence[float], *, repeated: tuple[int, int], last: int) -> None:
    for column, width in enumerate(widths):
        at.set_column(column, column, width)
    single = last <= _ONE_PAGE[at.get_name()]
    look.printed(at, landscape=False, one_page=single)
    if single:
        at.set_footer("")  # a ballot numbered “1/2” because minutes follow would be one too few
    at.repeat_rows(repeated[0] - 1, repeated[1] - 1)
    at.print_area(0, 0, last - 1, len(widths) - 1)
