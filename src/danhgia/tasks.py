"""Tasks: the rows of a table of tasks as values, and what somebody's tasks come to, as exact fractions.

Nothing here reads a cell or knows a sheet; a blank is None, and whoever reckons has made sure that nothing is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.rubric import Rounded
    from danhgia.rubric import Tasks as TaskRule
    from danhgia.rubric.tasks import Measure, TaskMeasure

_WHOLE = Fraction(100)


class TaskCell(NamedTuple):
    """A cell that should hold a number: the number, or None for a blank and for what is none; and what stands there."""

    value: Fraction | None = None
    raw: str = ""


class TaskRow(NamedTuple):
    """One row of the table of tasks, its texts cleaned. `numbers` are by the keys of `task_form.NUMBERS`."""

    row: int
    code: str
    name: str
    owner: str = ""
    assigner: str = ""
    result: str = ""
    evaluator: str = ""
    unplanned: str = ""
    due: str = ""
    note: str = ""
    numbers: Mapping[str, TaskCell] = {}


@dataclass(frozen=True)
class TaskTable:
    """The sheet of tasks of a unit's workbook; `columns` gives the 1-based column of each key that was found."""

    sheet: str
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[TaskRow, ...] = ()


class Task(NamedTuple):
    """A task of which everything that is needed is known.

    `numbers` are by key; `percent` is what the evaluation says it brings, and `done` whether that counts as done.
    """

    row: TaskRow
    numbers: Mapping[str, Fraction]
    percent: Fraction = Fraction(0)
    done: bool = False


def share(tasks: Sequence[Task], wanted: TaskMeasure, rule: TaskRule, cap: Fraction) -> Fraction:
    """Return which share of a criterion's cap somebody's tasks bring: the mean of its measures.

    `cap` matters only where the points of each task are rounded. There is at least one task.
    """
    found = [_share(tasks, measure, rule, cap) for measure in wanted.measure]
    return sum(found, Fraction(0)) / len(found)


def percent(task: Task, measure: Measure, rule: TaskRule) -> Fraction:
    """Return what one task brings by a measure, in percent of what it counts; below zero as far as `rule` lets it."""
    match measure:
        case "quantity":
            return task.numbers["done"] / task.numbers["assigned"] * _WHOLE
        case "quality":
            found = _WHOLE - Fraction(rule.failed or 0) * task.numbers["failed"]
        case "progress":
            found = _WHOLE - Fraction(rule.delay or 0) * task.numbers["delayed"]
        case "points":
            return task.percent
        case "share_done":
            return _WHOLE if task.done else Fraction(0)
    return max(found, Fraction(0)) if rule.below_zero == "zero" else found


def counts(task: Task, measure: Measure, rule: TaskRule) -> Fraction:
    """Return how much a task counts among those of its owner."""
    factor = task.numbers.get("difficulty", Fraction(1))
    if measure == "quantity" or rule.counted_by == "assigned":
        return task.numbers["assigned"] * factor
    return task.numbers["weight"] * factor if rule.counted_by == "weight" else factor


def points(tasks: Sequence[Task], task: Task, measure: Measure, rule: TaskRule, cap: Fraction) -> Fraction:
    """Return the points of a cap that one of somebody's tasks brings by a measure, rounded where the rule says so."""
    every = sum((counts(one, measure, rule) for one in tasks), Fraction(0))
    found = cap * counts(task, measure, rule) * percent(task, measure, rule) / _WHOLE / every
    return stepped(found, rule.rounding if measure == "points" else None)


def stepped(value: Fraction, to: Rounded | None) -> Fraction:
    """Return a value rounded to a step, half away from zero or towards it; as it is where no step is given."""
    if to is None:
        return value
    steps = abs(value) / Fraction(to.to)
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    if to.how == "truncate":
        whole = steps.numerator // steps.denominator
    return (whole if value >= 0 else -whole) * Fraction(to.to)


def _share(tasks: Sequence[Task], measure: Measure, rule: TaskRule, cap: Fraction) -> Fraction:
    return sum((points(tasks, task, measure, rule, cap) for task in tasks), Fraction(0)) / cap
