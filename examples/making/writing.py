"""Workspaces on disk: the list, the registers, the sheets, and what the commands make of them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from danhgia.periods import Period
from danhgia.pipeline.grading import grade
from danhgia.pipeline.outputs import write_grades, write_year
from danhgia.pipeline.year import yearend
from danhgia.registers import ROSTER_TABLES, USUAL_REGISTERS
from danhgia.workspace import load_workspace, make_workspace
from danhgia.writers.files import safe_name, write_file
from danhgia.writers.tables import tables_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

YEAR = 2018
_DEADLINES = re.compile(r"^# deadlines:\n#   .*\n", re.MULTILINE)

Rows = dict[str, list[dict[str, object]]]
"""Rows of registers, by the table's id."""


def quarter(number: int) -> Period:
    """Return a quarter of the example's year."""
    return Period(YEAR, "quarter", number)


def begin(
    folder: Path,
    rubric: str,
    people: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
    register: Rows | None = None,
) -> None:
    """Make a workspace with its list of people and its registers.

    Raises:
        FileExistsError: there is one already.
    """
    files = {}
    if people:
        files["roster.xlsx"] = tables_workbook(ROSTER_TABLES, people)
        files["register.xlsx"] = tables_workbook(USUAL_REGISTERS, register or {})
    make_workspace(folder, rubric=rubric, year=YEAR, files=files)


def set_deadline(folder: Path, period: Period, day: date) -> None:
    """Set the day by which the sheets of a period are due, in the place that `danhgia.yaml` keeps for it."""
    config = folder / "danhgia.yaml"
    text, changed = _DEADLINES.subn(f"deadlines:\n  {period}: {day}\n", config.read_text(encoding="utf-8"))
    if changed != 1:
        raise ValueError(f"{config} has no place for deadlines")
    write_file(config, text.encode())


def write_register(folder: Path, register: Rows) -> None:
    """Write the registers again."""
    write_file(folder / "register.xlsx", tables_workbook(USUAL_REGISTERS, register))


def sheet_path(folder: Path, period: Period, unit: str) -> Path:
    """Return where a unit's sheet of a period lies."""
    return folder / "sheets" / str(period) / f"{safe_name(unit)}.xlsx"


def record(folder: Path, quarters: Iterable[int], *, year: bool = True) -> None:
    """Grade quarters, judge the year, and write the results, as the commands do."""
    workspace = load_workspace(folder)
    for number in quarters:
        write_grades(workspace, grade(workspace, quarter(number)), "vi")
    if year:
        write_year(workspace, yearend(workspace, YEAR), "vi")


def remove_workspace(folder: Path) -> None:
    """Remove a workspace that is to be made again; a folder that is none is left alone.

    Raises:
        FileExistsError: there is something else in the folder.
    """
    if (folder / "danhgia.yaml").is_file():
        shutil.rmtree(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
