"""What became of a foreign list that was made into a roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.findings import Finding


@dataclass(frozen=True, slots=True)
class ImportedColumn:
    """One column of a foreign list: where its heading stands, and the field of the roster that it became, if any."""

    sheet: str
    cell: str
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True)
class ImportedSheet:
    """One sheet of a foreign list: how many people it gave, and the rows about nobody; a hidden one was not read."""

    name: str
    is_list: bool
    people: int = 0
    left_out: tuple[int, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What the roster has no column for, of one row of a foreign list, by heading; `code` is empty where nobody's."""

    code: str
    name: str
    sheet: str
    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a foreign list; `output` is None where two readings were possible and nothing was written."""

    source: str
    output: str | None
    sheets: tuple[ImportedSheet, ...]
    columns: tuple[ImportedColumn, ...]
    people: int
    units: int
    proposed_people: tuple[str, ...]
    proposed_units: Mapping[str, str]
    """Names by the code that is proposed for them."""
    findings: tuple[Finding, ...]
