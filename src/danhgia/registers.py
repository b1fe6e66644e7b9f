"""Typed tables that people keep in Excel, declared as data: the roster, its units, and every register.

One generic reader (`danhgia.readers.tables`) reads them all and one writer makes them empty. A new register is a new
`TableSpec` here, its entries' meaning a function where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from danhgia.findings import Location
from danhgia.periods import Period
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

CellType = Literal["text", "code", "date", "period", "choice", "number"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table: its id, its headings (Vietnamese first, then other spellings accepted), and its type.

    A `choice` lists its values as (id, spellings): the first spelling is the one that drop-downs offer.
    """

    id: str
    headings: tuple[str, ...]
    type: CellType = "text"
    required: bool = False
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def choice(self, text: str) -> str | None:
        """Return the id of the choice that `text` spells, or None."""
        folded = fold(text)
        return next(
            (found for found, spellings in self.choices if folded in {fold(item) for item in (found, *spellings)}), None
        )


class Proposed(str):
    """A code that nobody has given yet: proposed, to be looked at, and written so that it is seen."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: the sheet it stands on and its columns. Without its `required` columns it cannot be used."""

    id: str
    sheet: str
    fields: tuple[Field, ...]
    other_names: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: its cells by field id, parsed; absent where blank or unreadable (which is a finding)."""

    file: str
    sheet: str
    row: int
    values: Mapping[str, str | date | Period | int]
    columns: Mapping[str, int] = field(default_factory=dict)

    def at(self, field_id: str | None = None) -> Location:
        """Return the place of one of its cells, or of the row."""
        return Location(self.file, self.sheet, self.row, self.columns.get(field_id) if field_id else None)

    def text(self, field_id: str) -> str:
        """Return a cell's text; empty where it is blank."""
        value = self.values.get(field_id, "")
        return value if isinstance(value, str) else str(value)

    def day(self, field_id: str) -> date | None:
        """Return a cell's date; None where it is blank."""
        value = self.values.get(field_id)
        return None if value is None or isinstance(value, str | int | Period) else value

    def period(self, field_id: str = "period") -> Period | None:
        """Return a cell's period; None where it is blank."""
        value = self.values.get(field_id)
        return value if isinstance(value, Period) else None


_CODE = Field("code", ("Mã số", "code", "id"), "code", required=True)
_UNIT = Field("unit", ("Mã đơn vị", "unit", "unit_code"), "code", required=True)
_PERIOD = Field("period", ("Kỳ", "period"), "period", required=True)
_DOCUMENT = Field("document", ("Số văn bản", "Văn bản", "document"))
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
        _CODE,
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
    ),
    other_names=("units",),
    optional=True,
)

EXEMPTIONS = TableSpec(
    "exemptions",
    "Không đánh giá",
    (_CODE, _PERIOD, Field("reason", ("Lý do", "reason"), required=True), _DOCUMENT, _NOTE),
    optional=True,
)

DECISIONS = TableSpec(
    "decisions",
    "Quyết định",
    (
        _CODE,
        _PERIOD,
        Field("proposed", ("Mức đề nghị", "proposed")),
        Field("decided", ("Mức quyết định", "decided")),
        Field("body", ("Cấp quyết định", "decided_by")),
        _DOCUMENT,
        Field("date", ("Ngày", "date"), "date"),
        Field("reason", ("Lý do", "reason")),
    ),
    optional=True,
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
        _CODE,
        _PERIOD,
        Field("level", ("Mức xếp loại", "level"), required=True),
        Field("from_unit", ("Đơn vị cũ", "from_unit")),
        _DOCUMENT,
        Field("date", ("Ngày", "date"), "date"),
    ),
    optional=True,
)

APPEALS = TableSpec(
    "appeals",
    "Kiến nghị",
    (
        _CODE,
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
        _DOCUMENT,
        Field("date", ("Ngày", "date"), "date"),
        _NOTE,
    ),
    optional=True,
)

ROSTER_TABLES = (PEOPLE, UNITS)
REGISTER_TABLES = (EXEMPTIONS, DECISIONS, RECEIPTS, TRANSFERS, APPEALS, RAISED_SHARES, ACCEPTED)
USUAL_REGISTERS = tuple(table for table in REGISTER_TABLES if table is not RAISED_SHARES)
"""Those that mean something under any rubric; shares are raised only where a rubric has a quota that says so."""
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
