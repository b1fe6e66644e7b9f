"""The registers that are kept up from day to day: things to hand in, reminders, discipline, merit and the rest.

No grade rests on any of them: a row blocks nobody and makes no period stale. Reminders and discipline are different
where a rubric says so (`danhgia.grounds`). What a row comes to once it is checked is a value of
`danhgia.registers.values`, for rules to look at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.registers.tables import CODE, DOCUMENT, Field, TableSpec
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUBJECT = Field("subject", ("Mã số hoặc Mã đơn vị", "subject", "code_or_unit", "Mã số", "code"), "code", required=True)
"""A person's code or a unit's: which of the two, the roster knows."""

DUTY_KINDS = (
    ("commitment", ("bản cam kết",)),
    ("registration", ("bản đăng ký",)),
    ("write_up", ("bài thu hoạch",)),
    ("self_improvement", ("kế hoạch tu dưỡng",)),
)
"""What is handed in everywhere; a rubric names others."""

DUTIES = TableSpec(
    "duties",
    "Việc phải nộp",
    (
        SUBJECT,
        Field("kind", ("Loại", "kind"), required=True, choices=DUTY_KINDS),
        Field("due", ("Hạn", "due"), "date"),
        Field("handed_in", ("Ngày nộp", "handed_in"), "date"),
        Field("adopted", ("Ngày chi bộ thông qua", "adopted"), "date"),
        Field("place", ("Nơi công khai", "published_at")),
        Field("published", ("Ngày công khai", "published"), "date"),
    ),
    optional=True,
)

REMINDERS = TableSpec(
    "reminders",
    "Nhắc việc",
    (
        SUBJECT,
        Field("task", ("Việc được giao", "task"), required=True),
        Field("number", ("Lần", "number"), "number", required=True),
        DOCUMENT,
        Field("notified", ("Ngày thông báo", "notified"), "date", required=True),
        Field("due", ("Hạn hoàn thành", "due"), "date"),
        Field(
            "result",
            ("Kết quả", "result"),
            "choice",
            choices=(("completed", ("đã hoàn thành",)), ("not_completed", ("không hoàn thành",))),
        ),
        Field("result_date", ("Ngày có kết quả", "result_date"), "date"),
    ),
    optional=True,
)

DISCIPLINE = TableSpec(
    "discipline",
    "Kỷ luật",
    (
        SUBJECT,
        Field(
            "form",
            ("Hình thức", "form"),
            required=True,
            choices=(("reprimand", ("khiển trách",)), ("warning", ("cảnh cáo",))),
        ),
        Field("body", ("Cấp thi hành", "body")),
        DOCUMENT,
        Field("date", ("Ngày quyết định", "date"), "date", required=True),
        Field("act", ("Thời gian vi phạm", "time_of_act"), "time"),
        Field(
            "related",
            ("Liên quan nhiệm vụ", "duty_related"),
            "choice",
            choices=(("yes", ("có",)), ("no", ("không",))),
        ),
    ),
    optional=True,
)

COMMENDATIONS = TableSpec(
    "commendations",
    "Biểu dương",
    (
        SUBJECT,
        Field("form", ("Hình thức", "form"), required=True),
        Field("body", ("Cấp khen", "body")),
        Field("date", ("Ngày", "date"), "date", required=True),
        Field("content", ("Nội dung", "content")),
    ),
    optional=True,
)

REMEDIES = TableSpec(
    "remedies",
    "Khắc phục",
    (
        SUBJECT,
        Field("weakness", ("Hạn chế, khuyết điểm", "weakness"), required=True),
        Field(
            "source",
            ("Nguồn", "source"),
            "choice",
            choices=(
                ("review", ("kiểm điểm",)),
                ("suggested_review", ("gợi ý kiểm điểm",)),
                ("inspection", ("kiểm tra",)),
            ),
        ),
        Field("due", ("Hạn", "due"), "date", required=True),
        Field("result", ("Kết quả", "result")),
        Field("result_date", ("Ngày có kết quả", "result_date"), "date"),
    ),
    optional=True,
)

REVIEWS = TableSpec(
    "reviews",
    "Gợi ý kiểm điểm",
    (
        SUBJECT,
        Field("content", ("Nội dung", "content"), required=True),
        Field("body", ("Cấp gợi ý", "body")),
        DOCUMENT,
        Field("date", ("Ngày", "date"), "date", required=True),
        Field("result", ("Kết quả", "result")),
    ),
    optional=True,
)

INSPECTIONS = TableSpec(
    "inspections",
    "Kiểm tra",
    (
        SUBJECT,
        Field("team", ("Đoàn kiểm tra", "team")),
        Field("date", ("Ngày", "date"), "date", required=True),
        Field("content", ("Nội dung", "content")),
        Field("conclusion", ("Kết luận", "conclusion")),
    ),
    optional=True,
)

ASSIGNMENTS = TableSpec(
    "assignments",
    "Phân công địa bàn",
    (
        CODE,
        Field("area", ("Mã địa bàn", "area"), "code", required=True),
        Field("area_name", ("Tên địa bàn", "area_name")),
        Field("from", ("Từ ngày", "from"), "date", required=True),
        Field("to", ("Đến ngày", "to"), "date"),
    ),
    optional=True,
)

WATCHED = TableSpec(
    "watched",
    "Danh sách theo dõi",
    (
        CODE,
        Field("reason", ("Lý do", "reason"), required=True),
        Field("proposer", ("Cấp đề xuất", "proposed_by")),
        Field("proposed_on", ("Ngày đề xuất", "proposed_on"), "date"),
        Field("approver", ("Cấp cho ý kiến", "approved_by")),
        Field("approved_on", ("Ngày cho ý kiến", "approved_on"), "date"),
        Field("result", ("Kết quả", "result")),
    ),
    optional=True,
)

SIGNS = TableSpec(
    "signs",
    "Nhận diện biểu hiện",
    (
        CODE,
        Field("sign", ("Mã biểu hiện", "sign"), "code", required=True),
        Field(
            "by",
            ("Ai nhận diện", "recognised_by"),
            "choice",
            required=True,
            choices=(("self", ("tự nhận diện",)), ("organisation", ("tổ chức nhận diện",))),
        ),
        Field("date", ("Ngày", "date"), "date", required=True),
        Field("evidence", ("Minh chứng", "evidence")),
    ),
    optional=True,
)
"""What was seen of whom, a row for each person and sign; for rubrics with checklists."""

FOLLOWED_TABLES = (
    DUTIES, REMINDERS, DISCIPLINE, COMMENDATIONS, REMEDIES, REVIEWS, INSPECTIONS, ASSIGNMENTS, WATCHED, SIGNS,
)  # fmt: skip


def with_kinds(specs: Iterable[TableSpec], names: Sequence[str]) -> tuple[TableSpec, ...]:
    """Return tables in which the kinds of things to hand in are those asked for everywhere, and these besides."""
    known = {fold(spelling) for _, spellings in DUTY_KINDS for spelling in spellings}
    others = tuple((name, (name,)) for name in dict.fromkeys(names) if fold(name) not in known)
    kind = next(field for field in DUTIES.fields if field.id == "kind")
    wider = replace(kind, choices=(*kind.choices, *others))
    fields = tuple(wider if field is kind else field for field in DUTIES.fields)
    return tuple(replace(spec, fields=fields) if spec.id == DUTIES.id else spec for spec in specs)
