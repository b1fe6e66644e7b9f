"""Workbooks, read strictly: every cell with its type, style, formula flag and stored text, and nothing guessed.

lxml reads the parts (no entities, no network, no DTD); limits of size and shape are checked before anything is parsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.findings import Finding

CellKind = Literal["n", "s", "b", "e", "d", ""]
"""Number, text, boolean, error value, ISO date, or nothing stored."""


class Cell(NamedTuple):
    """One stored cell. `text` is the stored number or the text (shared strings looked up, white space folded)."""

    row: int
    column: int
    kind: CellKind
    text: str
    formula: bool = False
    style: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its cells by row and column (1-based, absolute), and what hides or joins them."""

    name: str
    state: Literal["visible", "hidden", "veryHidden"]
    rows: Mapping[int, Mapping[int, Cell]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """Joined areas as (first row, first column, last row, last column)."""

    def cell(self, row: int, column: int) -> Cell | None:
        """Return one cell, or None where nothing is stored."""
        return self.rows.get(row, {}).get(column)


class Rejected(Exception):
    """A file that cannot be read as a workbook: the finding about it. It never stops the others."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding
