"""The registers that a worked case states, read and checked as those of a workspace are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danhgia.checks.register_checks import Records, read_records
from danhgia.periods import parse
from danhgia.pipeline.duty_casing import entry
from danhgia.registers import DISCIPLINE, INSPECTIONS, REMINDERS
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danhgia.periods import Period
    from danhgia.readers.grade_cases import DisciplineGiven, InspectionGiven, PointsGiven
    from danhgia.registers import Entry, TableSpec
    from danhgia.rubric import Rubric

_RESULTS = {"done": "completed", "not_done": "not_completed"}
_RELATED = {True: "yes", False: "no"}
_LEFT_OPEN = frozenset({"DG325", "DG326", "DG327", "DG328", "DG329"})
OF_POINTS = _LEFT_OPEN | {"DG233", "DG513", "DG902"}
"""What only the row that stands for the points would be told."""
SETTLED = _LEFT_OPEN | {"DG115", "DG309", "DG513", "DG322", "DG524"}
"""What a decision of the competent body settles."""


def period_of(given: PointsGiven) -> Period | None:
    """Return the period that a case names, if any."""
    return parse(given.period) if given.period else None


def records_of(given: PointsGiven, rubric: Rubric, subject: str) -> Records:
    """Return what a case's rows say of one subject."""
    period = period_of(given)
    if period is None:
        return Records()
    tables: dict[str, tuple[Entry, ...]] = {
        REMINDERS.id: _numbered(REMINDERS, _reminders(given, subject, period)),
        DISCIPLINE.id: _numbered(DISCIPLINE, (_discipline(row, subject) for row in given.discipline)),
        INSPECTIONS.id: _numbered(
            INSPECTIONS,
            ({"subject": subject, "date": row.on, "conclusion": row.conclusion} for row in given.inspections),
        ),
    }
    return read_records(tables, rubric.main, None, rests_on=rubric.rests_on)


def wrong_codes(records: Records) -> list[str]:
    """Return what is wrong with the rows that a case states, where levels rest on them."""
    return [finding.code for finding in records.followed.wrong(records.rests_on)]


def _numbered(spec: TableSpec, rows: Iterable[Mapping[str, object]]) -> tuple[Entry, ...]:
    return tuple(entry(spec, number, row) for number, row in enumerate(rows, start=1))


def _reminders(given: PointsGiven, subject: str, period: Period) -> Iterator[Mapping[str, object]]:
    """Yield the rows of reminders, with the first one of a task of which a case states the second alone."""
    firsts = {fold(row.task) for row in given.reminders if row.number == 1}
    for row in given.reminders:
        notified = row.notified or row.due or period.first_day
        common = {"subject": subject, "task": row.task, "notified": notified}
        if row.number != 1 and fold(row.task) not in firsts:
            firsts.add(fold(row.task))
            yield {**common, "number": 1}
        result = None if row.result is None else _RESULTS[row.result]
        yield {**common, "number": row.number, "due": row.due, "result": result}


def _discipline(row: DisciplineGiven, subject: str) -> Mapping[str, object]:
    return {
        DISCIPLINE.fields[0].id: subject,
        "form": row.form,
        "document": row.document,
        "date": row.decided,
        "act": _act(row.act) if row.act else None,
        "related": None if row.duty_related is None else _RELATED[row.duty_related],
    }


def _inspection(row: InspectionGiven, subject: str) -> Mapping[str, object]:
    return {"subject": subject, "date": row.on, "conclusion": row.conclusion}


def _act(text: str) -> date | Period | str:
    """Return when an act was, as the register's column is read: a day, a period, or the words."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return parse(text) or text
