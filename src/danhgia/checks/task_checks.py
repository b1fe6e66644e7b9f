"""Checks of task plans, and what they bring: one owner per task to the end, and who assigned it evaluates it.

What is wrong with a task blocks its owner; where nobody can tell whose a task is, everybody on that sheet: a task that
is missing from somebody's plan would be a wrong grade.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.task_cells import task_of
from danhgia.checks.task_rows import TaskRows, by_code
from danhgia.findings import Finding
from danhgia.numbers import SCALE, from_scaled, nearest_scaled, plain
from danhgia.reckoning import rounded
from danhgia.scores import cells_of
from danhgia.sheets import Fault, State
from danhgia.tasks import share
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.checks.register_checks import Owners
    from danhgia.checks.score_checks import Rows
    from danhgia.checks.tally_rows import TallyRows
    from danhgia.checks.task_rows import Owned
    from danhgia.periods import Period
    from danhgia.rubric import Sheet
    from danhgia.scores import Batch, CellRow
    from danhgia.tasks import Task

_TO_SIX_PLACES = Fraction(1, SCALE)


class TaskPlans:
    """The task plans of a batch: what is wrong with them, and what they bring whom; empty where the sheet has none."""

    def __init__(self, beside: TallyRows, sheet: Sheet) -> None:
        self._beside, self.sheet, self._rule = beside, sheet, sheet.tasks
        self._form = beside.batch.form.tasks
        self._rows = TaskRows(beside)
        self.owned = list(self._rows.owned()) if self._rule else []
        self._tasks: dict[int, list[Task]] = defaultdict(list)
        self.findings = list(self._check()) if self._rule else []

    @cached_property
    def shares(self) -> Mapping[int, Mapping[str, Fraction]]:
        """What share of a criterion's cap somebody's tasks bring, by person and criterion; nobody who is blocked."""
        if self._rule is None:
            return {}
        derived = [(one, one.tasks) for one in self.sheet.criteria if one.tasks]
        return {
            person: {one.id: share(tasks, wanted, self._rule, Fraction(one.cap)) for one, wanted in derived}
            for person, tasks in self.tasks.items()
        }

    @cached_property
    def tasks(self) -> Mapping[int, Sequence[Task]]:
        """The tasks of everybody of whose tasks nothing is unclear."""
        faulty = {finding.subject for finding in self.findings if finding.blocks == "person"}
        people = self._beside.people
        return {person: tasks for person, tasks in self._tasks.items() if people[person].subject not in faulty}

    @property
    def in_percent(self) -> bool:
        """Whether results are percentages, not words."""
        return bool(self._rule and self._rule.percent)

    def _check(self) -> Iterator[Finding]:
        for one in self.owned:
            yield from self._owner(one)
            yield from self._assigner(one)
            yield from self._evaluator(one)
            yield from self._values(one)
        yield from self._codes()
        yield from self._weights()

    def _owner(self, one: Owned) -> Iterator[Finding]:
        """DG220 task-owner-unknown, DG221 task-owner-elsewhere."""
        if one.person is not None or self._rows.unit(one.row.owner, one.placed):
            return
        if one.subject:
            yield one.finding("DG221", "owner", one.row.owner)
        else:
            yield one.finding("DG220", "owner", one.row.owner, near=self._rows.near(one.row.owner))

    def _assigner(self, one: Owned) -> Iterator[Finding]:
        """DG222 task-assigner-unknown, DG223 task-assigner-is-owner."""
        code = one.row.assigner
        if not code:
            return  # said with the blanks
        named = self._rows.resolved(code, one.placed)
        if named is None:
            yield one.finding("DG222", "assigner", code, near=self._rows.near(code), role="assigner")
        elif one.row.owner and fold(named) == fold(one.subject or one.row.owner):
            yield one.finding("DG223", "assigner", code)

    def _evaluator(self, one: Owned) -> Iterator[Finding]:
        """DG224 task-evaluator-differs: who assigned a task evaluates it; DG222 where nobody has the code."""
        code, assigner = one.row.evaluator, one.row.assigner
        if not code or self._rule is None:
            return
        named = self._rows.resolved(code, one.placed)
        if self._rule.evaluator == "named":
            if named is None:
                yield one.finding("DG222", "evaluator", code, near=self._rows.near(code), role="evaluator")
            return
        expected = self._rows.resolved(assigner, one.placed) or assigner
        if assigner and fold(named or code) != fold(expected):
            yield one.finding("DG224", "evaluator", code, limit=assigner)

    def _values(self, one: Owned) -> Iterator[Finding]:
        """DG229 to DG232, DG234: blanks, numbers that cannot be, words that are none; else the task is known."""
        if self._rule is None or self._form is None:
            return
        task, problems = task_of(one.row, self._form, self._rule)
        headings = {column.key: column.heading for column in self._form.columns}
        for found in problems:
            facts = {"heading": headings[found.key], "options": found.options or None, "why": found.why}
            yield one.finding(found.code, found.key, found.value, limit=found.limit, **facts)
        if task and one.person is not None:
            self._tasks[one.person].append(task)

    def _codes(self) -> Iterator[Finding]:
        """DG225 task-two-owners, at the row of each; DG226 task-twice, at the second row."""
        for same in by_code(self.owned).values():
            owners = {fold(one.subject or one.row.owner): one for one in reversed(same)}
            for place, one in enumerate(same):
                other = next(
                    (found for key, found in owners.items() if key != fold(one.subject or one.row.owner)), None
                )
                if other:
                    facts = {"owner2": other.who or other.row.owner or "?", "cell2": other.at("owner").cell}
                    yield one.finding("DG225", "owner", one.row.owner, **facts)
                elif place:
                    yield one.finding("DG226", "code", one.row.code, cell2=same[0].at("code").cell)

    def _weights(self) -> Iterator[Finding]:
        """DG228 task-weights-do-not-add-up: at the first weight, with all cells."""
        wanted = self._rule.weights_sum if self._rule else None
        for person, tasks in self._tasks.items() if wanted is not None else ():
            own = [one for one in self.owned if one.person == person]
            added = sum((task.numbers.get("weight", Fraction(0)) for task in tasks), Fraction(0))
            if len(own) == len(tasks) and added != Fraction(wanted or 0):
                cells = tuple(one.at("weight").cell for one in own)
                value = plain(added)
                yield own[0].finding("DG228", "weight", value, limit=plain(wanted or Decimal(0)), cells=cells)


def check_tasks(
    plans: TaskPlans, batch: Batch, rows: Rows, before: tuple[Period | None, Mapping[Period, Owners]]
) -> Iterator[Finding]:
    """Return everything that is wrong with the tasks of a batch; `before` is the period, and who owned tasks when."""
    if plans.sheet.tasks is None:
        return
    yield from plans.findings
    yield from check_changed_owners(plans, *before)
    yield from check_task_points(batch, plans.sheet, rows, plans)


def check_changed_owners(plans: TaskPlans, period: Period | None, before: Mapping[Period, Owners]) -> Iterator[Finding]:
    """DG227 task-owner-changed: the latest earlier graded period of the year has somebody else as the task's owner."""
    if period is None:
        return
    earlier = [
        one for one in period.within("year").divided(period.kind) if one.number < period.number and one in before
    ]
    for one in plans.owned:
        key = (one.placed.unit or "", fold(one.row.code))
        known = next((found for found in reversed(earlier) if key in before[found]), None)
        if known is None or not one.subject:
            continue
        code, name = before[known][key]
        if fold(code) != fold(one.subject):
            yield one.finding("DG227", "owner", one.row.owner, owner2=f"{name} ({code})", period=known)


