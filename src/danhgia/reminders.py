"""Tasks that somebody was reminded of, and weaknesses to be put right: what is still open as of a day.

No clock is asked: unless a day is named, a reminder is open while no result is on record, and a remedy is looked at as
of its own deadline.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from danhgia.registers.values import Remedy, Reminder, Subject

_NOT_YET = tuple(map(fold, ("chưa", "đang")))
"""How a result begins that says that there is none yet."""


@dataclass(frozen=True, slots=True)
class OpenReminder:
    """A reminder without a result; `days_over` since its deadline, where a day was named."""

    reminder: Reminder
    days_over: int | None = None


@dataclass(frozen=True, slots=True)
class OpenRemedy:
    """A weakness that was not put right in time; `days_over` is how late it was, or is on the day named.

    None where neither a day was named nor one is on record.
    """

    remedy: Remedy
    days_over: int | None = None


def by_task(reminders: Iterable[Reminder]) -> dict[tuple[Subject, str], tuple[Reminder, ...]]:
    """Return reminders by whom and what they are about, each task's in order of number: the key of every rule.

    Two first reminders about two tasks are never a second one.
    """
    found: dict[tuple[Subject, str], list[Reminder]] = defaultdict(list)
    for reminder in reminders:
        found[reminder.subject, fold(reminder.task)].append(reminder)
    return {task: tuple(sorted(same, key=lambda one: (one.number, one.notified))) for task, same in found.items()}


def open_reminders(reminders: Iterable[Reminder], on: date | None = None) -> tuple[OpenReminder, ...]:
    """Return reminders without a result, as of a day; of one task the last one alone."""
    last = [
        sent[-1]
        for same in by_task(reminders).values()
        if (sent := [one for one in same if on is None or one.notified <= on])
    ]
    still = (one for one in last if not _answered(one, on))
    found = [OpenReminder(one, _days_over(one.due, on)) for one in still]
    return tuple(sorted(found, key=lambda one: (one.reminder.subject.code, one.reminder.task, one.reminder.number)))


def open_remedies(remedies: Iterable[Remedy], year: int, on: date | None = None) -> tuple[OpenRemedy, ...]:
    """Return remedies not made by their deadline in a year; what is open from an earlier year is open still.

    With a day, those whose deadline is over on it and that have no result by then.
    """
    found = [(remedy, _overdue(remedy, year, on)) for remedy in remedies]
    listed = [OpenRemedy(remedy, over) for remedy, (late, over) in found if late]
    return tuple(sorted(listed, key=lambda one: (one.remedy.due, one.remedy.subject.code, one.remedy.weakness)))


def _answered(reminder: Reminder, on: date | None) -> bool:
    if reminder.result is None:
        return False
    return on is None or reminder.result_date is None or reminder.result_date <= on


def _overdue(remedy: Remedy, year: int, on: date | None) -> tuple[bool, int | None]:
    """Tell whether a remedy is late, and by how many days where that is known."""
    day, made = remedy.result_date, _is_made(remedy)
    if on:
        made = made and (day is None or day <= on)
        return remedy.due < on and not made, _days_over(remedy.due, on)
    if not made:
        return remedy.due.year <= year, None
    late = day is not None and day > remedy.due and remedy.due.year == year
    return late, _days_over(remedy.due, day)


def _is_made(remedy: Remedy) -> bool:
    """Tell whether a result is on record; “chưa khắc phục” or “đang khắc phục” in its place is none."""
    return bool(remedy.result) and not fold(remedy.result).startswith(_NOT_YET)


def _days_over(due: date | None, day: date | None) -> int | None:
    over = (day - due).days if due and day else 0
    return over if over > 0 else None
