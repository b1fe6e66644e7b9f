"""Workbooks written from nothing: cells that hold exactly what they are given, and the same bytes every time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format  # type: ignore[import-untyped]

DATE_FORMAT = "dd/mm/yyyy"
_DAY_ZERO = date(1899, 12, 30)
FONT = "Times New Roman"
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's own dates know no zone
"""The date of making that every workbook carries: a clock would change its bytes."""

FORMULA = re.compile(r"[=+\-@\t]")
"""How text begins that a spreadsheet program takes for a formula once somebody edits its cell, unless it is quoted."""

Style = dict[str, object]
"""Properties of a cell's look, by XlsxWriter's names."""


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A formula that ends in an error value: `#DIV/0!`."""

    text: str


@dataclass(frozen=True, slots=True)
class Uncalculated:
    """A formula that no spreadsheet program has calculated yet: no result is stored beside it."""

    formula: str


@dataclass(frozen=True, slots=True)
class Calculated:
    """A formula with the result stored beside it, which is what readers see."""

    formula: str
    result: Decimal | int | str


Content = Decimal | int | str | bool | date | ErrorValue | Uncalculated | Calculated | None
"""What a cell can be given. Text stays text, whatever it begins with; None and empty text leave the cell blank."""

_FAULTY: Mapping[str, str] = {
    "#DIV/0!": "=1/0",
    "#N/A": "=NA()",
    "#NAME?": "=KHONGCO()",
    "#NULL!": "=#NULL!",
    "#NUM!": "=SQRT(-1)",
    "#REF!": "=#REF!",
    "#VALUE!": '="a"+1',
}


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that tells a formula whose result is empty text from one that was never calculated."""

    def _xml_formula_element(self, formula: str, result: object, attributes: list[tuple[str, object]]) -> None:
        # XlsxWriter stores both as an empty value without a type, which is how an uncalculated formula looks.
        typed = [*attributes, ("t", "str")] if result == "" else attributes
        super()._xml_formula_element(formula, "" if result is None else result, typed)


class Book:
    """A workbook in the making. Rows and columns are 1-based here, as addresses are."""

    def __init__(self, *, constant_memory: bool = False) -> None:
        """Begin an empty workbook; with `constant_memory`, rows must come in order and may be many."""
        self._bytes = BytesIO()
        size = {"constant_memory": True} if constant_memory else {"in_memory": True}
        look = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
        self._book = Workbook(self._bytes, {**size, "default_format_properties": look})
        self._book.set_properties({"created": MADE})
        self._styles: dict[tuple[tuple[str, object], ...], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        return self._book.add_worksheet(name, worksheet_class=_Sheet)

    def style(self, style: Style) -> Format:
        """Return a look, made once however often it is used."""
        key = tuple(style.items())
        if key not in self._styles:
            self._styles[key] = self._book.add_format(style)
        return self._styles[key]

    def put(self, sheet: Worksheet, at: tuple[int, int], content: Content, style: Style) -> None:
        """Write one cell at a row and column."""
        place = (at[0] - 1, at[1] - 1)
        if isinstance(content, date):
            style = {**style, "num_format": DATE_FORMAT}
        elif isinstance(content, str) and FORMULA.match(content):
            style = {**style, "quote_prefix": True}
        look = self.style(style)
        match content:
            case None | "":
                sheet.write_blank(*place, None, look)
            case bool():
                sheet.write_boolean(*place, content, look)
            case int() | Decimal():
                sheet.write_number(*place, content, look)
            case date():
                sheet.write_datetime(*place, content, look)
            case str():
                sheet.write_string(*place, content, look)
            case _:
                sheet.write_formula(*place, *_formula(content, look))

    def join(self, sheet: Worksheet, area: tuple[int, int, int, int], content: Content, style: Style) -> None:
        """Join an area (first row, first column, last row, last column) into one cell and write it."""
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", self.style(style))
        self.put(sheet, (top, left), content, style)

    def property(self, name: str, value: str) -> None:
        """Set a custom document property."""
        self._book.set_custom_property(name, value, "text")

    def finished(self) -> bytes:
        """Return the workbook's bytes."""
        self._book.close()
        return self._bytes.getvalue()


def _formula(content: ErrorValue | Uncalculated | Calculated, look: Format) -> tuple[str, Format, object]:
    match content:
        case ErrorValue(text):
            return _FAULTY[text], look, text
        case Uncalculated(formula):
            return formula, look, None
        case Calculated(formula, result):
            return formula, look, result


def quoted(text: str) -> str:
    """Return text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


def number_in(content: Content) -> Decimal | None:
    """Return the number that Excel counts in a cell: a date is one, text is not, nor truth (LibreOffice counts it)."""
    match content:
        case bool():
            return None
        case int() | Decimal():
            return Decimal(content)
        case date():
            return Decimal((content - _DAY_ZERO).days)
        case Calculated(_, Decimal() | int() as result):
            return Decimal(result)
        case _:
            return None
