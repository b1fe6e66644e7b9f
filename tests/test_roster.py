from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from danhgia.members import Member, meeting_usable
from danhgia.periods import Period
from danhgia.roster import roster_from
from score_tables import Q3, entries, roster_of

PEOPLE = """
code | name  | unit | role   | category        | from       | to         | membership
B2   | Mẫu 2 | CB02 | Bí thư | official_member |            |            |
A1   | Mẫu 1 | CB01 |        |                 |            | 2018-08-15 |
A1   | Mẫu 1 | CB02 |        |                 | 2018-08-16 |            |
KN   | Mẫu 3 | CB01 |        |                 |            |            | secondary
"""
UNITS = "unit | name | parent | order\nCB01 | Chi bộ Một | DB | \nDB | Đảng bộ | | "
ROSTER = roster_from(entries(PEOPLE, sheet="Danh sách"), entries(UNITS, sheet="Đơn vị"))


def test_a_list_keeps_its_order_and_every_row() -> None:
    assert [member.code for member in ROSTER.members] == ["B2", "A1", "A1", "KN"]
    assert list(ROSTER.by_code) == ["B2", "A1", "KN"]
    assert [row.unit for row in ROSTER.by_code["A1"]] == ["CB01", "CB02"]
    assert (ROSTER.code("kn"), ROSTER.code("KN"), ROSTER.code("kx")) == ("KN", "KN", None)
    first = ROSTER.members[0]
    assert (first.role, first.category, first.membership, first.at.cell) == (
        "Bí thư",
        "official_member",
        "main",
        "A2",
    )


def test_units_are_those_listed_and_those_that_people_name() -> None:
    assert ROSTER.unit_codes == ("CB01", "DB", "CB02")
    assert (ROSTER.unit_name("CB01"), ROSTER.unit_name("CB02")) == ("Chi bộ Một", "CB02")
    assert (ROSTER.units["CB01"].parent, ROSTER.units["DB"].parent) == ("DB", None)


def test_a_unit_is_one_unit_whatever_the_case_of_its_code() -> None:
    people = entries("code | name | unit\nA1 | Mẫu 1 | cb01\nA2 | Mẫu 2 | cb02\nA3 | Mẫu 3 | CB02")
    roster = roster_from(people, entries("unit | name\nCB01 | Chi bộ Một", sheet="Đơn vị"))
    assert [member.unit for member in roster.members] == ["CB01", "cb02", "cb02"]
    assert (roster.unit_codes, roster.unit_code("Cb01"), roster.unit_code("CB03")) == (("CB01", "cb02"), "CB01", None)


def test_a_person_is_one_person_whatever_the_case_of_the_code() -> None:
    rows = "code | name | unit | to | from\na1 | Mẫu 1 | CB01 | 2018-06-30 |\nA1 | Mẫu 1 | CB02 | | 2018-07-01"
    roster = roster_from(entries(rows), ())
    assert (list(roster.by_code), roster.code("A1")) == (["a1"], "a1")
    assert [roster.placed(period)["a1"].unit for period in (Period(2018, "quarter", 1), Q3)] == ["CB01", "CB02"]


def test_rows_without_code_or_unit_are_left_out() -> None:
    rows = entries("code | name | unit\n | Mẫu 1 | CB01\nA2 | Mẫu 2 | \nA3 | | CB01")
    roster = roster_from(rows, entries("unit | name\n | Không mã"))
    assert [member.code for member in roster.members] == ["A3"]
    assert roster.units == {}


def test_units_may_have_an_order() -> None:
    row = entries("unit | name\nCB01 | Chi bộ Một")[0]
    ordered = type(row)(row.file, row.sheet, row.row, {**row.values, "order": 3})
    assert roster_from((), (ordered,)).units["CB01"].order == 3
    assert roster_from((), (row,)).units["CB01"].order is None


def test_both_ends_of_a_row_belong_to_it() -> None:
    row = Member("A1", "Mẫu 1", "CB01", from_=date(2018, 7, 15), to=date(2018, 9, 29))
    assert [row.covers(date(2018, month, day)) for month, day in ((7, 14), (7, 15), (9, 29), (9, 30))] == [
        False,
        True,
        True,
        False,
    ]
    assert row.touches(Q3)
    assert not row.touches(Period(2018, "quarter", 2))
    assert not row.touches(Period(2018, "quarter", 4))
    assert Member("A1", "Mẫu 1", "CB01").covers(date(1900, 1, 1))
    assert Member("A1", "Mẫu 1", "CB01").touches(Q3)


def test_the_last_day_of_the_period_says_who_is_rated_where() -> None:
    placed = ROSTER.placed(Q3)
    assert {code: member.unit for code, member in placed.items()} == {"B2": "CB02", "A1": "CB02"}
    assert ROSTER.placed(Period(2018, "quarter", 2))["A1"].unit == "CB01"


