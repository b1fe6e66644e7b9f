"""The live formulas of points that come from tasks: on the score sheet, over the rows of the table beside it.

They show nothing until somebody has a task and every cell that it takes holds a number, as grading does.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.checks.task_cells import task_of
from danhgia.findings import column_letters
from danhgia.numbers import from_scaled, machine, nearest_scaled, plain
from danhgia.task_form import PERCENT, TASK_SHEET
from danhgia.tasks import TaskCell, TaskRow, share
from danhgia.text import fold
from danhgia.writers.cells import Calculated, number_in, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.rubric import Criterion, Sheet, Tasks
    from danhgia.rubric.tasks import Measure
    from danhgia.task_form import TaskForm
    from danhgia.writers.cells import Content

_NUMBER_OF: Mapping[str, str] = {"quality": "failed", "progress": "delayed"}


@dataclass(frozen=True)
class TaskFormulas:
    """Writes what criteria come to over the table of tasks, whose rows are the first and the last of `rows`."""

    form: TaskForm
    rule: Tasks
    rows: tuple[int, int]

    def derived(self, one: Criterion, code: str, held: Mapping[str, Fraction]) -> Calculated:
        """Return the cell of a criterion of whoever has the code in a cell; `held` are the shares as they are now."""
        measures = one.tasks.measure if one.tasks else ()
        ready = [f"{self._count(code)}>0", *dict.fromkeys(self._ready(measure, code) for measure in measures)]
        values = "+".join(self._value(measure, code, one) for measure in measures)
        value = f"({values})/{len(measures)}" if len(measures) > 1 else values
        formula = f'=IF({code}="","",IFERROR(IF(AND({",".join(ready)}),{value},""),""))'
        now = held.get(one.id)
        shown = "" if now is None else machine(from_scaled(nearest_scaled(now * Fraction(one.cap))))
        return Calculated(formula, shown)

    def _area(self, key: str) -> str:
        place = next(at for at, column in enumerate(self.form.columns, start=1) if column.key == key)
        letters, (first, last) = column_letters(place), self.rows
        return f"'{TASK_SHEET}'!${letters}${first}:${letters}${last}"

    def _own(self, code: str) -> str:
        return f"({self._area('owner')}={code})"

    def _count(self, code: str) -> str:
        return f"SUMPRODUCT(--{self._own(code)})"

    def _ready(self, measure: Measure, code: str) -> str:
        """Return the condition that every task has what a measure takes."""
        keys = self._factors(measure)
        keys += ["done"] if measure == "quantity" else [_NUMBER_OF[measure]] if measure in _NUMBER_OF else []
        given = [f"ISNUMBER({self._area(key)})" for key in dict.fromkeys(keys)]
        if measure in {"points", "share_done"}:
            given.append(self._evaluated())
        return f"SUMPRODUCT({'*'.join([self._own(code), *given])})={self._count(code)}"

    def _evaluated(self) -> str:
        if not self.rule.results:  # 95% is 0,95 to a spreadsheet program, and no percentage to count with
            area = self._area(PERCENT)
            return f"ISNUMBER({area})*((({area}=0)+({area}>1)*({area}<=100))>0)"
        return "(" + "+".join(f"({self._area('result')}={quoted(one.word)})" for one in self.rule.results) + ")"

    def _factors(self, measure: Measure) -> list[str]:
        """Return the keys of what a task counts by; none where each counts the same."""
        if measure == "quantity" or self.rule.counted_by == "assigned":
            keys = ["assigned"]
        else:
            keys = ["weight"] if self.rule.counted_by == "weight" else []
        return [*keys, *(["difficulty"] if "difficulty" in self.form.numbers else [])]

    def _counts(self, measure: Measure, code: str) -> str:
        return "*".join([self._own(code), *map(self._area, self._factors(measure))])

    def _percent(self, measure: Measure) -> str:
        """Return what each task brings, in percent, as an array."""
        if measure in _NUMBER_OF:
            off = plain((self.rule.failed if measure == "quality" else self.rule.delay) or 0)
            left = f"(100-{off}*{self._area(_NUMBER_OF[measure])})"
            return f"({left}*({left}>0))" if self.rule.below_zero == "zero" else left
        if not self.rule.results:
            return self._area(PERCENT)
        shares = [(one.word, plain(one.share) if measure == "points" else "100" if one.done else "0")
                  for one in self.rule.results]  # fmt: skip
        return "(" + "+".join(f"({self._area('result')}={quoted(word)})*{value}" for word, value in shares) + ")"

    def _value(self, measure: Measure, code: str, one: Criterion) -> str:
        cap, counts = plain(one.cap), self._counts(measure, code)
        if measure == "quantity":
            difficulty = [self._area("difficulty")] if "difficulty" in self.form.numbers else []
            done = "*".join([self._own(code), self._area("done"), *difficulty])
            return f"SUMPRODUCT({done})/SUMPRODUCT({counts})*{cap}"
        brought = f"{counts}*{self._percent(measure)}"
        # Each part is an array of ones and noughts or numbers; a lone condition would not be counted by SUMPRODUCT.
        every = f"SUMPRODUCT(1*{counts})"
        rounding = self.rule.rounding
        if measure != "points" or rounding is None:
            return f"SUMPRODUCT({brought})/{every}/100*{cap}"
        function = "ROUND" if rounding.how == "half_up" else "TRUNC"
        step = plain(rounding.to)
        return f"SUMPRODUCT({function}(ROUND({brought}/{every}/100*{cap}/{step},9),0)*{step})"


def shares_now(sheet: Sheet, form: TaskForm, filled: Sequence[Mapping[str, Content]]) -> dict[str, dict[str, Fraction]]:
    """Return what the tasks that are filled in bring, by folded code of the owner and criterion.

    Nothing for whoever has a task of which anything is missing.
    """
    rule = sheet.tasks
    if rule is None:
        return {}
    rows = [_row(place, form, one) for place, one in enumerate(filled)]
    found: dict[str, dict[str, Fraction]] = {}
    for owner in dict.fromkeys(fold(row.owner) for row in rows):
        tasks = [task_of(row, form, rule) for row in rows if fold(row.owner) == owner]
        known = [task for task, problems in tasks if task and not problems]
        if len(known) == len(tasks):
            derived = [(one, one.tasks) for one in sheet.criteria if one.tasks]
            found[owner] = {one.id: share(known, wanted, rule, Fraction(one.cap)) for one, wanted in derived}
    return found


def _row(place: int, form: TaskForm, filled: Mapping[str, Content]) -> TaskRow:
    numbers = {}
    for key in form.numbers:
        value = number_in(filled.get(key))
        unclear = key == PERCENT and value is not None and 0 < value <= 1
        numbers[key] = TaskCell() if value is None or unclear else TaskCell(Fraction(value))
    texts = {key: str(filled.get(key) or "") for key in ("code", "name", "owner", "assigner", "result", "evaluator")}
    return TaskRow(place, **texts, unplanned=str(filled.get("unplanned") or ""), numbers=numbers)
