"""Result workbooks: made whole from a run, named by it, and made again where they do not match."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.periods import Period
from danhgia.pipeline.setting import digest_of
from danhgia.writers.documents import finding_document, year_document
from danhgia.writers.files import sweep, write_file
from danhgia.writers.json_text import to_json
from danhgia.writers.result_workbook import properties_of_workbook, result_workbook, run_of_workbook
from danhgia.writers.year_workbook import year_workbook

if TYPE_CHECKING:
    from danhgia.messages import Lang
    from danhgia.results import GradeRun, YearRun
    from danhgia.workspace import Workspace


def write_grades(workspace: Workspace, run: GradeRun, lang: Lang) -> bool:
    """Write a period's result workbook, unless the one that is there says the same; return whether it was written."""
    findings = (to_json(finding_document(finding, lang)) for finding in run.findings)
    appeals = (f"{code} {appeal}" for code, appeal in sorted(run.appeals.items()))
    named = replace(run, outcome=digest_of([run.outcome, lang, *findings, *appeals]))
    path = workspace.results(run.period)
    if run_of_workbook(path) == (named.sequence, named.outcome):
        return False
    sweep(path.parent)
    write_file(path, result_workbook(named, lang))
    return True


def write_year(workspace: Workspace, run: YearRun, lang: Lang) -> bool:
    """Write the year's result workbook, unless the one that is there says the same; return whether it was written."""
    path = workspace.results(Period(run.year, "year", 1))
    document = to_json(year_document(run, lang))
    if properties_of_workbook(path).get("danhgia_outcome") == digest_of([document]):
        return False
    sweep(path.parent)
    write_file(path, year_workbook(run, lang))
    return True
