"""The whole way of a sheet: template, filled in, calculated and saved by LibreOffice, graded by `danhgia grade`."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.findings import address
from danhgia.forms import SCORE_SHEET
from office import recalculated
from workspaces import EDITION, FIRST_ROW, FORM, danhgia, filled, make_town

if TYPE_CHECKING:
    from danhgia.writers.unit_page import FilledRow
    from workspaces import Ran, Town

RUBRIC = EDITION.rubric.main
ROWS: dict[str, FilledRow] = {
    "CB01-001": filled("XS"),
    "CB01-002": filled("XS", {"I.1": Decimal("3.5"), "II.2": Decimal("2.5"), "IV.1": Decimal("23.5")}),
    "CB01-003": filled("T", {"III.1": Decimal("0.5")}),
    "CB02-001": filled("HT", {"IV.3": Decimal("4.5")}),
    "CB02-002": filled("KHT", {"I.2": 0}),
}
UNTOUCHED = "CB02-003"
PLANTED = 1
"""What the template's total is made to claim before LibreOffice has calculated it."""


def column(kind: str, key: str = "") -> int:
    """Return the sheet's column of a column of the form."""
    return FORM.place(kind, key) + 1  # type: ignore[arg-type]  # kinds by name


def completed(template: bytes, rows: dict[int, FilledRow]) -> bytes:
    """Return a template with scores and votes typed in; what its formulas came to before is dropped."""
    book = load_workbook(BytesIO(template))
    sheet = book[SCORE_SHEET]
    for row, given in rows.items():
        for criterion, score in given.scores.items():
            sheet.cell(row, column("score", criterion)).value = score  # type: ignore[assignment]  # numbers, as typed
        sheet.cell(row, column("ballot")).value = given.ballot  # type: ignore[assignment]  # a level, as typed
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def with_planted(data: bytes, cell: str) -> bytes:
    """Return a workbook in which a formula's cell claims a wrong result."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part, times = re.subn(
                    rb'(<c r="%b"[^>]*><f>[^<]*</f>)<v(?: ?/>|></v>)' % cell.encode(),
                    rb"\g<1><v>%d</v>" % PLANTED,
                    part,
                )
                assert times == 1
            after.writestr(name, part)
    return changed.getvalue()


def shown(data: bytes) -> dict[str, object]:
    """Return what the cells of a score sheet show; empty text is nothing."""
    sheet = load_workbook(BytesIO(data), data_only=True)[SCORE_SHEET]
    return {cell.coordinate: None if cell.value == "" else cell.value for row in sheet for cell in row}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Town, dict[str, dict[str, object]]]:
    """Return a workspace whose sheets LibreOffice has saved, and what each of them shows, by unit."""
    place = tmp_path_factory.mktemp("saved")
    town = make_town(place / "town", quarters=())
    assert danhgia("template", "--quarter", "3", at=town.root).code == 0
    cells = {}
    for unit in town.unit_codes:
        (template,) = (town.root / "templates" / "2018-Q3").glob(f"{unit}*.xlsx")
        rows = {row: ROWS[code] for row, code in enumerate(town.of(unit), FIRST_ROW) if code in ROWS}
        total = address(FIRST_ROW, column("total"))
        ours = with_planted(completed(template.read_bytes(), rows), total)
        before = shown(ours)
        assert (before[total], before[address(FIRST_ROW + 1, column("total"))]) == (PLANTED, None)
        folder = place / unit
        folder.mkdir()
        theirs = recalculated(ours, folder)
        cells[unit] = shown(theirs)
        town.sheet(unit).parent.mkdir(parents=True, exist_ok=True)
        town.sheet(unit).write_bytes(theirs)
    return town, cells


def number(value: object) -> Decimal:
    """Return the number that a cell shows."""
    assert isinstance(value, int | float)
    return Decimal(repr(value))


def test_grades_are_what_the_sheet_that_libreoffice_saved_shows(
    saved: tuple[Town, dict[str, dict[str, object]]],
) -> None:
    town, cells = saved
    done: Ran = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    found = {(finding["code"], finding["subject"]) for finding in done.json["findings"]}
    assert found == {("DG211", UNTOUCHED)}
    grades = {grade["subject"]: grade for grade in done.json["grades"]}
    assert set(grades) == set(ROWS)
    for code, grade in grades.items():
        row, sheet = FIRST_ROW + int(code[-3:]) - 1, cells[code[:4]]
        assert grade["source"]["row"] == row
        assert sheet[address(row, column("code"))] == code
        assert grade["total"] == number(sheet[address(row, column("total"))]), code
        sums = {domain.id: number(sheet[address(row, column("subtotal", domain.id))]) for domain in RUBRIC.domains}
        assert grade["domains"] == sums, code
        assert RUBRIC.level(grade["level"]).code == sheet[address(row, column("level"))], code
        assert grade["levels"]["points"] == grade["level"], code
    assert [grade["total"] for grade in grades.values()] == [
        100,
        Decimal("92.5"),
        Decimal("75.5"),
        Decimal("54.5"),
        37,
    ]


def test_an_untouched_row_shows_nothing(saved: tuple[Town, dict[str, dict[str, object]]]) -> None:
    _, cells = saved
    row = FIRST_ROW + int(UNTOUCHED[-3:]) - 1
    assert cells["CB02"][address(row, column("code"))] == UNTOUCHED
    kinds = ("total", "level", "ballot")
    sums = [column("subtotal", domain.id) for domain in RUBRIC.domains]
    assert {cells["CB02"][address(row, place)] for place in (*map(column, kinds), *sums)} == {None}
