"""What can be wrong with a row of any register: whom it is about, days out of order, steps left out, rows twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import looking_like, named
from danhgia.findings import Finding
from danhgia.periods import Period
from danhgia.registers.values import Subject, Unread
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from danhgia.registers import Entry, TableSpec
    from danhgia.registers.values import Row
    from danhgia.roster import Roster

_TRIES = 20


@dataclass(frozen=True)
class Rows:
    """The rows of one register, read against the roster."""

    spec: TableSpec
    entries: Sequence[Entry]
    roster: Roster | None

    @property
    def who_field(self) -> str:
        """The column that says whom a row is about."""
        return self.spec.fields[0].id

    def heading(self, field_id: str) -> str:
        """Return the heading of a column."""
        return next(field.headings[0] for field in self.spec.fields if field.id == field_id)

    def subject(self, entry: Entry) -> Subject | None:
        """Return whom a row is about; None where the roster does not know, or knows two."""
        typed, roster = entry.text(self.who_field), self.roster
        if not typed:
            return None
        if roster is None:
            return Subject("person" if self.who_field == "code" else None, typed)
        person = roster.code(typed)
        unit = roster.unit_code(typed) if self.who_field == "subject" else None
        is_person = fold(typed) in roster.persons
        if is_person and unit:
            return None
        if person:
            return Subject("person" if is_person else "unit", person)
        return Subject("unit", unit) if unit else None

    def who(self, entry: Entry) -> str:
        """Return whom a row is about, as messages name people and units."""
        subject, roster = self.subject(entry), self.roster
        if subject is None or roster is None or subject.kind is None:
            return entry.text(self.who_field)
        if subject.kind == "unit":
            name = roster.unit_name(subject.code)
            return name if name == subject.code else named(name, subject.code)
        return named(roster.by_code[subject.code][0].name, subject.code)

    def found(self, code: str, entry: Entry, field_id: str, *, value: str | None = None, **facts: object) -> Finding:
        """Return a finding in a cell of a row."""
        subject = self.subject(entry)
        about = subject.code if subject else entry.text(self.who_field) or None
        unit = about if subject and subject.kind == "unit" else None
        return Finding(
            code, entry.at(field_id), about, value=value, unit=unit, facts={"who": self.who(entry) or None, **facts}
        )

    def unread(self, values: Iterable[Row]) -> Iterator[Unread]:
        """Yield the rows that came to none of some values, with what can be read of them.

        One about a code that the roster knows for both a person and a unit, or not at all, is about whoever has it.
        """
        read = {value.at for value in values}
        for entry in self.entries:
            code = entry.text(self.who_field)
            if code and entry.at() not in read:
                stated = (_first_day(value) for value in entry.values.values())
                yield Unread(
                    self.subject(entry) or Subject(None, code),
                    entry.at(),
                    clear=False,
                    columns=entry.columns,
                    number=entry.number("number"),
                    days=tuple(day for day in stated if day),
                )

    def check_subjects(self) -> Iterator[Finding]:
        """DG401 subject-unknown; DG551 holder-unknown, DG552 holder-ambiguous where a unit's code may stand, too.

        The nearest code is looked for a few times only: where hundreds are unknown, the roster is another one.
        """
        roster = self.roster
        if roster is None:
            return
        number, tries = "DG401" if self.who_field == "code" else "DG551", _TRIES
        known = [*roster.by_code, *(roster.unit_codes if number == "DG551" else ())]
        for entry in self.entries:
            typed = entry.text(self.who_field)
            if not typed or self.subject(entry):
                continue
            at, unit = entry.at(self.who_field), roster.unit_code(typed)
            if unit and number == "DG551":
                yield Finding("DG552", at, typed, value=typed)
                continue
            near = nearest(typed, known) if tries > 0 and not unit else None
            tries -= 1
            yield Finding(number, at, typed, value=typed, facts={"near": near, "looks": looking_like(roster, typed)})

    def check_order(self, earlier: str, later: str) -> Iterator[Finding]:
        """DG554 days-out-of-order: the day in one column lies before that in another one, which comes first."""
        for entry in self.entries:
            first, last = entry.day(earlier), entry.day(later)
            if first and last and last < first:
                yield self.out_of_order(entry, later, last, (self.heading(earlier), first))

    def out_of_order(self, entry: Entry, field_id: str, day: date, before: tuple[str, date]) -> Finding:
        """Return DG554 for a day that lies before another one; `before` is what that is called, and it."""
        facts = {"field": self.heading(field_id), "date": day, "field2": before[0], "date2": before[1]}
        return replace(self.found("DG554", entry, field_id, value=str(day), **facts), limit=str(before[1]))

    def check_step(self, stated: str, needed: str) -> Iterator[Finding]:
        """DG558 step-missing: one column is filled in that means nothing while another one is blank."""
        for entry in self.entries:
            if entry.text(stated) and not entry.text(needed):
                yield self.found("DG558", entry, needed, field=self.heading(stated), value2=self.heading(needed))

    def check_twice(self, *keys: str) -> Iterator[Finding]:
        """DG555 entry-twice: two rows with one subject that are alike in some columns."""
        rows = ((entry, (self._key(entry, *keys))) for entry in self.entries if self.subject(entry))
        yield from self.twice(rows)

    def twice(self, rows: Iterable[tuple[Entry, Hashable]]) -> Iterator[Finding]:
        """DG555 entry-twice: rows whose keys are equal, each but the first."""
        first: dict[Hashable, Entry] = {}
        for entry, key in rows:
            earlier = first.setdefault(key, entry)
            if earlier is not entry:
                yield self.found("DG555", entry, self.who_field, row2=str(earlier.row))

    def _key(self, entry: Entry, *keys: str) -> Hashable:
        return (self.subject(entry), *(fold(entry.text(key)) for key in keys))


def _first_day(value: object) -> date | None:
    if isinstance(value, Period):
        return value.first_day
    return value if isinstance(value, date) else None
