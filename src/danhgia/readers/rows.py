"""Which rows below a header are about somebody: a person is never passed over silently, everything else is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from danhgia.readers.cells import score_values, text_value
from danhgia.readers.layout import areas_at, numbered, texts_of
from danhgia.sheets import CellValue, Fault, State
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danhgia.readers.cells import Values
    from danhgia.readers.layout import Layout
    from danhgia.readers.workbook import Cell, Grid, Workbook

_SUM_WORDS = ("tổng số", "tổng cộng", "cộng", "bình quân", "trung bình", "ghi chú")
_SIGNATURE_WORDS = (
    "người lập", "cán bộ lập", "t/m", "tm", "k/t", "kt", "ký ghi rõ", "ký tên", "xác nhận của", "tổ kiểm phiếu",
    "chủ trì hội nghị", "chủ tọa", "thư ký",
)  # fmt: skip
_SUMS = tuple(f"{fold(words)} " for words in _SUM_WORDS)
"""How a line of sums or remarks begins. It may stand within a table too, below each of its groups."""
_SIGNATURES = tuple(f"{fold(words)} " for words in _SIGNATURE_WORDS)
"""How the lines begin that end a paper."""
_MARKS = re.compile(r"[^\w/]+")
_BLANK = State.BLANK  # looked up once: an enumeration finds its members slowly
_NO_NUMBERS = frozenset({Fault.NOT_A_NUMBER, Fault.JOINED})
_FEWEST_VALUES = 2
"""So many numbers in their columns make a row one about somebody, wherever it stands."""
_WIDE = 3
"""A text over so many columns is a heading or a line of its own, not a name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of the sheet that say whether a row is about somebody; 0 for a column that is not there."""

    code: int
    name: int
    reason: int
    values: tuple[int, ...]
    """The columns of numbers: scores, or votes."""
    owner: int = 0
    """Another column of codes, of whoever has what the row is about: no line of sums or signatures has one."""


class Row(NamedTuple):
    """One row about somebody: its stored cells by column, and its numbers in the order of the frame's columns."""

    row: int
    cells: Mapping[int, Cell]
    code: str
    name: str
    values: tuple[CellValue, ...]

    @property
    def filled(self) -> bool:
        """Whether any of its numbers' cells holds something."""
        return any(value.state is not _BLANK for value in self.values)


def rows_about_people(workbook: Workbook, grid: Grid, layout: Layout, frame: Frame) -> Iterator[Row]:
    """Yield the rows that are about somebody, in order.

    A row counts when its code, its name or one of its numbers is there; above the header two numbers beside a code or a
    name. Left out are headers and numbers of columns
    printed again, headings of groups, sums and what follows the table; but whoever has a code and anything else, or two
    numbers, counts there too, and whoever stands between such a row and a line of sums.
    """
    ended = signed = False
    doubtful: list[Row] = []
    values = score_values(workbook)
    numbers = sorted(grid.rows)
    yield from _above(grid, [number for number in numbers if number < layout.header[0]], frame, values)
    for number in numbers:
        if number < layout.first_row:
            continue
        row = _row(grid, number, frame, values)
        line = _footer(row, frame)
        if line:
            ended, signed = True, signed or line.startswith(_SIGNATURES)
        elif not _says_something(row) or _is_furniture(row, grid, layout, frame):
            continue
        elif ended and not _is_certain(row):
            doubtful.append(row)
        else:
            yield from () if signed else doubtful
            yield row
            doubtful.clear()


def _above(grid: Grid, numbers: Iterable[int], frame: Frame, values: Values) -> Iterator[Row]:
    """Yield the rows above a header that are about somebody: sorting a whole sheet takes the header along."""
    for number in numbers:
        if sum(column in grid.rows[number] for column in frame.values) >= _FEWEST_VALUES:
            row = _row(grid, number, frame, values)
            if (row.code or row.name) and _numbers(row) >= _FEWEST_VALUES:
                yield row


def _row(grid: Grid, number: int, frame: Frame, known: Values) -> Row:
    cells = grid.rows[number]
    values = known.of(cells, frame.values)
    if number in grid.merges_by_row:
        values = _joined(grid, number, frame, values)
    return Row(number, cells, text_value(cells.get(frame.code)), text_value(cells.get(frame.name)), values)


