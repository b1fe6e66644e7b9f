"""A blank form with a column for each criterion, as units have: its header read as the lines of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from danhgia.drafting import labels
from danhgia.drafting.lines import FormLine, Points, Printed, UnusedColumn
from danhgia.drafting.sums import sum_of
from danhgia.findings import Location
from danhgia.readers.cells import text_value
from danhgia.readers.foreign_headings import field_of
from danhgia.readers.form_header import WITHIN, are_numbers, headings_of
from danhgia.readers.form_headings import PERSONAL, role_of
from danhgia.readers.form_points import points_in, points_within
from danhgia.readers.layout import texts_of, words
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.drafting.lines import Rated
    from danhgia.readers.form_header import Heading
    from danhgia.readers.workbook import Grid, Workbook

_NEVER = tuple(
    map(
        fold,
        (
            "mức", "xếp loại", "kết quả xếp", "kết quả đánh giá", "kết quả kiểm phiếu", "lý do", "ghi chú", "tự nhận",
            "tổng điểm tự chấm", "số phiếu", "tự xếp loại", "đề nghị", "căn cứ", "chữ ký", "ký tên", "ngày", "chức vụ",
            "số đảng viên", "đảng số", "cá nhân tự đánh giá", "cá nhân tự chấm", "ý kiến", "kết luận", "thời gian",
        ),
    )
)  # fmt: skip
_FEWEST = 2
_TALLEST = 4
_TRIED = 6
"""So many rows that head who is scored are looked at; the first is the table's, but for notes above it."""


class _Criterion(NamedTuple):
    """A column of scores: its heading, the group that spans it, and its points."""

    heading: Heading
    group: tuple[int, int, str]
    cap: Points | None
    name: str


@dataclass(frozen=True)
class ColumnForm:
    """What a header with criteria in columns says."""

    at: Location
    lines: tuple[FormLine, ...]
    unused: tuple[UnusedColumn, ...]
    subject: tuple[Rated, Printed]


def read_columns(workbook: Workbook, grid: Grid) -> ColumnForm | None:
    """Return the criteria that head a sheet's columns, or None where nothing looks like them."""
    tried = 0
    for row in sorted(row for row in grid.rows if row <= WITHIN):
        subjects = (at for at, cell in sorted(grid.rows[row].items()) if cell.kind == "s" and is_subject(cell.text))
        column = next(subjects, None)
        if column is None or tried == _TRIED:
            continue
        tried += 1
        found = _Columns(workbook, grid, row, column).form()
        if found is not None:
            return found
    return None


