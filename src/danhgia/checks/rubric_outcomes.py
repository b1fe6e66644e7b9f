"""Proofs that points, conditions and overrides leave nothing open, and that each of them decides something.

For every sheet, by the very code that grades: each level with every truth of its own needs (met, unmet, unknown) comes
to exactly one outcome, and so does whatever that may be under each override in turn (does not hold, holds, is open). An
override looks at nothing but what came before it, so going on from every outcome there can be is going through every
combination of overrides. An outcome is a level, “a person decides”, “not enough data”, or one of the results that
overrides name.

A rule decides something where, for somebody of whom all is known, the outcome would be another without it: that it asks
for a fact is no decision. Somebody is looked for among all that can be true together, those first of whom all else is
in order; only a rule without effect takes them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, product
from math import prod
from typing import TYPE_CHECKING, TypeVar

from danhgia.checks.rubric_totality import finding_at
from danhgia.checks.situations import CATEGORY, Situations, about, needs_of
from danhgia.conditions import Judged
from danhgia.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from danhgia.checks.situations import Given, Thing, Value
    from danhgia.findings import Finding
    from danhgia.rubric import Edition, Level, Need, Override, Sheet

Item = TypeVar("Item")
Path = tuple[str | int, ...]
Outcome = str
"""A level's id, or one of those below."""

PERSON, NO_DATA = "a person decides", "not enough data"
_STATUSES = {"unsettled": PERSON, "error": NO_DATA, "not_rated": "not rated", "deferred": "deferred"}
MOST = 1000
"""So many combinations are tried for one rule, or for the needs of one level; beyond that a note says so (DG619)."""


def check_outcomes(edition: Edition) -> list[Finding]:
    """DG616: needs and overrides that decide nothing; DG617: levels that nobody gets; DG619: where not all was tried.

    The rubric is one in which nothing else is wrong.

    Raises:
        RuntimeError: something comes to no outcome, or to two; a fault of the program, never of the rubric.
    """
    found: list[Finding] = []
    for place, sheet in enumerate(edition.rubric.sheets):
        if sheet.conditional:
            found += _Proof(edition, Situations(sheet), ("sheets", place)).findings()
    return found


def outcome_of(judged: Judged) -> Outcome:
    """Return the one outcome that something comes to.

    Raises:
        RuntimeError: it comes to none, or to two.
    """
    lacks = bool(judged.waiting or judged.undecided)
    found = judged.level if judged.status is None else _STATUSES.get(judged.status)
    both = judged.level is not None and judged.status is not None
    if found is None or both or lacks != (found == NO_DATA):
        raise RuntimeError(f"not exactly one outcome: {judged}")
    return found


