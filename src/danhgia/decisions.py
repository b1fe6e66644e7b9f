"""What a decision is made of: reasons, rule outcomes that may be unknown, and the three layers of a level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome = bool | None
"""Whether a rule holds: True, False, or None where it cannot be known yet."""

LevelFrom = Literal["points", "ballot", "decision", "entered"]
NotGraded = Literal["error", "blank", "missing", "exempt", "deferred", "not_rated", "outside", "unsettled"]
PeriodStatus = Literal[NotGraded, "graded", "stale"]
Eligible = Literal["yes", "no", "undetermined"]


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
