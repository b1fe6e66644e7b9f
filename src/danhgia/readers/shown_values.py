"""Scores and totals that a sheet shows as another number than it stores, or not at all: the stored one is graded."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location, address
from danhgia.numbers import from_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.readers.formats import NumberFormat
    from danhgia.readers.workbook import Cell, Workbook

_STEP = Decimal("1e-9")
_LARGEST = 10**9
_NAMED = 10
"""So many cells are named."""


def shown_otherwise(
    workbook: Workbook, at: Location, cells: Iterable[tuple[int, int, Cell | None]]
) -> list[Finding]:  # fmt: skip
    """DG116: one finding for the cells of a sheet whose number format hides or rounds what is graded."""
    styles = {place: style for place, style in enumerate(workbook.formats) if style.sections}
    found = []
    for row, column, cell in cells if styles else ():
        style = styles.get(cell.style) if cell and cell.kind == "n" else None
        if cell and style and (both := _both(cell.text, style)):
            found.append((row, column, *both))
    if not found:
        return []
    row, column, shown, stored = found[0]
    named = [address(*one[:2]) for one in found[:_NAMED]]
    listed = ", ".join([*named, *(["…"] if len(found) > _NAMED else [])])
    facts = {"n": len(found), "cells": listed, "shown": shown, "stored": stored}
    return [Finding("DG116", Location(at.file, at.sheet, row, column), facts=facts)]


@lru_cache(maxsize=1 << 12)
def _both(text: str, style: NumberFormat) -> tuple[str, Decimal] | None:
    """Return what a cell shows and what it stores, where these are two."""
    stored = from_spreadsheet(text.strip())
    if stored is None or abs(stored) >= _LARGEST:
        return None
    exact = stored.quantize(_STEP).normalize()  # a sum that a program worked out in binary
    shown = style.shows(exact)
    return None if shown is None else (shown, exact)
