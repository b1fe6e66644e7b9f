"""Cells to values: a score, a claim, a text, a date. What a cell only looks like is never taken for what it holds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.numbers import SCALE, from_spreadsheet, from_text, plain, to_scaled
from danhgia.readers.formats import PLAIN
from danhgia.sheets import CellValue, Fault, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.readers.formats import NumberFormat
    from danhgia.readers.spellings import Cell
    from danhgia.readers.workbook import Workbook

_ERROR = re.compile(
    r"#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|ERROR!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA).*"
    r"|Err:[0-9]{3}"
)
BLANK = CellValue(State.BLANK)
"""What a cell holds that is not there."""
_CLAIM_STEP = Decimal("1e-9")
_CACHE = 65536
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T[0-9:.]+Z?)?")
_LAST_SERIAL = 2_958_465  # 31/12/9999
_NO_DAY = 60  # 29/02/1900, which never was: spreadsheets count it all the same


class Values(dict["Cell | None", CellValue]):
    """What the cells of workbooks with the same styles hold; sheets of one template have most of them in common.

    `raw` is the text as typed or stored; for a date the day as shown (`03/05/2025`; the serial where the format prints
    no day), for a percentage the text as shown (`90%`), with the stored number in `scaled`. A plain number has none.
    """

    def __init__(self, formats: tuple[NumberFormat, ...], *, date1904: bool, claim: bool) -> None:
        super().__init__({None: BLANK})
        self.formats = formats
        self.date1904 = date1904
        self.claim = claim

    def __missing__(self, cell: Cell) -> CellValue:
        """Read a cell that was not met before."""
        value = self._read(cell)
        if len(self) < _CACHE:
            self[cell] = value
        return value

    def of(self, cells: Mapping[int, Cell], columns: Iterable[int]) -> tuple[CellValue, ...]:
        """Return what a row's cells hold in some columns."""
        return tuple(map(self.__getitem__, map(cells.get, columns)))

    def _read(self, cell: Cell) -> CellValue:
        if cell.kind == "n":
            shown = _format(cell, self)
            if shown.kind:
                return _shown_otherwise(cell, shown, self)
            return _number(cell.text, formula=cell.formula, claim=self.claim)
        return _text(cell.text, formula=cell.formula, claim=self.claim) if cell.kind == "s" else _other(cell)


@lru_cache(maxsize=32)
def _values(formats: tuple[NumberFormat, ...], *, date1904: bool, claim: bool) -> Values:
    return Values(formats, date1904=date1904, claim=claim)


def score_values(workbook: Workbook) -> Values:
    """Return what score cells hold. One that shows a date or a percentage holds no score, whatever is stored."""
    return _values(workbook.formats, date1904=workbook.date1904, claim=False)


def claim_values(workbook: Workbook) -> Values:
    """Return what cells of totals or levels hold: as scores, but words are words.

    Numbers are brought to nine decimals first: the program that wrote the sheet summed in binary.
    """
    return _values(workbook.formats, date1904=workbook.date1904, claim=True)


def score_value(cell: Cell | None, workbook: Workbook) -> CellValue:
    """Return what one score cell holds."""
    return score_values(workbook)[cell]


def claim_value(cell: Cell | None, workbook: Workbook) -> CellValue:
    """Return what one cell of totals or levels holds."""
    return claim_values(workbook)[cell]


def text_value(cell: Cell | None) -> str:
    """Return a cell as text: a number as plain digits (`12`, `79000000000`), never with an exponent."""
    if cell is None:
        return ""
    if cell.kind == "n":
        return _digits(cell.text)
    return _truth(cell) if cell.kind == "b" else cell.text


def date_value(cell: Cell | None, workbook: Workbook) -> date | None:
    """Return the day that a cell holds, or None: a number shown as a day, an ISO date, or `5/10/2018`, `2018-10-05`."""
    if cell is None:
        return None
    if cell.kind == "n":
        return _day(cell.text, workbook) if _format(cell, workbook).kind == "date" else None
    return _written_day(cell.text) if cell.kind in {"s", "d"} else None


def shown_text(cell: Cell | None, workbook: Workbook) -> str:
    """Return a cell as text, a day as people read it (`28/03/2020`): for what is on record and nothing rests on."""
    day = date_value(cell, workbook) if is_number(cell) else None
    return f"{day:%d/%m/%Y}" if day else text_value(cell)


def is_number(cell: Cell | None) -> bool:
    """Tell whether a cell stores a number, however it is shown."""
    return cell is not None and cell.kind == "n"


