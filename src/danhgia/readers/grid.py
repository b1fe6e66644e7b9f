"""One sheet of a workbook: every stored cell with its type, style and formula flag, and nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from danhgia.readers.markup import TREE_AT_MOST, parse, tag_space
from danhgia.readers.sheet_text import cut, frame_of, pieces, style_numbers
from danhgia.readers.sheet_tree import Tree, place
from danhgia.readers.spellings import COLUMNS, Cell, CellKind, Irregular, TooLong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.readers.package import Rejected, Source
    from danhgia.readers.sheet_text import Frame, Row

__all__ = ["Area", "Cell", "CellKind", "Grid", "Irregular", "Shared", "State", "read_grid", "read_rows"]

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

State = Literal["visible", "hidden", "veryHidden"]

_NOWHERE = (0, 0)
_FEW_AREAS = 1 << 10


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells by row and column (1-based, absolute), and what hides or joins them."""

    name: str
    state: State
    rows: Mapping[int, Mapping[int, Cell]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Area, ...] = ()
    """Joined areas as (first row, first column, last row, last column)."""

    def cell(self, row: int, column: int) -> Cell | None:
        """Return one cell, or None where nothing is stored."""
        return self.rows.get(row, {}).get(column)

    @cached_property
    def merges_by_row(self) -> Mapping[int, Sequence[Area]]:
        """The joined areas that touch each row, down to the last row with a cell."""
        by_row: dict[int, list[Area]] = {}
        last = max(self.rows, default=0)
        for area in self.merges:
            for row in range(area[0], min(area[2], last) + 1):
                by_row.setdefault(row, []).append(area)
        return by_row


@dataclass(frozen=True, slots=True, repr=False)
class Shared:
    """What the sheets of one workbook share: its source, its strings, the number of its styles."""

    source: Source
    strings: Sequence[str]
    styles: int
    longest: int

    @classmethod
    def of(cls, source: Source, strings: Sequence[str], *, styles: int) -> Shared:
        """Return the strings and the number of styles of a workbook, with the length of its longest string."""
        return cls(source, strings, styles, max(map(len, strings), default=0))


def read_grid(part: bytes, shared: Shared, *, name: str, state: State) -> Grid:
    """Return one sheet.

    Raises:
        Rejected: the part is not well-formed, or a reference, type, style or string index is not what a spreadsheet
            program writes, or a cell is there twice (DG104, with the cell); a limit of shape is passed (DG105).
    """
    source = shared.source
    try:
        try:
            known = pieces(shared.styles, source.limits.text)
            return _Sheet(shared, name).grid(*cut(part, source, known, shared.strings), state)
        except Irregular as irregular:
            if len(part) > TREE_AT_MOST:
                raise source.damaged("markup", sheet=name, row=irregular.row) from irregular
        root = parse(part, source)
        space = tag_space(root, source, name="worksheet")
        tree = Tree(root, space, name, source, shared.strings, style_numbers(shared.styles))
        return _Sheet(shared, name).grid(frame_of(root, space), tree.rows(), state)
    except TooLong as long:
        raise source.too_large("text", long.length, source.limits.text, sheet=name) from long
    except Irregular as irregular:
        raise source.damaged("markup", sheet=name, row=irregular.row) from irregular


def read_rows(part: bytes, shared: Shared, *, name: str) -> Iterator[tuple[int, dict[int, Cell]]]:
    """Yield the rows of a sheet that hold something, from the top, and keep none: for long lists.

    Raises:
        Irregular: the sheet joins cells, its rows are out of order, or it is written or damaged so that only
            `read_grid` can tell what it says.
        Rejected: a limit of shape is passed (DG105).
    """
    try:
        yield from _Sheet(shared, name).one_by_one(
            *cut(part, shared.source, pieces(shared.styles, shared.source.limits.text), shared.strings)
        )
    except TooLong as long:
        raise Irregular from long


