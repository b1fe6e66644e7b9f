"""What can be true of somebody as far as a sheet's conditions can tell: every bound, beside it, and what is not known.

A condition looks at one thing – a fact, points, what a register says – and every value of it between two bounds is
alike. So each thing takes few values: every bound that any condition of the sheet names, one quantum on both sides, and
unknown; of those that no condition tells apart, one. What goes together is kept together: a percentage that reaches 100
is above 70, too. Points of a group lie where the total leaves them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.conditions import Conditions, Judged
from danhgia.grounds import Ground, Grounds
from danhgia.members import concerns
from danhgia.reckoning import Reckoned
from danhgia.rubric import Need, Override

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.decisions import Outcome
    from danhgia.rubric import Criterion, Level, Sheet

Thing = tuple[str, str]
"""What a condition is about: the key, and which one; `("category", "")` is whom overrides are for."""
Value = Fraction | bool | str | None
Given = dict[Thing, Value]
"""What is true of somebody; None is unknown."""

CATEGORY: Thing = ("category", "")
_CATEGORIES = ("official_member", "probationary_member", "non_member")
_QUANTUM = Decimal("0.01")


def about(need: Need) -> Thing:
    """Return what a need is about."""
    return ("register", repr(need.register)) if need.register else need.about


def needs_of(rule: Need | Level | Override) -> tuple[Need, ...]:
    """Return the conditions that a rule is made of."""
    if isinstance(rule, Need):
        return (rule,)
    return rule.when if isinstance(rule, Override) else rule.needs


@dataclass(frozen=True)
class _Said(Grounds):
    """Registers of which only is known whether what a need asks is there."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    def of(self, need: Need) -> Ground:
        """Return what the registers say of a need."""
        return Ground(self.outcomes.get(repr(need.register)))


