"""Number formats of cells, as far as they change what a stored number means: dates, times and percentages."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.numbers import plain
from danhgia.readers.markup import is_true, once_per_part, parse, tag_space

if TYPE_CHECKING:
    from lxml import etree

    from danhgia.readers.package import Source

_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_TIME_IDS = frozenset((18, 19, 20, 21, 45, 46, 47))
_PERCENT_IDS = {9: "0%", 10: "0.00%"}
_NUMBER_IDS = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}
_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY_LETTER = re.compile(r"[dy]", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"[0#?]|general", re.IGNORECASE)

_DIGITS = re.compile(r"[0#?]")
_PLACES = re.compile(r"\.([0#?]*)")
_MOST_PLACES, _MOST_THOUSANDS = 9, 4
"""Spreadsheets print 30 places and more, which exact numbers of 28 digits have no room for; no score has so many."""
_SCALED = re.compile(r"(?<=[0#?]),+(?=[^0#?]*$)")
_WORDS = re.compile(r'["\\]')
_CONDITION = re.compile(r"\[[<>=]")
_OTHERWISE = re.compile(r"general|@|/|E[+-]", re.IGNORECASE)


class NumberFormat(NamedTuple):
    """What a cell's style makes of a number.

    `kind` is `date` for every format that holds an unquoted letter of a date or time, sensible or not; `day` is true
    only where the format is one that prints a calendar day. `decimals` counts the places behind the mark.
    `sections` are what is printed of a plain number (positive, negative, zero), without literal text; none where it
    stands as it is. `struck` is true where the cell is struck through.
    """

    kind: Literal["", "date", "percent"] = ""
    day: bool = False
    decimals: int = 0
    sections: tuple[str, ...] = ()
    struck: bool = False

    def shows(self, number: Decimal) -> str | None:
        """Return a plain number as the format prints it, where that is another number or nothing; None where it is not.

        What a format with conditions, fractions or exponents prints is not worked out.
        """
        if not self.sections:
            return None
        place = 2 if number == 0 else 1 if number < 0 else 0
        section = self.sections[place] if place < len(self.sections) else self.sections[0]
        if _OTHERWISE.search(section):
            return None
        if not _DIGITS.search(section) or (number == 0 and "0" not in section):
            return ""
        places = _places(section)
        thousands = min(len((_SCALED.search(section) or ("",))[0]), _MOST_THOUSANDS)
        printed = (number / 1000**thousands).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return None if printed == number else plain(printed)


PLAIN = NumberFormat()
"""A format that leaves a number a number."""


def read_formats(part: bytes | None, source: Source) -> tuple[NumberFormat, ...]:
    """Return the number format of every cell style, by its index; one plain style where the part is missing.

    Raises:
        Rejected: the part is damaged.
    """
    return (PLAIN,) if part is None else _formats(part, source)


def format_of(code: str) -> NumberFormat:
    """Return what a number format's code makes of a number."""
    bare = _LITERAL.sub("", code)
    if _DATE_LETTER.search(bare):
        return NumberFormat("date", day=bool(_DAY_LETTER.search(bare)) and not _NUMBER_SIGN.search(bare))
    if "%" not in bare:
        sections = tuple(bare.split(";"))[:3]
        nothing = not bare and not _WORDS.search(code)  # no more than a colour
        unclear = nothing or _CONDITION.search(code) or all(map(_OTHERWISE.search, sections))
        return PLAIN if unclear else NumberFormat(sections=sections)
    return NumberFormat("percent", decimals=_places(bare))


def _places(section: str) -> int:
    """Return how many places behind the mark a format prints, of those that a score can have."""
    found = _PLACES.search(section)
    return min(len(found[1]), _MOST_PLACES) if found else 0


@once_per_part
def _formats(part: bytes, source: Source) -> tuple[NumberFormat, ...]:
    root = parse(part, source)
    space = tag_space(root, source, name="styleSheet")
    codes = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in root.iterfind(f"{space}numFmts/{space}numFmt")
    }
    struck = {
        str(place) for place, font in enumerate(root.iterfind(f"{space}fonts/{space}font")) if _strikes(font, space)
    }
    known: dict[str, NumberFormat] = {}
    formats = []
    for style in root.iterfind(f"{space}cellXfs/{space}xf"):
        number = style.get("numFmtId", "0")
        if number not in known:
            known[number] = format_of(codes[number]) if number in codes else _builtin(number)
        is_struck = style.get("fontId") in struck
        formats.append(known[number]._replace(struck=True) if is_struck else known[number])
    return tuple(formats) or (PLAIN,)


def _strikes(font: etree._Element, space: str) -> bool:
    strike = font.find(f"{space}strike")
    return strike is not None and is_true(strike.get("val", "true"))


def _builtin(number: str) -> NumberFormat:
    identifier = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0
    if code := (_PERCENT_IDS | _NUMBER_IDS).get(identifier):
        return format_of(code)
    return NumberFormat("date", day=identifier not in _TIME_IDS) if identifier in _DATE_IDS else PLAIN
