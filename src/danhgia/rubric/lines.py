"""What a form asks: its criteria, in groups of any depth, each with the most points it can bring.

A criterion is scored in points unless it says otherwise: all or nothing, one of listed options, a word of a frame, the
share of what was assigned that was done, a figure from outside that brackets turn into points, or derived from tasks.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Number, Positive, Text
from danhgia.rubric.nodes import Model, Node
from danhgia.rubric.tasks import TaskMeasure

Kind = Literal["points", "full_or_zero", "options", "frame", "ratio", "figure", "tasks"]
WhenNotApplicable = Literal["forbid", "full", "spread", "rescale", "exclude"]
KINDS: tuple[Kind, ...] = ("full_or_zero", "options", "frame", "ratio", "figure", "tasks")
"""The keys that make a criterion another kind than points; at most one of them stands on a criterion."""


class Line(Node):
    """A line of the form: how it is called, what the form prints in front of it, and the most points it can bring."""

    id: Label
    label: Label | None = None
    name: Text
    cap: Positive

    @property
    def printed(self) -> str:
        """The label that the form prints; the id where none is given."""
        return self.label or self.id


class Option(Model):
    """One of the values that a criterion may be scored with, and what it stands for."""

    points: Number
    name: Text | None = None


class Step(Model):
    """A word that people write in place of points, and the share of the cap that it brings, in percent."""

    word: Label
    share: Annotated[Number, Field(le=100)]


class Ratio(Model):
    """What was done of what was assigned, as two numbers on the form: their ratio times the cap."""

    done: Text
    assigned: Text


class Bracket(Model):
    """From which figure on a number of points is given."""

    from_: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    points: Number


class Figure(Node):
    """A figure that somebody else establishes, in a unit, and the points that it brings: the first bracket it reaches.

    `by` is who answers for it.
    """

    unit: Label
    by: Text
    brackets: Annotated[tuple[Bracket, ...], Field(min_length=1)]


class Criterion(Line):
    """One line that is scored: from `floor` to `cap` points, in whole steps of `step`, or as its kind says.

    `not_applicable` is what happens to its points where it does not concern somebody: nobody may say so (`forbid`),
    they are given in `full`, they raise the caps of other criteria alike (`spread`; `spread_over`, or all others), the
    rest of its group is scaled up to the group's cap (`rescale`), or they are left out (`exclude`).
    """

    floor: Number = Decimal(0)
    step: Positive | None = None
    full_or_zero: Literal[True] | None = None
    options: Annotated[tuple[Option, ...], Field(min_length=2)] | None = None
    frame: Annotated[tuple[Step, ...], Field(min_length=2)] | None = None
    ratio: Ratio | None = None
    figure: Figure | None = None
    tasks: TaskMeasure | None = None
    not_applicable: WhenNotApplicable = "forbid"
    spread_over: tuple[Label, ...] = ()

    @property
    def kind(self) -> Kind:
        """How it is scored."""
        return next((kind for kind in KINDS if getattr(self, kind)), "points")


class Group(Line):
    """Lines under one heading with a cap of their own: criteria, or further groups, or both.

    What they add up to beyond the cap is an error; `clip` cuts it down to the cap instead.
    """

    criteria: tuple[Criterion, ...] = ()
    groups: tuple[Group, ...] = ()
    clip: bool = False

    @property
    def every(self) -> tuple[Criterion, ...]:
        """All criteria in it, in the order of the form."""
        return (*self.criteria, *(criterion for group in self.groups for criterion in group.every))

    @property
    def children(self) -> tuple[Line, ...]:
        """What stands directly under it."""
        return (*self.criteria, *self.groups)


Domain = Group
"""A group at the top of the form: results give its points."""