def _other(cell: Cell) -> CellValue:
    """Return what a cell holds that is neither number nor text."""
    match cell.kind:
        case "b":
            return _unreadable(cell, Fault.NOT_A_NUMBER, _truth(cell))
        case "e":
            return _unreadable(cell, Fault.ERROR_VALUE, cell.text)
        case "d":
            day = _written_day(cell.text)
            return _unreadable(cell, Fault.DATE, f"{day:%d/%m/%Y}" if day else cell.text)
        case _:
            return _unreadable(cell, Fault.NOT_CALCULATED, "") if cell.formula else BLANK


def _format(cell: Cell, workbook: Workbook | Values) -> NumberFormat:
    return workbook.formats[cell.style] if cell.style < len(workbook.formats) else PLAIN


@lru_cache(maxsize=_CACHE)
def _number(stored: str, *, formula: bool, claim: bool) -> CellValue:
    """Return a stored number; a sheet repeats few numbers many times."""
    number = from_spreadsheet(stored.strip())
    if number is not None and claim:
        number = _rounded(number, _CLAIM_STEP)
    scaled = None if number is None else to_scaled(number)
    if scaled is not None:
        return CellValue(State.NUMBER, scaled, formula=formula)
    fine = number is not None and to_scaled(_rounded(number, _CLAIM_STEP).to_integral_value()) is not None
    raw = stored.strip() if number is None else plain(number)
    return CellValue(State.UNREADABLE, raw=raw, fault=Fault.TOO_FINE if fine else Fault.NOT_A_NUMBER, formula=formula)


def _rounded(number: Decimal, step: Decimal) -> Decimal:
    """Round to `step`; numbers too long for it are beyond any score anyway and stay as they are."""
    return number.quantize(step, ROUND_HALF_UP) if abs(number) < SCALE * SCALE else number


def _text(text: str, *, formula: bool, claim: bool) -> CellValue:
    if not text:
        return BLANK._replace(formula=formula)
    if _ERROR.fullmatch(text):
        return CellValue(State.UNREADABLE, raw=text, fault=Fault.ERROR_VALUE, formula=formula)
    number = from_text(text)
    scaled = None if number is None else to_scaled(number)
    if scaled is not None:
        return CellValue(State.NUMBER, scaled, text, Fault.TEXT_NUMBER, formula)
    if claim:
        return CellValue(State.TEXT, raw=text, formula=formula)
    return CellValue(State.UNREADABLE, raw=text, fault=Fault.NOT_A_NUMBER, formula=formula)


def _shown_otherwise(cell: Cell, shown: NumberFormat, workbook: Values) -> CellValue:
    """Return a number that its format shows as a date or a percentage."""
    number = from_spreadsheet(cell.text.strip())
    if number is None:
        return _unreadable(cell, Fault.NOT_A_NUMBER, cell.text)
    if shown.kind == "date":
        day = _day(cell.text, workbook) if shown.day else None
        return _unreadable(cell, Fault.DATE, f"{day:%d/%m/%Y}" if day else _clock(number))
    step = Decimal(1).scaleb(-shown.decimals)
    percent = plain(_rounded(number * 100, step))
    scaled = to_scaled(_rounded(number, Decimal(1) / SCALE))
    return _unreadable(cell, Fault.PERCENT, f"{percent}%")._replace(scaled=scaled or 0)


def _unreadable(cell: Cell, fault: Fault, raw: str) -> CellValue:
    return CellValue(State.UNREADABLE, raw=raw, fault=fault, formula=cell.formula)


@lru_cache(maxsize=_CACHE)
def _digits(stored: str) -> str:
    number = from_spreadsheet(stored.strip())
    return stored if number is None else plain(number)


def _clock(number: Decimal) -> str:
    """Return a serial number without a day: a part of a day as the time that it is, with what is stored behind it."""
    if not 0 < number < 1:
        return plain(number)
    minutes = int(number * 1440)
    return f"{minutes // 60:02}:{minutes % 60:02} ({plain(number)})"


def _truth(cell: Cell) -> str:
    return {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}.get(cell.text, cell.text)


def _day(stored: str, workbook: Workbook | Values) -> date | None:
    """Return the calendar day of a serial number, or None where it has none."""
    number = from_spreadsheet(stored.strip())
    serial = int(number) if number is not None and 0 <= number <= _LAST_SERIAL else -1
    if workbook.date1904:
        return date(1904, 1, 1) + timedelta(serial) if 0 <= serial <= _LAST_SERIAL - 1462 else None
    if serial < 1 or serial == _NO_DAY:
        return None
    return date(1899, 12, 31 if serial < _NO_DAY else 30) + timedelta(serial)


def _written_day(text: str) -> date | None:
    """Return the day of a written date: day, month, year with slashes, or ISO; nothing that needs guessing."""
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if day_first:
        day, month, year = map(int, day_first.groups())
    elif year_first:
        year, month, day = map(int, year_first.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
