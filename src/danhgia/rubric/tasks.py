"""Task plans: what the table of tasks asks, who evaluates each task, and what criteria are derived from it.

A task has one owner to the end and somebody who assigned it; “who assigns, evaluates” is `evaluator: assigner`. What a
failed assessment or a delay takes off, and how much each task counts, are keys without a default: no text is the same
as another there.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from danhgia.fields import Flag, Label, Number, Percent, Positive
from danhgia.rubric.nodes import Model, Node
from danhgia.rubric.rounding import Rounded

TaskKey = Literal["due", "unplanned", "weight", "difficulty", "quantity", "quality", "progress"]
Measure = Literal["quantity", "quality", "progress", "points", "share_done"]
MEASURES: tuple[Measure, ...] = ("quantity", "quality", "progress", "points", "share_done")


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


_WORD = {"enum": list(MEASURES)}

Measures = Annotated[
    tuple[Measure, ...],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [_WORD, {"type": "array", "minItems": 1, "items": _WORD}]}),
]
"""One measure, or several whose mean is taken."""


class TaskMeasure(Model):
    """What a criterion is derived from: one measure of somebody's tasks, or the mean of several, times the cap."""

    measure: Measures


class TaskResult(Model):
    """A word for how a task was done, and the share of the task that it brings, in percent.

    `done` tells whether a task with it counts as done (`share_done`).
    """

    word: Label
    share: Annotated[Number, Field(le=100)]
    done: Flag = False


class Tasks(Node):
    """The table of tasks of a sheet: one row per task, each with its owner, who assigned it, and who evaluates it.

    `evaluator` is the `assigner`, or somebody `named` in the row. `columns` are what the table asks besides: `quantity`
    is two, assigned and done; `quality` counts failed assessments, `progress` delays; `difficulty` is a factor.
    `results` are the words of an evaluation; with `percent` it is a number from 0 to 100 instead.

    `counted_by` is how much a task counts among the tasks of its owner: `each` the same, by its `weight`, or by the
    quantity `assigned`; each times its difficulty, where the table asks that. `weights_sum` is what somebody's weights
    must add up to. `failed` and `delay` are what each failed assessment and each delay takes off a task, in percent;
    where that comes to more than the task, `below_zero` says what then: people settle it (`ask`), the task brings
    nothing (`zero`), or it counts below zero (`keep`). `rounding` rounds the points of each task (`points`).
    """

    evaluator: Literal["assigner", "named"]
    columns: tuple[TaskKey, ...] = ()
    results: Annotated[tuple[TaskResult, ...], Field(min_length=2)] | None = None
    percent: Literal[True] | None = None
    counted_by: Literal["each", "weight", "assigned"] | None = None
    weights_sum: Positive | None = None
    failed: Percent | None = None
    delay: Percent | None = None
    below_zero: Literal["ask", "zero", "keep"] = "ask"
    rounding: Rounded | None = None

    @property
    def evaluated(self) -> bool:
        """Whether the table asks for a result of each task."""
        return bool(self.results or self.percent)