@dataclass(slots=True)
class _Sheet:
    """Collects the rows of one sheet, in the order in which they are written."""

    shared: Shared
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def grid(self, frame: Frame, rows: Iterable[Row], state: State) -> Grid:
        """Return the whole sheet."""
        seen: set[int] = set()
        hidden: set[int] = set()
        for number, is_hidden, cells in rows:
            if number in seen:
                raise self.damaged("row_twice", row=number)
            seen.add(number)
            if is_hidden:
                hidden.add(number)
            if cells:
                self.rows[number] = cells
        self.check_shape()
        columns, merges = self.columns_of(frame.hidden), self.areas_of(frame.merges)
        return Grid(self.name, state, self.rows, frozenset(hidden), columns, merges)

    def one_by_one(self, frame: Frame, rows: Iterable[Row]) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield the rows that hold something; Irregular where they cannot be taken one by one."""
        if frame.merges:
            raise Irregular
        self.columns_of(frame.hidden)
        last = used = widest = cells = 0
        for number, _, found in rows:
            if number <= last:
                raise Irregular(number)
            last = number
            if found:
                used, widest, cells = number, max(widest, *found), cells + len(found)
                yield number, found
        self.check_area(used, widest)
        if self.shared.longest * cells > self.shared.source.limits.referenced:
            raise Irregular  # the whole sheet tells how much text that really is

    def check_shape(self) -> None:
        """Check the used area and the amount of text against the limits."""
        if not self.rows:
            return
        source, limits = self.shared.source, self.shared.source.limits
        self.check_area(max(self.rows), max(map(max, self.rows.values())))
        if self.shared.longest * sum(map(len, self.rows.values())) <= limits.referenced:
            return
        text = sum(len(cell.text) for cells in self.rows.values() for cell in cells.values())
        if text > limits.referenced:
            raise source.too_large("text", text, limits.referenced, sheet=self.name)

    def check_area(self, rows: int, columns: int) -> None:
        """Check the used area against the limits."""
        source, limits = self.shared.source, self.shared.source.limits
        for what, value, limit in (
            ("rows", rows, limits.rows),
            ("columns", columns, limits.columns),
            ("area", rows * columns, limits.area),
        ):
            if value > limit:
                raise source.too_large(what, value, limit, sheet=self.name)

    def columns_of(self, spans: Iterable[tuple[str, str]]) -> frozenset[int]:
        """Return the columns of `spans`, as far as columns may be used at all."""
        columns: set[int] = set()
        for first, last in spans:
            if not (first.isdecimal() and last.isdecimal() and len(first) + len(last) <= 2 * len(str(COLUMNS))):
                raise self.damaged("columns")
            columns.update(range(max(int(first), 1), min(int(last), self.shared.source.limits.columns) + 1))
        return frozenset(columns)

    def areas_of(self, references: tuple[str, ...]) -> tuple[Area, ...]:
        """Return joined areas; their number and the rows that they touch are limited."""
        source, limits = self.shared.source, self.shared.source.limits
        if len(references) > limits.merges:
            raise source.too_large("merges", len(references), limits.merges, sheet=self.name)
        areas = _areas(references) if len(references) < _FEW_AREAS else _areas.__wrapped__(references)
        if areas is None:
            raise self.damaged("merge")
        used = max(self.rows, default=0)
        touched = sum(max(min(area[2], used) - area[0] + 1, 0) for area in areas)
        if touched > limits.cells:
            raise source.too_large("merges", touched, limits.cells, sheet=self.name)
        return tuple(area for area in areas if area[:2] != area[2:])

    def damaged(self, why: str, *, row: int | None = None) -> Rejected:
        """Return that this sheet is damaged, and where."""
        return self.shared.source.damaged(why, sheet=self.name, row=row)


@lru_cache(maxsize=64)
def _areas(references: tuple[str, ...]) -> list[Area] | None:
    """Return joined areas, or None where one is none; sheets of one template have the same."""
    areas = []
    for reference in references:
        first, _, last = reference.partition(":")
        top, bottom = place(first), place(last or first)
        if _NOWHERE in (top, bottom) or top[0] > bottom[0] or top[1] > bottom[1]:
            return None
        areas.append((*top, *bottom))
    return areas
