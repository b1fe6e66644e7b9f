"""Who scores, whose scores make the total, and when two who score are so far apart that somebody must say why."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Percent, Positive, Text, Whole
from danhgia.rubric.nodes import Node


class Scorer(Node):
    """Somebody who fills in a column of scores."""

    id: Label
    name: Text


class Combined(Node):
    """The total is made from several scorers' totals: their `mean`, or each with its weight in per cent.

    Exactly one of the two is given. `blank` is what happens where one of them scored nothing at all: it is not known
    what the total is, or the mean is that of the others. A column with a blank in it is never left out.
    """

    mean: Annotated[tuple[Label, ...], Field(min_length=2)] | None = None
    weights: Annotated[Mapping[Label, Percent], Field(min_length=2)] | None = None
    blank: Literal["undetermined", "skip"] = "undetermined"

    @property
    def shares(self) -> Mapping[str, Fraction]:
        """The share of each scorer in the total, by id; they make one where `rubric_scorers` finds nothing wrong."""
        if self.weights:
            return {scorer: Fraction(weight) / 100 for scorer, weight in self.weights.items()}
        return {scorer: Fraction(1, len(self.mean or ())) for scorer in self.mean or ()}

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which of its two kinds are given."""
        return tuple(kind for kind in ("mean", "weights") if getattr(self, kind) is not None)


class Gap(Node):
    """How far what somebody gave himself may be from the official scores before it must be explained.

    At `points` or more, or at `levels` or more between the levels by points; either is enough.
    """

    points: Positive | None = None
    levels: Annotated[Whole, Field(ge=1, le=10)] | None = None
