from __future__ import annotations

from datetime import date

import pytest

from danhgia import messages
from danhgia.checks.register_checks import Records, read_records
from danhgia.checks.transfer_checks import check_used, entered_reason
from danhgia.periods import Period
from score_tables import Q3, YEAR, default_rubric, entries, grades, heard, placed, roster_of, said

HEAD = "code | period | level | from_unit | document | date"
"""The columns A to F of the sheet “Chuyển đến”."""
PAPERS = "Chi bộ Cũ | 12-GCN | 2018-08-20"
MAIN = default_rubric().main
ROSTER = roster_of("code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01")
SHEET = "code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 30 | 20\nA2 | Mẫu 2 | 40 | 30 | 0"
Q1 = Period(2018, "quarter", 1)


def entered(*rows: str) -> Records:
    return read_records({"transfers": entries("\n".join([HEAD, *rows]), sheet="Chuyển đến")}, MAIN, ROSTER)


def test_a_row_with_its_papers_is_a_level_of_this_rubric() -> None:
    records = entered(f"a1 | 2018-Q1 | httnv | {PAPERS}")
    assert said(records.findings) == []
    row = records.entered[Q1]["A1"]
    assert (row.level, row.unit, row.document, row.date) == ("good", "Chi bộ Cũ", "12-GCN", date(2018, 8, 20))
    assert row.at.cell == "C2"
    told = messages.because(entered_reason(row, MAIN), "vi")
    assert told == "kết quả quý I/2018 chuyển đến từ Chi bộ Cũ: HTTNV, theo 12-GCN ngày 20/08/2018"


@pytest.mark.parametrize(
    ("papers", "cell", "missing"),
    [
        (" | 12-GCN | 2018-08-20", "D2", "đơn vị cũ"),
        ("Chi bộ Cũ | | 2018-08-20", "E2", "số văn bản"),
        ("Chi bộ Cũ | 12-GCN | ", "F2", "ngày"),
        (" | | ", "D2", "đơn vị cũ, số văn bản, ngày"),
    ],
)
def test_a_row_without_its_papers_does_not_count(papers: str, cell: str, missing: str) -> None:
    records = entered(f"A1 | 2018-Q1 | T | {papers}")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG534", cell, "A1", "error")
    assert messages.message(found, "vi") == f"Sổ “Chuyển đến”, dòng 2 – A1: thiếu {missing}."
    assert records.entered == {}


@pytest.mark.parametrize("word", ["giỏi", "A", "Không xếp loại"])
def test_only_the_words_of_this_rubrics_levels_are_levels(word: str) -> None:
    records = entered(f"A1 | 2018-Q1 | {word} | {PAPERS}")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.value, found.severity) == ("DG307", "C2", word, "error")
    assert "Không" not in messages.hint(found, "vi")
    assert records.entered == {}


@pytest.mark.parametrize("period", ["2018", "2018-M03", "2018-H1"])
def test_a_period_that_the_rubric_does_not_rate_is_said_whatever_the_period(period: str) -> None:
    records = entered(f"A1 | {period} | T | {PAPERS}")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.value) == ("DG532", "B2", period)
    assert "kỳ đánh giá là quý, dạng 2018-Q3" in messages.message(found, "vi")
    assert records.entered == {}
    assert [len(records.about(asked)) for asked in (Q1, Q3, YEAR)] == [1, 1, 1]


def test_the_later_document_counts_and_two_of_one_day_leave_nothing() -> None:
    earlier = "A1 | 2018-Q1 | T | Chi bộ Cũ | 12-GCN | 2018-08-20"
    same_day = "A1 | 2018-Q1 | HT | Chi bộ Cũ | 13-GCN | 2018-08-20"
    later = "A1 | 2018-Q1 | XS | Chi bộ Cũ | 14-GCN | 2018-09-01"
    for order in ([earlier, same_day, later], [later, same_day, earlier], [same_day, later, earlier]):
        records = entered(*order)
        assert (said(records.findings), records.entered[Q1]["A1"].level) == ([], "excellent")
    records = entered(earlier, same_day)
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.facts["place1"]) == ("DG533", "C3", "C2")
    assert "sổ “Chuyển đến” có hai mức khác nhau cho quý I/2018" in messages.message(found, "vi")
    assert records.entered == {}


def test_a_code_that_is_on_no_list() -> None:
    (found,) = heard(entered(f"A9 | 2018-Q1 | T | {PAPERS}").findings)
    assert (found.code, found.at.cell, found.value) == ("DG401", "A2", "A9")


def test_what_is_wrong_concerns_its_period_and_the_year_and_no_other() -> None:
    records = entered("A1 | 2018-Q1 | T | | | ")
    assert [len(records.about(period)) for period in (Q1, Q3, YEAR)] == [1, 0, 1]
    assert records.about(Period(2017, "year", 1)) == []


def test_it_changes_and_blocks_no_grade() -> None:
    wrong = entered("A1 | 2018-Q3 | giỏi | | | ", f"A2 | 2018-Q3 | XS | {PAPERS}")
    assert grades(placed(SHEET), roster=ROSTER, records=wrong) == grades(placed(SHEET), roster=ROSTER)
    assert wrong.blocking(wrong.findings) == []
    assert wrong.rows(Q3) == Records().rows(Q3)


def test_a_level_beside_a_result_of_our_own_is_said_and_not_used() -> None:
    rows = entered(f"A1 | 2018-Q3 | XS | {PAPERS}", f"A2 | 2018-Q3 | T | {PAPERS}").entered[Q3]
    (found,) = heard(list(check_used(rows, {"A1": "graded"}, {"A1": "Mẫu 1"})))
    assert (found.code, found.at.cell, found.subject, found.blocks) == ("DG535", "C2", "A1", "nothing")
    assert messages.message(found, "vi") == (
        "Mẫu 1 (A1): sổ “Chuyển đến” ghi kết quả quý III/2018, nhưng kỳ này người đó thuộc đối tượng đánh giá tại đây "
        "(đã xếp loại); dòng này không được dùng."
    )
