"""Levels that people bring along from elsewhere: the register “Chuyển đến”, and where a level of our own stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import as_listed, named
from danhgia.decisions import Reason
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED_ID, level_spellings
from danhgia.registers import Entered
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.periods import Period
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Sheet

_NEEDED = ("from_unit", "document", "date")


def read_entered(
    entries: Sequence[Entry], sheet: Sheet, roster: Roster | None
) -> tuple[dict[Period, dict[str, Entered]], list[Finding]]:
    """Return the levels that people bring along, by period and code, and what is wrong with the rows.

    Of two rows about one person and period the later document counts, as with decisions.
    """
    findings: list[Finding] = []
    rows: dict[tuple[Period, str], list[Entered]] = defaultdict(list)
    for entry in entries:
        if entered := _entered(entry, sheet, roster, findings):
            rows[entered.period, entered.subject].append(entered)
    found: dict[Period, dict[str, Entered]] = defaultdict(dict)
    for (period, subject), same in rows.items():
        newest = max(row.date for row in same)
        first, *others = [row for row in same if row.date == newest]
        differing = [row for row in others if row.level != first.level]
        findings += [_conflict(row, first) for row in differing]
        if not differing:
            found[period][subject] = first
    return found, findings


def check_used(entered: Mapping[str, Entered], own: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Finding]:
    """DG535 transfer-not-used: somebody is rated here in the period (`own`: by code), so that result counts alone."""
    for code, row in entered.items():
        if code in own:
            facts = {"who": named(names.get(code, ""), code), "period": row.period, "own": own[code]}
            yield Finding("DG535", row.at, subject=code, value=row.level, facts=facts)


def entered_reason(row: Entered, sheet: Sheet) -> Reason:
    """Return the reason that a level brought along is."""
    facts = {
        "period": row.period,
        "level": sheet.level(row.level).heading,
        "from_unit": row.unit,
        "doc": row.document,
        "date": row.date,
    }
    return Reason(f"entered.{row.period}", True, "entered", facts)


def _entered(entry: Entry, sheet: Sheet, roster: Roster | None, findings: list[Finding]) -> Entered | None:
    """DG307 level-unknown, DG532 for a period that the rubric does not rate, DG534 transfer-incomplete."""
    code, period, text = entry.text("code"), entry.period(), entry.text("level")
    if not (code and period and text):
        return None  # said where the table was read
    code = as_listed(code, roster)
    if period.kind != sheet.period:
        findings.append(_wrong_kind(entry, code, sheet))
        return None
    level = level_spellings(sheet).get(fold(text))
    if level in {None, NOT_RATED_ID}:
        options = tuple(known.code for known in sheet.levels)
        facts: dict[str, object] = {"who": code, "value": text, "options": options, "period": period}
        findings.append(Finding("DG307", entry.at("level"), subject=code, value=text, facts=facts))
        return None
    if missing := tuple(key for key in _NEEDED if not entry.text(key)):
        said: dict[str, object] = {"value": missing, "period": period}
        findings.append(Finding("DG534", entry.at(missing[0]), subject=code, facts=said))
    day = entry.day("date")
    if missing or day is None or level is None:
        return None
    return Entered(code, period, level, entry.text("from_unit"), entry.text("document"), day, entry.at("level"))


def _wrong_kind(entry: Entry, code: str, sheet: Sheet) -> Finding:
    facts = {"field": "Kỳ", "expected_kind": f"period_{sheet.period}"}
    return Finding("DG532", entry.at("period"), subject=code, value=str(entry.period()), facts=facts)


def _conflict(row: Entered, other: Entered) -> Finding:
    facts = {"who": row.subject, "period": row.period, "place1": other.at.cell, "place2": row.at.cell}
    return Finding("DG533", row.at, subject=row.subject, facts=facts)