def check_task_points(batch: Batch, sheet: Sheet, rows: Rows, plans: TaskPlans) -> Iterator[Finding]:
    """DG233 person-without-tasks; DG235 task-points-differ: what the sheet shows is not what the tasks come to."""
    derived = [one for one in sheet.criteria if one.tasks]
    if not derived:
        return
    places = {batch.form.place("derived", one.id): one for one in derived}
    for person in _without(batch, rows, plans):
        first = min(places)
        facts = {"who": rows.who[person], "crit": places[first].printed}
        at = batch.at(person, first)
        yield Finding("DG233", at, rows.subject[person] or None, unit=rows.unit[person], facts=facts)
    claims = batch.claims[batch.claims["what"].isin(list(places))]
    for cell in cells_of(rows.of_rated(claims)):
        one, found = places[cell.what], plans.shares.get(cell.person)
        if found is None or cell.fault == Fault.NOT_CALCULATED:
            continue
        exact = found[one.id] * Fraction(one.cap)
        right = rounded(exact, sheet.score.rounding.line)
        if not (_claims(cell, exact) or _claims(cell, right)):
            at = batch.at(cell.person, cell.what)
            value = cell.raw or plain(from_scaled(cell.scaled))
            expected = from_scaled(nearest_scaled(right))
            who, unit = rows.subject[cell.person] or None, rows.unit[cell.person]
            said = {"who": rows.who[cell.person], "crit": one.printed, "value": value, "expected": expected}
            yield Finding("DG235", at, who, one.id, value, plain(expected), said, unit)


def _without(batch: Batch, rows: Rows, plans: TaskPlans) -> Iterator[int]:
    """Yield who is rated and has no task, where the table could be read: that it could not is said of the file."""
    told = {file for file, placed in enumerate(batch.sheets) if placed.sheet.form == "unit" and not placed.sheet.tasks}
    owners, files = {one.person for one in plans.owned}, batch.people["file"].tolist()
    for person in rows.judged.nonzero()[0].tolist():
        if person not in owners and files[person] not in told and rows.points["scored"][person]:
            yield person


def _claims(cell: CellRow, right: Fraction) -> bool:
    """Tell whether a cell shows some points, as far as millionths go: the template's formula does not round lines."""
    if cell.state == State.NUMBER:
        shown = Fraction(cell.scaled, SCALE)
    elif cell.fault == Fault.TOO_FINE:
        shown = Fraction(Decimal(cell.raw))
    else:
        return False
    return abs(shown - right) <= _TO_SIX_PLACES
