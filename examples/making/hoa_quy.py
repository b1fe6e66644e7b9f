"""`examples/hoa-quy-phu-trach-thon`: a commune that scores those in charge of its hamlets in every month of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from danhgia.members import Member
from danhgia.roster import Unit
from danhgia.writers.unit_page import FilledRow
from making.months import YEAR, Year, judge_months, write_months
from making.town import Town, named

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.writers.unit_page import UnitPage
    from making.writing import Rows

RUBRIC = "hoa-quy-phu-trach-thon"
_MONTHS = tuple(range(1, 13))
_SEED = "hoa-quy"
_COMMUNE = "XA01"
_POSTS = (
    ("Phó bí thư đảng ủy", "official_member"),
    ("Ủy viên ban chấp hành", "official_member"),
    ("Ủy viên ban chấp hành", "official_member"),
    ("Trưởng đoàn thể", "official_member"),
    ("Công chức", "official_member"),
    ("Công chức", "official_member"),
    ("Công chức", "probationary_member"),
    ("Công chức", "non_member"),
)
_AWAY = ("XA01-006", "2020-M09", "Đi học tập trung")
_NEW, _FROM = "XA01-008", date(YEAR, 6, 1)
"""Who is put in charge of a hamlet in June."""
_AREAS = (
    ("TH01", "Thôn Mẫu 1", "XA01-001", date(YEAR, 1, 1), None),
    ("TH02", "Thôn Mẫu 2", "XA01-002", date(YEAR, 1, 1), None),
    ("TH03", "Thôn Mẫu 3", "XA01-003", date(YEAR, 1, 1), None),
    ("TH04", "Thôn Mẫu 4", "XA01-004", date(YEAR, 1, 1), None),
    ("TH05", "Thôn Mẫu 5", "XA01-005", date(YEAR, 1, 1), None),
    ("TH06", "Thôn Mẫu 6", "XA01-006", date(YEAR, 1, 1), date(YEAR, 8, 31)),
    ("TH06", "Thôn Mẫu 6", "XA01-005", date(YEAR, 9, 1), date(YEAR, 9, 30)),
    ("TH06", "Thôn Mẫu 6", "XA01-006", date(YEAR, 10, 1), None),
    ("TH07", "Thôn Mẫu 7", "XA01-007", date(YEAR, 1, 1), date(YEAR, 5, 15)),
    ("TH07", "Thôn Mẫu 7", "XA01-008", date(YEAR, 6, 1), None),
    ("TH08", "Thôn Mẫu 8", "XA01-007", date(YEAR, 1, 1), None),
)
"""Hamlet, its name, who is in charge, from when to when: one has nobody for two weeks in May, two people have two."""
_SHARES = (75, 20, 5)
_SCORES = ((78, 89), (90, 97), (58, 69))
_REMARKS = ("Bám thôn, nắm chắc tình hình", "Việc giao hoàn thành đúng hạn", "Cần báo cáo kịp thời hơn")


def make_hoa_quy(folder: Path) -> None:
    """Make the workspace, and grade the twelve months."""
    write_months(folder, year())
    judge_months(folder, year())


def year() -> Year:
    """Return who is rated, what is on record, and what is filled in for each month."""
    return Year(RUBRIC, _people(), _register(), _filled, _MONTHS)


def _people() -> Town:
    units = (Unit("HU", "Huyện ủy Mẫu", None, 1), Unit(_COMMUNE, "Đảng ủy xã Mẫu", "HU", 2))
    members = tuple(
        Member(f"{_COMMUNE}-{place:03}", named(place), _COMMUNE, post, category)
        for place, (post, category) in enumerate(_POSTS, start=1)
    )
    return Town(units, members).changed(_NEW, from_=_FROM)


def _register() -> Rows:
    code, period, reason = _AWAY
    columns = ("area", "area_name", "code", "from", "to")
    return {
        "exemptions": [{"code": code, "period": period, "reason": reason, "document": "01-CV/MẪU"}],
        "assignments": [dict(zip(columns, row, strict=True)) for row in _AREAS],
    }


def _filled(page: UnitPage) -> UnitPage:
    """Return the commune's sheet of a month as it was filled in, with the standing committee's remarks."""
    random = Random(f"{_SEED}/{page.period}")
    away = {code: reason for code, period, reason in (_AWAY,) if period == str(page.period)}
    rows = {person.code: _row(random) for person in page.people if person.code not in away}
    return replace(page, filled=rows | {code: FilledRow(reason=reason) for code, reason in away.items()})


def _row(random: Random) -> FilledRow:
    least, most = random.choices(_SCORES, _SHARES)[0]
    return FilledRow({"I.1": Decimal(random.randint(least, most))}, note=random.choice(_REMARKS))
