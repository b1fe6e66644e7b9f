"""Whose each task is: owners are resolved by code as those of the score sheet beside the table are, never by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.checks.tally_rows import TallyRows
    from danhgia.sheets import PlacedSheet
    from danhgia.tasks import TaskRow, TaskTable


@dataclass(frozen=True, slots=True)
class Owned:
    """A row of a table of tasks, and whose it is.

    `person` is a row of the score sheet beside it (an index of `Batch.people`), None for a task of the unit itself and
    for one of which nobody can tell; `subject` is the owner's code as it was resolved, `who` how messages name him.
    """

    file: int
    row: TaskRow
    table: TaskTable
    placed: PlacedSheet
    person: int | None = None
    subject: str = ""
    who: str = ""

    def at(self, key: str) -> Location:
        """Return the row's cell of a column."""
        return Location(self.placed.sheet.file, self.table.sheet, self.row.row, self.table.columns.get(key))

    @property
    def called(self) -> str:
        """How messages call the task: by its code, else by its words."""
        return self.row.code or self.row.name or "?"

    def finding(self, code: str, key: str, value: str = "", *, limit: str | None = None, **facts: object) -> Finding:
        """Build a finding about one of its cells."""
        return Finding(
            code,
            self.at(key),
            self.subject or None,
            value=value or None,
            limit=limit,
            unit=self.placed.unit,
            facts={"who": self.who or None, "task": self.called, "value": value or None, "limit": limit, **facts},
        )


@dataclass(frozen=True)
class TaskRows:
    """The rows of all tables of tasks of a batch."""

    beside: TallyRows

    def owned(self) -> Iterator[Owned]:
        """Yield every row with its owner, where one can be told."""
        for file, placed in enumerate(self.beside.batch.sheets):
            table = placed.sheet.tasks
            for row in table.rows if table else ():
                yield self._owned(file, Owned(file, row, table, placed) if table else None)

    def _owned(self, file: int, bare: Owned | None) -> Owned:
        if bare is None:
            raise ValueError("a row without a table")
        code = bare.row.owner
        person = self.beside.person(file, code)
        if person is not None:
            found = self.beside.people[person]
            return Owned(file, bare.row, bare.table, bare.placed, person, found.subject, found.who)
        if unit := self.unit(code, bare.placed):
            return Owned(file, bare.row, bare.table, bare.placed, None, unit, unit)
        listed = self.beside.expected.listed(code) if code else None
        member = self.beside.expected.known(listed) if listed else None
        who = f"{member.name} ({listed})" if member else ""
        return Owned(file, bare.row, bare.table, bare.placed, None, listed or "", who)

    def unit(self, code: str, placed: PlacedSheet) -> str | None:
        """Return the unit whose code somebody wrote in place of a person's."""
        units = self.beside.expected.roster.unit_codes if self.beside.expected.roster else ()
        known = {fold(unit): unit for unit in (*units, *((placed.unit,) if placed.unit else ()))}
        return known.get(fold(code)) if code else None

    def resolved(self, code: str, placed: PlacedSheet) -> str | None:
        """Return the person or the unit that a code names; whatever it names where there is no list."""
        if self.beside.expected.roster is None:
            return code
        return self.beside.expected.listed(code) or self.unit(code, placed)

    def near(self, code: str) -> str | None:
        """Return the code of the list that was probably meant."""
        roster = self.beside.expected.roster
        return nearest(code, roster.by_code) if roster and code else None


def by_code(rows: Sequence[Owned]) -> Mapping[tuple[int, str], Sequence[Owned]]:
    """Return the rows of each code of a task, table by table; rows without a code are left out."""
    found: dict[tuple[int, str], list[Owned]] = defaultdict(list)
    for one in rows:
        if one.row.code:
            found[one.file, fold(one.row.code)].append(one)
    return found
