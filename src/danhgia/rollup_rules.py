"""Roll-ups as logic: which conditions on numbers of periods hold, which line applies, what a mean comes to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from danhgia.decisions import Outcome
    from danhgia.rubric import CountLine, Mean, Veto, When


def holds(when: When | None, counts: Mapping[str, int], unknown: int = 0) -> Outcome:
    """Return whether a condition holds for so many periods of each level and so many that are still open.

    True and False are certain: they hold whatever the open periods bring.
    """
    if when is None:
        return True
    if when.level is not None:
        return _counted(when, counts.get(when.level, 0), unknown)
    found = [holds(part, counts, unknown) for part in when.parts]
    settles = when.any_ is not None  # one that holds settles `any`, one that fails settles `all`
    if settles in found:
        return settles
    return None if None in found else not settles


def first_line(lines: Sequence[CountLine], counts: Mapping[str, int]) -> CountLine | None:
    """Return the first line whose condition holds; None where none does, which `rubric check` refuses."""
    return next((line for line in lines if holds(line.when, counts)), None)


def barring(vetoes: Iterable[Veto], counts: Mapping[str, int], unknown: int = 0) -> dict[str, Veto]:
    """Return the veto of each level that is barred for certain; of several the first that asks people, else the first.

    Where one text leaves it to people and another lowers the level, people decide.
    """
    found: dict[str, Veto] = {}
    for veto in vetoes:
        if holds(veto.when, counts, unknown) and found.setdefault(veto.level, veto).otherwise == "next":
            found[veto.level] = veto if veto.otherwise == "ask" else found[veto.level]
    return found


def mean(rule: Mean, totals: Sequence[Fraction | Decimal]) -> Fraction:
    """Return the mean of points, exactly; rounding is for `rounded`. Whether zeros are in `totals` is for the caller.

    Raises:
        ZeroDivisionError: there is nothing to divide by.
    """
    return sum((Fraction(total) for total in totals), start=Fraction(0)) / (rule.divisor or len(totals))


def next_below(level: str, levels: Sequence[str]) -> str | None:
    """Return the level below one, by its id; None below the worst."""
    return next(iter(levels[levels.index(level) + 1 :]), None)


def leaves(when: When) -> Iterable[When]:
    """Return the conditions on single levels that a condition is made of."""
    return [when] if when.level is not None else [leaf for part in when.parts for leaf in leaves(part)]


def evidence(when: When, counts: Mapping[str, int], unknown: int = 0) -> tuple[When, ...]:
    """Return the conditions on single levels that settle whether a condition holds.

    Of several that must all hold, those that fail where one does; of several of which one is enough, the first that
    holds.
    """
    settled = holds(when, counts, unknown)
    if when.level is not None:
        return (when,)
    telling = [part for part in when.parts if holds(part, counts, unknown) is settled] or list(when.parts)
    if when.any_ is not None and settled:
        telling = telling[:1]
    return tuple(leaf for part in telling for leaf in evidence(part, counts, unknown))


def _counted(when: When, number: int, unknown: int) -> Outcome:
    least, most = when.at_least or 0, when.at_most
    if number + unknown < least or (most is not None and number > most):
        return False
    return True if number >= least and (most is None or number + unknown <= most) else None
