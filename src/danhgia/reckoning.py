"""What one subject's numbers come to where a total is more than a sum of points, as exact fractions.

Ratios and spread or scaled caps give values that no column of whole numbers can hold; nothing is rounded here but where
the rubric says so. Sheets that only add points are summed column by column instead (`danhgia.points`), to the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.tasks import stepped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.rubric import Criterion, Extra, Figure, Group, Rounded, Sheet

DONE, ASSIGNED = "done", "assigned"
"""The two numbers of a ratio."""


@dataclass(frozen=True)
class Numbers:
    """What stands on a form about one subject, complete: a number for each criterion that is applicable.

    `numbers` are by criterion id and part (`done` and `assigned` of a ratio, else empty); of what is derived from tasks
    the share of the cap. `extras` are by the id of a bonus or deduction, where there is one.
    """

    numbers: Mapping[tuple[str, str], Fraction]
    not_applicable: frozenset[str] = frozenset()
    extras: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Reckoned:
    """What the numbers come to: points by criterion and by group (domains are groups), and the total.

    `scored` are the points of the criteria that apply to the subject. `absent` are the criteria and groups of which
    nothing applies: what stands for them in a sum is no zero that anybody gave.
    """

    points: Mapping[str, Fraction]
    groups: Mapping[str, Fraction]
    total: Fraction
    scored: Mapping[str, Fraction]
    absent: frozenset[str] = frozenset()


def reckon(sheet: Sheet, given: Numbers) -> Reckoned:
    """Return what complete numbers come to; nothing where nothing is scored."""
    if sheet.levels_only:
        return Reckoned({}, {}, Fraction(0), {})
    raised = raised_caps(sheet, given.not_applicable)
    rounding = sheet.score.rounding
    points = {
        one.id: rounded(_points(one, given, raised.get(one.id, Fraction(one.cap))), rounding.line)
        for one in sheet.criteria
    }
    groups = {group.id: _sum(group, points, given.not_applicable) for group in sheet.groups}
    groups |= {domain.id: rounded(groups[domain.id], rounding.domain) for domain in sheet.domains}
    total = sum((groups[domain.id] for domain in sheet.domains), Fraction(0))
    total += _sum_of(sheet.bonuses, given) - _sum_of(sheet.deductions, given)
    if sheet.score.beyond == "clip":
        total = min(max(total, Fraction(0)), Fraction(sheet.score.total))
    scored = {one: value for one, value in points.items() if one not in given.not_applicable}
    return Reckoned(points, groups, rounded(total, rounding.total), scored, _absent(sheet, given.not_applicable))


def can_reckon(sheet: Sheet, given: Numbers) -> bool:
    """Tell whether the numbers come to anything: something is assigned, and something left to take points over."""
    assigned = (given.numbers.get((one.id, ASSIGNED)) for one in sheet.criteria if one.ratio)
    derived = all((one.id, "") in given.numbers for one in sheet.criteria if one.tasks)
    possible = all(number is None or number > 0 for number in assigned)
    return derived and possible and not list(stranded(sheet, given.not_applicable))


def raised_caps(sheet: Sheet, not_applicable: frozenset[str]) -> dict[str, Fraction]:
    """Return the caps of criteria that take over points of others which are not applicable (`spread`), by id."""
    raised: dict[str, Fraction] = {}
    for one in sheet.criteria:
        if one.id not in not_applicable or one.not_applicable != "spread":
            continue
        heirs = [heir for heir in heirs_of(sheet, one) if heir.id not in not_applicable]
        for heir in heirs:
            raised[heir.id] = raised.get(heir.id, Fraction(heir.cap)) + Fraction(one.cap) / len(heirs)
    return raised


def heirs_of(sheet: Sheet, criterion: Criterion) -> Sequence[Criterion]:
    """Return the criteria among which a criterion's points are spread where it is not applicable."""
    named = set(criterion.spread_over) or {one.id for one in sheet.criteria}
    return [one for one in sheet.criteria if one.id in named and one.id != criterion.id]


def stranded(sheet: Sheet, not_applicable: frozenset[str]) -> Iterator[Criterion]:
    """Yield the criteria that are not applicable and whose points nothing is left to take over."""
    for one in sheet.criteria:
        if one.id not in not_applicable:
            continue
        if one.not_applicable == "spread":
            others = {heir.id for heir in heirs_of(sheet, one)}
        elif one.not_applicable == "rescale":
            others = {other.id for group in sheet.groups if one in group.criteria for other in group.every}
        else:
            continue
        if others <= not_applicable:
            yield one


def bracket_points(figure: Figure, value: Fraction) -> Fraction:
    """Return the points of the first bracket that a figure reaches; none where it reaches none."""
    for bracket in figure.brackets:
        reached = (
            value >= Fraction(bracket.from_) if bracket.from_ is not None else value > Fraction(bracket.above or 0)
        )
        if reached:
            return Fraction(bracket.points)
    return Fraction(0)


def rounded(value: Fraction, to: Rounded | None) -> Fraction:
    """Return a value rounded to a step, half away from zero or towards it; as it is where no step is given."""
    return stepped(value, to)


def _points(criterion: Criterion, given: Numbers, cap: Fraction) -> Fraction:
    if criterion.id in given.not_applicable:
        return Fraction(criterion.cap) if criterion.not_applicable == "full" else Fraction(0)
    if criterion.ratio:
        return given.numbers[criterion.id, DONE] / given.numbers[criterion.id, ASSIGNED] * cap
    value = given.numbers[criterion.id, ""]
    if criterion.tasks:
        return value * cap
    return bracket_points(criterion.figure, value) if criterion.figure else value


def _absent(sheet: Sheet, not_applicable: frozenset[str]) -> frozenset[str]:
    """Return the criteria that do not apply and have no points in full, and the groups of nothing but such."""
    gone = {one.id for one in sheet.criteria if one.id in not_applicable and one.not_applicable != "full"}
    return frozenset(gone.union(group.id for group in sheet.groups if all(one.id in gone for one in group.every)))


def _sum(group: Group, points: Mapping[str, Fraction], not_applicable: frozenset[str]) -> Fraction:
    """Add up a group; what is left of one with criteria to be scaled up for is brought to the group's cap."""
    added = sum((points[one.id] for one in group.criteria), Fraction(0))
    added += sum((_sum(below, points, not_applicable) for below in group.groups), Fraction(0))
    gone = [one for one in group.criteria if one.id in not_applicable and one.not_applicable == "rescale"]
    if gone:
        cap = Fraction(group.cap)
        added = added * cap / (cap - sum(Fraction(one.cap) for one in gone))
    return min(added, Fraction(group.cap)) if group.clip else added


def _sum_of(extras: Sequence[Extra], given: Numbers) -> Fraction:
    return sum((given.extras.get(one.id, Fraction(0)) for one in extras), Fraction(0))
