"""Totals and levels of many random people, against sums and comparisons of `decimal` that share nothing with them."""

from __future__ import annotations

from array import array
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from danhgia.forms import unit_form
from danhgia.numbers import SCALE
from danhgia.points import NO_LEVEL, add_up, domain_column
from danhgia.scores import Batch
from danhgia.sheets import Cells, PersonRow, PlacedSheet, ScoreSheet
from sample_rubric import sample_rubric, sample_sheet
from score_tables import Q3, domain

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.rubric import Rubric, Sheet

PEOPLE = 100_000
_LINES = {
    label: [(f"{label}.{number}", cap) for number, cap in enumerate((20, 20, 10), start=1)] for label in ("I", "II")
}


class Case(NamedTuple):
    """A rubric, its steps by criterion in hundredths, and its levels as plain comparisons."""

    rubric: Rubric
    steps: tuple[int, ...]
    level: Callable[[Decimal], str | None]
    bounds: tuple[str, ...]


def in_halves(total: Decimal) -> str | None:
    if total >= Decimal(90):
        return "excellent"
    if total >= Decimal(75):
        return "good"
    return "completed" if total >= Decimal(50) else "failed"


def finely(total: Decimal) -> str | None:
    if total > Decimal("89.95"):
        return "a"
    if total >= Decimal("74.55"):
        return "b"
    if total < Decimal("50.05"):
        return "d"
    return "c" if total <= Decimal("67.45") else None


def fine_rubric() -> Rubric:
    levels = [
        {"id": "a", "code": "A", "name": "A", "above": Decimal("89.95")},
        {"id": "b", "code": "B", "name": "B", "from": Decimal("74.55"), "to": Decimal("89.95")},
        {"id": "c", "code": "C", "name": "C", "from": Decimal("50.05"), "to": Decimal("67.45")},
        {"id": "d", "code": "D", "name": "D", "below": Decimal("50.05")},
    ]
    domains = [
        domain("I", 50, *_LINES["I"], step=Decimal("0.1")),
        domain("II", 50, *_LINES["II"], step=Decimal("0.05")),
    ]
    return sample_rubric(sheets=[sample_sheet(domains=domains, levels=levels)])


CASES = {
    "halves": Case(sample_rubric(), (50,) * 16, in_halves, ("50", "75", "90")),
    "tenths and twentieths": Case(fine_rubric(), (10,) * 3 + (5,) * 3, finely, ("50.05", "67.45", "74.55", "89.95")),
}


@pytest.mark.parametrize("name", CASES)
def test_totals_and_levels_are_those_of_an_independent_decimal_computation(name: str) -> None:
    case = CASES[name]
    sheet = case.rubric.main
    scores = random_scores(sheet, case, np.random.default_rng(2018))
    points = add_up(batch_of(scores, case.rubric), sheet)

    exact = {number: Decimal(number) / 100 for number in np.unique(scores).tolist()}
    rows = [[exact[number] for number in row] for row in scores.tolist()]
    totals = [sum(row) for row in rows]
    assert points["complete"].all()
    assert [Decimal(total) / SCALE for total in points["total"].tolist()] == totals
    first = len(sheet.domains[0].criteria)
    in_first = points[domain_column(sheet.domains[0].id)].tolist()
    assert [Decimal(part) / SCALE for part in in_first] == [sum(row[:first]) for row in rows]
    ids = [*(level.id for level in sheet.levels), None]
    assert NO_LEVEL == -1
    assert [ids[place] for place in points["level"].tolist()] == [case.level(Decimal(total)) for total in totals]
    hits = Counter(totals)
    assert all(hits[Decimal(bound)] > PEOPLE // 100 for bound in case.bounds)


def random_scores(sheet: Sheet, case: Case, random: np.random.Generator) -> np.ndarray:
    """Return scores in hundredths, a row per person: half of them anything, half at a bound or one step beside it."""
    steps = np.array(case.steps)
    most = np.array([int(criterion.cap * 100) for criterion in sheet.criteria]) // steps
    anything = random.integers(0, most + 1, size=(PEOPLE // 2, len(steps)))
    finest = int(steps.min())
    aims = random.choice([int(Decimal(bound) * 100) for bound in case.bounds], size=PEOPLE - len(anything))
    left = (aims + random.integers(-1, 2, size=len(aims)) * finest).astype("int64")
    aimed = np.zeros((len(left), len(steps)), dtype="int64")
    for _ in range(2):  # first some of what is left, then, from the coarse steps to the fine ones, all that fits
        for place, step in enumerate(steps):
            room = np.minimum(most[place] - aimed[:, place], left // step)
            given = random.integers(0, room + 1) if _ == 0 else room
            aimed[:, place] += given
            left -= given * step
    assert not left.any()
    whole: np.ndarray = np.concatenate([anything, aimed]) * steps
    return whole


def batch_of(scores: np.ndarray, rubric: Rubric) -> Batch:
    """Return one batch with a row per person, its cells as columns of numbers."""
    form = unit_form(rubric.main, rubric)
    people, criteria = scores.shape
    rows = np.repeat(np.arange(people, dtype="i4") + 2, criteria)
    places = np.tile(np.array(form.scores, dtype="i4"), people)
    zeros = np.zeros(scores.size, dtype="i1").tobytes()
    owners = np.repeat(np.arange(people, dtype="i4"), criteria)
    cells = Cells(
        owner=array("i", owners.tobytes()),
        row=array("i", rows.tobytes()),
        column=array("i", (places + 1).tobytes()),
        what=array("i", places.tobytes()),
        scorer=array("b", [form.official]) * scores.size,
        state=array("b", zeros),
        fault=array("b", zeros),
        formula=array("b", zeros),
        scaled=array("q", (scores.astype("i8").ravel() * (SCALE // 100)).tobytes()),
        raw=[""] * scores.size,
    )
    everybody = tuple(PersonRow(row, f"A{row}", f"Mẫu {row}") for row in range(2, people + 2))
    sheet = ScoreSheet("all.xlsx", "0", sheet="Chấm điểm", people=everybody, scores=cells)
    return Batch.of([PlacedSheet(sheet, Q3, "CB01")], form)
