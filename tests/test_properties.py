"""What holds for all sheets and all years, whatever is in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.checks.register_checks import Records
from danhgia.findings import Location
from danhgia.forms import NOT_RATED, NOT_RATED_ID
from danhgia.registers import Decision
from score_tables import Q3, examined, grades, placed, roster_of, small_rubric, tally_of
from year_tables import EVERY_GOOD, LEVELS, STATUSES, TWO_EXCELLENT, decided, judge, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.decisions import Grade, LevelFrom, PeriodStatus
    from danhgia.rubric import Rubric
    from danhgia.sheets import PlacedSheet
    from danhgia.yearend import YearDecision

HEAD = "code | name | I.1 | I.2 | II.1 | Cộng I | Tổng điểm | Mức | tự chấm | tự nhận | bỏ phiếu | lý do"
CAPS = (40, 30, 30)
ODD = ("", "", "x", "'4,5", "#REF!", "=?", "99", "-1", "0.3", "50%", "day:01/02/2018", "1.0000001")
CLAIMS = ("", "", "", "=?", "=70", "90", "#N/A", "x", "XS", "T")
VOTES = ("", "XS", "T", "HT", "KHT", "KĐG", "giỏi")
MODES = {mode: small_rubric(ballot={"mode": mode}) for mode in ("agree", "decide", "cap", "record")}
RANKS = ("failed", "completed", "good", "excellent")
HEADINGS = {"HTXSNV": "excellent", "HTTNV": "good", "HTNV": "completed", "KHTNV": "failed"} | {NOT_RATED: NOT_RATED_ID}

# Checking a sheet takes some hundredths of a second; a few dozen sheets per property keep the run short.
few = settings(max_examples=25, deadline=None)


def score(cap: int) -> st.SearchStrategy[str]:
    whole = st.integers(0, cap * 2).map(lambda halves: str(Decimal(halves) / 2))
    return st.one_of(whole, whole, whole, st.sampled_from(ODD))


def good_score(cap: int) -> st.SearchStrategy[int]:
    return st.integers(0, cap * 2)


claim = st.sampled_from(CLAIMS)
row = st.tuples(
    *map(score, CAPS),
    claim,
    claim,
    claim,
    claim,
    claim,
    st.sampled_from(VOTES),
    st.sampled_from(("", "", "", "Nghỉ ốm")),
)
people = st.lists(row, min_size=1, max_size=6).map(
    lambda rows: [(f"A{n}", f"Mẫu {n}", *one) for n, one in enumerate(rows)]
)


def sheet_of(rows: list[tuple[str, ...]]) -> PlacedSheet:
    return placed("\n".join([HEAD, *(" | ".join(one) for one in rows)]))


def told(grade: Grade) -> tuple[object, ...]:
    return (grade.status, grade.total, grade.domains, grade.level, grade.level_from, grade.layers, grade.reasons)


@given(people.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@few
def test_the_order_of_rows_never_changes_grades(pair: tuple[list[tuple[str, ...]], list[tuple[str, ...]]]) -> None:
    one, other = (grades(sheet_of(rows)) for rows in pair)
    assert {code: told(grade) for code, grade in one.items()} == {code: told(grade) for code, grade in other.items()}


@given(people, st.data())
@few
def test_removing_a_person_never_changes_the_grade_of_another(rows: list[tuple[str, ...]], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(rows) - 1))
    before = grades(sheet_of(rows))
    after = grades(sheet_of([*rows[:gone], *rows[gone + 1 :]]))
    assert {code: told(grade) for code, grade in before.items() if code != f"A{gone}"} == {
        code: told(grade) for code, grade in after.items()
    }


@given(st.tuples(*map(good_score, CAPS)), st.data())
@few
def test_raising_one_score_never_lowers_a_level(halves: tuple[int, ...], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(CAPS) - 1))
    more = data.draw(st.integers(halves[place], CAPS[place] * 2))
    raised = (*halves[:place], more, *halves[place + 1 :])
    lines = [
        f"A{n} | Mẫu | {' | '.join(str(Decimal(half) / 2) for half in one)}" for n, one in enumerate((halves, raised))
    ]
    found = grades(placed("\n".join(["code | name | I.1 | I.2 | II.1", *lines])))
    before, after = (RANKS.index(found[code].level or "") for code in ("A0", "A1"))
    assert before <= after
    assert found["A1"].total == Decimal(sum(raised)) / 2


TALLY = tally_of(
    "code | XS | T | HT | KHT | KĐG | kết luận\nA0 | 9 | 2 | | x | 1 | T\nA1 | 1 | | | | |\nA2 | 0 | 0 | | | | giỏi",
    meeting_day=date(2018, 8, 1),
    issued=13,
    official_present=12,
    collected=12,
    valid=11,
    invalid=2,
)
ROSTER = roster_of("code | name | unit\nA0 | Mẫu 0 | CB01\nA1 | Mẫu khác | CB01\nA2 | Mẫu 2 | CB02\nB9 | Mẫu 9 | CB01")


@given(people, st.booleans())
@few
def test_every_findings_cell_exists_in_its_sheet(rows: list[tuple[str, ...]], listed: bool) -> None:  # noqa: FBT001
    bare = sheet_of(rows)
    sheet = placed("\n".join([HEAD, *(" | ".join(one) for one in rows)]), tally=TALLY)
    for finding in examined(sheet, roster=ROSTER if listed else None).findings:
        at = finding.at
        assert at.file == bare.sheet.file
        assert at.sheet in {bare.sheet.sheet, TALLY.sheet}
        if at.sheet == TALLY.sheet:
            assert at.row in {fact.row for fact in TALLY.facts.values()} | {entry.row for entry in TALLY.people}
        elif at.row:
            assert at.row in {person.row for person in bare.sheet.people}
            assert at.column is None or at.column in bare.sheet.columns.values()
            assert finding.subject is None or finding.subject == bare.sheet.people[at.row - 2].code
        if at.cell and finding.criterion:
            place = next(place for place, column in bare.sheet.columns.items() if column == at.column)
            assert HEAD.split(" | ")[at.column - 1 if at.column else 0] == finding.criterion, place


def level_of(total: Decimal) -> str:
    return RANKS[(total >= Decimal(50)) + (total >= Decimal(75)) + (total >= Decimal(90))]


def replayed(grade: Grade, mode: str) -> tuple[PeriodStatus, str | None, LevelFrom | None]:
    """Work status and level out from nothing but the reasons."""
    last = grade.reasons[-1].key
    if last.startswith("ng_") and last not in {"ng_unsettled", "ng_not_rated"}:
        without: dict[str, PeriodStatus] = {"ng_exempt": "exempt", "ng_blank": "blank", "ng_error": "error"}
        return without[last], None, None
    facts: dict[str, Any] = {reason.rule: reason.facts for reason in grade.reasons}
    points = level_of(facts["levels"]["total"])
    assert HEADINGS[facts["levels"]["level"]] == points
    if "decision" in facts:
        return rated(HEADINGS[facts["decision"]["level"]], "decision")
    vote = HEADINGS[facts["ballot"]["level"]] if "ballot" in facts else None
    if vote is None or mode == "record":
        return rated(points, "points")
    if vote == "not_rated" or mode == "decide" or vote == points:
        return rated(vote, "ballot")
    if mode == "agree":
        return "unsettled", None, None
    lower = min(points, vote, key=RANKS.index)
    return rated(lower, "points" if lower == points else "ballot")


def rated(level: str, level_from: LevelFrom) -> tuple[PeriodStatus, str | None, LevelFrom | None]:
    return ("not_rated", None, None) if level == "not_rated" else ("graded", level, level_from)


def decisions_of(levels: list[str | None]) -> Records:
    at = Location("register.xlsx", "Quyết định", 2, 4)
    rows = {
        f"A{n}": Decision(f"A{n}", Q3, None, level, "Đảng ủy", "1-QĐ", date(2018, 10, 9), "", at)
        for n, level in enumerate(levels)
    }
    return Records(decisions={Q3: rows})


good_row = st.tuples(*map(good_score, CAPS), st.sampled_from(VOTES[:6])).map(
    lambda one: (*(str(Decimal(half) / 2) for half in one[:3]), "", "", "", "", "", one[3], "")
)
mostly_good = st.lists(st.one_of(good_row, good_row, row), min_size=1, max_size=5).map(
    lambda rows: [(f"A{n}", f"Mẫu {n}", *one) for n, one in enumerate(rows)]
)
decided_levels = st.lists(
    st.sampled_from((None, None, None, "excellent", "failed", "not_rated")), min_size=5, max_size=5
)


@pytest.mark.parametrize("mode", MODES)
@given(mostly_good, decided_levels)
@settings(max_examples=25, deadline=None)
def test_reasons_replay_to_status_and_level(mode: str, rows: list[tuple[str, ...]], levels: list[str | None]) -> None:
    rubric: Rubric = MODES[mode]
    found = grades(sheet_of(rows), rubric=rubric, records=decisions_of(levels))
    assert len(found) == len(rows)
    for grade in found.values():
        assert (grade.status, grade.level, grade.level_from) == replayed(grade, mode)


def year_replayed(found: YearDecision) -> str:
    """Work eligibility out from nothing but what the reasons say holds."""
    holds = {reason.holds for reason in found.reasons if reason.rule.rpartition(".")[2] != "applies_to"}
    if False in holds:
        return "no"
    return "undetermined" if None in holds else "yes"


RULES: dict[str, Callable[[], dict[str, object]]] = {
    "both": rule,
    "every": lambda: rule(EVERY_GOOD),
    "count": lambda: rule(TWO_EXCELLENT),
}


@pytest.mark.parametrize("name", RULES)
@given(st.text("".join([*LEVELS, *STATUSES]), min_size=4, max_size=4), st.sampled_from((None, *LEVELS.values())))
@settings(max_examples=100, deadline=None)
def test_reasons_of_the_year_replay_to_eligibility(name: str, states: str, level: str | None) -> None:
    found = judge(states, RULES[name](), decision=decided(level, proposed="excellent"))
    assert found.eligible == {"excellent": year_replayed(found)}
    assert found.level == level
    against = {one.code for one in found.findings} & {"DG701", "DG705"}
    refused = found.eligible["excellent"] == "no"
    assert against == (
        {"DG701"} if refused and level is None else {"DG705"} if refused and level == "excellent" else set()
    )


@given(st.text("".join([*LEVELS, "-", "e"]), min_size=4, max_size=4), st.integers(0, 3), st.sampled_from("XTHK"))
@settings(max_examples=100, deadline=None)
def test_a_result_that_comes_in_never_contradicts_what_was_certain(states: str, place: int, level: str) -> None:
    before = judge(states).eligible["excellent"]
    if states[place] in "-e":
        after = judge(f"{states[:place]}{level}{states[place + 1 :]}").eligible["excellent"]
        assert before in {after, "undetermined"}
