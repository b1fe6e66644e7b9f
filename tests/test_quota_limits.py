"""The arithmetic of a quota: the fixed point, its roundings, what else could be meant, and brute force on all of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia import messages
from danhgia.quota_limits import limit_of, rounded
from quota_tables import quota, rubric_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.quota_limits import Limit
    from danhgia.rubric import Rounds

SHEET = rubric_with().main
GROUPS = (5, 6, 10, 12, 18, 24, 36, 83)
TABLE = {
    ("exactly", "down"): (0, 1, 1, 2, 3, 4, 6, 13),
    ("exactly", "half_up"): (1, 1, 2, 2, 3, 4, 6, 14),
    ("at_least", "down"): (1, 1, 2, 2, 3, 4, 7, 16),
    ("at_least", "half_up"): (1, 1, 2, 2, 4, 5, 7, 17),
}
"""How many of so many people at “good” or above may be excellent, by what 20 % are of and how they are rounded."""
HALF_UP = ((3, 1), (4, 1), (7, 1), (8, 2), (12, 2), (13, 3), (66, 13), (83, 17))
DOWN = ((3, 0), (4, 0), (7, 1), (8, 1), (12, 2), (13, 2), (66, 13), (83, 16))
"""20 % of a number of people, rounded."""


def limit(levels: Mapping[str, int], *, without: int = 0, share: Decimal | None = None, **keys: object) -> Limit:
    return limit_of(quota(**keys), SHEET, levels, people=sum(levels.values()) + without, share=share)


@pytest.mark.parametrize("size", GROUPS)
@pytest.mark.parametrize(("of", "rounding"), TABLE)
def test_the_table_of_places(of: str, rounding: Rounds, size: int) -> None:
    wanted = TABLE[of, rounding][GROUPS.index(size)]
    for excellent in range(size if of == "exactly" else size + 1):
        found = limit({"excellent": excellent, "good": size - excellent}, of=of, rounding=rounding)
        assert (found.most, found.reduce) == (wanted, max(0, excellent - wanted))


@pytest.mark.parametrize(
    ("number", "rounding", "places"),
    [
        *((number, "half_up", places) for number, places in HALF_UP),
        *((number, "down", places) for number, places in DOWN),
        (66, "up", 14),
        (65, "up", 13),
    ],
)  # fmt: skip
def test_a_share_of_a_number_is_rounded_as_said(number: int, rounding: Rounds, places: int) -> None:
    assert rounded(Fraction(20, 100) * number, rounding) == places
    found = limit({"completed": number}, of="exactly", of_level="completed", rounding=rounding)
    assert found.most == places


def test_tam_ky_looked_at_once_and_as_a_fixed_point() -> None:
    found = limit({"excellent": 17, "good": 66, "completed": 10}, rounding="half_up")
    assert (found.most, found.reduce, found.differ) == (14, 3, True)
    assert [(row.of, row.how, row.denominator, row.most, row.reduce) for row in found.readings] == [
        ("exactly", "fixed", 69, 14, 3),
        ("exactly", "once", 66, 13, 4),
        ("at_least", "fixed", 83, 17, 0),
    ]
    fixed, once, better = (messages.because(step, "vi") for step in found.work)
    assert fixed == (
        "xếp 14 HTXSNV thì HTTNV là 69, 20% bằng 13,8, làm tròn (từ nửa trở lên thành một) được 14; "
        "xếp 15 thì HTTNV còn 68, 20% bằng 13,6, làm tròn (từ nửa trở lên thành một) chỉ được 14"
    )
    assert once == (
        "nếu chỉ tính một lần theo 66 HTTNV hiện có thì 20% bằng 13,2, làm tròn (từ nửa trở lên thành một) được 13, "
        "phải giảm 4"
    )
    assert better == (
        "nếu tính trên 83 HTTNV trở lên thì 20% bằng 16,6, làm tròn (từ nửa trở lên thành một) được 17, phải giảm 0"
    )


@pytest.mark.parametrize(("rounding", "most", "reduce"), [("down", 16, 1), ("half_up", 17, 0)])
def test_tam_ky_among_good_or_better(rounding: Rounds, most: int, reduce: int) -> None:
    found = limit({"excellent": 17, "good": 66, "completed": 10}, of="at_least", rounding=rounding)
    assert (found.most, found.reduce) == (most, reduce)
    assert [row.of for row in found.readings] == ["at_least", "exactly"]


def test_a_share_of_everybody_rated_counts_all_levels() -> None:
    found = limit(
        {"excellent": 31, "good": 50, "completed": 15, "failed": 4}, of="rated", of_level=None, share=Decimal(30)
    )
    assert (found.most, found.reduce, found.differ) == (30, 1, False)


def test_nobody_to_take_a_share_of_is_never_a_share_of_nothing() -> None:
    found = limit({"excellent": 1, "completed": 9})
    assert (found.most, found.reduce, found.readings) == (None, None, ())
    assert [messages.because(step, "vi") for step in found.work] == ["không có ai HTTNV để tính tỷ lệ 20%"]
    assert limit({"completed": 9}).most == 0


@pytest.mark.parametrize(("size", "placed"), [(5, 0), (6, 1)])
def test_fewer_than_six_have_no_place_when_rounded_down(size: int, placed: int) -> None:
    found = limit({"good": size})
    said = [messages.because(step, "vi") for step in found.work]
    assert found.most == placed
    assert ("nhóm này không đủ người để có một chỗ HTXSNV nào" in said) is (placed == 0)


@pytest.mark.parametrize(("size", "without", "most"), [(4, 0, 1), (3, 1, 1), (4, 1, 0), (5, 0, 0)])
def test_a_small_group_has_places_of_its_own_by_its_people_not_by_those_rated(
    size: int, without: int, most: int
) -> None:
    found = limit({"excellent": 1, "good": size - 1}, without=without, small={"below": 5, "places": 1})
    assert (found.most, found.reduce) == (most, 1 - most)


def test_a_small_group_may_have_its_place_though_nobody_is_good() -> None:
    small = {"below": 5, "places": 1}
    assert limit({"excellent": 1, "completed": 2}, small=small).most == 1
    over = limit({"excellent": 2, "completed": 1}, small=small)
    assert (over.most, over.reduce, over.of_places) == (1, 1, True)
    assert messages.because(over.work[-1], "vi") == "nhóm dưới 5 người được 1 HTXSNV"


def test_a_small_group_has_its_places_whatever_its_share_comes_to() -> None:
    found = limit(
        {"excellent": 2, "good": 2}, of="rated", of_level=None, share=Decimal(60), small={"below": 5, "places": 1}
    )
    assert (found.most, found.reduce, found.of_places) == (1, 1, True)


def test_a_share_of_a_level_further_down_does_not_grow_by_those_without_a_place() -> None:
    found = limit({"excellent": 5, "good": 9, "completed": 10}, of_level="completed")
    assert (found.most, found.reduce, len(found.readings)) == (2, 3, 1)


ROUND = {"down": floor, "up": ceil, "half_up": lambda value: floor(value + Fraction(1, 2))}


@settings(max_examples=300, deadline=None)
@given(
    counts=st.tuples(*[st.integers(0, 60)] * 4),
    share=st.integers(1, 1000).map(lambda tenths: Decimal(tenths) / 10),
    of=st.sampled_from(["exactly", "at_least", "rated"]),
    of_level=st.sampled_from(["good", "completed", "failed"]),
    rounding=st.sampled_from(["down", "half_up", "up"]),
)
def test_the_limit_is_the_largest_that_holds_after_the_others_have_become_good(
    counts: tuple[int, ...], share: Decimal, of: str, of_level: str, rounding: str
) -> None:
    levels = dict(zip(("excellent", "good", "completed", "failed"), counts, strict=True))
    found = limit(levels, of=of, of_level=None if of == "rated" else of_level, share=share, rounding=rounding)
    have = levels["excellent"]

    def of_whom(keep: int) -> int:
        after = {**levels, "excellent": keep, "good": levels["good"] + have - keep}
        at = list(after).index(of_level)
        kinds = {"exactly": [of_level], "at_least": list(after)[: at + 1], "rated": list(after)}
        return sum(after[level] for level in kinds[of])

    if have and not of_whom(have):
        assert found.most is None
        return
    holding = [keep for keep in range(have + 1) if keep <= ROUND[rounding](Fraction(share) / 100 * of_whom(keep))]
    assert found.reduce == have - max(holding)
    assert found.most is not None
    assert min(found.most, have) == max(holding)
    assert holding == list(range(max(holding) + 1))
    once = [row for row in found.readings if row.how == "once"]
    assert all(bool(row.reduce) == bool(found.reduce) for row in once)
    assert all(row.reduce >= (found.reduce or 0) for row in once)
