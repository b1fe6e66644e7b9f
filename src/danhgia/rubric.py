"""The rubric language: one YAML file is a whole regime, from criteria and caps to the rules of the year.

These models know only the long form (`sheets: […]`); `danhgia.readers.rubric_file` unfolds the shorthand. What takes
more than one key to see (names twice, gaps between levels) is for `danhgia.checks.rubric_checks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from danhgia.fields import Day, Label, Number, Positive, SchemaNumber, Text, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.periods import Period

Status = Literal["official", "assumed", "unknown"]
Policy = Literal["agree", "decide", "cap", "record"]
Group = Literal["everyone", "party_members", "official_members"]

SHORTHAND = ("subject", "roles", "period", "score", "scorers", "official", "domains", "levels")
"""Keys of a sheet that may stand at the top of a rubric instead: they make its one sheet, `main`."""


class Model(BaseModel):
    """A node of the rubric file: frozen, and any key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True)


class Node(Model):
    """A node that says where it comes from.

    `status` is `official` where a text says so, `assumed` where a committee or this project chose, `unknown` where
    the sources are silent; an output that rests on the latter two says so. `basis` cites document and clause.
    """

    status: Status = "official"
    basis: Text | None = None
    note: Text | None = None


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


class Criterion(Line):
    """One line that is scored: from `floor` to `cap` points, in whole steps of `step`."""

    floor: Number = Decimal(0)
    step: Positive | None = None


class Domain(Line):
    """A group of criteria with a cap of its own."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Score(Node):
    """The scale: what all caps add up to, and the finest step a score may have."""

    total: Positive
    step: Positive


class Scorer(Node):
    """Somebody who fills in a column of scores."""

    id: Label
    name: Text


class Level(Node):
    """A named grade and the points it takes.

    The lower bound is `from` (the value belongs to the level) or `above` (it does not); the upper bound, which may be
    left to the next level, is `to` or `below` alike. `spellings` are the other ways sheets write it.
    """

    id: Label
    code: Label
    name: Text
    short: Label | None = None
    from_: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    to: Number | None = None
    below: Number | None = None
    spellings: tuple[Label, ...] = ()

    @property
    def heading(self) -> str:
        """The short form that lists and column headings print (`HTXSNV`)."""
        return self.short or self.code

    def holds(self, total: Decimal) -> bool:
        """Tell whether a total lies within the bounds that this level states."""
        return (
            (self.from_ is None or total >= self.from_)
            and (self.above is None or total > self.above)
            and (self.to is None or total <= self.to)
            and (self.below is None or total < self.below)
        )


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

    def level_for(self, total: Decimal) -> Level | None:
        """Return the highest level whose bounds hold for a total; None where no level's do."""
        return next((level for level in self.levels if level.holds(total)), None)


class Ballot(Node):
    """How the unit's vote and the points go together.

    `agree`: the two must be the same, else people settle it. `decide`: the vote counts. `cap`: the lower counts.
    `record`: points count. Where the `majority` is unknown no winner is ever computed from counts.
    """

    mode: Policy
    majority: Literal["unknown"] = "unknown"


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
    applies_to: Group = "everyone"
    periods: Annotated[tuple[Label, ...], Field(min_length=1)]
    missing: Literal["undetermined", "bar"] = "undetermined"
    exempt: Literal["ask", "skip", "bar"] = "ask"
    require: Annotated[tuple[Requirement, ...], Field(min_length=1)]


class Effective(Model):
    """The first and the last day on which the rubric is in force; an end left out is open."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None

    def covers(self, period: Period) -> bool:
        """Tell whether it is in force on the last day of a period."""
        day = period.last_day
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class Rates(Model):
    """What is rated, per period: the phrase that titles use and never mix."""

    month: Text | None = None
    quarter: Text | None = None
    half: Text | None = None
    year: Text | None = None


class Words(Model):
    """The words that forms print for things the regime names in its own way."""

    unit: Text = "Chi bộ"
    parent: Text = "Đảng bộ"
    domain: Text = "Lĩnh vực"
    head: Text = "Bí thư"
    theme: Text | None = None


class Rubric(Node):
    """A whole regime: who is rated, on what, how points become a level, and how periods become a year."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")]
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
    version: Label
    name: Text
    effective: Effective = Effective()
    letterhead: Literal["party", "state"] = "party"
    rates: Rates = Rates()
    words: Words = Words()
    sheets: Annotated[tuple[Sheet, ...], Field(min_length=1)]
    ballot: Ballot | None = None
    year_end: tuple[YearRule, ...] = ()

    @property
    def main(self) -> Sheet:
        """The sheet that everybody is rated with who has no other."""
        return self.sheets[0]


@dataclass(frozen=True, slots=True)
class Edition:
    """A rubric as one file states it: the bytes' hash identifies it in templates, sheets and results.

    `lines` gives the 1-based line of every node by its path in the long form (`("sheets", 0, "domains", 1, "cap")`).
    """

    rubric: Rubric
    sha256: str
    path: str
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, path: tuple[str | int, ...]) -> int | None:
        """Return the line of a node, or of the nearest node above it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def assumed(rubric: Rubric) -> tuple[str, ...]:
    """Return the paths of all nodes that rest on no text (`year_end.0`, `sheets.main.domains.I`), by id if any."""
    return tuple(path for path, node in _nodes(rubric, "") if isinstance(node, Node) and node.status != "official")


def _nodes(node: object, path: str) -> list[tuple[str, object]]:
    if isinstance(node, tuple):
        named = [(f"{path}.{getattr(item, 'id', place)}", item) for place, item in enumerate(node)]
        return [found for name, item in named for found in _nodes(item, name)]
    if not isinstance(node, Model):
        return []
    below = [found for key, value in node for found in _nodes(value, f"{path}.{key}".removeprefix("."))]
    return [(path or "rubric", node), *below]
