"""Smallest requirements: what open periods must at least bring, worked out of everything that reaches a goal.

Levels are ranks here, 0 is the worst. Periods of one group can be exchanged, so what they bring is a multiset.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from math import factorial, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danhgia.periods import Period

    Filling = tuple[tuple[int, ...], ...]
    """What open periods bring: for each group of them the ranks of its levels, ascending."""

    Place = tuple[int, int]
    """Where a level stands in a filling: the group, and the rank."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many periods must reach a level; of them, `exactly` must not be better, because a rule counts that level."""

    level: str
    number: int
    exactly: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What periods that the rules treat alike must bring together: a level for each of them, the best first."""

    periods: tuple[Period, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One requirement: with it the goal is reached, and no lower levels reach it that another way does not name.

    Within a share it does not matter which period brings which level.
    """

    shares: tuple[Share, ...]

    @property
    def number(self) -> int:
        """In how many ways the levels can fall to the periods."""
        return prod(
            factorial(len(share.periods)) // prod(factorial(step.number) for step in share.steps)
            for share in self.shares
        )

    def alternatives(self) -> Iterator[dict[Period, str]]:
        """Return the least level of each period for every way in which they can fall, the best levels early first."""
        for found in _fallen(self.shares):
            yield dict(sorted(found.items()))


def smallest(
    goal: Mapping[Filling, bool], groups: tuple[tuple[Period, ...], ...], levels: tuple[str, ...]
) -> tuple[Way, ...]:
    """Return the smallest requirements that together are all that reaches the goal, the best levels first.

    `goal` tells of every filling whether it reaches the goal; `levels` run from the best to the worst. Where a better
    level can spoil a requirement and a still better one meet it again, that one is a way of its own.
    """
    reached = frozenset(filling for filling, is_reached in goal.items() if is_reached)
    closed = all(better in reached for filling in reached for better in _raised(filling, len(levels)))
    found: dict[Filling, dict[Place, int]] = {}
    left = set(reached)
    while left:
        for least in _minimal(left):
            numbers = _numbers(least)
            found[least] = numbers if closed else _free(numbers, reached, len(levels))
        if closed:
            break
        for least in found.keys() & left:
            left.difference_update(_box(_numbers(least), found[least], len(levels)))
    return tuple(_way(least, found[least], groups, levels) for least in sorted(found, reverse=True))


def _way(
    least: Filling, free: Mapping[Place, int], groups: tuple[tuple[Period, ...], ...], levels: tuple[str, ...]
) -> Way:
    """Return a filling as levels of periods; `free` of those that have a rank may be better."""
    numbers = sorted(_numbers(least).items(), reverse=True)
    steps = [
        tuple(
            Step(levels[-1 - rank], number, number - free[place, rank])
            for (place, rank), number in numbers
            if place == group
        )
        for group in range(len(groups))
    ]
    return Way(tuple(Share(periods, own) for periods, own in zip(groups, steps, strict=True)))


def _fallen(shares: tuple[Share, ...]) -> Iterator[dict[Period, str]]:
    if not shares:
        yield {}
        return
    first, *others = shares
    for levels in _orders({step.level: step.number for step in first.steps}):
        for rest in _fallen(tuple(others)):
            yield {**dict(zip(first.periods, levels, strict=True)), **rest}


def _orders(numbers: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Return every order in which levels can stand, each once."""
    if not any(numbers.values()):
        yield ()
        return
    for level, number in numbers.items():
        if number:
            for others in _orders({**numbers, level: number - 1}):
                yield (level, *others)


def _raised(filling: Filling, levels: int) -> Iterator[Filling]:
    """Return every filling with one level one step higher."""
    for place, ranks in enumerate(filling):
        for rank in set(ranks) - {levels - 1}:
            at = ranks.index(rank)
            raised = tuple(sorted((*ranks[:at], rank + 1, *ranks[at + 1 :])))
            yield (*filling[:place], raised, *filling[place + 1 :])


def _minimal(reached: Iterable[Filling]) -> list[Filling]:
    """Return the fillings below which none reaches the goal, in a fixed order."""
    kept: list[Filling] = []
    for filling in sorted(reached, key=lambda filling: (sum(map(sum, filling)), filling)):
        if not any(_at_most(lower, filling) for lower in kept):
            kept.append(filling)
    return sorted(kept, reverse=True)


def _at_most(lower: Filling, upper: Filling) -> bool:
    """Tell whether some exchange of periods makes one filling nowhere better than another; both are in order."""
    groups = zip(lower, upper, strict=True)
    return all(low <= high for lows, highs in groups for low, high in zip(lows, highs, strict=True))


def _numbers(filling: Filling) -> dict[Place, int]:
    """Return how many periods of each group have each rank."""
    return dict(Counter((place, rank) for place, ranks in enumerate(filling) for rank in ranks))


def _free(numbers: Mapping[Place, int], reached: frozenset[Filling], levels: int) -> dict[Place, int]:
    """Return of how many periods the level may be better, in all places at once, without missing the goal."""
    free = dict.fromkeys(numbers, 0)
    for at, number in numbers.items():
        for more in range(number, 0, -1):
            wish = {**free, at: more}
            if reached.issuperset(_box(numbers, wish, levels)):
                free = wish
                break
    return free


def _box(numbers: Mapping[Place, int], free: Mapping[Place, int], levels: int) -> Iterator[Filling]:
    """Return every filling in which free periods have their level or a better one, and the others exactly theirs."""
    choices = [
        [
            (at[0], (at[1],) * (number - free[at]) + raised)
            for raised in combinations_with_replacement(range(at[1], levels), free[at])
        ]
        for at, number in numbers.items()
    ]
    groups = 1 + max(place for place, _ in numbers)
    for chosen in product(*choices):
        ranks: list[list[int]] = [[] for _ in range(groups)]
        for place, some in chosen:
            ranks[place].extend(some)
        yield tuple(tuple(sorted(some)) for some in ranks)
