"""Tables that people keep in Excel, made empty or filled: the roster and every register, a sheet per `TableSpec`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.registers import Proposed
from danhgia.text import clean
from danhgia.writers.cells import DATE_FORMAT, Book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.registers import Field, TableSpec
    from danhgia.writers.cells import Content, Style

_LAST_ROW = 1_048_575  # 0-based: validations reach as far as a sheet does
_A4 = 9
_TEXT: Style = {"num_format": "@"}
# Codes, periods and times are typed as text: Excel would take 012 for 12 and 7/2018 for a day.
_FORMATS: Mapping[str, Style] = {"code": _TEXT, "period": _TEXT, "time": _TEXT, "date": {"num_format": DATE_FORMAT}}
_WIDTHS: Mapping[str, float] = {"code": 14, "period": 11, "date": 12, "number": 9}
_TEXT_WIDTHS: Mapping[str, float] = {
    "name": 30, "reason": 36, "note": 24, "task": 40, "weakness": 40, "conclusion": 36, "place": 28,
}  # fmt: skip
_LEAST_TEXT = 18.0
_LONGEST_LIST = 255

HEADING: Style = {
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "bg_color": "#E7E6E6",
}
_REQUIRED: Style = {**HEADING, "bg_color": "#FFF2CC"}
_PROPOSED: Style = {"bg_color": "#FCE4D6"}


def tables_workbook(
    specs: Sequence[TableSpec], rows: Mapping[str, Sequence[Mapping[str, object]]] | None = None
) -> bytes:
    """Return a workbook with a sheet per table, its `rows` (by table id; cells by field id) under Vietnamese headings.

    Headings of columns that must be filled in are yellow. A choice is given by its id and printed by its
    first spelling. Rows may be many: they are written as they come, and the same rows give the same bytes.
    """
    book = Book(constant_memory=True)
    for spec in specs:
        write_table(book, spec, (rows or {}).get(spec.id, ()))
    return book.finished()


def write_table(book: Book, spec: TableSpec, rows: Sequence[Mapping[str, object]]) -> None:
    """Add the sheet of one table; codes that are only proposed are coloured."""
    sheet = book.sheet(spec.sheet)
    sheet.freeze_panes(1, 0)
    _set_page(sheet)
    for place, field in enumerate(spec.fields):
        sheet.set_column(place, place, _width(field), book.style(_FORMATS.get(field.type, {})))
        if rule := _validation(field):
            sheet.data_validation(1, place, _LAST_ROW, place, rule)
    sheet.set_row(0, 32)
    for place, field in enumerate(spec.fields, start=1):
        book.put(sheet, (1, place), field.headings[0], _REQUIRED if field.required else HEADING)
    columns = [(place, field, dict(field.choices)) for place, field in enumerate(spec.fields, start=1)]
    for row, values in enumerate(rows, start=2):
        for place, field, choices in columns:
            content = _content(values.get(field.id), choices)
            if content is not None and content != "":
                style = _FORMATS.get(field.type, {})
                proposed = isinstance(values.get(field.id), Proposed)
                book.put(sheet, (row, place), content, {**style, **_PROPOSED} if proposed else style)


def _set_page(sheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(field: Field) -> float:
    if field.choices:
        return max(_LEAST_TEXT, *(len(spellings[0]) + 2 for _, spellings in field.choices))
    return _WIDTHS.get(field.type, _TEXT_WIDTHS.get(field.id, _LEAST_TEXT))


def _validation(field: Field) -> dict[str, object] | None:
    """Return what a column's cells offer; other spellings are read too, so nothing is refused, only questioned."""
    offered = [spellings[0] for _, spellings in field.choices]
    if offered and not _too_much(offered):
        return {
            "validate": "list",
            "source": offered,
            "error_type": "warning",
            "error_title": "Không có trong danh sách",
            "error_message": "Nên chọn một mục trong danh sách. Vẫn giữ giá trị này?",
        }
    if field.type == "date":
        return {
            "validate": "date",
            "criteria": ">=",
            "value": date(1900, 1, 1),
            "error_type": "warning",
            "error_title": "Không phải ngày",
            "error_message": "Ghi ngày/tháng/năm, ví dụ 28/09/2018. Vẫn giữ giá trị này?",
        }
    return None


def _too_much(offered: Sequence[str]) -> bool:
    """Tell whether a drop-down cannot hold what a column offers: Excel writes it as one text, with commas between."""
    return len(",".join(offered)) > _LONGEST_LIST or any("," in one or '"' in one for one in offered)


def _content(value: object, choices: Mapping[str, tuple[str, ...]]) -> Content:
    """Return a value as its cell holds it; a period by its code, a choice by its first spelling."""
    if value is None or isinstance(value, bool | int | Decimal | date):
        return value
    text = clean(str(value))
    return choices[text][0] if text in choices else text
