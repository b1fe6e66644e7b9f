"""A blank form that asks for a level alone, a row for each subject: nothing of it is a criterion, nothing is points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from danhgia.drafting.lines import Printed
from danhgia.findings import Location
from danhgia.readers.foreign_headings import field_of
from danhgia.readers.form_columns import block, is_subject, rated_in
from danhgia.readers.form_header import WITHIN, headings_of
from danhgia.readers.form_headings import role_of
from danhgia.text import fold

if TYPE_CHECKING:
    from danhgia.drafting.lines import Rated
    from danhgia.readers.form_header import Heading
    from danhgia.readers.workbook import Grid

_Kind = Literal["who", "self", "level", "beside"]
_OWN = tuple(map(fold, ("tự nhận", "tự xếp", "tự đánh giá", "cá nhân tự", "tập thể tự", "mức tự")))
_LEVEL_HAS = tuple(map(fold, ("xếp loại", "tự nhận mức", "mức tự nhận", "mức đề nghị", "mức quyết định")))
_POINTS = fold("điểm")
_VOTED = tuple(map(fold, ("bỏ phiếu", "biểu quyết")))
_SIGNED = tuple(map(fold, ("ký tên", "chữ ký")))


@dataclass(frozen=True)
class LevelTable:
    """The header of such a form: where it begins, its rows and columns, whom it is about, the level that is voted."""

    at: Location
    rows: tuple[int, int]
    columns: tuple[int, ...]
    subject: tuple[Rated, Printed]
    vote: Printed | None


def read_level_table(grid: Grid) -> LevelTable | None:
    """Return the header of a sheet that asks for a level alone; None where any of its columns is for anything else.

    A hidden column for the vote asks nobody: that is how a template looks where nobody votes.
    """
    for row in sorted(row for row in grid.rows if row <= WITHIN):
        column = next((at for at, cell in sorted(grid.rows[row].items()) if is_subject(cell.text)), None)
        if column is None:
            continue
        top, bottom = block(grid, row, column)
        headings = list(headings_of(grid, top, bottom))
        kinds = [_kind(one) for one in headings]
        if None not in kinds and "level" in kinds:
            return _table(grid, (top, bottom), headings, [one for one in headings if _kind(one) == "level"])
    return None


def _table(grid: Grid, rows: tuple[int, int], headings: list[Heading], levels: list[Heading]) -> LevelTable:
    asked = [one for one in levels if one.column not in grid.hidden_columns]
    voted = next((one for one in asked if any(word in fold(one.text) for word in _VOTED)), None)
    vote = voted and Printed(voted.text, Location(sheet=grid.name, row=voted.row, column=voted.column))
    shown = tuple(one.column for one in headings if one in asked or one not in levels)
    at = Location(sheet=grid.name, row=rows[0], column=headings[0].column)
    return LevelTable(at, rows, shown, rated_in(grid, *rows), vote)


def _kind(one: Heading) -> _Kind | None:
    """Return what a column is for; None for one that may be points, a criterion, or that nobody knows."""
    said, over = fold(one.text), fold(one.span)
    if role_of(one.text) in {"index", "subject"} or field_of(one.text):
        return "who"
    if role_of(one.text) == "basis" or said.startswith(_SIGNED):
        return "beside"
    if _POINTS in said or _POINTS in over:
        return None
    if not any(word in said for word in _LEVEL_HAS):
        return None
    return "self" if said.startswith(_OWN) or over.startswith(_OWN) else "level"
