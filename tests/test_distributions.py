"""How many have which level, place by place: everybody once on each step, and the numbers of Tam Kỳ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.decisions import Grade
from danhgia.distributions import Distribution, distributions, with_others_below
from danhgia.headcount import of_period, of_year
from danhgia.ledger.reports import Report, decode_report, encode_report
from danhgia.members import Member
from danhgia.numbers import percent, vietnamese
from danhgia.periods import Period
from danhgia.roster import Roster, Unit
from danhgia.writers.number_documents import distribution_documents
from danhgia.writers.number_words import good_words
from quota_tables import people
from sample_results import year_of
from sample_rubric import sample_edition, sample_rubric

if TYPE_CHECKING:
    from danhgia.headcount import Counted

RUBRIC = sample_rubric()
UNITS = {
    "A1": Unit("A1", "Chi bộ A1", "A"),
    "A2": Unit("A2", "Chi bộ A2", "a"),
    "A": Unit("A", "Đảng bộ A", "TOP"),
    "B1": Unit("B1", "Chi bộ B1", "TOP"),
    "TOP": Unit("TOP", "Đảng bộ tỉnh"),
    "LONE": Unit("LONE", "Chi bộ độc lập"),
}
ROSTER = Roster((), UNITS)
Q3 = Period(2018, "quarter", 3)


def rows(everybody: list[Counted], roster: Roster | None = ROSTER) -> dict[tuple[str, str | None], Distribution]:
    return {(row.by, row.unit or row.role_group): row for row in distributions(RUBRIC, everybody, roster)}


def people_of(unit: str, word: str) -> Counted:
    levels: dict[str, int] = {word: 1}
    return people(unit, decided=False, **levels)[0]


def test_every_unit_above_counts_everybody_below_it_once() -> None:
    everybody = [
        *people("A1", excellent=2, good=3, none=1),
        *people("A2", good=1, open=2),
        *people("A", completed=1, outside=1),
        *people("B1", failed=4),
        *people("LONE", good=7),
    ]
    found = rows(everybody)
    assert [(*key, row.subjects, row.rated) for key, row in found.items()] == [
        ("unit", "A", 2, 1),
        ("unit", "A1", 6, 5),
        ("unit", "A2", 3, 1),
        ("unit", "B1", 4, 4),
        ("unit", "LONE", 7, 7),
        ("parent", "TOP", 15, 11),
        ("parent", "A", 11, 7),
        ("everyone", None, 22, 18),
    ]
    assert [(row.unit_name, row.parent) for row in found.values() if row.by == "parent"] == [
        ("Đảng bộ tỉnh", None),
        ("Đảng bộ A", "TOP"),
    ]
    whole = found["parent", "A"]
    assert (whole.levels, whole.not_rated, whole.outside, whole.open) == (
        {"excellent": 2, "good": 4, "completed": 1, "failed": 0}, 2, 1, 2
    )  # fmt: skip


def test_tam_ky_2021() -> None:
    organisations = [replace(one, kind="organisation") for one in people("A1", excellent=17, good=66, completed=10)]
    members = [replace(one, subject=f"P{one.subject}") for one in people("A1", good=6035, completed=391, failed=36)]
    of_kind = {
        row.kind: row
        for row in distributions(RUBRIC, [*organisations, *members], ROSTER)
        if row.by == "everyone"
    }  # fmt: skip
    assert list(of_kind["organisation"].levels.values()) == [17, 66, 10, 0]
    assert of_kind["organisation"].or_better("good") == 83
    assert (of_kind["person"].subjects, of_kind["person"].or_better("good")) == (6462, 6035)
    share = percent(6035, 6462)
    assert share is not None
    assert f"{vietnamese(share)}%" == "93,4%"


def test_a_secondary_post_is_counted_nowhere_else() -> None:
    roster = Roster(
        (
            Member("P1", "Mẫu 1", "A1", group="Lãnh đạo", role="Bí thư"),
            Member("P1", "Mẫu 1", "B1", membership="secondary", group="Khác"),
            Member("P2", "Mẫu 2", "B1", group="lãnh đạo"),
        ),
        UNITS,
    )
    grades = [
        Grade("P1", "Mẫu 1", "A1", "Chi bộ A1", "graded", level="good"),
        Grade("P2", "Mẫu 2", "B1", "Chi bộ B1", "exempt"),
    ]
    everybody = list(of_period(grades, roster, Q3))
    assert [(one.unit, one.role_group, one.post) for one in everybody] == [
        ("A1", "Lãnh đạo", "Bí thư"),
        ("B1", "lãnh đạo", ""),
    ]
    found = rows(everybody, roster)
    assert {key: row.subjects for key, row in found.items()} == {
        ("unit", "A1"): 1, ("unit", "B1"): 1, ("parent", "TOP"): 2, ("parent", "A"): 1,
        ("role_group", "Lãnh đạo"): 2, ("everyone", None): 2,
    }  # fmt: skip


def test_whoever_has_the_post_held_longest_is_counted_by_it() -> None:
    held = (
        Member("P1", "Mẫu 1", "A1", "Bí thư", group="Lãnh đạo", to=date(2018, 9, 14)),
        Member("P1", "Mẫu 1", "A1", "Ủy viên", group="Nhân viên", from_=date(2018, 9, 15)),
    )
    grades = [Grade("P1", "Mẫu 1", "A1", "Chi bộ A1", "graded", level="good")]
    for longest, post in ((False, ("Nhân viên", "Ủy viên")), (True, ("Lãnh đạo", "Bí thư"))):
        (one,) = of_period(grades, Roster(held, UNITS, longest=longest), Q3)
        assert (one.role_group, one.post) == post


def test_whoever_rose_before_the_meeting_is_counted_as_graded() -> None:
    held = (
        Member("P1", "Mẫu 1", "A1", "Ủy viên", group="Nhân viên", to=date(2018, 10, 4)),
        Member("P1", "Mẫu 1", "A1", "Bí thư", group="Lãnh đạo", from_=date(2018, 10, 5)),
    )
    grades, roster = [Grade("P1", "Mẫu 1", "A1", "Chi bộ A1", "graded", level="good")], Roster(held, UNITS)
    for days, post in (({}, ("Nhân viên", "Ủy viên")), ({"A1": date(2018, 10, 9)}, ("Lãnh đạo", "Bí thư"))):
        (one,) = of_period(grades, roster, Q3, roster.placed(Q3, days))
        assert (one.role_group, one.post) == post


def test_parents_in_a_circle_end_and_without_a_list_there_are_none() -> None:
    circle = Roster((), {"X": Unit("X", "X", "Y"), "Y": Unit("Y", "Y", "X")})
    assert circle.parents("X") == ("Y",)
    assert ROSTER.parents("A2") == ("A", "TOP")
    assert ROSTER.parents("?") == ()
    assert set(rows(people("A1", good=1), None)) == {("unit", "A1"), ("everyone", None)}


def test_a_unit_with_nobody_below_is_not_told_twice() -> None:
    everybody = [*people("A", good=2), *people("TOP", excellent=1)]
    alone = distributions(RUBRIC, everybody[:2], Roster((), {"A": Unit("A", "A"), "A1": Unit("A1", "A1", "A")}))
    assert [(row.by, row.unit) for row in alone] == [("unit", "A"), ("parent", "A"), ("everyone", None)]
    assert with_others_below(alone) == []
    assert [row.unit for row in with_others_below(distributions(RUBRIC, everybody, ROSTER))] == ["TOP"]


def test_kinds_are_counted_apart() -> None:
    both = [*people("A1", good=2), *(replace(one, kind="organisation") for one in people("A1", excellent=1))]
    found = distributions(RUBRIC, both, None)
    assert [(row.by, row.kind, row.subjects) for row in found] == [
        ("unit", "person", 2), ("unit", "organisation", 1), ("everyone", "person", 2), ("everyone", "organisation", 1),
    ]  # fmt: skip


def test_proposals_are_not_counted_as_levels_of_the_year() -> None:
    quarters = ("good", "good", "good", "good")
    proposed = [year_of(f"A1-00{number}", *quarters, proposed="good") for number in (1, 2)]
    decisions = [*proposed, year_of("A1-003", *quarters, level="excellent")]
    row = rows(of_year(decisions, None, Period(2018, "year", 1), proposals=False), None)["everyone", None]
    assert (row.levels["good"], row.levels["excellent"], row.open) == (0, 1, 2)
    row = rows(of_year(decisions, None, Period(2018, "year", 1)), None)["everyone", None]
    assert (row.levels["good"], row.levels["excellent"], row.open) == (2, 1, 0)


def test_a_rubric_without_the_level_good_has_no_such_share() -> None:
    assert Distribution("everyone", "person", 1, {"A": 1, "B": 0}, 0, 0, 0).or_better(None) is None


def test_a_rubric_says_at_which_level_good_or_better_begins() -> None:
    row = rows(people("A1", good=2, excellent=1, completed=4), None)["everyone", None]
    edition = sample_edition()
    stated = sample_edition(sample_rubric(good_level="completed"))
    assert [distribution_documents([row], one)[0]["good_or_better"] for one in (edition, stated)] == [
        {"count": 3, "of": 7, "percent": Decimal("42.9")}, {"count": 7, "of": 7, "percent": Decimal(100)},
    ]  # fmt: skip
    assert good_words(row, stated, "en") == "HTNV or better: 7 of 7 people rated (100%)."


@pytest.mark.parametrize(("part", "whole", "wanted"), [(1, 3, "33.3"), (1, 16, "6.3"), (2, 3, "66.7"), (1, 1, "100")])
def test_shares_are_rounded_half_up(part: int, whole: int, wanted: str) -> None:
    assert percent(part, whole) == Decimal(wanted)
    assert percent(0, 0) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([*UNITS]), st.sampled_from(["excellent", "good", "none", "open"])), max_size=40)
)
def test_each_step_of_the_hierarchy_adds_up(placed: list[tuple[str, str]]) -> None:
    everybody = [replace(people_of(unit, word), subject=str(place)) for place, (unit, word) in enumerate(placed)]
    found = rows(everybody)
    own = {key[1]: row for key, row in found.items() if key[0] == "unit"}
    assert sum(row.subjects for row in own.values()) == len(placed)
    below: dict[str | None, int] = defaultdict(int)
    for unit, row in own.items():
        itself = [unit] if unit in ROSTER.above_others else []
        for above in (*itself, *ROSTER.parents(unit or "")):
            below[above] += row.subjects
    assert {key[1]: row.subjects for key, row in found.items() if key[0] == "parent"} == below


def test_numbers_are_kept_and_given_back() -> None:
    kept = distributions(RUBRIC, people("A1", good=2, none=1), ROSTER)
    report = Report("b", distributions=kept)
    assert decode_report("b", encode_report(report)) == report
