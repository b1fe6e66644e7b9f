"""The watch list (“Danh sách theo dõi”): how many were proposed for it and how many of them agreed to, by unit.

Counted and never ranked: units stay in the roster's order, and no level rests on any of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from danhgia.registers.values import Watch
    from danhgia.roster import Roster


@dataclass(frozen=True, slots=True)
class Watched:
    """How many people are on the list: `proposed`, and `approved` by the body that agrees to it.

    Who stands there without the day of a proposal is in `people` alone.
    """

    people: int
    proposed: int
    approved: int


@dataclass(frozen=True, slots=True)
class WatchList:
    """The watch list as of a day: in all, and of each unit that has anybody on it, by code and name.

    `unclear` is how many rows have something wrong with them, and are in no number.
    """

    whole: Watched
    units: tuple[tuple[str, str, Watched], ...]
    unclear: int = 0


def watch_list(rows: Iterable[Watch], roster: Roster, on: date | None) -> WatchList | None:
    """Return the watch list, as of a day where one is given; None where nobody is on it.

    Somebody counts once, however many rows there are, in the unit of the last row that the roster has of him or her.
    """
    every = [row for row in rows if row.proposed_on is None or on is None or row.proposed_on <= on]
    clear: dict[str, list[Watch]] = defaultdict(list)
    for row in every:
        if row.clear:
            clear[row.subject.code].append(row)
    by_unit: dict[str, dict[str, list[Watch]]] = defaultdict(dict)
    for code, own in clear.items():
        by_unit[_unit(roster, code)][code] = own
    units = [unit for unit in (*roster.unit_codes, "") if unit in by_unit]
    if not every:
        return None
    counted = tuple((unit, roster.unit_name(unit), _counted(by_unit[unit], on)) for unit in units)
    return WatchList(_counted(clear, on), counted, sum(not row.clear for row in every))


def _counted(people: Mapping[str, Iterable[Watch]], on: date | None) -> Watched:
    proposed = sum(any(row.proposed_on for row in rows) for rows in people.values())
    approved = sum(any(_holds(row.approved_on, on) for row in rows) for rows in people.values())
    return Watched(len(people), proposed, approved)


def _holds(day: date | None, on: date | None) -> bool:
    return day is not None and (on is None or day <= on)


def _unit(roster: Roster, code: str) -> str:
    rows = [row for row in roster.by_code.get(code, ()) if row.membership == "main"]
    return rows[-1].unit if rows else ""
