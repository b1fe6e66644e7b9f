"""Reminders that were not heeded: about one task each, in the period of their deadline.

A first reminder about each of two tasks is never a second one, and an inspector's remark is no reminder at all: it
stands in another register.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.grounds.ground import RULE, Told, grounded, lacking, later, unclear
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from danhgia.grounds.ground import Ground
    from danhgia.periods import Period
    from danhgia.registers.values import Reminder, Unread
    from danhgia.rubric import ReminderNeed


def reminded(rows: Sequence[Reminder], unread: Sequence[Unread], need: ReminderNeed, period: Period) -> Ground:
    """Return whether one subject was reminded in vain of some task whose deadline lies in a period."""
    return grounded(
        _Reminded(rows, unread, need.number, period).told(),
        Reason(RULE, False, "reminder_none", {"number": need.number, "period": period}),
    )


@dataclass(frozen=True)
class _Reminded:
    rows: Sequence[Reminder]
    unread: Sequence[Unread]
    number: int
    period: Period

    def told(self) -> Iterator[Told]:
        """Yield what each row that may count says."""
        for row in self.rows:
            if row.number >= self.number and (told := self.of(row)):
                yield told
        for half in self.unread:
            low = half.number is not None and 0 < half.number < self.number
            if not low and not later(half.days, self.period):
                yield unclear(half)

    def of(self, row: Reminder) -> Told | None:
        """Return what a reminder of the number says; None where it is about another period, or was heeded."""
        if not row.clear:
            return None if later(_days(row), self.period) else unclear(row)
        if not self.here(row):
            return None
        if row.due is None:
            return lacking("DG326", row, "due", self.reason(row, "reminder_without_due"))
        if other := self.contradicting(row):
            return lacking(
                "DG325", row, "result", self.reason(row, "reminder_contradicted"), row2=str(other.at.row or 0)
            )
        if row.result is None:
            return lacking("DG325", row, "result", self.reason(row, "reminder_without_result"), why="no_result")
        return Told(True, self.reason(row, "reminder_found")) if row.result == "not_completed" else None

    def here(self, row: Reminder) -> bool:
        """Tell whether the deadline lies in the period, or may where none is on record."""
        if row.due is None:
            return row.result != "completed" and row.notified <= self.period.last_day
        return self.period.first_day <= row.due <= self.period.last_day

    def contradicting(self, row: Reminder) -> Reminder | None:
        """Return another row about the same reminder with another result."""
        key = row.number, fold(row.task)
        same = (other for other in self.rows if (other.number, fold(other.task)) == key and other is not row)
        return next((other for other in same if other.result and row.result and other.result != row.result), None)

    def reason(self, row: Reminder, key: str) -> Reason:
        """Return a sentence about a reminder."""
        facts = {"number": row.number, "task": row.task, "doc": row.document or None, "due": row.due}
        return Reason(RULE, True if key == "reminder_found" else None, key, facts)


def _days(row: Reminder) -> tuple[date, ...]:
    return tuple(day for day in (row.notified, row.due, row.result_date) if day)
