"""Every way in which a rubric can be a little wrong: one key changed at a time, each change a rubric of its own.

`MUTATED` has the keys that evaluation reads, `STRUCTURE` those that only hold other nodes, which are gone through, and
`UNREAD` those that change no result that a worked case could state. Each key of each model is in one of the three; a
test holds that.
"""
# ruff: noqa: INP001 - beside a script, not part of a package

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from mutators import (
    HUNDREDTH,
    Spot,
    any_for_all,
    by,
    counted,
    day_off,
    facts_alike,
    flip,
    gone,
    halved,
    less,
    level,
    next_of,
    other,
    overflows,
    points,
    swapped,
    tenth,
    where,
)

from danhgia.rubric import Model, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mutators import Change, Mutator

    from danhgia.rubric import Rubric

Path = tuple[str | int, ...]

_ALWAYS = where(lambda _: True)
_COUNT = by(1)
_PERCENT = by(Decimal(1))

MUTATED: Mapping[tuple[str, str], Mutator] = {
    ("Sheet", "period"): other,
    ("Sheet", "official"): next_of(lambda spot: [one.id for one in spot.sheet.scorers]),
    ("Sheet", "overrides"): less,
    ("Score", "total"): points,
    ("Score", "step"): halved,
    ("Score", "beyond"): where(lambda spot: bool(spot.sheet.bonuses or spot.sheet.deductions)),
    ("Rounding", "line"): gone,
    ("Rounding", "domain"): gone,
    ("Rounding", "total"): gone,
    ("Rounded", "to"): tenth,
    ("Rounded", "how"): _ALWAYS,
    ("Extra", "cap"): points,
    ("Group", "cap"): points,
    ("Group", "clip"): where(overflows, flip),
    ("Criterion", "cap"): points,
    ("Criterion", "floor"): points,
    ("Criterion", "step"): halved,
    ("Criterion", "full_or_zero"): gone,
    ("Criterion", "options"): less,
    ("Criterion", "frame"): less,
    ("Criterion", "ratio"): gone,
    ("Criterion", "figure"): gone,
    ("Criterion", "tasks"): gone,
    ("Criterion", "not_applicable"): _ALWAYS,
    ("Criterion", "spread_over"): less,
    ("Option", "points"): points,
    ("Step", "share"): _PERCENT,
    ("Ratio", "done"): swapped,
    ("Figure", "brackets"): less,
    ("Bracket", "from_"): by(HUNDREDTH, "above"),
    ("Bracket", "above"): by(HUNDREDTH, "from"),
    ("Bracket", "points"): points,
    ("Fact", "kind"): other,
    ("Sheet", "tasks"): gone,
    ("TaskMeasure", "measure"): less,
    ("Tasks", "evaluator"): other,
    ("Tasks", "columns"): less,
    ("Tasks", "results"): less,
    ("Tasks", "percent"): gone,
    ("Tasks", "counted_by"): _ALWAYS,
    ("Tasks", "weights_sum"): _COUNT,
    ("Tasks", "failed"): _PERCENT,
    ("Tasks", "delay"): _PERCENT,
    ("Tasks", "below_zero"): where(lambda spot: bool(spot.node.failed or spot.node.delay)),
    ("Tasks", "rounding"): gone,
    ("TaskResult", "share"): _PERCENT,
    ("TaskResult", "done"): flip,
    ("Level", "from_"): by(HUNDREDTH, "above"),
    ("Level", "above"): by(HUNDREDTH, "from"),
    ("Level", "to"): by(HUNDREDTH, "below"),
    ("Level", "below"): by(HUNDREDTH, "to"),
    ("Level", "needs"): less,
    ("Level", "otherwise"): where(lambda spot: bool(spot.node.needs)),
    ("Need", "fact"): next_of(facts_alike),
    ("Need", "criterion"): next_of(lambda spot: [one.id for one in spot.sheet.criteria]),
    ("Need", "group"): next_of(lambda spot: [one.id for one in spot.sheet.groups]),
    ("Need", "at_least"): by(HUNDREDTH, "above"),
    ("Need", "above"): by(HUNDREDTH, "at_least"),
    ("Need", "at_most"): by(HUNDREDTH, "below"),
    ("Need", "below"): by(HUNDREDTH, "at_most"),
    ("Need", "is_"): flip,
    ("ReminderNeed", "number"): _COUNT,
    ("DisciplineNeed", "forms"): less,
    ("DisciplineNeed", "duty_related"): flip,
    ("DisciplineNeed", "by"): other,
    ("Override", "applies_to"): _ALWAYS,
    ("Override", "when"): less,
    ("Effect", "level"): level,
    ("Effect", "ceiling"): level,
    ("Effect", "drop"): _COUNT,
    ("Effect", "result"): other,
    ("Rubric", "ballot"): gone,
    ("Ballot", "mode"): other,
    ("Ballot", "majority"): _ALWAYS,
    ("Ballot", "denominator"): other,
    ("Ballot", "excluded"): less,
    ("Ballot", "thresholds"): less,
    ("Ballot", "cumulative"): flip,
    ("Ballot", "no_majority"): where(counted),
    ("Ballot", "tie"): where(counted),
    ("Ballot", "not_rated"): where(counted, flip),
    ("Ballot", "separate"): less,
    ("Ballot", "self_vote"): where(counted),
    ("Threshold", "level"): level,
    ("Threshold", "at_least"): by(Fraction(1, 100), "above"),
    ("Threshold", "above"): by(Fraction(1, 100), "at_least"),
    ("Rubric", "rollups"): less,
    ("Rollup", "to"): other,
    ("Rollup", "of"): other,
    ("Rollup", "counts"): less,
    ("Rollup", "missing"): _ALWAYS,
    ("Rollup", "exempt"): _ALWAYS,
    ("Rollup", "not_rated"): _ALWAYS,
    ("Rollup", "vetoes"): less,
    ("Rollup", "consecutive"): less,
    ("Mean", "zero"): _ALWAYS,
    ("Mean", "divisor"): _COUNT,
    ("Mean", "rounding"): gone,
    ("When", "level"): level,
    ("When", "at_least"): _COUNT,
    ("When", "at_most"): _COUNT,
    ("When", "all_"): any_for_all,
    ("When", "any_"): any_for_all,
    ("CountLine", "level"): level,
    ("CountLine", "when"): gone,
    ("Veto", "level"): level,
    ("Veto", "otherwise"): _ALWAYS,
    ("Consecutive", "level"): level,
    ("Consecutive", "times"): _COUNT,
    ("Rubric", "year_end"): less,
    ("YearRule", "level"): level,
    ("YearRule", "applies_to"): _ALWAYS,
    ("YearRule", "periods"): less,
    ("YearRule", "missing"): _ALWAYS,
    ("YearRule", "exempt"): _ALWAYS,
    ("YearRule", "require"): less,
    ("Every", "of"): other,
    ("Every", "at_least"): level,
    ("Count", "of"): other,
    ("Count", "level"): level,
    ("Count", "at_least"): _COUNT,
    ("Rubric", "quotas"): less,
    ("Quota", "level"): level,
    ("Quota", "share"): _PERCENT,
    ("Quota", "of"): other,
    ("Quota", "of_level"): level,
    ("Quota", "group"): other,
    ("Quota", "rounding"): other,
    ("Quota", "on"): other,
    ("Quota", "heads"): _ALWAYS,
    ("Quota", "head_posts"): less,
    ("Quota", "small"): gone,
    ("Quota", "raised"): gone,
    ("Small", "below"): _COUNT,
    ("Small", "places"): _COUNT,
    ("Raised", "share"): _PERCENT,
    ("DutyRule", "from_"): other,
    ("DutyRule", "roles"): less,
    ("DutyRule", "by"): day_off,
    ("DutyRule", "adopted"): where(lambda _: True, flip),
    ("DutyRule", "public"): where(lambda _: True, flip),
    ("CoverageRule", "areas"): _ALWAYS,
}
"""By model and field: the values to put in place of the right one."""

