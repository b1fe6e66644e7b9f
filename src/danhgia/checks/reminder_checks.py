"""The registers “Nhắc việc” and “Khắc phục”: what somebody was told to do, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.registers.values import Remedy, Reminder
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.checks.row_checks import Rows
    from danhgia.findings import Finding
    from danhgia.registers import Entry
    from danhgia.registers.values import Subject

_NUMBERS = (1, 2)
"""The regime knows a first and a second reminder."""


def read_reminders(rows: Rows) -> Iterator[Reminder]:
    """Yield what the register of reminders says."""
    for entry in rows.entries:
        subject, number, notified = rows.subject(entry), entry.number("number"), entry.day("notified")
        if subject and number in _NUMBERS and notified and entry.text("task"):
            result = entry.text("result")
            yield Reminder(
                subject,
                entry.at(),
                columns=entry.columns,
                task=entry.text("task"),
                number=number,
                document=entry.text("document"),
                notified=notified,
                due=entry.day("due"),
                result=result if result in {"completed", "not_completed"} else None,  # type: ignore[arg-type]  # the field's choices
                result_date=entry.day("result_date"),
            )


def read_remedies(rows: Rows) -> Iterator[Remedy]:
    """Yield what the register of remedies says."""
    for entry in rows.entries:
        subject, due = rows.subject(entry), entry.day("due")
        if subject and due and entry.text("weakness"):
            yield Remedy(
                subject,
                entry.at(),
                weakness=entry.text("weakness"),
                source=entry.text("source") or None,
                due=due,
                result=entry.text("result"),
                result_date=entry.day("result_date"),
            )


def check_reminders(rows: Rows) -> Iterator[Finding]:
    """DG556 reminder-number, DG557 reminder-without-first; DG554, DG555, DG558."""
    for entry in rows.entries:
        number = entry.number("number")
        if number is not None and number not in _NUMBERS:
            yield rows.found("DG556", entry, "number", value=str(number))
    for same in _by_subject(rows).values():
        yield from _seconds(rows, same)
    yield from rows.check_order("notified", "due")
    yield from rows.check_order("notified", "result_date")
    yield from rows.check_step("result_date", "result")
    yield from rows.check_twice("task", "number")


def check_remedies(rows: Rows) -> Iterator[Finding]:
    """DG555, DG558: a remedy twice, the day of a result that is not there."""
    yield from rows.check_step("result_date", "result")
    yield from rows.check_twice("weakness", "source", "due")


def _by_subject(rows: Rows) -> dict[Subject, list[Entry]]:
    found: dict[Subject, list[Entry]] = defaultdict(list)
    for entry in rows.entries:
        if subject := rows.subject(entry):
            found[subject].append(entry)
    return found


def _seconds(rows: Rows, same: list[Entry]) -> Iterator[Finding]:
    """DG557: a second reminder about a task that has no first one; DG554: one that was sent before the first.

    A row about the task whose number cannot be read may be the first one: then nothing is said.
    """
    firsts = {fold(entry.text("task")): entry for entry in reversed(same) if entry.number("number") == 1}
    unread = {fold(entry.text("task")) for entry in same if entry.number("number") not in _NUMBERS}
    for entry in same:
        task = fold(entry.text("task"))
        if entry.number("number") != _NUMBERS[-1] or not task:
            continue
        if task in firsts:
            first, second = firsts[task].day("notified"), entry.day("notified")
            if first and second and second < first:
                yield rows.out_of_order(entry, "notified", second, ("Ngày thông báo lần 1", first))
        elif task not in unread:
            tasks = [one.text("task") for one in firsts.values()]
            near = nearest(entry.text("task"), tasks)
            yield rows.found("DG557", entry, "task", value=entry.text("task"), near=near)
