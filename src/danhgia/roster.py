"""Who is expected where and when: dated rows per person, units and their parents, and which units are rated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Literal

from danhgia.findings import Location
from danhgia.grouped import Grouped
from danhgia.text import fold, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danhgia.periods import Period
    from danhgia.registers import Entry
    from danhgia.rubric import Members

Kind = Literal["person", "organisation"]
ORGANISATION = "organisation"
"""The category of a unit that is rated itself; nobody can type it into the list of people."""

_MEMBERS: Mapping[Members, frozenset[str]] = {
    "party_members": frozenset({"official_member", "probationary_member"}),
    "official_members": frozenset({"official_member"}),
}


_LATE = timedelta(days=31)
"""A meeting that closes a period is held at its end or soon after; any other date is not used."""


@dataclass(frozen=True, slots=True)
class Member:
    """One dated row of the roster: somebody in a unit, from a day to a day (both included; open where None).

    A unit that is rated itself is one, too, in the unit above it: `organisations` makes such rows.
    """

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
    """The “Nhóm đối tượng”."""

    @property
    def kind(self) -> Kind:
        """Whether it is a person or a unit that is rated itself."""
        return "organisation" if self.category == ORGANISATION else "person"

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
    group: str = ""
    """Its “Nhóm đối tượng”, where it is rated itself."""


@dataclass(frozen=True)
class Roster:
    """All rows, in the order of the list (secretary first: the order that lists keep), and the units by code.

    `rated` are the kinds of subjects that the rubric has sheets for: who is of another kind is known, and not expected.
    With `longest`, whoever rose within a period has the post that was held longest, not that of the meeting's day.
    """

    members: tuple[Member, ...]
    units: Mapping[str, Unit]
    rated: frozenset[Kind] = frozenset({"person"})
    longest: bool = False

    @cached_property
    def people(self) -> tuple[Member, ...]:
        """The rows that are about persons."""
        return tuple(member for member in self.members if member.kind == "person")

    @cached_property
    def persons(self) -> Mapping[str, Member]:
        """The first row of every person, under the folded code."""
        return {fold(member.code): member for member in reversed(self.people)}

    @cached_property
    def twins(self) -> tuple[Member, ...]:
        """The units that are rated and have the code of a person: a code is one subject, so they are counted apart."""
        return tuple(unit for unit in self.members[len(self.people) :] if self.by_code[unit.code][0].kind == "person")

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The codes of all that sheets may be about, in the order of the list."""
        return tuple(code for code, rows in self.by_code.items() if rows[0].kind in self.rated)

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Member, ...]]:
        """Everybody's rows, in the order of the list."""
        return Grouped((member.code, member) for member in self.members)

    def code(self, typed: str) -> str | None:
        """Return somebody's code as the list spells it, or None where the list has no such code in any case."""
        return typed if typed in self.by_code else self._by_folded.get(fold(typed)) if typed else None

    @cached_property
    def _by_folded(self) -> Mapping[str, str]:
        """Every code under its folded spelling: where all is typed as it is listed, a province does without."""
        return {fold(code): code for code in self.by_code}

    @cached_property
    def by_stripped(self) -> Mapping[str, tuple[str, ...]]:
        """The codes that begin with zeros, under what is left without them."""
        found: dict[str, tuple[str, ...]] = {}
        for code in self.by_code:
            if code.startswith("0"):
                stripped = code.lstrip("0")
                found[stripped] = (*found.get(stripped, ()), code)
        return found

    def looking_like(self, typed: str) -> tuple[str, ...]:
        """Return the codes that look like a typed one, which is none of them: in other letters, or with spaces."""
        return self._by_look.get(look(typed), ())

    @cached_property
    def _by_look(self) -> Mapping[str, tuple[str, ...]]:
        return Grouped((look(code), code) for code in self.by_code)

    @cached_property
    def unit_codes(self) -> tuple[str, ...]:
        """Every unit's code: those of the list of units, then those that only people name."""
        return tuple(dict.fromkeys([*self.units, *(member.unit for member in self.members)]))

    @cached_property
    def _units_by_folded(self) -> Mapping[str, str]:
        return {fold(code): code for code in reversed(self.unit_codes)}

    def unit_code(self, typed: str) -> str | None:
        """Return a unit's code as the list spells it, or None where the list has no such unit."""
        return self._units_by_folded.get(fold(typed))

    def unit_name(self, code: str) -> str:
        """Return the printed name of a unit; its code where the list of units has none."""
        unit = self.units.get(code)
        return unit.name if unit else code

    @cached_property
    def above_others(self) -> frozenset[str]:
        """The units that have others below them."""
        named = [unit.parent for unit in self.units.values() if unit.parent]
        return frozenset(self.unit_code(parent) or parent for parent in named)

    def parents(self, code: str) -> tuple[str, ...]:
        """Return the units above a unit, the nearest first; a circle ends where it would begin again."""
        found: list[str] = []
        unit = self.units.get(code)
        while unit and unit.parent:
            parent = self.unit_code(unit.parent) or unit.parent
            if parent in {code, *found}:
                break
            found.append(parent)
            unit = self.units.get(parent)
        return tuple(found)

    def placed(self, period: Period, meetings: Mapping[str, date] | None = None) -> dict[str, Member]:
        """Return who is rated for a period, by code, with the row that says in which unit.

        The row counts that covers the day of its unit's meeting (`meetings`: by unit), or the period's last day where
        no usable date is given. Where a transfer lets two units' meetings or none cover somebody, the last day
        decides. Secondary posts are never rated. People stand in the order of the rows that count.
        """
        days, last_day = _usable(meetings or {}, period), period.last_day
        rows = self.people if self.rated == {"person"} else [row for row in self.members if row.kind in self.rated]
        found = {row.code: row for row in rows if row is _row_in_force(self.by_code[row.code], last_day, days)}
        return {code: self.with_post(row, period) for code, row in found.items()} if self.longest else found

    def with_post(self, row: Member, period: Period) -> Member:
        """Return the row that counts for somebody in a period, with the post that does: its own, or the longest."""
        return _with_longest_post(row, self.by_code[row.code], period) if self.longest else row


