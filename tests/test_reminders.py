from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danhgia.findings import Location
from danhgia.registers.values import Remedy, Reminder, Subject
from danhgia.reminders import by_task, open_remedies, open_reminders

AT = Location("register.xlsx", "Nhắc việc", 2)
UNIT, OTHER = Subject("unit", "CB01"), Subject("person", "A1")


def day(text: str) -> date:
    return date.fromisoformat(f"2018-{text}")


def reminder(number: int = 1, subject: Subject = UNIT, **changes: Any) -> Reminder:  # noqa: ANN401 - any field
    given = {"task": "Mặt bằng", "document": "", "notified": day("05-04"), "due": day("06-01"), **changes}
    return Reminder(subject, AT, number=number, **given)


def remedy(**changes: Any) -> Remedy:  # noqa: ANN401 - any field
    return Remedy(UNIT, AT, **{"weakness": "Chậm", "source": None, "due": day("06-30"), **changes})


def test_reminders_are_counted_task_by_task_for_each_subject() -> None:
    second = reminder(2, notified=day("06-04"), task="mặt  bằng")
    tasks = by_task([second, reminder(), reminder(task="Khác"), reminder(subject=OTHER)])
    assert [[one.number for one in same] for same in tasks.values()] == [[1, 2], [1], [1]]


@pytest.mark.parametrize(
    ("rows", "on", "numbers"),
    [
        ([reminder()], None, [1]),
        ([reminder(result="completed", result_date=day("05-20"))], None, []),
        ([reminder(result="not_completed", result_date=day("06-02"))], None, []),
        ([reminder(result="completed", result_date=day("05-20"))], day("05-10"), [1]),
        ([reminder(result="completed", result_date=day("05-20"))], day("05-20"), []),
        ([reminder(result="completed")], day("05-10"), []),
        ([reminder()], day("05-03"), []),
        ([reminder(), reminder(2, notified=day("06-04"))], None, [2]),
        ([reminder(), reminder(2, notified=day("06-04"))], day("06-03"), [1]),
        ([reminder(), reminder(2, notified=day("06-04"), result="completed", result_date=day("06-09"))], None, []),
    ],
)
def test_a_task_is_open_by_its_last_reminder(rows: list[Reminder], on: date | None, numbers: list[int]) -> None:
    assert [one.reminder.number for one in open_reminders(rows, on)] == numbers


def test_days_over_are_told_only_as_of_a_day() -> None:
    assert [one.days_over for one in open_reminders([reminder()])] == [None]
    assert [one.days_over for one in open_reminders([reminder()], day("06-01"))] == [None]
    assert [one.days_over for one in open_reminders([reminder()], day("06-03"))] == [2]
    assert [one.days_over for one in open_reminders([reminder(due=None)], day("06-03"))] == [None]


@pytest.mark.parametrize(
    ("changes", "on", "listed"),
    [
        ({}, None, [None]),
        ({"result": "xong", "result_date": day("06-30")}, None, []),
        ({"result": "xong", "result_date": day("07-02")}, None, [2]),
        ({"result": "xong"}, None, []),
        ({"result": "Chưa  khắc phục"}, None, [None]),
        ({"result": "đang khắc phục", "result_date": day("06-20")}, None, [None]),
        ({"result": "Chưa xong", "result_date": day("06-20")}, day("07-01"), [1]),
        ({"due": date(2017, 6, 30)}, None, [None]),
        ({"due": date(2017, 6, 30), "result": "xong", "result_date": date(2017, 7, 9)}, None, []),
        ({"due": date(2019, 6, 30)}, None, []),
        ({}, day("06-30"), []),
        ({}, day("07-01"), [1]),
        ({"result": "xong", "result_date": day("07-02")}, day("07-01"), [1]),
        ({"result": "xong", "result_date": day("07-02")}, day("07-02"), []),
    ],
)
def test_a_remedy_is_late_as_of_its_deadline_or_of_a_day(
    changes: dict[str, Any], on: date | None, listed: list[int | None]
) -> None:
    assert [one.days_over for one in open_remedies([remedy(**changes)], 2018, on)] == listed
