"""The form of one person: a sheet with a row per criterion and a column per scorer, from its cells to what it says.

It comes out as a score sheet with one person in it, each cell of the unit sheet's columns at its own place. Imports
neither pandas nor pydantic: worker processes read with it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location, address, column_letters
from danhgia.form_columns import CLAIM_KINDS
from danhgia.person_form import ABOVE, BELOW, labels, own_scorer
from danhgia.readers.cells import claim_values, is_number, score_values, text_value
from danhgia.readers.labelled import keys_of, stated
from danhgia.readers.layout import areas_at
from danhgia.readers.person_table import BASIS, FIRST_SCORER, find_table, scorer_name
from danhgia.readers.shown_values import shown_otherwise
from danhgia.sheets import Cells, CellValue, Fault, PersonRow, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.form_columns import ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.readers.person_table import Line, PersonTable
    from danhgia.readers.workbook import Cell, Grid, Workbook
    from danhgia.sheets import ScoreSheet

Place = tuple[int, int]
"""Row and column of a cell."""

_BLANK = State.BLANK  # looked up once: an enumeration finds its members slowly
_FAR_BELOW = 200
"""The form's last lines stand within so many rows of its table."""


def read_person_sheet(workbook: Workbook, empty: ScoreSheet, form: UnitForm) -> ScoreSheet:
    """Return what one person's form says; `empty` names file and sheet.

    A form whose table cannot be found, or whose rows or columns cannot be told apart, says so in its findings.
    """
    grid = workbook.grid(empty.sheet)
    at = Location(empty.file, empty.sheet)
    table = find_table(grid, form)
    if table is None:
        return replace(empty, findings=(Finding("DG111", at, value=form.scorers[form.official].name),))
    said = _Said(workbook, grid, form, table)
    person, places = said.person()
    claims, stated_at = said.claims()
    return replace(
        empty,
        header_row=table.layout.header[1],
        people=(person,),
        scores=said.scores(),
        claims=claims,
        places={**places, **stated_at, **said.scored()},
        findings=(
            *_shape(table, form, at, ours=empty.mark is not None),
            *_hidden(grid, table, at),
            *shown_otherwise(workbook, at, said.official()),
        ),
    )


def looks_like_one(grid: Grid, form: UnitForm) -> bool:
    """Tell whether a sheet is laid out as a person's form, whatever it is called."""
    table = find_table(grid, form)
    return table is not None and 2 * len(table.lines) > len(form.scores)


class _Said:
    """What a form says, by the places at which its table and its labels were found."""

    def __init__(self, workbook: Workbook, grid: Grid, form: UnitForm, table: PersonTable) -> None:
        self.workbook, self.grid, self.form, self.table = workbook, grid, form, table
        last = max(grid.rows, default=0)
        self.above = self.stated(range(1, table.layout.header[0]))
        self.below = self.stated(range(table.last + 1, min(last, table.last + _FAR_BELOW) + 1))

    def stated(self, rows: range) -> Mapping[str, tuple[Place, Cell]]:
        """Return what stands beside the labels in some rows; of two alike the first that says something."""
        found: dict[str, tuple[Place, Cell]] = {}
        for kind, place, cell in stated(self.grid, rows, _labelled(self.form)):
            if kind not in found or not text_value(found[kind][1]):
                found[kind] = (place, cell)
        return found

    def person(self) -> tuple[PersonRow, Mapping[int, Place]]:
        """Return who the form is about, and where it says so."""
        found = {kind: at for kind, at in self.above.items() if kind in ABOVE}
        found |= {kind: at for kind, at in self.below.items() if kind in BELOW}
        texts = {kind: text_value(cell) for kind, (_, cell) in found.items()}
        by_number = "code" in found and is_number(found["code"][1])
        code, name, position, reason = (texts.get(kind, "") for kind in ("code", "name", "position", "reason"))
        places = {self.form.place(kind): found[kind][0] for kind in (*ABOVE, *BELOW) if kind in found}
        return PersonRow(0, code, name, position, reason, self.said_beside(), code_is_number=by_number), places

    def said_beside(self) -> str:
        """Return what stands beside scores that are words: on a form there, not in a note, is why one is none."""
        beside = self.table.layout.columns.get(BASIS)
        scored = [line.row for _, line in self.lines("score")]
        worded = [row for row in scored if any(self.is_word(row, column) for column in self.table.scorers.values())]
        texts = [] if beside is None else [text_value(self.grid.cell(row, beside)) for row in worded]
        return "; ".join(filter(None, texts))

    def is_word(self, row: int, column: int) -> bool:
        """Tell whether a cell holds text."""
        cell = self.grid.cell(row, column)
        return bool(text_value(cell)) and not is_number(cell)

    def scored(self) -> Mapping[int, Place]:
        """Return where the official scores and sums stand."""
        column = self.table.scorers.get(self.form.official)
        return {} if column is None else {place: (line.row, column) for place, line in self.table.lines.items()}

    def official(self) -> Iterator[tuple[int, int, Cell | None]]:
        """Yield the cells of the official scores and sums, and of the level of the vote."""
        for row, column in self.scored().values():
            yield row, column, self.grid.cell(row, column)
        if "ballot" in self.below:
            (row, column), cell = self.below["ballot"]
            yield row, column, cell

    def scores(self) -> Cells:
        """Return every scorer's cell of every criterion; a blank one is a cell too."""
        cells, values = Cells(), score_values(self.workbook)
        for place, line in self.lines("score"):
            for scorer, column in self.table.scorers.items():
                value = self.joined(line.row, column) or values[self.grid.cell(line.row, column)]
                cells.add(line.row, column, place, value, scorer=scorer)
        return cells

    def joined(self, row: int, column: int) -> CellValue | None:
        """Return what a cell in an area of joined cells holds: nobody can tell whose; told at the area's first cell."""
        for top, left, _, _ in areas_at(self.grid, row, column):
            shown = text_value(self.grid.cell(top, left)) or text_value(self.grid.cell(row, column))
            if shown:
                own = shown if (row, column) == (top, left) else ""
                return CellValue(State.UNREADABLE, raw=own, fault=Fault.JOINED)
        return None

    def claims(self) -> tuple[Cells, Mapping[int, Place]]:
        """Return what the form itself claims: each scorer's sums and levels, the level of the vote and one's own."""
        cells, values = Cells(), claim_values(self.workbook)
        for place, line in self.lines("subtotal", "total", "level"):
            for scorer, column in self.table.scorers.items():
                value = values[self.grid.cell(line.row, column)]
                if value.state is not _BLANK:
                    cells.add(line.row, column, place, value, scorer=scorer)
        for kind, scorer in _levels_below(self.form):
            (row, column), cell = self.below.get(kind, ((0, 0), None))
            if cell is not None and values[cell].state is not _BLANK:
                cells.add(row, column, self.form.place(kind), values[cell], scorer=scorer)
        own, total = self.table.scorers.get(own_scorer(self.form)), self.table.lines.get(self.form.place("total"))
        return cells, {} if own is None or total is None else {self.form.place("self_total"): (total.row, own)}

    def lines(self, *kinds: ColumnKind) -> Iterator[tuple[int, Line]]:
        """Yield the rows of some kinds of columns of the form, in its order; rows there twice are left out."""
        for place, line in sorted(self.table.lines.items()):
            if self.form.columns[place].kind in kinds and place not in self.table.doubled:
                yield place, line


