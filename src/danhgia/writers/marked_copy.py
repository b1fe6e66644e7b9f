"""A copy of a submitted workbook with each problem marked at its cell, to be corrected and sent in again."""

from __future__ import annotations

import warnings
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.workbook.properties import CalcProperties
from openpyxl.writer.excel import ExcelWriter

from danhgia.messages import hint, say
from danhgia.text import clean
from danhgia.writers.cells import MADE
from danhgia.writers.correction_sheet import RANK, filled, plain, write_corrections
from danhgia.writers.finding_rows import what

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from danhgia.findings import Finding
    from danhgia.messages import Lang

AUTHOR = "danhgia"
"""Who signs the comments: those of an earlier copy are known by it."""

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
_SEPARATOR = "\n———\n"
_LONGEST = 6_000  # letters of a comment; a longer one no screen shows, and the added sheet has it all
_WIDTH, _LINE, _LETTERS, _TALLEST = 380, 17, 54, 620  # of a comment: pixels; a line and its letters; the highest
_TEMPLATE_FILL = "FFF2CC"  # what a template's cells to fill in look like, unlocked as they are


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
    for sheet in sheets.values():
        _take_back(sheet)
    marked = _by_cell(findings, sheets)
    for cell, found in marked.items():
        _mark(cell, found, lang)
    write_corrections(book, findings, name=submitted.name, lost=submitted.lost, lang=lang)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    return Marked(_saved(book), len(marked))


def _opened(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is lost, the added sheet tells more
        try:
            book = load_workbook(BytesIO(data), rich_text=True)
        except _FAULTS as fault:
            raise NotOpenable from fault
    book.properties.created = book.properties.modified = MADE  # where a file has none, openpyxl takes the clock's
    return book


def _take_back(sheet: Worksheet) -> None:
    """Remove the marks of an earlier copy that was corrected and sent in: its comments and colours."""
    for cell in _stored(sheet):
        comment = cell.comment
        if comment is None or comment.author != AUTHOR:
            continue
        earlier = comment.text.partition(_SEPARATOR)[2]
        cell.comment = _comment(earlier, "") if earlier else None
        cell.fill = filled(None if cell.protection.locked else _TEMPLATE_FILL)


def _stored(sheet: Worksheet) -> list[Cell]:
    # Any public way of going through the cells makes one of each that is blank.
    return [cell for cell in sheet._cells.values() if isinstance(cell, Cell)]  # noqa: SLF001


def _by_cell(findings: Iterable[Finding], sheets: Mapping[str, Worksheet]) -> dict[Cell, list[Finding]]:
    """Return the findings of each cell, in their order; what lies in joined cells is marked where they are shown."""
    anchors = {name: _anchors(sheet) for name, sheet in sheets.items()}
    found: dict[Cell, list[Finding]] = defaultdict(list)
    for finding in findings:
        at = finding.at
        if at.sheet and at.row and at.column:
            place = anchors[at.sheet].get((at.row, at.column), (at.row, at.column))
            cell = sheets[at.sheet].cell(*place)
            if isinstance(cell, Cell):
                found[cell].append(finding)
    return found


def _anchors(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the first cell of the joined area that each other cell of it belongs to."""
    return {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


def _mark(cell: Cell, findings: Sequence[Finding], lang: Lang) -> None:
    worst = min((finding.severity for finding in findings), key=RANK.index)
    text = "\n\n".join(_said(finding, lang) for finding in findings)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rstrip()}…"
    earlier = f"{_SEPARATOR}{cell.comment.text}" if cell.comment else ""
    cell.comment = _comment(text + earlier, AUTHOR)
    cell.fill = filled(worst)


def _said(finding: Finding, lang: Lang) -> str:
    severity = say(f"severity.{finding.severity}", lang)
    said = [f"{severity} [{finding.code}]: {plain(what(finding, lang))}"]
    if what_to_do := plain(hint(finding, lang)):
        said.append(say("finding.hint", lang, hint=what_to_do))
    return "\n".join(said)


def _comment(text: str, author: str) -> Comment:
    """Return a comment large enough to be read at once."""
    lines = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
    return Comment(text, author, height=min(_LINE * (lines + 1), _TALLEST), width=_WIDTH)


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
