"""A batch judged in parts comes to what it comes to whole, whatever is mixed up in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.checks.register_checks import Records, read_records
from danhgia.crew.tasks import Task, settled
from danhgia.expected import Expected
from danhgia.findings import Finding, Location, ordered
from danhgia.judging import Received
from danhgia.parts import Part, split
from danhgia.rubric import Override
from danhgia.sheets import PlacedSheet
from score_tables import Q3, default_rubric, entries, placed, roster_of, small_rubric, tally_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.decisions import Grade
    from danhgia.judging import Verdict
    from danhgia.roster import Roster
    from danhgia.rubric import Rubric

PEOPLE = """
    code | name | unit | role | from | to | membership
    A1 | Mẫu 1 | CB01 | | | |
    A2 | Mẫu 2 | CB01 | Bí thư | | 2018-08-15 |
    B1 | Mẫu 3 | CB02 | | | |
    0012 | Mẫu 4 | CB02 | | | |
    A2 | Mẫu 2 | CB02 | Phó bí thư | 2018-08-16 | |
    C1 | Mẫu 5 | CB03 | | | 2018-05-01 |
    012 | Mẫu 6 | CB03 | | | |
    C2 | Mẫu 7 | CB03 | | | |
    B1 | Mẫu 3 | CB03 | | | | secondary
    D1 | Mẫu 8 | CB04 | | | |
    0077 | Mẫu 9 | CB04 | | | |
