"""The draft of a rubric: what the form prints in the rubric's order, and every place that is left to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from danhgia.drafting.lines import FormLevel, FormLine, FormRead, Points, Printed, Unread
    from danhgia.drafting.tree import Node
    from danhgia.findings import Finding, Location

GapKey = Literal["name", "period", "total", "step", "scorers", "official", "levels", "cap", "code", "from"]
GapWhy = Literal["not_shown", "bounds"]
"""No form shows it, or this one does not; a level's words leave open whether a bound belongs to it."""


class Gap(NamedTuple):
    """A key that is left out of the draft: where it belongs, the cell that should have said it, and why it does not."""

    path: tuple[str, ...]
    key: GapKey
    why: Unread | GapWhy
    at: Location | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class DraftCriterion:
    """One criterion. `label` is kept where it tells it apart; `groups` are those between it and its domain."""

    id: str
    label: str
    name: str
    line: FormLine
    cap: Points
    groups: tuple[Node, ...]
    options: tuple[FormLine, ...]
    notes: tuple[FormLine, ...]


@dataclass(frozen=True, slots=True)
class DraftDomain:
    """One domain; `line` is None where the form has no groups. `summed` is what its criteria come to, if all are known.

    `deep` are the groups that the form has within it.
    """

    id: str
    label: str
    name: str
    line: FormLine | None
    cap: Points
    criteria: tuple[DraftCriterion, ...]
    deep: tuple[Node, ...]
    summed: Decimal | None


class DraftScorer(NamedTuple):
    """Somebody who has a column of scores."""

    id: str
    name: Printed


class DraftLevel(NamedTuple):
    """A level, with an id of its own; one that is known everywhere has the usual one."""

    id: str
    level: FormLevel


@dataclass(frozen=True)
class Draft:
    """A rubric as far as a form shows it."""

    id: str
    read: FormRead
    total: Points
    scorers: tuple[DraftScorer, ...]
    domains: tuple[DraftDomain, ...]
    levels: tuple[DraftLevel, ...]
    findings: tuple[Finding, ...]

    @property
    def levels_only(self) -> bool:
        """Whether the form asks for a level alone, and nothing is scored."""
        return self.read.shape == "levels"

    @property
    def criteria(self) -> tuple[DraftCriterion, ...]:
        """All criteria, in the form's order."""
        return tuple(criterion for domain in self.domains for criterion in domain.criteria)

    def gaps(self) -> Iterator[Gap]:
        """Yield every key that the rubric needs and the form does not give, in the draft's order."""
        if self.read.title is None:
            yield Gap((), "name", "not_shown")
        if self.read.period is None:
            yield Gap((), "period", "not_shown")
        if not self.levels_only:
            yield from self._scored_gaps()
        if not self.levels:
            yield Gap((), "levels", "not_shown")
        for one in self.levels:
            yield from _level_gaps(one, bounded=not self.levels_only)

    def _scored_gaps(self) -> Iterator[Gap]:
        if self.total.value is None:
            yield _points_gap(("score",), "total", self.total)
        yield Gap(("score",), "step", "not_shown")
        if not self.scorers:
            yield Gap((), "scorers", "not_shown")
        yield Gap((), "official", "not_shown")
        for domain in self.domains:
            yield from _domain_gaps(domain)


@dataclass(frozen=True)
class Drafted:
    """What became of a form: the draft, the file that it was written to, and the line there of each gap."""

    source: str
    output: str
    draft: Draft
    gaps: Mapping[Gap, int]
    findings: tuple[Finding, ...]


def _domain_gaps(domain: DraftDomain) -> Iterator[Gap]:
    if domain.cap.value is None:
        yield _points_gap(("domains", domain.id), "cap", domain.cap)
    for criterion in domain.criteria:
        if criterion.cap.value is None:
            yield _points_gap(("domains", domain.id, "criteria", criterion.id), "cap", criterion.cap)


def _level_gaps(one: DraftLevel, *, bounded: bool) -> Iterator[Gap]:
    path = ("levels", one.id)
    if not one.level.code:
        yield Gap(path, "code", "not_shown", one.level.at)
    if bounded and "from" not in one.level.bounds and "above" not in one.level.bounds:
        yield Gap(path, "from", "bounds" if one.level.unclear else "not_shown", one.level.at, one.level.unclear)


def _points_gap(path: tuple[str, ...], key: GapKey, points: Points) -> Gap:
    return Gap(path, key, points.why or "blank", points.at, points.raw)
