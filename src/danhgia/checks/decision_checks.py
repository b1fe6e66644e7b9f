"""The register “Quyết định”: which level was proposed for whom, which was decided, and what is wrong with its rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import as_listed
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED, level_spellings
from danhgia.registers import Decision
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.findings import Location
    from danhgia.periods import Period
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Sheet

_NEEDED = ("body", "document", "date")


def read_decisions(
    entries: Sequence[Entry], sheet: Sheet, roster: Roster | None
) -> tuple[dict[Period, dict[str, Decision]], list[Finding]]:
    """Return what is on record of each person in each period, and what is wrong with the rows."""
    findings: list[Finding] = []
    found: dict[Period, dict[str, Decision]] = defaultdict(dict)
    for entry in entries:
        period = entry.period()
        if period is None or not entry.text("code"):
            continue  # said where the table was read
        decision = _decision(entry, as_listed(entry.text("code"), roster), period, sheet, findings)
        earlier = found[period].get(decision.subject)
        found[period][decision.subject] = _later(earlier, decision, findings) if earlier else decision
    return found, findings


def _decision(entry: Entry, code: str, period: Period, sheet: Sheet, findings: list[Finding]) -> Decision:
    proposed = _level(entry, "proposed", code, sheet, findings)
    level = _level(entry, "decided", code, sheet, findings)
    missing, day = _missing(entry), entry.day("date")
    if missing:
        facts = {"value": missing, "period": period}
        findings.append(Finding("DG531", entry.at(missing[0]), subject=code, facts=facts))
    too_early = bool(entry.text("decided") and day and day < period.first_day)
    if too_early:
        findings.append(_too_early(entry, code, period))
    return Decision(
        code,
        period,
        proposed,
        None if missing or too_early else level,
        entry.text("body"),
        entry.text("document"),
        day,
        entry.text("reason"),
        entry.at("decided"),
        complete=not missing and not too_early and not (entry.text("decided") and level is None),
    )


def _missing(entry: Entry) -> tuple[str, ...]:
    """Return what a row lacks to be a decision; with body, document and date it is none without a level, either."""
    lacking = tuple(key for key in _NEEDED if not entry.text(key))
    if entry.text("decided"):
        return lacking
    return () if lacking or entry.text("proposed") else ("decided",)


def _too_early(entry: Entry, code: str, period: Period) -> Finding:
    """DG532 entry-unreadable: nobody decides on a period before it begins, and the latest of two decisions counts."""
    facts = {"who": code, "field": "Ngày", "expected_kind": "date_in_period", "period": period}
    day = entry.day("date")
    return Finding("DG532", entry.at("date"), subject=code, value=f"{day:%d/%m/%Y}", facts=facts)


def _level(entry: Entry, field_id: str, code: str, sheet: Sheet, findings: list[Finding]) -> str | None:
    """DG307 level-unknown, in a register."""
    text = entry.text(field_id)
    level = level_spellings(sheet).get(fold(text)) if text else None
    if text and level is None:
        options = (*(known.code for known in sheet.levels), NOT_RATED)
        facts = {"who": code, "value": text, "options": options, "period": entry.period()}
        findings.append(Finding("DG307", entry.at(field_id), subject=code, value=text, facts=facts))
    return level


def _later(earlier: Decision, later: Decision, findings: list[Finding]) -> Decision:
    """Put two rows about one subject and period together: a proposal and a decision, or two decisions by date.

    DG533 decisions-conflict where nothing says which of two decided levels came later.
    """
    proposed = later.proposed or earlier.proposed
    if later.level is None or earlier.level is None:
        decided = later if later.level or not later.complete else earlier
        return replace(decided, proposed=proposed, complete=earlier.complete and later.complete)
    if later.level != earlier.level and later.date == earlier.date:
        findings.append(_conflict(later, earlier.at))
        return replace(later, proposed=proposed, level=None, complete=False)
    newest = max(earlier, later, key=lambda row: (row.date is not None, row.date))
    return replace(newest, proposed=proposed)


def _conflict(decision: Decision, other: Location) -> Finding:
    facts = {"who": decision.subject, "period": decision.period, "place1": other.cell, "place2": decision.at.cell}
    return Finding("DG533", decision.at, subject=decision.subject, facts=facts)
