"""A score sheet of the regime: who is rated with it, on what, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import ConfigDict, Field

from danhgia.fields import Label, Positive, Text
from danhgia.rubric.conditions import Fact, Override
from danhgia.rubric.levels import Level
from danhgia.rubric.lines import Domain, Line
from danhgia.rubric.nodes import Model, Node
from danhgia.rubric.rounding import Rounded
from danhgia.rubric.scorers import Combined, Gap, Scorer
from danhgia.rubric.tasks import Tasks

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from danhgia.rubric.conditions import Need
    from danhgia.rubric.lines import Criterion, Group

SHORTHAND = (
    "subject", "roles", "period", "score", "scorers", "official", "combined", "gap", "domains", "bonuses", "deductions",
    "facts", "tasks", "levels", "overrides",
)  # fmt: skip
"""Keys of a sheet that may stand at the top of a rubric instead: they make its one sheet, `main`."""

POINTS = ("score", "scorers", "official", "domains")
"""What a sheet with points must say; one that says nothing of points at all has levels only."""
OF_POINTS = (*POINTS, "combined", "gap", "bonuses", "deductions", "facts", "tasks")
"""The keys of a sheet that speak of points."""
LEVELS_OF_POINTS = ("from", "above", "to", "below", "needs", "otherwise")
"""The keys of a level that do."""


class Rounding(Model):
    """Where points are rounded: each line, each domain's sum, the total; nowhere unless it is said.

    Thresholds compare what rounding leaves, and without rounding the exact value.
    """

    line: Rounded | None = None
    domain: Rounded | None = None
    total: Rounded | None = None


Subject = Literal["person", "organisation"]
"""What a sheet rates: people of the roster, or the units on it."""


class Score(Node):
    """The scale: what all caps add up to, and the finest step a score may have.

    `beyond` is what happens to a total that bonuses lift above it, or deductions push below zero: it is an `error`, it
    is cut to the scale (`clip`), or it stands (`keep`).
    """

    total: Positive
    step: Positive
    rounding: Rounding = Rounding()
    beyond: Literal["error", "clip", "keep"] = "error"


class Extra(Line):
    """A line that adds to the total or takes from it: blank is nothing, and a number needs a reason beside it."""


class WithoutPoints(Exception):
    """A sheet that has levels only was asked for its points."""


class Sheet(Node):
    """One score sheet of the regime: who is rated with it, on what, and how points become a level.

    `levels` run from the best to the worst. A sheet that says nothing of points has levels only (`levels_only`): they
    are voted or decided, never worked out.
    """

    model_config = ConfigDict(json_schema_extra={"dependentRequired": {key: [*POINTS] for key in OF_POINTS}})

    id: Label = "main"
    subject: Subject = "person"
    roles: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    period: Literal["month", "quarter", "half", "year"]
    score_: Annotated[Score | None, Field(alias="score")] = None
    scorers: Annotated[tuple[Scorer, ...], Field(min_length=1)] = ()
    official: Label = ""
    combined: Combined | None = None
    gap: Gap | None = None
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)] = ()
    bonuses: tuple[Extra, ...] = ()
    deductions: tuple[Extra, ...] = ()
    facts: tuple[Fact, ...] = ()
    tasks: Tasks | None = None
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    overrides: tuple[Override, ...] = ()

    @property
    def levels_only(self) -> bool:
        """Whether nothing is scored: the level is voted or decided, and follows from no points."""
        return self.score_ is None

    @property
    def score(self) -> Score:
        """The scale.

        Raises:
            WithoutPoints: it has none.
        """
        if self.score_ is None:
            raise WithoutPoints(self.id)
        return self.score_

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order of the form."""
        return tuple(criterion for domain in self.domains for criterion in domain.every)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups of any depth, the domains included, each before those in it."""
        return tuple(group for domain in self.domains for group in _with_groups(domain))

    @property
    def counting(self) -> tuple[str, ...]:
        """The ids of the scorers whose scores make the total, the official one among them."""
        return tuple(self.combined.shares) if self.combined else (self.official,)

    @property
    def plain(self) -> bool:
        """Whether what a scorer gave comes to a sum of points and nothing else."""
        return not (
            self.bonuses
            or self.deductions
            or (self.score_ is not None and self.score_.rounding != Rounding())
            or any(group.clip for group in self.groups)
            or any(one.kind != "points" or one.not_applicable != "forbid" for one in self.criteria)
        )

    @property
    def conditional(self) -> bool:
        """Whether levels take more than points."""
        return bool(self.overrides or any(level.needs for level in self.levels))

    @property
    def needs(self) -> tuple[Need, ...]:
        """Every need of a level or an override."""
        of_levels = (need for level in self.levels for need in level.needs)
        return (*of_levels, *(need for override in self.overrides for need in override.when))

    @property
    def rests_on(self) -> frozenset[str]:
        """The ids of the registers that levels take besides those that every grade rests on."""
        return frozenset(need.rests_on for need in self.needs if need.rests_on)

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
        """Return the highest level whose bounds hold for a total; None where no level's do, or nothing is scored."""
        if self.levels_only:
            return None
        return next((level for level in self.levels if level.holds(total)), None)


def _with_groups(group: Group) -> tuple[Group, ...]:
    return (group, *(found for below in group.groups for found in _with_groups(below)))
