"""The year: grades of its periods and the rubric's rules put together, with every reason.

A year-end rule is a necessary condition. It answers yes, no or undetermined and never decides: the level of the year is
what the competent body decided, else what the rubric's roll-up of the year gives, else nothing. What a missing or
exempt period could still bring is settled by going through all that it could be, so that a `no` that is already certain
is said, and a `yes` never too early.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.decisions import Reason, conjunction, eligible
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED_ID
from danhgia.period_results import EXEMPT, PeriodResult, YearSubject
from danhgia.rolled_periods import open_facts
from danhgia.rollup_findings import about_rolled
from danhgia.rollups import RollUp
from danhgia.rubric import Every
from danhgia.year_rules import applies, as_it_bars, barred, outcome, possible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.decisions import Eligible, LevelFrom, Outcome
    from danhgia.rollups import Rolled
    from danhgia.rubric import Count, Requirement, Rubric, YearRule

__all__ = ["EXEMPT", "PeriodResult", "YearDecision", "YearEnd", "YearSubject"]


@dataclass(frozen=True, slots=True)
class YearDecision:
    """The year of one subject: eligible for which level, and why; the level where a body or the roll-up decided it."""

    about: YearSubject
    eligible: Mapping[str, Eligible] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()

    rolled: Rolled | None = None
    """What the rubric's roll-up of the year gives, if it has one."""

    @property
    def level(self) -> str | None:
        """The level of the year: what was decided, else what the periods come to, or nothing."""
        decided = self.about.decision.level if self.about.decision else None
        if decided:
            return None if decided == NOT_RATED_ID else decided
        return self.rolled.level if self.rolled else None

    @property
    def level_from(self) -> LevelFrom | None:
        """Which layer gave the level; None where there is none."""
        if self.level is None:
            return None
        return "decision" if self.about.decision and self.about.decision.level else "rollup"


class YearEnd:
    """The year-end rules of a rubric, ready to be applied to everybody.

    What a rule says depends on the results of the periods alone, and a whole city has few different years: each is
    judged once.
    """

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        rollup = rubric.rollup("year")
        self._rollup = RollUp(rubric, rollup) if rollup else None
        self._judged: dict[tuple[int, tuple[PeriodResult, ...]], _Judged] = {}

    def decide(self, about: YearSubject) -> YearDecision:
        """Check the rules for one subject."""
        judged = [self._judge(place, about.results) for place in range(len(self._rubric.year_end))]
        applying = [one for one in judged if applies(one.rule, about.category)]
        said = [reason for one in judged for reason in (one.reasons if one in applying else (_not_applicable(one),))]
        reasons = [*about.entered, *said]
        outcomes: dict[str, Outcome] = {}
        for one in applying:
            outcomes[one.rule.level] = conjunction((outcomes.get(one.rule.level, True), one.outcome))
        words = {level: eligible(found) for level, found in outcomes.items()}
        rolled = self._rolled(about, words)
        findings = [*_about_periods(about, applying, rolled)]
        findings += _about_decision(about, self._rubric, outcomes, applying, rolled)
        if rolled:
            reasons += rolled.reasons
            findings += about_rolled(rolled, about, self._rubric)
        return YearDecision(about, words, tuple(reasons), tuple(findings), rolled)

    def _rolled(self, about: YearSubject, words: Mapping[str, Eligible]) -> Rolled | None:
        """Return what the periods come to; a level whose necessary condition is not certainly met is left to people."""
        rolled = self._rollup.of(about.results) if self._rollup else None
        if rolled and rolled.level and about.decision and not about.decision.complete:  # nobody is rated past it
            return rolled.withheld(Reason("rollups.year.decision", None, "ng_error"))
        word = words.get(rolled.level or "") if rolled else None
        if rolled is None or word in {None, "yes"}:
            return rolled
        facts = {"level": self._rubric.main.level(rolled.level or "").heading}
        holds = {"no": False}.get(word or "")
        return rolled.withheld(Reason("rollups.year.eligible", holds, f"roll_eligible_{word}", facts))

    def _judge(self, place: int, results: tuple[PeriodResult, ...]) -> _Judged:
        key = (place, results)
        if key not in self._judged:
            missing = {result.period.slot for result in results if result.status == "missing"}
            self._judged[key] = _Judged(as_it_bars(self._rubric.year_end[place], missing), self._rubric, results)
        return self._judged[key]


@dataclass(frozen=True, eq=False)
class _Judged:
    """One rule applied to one year."""

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


def _about_periods(about: YearSubject, judged: list[_Judged], rolled: Rolled | None) -> Iterator[Finding]:
    """DG702 period-missing, an error: the list must not leave the house; DG703 period-exempt, a note."""
    undecided = [one for one in judged if one.outcome is None]
    waiting = tuple(dict.fromkeys(result for one in (*undecided, rolled) if one for result in one.waiting))
    who = f"{about.name} ({about.subject})"
    if waiting:
        facts = {"who": who, **open_facts(waiting)}
        yield Finding("DG702", about.at, subject=about.subject, unit=about.unit, facts=facts)
    exempt = dict.fromkeys(result for one in undecided if one.rule.exempt == "ask" for result in one.exempt)
    for result in exempt:
        facts = {"who": who, "period": result.period, "value": result.reason or result.status}
        yield Finding("DG703", about.at, subject=about.subject, unit=about.unit, value=str(result.period), facts=facts)


def _about_decision(
    about: YearSubject,
    rubric: Rubric,
    outcomes: Mapping[str, Outcome],
    judged: list[_Judged],
    rolled: Rolled | None,
) -> Iterator[Finding]:
    """DG701 proposal-not-eligible and DG705 decision-against-rule: both stay as they are, and both are said."""
    decision = about.decision
    if decision is None:
        return
    for code, level in (("DG705", decision.level), ("DG701", None if decision.level else decision.proposed)):
        veto = rolled.barred.get(level) if rolled and level else None
        if level and (outcomes.get(level) is False or veto):
            against = [one for one in judged if one.rule.level == level and one.outcome is False]
            because = tuple(reason for one in against for reason in one.reasons if reason.holds is False)
            because += (veto,) if veto else ()
            facts = {
                "who": f"{about.name} ({about.subject})",
                "period": decision.period,
                "value": rubric.main.level(level).heading,
                "because": because,
            }
            yield Finding(code, decision.at, subject=about.subject, value=level, unit=about.unit, facts=facts)


def _not_applicable(judged: _Judged) -> Reason:
    facts = {"members": judged.rule.applies_to}
    return Reason(judged.name("applies_to"), None, "not_applicable", facts, judged.rule.basis)
