"""Levels worked out once more, from nothing but the reasons of a grade or of a year: no rubric, no sheet, no register.

What is needed stands in the facts of the reasons, so that next year's reader of a ledger can do the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any, cast

from danhgia.decisions import conjunction, eligible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danhgia.decisions import Eligible, LevelFrom, Outcome, PeriodStatus, Reason

Replayed = tuple["PeriodStatus", str | None, "LevelFrom | None"]
"""Status, level and the layer that gave it."""

NOT_RATED = "not_rated"
FINAL: dict[str, PeriodStatus] = {
    "errors": "error",
    "file": "error",
    "row": "blank",
    "sheet": "missing",
    "group": "error",
    "membership": "outside",
    "exemption": "exempt",
}
"""Rules whose reason says by itself why there is no grade."""
OPEN_VOTES: dict[str, PeriodStatus] = {
    "ng_no_majority": "unsettled",
    "ng_tie": "unsettled",
    "ng_uncounted": "error",
    "ng_counted_otherwise": "error",
    "ng_too_many_votes": "error",
}
"""What a vote that gives no level makes of a grade that no decision settles."""


def replay(reasons: Sequence[Reason]) -> Replayed:
    """Return what the reasons of a grade come to; what they say at last, and what the layers give, must be the same."""
    final = [FINAL[reason.rule] for reason in reasons if reason.rule in FINAL]
    if final:
        return final[-1], None, None
    found = _settled(reasons)
    last = reasons[-1].key if reasons and reasons[-1].rule == "settled" else None
    if found[0] == "graded":
        assert last is None, reasons
    elif not _rolled_up(reasons):
        people = {"ng_conditions"} if found[0] == "unsettled" else set()
        assert last in {f"ng_{found[0]}", *people, *OPEN_VOTES}, reasons
    return found


def replay_eligible(reasons: Iterable[Reason]) -> dict[str, Eligible]:
    """Return for which levels somebody's year is eligible: what all conditions of the rules about each come to."""
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for reason in reasons:
        rule, *rest = reason.rule.split(".")
        if rule == "year_end" and rest[1:] != ["applies_to"]:
            outcomes[rest[0]].append(reason.holds)
    return {level: eligible(conjunction(tuple(found))) for level, found in outcomes.items()}


def _settled(reasons: Sequence[Reason]) -> Replayed:
    """Return what the layers come to: a decision, else a roll-up, else the vote and the points."""
    by_rule: dict[str, Any] = {reason.rule: reason.facts for reason in reasons}
    if "decision" in by_rule:
        return _rated(by_rule["decision"]["level_id"], "decision")
    if _rolled_up(reasons):
        return _rolled(reasons)
    state = _by_points(reasons)
    points, without, undecided = state.outcome()
    if undecided:
        return "error", None, None
    if without in {"not_rated", "deferred"}:
        return without, None, None
    open_vote = next((OPEN_VOTES[reason.key] for reason in reasons if reason.key in OPEN_VOTES), None)
    found = (open_vote, None, None) if open_vote else _together(points, by_rule.get("ballot"))
    if without and found[0] == "error":
        return without, None, None
    return ("unsettled", None, None) if state.barred(found[1] or found[0]) else found


def _rolled_up(reasons: Sequence[Reason]) -> bool:
    return any(reason.rule.startswith("rollups.") for reason in reasons)


def _together(points: str | None, ballot: dict[str, Any] | None) -> Replayed:
    """Return what points and vote come to by the mode that the vote's reason states."""
    if ballot is None or ballot["mode"] == "record":
        return _rated(points, "points")
    vote: str = ballot["level_id"]
    if ballot["mode"] == "agree" and vote not in {points, NOT_RATED}:
        return "unsettled", None, None
    if ballot["mode"] == "cap" and vote != NOT_RATED:
        order: tuple[str, ...] = ballot["order"]
        if points is None or order.index(points) > order.index(vote):
            return _rated(points, "points")
    return _rated(vote, "ballot")


def _rated(level: str | None, level_from: LevelFrom) -> Replayed:
    if level is None:
        return "error", None, None
    return ("not_rated", None, None) if level == NOT_RATED else ("graded", level, level_from)


