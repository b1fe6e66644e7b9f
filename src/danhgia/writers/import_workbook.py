"""A roster made of a foreign list: our two sheets, and a third with all that no column of ours can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.registers import ROSTER_TABLES
from danhgia.writers.cells import Book
from danhgia.writers.tables import HEADING, write_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.imported import KeptRow

OTHER_SHEET = "Dữ liệu khác"
_HEAD = ("Mã số", "Họ và tên", "Trang tính", "Dòng")


def imported_workbook(tables: Mapping[str, Sequence[Mapping[str, object]]], kept: Sequence[KeptRow]) -> bytes:
    """Return the workbook. The same list gives the same bytes."""
    book = Book(constant_memory=True)
    for spec in ROSTER_TABLES:
        write_table(book, spec, tables[spec.id])
    if kept:
        _write_kept(book, kept)
    return book.finished()


def _write_kept(book: Book, kept: Sequence[KeptRow]) -> None:
    headings = list(dict.fromkeys(heading for row in kept for heading in row.cells))
    sheet = book.sheet(OTHER_SHEET)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(_HEAD) + len(headings) - 1, 18)
    for place, heading in enumerate((*_HEAD, *headings), start=1):
        book.put(sheet, (1, place), heading, HEADING)
    for number, row in enumerate(kept, start=2):
        cells = (row.code, row.name, row.sheet, row.row, *(row.cells.get(heading) for heading in headings))
        for place, content in enumerate(cells, start=1):
            if content is not None and content != "":
                book.put(sheet, (number, place), content, {"num_format": "@"} if place == 1 else {})
