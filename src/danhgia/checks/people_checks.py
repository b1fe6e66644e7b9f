"""Checks of people and units: whom a row is about, whether he or she belongs there, which rows are one person's.

Identity is the code, never the name. The roster decides in which unit somebody is rated; a second row elsewhere is that
row's fault alone, and two rows that it cannot tell apart block both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.text import clean, fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.expected import Expected
    from danhgia.findings import Location
    from danhgia.form_columns import ColumnKind
    from danhgia.members import Member
    from danhgia.roster import Roster
    from danhgia.scores import Batch

_LIST = "roster.xlsx"
_TITLE = re.compile(rf"^({'|'.join(map(re.escape, map(fold, ('đ/c', 'đồng chí', 'đc'))))})[ .:]+")


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom one row is about: the code as resolved or typed, and whether the row is where the roster wants it.

    `stray` rows name nobody on the list: without a code, or with an unknown one.
    """

    subject: str
    who: str
    belongs: bool
    stray: bool = False


def identify(batch: Batch, expected: Expected, scored: Sequence[bool]) -> tuple[list[Identified], list[Finding]]:
    """Return whom each row of a batch is about, and what is wrong with codes, names and units.

    `scored` says which rows hold any score: a row left empty where somebody no longer belongs needs no finding.
    """
    finder = _Finder(batch, expected)
    found = [
        finder.row(_Row(file, row, code, name, unit, holds))
        for (file, row, code, name, unit), holds in zip(_people(batch), scored, strict=True)
    ]
    return found, [*finder.findings, *_twice(batch, found)]


def as_listed(typed: str, roster: Roster | None) -> str:
    """Return a code as the list spells it; as typed where there is no list, or none that has it."""
    return (roster and roster.code(typed)) or typed


def resolved(findings: Iterable[Finding], roster: Roster | None) -> list[Finding]:
    """Return findings with the people whom they are about under the list's codes.

    Whoever is typed in another case is the same person: what blocks the one blocks the other.
    """
    return [replace(one, subject=as_listed(one.subject, roster)) if one.subject else one for one in findings]


def named(name: str, code: str) -> str:
    """Return somebody as messages name people: name and code."""
    return f"{name} ({code})" if name and code else name or code


def looking_like(roster: Roster | None, typed: str) -> tuple[str, ...] | None:
    """Return who has a code that looks like a typed one, as messages name people; None where nobody has."""
    found = roster.looking_like(typed) if roster else ()
    return tuple(named(roster.by_code[code][0].name, code) for code in found) if roster and found else None


def without_sheet(member: Member, at: Location, groups: Sequence[str]) -> Finding:
    """DG425 group-without-sheet: nobody can tell with which of the rubric's sheets somebody is rated."""
    near = nearest(member.group, groups) if member.group else None
    facts = {"who": named(member.name, member.code), "value": member.group, "options": groups, "near": near}
    return Finding("DG425", at, value=member.group, subject=member.code, unit=member.unit, facts=facts)


def written(at: Location) -> str:
    """Return a place as messages name it beside another one: file, sheet, cell or row."""
    place = (at.file or "").rpartition("/")[2], at.sheet, at.cell or (at.row and str(at.row))
    return " › ".join(part for part in place if part)


@dataclass(frozen=True, slots=True)
class _Row:
    file: int
    row: int
    code: str
    name: str
    unit: str
    scored: bool


