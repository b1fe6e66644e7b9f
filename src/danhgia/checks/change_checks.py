"""People who moved or rose within a period: which unit counts, and what stood in the list before."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.expected import Expected
    from danhgia.members import Member
    from danhgia.periods import Period
    from danhgia.roster import Roster


def check_changes(expected: Expected) -> Iterator[Finding]:
    """DG430 changed-in-period: somebody's unit or post changed within the period; the note says which unit counts.

    Rated is the unit of the meeting's day, and the post of that day or the one held longest, as the rubric says. The
    former unit may have something to say about it.
    """
    roster, period = expected.roster, expected.period
    if roster is None or period is None:
        return
    for code, member in expected.placed_here:
        rows = _main_rows(roster, code, period)
        for before, after in pairwise(rows):
            if _place(before) != _place(after):
                grouped = fold(before.group) != fold(after.group)
                facts = {
                    "who": f"{member.name} ({code})",
                    "period": period,
                    "before": _post(before, roster, grouped=grouped),
                    "after": _post(after, roster, grouped=grouped),
                    "date": after.from_,
                    "unit": roster.unit_name(member.unit),
                    "longest": (member.role or member.group or None) if roster.longest else None,
                }
                yield Finding("DG430", after.at, subject=code, unit=member.unit, facts=facts)


def former_unit(expected: Expected, code: str) -> str | None:
    """Return the name of another unit that somebody was in earlier or is in later within the period."""
    roster, period, member = expected.roster, expected.period, expected.placed.get(code)
    if roster is None or period is None or member is None:
        return None
    others = [row.unit for row in _main_rows(roster, code, period) if row.unit != member.unit]
    return roster.unit_name(others[-1]) if others else None


def _main_rows(roster: Roster, code: str, period: Period) -> list[Member]:
    rows = [row for row in roster.by_code[code] if row.membership == "main" and row.touches(period)]
    return sorted(rows, key=lambda row: row.from_ or date.min)


def _place(row: Member) -> tuple[str, str, str]:
    return row.unit, fold(row.role), fold(row.group)


def _post(row: Member, roster: Roster, *, grouped: bool) -> str:
    """Return where somebody was as what; with the group where that is another one now."""
    parts = (roster.unit_name(row.unit), row.role, row.group if grouped else "")
    return ", ".join(dict.fromkeys(part for part in parts if part))
