"""Signs that somebody was seen to show, by checklist: how many people and how often, unit by unit, sign by sign.

Counted, never scored and never ranked: units and signs stay in their own order, and no level rests on any of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from danhgia.members import Member
    from danhgia.registers.values import Observed
    from danhgia.roster import Roster
    from danhgia.rubric import Checklist, Sign


@dataclass(frozen=True, slots=True)
class SignCount:
    """How often a sign was seen, by whom it was recognised, and of how many people."""

    sign: Sign
    people: int
    self_: int
    organisation: int


@dataclass(frozen=True, slots=True)
class UnitSigns:
    """What was seen of one unit's people; `asked` is how many of them the checklist is for."""

    unit: str
    name: str
    asked: int
    people: int
    signs: tuple[SignCount, ...]


@dataclass(frozen=True, slots=True)
class SignList:
    """One checklist over a time: what was seen in all, and in every unit that it concerns, in the roster's order.

    `unclear` is how many rows have something wrong with them, and are in no number.
    """

    rule: Checklist
    first: date
    last: date
    asked: int
    people: int
    signs: tuple[SignCount, ...]
    units: tuple[UnitSigns, ...]
    unclear: int = 0


def member_on(roster: Roster, code: str, day: date) -> Member | None:
    """Return somebody's main row of the roster on a day; None where he or she was not on it."""
    rows = roster.by_code.get(code, ())
    return next((row for row in rows if row.membership == "main" and row.covers(day)), None)


def concerns(rule: Checklist, member: Member) -> bool:
    """Tell whether a checklist is for somebody, by group or post; one without roles is for everybody."""
    roles = {fold(role) for role in rule.roles or ()}
    return not roles or bool(roles & {fold(member.group), fold(member.role)})


def sign_list(rule: Checklist, rows: Iterable[Observed], roster: Roster, first: date, last: date) -> SignList:
    """Return what was seen from a day to a day of those whom a checklist is for, each in the unit of that day."""
    seen: dict[str, list[Observed]] = defaultdict(list)
    names, unclear = set(map(fold, rule.names)), 0
    for row in rows:
        member = member_on(roster, row.subject.code, row.day)
        if not first <= row.day <= last or fold(row.sign) not in names:
            continue
        if not row.clear:
            unclear += 1
        elif member and concerns(rule, member):
            seen[member.unit].append(row)
    asked = _asked(rule, roster, first, last)
    units = [unit for unit in roster.unit_codes if unit in asked or unit in seen]
    found = tuple(_unit(rule, roster, unit, (len(asked.get(unit, ())), seen[unit])) for unit in units)
    every = [row for unit in units for row in seen[unit]]
    whole = {code for codes in asked.values() for code in codes}
    return SignList(rule, first, last, len(whole), _people(every), counted(rule, every), found, unclear)


def counted(rule: Checklist, rows: Sequence[Observed]) -> tuple[SignCount, ...]:
    """Return the signs that rows are about, in the order of the checklist."""
    by_sign: dict[str, list[Observed]] = defaultdict(list)
    for row in rows:
        by_sign[fold(row.sign)].append(row)
    return tuple(_count(sign, by_sign[fold(sign.id)]) for sign in rule.signs if fold(sign.id) in by_sign)


def _unit(rule: Checklist, roster: Roster, unit: str, seen: tuple[int, Sequence[Observed]]) -> UnitSigns:
    asked, rows = seen
    return UnitSigns(unit, roster.unit_name(unit), asked, _people(rows), counted(rule, rows))


def _count(sign: Sign, rows: Sequence[Observed]) -> SignCount:
    own = sum(row.by == "self" for row in rows)
    return SignCount(sign, _people(rows), own, len(rows) - own)


def _people(rows: Iterable[Observed]) -> int:
    return len({row.subject for row in rows})


def _asked(rule: Checklist, roster: Roster, first: date, last: date) -> Mapping[str, set[str]]:
    """Return whom a checklist is for on any day of a time, by unit."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _there(roster, first, last):
        if concerns(rule, row):
            found[row.unit].add(row.code)
    return found


def _there(roster: Roster, first: date, last: date) -> Iterator[Member]:
    for row in roster.people:
        begun, ended = row.from_ is None or row.from_ <= last, row.to is not None and row.to < first
        if row.membership == "main" and begun and not ended:
            yield row
