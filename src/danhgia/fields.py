"""Types of the fields in files that people write: texts, labels, numbers and days, and nothing taken for another.

A quoted number is a text and is refused where a number is needed, as are `4,5`, `1e3` and `yes`; a bare number is fine
where a text is needed (a version, a label). Texts are cleaned here, once.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from danhgia.text import clean

NUMBER_NEEDED = "number_needed"
DAY_NEEDED = "day_needed"
PERIOD_NEEDED = "period_needed"
SHARE_NEEDED = "share_needed"
YEARLY_DAY_NEEDED = "yearly_day_needed"
MOST = 1_000_000
"""The largest number that any key takes."""


def _to_text(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    return str(value) if _is_number(value) else value


def _number_only(value: object) -> object:
    if _is_number(value):
        return value
    raise PydanticCustomError(NUMBER_NEEDED, "not a number")


def _day_only(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        return value
    raise PydanticCustomError(DAY_NEEDED, "not a day")


def _share_only(value: object) -> Fraction:
    """Return the fraction that `2/3` or a percentage such as `66.5` states, from nothing to the whole.

    A number up to 1 is refused: nobody can tell whether `0.5` is meant to be a half or half a percent.
    """
    share = None
    if isinstance(value, Fraction):
        share = value
    elif isinstance(value, int | Decimal) and not isinstance(value, bool) and value > 1:
        share = Fraction(value) / 100
    elif isinstance(value, str) and (parts := _FRACTION.fullmatch(value)):
        share = Fraction(int(parts[1]), int(parts[2]))
    if share is None or not 0 <= share <= 1:
        raise PydanticCustomError(SHARE_NEEDED, "not a share")
    return share


def _yearly_day_only(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"([0-9]{4}-)?[0-9]{2}-[0-9]{2}", value):
        try:
            date.fromisoformat(value if value[4:5] == "-" else f"{_COMMON_YEAR}-{value}")
        except ValueError:
            pass
        else:
            return value
    raise PydanticCustomError(YEARLY_DAY_NEEDED, "not a day of the year")


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


_FRACTION = re.compile(r" *([0-9]{1,4}) */ *([1-9][0-9]{0,3}) *")

_COMMON_YEAR = 2001
"""A day that every year has is one that this year has."""
_TEXT_SCHEMA = {"type": ["string", "number"], "minLength": 1}

Text = Annotated[str, BeforeValidator(_to_text), Field(min_length=1), WithJsonSchema(_TEXT_SCHEMA)]
Label = Annotated[
    str,
    BeforeValidator(_to_text),
    Field(min_length=1, max_length=40),
    WithJsonSchema({**_TEXT_SCHEMA, "maxLength": 40}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number_only),
    Field(ge=0, le=MOST, decimal_places=6),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": MOST}),
]
Positive = Annotated[
    Decimal,
    BeforeValidator(_number_only),
    Field(gt=0, le=MOST, decimal_places=6),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": MOST}),
]
Share = Annotated[
    Fraction,
    PlainValidator(_share_only),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^ *[0-9]{1,4} */ *[1-9][0-9]{0,3} *$"},
                {"type": "number", "exclusiveMinimum": 1, "maximum": 100},
            ]
        }
    ),
]
"""A part of a whole: a text such as `2/3`, or a number above 1 that is a percentage. Exact, always."""
Percent = Annotated[
    Decimal,
    BeforeValidator(_number_only),
    Field(gt=0, le=100, decimal_places=6),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 100}),
]
"""A share in per cent."""
Flag = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]
Day = Annotated[date, BeforeValidator(_day_only), WithJsonSchema({"type": "string", "format": "date"})]
YearlyDay = Annotated[
    str,
    BeforeValidator(_yearly_day_only),
    WithJsonSchema({"type": "string", "pattern": "^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$"}),
]
"""A day of every year (`03-31`), or of one year alone (`2018-03-31`)."""
SchemaNumber = Annotated[Literal[1], BeforeValidator(_number_only)]
"""The number of the file format; a later format is refused by this version."""
