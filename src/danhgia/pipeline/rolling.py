"""`danhgia grade` of a longer period: put together from the runs of the shorter ones, and recorded like them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia import __version__
from danhgia.checks.register_checks import accept
from danhgia.distributions import distributions
from danhgia.findings import Finding, ordered
from danhgia.headcount import of_period
from danhgia.ledger import Grades, Run, RunInput, open_ledger, outcome_hash
from danhgia.pipeline.following import measured
from danhgia.pipeline.grading import appeal, open_periods
from danhgia.pipeline.grading import grade as grade_sheets
from danhgia.pipeline.setting import (
    Refused,
    open_edition,
    open_setting,
    register_digest,
    require_in_force,
    roster_digest,
)
from danhgia.pipeline.staleness import check_stale, input_name
from danhgia.pipeline.year import Year, runs_of
from danhgia.quotas import check_quotas
from danhgia.results import GradeRun
from danhgia.rolled_grades import RolledGrade
from danhgia.rollup_findings import about_parts
from danhgia.rollups import RollUp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.periods import Period
    from danhgia.pipeline.setting import Setting
    from danhgia.roster import Roster
    from danhgia.rubric import Rollup
    from danhgia.workspace import Workspace


def grade(workspace: Workspace, period: Period) -> GradeRun:
    """Grade a period: from its sheets, or where the rubric says so from the runs of the shorter periods in it.

    Raises:
        Refused: there is nothing to grade it from, the rubric has no such periods, or it is a year.
        Unusable: the rubric has errors or is not in force then.
    """
    rubric = open_edition(workspace).rubric
    if rubric.rolls(period.kind):
        return _put_together(workspace, period)
    if period.kind == "year" and rubric.rollup("year"):
        raise Refused("year_not_graded")
    return grade_sheets(workspace, period)


def _put_together(workspace: Workspace, period: Period) -> GradeRun:
    setting = open_setting(workspace)
    rubric = setting.edition.rubric
    require_in_force(setting.edition, period)
    rule, parts = rubric.rollup(period.kind), rubric.parts(period)
    runs = runs_of(workspace, parts)
    if rule is None or not runs:
        raise Refused("no_graded_part", period=period, option=parts[0].kind, n=str(parts[0].number))
    stale, findings = check_stale(setting, runs)
    together = _Together(setting, rule, Year(setting, period, runs, stale))
    run = together.run(workspace)
    with open_ledger(workspace.ledger, create=True, shown=workspace.shown(workspace.ledger)) as ledger:
        header = ledger.header(period)
        same = header is not None and header.outcome == run.outcome
        sequence = header.sequence if header and same else ledger.append(run).sequence
        graded = ledger.periods()
    everybody = tuple(of_period(run.grades, setting.roster, period))
    quotas = check_quotas(rubric, everybody, setting.roster, setting.records.raised.get(period, {}), on="period")
    found = accept([*findings, *together.findings(), *quotas.findings], setting.records, period)
    return GradeRun(
        period,
        setting.edition,
        run.grades,
        tuple(ordered(found)),
        sequence=sequence,
        outcome=run.outcome,
        open_periods=open_periods(rubric, period, graded),
        appeals={code: appeal(row) for code, row in setting.records.appeals.get(period, {}).items()},
        quotas=quotas.groups,
        distributions=distributions(rubric, everybody, setting.roster),
        measures=measured(setting, period),
    )


@dataclass(frozen=True)
class _Together:
    """Everybody's results of the shorter periods, put together."""

    setting: Setting
    rule: Rollup
    lived: Year

    @property
    def period(self) -> Period:
        """The longer period."""
        return self.lived.whole

    def people(self) -> Iterator[RolledGrade]:
        """Yield everybody on the list in the period; without a list, everybody who was graded in a part of it."""
        rolls, roster = RollUp(self.setting.edition.rubric, self.rule), self.setting.roster
        placed = roster.placed(self.period) if roster else {}
        for code in self.lived.codes():
            about = self.lived.subject(code)
            outside = None if roster is None or code in placed else self._outside(roster, code)
            yield RolledGrade(about, rolls.of(about.results), outside)
        for about in self.lived.twins():
            yield RolledGrade(about, rolls.of(about.results))

    def run(self, workspace: Workspace) -> Run:
        """Return the run as the ledger keeps it: its inputs are the runs of the shorter periods."""
        rubric, runs = self.setting.edition.rubric, self.lived.runs
        inputs = tuple(
            RunInput(input_name(workspace, part), run.outcome, run.outcome, len(run.grades))
            for part, run in runs.items()
        )
        grades = Grades.merged([tuple(person.grade(rubric) for person in self.people())])
        roster, register = roster_digest(self.setting.roster, self.period), register_digest(self.setting, self.period)
        sha256 = self.setting.edition.sha256
        return Run(
            period=self.period,
            rubric_id=rubric.id,
            rubric_version=rubric.version,
            rubric_sha256=sha256,
            roster_digest=roster,
            register_digest=register,
            tool_version=__version__,
            inputs=inputs,
            outcome=outcome_hash(
                rubric_sha256=sha256, roster_digest=roster, register_digest=register, inputs=inputs, rows=grades.rows
            ),
            grades=grades,
        )

    def findings(self) -> Iterator[Finding]:
        """Yield what is to be said: of the list and the registers, of periods never graded, of single people."""
        setting, runs = self.setting, self.lived.runs
        yield from (*setting.findings, *setting.records.about(self.period))
        if setting.roster is None:
            yield Finding("DG411")
        yield from about_parts(self.rule, self.period, self.lived.parts, runs.keys())
        standing = runs.keys() - self.lived.stale
        for person in self.people():
            yield from person.findings(setting.edition.rubric, self.period, standing)

    def _outside(self, roster: Roster, code: str) -> str:
        here = [row for row in roster.by_code.get(code, ()) if row.touches(self.period)]
        return "ng_outside_secondary" if here and all(row.membership != "main" for row in here) else "ng_outside"
