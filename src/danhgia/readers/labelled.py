"""What stands beside printed labels: `Số phiếu hợp lệ: 12` in one cell, or the value in a cell to the right."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.forms import bare
from danhgia.readers.cells import text_value
from danhgia.readers.spellings import Cell
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.readers.grid import Grid

_NEAR = 8
"""The value of a label stands in one of so many columns to its right."""
_ITEM = re.compile(r"(?:[0-9]{1,2}[.)]|[-–•*+]) ?")
_LEADER = re.compile(r"[.…_ ]*")


def keys_of(keys: Mapping[str, str]) -> Callable[[str], str | None]:
    """Return what finds the key that a text is the label of; `keys` are by folded label.

    A number in front (`3. `) and what stands in brackets are no part of a label.
    """

    @lru_cache(maxsize=1 << 12)
    def key_of(label: str) -> str | None:
        return keys.get(bare(fold(_ITEM.sub("", label, count=1).strip(" .…_"))))

    return key_of


def stated(
    grid: Grid, rows: range, key_of: Callable[[str], str | None]
) -> Iterator[tuple[str, tuple[int, int], Cell]]:  # fmt: skip
    """Yield each label in some rows by its key, with the place and the cell of its value, which may be empty."""
    edges = {(top, left): right for top, left, _, right in grid.merges}
    for row in sorted(row for row in grid.rows if row in rows):
        for column in sorted(grid.rows[row]):
            label, _, rest = text_value(grid.rows[row][column]).partition(":")
            key = key_of(label)
            if key and _said(rest):
                yield key, (row, column), Cell("s", rest.strip())
            elif key:
                near, cell = _beside(grid, row, edges.get((row, column), column), key_of)
                yield key, (row, near), cell


def _said(text: str) -> bool:
    """Tell whether a text says something: a line of dots to write on does not."""
    return not _LEADER.fullmatch(text)


def _beside(grid: Grid, row: int, column: int, key_of: Callable[[str], str | None]) -> tuple[int, Cell]:
    """Return the first cell to the right that holds something, up to the next label, and its column."""
    for near in range(column + 1, column + _NEAR + 1):
        cell = grid.cell(row, near)
        if cell is None:
            continue
        text = text_value(cell)
        if key_of(text.partition(":")[0]):
            break
        if _said(text) or (cell.formula and not cell.kind):
            return near, cell
    return column + 1, Cell("", "")
