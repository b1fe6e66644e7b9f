"""The registers kept up from day to day, gathered: what their rows say, and what is wrong with them.

No grade rests on them but where a rubric says so, of reminders and discipline.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from danhgia.checks.area_checks import check_assignments, read_assignments
from danhgia.checks.conduct_checks import (
    check_commendations,
    check_discipline,
    check_inspections,
    check_reviews,
    check_watched,
    read_commendations,
    read_discipline,
    read_inspections,
    read_reviews,
    read_watched,
)
from danhgia.checks.duty_checks import check_duties, read_duties
from danhgia.checks.reminder_checks import check_remedies, check_reminders, read_remedies, read_reminders
from danhgia.checks.row_checks import Rows
from danhgia.grounds import Books
from danhgia.registers import (
    ASSIGNMENTS,
    COMMENDATIONS,
    DISCIPLINE,
    DUTIES,
    DUTY_KINDS,
    FOLLOWED_TABLES,
    INSPECTIONS,
    REMEDIES,
    REMINDERS,
    REVIEWS,
    WATCHED,
)
from danhgia.registers.values import Row
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from danhgia.findings import Finding
    from danhgia.registers import Entry, TableSpec
    from danhgia.registers.values import (
        Assignment,
        Commendation,
        Discipline,
        Duty,
        Inspection,
        Observed,
        Remedy,
        Reminder,
        Review,
        Unread,
        Watch,
    )
    from danhgia.roster import Roster
    from danhgia.rubric import DutyRule

Value = TypeVar("Value", bound=Row)


@dataclass(frozen=True)
class Followed:
    """What the registers say that are kept up from day to day, for lists and rules; `findings` is what is wrong.

    A value with something wrong in its row is not `clear`. `broken` are the registers whose columns cannot be told:
    nothing is known of their rows. `unread` are rows that came to no value, of those that grades may rest on.
    """

    duties: tuple[Duty, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    commendations: tuple[Commendation, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    reviews: tuple[Review, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    watched: tuple[Watch, ...] = ()
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str] = frozenset()
    unread: Mapping[str, tuple[Unread, ...]] = field(default_factory=dict)
    signs: tuple[Observed, ...] = ()

    def of(self, codes: AbstractSet[str], tables: AbstractSet[str]) -> Followed:
        """Return what some registers that grades rest on say of some people, and nothing else."""
        books = self.books(tables).about(codes)
        return Followed(reminders=books.reminders, discipline=books.discipline, unread=books.unread)

    def books(self, tables: AbstractSet[str]) -> Books:
        """Return the registers that grades rest on, of those that they may."""
        return Books(
            self.reminders if REMINDERS.id in tables else (),
            self.discipline if DISCIPLINE.id in tables else (),
            {table: rows for table, rows in self.unread.items() if table in tables},
        )

    def wrong(self, tables: AbstractSet[str]) -> list[Finding]:
        """Return what is wrong in some of the registers."""
        return [finding for finding in self.findings if followed_table(finding) in tables] if tables else []


def followed_table(finding: Finding) -> str | None:
    """Return the register that a finding about a sheet is about, where no grade rests on it."""
    named = fold(str(finding.facts.get("sheet") or finding.at.sheet or ""))
    return next((spec.id for spec in FOLLOWED_TABLES if fold(spec.sheet) == named), None)


def read_followed(
    tables: Mapping[str, Sequence[Entry]],
    rules: Sequence[DutyRule],
    roster: Roster | None,
    unreadable: Sequence[Finding] = (),
) -> Followed:
    """Return what the rows say, with everything that is wrong in them; `unreadable` is what reading them found."""

    def rows(spec: TableSpec) -> Rows:
        return Rows(spec, tables.get(spec.id, ()), roster)

    kinds, names = _kinds(rules)
    said = {finding.at for finding in unreadable}
    checked = [*_check(rows), *check_duties(rows(DUTIES), kinds, names)]
    findings = [*unreadable, *(finding for finding in checked if finding.at not in said)]
    marked = _Marked(findings)
    reminders, discipline = tuple(read_reminders(rows(REMINDERS))), tuple(read_discipline(rows(DISCIPLINE)))
    unread = {
        REMINDERS.id: tuple(rows(REMINDERS).unread(reminders)),
        DISCIPLINE.id: tuple(rows(DISCIPLINE).unread(discipline)),
    }
    return Followed(
        marked(read_duties(rows(DUTIES), kinds)),
        marked(reminders),
        marked(discipline),
        marked(read_commendations(rows(COMMENDATIONS))),
        marked(read_remedies(rows(REMEDIES))),
        marked(read_reviews(rows(REVIEWS))),
        marked(read_inspections(rows(INSPECTIONS))),
        marked(read_assignments(rows(ASSIGNMENTS))),
        marked(read_watched(rows(WATCHED))),
        tuple(findings),
        frozenset(filter(None, (followed_table(one) for one in unreadable if one.blocks == "file"))),
        {table: halves for table, halves in unread.items() if halves},
    )


def _kinds(rules: Iterable[DutyRule]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the ids of what can be handed in, by folded spelling, and what it is called."""
    kinds = {fold(spelling): kind for kind, spellings in DUTY_KINDS for spelling in (kind, *spellings)}
    names = [spellings[0] for _, spellings in DUTY_KINDS]
    for rule in rules:
        kinds.setdefault(fold(rule.kind), rule.kind_id)
        names.append(rule.kind_name)
    return kinds, tuple(dict.fromkeys(names))


_CHECKS: tuple[tuple[TableSpec, Callable[[Rows], Iterator[Finding]]], ...] = (
    (REMINDERS, check_reminders),
    (DISCIPLINE, check_discipline),
    (COMMENDATIONS, check_commendations),
    (REMEDIES, check_remedies),
    (REVIEWS, check_reviews),
    (INSPECTIONS, check_inspections),
    (ASSIGNMENTS, check_assignments),
    (WATCHED, check_watched),
)


def _check(rows: Callable[[TableSpec], Rows]) -> Iterator[Finding]:
    for spec in FOLLOWED_TABLES:
        yield from rows(spec).check_subjects()
    for spec, check in _CHECKS:
        yield from check(rows(spec))


@dataclass(frozen=True)
class _Marked:
    """Marks values in whose rows an error stands."""

    findings: Sequence[Finding]

    def __call__(self, values: Iterable[Value]) -> tuple[Value, ...]:
        wrong = {(one.at.sheet, one.at.row) for one in self.findings if one.severity == "error"}
        return tuple(
            replace(value, clear=False) if (value.at.sheet, value.at.row) in wrong else value for value in values
        )
