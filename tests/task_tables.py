"""Tables of tasks written as text tables inside tests, and the rubrics that they belong to."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.forms import unit_form
from danhgia.periods import Period
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from score_tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.rubric import Edition
    from danhgia.sheets import ScoreSheet
    from danhgia.writers.cells import Content

FOLDER = Path(__file__).parent / "rubrics"
NHU_XUAN = load_rubric(find_rubric("nhu-xuan-1240"))
ND_335 = load_rubric(FOLDER / "nd-335-tasks.yaml")
HD_03 = load_rubric(FOLDER / "hd-03-tasks.yaml")
PEOPLE = ("P1", "P2", "P3")
MARCH = Period(2020, "month", 3)


def name_of(code: str) -> str:
    """Return the plainly synthetic name of a person."""
    return f"Cán bộ Mẫu {code[1:]}"


def tasks_of(table: str) -> tuple[Mapping[str, Content], ...]:
    """Return the rows of a table of tasks by key; numbers are numbers, and nothing is a blank."""
    return tuple({key: _content(text) for key, text in row.items() if text} for row in rows_of(table))


def page_of(
    edition: Edition, table: str, scores: Mapping[str, Mapping[str, Content]] | None = None, *, period: Period = MARCH
) -> UnitPage:
    """Return a unit's workbook in which tasks are filled in, and the criteria that are scored at their cap."""
    best = {one.id: one.cap for one in edition.rubric.main.criteria if not one.tasks}
    people = tuple(TemplatePerson(code, name_of(code), "Chuyên viên") for code in PEOPLE)
    filled = {code: FilledRow(scores={**best, **(scores or {}).get(code, {})}) for code in PEOPLE}
    return UnitPage(period, "U1", "Ban Mẫu", "Huyện ủy Mẫu", people, filled=filled, tasks=tasks_of(table))


def workbook_of(edition: Edition, page: UnitPage) -> bytes:
    """Return the workbook of a page."""
    return unit_workbook(edition, unit_form(edition.rubric.main, edition.rubric), page)


def read(edition: Edition, data: bytes, folder: Path) -> ScoreSheet:
    """Return what a workbook says."""
    path = folder / "U1.xlsx"
    path.write_bytes(data)
    (sheet,) = read_score_sheets(path, shown="U1.xlsx", forms=[unit_form(edition.rubric.main, edition.rubric)])
    return sheet


def _content(text: str) -> Content:
    try:
        return Decimal(text)
    except ArithmeticError:
        return text
