"""A sheet of a result workbook as it is printed: title, headings that repeat, rows, lines below; A4 on its side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.writers.cells import Book, Style

Value = str | int | Decimal | None
"""What a cell holds. Text is always written as text, whatever it begins with."""

GRID: Style = {"border": 1, "valign": "vcenter"}
TEXT: Style = {**GRID, "text_wrap": True}
SMALL: Style = {**TEXT, "font_size": 9}
CENTRED: Style = {**TEXT, "align": "center"}
CODE: Style = {**CENTRED, "num_format": "@"}
NUMBER: Style = {**GRID, "align": "center"}
COUNT: Style = {**NUMBER, "num_format": "#,##0"}
PERCENT: Style = {**NUMBER, "num_format": "0.0"}

_BOLD: Style = {"bold": True}
_TITLE: Style = {"bold": True, "align": "center", "valign": "vcenter", "font_size": 14, "text_wrap": True}
_SUBTITLE: Style = {**_TITLE, "font_size": 12}
_HEADING: Style = {**CENTRED, "bold": True, "font_size": 10, "bg_color": "#E7E6E6"}
_GROUP: Style = {**GRID, "bold": True, "bg_color": "#F2F2F2"}
_BELOW: Style = {"italic": True, "text_wrap": True, "valign": "top"}
_A4 = 9
_SHORT = 2
"""So many decimals fit into the column of a number."""
_LINE, _TITLE_LINE = 15.0, 21.0
_SIZE = 11
_LETTERS = 1.12
"""Letters of the usual size that one unit of a column's width holds: rather too few, so that nothing is cut off."""
_STRONG, _CAPITALS = 0.95, 0.7
"""Letters of a subtitle and of a title, bold and larger, that one unit holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, how its cells look; `over` is a heading it shares."""

    heading: str
    width: float
    style: Style
    over: str | None = None


class Paper:
    """One sheet in the making, from top to bottom."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column]) -> None:
        self._book = book
        self._columns = columns
        self._sheet: Worksheet = book.sheet(name)
        self._row = 0
        self._set_page()
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)

    def title(self, *lines: str) -> None:
        """Write the title, its further lines smaller, and the headings of the columns, which every page repeats."""
        width = sum(column.width for column in self._columns)
        for number, line in enumerate(lines):
            style, height = (_SUBTITLE, _LINE + 2) if number else (_TITLE, _TITLE_LINE)
            self._join(line, style, height * _lines(line, width * (_STRONG if number else _CAPITALS)))
        self._row += 1
        if any(column.heading for column in self._columns):
            self._headings()

    def group(self, text: str) -> None:
        """Write a row that spans the table and names what the rows below it have in common."""
        self._join(text, _GROUP, _LINE + 1)

    def rows(self, rows: Iterable[Sequence[Value]], *, bold: bool = False) -> None:
        """Write rows, a value per column."""
        looks = [{**column.style, **(_BOLD if bold else {})} for column in self._columns]
        for values in rows:
            for place, value in enumerate(values):
                self._book.put(self._sheet, (self._row + 1, place + 1), value, {**looks[place], **_whole(value)})
            # Not every program fits a row's height to wrapped text when it opens a file.
            height = row_height(values, self._columns)
            if height > _LINE:
                self._sheet.set_row(self._row, height)
            self._row += 1

    def below(self, *lines: str) -> None:
        """Write lines under the table, as high as they need to be."""
        self._sheet.set_row(self._row, _LINE / 2)
        self._row += 1
        width = sum(column.width for column in self._columns)
        for line in lines:
            self._join(line, _BELOW, line_height(line, width))

    def _set_page(self) -> None:
        sheet = self._sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.55)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer('&R&"Times New Roman,Regular"&9&P/&N', {"margin": 0.25})

    def _headings(self) -> None:
        first = self._row
        rows = 2 if any(column.over for column in self._columns) else 1
        look = self._book.style(_HEADING)
        for place, column in enumerate(self._columns):
            if rows == 1:
                self._sheet.write_string(first, place, column.heading, look)
            elif column.over:
                self._sheet.write_string(first + 1, place, column.heading, look)
            else:
                self._sheet.merge_range(first, place, first + 1, place, column.heading, look)
        for left, right, text in _spans(self._columns):
            self._sheet.merge_range(first, left, first, right, text, look)
        lines = max(_lines(column.heading, column.width) for column in self._columns)
        for row in range(first, first + rows):
            self._sheet.set_row(row, max(_LINE * lines / rows, _LINE) + 3)
        self._row += rows
        self._sheet.repeat_rows(first, self._row - 1)
        self._sheet.freeze_panes(self._row, 0)

    def _join(self, text: str, style: Style, height: float) -> None:
        self._book.join(self._sheet, (self._row + 1, 1, self._row + 1, len(self._columns)), text, style)
        self._sheet.set_row(self._row, height)
        self._row += 1


def _whole(value: Value) -> Style:
    """Return how a long number is shown whole: a spreadsheet program would round it to its column, 89.999999 to 90."""
    decimals = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    return {"num_format": f"0.{'0' * decimals}", "shrink": True} if decimals > _SHORT else {}


def row_height(values: Sequence[Value], columns: Sequence[Column]) -> float:
    """Return the height in points that a row needs."""
    return max(map(_height, values, columns))


def line_height(text: str, width: float) -> float:
    """Return the height in points of a text that is broken over cells of that width together."""
    return _LINE * _lines(text, width * _LETTERS)


def _spans(columns: Sequence[Column]) -> list[tuple[int, int, str]]:
    """Return the headings that neighbours share: first column, last column, text."""
    spans: list[tuple[int, int, str]] = []
    for place, column in enumerate(columns):
        if column.over and spans and spans[-1][1:] == (place - 1, column.over):
            spans[-1] = (spans[-1][0], place, column.over)
        elif column.over:
            spans.append((place, place, column.over))
    return spans


def _height(value: Value, column: Column) -> float:
    """Return the height in points that a cell needs; only text is ever broken."""
    if not isinstance(value, str) or len(value) <= column.width:
        return _LINE
    size = column.style.get("font_size", _SIZE)
    scale = size / _SIZE if isinstance(size, int) else 1.0
    return _LINE * scale * _lines(value, column.width * _LETTERS / scale) + 1


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes, broken between words."""
    lines, room = 1, width
    for word in text.split():
        if len(word) > room:
            lines += 1 if room < width else 0
            lines += int(len(word) // width)
            room = width - len(word) % width
        else:
            room -= len(word)
        room -= 1
    return lines
