"""Slips that only another program can make in a workbook: done to its parts, everything else left as it is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from danhgia.forms import MARK_SHEET, SCORE_SHEET

if TYPE_CHECKING:
    from collections.abc import Callable

SCORES = "xl/worksheets/sheet1.xml"
_BOOK, _STYLES, _TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"
_PERCENT = '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
_NO_PROPERTIES = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
_SAVED, _SAVED_LATER = (1980, 1, 1, 0, 0, 0), (1990, 1, 1, 0, 0, 0)
_ANOTHER_LEVEL = 1


def edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a workbook with one of its parts changed.

    Raises:
        ValueError: the change changed nothing, so the slip was not made.
    """
    parts = _parts(data)
    before = parts[part].decode()
    after = change(before)
    if after == before:
        raise ValueError(f"{part}: nothing changed")
    return _packed({**parts, part: after.encode()})


def saved_again(data: bytes) -> bytes:
    """Return a workbook as another save leaves it: other bytes, the same contents."""
    return _packed(_parts(data), moment=_SAVED_LATER, level=_ANOTHER_LEVEL)


def with_text(data: bytes, cell: str, text: str | None) -> bytes:
    """Return a workbook with a text in a cell of the score sheet, or with that cell emptied."""
    return edited(data, SCORES, lambda xml: _with_cell(xml, cell, text))


def with_percent(data: bytes, cell: str) -> bytes:
    """Return a workbook in which a cell of the score sheet is shown as a percentage."""
    count = 0

    def add_style(xml: str) -> str:
        nonlocal count
        count = int(re.findall(r'<cellXfs count="(\d+)"', xml)[0])
        return xml.replace(f'<cellXfs count="{count}"', f'<cellXfs count="{count + 1}"').replace(
            "</cellXfs>", f"{_PERCENT}</cellXfs>"
        )

    styled = edited(data, _STYLES, add_style)
    return edited(styled, SCORES, lambda xml: re.sub(rf'(<c r="{cell}") s="\d+"', rf'\1 s="{count}"', xml))


def with_merge(data: bytes, area: str) -> bytes:
    """Return a workbook in which an area of the score sheet is one cell."""
    return edited(data, SCORES, lambda xml: xml.replace("</mergeCells>", f'<mergeCell ref="{area}"/></mergeCells>'))


def with_row_hidden(data: bytes, row: int) -> bytes:
    """Return a workbook in which a row of the score sheet is hidden."""
    return edited(data, SCORES, lambda xml: xml.replace(f'<row r="{row}"', f'<row r="{row}" hidden="1"'))


def with_far_cell(data: bytes, row: int) -> bytes:
    """Return a workbook with something typed far below the table of the score sheet."""
    far = f'<row r="{row}"><c r="A{row}"><v>1</v></c></row></sheetData>'
    return edited(data, SCORES, lambda xml: xml.replace("</sheetData>", far))


def with_sheet_renamed(data: bytes, name: str) -> bytes:
    """Return a workbook whose score sheet has another name."""
    return edited(data, _BOOK, lambda xml: xml.replace(f'name="{SCORE_SHEET}"', f'name="{name}"'))


def with_macros_announced(data: bytes) -> bytes:
    """Return a workbook that says of itself that it has macros."""
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return edited(data, _TYPES, lambda xml: xml.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))


def without_mark(data: bytes) -> bytes:
    """Return a workbook without the mark of the template, as where its table was copied into a new file."""
    unnamed = edited(data, _BOOK, lambda xml: xml.replace(f'name="{MARK_SHEET}"', 'name="Sheet4"'))
    bare = edited(
        unnamed, "xl/worksheets/sheet4.xml", lambda xml: re.sub(r"<sheetData>.*</sheetData>", "<sheetData/>", xml)
    )
    return edited(bare, "docProps/custom.xml", lambda _: _NO_PROPERTIES)


def _with_cell(xml: str, cell: str, text: str | None) -> str:
    found = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(/>|>.*?</c>)', xml)
    style = (found[1] or "") if found else ""
    content = f' t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else "/>"
    written = f'<c r="{cell}"{style}{content}'
    if found:
        return xml.replace(found[0], written)
    row = re.sub("[A-Z]+", "", cell)
    return re.sub(rf'(<row r="{row}".*?)(</row>)', lambda at: at[1] + written + at[2], xml, count=1)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _packed(
    parts: dict[str, bytes], *, moment: tuple[int, int, int, int, int, int] = _SAVED, level: int | None = None
) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, moment)
            info.create_system = 0  # the same on every system
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return written.getvalue()
