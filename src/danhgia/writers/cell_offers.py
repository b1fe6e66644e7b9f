"""What cells to fill in offer and refuse, and how a wrong entry shows that was pasted past them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from danhgia.numbers import plain, vietnamese
from danhgia.words import NO, NOT_APPLICABLE, YES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from danhgia.rubric import Criterion, Fact

Offer = dict[str, object]
"""A validation, or a conditional look, as XlsxWriter takes it."""

CHOOSE = "Chọn một mức trong danh sách."
ONLY_UNRATED = "Chỉ ghi khi không đánh giá, xếp loại; khi đó để trống điểm."

_LONGEST_TITLE = 32  # of the small window beside a cell; a longer one Excel refuses to open
LONGEST_LIST = 255
_LONGEST_NAME = 150  # of a criterion or a fact in that window, which holds 255 letters
_FREE: Offer = {
    "error_type": "warning",
    "error_title": "Lý do khác",
    "error_message": "Lý do này không có trong danh sách. Vẫn ghi lý do này?",
}


def scored(criterion: Criterion, step: Decimal, cell: str, reasons: str = "Ghi chú") -> Offer:
    """Return what cells for a score take, of which `cell` is the first: floor to cap, or what their kind allows.

    `reasons` is the column in which it is said why a criterion does not apply.
    """
    if not _in_points(criterion):
        return _of_a_kind(criterion, cell, reasons)
    name = shorten(criterion.name, _LONGEST_NAME, placeholder="…")
    more = f", bước điểm {vietnamese(step)}. Chấm 0 điểm thì nhập số 0. {name}"
    return numbers(criterion.printed, (criterion.floor, criterion.cap), more)


def stated(fact: Fact) -> Offer:
    """Return what a cell for a fact takes."""
    name = shorten(fact.name, _LONGEST_NAME, placeholder="…")
    if fact.kind == "yes_no":
        return listed(f"{YES[0]},{NO[0]}", f"{name}: chọn {YES[0]} hoặc {NO[0]}.")
    unit = " Ghi 95 hoặc 95%, không ghi 0,95." if fact.kind == "percent" else ""
    return {"validate": "any", "input_title": fact.name[:_LONGEST_TITLE], "input_message": f"{name}.{unit}"}


def _in_points(criterion: Criterion) -> bool:
    """Tell whether a criterion's cells hold points and never a word."""
    return criterion.kind == "points" and criterion.not_applicable == "forbid"


def _of_a_kind(criterion: Criterion, cell: str, reasons: str) -> Offer:
    """Return what a cell takes where words or listed values may stand; a list refuses all else but is no rule."""
    words = [step.word for step in criterion.frame or ()]
    points = [option.points for option in criterion.options or ()]
    if criterion.full_or_zero:
        points = [criterion.cap, criterion.floor]
    absent = [NOT_APPLICABLE[0]] if criterion.not_applicable != "forbid" else []
    said = f" Không áp dụng thì ghi {NOT_APPLICABLE[0]}, lý do ghi ở cột {reasons}." if absent else ""
    name = shorten(criterion.name, _LONGEST_NAME - len(said), placeholder="…")
    offer = {"input_title": criterion.printed[:_LONGEST_TITLE], "input_message": f"{name}.{said}"}
    if any(plain(value) != f"{value:.0f}" for value in points):
        return {**offer, **_one_of(points, absent, cell)}
    entries = [*words, *map(plain, points), *absent]
    source = ",".join(entries)
    if entries != absent and len(source) <= LONGEST_LIST and not any("," in word for word in words):
        return listed(source, f"{name}.{said}")
    return {"validate": "any", **offer}


def _one_of(points: Sequence[Decimal], absent: Sequence[str], cell: str) -> Offer:
    """Return a rule for points with decimals: a list's entries are text, `2.5` where people type 2,5."""
    allowed = [f"{cell}={plain(value)}" for value in points] + [f'{cell}="{word}"' for word in absent]
    rule = f"=OR({','.join(allowed)})"
    said = "; ".join([*map(vietnamese, points), *absent])
    message = shorten(f"Chỉ ghi một trong các điểm: {said}.", LONGEST_LIST, placeholder="…")
    if len(rule) > LONGEST_LIST:
        return {"validate": "any"}
    return {
        "validate": "custom",
        "value": rule,
        "error_title": "Điểm không có trong quy định",
        "error_message": message,
    }


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


def marked(cell: str, criterion: Criterion, step: Decimal) -> str | None:
    """Return the formula that holds where a cell, pasted past its validation, has text or points not to be given.

    None where its kind decides what it may hold.
    """
    if not _in_points(criterion):
        return None
    steps = f"N({cell})/{plain(step)}"
    wrong = (
        f"NOT(ISNUMBER({cell})),{cell}<{plain(criterion.floor)},{cell}>{plain(criterion.cap)},"
        f"ABS({steps}-ROUND({steps},0))>0.000001"
    )
    return f'=AND({cell}<>"",OR({wrong}))'
