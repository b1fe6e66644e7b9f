"""Types of the fields in files that people write: texts, labels, numbers and days, and nothing taken for another.

A quoted number is a text and is refused where a number is needed, as are `4,5`, `1e3` and `yes`; a bare number is fine
where a text is needed (a version, a label). Texts are cleaned here, once.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from danhgia.text import clean

NUMBER_NEEDED = "number_needed"
DAY_NEEDED = "day_needed"
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
