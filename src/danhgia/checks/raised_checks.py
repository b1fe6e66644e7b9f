"""Which units may have more: the register “Đơn vị được nâng tỷ lệ”, row by row, and what a quota makes of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.registers import RaisedShare
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from danhgia.periods import Period
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Quota

_NEEDED = ("document", "date")


def read_raised(
    entries: Sequence[Entry], roster: Roster | None
) -> tuple[dict[Period, dict[str, RaisedShare]], list[Finding]]:
    """Return the shares that documents raised, by period and unit, and what is wrong with the rows.

    A row counts with a document and its date alone. Of two rows about one unit and period the later document counts;
    two of one day that differ leave the share as it is (DG805).
    """
    findings: list[Finding] = []
    rows: dict[tuple[Period, str], list[RaisedShare]] = defaultdict(list)
    for entry in entries:
        if row := _row(entry, roster, findings):
            rows[row.period, row.unit].append(row)
    found: dict[Period, dict[str, RaisedShare]] = defaultdict(dict)
    for (period, unit), same in rows.items():
        newest = [row for row in same if row.date == max(one.date for one in same)]
        differing = [row for row in newest if row.share != newest[0].share]
        findings += [_not_used(row, "two_shares") for row in differing]
        if not differing:
            found[period][unit] = newest[0]
    return found, findings


def check_raised(raised: Mapping[str, RaisedShare], quotas: Sequence[Quota]) -> Iterator[Finding]:
    """DG805 raised-share-not-used: a share that no quota lets a document raise, or that is beyond what it may be."""
    for row in raised.values():
        limits = [quota.raised.share for quota in quotas if quota.raised]
        if not limits:
            yield _not_used(row, "no_quota")
        elif row.share > max(limits):
            yield _not_used(row, "above_raised", max(limits))


def usable(row: RaisedShare | None, quota: Quota) -> RaisedShare | None:
    """Return the row that raises a quota's share, if it does: more than the share, within what may be raised."""
    raises = row is not None and quota.raised is not None and quota.share < row.share <= quota.raised.share
    return row if raises else None


def _row(entry: Entry, roster: Roster | None, findings: list[Finding]) -> RaisedShare | None:
    """Return a row that can be used; DG420 for a unit that the list lacks, DG805 for a row without its document."""
    period, unit, share = entry.period(), entry.text("unit"), entry.values.get("share")
    if not (period and unit and isinstance(share, int)):
        return None  # said where the table was read
    known = roster.unit_code(unit) if roster else unit
    if known is None:
        near = nearest(unit, roster.unit_codes) if roster else None
        facts = {"near": near, "period": period}
        findings.append(Finding("DG420", entry.at("unit"), value=unit, unit=unit, facts=facts))
        return None
    day, missing = entry.day("date"), tuple(key for key in _NEEDED if not entry.text(key))
    if missing or day is None:
        said: dict[str, object] = {"why": "not_documented", "missing": missing, "period": period}
        findings.append(Finding("DG805", entry.at(missing[0]), value=str(share), unit=known, facts=said))
        return None
    return RaisedShare(known, period, share, entry.text("document"), day, entry.at("share"))


def _not_used(row: RaisedShare, why: str, most: Decimal | None = None) -> Finding:
    facts = {"why": why, "period": row.period, "most": most}
    limit = None if most is None else f"{most:f}"
    return Finding("DG805", row.at, value=str(row.share), limit=limit, unit=row.unit, facts=facts)
