"""One person's form in the making: the sheet it is written on, and which column of it holds what."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from danhgia.findings import column_letters
from danhgia.writers import unit_styles as look

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm
    from danhgia.rubric import Rubric, Sheet
    from danhgia.writers.cells import Book, Content, Style
    from danhgia.writers.person_page import PersonPage

INDEX, CONTENT, CAP, FIRST_SCORER = 1, 2, 3, 4
"""The columns of the table, 1-based: label, criterion, cap, then one for each scorer, and the basis last."""

_SCORER_WIDTH = 10.5
_CONTENT_WIDTH = 48.0
_BASIS_WIDTH = 24.0
_LETTERS_PER_WIDTH = 1.05
_BOLD = 0.72
"""How much less of bold capitals stands on a line."""
_ABOVE_A_BLOCK = 7


@dataclass(frozen=True, slots=True)
class PersonPaper:
    """The form in the making."""

    book: Book
    at: Worksheet
    rubric: Rubric
    sheet: Sheet
    form: UnitForm
    page: PersonPage

    @property
    def last(self) -> int:
        """The last column: the basis of each score."""
        return FIRST_SCORER + len(self.form.scorers)

    @property
    def widths(self) -> tuple[float, ...]:
        """The width of each column, in characters."""
        return (6.5, _CONTENT_WIDTH, 8.5, *(_SCORER_WIDTH for _ in self.form.scorers), _BASIS_WIDTH)

    @property
    def blocks(self) -> tuple[int, int, int]:
        """The last column of what stands on the left, the first of what stands on the right, and the last of all."""
        return CONTENT, CAP, self.last

    def put(self, at: tuple[int, int], content: Content, style: Style) -> None:
        """Write one cell."""
        self.book.put(self.at, at, content, style)

    def join(self, row: int, columns: tuple[int, int], content: Content, style: Style) -> None:
        """Join cells of a row and write them as one."""
        self.book.join(self.at, (row, columns[0], row, columns[1]), content, style)

    def section(self, row: int, title: str) -> None:
        """Write the title of a block, with some space above it."""
        self.join(row, (1, self.last), title, {**look.PLAIN, "bold": True, "valign": "bottom"})
        self.at.set_row(row - 1, look.LINE + _ABOVE_A_BLOCK)

    def height(self, row: int, lines: float) -> None:
        """Make a row so many lines high."""
        self.at.set_row(row - 1, look.LINE * lines + 3)

    def lines(self, text: str, columns: tuple[int, int], *, bold: bool = False) -> int:
        """Return how many lines a text takes over some columns."""
        width = sum(self.widths[columns[0] - 1 : columns[1]]) * (_BOLD if bold else 1)
        return max(1, len(wrap(text, int(width * _LETTERS_PER_WIDTH))))

    def address(self, row: int, scorer: int) -> str:
        """Return the address of a scorer's cell in a row."""
        return f"{column_letters(FIRST_SCORER + scorer)}{row}"
