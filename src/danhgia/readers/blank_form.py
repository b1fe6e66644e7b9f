"""A committee's own blank form, read strictly: which sheet has the criteria, and everything that it prints of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.drafting.lines import FormRead
from danhgia.findings import Finding, Location, Unusable, column_letters
from danhgia.forms import MARK_SHEET
from danhgia.readers.form_columns import read_columns
from danhgia.readers.form_header import find_header
from danhgia.readers.form_level_table import read_level_table
from danhgia.readers.form_levels import find_levels
from danhgia.readers.form_surroundings import basis_of, letterhead_of, period_of, title_of
from danhgia.readers.form_table import read_lines
from danhgia.readers.workbook import Rejected, open_workbook
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.readers.workbook import Grid, Workbook


@dataclass(frozen=True)
class _Candidate:
    """A sheet with criteria, and the rows of its header."""

    read: FormRead
    header: tuple[int, int]


def read_form(path: Path, *, shown: str, sheet: str | None = None) -> FormRead:
    """Return what a blank form prints. Hidden sheets are not read; of several with criteria, `sheet` says which.

    Raises:
        Unusable: the file cannot be read as a workbook (DG101 to DG105), no such sheet is there (DG110), or no sheet
            has criteria or asks for levels alone, or more than one (DG640).
    """
    try:
        workbook = open_workbook(path, shown=shown)
        names = [name for name in workbook.sheet_names if workbook.states[name] == "visible" and name != MARK_SHEET]
        grids = [workbook.grid(name) for name in names]
    except Rejected as rejected:
        raise Unusable(rejected.finding) from rejected
    wanted = [grid for grid in grids if sheet is None or fold(grid.name) == fold(sheet)]
    if not wanted:
        raise Unusable(Finding("DG110", Location(shown, sheet), facts={"near": nearest(sheet or "", names)}))
    found = {grid.name: one for grid in wanted if (one := _candidate(workbook, grid))}
    found = found or {grid.name: one for grid in wanted if (one := _of_levels(grid, grids))}
    if len(found) != 1:
        facts = {"form_why": "several" if found else "none", "sheets": tuple(found or (grid.name for grid in wanted))}
        raise Unusable(Finding("DG640", Location(shown), value=shown, facts=facts))
    name, one = next(iter(found.items()))
    return replace(one.read, levels=find_levels(grids, {name: one.header}))


def _candidate(workbook: Workbook, grid: Grid) -> _Candidate | None:
    return _in_rows(workbook, grid) or _in_columns(workbook, grid)


def _in_rows(workbook: Workbook, grid: Grid) -> _Candidate | None:
    """Return a sheet with a row for each criterion; two tables side by side are none."""
    header = find_header(grid)
    if header is None or len(header.of("cap")) > 1 < len(header.of("content")):
        return None
    lines = read_lines(workbook, grid, header)
    if not lines:
        return None
    at = Location(sheet=grid.name, row=header.top, column=header.headings[0].column)
    read = FormRead("rows", at, lines, header.scorers(), unused=tuple(header.unused()))
    last = max(line.at.row or 0 for line in lines)
    columns = [heading.column for heading in header.headings]
    return _Candidate(_surrounded(read, grid, header.top, last, columns), (header.top, header.bottom))


def _in_columns(workbook: Workbook, grid: Grid) -> _Candidate | None:
    """Return a sheet with a column for each criterion."""
    form = read_columns(workbook, grid)
    if form is None:
        return None
    read = FormRead("columns", form.at, form.lines, unused=form.unused, subject=form.subject)
    rows = [line.at.row or 0 for line in form.lines]
    columns = [line.at.column or 0 for line in form.lines]
    return _Candidate(_surrounded(read, grid, form.at.row or 1, max(rows), columns), (min(rows), max(rows)))


def _of_levels(grid: Grid, grids: Sequence[Grid]) -> _Candidate | None:
    """Return a sheet with a row for each subject that asks for a level alone, where levels are printed without bounds.

    Bounds are those of points: a form that prints them is for something scored, and not understood.
    """
    table = read_level_table(grid)
    levels = find_levels(grids, {grid.name: table.rows}) if table else ()
    if table is None or not levels or any(level.bounds or level.unclear for level in levels):
        return None
    read = FormRead("levels", table.at, (), subject=table.subject, vote=table.vote)
    top, bottom = table.rows
    return _Candidate(_surrounded(read, grid, top, bottom, table.columns), table.rows)


def _surrounded(read: FormRead, grid: Grid, top: int, last: int, columns: Sequence[int]) -> FormRead:
    rows = sorted(row for row in grid.hidden_rows if top <= row <= last and row in grid.rows)
    covered = sorted(grid.hidden_columns.intersection(columns))
    return replace(
        read,
        title=title_of(grid, top),
        period=period_of(grid, top),
        letterhead=letterhead_of(grid, top),
        basis=basis_of(grid, top),
        hidden=(*map(str, rows), *map(column_letters, covered)),
    )
