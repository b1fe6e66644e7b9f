"""One sheet of a workbook: every stored cell with its type, style and formula flag, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.readers.markup import is_true, unescaped
from danhgia.readers.sheet_text import inline_text, read_sheet, resolved
from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from danhgia.readers.package import Rejected, Source
    from danhgia.readers.sheet_text import SheetText, Written

CellKind = Literal["n", "s", "b", "e", "d", ""]
"""Number, text, boolean, error value, ISO date, or nothing stored."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

ROWS, COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_KINDS: Mapping[str, CellKind] = {"": "n", "n": "n", "s": "s", "b": "b", "e": "e", "d": "d"}
_NOWHERE = (0, 0)
State = Literal["visible", "hidden", "veryHidden"]


class Cell(NamedTuple):
    """One stored cell. `text` is the stored number or the text (shared strings looked up, white space folded).

    A formula that no spreadsheet program has calculated has kind `""`; one whose result is an empty text has kind `s`.
    """

    row: int
    column: int
    kind: CellKind
    text: str
    formula: bool = False
    style: int = 0


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
    """What the sheets of one workbook share: its source, strings and style numbers by their stored index."""

    source: Source
    strings: Mapping[str, str]
    styles: Mapping[str, int]
    longest: int

    @classmethod
    def of(cls, source: Source, strings: Sequence[str], *, styles: int) -> Shared:
        """Index the strings and the `styles` cell styles by the text that cells store; no style is style 0."""
        by_index = {str(index): text for index, text in enumerate(strings)}
        numbers: dict[str, int] = {str(number): number for number in range(styles)}
        return cls(source, by_index, {"": 0, **numbers}, max(map(len, strings), default=0))


def read_grid(part: bytes, shared: Shared, *, name: str, state: State) -> Grid:
    """Return one sheet.

    Raises:
        Rejected: a reference, type, style or string index is not what a spreadsheet program writes, or a cell is there
            twice (DG104, with the cell); a limit of shape is passed (DG105).
    """

    def reading(text: SheetText) -> Grid:
        return _SheetReader(shared, name).read(text, state)

    return read_sheet(part, shared.source, sheet=name, reading=reading)


class _Places(dict[str, tuple[int, int]]):
    """Row and column by reference. Sheets share most of theirs, so each is worked out once."""

    def __missing__(self, reference: str) -> tuple[int, int]:
        place = _place(reference)
        if len(self) < 1 << 17:
            self[reference] = place
        return place


_PLACES = _Places()
# Builds the tuple without the argument handling of the class's own constructor, which costs as much as the rest.
_cell: Callable[[tuple[int, int, str, str, bool, int]], Cell] = partial(tuple.__new__, Cell)


