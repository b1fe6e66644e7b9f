"""The sheet of tasks: a row per task with its owner, who assigned it, what was done, and who evaluated it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia import forms
from danhgia.task_form import PERCENT
from danhgia.text import fold
from danhgia.writers import cell_offers as offers
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.cells import Calculated
from danhgia.writers.unit_formulas import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm
    from danhgia.rubric import Rubric
    from danhgia.task_form import TaskForm
    from danhgia.writers.cell_offers import Offer
    from danhgia.writers.cells import Book, Content, Style
    from danhgia.writers.unit_page import UnitPage

TITLE = "BẢNG NHIỆM VỤ, ĐÁNH GIÁ"
_FROZEN = 4
_PER_PERSON, _FEWEST = 3, 15
"""How many rows there are to fill in: some for each person, and a page at least."""
_WIDTHS: Mapping[str, float] = {
    "index": 4, "code": 11, "name": 34, "owner": 11, "owner_name": 24, "assigner": 11, "due": 11, "unplanned": 7,
    "result": 13, PERCENT: 10, "evaluator": 11, "note": 18,
}  # fmt: skip
_CODES = frozenset({"code", "owner", "assigner", "evaluator"})
_COUNTED = frozenset({"failed", "delayed"})
_RIGHT = 5
"""So many columns wide is the block on the right."""


@dataclass(frozen=True, slots=True)
class TaskFrame:
    """Where the table is: the row of its headings, the first and the last row of tasks, 1-based."""

    heading: int
    first: int
    last: int

    @property
    def rows(self) -> tuple[int, int]:
        """The first and the last row of tasks."""
        return self.first, self.last


def task_frame(rubric: Rubric, page: UnitPage) -> TaskFrame:
    """Return where a unit's table of tasks is."""
    heading = head.head_rows(rubric, page.period) + 1
    rows = max(_FEWEST, _PER_PERSON * len(page.people), len(page.tasks) + 1)
    return TaskFrame(heading, heading + 2, heading + 1 + rows)


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """The sheet of tasks in the making; `people` are the first and the last row of the score sheet's table."""

    book: Book
    at: Worksheet
    rubric: Rubric
    form: UnitForm
    asked: TaskForm
    page: UnitPage
    frame: TaskFrame
    people: tuple[int, int]

    @property
    def blocks(self) -> tuple[int, int, int]:
        """The last column of what stands on the left, the first of what stands on the right, and the last of all."""
        last = len(self.asked.columns)
        return 4, max(6, last - _RIGHT), last


def write_tasks(sheet: TaskSheet) -> None:
    """Write the sheet; names follow from codes, so that sorting never mixes people."""
    head.write_head(sheet.book, sheet.at, sheet.rubric, sheet.page, title=(TITLE,), columns=sheet.blocks)
    for place, column in enumerate(sheet.asked.columns, start=1):
        sheet.book.put(sheet.at, (sheet.frame.heading, place), column.heading, look.HEADING)
        sheet.book.put(sheet.at, (sheet.frame.heading + 1, place), f"({place})", look.NUMBER)
    sheet.at.set_row(sheet.frame.heading - 1, 4 * look.LINE)
    names = {fold(one.code): one.name for one in sheet.page.people}
    for index, row in enumerate(range(sheet.frame.first, sheet.frame.last + 1)):
        filled = sheet.page.tasks[index] if index < len(sheet.page.tasks) else {}
        _write_row(sheet, row, {**filled, "index": index + 1}, names)
    titles = ("NGƯỜI LẬP BẢNG", head.head_of_unit(sheet.rubric, sheet.form))
    head.write_signatures(sheet.book, sheet.at, sheet.frame.last + 2, titles=titles, columns=sheet.blocks)
    _offer(sheet)
    _set_up(sheet)


def _write_row(sheet: TaskSheet, row: int, filled: Mapping[str, Content], names: Mapping[str, str]) -> None:
    for place, column in enumerate(sheet.asked.columns, start=1):
        content: Content = filled.get(column.key)
        if column.key == "owner_name":
            content = Calculated(_name(sheet, row), names.get(fold(str(filled.get("owner") or "")), ""))
        sheet.book.put(sheet.at, (row, place), content, _style(column.key))
    sheet.at.set_row(row - 1, 2 * look.LINE)