"""
ROSTER = roster_of(PEOPLE, "unit | name\nCB01 | Chi bộ Một\nCB02 | Chi bộ Hai\nCB03 | Chi bộ Ba\nCB09 | Chi bộ Chín")
CODES = (
    "A1", "A2", "B1", "0012", "C1", "012", "C2", "D1", "0077", "a1", "12", "77", "X7", "x7", "Y8",
    "А1", "C 2", "OO77", "",
)  # fmt: skip
"""With some that only look like one of the list."""
UNITS = ("CB01", "CB02", "CB03", "CB04", "CB09", None)
RECORDS = read_records(
    {
        "decisions": entries(
            """
            code | period | proposed | decided | body | document | date
            A1 | 2018-Q3 | XS | T | Đảng ủy | 12-QĐ | 2018-10-05
            C2 | 2018-Q3 | XS | | | |
            D1 | 2018-Q3 | | T | | |
            """
        ),
        "exemptions": entries("code | period | reason\n0077 | 2018-Q3 | Nghỉ ốm", sheet="Không đánh giá"),
    },
    default_rubric().main,
    ROSTER,
)
RUBRICS = (
    default_rubric(),
    small_rubric(
        ballot={
            "mode": "decide",
            "majority": "given",
            "denominator": "official_members",
            "excluded": ["Nghỉ ốm"],
            "thresholds": [{"level": "excellent", "at_least": "2/3"}],
        }
    ),
)
"""One without a majority, one with, for which the registers and the list say who does not count."""
RESTING = default_rubric().model_copy(
    update={
        "sheets": (
            default_rubric().main.model_copy(
                update={
                    "overrides": (
                        Override.model_validate(
                            {
                                "id": "reminded",
                                "name": "Nhắc việc lần hai",
                                "when": [{"reminder": {"number": 2, "result": "not_done"}}],
                                "then": {"level": "failed"},
                            }
                        ),
                    )
                }
            ),
        )
    }
)
REMINDED = read_records(
    {
        "decisions": entries(
            "code | period | decided | body | document | date\nC2 | 2018-Q3 | T | Đảng ủy | 12-QĐ | 2018-10-05"
        ),
        "reminders": tuple(
            replace(row, values={**row.values, "number": int(row.text("number"))})
            for row in entries(
                """
            subject | task | number | document | notified | due | result
            A1 | a | 1 | 1-TB | 2018-07-01 | 2018-07-20 | not_completed
            A1 | a | 2 | 2-TB | 2018-08-01 | 2018-08-20 | not_completed
            b1 | a | 1 | 1-TB | 2018-07-01 | 2018-07-20 | not_completed
            b1 | a | 2 | 2-TB | 2018-08-01 | 2018-08-20 |
            C2 | b | 1 | 1-TB | 2018-07-01 | 2018-07-20 | not_completed
            C2 | b | 2 | 2-TB | 2018-08-01 | 2018-08-20 | not_completed
            D1 | b | 2 | 2-TB | 2018-08-01 | 2018-08-20 | completed
            """,
                sheet="Nhắc việc",
            )
        ),
    },
    RESTING.main,
    ROSTER,
    rests_on=RESTING.rests_on,
)
ONE = Received("sheets/2018-Q3", frozenset({"CB01", "CB02"}), frozenset({"A1"}), {"CB03": "sheets/2018-Q3/CB03"})

row = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(("Mẫu 1", "Mẫu 4", "Mẫu 8", "")),
    st.sampled_from(("40", "30.5", "", "41")),
    st.sampled_from(("30", "")),
    st.sampled_from(("XS", "T", "", "giỏi")),
    st.sampled_from(("", "", "Nghỉ ốm")),
)
votes = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(("9", "x", ""))), max_size=3)


@st.composite
def batches(draw: st.DrawFn) -> list[PlacedSheet]:
    return [draw(sheets(place)) for place in range(draw(st.integers(1, 6)))]


@st.composite
def sheets(draw: st.DrawFn, place: int) -> PlacedSheet:
    is_form = draw(st.booleans())
    rows = draw(st.lists(row, min_size=1, max_size=1 if is_form else 4))
    table = "\n".join(
        ["code | name | I.1 | I.2 | II.1 | bỏ phiếu | lý do", *(" | ".join([*one[:4], "20", *one[4:]]) for one in rows)]
    )
    counted = draw(votes) if not is_form else []
    head = "code | XS | T | HT | KHT | KĐG | kết luận"
    tally = tally_of(
        "\n".join([head, *(f"{code} | {xs} | 1 | | | |" for code, xs in counted)]),
        meeting_day=draw(st.sampled_from((None, date(2018, 8, 1), date(2018, 9, 20)))),
        valid=10,
        official_members=12,
    )
    found = placed(table, file=f"{place}.xlsx", unit=draw(st.sampled_from(UNITS)), tally=tally if counted else None)
    return replace(found, sheet=replace(found.sheet, form="person")) if is_form else found


def judged(parts: Sequence[Part], records: Records, received: Received, rubric: Rubric | None = None) -> list[Verdict]:
    tasks = [Task.of(part, rubric or default_rubric(), records, received) for part in parts]
    return settled(lambda: tasks, lambda some: (task.done() for task in some))


def told(
    parts: Sequence[Part], records: Records, rubric: Rubric | None = None
) -> tuple[dict[str, Grade], list[Finding], set[str]]:
    verdicts = judged(parts, records, ONE, rubric)
    grades = [grade for verdict in verdicts for grade in verdict.grades]
    by_subject = {grade.subject: grade for grade in grades}
    assert len(by_subject) == len(grades)
    found = ordered(finding for verdict in verdicts for finding in verdict.findings)
    return by_subject, found, {unit for verdict in verdicts for unit in verdict.units_without_ballot}


def whole(sheets: Sequence[PlacedSheet], roster: Roster | None) -> list[Part]:
    return [Part(tuple(sheets), Expected.of(roster, Q3, sheets))]


@given(batches(), st.sampled_from((1, 3, 8)), st.booleans(), st.sampled_from(RUBRICS))
@settings(max_examples=30, deadline=None)
def test_in_parts_or_whole_a_batch_comes_to_the_same(
    some: list[PlacedSheet],
    size: int,
    listed: bool,  # noqa: FBT001
    rubric: Rubric,
) -> None:
    roster, records = (ROSTER, RECORDS) if listed else (None, Records())
    parts = list(split(some, roster, Q3, RUBRICS[0], size=size))
    assert sorted(one.sheet.file for part in parts for one in part.sheets) == [one.sheet.file for one in some]
    grades, findings, without = told(parts, records, rubric)
    expected = told(whole(some, roster), records, rubric)
    assert grades == expected[0]
    assert findings == expected[1]
    assert without == expected[2]


@given(batches(), st.sampled_from((1, 3, 8)))
@settings(max_examples=12, deadline=None)
def test_so_it_does_where_levels_rest_on_registers(some: list[PlacedSheet], size: int) -> None:
    found = told(list(split(some, ROSTER, Q3, RUBRICS[0], size=size)), REMINDED, RESTING)
    assert found == told(whole(some, ROSTER), REMINDED, RESTING)


def test_units_are_apart_and_what_belongs_together_is_not() -> None:
    head = "code | name | I.1 | I.2 | II.1"
    one = placed(f"{head}\nA1 | Mẫu 1 | 40 | 30 | 20", file="1.xlsx", unit="CB01")
    two = placed(f"{head}\nB1 | Mẫu 3 | 40 | 30 | 20\nX7 | Lạ | 1 | 1 | 1", file="2.xlsx", unit="CB02")
    three = placed(f"{head}\nx7 | Lạ | 1 | 1 | 1", file="3.xlsx", unit="CB03")
    parts = list(split([one, two, three], ROSTER, Q3, RUBRICS[0], size=1))
    assert [[each.sheet.file for each in part.sheets] for part in parts] == [["1.xlsx"], ["2.xlsx", "3.xlsx"], []]
    assert [sorted(part.expected.own or ()) for part in parts] == [
        ["A1"],
        ["0012", "012", "A2", "B1", "C1", "C2"],
        ["0077", "D1"],
    ]
    assert next(split([one, two, three], ROSTER, Q3, RUBRICS[0], size=11)).expected.own is None


def test_a_sheet_of_nobody_is_in_a_part() -> None:
    nobody = replace(placed("code | name | I.1 | I.2 | II.1", unit=None).sheet, sheet="")
    assert [len(part.sheets) for part in split([PlacedSheet(nobody, Q3, None)], ROSTER, Q3, RUBRICS[0], size=3)] == [
        1,
        0,
        0,
        0,
    ]


def test_an_unreadable_vote_stops_whom_another_part_grades() -> None:
    head = "code | name | I.1 | I.2 | II.1 | bỏ phiếu"
    mine = placed(f"{head}\nA1 | Mẫu 1 | 40 | 30 | 20 | XS", file="1.xlsx", unit="CB01")
    unread = Finding("DG519", Location("2.xlsx", "Kiểm phiếu", 12, 2), subject="A1", value="x")
    tally = tally_of("code | XS | T | HT | KHT | KĐG | kết luận\nA1 | x | | | | |", valid=9)
    row = f"{head}\nB1 | Mẫu 3 | 40 | 30 | 20 | XS"
    for findings, status in (((), "graded"), ((unread,), "error")):
        other = placed(row, file="2.xlsx", unit="CB02", tally=tally, findings=findings)
        parts = list(split([mine, other], ROSTER, Q3, RUBRICS[0], size=1))
        assert [len(part.sheets) for part in parts] == [1, 1, 0, 0]
        verdicts = judged(parts, Records(), Received())
        assert [grade.status for grade in verdicts[0].grades] == [status]
