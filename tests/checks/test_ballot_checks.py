from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.checks.register_checks import Records
from danhgia.findings import Location
from danhgia.registers import Decision
from score_tables import FILE, Q3, VOTES, examined, grades, only, placed, roster_of, said, small_rubric, tally_of

if TYPE_CHECKING:
    from danhgia.sheets import Tally

HEAD = "code | name | I.1 | I.2 | II.1 | bỏ phiếu"
"""The vote stands in column F."""
EXCELLENT = "40 | 30 | 20"
GOOD = "40 | 30 | 19.5"
FAILED = "0 | 0 | 0"
VOTED = f"{HEAD}\nA1 | Mẫu 1 | {EXCELLENT} | XS\nA2 | Mẫu 2 | {GOOD} | HTTNV"
COUNTED = """
code | XS | T | HT | KHT | KĐG | kết luận
A1   | 9  | 3 | 0  | 0   |     | XS
A2   | 2  | 7 | 3  | 0   | 0   |
"""
COUNTS: dict[str, int | date | None] = {
    "meeting_day": date(2018, 9, 28),
    "official_members": 14,
    "summoned": 14,
    "present": 13,
    "official_present": 12,
    "issued": 12,
    "collected": 12,
    "valid": 12,
    "invalid": 0,
}


def one(score: str, vote: str) -> str:
    return f"{HEAD}\nA1 | Mẫu 1 | {score} | {vote}"


def tallied(table: str = COUNTED, /, **changes: int | date | None) -> Tally:
    return tally_of(table, **(COUNTS | changes))


def records(level: str | None, *, complete: bool = True) -> Records:
    at = Location("register.xlsx", "Quyết định", 2, 4)
    decision = Decision("A1", Q3, None, level, "Đảng ủy", "12-QĐ/ĐU", date(2018, 10, 9), "", at, complete=complete)
    return Records(decisions={Q3: {"A1": decision}})


def test_votes_that_agree_with_points_and_a_tally_that_adds_up_are_silent() -> None:
    assert said(examined(placed(VOTED, tally=tallied())).findings) == []


def test_without_a_tally_votes_are_taken_as_they_stand() -> None:
    assert said(examined(placed(VOTED)).findings) == []


def test_where_nobody_was_voted_on_no_vote_is_missing() -> None:
    table = VOTED.replace("| XS", "| ").replace("| HTTNV", "| ")
    found = examined(placed(table))
    assert said(found.findings) == []
    assert found.votes.units_without == ("CB01",)
    assert found.votes.by_person == {}
    assert examined().votes.by_person == {}


def test_a_sheet_without_votes_and_without_unit_is_named_by_its_file() -> None:
    assert examined(placed(one(GOOD, ""), unit=None, marked=False)).votes.units_without == (FILE,)


def test_a_unit_without_a_complete_row_held_no_vote_that_is_missed() -> None:
    assert examined(placed(one("40 | 30 | ", ""))).votes.units_without == ()


def test_a_voted_level_that_is_none_is_an_error() -> None:
    sheet = placed(one(EXCELLENT, "giỏi"))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.cell, found.subject, found.value) == ("DG307", "F2", "A1", "giỏi")
    assert found.facts["options"] == ("XS", "T", "HT", "KHT", "Không đánh giá, xếp loại")
    assert grades(sheet)["A1"].status == "error"


def test_a_number_is_no_level() -> None:
    found = only(examined(placed(one(EXCELLENT, "1"))).findings, "DG307")
    assert (found.value, found.facts["value"]) == ("1", Decimal(1))


def test_a_voted_level_of_somebody_with_a_reason_is_not_looked_at() -> None:
    table = f"{HEAD} | lý do\nA1 | Mẫu 1 | | | | giỏi | Nghỉ thai sản"
    assert said(examined(placed(table)).findings) == []


