from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from danhgia.periods import Period, parse

if TYPE_CHECKING:
    from danhgia.periods import Kind

Q3 = Period(2018, "quarter", 3)


@pytest.mark.parametrize(
    ("period", "code", "slot", "first", "last"),
    [
        (Q3, "2018-Q3", "Q3", date(2018, 7, 1), date(2018, 9, 30)),
        (Period(2020, "month", 2), "2020-M02", "M02", date(2020, 2, 1), date(2020, 2, 29)),
        (Period(2018, "half", 1), "2018-H1", "H1", date(2018, 1, 1), date(2018, 6, 30)),
        (Period(2018, "half", 2), "2018-H2", "H2", date(2018, 7, 1), date(2018, 12, 31)),
        (Period(2018, "year", 1), "2018", "", date(2018, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_period_has_a_code_a_slot_and_two_ends(period: Period, code: str, slot: str, first: date, last: date) -> None:
    assert str(period) == code
    assert period.slot == slot
    assert (period.first_day, period.last_day) == (first, last)
    assert parse(code) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("quý III/2018", Q3),
        ("Quý 3 năm 2018", Q3),
        ("Q3/2018", Q3),
        ("  QUÝ  iii - 2018 ".replace(" - ", "-"), Q3),
        ("quý IV/2018", Period(2018, "quarter", 4)),
        ("tháng 7/2018", Period(2018, "month", 7)),
        ("T12/2018", Period(2018, "month", 12)),
        ("6 tháng đầu năm 2018", Period(2018, "half", 1)),
        ("6 tháng cuối năm 2018", Period(2018, "half", 2)),
        ("năm 2018", Period(2018, "year", 1)),
        ("2018-M7", Period(2018, "month", 7)),
        (" 2018 ", Period(2018, "year", 1)),
    ],
)
def test_a_period_is_read_by_code_or_in_words(text: str, period: Period) -> None:
    assert parse(text) == period


@pytest.mark.parametrize(
    "text", ["", "quý 3", "2018-Q5", "2018-Q0", "2018-M13", "tháng 13/2018", "1776", "năm 9999", "quý V/2018", "abc"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(("kind", "number"), [("quarter", 5), ("quarter", 0), ("month", 13), ("half", 3), ("year", 2)])
def test_a_number_that_the_kind_does_not_have_is_refused(kind: Kind, number: int) -> None:
    with pytest.raises(ValueError, match="no such period"):
        Period(2018, kind, number)


def test_a_year_out_of_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="no such period"):
        Period(1776, "year", 1)


def test_one_period_lies_within_another() -> None:
    assert Period(2018, "month", 7).within("quarter") == Q3
    assert Q3.within("half") == Period(2018, "half", 2)
    assert Q3.within("year") == Period(2018, "year", 1)
    assert Q3.within("quarter") == Q3


def test_a_period_is_divided_in_order() -> None:
    assert [str(part) for part in Period(2018, "year", 1).divided("quarter")] == [
        "2018-Q1",
        "2018-Q2",
        "2018-Q3",
        "2018-Q4",
    ]
    assert [str(part) for part in Q3.divided("month")] == ["2018-M07", "2018-M08", "2018-M09"]
    assert Q3.divided("quarter") == (Q3,)
    assert min([Q3, Period(2017, "quarter", 4)]).year == 2017
