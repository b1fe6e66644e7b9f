"""Worked cases of roll-ups, run through the very code that puts people's periods together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from danhgia.findings import Location
from danhgia.forms import NOT_RATED_ID, NOT_RATED_SPELLINGS
from danhgia.period_results import PeriodResult, YearSubject
from danhgia.periods import Period
from danhgia.readers.cases_file import level_id
from danhgia.registers import Decision
from danhgia.rolled_grades import RolledGrade
from danhgia.rollups import RollUp
from danhgia.text import fold
from danhgia.yearend import YearEnd

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from danhgia.checks.rollup_proofs import State
    from danhgia.decisions import PeriodStatus
    from danhgia.readers.rollup_cases import RollupGiven
    from danhgia.rollups import Rolled
    from danhgia.rubric import Rollup, Rubric

_CODE, _ANY_YEAR = "C1", 2018


def from_periods(given: RollupGiven, rubric: Rubric, year: int) -> Mapping[str, object]:
    """Return what the periods of a case come to, under the names of what it can expect."""
    whole = Period(year, given.to, 1)
    rule = rubric.rollup(given.to)
    if rule is None:  # said when the cases were read
        return {}
    parts = whole.divided(rubric.rolled_from(rule))
    totals: tuple[Decimal | str | None, ...] = given.totals or (None,) * len(parts)
    states = given.periods or (None,) * len(parts)
    results = [_result(*one, rubric) for one in zip(parts, states, totals, strict=True)]
    others = (PeriodResult(part, "outside") for part in rubric.parts(whole) if part not in parts)
    decision = _decision(given.decided, whole, rubric) if given.decided else None
    about = YearSubject(_CODE, _CODE, "", "", (*results, *others), None, decision)
    rolled = RollUp(rubric, rule).of(about.results)
    return _year(about, rolled, rubric) if given.to == "year" else _within_year(about, rolled, rubric, whole)


def come_to(rubric: Rubric, rule: Rollup, states: tuple[State, ...]) -> tuple[str | None, str | None, str]:
    """Return what the states of a roll-up's periods come to: level, status, and the key of the last reason."""
    parts = Period(_ANY_YEAR, rule.to, 1).divided(rubric.rolled_from(rule))
    levels = {level.id for level in rubric.main.levels}
    results = (
        PeriodResult(part, "graded", state, total=points)
        if state in levels
        else PeriodResult(part, cast("PeriodStatus", state))
        for part, (state, points) in zip(parts, states, strict=True)
    )
    rolled = RollUp(rubric, rule).of(tuple(results))
    return rolled.level, rolled.status, rolled.reasons[-1].key


def _year(about: YearSubject, rolled: Rolled, rubric: Rubric) -> Mapping[str, object]:
    decided = YearEnd(rubric).decide(about)
    status = decided.rolled.status if decided.rolled else None
    return {
        "level": decided.level,
        "level_from": decided.level_from,
        "total": rolled.total,
        "reason": None if decided.level else status,
        "findings": tuple(sorted({finding.code for finding in decided.findings})),
    }


def _within_year(about: YearSubject, rolled: Rolled, rubric: Rubric, whole: Period) -> Mapping[str, object]:
    person = RolledGrade(about, rolled)
    grade = person.grade(rubric)
    standing = {result.period for result in about.results}
    return {
        "level": grade.level,
        "level_from": grade.level_from,
        "total": grade.total,
        "reason": None if grade.status == "graded" else grade.status,
        "findings": tuple(sorted({finding.code for finding in person.findings(rubric, whole, standing)})),
    }


def _result(period: Period, state: str | None, total: Decimal | str | None, rubric: Rubric) -> PeriodResult:
    """Return what one period of a case brought: a level with or without points, or why there is none."""
    points = None if isinstance(total, str) else total
    status = state if state is not None else total if isinstance(total, str) else None
    if status is not None and (level := level_id(rubric.main, status)):
        return PeriodResult(period, "graded", level, total=points)
    if status is not None:
        return PeriodResult(period, cast("PeriodStatus", status))
    found = None if points is None else rubric.main.level_for(points)
    return PeriodResult(period, "graded", found.id if found else None, total=points)


def _decision(text: str, whole: Period, rubric: Rubric) -> Decision:
    unrated = fold(text) in {*NOT_RATED_SPELLINGS, NOT_RATED_ID}
    level = NOT_RATED_ID if unrated else level_id(rubric.main, text)
    return Decision(_CODE, whole, None, level, "…", "…", date(whole.year, 12, 31), "", Location())