@dataclass
class _Finder:
    """Resolves codes against the roster, collecting what is wrong on the way."""

    batch: Batch
    expected: Expected
    findings: list[Finding] = field(default_factory=list)
    spelled: dict[str, str] = field(default_factory=dict)
    """Codes as they are typed first, by folded spelling: where there is no list, that is what people are called."""

    def row(self, row: _Row) -> Identified:
        """Return whom a row is about."""
        if not row.code:
            return self.without_code(row)
        if self.expected.roster is None:
            first = self.spelled.setdefault(fold(row.code), row.code)
            return Identified(first, named(row.name, first), belongs=True)
        code = self.expected.spelled(row.code) or self.zeros_restored(row)
        if code is None:
            return self.unknown(row)
        self.check_name(row, code)
        return self.placed(row, code)

    def placed(self, row: _Row, code: str) -> Identified:
        """DG406 wrong-unit: where the roster rates somebody, and whether this row is there."""
        who = named(row.name or self.name_of(code), code)
        member = self.expected.placed.get(code)
        if code in self.expected.others:
            self.of_another_sheet(row, code, who)
            return Identified(code, who, belongs=False)
        if self.expected.period is None:
            return Identified(code, who, belongs=True)
        if member and (not row.unit or member.unit == row.unit):
            return Identified(code, who, belongs=True)
        if row.scored:
            self.add("DG406", row, "code", {"who": who, **self.expected.home(code, row.unit)}, subject=code)
        return Identified(code, who, belongs=False)

    def of_another_sheet(self, row: _Row, code: str, who: str) -> None:
        """DG413 wrong-sheet, DG425 group-without-sheet: whose group is rated with another sheet, or with none."""
        theirs, member = self.expected.others[code]
        if not theirs:
            placed = self.batch.sheets[row.file]
            at = placed.sheet.at(row.row, self.batch.form.place("code"))
            self.findings.append(without_sheet(member, at, self.expected.groups))
        elif row.scored:
            ours = self.expected.instrument
            facts = {"who": who, "group": member.group or None, "expected": theirs, "value": ours}
            self.add("DG413", row, "code", facts, subject=code, value=ours, limit=theirs)

    def without_code(self, row: _Row) -> Identified:
        """DG402 code-blank: the name may suggest whose row it is, but only a code says so."""
        members = self.expected.placed.values()
        alike = tuple(
            named(member.name, member.code)
            for member in members
            if member.unit == row.unit and _alike(member.name, row.name)
        )
        new = _LIST if self.expected.roster is not None and not alike else None
        self.add("DG402", row, "code", {"name": row.name or None, "near": alike or None, "roster": new})
        return Identified("", row.name or "?", belongs=False, stray=True)

    def unknown(self, row: _Row) -> Identified:
        """DG401 subject-unknown."""
        in_unit = [code for code, member in self.expected.placed.items() if member.unit == row.unit]
        likely = nearest(row.code, in_unit, cutoff=0.75)
        near = named(self.name_of(likely), likely) if likely else None
        looks = looking_like(self.expected.roster, row.code)
        facts = {"name": row.name or None, "near": None if looks else near, "looks": looks}
        self.add("DG401", row, "code", facts, value=row.code, subject=row.code)
        return Identified(row.code, named(row.name, row.code), belongs=False, stray=True)

    def zeros_restored(self, row: _Row) -> str | None:
        """DG410 code-lost-zeros: `12` for `0012`, where the roster leaves no doubt."""
        restored = self.expected.restored(row.code)
        if restored:
            self.add("DG410", row, "code", {"near": restored}, value=row.code, subject=restored)
        return restored

    def check_name(self, row: _Row, code: str) -> None:
        """DG403 name-differs: a name that disagrees with its code."""
        rows = self.expected.roster.by_code[code] if self.expected.roster else ()
        if not row.name or row.name == rows[0].name:
            return
        if not any(_alike(member.name, row.name) for member in rows):
            facts = {"who": named(row.name, code), "code": code, "expected": rows[0].name}
            self.add("DG403", row, "name", facts, value=row.name, subject=code, limit=rows[0].name)

    def name_of(self, code: str) -> str:
        """Return the name that the roster has for a code."""
        member = self.expected.known(code)
        return member.name if member else ""

    def add(self, number: str, row: _Row, column: ColumnKind, facts: Mapping[str, object], **about: str | None) -> None:
        """Collect one finding about a row; `about` gives subject, value and limit."""
        placed = self.batch.sheets[row.file]
        at = placed.sheet.at(row.row, self.batch.form.place(column))
        self.findings.append(Finding(number, at, unit=placed.unit, facts=facts, **about))  # type: ignore[arg-type]


def _people(batch: Batch) -> Iterator[tuple[int, int, str, str, str]]:
    columns = [batch.people[name].tolist() for name in ("file", "row", "code", "name", "unit")]
    return zip(*columns, strict=True)


def _twice(batch: Batch, people: Sequence[Identified]) -> Iterator[Finding]:
    """DG404 subject-twice: two rows that both belong, or that no roster settles; two forms of one person likewise."""
    first: dict[tuple[str, bool], int] = {}
    forms = batch.forms.tolist()
    places = list(zip(batch.people["file"].tolist(), batch.people["row"].tolist(), strict=True))
    code_place = batch.form.place("code")
    for person, identified in enumerate(people):
        if not identified.subject or not identified.belongs:
            continue
        key = (identified.subject, forms[person])
        if first.setdefault(key, person) == person:
            continue
        both = [places[index] for index in (person, first[key])]
        at, before = (batch.sheets[file].sheet.at(row, code_place) for file, row in both)
        facts = {"who": identified.who, "place1": written(before), "place2": written(at)}
        yield Finding("DG404", at, subject=identified.subject, unit=batch.sheets[places[person][0]].unit, facts=facts)


def _alike(one: str, other: str) -> bool:
    return _TITLE.sub("", fold(clean(one))) == _TITLE.sub("", fold(clean(other)))
