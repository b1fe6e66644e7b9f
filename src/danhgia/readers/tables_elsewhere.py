"""Tables that grades rest on, where their own sheet is missing or empty: they may stand under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.readers.package import Rejected
from danhgia.readers.table_header import header_of
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danhgia.readers.workbook import Workbook
    from danhgia.registers import TableSpec


def tables_elsewhere(
    workbook: Workbook, empty: Sequence[TableSpec], known: Sequence[TableSpec], shown: str
) -> Iterator[Finding]:
    """DG110, as a warning: a visible sheet that no table is called by has the columns of one without a row.

    It is not read: a list of last year may be kept beside this one.
    """
    called = {fold(name) for spec in known for name in (spec.sheet, *spec.other_names)}
    for name in workbook.sheet_names:
        if workbook.states[name] == "visible" and fold(name) not in called:
            laid_out = _laid_out(workbook, name, known)
            if laid_out and laid_out in empty:
                facts = {"sheet": laid_out.sheet, "why": "elsewhere", "near": name}
                yield Finding("DG110", Location(shown), facts=facts, downgraded=True)


def _laid_out(workbook: Workbook, name: str, known: Sequence[TableSpec]) -> TableSpec | None:
    """Return the table that a sheet has most columns of, with all that are needed and something below them."""
    try:
        rows = workbook.grid(name).rows
    except Rejected:
        return None  # nobody asked for this sheet
    fitting = {}
    for spec in known:
        header = header_of(rows, spec)
        needed = [field for field in spec.fields if field.required or field.looked_for]
        if header and header.row < max(rows) and all(field.id in header.columns for field in needed):
            fitting[spec] = len(header.columns)
    return max(fitting, key=lambda spec: fitting[spec], default=None)