@dataclass(slots=True)
class _SheetReader:
    """Collects the rows of one sheet, in the order in which they are written."""

    shared: Shared
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    last: int = 0

    def read(self, text: SheetText, state: State) -> Grid:
        """Return the whole sheet."""
        hidden: set[int] = set()
        for row in text.rows():
            number = self._row_number(row.number)
            if row.hidden:
                hidden.add(number)
            if cells := self._cells(row.cells, number, text.prefix):
                self.rows[number] = cells
        self.check_shape()
        columns = self.columns_of(
            (column.get("min", ""), column.get("max", ""))
            for column in text.elements("col", head=True)
            if is_true(column.get("hidden")) or column.get("width") == "0"
        )
        merges = self.areas_of([area.get("ref", "") for area in text.elements("mergeCell", head=False)])
        return Grid(self.name, state, self.rows, frozenset(hidden), columns, merges)

    def check_shape(self) -> None:
        """Check the used area and the amount of text against the limits."""
        if not self.rows:
            return
        source, limits = self.shared.source, self.shared.source.limits
        rows, columns = max(self.rows), max(max(cells) for cells in self.rows.values())
        for what, value, limit in (
            ("rows", rows, limits.rows),
            ("columns", columns, limits.columns),
            ("area", rows * columns, limits.area),
        ):
            if value > limit:
                raise source.too_large(what, value, limit, sheet=self.name)
        if self.shared.longest * sum(map(len, self.rows.values())) <= limits.referenced:
            return
        text = sum(len(cell.text) for cells in self.rows.values() for cell in cells.values())
        if text > limits.referenced:
            raise source.too_large("text", text, limits.referenced, sheet=self.name)

    def columns_of(self, spans: Iterable[tuple[str, str]]) -> frozenset[int]:
        """Return the columns of `spans`, as far as columns may be used at all."""
        columns: set[int] = set()
        for first, last in spans:
            if not (first.isdecimal() and last.isdecimal() and len(first) + len(last) <= 2 * len(str(COLUMNS))):
                raise self.damaged("columns")
            columns.update(range(max(int(first), 1), min(int(last), self.shared.source.limits.columns) + 1))
        return frozenset(columns)

    def areas_of(self, references: list[str]) -> tuple[Area, ...]:
        """Return joined areas; their number and the rows that they touch are limited."""
        source, limits = self.shared.source, self.shared.source.limits
        if len(references) > limits.merges:
            raise source.too_large("merges", len(references), limits.merges, sheet=self.name)
        areas = [self._area(reference) for reference in references]
        used = max(self.rows, default=0)
        touched = sum(max(min(area[2], used) - area[0] + 1, 0) for area in areas)
        if touched > limits.cells:
            raise source.too_large("merges", touched, limits.cells, sheet=self.name)
        return tuple(area for area in areas if area[:2] != area[2:])

    def damaged(self, why: str, *, row: int | None = None, column: int | None = None) -> Rejected:
        """Return that this sheet is damaged, and where."""
        return self.shared.source.damaged(why, sheet=self.name, row=row, column=column or None)

    def _row_number(self, stored: str | None) -> int:
        number = self.last + 1 if stored is None else _PLACES[f"A{stored}"][0]
        if not number or number > ROWS:
            raise self.damaged("reference")
        if number in self.seen:
            raise self.damaged("row_twice", row=number)
        self.seen.add(number)
        self.last = number
        return number

    def _cells(self, written: list[Written], number: int, prefix: str) -> dict[int, Cell]:
        """Return the cells of a row that hold something. Reading a workbook costs what this loop costs."""
        strings, styles, limit = self.shared.strings, self.shared.styles, self.shared.source.limits.text
        cells: dict[int, Cell] = {}
        column = 0
        try:
            for reference, style, kind, formula, value, content, inline in written:
                at, column = _PLACES[reference] if reference else (number, column + 1)
                if at != number or column in cells:
                    raise self.damaged("reference" if at != number else "cell_twice", row=number, column=column)
                if not (value or formula or inline):
                    continue  # formatted, and empty
                told: CellKind
                if kind == "s" and content:
                    told, text = "s", strings[content]
                elif not kind and 0 < len(content) <= limit and "&" not in content:
                    told, text = "n", content
                else:
                    kept = inline_text(inline, prefix) or content
                    told, text = self._typed(kind if value or inline else "", kept)
                cells[column] = _cell((number, column, told, text, formula != "", styles[style]))
        except KeyError as error:
            raise self.damaged("index", row=number, column=column) from error
        return cells

    def _typed(self, kind: str, text: str) -> tuple[CellKind, str]:
        """Return the kind of a cell that holds no shared string, and its text as it is kept."""
        if len(text) > self.shared.source.limits.text:
            raise self.shared.source.too_large("text", len(text), self.shared.source.limits.text, sheet=self.name)
        if kind in {"str", "inlineStr"}:
            return "s", clean(unescaped(resolved(text)))
        known = _KINDS[kind]
        return (known, clean(resolved(text))) if text else ("", "")

    def _area(self, reference: str) -> Area:
        first, _, last = reference.partition(":")
        top, bottom = _PLACES[first], _PLACES[last or first]
        if _NOWHERE in (top, bottom) or top[0] > bottom[0] or top[1] > bottom[1]:
            raise self.damaged("merge")
        return (*top, *bottom)


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return _NOWHERE
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if row <= ROWS and column <= COLUMNS else _NOWHERE
