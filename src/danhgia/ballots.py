"""What counted votes come to where the rubric gives the majority: the level, or why nobody can tell.

All shares are exact: a level takes so many votes, a whole number worked out from the share and the base.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from danhgia.decisions import Reason
from danhgia.forms import NOT_RATED_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from danhgia.rubric import Ballot, Threshold

SHARE_RULE = "ballot.share"
"""The rule that reasons about shares of votes are of."""
_PLAIN = 10
"""Fractions of so many parts at most are read as such."""

How = Literal["share", "highest_cumulative", "plurality"]
Open = Literal["no_majority", "tie", "uncounted", "counted_otherwise", "too_many_votes"]
"""Why a vote gives no level: no level has its share; two levels have; the counts do not tell; they tell another one;
there are more votes than ballots."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for one person: votes on the common ballot by level, those who agree on a ballot of its own.

    `base` is what shares of the common ballot are taken of, `bases` what those of a level with a ballot of its own are.
    A level that is not in `agreed` was not put to a vote of its own. `less` are those whom a base leaves out.
    """

    votes: Mapping[str, int]
    base: int
    agreed: Mapping[str, int]
    bases: Mapping[str, int]
    less: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One threshold held against the votes: how many there are, of how many, and how many it takes."""

    level: str
    votes: int
    base: int
    needed: int
    share: Fraction
    strict: bool
    better: bool
    """Whether votes for better levels are among them."""
    less: int = 0
    """How many the base leaves out."""

    @property
    def holds(self) -> bool:
        """Whether there are enough."""
        return self.votes >= self.needed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the votes come to: a level (`not_rated` included) and how, or why there is none; every threshold's step."""

    level: str | None
    how: How = "share"
    open: Open | None = None
    steps: tuple[Step, ...] = ()
    tied: tuple[str, ...] = ()


def needed(threshold: Threshold, base: int) -> int:
    """Return the least number of votes that is a threshold's share of a base, or more than it."""
    whole, rest = divmod(threshold.share.numerator * base, threshold.share.denominator)
    return whole + 1 if threshold.strict or rest else whole


def outcome(ballot: Ballot, levels: Sequence[str], counted: Counted) -> Outcome:
    """Return what votes come to; `levels` are the sheet's from the best to the worst.

    A level with a ballot of its own that has its share comes first; then the best on the common ballot that has, if
    votes for better levels count for it; without that, two that have their shares are a tie.
    """
    return _Rule(ballot, levels, counted).outcome()


def reasons(found: Outcome, ballot: Ballot, headings: Mapping[str, str]) -> Iterator[Reason]:
    """Return why votes come to what they come to: every share that was held against them, then the policy if any."""
    for step in found.steps:
        yield share_reason(step, ballot, headings)
    basis = ballot.basis
    if found.tied:
        facts = {"levels": tuple(headings[level] for level in found.tied), "level": headings.get(found.level or "")}
        yield Reason(SHARE_RULE, True if found.level else None, "votes_tie", facts, basis)
    if found.level and found.how != "share":
        yield Reason(SHARE_RULE, True, f"votes_{found.how}", {"level": headings[found.level]}, basis)


def share_reason(step: Step, ballot: Ballot, headings: Mapping[str, str]) -> Reason:
    """Return one share held against the votes, in a sentence."""
    share = share_text(step.share)
    facts = {
        "level": headings[step.level],
        "better": "better" if step.better else None,
        "x": step.votes,
        "base": step.base,
        "of": ballot.denominator,
        "less": step.less or None,
        "at_least": None if step.strict else share,
        "above": share if step.strict else None,
        "needed": step.needed,
    }
    basis = next((one.basis for one in ballot.shares if one.level == step.level and one.basis), ballot.basis)
    return Reason(SHARE_RULE, step.holds, "votes_reach" if step.holds else "votes_short", facts, basis)


def share_text(share: Fraction) -> str:
    """Return a share as people write it: `2/3`, and `65%` where the fraction would say little."""
    percent = share * 100
    if (share.denominator > _PLAIN and percent.denominator == 1) or share.denominator == 1:
        return f"{percent.numerator}%"
    return f"{share.numerator}/{share.denominator}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """The rubric's rule beside one person's votes."""

    ballot: Ballot
    levels: Sequence[str]
    counted: Counted

    def outcome(self) -> Outcome:
        steps = self.steps(cumulative=bool(self.ballot.cumulative))
        reached = [step.level for step in steps if step.holds]
        own = [level for level in reached if level in self.ballot.separate]
        if own:
            return Outcome(own[0], steps=steps)
        if self.ballot.cumulative and NOT_RATED_ID not in reached:
            reached = reached[:1]  # whoever has enough for a level has them for every lower one with the same share
        if reached:
            return self.one_of(reached, "share", steps)
        return self.without_majority(steps)

    def steps(self, *, cumulative: bool) -> tuple[Step, ...]:
        """Hold every threshold against the votes, from the best level to the worst, “not rated” behind them."""
        order = [*self.levels, NOT_RATED_ID]
        found = sorted(self.ballot.shares, key=lambda one: order.index(one.level))
        return tuple(step for one in found if (step := self.step(one, cumulative=cumulative)))

    def step(self, threshold: Threshold, *, cumulative: bool) -> Step | None:
        level = threshold.level
        own = level in self.ballot.separate
        if own and level not in self.counted.agreed:
            return None
        base = self.counted.bases[level] if own else self.counted.base
        better = cumulative and not own and bool(self.above(level))
        votes = self.counted.agreed[level] if own else self.counted.votes.get(level, 0)
        if better:
            votes += sum(self.counted.votes.get(above, 0) for above in self.above(level))
        least, share = needed(threshold, base), threshold.share
        return Step(level, votes, base, least, share, threshold.strict, better, self.counted.less)

    def above(self, level: str) -> list[str]:
        """Return the better levels on the common ballot; none are better than not rating somebody."""
        if level == NOT_RATED_ID:
            return []
        better = self.levels[: self.levels.index(level)]
        return [one for one in better if one not in self.ballot.separate]

    def without_majority(self, steps: tuple[Step, ...]) -> Outcome:
        if self.ballot.no_majority == "highest_cumulative":
            every = self.steps(cumulative=True)
            found = next((one for one in every if one.holds and one.level != NOT_RATED_ID), None)
            if found:
                again = tuple(one for one in every if one.level == found.level)
                return Outcome(found.level, "highest_cumulative", steps=(*steps, *again))
        if self.ballot.no_majority == "plurality":
            votes = {level: n for level, n in self.counted.votes.items() if n}
            most = [level for level, n in votes.items() if n == max(votes.values())]
            if most:
                return self.one_of(most, "plurality", steps)
        return Outcome(None, open="no_majority", steps=steps)

    def one_of(self, levels: Sequence[str], how: How, steps: tuple[Step, ...]) -> Outcome:
        """Return the one level of some, or what the rubric wants of a tie; not rating somebody is no rank."""
        if len(levels) == 1:
            return Outcome(levels[0], how, steps=steps)
        ranked = sorted((level for level in levels if level in self.levels), key=self.levels.index)
        if self.ballot.tie == "ask" or len(ranked) < len(levels):
            return Outcome(None, how, "tie", steps, tuple(levels))
        return Outcome(ranked[0 if self.ballot.tie == "higher" else -1], how, steps=steps, tied=tuple(ranked))
