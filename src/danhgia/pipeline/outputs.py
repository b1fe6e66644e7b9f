"""Result workbooks: made whole from a run, named by it, and made again where they do not match; lists asked for."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.periods import Period
from danhgia.pipeline.setting import Refused, digest_of
from danhgia.writers.documents import finding_document, year_document
from danhgia.writers.files import sweep, write_file
from danhgia.writers.json_text import to_json
from danhgia.writers.number_documents import distribution_documents, quota_documents
from danhgia.writers.progress_workbook import KIND, progress_workbook
from danhgia.writers.result_workbook import properties_of_workbook, result_workbook, run_of_workbook
from danhgia.writers.year_workbook import year_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.messages import Lang
    from danhgia.results import GradeRun, Status, YearRun
    from danhgia.workspace import Workspace


def write_grades(workspace: Workspace, run: GradeRun, lang: Lang) -> bool:
    """Write a period's result workbook, unless the one that is there says the same; return whether it was written."""
    findings = (to_json(finding_document(finding, lang)) for finding in run.findings)
    appeals = (f"{code} {appeal}" for code, appeal in sorted(run.appeals.items()))
    quotas = map(to_json, quota_documents(run.quotas, run.edition, lang))
    numbers = map(to_json, distribution_documents(run.distributions, run.edition))
    named = replace(run, outcome=digest_of([run.outcome, lang, *findings, *appeals, *numbers, *quotas]))
    path = workspace.results(run.period)
    if run_of_workbook(path) == (named.sequence, named.outcome):
        return False
    sweep(path.parent)
    write_file(path, result_workbook(named, lang))
    return True


def write_year(workspace: Workspace, run: YearRun, lang: Lang) -> bool:
    """Write the year's result workbook, unless the one that is there says the same; return whether it was written."""
    path = workspace.results(Period(run.year, "year", 1))
    outcome = digest_of([to_json(year_document(run, lang))])
    if properties_of_workbook(path).get("danhgia_outcome") == outcome:
        return False
    sweep(path.parent)
    write_file(path, year_workbook(run, lang, outcome=outcome))
    return True


def check_list(workspace: Workspace, path: Path) -> None:
    """Refuse to write a list of progress where it would do harm, before anything is read.

    Raises:
        Refused: the name is not that of a workbook, it lies among the sheets, or there is another file of that name.
    """
    shown = workspace.shown(path)
    if path.suffix.casefold() != ".xlsx":
        raise Refused("not_xlsx", file=shown)
    if path.resolve().is_relative_to(workspace.all_sheets.resolve()):
        raise Refused("list_in_sheets", file=shown)
    if os.path.lexists(path) and properties_of_workbook(path).get(KIND[0]) != KIND[1]:
        raise Refused("other_file", file=shown)


def write_progress(path: Path, status: Status, lang: Lang) -> bool:
    """Write the list of who has sent what, unless the one that is there says the same; return whether it was written.

    Raises:
        OutputBlocked: it could not be written.
    """
    data = progress_workbook(status, lang)
    if path.exists() and path.read_bytes() == data:
        return False
    write_file(path, data)
    return True
