"""Roll-ups: what the periods of a longer one come to together – a level, or why there is none yet – with every reason.

A result comes only when every period that counts has one: what a missing period could still bring is never guessed.
Which periods may be left out, and what a period rightly not rated means, the rubric says. Vetoes bar a level, whatever
the mean or the counts give; two results in a row may be something to say, and are never a level.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.total_checks import band
from danhgia.decisions import Reason
from danhgia.period_results import EXEMPT
from danhgia.reckoning import rounded
from danhgia.rolled_periods import RolledPeriods, open_facts, periods_of
from danhgia.rollup_rules import barring, evidence, first_line, holds, mean, next_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.decisions import NotGraded, Outcome
    from danhgia.period_results import PeriodResult
    from danhgia.periods import Kind, Period
    from danhgia.rubric import Consecutive, Level, Mean, Rollup, Rubric, Veto, When


@dataclass(frozen=True, slots=True)
class Rolled:
    """What somebody's periods come to: a level, or the status that says why there is none. The last reason says it.

    `counts` are the periods at each level, from the best to the worst. `barred` are the levels that a veto excludes for
    certain, each with the reason. `waiting` are the periods whose result is still to come, `pointless` those that have
    a level and no points though a mean needs them, `asked` those that people have to judge, `zeros` and `skipped` those
    left out, `streaks` the levels several times in a row. `vetoed`: a veto leaves the level to people.
    """

    level: str | None
    status: NotGraded | None
    reasons: tuple[Reason, ...]
    total: Fraction | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    barred: Mapping[str, Reason] = field(default_factory=dict)
    waiting: tuple[PeriodResult, ...] = ()
    pointless: tuple[PeriodResult, ...] = ()
    asked: tuple[PeriodResult, ...] = ()
    zeros: tuple[Period, ...] = ()
    skipped: tuple[Period, ...] = ()
    streaks: tuple[tuple[Consecutive, tuple[Period, ...]], ...] = ()
    vetoed: Reason | None = None

    def withheld(self, reason: Reason, status: NotGraded = "unsettled") -> Rolled:
        """Return the same without its level, for people to decide unless a status says why there is none."""
        return replace(self, level=None, status=status, reasons=(*self.reasons, reason))


class RollUp:
    """One roll-up of a rubric, ready to be applied to everybody; equal periods are worked out once."""

    def __init__(self, rubric: Rubric, rule: Rollup) -> None:
        self.rubric = rubric
        self.rule = rule
        self._known: dict[tuple[object, ...], Rolled] = {}

    def of(self, results: tuple[PeriodResult, ...]) -> Rolled:
        """Return what the results of its periods come to; `results` may hold others besides."""
        kind = self.rubric.rolled_from(self.rule)
        own = tuple(result for result in results if result.period.kind == kind)
        key = (own, *(result.total for result in own if self.rule.mean))
        if key not in self._known:
            self._known[key] = _Work(self.rubric, self.rule, kind, RolledPeriods(self.rule, own)).done()
        return self._known[key]


@dataclass(frozen=True, eq=False)
class _Work:
    """One roll-up applied to one person's periods."""

    rubric: Rubric
    rule: Rollup
    kind: Kind
    of: RolledPeriods

    @property
    def results(self) -> tuple[PeriodResult, ...]:
        """The results of the periods, in order."""
        return self.of.results

    def done(self) -> Rolled:
        """Return what the periods come to."""
        found = self.without_all_results() or self.result()
        open_ = found.level is None and found.vetoed is None
        vetoes = tuple(self.barred.values()) if open_ else ()
        return replace(
            found,
            reasons=(self.periods(), *self.left_out(), *vetoes, *found.reasons),
            counts={level.id: self.of.counts[level.id] for level in self.rubric.main.levels},
            barred=self.barred,
            waiting=self.of.waiting,
            pointless=self.of.pointless,
            asked=self.of.asked,
            zeros=self.of.zeros,
            skipped=tuple(result.period for result in self.of.skipped),
            streaks=tuple(self.streaks()),
        )

    def without_all_results(self) -> Rolled | None:
        """Return why there is no result where periods lack theirs; None where all that count have one."""
        statuses = {result.status for result in self.results}
        if statuses <= EXEMPT and not self.of.unrated:
            left = statuses - {"outside"}
            status: NotGraded = "outside" if not left else "not_rated" if left == {"not_rated"} else "exempt"
            return self.none(status, "all_exempt")
        if self.of.waiting or self.of.pointless:
            found = {**open_facts(self.of.waiting), "pointless": periods_of(self.of.pointless)}
            return self.none("error" if self.rule.missing == "error" else "missing", "missing", **found)
        if self.of.unrated:
            return self.none("not_rated", "not_rated", periods=periods_of(self.of.unrated))
        if self.of.asked:
            asks = self.none("unsettled", "exempt_asks", periods=periods_of(self.of.asked))
            return replace(asks, reasons=(*self.tally().reasons, *asks.reasons)) if self.rule.tally else asks
        if self.of.exempt and self.rule.exempt == "bar":
            return self.none("not_rated", "exempt_bars", periods=periods_of(self.of.exempt))
        return None if self.of.counted else self.none("unsettled" if self.of.zeros else "missing", "nothing")

    def result(self) -> Rolled:
        """Return what the periods that count come to, all of them having a result."""
        if self.rule.mean:
            return self.by_mean(self.rule.mean)
        if self.rule.counts:
            return self.by_counts()
        return self.tally()

    def tally(self) -> Rolled:
        """Return how many periods have which level: what people decide by."""
        listed = tuple(f"{level.heading} {self.of.counts[level.id]}" for level in self.rubric.main.levels)
        return self.none("unsettled", "tally", list=listed)

    def by_mean(self, rule: Mean) -> Rolled:
        """Return the level of the mean of points."""
        totals = [result.total for result in self.of.counted if result.total is not None]
        exact = mean(rule, totals)
        value = rounded(exact, rule.rounding)
        level = self.rubric.main.level_for(value)
        facts = {
            "sum": sum((Fraction(total) for total in totals), start=Fraction(0)),
            "n": len(totals),
            "divisor": rule.divisor or len(totals),
            "exact": exact if value != exact else None,
            "total": value,
        }
        if level is None:
            return replace(self.none("unsettled", "no_level", total=value), total=value)
        said = Reason(self.name("mean"), True, "roll_mean", {**facts, **self.named(level.id), "band": self.band(level)})
        return replace(self.vetoed(level.id, (self.sourced(said),)), total=value)

    def by_counts(self) -> Rolled:
        """Return the level of the first line that applies."""
        lines = self.rule.counts or ()
        line = first_line(lines, self.of.counts)
        reasons = []
        for one in lines:
            basis = one.basis or self.rule.basis
            facts: dict[str, object] = {**self.named(one.level)}
            if one.when is not None:
                facts["because"] = self.told(one.when)
            applies = one is line
            said = "roll_line" if one.when else "roll_otherwise"
            reasons.append(Reason(self.name("counts"), applies, said if applies else "roll_line_no", facts, basis))
            if applies:
                return self.vetoed(one.level, tuple(reasons))
        return self.none("unsettled", "no_line")  # `rubric check` refuses such a rule

    def vetoed(self, level: str, reasons: tuple[Reason, ...]) -> Rolled:
        """Return a level as far as vetoes let it stand."""
        order = [one.id for one in self.rubric.main.levels]
        while (veto := self.vetoes.get(level)) is not None:
            lower = next_below(level, order)
            facts = {**self.named(level), "because": self.told(veto.when)}
            if veto.otherwise == "ask" or lower is None:
                asks = Reason(self.name("vetoes"), None, "roll_veto_asks", facts, veto.basis or self.rule.basis)
                return Rolled(None, "unsettled", (*reasons, asks), vetoed=asks)
            told = {**facts, "lower": self.heading(lower), "lower_id": lower}
            said = Reason(self.name("vetoes"), True, "roll_veto_next", told, veto.basis or self.rule.basis)
            level, reasons = lower, (*reasons, said)
        return Rolled(level, None, reasons)

    @cached_property
    def vetoes(self) -> Mapping[str, Veto]:
        """The veto of each level that is barred for certain, whatever the open periods bring."""
        return barring(self.rule.vetoes, self.of.counts, self.of.unknown)

    @cached_property
    def barred(self) -> Mapping[str, Reason]:
        """The levels that are barred, each with the reason."""
        return {
            level: Reason(
                self.name("vetoes"),
                False,
                "roll_veto_bars",
                {"level": self.heading(level), "because": self.told(veto.when)},
                veto.basis or self.rule.basis,
            )
            for level, veto in self.vetoes.items()
        }

    def streaks(self) -> Iterator[tuple[Consecutive, tuple[Period, ...]]]:
        """Yield the levels that came several times in a row, with all periods of each row."""
        for rule in self.rule.consecutive:
            row: list[Period] = []
            for result in (*self.results, None):
                if result and result.counted == rule.level:
                    row.append(result.period)
                    continue
                if len(row) >= rule.times:
                    yield rule, tuple(row)
                row = []

    def periods(self) -> Reason:
        """Return the reason that names each period and what it brought."""
        complete: Outcome = None if self.of.waiting or self.of.pointless or self.of.asked else True
        return Reason(
            self.name("periods"), complete, "roll_periods", {"list": tuple(map(self.told_period, self.results))}
        )

    def told_period(self, result: PeriodResult) -> Reason:
        """Return what one period brought, as a clause."""
        name = self.name(result.period.slot)
        if result.counted is None:
            return Reason(name, None, "roll_period_none", {"period": result.period, "brought": result.status})
        points = result.total if self.rule.mean else None
        facts = {"period": result.period, "level": self.heading(result.counted), "total": points}
        return Reason(name, True, "roll_period", facts)

    def left_out(self) -> Iterator[Reason]:
        """Return the reasons that name the periods left out."""
        for key, periods in (("skipped", periods_of(self.of.skipped)), ("zeros", self.of.zeros)):
            if periods:
                yield Reason(self.name(key), True, f"roll_{key}", {"periods": periods}, self.rule.basis)

    def told(self, when: When) -> tuple[Reason, ...]:
        """Return what settles a condition, as clauses."""
        return tuple(map(self.leaf, dict.fromkeys(evidence(when, self.of.counts, self.of.unknown))))

    def leaf(self, when: When) -> Reason:
        """Return a condition on one level as a clause, with the number of periods there are."""
        one_sided = "roll_least" if when.at_most is None else "roll_most"
        key = "roll_between" if None not in {when.at_least, when.at_most} else one_sided
        number = self.of.counts[when.level or ""]
        facts = {"n": number, "level": self.heading(when.level or ""), "limit": when.at_least, "most": when.at_most}
        return Reason(self.name("when"), holds(when, self.of.counts), key, {**facts, "period_word": self.kind})

    def none(self, status: NotGraded, key: str, **facts: object) -> Rolled:
        """Return that there is no result, and why."""
        outcome: Outcome = False if status in {"not_rated", "exempt", "outside"} else None
        told = {**facts, "status": status}
        return Rolled(None, status, (Reason(self.name(key), outcome, f"roll_{key}", told, self.rule.basis),))

    def sourced(self, reason: Reason) -> Reason:
        """Return a reason with the rule's basis."""
        return replace(reason, basis=self.rule.basis)

    def band(self, level: Level) -> str:
        """Return the bounds of a level as lists print them."""
        return band(level, self.rubric.main)

    def named(self, level_id: str) -> dict[str, object]:
        """Return a level as facts name it: as lists print it, and by its id."""
        return {"level": self.heading(level_id), "level_id": level_id}

    def heading(self, level_id: str) -> str:
        """Return a level as lists print it."""
        return self.rubric.main.level(level_id).heading

    def name(self, part: str) -> str:
        """Return the id of a rule in output."""
        return f"rollups.{self.rule.to}.{part}"
