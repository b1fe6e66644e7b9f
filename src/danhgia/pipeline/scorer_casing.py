"""What several scorers gave, as worked cases state it: bare totals, or a form with a column of scores for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.checks.scorer_checks import gap_facts
from danhgia.combining import together
from danhgia.forms import unit_form
from danhgia.person_form import own_scorer
from danhgia.readers.grade_cases import PointsExpect
from danhgia.sheets import Cells, CellValue, PersonRow, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from danhgia.forms import UnitForm
    from danhgia.readers.grade_cases import PointsGiven
    from danhgia.rubric import Rubric
    from danhgia.sheets import ScoreSheet


def total_of(stated: Mapping[str, Decimal | None], rubric: Rubric) -> tuple[Fraction | None, tuple[str, ...]]:
    """Return what the totals of several scorers come to, if that is known, and the codes of what is said of them."""
    sheet, form = rubric.main, unit_form(rubric.main, rubric)
    totals = {scorer.id: stated.get(scorer.id) for scorer in sheet.scorers}
    known = {scorer: None if total is None else Fraction(total) for scorer, total in totals.items()}
    if sheet.combined:
        total = together(known, sheet, sheet.combined)
        silent = [one for one in sheet.counting if known[one] is None and sheet.combined.blank != "skip"]
        codes = ["DG213"] * len(silent)
    else:
        total, codes = known[sheet.official], [] if known[sheet.official] is not None else ["DG211"]
    theirs, place = known[sheet.official], own_scorer(form)
    own = None if place == form.official else known[form.scorers[place].id]
    far = own is not None and theirs is not None and gap_facts(sheet, own, theirs) is not None
    return total, (*codes, *(["DG903"] if far else []))


def without_total(codes: Sequence[str]) -> Mapping[str, object]:
    """Return what comes of a case in which nobody can tell the total."""
    return {**dict.fromkeys(PointsExpect.model_fields), "reason": "error", "findings": tuple(sorted(codes))}


def formed(
    row: ScoreSheet, given: PointsGiven, form: UnitForm, cell: Callable[[int, PointsGiven], CellValue]
) -> ScoreSheet:
    """Return a person's form with the columns that a case gives, in place of a unit's row; `cell` reads one score."""
    cells = Cells()
    for scorer, named in enumerate(form.scorers):
        column = (given.scorers or {}).get(named.id)
        own = given.model_copy(update={"scores": column}) if isinstance(column, Mapping) else None
        for place in form.scores:
            value = CellValue(State.BLANK) if own is None else cell(place, own)
            cells.add(place + 1, scorer + 1, place, value, scorer=scorer)
    places = {place: (place + 1, form.official + 1) for place in range(len(form.columns))}
    person = row.people[0]
    people = (PersonRow(0, person.code, person.name, note=person.note),)
    return replace(row, form="person", people=people, scores=cells, columns={}, places=places)
