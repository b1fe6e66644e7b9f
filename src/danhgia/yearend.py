"""The year: grades of its periods and the rubric's rules put together, with every reason.

A year-end rule is a necessary condition. It answers yes, no or undetermined and never decides: the level of the year is
what the competent body decided, else what the rubric's roll-up of the year gives, else nothing. What a missing or
exempt period could still bring is settled by going through all that it could be, so that a `no` that is already certain
is said, and a `yes` never too early.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danhgia.decisions import Reason, conjunction, eligible
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED_ID
from danhgia.judged_rules import JudgedRule
from danhgia.period_results import EXEMPT, PeriodResult, YearSubject, excused_reason
from danhgia.rolled_periods import open_facts
from danhgia.rollup_findings import about_rolled
from danhgia.rollups import RollUp
from danhgia.year_rules import applies, as_it_bars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.decisions import Eligible, LevelFrom, Outcome
    from danhgia.rollups import Rolled
    from danhgia.rubric import Rubric

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
        self._judged: dict[tuple[int, tuple[PeriodResult, ...]], JudgedRule] = {}

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
        excused = _excused(about)
        findings = [] if excused else [*_about_periods(about, applying, rolled)]
        findings += _about_decision(about, self._rubric, outcomes, applying, rolled)
        if rolled:
            reasons += rolled.reasons
            findings += [] if excused else about_rolled(rolled, about, self._rubric)
        elif excused:
            reasons.append(excused)
        return YearDecision(about, words, tuple(reasons), tuple(findings), rolled)

    def _rolled(self, about: YearSubject, words: Mapping[str, Eligible]) -> Rolled | None:
        """Return what the periods come to; a level whose necessary condition is not certainly met is left to people."""
        rolled = self._rollup.of(about.results) if self._rollup else None
        if rolled and rolled.level and about.decision and not about.decision.complete:  # nobody is rated past it
            return rolled.withheld(Reason("rollups.year.decision", None, "ng_error"))
        if rolled and (excused := _excused(about)):
            return rolled.withheld(excused, "exempt")
        word = words.get(rolled.level or "") if rolled else None
        if rolled is None or word in {None, "yes"}:
            return rolled
        facts = {"level": self._rubric.main.level(rolled.level or "").heading}
        holds = {"no": False}.get(word or "")
        return rolled.withheld(Reason("rollups.year.eligible", holds, f"roll_eligible_{word}", facts))

    def _judge(self, place: int, results: tuple[PeriodResult, ...]) -> JudgedRule:
        key = (place, results)
        if key not in self._judged:
            missing = {result.period.slot for result in results if result.status == "missing"}
            self._judged[key] = JudgedRule(as_it_bars(self._rubric.year_end[place], missing), self._rubric, results)
        return self._judged[key]


def _excused(about: YearSubject) -> Reason | None:
    """Return why somebody is not rated in the year, where that is on record and no decision above it: nobody waits."""
    decided = about.decision and about.decision.level
    return excused_reason(about.excused) if about.excused and not decided else None


def _about_periods(about: YearSubject, judged: list[JudgedRule], rolled: Rolled | None) -> Iterator[Finding]:
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
    judged: list[JudgedRule],
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


def _not_applicable(judged: JudgedRule) -> Reason:
    facts = {"members": judged.rule.applies_to}
    return Reason(judged.name("applies_to"), None, "not_applicable", facts, judged.rule.basis)
