"""`danhgia grade`: everybody's total and level in a period, recorded in the ledger and written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia import __version__
from danhgia.checks.receipt_checks import check_late
from danhgia.checks.register_checks import accept
from danhgia.checks.roster_checks import check_groups
from danhgia.checks.transfer_checks import check_used
from danhgia.crew import Crew
from danhgia.crew.tasks import Task, settled
from danhgia.decisions import Grade, Reason
from danhgia.digests import digest_of_file, digested
from danhgia.distributions import distributions
from danhgia.expected import meeting_days
from danhgia.findings import Finding, ordered
from danhgia.headcount import of_period
from danhgia.judging import Received
from danhgia.ledger import Grades, Report, Run, RunInput, open_ledger, outcome_hash
from danhgia.ledger.grade_rows import NAME, STATUS, SUBJECT
from danhgia.parts import split
from danhgia.pipeline.earlier_owners import with_owners
from danhgia.pipeline.following import measured
from danhgia.pipeline.intake import shown_files, take_in
from danhgia.pipeline.keeping import MANY
from danhgia.pipeline.remembering import basis, keep_said, remembered
from danhgia.pipeline.setting import (
    Refused,
    Setting,
    open_edition,
    register_digest,
    require_in_force,
    require_kind,
    roster_digest,
    with_people,
)
from danhgia.quotas import check_quotas
from danhgia.readers.folder import collect
from danhgia.results import Appeal, GradeRun
from danhgia.text import fold
from danhgia.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from danhgia.distributions import Distribution
    from danhgia.periods import Period
    from danhgia.pipeline.intake import Intake
    from danhgia.quotas import QuotaGroup
    from danhgia.readers.folder import Collected
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Edition, Rubric
    from danhgia.workspace import Workspace


@dataclass(frozen=True)
class Judged:
    """A period's sheets, judged and graded, before anything is recorded."""

    setting: Setting
    intake: Intake
    grades: Grades
    findings: tuple[Finding, ...]
    units_without_ballot: tuple[str, ...]
    skipped: int = 0
    quotas: tuple[QuotaGroup, ...] = ()
    distributions: tuple[Distribution, ...] = ()

    def report(self, period: Period, rests_on: str) -> Report:
        """Return what is said besides the grades, of the bytes with this hash."""
        appeals = {code: appeal(row) for code, row in self.setting.records.appeals.get(period, {}).items()}
        said = (self.findings, self.units_without_ballot, self.skipped, appeals)
        return Report(rests_on, *said, self.quotas, self.distributions, measured(self.setting, period))

    def run(self, period: Period) -> Run:
        """Return the run as the ledger keeps it."""
        edition, forms = self.setting.edition, self.setting.forms
        inputs = tuple(
            RunInput(file, sheets[0].sha256, digest_of_file(sheets, forms), sum(len(sheet.people) for sheet in sheets))
            for file, sheets in self.intake.by_file()
        )
        roster = roster_digest(self.setting.roster, period)
        register = register_digest(self.setting, period)
        used = {"rubric_sha256": edition.sha256, "roster_digest": roster, "register_digest": register, "inputs": inputs}
        return Run(
            period=period,
            rubric_id=edition.rubric.id,
            rubric_version=edition.rubric.version,
            tool_version=__version__,
            grades=self.grades,
            outcome=outcome_hash(**used, rows=self.grades.rows),  # type: ignore[arg-type]  # the keys name the types
            **used,  # type: ignore[arg-type]
        )


def grade(workspace: Workspace, period: Period) -> GradeRun:
    """Grade a period and record it, unless the latest run has the same inputs and the same outcome.

    Raises:
        Refused: there is no sheet for the period, or the rubric has no such periods.
        Unusable: the rubric has errors or is not in force then.
    """
    opened = _opened(workspace, period)
    rests_on = opened.basis
    if known := remembered(workspace, period, rests_on):
        run, report = known
    else:
        judged = opened.judged()
        run = judged.run(period)
        report = judged.report(period, rests_on if opened.basis == rests_on else "")
    with open_ledger(workspace.ledger, create=True, shown=workspace.shown(workspace.ledger)) as ledger:
        header = ledger.header(period)
        same = header is not None and header.outcome == run.outcome
        sequence = header.sequence if header and same else ledger.append(run, report).sequence
        graded = ledger.periods()
    if same and not known and len(opened.collected.files) >= MANY:
        keep_said(workspace, run, report)
    return GradeRun(
        period,
        opened.edition,
        run.grades,
        report.findings,
        report.units_without_ballot,
        sequence,
        run.outcome,
        report.skipped,
        open_periods(opened.edition.rubric, period, graded),
        dict(report.appeals),
        report.quotas,
        report.distributions,
        report.measures,
        tuple(workspace.shown(path) for path in opened.collected.others),
    )


def appeal(row: Entry) -> Appeal:
    """Return an appeal without a result as results show it."""
    return Appeal(row.day("received"), row.text("content"), row.text("body"))


