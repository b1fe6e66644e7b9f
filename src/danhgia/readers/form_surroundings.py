"""What stands above the table of a blank form: the title, its document, the kind of period, whose letterhead it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danhgia.drafting.lines import Printed
from danhgia.findings import Location
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.readers.workbook import Grid

_TITLES = tuple(
    map(fold, ("bảng", "phiếu", "biểu", "bản", "tiêu chí", "khung", "bộ tiêu chí", "thang điểm", "đánh giá"))
)
_LETTERHEADS = {"party": fold("đảng cộng sản việt nam"), "state": fold("cộng hòa xã hội chủ nghĩa việt nam")}
_WITH = tuple(map(fold, ("ban hành kèm", "ban hành theo", "kèm theo", "căn cứ")))
_UNFILLED = re.compile(r"…|\.\.|_{2}")
_KINDS: tuple[tuple[str, str], ...] = (
    ("quarter", fold("quý")),
    ("half", f"(?:6|{fold('sáu')}) {fold('tháng')}"),
    ("month", fold("tháng")),
    ("year", fold("năm")),
)
_END = r"(?= |$|[.…)/])"
_OWN_LINE = tuple(
    (kind, re.compile(rf"[( ]*(?:{fold('kỳ')}(?: {fold('đánh giá')})?[: ]+)?{words}{_END}")) for kind, words in _KINDS
)
_IN_TITLE = tuple(
    (kind, re.compile(rf"\b(?:{fold('hằng')}|{fold('hàng')}|{fold('theo')}|{fold('trong')}) {words}{_END}"))
    for kind, words in _KINDS
)
_BELOW_TITLE = 4


def title_of(grid: Grid, above: int) -> Printed | None:
    """Return the title of a form: the first words above its table that name such a paper."""
    return next((one for one in _texts(grid, above) if fold(one.text).startswith(_TITLES)), None)


def basis_of(grid: Grid, above: int) -> Printed | None:
    """Return the document that a form says it comes with (`Ban hành kèm theo Quyết định số 12-QĐ/TU …`).

    Where its number or day is still to be filled in, it names none.
    """
    for one in _texts(grid, above):
        said = one.text.strip(" ()*")
        if fold(said).startswith(_WITH) and not _UNFILLED.search(said):
            return Printed(said, one.at)
    return None


def letterhead_of(grid: Grid, above: int) -> tuple[str, Printed] | None:
    """Return whose letterhead a form has, `party` or `state`."""
    for one in _texts(grid, above):
        for kind, words in _LETTERHEADS.items():
            if words in fold(one.text):
                return kind, one
    return None


def period_of(grid: Grid, above: int) -> tuple[str, Printed] | None:
    """Return the kind of period that a form is for: a line of its own that begins so (`Quý … năm …`), or its title.

    Dates to fill in begin with the day, and names of criteria stand further down; neither says it.
    """
    title = title_of(grid, above)
    last = above if title is None else min(above, (title.at.row or 0) + _BELOW_TITLE)
    for one in _texts(grid, last):
        for kind, pattern in _OWN_LINE:
            if pattern.match(fold(one.text)):
                return kind, one
    if title is not None:
        return next(((kind, title) for kind, pattern in _IN_TITLE if pattern.search(fold(title.text))), None)
    return None


def _texts(grid: Grid, above: int) -> Iterator[Printed]:
    for row in sorted(row for row in grid.rows if row < above):
        for column, cell in sorted(grid.rows[row].items()):
            if cell.kind == "s" and cell.text:
                yield Printed(cell.text, Location(sheet=grid.name, row=row, column=column))
