"""The rows of a worksheet, walked as a tree of elements: for whatever `sheet_text` cannot cut, and to place damage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from danhgia.readers.spellings import COLUMNS, ROWS, Cell, Irregular, between, column_of, content_of, hidden_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from danhgia.readers.package import Rejected, Source
    from danhgia.readers.sheet_text import Row

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


class Tree(NamedTuple):
    """A worksheet as a tree, and what its cells refer to."""

    root: etree._Element
    space: str
    sheet: str
    source: Source
    strings: Sequence[str]
    styles: Mapping[str, int]

    def rows(self) -> Iterator[Row]:
        """Yield the rows.

        Raises:
            Rejected: a reference, type, style or string is not there (DG104, with the cell).
            Irregular: there are other elements than a sheet's data have.
        """
        data = self.root.findall(f"{self.space}sheetData")
        if len(data) != 1 or not between(data[0]):
            raise Irregular
        last = 0
        for row in data[0]:
            if row.tag != f"{self.space}row" or not between(row):
                raise Irregular
            last = self._number(row, last)
            yield last, hidden_row(row), self._cells(row, last)

    def damaged(self, why: str, *, row: int | None = None, column: int | None = None) -> Rejected:
        """Return that this sheet is damaged, and where."""
        return self.source.damaged(why, sheet=self.sheet, row=row, column=column or None)

    def _number(self, row: etree._Element, last: int) -> int:
        stored = row.get("r")
        number = last + 1 if stored is None else place(f"A{stored}")[0]
        if not number or number > ROWS:
            raise self.damaged("reference")
        return number

    def _cells(self, row: etree._Element, number: int) -> dict[int, Cell]:
        cells: dict[int, Cell] = {}
        column = 0
        for element in row:
            reference = element.get("r", "")
            at, column = place(reference) if reference else (number, column + 1)
            if element.tag != f"{self.space}c":
                raise Irregular(number)
            if at != number or column in cells:
                raise self.damaged("reference" if at != number else "cell_twice", row=number, column=column)
            try:
                cell = self._cell(element)
            except (KeyError, IndexError, ValueError) as error:  # ValueError: more digits than Python reads
                raise self.damaged("index", row=number, column=column) from error
            if cell is not None:
                cells[column] = cell
        return cells

    def _cell(self, element: etree._Element) -> Cell | None:
        kind = element.get("t", "")
        content = content_of(element, kind, longest=self.source.limits.text, space=self.space)
        if kind == "s" and content is not None and content[1]:
            content = ("s", self._string(content[1]), content[2])
        style = self.styles[element.get("s", "")]
        return None if content is None else Cell(*content, style)

    def _string(self, number: str) -> str:
        if not (number.isascii() and number.isdigit()):
            raise KeyError(number)
        return self.strings[int(number)]


def place(reference: str) -> tuple[int, int]:
    """Return row and column of a reference; zeros where it is none, or beyond the grid."""
    found = _REFERENCE.fullmatch(reference)
    row, column = (int(found[2]), column_of(found[1])) if found else (0, 0)
    return (row, column) if row <= ROWS and column <= COLUMNS else (0, 0)
