from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia.coverage import cover, gaps, named_areas, overlap
from danhgia.findings import Location
from danhgia.registers.values import Assignment, Subject
from danhgia.rubric.duties import CoverageRule

FIRST, LAST = date(2018, 1, 1), date(2018, 1, 31)
RULE = CoverageRule(id="ap", name="Ấp")


def row(who: str, area: str, first: int, last: int | None = None, *, clear: bool = True) -> Assignment:
    """Return who looks after an area from a day of January to another one."""
    to = None if last is None else date(2018, 1, last)
    at = Location("register.xlsx", "Phân công địa bàn", 2)
    return Assignment(Subject("person", who), at, clear, area=area, name="", from_=date(2018, 1, first), to=to)


@pytest.mark.parametrize(
    ("rows", "free"),
    [
        ([], [(1, 31)]),
        ([row("A", "X", 1)], []),
        ([row("A", "X", 1, 31)], []),
        ([row("A", "X", 1, 10), row("B", "X", 11)], []),
        ([row("A", "X", 1, 10), row("B", "X", 12)], [(11, 11)]),
        ([row("B", "X", 20, 25), row("A", "X", 5, 10)], [(1, 4), (11, 19), (26, 31)]),
        ([row("A", "X", 1, 20), row("B", "X", 5, 10)], [(21, 31)]),
    ],
)
def test_days_without_anybody(rows: list[Assignment], free: list[tuple[int, int]]) -> None:
    assert [(first.day, last.day) for first, last in gaps(rows, FIRST, LAST)] == free


@given(st.lists(st.tuples(st.integers(1, 31), st.integers(0, 20))))
def test_every_day_is_either_covered_or_in_a_gap(spans: list[tuple[int, int]]) -> None:
    rows = [row("A", "X", first, min(first + length, 31)) for first, length in spans]
    days = [FIRST + timedelta(number) for number in range(31)]
    free = list(gaps(rows, FIRST, LAST))
    for day in days:
        held = any(one.from_ <= day and (one.to is None or day <= one.to) for one in rows)
        assert held is not any(first <= day <= last for first, last in free)


def test_two_rows_meet_on_the_days_of_both() -> None:
    assert overlap(row("A", "X", 1, 10), row("B", "X", 10)) == (date(2018, 1, 10), date(2018, 1, 10))
    assert overlap(row("A", "X", 1, 10), row("B", "X", 11)) is None


def test_areas_without_somebody_and_people_with_several() -> None:
    rows = [row("A", "X", 1), row("A", "Y", 5, 20), row("B", "Y", 21), row("B", "Z", 1, 20)]
    found = cover(RULE, rows, {"X": "Ấp X", "Y": "Ấp Y", "Z": "", "W": "Ấp W"}, FIRST, LAST)
    assert found.areas == 4
    assert [(one.area, one.name, [(a.day, b.day) for a, b in one.spans]) for one in found.uncovered] == [
        ("Y", "Ấp Y", [(1, 4)]),
        ("Z", "", [(21, 31)]),
        ("W", "Ấp W", [(1, 31)]),
    ]
    assert [(one.subject.code, one.areas) for one in found.several] == [("A", ("X", "Y"))]


def test_one_area_after_another_is_not_several() -> None:
    assert cover(RULE, [row("A", "X", 1, 10), row("A", "Y", 11)], {"X": "", "Y": ""}, FIRST, LAST).several == ()


def test_a_row_that_is_not_clear_covers_nothing_and_says_so() -> None:
    (found,) = cover(RULE, [row("A", "X", 1, clear=False)], {"X": ""}, FIRST, LAST).uncovered
    assert (found.area, found.unclear) == ("X", True)


def test_the_areas_of_a_register_are_named_once() -> None:
    rows = [row("A", "Y", 1), row("B", "X", 1)]
    assert list(named_areas(rows)) == ["X", "Y"]
