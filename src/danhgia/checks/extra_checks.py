"""Checks of bonuses and deductions, and of totals that they carry beyond the scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.numbers import from_scaled, plain, to_scaled
from danhgia.scores import cells_of
from danhgia.sheets import FAULT_CODES, Fault, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.checks.score_checks import Rows
    from danhgia.rubric import Extra, Sheet
    from danhgia.scores import Batch, CellRow


def check_extras(batch: Batch, sheet: Sheet, rows: Rows) -> Iterator[Finding]:
    """Return what is wrong with bonuses and deductions of rows that hold scores."""
    lines = {one.id: one for one in (*sheet.bonuses, *sheet.deductions)}
    if not lines:
        return
    columns = batch.form.columns
    claims = rows.of_rated(batch.claims)
    places = [place for place, column in enumerate(columns) if column.kind == "extra"]
    given = list(cells_of(claims[claims["what"].isin(places)]))
    reasoned = set(claims["person"][(claims["what"] == batch.form.place("extra_reason"))].tolist())
    moved: dict[int, bool] = {}
    for cell in given:
        line = lines[columns[cell.what].key]
        wrong = list(_about(cell, line, batch, rows))
        yield from wrong
        if cell.scaled and cell.state == State.NUMBER and cell.person not in reasoned:
            yield _finding("DG219", cell, line, batch, rows)
        moved[cell.person] = moved.get(cell.person, True) and not wrong
    if sheet.score.beyond == "error":
        yield from _beyond(batch, sheet, rows, {person for person, fine in moved.items() if fine})


def _about(cell: CellRow, line: Extra, batch: Batch, rows: Rows) -> Iterator[Finding]:
    """DG201, DG202 and what a cell may hold that is no number at all (DG205 to DG214)."""
    if cell.state != State.NUMBER:
        yield _finding(FAULT_CODES.get(Fault(cell.fault), "DG205"), cell, line, batch, rows)
    elif not 0 <= from_scaled(cell.scaled) <= line.cap:
        yield _finding("DG201" if cell.scaled > 0 else "DG202", cell, line, batch, rows)
    elif cell.fault == Fault.TEXT_NUMBER:
        yield _finding("DG206", cell, line, batch, rows)


def _beyond(batch: Batch, sheet: Sheet, rows: Rows, moved: set[int]) -> Iterator[Finding]:
    """DG308 total-beyond-scale: bonuses or deductions carry a total out of the scale."""
    totals, cap = rows.points["total"], to_scaled(sheet.score.total) or 0
    outside = rows.judged & rows.points["complete"].to_numpy() & ((totals > cap) | (totals < 0)).to_numpy()
    for person in sorted(moved.intersection(outside.nonzero()[0].tolist())):
        value = from_scaled(int(totals[person]))
        facts = {"who": rows.who[person], "value": value, "cap": sheet.score.total}
        yield Finding(
            "DG308",
            batch.at(person, batch.form.place("total")),
            rows.subject[person] or None,
            value=plain(value),
            limit=plain(sheet.score.total),
            unit=rows.unit[person],
            facts=facts,
        )


def _finding(code: str, cell: CellRow, line: Extra, batch: Batch, rows: Rows) -> Finding:
    value = from_scaled(cell.scaled) if cell.state == State.NUMBER and not cell.raw else cell.raw
    read = from_scaled(cell.scaled) if cell.state == State.NUMBER else None
    return Finding(
        code,
        batch.cell(cell),
        rows.subject[cell.person] or None,
        line.id,
        plain(value) if isinstance(value, Decimal) else value or None,
        limit=plain(line.cap) if code == "DG201" else None,
        unit=rows.unit[cell.person],
        facts={
            "who": rows.who[cell.person], "crit": line.printed, "value": value, "cap": line.cap, "floor": Decimal(0),
            "read": read, "shown": cell.raw,
        },
    )  # fmt: skip
