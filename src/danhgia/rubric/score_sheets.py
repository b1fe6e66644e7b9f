"""A score sheet of the regime: who is rated with it, on what, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Positive, Text
from danhgia.rubric.levels import Level
from danhgia.rubric.lines import Domain
from danhgia.rubric.nodes import Node

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from danhgia.rubric.lines import Criterion

SHORTHAND = ("subject", "roles", "period", "score", "scorers", "official", "domains", "levels")
"""Keys of a sheet that may stand at the top of a rubric instead: they make its one sheet, `main`."""


class Score(Node):
    """The scale: what all caps add up to, and the finest step a score may have."""

    total: Positive
    step: Positive


class Scorer(Node):
    """Somebody who fills in a column of scores."""

    id: Label
    name: Text


class Sheet(Node):
    """One score sheet of the regime: who is rated with it, on what, and how points become a level.

    `levels` run from the best to the worst.
    """

    id: Label = "main"
    subject: Literal["person", "organisation"] = "person"
    roles: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    period: Literal["month", "quarter", "half", "year"]
    score: Score
    scorers: Annotated[tuple[Scorer, ...], Field(min_length=1)]
    official: Label
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order of the form."""
        return tuple(criterion for domain in self.domains for criterion in domain.criteria)

    def step(self, criterion: Criterion) -> Decimal:
        """The step that a criterion is scored in: its own, else the scale's."""
        return criterion.step or self.score.step

    def level(self, level_id: str) -> Level:
        """Return a level by its id."""
        return next(level for level in self.levels if level.id == level_id)

    def rank(self, level_id: str) -> int:
        """Return how high a level stands: 0 is the worst."""
        return len(self.levels) - 1 - [level.id for level in self.levels].index(level_id)

    def level_for(self, total: Decimal | Fraction) -> Level | None:
        """Return the highest level whose bounds hold for a total; None where no level's do."""
        return next((level for level in self.levels if level.holds(total)), None)
