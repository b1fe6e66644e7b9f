"""What tasks come to: the vectors of the regimes, exactly, and properties that hold whatever the tasks are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia.pipeline import casing
from danhgia.readers.rubric_file import load_rubric, read_rubric
from danhgia.rubric import TaskMeasure, Tasks
from danhgia.tasks import Task, TaskRow, points, share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

FOLDER = Path(__file__).parent / "rubrics"
RUBRICS = [FOLDER / f"{name}.yaml" for name in ("hd-03-tasks", "nd-335-tasks")]
ONE = dict.fromkeys(("weight", "assigned", "done", "difficulty"), 1)


def task(percent: str | int = 0, **numbers: str | int) -> Task:
    return Task(TaskRow(1, "N", "N"), {key: Fraction(value) for key, value in numbers.items()}, Fraction(percent))


def rule(**keys: object) -> Tasks:
    return Tasks.model_validate({"evaluator": "assigner", **keys})


def brought(tasks: Sequence[Task], measure: str | list[str], table: Tasks, cap: int = 70) -> Fraction:
    return share(tasks, TaskMeasure.model_validate({"measure": measure}), table, Fraction(cap)) * cap


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_the_regimes_are_rubrics_whose_cases_come_out(path: Path) -> None:
    _, findings = read_rubric(path)
    assert {finding.code for finding in findings} == {"DG605"}
    tested = casing.test_rubric(load_rubric(path), path, path.name)
    assert tested.cases > 0
    assert [(finding.at.line, finding.facts["case"], finding.value) for finding in tested.findings] == []


class TestProductsOfHd03:
    TC_1 = tuple(
        task(percent, weight=weight)
        for weight, percent in ((30, "97.5"), (15, 94), (10, 100), (10, "95.5"), (5, "91.5"))
    )

    def test_tc_1_is_exact(self) -> None:
        assert brought(self.TC_1, "points", rule(counted_by="weight")) == Fraction("67.475")

    def test_tc_1_with_each_line_rounded_is_what_the_guidance_prints(self) -> None:
        table = rule(counted_by="weight", rounding={"to": Decimal("0.1")})
        assert brought(self.TC_1, "points", table) == Fraction("67.6")
        lines = [points(self.TC_1, one, "points", table, Fraction(70)) for one in self.TC_1]
        assert lines == [Fraction(text) for text in ("29.3", "14.1", "10", "9.6", "4.6")]

    def test_weights_that_add_up_to_a_hundred_are_shares_of_the_cap(self) -> None:
        tasks = (task(100, weight=60), task(50, weight=40))
        assert brought(tasks, "points", rule(counted_by="weight")) == 56


class TestProductsOfNd335:
    TABLE = rule(counted_by="assigned", failed=25, delay=25)

    def test_staff_with_a_100_b_95_c_90(self) -> None:
        tasks = [task(**ONE, failed=int(n == 0), delayed=int(n < 2)) for n in range(5)]
        measured = [brought(tasks, one, self.TABLE, 100) for one in ("quantity", "quality", "progress")]
        assert measured == [100, 95, 90]
        assert brought(tasks, ["quantity", "quality", "progress"], self.TABLE) == Fraction("66.5")

    def test_a_failed_assessment_takes_off_its_own_product_alone(self) -> None:
        tasks = (task(**{**ONE, "assigned": 3, "done": 3}, failed=1), task(**ONE, failed=0))
        assert brought(tasks, "quality", self.TABLE, 100) == 100 - Fraction(25 * 3, 4)

    @pytest.mark.parametrize(("below_zero", "expected"), [("zero", 50), ("keep", Fraction("37.5"))])
    def test_five_delays_of_one_of_two(self, below_zero: str, expected: Fraction) -> None:
        table = rule(counted_by="each", delay=25, below_zero=below_zero)
        assert brought((task(delayed=5), task(delayed=0)), "progress", table, 100) == expected

    def test_difficulty_converts(self) -> None:
        tasks = (task(assigned=4, done=2, difficulty=1), task(assigned=1, done=1, difficulty=3))
        assert brought(tasks, "quantity", self.TABLE, 7) == 5


def test_the_share_of_tasks_that_are_done() -> None:
    done, open_ = task(weight=1)._replace(done=True), task(weight=2)
    assert brought((done, open_), "share_done", rule(counted_by="weight"), 30) == 10
    assert brought((done, open_), "share_done", rule(counted_by="each"), 30) == 15


numbers = st.fractions(min_value=Fraction(1, 100), max_value=50, max_denominator=100)
tasks_of_somebody = st.lists(
    st.builds(
        lambda assigned, part, percent, failed: task(
            str(percent), assigned=str(assigned), done=str(assigned * part / 100), failed=failed, delayed=0
        ),
        numbers,
        st.integers(0, 100),
        st.integers(0, 100),
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=6,
)


@given(tasks_of_somebody, st.sampled_from(["quantity", "quality", "points"]), st.randoms())
def test_points_lie_between_none_and_the_cap_whatever_the_order(tasks: list[Task], measure: str, luck: Random) -> None:
    table = rule(counted_by="assigned", failed=25)
    found = brought(tasks, measure, table)
    assert 0 <= found <= 70
    shuffled = list(tasks)
    luck.shuffle(shuffled)
    assert brought(shuffled, measure, table) == found


@given(tasks_of_somebody)
def test_a_better_result_never_brings_less(tasks: list[Task]) -> None:
    table = rule(counted_by="assigned")
    better = [tasks[0]._replace(percent=Fraction(100)), *tasks[1:]]
    assert brought(better, "points", table) >= brought(tasks, "points", table)