@dataclass
class _Points:
    """The level by points on its way through needs and overrides."""

    level: str | None = None
    status: PeriodStatus | None = None
    added: Fraction = Fraction(0)
    """What the scorers' totals come to so far, each times its share."""
    held: list[Outcome] = field(default_factory=list)
    """What the needs of the level at hand come to, so far."""
    undecided: bool = False
    """Whether a register leaves open what it says."""
    absent: bool = False
    """Whether points of what does not apply leave the level to people."""
    rests: set[str] = field(default_factory=set)
    """The overrides that registers make hold."""
    only: list[str] = field(default_factory=list)
    """What such overrides set: votes for anything else leave it to people."""

    def outcome(self) -> tuple[str | None, PeriodStatus | None, bool]:
        """Return the level by points as needs and overrides leave it, or the status in its place; and whether open."""
        if conjunction(tuple(self.held)) is None:
            return None, "error", self.undecided
        if self.absent:
            return None, "unsettled", self.undecided
        return self.level, self.status, self.undecided

    def barred(self, result: str) -> bool:
        """Tell whether a vote for a level, or for none, is against what a register brings."""
        kept = (one for one in self.only if one == (self.level or self.status))  # others were set aside
        return result not in {"error", "unsettled"} and any(one != result for one in kept)

    def add(self, reason: Reason) -> None:
        """Add a scorer's total, times its share; hold what they come to against what the last such reason says."""
        facts = cast("dict[str, Any]", reason.facts)
        if reason.key == "scorer_share":
            self.added += facts["share"] * Fraction(facts["total"])
        else:
            assert Fraction(facts["total"]) == _rounded(self.added, facts), reason

    def record(self, reason: Reason) -> None:
        """Take what a register says of an override: it holds by that, or is left open."""
        self.undecided = self.undecided or reason.holds is None
        if reason.holds:
            self.rests.add(reason.rule.removesuffix(".when"))

    def bind(self, reason: Reason, result: str) -> None:
        """Keep what an override sets, where it rests on a register."""
        if reason.rule in self.rests and result != "deferred":
            self.only.append(result)

    def fail(self, reason: Reason, lower: str | None) -> None:
        """Leave a level whose needs do not hold, for the next one or for people."""
        assert conjunction(tuple(self.held)) is False, reason
        self.level, self.status, self.absent = lower, None if lower else "unsettled", False
        self.held.clear()

    def take(self, reason: Reason) -> None:
        facts = cast("dict[str, Any]", reason.facts)
        match reason.key:
            case "scorer_share" | "scorers_together":
                self.add(reason)
            case "points":
                self.level = facts["level_id"]
            case "need_absent" | "override_absent":
                self.absent = True
            case "needs_ask" | "needs_next":
                self.fail(reason, facts.get("lower_id"))
            case "override_result":
                self.bind(reason, facts["result"])
                self.level, self.status, self.undecided, self.absent = None, facts["result"], False, False
                self.held.clear()
            case "override_level":
                self.bind(reason, facts["level_id"])
                self.level, self.status, self.undecided, self.absent = facts["level_id"], None, False, False
                self.held.clear()
            case "override_ceiling" | "override_drop":
                self.level = facts["level_id"] if self.level else None
            case _ if reason.rule.startswith("overrides."):
                self.record(reason)
            case _ if reason.rule == "levels.needs":
                assert facts["level_id"] == self.level, reason
                self.held.append(reason.holds)


def _rounded(value: Fraction, facts: dict[str, Any]) -> Fraction:
    """Return a total as the reason says that it is rounded; exact where it says nothing."""
    if "to" not in facts:
        return value
    steps = value / Fraction(facts["to"]) + (Fraction(1, 2) if facts["how"] == "half_up" else 0)
    return floor(steps) * Fraction(facts["to"])


def _by_points(reasons: Sequence[Reason]) -> _Points:
    """Go through needs and overrides."""
    state = _Points()
    for reason in reasons:
        state.take(reason)
    return state


def _rolled(reasons: Sequence[Reason]) -> Replayed:
    """Return what periods come to: the mean or the line, as vetoes and the rules of the year leave it."""
    level: str | None = None
    status: PeriodStatus | None = None
    for reason in reasons:
        facts = cast("dict[str, Any]", reason.facts)
        if reason.key in {"roll_mean", "roll_line", "roll_otherwise"}:
            level = facts["level_id"]
        elif reason.key == "roll_veto_next":
            assert facts["level_id"] == level, reason
            level = facts["lower_id"]
        elif reason.key == "roll_veto_asks" or reason.rule in {"rollups.year.eligible", "rollups.year.decision"}:
            level, status = None, "unsettled"
        elif "status" in facts:
            status = facts["status"]
    return (status, None, None) if status else _rated(level, "rollup")
