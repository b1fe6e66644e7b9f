"""What cells to fill in offer and refuse, and how a wrong entry shows that was pasted past them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from danhgia.numbers import plain, vietnamese
from danhgia.reckoning import heirs_of
from danhgia.words import NO, NOT_APPLICABLE, YES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from danhgia.rubric import Criterion, Fact, Sheet

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


def scored(sheet: Sheet, criterion: Criterion, cell: str, reasons: str = "Ghi chú") -> Offer:
    """Return what cells for a score take, of which `cell` is the first: floor to cap, or what their kind allows.

    `reasons` is the column in which it is said why a criterion does not apply.
    """
    absent = criterion.not_applicable != "forbid"
    said = f" Không áp dụng thì ghi {NOT_APPLICABLE[0]}, lý do ghi ở cột {reasons}." if absent else ""
    if criterion.kind != "points":
        return _of_a_kind(criterion, cell, said)
    most = _most(sheet, criterion)
    raised = "" if most == criterion.cap else " (cao hơn khi được chia điểm của tiêu chí không áp dụng)"
    more = f"{raised}, bước điểm {vietnamese(sheet.step(criterion))}. Chấm 0 điểm thì nhập số 0.{said}"
    name = shorten(criterion.name, _LONGEST_NAME - len(raised) - len(said), placeholder="…")
    offer = numbers(criterion.printed, (criterion.floor, criterion.cap), f"{more} {name}")
    if not absent:
        return {**offer, "maximum": plain(most)}
    within = f"AND(ISNUMBER({cell}),{cell}>={plain(criterion.floor)},{cell}<={plain(most)})"
    bounds = {"criteria", "minimum", "maximum"}
    rule = {"validate": "custom", "value": f'=OR({cell}="{NOT_APPLICABLE[0]}",{within})'}
    return {key: value for key, value in offer.items() if key not in bounds} | rule


def stated(fact: Fact) -> Offer:
    """Return what a cell for a fact takes."""
    name = shorten(fact.name, _LONGEST_NAME, placeholder="…")
    if fact.kind == "yes_no":
        return listed(f"{YES[0]},{NO[0]}", f"{name}: chọn {YES[0]} hoặc {NO[0]}.")
    unit = " Ghi 95 hoặc 95%, không ghi 0,95." if fact.kind == "percent" else ""
    return {"validate": "any", "input_title": fact.name[:_LONGEST_TITLE], "input_message": f"{name}.{unit}"}


def _most(sheet: Sheet, criterion: Criterion) -> Decimal:
    """Return the most points a criterion may bring where all that may be spread over it is: rows allow less or more."""
    spread = (one for one in sheet.criteria if one.not_applicable == "spread")
    return criterion.cap + sum(one.cap for one in spread if criterion in heirs_of(sheet, one))


def _of_a_kind(criterion: Criterion, cell: str, said: str) -> Offer:
    """Return what a cell takes where words or listed values may stand; a list refuses all else but is no rule."""
    words = [step.word for step in criterion.frame or ()]
    points = [option.points for option in criterion.options or ()]
    if criterion.full_or_zero:
        points = [criterion.cap, criterion.floor]
    absent = [NOT_APPLICABLE[0]] if said else []
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


def marked(sheet: Sheet, criterion: Criterion, cell: str) -> str | None:
    """Return the formula that holds where a cell, pasted past its validation, has text or points not to be given.

    None where its kind decides what it may hold.
    """
    if criterion.kind != "points":
        return None
    steps = f"N({cell})/{plain(sheet.step(criterion))}"
    wrong = (
        f"NOT(ISNUMBER({cell})),{cell}<{plain(criterion.floor)},{cell}>{plain(_most(sheet, criterion))},"
        f"ABS({steps}-ROUND({steps},0))>0.000001"
    )
    allowed = () if criterion.not_applicable == "forbid" else NOT_APPLICABLE
    said = "".join(f',{cell}<>"{word}"' for word in allowed)
    return f'=AND({cell}<>""{said},OR({wrong}))'
