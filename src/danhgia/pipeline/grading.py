"""`danhgia grade`: everybody's total and level in a period, recorded in the ledger and written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia import __version__
from danhgia.blocking import blocked_by
from danhgia.checks.change_checks import check_changes
from danhgia.checks.examine import examine
from danhgia.checks.presence_checks import check_forms_sent, check_units
from danhgia.checks.receipt_checks import check_late
from danhgia.checks.register_checks import accept
from danhgia.checks.transfer_checks import check_used
from danhgia.digests import digest_of_file
from danhgia.findings import Finding, ordered
from danhgia.grading import Facts
from danhgia.grading import grade as grade_batch
from danhgia.ledger import Report, Run, RunInput, encode_grades, open_ledger, outcome_hash
from danhgia.pipeline.intake import shown_files, take_in
from danhgia.pipeline.remembering import basis, remembered
from danhgia.pipeline.setting import (
    Refused,
    Setting,
    digest_of,
    open_edition,
    require_in_force,
    require_kind,
    roster_digest,
    with_people,
)
from danhgia.readers.folder import collect
from danhgia.readers.pool import read_sheets
from danhgia.results import Appeal, GradeRun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.checks.examine import Examined
    from danhgia.decisions import Grade
    from danhgia.periods import Period
    from danhgia.pipeline.intake import Intake
    from danhgia.readers.folder import Collected
    from danhgia.registers import Entry
    from danhgia.rubric import Edition, Rubric
    from danhgia.workspace import Workspace


@dataclass(frozen=True)
class Judged:
    """A period's sheets, judged and graded, before anything is recorded."""

    setting: Setting
    intake: Intake
    examined: Examined
    grades: tuple[Grade, ...]
    findings: tuple[Finding, ...]
    skipped: int = 0

    def report(self, period: Period, rests_on: str) -> Report:
        """Return what is said besides the grades, of the bytes with this hash."""
        appeals = {code: appeal(row) for code, row in self.setting.records.appeals.get(period, {}).items()}
        return Report(rests_on, self.findings, self.examined.votes.units_without, self.skipped, appeals)

    def run(self, period: Period) -> Run:
        """Return the run as the ledger keeps it."""
        edition, form = self.setting.edition, self.setting.form
        inputs = tuple(
            RunInput(file, sheets[0].sha256, digest_of_file(sheets, form), sum(len(sheet.people) for sheet in sheets))
            for file, sheets in self.intake.by_file()
        )
        roster = roster_digest(self.setting.roster, period)
        register = digest_of(self.setting.records.rows(period))
        used = {"rubric_sha256": edition.sha256, "roster_digest": roster, "register_digest": register, "inputs": inputs}
        rows = encode_grades(self.grades)
        return Run(
            period=period,
            rubric_id=edition.rubric.id,
            rubric_version=edition.rubric.version,
            tool_version=__version__,
            grades=self.grades,
            rows=rows,
            outcome=outcome_hash(**used, rows=rows),  # type: ignore[arg-type]  # the keys name the types
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
    return GradeRun(
        period,
        opened.edition,
        run.grades,
        report.findings,
        report.units_without_ballot,
        sequence,
        run.outcome,
        report.skipped,
        _open_periods(opened.edition.rubric, period, graded),
        dict(report.appeals),
    )


def appeal(row: Entry) -> Appeal:
    """Return an appeal without a result as results show it."""
    return Appeal(row.day("received"), row.text("content"), row.text("body"))


def _open_periods(rubric: Rubric, period: Period, graded: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return the periods of the same year and kind that are still to be graded by the rubric."""
    whole = period.within("year").divided(period.kind)
    return tuple(one for one in whole if one not in graded and rubric.effective.covers(one))


def judge(workspace: Workspace, period: Period) -> Judged:
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
        period, rubric, bare = self.period, self.edition.rubric, Setting(self.edition, self.workspace)
        reading = read_sheets(self.files, bare.form)
        setting = with_people(bare)
        intake = take_in(reading, setting, asked=period)
        examined = examine(intake.used, rubric, period, setting.roster, setting.records)
        found = _findings(intake, examined, setting, period)
        blocked = blocked_by(setting.records.blocking(found), [placed.sheet for placed in intake.used])
        decisions, excused = setting.records.decisions.get(period, {}), setting.records.excused(period)
        facts = Facts(decisions, excused, intake.unusable, intake.lost)
        grades = grade_batch(examined, rubric, facts, blocked)
        found += _beside_grades(grades, setting, period)
        shown = ordered([*accept(found, setting.records, period), *_unexplained(grades, period)])
        return Judged(setting, intake, examined, tuple(grades), tuple(shown), self.collected.skipped)


def _opened(workspace: Workspace, period: Period) -> _Opened:
    edition = open_edition(workspace)
    require_in_force(edition, period)
    require_kind(edition, period)
    collected = collect([workspace.sheets(period)])
    if not collected.files:
        raise Refused("no_sheets", period=period, folder=workspace.shown(workspace.sheets(period)))
    return _Opened(workspace, period, edition, collected)


def _findings(intake: Intake, examined: Examined, setting: Setting, period: Period) -> list[Finding]:
    workspace = setting.workspace
    folder = workspace.shown(workspace.sheets(period)) if workspace else ""
    found = [*intake.findings, *examined.findings, *setting.findings, *setting.records.about(period)]
    if setting.roster is None:
        return [*found, Finding("DG411")]
    expected, excused = examined.expected, setting.records.excused(period)
    silent = check_units(intake.sent, expected, excused, folder)
    came = {*intake.formed, *excused}
    missing = check_forms_sent(examined.batch, examined.people, expected, intake.forms_only, came)
    return [*found, *silent, *missing, *check_changes(expected)]


def _beside_grades(grades: Sequence[Grade], setting: Setting, period: Period) -> list[Finding]:
    """Return what the registers say besides: whose sheet came late, and levels brought along by people rated here."""
    records, deadlines = setting.records, setting.workspace.config.deadlines if setting.workspace else {}
    own = {grade.subject: grade.status for grade in grades if grade.status != "outside"}
    names = {grade.subject: grade.name for grade in grades}
    return [
        *check_late(records.receipts.get(period, {}), deadlines.get(period), setting.unit_names),
        *check_used(records.entered.get(period, {}), own, names),
    ]


def _unexplained(grades: list[Grade], period: Period) -> list[Finding]:
    """DG706 not-graded: a note about people whom no other finding or entry explains."""
    return [
        Finding(
            "DG706",
            grade.source or Finding("DG706").at,
            subject=grade.subject,
            unit=grade.unit,
            facts={
                "who": f"{grade.name} ({grade.subject})",
                "period": period,
                "because": grade.reasons[-1:],
                "option": period.kind,
                "n": str(period.number),
            },
        )
        for grade in grades
        if grade.status in {"not_rated", "deferred"}
    ]
