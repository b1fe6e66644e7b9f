"""Workspaces of a regime that rates every month: their list, their registers, a sheet of each unit for each month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.periods import Period
from danhgia.pipeline.grading import grade
from danhgia.pipeline.outputs import write_grades, write_year
from danhgia.pipeline.templating import unit_pages
from danhgia.pipeline.year import yearend
from danhgia.registers import ROSTER_TABLES, USUAL_REGISTERS
from danhgia.workspace import load_workspace, make_workspace
from danhgia.writers.files import write_file
from danhgia.writers.tables import tables_workbook
from making.filling import Office
from making.writing import sheet_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danhgia.writers.unit_page import UnitPage
    from making.town import Town
    from making.writing import Rows

YEAR = 2020


def month(number: int) -> Period:
    """Return a month of the year that these examples are about."""
    return Period(YEAR, "month", number)


@dataclass(frozen=True)
class Year:
    """What happens in a year of monthly ratings: by which rubric, whom, what is on record, what units fill in when."""

    rubric: str
    people: Town
    register: Rows
    filled: Callable[[UnitPage], UnitPage]
    months: tuple[int, ...]


def write_months(folder: Path, year: Year) -> None:
    """Make a workspace with its list and registers, and each unit's sheet of each month; nothing is graded yet.

    Raises:
        FileExistsError: there is one already.
    """
    files = {
        "roster.xlsx": tables_workbook(ROSTER_TABLES, year.people.rows()),
        "register.xlsx": tables_workbook(USUAL_REGISTERS, year.register),
    }
    make_workspace(folder, rubric=year.rubric, year=YEAR, files=files)
    office = Office.opened(year.rubric)
    for period in map(month, year.months):
        for unit, page in unit_pages(year.people.roster, period).items():
            write_file(sheet_path(folder, period, unit), office.workbook(year.filled(replace(page, spare=1))))


def judge_months(folder: Path, year: Year) -> None:
    """Grade the months, judge the year, and write the results, as the commands do."""
    workspace = load_workspace(folder)
    for period in map(month, year.months):
        write_grades(workspace, grade(workspace, period), "vi")
    write_year(workspace, yearend(workspace, YEAR), "vi")
