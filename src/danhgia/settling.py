"""The three layers of a level put together: by points, as the unit voted, as the competent body decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.forms import NOT_RATED_ID

if TYPE_CHECKING:
    from danhgia.ballots import Open
    from danhgia.conditions import Judged, Limit
    from danhgia.decisions import Layers, LevelFrom, NotGraded
    from danhgia.registers import Decision
    from danhgia.rubric import Rubric, Sheet


_LEFT_TO_PEOPLE = frozenset({"no_majority", "tie"})


@dataclass(frozen=True, slots=True)
class Settled:
    """What the three layers come to: a level and where it is from, or the status that says why there is none."""

    level: str | None
    level_from: LevelFrom | None
    status: NotGraded | None = None


def settle(layers: Layers, rubric: Rubric, *, open_vote: Open | None = None) -> Settled:
    """Return what the three layers of a level come to under the rubric's ballot mode.

    The highest layer present counts; a vote that the points contradict leaves it to people where the mode is `agree`.
    So does an `open_vote`, one that by the rubric's rule gives no level, wherever votes count at all.
    """
    if layers.decided:
        return _rated(layers.decided, "decision")
    mode = rubric.voting
    if open_vote and mode != "record":
        return Settled(None, None, "unsettled" if open_vote in _LEFT_TO_PEOPLE else "error")
    if layers.ballot is None or mode == "record":
        return _rated(layers.points, "points")
    if mode == "agree" and layers.ballot not in {layers.points, NOT_RATED_ID}:
        return Settled(None, None, "unsettled")
    if mode == "cap" and layers.ballot != NOT_RATED_ID and not _reached(layers.points, layers.ballot, rubric.main):
        return _rated(layers.points, "points")
    return _rated(layers.ballot, "ballot")


def settled_by(layers: Layers, judged: Judged, rubric: Rubric, *, open_vote: Open | None = None) -> Settled:
    """Return what layers come to; what conditions leave open, or say of not being rated, a decision alone settles.

    So does a vote for a level that a register does not allow.
    """
    settled = settle(layers, rubric, open_vote=open_vote)
    waived = judged.status in {"not_rated", "deferred"} and not layers.decided
    if judged.undecided and not layers.decided:
        return Settled(None, None, "error")
    if judged.status and (waived or settled.status == "error"):
        return Settled(None, None, judged.status)
    if not layers.decided and against(settled, judged):
        return Settled(None, None, "unsettled")
    return settled


def against(settled: Settled, judged: Judged) -> Limit | None:
    """Return what an override that rests on a register leaves of levels, where a level is none of those."""
    result = settled.level or settled.status
    if settled.level is None and settled.status != NOT_RATED_ID:
        return None
    return next((limit for limit in judged.limits if result not in limit.allowed), None)


def decided_reason(decision: Decision, heading: str) -> Reason:
    """Return the reason that a decision on record is; `heading` is its level as lists print it."""
    facts = {
        "level": heading,
        "level_id": decision.level,
        "body": decision.body,
        "doc": decision.document,
        "date": decision.date,
        "reason": decision.reason or None,
    }
    return Reason("decision", True, "decision", facts)


def _rated(level: str | None, level_from: LevelFrom) -> Settled:
    if level is None:
        return Settled(None, None, "error")
    return Settled(None, None, "not_rated") if level == NOT_RATED_ID else Settled(level, level_from)


def _reached(points: str | None, ballot: str, sheet: Sheet) -> bool:
    """Tell whether the points give the voted level or a better one; points that are left open give none."""
    return points is not None and sheet.rank(points) >= sheet.rank(ballot)
