"""What stands above the table of a blank form: the title, the kind of period, whose letterhead it is."""

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
_DAY = re.compile(rf"{fold('ngày')}.*{fold('tháng')}.*{fold('năm')}")
_PERIODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("quarter", rf"\b{fold('quý')}(?= |$|[.…)])"),
        ("half", rf"\b(?:6|{fold('sáu')}) {fold('tháng')}(?= |$|[.…)])"),
        ("month", rf"\b{fold('tháng')}(?= |$|[.…)])"),
        ("year", rf"\b{fold('năm')}(?= |$|[.…)])"),
    )
)


def title_of(grid: Grid, above: int) -> Printed | None:
    """Return the title of a form: the first words above its table that name such a paper."""
    return next((one for one in _texts(grid, above) if fold(one.text).startswith(_TITLES)), None)


def letterhead_of(grid: Grid, above: int) -> tuple[str, Printed] | None:
    """Return whose letterhead a form has, `party` or `state`."""
    for one in _texts(grid, above):
        for kind, words in _LETTERHEADS.items():
            if words in fold(one.text):
                return kind, one
    return None


def period_of(grid: Grid, above: int) -> tuple[str, Printed] | None:
    """Return the kind of period that a form is for, by its title: `Quý … năm …`; None where it names two, or none.

    A date to fill in names months and years, too, and is none.
    """
    texts = [one for one in _texts(grid, above) if not _DAY.search(fold(one.text))]
    for kind, pattern in _PERIODS:
        found = next((one for one in texts if pattern.search(fold(one.text))), None)
        if found and kind == "month" and re.search(rf"[0-9] {fold('tháng')}", fold(found.text)):
            return None
        if found:
            return kind, found
    return None


def _texts(grid: Grid, above: int) -> Iterator[Printed]:
    for row in sorted(row for row in grid.rows if row < above):
        for column, cell in sorted(grid.rows[row].items()):
            if cell.kind == "s" and cell.text:
                yield Printed(cell.text, Location(sheet=grid.name, row=row, column=column))
