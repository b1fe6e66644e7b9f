"""Exact numbers: in from spreadsheets and typed text, scaled for tables, out for people and machines.

Scores never pass through binary floating point sums. A spreadsheet stores 89.995 as the nearest double; fifteen
significant digits bring back what was typed (the digits Excel itself keeps). Inside tables a score is an integer count
of millionths, so that sums and comparisons of whole columns are exact.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

SCALE = 1_000_000
"""Millionths: the unit of every scaled score."""

_ROUND = SCALE // 1000
_LIMIT = Decimal(10**12)
_TYPED = re.compile(r"[+-]?[0-9]{1,3}([.,][0-9]{1,4})?")
_LOOK_ALIKES = str.maketrans("０１２３４５６７８９．，－＋−", "0123456789.,-+-")  # full-width forms and the minus sign


def from_spreadsheet(stored: str) -> Decimal | None:
    """Return the number a spreadsheet stores as `stored`, or None where it is not a finite decimal number.

    Fifteen significant digits are kept, which undoes the noise of the binary form: `4.3499999999999996` is 4.35.
    Underscores, other scripts' digits, NaN and infinities, all of which Python would read, are refused.
    """
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?", stored):
        return None
    value = float(stored)
    return Decimal(format(value, ".15g")) if math.isfinite(value) else None


def from_text(typed: str) -> Decimal | None:
    """Return the number a person typed as text, `4,5` or `4.5`, or None for anything that needs guessing.

    At most three digits before and four behind the mark, so that a thousands separator is never taken for a decimal
    one; units, fractions and ranges (`4đ`, `3/5`, `4-5`) are not numbers.
    """
    plain = typed.translate(_LOOK_ALIKES)
    return Decimal(plain.replace(",", ".")) if _TYPED.fullmatch(plain) else None


def to_scaled(value: Decimal) -> int | None:
    """Return `value` in millionths, or None where it is finer than that or beyond any score."""
    scaled = value * SCALE if abs(value) < _LIMIT else None
    return int(scaled) if scaled is not None and scaled == scaled.to_integral_value() else None


@lru_cache(maxsize=8192)
def from_scaled(scaled: int) -> Decimal:
    """Return the exact number behind a count of millionths."""
    return Decimal(int(scaled)) / SCALE


def plain(value: Decimal | Fraction | int) -> str:
    """Return `value` in plain notation for machines: `92.5`, `14`; a fraction to six places, see `shown_scaled`."""
    text = format(from_scaled(shown_scaled(value)) if isinstance(value, Fraction) else Decimal(value), "f")
    shortened = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if shortened == "-0" else shortened


def machine(value: Decimal | Fraction | int) -> Decimal:
    """Return `value` as the decimal whose `str` is its plain notation, for JSON."""
    return Decimal(plain(value))


def percent(part: int, whole: int) -> Decimal | None:
    """Return what per cent a part is, with one decimal, half-up and exactly; None of nothing."""
    return Decimal((2000 * part + whole) // (2 * whole)) / 10 if whole else None


def vietnamese(value: Decimal | Fraction | int) -> str:
    """Return `value` as Vietnamese papers print it: `7,5`, `2.458`."""
    return english(value).translate(str.maketrans(",.", ".,"))


def english(value: Decimal | Fraction | int) -> str:
    """Return `value` as English papers print it: `7.5`, `2,458`."""
    whole, mark, rest = plain(value).partition(".")
    return f"{int(whole):,}{mark}{rest}" if not whole.startswith("-0") else f"-0{mark}{rest}"


def shown_scaled(value: Fraction) -> int:
    """Return a fraction in millionths as people are shown it: half away from zero, but never as a bound it is not.

    269.999999/3 is less than 90, and 90 is what it would be rounded to: it is shown as 89.999999. Round numbers, of
    three decimals at most, are what bounds are made of.
    """
    nearest = nearest_scaled(value)
    exact = value * SCALE
    if nearest % _ROUND or exact == nearest:
        return nearest
    return nearest - 1 if exact < nearest else nearest + 1


def nearest_scaled(value: Fraction) -> int:
    """Return a fraction in millionths, half away from zero: no binary or decimal rounding comes before."""
    millionths = (2 * abs(value.numerator) * SCALE + value.denominator) // (2 * value.denominator)
    return millionths if value >= 0 else -millionths
