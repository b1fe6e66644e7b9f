"""What a checked row of a register says, typed: the values that lists and rules look at.

`clear` is False where something is wrong with the row: what it says is then no ground for anything. Dates are None
where the cell is blank.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from danhgia.findings import Location
    from danhgia.periods import Period


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Whom a row is about, by the roster's code; `kind` is None where there is no roster to tell."""

    kind: Literal["person", "unit"] | None
    code: str


@dataclass(frozen=True, slots=True)
class Row:
    """What every value has: whom it is about, and where it stands."""

    subject: Subject
    at: Location
    clear: bool = True
    columns: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """The columns of its cells by field id, where rules may have to name one."""

    def cell(self, field_id: str) -> Location:
        """Return the place of one of its cells; of the row where it is not known."""
        return replace(self.at, column=self.columns.get(field_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Row):
    """A row of which too little could be read to say anything; `days` are those that could.

    `number` is that of a reminder, where it could be read.
    """

    number: int | None = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Row):
    """Something to hand in, and how far it came: handed in, adopted by the unit, made public.

    `kind` is the id of one that is asked for everywhere (`commitment`), or the name that a rubric gives it; empty where
    the row names none that there is. `due` is this subject's own deadline, where the row states one.
    """

    kind: str
    due: date | None = None
    handed_in: date | None = None
    adopted: date | None = None
    place: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Row):
    """A notice that a task is not done: the first or the second about that task."""

    task: str
    number: int
    document: str
    notified: date
    due: date | None = None
    result: Literal["completed", "not_completed"] | None = None
    result_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline(Row):
    """A disciplinary measure. `act` is when the act was: a day, a period, or how the register puts it in words.

    `related` tells whether the act had to do with somebody's duties; None where the register does not say.
    """

    form: str
    body: str
    document: str
    decided: date
    act: date | Period | str | None = None
    related: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation(Row):
    """Praise or a reward, by whom, when and what for."""

    form: str
    body: str
    date: date
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Row):
    """A weakness to be put right by a day, where it was named (`source`), and what came of it."""

    weakness: str
    source: str | None
    due: date
    result: str = ""
    result_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Row):
    """A review that a higher body suggested, and what came of it."""

    content: str
    body: str
    document: str
    date: date
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Row):
    """An inspection and its conclusion. An inspector's reminder is no `Reminder`."""

    team: str
    date: date
    content: str
    conclusion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Row):
    """An area that somebody looks after, from a day to a day, both included; open where `to` is None."""

    area: str
    name: str
    from_: date
    to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed(Row):
    """A sign of a checklist that was seen: recognised by oneself or by the organisation, on a day, with evidence."""

    sign: str
    by: Literal["self", "organisation"]
    day: date
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch(Row):
    """Somebody to keep an eye on: proposed by one body, agreed to by another."""

    reason: str
    proposer: str
    proposed_on: date | None
    approver: str
    approved_on: date | None
    result: str
