"""Points that a blank form prints: in a cell of their own, or in brackets within words. Nothing is guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danhgia.drafting.lines import Points
from danhgia.fields import MOST
from danhgia.numbers import from_spreadsheet, from_text, to_scaled
from danhgia.readers.cells import text_value
from danhgia.readers.formats import PLAIN

if TYPE_CHECKING:
    from decimal import Decimal

    from danhgia.drafting.lines import Unread
    from danhgia.findings import Location
    from danhgia.readers.workbook import Cell, Workbook

_N = r"[0-9０-９]{1,3}(?:[.,．，][0-9０-９]{1,4})?"
_SAID = r"(?:(?:điểm )?tối đa|(?:tổng|cộng)(?: số)?(?: điểm)?|thang điểm|điểm chuẩn)[: ]*"
_UNIT = r"(?:điểm|đ)\b"
_CELL = re.compile(rf"[(\[]?\s*(?:{_SAID})?(?P<n>{_N})\s*(?:{_UNIT})?\s*[)\]]?\.?", re.IGNORECASE)
_RANGE = re.compile(
    rf"[(\[]?\s*(?:từ )?(?P<n>{_N})\s*(?:[-–—÷]|đến)\s*(?P<m>{_N})\s*(?:{_UNIT})?\s*[)\]]?", re.IGNORECASE
)
_BRACKET = re.compile(
    rf"\s*[(\[]\s*(?P<said>{_SAID})?(?:từ )?(?P<n>{_N})(?:\s*(?:[-–—÷]|đến)\s*(?P<m>{_N}))?\s*(?P<unit>{_UNIT})?"
    r"\s*[)\]]",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"\s*[:–—-]\s*(?:tối đa )?(?P<n>{_N})\s*{_UNIT}\s*[.;:]?$", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]+[.,][0-9]{3}")
_ERROR = re.compile(r"#[A-Z/0!?]+")


def points_in(cell: Cell | None, workbook: Workbook, at: Location) -> Points:
    """Return what a cell says where points are looked for."""
    if cell is None or (not cell.text and (cell.kind == "s" or not cell.formula)):
        return Points(at, why="blank")
    if cell.kind == "s":
        return _said(cell.text, at)
    if cell.kind == "n":
        shown = workbook.formats[cell.style] if cell.style < len(workbook.formats) else PLAIN
        value = from_spreadsheet(cell.text.strip())
        kinds: dict[str, Unread] = {"date": "date", "percent": "percent"}
        return _number(value, at, text_value(cell), kinds.get(shown.kind or ""))
    others: dict[str, Unread] = {"b": "boolean", "e": "error", "d": "date"}
    why: Unread = others.get(cell.kind, "uncalculated" if cell.formula else "blank")
    return Points(at, raw=text_value(cell), why=why)


def points_within(text: str, at: Location, *, bare: bool = False) -> tuple[Points | None, str]:
    """Return the points that words say of themselves – `(tối đa 15 điểm)`, `: 5 điểm` – and the words without them.

    A `bare` number in brackets at the end counts where columns of criteria are headed like that: `Chấp hành (5)`.
    """
    brackets = [found for found in _BRACKET.finditer(text) if found["said"] or found["unit"]]
    if bare and not brackets:
        brackets = [found for found in _BRACKET.finditer(text) if not text[found.end() :].strip(" .:;")]
    found = brackets[0] if len(brackets) == 1 else None if brackets else _TAIL.search(text)
    if found is None:
        return None, text
    rest = f"{text[: found.start()]} {text[found.end() :].lstrip()}".strip(" :;,")
    raw = found[0].strip(" :–—-()[]")
    upper = found["m"] if "m" in found.re.groupindex else None
    if upper:
        return _between(found["n"], upper, at, raw), rest
    return _typed(found["n"], at, raw), rest


def _said(text: str, at: Location) -> Points:
    if _ERROR.match(text):
        return Points(at, raw=text, why="error")
    if found := _CELL.fullmatch(text):
        return _typed(found["n"], at, text)
    if found := _RANGE.fullmatch(text):
        return _between(found["n"], found["m"], at, text)
    negative = text[:1] in "-−" and _CELL.fullmatch(text[1:].strip())
    return Points(at, raw=text, why="negative" if negative else "words")


def _typed(number: str, at: Location, raw: str) -> Points:
    """Return a number typed as text; three digits behind the mark could be thousands."""
    if _THOUSANDS.fullmatch(number):
        return Points(at, raw=raw, why="thousands")
    return _number(from_text(number), at, raw, None)


def _between(lower: str, upper: str, at: Location, raw: str) -> Points:
    """Return a range from nothing as its upper end; any other may be a cap in the making, or a floor and a cap."""
    low = from_text(lower)
    return _typed(upper, at, raw) if low is not None and not low else Points(at, raw=raw, why="range")


def _number(value: Decimal | None, at: Location, raw: str, why: Unread | None) -> Points:
    if why is None and value is not None:
        why = "zero" if not value else "negative" if value < 0 else None
    if why is None and (value is None or value > MOST or to_scaled(value) is None):
        why = "words"
    return Points(at, raw=raw, why=why) if why else Points(at, value, raw)
