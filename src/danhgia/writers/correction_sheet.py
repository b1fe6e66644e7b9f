"""The sheet that a marked copy begins with: all that is to correct in the file, each line with a link to its cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from danhgia.findings import column_letters, ordered
from danhgia.messages import LANGS, say
from danhgia.results import counts
from danhgia.text import clean
from danhgia.writers import paper
from danhgia.writers.cells import FONT, FORMULA
from danhgia.writers.finding_rows import finding_columns, finding_row, place_in_file
from danhgia.writers.paper import Column, line_height, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from danhgia.codes import Severity
    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.writers.paper import Value

RANK: tuple[Severity, ...] = ("error", "warning", "note")
"""Severities, the worst first."""

_COLOURS: Mapping[str, str] = {"error": "FF9F9F", "warning": "FFD966", "note": "BDD7EE"}
_HEADING_FILL = "E7E6E6"
_PLACE, _SEVERITY = 1, 6
_NAMES = 31  # letters that a sheet's name may have
_LONGEST_TEXT = 32_000
_UNPRINTABLE = re.compile("[\ufffe\uffff]")
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def write_corrections(
    book: Workbook, findings: Iterable[Finding], *, name: str, lost: Sequence[str], lang: Lang
) -> None:
    """Add the sheet in front of all others and open the workbook on it; one of an earlier copy gives way to it."""
    for earlier in [sheet for sheet in book.worksheets if _is_ours(sheet)]:
        book.remove(earlier)
    _unselect(book)
    sheet = book.create_sheet(say("sheet.corrections", lang)[:_NAMES], 0)
    book.active = 0
    sheet.sheet_view.tabSelected = True
    kept = ordered(findings)
    columns = _columns(lang)
    _set_page(sheet, columns)
    row = _write_head(sheet, kept, columns, name=name, lang=lang)
    for number, finding in enumerate(kept, start=1):
        _write_finding(sheet, row + number, finding, columns, number=number, lang=lang)
    if lost:
        below = say("corrections.lost", lang, lost=tuple(lost))
        _write_line(sheet, row + len(kept) + 2, below, columns, Font(name=FONT, size=11, italic=True))


def filled(colour: str | None) -> PatternFill:
    """Return the fill of a severity, or of a colour; none of None."""
    return PatternFill() if colour is None else PatternFill("solid", fgColor=_COLOURS.get(colour, colour))


def plain(text: str) -> str:
    """Return text that any workbook can hold."""
    return _UNPRINTABLE.sub("", clean(text))[:_LONGEST_TEXT]


def _unselect(book: Workbook) -> None:
    """Leave no sheet selected besides the one to be added: sheets selected together are edited together."""
    views = [view for sheet in book.worksheets for view in sheet.views.sheetView]
    views += [view for chart in book.chartsheets for view in getattr(chart.sheetViews, "sheetView", None) or ()]
    for view in views:
        view.tabSelected = False


def _is_ours(sheet: Worksheet) -> bool:
    title = str(sheet["A1"].value or "")
    return any(
        clean(sheet.title).startswith(say("sheet.corrections", lang)[: _NAMES - 1])
        and title == say("title.corrections", lang)
        for lang in LANGS
    )


def _columns(lang: Lang) -> list[Column]:
    columns = finding_columns(lang)
    return [*columns[:-1], Column(say("col.severity", lang), 10, paper.CENTRED), columns[-1]]


def _set_page(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        sheet.column_dimensions[column_letters(place + 1)].width = column.width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.5, 0.55, 0.25
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(right=_HeaderFooterPart("&P/&N", f"{FONT},Regular", 9))


def _write_head(
    sheet: Worksheet, findings: Sequence[Finding], columns: Sequence[Column], *, name: str, lang: Lang
) -> int:
    """Write title, what it is about, what to do, and the headings; return the row of the headings."""
    found = counts(findings)
    counted = [
        say("corrections.count", lang, n=found[severity], what=say(f"severity.{severity}", lang).lower())
        for severity in RANK
        if found[severity]
    ]
    _write_line(sheet, 1, say("title.corrections", lang), columns, Font(name=FONT, size=14, bold=True), centred=True)
    about = say("corrections.about", lang, file=name, counted=", ".join(counted))
    _write_line(sheet, 2, about, columns, Font(name=FONT, size=12, bold=True), centred=True)
    _write_line(sheet, 3, say("corrections.how", lang), columns, Font(name=FONT, size=11, italic=True))
    heading = 5
    for place, column in enumerate(columns):
        cell = sheet.cell(heading, place + 1)
        _put(cell, column.heading)
        cell.font = Font(name=FONT, size=10, bold=True)
        cell.fill = filled(_HEADING_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[heading].height = 20
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.freeze_panes = f"A{heading + 1}"
    return heading


def _write_line(
    sheet: Worksheet, row: int, text: str, columns: Sequence[Column], font: Font, *, centred: bool = False
) -> None:
    """Write a line over the whole width, as high as it needs to be."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
    cell = sheet.cell(row, 1)
    _put(cell, plain(text), bordered=False)
    cell.font = font
    cell.alignment = Alignment(horizontal="center" if centred else None, vertical="center", wrap_text=True)
    width = sum(column.width for column in columns) * 11 / (font.size or 11)
    sheet.row_dimensions[row].height = line_height(text, width) + 5


def _write_finding(
    sheet: Worksheet, row: int, finding: Finding, columns: Sequence[Column], *, number: int, lang: Lang
) -> None:
    given = finding_row(number, finding, lang)
    values = [*given[:-1], say(f"severity.{finding.severity}", lang), given[-1]]
    values[_PLACE] = place_in_file(finding, lang)
    for place, (value, column) in enumerate(zip(values, columns, strict=True)):
        cell = sheet.cell(row, place + 1)
        _put(cell, value)
        size = column.style.get("font_size", 11)
        cell.font = Font(name=FONT, size=size if isinstance(size, int) else 11)
        centred = column.style.get("align") == "center"
        cell.alignment = Alignment(horizontal="center" if centred else None, vertical="center", wrap_text=True)
    sheet.cell(row, _SEVERITY + 1).fill = filled(finding.severity)
    _link(sheet.cell(row, _PLACE + 1), finding)
    sheet.row_dimensions[row].height = row_height(values, columns)


def _link(cell: Cell | MergedCell, finding: Finding) -> None:
    """Lead from a line to the cell it is about, else to the beginning of its row or sheet."""
    at = finding.at
    if not at.sheet:
        return
    quoted = at.sheet.replace("'", "''")
    target = at.cell or f"A{at.row or 1}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target}")
    cell.font = Font(name=FONT, size=9, color="0563C1", underline="single")


def _put(cell: Cell | MergedCell, value: Value, *, bordered: bool = True) -> None:
    """Write a value; text stays text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = plain(value) or None
        if cell.value is not None:
            cell.data_type = "s"
            cell.quotePrefix = bool(FORMULA.match(value))
    else:
        cell.value = value
    if bordered:
        cell.border = _GRID
