"""What a cell of a typed table holds, by the type of its column."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from danhgia import periods
from danhgia.numbers import SCALE
from danhgia.readers.cells import date_value, score_value, text_value
from danhgia.sheets import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from danhgia.periods import Period
    from danhgia.readers.workbook import Cell, Workbook
    from danhgia.registers import Field
    from danhgia.sheets import CellValue

Value: TypeAlias = "str | int | date | Period"


def parser(field: Field, workbook: Workbook) -> Callable[[Cell], Value | None]:
    """Return what reads a field's cells: the value, or None where a cell is blank or cannot be read as that type."""
    match field.type:
        case "date":
            return lambda cell: date_value(cell, workbook)
        case "period":
            return lambda cell: periods.parse(text_value(cell))
        case "choice":
            known = lru_cache(maxsize=1024)(field.choice)  # few spellings, on every row
            return lambda cell: known(text_value(cell))
        case "time":
            return lambda cell: date_value(cell, workbook) or periods.parse(text_value(cell)) or _text(cell)
        case "number":
            return lambda cell: _whole(score_value(cell, workbook))
        case _:
            return _text


def _text(cell: Cell) -> str | None:
    return None if cell.kind == "e" else text_value(cell) or None


def _whole(value: CellValue) -> int | None:
    whole = value.state == State.NUMBER and value.scaled % SCALE == 0
    return value.scaled // SCALE if whole else None