STRUCTURE = frozenset({
    ("Rubric", "sheets"), ("Sheet", "score"), ("Sheet", "scorers"), ("Sheet", "domains"), ("Sheet", "bonuses"),
    ("Sheet", "deductions"), ("Sheet", "facts"), ("Sheet", "levels"), ("Score", "rounding"), ("Group", "criteria"),
    ("Group", "groups"), ("Override", "then"), ("Rollup", "mean"), ("Rollup", "tally"), ("Veto", "when"),
    ("Requirement", "every"), ("Requirement", "count"), ("Need", "no_zero"), ("Need", "reminder"),
    ("Need", "discipline"), ("ReminderNeed", "result"), ("Rubric", "duties"), ("Rubric", "coverage"),
})  # fmt: skip
"""Keys that hold other nodes, or nothing but that they are there: a rubric without them is another rubric."""

UNREAD = frozenset({
    # whose file it is, when it is in force, and whom a sheet is for: cases have no days, and say which sheet they mean
    ("Rubric", "schema_"), ("Rubric", "id"), ("Rubric", "version"), ("Rubric", "effective"), ("Effective", "from_"),
    ("Effective", "to"), ("Sheet", "id"), ("Sheet", "subject"), ("Sheet", "roles"),
    # words that people read
    ("Rubric", "name"), ("Rubric", "letterhead"), ("Rubric", "rates"), ("Rubric", "words"), ("Rates", "month"),
    ("Rates", "quarter"), ("Rates", "half"), ("Rates", "year"), ("Words", "unit"), ("Words", "parent"),
    ("Words", "domain"), ("Words", "head"), ("Words", "theme"), ("Line", "name"), ("Line", "label"), ("Option", "name"),
    ("Scorer", "name"), ("Fact", "name"), ("Level", "name"), ("Level", "short"), ("Override", "name"),
    ("Consecutive", "say"), ("Figure", "unit"), ("Figure", "by"), ("DutyRule", "name"), ("CoverageRule", "name"),
    # what things are called on sheets and by other keys; a wrong reference is `rubric check`'s to find
    ("Line", "id"), ("Scorer", "id"), ("Fact", "id"), ("Level", "id"), ("Level", "code"), ("Level", "spellings"),
    ("Override", "id"), ("DutyRule", "id"), ("DutyRule", "kind"), ("CoverageRule", "id"), ("Step", "word"),
    ("TaskResult", "word"), ("Ratio", "assigned"),
    # where it comes from
    ("Node", "status"), ("Node", "basis"), ("Node", "note"),
})  # fmt: skip
"""Keys that are not mutated. `Ratio.assigned` is changed together with `done`."""


