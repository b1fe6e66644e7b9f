"""Who is expected where and when: dated rows per person, units and their parents, and which units are rated."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING

from danhgia.findings import Location
from danhgia.grouped import Grouped
from danhgia.members import Member, row_in_force, usable, with_longest_post
from danhgia.text import fold, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from danhgia.members import Kind
    from danhgia.periods import Period
    from danhgia.registers import Entry


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
        if typed in self.by_code:
            return typed
        place = bisect_left(self._folded, fold(typed), key=fold)
        found = next(iter(self._folded[place : place + 1]), None)
        return found if found and fold(found) == fold(typed) else None

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        """Every code in the order of their folded spellings, none of which is kept: a province has 30 MB of them."""
        return tuple(sorted(self.by_code, key=fold))

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
        days, last_day = usable(meetings or {}, period), period.last_day
        rows = self.people if self.rated == {"person"} else [row for row in self.members if row.kind in self.rated]
        found = {row.code: row for row in rows if row is row_in_force(self.by_code[row.code], last_day, days)}
        return {code: self.with_post(row, period) for code, row in found.items()} if self.longest else found

    def with_post(self, row: Member, period: Period) -> Member:
        """Return the row that counts for somebody in a period, with the post that does: its own, or the longest."""
        return with_longest_post(row, self.by_code[row.code], period) if self.longest else row


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
        table=_codes_at(entry.file, entry.sheet, entry.columns.get("code")),
        row=entry.row,
        group=entry.text("group"),
    )


@lru_cache(maxsize=8)
def _codes_at(file: str, sheet: str, column: int | None) -> Location:
    return Location(file, sheet, column=column)


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
