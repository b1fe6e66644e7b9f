"""A copy of a submitted workbook with each problem marked at its cell, to be corrected and sent in again."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.writer.excel import ExcelWriter

from danhgia.text import clean
from danhgia.writers.cell_marks import mark, take_back
from danhgia.writers.cells import MADE
from danhgia.writers.correction_sheet import write_corrections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from danhgia.findings import Finding
    from danhgia.messages import Lang

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
"""What openpyxl raises on a file that it cannot read or write: hardly ever an exception of its own."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class NotOpenable(Exception):
    """openpyxl cannot read the workbook, or cannot write it again."""


@dataclass(frozen=True, slots=True, repr=False)
class Marked:
    """A marked copy: its bytes, and how many cells are marked in it."""

    data: bytes
    cells: int


@dataclass(frozen=True, slots=True, repr=False)
class Submitted:
    """A workbook to make a copy of: its file's name, its bytes, its worksheets, and what a copy of it cannot keep.

    `lost` are neutral keys, which the added sheet says in words.
    """

    name: str
    data: bytes
    sheets: Sequence[str]
    lost: Sequence[str] = ()


def marked_copy(submitted: Submitted, findings: Sequence[Finding], lang: Lang) -> Marked:
    """Return the copy of a workbook with its findings marked and listed; the same input gives the same bytes.

    Raises:
        NotOpenable: the workbook is one that openpyxl cannot change.
    """
    book = _opened(submitted.data)
    sheets = {clean(sheet.title): sheet for sheet in book.worksheets}
    if not {*submitted.sheets, *(finding.at.sheet for finding in findings if finding.at.sheet)} <= sheets.keys():
        raise NotOpenable  # openpyxl passes over what it does not understand, in silence
    cells = 0
    for name, sheet in sheets.items():
        take_back(sheet)
        cells += mark(sheet, [finding for finding in findings if finding.at.sheet == name], lang)
    write_corrections(book, findings, name=submitted.name, lost=submitted.lost, lang=lang)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    return Marked(_saved(book), cells)


def _opened(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is lost, the added sheet tells more
        try:
            book = load_workbook(BytesIO(data), rich_text=True)
        except _FAULTS as fault:
            raise NotOpenable from fault
    book.properties.created = book.properties.modified = MADE  # where a file has none, openpyxl takes the clock's
    return book


def _saved(book: Workbook) -> bytes:
    """Return the workbook's bytes, without the time of the run that openpyxl and zip archives put there."""
    written = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ExcelWriter(book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
        except _FAULTS as fault:
            raise NotOpenable from fault
    packed = BytesIO()
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as dated:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            dated.writestr(entry, archive.read(name))
    return packed.getvalue()
