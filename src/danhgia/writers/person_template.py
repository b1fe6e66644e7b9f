"""The form that one person fills in: who it is, what was promised, the scores, the words of both sides, the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia import forms
from danhgia.person_form import PERSON_SHEET
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.cells import Book
from danhgia.writers.person_blocks import write_above, write_below, write_elsewhere
from danhgia.writers.person_paper import PersonPaper
from danhgia.writers.person_table import write_table
from danhgia.writers.unit_guide import write_guide, write_mark

if TYPE_CHECKING:
    from danhgia.forms import UnitForm
    from danhgia.rubric import Edition
    from danhgia.writers.person_page import PersonPage

TITLE = "PHIẾU CHẤM ĐIỂM"

_GUIDE = (
    "1. Chỉ nhập ở các ô nền vàng. {scorers}.",
    (
        "2. Điểm lẻ gõ theo dấu thập phân của máy (4,5 hoặc 4.5); số nằm lệch trái trong ô là Excel đang hiểu thành "
        "chữ, phải gõ lại. Không gõ chữ “điểm”, không gõ 3/5."
    ),
    "3. Chấm 0 điểm thì nhập số 0; để trống là chưa chấm.",
    "4. Không đánh giá, xếp loại: để trống điểm, chọn lý do ở cuối phiếu chấm điểm.",
    "5. Có thể thêm dòng, đổi độ rộng cột; không xóa dòng tiêu chí, không đổi ký hiệu tiêu chí, không đổi tên cột.",
)


def person_workbook(edition: Edition, form: UnitForm, page: PersonPage) -> bytes:
    """Return a person's workbook: `Phiếu chấm điểm`, `Hướng dẫn`, and the mark; the same bytes every time."""
    rubric = edition.rubric
    sheet = next(sheet for sheet in rubric.sheets if sheet.id == form.instrument)
    book = Book()
    paper = PersonPaper(book, book.sheet(PERSON_SHEET), rubric, sheet, form, page.cleaned())
    lists = write_guide(book, book.sheet(forms.GUIDE_SHEET), sheet, _guide(form))
    write_mark(book, edition, paper.page.unit, form, {"form": "person", "person": paper.page.person.code})
    title = TITLE, head.whom_rated(sheet, rubric)
    head.write_head(book, paper.at, rubric, paper.page.unit, title=title, columns=paper.blocks)
    first = write_above(paper, head.head_rows(rubric, page.unit.period) + 1)
    last = write_below(paper, write_elsewhere(paper, write_table(paper, first) + 1) + 1, lists)
    _set_up(paper, last)
    return book.finished()


def _guide(form: UnitForm) -> list[str]:
    columns = "; ".join(f"{scorer.name}: cột ({4 + place})" for place, scorer in enumerate(form.scorers))
    return [line.format(scorers=columns) for line in _GUIDE]


def _set_up(paper: PersonPaper, last: int) -> None:
    at = paper.at
    for column, width in enumerate(paper.widths):
        at.set_column(column, column, width)
    look.protected(at)
    look.printed(at, landscape=False, one_page=False)
    at.print_area(0, 0, last - 1, paper.last - 1)
