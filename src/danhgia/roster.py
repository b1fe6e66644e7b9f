"""Who is expected where and when: dated rows per person, units and their parents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.findings import Location
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from danhgia.periods import Period
    from danhgia.registers import Entry

_LATE = timedelta(days=31)
"""A meeting that closes a period is held at its end or soon after; any other date is not used."""


@dataclass(frozen=True, slots=True)
class Member:
    """One dated row of the roster: somebody in a unit, from a day to a day (both included; open where None)."""

    code: str
    name: str
    unit: str
    role: str = ""
    category: str | None = None
    membership: str = "main"
    from_: date | None = None
    to: date | None = None
    at: Location = field(default_factory=Location)
    group: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether the row holds on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)

    def touches(self, period: Period) -> bool:
        """Tell whether the row holds on any day of a period."""
        return (self.from_ is None or self.from_ <= period.last_day) and (
            self.to is None or period.first_day <= self.to
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its code, its printed name, the unit above it."""

    code: str
    name: str
    parent: str | None = None
    order: int | None = None
    at: Location = field(default_factory=Location)


@dataclass(frozen=True)
class Roster:
    """All rows, in the order of the list (secretary first: the order that lists keep), and the units by code."""

    members: tuple[Member, ...]
    units: Mapping[str, Unit]

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Member, ...]]:
        """Everybody's rows, in the order of the list."""
        found: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            found[member.code].append(member)
        return {code: tuple(rows) for code, rows in found.items()}

    @cached_property
    def by_folded(self) -> Mapping[str, str]:
        """Every code under its folded spelling, which is how sheets are matched."""
        return {fold(code): code for code in self.by_code}

    @cached_property
    def by_stripped(self) -> Mapping[str, tuple[str, ...]]:
        """The codes that are the same without the zeros in front, under what is left."""
        found: dict[str, tuple[str, ...]] = {}
        for code in self.by_code:
            stripped = code.lstrip("0")
            found[stripped] = (*found.get(stripped, ()), code)
        return found

    @cached_property
    def unit_codes(self) -> tuple[str, ...]:
        """Every unit's code: those of the list of units, then those that only people name."""
        return tuple(dict.fromkeys([*self.units, *(member.unit for member in self.members)]))

    @cached_property
    def _order(self) -> Mapping[int, int]:
        return {id(member): place for place, member in enumerate(self.members)}

    @cached_property
    def _units_by_folded(self) -> Mapping[str, str]:
        return {fold(code): code for code in reversed(self.unit_codes)}

    def place(self, member: Member) -> int:
        """Return where one of its rows stands in the list."""
        return self._order[id(member)]

    def unit_code(self, typed: str) -> str | None:
        """Return a unit's code as the list spells it, or None where the list has no such unit."""
        return self._units_by_folded.get(fold(typed))

    def unit_name(self, code: str) -> str:
        """Return the printed name of a unit; its code where the list of units has none."""
        unit = self.units.get(code)
        return unit.name if unit else code

    def placed(self, period: Period, meetings: Mapping[str, date] | None = None) -> dict[str, Member]:
        """Return who is rated for a period, by code, with the row that says in which unit.

        The row counts that covers the day of its unit's meeting (`meetings`: by unit), or the period's last day where
        no usable date is given. Where a transfer lets two units' meetings or none cover somebody, the last day
        decides. Secondary posts are never rated. People stand in the order of the rows that count.
        """
        days, last_day = _usable(meetings or {}, period), period.last_day
        found = (_row_in_force(rows, last_day, days) for rows in self.by_code.values())
        return {row.code: row for row in sorted(filter(None, found), key=self.place)}


def roster_from(people: tuple[Entry, ...], units: tuple[Entry, ...]) -> Roster:
    """Return the roster that two typed tables hold; rows without code or unit are left to `roster_checks`.

    A unit is one unit whatever the case in which its code is typed; it is kept as it stands first, in the list of units
    before that of people.
    """
    spelled: dict[str, str] = {}
    for entry in (*units, *people):
        spelled.setdefault(fold(entry.text("unit")), entry.text("unit"))
    members = tuple(
        _member(entry, spelled[fold(entry.text("unit"))])
        for entry in people
        if entry.text("code") and entry.text("unit")
    )
    listed = {spelled[fold(entry.text("unit"))]: _unit(entry) for entry in units if entry.text("unit")}
    return Roster(members, listed)


def _usable(meetings: Mapping[str, date], period: Period) -> dict[str, date]:
    return {unit: day for unit, day in meetings.items() if meeting_usable(day, period)}


def meeting_usable(day: date, period: Period) -> bool:
    """Tell whether a meeting's date can be the one that closed a period."""
    return period.first_day <= day <= period.last_day + _LATE


def _row_in_force(rows: tuple[Member, ...], last_day: date, days: Mapping[str, date]) -> Member | None:
    main = [row for row in rows if row.membership == "main"]
    on_the_day = [row for row in main if row.covers(days.get(row.unit, last_day))]
    if len(on_the_day) == 1:
        return on_the_day[0]
    return next((row for row in main if row.covers(last_day)), on_the_day[0] if on_the_day else None)


def _member(entry: Entry, unit: str) -> Member:
    return Member(
        code=entry.text("code"),
        name=entry.text("name"),
        unit=unit,
        role=entry.text("role"),
        category=entry.text("category") or None,
        membership=entry.text("membership") or "main",
        from_=entry.day("from"),
        to=entry.day("to"),
        at=entry.at("code"),
        group=entry.text("group"),
    )


def _unit(entry: Entry) -> Unit:
    order = entry.values.get("order")
    return Unit(
        entry.text("unit"),
        entry.text("name"),
        entry.text("parent") or None,
        order if isinstance(order, int) else None,
        entry.at("unit"),
    )