def test_a_vote_that_differs_from_the_points_is_left_to_people() -> None:
    sheet = placed(one(EXCELLENT, "T"))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG513", "F2", "A1", "error")
    assert (found.value, found.limit, found.blocks) == ("HTTNV", "HTXSNV", "person")
    assert (found.facts["total"], found.facts["band"]) == (Decimal(90), "90–100")
    graded = grades(sheet)["A1"]
    assert (graded.status, graded.level, graded.total) == ("unsettled", None, Decimal(90))
    assert (graded.layers.points, graded.layers.ballot) == ("excellent", "good")
    assert graded.reasons[-1].key == "ng_unsettled"


def test_a_decision_settles_it() -> None:
    sheet = placed(one(EXCELLENT, "T"))
    assert said(examined(sheet, records=records("completed")).findings) == []
    graded = grades(sheet, records=records("completed"))["A1"]
    assert (graded.status, graded.level, graded.level_from) == ("graded", "completed", "decision")


def test_a_decision_that_does_not_count_settles_nothing() -> None:
    sheet = placed(one(EXCELLENT, "T"))
    assert said(examined(sheet, records=records(None, complete=False)).findings) == [("DG513", "F2", "A1")]
    assert grades(sheet, records=records(None))["A1"].status == "unsettled"


@pytest.mark.parametrize("mode", ["decide", "cap", "record"])
def test_other_modes_need_no_agreement(mode: str) -> None:
    rubric = small_rubric(ballot={"mode": mode})
    assert said(examined(placed(one(EXCELLENT, "KHT")), rubric=rubric).findings) == []


def test_a_rubric_without_a_vote_compares_nothing() -> None:
    rubric = small_rubric(ballot=None)
    table = VOTED.replace("HTTNV", "")
    assert said(examined(placed(table), rubric=rubric).findings) == []
    assert grades(placed(VOTED.replace("HTTNV", "KHT")), rubric=rubric)["A2"].level_from == "points"


def test_a_vote_not_to_rate_somebody_contradicts_no_points() -> None:
    sheet = placed(one(EXCELLENT, "Không xếp loại"))
    assert said(examined(sheet).findings) == []
    assert grades(sheet)["A1"].status == "not_rated"


def test_somebody_without_a_vote_among_others_is_warned_of_and_graded_from_points() -> None:
    sheet = placed(VOTED.replace("HTTNV", ""))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG516", "F3", "A2", "warning")
    graded = grades(sheet)["A2"]
    assert (graded.level, graded.level_from, graded.layers.ballot) == ("good", "points", None)


def test_an_incomplete_row_has_no_vote_to_miss() -> None:
    table = VOTED.replace(f"{GOOD} | HTTNV", "40 | 30 | |")
    assert said(examined(placed(table)).findings) == [("DG204", "E3", "A2")]


def test_each_file_has_its_own_vote() -> None:
    other = placed(f"{HEAD}\nB1 | Mẫu 3 | {GOOD} | ", file="CB02.xlsx", unit="CB02")
    found = examined(placed(VOTED), other)
    assert said(found.findings) == []
    assert found.votes.units_without == ("CB02",)


@pytest.mark.parametrize(
    ("changes", "code", "cell", "value", "limit"),
    [
        ({"valid": 11}, "DG510", "B7", "12", "11"),
        ({"invalid": 1}, "DG510", "B7", "12", "13"),
        ({"issued": 11}, "DG512", "B7", "12", "11"),
        ({"official_present": 11}, "DG512", "B6", "12", "11"),
        ({"official_present": 11, "collected": None}, "DG512", "B6", "12", "11"),
        ({"meeting_day": date(2018, 8, 31)}, "DG514", "B1", "2018-08-31", None),
        ({"meeting_day": date(2018, 10, 1)}, "DG514", "B1", "2018-10-01", None),
        ({"meeting_day": date(2017, 9, 28)}, "DG514", "B1", "2017-09-28", None),
    ],
)
def test_the_head_of_a_tally_is_checked(
    changes: dict[str, int | date | None], code: str, cell: str, value: str, limit: str | None
) -> None:
    sheet = placed(VOTED, tally=tally_of(**(COUNTS | changes)))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.file, found.at.sheet, found.at.cell) == (code, FILE, VOTES, cell)
    assert (found.subject, found.unit, found.value, found.limit) == (None, "CB01", value, limit)
    assert found.severity == ("note" if code == "DG514" else "error")
    assert found.blocks == "nothing"
    assert {one.status for one in grades(sheet).values()} == {"graded"}