def open_periods(rubric: Rubric, period: Period, graded: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return the periods of the same year and kind that are still to be graded by the rubric."""
    whole = period.within("year").divided(period.kind)
    return tuple(one for one in whole if one not in graded and rubric.effective.covers(one))


def look_at(workspace: Workspace, period: Period) -> Judged:
    """Read, check and grade a period's sheets, recording nothing."""
    return _opened(workspace, period).judged()


@dataclass(frozen=True)
class _Opened:
    """A period's files and the rubric that judges them, before anything is read."""

    workspace: Workspace
    period: Period
    edition: Edition
    collected: Collected

    @property
    def files(self) -> list[tuple[Path, str]]:
        """The sheets with their paths as results show them."""
        return shown_files(self.collected.files, Setting(self.edition, self.workspace))

    @property
    def basis(self) -> str:
        """The hash of every byte that grading the period rests on, as the files are now."""
        return basis(self.workspace, self.edition, self.files)

    def judged(self) -> Judged:
        """Read, check and grade."""
        period, bare = self.period, Setting(self.edition, self.workspace)
        with uncollected(), Crew(self.files, bare.forms) as crew:
            setting = with_owners(with_people(bare))
            intake = take_in(digested(crew.sheets(), bare.forms), setting, asked=period)
            rubric, noticed = self.edition.rubric, _noticed(intake, setting, period)
            folder = self.workspace.shown(self.workspace.sheets(period))
            received = {own.id: _received(intake.of(own.id), folder, noticed) for own in rubric.sheets}
            received[""] = _received(intake, folder, noticed)

            def tasks() -> Iterator[Task]:
                for part in split(intake.used, setting.roster, period, rubric, size=crew.people):
                    yield Task.of(part, rubric, setting.records, received[part.expected.instrument])

            verdicts = settled(tasks, crew.judge)
        grades = _with_twins(Grades.merged(verdict.grades for verdict in verdicts), setting.roster)
        found = [*noticed, *(finding for verdict in verdicts for finding in verdict.findings)]
        found += _beside_grades(grades, setting, period)
        placed = setting.roster.placed(period, meeting_days(intake.used)) if setting.roster else {}
        counted = of_period(grades.outlines(), setting.roster, period, placed)
        everybody = tuple(counted) if rubric.quotas else ()  # else one after the other, where that will do
        raised = setting.records.raised.get(period, {})
        quotas = check_quotas(rubric, everybody, setting.roster, raised, on="period")
        found += quotas.findings
        shown = ordered(accept(found, setting.records, period))
        without = tuple(dict.fromkeys(unit for verdict in verdicts for unit in verdict.units_without_ballot))
        numbers = quotas.groups, distributions(rubric, everybody or counted, setting.roster)
        return Judged(setting, intake, grades, tuple(shown), without, self.collected.skipped, *numbers)


def _with_twins(grades: Grades, roster: Roster | None) -> Grades:
    """Return grades with those units that cannot be told from a person of the same code (DG404): neither is graded."""
    if roster is None or not roster.twins:
        return grades
    there = {found.subject for found in grades.outlines() if found.kind == "organisation"}
    why = (Reason("errors", None, "ng_error"),)
    twins = [
        Grade(unit.code, unit.name, unit.unit, roster.unit_name(unit.unit), "error", reasons=why, kind=unit.kind)
        for unit in roster.twins
        if unit.code not in there
    ]
    return Grades.merged([grades, twins])


def _opened(workspace: Workspace, period: Period) -> _Opened:
    edition = open_edition(workspace)
    require_in_force(edition, period)
    require_kind(edition, period)
    collected = collect([workspace.sheets(period)])
    if not collected.files:
        raise Refused("no_sheets", period=period, folder=workspace.shown(workspace.sheets(period)))
    return _Opened(workspace, period, edition, collected)


def _noticed(intake: Intake, setting: Setting, period: Period) -> tuple[Finding, ...]:
    """Return what files, the list and the registers give rise to before anything is judged."""
    found = [*intake.findings, *setting.findings, *setting.records.about(period)]
    if setting.roster is None:
        return (*found, Finding("DG411"))
    placed = setting.roster.placed(period, meeting_days(intake.used)).values()
    named = {fold(person.code) for one in intake.used for person in one.sheet.people}  # there it is said in their rows
    unseen = [member for member in placed if fold(member.code) not in named]
    return (*found, *check_groups(unseen, setting.edition.rubric))


def _received(intake: Intake, folder: str, noticed: tuple[Finding, ...]) -> Received:
    """Return what came in besides the sheets that are judged, of one of the rubric's sheets or of all."""
    sent, formed = frozenset(intake.sent), frozenset(intake.formed)
    return Received(folder, sent, formed, intake.forms_only, intake.unusable, intake.lost, noticed)


def _beside_grades(grades: Grades, setting: Setting, period: Period) -> list[Finding]:
    """Return what the registers say besides: whose sheet came late, and levels brought along by people rated here."""
    records, deadlines = setting.records, setting.workspace.config.deadlines if setting.workspace else {}
    entered = records.entered.get(period, {})
    here = [row for row in grades.rows if row[SUBJECT] in entered] if entered else []
    own = {str(row[SUBJECT]): str(row[STATUS]) for row in here if row[STATUS] != "outside"}
    names = {str(row[SUBJECT]): str(row[NAME]) for row in here}
    return [
        *check_late(records.receipts.get(period, {}), deadlines.get(period), setting.unit_names),
        *check_used(entered, own, names),
    ]
