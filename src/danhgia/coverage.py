"""Areas that somebody must look after: days on which nobody does, days on which two do, and who has several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.registers.values import Assignment, Subject
    from danhgia.rubric import CoverageRule

_DAY = timedelta(days=1)

Span = tuple[date, date]
"""From a day to a day, both included."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An area that nobody looks after for some days; `unclear` where a row about it cannot be relied on."""

    area: str
    name: str
    spans: tuple[Span, ...]
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who looks after several areas on one day."""

    subject: Subject
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well areas are looked after in a time: how many there are, which lack somebody, who has several."""

    rule: CoverageRule
    first: date
    last: date
    areas: int
    uncovered: tuple[Uncovered, ...]
    several: tuple[Holder, ...]


def cover(
    rule: CoverageRule, assignments: Sequence[Assignment], areas: Mapping[str, str], first: date, last: date
) -> Coverage:
    """Return how well areas (names by code) are looked after from a day to a day."""
    rows: dict[str, list[Assignment]] = defaultdict(list)
    for row in assignments:
        rows[row.area].append(row)
    found = (
        Uncovered(
            area,
            name,
            tuple(gaps((row for row in rows[area] if row.clear), first, last)),
            any(not row.clear for row in rows[area]),
        )
        for area, name in areas.items()
    )
    held = _several([row for row in assignments if row.clear and row.area in areas], first, last)
    return Coverage(rule, first, last, len(areas), tuple(one for one in found if one.spans), held)


def named_areas(assignments: Iterable[Assignment]) -> dict[str, str]:
    """Return the areas that a register names, with their names, by code."""
    names: dict[str, str] = {}
    for row in assignments:
        names[row.area] = names.get(row.area) or row.name
    return dict(sorted(names.items()))


def gaps(assignments: Iterable[Assignment], first: date, last: date) -> Iterator[Span]:
    """Yield the spans from a day to a day in which an area's rows cover nothing."""
    free = first
    for row in sorted(assignments, key=lambda row: row.from_):
        if row.from_ > last:
            break
        if row.from_ > free:
            yield free, row.from_ - _DAY
        end = row.to or last
        free = max(free, end + _DAY if end < last else last + _DAY)
    if free <= last:
        yield free, last


def overlap(one: Assignment, other: Assignment) -> Span | None:
    """Return the days on which two rows both hold."""
    first = max(one.from_, other.from_)
    last = min(one.to or date.max, other.to or date.max)
    return (first, last) if first <= last else None


def _several(assignments: Sequence[Assignment], first: date, last: date) -> tuple[Holder, ...]:
    """Return who has two areas or more on one day of a time."""
    rows: dict[Subject, list[Assignment]] = defaultdict(list)
    for row in assignments:
        if row.from_ <= last and (row.to is None or row.to >= first):
            rows[row.subject].append(row)
    found = []
    for subject, held in sorted(rows.items(), key=lambda item: item[0].code):
        together: set[str] = set()
        for one, other in combinations(held, 2):
            span = overlap(one, other) if one.area != other.area else None
            if span and span[0] <= last and span[1] >= first:
                together |= {one.area, other.area}
        if together:
            found.append(Holder(subject, tuple(sorted(together))))
    return tuple(found)
