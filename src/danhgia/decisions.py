"""What a decision is made of: reasons, rule outcomes that may be unknown, and the three layers of a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from fractions import Fraction

    from danhgia.findings import Location

Outcome = bool | None
"""Whether a rule holds: True, False, or None where it cannot be known yet."""

LevelFrom = Literal["points", "ballot", "decision", "entered", "rollup"]
NotGraded = Literal["error", "blank", "missing", "exempt", "deferred", "not_rated", "outside", "unsettled"]
PeriodStatus = Literal[NotGraded, "graded", "stale"]
Eligible = Literal["yes", "no", "undetermined"]
Standing = Literal["certain", "possible", "impossible", "undetermined"]
"""Whether somebody can still be eligible; `undetermined`: whatever comes, people have to judge (an exempt period)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of a decision: the rule, whether it holds, and the facts its sentence is made of.

    `key` names the sentence in `danhgia.messages`; `facts` are texts, numbers, dates, periods or tuples of them.
    `basis` is the clause the rule stands in, as the rubric cites it.
    """

    rule: str
    holds: Outcome
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Layers:
    """The three layers of a level, as level ids: by points, as the unit voted, as the competent body decided.

    They never overwrite one another: all three stay to the last report.
    """

    points: str | None = None
    ballot: str | None = None
    decided: str | None = None


def eligible(outcome: Outcome) -> Eligible:
    """Return the word for an outcome of the year-end rules."""
    if outcome is None:
        return "undetermined"
    return "yes" if outcome else "no"


def conjunction(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Return whether all hold: one that fails settles it, whatever is unknown."""
    if False in outcomes:
        return False
    return None if None in outcomes else True


@dataclass(frozen=True, slots=True)
class OwnScores:
    """What a scorer who decides nothing gave on somebody's form, for the record.

    `at` is the column, `scores` are as those of a `Grade`; a blank or unreadable cell is left out.
    """

    scorer: str
    at: Location
    scores: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """What one subject got in one period, or why it got nothing; complete enough to be explained next year.

    `total`, `domains`, `level` and `layers` are empty unless `status` is `graded`, but for what is known all the same
    (points that the ballot contradicts). `scores` are the official scores as (criterion id, millionths, place): the
    column, in the row that `source` names; on a person's form the row, in the column that `source` names. `own` is what
    other scorers gave. The last of `reasons` says why there is no grade where there is none.
    """

    subject: str
    name: str
    unit: str
    unit_name: str
    status: PeriodStatus
    total: Decimal | Fraction | None = None
    domains: Mapping[str, Decimal] = field(default_factory=dict)
    level: str | None = None
    level_from: LevelFrom | None = None
    layers: Layers = field(default_factory=Layers)
    reasons: tuple[Reason, ...] = ()
    source: Location | None = None
    scores: tuple[tuple[str, int, int], ...] = ()
    own: tuple[OwnScores, ...] = ()
    kind: Literal["person", "organisation"] = "person"


class Outline(NamedTuple):
    """What a grade comes to without what explains it: all that counting people needs."""

    subject: str
    name: str
    unit: str
    unit_name: str
    kind: Literal["person", "organisation"]
    status: PeriodStatus
    level: str | None = None
    level_from: LevelFrom | None = None
    total: Decimal | Fraction | None = None
