"""`danhgia needs`: what the graded periods of a year leave possible, and what the open ones must still bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.people_checks import as_listed
from danhgia.checks.register_checks import accept
from danhgia.findings import Finding, ordered
from danhgia.needs import Needs
from danhgia.periods import Period
from danhgia.pipeline.setting import Refused, open_setting, require_in_force
from danhgia.pipeline.staleness import check_stale
from danhgia.pipeline.year import Year, runs_of
from danhgia.results import NeedsRun, PersonNeeds
from danhgia.text import nearest

if TYPE_CHECKING:
    from danhgia.workspace import Workspace
    from danhgia.yearend import YearSubject


def needs(workspace: Workspace, year: int, subject: str | None = None) -> NeedsRun:
    """Return where everybody on the list stands in a year, or with `subject` one of them.

    Raises:
        Refused: no period of the year has been graded, the rubric has no rules for the year or only puts its periods
            together, or nobody has that code.
        Unusable: the rubric has errors or is not in force at the year's end.
    """
    setting = open_setting(workspace)
    rubric = setting.edition.rubric
    whole = Period(year, "year", 1)
    require_in_force(setting.edition, whole)
    if not rubric.year_end:
        raise Refused("needs_rollup" if rubric.rollup("year") else "no_year_rules", value=rubric.id)
    periods = rubric.parts(whole)
    code = None if subject is None else as_listed(subject, setting.roster)
    runs = runs_of(workspace, periods, code)
    if not runs:
        raise Refused("no_graded_period", year=str(year))
    stale, findings = check_stale(setting, runs)
    collected = Year(setting, whole, runs, stale)
    about = collected.subjects() if code is None else [_one(collected, code)]
    if rubric.rollup("year") or any(rubric.rolls(period.kind) for period in periods):
        findings.append(Finding("DG715", value=rubric.id))
    lists = [*setting.findings, *setting.records.about(whole)]
    kept = [*findings, *(finding for finding in lists if code in {None, finding.subject})]
    rules = Needs(rubric)
    people = tuple(PersonNeeds(one, rules.of(one)) for one in about)
    return NeedsRun(year, setting.edition, periods, people, tuple(ordered(accept(kept, setting.records, whole))), code)


def _one(year: Year, code: str) -> YearSubject:
    """Return the year of one subject.

    Raises:
        Refused: neither the list nor the results know the code.
    """
    codes = year.setting.roster.subjects if year.setting.roster else ()
    if code not in codes and code not in year.grades:
        raise Refused("unknown_subject", value=code, near=nearest(code, codes))
    return year.subject(code)