@dataclass(frozen=True, eq=False)
class _Proof:
    """One sheet, being looked at."""

    edition: Edition
    cases: Situations
    path: Path

    @property
    def sheet(self) -> Sheet:
        """The sheet's rules."""
        return self.cases.rules

    @cached_property
    def levels(self) -> list[Level]:
        """The levels that some total belongs to; of the others DG611 speaks."""
        return [level for level in self.sheet.levels if level.id in self.cases.totals]

    def findings(self) -> Iterator[Finding]:
        """Yield everything that is wrong with the sheet's conditions."""
        for place, level in enumerate(self.sheet.levels):
            if level in self.levels and level.needs:
                yield from self.level(place, level)
        self.prove_overrides()
        for place, override in enumerate(self.sheet.overrides):
            yield from self.override(place, override)

    def level(self, place: int, level: Level) -> Iterator[Finding]:
        """DG617, DG616, DG619 about one level; each truth of its needs comes to one outcome."""
        at = (*self.path, "levels", place)
        outcomes = self.own_outcomes(place, level)
        yield from self.cut(level, level, (*at, "needs"), level.code)
        if level.id not in outcomes:
            if all(one.then.level != level.id for one in self.sheet.overrides):
                yield finding_at(self.edition, "DG617", (*at, "needs"), value=level.code)
            return
        for number, need in enumerate(level.needs):
            less = level.model_copy(update={"needs": _without(level.needs, number)})
            without = self.sheet.model_copy(update={"levels": _with(self.sheet.levels, place, less)})
            starts = self.sheet.levels[: place + 1]
            yield from self.dead((*at, "needs", number), need, without, starts, f"{level.code}: {_told(need)}")

    def own_outcomes(self, place: int, level: Level) -> set[Outcome]:
        """Return what a level comes to by its own needs, the one below it having none."""
        below = [one.model_copy(update={"needs": ()}) for one in self.sheet.levels[place + 1 : place + 2]]
        alone = self.sheet.model_copy(update={"levels": (level, *below), "overrides": ()})
        return {outcome_of(self.cases.judged(level, given, alone)) for given in self.truths(level, level)}

    def truths(self, holder: Level | Override, level: Level) -> Iterator[Given]:
        """Yield every truth of conditions; where there are too many, those that differ in two things from the best."""
        things = self.cases.things(holder)
        if self.number(things, level) <= MOST:
            yield from self.every(things, level, {})
            return
        best: Given = {thing: self.best(thing, level) for thing in things}
        for changed in combinations(things, _APART):
            yield from self.every(changed, level, best)

    def cut(self, holder: Level | Override, level: Level, at: Path, said: str) -> Iterator[Finding]:
        """DG619: not every truth of conditions was tried."""
        every = self.number(self.cases.things(holder), level)
        if every > MOST:
            facts = {"n": sum(1 for _ in self.truths(holder, level)), "of": every}
            yield finding_at(self.edition, "DG619", at, value=said, facts=facts)

    def prove_overrides(self) -> None:
        """Go through the overrides in order, from every outcome that there may be before each, to one outcome each."""
        before = {Judged(level.id) for level in self.sheet.levels}
        before |= {
            Judged(None, "unsettled"),
            Judged(None, "error", waiting=("",)),
            Judged(None, "error", undecided=True),
        }
        for override in self.sheet.overrides:
            alone = self.sheet.model_copy(update={"overrides": (override,)})
            after = set[Judged]()
            for level in self.levels:
                for given in self.truths(override, level):
                    conditions = self.cases.conditions(level, given, alone)
                    after |= {_bare(conditions.overridden(judged)) for judged in before}
            for judged in after:
                outcome_of(judged)
            before |= after

    def override(self, place: int, override: Override) -> Iterator[Finding]:
        """DG616, DG619 about one override, and about each of its conditions where it has several."""
        at = (*self.path, "overrides", place)
        yield from self.cut(override, self.levels[0], at, override.name)
        without = self.sheet.model_copy(update={"overrides": _without(self.sheet.overrides, place)})
        dead = list(self.dead(at, override, without, self.sheet.levels, override.name))
        yield from dead
        if dead or len(override.when) == 1:
            return
        for number, need in enumerate(override.when):
            others = _without(override.when, number)
            if not any(self.tells(need, others, level) for level in self.levels):
                said = f"{override.name}: {_told(need)}"
                yield finding_at(self.edition, "DG616", (*at, "when", number), value=said)

    def tells(self, need: Need, others: Iterable[Need], level: Level) -> bool:
        """Tell whether a condition can fail where the others of its override all hold."""
        listed = (need, *others)
        every = self.together(list(dict.fromkeys(map(about, listed))), level, {})
        for conditions in (self.cases.conditions(level, given) for given in islice(every, MOST)):
            if [conditions.outcome(one) for one in listed] == [False, *(True for _ in others)]:
                return True
        return False

    def dead(
        self, at: Path, rule: Need | Override, without: Sheet, starts: Sequence[Level], said: str
    ) -> Iterator[Finding]:
        """DG616 where nobody's outcome is another without a rule; DG619 where not everybody could be looked at."""
        tried = every = 0
        for level in (one for one in reversed(starts) if one in self.levels):
            things = self.concerned(level)
            every += prod(len(self.known(thing, level)) for thing in things)
            for given in islice(self.likely(rule, things, level), max(MOST - tried, 0)):
                tried += 1
                if self.differs(level, given, without):
                    return
        if tried < every:
            yield finding_at(self.edition, "DG619", at, value=said, facts={"n": tried, "of": every})
        else:
            yield finding_at(self.edition, "DG616", at, value=said, facts=self.why(rule, starts))

    def differs(self, level: Level, given: Given, without: Sheet) -> bool:
        """Tell whether somebody's outcome is another one without a rule."""
        with_it, without_it = self.cases.judged(level, given), self.cases.judged(level, given, without)
        return outcome_of(with_it) != outcome_of(without_it)

    def concerned(self, level: Level) -> list[Thing]:
        """Return what can matter to somebody with points of a level: its needs, those of levels below, overrides."""
        chain = []
        for one in self.sheet.levels[self.sheet.levels.index(level) :]:
            chain.append(one)
            if not one.needs or one.otherwise != "next":
                break
        return self.cases.things(*chain, *self.sheet.overrides)

    def likely(self, rule: Need | Override, things: Sequence[Thing], level: Level) -> Iterator[Given]:
        """Yield all that can be true together, nothing being unknown: first where all is in order but for a rule."""
        best: Given = {thing: self.best(thing, level) for thing in things}
        own = [thing for thing in things if thing in _things_of(rule)]
        others = [thing for thing in things if thing not in own]
        some = [list(changed) for number in range(_APART + 1) for changed in combinations(others, number)]
        seen: set[tuple[Value, ...]] = set()
        for changed in [*some, others]:
            for given in self.together([*own, *changed], level, best):
                values = tuple(given[thing] for thing in things)
                if values not in seen:
                    seen.add(values)
                    yield given

    def together(self, things: Sequence[Thing], level: Level, others: Given) -> Iterator[Given]:
        """Yield every combination of what some things can be but unknown, what is said of others left as it is."""
        for values in product(*(self.known(thing, level) for thing in things)):
            yield {**others, **dict(zip(things, values, strict=True))}

    def best(self, thing: Thing, level: Level) -> Value:
        """Return the value of a thing with which most of a level's needs hold, and fewest overrides."""
        wanted = [need for need in level.needs if about(need) == thing]
        feared = [need for one in self.sheet.overrides for need in one.when if about(need) == thing]
        return max(
            self.known(thing, level),
            key=lambda value: (
                sum(self.cases.holds(need, level, value) is True for need in wanted),
                -sum(self.cases.holds(need, level, value) is not False for need in feared),
            ),
        )

    def every(self, things: Sequence[Thing], level: Level, others: Given) -> Iterator[Given]:
        """Yield every combination of the values of some things, what is said of others left as it is."""
        for values in product(*(self.cases.values(thing, level) for thing in things)):
            yield {**others, **dict(zip(things, values, strict=True))}

    def known(self, thing: Thing, level: Level) -> list[Value]:
        """Return the values that a thing can take but that it is unknown."""
        return [value for value in self.cases.values(thing, level) if value is not None]

    def number(self, things: Iterable[Thing], level: Level) -> int:
        """Return how many combinations there are."""
        return prod(len(self.cases.values(thing, level)) for thing in things)

    def why(self, rule: Need | Override, starts: Sequence[Level]) -> dict[str, object]:
        """Return why a rule decides nothing, where that is all about itself: it never holds, or always does."""
        needs, outcomes = needs_of(rule), set[bool]()
        for level in (one for one in starts if one in self.levels):
            things = list(dict.fromkeys(map(about, needs)))
            for given in islice(self.together(things, level, {}), MOST):
                outcomes.add(all(self.cases.conditions(level, given).outcome(need) for need in needs))
        if True not in outcomes:
            return {"never": ""}
        return {"always": ""} if outcomes == {True} else {}


_APART = 2
"""In so many things besides those that a rule is about somebody differs at first from whom all is in order with."""


def _things_of(rule: Need | Override) -> set[Thing]:
    return {about(need) for need in needs_of(rule)} | {CATEGORY}


def _bare(judged: Judged) -> Judged:
    """Return what matters of a judgement to whatever comes after it."""
    return Judged(judged.level, judged.status, waiting=judged.waiting[:1], undecided=judged.undecided)


def _told(need: Need) -> str:
    """Return a need as the file states it: `on_time at_least 100`."""
    key, name = need.about
    bound, limit = need.bound
    value = str(limit).lower() if isinstance(limit, bool) else plain(limit)
    return key if need.no_zero else f"{name or key} {bound} {value}"


def _without(items: tuple[Item, ...], place: int) -> tuple[Item, ...]:
    return (*items[:place], *items[place + 1 :])


def _with(items: tuple[Item, ...], place: int, item: Item) -> tuple[Item, ...]:
    return (*items[:place], item, *items[place + 1 :])
