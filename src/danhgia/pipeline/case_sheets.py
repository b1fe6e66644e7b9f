"""The sheet that a worked case describes: one row, as a reader would have delivered it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.forms import unit_form
from danhgia.numbers import to_scaled
from danhgia.readers.cases_file import RatioGiven
from danhgia.reckoning import ASSIGNED, DONE
from danhgia.sheets import Cells, CellValue, Fault, PersonRow, ScoreSheet, State
from danhgia.words import NO, YES

if TYPE_CHECKING:
    from danhgia.forms import Column
    from danhgia.readers.cases_file import PointsGiven
    from danhgia.rubric import Criterion, Rubric, Sheet

CODE = "C1"
_ROW, _FILE, _SHEET = 1, "case", "case"


def one_row(given: PointsGiven, sheet: Sheet, rubric: Rubric) -> ScoreSheet:
    """Return a sheet with one row that holds what a case gives."""
    form = unit_form(sheet, rubric)
    by_id = {criterion.id: criterion for criterion in sheet.criteria}
    cells, claims = Cells(), Cells()
    for place in form.scores:
        content = _cell(_given(by_id[form.columns[place].key], form.columns[place].part, given))
        cells.add(_ROW, place + 1, place, content, scorer=form.official)
    for place, column in enumerate(form.columns):
        stated = _stated(column, given)
        if stated is not None:
            claims.add(_ROW, place + 1, place, _cell(stated, claim=True), scorer=form.official)
    columns = {place: place + 1 for place in range(len(form.columns))}
    person = PersonRow(_ROW, CODE, CODE, note=given.note or "")
    return ScoreSheet(_FILE, "", sheet=_SHEET, columns=columns, people=(person,), scores=cells, claims=claims)


def _given(criterion: Criterion, part: str, given: PointsGiven) -> Decimal | str | None:
    """Return what a case gives for a criterion: a number, a word, or nothing."""
    scores = given.scores or {}
    if criterion.id in scores:
        score = scores[criterion.id]
        if isinstance(score, RatioGiven):
            return score.done if part == DONE else score.assigned
        return score
    if given.others == "blank":
        return None
    best = given.others == "cap"
    if criterion.ratio:
        return Decimal(1 if best or part == ASSIGNED else 0)
    if criterion.figure:
        first = criterion.figure.brackets[0]
        return (first.from_ or (first.above or Decimal(0)) + 1) if best else Decimal(0)
    return criterion.cap if best else criterion.floor


def _stated(column: Column, given: PointsGiven) -> Decimal | str | None:
    """Return what a case states in a column that is no score's."""
    match column.kind:
        case "ballot":
            return given.ballot
        case "extra":
            return (given.extras or {}).get(column.key)
        case "extra_reason":
            return given.note
        case "fact":
            fact = (given.facts or {}).get(column.key)
            return {True: YES[0], False: NO[0]}[fact] if isinstance(fact, bool) else fact
    return None


def known(fact: bool | Decimal | str) -> Fraction | bool:  # noqa: FBT001 - a fact may be one
    """Return a fact that a case states, as conditions take it."""
    return fact if isinstance(fact, bool) else Fraction(fact)


def _cell(value: Decimal | str | None, *, claim: bool = False) -> CellValue:
    """Return a cell with a value as a reader delivers it."""
    if value is None:
        return CellValue(State.BLANK)
    if isinstance(value, str):
        return (
            CellValue(State.TEXT, raw=value)
            if claim
            else CellValue(State.UNREADABLE, raw=value, fault=Fault.NOT_A_NUMBER)
        )
    return CellValue(State.NUMBER, to_scaled(value) or 0)
