"""Years written as four letters inside tests: what each quarter brought somebody.

`X`, `T`, `H`, `K` are the four levels; `-` is missing, `s` stale, `e` exempt, `o` outside, `n` reviewed but not rated.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danhgia import messages
from danhgia.findings import Location
from danhgia.periods import Period
from danhgia.registers import Decision
from danhgia.yearend import PeriodResult, YearEnd, YearSubject
from score_tables import YEAR, heard, small_rubric

if TYPE_CHECKING:
    from danhgia.decisions import PeriodStatus
    from danhgia.rubric import Rubric
    from danhgia.yearend import YearDecision

LEVELS = {"X": "excellent", "T": "good", "H": "completed", "K": "failed"}
"""From the best to the worst."""

STATUSES: dict[str, PeriodStatus] = {
    "-": "missing",
    "s": "stale",
    "e": "exempt",
    "o": "outside",
    "n": "not_rated",
    "b": "blank",
    "!": "error",
    "u": "unsettled",
    "d": "deferred",
}
QUARTERS = tuple(Period(2018, "quarter", number) for number in range(1, 5))
EVERY_GOOD = {"every": {"of": "quarter", "at_least": "good"}, "basis": "khoản 1"}
TWO_EXCELLENT = {"count": {"of": "quarter", "level": "excellent", "at_least": 2}}
AT = Location("register.xlsx", "Quyết định", 2, 4)
LISTED = Location("roster.xlsx", "Danh sách", 7, 1)


def rule(*require: object, **keys: object) -> dict[str, object]:
    """Return a rule as a rubric file states it; without conditions, Tam Điệp's: all good, two excellent."""
    return {
        "level": "excellent",
        "periods": ["Q1", "Q2", "Q3", "Q4"],
        "basis": "Điều 5",
        "require": list(require) or [EVERY_GOOD, TWO_EXCELLENT],
        **keys,
    }


def rubric_with(*rules: dict[str, object]) -> Rubric:
    """Return the small rubric with rules for the year."""
    return small_rubric(year_end=list(rules))


def results(states: str) -> tuple[PeriodResult, ...]:
    """Return what four quarters brought."""
    return tuple(
        PeriodResult(period, "graded", LEVELS[state]) if state in LEVELS else PeriodResult(period, STATUSES[state])
        for period, state in zip(QUARTERS, states, strict=True)
    )


def about(states: str, *, category: str | None = None, decision: Decision | None = None) -> YearSubject:
    """Return somebody with these quarters."""
    return YearSubject("A1", "Mẫu 1", "CB01", "Chi bộ Một", results(states), category, decision, LISTED)


def decided(level: str | None = None, *, proposed: str | None = None) -> Decision:
    """Return what is on record for the year."""
    return Decision("A1", YEAR, proposed, level, "Thành ủy", "9-QĐ/TU", date(2018, 12, 28), "", AT)


def judge(
    states: str, *rules: dict[str, object], category: str | None = None, decision: Decision | None = None
) -> YearDecision:
    """Judge one year, making sure that every finding and every reason can be told."""
    found = YearEnd(rubric_with(*(rules or (rule(),)))).decide(about(states, category=category, decision=decision))
    heard(found.findings)
    for reason in found.reasons:
        for lang in messages.LANGS:
            said = messages.because(reason, lang)
            assert "…" not in said, (reason, said)
    return found
