"""Typed tables from Excel: the roster and every register, read as their `TableSpec` declares them.

The order of columns is free and headings may be spelled in any way the table knows. What cannot be read is a finding
with its cell, and that cell is absent from its entry; a workbook that cannot be opened is no table at all.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from danhgia.findings import Finding, Location, Unusable
from danhgia.readers.cells import text_value
from danhgia.readers.layout import numbered, texts_of
from danhgia.readers.package import LARGE_LIMITS
from danhgia.readers.table_header import HEADER_WITHIN, header_faults, header_of
from danhgia.readers.table_values import parser
from danhgia.readers.tables_elsewhere import tables_elsewhere
from danhgia.readers.workbook import Irregular, Rejected, open_workbook
from danhgia.registers import PEOPLE, Entry
from danhgia.text import fold, nearest
from danhgia.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from danhgia.readers.table_header import Header
    from danhgia.readers.table_values import Value
    from danhgia.readers.workbook import Cell, Grid, Workbook
    from danhgia.registers import Field, TableSpec

T = TypeVar("T")


class _Table(NamedTuple):
    workbook: Workbook
    spec: TableSpec
    at: Location
    """The sheet."""
    top: Mapping[int, Mapping[int, Cell]]
    """The first rows: the header is among them."""
    below: Iterable[tuple[int, Mapping[int, Cell]]]
    """The others, in their order: they can be taken once."""
    grid: Grid | None = None
    """The whole sheet, where it was read whole."""

    @classmethod
    def of(cls, workbook: Workbook, spec: TableSpec, at: Location, grid: Grid | None = None) -> _Table:
        """Return the table on a sheet; raises Irregular without `grid`, also while it is read."""
        rows = iter(sorted(grid.rows.items())) if grid else workbook.rows(at.sheet or "")
        top: dict[int, Mapping[int, Cell]] = {}
        for row, cells in rows:
            if row > HEADER_WITHIN:
                return cls(workbook, spec, at, top, chain([(row, cells)], rows), grid)
            top[row] = cells
        return cls(workbook, spec, at, top, (), grid)


def read_tables(
    path: Path, specs: Sequence[TableSpec], *, shown: str
) -> tuple[dict[str, tuple[Entry, ...]], list[Finding]]:
    """Return the entries of each table by its id, and what could not be read. `shown` is the path that findings name.

    Sheets that no table is called by are left alone, and said where one may be a table that is not there. A table whose
    required columns are missing or doubled is empty.

    Raises:
        Unusable: the file cannot be read as a workbook.
    """
    with _opened(path, shown) as workbook:
        read = {spec.id: _read(workbook, spec, shown, tuple) for spec in specs}
        empty = [spec for spec in specs if spec.looked_for and read[spec.id] == ((), [])]
        elsewhere = list(tables_elsewhere(workbook, empty, specs, shown)) if empty else []
    faults = [one for _, faults in read.values() for one in faults]
    return {table: found for table, (found, _) in read.items()}, [*faults, *elsewhere]


def read_list(
    path: Path, spec: TableSpec, others: Sequence[TableSpec], *, shown: str, take: Callable[[Iterator[Entry]], T]
) -> tuple[T, dict[str, tuple[Entry, ...]], list[Finding]]:
    """Return what `take` makes of a table's entries, which it gets one by one, then what `read_tables` does of others.

    A list of everybody is long: its entries and what is made of them need not both be in memory. `take` begins anew
    where the sheet turns out not to be readable row by row.
    """
    with _opened(path, shown) as workbook:
        taken, findings = _read(workbook, spec, shown, take)
        read = {other.id: _read(workbook, other, shown, tuple) for other in others}
    entries = {table: found for table, (found, _) in read.items()}
    return taken, entries, [*findings, *(one for _, faults in read.values() for one in faults)]


@contextmanager
def _opened(path: Path, shown: str) -> Iterator[Workbook]:
    try:
        with uncollected():
            yield open_workbook(path, shown=shown, limits=LARGE_LIMITS)
    except Rejected as rejected:
        raise Unusable(rejected.finding) from rejected


def _read(
    workbook: Workbook, spec: TableSpec, shown: str, take: Callable[[Iterator[Entry]], T]
) -> tuple[T, list[Finding]]:
    name = _sheet_of(workbook, spec, shown)
    if not isinstance(name, str):
        return take(iter(())), [name] if name else []
    at = Location(shown, name)
    try:
        return _taken(_Table.of(workbook, spec, at), take)
    except Irregular:
        return _taken(_Table.of(workbook, spec, at, workbook.grid(name)), take)


def _taken(table: _Table, take: Callable[[Iterator[Entry]], T]) -> tuple[T, list[Finding]]:
    if not table.top and table.spec.optional:
        table = table._replace(below=tuple(table.below))
        if not table.below:
            return take(iter(())), []
    header = header_of(table.top, table.spec)
    faults = header_faults(header, table.at, table.spec)
    usable = [
        field for field in table.spec.fields if header and field.id in header.columns and field.id not in header.doubled
    ]
    if header is None or not all(field in usable for field in table.spec.fields if field.required):
        deque(table.below, maxlen=0)  # it may be damaged, or too large
        return take(iter(())), faults
    unread: list[Finding] = []
    taken = take(_entries(table, header, {field.id: header.columns[field.id] for field in usable}, unread))
    return taken, faults + unread


def _sheet_of(workbook: Workbook, spec: TableSpec, shown: str) -> str | Finding | None:
    """Return the sheet that a table stands on; None where an optional one is not there.

    One of another name is taken only where it is the only one that has all required columns.
    """
    called = {fold(name) for name in (spec.sheet, *spec.other_names)}
    named = [name for name in workbook.sheet_names if fold(name) in called]
    visible = [name for name in named if workbook.states[name] == "visible"]
    if len(visible) == 1:
        return visible[0]
    facts: dict[str, object] = {"sheet": spec.sheet}
    if visible:
        return Finding("DG110", Location(shown), facts={**facts, "why": "twice", "near": tuple(visible)})
    if named:
        return Finding("DG110", Location(shown, named[0]), facts={**facts, "why": "hidden"})
    if spec.optional:
        return None
    others = [name for name in workbook.sheet_names if workbook.states[name] == "visible"]
    fitting = [
        name for name in others if (header := header_of(workbook.grid(name).rows, spec)) and header.has(spec.fields)
    ]
    if len(fitting) == 1:
        return fitting[0]
    return Finding("DG110", Location(shown), facts={**facts, "near": nearest(spec.sheet, others)})


def _entries(table: _Table, header: Header, columns: Mapping[str, int], findings: list[Finding]) -> Iterator[Entry]:
    """Yield the rows below a header as entries; what could not be read of them is added to `findings`."""
    file, sheet = table.at.file or "", table.at.sheet or ""
    found = [
        (field, columns[field.id], parser(field, table.workbook)) for field in table.spec.fields if field.id in columns
    ]
    anchors = _anchors(table.grid, columns.values()) if table.grid else {}
    telling = [columns[field.id] for field, _, _ in found if field.id != "note"]
    for row, cells in chain(sorted(table.top.items()), table.below):
        if row <= header.row:
            continue
        if not any(column in cells and _holds(cells[column]) for column in telling):
            continue
        if row == header.row + 1 and numbered(texts_of(cells), len(columns) // 2):
            continue
        shown = {**cells, **anchors[row]} if row in anchors else cells
        values: dict[str, Value] = {}
        unread: list[Field] = []
        for field, column, parse in found:
            value = parse(shown[column]) if column in shown else None
            if value is not None:
                values[field.id] = value
            elif column in shown or field.required:
                unread.append(field)
        entry = Entry(file, sheet, row, values, columns)
        if unread:
            findings += [fault for field in unread for fault in _faults(entry, field, shown, table.spec)]
        yield entry


def _holds(cell: Cell) -> bool:
    """Tell whether a cell holds something; a formula that was never calculated does, though nobody knows what."""
    return cell.text != "" or (cell.formula and not cell.kind)


def _anchors(grid: Grid, columns: Iterable[int]) -> dict[int, dict[int, Cell]]:
    """Return, by row and column, the cell that shows for all of a column's cells that are joined downwards.

    Lists name a unit once beside all its people.
    """
    found: dict[int, dict[int, Cell]] = {}
    last = max(grid.rows, default=0)
    below = dict.fromkeys(columns, 0)
    for top, left, bottom, right in sorted(grid.merges):
        cell = grid.cell(top, left)
        if left != right or left not in below or cell is None:
            continue
        for row in range(max(top, below[left]) + 1, min(bottom, last) + 1):
            found.setdefault(row, {})[left] = cell
        below[left] = max(below[left], bottom)
    return found


def _faults(entry: Entry, field: Field, cells: Mapping[int, Cell], spec: TableSpec) -> Iterator[Finding]:
    """Yield that a cell could not be read, or may not be blank.

    Who has no code, name or unit is said by the checks of the roster, once per person.
    """
    subject = entry.text("code") or None
    cell = cells.get(entry.columns[field.id])
    if cell is not None and _holds(cell):
        facts: dict[str, object] = {"field": field.headings[0], "expected_kind": field.type}
        if field.choices:
            facts["options"] = tuple(spellings[0] for _, spellings in field.choices)
        yield Finding("DG532", entry.at(field.id), subject, value=text_value(cell), facts=facts)
    elif field.required and spec.id != PEOPLE.id:
        yield Finding("DG532", entry.at(field.id), subject, value="", facts={"field": field.headings[0]})
