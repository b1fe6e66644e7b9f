"""Who owned which task in the periods that were graded: what “one owner to the end” is held against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.checks.task_reasons import TASKS
from danhgia.ledger import open_ledger
from danhgia.text import fold

if TYPE_CHECKING:
    from danhgia.periods import Period
    from danhgia.pipeline.setting import Setting


def with_owners(setting: Setting) -> Setting:
    """Return a setting whose records know the owners of tasks, by period, as the ledger explains its grades.

    Nothing is read where the rubric has no table of tasks.
    """
    workspace, rubric = setting.workspace, setting.edition.rubric
    if workspace is None or not any(sheet.tasks for sheet in rubric.sheets):
        return setting
    found: dict[Period, dict[tuple[str, str], tuple[str, str]]] = {}
    with open_ledger(workspace.ledger, create=False, shown=workspace.shown(workspace.ledger)) as ledger:
        for period in ledger.periods():
            run = ledger.latest(period) if period.kind == rubric.main.period else None
            found[period] = {
                (grade.unit, fold(reason.rule.removeprefix(f"{TASKS}."))): (grade.subject, grade.name)
                for grade in (run.grades if run else ())
                for reason in grade.reasons
                if reason.rule.startswith(f"{TASKS}.")
            }
    return replace(setting, records=replace(setting.records, owners=found))