@dataclass(frozen=True)
class Mutant:
    """A rubric with one change: in which node, of which model and key, and in words."""

    path: Path
    model: str
    name: str
    change: Change
    told: str

    def keys(self, rubric: Rubric) -> dict[str, Any]:
        """Return the changed rubric as a file would state it; whether it is one at all is for the models."""
        stated: dict[str, Any] = plain(rubric)
        node: Any = stated
        for place in self.path:
            node = node[place]
        node |= self.change
        for key in [key for key, value in self.change.items() if value is None]:
            del node[key]
        return stated


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Yield every mutant of a rubric, in the order of its keys."""
    for path, sheet, node in _nodes(rubric, (), rubric.main):
        for name in type(node).model_fields:
            spot = Spot(rubric, sheet, node, name)
            found = _mutator(type(node), name)
            if found is None or spot.value is None:
                continue
            for change in found(spot):
                yield Mutant(path, type(node).__name__, name, change, _told(path, change, spot))


def home(model: type[Model], name: str) -> tuple[str, str]:
    """Return the model by which the tables know a key: its own, or the one that it has the key from."""
    known = MUTATED.keys() | STRUCTURE | UNREAD
    owners = [owner.__name__ for owner in model.__mro__ if issubclass(owner, Model)]
    return next(((owner, name) for owner in owners if (owner, name) in known), (model.__name__, name))


def _mutator(model: type[Model], name: str) -> Mutator | None:
    return MUTATED.get(home(model, name))


def _nodes(node: object, path: Path, sheet: Sheet) -> Iterator[tuple[Path, Sheet, Model]]:
    """Yield every node that a file states, with its path in the file and the sheet whose levels it means."""
    if isinstance(node, tuple):
        for place, item in enumerate(node):
            yield from _nodes(item, (*path, place), sheet)
    if isinstance(node, Model):
        sheet = node if isinstance(node, Sheet) else sheet
        yield path, sheet, node
        for name, info in type(node).model_fields.items():
            if name in node.model_fields_set:
                yield from _nodes(getattr(node, name), (*path, info.alias or name), sheet)


def plain(node: Any) -> Any:  # noqa: ANN401 - whatever a file can state
    """Return what a file states about a node, defaults left out."""
    if isinstance(node, tuple):
        return [plain(item) for item in node]
    if not isinstance(node, Model):
        return node
    named = {name: info.alias or name for name, info in type(node).model_fields.items()}
    return {named[name]: plain(getattr(node, name)) for name in named if name in node.model_fields_set}


def _told(path: Path, change: Change, spot: Spot) -> str:
    """Return a change in words: `sheets.0.domains.0.criteria.0: cap 4 → 4.5`."""
    old = {info.alias or name: getattr(spot.node, name) for name, info in type(spot.node).model_fields.items()}
    new = [f"{key} {_difference(old[key], value)}" for key, value in change.items()]
    return f"{'.'.join(map(str, path))}: {', '.join(new)}".removeprefix(": ")


def _difference(old: object, new: object) -> str:
    if isinstance(old, tuple) and isinstance(new, list):
        gone = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(new))
        return f"without number {gone + 1}"
    return f"{_short(old)} → {_short(new)}"


def _short(value: object) -> str:
    return "–" if value is None else "…" if isinstance(value, tuple | Model) else str(value)
