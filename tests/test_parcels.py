"""Rows of grades put away in parcels: what they say and their order never depend on how they were cut."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia.decisions import Grade, Reason
from danhgia.ledger import Grades, outcome_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

WHY = (Reason("sheet", None, "ng_missing"),)
GRADES = [
    Grade(f"{letter}{number}", f"Mẫu {number}", f"CB0{unit}", "", "missing", reasons=WHY)
    for letter, number, unit in product("BA", (1, 2), (2, 1))
]


def hashed(grades: Grades) -> str:
    return outcome_hash(rubric_sha256="", roster_digest="", register_digest="", inputs=(), rows=grades.rows)


@given(st.permutations(GRADES), st.lists(st.integers(0, len(GRADES)), max_size=4), st.booleans())
def test_however_they_were_cut_they_are_the_same(
    some: Sequence[Grade],
    cuts: list[int],
    loose: bool,  # noqa: FBT001
) -> None:
    bounds = [0, *sorted(cuts), len(some)]
    parts = [Grades.of(some[start:end]) for start, end in pairwise(bounds)]
    found = Grades.merged([part if loose and place == 0 else part.put_away() for place, part in enumerate(parts)])
    whole = Grades.merged([Grades.of(some)])
    key = [(grade.unit, grade.subject) for grade in found]
    assert key == sorted(key)
    assert found == whole
    assert len(found) == len(whole)
    assert hashed(found) == hashed(whole)
    assert [one.subject for one in found.outlines()] == [one.subject for one in whole]


def test_single_rows_can_be_asked_for() -> None:
    found = Grades.merged([Grades.of(GRADES[:3]).put_away(), Grades.of(GRADES[3:]).put_away()])
    assert [found[place] for place in (0, 5, -1)] == [list(found)[place] for place in (0, 5, -1)]
    assert list(found[2:4]) == list(found)[2:4]
    with pytest.raises(IndexError):
        found[len(GRADES)]


def test_of_nobody_there_is_nothing_to_put_away() -> None:
    assert len(Grades.merged([Grades(()).put_away()])) == 0
