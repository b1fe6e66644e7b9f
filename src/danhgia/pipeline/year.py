"""`danhgia yearend`: the graded periods of a year, checked for staleness, and the rules of the year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.register_checks import accept
from danhgia.checks.transfer_checks import check_used, entered_reason
from danhgia.distributions import distributions
from danhgia.findings import Location, ordered
from danhgia.headcount import of_year
from danhgia.ledger import open_ledger
from danhgia.periods import Period
from danhgia.pipeline.following import measured
from danhgia.pipeline.grading import appeal
from danhgia.pipeline.setting import Refused, open_setting, require_in_force
from danhgia.pipeline.staleness import check_stale
from danhgia.quotas import check_quotas
from danhgia.results import YearRun
from danhgia.rollup_findings import about_parts
from danhgia.yearend import PeriodResult, YearEnd, YearSubject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danhgia.decisions import Grade
    from danhgia.findings import Finding
    from danhgia.ledger import Run
    from danhgia.members import Member
    from danhgia.pipeline.setting import Setting
    from danhgia.registers import Entered
    from danhgia.rubric import Rubric
    from danhgia.workspace import Workspace
    from danhgia.yearend import YearDecision


def yearend(workspace: Workspace, year: int) -> YearRun:
    """Check the rules of the year and its quotas for everybody on the list in it, and put its periods together.

    Raises:
        Refused: no period of the year has been graded, or the rubric says nothing of it.
        Unusable: the rubric has errors or is not in force at the year's end.
    """
    setting = open_setting(workspace)
    rubric = setting.edition.rubric
    whole = Period(year, "year", 1)
    require_in_force(setting.edition, whole)
    if not (rubric.year_end or rubric.rollup("year") or any(quota.on == "year" for quota in rubric.quotas)):
        raise Refused("no_year_rules", value=rubric.id)
    parts = rubric.parts(whole)
    runs = runs_of(workspace, parts)
    if not runs:
        raise Refused("no_graded_period", year=str(year))
    stale, findings = check_stale(setting, runs)
    judged = Year(setting, whole, runs, stale)
    decisions = judged.decisions()
    records = setting.records
    found = [*findings, *setting.findings, *records.about(whole), *records.followed.findings, *judged.unused()]
    found += [finding for decision in decisions for finding in decision.findings]
    everybody = of_year(decisions, setting.roster, whole)
    raised = setting.records.raised.get(whole, {})
    quotas = check_quotas(rubric, everybody, setting.roster, raised, on="year")
    found += quotas.findings
    found += _about_parts(rubric, whole, parts, runs)
    return YearRun(
        year,
        setting.edition,
        parts,
        tuple(decisions),
        tuple(ordered(accept(found, setting.records, whole))),
        {period: run.sequence for period, run in runs.items()},
        {code: appeal(row) for code, row in setting.records.appeals.get(whole, {}).items()},
        quotas.groups,
        distributions(rubric, of_year(decisions, setting.roster, whole, proposals=False), setting.roster),
        measured(setting, whole),
    )


def _about_parts(
    rubric: Rubric, whole: Period, parts: tuple[Period, ...], runs: Mapping[Period, Run]
) -> Iterable[Finding]:
    """Return what is to say of the periods that the year is put together from, where it is."""
    rollup = rubric.rollup("year")
    if rollup is None:
        return ()
    own = [period for period in parts if period.kind == rubric.rolled_from(rollup)]
    known = [period for period in own if rollup.missing == "skip" or rubric.rolls(period.kind)]
    return about_parts(rollup, whole, known, runs.keys())


def runs_of(workspace: Workspace, periods: tuple[Period, ...], subject: str | None = None) -> dict[Period, Run]:
    """Return the latest run of each period that has one; with `subject`, holding that subject's grade alone."""
    if not workspace.ledger.exists():
        return {}
    with open_ledger(workspace.ledger, create=False, shown=workspace.shown(workspace.ledger)) as ledger:
        found = {period: ledger.latest(period, subject) for period in periods}
    return {period: run for period, run in found.items() if run}


