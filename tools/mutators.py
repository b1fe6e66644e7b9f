"""How one key of a rubric can be wrong: the values that stand close to the right one."""
# ruff: noqa: INP001 - beside a script, not part of a package

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from danhgia.rubric import Rubric, Sheet

Change = dict[str, Any]
"""Keys of a node, as files write them, with their new values; None takes a key away."""
HUNDREDTH = Decimal("0.01")
_COMMON = 2001


@dataclass(frozen=True)
class Spot:
    """One key of one node of a rubric: where it is and what it says.

    `sheet` is the one it stands in, else the main; in a rubric that rates nobody there is none, and no key that asks.
    """

    rubric: Rubric
    sheet: Sheet
    node: Any
    name: str

    @property
    def key(self) -> str:
        """The key as files write it."""
        return type(self.node).model_fields[self.name].alias or self.name

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the key holds
        """What the key says."""
        return getattr(self.node, self.name)

    @property
    def stated(self) -> bool:
        """Whether the file states the key."""
        return self.name in self.node.model_fields_set

    @property
    def step(self) -> Decimal:
        """The step of points here."""
        return getattr(self.node, "step", None) or self.sheet.score.step


Mutator: TypeAlias = "Callable[[Spot], Iterable[Change]]"


def points(spot: Spot) -> Iterator[Change]:
    """One step more, and one less."""
    yield {spot.key: spot.value + spot.step}
    if spot.value >= spot.step:
        yield {spot.key: spot.value - spot.step}


def halved(spot: Spot) -> Iterator[Change]:
    """Half of it and twice as much."""
    yield {spot.key: spot.value / 2}
    yield {spot.key: spot.value * 2}


def tenth(spot: Spot) -> Iterator[Change]:
    """A tenth of it and ten times as much."""
    yield {spot.key: spot.value / 10}
    yield {spot.key: spot.value * 10}


def by(much: Decimal | int | Fraction, swapped: str | None = None) -> Callable[[Spot], Iterator[Change]]:
    """So much more and so much less; where the bound can be in or out, the other of the two."""

    def changes(spot: Spot) -> Iterator[Change]:
        yield {spot.key: _plain(spot.value + much)}
        if spot.value >= much:
            yield {spot.key: _plain(spot.value - much)}
        if swapped:
            yield {spot.key: None, swapped: _plain(spot.value)}

    return changes


def other(spot: Spot) -> Iterator[Change]:
    """Every other word that may stand there."""
    for word in _words(type(spot.node).model_fields[spot.name].annotation):
        if word != spot.value:
            yield {spot.key: word}


def where(read: Callable[[Spot], bool], found: Callable[[Spot], Iterable[Change]] = other) -> Mutator:
    """The same, but where the file leaves the key out only if the default is read there."""

    def changes(spot: Spot) -> Iterable[Change]:
        return found(spot) if spot.stated or read(spot) else ()

    return changes


def level(spot: Spot) -> Iterator[Change]:
    """The level above and the level below."""
    levels = [level.id for level in spot.sheet.levels]
    if spot.value in levels:
        place = levels.index(spot.value)
        for other in (place - 1, place + 1):
            if 0 <= other < len(levels):
                yield {spot.key: levels[other]}


def flip(spot: Spot) -> Iterator[Change]:
    """The opposite."""
    yield {spot.key: not spot.value}


def gone(spot: Spot) -> Iterator[Change]:
    """Without it."""
    yield {spot.key: None}


def less(spot: Spot) -> Iterator[Change]:
    """Without one of them, each in turn."""
    for place in range(len(spot.value)):
        left = [*spot.value[:place], *spot.value[place + 1 :]]
        yield {spot.key: left or None}


def next_of(ids: Callable[[Spot], list[str]]) -> Callable[[Spot], Iterator[Change]]:
    """The next of those that could stand there."""

    def changes(spot: Spot) -> Iterator[Change]:
        known = ids(spot)
        if spot.value in known and len(known) > 1:
            yield {spot.key: known[(known.index(spot.value) + 1) % len(known)]}

    return changes


def facts_alike(spot: Spot) -> list[str]:
    """Return the facts of the same kind."""
    kinds = {fact.id: fact.kind for fact in spot.sheet.facts}
    return [name for name, kind in kinds.items() if kind == kinds.get(spot.value)]


def swapped(spot: Spot) -> Iterator[Change]:
    """What was done and what was assigned, the one for the other."""
    yield {"done": spot.node.assigned, "assigned": spot.node.done}


def shifted(spot: Spot) -> Iterator[Change]:
    """One per cent from each to the next."""
    names = list(spot.value)
    for one, other in zip(names, [*names[1:], names[0]], strict=True):
        moved = {**spot.value, one: spot.value[one] - 1, other: spot.value[other] + 1}
        yield {spot.key: moved}


def any_for_all(spot: Spot) -> Iterator[Change]:
    """One is enough in place of all, and the other way round; and without one of them."""
    other = "any" if spot.key == "all" else "all"
    yield {spot.key: None, other: spot.value}
    yield from less(spot) if len(spot.value) > 1 else ()


def day_off(spot: Spot) -> Iterator[Change]:
    """A day later and a day earlier."""
    yearly = len(spot.value) == len("03-31")
    day = date.fromisoformat(f"{_COMMON}-{spot.value}" if yearly else spot.value)
    for days in (1, -1):
        moved = str(day + timedelta(days=days))
        yield {spot.key: moved[5:] if yearly else moved}


def _words(annotation: object) -> Iterator[object]:
    """Yield the words that an annotation allows, whatever is around them."""
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        elif part is not type(None):
            yield from _words(part)


def _plain(value: object) -> object:
    """Return a number as files write it."""
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value


def counted(spot: Spot) -> bool:
    """Tell whether levels follow from counted votes."""
    ballot = spot.rubric.ballot
    return ballot is not None and ballot.majority == "given"


def judged(spot: Spot) -> Iterator[Change]:
    """Without one of the columns of tasks that evaluation reads; when a task is due is on record alone."""
    for change in less(spot):
        gone = set(spot.value) - set(change[spot.key] or ())
        if not gone <= {"due", "unplanned"}:
            yield change


def typed(spot: Spot) -> bool:
    """Tell whether a criterion is scored on the sheet: what is derived from tasks has no floor and always applies."""
    return spot.node.tasks is None


def shares_done(spot: Spot) -> bool:
    """Tell whether it matters which results of tasks count as done."""
    return any("share_done" in one.tasks.measure for one in spot.sheet.criteria if one.tasks)


def overflows(spot: Spot) -> bool:
    """Tell whether what stands in a group can bring more than its cap."""
    return bool(sum(line.cap for line in spot.node.children) > spot.node.cap)
