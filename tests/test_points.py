from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from danhgia.forms import unit_form
from danhgia.numbers import SCALE, to_scaled
from danhgia.points import NO_LEVEL, add_up, domain_column, levels
from danhgia.scores import Batch
from sample_rubric import sample_sheet
from score_tables import default_rubric, placed, small_rubric

SHEET = default_rubric().main
FORM = unit_form(SHEET, default_rubric())
HEAD = "code | name | I.1 | I.2 | II.1"
BOUNDS = [
    ("100", "excellent"),
    ("90", "excellent"),
    ("89.999999", "good"),
    ("89.99", "good"),
    ("75", "good"),
    ("74.99", "completed"),
    ("50", "completed"),
    ("49.99", "failed"),
    ("0", "failed"),
]


def scaled(*values: str) -> np.ndarray:
    return np.array([to_scaled(Decimal(value)) for value in values])


@pytest.mark.parametrize(("total", "level"), BOUNDS)
def test_bounds_are_exact(total: str, level: str) -> None:
    assert SHEET.levels[levels(scaled(total), SHEET)[0]].id == level
    found = SHEET.level_for(Decimal(total))
    assert found is not None
    assert found.id == level


def test_below_and_above_all_bounds_there_is_no_level() -> None:
    bounded = [{"id": "only", "code": "X", "name": "Mức", "from": Decimal(50), "to": Decimal(60)}]
    sheet = small_rubric(sheets=[sample_sheet(levels=bounded)]).main
    assert levels(scaled("49.99", "50", "60", "60.01", "-1"), sheet).tolist() == [NO_LEVEL, 0, 0, NO_LEVEL, NO_LEVEL]


def test_bounds_may_leave_their_value_out() -> None:
    stated = [
        {"id": "a", "code": "A", "name": "A", "above": Decimal(90)},
        {"id": "b", "code": "B", "name": "B", "above": Decimal(80), "to": Decimal(90)},
        {"id": "c", "code": "C", "name": "C", "below": Decimal(80)},
    ]
    sheet = small_rubric(sheets=[sample_sheet(levels=stated)]).main
    assert levels(scaled("90.01", "90", "80.01", "80", "79.99"), sheet).tolist() == [0, 1, 1, NO_LEVEL, 2]


def test_a_bound_finer_than_a_millionth_is_a_fault_of_the_program() -> None:
    level = SHEET.levels[0].model_copy(update={"from_": Decimal("0.0000001")})
    with pytest.raises(ValueError, match="finer than a millionth"):
        levels(scaled("1"), SHEET.model_copy(update={"levels": (level,)}))


def test_scores_are_added_per_domain_and_in_total() -> None:
    table = (
        f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20\nA2 | Mẫu 2 | 0.1 | 0.2 | '4,5\nA3 | Mẫu 3 | | 30 | 20\nA4 | Mẫu 4 | | |"
    )
    points = add_up(Batch.of([placed(table)], FORM), SHEET)
    assert points["scored"].tolist() == [3, 3, 2, 0]
    assert points["complete"].tolist() == [True, True, False, False]
    assert points[domain_column("I")].tolist()[:2] == [70 * SCALE, 300_000]
    assert points[domain_column("II")].tolist()[:2] == [20 * SCALE, 4_500_000]
    assert points["total"].tolist()[:2] == [90 * SCALE, 4_800_000]
    assert points["level"].tolist()[:2] == [0, 3]


@pytest.mark.parametrize("cell", ["x", "#REF!", "90%", "=?", "day:01/02/2018", "1.0000001"])
def test_what_cannot_be_read_makes_a_row_incomplete_and_not_blank(cell: str) -> None:
    points = add_up(Batch.of([placed(f"{HEAD}\nA1 | Mẫu 1 | {cell} | 30 | 20")], FORM), SHEET)
    assert (points["scored"].tolist(), points["complete"].tolist()) == ([3], [False])
    assert points["total"].tolist() == [50 * SCALE]


def test_a_sheet_without_a_criterion_has_no_complete_row() -> None:
    points = add_up(Batch.of([placed("code | name | I.1 | I.2\nA1 | Mẫu 1 | 40 | 30")], FORM), SHEET)
    assert points["complete"].tolist() == [False]
    assert points[domain_column("II")].tolist() == [0]


def test_nobody_has_no_points() -> None:
    points = add_up(Batch.of([], FORM), SHEET)
    assert len(points) == 0
    assert set(points.columns) == {"scored", "complete", *map(domain_column, ("I", "II")), "total", "level"}
