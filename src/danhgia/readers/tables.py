"""Typed tables from Excel: the roster and every register, read as their `TableSpec` declares them.

The order of columns is free and headings may be spelled in any way the table knows. What cannot be read is a finding
with its cell, and that cell is absent from its entry; a workbook that cannot be opened is no table at all.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from danhgia.findings import Finding, Location, Unusable, address
from danhgia.readers.cells import text_value
from danhgia.readers.layout import numbered, texts_of, words
from danhgia.readers.package import LARGE_LIMITS
from danhgia.readers.table_values import parser
from danhgia.readers.workbook import Rejected, open_workbook
from danhgia.registers import PEOPLE, Entry
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from danhgia.readers.table_values import Value
    from danhgia.readers.workbook import Cell, Grid, Workbook
    from danhgia.registers import Field, TableSpec

_HEADER_WITHIN = 20
_ALL_BUT = 0.85  # as alike as two headings must be for one to be the other misspelt


class _Header(NamedTuple):
    """A row that heads columns of a table: the sheet's column by field id; of a doubled one the first."""

    row: int
    columns: Mapping[str, int]
    doubled: Mapping[str, int]
    """The second column of a field that is there twice."""
    unknown: tuple[str, ...]

    def has(self, fields: Iterable[Field]) -> bool:
        """Tell whether all required fields among these have a column."""
        return all(field.id in self.columns for field in fields if field.required)


class _Table(NamedTuple):
    workbook: Workbook
    grid: Grid
    spec: TableSpec
    at: Location
    """The sheet."""


def read_tables(
    path: Path, specs: Sequence[TableSpec], *, shown: str
) -> tuple[dict[str, tuple[Entry, ...]], list[Finding]]:
    """Return the entries of each table by its id, and what could not be read. `shown` is the path that findings name.

    Sheets that no table is called by are left alone. A table whose required columns are missing or doubled is empty.

    Raises:
        Unusable: the file cannot be read as a workbook.
    """
    try:
        with _uncollected():
            workbook = open_workbook(path, shown=shown, limits=LARGE_LIMITS)
            read = {spec.id: _read(workbook, spec, shown) for spec in specs}
    except Rejected as rejected:
        raise Unusable(rejected.finding) from rejected
    entries = {table: found for table, (found, _) in read.items()}
    return entries, [finding for _, findings in read.values() for finding in findings]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile: a list is millions of small objects without any, and looking doubles its cost."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(workbook: Workbook, spec: TableSpec, shown: str) -> tuple[tuple[Entry, ...], list[Finding]]:
    name = _sheet_of(workbook, spec, shown)
    if not isinstance(name, str):
        return (), [name] if name else []
    table = _Table(workbook, workbook.grid(name), spec, Location(shown, name))
    if not table.grid.rows and spec.optional:
        return (), []
    header = _header(table.grid, spec)
    faults = _header_faults(header, table)
    usable = [
        field for field in spec.fields if header and field.id in header.columns and field.id not in header.doubled
    ]
    if header is None or not all(field in usable for field in spec.fields if field.required):
        return (), faults
    entries, findings = _entries(table, header, {field.id: header.columns[field.id] for field in usable})
    return entries, faults + findings


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
    fitting = [name for name in others if (header := _header(workbook.grid(name), spec)) and header.has(spec.fields)]
    if len(fitting) == 1:
        return fitting[0]
    return Finding("DG110", Location(shown), facts={**facts, "near": nearest(spec.sheet, others)})


def _header(grid: Grid, spec: TableSpec) -> _Header | None:
    """Return the first row that has all required columns, else the one that has most columns; None without any."""
    known: dict[str, str] = {}
    for field in spec.fields:
        for heading in field.headings:
            known.setdefault(_key(heading), field.id)
    rows = sorted(row for row in grid.rows if row <= _HEADER_WITHIN)
    headers = [_headed(row, grid.rows[row], known) for row in rows]
    complete = (header for header in headers if header.has(spec.fields))
    fullest = max(headers, key=lambda header: len(header.columns), default=None)
    return next(complete, fullest if fullest and fullest.columns else None)


def _headed(row: int, cells: Mapping[int, Cell], known: Mapping[str, str]) -> _Header:
    columns: dict[str, int] = {}
    doubled: dict[str, int] = {}
    unknown = []
    for column in sorted(cells):
        text = text_value(cells[column])
        field = known.get(_key(text))
        if field is None:
            unknown.append(text)
        elif columns.setdefault(field, column) != column:
            doubled.setdefault(field, column)
    return _Header(row, columns, doubled, tuple(text for text in unknown if text))


def _key(heading: str) -> str:
    return words(heading.replace("_", " "))


def _header_faults(header: _Header | None, table: _Table) -> list[Finding]:
    """Return which required columns are missing and which columns are there twice."""
    file, sheet = table.at.file, table.at.sheet
    required = [field for field in table.spec.fields if field.required]
    if header is None:
        return [Finding("DG111", table.at, value=required[0].headings[0])]
    missing = [
        Finding(
            "DG111",
            Location(file, sheet, header.row),
            value=field.headings[0],
            facts={"row": str(header.row), "near": nearest(field.headings[0], header.unknown)},
        )
        for field in required
        if field.id not in header.columns
    ]
    missing += _misspelt(header, table)
    twice = [
        Finding(
            "DG112",
            Location(file, sheet, header.row, header.doubled[field.id]),
            value=field.headings[0],
            facts={
                "cell": address(header.row, header.columns[field.id]),
                "cell2": address(header.row, header.doubled[field.id]),
            },
        )
        for field in table.spec.fields
        if field.id in header.doubled
    ]
    return missing + twice


def _misspelt(header: _Header, table: _Table) -> list[Finding]:
    """DG111 for a column that need not be there, where an unknown heading is all but its own and would be lost."""
    at = Location(table.at.file, table.at.sheet, header.row)
    return [
        Finding("DG111", at, value=field.headings[0], facts={"row": str(header.row), "near": near})
        for field in table.spec.fields
        if not field.required and field.id not in header.columns
        if (near := nearest(field.headings[0], header.unknown, cutoff=_ALL_BUT))
    ]


def _entries(table: _Table, header: _Header, columns: Mapping[str, int]) -> tuple[tuple[Entry, ...], list[Finding]]:
    """Return the rows below a header as entries, with what could not be read of them."""
    grid, file, sheet = table.grid, table.at.file or "", table.at.sheet or ""
    found = [
        (field, columns[field.id], parser(field, table.workbook)) for field in table.spec.fields if field.id in columns
    ]
    anchors = _anchors(grid, columns.values())
    telling = [columns[field.id] for field, _, _ in found if field.id != "note"]
    entries: list[Entry] = []
    findings: list[Finding] = []
    for row in sorted(row for row in grid.rows if row > header.row):
        cells = grid.rows[row]
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
        entries.append(entry)
        findings += [fault for field in unread for fault in _faults(entry, field, shown, table.spec)]
    return tuple(entries), findings


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
