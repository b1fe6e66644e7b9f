"""How many a quota leaves room for: exact arithmetic on numbers of people, with every step as a reason.

The limit is a fixed point. Whoever has no place any more becomes one of those whom the share is of: of `g` people, the
most that can keep the level is the largest `x` that is no more than the rounded share of what is then left,
`g − x` where the share is of those exactly one level below, and `g` where it is of everybody at that level or above.
Looked at once instead, a list that is over its limit is cut more than it need be.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from danhgia.decisions import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from danhgia.rubric import Of, Quota, Rounds, Sheet

How = Literal["fixed", "once"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a quota: what the share is of, how many that are, and how many may have the level.

    `how` is `fixed` for the fixed point, `once` where the numbers are taken as they stand. `denominator` is how many
    the share is of in the end.
    """

    of: Of
    how: How
    denominator: int
    most: int
    reduce: int


@dataclass(frozen=True, slots=True)
class Limit:
    """What a quota comes to for a group: `most` and `reduce` are None where there is nobody to take a share of.

    The first of `readings` is the quota's own; `work` is the arithmetic in sentences, that of another reading where it
    gives another number.
    """

    most: int | None
    reduce: int | None
    readings: tuple[Reading, ...]
    work: tuple[Reason, ...]
    of_places: bool = False
    """Whether the group is small and has places of its own."""

    @property
    def differ(self) -> bool:
        """Tell whether it depends on the reading how many too many there are."""
        return len({reading.reduce for reading in self.readings}) > 1


def rounded(value: Fraction, rounding: Rounds) -> int:
    """Return a whole number of people: exactly half a person is a whole one under `half_up`."""
    match rounding:
        case "down":
            return floor(value)
        case "up":
            return ceil(value)
        case "half_up":
            return floor(value + Fraction(1, 2))


def most_of(share: Fraction, rounding: Rounds, left: Callable[[int], int], at_most: int) -> int:
    """Return the largest `x` up to `at_most` with `x` ≤ the rounded `share` of `left(x)`.

    `left` never grows with `x`, so all that are small enough come before all that are not.
    """
    low, high = 0, at_most
    while low < high:
        middle = (low + high + 1) // 2
        if middle <= rounded(share * left(middle), rounding):
            low = middle
        else:
            high = middle - 1
    return low


def limit_of(
    quota: Quota, sheet: Sheet, levels: Mapping[str, int], *, people: int, share: Decimal | None = None
) -> Limit:
    """Return how many of a group may have a quota's level.

    `levels` is how many have each level, `people` how many the group has, rated or not; `share` is the one that a
    document raised it to, in per cent.
    """
    sums = _Sums(quota, sheet, levels, share or quota.share)
    own, small = sums.reading(quota.of, "fixed"), _places(quota, people)
    if small is not None:
        allowed = Reading(own.of, own.how, own.denominator, small, max(0, sums.have - small))
        work = (sums.work(own)[0], sums.small(small))
        return Limit(small, allowed.reduce, (allowed,), work, of_places=True)
    if sums.have and not sums.now(quota.of):
        return Limit(None, None, (), (sums.reason("quota_nobody", den_label=sums.label(quota.of)),))
    readings = (own, *sums.others(own))
    telling = [sums.other(reading) for reading in readings[1:] if reading.most != own.most]
    return Limit(own.most, own.reduce, readings, (*sums.work(own), *telling))


def _places(quota: Quota, people: int) -> int | None:
    return quota.small.places if quota.small and people < quota.small.below else None


@dataclass(frozen=True, slots=True)
class _Sums:
    """The numbers of one group under one quota."""

    quota: Quota
    sheet: Sheet
    levels: Mapping[str, int]
    share: Decimal

    @property
    def have(self) -> int:
        """How many have the level."""
        return self.levels.get(self.quota.level, 0)

    @property
    def below(self) -> str | None:
        """The level that somebody has who has no place."""
        ids = [level.id for level in self.sheet.levels]
        return next(iter(ids[ids.index(self.quota.level) + 1 :]), None)

    def now(self, of: Of) -> int:
        """Return how many the share is of as things stand."""
        if of == "rated" or self.quota.of_level is None:
            return sum(self.levels.values())
        if of == "exactly":
            return self.levels.get(self.quota.of_level, 0)
        rank = self.sheet.rank(self.quota.of_level)
        return sum(number for level, number in self.levels.items() if self.sheet.rank(level) >= rank)

    def left(self, of: Of, keep: int) -> int:
        """Return how many the share is of once `keep` people have the level and the others the one below it."""
        moved = of == "exactly" and self.quota.of_level == self.below
        return self.now(of) + (self.have - keep if moved else 0)

    def reading(self, of: Of, how: How) -> Reading:
        """Read the quota one way."""
        if how == "once":
            denominator = self.now(of)
            most = rounded(self.exact(denominator), self.quota.rounding)
        else:
            at_most = self.left(of, 0) if self.left(of, 0) != self.left(of, 1) else sum(self.levels.values())
            most = most_of(self.part, self.quota.rounding, lambda keep: self.left(of, keep), at_most)
            denominator = self.left(of, most)
        return Reading(of, how, denominator, most, max(0, self.have - most))

    def others(self, own: Reading) -> tuple[Reading, ...]:
        """Return the other readings that are seen of such a rule, where the level below is the one it is about."""
        if own.of == "rated" or self.quota.of_level != self.below:
            return ()
        if own.of == "exactly":
            return self.reading("exactly", "once"), self.reading("at_least", "fixed")
        return (self.reading("exactly", "fixed"),)

    @property
    def part(self) -> Fraction:
        """The share as a part of one."""
        return Fraction(self.share) / 100

    def exact(self, denominator: int) -> Fraction:
        """Return the share of some people, before it is rounded."""
        return self.part * denominator

    def label(self, of: Of) -> Reason:
        """Return whom the share is of, in words."""
        level = self.sheet.level(self.quota.of_level).heading if self.quota.of_level else None
        return Reason("quota", None, f"quota_of_{of}", {"level": level})

    def reason(self, key: str, **facts: object) -> Reason:
        """Return a sentence about the quota."""
        level = self.sheet.level(self.quota.level).heading
        known = {"level": level, "pct": self.share, "rounding": self.quota.rounding}
        return Reason("quota", None, key, {**known, **facts}, self.quota.basis)

    def work(self, reading: Reading) -> tuple[Reason, ...]:
        """Return how a limit was found, and that it leaves no place where it does."""
        den, most = reading.denominator, reading.most
        facts: dict[str, object] = {"den": den, "den_label": self.label(reading.of), "max": most}
        facts |= {"exact": self.exact(den), "limit": rounded(self.exact(den), self.quota.rounding)}
        over = self.left(reading.of, most + 1)
        key = "quota_share"
        if over != den and over >= 0:
            key = "quota_fixed"
            exact = self.exact(over)
            facts |= {"over": most + 1, "den_over": over, "exact_over": exact}
            facts |= {"limit_over": rounded(exact, self.quota.rounding)}
        found = self.reason(key, **facts)
        return (found, self.reason("quota_no_place")) if self.levels and not most else (found,)

    def other(self, reading: Reading) -> Reason:
        """Return what another reading comes to."""
        facts = {"den": reading.denominator, "den_label": self.label(reading.of), "max": reading.most}
        exact = self.exact(reading.denominator)
        return self.reason(f"quota_other_{reading.how}", **facts, exact=exact, k=reading.reduce)

    def small(self, places: int) -> Reason:
        """Return that a small group has places of its own."""
        below = self.quota.small.below if self.quota.small else None
        return self.reason("quota_small", below=below, places=places)
