"""Proofs that a rubric leaves nothing open: every total has one level, every year one outcome.

Levels are proved on the grid of totals as fine as the finest bound or step (hundredths at least): a gap or overlap can
only begin at a stated bound or one grid step beside it, so looking there is enough. Rules of the year look at how many
periods have which state, never at their order, so each combination is looked at once and counted as often as it occurs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations_with_replacement, groupby, pairwise
from math import factorial, gcd, prod
from typing import TYPE_CHECKING

from danhgia.decisions import Outcome
from danhgia.findings import Finding, Location
from danhgia.numbers import SCALE, from_scaled, plain
from danhgia.rubric import YearRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.rubric import Edition, Level, Requirement, Sheet

YearOutcome = Callable[[YearRule, tuple[str, ...], tuple[str, ...]], Outcome]
"""Evaluates a rule of the year for one state per period: a level's id, `missing` or `exempt`.

The last argument are the ids of the sheet's levels, the best first. `danhgia.yearend.outcome` is one.
"""

MISSING, EXEMPT = "missing", "exempt"

_CENT = Decimal("0.01")


def finding_at(
    edition: Edition,
    code: str,
    path: tuple[str | int, ...],
    *,
    value: str,
    limit: str | None = None,
    facts: Mapping[str, object] | None = None,
) -> Finding:
    """Return a finding at a node of the rubric's file."""
    return Finding(code, Location(edition.path, line=edition.line(path)), value=value, limit=limit, facts=facts or {})


def check_bands(edition: Edition) -> list[Finding]:
    """DG606, DG607: a level without one lower bound or out of order; else DG603, DG611: gaps, overlaps, dead levels."""
    found: list[Finding] = []
    for place, sheet in enumerate(edition.rubric.sheets):
        if sheet.levels_only:
            continue
        wrong = _wrong_bounds(edition, sheet, place)
        found += wrong or [*_gaps_and_overlaps(edition, sheet, place), *_unreachable(edition, sheet, place)]
    return found


def check_year(edition: Edition, outcome: YearOutcome | None = None) -> list[Finding]:
    """DG612: a rule of the year that no combination of levels meets, or that every one does.

    DG616: one of its conditions that changes nothing beside the others.

    Raises:
        RuntimeError: `outcome` does not keep what a rule promises; a fault of the program, never of the rubric.
    """
    found = []
    for place, rule in enumerate(edition.rubric.year_end):
        sheet = _sheet_of(edition, rule)
        if sheet is None:
            continue
        if outcome:
            _prove(rule, sheet, outcome)
        ways = Counter[bool]()
        for states, count in _combinations(tuple(level.id for level in sheet.levels), len(rule.periods)):
            ways[satisfied(rule, sheet, states)] += count
        if not ways[True] or not ways[False]:
            facts = {"why": "always" if ways[True] else "never", "n": ways[True], "of": ways.total()}
            at = Location(edition.path, line=edition.line(("year_end", place)))
            found.append(Finding("DG612", at, value=rule.level, facts=facts))
        else:
            found += _implied(edition, rule, sheet, ("year_end", place, "require"))
    return found


def satisfied(rule: YearRule, sheet: Sheet, states: tuple[str, ...]) -> bool:
    """Tell whether periods that all have a level meet every requirement of a rule."""
    return all(_meets(requirement, sheet, states) for requirement in rule.require)


def _implied(edition: Edition, rule: YearRule, sheet: Sheet, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """DG616: a condition that no combination of levels fails which meets all others."""
    every = [states for states, _ in _combinations(tuple(level.id for level in sheet.levels), len(rule.periods))]
    for place, one in enumerate(rule.require):
        others = rule.model_copy(update={"require": (*rule.require[:place], *rule.require[place + 1 :])})
        if not any(satisfied(others, sheet, states) and not _meets(one, sheet, states) for states in every):
            said = f"{rule.level}: {_requirement(one)}"
            yield finding_at(edition, "DG616", (*path, place), value=said)


def _requirement(one: Requirement) -> str:
    """Return a requirement as the file states it: `count good at_least 2`."""
    if one.every:
        return f"every at_least {one.every.at_least}"
    return f"count {one.count.level} at_least {one.count.at_least}" if one.count else ""


def _wrong_bounds(edition: Edition, sheet: Sheet, place: int) -> list[Finding]:
    found: list[Finding] = []
    for at, level in enumerate(sheet.levels):
        path = ("sheets", place, "levels", at)
        if level.from_ is None and level.above is None:
            found.append(finding_at(edition, "DG606", path, value="from"))
        for one, other in (("from_", "above"), ("to", "below")):
            given = getattr(level, other)
            if getattr(level, one) is None or given is None:
                continue
            facts = {"key": other, "options": (one.rstrip("_"), other)}
            found.append(finding_at(edition, "DG607", (*path, other), value=plain(given), facts=facts))
    return found or _out_of_order(edition, sheet, place)


def _out_of_order(edition: Edition, sheet: Sheet, place: int) -> list[Finding]:
    """DG607: levels run from the best to the worst, so each begins below the one before it."""
    found = []
    for at, (better, level) in enumerate(pairwise(sheet.levels), start=1):
        if _lower(level) >= _lower(better):
            key = "above" if level.from_ is None else "from"
            facts = {"key": key, "below": _lower(better)[0]}
            path = ("sheets", place, "levels", at, key)
            value, limit = plain(_lower(level)[0]), plain(_lower(better)[0])
            found.append(finding_at(edition, "DG607", path, value=value, limit=limit, facts=facts))
    return found


def _lower(level: Level) -> tuple[Decimal, int]:
    """Return a lower bound in the order in which levels begin: `from: 90` before `above: 90`."""
    return (level.from_, 0) if level.from_ is not None else (level.above or Decimal(0), 1)


def _gaps_and_overlaps(edition: Edition, sheet: Sheet, place: int) -> list[Finding]:
    """DG603, one per region of totals: from `a` to below `b`; up to the total itself where `b` is not given.

    Facts: `gap` where no level holds, `levels` (codes) where several do.
    """
    points = _points(sheet)
    counted = [(point, tuple(level.code for level in _levels_at(sheet, point))) for point in points]
    found = []
    for codes, region in groupby(counted, key=lambda pair: pair[1] if len(pair[1]) != 1 else None):
        if codes is None:
            continue
        inside = [point for point, _ in region]
        after = [point for point in points if point > inside[-1]]
        facts: dict[str, object] = {"a": inside[0], "b": after[0] if after else None}
        facts |= {"levels": codes} if codes else {"gap": ""}
        path = ("sheets", place, "levels", _nearest_level(sheet, inside[0]))
        found.append(finding_at(edition, "DG603", path, value=plain(inside[0]), facts=facts))
    return found


def _points(sheet: Sheet) -> list[Decimal]:
    """Return every total at which the number of levels can change, and its neighbours on the grid."""
    least, most = _ends(sheet)
    bounds = [
        bound
        for level in sheet.levels
        for bound in (level.from_, level.above, level.to, level.below)
        if bound is not None
    ]
    steps = [sheet.step(criterion) for criterion in sheet.criteria]
    grid = min(_CENT, *(Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) for value in (*bounds, *steps)))
    near = {point for bound in (least, *bounds, most) for point in (bound - grid, bound, bound + grid)}
    return sorted(point for point in near if least <= point <= most)


