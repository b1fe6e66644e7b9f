"""What must hold besides points, and what happens then: facts about a subject, what levels need, overrides.

Every need can be evaluated (true, false, unknown) and told in a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.fields import Flag, Label, Number, Text, Whole
from danhgia.rubric.nodes import Members, Model, Node

if TYPE_CHECKING:
    from decimal import Decimal

Subject = Literal["fact", "criterion", "group", "no_zero", "reminder", "discipline"]
Bound = Literal["at_least", "above", "at_most", "below", "is"]
SUBJECTS: tuple[Subject, ...] = ("fact", "criterion", "group", "no_zero", "reminder", "discipline")
"""The keys that say what a need is about; exactly one stands on each."""
BOUNDS: tuple[Bound, ...] = ("at_least", "above", "at_most", "below", "is")
"""The keys that say what is needed of it; exactly one stands on each need, none on `no_zero`.

What a register says takes `is` alone, and may do without: then it must be so.
"""
EFFECTS = ("level", "ceiling", "drop", "result")
"""The keys that say what an override does; exactly one stands on each."""


class Fact(Node):
    """Something about the subject that is no score, in a column of its own: a percentage, a number, or yes or no."""

    id: Label
    name: Text
    kind: Literal["percent", "number", "yes_no"]


class ReminderNeed(Model):
    """A reminder of this number, or a higher one, about one task, that was not heeded.

    It counts in the period that its deadline lies in. Reminders about different tasks are never added up.
    """

    number: Annotated[Whole, Field(ge=1, le=2)]
    result: Literal["not_done"]


class DisciplineNeed(Model):
    """A disciplinary measure: of some `forms` or any, related to somebody's duties, unrelated, or either.

    `by` says which day decides in which period it counts: that of the act, or that of the decision.
    """

    forms: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    duty_related: Flag | None = None
    by: Literal["act", "decision"]


RegisterNeed = ReminderNeed | DisciplineNeed


class Need(Node):
    """One thing that must hold.

    Of a fact, of the points of a criterion or a group, that no criterion has zero, or of what a register says.
    """

    fact: Label | None = None
    criterion: Label | None = None
    group: Label | None = None
    no_zero: Literal[True] | None = None
    reminder: ReminderNeed | None = None
    discipline: DisciplineNeed | None = None
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    is_: Annotated[bool | None, Field(alias="is")] = None

    @property
    def about(self) -> tuple[Subject, str]:
        """What it is about: the key, and which one."""
        key = next(key for key in SUBJECTS if getattr(self, key))
        name = getattr(self, key)
        return key, name if isinstance(name, str) else ""

    @property
    def register(self) -> RegisterNeed | None:
        """What a register must say; None where it is about something else."""
        return self.reminder or self.discipline

    @property
    def rests_on(self) -> str | None:
        """The id of the register that it rests on, if any."""
        if self.reminder:
            return "reminders"
        return "discipline" if self.discipline else None

    @property
    def bound(self) -> tuple[Bound, Decimal | bool]:
        """What is needed: the key and its value; `is` true for `no_zero`, and for a register where none is given."""
        for key in BOUNDS:
            value: Decimal | bool | None = getattr(self, "is_" if key == "is" else key)
            if value is not None:
                return key, value
        return "is", True


class Effect(Model):
    """What an override does to the level that points give; exactly one of its keys is given.

    `level` is what the level becomes, `ceiling` the best it may be, `drop` by how many levels it falls. `result` says
    that the subject is `not_rated`, or `deferred` to later.
    """

    level: Label | None = None
    ceiling: Label | None = None
    drop: Annotated[Whole, Field(ge=1, le=10)] | None = None
    result: Literal["not_rated", "deferred"] | None = None


class Override(Node):
    """What sets aside the level that points give: where all of `when` hold, `then` happens."""

    id: Label
    name: Text
    applies_to: Members = "everyone"
    when: Annotated[tuple[Need, ...], Field(min_length=1)]
    then: Effect

    @property
    def registered(self) -> bool:
        """Whether it rests on a register."""
        return any(need.register for need in self.when)
