"""The header of a foreign score sheet: where it is, and which of its columns is for what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from danhgia.drafting.lines import Printed, UnusedColumn
from danhgia.findings import Location
from danhgia.readers.cells import text_value
from danhgia.readers.form_headings import role_of
from danhgia.readers.layout import numbered, texts_of
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danhgia.readers.form_headings import Role
    from danhgia.readers.workbook import Grid

WITHIN = 60
"""A table's header stands in one of so many first rows."""

_TALLEST = 4
_COLUMN_NUMBER = re.compile(r"\([0-9]{1,2}\)")
_LONGEST_NUMBER, _FEWEST_NUMBERS = 4, 2
_LONGEST = 80
_SCORED: frozenset[Role | None] = frozenset({"cap", "floor", "scorer", "points"})
_TICKS = frozenset(map(fold, ("đảm bảo", "không đảm bảo", "đạt", "không đạt", "có", "không", "xuất sắc", "tốt", "khá")))


class Heading(NamedTuple):
    """What heads one column: its own words with their place, and the words that span it and others."""

    row: int
    column: int
    text: str
    role: Role | None
    span: str = ""
    last: int = 0
    """The last column that it stands over."""
    parts: tuple[tuple[int, str], ...] = ()
    """Its own words row by row, where they stand in several."""


@dataclass(frozen=True)
class Header:
    """A header: its first and last row, and the heading of each column."""

    sheet: str
    top: int
    bottom: int
    headings: tuple[Heading, ...]

    def of(self, role: Role) -> list[Heading]:
        """Return the headings of one kind, from the left."""
        return [heading for heading in self.headings if heading.role == role]

    def at(self, heading: Heading) -> Location:
        """Return where a heading stands."""
        return Location(sheet=self.sheet, row=heading.row, column=heading.column)

    def only(self, role: Role) -> int | None:
        """Return the one column of a kind; None where there is none, or another beside it."""
        found = self.of(role)
        return found[0].column if len(found) == 1 else None

    def first_row(self, grid: Grid) -> int:
        """Return the first row below it and its row of numbers."""
        below = self.bottom + 1
        return below + are_numbers(texts_of(grid.rows.get(below, {})), len(self.headings))

    def scorers(self) -> tuple[Printed, ...]:
        """Return who has a column of scores, by the words over it."""
        found = [Printed(_scorer(heading), self.at(heading)) for heading in self.headings if _scorer(heading)]
        names = [fold(name.text) for name in found]
        return tuple(name for place, name in enumerate(found) if fold(name.text) not in names[:place])

    def unused(self) -> Iterator[UnusedColumn]:
        """Yield the columns that became nothing."""
        for heading in self.headings:
            printed = Printed(heading.text, self.at(heading))
            if heading.role is None and not _scorer(heading):
                yield UnusedColumn(printed, "unknown")
            elif heading.role == "points" and not _scorer(heading):
                yield UnusedColumn(printed, "points")
            elif heading.role in {"cap", "floor"} and len(self.of(heading.role)) > 1:
                yield UnusedColumn(printed, "twice")


def are_numbers(texts: Sequence[str], columns: int) -> bool:
    """Tell whether a row below a header numbers its columns; one number may be misprinted: (1) (2) (3) (4) (5) (ổ)."""
    if numbered(texts, columns // 2):
        return True
    short = all(len(text) <= _LONGEST_NUMBER for text in texts)
    found = [text for text in texts if _COLUMN_NUMBER.fullmatch(text)]
    return short and len(found) > _FEWEST_NUMBERS and len(found) == len(texts) - 1


def find_header(grid: Grid) -> Header | None:
    """Return the header of a table with a row for each criterion, or None where nothing looks like one."""
    for top in sorted(row for row in grid.rows if row <= WITHIN):
        own = {column: text for column, text in _texts(grid, top) if len(text) <= _LONGEST}
        roles = [role_of(text) for text in own.values()]
        if "content" not in roles or "subject" in roles:
            continue
        bottom = _bottom(grid, top, next(column for column, text in own.items() if role_of(text) == "content"))
        header = Header(grid.name, top, bottom, tuple(headings_of(grid, top, bottom)))
        found = {heading.role for heading in header.headings}
        if "content" in found and found & _SCORED and "subject" not in found:
            return header
    return None


def headings_of(grid: Grid, top: int, bottom: int) -> Iterator[Heading]:
    """Yield what heads each column within some rows."""
    spans = [
        area
        for area in grid.merges
        if top <= area[0] <= bottom and area[3] > area[1] and text_value(grid.cell(area[0], area[1]))
    ]
    texts = {row: dict(_texts(grid, row)) for row in range(top, bottom + 1)}
    for column in sorted({column for row in texts.values() for column in row}):
        own = [(row, found[column]) for row, found in texts.items() if column in found]
        over = [area for area in spans if area[1] <= column <= area[3]]
        lower = tuple((row, text) for row, text in own if not any((row, column) == area[:2] for area in over))
        span = " ".join(text_value(grid.cell(area[0], area[1])) for area in over)
        if lower:
            row, text = lower[-1]
            whole = " ".join(words for _, words in lower)
            yield Heading(row, column, whole, role_of(text) or role_of(whole), span, column, lower)
            continue
        row, text = own[-1]
        last = max(area[3] for area in over if area[1] == column)
        inside = any(column < at <= last for below in range(row + 1, bottom + 1) for at in texts[below])
        yield Heading(row, column, text, None if inside else role_of(text), "", last)


def _texts(grid: Grid, row: int) -> Iterator[tuple[int, str]]:
    """Yield the texts of a row by column, without what stands beneath joined cells."""
    areas = grid.merges_by_row.get(row, ())
    for column, cell in sorted(grid.rows.get(row, {}).items()):
        beneath = any(
            area[1] <= column <= area[3] and (row, column) != (area[0], area[1]) and area[0] <= row for area in areas
        )
        if cell.kind == "s" and cell.text and not beneath:
            yield column, cell.text


def _bottom(grid: Grid, top: int, content: int) -> int:
    """Return the last row of a header: what is joined downwards reaches it, or a row that heads more columns."""
    joined = [area[2] for area in grid.merges if area[0] == top and area[2] < top + _TALLEST]
    bottom = max([top, *joined])
    while bottom + 1 < top + _TALLEST:
        below = dict(_texts(grid, bottom + 1))
        if content in below or not any(role_of(text) in _SCORED for text in below.values()):
            break
        bottom += 1
    return bottom


def _scorer(heading: Heading) -> str:
    """Return the name of who scores in a column: its own words, else those over it; empty where it is nobody's."""
    if heading.role == "scorer":
        return heading.text
    over = heading.span and role_of(heading.span) == "scorer" and fold(heading.text) not in _TICKS
    if not over or heading.role not in {None, "points"}:
        return ""
    return heading.span if heading.role == "points" else heading.text
