"""Checks of the list itself, before the first sheet is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import named, without_sheet
from danhgia.findings import Finding
from danhgia.roster import listed
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.findings import Location
    from danhgia.members import Member
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Rubric


@dataclass
class Listed:
    """The rows of a list, and what of them is checked row by row, while it is read: entries need not be kept."""

    people: list[Member] = field(default_factory=list)
    """Every row as it is typed."""
    blanks: list[Finding] = field(default_factory=list)
    dates: list[Finding] = field(default_factory=list)
    first: dict[str, Entry] = field(default_factory=dict)
    """The first row of each unit, by its code as it is typed."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Listed:
        """Take the rows, one by one."""
        found = cls()
        for entry in entries:
            member = listed(entry)
            found.people.append(member)
            found.first.setdefault(member.unit, entry)
            if not (member.code and member.name and member.unit):
                found.blanks += _blanks(entry)
            if member.from_ and member.to and member.from_ > member.to:
                found.dates.append(_reversed(entry))
        return found

    def check(self, units: Sequence[Entry]) -> Iterator[Finding]:
        """Return what is wrong with the list of people and the list of units."""
        yield from self.blanks
        yield from self.dates
        yield from _overlapping(self.people)
        yield from _units(self.first, units)
        yield from _parents(units)


def check_roster(people: Iterable[Entry], units: Sequence[Entry]) -> Iterator[Finding]:
    """Return what is wrong with the list of people and the list of units."""
    return Listed.of(people).check(units)


def check_groups(members: Iterable[Member], rubric: Rubric) -> Iterator[Finding]:
    """DG425 group-without-sheet: whose group, by the list, none of the rubric's sheets is for."""
    for member in members:
        sheets = rubric.sheets_for(member.kind)
        if sheets and member.membership == "main" and rubric.sheet_of(member.group, member.kind) is None:
            groups = tuple(role for sheet in sheets for role in sheet.roles or ())
            yield without_sheet(member, member.at, groups)


def check_codes(roster: Roster) -> Iterator[Finding]:
    """DG404 subject-twice: a unit that is rated has the code of a person."""
    for unit in roster.members[len(roster.people) :]:
        if person := roster.persons.get(fold(unit.code)):
            who = named(unit.name, unit.code)
            facts = {"who": who, "place1": _written(person.at), "place2": _written(unit.at)}
            yield Finding("DG404", unit.at, subject=unit.code, unit=unit.unit, facts=facts)


def _blanks(entry: Entry) -> Iterator[Finding]:
    """DG402 code-blank, DG422 name-blank, DG420 unit-unknown where no unit is given."""
    code, name = entry.text("code"), entry.text("name")
    if not code:
        yield Finding("DG402", entry.at("code"), unit=entry.text("unit") or None, facts={"name": name or None})
    if not name:
        yield Finding("DG422", entry.at("name"), subject=code or None, facts={"who": code or None})
    if not entry.text("unit"):
        yield Finding(
            "DG420", entry.at("unit"), subject=code or None, facts={"who": named(name, code), "no_unit": "blank"}
        )


def _reversed(entry: Entry) -> Finding:
    """DG423 dates-reversed."""
    facts = {"who": _who(entry), "from_": entry.day("from"), "to_": entry.day("to")}
    return Finding("DG423", entry.at("from"), subject=entry.text("code") or None, facts=facts)


def _overlapping(people: Sequence[Member]) -> Iterator[Finding]:
    """DG404 subject-twice: two main rows of one code that hold on the same day."""
    main = [member for member in people if member.code and member.membership != "secondary"]
    times = Counter(fold(member.code) for member in main)
    rows: dict[str, list[Member]] = defaultdict(list)
    for member in main:
        if times[fold(member.code)] > 1:
            rows[fold(member.code)].append(member)
    for same in rows.values():
        ordered = sorted(same, key=lambda member: (member.from_ or date.min, member.at.row))
        before = ordered[0]
        for after in ordered[1:]:
            last = before.to or date.max
            if last >= (after.from_ or date.min):
                who = named(after.name, after.code)
                facts = {"who": who, "place1": _written(before.at), "place2": _written(after.at)}
                yield Finding("DG404", after.at, subject=after.code, unit=after.unit or None, facts=facts)
            if (after.to or date.max) > last:
                before = after


def _units(first: Mapping[str, Entry], units: Sequence[Entry]) -> Iterator[Finding]:
    """DG420 unit-unknown: one finding per unit code, at its first row."""
    known = {fold(entry.text("unit")): entry.text("unit") for entry in units if entry.text("unit")}
    if not known:
        return
    for unit, entry in first.items():
        if unit and fold(unit) not in known:
            facts = {"who": _who(entry), "value": unit, "near": nearest(unit, known.values())}
            yield Finding(
                "DG420", entry.at("unit"), subject=entry.text("code") or None, value=unit, unit=unit, facts=facts
            )


def _parents(units: Sequence[Entry]) -> Iterator[Finding]:
    """DG421 parent-unknown, DG404 for a unit's code that is given twice, and DG424 parent-loop."""
    seen: dict[str, Entry] = {}
    units = [entry for entry in units if entry.text("unit")]
    for entry in units:
        code = fold(entry.text("unit"))
        if code in seen:
            facts = {"who": entry.text("unit"), "place1": _written(seen[code].at()), "place2": _written(entry.at())}
            yield Finding("DG404", entry.at("unit"), subject=entry.text("unit"), unit=entry.text("unit"), facts=facts)
        seen.setdefault(code, entry)
    for entry in units:
        parent = entry.text("parent")
        if parent and fold(parent) not in seen:
            facts = {"unit": entry.text("name") or entry.text("unit"), "value": parent}
            yield Finding("DG421", entry.at("parent"), value=parent, unit=entry.text("unit"), facts=facts)
    yield from _loops(seen)


def _loops(units: Mapping[str, Entry]) -> Iterator[Finding]:
    """DG424 parent-loop: units that stand above one another in a circle; one finding per circle, at its first row."""
    done: set[str] = set()
    for start in units:
        path: list[str] = []
        code = start
        while code in units and code not in done:
            done.add(code)
            path.append(code)
            code = fold(units[code].text("parent"))
        if code not in path:
            continue
        circle = path[path.index(code) :]
        first = min(range(len(circle)), key=lambda place: units[circle[place]].row)
        named = [units[code].text("unit") for code in (*circle[first:], *circle[: first + 1])]
        entry = units[circle[first]]
        yield Finding("DG424", entry.at("parent"), value=" → ".join(named), unit=named[0])


def _who(entry: Entry) -> str:
    return named(entry.text("name"), entry.text("code"))


def _written(at: Location) -> str:
    return f"{at.sheet} › {at.row}"
