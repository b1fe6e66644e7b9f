"""Marks in a sheet: the colour of a cell, and the comment that says what is wrong with it and how to fix it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from danhgia.messages import hint, say
from danhgia.writers.correction_sheet import RANK, filled, plain
from danhgia.writers.finding_rows import what

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from danhgia.codes import Severity
    from danhgia.findings import Finding
    from danhgia.messages import Lang

AUTHOR = "danhgia"
"""Who signs the comments: those of an earlier copy are known by it."""

_ALWAYS = 'N("danhgia")=0'
"""The condition of our rules for colours: always true, and known by its spelling."""
_SEPARATOR = "\n———\n"
_LONGEST = 6_000  # letters of a comment; a longer one no screen shows, and the added sheet has it all
_WIDTH, _LINE, _LETTERS, _TALLEST = 380, 17, 54, 620  # of a comment: pixels; a line and its letters; the highest
_TEMPLATE_FILL = "FFF2CC"  # what a template's cells to fill in look like, unlocked as they are


def take_back(sheet: Worksheet) -> None:
    """Remove the marks of an earlier copy that was corrected and sent in: its comments and colours."""
    for cell in _stored(sheet):
        comment = cell.comment
        if comment is None or comment.author != AUTHOR:
            continue
        earlier = comment.text.partition(_SEPARATOR)[2]
        cell.comment = _comment(earlier, "") if earlier else None
        cell.fill = filled(None if cell.protection.locked else _TEMPLATE_FILL)
    for area in list(sheet.conditional_formatting):
        if any(rule.formula == [_ALWAYS] for rule in area.rules):
            del sheet.conditional_formatting[str(area.sqref)]


def mark(sheet: Worksheet, findings: Iterable[Finding], lang: Lang) -> int:
    """Mark the cells that findings of a sheet lie in, and return how many they are.

    A cell has the colour of the worst that was found in it, and all of it in one comment.
    """
    coloured: dict[Severity, list[str]] = defaultdict(list)
    marked = _by_cell(sheet, findings)
    for cell, found in marked.items():
        worst = min((finding.severity for finding in found), key=RANK.index)
        earlier = f"{_SEPARATOR}{cell.comment.text}" if cell.comment else ""
        cell.comment = _comment(_text(found, lang) + earlier, AUTHOR)
        cell.fill = filled(worst)
        coloured[worst].append(cell.coordinate)
    _colour_over(sheet, coloured)
    return len(marked)


def _by_cell(sheet: Worksheet, findings: Iterable[Finding]) -> dict[Cell, list[Finding]]:
    """Return the findings of each cell, in their order; what lies in joined cells is marked where they are shown."""
    anchors = _anchors(sheet)
    found: dict[Cell, list[Finding]] = defaultdict(list)
    for finding in findings:
        row, column = finding.at.row, finding.at.column
        if row and column:
            cell = sheet.cell(*anchors.get((row, column), (row, column)))
            if isinstance(cell, Cell):
                found[cell].append(finding)
    return found


def _colour_over(sheet: Worksheet, cells: Mapping[Severity, Sequence[str]]) -> None:
    """Let the colours show where rules of the sheet colour cells, too: a rule of ours comes first and ends there."""
    areas = list(sheet.conditional_formatting)
    if not areas:
        return
    every = ConditionalFormattingList()
    for priority, severity in enumerate(RANK, start=1):
        if severity in cells:
            look = DifferentialStyle(fill=PatternFill("solid", bgColor=filled(severity).fgColor))
            ours = Rule("expression", dxf=look, priority=priority, stopIfTrue=True, formula=[_ALWAYS])
            every.add(" ".join(cells[severity]), ours)
    for area in areas:
        for rule in area.rules:
            rule.priority += len(RANK)
            every.add(area, rule)
    sheet.conditional_formatting = every


def _text(findings: Sequence[Finding], lang: Lang) -> str:
    text = "\n\n".join(_said(finding, lang) for finding in findings)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _stored(sheet: Worksheet) -> list[Cell]:
    # Any public way of going through the cells makes one of each that is blank.
    return [cell for cell in sheet._cells.values() if isinstance(cell, Cell)]  # noqa: SLF001


def _anchors(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the first cell of the joined area that each other cell of it belongs to."""
    return {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


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
