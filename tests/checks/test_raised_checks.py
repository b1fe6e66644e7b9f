from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.checks.register_checks import read_records
from score_tables import Q3, default_rubric, entries, heard, roster_of

if TYPE_CHECKING:
    from danhgia.checks.register_checks import Records

HEAD = "unit | period | share | document | date"
"""The columns A to E of the sheet “Đơn vị được nâng tỷ lệ”."""
ROSTER = roster_of("code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB02")


def recorded(*rows: str) -> Records:
    table = entries("\n".join([HEAD, *rows]), sheet="Đơn vị được nâng tỷ lệ")
    return read_records({"raised_shares": table}, default_rubric().main, ROSTER)


def shares(records: Records) -> dict[str, int]:
    return {unit: row.share for unit, row in records.raised.get(Q3, {}).items()}


def test_a_row_with_its_document_raises_the_share_of_its_unit() -> None:
    records = recorded("cb01 | 2018-Q3 | 25 | 12-QĐ/TU | 2018-09-01", "CB02 | 2018-Q2 | 25 | 12-QĐ/TU | 2018-09-01")
    assert (shares(records), heard(records.findings)) == ({"CB01": 25}, [])


@pytest.mark.parametrize(
    ("row", "cell", "missing"),
    [
        ("CB01 | 2018-Q3 | 25 | | 2018-09-01", "D2", "số văn bản"),
        ("CB01 | 2018-Q3 | 25 | 12-QĐ/TU | ", "E2", "ngày"),
        ("CB01 | 2018-Q3 | 25 | | ", "D2", "số văn bản, ngày"),
    ],
)
def test_a_row_without_its_document_raises_nothing(row: str, cell: str, missing: str) -> None:
    records = recorded(row)
    (found,) = heard(records.findings)
    assert (found.code, found.severity, found.at.cell, found.unit) == ("DG805", "error", cell, "CB01")
    assert messages.message(found, "vi") == (
        f"Sổ “Đơn vị được nâng tỷ lệ”, dòng 2 – CB01: tỷ lệ 25% không được dùng, ghi chưa đủ căn cứ: {missing}."
    )
    assert shares(records) == {}
    assert records.blocking([found]) == []


def test_the_later_document_counts_and_two_of_one_day_do_not() -> None:
    first, later = "CB01 | 2018-Q3 | 25 | 1 | 2018-09-01", "CB01 | 2018-Q3 | 24 | 2 | 2018-09-05"
    for order in ((first, later), (later, first)):
        assert (shares(recorded(*order)), recorded(*order).findings) == ({"CB01": 24}, ())
    records = recorded(first, "CB01 | 2018-Q3 | 22 | 3 | 2018-09-01")
    assert shares(records) == {}
    assert [(one.code, one.at.cell) for one in heard(records.findings)] == [("DG805", "C3")]


def test_a_unit_that_is_not_on_the_list_is_said() -> None:
    records = recorded("CB09 | 2018-Q3 | 25 | 12-QĐ/TU | 2018-09-01")
    assert [(one.code, one.at.cell) for one in heard(records.findings)] == [("DG420", "A2")]
    assert shares(records) == {}
