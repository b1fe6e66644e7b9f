"""One row of a table of tasks: what of it is needed, and the task that it is where nothing is wrong with it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from danhgia.numbers import plain
from danhgia.task_form import PERCENT
from danhgia.tasks import Task, TaskCell
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.rubric import Tasks
    from danhgia.task_form import TaskForm
    from danhgia.tasks import TaskRow

_ABOVE_ZERO = frozenset({"weight", "difficulty"})
_WHOLE = frozenset({"failed", "delayed"})
_MOST_PERCENT = 100
UNPLANNED = frozenset(map(fold, ("x", "có", "phát sinh")))
"""How a row says that a task was not planned; blank says that it was."""


class Problem(NamedTuple):
    """What is wrong with a cell: the code, the key of its column, what stands there, and the limit or the choice."""

    code: str
    key: str
    value: str = ""
    limit: str | None = None
    options: tuple[str, ...] = ()
    why: str | None = None


def task_of(row: TaskRow, form: TaskForm, rule: Tasks) -> tuple[Task | None, list[Problem]]:
    """Return the task that a row states, or None where something of it cannot be used; and what is wrong."""
    problems = [*_blanks(row, form), *_numbers(row, form), *_words(row, rule)]
    if problems:
        return None, problems
    numbers = {key: cell.value for key, cell in row.numbers.items() if cell.value is not None}
    shares = {fold(one.word): one for one in rule.results or ()}
    result = shares.get(fold(row.result))
    percent = Fraction(result.share) if result else numbers.pop(PERCENT, Fraction(0))
    task = Task(row, numbers, percent, done=bool(result and result.done))
    return task, list(_below_zero(task, rule))


def _blanks(row: TaskRow, form: TaskForm) -> Iterator[Problem]:
    """DG231: a cell that is needed is blank; what is counted there is not zero for that."""
    for key in form.needed:
        if key in {"owner", "unplanned"}:
            continue
        blank = row.numbers[key] == TaskCell() if key in form.numbers else not getattr(row, key)
        if blank:
            yield Problem("DG231", key)


def _numbers(row: TaskRow, form: TaskForm) -> Iterator[Problem]:
    """DG232: no number, or one that cannot be; DG229: nothing assigned, or more done than was."""
    for key in form.numbers:
        cell = row.numbers[key]
        if cell == TaskCell():
            continue
        if cell.value is None:
            yield Problem("DG232", key, cell.raw)
        elif key == "assigned" and cell.value <= 0:
            yield Problem("DG229", key, plain(cell.value), why="nothing")
        elif not _is_possible(key, cell.value):
            yield Problem("DG232", key, plain(cell.value))
    done, assigned = (row.numbers.get(key, TaskCell()).value for key in ("done", "assigned"))
    if done is not None and assigned is not None and 0 < assigned < done:
        yield Problem("DG229", "done", plain(done), plain(assigned), why="more")


def _is_possible(key: str, value: Fraction) -> bool:
    if value < 0 or (key in _ABOVE_ZERO and value == 0):
        return False
    if key in _WHOLE:
        return value.denominator == 1
    return key != PERCENT or value <= _MOST_PERCENT


def _words(row: TaskRow, rule: Tasks) -> Iterator[Problem]:
    """DG230: a result that is none of the words; DG232: a mark for unplanned tasks that is none."""
    words = tuple(one.word for one in rule.results or ())
    if rule.results and row.result and fold(row.result) not in set(map(fold, words)):
        yield Problem("DG230", "result", row.result, options=words)
    if row.unplanned and fold(row.unplanned) not in UNPLANNED:
        yield Problem("DG232", "unplanned", row.unplanned)


def _below_zero(task: Task, rule: Tasks) -> Iterator[Problem]:
    """DG234: more is taken off than the task brings, and the rubric leaves to people what happens then."""
    for key, off in (("failed", rule.failed), ("delayed", rule.delay)):
        times = task.numbers.get(key, Fraction(0))
        if rule.below_zero == "ask" and off is not None and times * Fraction(off) > _MOST_PERCENT:
            yield Problem("DG234", key, plain(times), plain(off))
