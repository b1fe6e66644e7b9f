"""Typed tables that people keep in Excel, declared as data: the roster, its units, and every register.

One generic reader (`danhgia.readers.tables`) reads them all and one writer makes them empty. A new register is a new
`TableSpec` here or in `followed`, its entries' meaning a function where it is used; `values` has what a checked row of
`followed` says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.registers.followed import (
    ASSIGNMENTS,
    COMMENDATIONS,
    DISCIPLINE,
    DUTIES,
    DUTY_KINDS,
    FOLLOWED_TABLES,
    INSPECTIONS,
    REMEDIES,
    REMINDERS,
    REVIEWS,
    SIGNS,
    WATCHED,
    with_kinds,
)
from danhgia.registers.tables import CODE, DOCUMENT, CellType, Entry, Field, Proposed, TableSpec

if TYPE_CHECKING:
    from datetime import date

    from danhgia.findings import Location
    from danhgia.periods import Period

__all__ = [
    "ACCEPTED", "APPEALS", "ASSIGNMENTS", "CATEGORIES", "COMMENDATIONS", "DECISIONS", "DISCIPLINE", "DUTIES",
    "DUTY_KINDS", "EXEMPTIONS", "FOLLOWED_TABLES", "GRADED_BY", "GROUPED_TABLES", "INSPECTIONS", "MEMBERSHIPS",
    "PEOPLE", "RAISED_SHARES", "RECEIPTS", "REGISTER_TABLES", "REMEDIES", "REMINDERS", "REVIEWS", "ROSTER_TABLES",
    "SIGNS", "TRANSFERS", "UNITS", "USUAL_REGISTERS", "WATCHED",
    "CellType", "Decision", "Entered", "Entry", "Field", "Proposed", "RaisedShare", "TableSpec", "with_kinds",
]  # fmt: skip

_UNIT = Field("unit", ("Mã đơn vị", "unit", "unit_code"), "code", required=True)
_PERIOD = Field("period", ("Kỳ", "period"), "period", required=True)
_NOTE = Field("note", ("Ghi chú", "note"))

CATEGORIES = (
    ("official_member", ("đảng viên chính thức", "chính thức", "đảng viên")),
    ("probationary_member", ("đảng viên dự bị", "dự bị")),
    ("non_member", ("không phải đảng viên", "quần chúng")),
)
MEMBERSHIPS = (("main", ("chính thức",)), ("secondary", ("kiêm nhiệm", "kiêm nhiệm – không xếp loại tại đây")))

PEOPLE = TableSpec(
    "people",
    "Danh sách",
    (
        CODE,
        Field("name", ("Họ và tên", "full_name", "name", "họ tên"), required=True),
        _UNIT,
        Field("role", ("Chức vụ", "role", "position")),
        Field("category", ("Loại", "category"), "choice", choices=CATEGORIES),
        Field("group", ("Nhóm đối tượng", "group")),
        Field("decider", ("Cấp quyết định xếp loại", "decided_by")),
        Field("from", ("Từ ngày", "from"), "date"),
        Field("to", ("Đến ngày", "to"), "date"),
        Field("membership", ("Sinh hoạt", "membership"), "choice", choices=MEMBERSHIPS),
        _NOTE,
    ),
    other_names=("roster", "people"),
)

UNITS = TableSpec(
    "units",
    "Đơn vị",
    (
        Field("unit", ("Mã đơn vị", "unit", "code"), "code", required=True),
        Field("name", ("Tên đơn vị", "name", "unit_name"), required=True),
        Field("parent", ("Mã đơn vị cấp trên", "parent"), "code"),
        Field("order", ("Thứ tự", "order"), "number"),
        Field("group", ("Nhóm đối tượng", "group")),
    ),
    other_names=("units",),
    optional=True,
)

EXEMPTIONS = TableSpec(
    "exemptions",
    "Không đánh giá",
    (CODE, _PERIOD, Field("reason", ("Lý do", "reason"), required=True), DOCUMENT, _NOTE),
    optional=True,
    looked_for=True,
)

DECISIONS = TableSpec(
    "decisions",
    "Quyết định",
    (
        CODE,
        _PERIOD,
        Field("proposed", ("Mức đề nghị", "proposed")),
        Field("decided", ("Mức quyết định", "decided"), looked_for=True),
        Field("body", ("Cấp quyết định", "decided_by")),
        DOCUMENT,
        Field("date", ("Ngày", "date"), "date"),
        Field("reason", ("Lý do", "reason")),
    ),
    optional=True,
    looked_for=True,
)

ACCEPTED = TableSpec(
    "accepted",
    "Được chấp nhận",
    (
        Field("finding", ("Mã lỗi", "finding"), required=True),
        Field("target", ("Tệp, ô hoặc mã số", "target"), required=True),
        Field("period", ("Kỳ", "period"), "period"),
        Field("reason", ("Lý do", "reason"), required=True),
        Field("by", ("Người chấp nhận", "accepted_by"), required=True),
        Field("date", ("Ngày", "date"), "date"),
    ),
    optional=True,
)

RECEIPTS = TableSpec(
    "receipts",
    "Nhận phiếu",
    (
        _UNIT,
        _PERIOD,
        Field("received", ("Ngày nhận", "received"), "date", required=True),
        Field("file", ("Tên tệp", "file")),
        Field("by", ("Người nhận", "received_by")),
        _NOTE,
    ),
    optional=True,
)

TRANSFERS = TableSpec(
    "transfers",
    "Chuyển đến",
    (
        CODE,
        _PERIOD,
        Field("level", ("Mức xếp loại", "level"), required=True),
        Field("from_unit", ("Đơn vị cũ", "from_unit")),
        DOCUMENT,
        Field("date", ("Ngày", "date"), "date"),
    ),
    optional=True,
)

APPEALS = TableSpec(
    "appeals",
    "Kiến nghị",
    (
        CODE,
        _PERIOD,
        Field("received", ("Ngày nhận", "received"), "date"),
        Field("content", ("Nội dung", "content")),
        Field("body", ("Cấp giải quyết", "handled_by")),
        Field("result", ("Kết quả", "result")),
        Field("result_date", ("Ngày có kết quả", "result_date"), "date"),
    ),
    optional=True,
)

RAISED_SHARES = TableSpec(
    "raised_shares",
    "Đơn vị được nâng tỷ lệ",
    (
        _UNIT,
        _PERIOD,
        Field("share", ("Tỷ lệ (%)", "Tỷ lệ", "share"), "number", required=True),
        DOCUMENT,
        Field("date", ("Ngày", "date"), "date"),
        _NOTE,
    ),
    optional=True,
)

ROSTER_TABLES = (PEOPLE, replace(UNITS, fields=UNITS.fields[:-1]))
"""What a list of people is made with: units have groups only where they are rated themselves."""
GROUPED_TABLES = (PEOPLE, UNITS)
REGISTER_TABLES = (
    EXEMPTIONS, DECISIONS, RECEIPTS, TRANSFERS, DUTIES, REMINDERS, DISCIPLINE, COMMENDATIONS, REMEDIES, APPEALS,
    REVIEWS, INSPECTIONS, ASSIGNMENTS, WATCHED, SIGNS, RAISED_SHARES, ACCEPTED,
)  # fmt: skip
USUAL_REGISTERS = tuple(table for table in REGISTER_TABLES if table not in {RAISED_SHARES, SIGNS})
"""Those that mean something under any rubric: shares are raised, and signs seen, only where a rubric says so."""
GRADED_BY = frozenset({EXEMPTIONS.id, DECISIONS.id})
"""The registers that the grades of a period rest on: a row of another one changes nobody's grade, and blocks nobody."""


@dataclass(frozen=True, slots=True)
class RaisedShare:
    """A share in per cent that a document raised for one unit in one period."""

    unit: str
    period: Period
    share: int
    document: str
    date: date
    at: Location


@dataclass(frozen=True, slots=True)
class Decision:
    """What is on record for one subject in one period: the level proposed, and the level decided by whom and when.

    Levels are ids of the rubric, or `not_rated`. `complete` is False where a decided level lacks body, document or
    date: such a decision does not count, and nobody is graded past it.
    """

    subject: str
    period: Period
    proposed: str | None
    level: str | None
    body: str
    document: str
    date: date | None
    reason: str
    at: Location
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Entered:
    """A level that somebody brought along for a period in which he or she was rated elsewhere, in this rubric's levels.

    `unit` is where, `document` and `date` what proves it: without all three the row does not count.
    """

    subject: str
    period: Period
    level: str
    unit: str
    document: str
    date: date
    at: Location
