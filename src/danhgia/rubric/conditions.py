"""What must hold besides points, and what happens then: facts about a subject, what levels need, overrides.

Every need can be evaluated (true, false, unknown) and told in a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Number, Text, Whole
from danhgia.rubric.nodes import Members, Model, Node

if TYPE_CHECKING:
    from decimal import Decimal

Subject = Literal["fact", "criterion", "group", "no_zero"]
Bound = Literal["at_least", "above", "at_most", "below", "is"]
SUBJECTS: tuple[Subject, ...] = ("fact", "criterion", "group", "no_zero")
"""The keys that say what a need is about; exactly one stands on each."""
BOUNDS: tuple[Bound, ...] = ("at_least", "above", "at_most", "below", "is")
"""The keys that say what is needed of it; exactly one stands on each need, none on `no_zero`."""
EFFECTS = ("level", "ceiling", "drop", "result")
"""The keys that say what an override does; exactly one stands on each."""


class Fact(Node):
    """Something about the subject that is no score, in a column of its own: a percentage, a number, or yes or no."""

    id: Label
    name: Text
    kind: Literal["percent", "number", "yes_no"]


class Need(Node):
    """One thing that must hold: of a fact, of the points of a criterion or a group, or that no criterion has zero."""

    fact: Label | None = None
    criterion: Label | None = None
    group: Label | None = None
    no_zero: Literal[True] | None = None
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    is_: Annotated[bool | None, Field(alias="is")] = None

    @property
    def about(self) -> tuple[Subject, str]:
        """What it is about: the key, and which one."""
        key = next(key for key in SUBJECTS if getattr(self, key))
        return key, "" if key == "no_zero" else getattr(self, key)

    @property
    def bound(self) -> tuple[Bound, Decimal | bool]:
        """What is needed: the key and its value; `is` true for `no_zero`."""
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
