"""How far every unit has come, as a document: period by period, with the days on which sheets came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.results import counts
from danhgia.writers.documents import finding_documents, head, tally
from danhgia.writers.followup_document import followup_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Status, UnitStatus
    from danhgia.writers.documents import Document


def status_document(status: Status, lang: Lang) -> Document:
    """Return how far every unit has come, period by period."""
    return {
        **head("status", status.edition),
        "periods": [
            _period_status(period, status.periods[period], status.deadlines.get(period))
            for period in sorted(status.periods)
        ],
        **followup_document(status.follow_up),
        "findings": finding_documents(status.findings, lang),
        "summary": tally(counts(ordered(status.findings))),
    }


def _period_status(period: Period, units: Iterable[UnitStatus], deadline: date | None) -> Document:
    listed = sorted(units, key=lambda unit: unit.unit)
    sums = ("expected", "received", "valid", "graded", "missing", "errors")
    return {
        "period": str(period),
        "units": [_unit_status(unit) for unit in listed],
        "summary": {"units": len(listed), **{name: sum(getattr(unit, name) for unit in listed) for name in sums}},
        "deadline": None if deadline is None else deadline.isoformat(),
    }


def _unit_status(unit: UnitStatus) -> Document:
    return {
        "unit": unit.unit,
        "unit_name": unit.name,
        "expected": unit.expected,
        "received": unit.received,
        "valid": unit.valid,
        "graded": unit.graded,
        "missing": unit.missing,
        "files": list(unit.files),
        "errors": unit.errors,
        "received_on": None if unit.received_on is None else unit.received_on.isoformat(),
        "days_late": unit.days_late,
    }
