"""How many reminders were sent and who was disciplined in a time: numbers for reports, no ground for any level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.registers import DISCIPLINE, REMINDERS
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from danhgia.registers.values import Discipline, Reminder, Unread

    Books = Mapping[str, tuple[Unread, ...]]


@dataclass(frozen=True, slots=True)
class RemindersSent:
    """How many reminders of one number were sent, and what came of the tasks they were about."""

    number: int
    sent: int
    completed: int
    not_completed: int

    @property
    def open(self) -> int:
        """How many have no result on record."""
        return self.sent - self.completed - self.not_completed


@dataclass(frozen=True, slots=True)
class Disciplined:
    """How many decisions gave one form of discipline."""

    form: str
    decisions: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The reminders sent and the discipline decided from a day to a day, by number and by form.

    `disciplined` are the subjects of the decisions, each once. `unclear` rows have something wrong with them, and are
    in no number; where the day that counts cannot be read, those that may lie in the time.
    """

    first: date
    last: date
    reminders: tuple[RemindersSent, ...] = ()
    discipline: tuple[Disciplined, ...] = ()
    disciplined: int = 0
    unclear: int = 0


def measures(
    reminders: Iterable[Reminder],
    discipline: Iterable[Discipline],
    first: date,
    last: date,
    unread: Books | None = None,
) -> Measures:
    """Return the measures of a time: reminders by the day of the notice, discipline by that of the decision.

    `unread` holds the rows of either of which too little could be read.
    """
    sent = [row for row in reminders if first <= row.notified <= last]
    decided = [row for row in discipline if first <= row.decided <= last]
    clear, given = [row for row in sent if row.clear], [row for row in decided if row.clear]
    forms: dict[str, list[Discipline]] = {}
    for row in given:
        forms.setdefault(fold(row.form), []).append(row)
    return Measures(
        first,
        last,
        tuple(_sent(number, clear) for number in sorted({row.number for row in clear})),
        tuple(Disciplined(rows[0].form, len(rows)) for rows in forms.values()),
        len({row.subject for row in given}),
        len(sent) + len(decided) - len(clear) - len(given) + _perhaps(unread or {}, first, last),
    )


def _perhaps(unread: Books, first: date, last: date) -> int:
    """Return how many half-read rows may lie in a time.

    A notice comes before every other day of its row, an act before the decision about it.
    """
    earlier = [row for row in unread.get(REMINDERS.id, ()) if row.days and min(row.days) < first]
    later = [row for row in unread.get(DISCIPLINE.id, ()) if row.days and min(row.days) > last]
    return sum(map(len, unread.values())) - len(earlier) - len(later)


def _sent(number: int, rows: Iterable[Reminder]) -> RemindersSent:
    results = [row.result for row in rows if row.number == number]
    return RemindersSent(number, len(results), results.count("completed"), results.count("not_completed"))
