"""Scores and totals that a sheet shows as another number than it stores, or not at all, or struck through.

The stored one is graded.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location, address
from danhgia.numbers import from_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danhgia.readers.formats import NumberFormat
    from danhgia.readers.workbook import Cell, Workbook

_STEP = Decimal("1e-9")
_LARGEST = 10**9
_NAMED = 10
"""So many cells are named."""


def shown_otherwise(
    workbook: Workbook, at: Location, cells: Iterable[tuple[int, int, Cell | None]]
) -> list[Finding]:  # fmt: skip
    """DG116: one finding for the cells of a sheet whose number format hides or rounds what is graded.

    Another one is for those that are struck through: whoever did that may have meant that they do not count.
    """
    styles = {place: style for place, style in enumerate(workbook.formats) if style.sections or style.struck}
    found, struck = [], []
    for row, column, cell in cells if styles else ():
        style = styles.get(cell.style) if cell and cell.text else None
        if not (cell and style):
            continue
        if style.struck:
            struck.append((row, column))
        if cell.kind == "n" and (both := _both(cell.text, style)):
            found.append((row, column, *both))
    findings = []
    if found:
        row, column, shown, stored = found[0]
        facts = {"n": len(found), "cells": _named([one[:2] for one in found]), "shown": shown, "stored": stored}
        findings.append(Finding("DG116", Location(at.file, at.sheet, row, column), facts=facts))
    if struck:
        facts = {"n": len(struck), "struck": _named(struck)}
        findings.append(Finding("DG116", Location(at.file, at.sheet, *struck[0]), facts=facts))
    return findings


def _named(places: Sequence[tuple[int, int]]) -> str:
    named = [address(*place) for place in places[:_NAMED]]
    return ", ".join([*named, *(["…"] if len(places) > _NAMED else [])])


@lru_cache(maxsize=1 << 12)
def _both(text: str, style: NumberFormat) -> tuple[str, Decimal] | None:
    """Return what a cell shows and what it stores, where these are two."""
    stored = from_spreadsheet(text.strip())
    if stored is None or abs(stored) >= _LARGEST:
        return None
    exact = stored.quantize(_STEP).normalize()  # a sum that a program worked out in binary
    shown = style.shows(exact)
    return None if shown is None else (shown, exact)
