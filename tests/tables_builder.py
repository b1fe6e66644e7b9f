"""Sheets written as text tables inside tests, as grids or as real workbooks.

Cells stand between bars. `4.5` is a number, `'4,5` a text, `=A1 => 7` a formula with its stored result (`=A1 =>` an
empty text), `=A1 => ?` one that was never calculated, `day:2018-09-28` a date, `#REF!` an error value; anything else
is text.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import xlsxwriter  # type: ignore[import-untyped]

from danhgia.forms import unit_form
from danhgia.readers.workbook import Cell, Grid
from sample_rubric import sample_rubric, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm

HEADER = """
TT | Mã số | Họ và tên | Chức vụ | I. Tư tưởng (tối đa 7 điểm) | | | II. Lối sống (tối đa 3 điểm) | | Tổng điểm (tối đa 10) | Mức theo điểm | Cá nhân tự đánh giá | | Mức chi bộ bỏ phiếu xếp loại | Lý do không đánh giá, xếp loại | Ghi chú
| | | | I.1 Trung thành (4) | I.2 Học tập (3) | Cộng I | II.1 Gương mẫu (3) | Cộng II | | | Tổng điểm tự chấm | Tự nhận mức | | |
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) | (14) | (15) | (16)
"""  # noqa: E501 - a table is as wide as it is
"""The small form's header: rows 1 and 2, the numbers of its columns in row 3; data begin in row 4."""

HEADER_MERGES = ("E1:G1", "H1:I1", "L1:M1", *(f"{c}1:{c}2" for c in "ABCDJKNOP"))

_UNCALCULATED = "never calculated"
_NOTHING = "an empty text"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ERRORS = {"#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"}


@dataclass(frozen=True)
class Tab:
    """One sheet of a workbook to write."""

    table: str
    merges: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    state: Literal["visible", "hidden", "veryHidden"] = "visible"


def small_form() -> UnitForm:
    """Return the form of the sample rubric cut down to three criteria: I.1 (4), I.2 (3), II.1 (3)."""
    domains = [
        _domain("I", "Tư tưởng", (("I.1", "Trung thành", 4), ("I.2", "Học tập", 3))),
        _domain("II", "Lối sống", (("II.1", "Gương mẫu", 3),)),
    ]
    sheet = sample_sheet(domains=domains, score={"total": Decimal(10), "step": Decimal("0.5")})
    rubric = sample_rubric(sheets=[sheet])
    return unit_form(rubric.main, rubric)


def people(*rows: str, header: str = HEADER) -> str:
    """Return a table with the small form's header (or another) and these rows below it."""
    return header.strip("\n") + "\n" + "\n".join(rows)


def grid(table: str, *, merges: tuple[str, ...] = (), first_row: int = 1) -> Grid:
    """Return a text table as a grid, for the parts that need no file."""
    rows = {
        row: cells
        for row, texts in enumerate(_rows(table), start=first_row)
        if (cells := {column: _cell(text) for column, text in enumerate(texts, start=1) if text})
    }
    return Grid("Chấm điểm", "visible", rows, merges=tuple(map(_area, merges)))


def workbook(path: Path, tabs: Mapping[str, Tab | str], properties: Mapping[str, str] | None = None) -> Path:
    """Write a workbook with these sheets, in order, and return its path."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_numbers": False}) as book:
        book.set_properties({"created": datetime(2018, 9, 28, tzinfo=UTC)})
        for key, value in (properties or {}).items():
            book.set_custom_property(key, value)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, tab in tabs.items():
            _write_tab(book.add_worksheet(name), tab if isinstance(tab, Tab) else Tab(tab), day)
    _forget_results(path)
    return path


def _domain(label: str, name: str, criteria: tuple[tuple[str, str, int], ...]) -> dict[str, object]:
    inside = [{"id": id_, "name": what, "cap": Decimal(cap)} for id_, what, cap in criteria]
    return {"id": label, "name": name, "cap": Decimal(sum(cap for _, _, cap in criteria)), "criteria": inside}


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.strip("\n").split("\n"):
        yield [text.strip() for text in line.split("|")]


def _cell(text: str) -> Cell:
    kind: Literal["n", "s"] = "n" if _NUMBER.fullmatch(text) else "s"
    return Cell(kind, text.removeprefix("'"))


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_place(first), *_place(last))


def _place(reference: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z])([0-9]+)", reference).groups()  # type: ignore[union-attr]
    return int(digits), ord(letters) - ord("A") + 1


def _write_tab(sheet: Worksheet, tab: Tab, day: object) -> None:
    for area in tab.merges:
        sheet.merge_range(area, "")
    for row, texts in enumerate(_rows(tab.table)):
        for column, text in enumerate(texts):
            _write(sheet, row, column, text, day)
    for hidden in tab.hidden_rows:
        sheet.set_row(hidden - 1, options={"hidden": True})
    for letter in tab.hidden_columns:
        sheet.set_column(f"{letter}:{letter}", options={"hidden": True})
    if tab.state == "hidden":
        sheet.hide()
    if tab.state == "veryHidden":
        sheet.very_hidden()


def _write(sheet: Worksheet, row: int, column: int, text: str, day: object) -> None:
    if text.startswith("="):
        formula, _, result = (part.strip() for part in text.partition("=>"))
        words = {"?": _UNCALCULATED, "": _NOTHING}.get(result, result)
        sheet.write_formula(row, column, formula, None, Decimal(result) if _NUMBER.fullmatch(result) else words)
    elif text in _ERRORS:
        sheet.write_formula(row, column, "=NA()", None, text)
    elif text.startswith("day:"):
        sheet.write_datetime(row, column, date.fromisoformat(text.removeprefix("day:")), day)
    elif _NUMBER.fullmatch(text):
        sheet.write_number(row, column, Decimal(text))
    elif text:
        sheet.write_string(row, column, text.removeprefix("'"))


def _forget_results(path: Path) -> None:
    """Take results out again that XlsxWriter cannot leave out: of formulas never calculated, and empty texts."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    stored = re.compile(rb' t="str"(><f>[^<]*</f>)<v>' + _UNCALCULATED.encode() + rb"</v>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, stored.sub(rb"\1", data).replace(_NOTHING.encode(), b""))
