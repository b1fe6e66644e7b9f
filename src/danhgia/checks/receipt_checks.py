"""When the units' sheets came in: the register “Nhận phiếu” against the days by which they were due."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from danhgia.periods import Period
    from danhgia.registers import Entry
    from danhgia.roster import Roster


def read_receipts(
    entries: Sequence[Entry], roster: Roster | None
) -> tuple[dict[Period, dict[str, Entry]], list[Finding]]:
    """Return the first receipt of each unit in each period, and what is wrong with the rows.

    The first counts: a sheet that was sent back and came again was not late for having been corrected.
    """
    findings: list[Finding] = []
    first: dict[Period, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        period, day, unit = entry.period(), entry.day("received"), entry.text("unit")
        known = roster.unit_code(unit) if roster and unit else unit
        if unit and known is None:
            findings.append(_unknown(entry, unit, roster))
        if not (period and day and known):
            continue  # said here, or where the table was read
        if day < period.first_day:
            findings.append(_too_early(entry, period, day))
            continue
        earlier = first[period].get(known)
        if earlier is None or day < (earlier.day("received") or day):
            first[period][known] = entry
    return first, findings


def days_late(receipt: Entry | None, deadline: date | None) -> int | None:
    """Return by how many days a receipt came after the day it was due, that day included; None where not late."""
    day = receipt.day("received") if receipt else None
    late = (day - deadline).days if day and deadline else 0
    return late if late > 0 else None


def check_late(receipts: Mapping[str, Entry], deadline: date | None, names: Mapping[str, str]) -> Iterator[Finding]:
    """DG520 sheet-late: the first sheet of a unit came after the day it was due."""
    for unit, receipt in receipts.items():
        if late := days_late(receipt, deadline):
            day = receipt.day("received")
            facts = {"unit": names.get(unit, unit), "date": day, "n": late, "deadline": deadline}
            at = receipt.at("received")
            yield Finding("DG520", at, value=str(day), limit=str(deadline), unit=unit, facts=facts)


def _unknown(entry: Entry, unit: str, roster: Roster | None) -> Finding:
    """DG420 unit-unknown, in the register."""
    near = nearest(unit, roster.unit_codes) if roster else None
    facts = {"near": near, "period": entry.period()}
    return Finding("DG420", entry.at("unit"), value=unit, unit=unit, facts=facts)


def _too_early(entry: Entry, period: Period, day: date) -> Finding:
    """DG532 entry-unreadable: nobody sends a period's sheet before the period; the year is mistyped."""
    facts = {"field": "Ngày nhận", "expected_kind": "date_in_period", "period": period}
    return Finding("DG532", entry.at("received"), value=f"{day:%d/%m/%Y}", unit=entry.text("unit"), facts=facts)
