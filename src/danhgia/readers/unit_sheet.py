"""The unit sheet: a workbook with a row per person and a column per criterion, from its cells to what it says.

Imports neither pandas nor pydantic: worker processes read with it. Wrong data is never raised; a file that cannot be
read, or whose columns cannot be told apart, is a sheet without people and with the finding that says why.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location, column_letters
from danhgia.form_columns import CLAIM_KINDS
from danhgia.forms import GUIDE_SHEET, MINUTES_SHEET, SCORE_SHEET, TALLY_SHEET
from danhgia.readers.cells import claim_values, is_number, text_value
from danhgia.readers.header_search import find_layout
from danhgia.readers.rows import Frame, rows_about_people
from danhgia.readers.shown_values import shown_otherwise
from danhgia.readers.tally import read_tally
from danhgia.readers.task_table import read_tasks
from danhgia.readers.unit_header import header_findings, header_of
from danhgia.sheets import Cells, PersonRow, State
from danhgia.task_form import TASK_SHEET
from danhgia.text import fold, nearest, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.form_columns import ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.readers.layout import Layout
    from danhgia.readers.rows import Row
    from danhgia.readers.workbook import Grid, Workbook
    from danhgia.sheets import ScoreSheet

_SEEN = frozenset({"subtotal", "total", "ballot"})
_BLANK = State.BLANK  # looked up once: an enumeration finds its members slowly


def read_unit_sheet(workbook: Workbook, empty: ScoreSheet, form: UnitForm) -> ScoreSheet:
    """Return what a unit's workbook says: its people with their scores and claims, its tally, its findings.

    `empty` names the file and has its mark.
    """
    shown, mark = empty.file, empty.mark
    name = score_sheet_name(workbook, shown)
    if isinstance(name, Finding):
        return replace(empty, findings=(name,))
    grid = workbook.grid(name)
    layout = find_layout(grid, header_of(form))
    findings = header_findings(layout, form, Location(shown, name), ours=mark is not None and mark.form == "unit")
    findings += _second_sheets(workbook, name, shown, form)
    if layout is None or not {form.place("code"), form.place("name")} <= set(layout.columns):
        return replace(empty, sheet=name, findings=tuple(findings))
    rows = tuple(rows_about_people(workbook, grid, layout, _frame(layout, form)))
    tally, miscounted = read_tally(workbook, shown, form)
    if mark and tally is None and form.tally.asked:
        miscounted = [*miscounted, _tally_missing(workbook, shown)]
    tasks, untold = read_tasks(workbook, shown, form.tasks)
    return replace(
        empty,
        sheet=name,
        columns=layout.columns,
        header_row=layout.header[1],
        people=_people(rows, layout, form),
        scores=_scores(rows, layout, form),
        claims=_claims(rows, layout, form, workbook),
        tally=tally,
        tasks=tasks,
        findings=(
            *findings,
            *_unseen(rows, grid, layout, (form, workbook), Location(shown, name)),
            *miscounted,
            *untold,
        ),
    )


def score_sheet_name(workbook: Workbook, shown: str) -> str | Finding:
    """Return the name of the sheet with the scores, or the finding that there is none to go by.

    A sheet is picked by its name alone, never by its place. One that is hidden, or two of the same name but for
    spaces, would be a guess.
    """
    visible = [name for name in workbook.sheet_names if same(name, SCORE_SHEET) and _is_visible(workbook, name)]
    if len(visible) == 1:
        return visible[0]
    if visible:
        facts: dict[str, object] = {"sheet": SCORE_SHEET, "why": "twice", "near": tuple(visible)}
        return Finding("DG110", Location(shown), facts=facts)
    return no_score_sheet(workbook, shown, SCORE_SHEET)


def no_score_sheet(workbook: Workbook, shown: str, wanted: str) -> Finding:
    """DG110 sheet-missing: a workbook has no sheet of the name wanted, or hides it."""
    hidden = next((name for name in workbook.sheet_names if same(name, wanted)), None)
    if hidden:
        return Finding("DG110", Location(shown, hidden), facts={"sheet": wanted, "why": "hidden"})
    others = [name for name in workbook.sheet_names if _is_visible(workbook, name)]
    papers = any(same(name, MINUTES_SHEET) for name in others)
    facts = {"why": "papers"} if papers else {"near": nearest(wanted, others)}
    return Finding("DG110", Location(shown), facts={"sheet": wanted, **facts})


def _is_visible(workbook: Workbook, name: str) -> bool:
    return workbook.states[name] == "visible"


def _second_sheets(workbook: Workbook, name: str, shown: str, form: UnitForm) -> list[Finding]:
    """DG110: a further visible sheet laid out like the score sheet; which of the two was meant is not ours to guess."""
    known = {fold(name), fold(TALLY_SHEET), fold(GUIDE_SHEET), fold(TASK_SHEET)}
    others = [
        other for other in workbook.sheet_names if workbook.states[other] == "visible" and fold(other) not in known
    ]
    needed = {form.place("code"), form.place("name"), *(form.scores or (form.place("ballot"),))}
    alike = [
        other
        for other in others
        if (layout := find_layout(workbook.grid(other), header_of(form))) and needed <= set(layout.columns)
    ]
    facts = {"sheet": SCORE_SHEET, "why": "twice", "near": (name, *alike)}
    return [Finding("DG110", Location(shown), facts=facts)] if alike else []


def _tally_missing(workbook: Workbook, shown: str) -> Finding:
    """DG110, as a warning: our template had a tally sheet, and what was counted on it may lie under another name."""
    others = [other for other in workbook.sheet_names if workbook.states[other] == "visible"]
    facts = {"sheet": TALLY_SHEET, "near": nearest(TALLY_SHEET, others)}
    return Finding("DG110", Location(shown), facts=facts, downgraded=True)


def _frame(layout: Layout, form: UnitForm) -> Frame:
    columns = layout.columns
    return Frame(
        columns[form.place("code")],
        columns[form.place("name")],
        columns.get(form.place("reason"), 0),
        tuple(columns[place] for place in _found(layout, form)),
    )


def _found(layout: Layout, form: UnitForm) -> list[int]:
    """Return the places of the criteria that the sheet has, in the order of the form."""
    return [place for place in form.scores if place in layout.columns]


def _people(rows: Sequence[Row], layout: Layout, form: UnitForm) -> tuple[PersonRow, ...]:
    kinds: tuple[ColumnKind, ...] = ("code", "position", "reason", "note")
    places = (form.found(kind) for kind in kinds)
    code, position, reason, note = (0 if place is None else layout.columns.get(place, 0) for place in places)
    return tuple(
        PersonRow(
            row.row,
            row.code,
            row.name,
            text_value(row.cells.get(position)),
            text_value(row.cells.get(reason)),
            text_value(row.cells.get(note)),
            is_number(row.cells.get(code)),
        )
        for row in rows
    )


def _scores(rows: Sequence[Row], layout: Layout, form: UnitForm) -> Cells:
    """Return every criterion's cell of every person; a blank one is a cell too."""
    cells, places = Cells(), _found(layout, form)
    columns = array("i", [layout.columns[place] for place in places]) * len(rows)
    cells.extend(
        ([row.row for row in rows for _ in places], columns),
        array("i", places) * len(rows),
        [value for row in rows for value in row.values],
        owners=[owner for owner in range(len(rows)) for _ in places],
        scorer=form.official,
    )
    return cells


