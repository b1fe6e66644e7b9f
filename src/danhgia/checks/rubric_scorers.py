"""What can be wrong with how several scorers make a total, and with how far apart two of them may be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from danhgia.checks.rollup_checks import fits_between
from danhgia.checks.rubric_totality import finding_at
from danhgia.numbers import plain
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Combined, Edition, Sheet

Path = tuple[str | int, ...]

_WHOLE = 100


def check_scorers(edition: Edition) -> list[Finding]:
    """Return what is wrong with `combined` (DG607, DG609, DG610, DG722) and `gap` (DG606, DG607)."""
    found: list[Finding] = []
    for place, sheet in enumerate(edition.rubric.sheets):
        path: Path = ("sheets", place)
        if sheet.combined:
            wrong = [*_combined(edition, path, sheet, sheet.combined)]
            found += wrong or _between_levels(edition, path, sheet)
        found += _gap(edition, path, sheet)
    return found


def _combined(edition: Edition, path: Path, sheet: Sheet, rule: Combined) -> Iterator[Finding]:
    """DG607: a rule of no kind or of two, weights that are no whole, one that leaves out whose scores are official."""
    at: Path = (*path, "combined")
    facts: dict[str, object]
    if len(rule.kinds) != 1:
        facts = {"key": "combined", "options": ("mean", "weights")}
        yield finding_at(edition, "DG607", at, value=", ".join(rule.kinds), facts=facts)
        return
    known = tuple(scorer.id for scorer in sheet.scorers)
    unknown = [name for name in dict.fromkeys(sheet.counting) if name not in known]
    for name in unknown:
        facts = {"key": rule.kinds[0], "options": known, "near": nearest(name, known)}
        yield finding_at(edition, "DG610", (*at, rule.kinds[0]), value=name, facts=facts)
    yield from _twice(edition, (*at, "mean"), rule)
    if rule.weights and (added := sum(rule.weights.values())) != _WHOLE:
        facts = {"key": "weights", "options": (str(_WHOLE),)}
        yield finding_at(edition, "DG607", (*at, "weights"), value=plain(added), limit=str(_WHOLE), facts=facts)
    if rule.weights and rule.blank == "skip":
        facts = {"key": "blank", "options": ("undetermined",)}
        yield finding_at(edition, "DG607", (*at, "blank"), value="skip", facts=facts)
    if not unknown and sheet.official in known and sheet.official not in sheet.counting:
        facts = {"key": "official", "options": sheet.counting}
        yield finding_at(edition, "DG607", (*path, "official"), value=sheet.official, facts=facts)


def _twice(edition: Edition, path: Path, rule: Combined) -> Iterator[Finding]:
    """DG609: a scorer whose total would count twice in a mean."""
    said: set[str] = set()
    for place, name in enumerate(rule.mean or ()):
        if fold(name) in said:
            yield finding_at(edition, "DG609", (*path, place), value=name)
        said.add(fold(name))


def _between_levels(edition: Edition, path: Path, sheet: Sheet) -> Iterator[Finding]:
    """DG722: what scorers' totals come to can lie between two levels, where a score never can."""
    for better, level in pairwise(sheet.levels):
        upper = level.to if level.to is not None else level.below
        lower = better.from_ if better.from_ is not None else better.above
        if upper is not None and lower is not None and fits_between(sheet.score.rounding.total, upper, lower):
            facts = {"a": upper, "b": lower}
            yield finding_at(edition, "DG722", (*path, "combined"), value=level.code, facts=facts)


def _gap(edition: Edition, path: Path, sheet: Sheet) -> Iterator[Finding]:
    """DG606: a gap of nothing; DG607: one that nobody's scores can have."""
    gap, at = sheet.gap, (*path, "gap")
    if gap is None:
        return
    if gap.points is None and gap.levels is None:
        yield finding_at(edition, "DG606", at, value="points")
    if gap.points is not None and gap.points > sheet.score.total:
        facts = {"key": "points", "most": sheet.score.total}
        limit = plain(sheet.score.total)
        yield finding_at(edition, "DG607", (*at, "points"), value=plain(gap.points), limit=limit, facts=facts)
    if gap.levels is not None and gap.levels >= len(sheet.levels):
        most = len(sheet.levels) - 1
        facts = {"key": "levels", "most": most}
        yield finding_at(edition, "DG607", (*at, "levels"), value=str(gap.levels), limit=str(most), facts=facts)
