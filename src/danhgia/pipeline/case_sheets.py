"""Sheets of one row, as worked cases give them: scores, a vote, and a tally of counted votes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.checks.examine import examine
from danhgia.conditions import Conditions, Judged
from danhgia.expected import Expected
from danhgia.forms import NOT_RATED_ID, NOT_RATED_SPELLINGS, unit_form
from danhgia.members import Member, concerns
from danhgia.numbers import SCALE, to_scaled
from danhgia.pipeline.register_casing import period_of, records_of
from danhgia.pipeline.scorer_casing import formed
from danhgia.readers.cases_file import level_id
from danhgia.readers.grade_cases import RatioGiven
from danhgia.reckoning import ASSIGNED, DONE, Reckoned
from danhgia.roster import Roster
from danhgia.sheets import (
    Cells,
    CellValue,
    Fault,
    PersonRow,
    PlacedSheet,
    ScoreSheet,
    State,
    Tally,
    TallyFact,
    TallyRow,
)
from danhgia.tally_form import own_count
from danhgia.task_form import PERCENT, TASK_SHEET
from danhgia.tasks import TaskCell, TaskRow, TaskTable
from danhgia.text import fold
from danhgia.words import NO, YES

if TYPE_CHECKING:
    from danhgia.checks.examine import Examined
    from danhgia.form_columns import Column
    from danhgia.forms import UnitForm
    from danhgia.grounds import Grounds
    from danhgia.readers.grade_cases import PointsGiven, TaskGiven
    from danhgia.rubric import Criterion, Rubric, Sheet
    from danhgia.task_form import TaskForm

CODE = "C1"
"""Whom every case is about."""
_ROW, _FILE, _SHEET, _UNIT = 1, "case", "case", "case"
_COUNTS = ("excluded", "present", "official_present", "issued", "collected", "valid", "invalid")


def examined_case(given: PointsGiven, rubric: Rubric) -> Examined:
    """Check a sheet of one row, of somebody who is on no list unless the case says what he or she is."""
    form = unit_form(rubric.main, rubric)
    sheet = one_row(given, rubric.main, form)
    period, records = period_of(given), records_of(given, rubric, CODE)
    if given.category is None:
        return examine([PlacedSheet(sheet, period, None)], rubric, Expected(None, period), records)
    member = Member(CODE, CODE, _UNIT, category=given.category)
    expected = Expected(Roster((member,), {}), period, {CODE: member})
    return examine([PlacedSheet(sheet, period, _UNIT)], rubric, expected, records)


def of_total(total: Decimal | Fraction, given: PointsGiven, rubric: Rubric, grounds: Grounds) -> Judged:
    """Return what a bare total comes to, with the facts and registers that a case states beside it."""
    sheet = rubric.main
    if not sheet.conditional:
        level = sheet.level_for(total)
        return Judged(level.id if level else None)
    facts = {name: known(fact) for name, fact in (given.facts or {}).items()}
    reckoned = Reckoned({}, {}, Fraction(total), {})
    return Conditions(
        sheet, reckoned, facts, lambda override: concerns(override.applies_to, given.category), grounds, rubric.voting
    ).judged()


def named_level(sheet: Sheet, text: str) -> str | None:
    """Return the level that a case names, or `not_rated`."""
    return NOT_RATED_ID if fold(text) in {*NOT_RATED_SPELLINGS, NOT_RATED_ID} else level_id(sheet, text)


def one_row(given: PointsGiven, rated: Sheet, form: UnitForm) -> ScoreSheet:
    """Return a sheet with one row that holds what a case gives."""
    by_id = {criterion.id: criterion for criterion in rated.criteria}
    scorer = next((at for at, one in enumerate(form.scorers) if one.id == given.scored_by), form.official)
    cells, claims = Cells(), Cells()

    def score(place: int, own: PointsGiven) -> CellValue:
        return _cell(_given(by_id[form.columns[place].key], form.columns[place].part, own))

    for place in form.scores:
        cells.add(_ROW, place + 1, place, score(place, given), scorer=scorer)
    for place, column in enumerate(form.columns):
        stated = _stated(column, given)
        if stated is not None:
            claims.add(_ROW, place + 1, place, _cell(stated, claim=True), scorer=form.official)
    row = ScoreSheet(
        _FILE,
        "",
        sheet=_SHEET,
        columns={place: place + 1 for place in range(len(form.columns))},
        people=(PersonRow(_ROW, CODE, CODE, note=given.note or ""),),
        scores=cells,
        claims=claims,
        tally=None if given.votes is None else _tally(given, rated, form),
        tasks=_tasks(given, form.tasks) if form.tasks else None,
    )
    return formed(row, given, form, score) if given.scorers else row


def _tasks(given: PointsGiven, form: TaskForm) -> TaskTable:
    """Return the table of tasks that a case gives."""
    columns = {column.key: place for place, column in enumerate(form.columns, start=1)}
    rows = (_task(row, one, form) for row, one in enumerate(given.tasks or (), start=1))
    return TaskTable(TASK_SHEET, columns, tuple(rows))


def _task(row: int, given: TaskGiven, form: TaskForm) -> TaskRow:
    values = {key: given.result if key == PERCENT else getattr(given, key) for key in form.numbers}
    numbers = {
        key: TaskCell(Fraction(value)) if isinstance(value, Decimal) else TaskCell(None, value or "")
        for key, value in values.items()
    }
    return TaskRow(
        row,
        given.code,
        given.code,
        given.owner or CODE,
        given.assigner,
        result=str(given.result or ""),
        evaluator=given.evaluator or given.assigner,
        unplanned="x" if given.unplanned else "",
        numbers=numbers,
    )


def _tally(given: PointsGiven, rated: Sheet, form: UnitForm) -> Tally:
    """Return the tally that a case gives: one row of votes, and the counts at its head."""
    names = [*(level.id for level in rated.levels), NOT_RATED_ID]

    def place(level: str) -> int:
        return names.index(named_level(rated, level) or level)

    voted = {place(level): count for level, count in (given.votes or {}).items()}
    against = {form.tally.against(place(level)): count for level, count in (given.against or {}).items()}
    votes = Cells()
    for what, count in (voted | against).items():
        votes.add(_ROW, what + 1, what, CellValue(State.NUMBER, count * SCALE))
    own = form.tally.separate
    facts: dict[str, int | None] = {key: getattr(given, key) for key in _COUNTS}
    facts["official_members"] = given.official
    if given.valid is None:
        facts["valid"] = sum(count for what, count in voted.items() if what not in own)
    for one in own:
        facts[own_count("valid", names[one])] = voted.get(one, 0) + against.get(form.tally.against(one), 0) or None
    heads = {key: TallyFact(_ROW, _ROW, value) for key, value in facts.items() if value is not None}
    return Tally(_SHEET, heads, (TallyRow(_ROW, CODE, CODE),), votes)


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
