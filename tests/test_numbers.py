from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.numbers import (
    SCALE,
    english,
    from_scaled,
    from_spreadsheet,
    from_text,
    machine,
    plain,
    to_scaled,
    vietnamese,
)


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("4.3499999999999996", "4.35"),
        ("89.99", "89.99"),
        ("0.30000000000000004", "0.3"),
        ("90", "90"),
        ("-1.5", "-1.5"),
        ("+2", "2"),
        (".5", "0.5"),
        ("4.5E-1", "0.45"),
        ("1e2", "100"),
    ],
)
def test_a_stored_number_is_what_was_typed(stored: str, value: str) -> None:
    assert from_spreadsheet(stored) == Decimal(value)


@pytest.mark.parametrize("stored", ["", "1_000", "NaN", "inf", "１２", "1e999", "4,5", " 4", "0x10", "."])
def test_what_only_python_would_read_is_no_number(stored: str) -> None:
    assert from_spreadsheet(stored) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("4,5", "4.5"), ("4.5", "4.5"), ("-2", "-2"), ("+3", "3"), ("100", "100"), ("４，５", "4.5"), ("−1", "-1")],
)
def test_a_typed_number_is_read_with_either_mark(typed: str, value: str) -> None:
    assert from_text(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["4đ", "3/5", "4-5", "1.000,5", "2.45800", "1234", "", "x", "4,", ",5", "4 5"])
def test_what_needs_guessing_is_not_read(typed: str) -> None:
    assert from_text(typed) is None


@pytest.mark.parametrize(
    ("value", "scaled"),
    [
        ("0", 0),
        ("0.000001", 1),
        ("89.99", 89_990_000),
        ("-0.5", -500_000),
        ("999999999999", 999_999_999_999 * SCALE),
        ("0.0000001", None),
        ("1000000000000", None),
        ("-1000000000000", None),
    ],
)
def test_scaled_numbers_are_whole_millionths_or_nothing(value: str, scaled: int | None) -> None:
    assert to_scaled(Decimal(value)) == scaled


@given(st.integers(-(10**17), 10**17))
@settings(max_examples=100, deadline=None)
def test_scaling_there_and_back_changes_nothing(scaled: int) -> None:
    assert to_scaled(from_scaled(scaled)) == scaled


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("92.50"), "92.5"),
        (Decimal("14.000"), "14"),
        (Decimal("1E+2"), "100"),
        (Decimal("0E-7"), "0"),
        (Decimal("-0.0"), "0"),
        (Decimal(100), "100"),
        (7, "7"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(-2, 3), "-0.666667"),
        (Fraction(1, 2_000_000), "0.000001"),
        (Fraction(-1, 2_000_000), "-0.000001"),
        (Fraction(1, 2_000_001), "0.000001"),
        (Fraction(269_999_999, 3_000_000), "89.999999"),
        (Fraction(270_000_001, 3_000_000), "90.000001"),
        (90 - Fraction(1, 10**30), "89.999999"),
        (Fraction(-1, 10**30), "-0.000001"),
        (Fraction("74.99") + Fraction(1, 10**9), "74.990001"),
        (Fraction(270, 3), "90"),
        (Fraction(7, 2), "3.5"),
    ],
)
def test_plain_notation_has_no_exponent_and_no_trailing_zeros(value: Decimal | Fraction | int, shown: str) -> None:
    assert plain(value) == shown
    assert str(machine(value)) == shown


@pytest.mark.parametrize(
    ("value", "in_vietnamese", "in_english"),
    [
        (Decimal("7.5"), "7,5", "7.5"),
        (2458, "2.458", "2,458"),
        (Decimal("1234567.25"), "1.234.567,25", "1,234,567.25"),
        (Decimal("-0.5"), "-0,5", "-0.5"),
        (Decimal("-1.5"), "-1,5", "-1.5"),
        (0, "0", "0"),
    ],
)
def test_each_language_prints_numbers_its_own_way(value: Decimal | int, in_vietnamese: str, in_english: str) -> None:
    assert vietnamese(value) == in_vietnamese
    assert english(value) == in_english
