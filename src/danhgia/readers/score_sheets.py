"""A workbook that came back: which of its sheets are score sheets, a unit's or people's, and what each of them says.

Imports neither pandas nor pydantic: worker processes read with it. Wrong data is never raised; a file that cannot be
read is a sheet without people and with the finding that says why.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.forms import GUIDE_SHEET, MARK_SHEET, SCORE_SHEET, TALLY_SHEET
from danhgia.periods import parse
from danhgia.person_form import PERSON_SHEET
from danhgia.readers.cells import text_value
from danhgia.readers.mark import read_mark
from danhgia.readers.person_sheet import looks_like_one, read_person_sheet
from danhgia.readers.unit_sheet import no_score_sheet, read_unit_sheet
from danhgia.readers.workbook import Rejected, open_workbook
from danhgia.sheets import ScoreSheet
from danhgia.task_form import TASK_SHEET
from danhgia.text import fold, same

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.forms import UnitForm
    from danhgia.readers.workbook import Workbook
    from danhgia.sheets import Mark

_OF_THE_UNIT = frozenset(map(fold, (SCORE_SHEET, TALLY_SHEET, TASK_SHEET, GUIDE_SHEET, MARK_SHEET)))
_OF_A_PERSON = fold(PERSON_SHEET)


def read_score_sheets(path: Path, *, shown: str, forms: Sequence[UnitForm]) -> tuple[ScoreSheet, ...]:
    """Return the score sheets of one workbook, at least one: the unit's, then those of people, in their order.

    `shown` is the path that findings and results name. Nothing is raised for anything the file may hold. Of several
    forms it is read by the one that its mark names, else by the one that its columns fit best.
    """
    try:
        workbook = open_workbook(path, shown=shown)
    except Rejected as rejected:
        return (ScoreSheet(shown, rejected.sha256 or "", findings=(rejected.finding,)),)
    try:
        return _by_form(workbook, shown, forms)
    except Rejected as rejected:  # a sheet's own part may be broken: sheets are parsed when they are asked for
        return (ScoreSheet(shown, workbook.sha256, findings=(rejected.finding,)),)


def _by_form(workbook: Workbook, shown: str, forms: Sequence[UnitForm]) -> tuple[ScoreSheet, ...]:
    """Read by the right one of several forms; DG414 sheet-unclear where two fit alike and no mark says which."""
    mark = read_mark(workbook)
    named = [form for form in forms if mark and mark.sheet == form.instrument] if len(forms) > 1 else [*forms]
    if named:
        return _read(workbook, shown, named[0], mark)
    read = [(form, _read(workbook, shown, form, mark)) for form in forms]
    readings = sorted(((_fitting(found, form), found) for form, found in read), key=itemgetter(0), reverse=True)
    (fits, best), (second, _) = readings[:2]
    if fits > second:
        return best
    if not any(sheet.people for sheet in best):
        return tuple(replace(sheet, instrument="") for sheet in best)
    alike = tuple(sheets[0].instrument for fitting, sheets in readings if fitting == fits)
    unclear = Finding("DG414", Location(shown, best[0].sheet or None), facts={"options": alike})
    return (ScoreSheet(shown, workbook.sha256, best[0].form, best[0].sheet, mark, findings=(unclear,)),)


def _fitting(sheets: Sequence[ScoreSheet], form: UnitForm) -> tuple[int, int]:
    """Return how well a form fits: the criteria of it that were found; then, how few columns were looked for in vain.

    Where nothing is scored the column of the voted level, which every form has, stands in for them.
    """
    wanted = {form.place("ballot")} if form.levels_only else {*form.scores}
    found = [len(set(sheet.scores.what)) or len(wanted & {*sheet.columns, *sheet.places}) for sheet in sheets]
    return max(found), -sum(len(sheet.findings) for sheet in sheets)


def _read(workbook: Workbook, shown: str, form: UnitForm, mark: Mark | None) -> tuple[ScoreSheet, ...]:
    whose = mark.form if mark else "unit"
    empty = ScoreSheet(shown, workbook.sha256, whose, mark=mark, instrument=form.instrument)
    names = _of_people(workbook, mark, form)
    of_a_person = bool(names) or (mark is not None and mark.form == "person" and not form.levels_only)
    found = [read_person_sheet(workbook, replace(empty, form="person", sheet=name), form) for name in names]
    if not of_a_person or any(same(name, SCORE_SHEET) for name in workbook.sheet_names):
        found.insert(0, read_unit_sheet(workbook, replace(empty, form="unit"), form))
    elif not found:
        found = [replace(empty, findings=(no_score_sheet(workbook, shown, PERSON_SHEET),))]
    found = [replace(one, printed=_printed(workbook, one)) for one in found]
    macros = (Finding("DG106", Location(shown)),) if workbook.is_macro else ()
    return (replace(found[0], findings=(*macros, *found[0].findings)), *found[1:])


def _printed(workbook: Workbook, sheet: ScoreSheet) -> tuple[tuple[int, int, str], ...]:
    """Return the cells above a sheet's table that hold a period and nothing else; a bare year may be any number."""
    if not sheet.header_row:
        return ()
    rows = workbook.grid(sheet.sheet).rows
    cells = ((row, column, rows[row][column]) for row in sorted(rows) if row < sheet.header_row for column in rows[row])
    texts = ((row, column, text_value(cell)) for row, column, cell in cells)
    return tuple((row, column, text) for row, column, text in texts if not text.isdecimal() and _period(text))


_period = lru_cache(maxsize=1 << 10)(parse)


def _of_people(workbook: Workbook, mark: Mark | None, form: UnitForm) -> list[str]:
    """Return the sheets that are each one person's form.

    Those that are called so; in a workbook with one of them, or with a form's mark, also those laid out like one.
    """
    if form.levels_only:  # there is no such form
        return []
    visible = [name for name in workbook.sheet_names if workbook.states[name] == "visible"]
    others = [name for name in visible if fold(name) not in _OF_THE_UNIT]
    named = [name for name in others if fold(name).startswith(_OF_A_PERSON)]
    if not named and (mark is None or mark.form != "person"):
        return []
    return [name for name in others if name in named or looks_like_one(workbook.grid(name), form)]
