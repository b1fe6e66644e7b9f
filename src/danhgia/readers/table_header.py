"""The header of a typed table: which column of the sheet is which of the table's, and what is wrong with that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danhgia.findings import Finding, Location, address
from danhgia.readers.cells import text_value
from danhgia.readers.layout import words
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.readers.workbook import Cell
    from danhgia.registers import Field, TableSpec

HEADER_WITHIN = 20
"""A header stands within so many rows."""
_ALL_BUT = 0.85  # as alike as two headings must be for one to be the other misspelt
_AKIN = 0.4  # as alike as “Mức quyết định” and “Xếp loại” are


class Header(NamedTuple):
    """A row that heads columns of a table: the sheet's column by field id; of a doubled one the first."""

    row: int
    columns: Mapping[str, int]
    doubled: Mapping[str, int]
    """The second column of a field that is there twice."""
    unknown: tuple[str, ...]

    def has(self, fields: Iterable[Field]) -> bool:
        """Tell whether all required fields among these have a column."""
        return all(field.id in self.columns for field in fields if field.required)


def header_of(rows: Mapping[int, Mapping[int, Cell]], spec: TableSpec) -> Header | None:
    """Return the first row that has all required columns, else the one that has most columns; None without any."""
    known: dict[str, str] = {}
    for field in spec.fields:
        for heading in field.headings:
            known.setdefault(_key(heading), field.id)
    headers = [_headed(row, rows[row], known) for row in sorted(rows) if row <= HEADER_WITHIN]
    complete = (header for header in headers if header.has(spec.fields))
    fullest = max(headers, key=lambda header: len(header.columns), default=None)
    return next(complete, fullest if fullest and fullest.columns else None)


def _headed(row: int, cells: Mapping[int, Cell], known: Mapping[str, str]) -> Header:
    columns: dict[str, int] = {}
    doubled: dict[str, int] = {}
    unknown = []
    for column in sorted(cells):
        text = text_value(cells[column])
        field = known.get(_key(text))
        if field is None:
            unknown.append(text)
        elif columns.setdefault(field, column) != column:
            doubled.setdefault(field, column)
    return Header(row, columns, doubled, tuple(text for text in unknown if text))


def _key(heading: str) -> str:
    return words(heading.replace("_", " "))


def header_faults(header: Header | None, at: Location, spec: TableSpec) -> list[Finding]:
    """Return which required columns are missing and which columns are there twice."""
    file, sheet = at.file, at.sheet
    required = [field for field in spec.fields if field.required]
    if header is None:
        return [Finding("DG111", at, value=required[0].headings[0])]
    missing = [
        Finding(
            "DG111",
            Location(file, sheet, header.row),
            value=field.headings[0],
            facts={"row": str(header.row), "near": nearest(field.headings[0], header.unknown)},
        )
        for field in required
        if field.id not in header.columns
    ]
    missing += _misspelt(header, at, spec)
    twice = [
        Finding(
            "DG112",
            Location(file, sheet, header.row, header.doubled[field.id]),
            value=field.headings[0],
            facts={
                "cell": address(header.row, header.columns[field.id]),
                "cell2": address(header.row, header.doubled[field.id]),
            },
        )
        for field in spec.fields
        if field.id in header.doubled
    ]
    return missing + twice


def _misspelt(header: Header, at: Location, spec: TableSpec) -> list[Finding]:
    """DG111 for a column that need not be there, where an unknown heading may be its own and would be lost.

    It has to be all but the same, or akin to that of a column which is looked for.
    """
    at = Location(at.file, at.sheet, header.row)
    absent = [field for field in spec.fields if not field.required and field.id not in header.columns]
    return [
        Finding("DG111", at, value=field.headings[0], facts={"row": str(header.row), "near": near})
        for field in absent
        if (near := nearest(field.headings[0], header.unknown, cutoff=_AKIN if field.looked_for else _ALL_BUT))
    ]
