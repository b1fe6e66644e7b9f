"""`danhgia explain`: the chain of one subject, from the year down to the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.people_checks import as_listed
from danhgia.checks.transfer_checks import entered_reason
from danhgia.decisions import Grade
from danhgia.findings import ordered
from danhgia.ledger import open_ledger
from danhgia.periods import Period
from danhgia.pipeline.grading import appeal
from danhgia.pipeline.setting import Refused, open_setting
from danhgia.pipeline.staleness import check_stale
from danhgia.pipeline.year import Year, runs_of
from danhgia.results import Explanation
from danhgia.text import nearest
from danhgia.yearend import YearEnd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.findings import Finding
    from danhgia.registers import Entered
    from danhgia.rubric import Sheet
    from danhgia.workspace import Workspace
    from danhgia.yearend import YearSubject


def explain(workspace: Workspace, subject: str, year: int, *, only: Period | None = None) -> Explanation:
    """Return why somebody has the levels that the ledger holds, and where the year stands.

    With `only`, one period alone.

    Raises:
        Refused: nobody has that code, or nothing has been graded.
    """
    setting = open_setting(workspace)
    whole = Period(year, "year", 1)
    rubric = setting.edition.rubric
    periods = (only,) if only else tuple(period for kind in rubric.kinds for period in whole.divided(kind))
    codes = setting.roster.by_code if setting.roster else {}
    code = as_listed(subject, setting.roster)
    runs = runs_of(workspace, periods, code)
    carried = {period: row for period in periods if (row := setting.records.entered.get(period, {}).get(code))}
    if not runs and not carried:
        raise Refused("no_graded_period", year=str(year))
    grades = {
        period: next((grade for grade in run.grades if grade.subject == code), None) for period, run in runs.items()
    }
    if code not in codes and not any(grades.values()):
        raise Refused("unknown_subject", value=subject, near=nearest(subject, codes))
    stale, _ = check_stale(setting, runs)
    lived = Year(setting, whole, runs, stale)
    about = lived.subject(code)
    grades |= {
        period: _carried(about, row, rubric.main) for period, row in lived.entered(code).items() if period in carried
    }
    judged = None if only or not (rubric.year_end or rubric.rollup("year")) else YearEnd(rubric).decide(about)
    open_ = {period: rows[code] for period, rows in setting.records.appeals.items() if code in rows}
    shown = {period: appeal(row) for period, row in open_.items() if period in {*grades, *([] if only else [whole])}}
    errors = _errors(workspace, grades)
    return Explanation(setting.edition, code, about.name, about.unit_name, grades, judged, stale, shown, errors)


def _errors(workspace: Workspace, grades: Mapping[Period, Grade | None]) -> dict[Period, tuple[Finding, ...]]:
    """Return the errors about somebody that the latest run of each period found, where it gave no level for them."""
    wanted = {period: grade.subject for period, grade in grades.items() if grade and grade.status == "error"}
    if not wanted:
        return {}
    with open_ledger(workspace.ledger, create=False, shown=workspace.shown(workspace.ledger)) as ledger:
        reports = {period: ledger.report(period) for period in wanted}
    return {
        period: tuple(one for one in ordered(report.findings) if one.severity == "error" and one.subject == code)
        for period, code in wanted.items()
        if (report := reports[period])
    }


def _carried(about: YearSubject, row: Entered, sheet: Sheet) -> Grade:
    """Return the grade that a level brought along stands for; its source is the register's row."""
    return Grade(
        about.subject,
        about.name,
        about.unit,
        about.unit_name,
        "graded",
        level=row.level,
        level_from="entered",
        reasons=(entered_reason(row, sheet),),
        source=row.at,
        kind=about.kind,
    )
