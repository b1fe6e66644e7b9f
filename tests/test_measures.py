"""Numbers of reminders sent and of people disciplined in a time."""

from __future__ import annotations

from datetime import date

from danhgia.findings import Location
from danhgia.measures import Disciplined, RemindersSent, measures
from danhgia.registers.values import Discipline, Reminder, Subject, Unread

ONE, OTHER = Subject("person", "C1"), Subject("unit", "CB01")
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)


def reminder(number: int, day: date, result: object = None, **more: object) -> Reminder:
    return Reminder(OTHER, Location(), task="Việc", number=number, document="", notified=day, result=result, **more)  # type: ignore[arg-type]  # one of two results


def discipline(form: str, day: date, subject: Subject = ONE, **more: object) -> Discipline:
    return Discipline(subject, Location(), form=form, body="", document="", decided=day, **more)  # type: ignore[arg-type]  # `clear`


def test_reminders_count_by_number_and_day_of_notice() -> None:
    rows = [
        reminder(1, FIRST, "completed"),
        reminder(1, LAST, "not_completed"),
        reminder(1, date(2021, 5, 5)),
        reminder(2, date(2021, 5, 5)),
        reminder(2, date(2022, 1, 1)),
        reminder(1, date(2020, 12, 31)),
    ]
    found = measures(rows, (), FIRST, LAST)
    assert found.reminders == (RemindersSent(1, 3, 1, 1), RemindersSent(2, 1, 0, 0))
    assert [one.open for one in found.reminders] == [1, 1]


def test_discipline_counts_by_form_and_each_subject_once() -> None:
    rows = [
        discipline("khiển trách", FIRST),
        discipline("Khiển  trách", LAST),
        discipline("cảnh cáo", LAST, OTHER),
        discipline("cảnh cáo", date(2022, 1, 1), OTHER),
    ]
    found = measures((), rows, FIRST, LAST)
    assert found.discipline == (Disciplined("khiển trách", 2), Disciplined("cảnh cáo", 1))
    assert (found.disciplined, found.unclear) == (2, 0)


def test_rows_with_errors_are_in_no_number() -> None:
    found = measures([reminder(1, FIRST, clear=False)], [discipline("cảnh cáo", FIRST, clear=False)], FIRST, LAST)
    assert (found.reminders, found.discipline, found.disciplined, found.unclear) == ((), (), 0, 2)


def test_rows_whose_day_cannot_be_read_are_no_rows_that_are_not_there() -> None:
    spans = ((), (date(2020, 12, 31),), (LAST,), (date(2022, 1, 1),))
    halves = tuple(Unread(ONE, Location(), clear=False, days=days) for days in spans)
    assert measures((), (), FIRST, LAST, {"reminders": halves}).unclear == 3  # the second one was due before
    assert measures((), (), FIRST, LAST, {"discipline": halves}).unclear == 3  # the last one was done behind it
