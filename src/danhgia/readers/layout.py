"""How a sheet was understood: where its header is, and what each of its cells became.

It is a value, so that it can be shown (`danhgia layout`), and nothing is chosen where two readings are possible: a
column that is there twice is in `doubled`, not in `columns`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.readers.cells import text_value
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.readers.grid import Area, Cell, Grid

Why = Literal["heading", "again", "group", "twice", "unknown"]
"""A header cell has a column's own heading; repeats it in the same column; spans or captions columns; has the heading
of a column that stands elsewhere too; or has words that no column of the form has."""

_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\(?([0-9]{1,3})\)?(?: ?=.*)?")
_LETTER = re.compile(r"\(?[A-Ha-h]\)?")
_FEWEST_NUMBERS = 3


class Taken(NamedTuple):
    """One cell of the header and what it was taken for: a place in the form's columns, or None."""

    row: int
    column: int
    heading: str
    place: int | None
    why: Why


@dataclass(frozen=True)
class Layout:
    """How a sheet was understood: rows are 1-based, `columns` are the sheet's by place in the form."""

    header: tuple[int, int]
    """The first and the last row of the header."""
    number_row: int | None
    first_row: int
    """The first row below the header and its row of numbers."""
    columns: Mapping[int, int]
    doubled: Mapping[int, tuple[Taken, Taken]]
    why: tuple[Taken, ...]

    @property
    def unknown(self) -> tuple[Taken, ...]:
        """The header cells that no column of the form has the words of."""
        return tuple(taken for taken in self.why if taken.why == "unknown")

    def repeats(self, column: int, text: str) -> bool:
        """Tell whether a text is what the header says over a column, as where it is printed again on a new page."""
        return text != "" and words(text) in self._said.get(column, ())

    @cached_property
    def _said(self) -> Mapping[int, set[str]]:
        said: dict[int, set[str]] = {}
        for taken in self.why:
            said.setdefault(taken.column, set()).add(words(taken.heading))
        return said


@lru_cache(maxsize=1 << 14)
def words(heading: str) -> str:
    """Return the key of a heading: folded, without what stands in brackets and the marks at its ends."""
    bare = " ".join(_BRACKETS.sub(" ", heading).split())
    return fold(bare.strip(" :*.-"))


def numbered(texts: Sequence[str], fewest: int) -> bool:
    """Tell whether a row's texts are the numbers of columns: (1) (2) (3) …, `A B 1 2 3`, `(6)=(4)+(5)` included.

    Columns that were moved carry their numbers with them, and one that was taken away leaves a gap: only numbers in
    brackets may stand so, bare ones could be somebody's.
    """
    numbers = [_NUMBER.fullmatch(text) for text in dropwhile(_LETTER.fullmatch, texts)]
    found = [int(number[1]) for number in numbers if number]
    if len(found) != len(numbers) or len(found) < max(fewest, _FEWEST_NUMBERS):
        return False
    return found == list(range(found[0], found[0] + len(found))) or (
        len(set(found)) == len(found) and all(text.startswith("(") for text in texts)
    )


def texts_of(cells: Mapping[int, Cell]) -> list[str]:
    """Return the texts of a row that are not blank, from left to right."""
    return [text for column in sorted(cells) if (text := text_value(cells[column]))]


def areas_at(grid: Grid, row: int, column: int) -> list[Area]:
    """Return the joined areas that a cell lies in."""
    return [area for area in grid.merges_by_row.get(row, ()) if area[1] <= column <= area[3]]
