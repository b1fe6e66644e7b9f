"""What number formats make of scores: nothing, another number, or the number itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from danhgia.readers import cells
from danhgia.readers.formats import format_of
from danhgia.readers.workbook import Cell


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        (";;;", "89.6", ""),
        ('"";"";""', "5", ""),
        ("0", "89.6", "90"),
        ("0", "89.5", "90"),
        ("#,##0.0", "89.64", "89.6"),
        ("0,", "89", "0"),
        ("0;-0;;@", "0", ""),
        ("#", "0", ""),
        ('0 "điểm"', "4.5", "5"),
        ("[Red]0.0", "4.25", "4.3"),
        ("0", "-0.4", "0"),
        ("0" + 60 * ",", "89", "0"),
        ("General;-General;", "0", ""),
        ("General;General;;@", "0", ""),
        ('"10"', "5", ""),
        # these show what is stored
        ("0." + 30 * "0", "4.5", None),  # as many places as Excel offers
        ("0." + 4000 * "0", "89.600001", None),
        ("0", "90", None),
        ("0.0", "89.6", None),
        ("0.00", "89.6", None),
        ("#,##0.##", "89.64", None),
        ("0;-0;;@", "5", None),
        ("General", "89.6", None),
        ("@", "89.6", None),
        ("General;-General;", "5", None),
        ("General;-General", "0", None),
        ("[Red]", "5", None),
        ("", "5", None),
        ("# ?/?", "4.5", None),
        ("[>=90]0;0.0", "89.6", None),
        ("0.00E+00", "89.6", None),
    ],
)
def test_what_a_number_format_shows(code: str, number: str, shown: str | None) -> None:
    assert format_of(code).shows(Decimal(number)) == shown


def test_a_percentage_with_as_many_places_as_excel_offers() -> None:
    book = cells.Values((format_of(f"0.{30 * '0'}%"),), date1904=False, claim=False)
    assert book[Cell("n", "0.9", formula=False, style=0)].raw == "90%"
