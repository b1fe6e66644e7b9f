from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danhgia.duties import asked, counted, duty_list, duty_state
from danhgia.findings import Location
from danhgia.members import Member
from danhgia.registers.values import Duty, Subject
from danhgia.roster import Roster, Unit
from danhgia.rubric.duties import DutyRule

DUE = date(2018, 3, 31)
AT = Location("register.xlsx", "Việc phải nộp", 2)


def rule(**changes: object) -> DutyRule:
    return DutyRule.model_validate(
        {"id": "ck", "name": "Cam kết", "kind": "commitment", "from": "everyone", "by": "03-31"} | changes
    )


def day(text: str) -> date:
    return date.fromisoformat(f"2018-{text}")


def row(code: str = "A1", **changes: Any) -> Duty:  # noqa: ANN401 - any field
    return Duty(Subject("person", code), AT, **{"kind": "commitment", **changes})


def member(code: str, unit: str = "CB01", **changes: Any) -> Member:  # noqa: ANN401 - any field
    return Member(code, f"Mẫu {code}", unit, **changes)


@pytest.mark.parametrize(
    ("changes", "on", "unmet", "late"),
    [
        ({}, None, ("handed_in",), None),
        ({"handed_in": day("03-31")}, None, ("adopted", "public"), None),
        ({"handed_in": day("04-01")}, None, ("handed_in",), None),
        ({"handed_in": day("04-01")}, day("04-01"), ("adopted", "public"), None),
        ({"handed_in": day("03-01"), "adopted": day("03-02")}, None, ("public",), None),
        ({"handed_in": day("03-01"), "adopted": day("03-02"), "published": day("03-03")}, None, ("public",), None),
        (
            {"handed_in": day("03-01"), "adopted": day("03-02"), "published": day("03-31"), "place": "Báo"},
            None,
            (),
            None,
        ),
        (
            {"handed_in": day("03-01"), "adopted": day("04-02"), "published": day("04-03"), "place": "Báo"},
            day("05-01"),
            (),
            3,
        ),
        ({"handed_in": day("03-01")}, day("02-28"), ("handed_in",), None),
        ({"due": day("04-30"), "handed_in": day("04-30")}, None, ("adopted", "public"), None),
    ],
)
def test_how_far_one_row_came(
    changes: dict[str, Any], on: date | None, unmet: tuple[str, ...], late: int | None
) -> None:
    state = duty_state(rule(adopted=True, public=True), [row(**changes)], DUE, on)
    assert (state.unmet, state.days_late, state.done) == (unmet, late, not unmet)


def test_the_best_of_two_rows_counts_and_an_unclear_one_says_nothing() -> None:
    rows = [row(), row(handed_in=day("03-01"))]
    assert duty_state(rule(), rows, DUE).done
    state = duty_state(rule(), [row(handed_in=day("03-01"), clear=False)], DUE)
    assert (state.unclear, state.done, state.unmet) == (True, False, ())


def test_only_the_steps_that_are_asked_for_are_left() -> None:
    assert duty_state(rule(), [row(handed_in=day("03-01"))], DUE).unmet == ()
    assert duty_state(rule(adopted=True), [row(handed_in=day("03-01"))], DUE).unmet == ("adopted",)
    assert duty_state(rule(public=True), [row(handed_in=day("03-01"))], DUE).unmet == ("public",)