@pytest.mark.parametrize("absent", ["meeting_day", "official_present", "issued", "collected", "valid", "invalid"])
def test_counts_that_are_not_there_are_not_compared(absent: str) -> None:
    assert said(examined(placed(VOTED, tally=tallied(**{absent: None}))).findings) == []
    assert said(examined(placed(VOTED, tally=tally_of(COUNTED))).findings) == []


def test_a_meeting_is_not_early_or_late_where_no_period_is_known() -> None:
    sheet = placed(VOTED, period=None, tally=tallied(meeting_day=date(2018, 1, 1)))
    assert said(examined(sheet, period=None).findings) == []


def test_votes_that_differ_from_the_valid_ballots_are_an_error_of_the_count() -> None:
    sheet = placed(VOTED, tally=tallied(COUNTED.replace("| 9  | 3", "| 9  | 2")))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.row, found.at.sheet, found.subject) == ("DG511", 12, VOTES, "A1")
    assert (found.value, found.limit, found.severity, found.blocks) == ("11", "12", "error", "nothing")
    assert grades(sheet)["A1"].status == "graded"


@pytest.mark.parametrize(
    ("votes", "counts", "cell", "limit"),
    [
        ("| 13 | 0", {}, "C12", "12"),
        ("| 9  | 4", {}, None, "12"),  # only their sum is too many
        ("| 9  | 3", {"valid": None, "collected": 8}, "C12", "8"),
    ],
)
def test_no_level_rests_on_more_votes_than_ballots(
    votes: str, counts: dict[str, int | None], cell: str | None, limit: str
) -> None:
    sheet = placed(VOTED, tally=tallied(COUNTED.replace("| 9  | 3", votes).replace("| 2  | 7 | 3", "| | | "), **counts))
    found = only(examined(sheet).findings, "DG511")
    assert (found.subject, found.at.row, found.at.cell, found.limit) == ("A1", 12, cell, limit)
    open_ = grades(sheet)
    assert {code: one.status for code, one in open_.items()} == {"A1": "error", "A2": "graded"}
    assert f"{VOTES} › {cell or 12}" in messages.because(open_["A1"].reasons[-1], "vi")
    assert grades(sheet, records=records("excellent"))["A1"].level_from == "decision"
    recorded = small_rubric(ballot={"mode": "record"})
    assert grades(sheet, rubric=recorded)["A1"].level_from == "points"


def test_a_person_nobody_counted_votes_for_is_not_compared() -> None:
    table = "code | XS | T | HT | KHT | KĐG | kết luận\nA1 | | | | | |\nA2 | 0 | 0 | 0 | 0 | 0 |"
    assert said(examined(placed(VOTED, tally=tallied(table))).findings) == []


def test_a_stated_level_without_most_votes_is_warned_of_and_taken() -> None:
    sheet = placed(VOTED, tally=tallied(COUNTED.replace("| 9  | 3", "| 5  | 7")))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.row, found.subject, found.severity) == ("DG515", 12, "A1", "warning")
    assert (found.value, found.limit) == ("excellent", "good")
    assert messages.message(found, "vi") == (
        "Mẫu 1 (A1): chi bộ kết luận mức HTXSNV nhưng mức HTTNV có nhiều phiếu biểu quyết hơn."
    )
    assert grades(sheet)["A1"].level == "excellent"


def test_a_tie_leaves_the_stated_level_in_peace() -> None:
    assert said(examined(placed(VOTED, tally=tallied(COUNTED.replace("| 9  | 3", "| 6  | 6")))).findings) == []


def test_most_votes_for_not_rating_are_seen_too() -> None:
    table = "code | XS | T | HT | KHT | KĐG | kết luận\nA1 | 2 | 0 | 0 | 0 | 10 |"
    found = only(examined(placed(VOTED, tally=tallied(table))).findings, "DG515")
    assert found.facts["expected"] == "Không đánh giá, xếp loại"