@dataclass(frozen=True)
class Year:
    """A year's runs, put together person by person."""

    setting: Setting
    whole: Period
    runs: Mapping[Period, Run]
    stale: frozenset[Period]

    def decisions(self) -> list[YearDecision]:
        """Return everybody's year, by unit and code."""
        rules = YearEnd(self.setting.edition.rubric)
        return sorted(map(rules.decide, self.subjects()), key=lambda found: (found.about.unit, found.about.subject))

    def subjects(self) -> list[YearSubject]:
        """Return what the year brought everybody, in the order of the list; who belongs to no period is left out."""
        subjects = [*(self.subject(code) for code in self.codes()), *self.twins()]
        return [subject for subject in subjects if any(result.status != "outside" for result in subject.results)]

    def twins(self) -> Iterator[YearSubject]:
        """Yield the units that cannot be told from a person of the same code: nothing is known of their year."""
        roster = self.setting.roster
        for unit in roster.twins if roster else ():
            results = tuple(
                PeriodResult(period, "error" if period in self.runs else "missing") for period in self.parts
            )
            about = (unit.code, unit.name, unit.unit, roster.unit_name(unit.unit) if roster else unit.unit)
            yield YearSubject(*about, results, unit.category, at=unit.at, kind=unit.kind)

    @cached_property
    def grades(self) -> Mapping[str, Mapping[Period, Grade]]:
        """Everybody's grades by code and period."""
        found: dict[str, dict[Period, Grade]] = defaultdict(dict)
        for period, run in self.runs.items():
            for grade in run.grades:
                found[grade.subject][period] = grade
        return found

    @cached_property
    def placed(self) -> Mapping[Period, Mapping[str, Member]]:
        """Who is rated in each period, by the list as it is now: those that sheets are about, and those judged by."""
        roster = self.setting.roster
        rated = self.whole.divided(self.setting.edition.rubric.main.period)
        return {period: roster.placed(period) if roster else {} for period in dict.fromkeys((*rated, *self.parts))}

    @cached_property
    def excused(self) -> Mapping[str, str]:
        """The reasons on record for not rating somebody in the whole."""
        return self.setting.records.excused(self.whole)

    @cached_property
    def parts(self) -> tuple[Period, ...]:
        """The periods whose results the whole is judged by."""
        return self.setting.edition.rubric.parts(self.whole)

    def codes(self) -> list[str]:
        """Return everybody on the list during the year; without a list, everybody who was graded."""
        roster = self.setting.roster
        if roster is None:
            return list(self.grades)
        return [code for code in roster.subjects if any(row.touches(self.whole) for row in roster.by_code[code])]

    def subject(self, code: str) -> YearSubject:
        """Return what the year brought one subject."""
        results = tuple(self.result(code, period) for period in self.parts)
        decision = self.setting.records.decisions.get(self.whole, {}).get(code)
        entered = tuple(entered_reason(row, self.setting.edition.rubric.main) for row in self.entered(code).values())
        member = self.member(code)
        if member and self.setting.roster:
            unit_name = self.setting.roster.unit_name(member.unit)
            about = (code, member.name, member.unit, unit_name, results, member.category, decision, member.at)
            return YearSubject(*about, entered, member.kind, self.excused.get(code))
        last = list(self.grades[code].values())[-1]
        about = (code, last.name, last.unit, last.unit_name, results, None, decision, last.source or Location())
        return YearSubject(*about, kind=last.kind, excused=self.excused.get(code))

    def member(self, code: str) -> Member | None:
        """Return the row of the list that says where somebody stands at the year's end, or stood last."""
        rows = [placed[code] for placed in self.placed.values() if code in placed]
        listed = self.setting.roster.by_code.get(code, ()) if self.setting.roster else ()
        return rows[-1] if rows else next(iter(listed), None)

    def entered(self, code: str) -> dict[Period, Entered]:
        """Return the levels that somebody brought along and that count: of periods in which nobody was rated here."""
        rows = {period: self.setting.records.entered.get(period, {}).get(code) for period in self.placed}
        return {period: row for period, row in rows.items() if row and self.own(code, period).status == "outside"}

    def unused(self) -> Iterator[Finding]:
        """DG535: levels brought along for periods in which somebody is rated here."""
        roster = self.setting.roster
        for period in self.placed:
            entered = self.setting.records.entered.get(period, {})
            known = [code for code in entered if code in self.grades or (roster and code in roster.by_code)]
            own = {code: status for code in known if (status := self.own(code, period).status) != "outside"}
            names = {code: member.name for code in known if (member := self.member(code))}
            yield from check_used(entered, own, names)

    def result(self, code: str, period: Period) -> PeriodResult:
        """Return what one period brought: its own result here, else the level brought along for it."""
        own = self.own(code, period)
        entered = self.setting.records.entered.get(period, {}).get(code)
        if entered is None or own.status != "outside":
            return own
        return PeriodResult(period, "graded", entered.level, level_from="entered")

    def own(self, code: str, period: Period) -> PeriodResult:
        """Return a period's grade, or what is missing of one. A stale one counts as missing."""
        grade = self.grades.get(code, {}).get(period)
        if grade is None or (grade.status == "outside" and code in self.placed[period]):
            expected = self.setting.roster is None or code in self.placed[period]
            return PeriodResult(period, "missing" if expected else "outside")
        if period in self.stale and grade.status != "outside":
            return PeriodResult(period, "stale")
        reason = str(grade.reasons[-1].facts.get("value", "")) if grade.status == "exempt" and grade.reasons else ""
        return PeriodResult(period, grade.status, grade.level, reason, grade.level_from, grade.total)
