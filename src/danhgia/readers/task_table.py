"""The table of tasks: a row per task with its owner, who assigned it, what was done, and who evaluated it.

Columns are found by their headings, numbers are read here, once; what they mean is for the checks. A table that is not
there, or of which a column cannot be told, is one finding: then nobody's tasks are known.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.numbers import SCALE, from_scaled, from_text, plain
from danhgia.readers.cells import shown_text, text_value
from danhgia.readers.header_search import Sought, find_layout
from danhgia.readers.layout import words
from danhgia.readers.rows import Frame, rows_about_people
from danhgia.sheets import Fault, State
from danhgia.task_form import PERCENT, TASK_SHEET
from danhgia.tasks import TaskCell, TaskRow, TaskTable
from danhgia.text import nearest, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.readers.layout import Layout
    from danhgia.readers.rows import Row
    from danhgia.readers.workbook import Grid, Workbook
    from danhgia.sheets import CellValue
    from danhgia.task_form import TaskForm

_TEXTS = ("owner", "assigner", "result", "evaluator", "unplanned", "note")
_BESIDE = frozenset({"index", "code", "name", "owner_name", "note"})
"""Columns that do not make a row one about a task by themselves, and the two that the frame names."""
_WAITING = "="
"""What stands for a formula that no spreadsheet program has calculated."""


def read_tasks(workbook: Workbook, shown: str, form: TaskForm | None) -> tuple[TaskTable | None, list[Finding]]:
    """Return the table of tasks of a workbook, where the form has one, and what keeps it from being read."""
    if form is None:
        return None, []
    name = next((name for name in workbook.sheet_names if same(name, TASK_SHEET)), None)
    if name is None:
        facts = {"near": nearest(TASK_SHEET, workbook.sheet_names)}
        return None, [Finding("DG236", Location(shown), value=TASK_SHEET, facts={"how": "sheet", **facts})]
    grid = workbook.grid(name)
    layout = find_layout(grid, _header_of(form))
    findings = list(_header_findings(layout, form, Location(shown, name)))
    if layout is None or findings:
        return None, findings
    columns = {column.key: layout.columns[at] for at, column in enumerate(form.columns) if at in layout.columns}
    read = _Reader(columns, form, workbook)
    rows = [read.task(row) for row in rows_about_people(workbook, grid, layout, read.frame)]
    return TaskTable(name, columns, tuple(rows)), list(_hidden(rows, grid, Location(shown, name)))


@lru_cache(maxsize=16)
def _header_of(form: TaskForm) -> Sought:
    keys = [words(column.heading) for column in form.columns]
    at = {column.key: place for place, column in enumerate(form.columns)}

    @lru_cache(maxsize=1024)
    def places(heading: str) -> tuple[int, ...]:
        key = words(heading)
        return tuple(place for place, own in enumerate(keys) if own == key)

    return Sought(places, tuple(frozenset({at[key]}) for key in ("code", "name", "owner")), {})


def _header_findings(layout: Layout | None, form: TaskForm, at: Location) -> Iterator[Finding]:
    """DG236: a column that is needed is missing, or there twice."""
    needed = [(place, column) for place, column in enumerate(form.columns) if column.key in form.needed]
    if layout is None:
        headings = ", ".join(column.heading for _, column in needed)
        yield Finding("DG236", at, value=headings, facts={"how": "missing"})
        return
    for place, column in needed:
        if place in layout.doubled:
            second = layout.doubled[place][1]
            where = Location(at.file, at.sheet, second.row, second.column)
            yield Finding("DG236", where, value=column.heading, facts={"how": "twice"})
        elif place not in layout.columns:
            where = Location(at.file, at.sheet, layout.header[1])
            near = nearest(column.heading, [taken.heading for taken in layout.unknown])
            yield Finding("DG236", where, value=column.heading, facts={"how": "missing", "near": near})


def _hidden(rows: list[TaskRow], grid: Grid, at: Location) -> Iterator[Finding]:
    unseen = [row.row for row in rows if row.row in grid.hidden_rows]
    if unseen:
        facts = {"n": len(unseen), "rows": ", ".join(map(str, unseen))}
        yield Finding("DG116", Location(at.file, at.sheet, unseen[0]), facts=facts)


class _Reader:
    """Turns rows of one table into tasks."""

    def __init__(self, columns: Mapping[str, int], form: TaskForm, workbook: Workbook) -> None:
        self._columns, self._form, self._workbook = columns, form, workbook
        others = (column for key, column in columns.items() if key not in _BESIDE)
        self.frame = Frame(columns["code"], columns["name"], 0, tuple(others), columns["owner"])

    def task(self, row: Row) -> TaskRow:
        """Return what a row says."""
        numbers = {key: self._number(key, row) for key in self._form.numbers}
        texts = {key: text_value(row.cells.get(self._columns[key])) for key in _TEXTS if key in self._columns}
        due = shown_text(row.cells.get(self._columns.get("due", 0)), self._workbook)
        return TaskRow(row.row, row.code, row.name, **texts, due=due, numbers=numbers)

    def _number(self, key: str, row: Row) -> TaskCell:
        place = self.frame.values.index(self._columns[key])
        return number_of(row.values[place], percent=key == PERCENT)


def number_of(cell: CellValue, *, percent: bool) -> TaskCell:
    """Return the number in a cell. A percentage may be typed as 95 or 95%; 0.95 or 1 could mean either, and is none."""
    value: Fraction | None = None
    if cell.state == State.NUMBER:
        value = Fraction(cell.scaled, SCALE)
        if percent and 0 < value <= 1:
            return TaskCell(None, cell.raw or plain(from_scaled(cell.scaled)))
    elif percent and cell.fault == Fault.PERCENT:
        value = Fraction(cell.scaled * 100, SCALE)
    elif percent and cell.raw.endswith("%"):
        typed = from_text(cell.raw.removesuffix("%").rstrip())
        value = None if typed is None else Fraction(typed)
    if cell.fault == Fault.NOT_CALCULATED:
        return TaskCell(None, _WAITING)
    return TaskCell(value, cell.raw)
