"""What registers say of somebody in a period: rows that count, rows that do not, and rows that leave it open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.findings import Location
from danhgia.grounds import Books, Grounds
from danhgia.periods import Period
from danhgia.registers.values import Discipline, Reminder, Subject, Unread
from danhgia.rubric import Need

if TYPE_CHECKING:
    from danhgia.decisions import Outcome

YEAR = Period(2021, "year", 1)
WHO = Subject("person", "A1")
CELLS = {"act": 6, "related": 7, "form": 2, "due": 6, "result": 7}
BY_ACT, BY_DECISION = ({"discipline": {"by": by}} for by in ("act", "decision"))


def at(row: int, sheet: str = "Kỷ luật") -> Location:
    return Location("register.xlsx", sheet, row)


def measure(row: int = 2, **changes: Any) -> Discipline:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"form": "khiển trách", "body": "", "document": "", "decided": date(2021, 2, 1)}
    return Discipline(WHO, at(row), **{"columns": CELLS, **given, "related": True, **changes})


def told(
    need: dict[str, Any], *rows: Discipline, period: Period = YEAR
) -> tuple[Outcome, list[tuple[str, str | None]]]:
    """Return whether a need holds, and what is lacking at which cell."""
    ground = Grounds(period, discipline=rows).of(Need.model_validate(need))
    return ground.outcome, [(lack.code, lack.at.cell) for lack in ground.lacks]


@pytest.mark.parametrize(
    ("row", "by_act", "by_decision"),
    [
        ({"act": date(2021, 1, 5)}, (True, []), (True, [])),
        ({"act": date(2020, 12, 31)}, (False, []), (True, [])),
        ({"act": date(2021, 1, 5), "decided": date(2022, 1, 5)}, (True, []), (False, [])),
        ({"act": None}, (None, [("DG327", "F2")]), (True, [])),
        ({"act": None, "decided": date(2022, 1, 5)}, (None, [("DG327", "F2")]), (False, [])),
        ({"act": None, "decided": date(2020, 1, 5)}, (False, []), (False, [])),
        ({"act": "nhiều lần"}, (None, [("DG327", "F2")]), (True, [])),
        ({"act": Period(2021, "month", 1)}, (True, []), (True, [])),
        ({"act": Period(2020, "month", 12)}, (False, []), (True, [])),
        ({"clear": False}, (None, []), (None, [])),
        ({"clear": False, "decided": date(2022, 1, 5)}, (False, []), (False, [])),
        ({"clear": False, "decided": date(2022, 1, 5), "act": date(2021, 1, 5)}, (None, []), (None, [])),
    ],
)
def test_which_day_decides(
    row: dict[str, Any], by_act: tuple[Outcome, list[Any]], by_decision: tuple[Outcome, list[Any]]
) -> None:
    assert told(BY_ACT, measure(**row)) == by_act
    assert told(BY_DECISION, measure(**row)) == by_decision


def test_a_time_longer_than_the_period_leaves_it_open() -> None:
    row = measure(act=YEAR)
    assert told(BY_ACT, row) == (True, [])
    assert told(BY_ACT, row, period=Period(2021, "quarter", 1)) == (None, [("DG327", "F2")])
    assert told(BY_ACT, row, period=Period(2022, "quarter", 1)) == (False, [])


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ({"act": date(2020, 7, 15)}, {"act": date(2020, 7, 15)}, (False, [])),
        ({"act": "tháng 7"}, {"act": "Tháng 7"}, (False, [])),
        ({"act": date(2020, 7, 15)}, {"act": date(2020, 7, 16)}, (True, [])),
        ({"act": date(2020, 7, 15)}, {"act": Period(2020, "month", 7)}, (None, [("DG327", "F3")])),
        ({"act": date(2020, 7, 15)}, {"act": None}, (None, [("DG327", "F3")])),
        ({"act": None}, {"act": date(2020, 7, 15)}, (None, [("DG327", "F2")])),
        ({"act": None}, {"act": None}, (None, [("DG327", "F2")])),
        ({"act": None}, {"act": date(2021, 1, 15)}, (True, [])),  # after the earlier decision
        ({"act": date(2020, 7, 15), "related": False}, {"act": date(2020, 7, 15)}, (True, [])),
        ({"act": date(2020, 7, 15), "related": None}, {"act": date(2020, 7, 15)}, (False, [])),
        ({"act": date(2020, 7, 15), "clear": False}, {"act": date(2020, 7, 15)}, (None, [])),
        ({"act": date(2020, 7, 15), "clear": False}, {"act": date(2020, 9, 15)}, (True, [])),
    ],
)
def test_one_breach_counts_once(
    earlier: dict[str, Any], later: dict[str, Any], expected: tuple[Outcome, list[Any]]
) -> None:
    before = measure(2, **{"decided": date(2020, 12, 20), **earlier})
    assert told(BY_DECISION, before, measure(3, **later)) == expected
    assert told(BY_DECISION, before, period=Period(2020, "year", 1))[0] is (True if before.clear else None)


def test_an_earlier_measure_of_another_form_did_not_count() -> None:
    need = {"discipline": {"forms": ["khiển trách"], "by": "decision"}}
    act, before = date(2020, 7, 15), date(2020, 12, 20)
    assert told(need, measure(form="phê bình", decided=before, act=act), measure(3, act=act)) == (True, [])
    assert told(need, measure(form="khiển trach", decided=before, act=act), measure(3, act=act)) == (
        None,
        [("DG329", "B2")],
    )


def test_both_at_once_in_one_period_is_one_breach_that_counts() -> None:
    found = Grounds(YEAR, discipline=(measure(act=date(2021, 1, 1)), measure(3, act=date(2021, 1, 1))))
    assert found.of(Need.model_validate(BY_DECISION)).outcome is True


@pytest.mark.parametrize(("related", "expected"), [(True, (False, True)), (False, (True, False)), (None, (None, None))])
def test_unrelated_discipline_can_be_meant(related: bool | None, expected: tuple[Outcome, Outcome]) -> None:  # noqa: FBT001
    for meant, outcome in zip((False, True), expected, strict=True):
        need = {"discipline": {"duty_related": meant, "by": "decision"}}
        assert told(need, measure(related=related))[0] is outcome


def test_a_first_reminder_can_be_enough() -> None:
    row = Reminder(
        WHO, at(2, "Nhắc việc"), task="a", number=1, document="", notified=date(2021, 1, 1), due=date(2021, 2, 1),
        result="not_completed",
    )  # fmt: skip
    first, second = (Need.model_validate({"reminder": {"number": one, "result": "not_done"}}) for one in (1, 2))
    found = Grounds(YEAR, reminders=(row,))
    assert (found.of(first).outcome, found.of(second).outcome) == (True, False)
    assert Grounds(None, reminders=(row,)).of(first).outcome is None


def test_books_know_subjects_however_their_codes_are_typed() -> None:
    half = Unread(Subject(None, "a1"), at(5), clear=False)
    books = Books(discipline=(measure(act=date(2021, 1, 1)),), unread={"discipline": (half,)})
    need = Need.model_validate(BY_ACT)
    assert [books.of(code, YEAR).of(need).outcome for code in ("A1", "a1", "A2")] == [True, True, False]
    assert books.about({"A2"}) == Books(unread={"discipline": ()})
    assert books.about({"A1"}) == books
    assert len(books.lines([need, need], YEAR)) == 1
    assert books.lines([need], Period(2019, "year", 1)) != books.lines([need], YEAR)


def test_a_moved_row_changes_nothing() -> None:
    need = Need.model_validate(BY_ACT)
    halves = ({"discipline": (Unread(WHO, at(row), clear=False),)} for row in (2, 9))
    assert len({tuple(Books(unread=half).lines([need], YEAR)) for half in halves}) == 1