def _levels_below(form: UnitForm) -> tuple[tuple[ColumnKind, int], ...]:
    """Return the levels that are stated below the table, each with whose word it is."""
    return (("self_level", own_scorer(form)), ("ballot", form.official))


@lru_cache(maxsize=16)
def _labelled(form: UnitForm) -> Callable[[str], str | None]:
    kinds = [kind for kind in (*ABOVE, *BELOW) if form.found(kind) is not None]
    return keys_of({label: kind for kind in kinds for label in labels(kind, form)})


def _shape(table: PersonTable, form: UnitForm, at: Location, *, ours: bool) -> Iterator[Finding]:
    """DG111, DG112, DG113: rows and columns that are missing, there twice, or none of the form's."""
    row = table.layout.header[1]
    columns = {**table.layout.columns, **table.layout.doubled}
    for place, scorer in enumerate(form.scorers):
        counts = place in form.counting
        if FIRST_SCORER + place not in columns and (counts or ours):
            where = Location(at.file, at.sheet, row)
            yield Finding("DG111", where, value=scorer.name, facts={"row": str(row)}, downgraded=not counts)
    for place, (first, second) in sorted(table.layout.doubled.items()):
        if place >= FIRST_SCORER:
            own = place - FIRST_SCORER not in form.counting
            yield _twice(at, scorer_name(form, place), first[:2], second[:2], downgraded=own)
    yield from _missing_lines(table, form, at)
    for place, (one, other) in sorted(table.doubled.items()):
        idle = form.columns[place].kind in CLAIM_KINDS
        yield _twice(at, _printed(form, place), one[:2], other[:2], part="line", downgraded=idle)
    for line in table.unknown:
        where = Location(at.file, at.sheet, line.row, line.column)
        yield Finding("DG113", where, value=line.text, facts={"part": "line"})
    for taken in table.layout.unknown:
        yield Finding("DG113", Location(at.file, at.sheet, taken.row, taken.column), value=taken.heading)


def _missing_lines(table: PersonTable, form: UnitForm, at: Location) -> Iterator[Finding]:
    """DG111 for each criterion without a row; one for all where most have none: it is another form."""
    missing = [_printed(form, place) for place in form.scores if place not in table.lines]
    many = 2 * len(missing) > len(form.scores)
    for label in [", ".join(missing)] if many else missing:
        yield Finding("DG111", at, value=label, facts={"part": "line"})


def _twice(
    at: Location, value: str, first: Place, second: Place, *, part: str | None = None, downgraded: bool = False
) -> Finding:  # fmt: skip
    cells = {"cell": address(*first), "cell2": address(*second)}
    facts = cells if part is None else {**cells, "part": part}
    return Finding("DG112", Location(at.file, at.sheet, *second), value=value, facts=facts, downgraded=downgraded)


def _printed(form: UnitForm, place: int) -> str:
    column = form.columns[place]
    return column.label if column.kind == "score" else column.heading.partition(" (")[0]


def _hidden(grid: Grid, table: PersonTable, at: Location) -> Iterator[Finding]:
    """DG116: what is graded though nobody sees it."""
    columns = sorted(set(table.scorers.values()))
    filled = [
        line.row for line in table.lines.values() if any(text_value(grid.cell(line.row, column)) for column in columns)
    ]
    if unseen := sorted(grid.hidden_rows.intersection(filled)):
        facts = {"n": len(unseen), "rows": ", ".join(map(str, unseen))}
        first = next(column for column in columns if text_value(grid.cell(unseen[0], column)))
        yield Finding("DG116", Location(at.file, at.sheet, unseen[0], first), facts=facts)
    if filled and (covered := sorted(grid.hidden_columns.intersection(columns))):
        facts = {"n": len(covered), "columns": ", ".join(map(column_letters, covered))}
        yield Finding("DG116", Location(at.file, at.sheet, table.layout.header[1], covered[0]), facts=facts)