@dataclass(frozen=True, eq=False)
class Situations:
    """All that can be true of whoever is rated with a sheet, and what comes of it by the code that grades."""

    sheet: Sheet
    _values: dict[tuple[Thing, str], tuple[Value, ...]] = field(default_factory=dict)

    @cached_property
    def rules(self) -> Sheet:
        """The sheet without its lines, which conditions read for nothing but their labels."""
        return self.sheet.model_copy(update={"domains": ()})

    @cached_property
    def needs(self) -> Mapping[Thing, tuple[Need, ...]]:
        """Every condition of the sheet, by what it is about."""
        found: dict[Thing, tuple[Need, ...]] = {}
        for need in self.sheet.needs:
            found[about(need)] = (*found.get(about(need), ()), need)
        return found

    @cached_property
    def totals(self) -> Mapping[str, Fraction]:
        """A total of each level that has one, by the level's id."""
        if self.sheet.levels_only:
            return {level.id: Fraction(0) for level in self.sheet.levels}
        found = {}
        for level in self.sheet.levels:
            lower = level.from_ if level.from_ is not None else (level.above or Decimal(0))
            tried = (lower, lower + _QUANTUM)
            fitting = (Fraction(total) for total in tried if self.sheet.level_for(total) is level)
            if (total := next(fitting, None)) is not None:
                found[level.id] = total
        return found

    def things(self, *holders: Level | Override) -> list[Thing]:
        """Return what the conditions of levels and overrides are about, and whom overrides are for, each once."""
        found: dict[Thing, None] = {}
        for one in holders:
            found |= dict.fromkeys(map(about, needs_of(one)))
            if isinstance(one, Override) and one.applies_to != "everyone":
                found[CATEGORY] = None
        return list(found)

    def values(self, thing: Thing, level: Level) -> tuple[Value, ...]:
        """Return the values that a thing can take for somebody with points of a level: those that make a difference."""
        if (thing, level.id) not in self._values:
            self._values[thing, level.id] = self._told_apart(thing, level)
        return self._values[thing, level.id]

    def _told_apart(self, thing: Thing, level: Level) -> tuple[Value, ...]:
        key, name = thing
        if key == "category":
            return _CATEGORIES
        if key == "register":
            return (False, True, None)
        if key == "no_zero":
            return (True, False) if self._can_be_zero(level) else (True,)
        if key == "fact":
            kinds = {fact.id: fact.kind for fact in self.sheet.facts}
            known: Iterable[Value] = (False, True) if kinds[name] == "yes_no" else self._beside(thing, None, None)
            return (*self._apart(thing, known), None)
        return self._apart(thing, self._beside(thing, *self._range(thing, level)))

    def judged(self, level: Level, given: Given, sheet: Sheet | None = None) -> Judged:
        """Return what becomes of somebody with points of a level; by a `sheet` that differs, where one is given."""
        conditions = self.conditions(level, given, sheet)
        return conditions.overridden(Judged(level.id)) if self.sheet.levels_only else conditions.judged()

    def conditions(self, level: Level, given: Given, sheet: Sheet | None = None) -> Conditions:
        """Return the conditions of somebody of whom so much is true."""
        numbers = {thing: value for thing, value in given.items() if isinstance(value, Fraction)}
        reckoned = Reckoned(
            {name: value for (key, name), value in numbers.items() if key == "criterion"},
            {name: value for (key, name), value in numbers.items() if key == "group"},
            self.totals[level.id],
            {"": Fraction(given.get(("no_zero", "")) is not False)},
        )
        stated = {name: value for (key, name), value in given.items() if key == "fact"}
        known = {name: value for name, value in stated.items() if isinstance(value, Fraction | bool)}
        said = {name: value for (key, name), value in given.items() if key == "register"}
        outcomes = {name: value for name, value in said.items() if isinstance(value, bool)}
        category = given.get(CATEGORY)
        return Conditions(
            sheet or self.rules,
            reckoned,
            known,
            lambda override: concerns(override.applies_to, category if isinstance(category, str) else None),
            _Said(outcomes=outcomes),
        )

    def holds(self, need: Need, level: Level, value: Value) -> Outcome:
        """Return whether a need holds where what it is about has a value."""
        return self.conditions(level, {about(need): value}).outcome(need)

    def _apart(self, thing: Thing, values: Iterable[Value]) -> tuple[Value, ...]:
        """Return values that some condition tells apart, one of each kind."""
        level = next(level for level in self.sheet.levels if level.id in self.totals)
        kinds: dict[tuple[Outcome, ...], Value] = {}
        for value in values:
            kinds.setdefault(tuple(self.holds(need, level, value) for need in self.needs.get(thing, ())), value)
        return tuple(kinds.values())

    def _beside(self, thing: Thing, least: Fraction | None, most: Fraction | None) -> list[Fraction]:
        """Return every bound that conditions put to a thing, and one quantum on both sides, within its range."""
        bounds = [bound for need in self.needs.get(thing, ()) if not isinstance(bound := need.bound[1], bool)]
        near = {Fraction(bound + off) for bound in bounds for off in (-self._quantum, Decimal(0), self._quantum)}
        near |= {end for end in (least, most) if end is not None}
        low = Fraction(0) if least is None else least
        return sorted(value for value in near if low <= value and (most is None or value <= most))

    @cached_property
    def _quantum(self) -> Decimal:
        """One hundredth, or the last place of the finest bound."""
        bounds = [bound for need in self.sheet.needs if not isinstance(bound := need.bound[1], bool)]
        places = (Decimal(1).scaleb(int(bound.normalize().as_tuple().exponent)) for bound in bounds)
        return min([_QUANTUM, *places])

    def _range(self, thing: Thing, level: Level) -> tuple[Fraction, Fraction | None]:
        """Return the least and the most points of a criterion or group that a total of a level leaves.

        Where totals are more than sums of points the cap of other lines may be raised, and nothing is said.
        """
        key, name = thing
        sheet = self.sheet
        group = next((one for one in sheet.groups if key == "group" and one.id == name), None)
        own = {one.id for one in group.every} if group else {name}
        if not sheet.plain:
            return Fraction(0), None
        floor, cap = _ends(one for one in sheet.criteria if one.id in own)
        others = _ends(one for one in sheet.criteria if one.id not in own)
        low, high = self._band(level)
        least, most = max(floor, low - others[1]), min(cap, high - others[0])
        return (least, most) if least <= most else (floor, cap)

    def _band(self, level: Level) -> tuple[Fraction, Fraction]:
        """Return between which totals a level lies, its ends included, whether they belong to it or not."""
        place = self.sheet.levels.index(level)
        lower = level.from_ if level.from_ is not None else level.above
        upper = level.to if level.to is not None else level.below
        if upper is None and place:
            better = self.sheet.levels[place - 1]
            upper = better.from_ if better.from_ is not None else better.above
        most = self.sheet.score.total if upper is None else upper
        return Fraction(lower or 0), Fraction(most)

    def _can_be_zero(self, level: Level) -> bool:
        """Tell whether somebody with points of a level can have zero on a criterion."""
        if not self.sheet.plain:
            return True
        whole = sum(Fraction(one.cap) for one in self.sheet.criteria)
        low, _ = self._band(level)
        return any(one.floor <= 0 and whole - Fraction(one.cap) >= low for one in self.sheet.criteria)


def _ends(criteria: Iterable[Criterion]) -> tuple[Fraction, Fraction]:
    """Return the least and the most points that criteria can bring together."""
    listed = list(criteria)
    floors, caps = ([Fraction(getattr(one, key)) for one in listed] for key in ("floor", "cap"))
    return sum(floors, Fraction(0)), sum(caps, Fraction(0))