TRANSFER = "code | name | unit | from | to\nA1 | Mẫu 1 | CB01 | | 2018-09-25\nA1 | Mẫu 1 | CB02 | 2018-09-26 | "


@pytest.mark.parametrize(
    ("meetings", "unit"),
    [
        ({}, "CB02"),
        ({"CB02": date(2018, 9, 28)}, "CB02"),
        ({"CB01": date(2018, 9, 20), "CB02": date(2018, 9, 20)}, "CB01"),
        ({"CB02": date(2018, 9, 20), "CB01": date(2018, 9, 28)}, "CB02"),  # neither: the last day decides
        ({"CB01": date(2018, 9, 20), "CB02": date(2018, 9, 28)}, "CB02"),  # both: the last day decides
        ({"CB01": date(2018, 6, 30), "CB02": date(2018, 6, 30)}, "CB02"),  # no date of this period
        ({"CB01": date(2019, 9, 20), "CB02": date(2019, 9, 20)}, "CB02"),
    ],
)
def test_the_day_of_the_units_meeting_says_it_where_it_is_given(meetings: dict[str, date], unit: str) -> None:
    assert roster_of(TRANSFER).placed(Q3, meetings)["A1"].unit == unit


def test_somebody_who_left_after_the_meeting_is_rated_all_the_same() -> None:
    roster = roster_of("code | name | unit | from | to\nA1 | Mẫu 1 | CB01 | | 2018-09-25")
    assert "A1" not in roster.placed(Q3)
    assert roster.placed(Q3, {"CB01": date(2018, 9, 20)})["A1"].unit == "CB01"


def test_two_units_that_rate_somebody_who_is_then_gone_leave_it_to_the_first() -> None:
    rows = (
        "code | name | unit | from | to\nA1 | Mẫu 1 | CB01 | | 2018-09-20\nA1 | Mẫu 1 | CB02 | 2018-09-21 | 2018-09-25"
    )
    meetings = {"CB01": date(2018, 9, 18), "CB02": date(2018, 9, 24)}
    assert roster_of(rows).placed(Q3, meetings)["A1"].unit == "CB01"


@pytest.mark.parametrize(
    ("rows", "longest"),
    [
        (["A | CB01 | Ủy viên | | 2018-08-31", "A | CB01 | Bí thư | 2018-09-01 |"], "Ủy viên"),
        (["A | CB01 | Ủy viên | | 2018-07-31", "A | CB01 | Bí thư | 2018-08-01 |"], "Bí thư"),
        (["A | CB01 | Ủy viên | | 2018-08-15", "A | CB01 | Bí thư | 2018-08-16 |"], "Bí thư"),  # 46 days each
        (
            [
                "A | CB01 | Ủy viên | | 2018-07-20",
                "A | CB01 | Phó bí thư | 2018-07-21 | 2018-08-25",
                "A | CB01 | Ủy viên | 2018-08-26 | 2018-09-20",
                "A | CB01 | Bí thư | 2018-09-21 |",
            ],
            "Ủy viên",
        ),
        (
            [
                "A | CB01 | Ủy viên | | 2018-07-25",
                "A | CB01 | uỷ viên | 2018-07-26 | 2018-08-20",
                "A | CB01 | Bí thư | 2018-08-21 |",
            ],
            "Ủy viên",
        ),
        (["A | CB02 | Ủy viên | | 2018-09-20", "A | CB01 | Bí thư | 2018-09-21 |"], "Bí thư"),
    ],
)
def test_the_post_held_longest_in_the_unit_counts_where_a_rubric_says_so(rows: list[str], longest: str) -> None:
    roster = roster_of("\n".join(["name | code | unit | role | from | to", *(f"Mẫu | {row}" for row in rows)]))
    last = roster.members[-1]
    placed = replace(roster, longest=True).placed(Q3)["A"]
    assert (placed.unit, placed.role, placed.from_) == ("CB01", longest, last.from_)
    assert roster.placed(Q3)["A"] == last


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_of_posts_held_as_long_none_of_them_that_of_the_day_the_later_counts(order: tuple[int, ...]) -> None:
    rows = [
        "Mẫu | A | CB01 | Phó Bí thư | | 2018-08-10",
        "Mẫu | A | CB01 | Ủy viên | 2018-08-11 | 2018-09-20",
        "Mẫu | A | CB01 | Bí thư | 2018-09-21 | ",
    ]
    roster = roster_of("\n".join(["name | code | unit | role | from | to", *(rows[place] for place in order)]))
    assert replace(roster, longest=True).placed(Q3)["A"].role == "Ủy viên"


@pytest.mark.parametrize(
    ("day", "usable"),
    [
        (date(2018, 6, 30), False),
        (date(2018, 7, 1), True),
        (date(2018, 9, 30), True),
        (date(2018, 10, 31), True),
        (date(2018, 11, 1), False),
    ],
)
def test_a_meeting_is_within_the_period_or_soon_after(day: date, *, usable: bool) -> None:
    assert meeting_usable(day, Q3) is usable
