"""A rule of the year applied to the results of one year, with every reason: what holds, what fails, what is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.rolled_periods import open_facts
from danhgia.rubric import Every
from danhgia.year_rules import barred, outcome, possible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.decisions import Outcome
    from danhgia.period_results import PeriodResult
    from danhgia.rubric import Count, Requirement, Rubric, YearRule


@dataclass(frozen=True, eq=False)
class JudgedRule:
    """One rule applied to one year: whether it holds, and every reason."""

    rule: YearRule
    rubric: Rubric
    all_results: tuple[PeriodResult, ...]

    @property
    def word(self) -> str:
        """What its periods are called: those of the sheet, or longer ones that were rolled up."""
        return self.rule.require[0].kind.of

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The ids of the sheet's levels, the best first."""
        return tuple(level.id for level in self.rubric.main.levels)

    @cached_property
    def results(self) -> tuple[PeriodResult, ...]:
        """The results of the rule's periods, in order."""
        by_slot = {result.period.slot: result for result in self.all_results}
        return tuple(by_slot[slot] for slot in self.rule.periods)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """What each period brought, as `outcome` takes it."""
        return tuple(result.state for result in self.results)

    @cached_property
    def outcome(self) -> Outcome:
        """Whether the rule holds."""
        return outcome(self.rule, self.states, self.levels)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the rule holds, does not, or cannot be known yet: condition by condition."""
        conditions = [*self.policies(), *(self.requirement(requirement) for requirement in self.rule.require)]
        if self.outcome is False and all(reason.holds is not False for reason in conditions):
            return (*conditions, Reason(self.name("together"), False, "together_no", {}, self.rule.basis))
        if self.outcome:
            return (
                *conditions,
                Reason(self.name("necessary"), True, "necessary", {"period_word": self.word}, self.rule.basis),
            )
        return (*conditions, *(self.open() if self.outcome is None else ()))

    @property
    def waiting(self) -> tuple[PeriodResult, ...]:
        """The periods whose result is still to come."""
        return tuple(result for result in self.results if result.state == "missing")

    @property
    def exempt(self) -> tuple[PeriodResult, ...]:
        """The periods that were rightly not rated."""
        return tuple(result for result in self.results if result.state == "exempt")

    def name(self, kind: str) -> str:
        """Return the id of a rule in output."""
        return f"year_end.{self.rule.level}.{kind}"

    def policies(self) -> Iterator[Reason]:
        """Return what the rule's policies make of periods without a level, where they settle it."""
        bar = barred(self.rule, self.states)
        if bar:
            barring = [one for one in self.results if bar == (one.status if bar == "missing" else one.state)]
            named = {"period": tuple(result.period for result in barring)}
            yield Reason(self.name(bar), False, f"{bar}_bars", named, self.rule.basis)
        for result in self.exempt if self.rule.exempt == "skip" else ():
            facts = {"period": result.period, "value": result.reason or None}
            yield Reason(self.name("exempt"), True, "exempt_skipped", facts, self.rule.basis)

    @property
    def unsettled(self) -> tuple[PeriodResult, ...]:
        """The periods whose level is open to the conditions."""
        return (*self.waiting, *(self.exempt if self.rule.exempt == "ask" else ()))

    def requirement(self, requirement: Requirement) -> Reason:
        """Return the reason that one condition gives."""
        holds = possible(self.rule, (requirement,), self.states, self.levels)
        basis = requirement.basis or self.rule.basis
        kind = requirement.kind
        key, facts = self.every(kind, holds) if isinstance(kind, Every) else self.count(kind, holds)
        word = {"period_word": self.word}
        return Reason(self.name(type(kind).__name__.lower()), holds, key, {**facts, **word}, basis)

    def count(self, kind: Count, holds: Outcome) -> tuple[str, dict[str, object]]:
        """Return the sentence and facts of a condition on the number of periods at a level."""
        at = tuple(result.period for result in self.results if result.counted == kind.level)
        open_ = open_facts(self.unsettled)
        facts = {
            "n": len(at),
            "level": self.heading(kind.level),
            "periods": at or None,
            "limit": kind.at_least,
            "waiting": open_["periods"],
            "stale": open_["stale"],
        }
        return {True: "count_yes", False: "count_no" if at else "count_none", None: "count_unknown"}[holds], facts

    def every(self, kind: Every, holds: Outcome) -> tuple[str, dict[str, object]]:
        """Return the sentence and facts of a condition on every period."""
        limit = self.heading(kind.at_least)
        below = [result for result in self.results if result.counted and self.below(result.counted, kind.at_least)]
        if below:
            periods = tuple(result.period for result in below)
            values = tuple(dict.fromkeys(self.heading(result.counted or "") for result in below))
            return "every_no", {"period": periods, "value": values, "limit": limit}
        return ("every_yes" if holds else "every_unknown"), {"limit": limit, **open_facts(self.unsettled)}

    def open(self) -> Iterator[Reason]:
        """Return what leaves the rule open: each period without a result that stands, and what it would have to be."""
        for result in self.waiting:
            needed = self.needed(result)
            facts = {"periods": (result.period,), "period": result.period, "needed": needed}
            key = "stale_period" if result.status == "stale" else "missing_period"
            yield Reason(self.name("missing"), None, key, facts, self.rule.basis)
        for result in self.exempt if self.rule.exempt == "ask" else ():
            facts = {"period": result.period, "value": result.reason or None}
            key = "outside_period" if result.status == "outside" else "exempt_period"
            yield Reason(self.name("exempt"), None, key, facts, self.rule.basis)
        if not self.unsettled:  # every period is left out: the conditions hold of none
            yield Reason(self.name("nothing"), None, "nothing_counted", {"period_word": self.word}, self.rule.basis)

    def needed(self, open_result: PeriodResult) -> str | None:
        """Return the lowest level with which one open period leaves the rule possible, the others at their best.

        None where a better one would not: a rule may count a level that is not the best.
        """
        place = self.results.index(open_result)
        whole = ((level, (*self.states[:place], level, *self.states[place + 1 :])) for level in self.levels)
        able = [level for level, states in whole if outcome(self.rule, states, self.levels) is not False]
        return self.heading(able[-1]) if able and able == list(self.levels[: len(able)]) else None

    def heading(self, level_id: str) -> str:
        """Return a level as lists print it."""
        return self.rubric.main.level(level_id).heading

    def below(self, level_id: str, limit: str) -> bool:
        """Tell whether one level stands below another."""
        return self.rubric.main.rank(level_id) < self.rubric.main.rank(limit)
