"""A blank form with a row for each criterion, read line by line: label, words, points, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from danhgia.drafting import labels
from danhgia.drafting.lines import FormLine, Points, Remark
from danhgia.drafting.sums import sum_of
from danhgia.findings import Location
from danhgia.person_form import AFTER, LEVEL
from danhgia.readers.cells import text_value
from danhgia.readers.form_headings import role_of
from danhgia.readers.form_points import points_in, points_within
from danhgia.readers.layout import areas_at, words
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.readers.form_header import Header
    from danhgia.readers.workbook import Grid, Workbook

_LEVELS = frozenset(map(fold, LEVEL))
_AFTER = tuple(
    map(fold, (*AFTER, "cá nhân tự", "tự nhận mức", "tự xếp loại", "mức xếp loại", "xếp loại", "quyết định của"))
)
_SIGNED = tuple(
    map(fold, ("(ký", "ký, ghi rõ", "ký tên", "t/m ", "tm. ", "người tự đánh giá", "người lập", "thủ trưởng"))
)
_CITES = fold("căn cứ")
_FAR_APART = 25
"""So many rows without a word end a table."""


class _Row(NamedTuple):
    """The words of a row in front of its points: label, words, bullet, and where the words stand."""

    row: int
    column: int
    printed: str
    label: str
    mark: str
    text: str


def read_lines(workbook: Workbook, grid: Grid, header: Header) -> tuple[FormLine, ...]:
    """Return the lines of a table; what follows its last sum is none of it, unless it has points."""
    lines = list(_Table(workbook, grid, header).lines())
    totals = [place for place, line in enumerate(lines) if not line.label and sum_of(line.name) == ""]
    if totals:
        scored = [place for place, line in enumerate(lines) if line.value is not None]
        del lines[max([totals[-1], *scored]) + 1 :]
    return tuple(lines)


@dataclass
class _Table:
    workbook: Workbook
    grid: Grid
    header: Header

    def __post_init__(self) -> None:
        """Find the columns that words stand in: those of labels and criteria, and what those are joined over."""
        named = [heading for heading in self.header.headings if heading.role in {"index", "content"}]
        others = {heading.column for heading in self.header.headings if heading.role not in {"index", "content"}}
        last = max(max(heading.column, heading.last) for heading in named)
        first = min(heading.column for heading in named)
        self.front = [column for column in range(first, last + 1) if column not in others]
        self.index = {heading.column for heading in self.header.of("index")}
        contents = [heading.column for heading in self.header.of("content")]
        self.inner = contents[-1] if len(contents) > 1 else None
        self.cap, self.floor = self.header.only("cap"), self.header.only("floor")
        self.caps = len(self.header.of("cap"))
        self.last = self.last_scored()

    def last_scored(self) -> int:
        """Return the last row with points in the column of caps: up to there it is the table, whatever rows say."""
        last = 0
        for row in sorted(row for row in self.grid.rows if row > self.header.bottom):
            if self.is_another_header(row):
                break
            cell = None if self.cap is None else self.grid.cell(row, self.cap)
            if cell and points_in(cell, self.workbook, Location()).value is not None:
                last = row
        return last

    def lines(self) -> Iterator[FormLine]:
        """Yield the lines down to what follows the table."""
        row, scored = self.header.first_row(self.grid), self.cap is not None and self.last > 0
        for at in sorted(at for at in self.grid.rows if at >= row):
            texts = self.texts(at)
            if at - row > _FAR_APART or (texts and self.is_another_header(at)):
                return
            if not texts or self.repeats(texts):
                continue
            row = at
            found = list(self.rows(at, texts))
            lines = [self.line(one, depth) for one, depth in found]
            if at > self.last and any(self.is_after(line, scored=scored) for line in lines):
                return
            scored = scored or any(line.has_points for line in lines)
            yield from lines

    def texts(self, row: int) -> Mapping[int, str]:
        """Return what a row says in front of its points, by column."""
        cells = self.grid.rows[row]
        return {column: text for column in self.front if (text := text_value(cells.get(column)))}

    def rows(self, row: int, texts: Mapping[int, str]) -> Iterator[tuple[_Row, int | None]]:
        """Yield the words of a row: of the group and of the criterion, where each has a column of its own."""
        if self.inner is None:
            yield self.split(row, texts), None
            return
        outer = {column: text for column, text in texts.items() if column < self.inner}
        inner = {column: text for column, text in texts.items() if column >= self.inner}
        if outer:
            wide = any(area[3] >= self.inner for column in outer for area in areas_at(self.grid, row, column))
            yield self.split(row, outer), 0 if wide or not inner else 1
        if inner:
            yield self.split(row, inner), 2

    def split(self, row: int, texts: Mapping[int, str]) -> _Row:
        """Part the words of a row into its label, or bullet, and what it says."""
        columns = list(texts)
        first = texts[columns[0]]
        if len(columns) > 1 and self.is_label(columns[0], first):
            printed, label, text = first, labels.without_marks(first), " ".join(texts[at] for at in columns[1:])
            again, same, rest = labels.split(text)
            if same and fold(same) == fold(label) and again:
                text = rest
            mark = "" if label else first[:1]
            return _Row(row, columns[1], printed if label else "", label, mark, labels.unbulleted(text)[1])
        text = " ".join(texts.values())
        printed, label, rest = labels.split(text)
        mark, rest = ("", rest) if label else labels.unbulleted(rest)
        return _Row(row, columns[0], printed, label, mark, rest)

    def is_label(self, column: int, text: str) -> bool:
        """Tell whether a text in front is a label: it stands in the labels' column, or looks like one."""
        kept = labels.without_marks(text)
        if len(kept) > labels.LONGEST:
            return False
        return column in self.index or not kept or labels.shapes(kept)[0][0] != "words"

    def line(self, one: _Row, depth: int | None) -> FormLine:
        """Return one line with its points."""
        at = Location(sheet=self.grid.name, row=one.row, column=one.column)
        cap, until = self.points(one.row, at, depth)
        within, name = points_within(one.text, at)
        agree = within is None or not cap.said or cap.value == within.value
        floor = None
        if self.floor is not None:
            floor = points_in(self.grid.cell(one.row, self.floor), self.workbook, self.place(one.row, self.floor))
        name = name if agree else one.text
        beside = tuple(self.remarks(one.row))
        return FormLine(name, at, cap, one.label, one.printed, one.mark, within, floor, until, depth, beside)

    def remarks(self, row: int) -> Iterator[Remark]:
        """Yield what stands in the columns of remarks; what is joined over several rows stands beside each of them."""
        for heading in self.header.of("basis"):
            above = [area for area in areas_at(self.grid, row, heading.column) if area[1] == heading.column]
            at = self.place(above[0][0] if above else row, heading.column)
            if text := text_value(self.grid.cell(at.row or row, heading.column)):
                yield Remark(heading.text, text, at, fold(heading.text).startswith(_CITES))

    def points(self, row: int, at: Location, depth: int | None) -> tuple[Points, int]:
        """Return what stands in the column of caps, and the last row of what it is joined with.

        Where groups and criteria share rows, joined points are the group's, others the criterion's.
        """
        if self.cap is None:
            return Points(at, why="two_columns" if self.caps else "no_column"), 0
        place = self.place(row, self.cap)
        areas = areas_at(self.grid, row, self.cap)
        joined = [area for area in areas if area[0] == row and area[1] == self.cap and area[2] > row]
        if depth in {1, 2} and bool(joined) != (depth == 1):
            return Points(at, why="unprinted"), 0
        if any(area[:2] != (row, self.cap) for area in areas):
            return Points(place, why="blank"), 0
        until = joined[0][2] if joined and depth is None else 0
        return points_in(self.grid.cell(row, self.cap), self.workbook, place), until

    def place(self, row: int, column: int) -> Location:
        """Return the place of a cell."""
        return Location(sheet=self.grid.name, row=row, column=column)

    def repeats(self, texts: Mapping[int, str]) -> bool:
        """Tell whether a row is the header again, as on a new page."""
        said = {heading.column: words(heading.text) for heading in self.header.headings}
        return all(said.get(column) == words(text) for column, text in texts.items())

    def is_another_header(self, row: int) -> bool:
        """Tell whether a row heads another table."""
        cells = self.grid.rows[row]
        roles = {role_of(cell.text) for cell in cells.values() if cell.kind == "s"} - {None, "total"}
        said = {words(heading.text) for heading in self.header.headings}
        same = all(words(cell.text) in said for cell in cells.values() if cell.kind == "s" and cell.text)
        return "index" in roles and len(roles) > 1 and not same

    @staticmethod
    def is_after(line: FormLine, *, scored: bool) -> bool:
        """Tell whether a row begins what follows the table: remarks, the level, signatures."""
        said, top = fold(line.name), not line.label or labels.shapes(line.label)[0][0] in {"roman", "capital"}
        if line.has_points or not top:
            return False
        if not line.label and (words(line.name) in _LEVELS or said.startswith(_SIGNED) or _SIGNED[0] in said):
            return True
        return scored and said.startswith(_AFTER)
