"""Periods of evaluation: months, quarters, halves and years, and how one lies within another."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from danhgia.text import clean

Kind = Literal["month", "quarter", "half", "year"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MONTHS: dict[Kind, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
ROMAN = ("I", "II", "III", "IV")

_CODE = re.compile(r"(?P<year>\d{4})(?:-(?P<letter>[QMH])(?P<number>\d{1,2}))?")
_YEARS = range(1900, 2200)
_LETTER: dict[str, Kind] = {"M": "month", "Q": "quarter", "H": "half"}
_WORDS = re.compile(
    r"(?:(?P<quarter>quý|q) ?(?P<q>i{1,3}|iv|[1-4])|(?P<month>tháng|t) ?(?P<m>\d{1,2})"
    r"|(?P<half>6 tháng) (?P<h>đầu|cuối) năm)"
    r" ?(?:[/-]|năm)? ?(?P<year>\d{4})|năm (?P<only>\d{4})",
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One month, quarter, half or year; `str` is its code (`2018-Q3`, `2018-M07`, `2018-H1`, `2018`)."""

    year: int
    kind: Kind
    number: int

    def __post_init__(self) -> None:
        """Refuse a quarter 5.

        Raises:
            ValueError: the number is not one the kind has.
        """
        if self.number not in range(1, 12 // MONTHS[self.kind] + 1) or self.year not in _YEARS:
            raise ValueError(f"no such period: {self.kind} {self.number} of {self.year}")

    def __str__(self) -> str:
        """Return the code that folders, files and JSON use."""
        match self.kind:
            case "month":
                return f"{self.year}-M{self.number:02}"
            case "quarter":
                return f"{self.year}-Q{self.number}"
            case "half":
                return f"{self.year}-H{self.number}"
            case "year":
                return f"{self.year}"

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        month = self.number * MONTHS[self.kind]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def slot(self) -> str:
        """Its place within the year, as rubrics name it: `Q3`, `M07`, `H1`."""
        return str(self).partition("-")[2]

    def within(self, kind: Kind) -> Period:
        """Return the period of `kind` that holds this one's last month, as the quarter of a month."""
        month = self.number * MONTHS[self.kind]
        return Period(self.year, kind, (month - 1) // MONTHS[kind] + 1)

    def divided(self, kind: Kind) -> tuple[Period, ...]:
        """Return the periods of `kind` that it consists of, in order."""
        share = MONTHS[self.kind] // MONTHS[kind]
        first = (self.number - 1) * share
        return tuple(Period(self.year, kind, first + place) for place in range(1, share + 1))


def kind_of_slot(slot: str) -> Kind:
    """Return the kind of a period by its place within the year: `Q3` is a quarter.

    Raises:
        KeyError: there is no such place.
    """
    return _LETTER[slot[:1]]


def parse(text: str) -> Period | None:
    """Return the period that `text` names, by code (`2018-Q3`) or in words (`quý III/2018`), or None."""
    found = _CODE.fullmatch(text.strip())
    words = None if found else _WORDS.fullmatch(clean(text).casefold())
    if found:
        letter = found["letter"]
        return _existing(int(found["year"]), _LETTER[letter] if letter else "year", int(found["number"] or 1))
    return _from_words(words) if words else None


def _from_words(words: re.Match[str]) -> Period | None:
    if words["only"]:
        return _existing(int(words["only"]), "year", 1)
    year = int(words["year"])
    if words["quarter"]:
        number = words["q"].upper()
        return _existing(year, "quarter", ROMAN.index(number) + 1 if number in ROMAN else int(number))
    if words["month"]:
        return _existing(year, "month", int(words["m"]))
    return _existing(year, "half", 1 if words["h"] == "đầu" else 2)


def _existing(year: int, kind: Kind, number: int) -> Period | None:
    try:
        return Period(year, kind, number)
    except ValueError:
        return None
