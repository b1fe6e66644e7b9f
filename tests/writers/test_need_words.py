from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.needs import Need
from danhgia.periods import Period
from danhgia.ways import Share, Step, Way
from danhgia.writers.need_words import NeedWords
from sample_rubric import sample_rubric, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.messages import Lang

LEVELS = {"X": "excellent", "T": "good", "H": "completed", "K": "failed"}
MONTHS = sample_rubric(sheets=[sample_sheet(period="month")])


def share(numbers: Sequence[int], steps: str) -> Share:
    """Return what months must bring: `X2 T1!1` are two of the best and one that is exactly good."""
    given = []
    for step in steps.split():
        number, _, exactly = step[1:].partition("!")
        given.append(Step(LEVELS[step[0]], int(number), int(exactly or 0)))
    return Share(tuple(Period(2018, "month", number) for number in numbers), tuple(given))


def said(*ways: Sequence[Share], lang: Lang = "vi") -> str:
    need = Need("excellent", "possible", ways=tuple(Way(tuple(shares)) for shares in ways))
    return NeedWords(MONTHS.main, lang).requirement(need)


@pytest.mark.parametrize(
    ("months", "steps", "vi", "en"),
    [
        ([12], "T1", "tháng 12/2018 từ HTTNV trở lên", "month 12/2018 at HTTNV or better"),
        ([12], "X1", "tháng 12/2018 xếp loại HTXSNV", "month 12/2018 at HTXSNV"),
        ([12], "T1!1", "tháng 12/2018 xếp loại đúng HTTNV", "month 12/2018 at exactly HTTNV"),
        (
            [11, 12],
            "X1 T1",
            "tháng 11/2018 và tháng 12/2018 đều từ HTTNV trở lên, trong đó ít nhất 1 tháng HTXSNV",
            "month 11/2018 and month 12/2018 both at HTTNV or better, with 1 or more months at HTXSNV",
        ),
        (
            [7, 8, 9, 10],
            "X1 T2 K1",
            "4 tháng từ tháng 7/2018 đến tháng 10/2018 có ít nhất 1 tháng HTXSNV, ít nhất 3 tháng từ HTTNV trở lên",
            (
                "4 months from month 7/2018 to month 10/2018 with 1 or more months at HTXSNV, "
                "3 or more months at HTTNV or better"
            ),
        ),
        (
            [3, 5, 9],
            "X3",
            "tháng 3/2018, tháng 5/2018 và tháng 9/2018 đều xếp loại HTXSNV",
            "month 3/2018, month 5/2018 and month 9/2018 all at HTXSNV",
        ),
        (
            [11, 12],
            "T2!1",
            "tháng 11/2018 và tháng 12/2018 đều từ HTTNV trở lên, trong đó ít nhất 1 tháng đúng HTTNV",
            "month 11/2018 and month 12/2018 both at HTTNV or better, with 1 or more months at exactly HTTNV",
        ),
        (
            [11, 12],
            "T1!1 K1",
            "tháng 11/2018 và tháng 12/2018 có ít nhất 1 tháng đúng HTTNV",
            "month 11/2018 and month 12/2018 with 1 or more months at exactly HTTNV",
        ),
        ([11, 12], "K2", "", ""),
    ],
)
def test_what_periods_must_bring(months: list[int], steps: str, vi: str, en: str) -> None:
    assert said([share(months, steps)]) == vi
    assert said([share(months, steps)], lang="en") == en


def test_several_shares_and_several_ways() -> None:
    one = [share([1, 2], "X1 K1"), share([3], "K1"), share([4], "T1")]
    other = [share([1, 2], "K2"), share([3], "X1"), share([4], "T1")]
    assert said(one, other) == (
        "tháng 1/2018 và tháng 2/2018 có ít nhất 1 tháng HTXSNV; tháng 4/2018 từ HTTNV trở lên"
        "; hoặc tháng 3/2018 xếp loại HTXSNV; tháng 4/2018 từ HTTNV trở lên"
    )


def test_where_nothing_is_needed_nothing_is_said() -> None:
    assert said() == ""


def test_quarters_put_together_from_months_are_called_quarters() -> None:
    quarters = tuple(Period(2018, "quarter", number) for number in range(1, 5))
    way = Way((Share(quarters, (Step("excellent", 2), Step("good", 2))),))
    need = Need("excellent", "possible", ways=(way,))
    assert NeedWords(MONTHS.main, "vi").requirement(need) == (
        "4 quý từ quý I/2018 đến quý IV/2018 đều từ HTTNV trở lên, trong đó ít nhất 2 quý HTXSNV"
    )