def _style(key: str) -> Style:
    if key == "index":
        return look.MIDDLE
    if key == "owner_name":
        return {**look.NAME, "bg_color": "#F2F2F2"}
    if key in _CODES:
        return {**look.CODE, **look.FILL}
    wrapped = {**look.MIDDLE, "text_wrap": True} if key == "result" else look.MIDDLE
    return {**(look.NAME if key in {"name", "note", "due"} else wrapped), **look.FILL}


def _name(sheet: TaskSheet, row: int) -> str:
    """Return the formula that looks an owner's name up; nothing for a code that is not on the score sheet."""
    owner = f"{letters(_place(sheet, 'owner'))}{row}"
    name, code = (_people(sheet, place) for place in (sheet.form.place("name"), sheet.form.place("code")))
    return f'=IF({owner}="","",IFERROR(INDEX({name},MATCH({owner},{code},0))&"",""))'


def _people(sheet: TaskSheet, place: int) -> str:
    first, last = sheet.people
    return f"'{forms.SCORE_SHEET}'!${letters(place)}${first}:${letters(place)}${last}"


def _place(sheet: TaskSheet, key: str) -> int:
    return [column.key for column in sheet.asked.columns].index(key)


def _offer(sheet: TaskSheet) -> None:
    """Offer what each cell to fill in may hold; who assigns or evaluates may be somebody of another unit."""
    first, last = sheet.frame.rows
    for place, column in enumerate(sheet.asked.columns):
        if offer := _offered(sheet, column.key, column.heading, f"{letters(place)}{first}"):
            sheet.at.data_validation(first - 1, place, last - 1, place, offer)


def _offered(sheet: TaskSheet, key: str, heading: str, cell: str) -> Offer | None:
    people = f"={_people(sheet, sheet.form.place('code'))}"
    match key:
        case "owner":
            asked = "Mã số người chủ trì: một người. Nhiệm vụ của cả đơn vị thì ghi mã số đơn vị."
            return {**offers.listed(people, asked), "error_type": "warning", "error_message": "Vẫn ghi mã số này?"}
        case "assigner" | "evaluator":
            asked = f"{heading}; người ngoài danh sách của đơn vị thì gõ mã số."
            return {**offers.listed(people, asked), "error_type": "warning", "error_message": "Vẫn ghi mã số này?"}
        case "unplanned":
            return offers.listed("x", "Nhiệm vụ phát sinh ngoài kế hoạch thì ghi x.")
        case "result":
            words = ",".join(sheet.asked.results)
            simple = len(words) <= offers.LONGEST_LIST and words.count(",") == len(sheet.asked.results) - 1
            return offers.listed(words, offers.CHOOSE) if simple else None
    return _number(key, heading, cell) if key in sheet.asked.numbers else None


def _number(key: str, heading: str, cell: str) -> Offer:
    kind = "integer" if key in _COUNTED else "decimal"
    said = "Không có lần nào thì ghi số 0." if key in _COUNTED else "Chỉ nhập số."
    if key == PERCENT:
        return {
            "validate": "custom",
            "value": f"=AND(ISNUMBER({cell}),OR({cell}=0,AND({cell}>1,{cell}<=100)))",
            "input_title": heading[:32],
            "input_message": "Ghi số 95, không ghi 95% hay 0,95.",
            "error_title": "Không phải tỷ lệ",
            "error_message": f"{heading}: ghi số 95, không ghi 95% hay 0,95; không quá 100.",
        }
    return {
        "validate": kind,
        "criteria": ">=",
        "value": 0,
        "input_title": heading[:32],
        "input_message": f"{heading}. {said}",
        "error_title": "Không phải số",
        "error_message": f"{heading}: chỉ nhập số từ 0 trở lên.",
    }


def _set_up(sheet: TaskSheet) -> None:
    at, frame, last = sheet.at, sheet.frame, len(sheet.asked.columns)
    for place, column in enumerate(sheet.asked.columns):
        at.set_column(place, place, _WIDTHS.get(column.key, 9))
    look.protected(at)
    at.autofilter(frame.first - 2, 0, frame.last - 1, last - 1)
    at.freeze_panes(frame.first - 1, _FROZEN)
    codes = " ".join(
        f"{letters(place)}{frame.first}:{letters(place)}{frame.last}"
        for place, column in enumerate(sheet.asked.columns)
        if column.key in _CODES
    )
    at.ignore_errors({"number_stored_as_text": codes})
    look.printed(at, landscape=True, one_page=False)
    at.repeat_rows(frame.heading - 1, frame.first - 2)
    at.print_area(0, 0, frame.last + 1 + head.SIGNATURE_ROWS, last - 1)
