"""Sheets of one row, as worked cases give them: scores, a vote, and a tally of counted votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.examine import examine
from danhgia.checks.people_checks import Expected
from danhgia.checks.register_checks import Records
from danhgia.forms import NOT_RATED_ID, NOT_RATED_SPELLINGS, unit_form
from danhgia.numbers import SCALE, to_scaled
from danhgia.readers.cases_file import level_id
from danhgia.roster import Member, Roster
from danhgia.sheets import Cells, CellValue, PersonRow, PlacedSheet, ScoreSheet, State, Tally, TallyFact, TallyRow
from danhgia.tally_form import own_count
from danhgia.text import fold

if TYPE_CHECKING:
    from decimal import Decimal

    from danhgia.checks.examine import Examined
    from danhgia.forms import UnitForm
    from danhgia.readers.cases_file import PointsGiven
    from danhgia.rubric import Criterion, Rubric, Sheet

CODE = "C1"
"""Whom every case is about."""
_ROW, _FILE, _SHEET, _UNIT = 1, "case", "case", "case"
_COUNTS = ("excluded", "present", "official_present", "issued", "collected", "valid", "invalid")


def examined_case(given: PointsGiven, rubric: Rubric) -> Examined:
    """Check a sheet of one row, of somebody who is on no list unless the case says what he or she is."""
    form = unit_form(rubric.main, rubric)
    sheet = _one_row(given, rubric.main, form)
    if given.category is None:
        return examine([PlacedSheet(sheet, None, None)], rubric, Expected(None, None), Records())
    member = Member(CODE, CODE, _UNIT, category=given.category)
    expected = Expected(Roster((member,), {}), None, {CODE: member})
    return examine([PlacedSheet(sheet, None, _UNIT)], rubric, expected, Records())


def named_level(sheet: Sheet, text: str) -> str | None:
    """Return the level that a case names, or `not_rated`."""
    return NOT_RATED_ID if fold(text) in {*NOT_RATED_SPELLINGS, NOT_RATED_ID} else level_id(sheet, text)


def _one_row(given: PointsGiven, rated: Sheet, form: UnitForm) -> ScoreSheet:
    by_id = {criterion.id: criterion for criterion in rated.criteria}
    cells, claims = Cells(), Cells()
    for place in form.scores:
        value = _given(by_id[form.columns[place].key], given)
        scaled = None if value is None else to_scaled(value)
        content = CellValue(State.BLANK) if scaled is None else CellValue(State.NUMBER, scaled)
        cells.add(_ROW, place + 1, place, content, scorer=form.official)
    if given.ballot:
        place = form.place("ballot")
        claims.add(_ROW, place + 1, place, CellValue(State.TEXT, raw=given.ballot), scorer=form.official)
    return ScoreSheet(
        _FILE,
        "",
        sheet=_SHEET,
        columns={place: place + 1 for place in range(len(form.columns))},
        people=(PersonRow(_ROW, CODE, CODE),),
        scores=cells,
        claims=claims,
        tally=None if given.votes is None else _tally(given, rated, form),
    )


def _given(criterion: Criterion, given: PointsGiven) -> Decimal | None:
    scores = given.scores or {}
    if criterion.id in scores:
        return scores[criterion.id]
    return {"cap": criterion.cap, "floor": criterion.floor, "blank": None}[given.others]


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
