from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import Font

from danhgia.findings import Finding, Location
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import TALLY_FACTS, State, Tally, TallyFact, TallyRow
from tables_builder import Tab, people, small_form, workbook

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
BIÊN BẢN KIỂM PHIẾU
Ngày họp | day:2018-09-28 | | Số phiếu phát ra | 12
Số đảng viên chính thức của chi bộ | 14 | | Số phiếu thu về | 12
Số được triệu tập | 14 | | Số phiếu hợp lệ | 11
Số có mặt | 13 | | Số phiếu không hợp lệ | 1
Số đảng viên chính thức có mặt | 12
"""
TABLE = """
TT | Mã số | Họ và tên | Số phiếu đề nghị xếp loại | | | | | Mức chi bộ kết luận | Ghi chú
| | | HTXSNV | HTTNV | HTNV | KHTNV | (Không đánh giá) | |
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10)
"""
AN = "1 | A-001 | Đảng viên Mẫu 001 | 9 | 2 | 0 | | | ='Chấm điểm'!N4 => XS"
SIGNED = "| TỔ KIỂM PHIẾU | | | | | CHỦ TRÌ HỘI NGHỊ"


def read(tmp_path: Path, *parts: str) -> tuple[Tally | None, tuple[Finding, ...]]:
    tabs: dict[str, Tab | str] = {"Chấm điểm": people("1 | A-001 | Đảng viên Mẫu 001 | | 4 | 3 | | 3")}
    if parts:
        tabs["Kiểm phiếu"] = "\n".join(part.strip("\n") for part in parts)
    path = workbook(tmp_path / "cb.xlsx", tabs)
    sheet = read_score_sheets(path, shown="cb.xlsx", forms=[small_form()])[0]
    assert len(sheet.people) == 1
    return sheet.tally, sheet.findings


def given(tmp_path: Path, *parts: str) -> Tally:
    tally, findings = read(tmp_path, *parts)
    assert findings == ()
    assert tally is not None
    return tally


def votes(tally: Tally) -> list[tuple[int, int, int, int]]:
    cells = tally.votes
    return list(zip(cells.row, cells.column, cells.what, cells.scaled, strict=True))


def test_no_tally_sheet_is_no_tally_and_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path) == (None, ())


def test_the_whole_tally(tmp_path: Path) -> None:
    tally = given(tmp_path, HEAD, TABLE, AN, "2 | A-002 | Đảng viên Mẫu 002", "", SIGNED, "| | Người Ký Mẫu")
    assert tally.sheet == "Kiểm phiếu"
    assert {key: fact.value for key, fact in tally.facts.items()} == {
        "meeting_day": date(2018, 9, 28),
        "official_members": 14,
        "summoned": 14,
        "present": 13,
        "official_present": 12,
        "issued": 12,
        "collected": 12,
        "valid": 11,
        "invalid": 1,
    }
    assert tally.facts["issued"] == TallyFact(2, 5, 12, "12")
    assert tally.meeting_day == date(2018, 9, 28)
    assert tally.people == (
        TallyRow(10, "A-001", "Đảng viên Mẫu 001", "XS", 9),
        TallyRow(11, "A-002", "Đảng viên Mẫu 002", "", 9),
    )
    assert votes(tally) == [(10, 4, 0, 9_000_000), (10, 5, 1, 2_000_000), (10, 6, 2, 0)]


def test_votes_for_not_rating_come_after_the_levels(tmp_path: Path) -> None:
    assert votes(given(tmp_path, TABLE, "1 | A-1 | Mẫu 1 | | | | | 12")) == [(4, 8, 4, 12_000_000)]


def test_an_untouched_tally_is_blank_and_no_fault(tmp_path: Path) -> None:
    blank = "\n".join(f"{label}: | ……" for _, label in TALLY_FACTS)
    tally = given(tmp_path, blank, TABLE, "1 | A-001 | Đảng viên Mẫu 001 | | | | | | =N4 =>", "2 |", SIGNED)
    assert [fact.value for fact in tally.facts.values()] == [None] * 9
    assert tally.people == (TallyRow(13, "A-001", "Đảng viên Mẫu 001", "", 9),)
    assert not tally.votes.row


def test_an_empty_sheet_is_an_empty_tally(tmp_path: Path) -> None:
    assert given(tmp_path, "") == Tally("Kiểm phiếu", {}, (), given(tmp_path, "").votes)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Số phiếu hợp lệ | 11", 11),
        ("Số phiếu hợp lệ: | | | 11", 11),
        ("5. SỐ PHIẾU HỢP LỆ: | 11", 11),
        ("- Số phiếu hợp lệ ……… | 11", 11),
        ("Số phiếu hợp lệ: 11", 11),
        ("Số phiếu hợp lệ: …… | '11", 11),
        ("Số phiếu hợp lệ | 0", 0),
        ("Số phiếu hợp lệ | =SUM(A1) => 11", 11),
        ("Số phiếu hợp lệ | Số phiếu thu về | 12", None),
        ("Số phiếu hợp lệ | | | | | | | | | 11", None),
        ("Số phiếu hợp lệ: ____", None),
        ("Số phiếu hợp lệ\nSố phiếu hợp lệ | 12", None),
    ],
)
def test_a_count_stands_beside_its_label_or_behind_it(tmp_path: Path, line: str, value: int | None) -> None:
    assert given(tmp_path, line, TABLE).facts["valid"].value == value


def test_a_joined_label_s_value_is_found_behind_it(tmp_path: Path) -> None:
    tab = Tab(f"Số có mặt |{' |' * 8} 13\n{TABLE.strip()}", merges=("A1:E1",))
    path = workbook(tmp_path / "cb.xlsx", {"Chấm điểm": people("1 | A-1"), "Kiểm phiếu": tab})
    tally = read_score_sheets(path, shown="cb.xlsx", forms=[small_form()])[0].tally
    assert tally is not None
    assert tally.facts["present"] == TallyFact(1, 10, 13, "13")


@pytest.mark.parametrize(
    ("line", "cell", "value"),
    [
        ("Số phiếu hợp lệ | 11 phiếu", "B1", "11 phiếu"),
        ("Số phiếu hợp lệ: 11/12", "A1", "11/12"),
        ("Số phiếu hợp lệ | 10.5", "B1", "10.5"),
        ("Số phiếu hợp lệ | -1", "B1", "-1"),
        ("Số phiếu hợp lệ | =A1 => ?", "B1", ""),
        ("Số phiếu hợp lệ | #REF!", "B1", "#REF!"),
        ("Số phiếu hợp lệ | day:2018-09-28", "B1", "43371"),
    ],
)
def test_a_count_that_is_no_whole_number_is_a_finding_and_not_given(
    tmp_path: Path, line: str, cell: str, value: str
) -> None:
    tally, (finding,) = read(tmp_path, line, TABLE)
    assert tally is not None
    assert tally.facts["valid"].value is None
    assert (finding.code, finding.at.cell, finding.value) == ("DG519", cell, value)
    assert (finding.at.file, finding.at.sheet, finding.facts) == (
        "cb.xlsx",
        "Kiểm phiếu",
        {"label": "Số phiếu hợp lệ", "expected_kind": "number"},
    )
    assert finding.subject is None  # nobody is blocked by it


@pytest.mark.parametrize("day", ["'28/9/2018", "'28/09/2018", "day:2018-09-28"])
def test_the_meeting_s_day_is_read(tmp_path: Path, day: str) -> None:
    assert given(tmp_path, f"Ngày họp | {day}", TABLE).meeting_day == date(2018, 9, 28)


@pytest.mark.parametrize("day", ["31/02/2018", "cuối tháng 9", "20180928"])
def test_a_day_that_is_none_is_a_finding(tmp_path: Path, day: str) -> None:
    tally, (finding,) = read(tmp_path, f"Ngày họp | {day}", TABLE)
    assert tally is not None
    assert tally.meeting_day is None
    assert (finding.code, finding.value, finding.facts) == (
        "DG519",
        day,
        {"label": "Ngày họp", "expected_kind": "date"},
    )


@pytest.mark.parametrize(
    ("vote", "value"), [("x", "x"), ("2.5", "2.5"), ("-1", "-1"), ("#REF!", "#REF!"), ("=A1 => ?", "")]
)
def test_a_vote_that_is_no_whole_number_is_a_finding_about_its_person(tmp_path: Path, vote: str, value: str) -> None:
    tally, findings = read(tmp_path, TABLE, f"1 | A-1 | Mẫu 1 | 9 | {vote} | 0")
    at = Location("cb.xlsx", "Kiểm phiếu", 4, 5)
    assert findings == (Finding("DG519", at, "A-1", value=value, facts={"label": "HTTNV", "expected_kind": "number"}),)
    assert tally is not None
    assert [State(state) for state in tally.votes.state] == [State.NUMBER, State.UNREADABLE, State.NUMBER]


def test_votes_without_a_code_are_listed_and_names_alone_are_not(tmp_path: Path) -> None:
    tally = given(tmp_path, TABLE, "1 | | Mẫu 1 | 9", "2 | | Mẫu 2", "3 | | Mẫu 3 | | | | | | T")
    assert [(person.row, person.name, person.concluded) for person in tally.people] == [
        (4, "Mẫu 1", ""),
        (6, "Mẫu 3", "T"),
    ]


@pytest.mark.parametrize(
    ("cell", "concluded", "typed"),
    [("XS", "XS", True), ("=N4 => T", "T", False), ("=N4 =>", "", False), ("=N4 => ?", "", False), ("1", "1", True)],
)
def test_the_conclusion_is_words_typed_or_repeated(tmp_path: Path, cell: str, concluded: str, *, typed: bool) -> None:
    (person,) = given(tmp_path, TABLE, f"1 | A-1 | Mẫu 1 | 9 | | | | | {cell}").people
    assert (person.concluded, person.concluded_typed) == (concluded, typed)


def test_a_table_without_codes_is_a_finding_and_its_votes_are_not_read(tmp_path: Path) -> None:
    tally, findings = read(tmp_path, HEAD, TABLE.replace("Mã số", "Số thẻ"), AN)
    assert [(finding.code, finding.facts["label"], finding.at.row) for finding in findings] == [("DG519", "Mã số", 8)]
    assert tally is not None
    assert tally.people == ()
    assert tally.facts["present"].value == 13


def test_a_head_without_a_table_is_a_finding(tmp_path: Path) -> None:
    _, findings = read(tmp_path, HEAD)
    facts = {"label": "Mã số", "expected_kind": None}
    assert findings == (Finding("DG519", Location("cb.xlsx", "Kiểm phiếu"), value="", facts=facts),)


def test_a_level_without_a_column_or_with_two_is_a_finding(tmp_path: Path) -> None:
    tally, findings = read(tmp_path, TABLE.replace("HTTNV", "HTXSNV"), AN)
    assert [(finding.at.cell, finding.value, finding.facts["label"]) for finding in findings] == [
        (None, "", "HTTNV"),
        ("E2", "HTXSNV", "HTXSNV"),
    ]
    assert tally is not None
    assert not tally.whole
    assert votes(tally) == [(4, 6, 2, 0)]


def test_the_column_for_not_rating_may_be_missing(tmp_path: Path) -> None:
    assert votes(given(tmp_path, "Mã số | Họ và tên | HTXSNV | HTTNV | HTNV | KHTNV\nA-1 | Mẫu 1 | 9")) == [
        (2, 3, 0, 9_000_000)
    ]


@pytest.mark.parametrize(
    ("table", "whole"),
    [
        (TABLE, True),
        (TABLE.replace("(Không đánh giá)", ""), True),
        (TABLE.replace("HTNV | KHTNV", "HTNV |"), False),
        (TABLE.replace("Mức chi bộ kết luận", "KHTNV"), False),
        (TABLE.replace("Mức chi bộ kết luận", "Không đánh giá"), False),
    ],
)
def test_votes_are_whole_where_each_level_has_one_column(tmp_path: Path, table: str, whole: bool) -> None:  # noqa: FBT001
    tally, _ = read(tmp_path, table, AN)
    assert tally is not None
    assert (tally.whole, tally.code_column) == (whole, 2)


def test_counts_that_nobody_sees_are_said(tmp_path: Path) -> None:
    lines = "\n".join(part.strip("\n") for part in (HEAD, TABLE, AN, "2 | A-002 | Đảng viên Mẫu 002 | 9 | 2"))
    tab = Tab(lines, hidden_rows=(2, 11, 30))
    scores = people("1 | A-001 | Đảng viên Mẫu 001 | | 4 | 3 | | 3")
    path = workbook(tmp_path / "cb.xlsx", {"Chấm điểm": scores, "Kiểm phiếu": tab})
    book = openpyxl.load_workbook(path)
    sheet = book["Kiểm phiếu"]
    sheet["E2"].number_format, sheet["D10"].font, sheet["J10"].font = ";;;", Font(strike=True), Font(strike=True)
    book.save(path)
    (read,) = read_score_sheets(path, shown="cb.xlsx", forms=[small_form()])
    found = [one for one in read.findings if one.code == "DG116"]
    assert [(one.at.sheet, one.at.row, dict(one.facts)) for one in found] == [
        ("Kiểm phiếu", 2, {"n": 2, "rows": "2, 11"}),
        ("Kiểm phiếu", 2, {"n": 1, "cells": "E2", "shown": "", "stored": Decimal(12)}),
        ("Kiểm phiếu", 10, {"n": 1, "struck": "D10"}),
    ]


FILLED = "\n".join(part.strip("\n") for part in (HEAD, TABLE, AN))
BLANK_TALLY = "\n".join(part.strip("\n") for part in (TABLE, "1 | A-001 | Đảng viên Mẫu 001 | | | | | |"))


@pytest.mark.parametrize(
    ("tabs", "expected"),
    [
        ({"Kiểm phiếu": Tab(FILLED, state="hidden")}, ("Kiểm phiếu", {"sheet": "Kiểm phiếu", "why": "hidden"})),
        ({"Kiểm phiếu": Tab(FILLED, state="veryHidden")}, ("Kiểm phiếu", {"sheet": "Kiểm phiếu", "why": "hidden"})),
        ({"Kiểm phiếu": Tab(BLANK_TALLY, state="hidden")}, None),
        (
            {"Kiểm phiếu": Tab(f"Số có mặt | mười\n{BLANK_TALLY}", state="hidden")},
            ("Kiểm phiếu", {"sheet": "Kiểm phiếu", "why": "hidden"}),
        ),
        (
            {"Kiểm phiếu": FILLED, "Kiểm phiêú": FILLED},
            (None, {"sheet": "Kiểm phiếu", "why": "twice", "near": ("Kiểm phiếu", "Kiểm phiêú")}),
        ),
        ({"Kiểm phiêú": Tab(FILLED.replace("| 9 |", "| 8 |"), state="hidden"), "Kiểm phiếu": FILLED}, None),
    ],
)
def test_a_tally_that_is_hidden_or_there_twice_is_a_guess(
    tmp_path: Path, tabs: dict[str, Tab | str], expected: tuple[str | None, dict[str, object]] | None
) -> None:
    scores = people("1 | A-001 | Đảng viên Mẫu 001 | | 4 | 3 | | 3")
    path = workbook(tmp_path / "cb.xlsx", {"Chấm điểm": scores, **tabs})
    (sheet,) = read_score_sheets(path, shown="cb.xlsx", forms=[small_form()])
    found = [(one.at.sheet, dict(one.facts)) for one in sheet.findings if one.code == "DG110"]
    assert found == ([expected] if expected else [])
    assert sheet.readable == (expected is None)
    if sheet.tally:
        assert [scaled // 1_000_000 for *_, scaled in votes(sheet.tally)][:2] == [9, 2]
