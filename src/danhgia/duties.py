"""Who has handed in what must be handed in, and how far it came, as of a day that somebody names.

No clock is asked: unless a day is named, everybody is looked at as of their own deadline.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from danhgia.registers.values import Subject
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from danhgia.members import Member
    from danhgia.registers.values import Duty
    from danhgia.roster import Roster
    from danhgia.rubric import DutyRule

Step = Literal["handed_in", "adopted", "public"]

_CATEGORIES: Mapping[str, frozenset[str]] = {
    "party_members": frozenset({"official_member", "probationary_member"}),
    "official_members": frozenset({"official_member"}),
}


@dataclass(frozen=True, slots=True)
class DutyState:
    """How far something to hand in came by a day.

    `unmet` are the steps still to take; what was not handed in can be neither adopted nor made public, and is one step.
    `days_late` is by how many days the last step came after the deadline. `unclear`: something is wrong with a row, so
    nobody can tell.
    """

    unmet: tuple[Step, ...]
    days_late: int | None = None
    unclear: bool = False

    @property
    def done(self) -> bool:
        """Tell whether nothing is left to do."""
        return not self.unmet and not self.unclear


@dataclass(frozen=True, slots=True)
class Owed:
    """One person or unit of whom something is asked; `row` is what the register says of it."""

    subject: Subject
    name: str
    unit: str
    unit_name: str
    deadline: date
    state: DutyState
    row: Duty | None = None


@dataclass(frozen=True, slots=True)
class DutyList:
    """Everybody of whom one thing is asked in a year, in the order of the roster."""

    rule: DutyRule
    due: date
    owed: tuple[Owed, ...]

    @property
    def open(self) -> tuple[Owed, ...]:
        """Those with something left to do."""
        return tuple(one for one in self.owed if not one.state.done)

    def by_unit(self) -> dict[str, tuple[Owed, ...]]:
        """Return everybody by unit, in the order of the roster."""
        found: dict[str, list[Owed]] = defaultdict(list)
        for one in self.owed:
            found[one.unit].append(one)
        return {unit: tuple(rows) for unit, rows in found.items()}


def counted(owed: Iterable[Owed]) -> dict[str, int]:
    """Return how many are asked, how many are done (and of those how many late), and how many lack which step."""
    rows = list(owed)
    return {
        "asked": len(rows),
        "done": sum(one.state.done for one in rows),
        "late": sum(one.state.days_late is not None for one in rows),
        "not_handed_in": sum("handed_in" in one.state.unmet for one in rows),
        "not_adopted": sum("adopted" in one.state.unmet for one in rows),
        "not_public": sum("public" in one.state.unmet for one in rows),
        "unclear": sum(one.state.unclear for one in rows),
    }


def duty_list(rule: DutyRule, rows: Iterable[Duty], roster: Roster, year: int, on: date | None = None) -> DutyList:
    """Return everybody of whom a rule asks something in a year, as of a day; without one, as of each one's deadline.

    Asked is who is on the roster on the day it is due. A rule that is not due in the year asks nobody. A row of no kind
    that there is may be about the thing, where no other row is: then nobody can tell.
    """
    due = rule.due(year)
    if due is None:
        raise ValueError(f"{rule.id} is not due in {year}")
    given: dict[tuple[str, Subject], list[Duty]] = defaultdict(list)
    for row in rows:
        if _of_year(row, year):
            given[row.kind, row.subject].append(row)
    about = [(one, given[rule.kind_id, one[0]] or given["", one[0]]) for one in asked(rule, roster, due)]
    return DutyList(rule, due, tuple(_owed(rule, one, own, due=due, on=on) for one, own in about))


def asked(rule: DutyRule, roster: Roster, day: date) -> Iterator[tuple[Subject, str, str, str]]:
    """Yield of whom a rule asks something: subject, name, unit, the unit's name.

    Who is not said to be a Party member or none is taken to be meant.
    """
    there = [row for row in roster.people if row.membership == "main" and row.covers(day)]
    if rule.from_ == "units":
        people = {*(row.unit for row in there), *(row.code for row in roster.members if row.kind == "organisation")}
        for unit in roster.unit_codes:
            if unit in people:
                yield Subject("unit", unit), roster.unit_name(unit), unit, roster.unit_name(unit)
        return
    once = {row.code: row for row in reversed(there) if _meant(rule, row)}
    for row in there:
        if once.get(row.code) is row:
            yield Subject("person", row.code), row.name, row.unit, roster.unit_name(row.unit)


def duty_state(rule: DutyRule, rows: Sequence[Duty], due: date, on: date | None = None) -> DutyState:
    """Return how far one subject's rows came by a day, or by the deadline; the best of several rows counts."""
    if any(not row.clear for row in rows):
        return DutyState((), unclear=True)
    states = [_state(rule, row, row.due or due, on) for row in rows]
    return min(states, key=lambda state: (len(state.unmet), state.days_late or 0), default=DutyState(("handed_in",)))


def _owed(
    rule: DutyRule, about: tuple[Subject, str, str, str], rows: Sequence[Duty], *, due: date, on: date | None
) -> Owed:
    state = duty_state(rule, rows, due, on)
    row = next((one for one in rows if _state(rule, one, one.due or due, on) == state), rows[0] if rows else None)
    return Owed(*about, (row and row.due) or due, state, row)


def _state(rule: DutyRule, row: Duty, deadline: date, on: date | None) -> DutyState:
    day = on or deadline
    steps = _steps(rule, row)
    taken = {step: when for step, when in steps.items() if when and when <= day}
    if "handed_in" not in taken:
        return DutyState(("handed_in",))
    late = (max(taken.values()) - deadline).days
    unmet = tuple(step for step in steps if step not in taken)
    return DutyState(unmet, late if late > 0 and not unmet else None)


def _steps(rule: DutyRule, row: Duty) -> dict[Step, date | None]:
    """Return the steps that a rule asks for, with their days; what is made public needs a place."""
    steps: dict[Step, date | None] = {"handed_in": row.handed_in}
    if rule.adopted:
        steps["adopted"] = row.adopted
    if rule.public:
        steps["public"] = row.published if row.place else None
    return steps


def _of_year(row: Duty, year: int) -> bool:
    """Tell whether a row is about a year: that of its own deadline, else that in which it was handed in, else any."""
    day = row.due or row.handed_in
    return day is None or day.year == year


def _meant(rule: DutyRule, row: Member) -> bool:
    categories = _CATEGORIES.get(rule.from_)
    if categories and row.category and row.category not in categories:
        return False
    roles = {fold(role) for role in rule.roles or ()}
    return not roles or bool(roles & {fold(row.group), fold(row.role)})