def roster_from(people: Iterable[Entry], units: Iterable[Entry]) -> Roster:
    """Return the roster that two typed tables hold."""
    return roster_of(map(listed, people), tuple(units))


def roster_of(people: Iterable[Member], units: Sequence[Entry]) -> Roster:
    """Return the roster of people as listed; rows without code or unit are left to `roster_checks`.

    A unit is one unit whatever the case in which its code is typed; it is kept as it stands first, in the list of units
    before that of people. So is a person, whose rows of different times would else be about two.
    """
    rows = tuple(people)
    spelled: dict[str, str] = {}
    for unit in (*(entry.text("unit") for entry in units), *(member.unit for member in rows)):
        spelled.setdefault(fold(unit), unit)
    codes: dict[str, str] = {}
    for member in rows:
        codes.setdefault(fold(member.code), member.code)
    named = (member for member in rows if member.code and member.unit)
    members = tuple(_spelled(member, codes[fold(member.code)], spelled[fold(member.unit)]) for member in named)
    return Roster(members, {spelled[fold(entry.text("unit"))]: _unit(entry) for entry in units if entry.text("unit")})


def _spelled(member: Member, code: str, unit: str) -> Member:
    same = (member.code, member.unit) == (code, unit)
    return member if same else replace(member, code=code, unit=unit)


def listed(entry: Entry) -> Member:
    """Return a row of the list as it is typed: its code, name or unit may be missing."""
    return Member(
        code=intern(entry.text("code")),  # the sheets that wait to be judged name the same people
        name=entry.text("name"),
        unit=entry.text("unit"),
        role=entry.text("role"),
        category=entry.text("category") or None,
        membership=entry.text("membership") or "main",
        from_=entry.day("from"),
        to=entry.day("to"),
        at=entry.at("code"),
        group=entry.text("group"),
    )


def _usable(meetings: Mapping[str, date], period: Period) -> dict[str, date]:
    return {unit: day for unit, day in meetings.items() if meeting_usable(day, period)}


def meeting_usable(day: date, period: Period) -> bool:
    """Tell whether a meeting's date can be the one that closed a period."""
    return period.first_day <= day <= period.last_day + _LATE


def _row_in_force(rows: tuple[Member, ...], last_day: date, days: Mapping[str, date]) -> Member | None:
    """Return which of somebody's rows counts, or None."""
    main = [row for row in rows if row.membership == "main"]
    on_the_day = [row for row in main if row.covers(days.get(row.unit, last_day))]
    if len(on_the_day) == 1:
        return on_the_day[0]
    return next((row for row in main if row.covers(last_day)), on_the_day[0] if on_the_day else None)


def _with_longest_post(member: Member, rows: tuple[Member, ...], period: Period) -> Member:
    """Return the row that counts with the role and group that somebody had longest in that unit within a period.

    Of posts held for as many days, that of the row itself counts, else the later one. A post is one however typed.
    """
    posts, days = {_post(member): member}, Counter[tuple[str, str]]()
    for row in sorted(rows, key=lambda row: row.from_ or date.min):
        if row.membership == "main" and row.unit == member.unit and row.touches(period):
            first, last = max(row.from_ or date.min, period.first_day), min(row.to or date.max, period.last_day)
            posts.setdefault(_post(row), row)
            days[_post(row)] += (last - first).days + 1
    own, *others = posts
    longest = posts[max((own, *reversed(others)), key=days.__getitem__)]
    return member if longest is member else replace(member, role=longest.role, group=longest.group)


def _post(row: Member) -> tuple[str, str]:
    return fold(row.role), fold(row.group)


def _unit(entry: Entry) -> Unit:
    order = entry.values.get("order")
    return Unit(
        entry.text("unit"),
        entry.text("name"),
        entry.text("parent") or None,
        order if isinstance(order, int) else None,
        entry.at("unit"),
        entry.text("group"),
    )


def concerns(members: Members, category: str | None) -> bool:
    """Tell whether a rule for some members is about somebody; who is not said to be anything is taken to be meant."""
    meant = _MEMBERS.get(members)
    return meant is None or category is None or category in meant