def _ends(sheet: Sheet) -> tuple[Decimal, Decimal]:
    """Return the least and the highest total that must have a level: of the scale, or beyond it where that stands."""
    if sheet.score.beyond != "keep":
        return Decimal(0), sheet.score.total
    less, more = (sum((one.cap for one in lines), Decimal(0)) for lines in (sheet.deductions, sheet.bonuses))
    return -less, sheet.score.total + more


def _levels_at(sheet: Sheet, total: Decimal) -> list[Level]:
    """Return the levels that a total belongs to; an upper bound left out is where the level above begins."""
    found = []
    for better, level in zip((None, *sheet.levels), sheet.levels, strict=False):
        ends = level.to is not None or level.below is not None
        if level.holds(total) and (ends or better is None or not _begun(better, total)):
            found.append(level)
    return found


def _begun(level: Level, total: Decimal) -> bool:
    return total >= level.from_ if level.from_ is not None else level.above is not None and total > level.above


def _nearest_level(sheet: Sheet, total: Decimal) -> int:
    """Return the place of the level below a gap, or of the worst one."""
    below = (place for place, level in enumerate(sheet.levels) if _begun(level, total))
    return next(below, len(sheet.levels) - 1)


def _unreachable(edition: Edition, sheet: Sheet, place: int) -> list[Finding]:
    """DG611: no scores within floors and caps, on their steps, add up to a total of the level."""
    least, most = (sum(int(getattr(one, key) * SCALE) for one in sheet.criteria) for key in ("floor", "cap"))
    step = gcd(*(int(sheet.step(criterion) * SCALE) for criterion in sheet.criteria))
    found = []
    for at, level in enumerate(sheet.levels):
        steps = max(0, -((least - int(_lower(level)[0] * SCALE)) // step))  # to the first total not below the bound
        totals = [least + (steps + more) * step for more in (0, 1)]
        if not any(total <= most and level in _levels_at(sheet, from_scaled(total)) for total in totals):
            facts = {"least": from_scaled(least), "most": from_scaled(most)}
            found.append(finding_at(edition, "DG611", ("sheets", place, "levels", at), value=level.code, facts=facts))
    return found


def _sheet_of(edition: Edition, rule: YearRule) -> Sheet | None:
    """Return the sheet whose periods and levels a rule counts; None where it names what no sheet has."""
    kinds = {requirement.kind.of for requirement in rule.require if requirement.every or requirement.count}
    named = {rule.level} | {_level_of(requirement) for requirement in rule.require}
    rolled = edition.rubric.kinds if edition.rubric.rollups else ()
    fitting = (
        sheet
        for sheet in edition.rubric.sheets
        if len(kinds) == 1 and kinds <= {sheet.period, *rolled} and named <= {level.id for level in sheet.levels}
    )
    return next(fitting, None)


def _level_of(requirement: Requirement) -> str:
    if requirement.every:
        return requirement.every.at_least
    return requirement.count.level if requirement.count else ""


def _meets(requirement: Requirement, sheet: Sheet, states: tuple[str, ...]) -> bool:
    if requirement.every:
        least = sheet.rank(requirement.every.at_least)
        return all(sheet.rank(state) >= least for state in states)
    if requirement.count:
        return states.count(requirement.count.level) >= requirement.count.at_least
    return True


def _combinations(states: tuple[str, ...], periods: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each combination of states, in one order, with the number of orders it can come in."""
    for chosen in combinations_with_replacement(states, periods):
        yield chosen, factorial(periods) // prod(factorial(times) for times in Counter(chosen).values())


def _prove(rule: YearRule, sheet: Sheet, outcome: YearOutcome) -> None:
    """Hold an evaluator to the rule: right where all is known, never yes where a result is missing."""
    levels = tuple(level.id for level in sheet.levels)
    for states, _ in _combinations((*levels, MISSING, EXEMPT), len(rule.periods)):
        result = outcome(rule, states, levels)
        known = MISSING not in states and EXEMPT not in states
        if (known and result is not satisfied(rule, sheet, states)) or (MISSING in states and result is True):
            raise RuntimeError(f"rule of the year for {rule.level}: {states} gives {result}")
