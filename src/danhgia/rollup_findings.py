"""What is to be said about somebody's roll-up besides its result: periods left out, levels in a row, what is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from danhgia.period_results import YearSubject
    from danhgia.periods import Period
    from danhgia.rollups import Rolled
    from danhgia.rubric import Rollup, Rubric


def about_rolled(rolled: Rolled, about: YearSubject, rubric: Rubric) -> Iterator[Finding]:
    """Yield DG712 (no points), DG713 (a 0 left out), DG714 (a level in a row), DG703, DG716, DG717 (to decide)."""
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
    if decided or rolled.status != "unsettled":
        return
    for result in rolled.asked:
        facts = {**who, "period": result.period, "value": result.reason or result.status}
        yield replace(_finding("DG703", about, facts), value=str(result.period))
    if rolled.vetoed:
        yield _finding("DG716", about, {**who, "because": rolled.vetoed})
    elif rolled.reasons[-1].key == "roll_eligible_no":
        yield _finding("DG717", about, {**who, "because": rolled.reasons[-1]})


def about_missing(
    rolled: Rolled, about: YearSubject, whole: Period, standing: AbstractSet[Period]
) -> Iterator[Finding]:
    """Yield DG710: a result is missing for this person alone, in a period that was graded and whose grades stand."""
    nothing = rolled.skipped if rolled.status == "missing" and not rolled.waiting else ()
    missing = [period for period in (*(one.period for one in rolled.waiting), *nothing) if period in standing]
    if missing:
        facts = {
            "who": f"{about.name} ({about.subject})",
            "whole": whole,
            "periods": tuple(missing),
            "option": missing[0].kind,
            "n": str(missing[0].number),
        }
        yield _finding("DG710", about, facts)


def about_parts(rule: Rollup, whole: Period, parts: Iterable[Period], graded: AbstractSet[Period]) -> Iterator[Finding]:
    """Yield DG711 for each period that was never graded, or DG718 where the rubric leaves such a period out."""
    for period in parts:
        if period not in graded:
            facts = {"period": period, "whole": whole, "option": period.kind, "n": str(period.number)}
            yield Finding("DG718" if rule.missing == "skip" else "DG711", value=str(period), facts=facts)


def _finding(code: str, about: YearSubject, facts: dict[str, object]) -> Finding:
    return Finding(code, about.at, subject=about.subject, unit=about.unit, facts=facts)
