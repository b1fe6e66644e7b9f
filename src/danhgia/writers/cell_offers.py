"""What cells to fill in offer and refuse, and how a wrong entry shows that was pasted past them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from danhgia.numbers import plain, vietnamese
from danhgia.words import NO, NOT_APPLICABLE, YES

if TYPE_CHECKING:
    from decimal import Decimal

    from danhgia.rubric import Criterion, Fact

Offer = dict[str, object]
"""A validation, or a conditional look, as XlsxWriter takes it."""

CHOOSE = "Chọn một mức trong danh sách."
ONLY_UNRATED = "Chỉ ghi khi không đánh giá, xếp loại; khi đó để trống điểm."

_LONGEST_TITLE = 32  # of the small window beside a cell; a longer one Excel refuses to open
LONGEST_LIST = 255
_LONGEST_NAME = 150  # of a criterion in that window, which holds 255 letters
_FREE: Offer = {
    "error_type": "warning",
    "error_title": "Lý do khác",
    "error_message": "Lý do này không có trong danh sách. Vẫn ghi lý do này?",
}


def scored(criterion: Criterion, step: Decimal) -> Offer:
    """Return what a cell for a score takes: numbers from floor to cap, in steps, or what its kind allows."""
    if criterion.kind != "points" or criterion.not_applicable != "forbid":
        return _of_a_kind(criterion)
    name = shorten(criterion.name, _LONGEST_NAME, placeholder="…")
    more = f", bước điểm {vietnamese(step)}. Chấm 0 điểm thì nhập số 0. {name}"
    return numbers(criterion.printed, (criterion.floor, criterion.cap), more)


def stated(fact: Fact) -> Offer:
    """Return what a cell for a fact takes."""
    if fact.kind == "yes_no":
        return listed(f"{YES[0]},{NO[0]}", f"{fact.name}: chọn {YES[0]} hoặc {NO[0]}.")
    unit = " Ghi 95 hoặc 95%, không ghi 0,95." if fact.kind == "percent" else ""
    return {"validate": "any", "input_title": fact.name[:_LONGEST_TITLE], "input_message": f"{fact.name}.{unit}"[:255]}


def _of_a_kind(criterion: Criterion) -> Offer:
    """Return what a cell takes where words or listed values may stand; a list refuses all else but is no rule."""
    words: list[str] = []
    if criterion.frame:
        words = [step.word for step in criterion.frame]
    elif criterion.options or criterion.full_or_zero:
        points = [option.points for option in criterion.options or ()] or [criterion.cap, criterion.floor]
        words = [plain(value) for value in points]
    absent = [NOT_APPLICABLE[0]] if criterion.not_applicable != "forbid" else []
    said = f" Không áp dụng thì ghi {NOT_APPLICABLE[0]}, lý do ghi ở cột Ghi chú." if absent else ""
    name = shorten(criterion.name, _LONGEST_NAME - len(said), placeholder="…")
    source = ",".join([*words, *absent])
    if words and len(source) <= LONGEST_LIST and not any("," in word for word in words):
        return listed(source, f"{name}.{said}")
    return {"validate": "any", "input_title": criterion.printed[:_LONGEST_TITLE], "input_message": f"{name}.{said}"}


def numbers(title: str, bounds: tuple[Decimal, Decimal], more: str = ".") -> Offer:
    """Return what a cell for points takes: numbers between two bounds."""
    least, most = map(vietnamese, bounds)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": plain(bounds[0]),
        "maximum": plain(bounds[1]),
        "input_title": title[:_LONGEST_TITLE],
        "input_message": f"Từ {least} đến {most} điểm{more}",
        "error_title": "Điểm ngoài giới hạn",
        "error_message": f"{title}: chỉ nhập số từ {least} đến {most}. Không gõ chữ “điểm”, không gõ 3/5.",
    }


def listed(source: str, asked: str, *, free: bool = False) -> Offer:
    """Return what a cell with a list takes; `free`: other text too, after a question.

    `source` is a reference (`=…`), or the entries with commas between them.
    """
    return {
        "validate": "list",
        "source": source if source.startswith("=") else source.split(","),
        "input_message": asked,
        "error_title": "Không có trong danh sách",
        "error_message": "Chọn một mục trong danh sách.",
    } | (_FREE if free else {})


def marked(cell: str, criterion: Criterion) -> str:
    """Return the formula that holds where a cell, pasted past its validation, has text or a number out of bounds."""
    wrong = f"NOT(ISNUMBER({cell})),{cell}<{plain(criterion.floor)},{cell}>{plain(criterion.cap)}"
    return f'=AND({cell}<>"",OR({wrong}))'
