"""The registers that no grade rests on, gathered: what their rows say, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

    from danhgia.findings import Finding
    from danhgia.registers import Entry, TableSpec
    from danhgia.registers.values import (
        Assignment,
        Commendation,
        Discipline,
        Duty,
        Inspection,
        Remedy,
        Reminder,
        Review,
        Watch,
    )
    from danhgia.roster import Roster
    from danhgia.rubric import DutyRule

Value = TypeVar("Value", bound=Row)


@dataclass(frozen=True)
class Followed:
    """What the registers say that no grade rests on, for lists and for rules to come; `findings` is what is wrong.

    A value with something wrong in its row is not `clear`. `broken` are the registers whose columns cannot be told:
    nothing is known of their rows.
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
    return Followed(
        marked(read_duties(rows(DUTIES), kinds)),
        marked(read_reminders(rows(REMINDERS))),
        marked(read_discipline(rows(DISCIPLINE))),
        marked(read_commendations(rows(COMMENDATIONS))),
        marked(read_remedies(rows(REMEDIES))),
        marked(read_reviews(rows(REVIEWS))),
        marked(read_inspections(rows(INSPECTIONS))),
        marked(read_assignments(rows(ASSIGNMENTS))),
        marked(read_watched(rows(WATCHED))),
        tuple(findings),
        frozenset(filter(None, (followed_table(one) for one in unreadable if one.blocks == "file"))),
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
