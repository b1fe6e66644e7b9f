"""How the sheets of a unit's workbook look: the few styles they are made of, and the widths of columns."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.form_columns import Column, ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.writers.cells import Style

TEXT_FORMAT = "@"
LINE = 15.0
"""The height of a row with one line of text, in points."""

PLAIN: Style = {"valign": "vcenter"}
WRAPPED: Style = {**PLAIN, "text_wrap": True}
CENTRED: Style = {**PLAIN, "align": "center"}
BOLD: Style = {**CENTRED, "bold": True}
TITLE: Style = {**BOLD, "font_size": 14}
ITALIC: Style = {**CENTRED, "italic": True}

GRID: Style = {**PLAIN, "border": 1}
MIDDLE: Style = {**GRID, "align": "center"}
HEADING: Style = {**MIDDLE, "bold": True, "text_wrap": True, "font_size": 10, "bg_color": "#E7E6E6"}
SMALL_HEADING: Style = {**HEADING, "bold": False, "font_size": 9}
NUMBER: Style = {**MIDDLE, "italic": True, "font_size": 8}
CODE: Style = {**GRID, "num_format": TEXT_FORMAT, "shrink": True}
NAME: Style = {**GRID, "text_wrap": True}
COMPUTED: Style = {**GRID, "bold": True, "bg_color": "#F2F2F2"}

FILL: Style = {"locked": False, "bg_color": "#FFF2CC"}
"""What marks a cell to fill in: yellow and unlocked."""
WRONG: Style = {"bg_color": "#F8CBAD", "font_color": "#C00000"}

# A score keeps the general alignment: the guide tells people that a number on the left is text to Excel.
BODY: Mapping[ColumnKind, Style] = {
    "index": MIDDLE,
    "code": CODE,
    "name": NAME,
    "position": NAME,
    "score": {**GRID, **FILL},
    "derived": COMPUTED,  # no “0.###”: Excel shows 70 as “70.”
    "subtotal": COMPUTED,
    "extra": {**GRID, **FILL},
    "extra_reason": {**NAME, **FILL, "font_size": 10},
    "total": COMPUTED,
    "fact": {**MIDDLE, **FILL},
    "level": {**COMPUTED, "align": "center"},
    "self_total": {**GRID, **FILL},
    "self_level": {**MIDDLE, **FILL},
    "ballot": {**MIDDLE, **FILL, "bold": True},
    "reason": {**NAME, **FILL, "font_size": 10},
    "note": {**NAME, **FILL, "font_size": 10},
}

_WIDTHS: Mapping[ColumnKind, float] = {
    "index": 4,
    "code": 11,
    "name": 26,
    "position": 15,
    "derived": 9,
    "subtotal": 6.2,
    "extra": 8,
    "extra_reason": 18,
    "total": 7,
    "fact": 9.5,
    "level": 7,
    "self_total": 7,
    "self_level": 7.5,
    "ballot": 10,
    "reason": 23,
    "note": 12,
}
_ROOMY: Mapping[ColumnKind, float] = {"self_level": 14, "ballot": 16, "reason": 34, "note": 22}
"""Where nothing is scored the few columns that there are may be wide."""
NAME_FITS, WIDE_NAME_FITS = 24, 32
POSITION_FITS = 16
"""How many letters of a name, in the narrow column and in a wide one, and of a post stand on one line."""

ONE_PAGE, ONE_PAGE_UPRIGHT = 52, 62
"""A table that ends in this row or above is printed on a single page, on its side and upright."""

_A4 = 9
_ALLOWED = ("format_columns", "format_rows", "insert_rows", "sort", "autofilter")
_SCORE_WIDTHS = (6.2, 7.2, 8.4, 9.6)
_NAMED: frozenset[ColumnKind] = frozenset({"derived", "extra", "fact"})
"""Columns besides those of scores whose headings a rubric words."""
_MOST_LINES = 12
_LINE_OF_HEADING = 11.5
_LETTERS_PER_WIDTH = 1.25
_BOLD_LINE, _BOLD_LETTERS_PER_WIDTH = 13.0, 1.2


def widths(form: UnitForm) -> list[float]:
    """Return the width of each column, in characters: criteria as narrow as their names allow."""
    score = next((width for width in _SCORE_WIDTHS if _lines(form, width) <= _MOST_LINES), _SCORE_WIDTHS[-1])
    own = {**_WIDTHS, **(_ROOMY if form.levels_only else {})}
    return [own.get(column.kind, score) for column in form.columns]


def heading_height(form: UnitForm) -> float:
    """Return the height of the lower heading row, in points: the tallest criterion fits."""
    if form.levels_only:
        return 3 * LINE
    own = list(zip(form.columns, widths(form), strict=True))
    scored = _LINE_OF_HEADING * max(6, _lines(form, own[form.scores[0]][1]))
    others = [len(wrap(one.heading, int(width * _BOLD_LETTERS_PER_WIDTH))) for one, width in own if one.kind in _NAMED]
    return min(400.0, max(scored, *(_BOLD_LINE * lines for lines in others), 0) + 4)


def row_height(text: str, fits: int) -> float:
    """Return the height of a row, in points, in which a text stands of which so many letters fit on one line."""
    return LINE * max(1, len(wrap(text, fits))) + 1


def note_height(note: str) -> float:
    """Return the height that a note needs in its column, in points."""
    return _LINE_OF_HEADING * len(wrap(note, int(_WIDTHS["note"] * _LETTERS_PER_WIDTH))) + 4


def group_height(form: UnitForm) -> float:
    """Return the height of the upper heading row, in points: a long name over few columns fits."""
    over: dict[str, float] = {}
    for column, width in zip(form.columns, widths(form), strict=True):
        if column.group:
            over[column.group] = over.get(column.group, 0) + width
    wrapped = (len(wrap(group, int(width * _BOLD_LETTERS_PER_WIDTH))) for group, width in over.items())
    lines = max(wrapped, default=1)
    return max(2 * LINE, _BOLD_LINE * lines)


def broken(column: Column) -> str:
    """Return a column's heading as it is printed: a criterion's label, name and cap each begin a line."""
    if column.kind != "score":
        return column.heading
    name, bracket, cap = column.heading.removeprefix(column.label).strip().rpartition(" (")
    return f"{column.label}\n{name}\n{bracket.strip()}{cap}"


def protected(sheet: Worksheet) -> None:
    """Keep formulas and headings from slips of the hand, without a password; widths, filters, new rows stay free."""
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def mark_wrong(sheet: Worksheet, area: tuple[int, int, int, int], formula: str, style: Format) -> None:
    """Show cells of an area (0-based) otherwise where a formula about the first of them holds."""
    sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": style})


def printed(sheet: Worksheet, *, landscape: bool, one_page: bool) -> None:
    """Set a sheet up for A4, one page wide, with page numbers."""
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.35, right=0.35, top=0.35, bottom=0.45)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1 if one_page else 0)
    sheet.set_footer('&R&"Times New Roman,Regular"&8Trang &P/&N', {"margin": 0.2})


def _lines(form: UnitForm, width: float) -> int:
    letters = int(width * _LETTERS_PER_WIDTH)
    lines = (sum(len(wrap(part, letters)) for part in broken(form.columns[at]).split("\n")) for at in form.scores)
    return max(lines, default=1)
