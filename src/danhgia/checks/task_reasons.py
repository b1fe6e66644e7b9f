"""The reasons that tasks are: what each criterion derived from them comes to, and each task with its cell."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.numbers import from_scaled, nearest_scaled
from danhgia.reckoning import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from danhgia.checks.task_checks import TaskPlans
    from danhgia.rubric import Sheet
    from danhgia.tasks import Task

TASKS = "tasks"
"""What the rule of such a reason begins with; that of a task is followed by its code."""
_NUMBERS = ("weight", "difficulty", "assigned", "done", "failed", "delayed")


def task_reasons(plans: TaskPlans, sheet: Sheet, person: int) -> Iterator[Reason]:
    """Yield a reason for each criterion that somebody's tasks bring points for, then one for each task."""
    shares, tasks = plans.shares.get(person), plans.tasks.get(person, ())
    if not shares or sheet.tasks is None:
        return
    for one in sheet.criteria:
        if one.tasks:
            points = rounded(shares[one.id] * Fraction(one.cap), sheet.score.rounding.line)
            facts = {"crit": one.printed, "value": _number(points), "cap": one.cap, "n": len(tasks)}
            yield Reason(TASKS, None, "task_points", facts, sheet.tasks.basis)
    rows = {one.row.row: one for one in plans.owned if one.person == person}
    for task in tasks:
        at = rows[task.row.row].at("code")
        facts = {"task": task.row.code, "name": task.row.name, "sheet": at.sheet, "cell": at.cell}
        yield Reason(f"{TASKS}.{task.row.code}", None, "task", {**facts, **_said(task, plans)})


def _said(task: Task, plans: TaskPlans) -> Mapping[str, object]:
    """Return what is known of a task, as facts of its sentence; what the table does not ask is None."""
    numbers = {key: _number(task.numbers[key]) if key in task.numbers else None for key in _NUMBERS}
    return {
        **numbers,
        "value": task.row.result or (_number(task.percent) if plans.in_percent else None),
        "unit": "%" if plans.in_percent else "",
        "unplanned": task.row.unplanned or None,
        "date": task.row.due or None,
        "who": task.row.assigner,
        "who2": task.row.evaluator,
    }


def _number(value: Fraction) -> Decimal:
    return from_scaled(nearest_scaled(value))