PEOPLE = Roster(
    (
        member("A1", role="Bí thư", category="official_member"),
        member("A2", category="probationary_member"),
        member("A3", category="non_member", group="Lãnh đạo"),
        member("A4"),
        member("A5", from_=day("04-01")),
        member("A6", to=day("03-30")),
        member("A7", membership="secondary"),
        member("B1", "CB02", category="official_member", to=day("03-31")),
        member("B1", "CB03", category="official_member", from_=day("04-01")),
    ),
    {code: Unit(code, f"Chi bộ {code}") for code in ("DB", "CB01", "CB02", "CB03")},
)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, ["A1", "A2", "A3", "A4", "B1"]),
        ({"from": "party_members"}, ["A1", "A2", "A4", "B1"]),
        ({"from": "official_members"}, ["A1", "A4", "B1"]),
        ({"roles": ["bí thư", "lãnh  đạo"]}, ["A1", "A3"]),
        ({"from": "party_members", "roles": ["Lãnh đạo"]}, []),
        ({"from": "units"}, ["CB01", "CB02"]),
    ],
)
def test_who_is_asked_is_who_is_there_on_the_day_it_is_due(changes: dict[str, object], codes: list[str]) -> None:
    assert [subject.code for subject, *_ in asked(rule(**changes), PEOPLE, DUE)] == codes


def test_a_list_has_everybody_with_counts_per_unit() -> None:
    rows = [row("A1", handed_in=day("03-01")), row("A2", handed_in=day("04-09")), row("A3", clear=False)]
    listed = duty_list(rule(), rows, PEOPLE, 2018)
    assert [(one.subject.code, one.unit_name) for one in listed.open] == [
        ("A2", "Chi bộ CB01"), ("A3", "Chi bộ CB01"), ("A4", "Chi bộ CB01"), ("B1", "Chi bộ CB02"),
    ]  # fmt: skip
    sums = {unit: counted(owed) for unit, owed in listed.by_unit().items()}
    assert (sums["CB01"]["asked"], sums["CB01"]["done"], sums["CB01"]["not_handed_in"], sums["CB01"]["unclear"]) == (
        4, 1, 2, 1,
    )  # fmt: skip
    later = counted(duty_list(rule(), rows, PEOPLE, 2018, day("04-30")).owed)
    assert (later["done"], later["late"], later["not_handed_in"]) == (2, 1, 2)


@pytest.mark.parametrize(
    ("changes", "done"),
    [
        ({"handed_in": date(2017, 3, 1)}, False),
        ({"due": date(2018, 3, 31), "handed_in": date(2017, 12, 28)}, True),
        ({"due": date(2019, 3, 31), "handed_in": date(2018, 3, 1)}, False),
        ({"kind": "registration", "handed_in": date(2018, 3, 1)}, False),
    ],
)
def test_a_row_of_another_year_or_kind_is_another_thing(changes: dict[str, Any], *, done: bool) -> None:
    owed = {one.subject.code: one for one in duty_list(rule(), [row(**changes)], PEOPLE, 2018).owed}
    assert owed["A1"].state.done is done


def test_a_row_of_no_kind_may_be_about_it_where_no_other_is() -> None:
    unread = [row(code, kind="", handed_in=day("03-01"), clear=False) for code in ("A1", "A2")]
    listed = duty_list(rule(), [*unread, row("A1", handed_in=day("03-02"))], PEOPLE, 2018)
    states = {one.subject.code: (one.state.done, one.state.unclear) for one in listed.owed[:3]}
    assert states == {"A1": (True, False), "A2": (False, True), "A3": (False, False)}


def test_a_duty_of_one_year_is_not_due_in_another() -> None:
    once = rule(by="2018-02-15")
    assert (once.due(2018), once.due(2019), once.only_year) == (date(2018, 2, 15), None, 2018)
    assert (rule().due(2019), rule().only_year) == (date(2019, 3, 31), None)
    with pytest.raises(ValueError, match="2019"):
        duty_list(once, [], PEOPLE, 2019)


@pytest.mark.parametrize(
    ("kind", "known", "name"),
    [
        ("commitment", "commitment", "bản cam kết"),
        ("Bản Cam Kết", "commitment", "bản cam kết"),
        ("bản kê khai", "bản kê khai", "bản kê khai"),
    ],
)
def test_a_kind_goes_by_its_id_or_its_name(kind: str, known: str, name: str) -> None:
    assert (rule(kind=kind).kind_id, rule(kind=kind).kind_name) == (known, name)