def test_votes_without_a_stated_level_leave_the_person_without_a_grade() -> None:
    sheet = placed(one(GOOD, ""), tally=tallied("code | XS | T | HT | KHT | KĐG | kết luận\nA1 | 2 | 10 | 0 | 0 | 0 |"))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.row, found.subject, found.severity) == ("DG517", 12, "A1", "error")
    assert found.facts["n"] == 12
    graded = grades(sheet)["A1"]
    assert (graded.status, graded.level) == ("error", None)


def test_votes_without_a_stated_level_are_said_once_though_others_have_theirs() -> None:
    sheet = placed(VOTED.replace("| HTTNV", "| "), tally=tallied())
    assert [(one.code, one.subject) for one in examined(sheet).findings] == [("DG517", "A2")]


def test_a_vote_that_is_no_level_is_not_missing_as_well() -> None:
    sheet = placed(VOTED.replace("| HTTNV", "| giỏi"), tally=tallied())
    assert said(examined(sheet).findings) == [("DG307", "F3", "A2")]


def test_a_tally_that_states_another_level_leaves_the_person_without_a_grade() -> None:
    sheet = placed(VOTED, tally=tallied(COUNTED.replace("| XS\n", "| HTTNV\n")))
    (found,) = examined(sheet).findings
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG518", "H12", "A1", "error")
    assert (found.value, found.limit) == ("HTTNV", "excellent")
    assert (grades(sheet)["A1"].status, grades(sheet)["A2"].status) == ("error", "graded")


@pytest.mark.parametrize("concluded", ["XS", "HTXSNV", "hoàn thành xuất sắc nhiệm vụ"])
def test_a_tally_may_spell_the_level_in_its_own_way(concluded: str) -> None:
    assert said(examined(placed(VOTED, tally=tallied(COUNTED.replace("| XS\n", f"| {concluded}\n")))).findings) == []


def test_votes_about_nobody_on_the_sheet_are_said() -> None:
    table = "code | XS | T | HT | KHT | KĐG | kết luận\nZ9 | 1 | 1 | | | | T\n | 1 | | | | |"
    found = examined(placed(VOTED, tally=tallied(table))).findings
    assert [(finding.code, finding.at.row, finding.subject) for finding in found] == [
        ("DG401", 12, "Z9"),
        ("DG402", 13, None),
    ]


def test_votes_about_somebody_of_another_unit_count_for_nothing_and_block_nobody() -> None:
    sheet = "code | XS | T | HT | KHT | KĐG | kết luận\nB1 | 9 | 1 | | | | XS\na3 | 9 | 1 | | | | XS"
    roster = roster_of(
        "code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01\nA3 | Mẫu 3 | CB01\nB1 | Mẫu 9 | CB02",
        "unit | name\nCB01 | Chi bộ Mẫu 01\nCB02 | Chi bộ Mẫu 02",
    )
    found = examined(placed(VOTED, tally=tallied(sheet)), roster=roster).findings
    assert [(finding.code, finding.subject, finding.severity, finding.blocks) for finding in found] == [
        ("DG406", "B1", "warning", "nothing"),
        ("DG405", "A3", "error", "nothing"),
    ]


def test_a_level_stated_on_the_tally_alone_blocks_its_person() -> None:
    voted = VOTED.replace(" T ", "   ", 1)
    found = examined(
        placed(voted, tally=tallied("code | XS | T | HT | KHT | KĐG | kết luận\nA1 | | | | | | HT"))
    ).findings
    assert [(finding.code, finding.subject, finding.value) for finding in found] == [("DG518", "A1", "HT")]


def test_votes_on_somebody_with_a_reason_and_no_scores_are_not_concluded_either() -> None:
    table = f"{HEAD} | lý do\nA1 | Mẫu 1 | | | | | Nghỉ thai sản\nA2 | Mẫu 2 | {GOOD} | T |"
    assert said(examined(placed(table, tally=tallied(COUNTED.replace("9  | 3", "   |  ")))).findings) == []
