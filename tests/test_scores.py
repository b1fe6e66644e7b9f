from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from danhgia.digests import digest
from danhgia.findings import Finding, Location
from danhgia.forms import unit_form
from danhgia.numbers import SCALE
from danhgia.scores import Batch, cells_of
from danhgia.sheets import FAULT_CODES, TALLY_FACTS, Fault, Mark, State, Tally, TallyFact
from score_tables import default_rubric, placed, tally_of

if TYPE_CHECKING:
    from danhgia.sheets import ScoreSheet

FORM = unit_form(default_rubric().main, default_rubric())
HEAD = "code | name | I.1 | I.2 | II.1 | Tổng điểm | bỏ phiếu | lý do | ghi chú"
TABLE = f"{HEAD}\nA1 | Mẫu 1 | 40 | | '4,5 | =44.5 | XS | |\nA2 | Mẫu 2 | 40 | 30 | 20 | =90 | | |"
VOTES = "code | XS | T | HT | KHT | KĐG | kết luận\nA1 | 9 | x | | | 3 | XS\nA2 | | | | | |"


def test_a_batch_is_three_tables_that_share_their_addresses() -> None:
    other = placed("name | code | I.1 | I.2 | II.1\nMẫu 3 | B1 | 1 | 2 | 3", file="CB02.xlsx", unit=None, marked=False)
    batch = Batch.of([placed(TABLE), other], FORM)
    assert batch.people[["file", "row", "code", "unit"]].to_numpy().tolist() == [
        [0, 2, "A1", "CB01"],
        [0, 3, "A2", "CB01"],
        [1, 2, "B1", ""],
    ]
    assert len(batch.scores) == 9
    assert batch.path(1) == "CB02.xlsx"
    cells = list(cells_of(batch.scores))
    assert [cell.person for cell in cells] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert (cells[1].state, cells[2].state, cells[2].fault, cells[2].scaled, cells[2].raw) == (
        State.BLANK,
        State.NUMBER,
        Fault.TEXT_NUMBER,
        4_500_000,
        "4,5",
    )
    assert [(cell.row, cell.column) for cell in cells_of(batch.claims)] == [(2, 6), (2, 7), (3, 6)]
    assert [cell.formula for cell in cells_of(batch.claims)] == [1, 0, 1]


def test_a_batch_of_nothing_has_empty_tables() -> None:
    for sheets in ([], [placed(HEAD)]):
        batch = Batch.of(sheets, FORM)
        assert len(batch.people) == len(batch.scores) == len(batch.claims) == 0
        assert list(cells_of(batch.scores)) == []


def test_each_fault_is_one_code() -> None:
    assert set(FAULT_CODES) == set(Fault) - {Fault.NONE}


def test_a_sheet_is_readable_unless_something_blocks_the_file() -> None:
    sheet = placed(TABLE).sheet
    assert sheet.readable
    assert replace(sheet, findings=(Finding("DG116"),)).readable
    assert not replace(sheet, findings=(Finding("DG111"),)).readable


def test_votes_are_counted_by_row_and_level() -> None:
    tally = tally_of(VOTES, meeting_day=date(2018, 9, 28), valid=12)
    assert tally.counted == {12: {0: 9, 4: 3}, 13: {}}
    assert tally.meeting_day == date(2018, 9, 28)
    stray = Tally(tally.sheet, {}, tally.people[1:], tally.votes)
    assert stray.counted == {13: {}}


@pytest.mark.parametrize("value", [None, 12])
def test_a_tally_may_not_say_when_the_meeting_was(value: int | None) -> None:
    assert tally_of("", meeting_day=value).meeting_day is None
    assert tally_of("").meeting_day is None
    assert len({key for key, _ in TALLY_FACTS}) == 9


def test_saving_a_file_again_does_not_change_what_grading_uses_of_it() -> None:
    sheet = placed(TABLE).sheet
    calculated = placed(TABLE.replace("=44.5", "=70").replace("=90", "=?")).sheet
    said_so = (Finding("DG116", Location("x.xlsx")),)
    for same in (replace(sheet, sha256="2", file="b.xlsx", header_row=9), calculated, replace(sheet, findings=said_so)):
        assert digest(same, FORM) == digest(sheet, FORM)


CHANGES = [
    TABLE.replace("| 40 | 30 |", "| 39 | 30 |"),
    TABLE.replace("| 40 | 30 |", "| | 30 |"),
    TABLE.replace("'4,5", "4.5"),
    TABLE.replace("=90", "90"),
    TABLE.replace("XS", "T"),
    TABLE.replace("Mẫu 1", "Mẫu một"),
    TABLE.replace("A1", "A9"),
    TABLE.replace("XS | |", "XS | Nghỉ ốm |"),
]


@pytest.mark.parametrize("changed", CHANGES)
def test_what_grading_uses_changes_the_digest(changed: str) -> None:
    assert changed != TABLE
    assert digest(placed(changed).sheet, FORM) != digest(placed(TABLE).sheet, FORM)


def test_a_remark_does_not_change_the_digest() -> None:
    assert digest(placed(f"{TABLE} đã xem").sheet, FORM) == digest(placed(TABLE).sheet, FORM)


def test_the_vote_the_mark_and_what_blocks_the_file_are_part_of_the_digest() -> None:
    sheet = placed(TABLE, tally=tally_of(VOTES, valid=12)).sheet
    others: list[ScoreSheet] = [
        placed(TABLE).sheet,
        replace(sheet, tally=tally_of(VOTES, valid=11)),
        replace(sheet, tally=tally_of(VOTES.replace("9", "8"), valid=12)),
        replace(sheet, tally=replace_fact(sheet, "valid")),
        replace(sheet, tally=concluding("T", typed=True)),
        replace(sheet, tally=concluding("XS", typed=True)),
        replace(sheet, mark=Mark("r", "1", "0", "2018-Q1", "CB01")),
        replace(sheet, mark=None),
        replace(sheet, findings=(Finding("DG111"),)),
    ]
    digests = [digest(other, FORM) for other in (sheet, *others)]
    assert len(set(digests)) == len(digests)


def test_a_level_that_the_tally_only_repeats_does_not_change_the_digest() -> None:
    sheet = placed(TABLE, tally=tally_of(VOTES, valid=12)).sheet
    assert digest(replace(sheet, tally=concluding("T", typed=False)), FORM) == digest(sheet, FORM)


def concluding(level: str, *, typed: bool) -> Tally:
    tally = tally_of(VOTES, valid=12)
    first, *others = tally.people
    return replace(tally, people=(first._replace(concluded=level, concluded_typed=typed), *others))


def replace_fact(sheet: ScoreSheet, key: str) -> Tally:
    assert sheet.tally is not None
    fact = sheet.tally.facts[key]
    return replace(sheet.tally, facts={key: TallyFact(fact.row, fact.column, None, "mười hai")})


def test_scaled_scores_are_millionths() -> None:
    assert SCALE == 1_000_000
