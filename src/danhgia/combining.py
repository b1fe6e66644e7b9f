"""Totals that are made from what several scorers gave: their mean, or each with its weight, as exact fractions.

Each scorer's column comes to its own total by all the rules of the sheet but the rounding of totals: that comes last,
of what the totals come to together. A column without a score is no zero: what it would bring is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.findings import address
from danhgia.points import add_up, answered, numbers_of, tabled
from danhgia.reckoning import Reckoned, can_reckon, reckon, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from danhgia.reckoning import Numbers
    from danhgia.rubric import Combined, Sheet
    from danhgia.scores import Batch


@dataclass(frozen=True, slots=True)
class Part:
    """What one scorer brings to somebody's total: which scorer, the share, the total, and where the scores stand.

    `source` is the person of the batch on whose sheet that is, the unit's row or a form, `cells` from where to where.
    """

    scorer: int
    share: Fraction
    total: Fraction
    source: int
    cells: str


@dataclass(frozen=True)
class Combination:
    """Everybody's points as they count: `points` as `danhgia.points.add_up` gives them, and how they came about.

    `reckoned`, `parts` and `silent` are empty where one scorer alone counts.
    """

    points: pd.DataFrame
    reckoned: Mapping[int, Reckoned] = field(default_factory=dict)
    parts: Mapping[int, tuple[Part, ...]] = field(default_factory=dict)
    silent: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """The scorers who gave somebody nothing at all, where the total is open for that."""


def combine(every: Batch, batch: Batch, sheet: Sheet, form_of: Mapping[int, int]) -> Combination:
    """Return the points that count: the official scorer's, or what several scorers' totals come to together.

    `batch` is the official scorer's part of `every`, `form_of` the form of whoever has a row on the unit's sheet.
    """
    if sheet.combined is None:
        return Combination(add_up(batch, sheet))
    return _Combining(every, batch, sheet, sheet.combined, form_of).all()


def together(totals: Mapping[str, Fraction | None], sheet: Sheet, rule: Combined) -> Fraction | None:
    """Return what bare totals by scorer come to; None where one that counts is missing."""
    counted = {scorer: totals.get(scorer) for scorer in rule.shares}
    if rule.blank == "skip":
        counted = {scorer: total for scorer, total in counted.items() if total is not None}
    known = {scorer: total for scorer, total in counted.items() if total is not None}
    if not known or len(known) < len(counted):
        return None
    shares = shares_of(rule, tuple(known))
    added = sum((shares[scorer] * total for scorer, total in known.items()), Fraction(0))
    return rounded(added, sheet.score.rounding.total)


def shares_of(rule: Combined, counted: Sequence[str]) -> Mapping[str, Fraction]:
    """Return the share of each scorer who counts; of a mean, alike."""
    return {one: Fraction(1, len(counted)) for one in counted} if rule.mean else rule.shares


class _Combining:
    """The work of `combine`: each scorer's numbers, person by person."""

    def __init__(
        self, every: Batch, batch: Batch, sheet: Sheet, rule: Combined, form_of: Mapping[int, int]
    ) -> None:  # fmt: skip
        self.batch, self.sheet, self.rule, self.form_of = batch, sheet, rule, form_of
        rounding = sheet.score.rounding.model_copy(update={"total": None})
        self.unrounded = sheet.model_copy(update={"score_": sheet.score.model_copy(update={"rounding": rounding})})
        self.forms = every.forms.tolist()
        own = {scorer: every.by(scorer) for scorer in every.form.counting}
        self.answers = {scorer: answered(one) for scorer, one in own.items()}
        self.scored = {scorer: one["scored"].tolist() for scorer, one in self.answers.items()}
        self.whole = {scorer: one["complete"].tolist() for scorer, one in self.answers.items()}
        self.numbers = {scorer: numbers_of(one) for scorer, one in own.items()}
        self.cells = {scorer: _cells(one) for scorer, one in own.items()}

    def all(self) -> Combination:
        """Combine everybody's scores."""
        points = self.answers[self.batch.form.official].copy()
        points["scored"] = [sum(self.scored[one][at] for one, at in self.sources(person)) for person in points.index]
        reckoned: dict[int, Reckoned] = {}
        parts: dict[int, tuple[Part, ...]] = {}
        silent: dict[int, tuple[int, ...]] = {}
        for person in points.index[points["scored"] > 0].tolist():
            if without := self.silent(person):
                silent[person] = without
            elif found := self.parts(person):
                parts[person] = tuple(part for part, _ in found)
                reckoned[person] = self.together(found)
        return Combination(tabled(self.sheet, points, reckoned), reckoned, parts, silent)

    def sources(self, person: int) -> Iterator[tuple[int, int]]:
        """Yield every scorer who counts, with the person on whose sheet the scores stand: on a form, or in the row."""
        for scorer in self.batch.form.counting:
            here = scorer == self.batch.form.official or self.forms[person]
            yield scorer, person if here else self.form_of.get(person, person)

    def silent(self, person: int) -> tuple[int, ...]:
        """Return the scorers who gave nothing, where that is not passed over."""
        if self.rule.blank == "skip":
            return ()
        return tuple(scorer for scorer, at in self.sources(person) if not self.scored[scorer][at])

    def parts(self, person: int) -> list[tuple[Part, Reckoned]]:
        """Return what each scorer who counts brings; nothing where one of the columns has a blank or a fault in it."""
        counted = [(scorer, at) for scorer, at in self.sources(person) if self.scored[scorer][at]]
        ids = {scorer: self.batch.form.scorers[scorer].id for scorer, _ in counted}
        shares = shares_of(self.rule, tuple(ids.values()))
        found = []
        for scorer, at in counted:
            given = self.given(person, scorer, at)
            if not self.whole[scorer][at] or not can_reckon(self.sheet, given):
                return []
            come_to = reckon(self.unrounded, given)
            found.append((Part(scorer, shares[ids[scorer]], come_to.total, at, self.cells[scorer][at]), come_to))
        return found

    def given(self, person: int, scorer: int, at: int) -> Numbers:
        """Return a scorer's numbers, with what stands once beside all scores: extras, and what tasks bring."""
        own, official = self.numbers[scorer][at], self.numbers[self.batch.form.official][person]
        derived = {(one, ""): share for one, share in self.batch.derived.get(person, {}).items()}
        return replace(own, numbers={**own.numbers, **derived}, extras=official.extras)

    def together(self, found: Sequence[tuple[Part, Reckoned]]) -> Reckoned:
        """Return the points of criteria and groups and the total, each with the scorers' shares."""
        points = _weighted([(part.share, come_to.points) for part, come_to in found])
        groups = _weighted([(part.share, come_to.groups) for part, come_to in found])
        total = sum((part.share * part.total for part, _ in found), Fraction(0))
        applied = {one for _, come_to in found for one in come_to.scored}
        scored = {one: value for one, value in points.items() if one in applied}
        absent = frozenset[str]().union(*(come_to.absent for _, come_to in found))
        return Reckoned(points, groups, rounded(total, self.sheet.score.rounding.total), scored, absent)


def _cells(batch: Batch) -> Mapping[int, str]:
    """Return from where to where each person's scores stand: `D21:D42`."""
    corners = batch.scores.groupby("person").agg({"row": ["min", "max"], "column": ["min", "max"]})
    return {
        person: f"{address(top, left)}:{address(bottom, right)}"
        for person, (top, bottom, left, right) in zip(corners.index.tolist(), corners.to_numpy().tolist(), strict=True)
    }


def _weighted(parts: Sequence[tuple[Fraction, Mapping[str, Fraction]]]) -> dict[str, Fraction]:
    return {key: sum((share * values[key] for share, values in parts), Fraction(0)) for key in parts[0][1]}
