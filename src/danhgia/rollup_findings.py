"""What is to be said about somebody's roll-up besides its result: periods left out, levels in a row, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.period_results import YearSubject
    from danhgia.periods import Period
    from danhgia.rollups import Rolled
    from danhgia.rubric import Rubric


def about_rolled(rolled: Rolled, about: YearSubject, rubric: Rubric) -> Iterator[Finding]:
    """Yield DG712 (no points), DG713 (a 0 left out), DG714 (a level in a row), DG716, DG717 (people decide)."""
    who = {"who": f"{about.name} ({about.subject})"}
    decided = about.decision is not None and about.decision.level is not None
    if rolled.pointless:
        periods = tuple(result.period for result in rolled.pointless)
        yield _finding("DG712", about, {**who, "periods": periods})
    if rolled.zeros and rolled.status in {None, "unsettled"}:
        yield _finding("DG713", about, {**who, "periods": rolled.zeros})
    for rule, periods in rolled.streaks:
        facts: dict[str, object] = {
            **who,
            "periods": periods,
            "level": rubric.main.level(rule.level).heading,
            "say": rule.say,
        }
        yield _finding("DG714", about, facts)
    if decided or rolled.level or rolled.status != "unsettled" or not rolled.reasons:
        return
    if rolled.vetoed:
        yield _finding("DG716", about, {**who, "because": rolled.vetoed})
    elif rolled.reasons[-1].key == "roll_eligible_no":
        yield _finding("DG717", about, {**who, "because": rolled.reasons[-1]})


def about_missing(rolled: Rolled, about: YearSubject, whole: Period) -> Iterator[Finding]:
    """Yield DG710: a period whose result is missing for this person alone, so that the longer one has none."""
    missing = [result.period for result in rolled.waiting if result.status != "stale"]
    missing = missing or list(rolled.skipped if rolled.status == "missing" and not rolled.waiting else ())
    if missing:
        first = missing[0]
        facts = {
            "who": f"{about.name} ({about.subject})",
            "whole": whole,
            "periods": tuple(missing),
            "option": first.kind,
            "n": str(first.number),
        }
        yield _finding("DG710", about, facts)


def _finding(code: str, about: YearSubject, facts: dict[str, object]) -> Finding:
    return Finding(code, about.at, subject=about.subject, unit=about.unit, facts=facts)