def _claims(rows: Sequence[Row], layout: Layout, form: UnitForm, workbook: Workbook) -> Cells:
    """Return what the sheet itself claims of its people: totals and levels, where it says anything."""
    cells, known = Cells(), claim_values(workbook)
    found = [
        (layout.columns[place], place)
        for place, column in enumerate(form.columns)
        if column.kind in CLAIM_KINDS and place in layout.columns
    ]
    claimed = [column for column, _ in found]
    claims = [
        (owner, row.row, column, place, value)
        for owner, row in enumerate(rows)
        for (column, place), value in zip(found, known.of(row.cells, claimed), strict=True)
        if value.state is not _BLANK
    ]
    if claims:
        owners, numbers, columns, places, values = zip(*claims, strict=True)
        cells.extend((numbers, columns), places, values, owners=owners, scorer=form.official)
    return cells


def _unseen(
    rows: Sequence[Row], grid: Grid, layout: Layout, read: tuple[UnitForm, Workbook], at: Location
) -> list[Finding]:  # fmt: skip
    """Return what is graded though nobody sees it, or sees another number."""
    form, workbook = read
    columns = [layout.columns[place] for place in (*_found(layout, form), *_seen(layout, form))]
    cells = ((row.row, column, row.cells.get(column)) for row in rows for column in columns)
    return [*_hidden(rows, grid, layout, form, at), *shown_otherwise(workbook, at, cells)]


def _seen(layout: Layout, form: UnitForm) -> list[int]:
    return [p for p, column in enumerate(form.columns) if column.kind in _SEEN and p in layout.columns]


def _hidden(rows: Sequence[Row], grid: Grid, layout: Layout, form: UnitForm, at: Location) -> list[Finding]:
    """Return what is graded though nobody sees it: one finding for the hidden rows, one for the hidden columns."""
    findings = []
    unseen = [row.row for row in rows if row.row in grid.hidden_rows and row.filled]
    if unseen:
        facts = {"n": len(unseen), "rows": ", ".join(map(str, unseen))}
        code = layout.columns[form.place("code")]
        findings.append(Finding("DG116", Location(at.file, at.sheet, unseen[0], code), facts=facts))
    columns = [layout.columns[place] for place in _found(layout, form)] if any(row.filled for row in rows) else []
    covered = sorted(grid.hidden_columns.intersection(columns))
    if covered:
        facts = {"n": len(covered), "columns": ", ".join(map(column_letters, covered))}
        findings.append(Finding("DG116", Location(at.file, at.sheet, layout.header[1], covered[0]), facts=facts))
    return findings
