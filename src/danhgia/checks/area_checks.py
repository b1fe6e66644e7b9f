"""The register “Phân công địa bàn”: who looks after which area, and when nobody or two people do."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from danhgia.coverage import gaps, overlap
from danhgia.registers.values import Assignment
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.checks.row_checks import Rows
    from danhgia.findings import Finding
    from danhgia.registers import Entry


def read_assignments(rows: Rows) -> Iterator[Assignment]:
    """Yield what the register says; an area is spelled as the list of units spells it, else as it stands first."""
    for row, _ in _placed(rows):
        yield row


def check_assignments(rows: Rows) -> Iterator[Finding]:
    """DG554: an end before its beginning; DG559 area-twice, DG560 area-gap, area by area."""
    yield from rows.check_order("from", "to")
    areas: dict[str, list[tuple[Assignment, Entry]]] = defaultdict(list)
    for row, entry in _placed(rows):
        if row.to is None or row.from_ <= row.to:
            areas[row.area].append((row, entry))
    for same in areas.values():
        yield from _twice(rows, same)
        yield from _gaps(rows, same)


def _placed(rows: Rows) -> Iterator[tuple[Assignment, Entry]]:
    spelled: dict[str, str] = {}
    for entry in rows.entries:
        subject, area, first = rows.subject(entry), entry.text("area"), entry.day("from")
        if subject and area and first:
            known = rows.roster.unit_code(area) if rows.roster else None
            area = spelled.setdefault(fold(area), known or area)
            name = entry.text("area_name")
            yield Assignment(subject, entry.at(), area=area, name=name, from_=first, to=entry.day("to")), entry


def _twice(rows: Rows, same: list[tuple[Assignment, Entry]]) -> Iterator[Finding]:
    """DG559: a row that begins before another one about its area has ended."""
    ordered = sorted(same, key=lambda pair: (pair[0].from_, pair[1].row))
    longest = ordered[:1]
    for row, entry in ordered[1:]:
        before, earlier = longest[0]
        if span := overlap(before, row):
            facts = {"who2": rows.who(earlier), "row2": str(earlier.row), "from_": span[0]}
            yield rows.found("DG559", entry, "area", value=row.area, **facts)
        if (row.to or date.max) > (before.to or date.max):
            longest = [(row, entry)]


def _gaps(rows: Rows, same: list[tuple[Assignment, Entry]]) -> Iterator[Finding]:
    """DG560: days between an area's first and last row on which nobody looks after it."""
    ordered = sorted(same, key=lambda pair: pair[0].from_)
    last = max(row.from_ for row, _ in ordered)
    for first_day, last_day in gaps((row for row, _ in ordered), ordered[0][0].from_, last):
        entry = next(entry for row, entry in ordered if row.from_ > last_day)
        yield rows.found("DG560", entry, "from", value=entry.text("area"), from_=first_day, to_=last_day)
