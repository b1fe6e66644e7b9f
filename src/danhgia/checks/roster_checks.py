"""Checks of the list itself, before the first sheet is read."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import named
from danhgia.findings import Finding
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.registers import Entry
    from danhgia.roster import Member
    from danhgia.rubric import Rubric


def check_roster(people: Sequence[Entry], units: Sequence[Entry]) -> Iterator[Finding]:
    """Return what is wrong with the list of people and the list of units."""
    yield from _blanks(people)
    yield from _dates(people)
    yield from _overlapping(people)
    yield from _units(people, units)
    yield from _parents(units)


def check_groups(members: Iterable[Member], rubric: Rubric) -> Iterator[Finding]:
    """DG425 group-without-sheet: nobody can tell which of the rubric's sheets people of a group are rated with."""
    groups = tuple(role for sheet in rubric.sheets for role in sheet.roles or ())
    for member in members:
        if rubric.sheets and member.membership == "main" and rubric.sheet_of(member.group) is None:
            near = nearest(member.group, groups) if member.group else None
            facts = {"who": named(member.name, member.code), "value": member.group, "options": groups, "near": near}
            yield Finding("DG425", member.at, value=member.group, subject=member.code, unit=member.unit, facts=facts)


def _blanks(people: Sequence[Entry]) -> Iterator[Finding]:
    """DG402 code-blank, DG422 name-blank, DG420 unit-unknown where no unit is given."""
    for entry in people:
        code, name = entry.text("code"), entry.text("name")
        if not code:
            yield Finding("DG402", entry.at("code"), unit=entry.text("unit") or None, facts={"name": name or None})
        if not name:
            yield Finding("DG422", entry.at("name"), subject=code or None, facts={"who": code or None})
        if not entry.text("unit"):
            yield Finding(
                "DG420", entry.at("unit"), subject=code or None, facts={"who": named(name, code), "value": ""}
            )


def _dates(people: Sequence[Entry]) -> Iterator[Finding]:
    """DG423 dates-reversed."""
    for entry in people:
        first, last = entry.day("from"), entry.day("to")
        if first and last and first > last:
            facts = {"who": _who(entry), "from_": first, "to_": last}
            yield Finding("DG423", entry.at("from"), subject=entry.text("code") or None, facts=facts)


def _overlapping(people: Sequence[Entry]) -> Iterator[Finding]:
    """DG404 subject-twice: two main rows of one code that hold on the same day."""
    rows: dict[str, list[Entry]] = defaultdict(list)
    for entry in people:
        if entry.text("code") and entry.text("membership") != "secondary":
            rows[fold(entry.text("code"))].append(entry)
    for same in (dated for dated in rows.values() if len(dated) > 1):
        ordered = sorted(same, key=lambda entry: (entry.day("from") or date.min, entry.row))
        before = ordered[0]
        for after in ordered[1:]:
            last = before.day("to") or date.max
            if last >= (after.day("from") or date.min):
                facts = {"who": _who(after), "place1": _written(before), "place2": _written(after)}
                code = after.text("code")
                yield Finding("DG404", after.at("code"), subject=code, unit=after.text("unit") or None, facts=facts)
            if (after.day("to") or date.max) > last:
                before = after


def _units(people: Sequence[Entry], units: Sequence[Entry]) -> Iterator[Finding]:
    """DG420 unit-unknown: one finding per unit code, at its first row."""
    listed = {fold(entry.text("unit")): entry.text("unit") for entry in units if entry.text("unit")}
    if not listed:
        return
    reported = set()
    for entry in people:
        unit = entry.text("unit")
        if unit and fold(unit) not in listed and unit not in reported:
            reported.add(unit)
            facts = {"who": _who(entry), "value": unit, "near": nearest(unit, listed.values())}
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
            facts = {"who": entry.text("unit"), "place1": _written(seen[code]), "place2": _written(entry)}
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


def _written(entry: Entry) -> str:
    return f"{entry.sheet} › {entry.row}"
