"""`danhgia grade`: everybody's total and level in a period, recorded in the ledger and written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia import __version__
from danhgia.blocking import blocked_by
from danhgia.checks.examine import examine
from danhgia.checks.presence_checks import check_forms_sent, check_units
from danhgia.checks.register_checks import accept
from danhgia.digests import digest_of_file
from danhgia.findings import Finding, ordered
from danhgia.grading import Facts
from danhgia.grading import grade as grade_batch
from danhgia.ledger import Run, RunInput, encode_grades, open_ledger, outcome_hash
from danhgia.pipeline.intake import shown_files, take_in
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
from danhgia.results import GradeRun

if TYPE_CHECKING:
    from danhgia.checks.examine import Examined
    from danhgia.decisions import Grade
    from danhgia.periods import Period
    from danhgia.pipeline.intake import Intake
    from danhgia.rubric import Rubric
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
    judged = judge(workspace, period)
    run = judged.run(period)
    with open_ledger(workspace.ledger, create=True, shown=workspace.shown(workspace.ledger)) as ledger:
        header = ledger.header(period)
        same = header is not None and header.outcome == run.outcome
        sequence = header.sequence if header and same else ledger.append(run).sequence
        graded = ledger.periods()
    return GradeRun(
        period,
        judged.setting.edition,
        judged.grades,
        judged.findings,
        judged.examined.votes.units_without,
        sequence,
        run.outcome,
        judged.skipped,
        _open_periods(judged.setting.edition.rubric, period, graded),
    )


def _open_periods(rubric: Rubric, period: Period, graded: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return the periods of the same year and kind that are still to be graded by the rubric."""
    whole = period.within("year").divided(period.kind)
    return tuple(one for one in whole if one not in graded and rubric.effective.covers(one))


def judge(workspace: Workspace, period: Period) -> Judged:
    """Read, check and grade a period's sheets, recording nothing."""
    edition = open_edition(workspace)
    require_in_force(edition, period)
    require_kind(edition, period)
    collected = collect([workspace.sheets(period)])
    if not collected.files:
        raise Refused("no_sheets", period=period, folder=workspace.shown(workspace.sheets(period)))
    bare = Setting(edition, workspace)
    reading = read_sheets(shown_files(collected.files, bare), bare.form)
    setting = with_people(bare)
    intake = take_in(reading, setting, asked=period)
    examined = examine(intake.used, edition.rubric, period, setting.roster, setting.records)
    found = _findings(intake, examined, setting, period)
    blocked = blocked_by(found, [placed.sheet for placed in intake.used])
    decisions, excused = setting.records.decisions.get(period, {}), setting.records.excused(period)
    facts = Facts(decisions, excused, intake.unusable, intake.lost)
    grades = grade_batch(examined, edition.rubric, facts, blocked)
    shown = ordered([*accept(found, setting.records, period), *_unexplained(grades, period)])
    return Judged(setting, intake, examined, tuple(grades), tuple(shown), collected.skipped)


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
    return [*found, *silent, *missing]


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
