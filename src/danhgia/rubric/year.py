"""What the levels of the year need of its periods."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Whole
from danhgia.rubric.nodes import Members, Model, Node


class Every(Model):
    """Every period counted must reach a level."""

    of: Literal["month", "quarter", "half"]
    at_least: Label


class Count(Model):
    """A number of periods must have exactly this level."""

    of: Literal["month", "quarter", "half"]
    level: Label
    at_least: Annotated[Whole, Field(ge=1, le=12)]


class Requirement(Node):
    """One condition of a year-end rule: exactly one of its kinds is given."""

    every: Every | None = None
    count: Count | None = None

    @property
    def kind(self) -> Every | Count:
        """The condition itself."""
        found = self.every or self.count
        if found is None:  # rubric_checks refuses it
            raise ValueError("a requirement of no kind")
        return found


class YearRule(Node):
    """What a level of the year needs: a necessary condition, never a decision.

    `missing`: a period without a result leaves it undetermined, or bars. `exempt`: a period that was rightly not
    rated is for the competent body to judge (`ask`), is left out (`skip`), or bars.
    """

    level: Label
    applies_to: Members = "everyone"
    periods: Annotated[tuple[Label, ...], Field(min_length=1)]
    missing: Literal["undetermined", "bar"] = "undetermined"
    exempt: Literal["ask", "skip", "bar"] = "ask"
    require: Annotated[tuple[Requirement, ...], Field(min_length=1)]
