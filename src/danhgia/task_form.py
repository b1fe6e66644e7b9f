"""What the table of tasks asks: its columns, for the template that is written and the sheet that is read.

Headings are Vietnamese whatever the language of messages: they are data, printed on paper and signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.rubric import Sheet

TASK_SHEET = "Nhiệm vụ"

NUMBERS: Mapping[str, str] = {
    "weight": "Trọng số",
    "difficulty": "Hệ số độ khó",
    "assigned": "Số lượng được giao",
    "done": "Số lượng hoàn thành",
    "failed": "Số lần không đạt chất lượng",
    "delayed": "Số lần chậm tiến độ",
}
"""The columns of numbers by key, with their headings."""
PERCENT = "percent"
"""The key of the column of results where these are percentages: a number too."""

_IN_KEYS: Mapping[str, tuple[str, ...]] = {
    "weight": ("weight",),
    "difficulty": ("difficulty",),
    "quantity": ("assigned", "done"),
    "quality": ("failed",),
    "progress": ("delayed",),
}


class TaskColumn(NamedTuple):
    """One column of the table of tasks: its key and its heading."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class TaskForm:
    """The table of tasks of one rubric sheet. `results` are the words offered for an evaluation, where there are."""

    columns: tuple[TaskColumn, ...]
    results: tuple[str, ...] = ()
    numbers: tuple[str, ...] = field(default=())
    """The keys of the columns of numbers, in their order."""

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys of the columns without which nobody's tasks can be told."""
        return tuple(column.key for column in self.columns if column.key not in {"index", "owner_name", "due", "note"})


def task_form(sheet: Sheet) -> TaskForm | None:
    """Return the table of tasks that a rubric's sheet makes; None where it has none."""
    rule = sheet.tasks
    if rule is None:
        return None
    keys = [key for asked in _IN_KEYS for key in _IN_KEYS[asked] if asked in rule.columns]
    columns = [
        TaskColumn("index", "TT"),
        TaskColumn("code", "Mã nhiệm vụ"),
        TaskColumn("name", "Nhiệm vụ"),
        TaskColumn("owner", "Mã số người chủ trì"),
        TaskColumn("owner_name", "Họ và tên người chủ trì"),
        TaskColumn("assigner", "Mã số người giao việc"),
    ]
    if "due" in rule.columns:
        columns.append(TaskColumn("due", "Thời hạn"))
    if "unplanned" in rule.columns:
        columns.append(TaskColumn("unplanned", "Phát sinh (x)"))
    columns += [TaskColumn(key, NUMBERS[key]) for key in keys]
    if rule.results:
        columns.append(TaskColumn("result", "Mức đánh giá"))
    elif rule.percent:
        columns.append(TaskColumn(PERCENT, "Kết quả đánh giá (%)"))
        keys.append(PERCENT)
    columns += [TaskColumn("evaluator", "Mã số người đánh giá"), TaskColumn("note", "Ghi chú")]
    words = tuple(one.word for one in rule.results or ())
    return TaskForm(tuple(columns), words, tuple(keys))