def _joined(grid: Grid, number: int, frame: Frame, values: tuple[CellValue, ...]) -> tuple[CellValue, ...]:
    """Return the numbers of a row; what a joined area shows is no one cell's, and told at its first cell in the row."""
    found = list(values)
    for top, left, _, right in grid.merges_by_row[number]:
        places = [place for place, column in enumerate(frame.values) if left <= column <= right]
        shown = text_value(grid.cell(top, left)) or next((values[p].raw for p in places if values[p].raw), "")
        for place in places if shown else ():
            own = shown if place == places[0] else ""
            found[place] = CellValue(State.UNREADABLE, raw=own, fault=Fault.JOINED, formula=values[place].formula)
    return tuple(found)


def _says_something(row: Row) -> bool:
    return bool(row.code or row.name) or row.filled


def _footer(row: Row, frame: Frame) -> str:
    """Return the words of a row that begins like a sum or a signature, and has no code of its own; else nothing."""
    owner = text_value(row.cells.get(frame.owner))
    if any(map(str.isdigit, owner)) and " " not in owner:
        return ""
    column = min(row.cells)
    if not row.cells[column].text:
        column = min((column for column, cell in row.cells.items() if cell.text), default=0)
    if not column or row.cells[column].kind != "s" or (row.code and not _is_wording(row, at_code=column == frame.code)):
        return ""
    line = fold(_MARKS.sub(" ", text_value(row.cells[column]))) + " "
    return line if line.startswith((*_SUMS, *_SIGNATURES)) else ""


def _is_wording(row: Row, *, at_code: bool) -> bool:
    """Tell whether the code's cell begins the row with words: `KT-001` is a code; so is `KT` with a name and scores."""
    digits = any(character.isdigit() for character in row.code)
    return at_code and not digits and not (row.name and _numbers(row))


def _numbers(row: Row) -> int:
    """Return how many of the cells for numbers hold something that may be one."""
    return sum(value.state != _BLANK and value.fault not in _NO_NUMBERS for value in row.values)


def _is_certain(row: Row) -> bool:
    """Tell whether a row below the end of the table is about somebody all the same, and no signature."""
    numbers = _numbers(row)
    return numbers >= _FEWEST_VALUES or bool(row.code and (row.name or numbers or (row.filled and " " not in row.code)))


def _is_furniture(row: Row, grid: Grid, layout: Layout, frame: Frame) -> bool:
    return _is_number_row(row, layout) or _is_header(row, layout, frame) or _is_line(row, grid, frame)


def _is_number_row(row: Row, layout: Layout) -> bool:
    """Tell whether the numbers of columns are printed again: a number where the name would be."""
    return row.name.strip("()").isdecimal() and numbered(texts_of(row.cells), len(layout.columns) // 2)


def _is_header(row: Row, layout: Layout, frame: Frame) -> bool:
    """Tell whether the header is printed again: all that is there is what it says over the same columns."""
    for column, value in zip(reversed(frame.values), reversed(row.values), strict=True):  # few are new, hardly any said
        cell = row.cells.get(column) if value.state is not _BLANK else None
        if cell is not None and not layout.repeats(column, text_value(cell)):
            return False
    named = ((frame.code, row.code), (frame.name, row.name))
    return all(layout.repeats(column, text) for column, text in named if text)


def _is_line(row: Row, grid: Grid, frame: Frame) -> bool:
    """Tell whether a row is one line of text over several columns: a group's heading, or place and date."""
    if row.code or text_value(row.cells.get(frame.reason)):
        return False
    return all(row.cells[column].kind == "s" and _width(grid, row.row, column) >= _WIDE for column in _told(row, frame))


def _width(grid: Grid, row: int, column: int) -> int:
    """Return over how many columns the joined areas of a cell reach; 1 for a cell by itself."""
    return max((right - left + 1 for _, left, _, right in areas_at(grid, row, column)), default=1)


def _told(row: Row, frame: Frame) -> Iterator[int]:
    """Yield the columns of code, name and numbers in which the row holds something."""
    if row.code:
        yield frame.code
    if row.name:
        yield frame.name
    stored = (
        column in row.cells and value.state != _BLANK for column, value in zip(frame.values, row.values, strict=True)
    )
    yield from compress(frame.values, stored)
