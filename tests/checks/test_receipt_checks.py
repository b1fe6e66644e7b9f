from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.checks.receipt_checks import check_late, days_late
from danhgia.checks.register_checks import read_records
from danhgia.periods import Period
from score_tables import Q3, default_rubric, entries, heard, roster_of, said

if TYPE_CHECKING:
    from danhgia.checks.register_checks import Records

HEAD = "unit | period | received | file | by"
"""The columns A to E of the sheet “Nhận phiếu”."""
DEADLINE = date(2018, 10, 5)
ROSTER = roster_of("code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB02")


def received(*rows: str) -> Records:
    table = entries("\n".join([HEAD, *rows]), sheet="Nhận phiếu")
    return read_records({"receipts": table}, default_rubric().main, ROSTER)


def late(records: Records, deadline: date | None = DEADLINE) -> dict[str | None, object]:
    found = heard(list(check_late(records.receipts.get(Q3, {}), deadline, {"CB01": "Chi bộ Một"})))
    return {finding.unit: finding.facts["n"] for finding in found}


@pytest.mark.parametrize(
    ("day", "days"), [("2018-10-04", None), ("2018-10-05", None), ("2018-10-06", 1), ("2018-11-05", 31)]
)
def test_the_day_of_the_deadline_is_in_time(day: str, days: int | None) -> None:
    records = received(f"CB01 | 2018-Q3 | {day} | a.xlsx | Người Mẫu")
    assert late(records) == ({"CB01": days} if days else {})
    assert days_late(records.receipts[Q3]["CB01"], DEADLINE) == days
    assert said(records.findings) == []


def test_a_late_sheet_is_a_warning_at_the_day_of_receipt() -> None:
    records = received("CB01 | 2018-Q3 | 2018-10-08 | | ")
    (found,) = check_late(records.receipts[Q3], DEADLINE, {"CB01": "Chi bộ Một"})
    assert (found.code, found.severity, found.blocks) == ("DG520", "warning", "nothing")
    assert (found.at.sheet, found.at.cell, found.value, found.limit) == ("Nhận phiếu", "C2", "2018-10-08", "2018-10-05")
    assert messages.message(found, "vi") == (
        "Chi bộ Một: nhận phiếu chấm điểm ngày 08/10/2018, quá hạn 3 ngày (hạn 05/10/2018)."
    )


def test_without_a_deadline_nobody_is_late() -> None:
    records = received("CB01 | 2018-Q3 | 2018-12-08 | | ")
    assert (late(records, None), days_late(records.receipts[Q3]["CB01"], None)) == ({}, None)
    assert days_late(None, DEADLINE) is None


def test_of_several_receipts_the_first_counts_in_any_order() -> None:
    rows = ["CB01 | 2018-Q3 | 2018-10-12 | a (2).xlsx | ", "cb01 | 2018-Q3 | 2018-10-03 | a.xlsx | "]
    for order in (rows, rows[::-1]):
        records = received(*order)
        assert (late(records), records.receipts[Q3]["CB01"].text("file")) == ({}, "a.xlsx")


def test_an_unknown_unit_is_said_in_its_period() -> None:
    records = received("CB03 | 2018-Q3 | 2018-10-12 | | ")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.value) == ("DG420", "A2", "CB03")
    assert records.receipts == {}
    assert records.of_table(records.about(Q3), "receipts") == [found]
    assert records.about(Period(2018, "quarter", 2)) == []


def test_a_day_before_the_period_is_a_slip_and_makes_nobody_in_time() -> None:
    records = received("CB01 | 2018-Q3 | 2017-10-03 | | ", "CB01 | 2018-Q3 | 2018-10-08 | | ")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.value) == ("DG532", "C2", "03/10/2017")
    assert late(records) == {"CB01": 3}


def test_without_a_list_units_are_as_typed() -> None:
    rows = entries(f"{HEAD}\nCB09 | 2018-Q3 | 2018-10-08 | | ", sheet="Nhận phiếu")
    records = read_records({"receipts": rows}, default_rubric().main, None)
    assert (late(records), said(records.findings)) == ({"CB09": 3}, [])