class _Columns:
    def __init__(self, workbook: Workbook, grid: Grid, row: int, subject: int) -> None:
        self.workbook, self.grid, self.subject = workbook, grid, subject
        self.top, self.bottom = block(grid, row, subject)
        self.spans = [area for area in grid.merges if self.top <= area[0] <= self.bottom and area[3] > area[1]]
        self.alone: dict[int, tuple[int, int, str]] = {}
        self.headings = [self.parted(one) for one in headings_of(grid, self.top, self.bottom) if one.column != subject]
        below = self.bottom + 1
        self.numbered = are_numbers(texts_of(grid.rows.get(below, {})), len(self.headings))
        self.points = self.points_row(below + self.numbered)
        self.bare = self.numbered or not self.are_numbers()
        self.labelled = all(
            labels.split(one.text, bare=True)[1] for one in self.headings if self.is_scored(one) and self.cap(one)[0]
        )

    def parted(self, one: Heading) -> Heading:
        """Return the heading of a criterion below that of a group of one column, the group kept aside."""
        if len(one.parts) < _FEWEST:
            return one
        (row, upper), (below, lower) = one.parts[0], one.parts[-1]
        at = Location(sheet=self.grid.name, row=row, column=one.column)
        if not (labels.split(upper)[1] or points_within(upper, at)[0]):
            return one
        self.alone[one.column] = (row, one.column, upper)
        return one._replace(row=below, text=lower)

    def form(self) -> ColumnForm | None:
        """Return the form, where two columns are criteria, or one and the sum of all."""
        criteria = [one for one in self.headings if self.is_certain(one)]
        totals = [one for one in self.headings if self.is_total_of_all(one) and not self.is_beside(one)]
        if not criteria or len(criteria) + len(totals) < _FEWEST:
            return None
        lines = tuple(self.lines())
        unused = tuple(
            UnusedColumn(Printed(one.text, self.at(one)), "unknown")
            for one in self.headings
            if not self.is_certain(one) and not self.is_known(one) and not self.is_total(one)
        )
        at = Location(sheet=self.grid.name, row=self.top, column=self.headings[0].column)
        return ColumnForm(at, lines, unused, rated_in(self.grid, self.top, self.bottom))

    def lines(self) -> Iterator[FormLine]:
        """Yield groups, criteria and sums from the left."""
        group: tuple[int, int] | None = None
        for one in self.headings:
            if not (self.is_certain(one) or (self.is_total(one) and not self.is_beside(one))):
                continue
            over = self.group(one)
            if over and over[:2] != group and not self.is_total_of_all(one):
                yield self.line(over[2], Location(sheet=self.grid.name, row=over[0], column=over[1]), 0)
            group = over[:2] if over else None
            yield self.line(one.text, self.at(one), 1 if over else 0, one)

    def line(self, text: str, at: Location, depth: int, one: Heading | None = None) -> FormLine:
        """Return one heading as a line of the form."""
        within, name = points_within(text, at, bare=self.bare)
        below = self.points.get(one.column) if one else None
        cap = below if below is not None and below.said else Points(at, why="unprinted")
        if sum_of(name) is not None:
            return FormLine(name, at, cap, text_cap=within)
        printed, label, rest = labels.split(name, bare=self.labelled and one is not None)
        return FormLine(rest, at, cap, label, printed, text_cap=within, depth=depth)

    def is_scored(self, one: Heading) -> bool:
        """Tell whether a column may hold scores: nothing that says who somebody is, nor what became of the scores."""
        return not self.is_known(one) and not self.is_total(one)

    def is_certain(self, one: Heading) -> bool:
        """Tell whether a column is a criterion: it has points, a label of its own, or a group with either."""
        if not self.is_scored(one):
            return False
        over = self.group(one)
        group_says = over is not None and (labels.split(over[2])[1] or points_within(over[2], self.at(one))[0])
        return bool(self.cap(one)[0] or labels.split(one.text)[1] or group_says)

    def is_known(self, one: Heading) -> bool:
        """Tell whether a column is one that every such sheet has beside its criteria."""
        texts = (one.text, one.span)
        own = fold(one.text)
        known = field_of(one.text) is not None or role_of(one.text) in {"index", "subject", "basis"}
        return known or any(fold(text).startswith(_NEVER) for text in texts if text) or not own

    def is_total(self, one: Heading) -> bool:
        """Tell whether a column is a sum."""
        return sum_of(points_within(one.text, self.at(one), bare=True)[1]) is not None

    def is_total_of_all(self, one: Heading) -> bool:
        """Tell whether a column is the sum of everything."""
        return sum_of(points_within(one.text, self.at(one), bare=True)[1]) == ""

    def is_beside(self, one: Heading) -> bool:
        """Tell whether a sum is of somebody else's scores: `Tổng điểm tự chấm`."""
        return any(fold(text).startswith(_NEVER) for text in (one.text, one.span) if text)

    def cap(self, one: Heading) -> tuple[Points | None, str]:
        """Return the points that a heading says, or those below it."""
        below = self.points.get(one.column)
        within, name = points_within(one.text, self.at(one), bare=self.bare)
        return (below if below is not None and below.said else within), name

    def group(self, one: Heading) -> tuple[int, int, str] | None:
        """Return the cell that spans a column, with its place."""
        over = [area for area in self.spans if area[0] < one.row and area[1] <= one.column <= area[3]]
        said = [(area[0], area[1], text) for area in over if (text := text_value(self.grid.cell(area[0], area[1])))]
        return max(said, default=self.alone.get(one.column))

    def points_row(self, row: int) -> Mapping[int, Points]:
        """Return the points below the header, where a row says that it holds them."""
        cells = self.grid.rows.get(row, {})
        first = next((words(text) for column in sorted(cells) if (text := text_value(cells[column]))), "")
        if role_of(first) != "cap":
            return {}
        return {
            column: points_in(cell, self.workbook, Location(sheet=self.grid.name, row=row, column=column))
            for column, cell in cells.items()
        }

    def are_numbers(self) -> bool:
        """Tell whether the numbers in brackets behind headings number the columns, and are no points."""
        said = [(points_within(one.text, self.at(one), bare=True)[0], one) for one in self.headings]
        found = [(points.value, one.column) for points, one in said if points is not None]
        return len(found) > _FEWEST and len({(value or 0) - column for value, column in found}) == 1

    def at(self, one: Heading) -> Location:
        """Return where a heading stands."""
        return Location(sheet=self.grid.name, row=one.row, column=one.column)


def is_subject(text: str) -> bool:
    """Tell whether a column says who is rated."""
    return role_of(text) == "subject"


def rated_in(grid: Grid, top: int, bottom: int) -> tuple[Rated, Printed]:
    """Return whom the rows below a header are about, with the heading that says so: people, where names of any are."""
    named = [one for one in headings_of(grid, top, bottom) if is_subject(one.text)]
    people = [one for one in named if field_of(one.text) in PERSONAL]
    own = (people or named)[0]
    printed = Printed(own.text, Location(sheet=grid.name, row=own.row, column=own.column))
    return ("person" if people else "organisation"), printed


def block(grid: Grid, row: int, subject: int) -> tuple[int, int]:
    """Return the first and the last row of a header: what the subject's heading is joined over, and spans above it."""
    joined = [area[2] for area in grid.merges if area[0] == row and area[1] == subject and area[2] < row + _TALLEST]
    bottom = max([row, *joined])
    above = [area for area in grid.merges if area[0] == area[2] == row - 1 and area[1] > subject and area[3] > area[1]]
    headed = sum(1 for area in above if text_value(grid.cell(area[0], area[1])))
    if not joined and not text_value(grid.cell(row + 1, subject)):
        spans = [area for area in grid.merges if area[0] == row and area[3] > area[1] > subject]
        beneath = [text_value(grid.cell(row + 1, area[1])) for area in spans]
        bottom += bool(beneath) and all(beneath)
    return (row - 1 if headed and _beside(grid, row - 1, subject) else row), bottom


def _beside(grid: Grid, row: int, subject: int) -> bool:
    """Tell whether a row above a header belongs to it: nothing of it stands over who is scored."""
    return not any(text_value(cell) for column, cell in grid.rows.get(row, {}).items() if column <= subject)
