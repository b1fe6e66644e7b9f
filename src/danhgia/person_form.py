"""The form of one person: the words of its blocks and of its table, for the template that is written and for reading.

A form holds what a person's row of the unit sheet holds: `UnitForm.columns` says what there is, here stands under which
words. The first of several spellings is the one that the template prints.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.forms import NAMES, NOT_RATED
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.form_columns import ColumnKind
    from danhgia.forms import UnitForm

PERSON_SHEET = "Phiếu chấm điểm"
"""The sheet of a form; a workbook may have several, one for each person (`Phiếu chấm điểm 012`)."""

INDEX = ("TT", "STT", "Số TT", "Ký hiệu", "Mục")
CONTENT = (
    "Nội dung, tiêu chí", "Nội dung", "Tiêu chí", "Tiêu chí đánh giá", "Nội dung tiêu chí", "Nội dung đánh giá",
    "Tiêu chí chấm điểm", "Nội dung chấm điểm", "Nội dung và tiêu chí", "Nội dung, tiêu chí đánh giá",
)  # fmt: skip
CAP = ("Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Khung điểm", "Mức điểm", "Mức điểm tối đa", "Tối đa")
BASIS = ("Căn cứ chấm điểm", "Căn cứ", "Minh chứng", "Ghi chú", "Căn cứ, minh chứng", "Lý do")

ABOVE: Mapping[ColumnKind, tuple[str, ...]] = {
    "name": ("Họ và tên", "Họ tên", "Họ, tên", "Họ và tên đảng viên", "Họ và tên cán bộ"),
    "code": ("Mã số", "Mã số đảng viên", "Mã đảng viên", "Mã số cán bộ", "Mã"),
    "position": ("Chức vụ đảng", "Chức vụ", "Chức vụ trong Đảng"),
}
"""What stands above the table, by the column of the unit sheet that holds it there."""
BELOW: Mapping[ColumnKind, tuple[str, ...]] = {
    "self_level": (
        "Tự nhận mức xếp loại", "Tự nhận mức", "Tự xếp loại", "Tự nhận xếp loại", "Cá nhân tự nhận mức xếp loại",
        "Cá nhân tự xếp loại", "Mức tự nhận",
    ),
    "ballot": ("Mức xếp loại", "Kết quả xếp loại", "Mức chi bộ xếp loại", "Chi bộ xếp loại", "Đề nghị xếp loại"),
    "reason": (f"Lý do {NOT_RATED[0].lower()}{NOT_RATED[1:]}", "Lý do không đánh giá", "Lý do không xếp loại"),
}  # fmt: skip
"""What stands below the table, likewise; the unit sheet's own headings are read too."""

TOTAL = ("Tổng điểm", "Tổng cộng", "Tổng số điểm", "Cộng tổng", "Tổng số", "Tổng")
LEVEL = ("Mức theo điểm", "Mức xếp loại theo điểm", "Xếp loại theo điểm", "Mức xếp loại", "Xếp loại")
SUBTOTAL = "Cộng"
"""The lines of sums: the total, the level by points, and, with its label behind it, the sum of a domain."""
AFTER = ("tự nhận xét", "nhận xét", "ý kiến", "tự đánh giá", "kết luận")
"""How the block begins that follows the table, behind its number."""

_TAKEN_AS_SCORED = frozenset(map(fold, ("chấm", "điểm", "đánh", "tự")))
_SELF = fold("tự")
_NEVER_SCORES = tuple(map(fold, ("căn cứ", "ghi chú", "ý kiến", "minh chứng", "nội dung", "lý do")))


def own_scorer(form: UnitForm) -> int:
    """Return the place of who scores for himself: the first scorer whose scores decide nothing.

    Where all of them count, it is one who by name scores himself (“tự chấm”); in a council nobody does, and the place
    is the official scorer's.
    """
    others = [place for place in range(len(form.scorers)) if place != form.official]
    idle = [place for place in others if place not in form.counting]
    by_name = [place for place in others if _SELF in fold(form.scorers[place].name).split()]
    return next(iter(idle or by_name), form.official)


def labels(kind: ColumnKind, form: UnitForm) -> frozenset[str]:
    """Return the folded spellings of the label before what a column of the unit sheet holds."""
    names = NAMES[form.subject] if kind == "name" else (form.columns[form.place(kind)].heading,)
    return frozenset(map(fold, (*ABOVE.get(kind, ()), *BELOW.get(kind, ()), *names)))


def scorer_headed(heading: str, form: UnitForm) -> tuple[int, ...]:
    """Return the scorers whose column a folded heading may be: by its name, else by what only that name says.

    `Điểm cá nhân tự đánh giá` is the column of `Cá nhân tự chấm`, `Chi bộ đánh giá` that of `Chi bộ chấm`; two readings
    are two.
    """
    names, marks = _scorers(form)
    if heading in names:
        return tuple(place for place, name in enumerate(names) if name == heading)
    said = set(heading.split())
    if heading.startswith(_NEVER_SCORES) or not said & _TAKEN_AS_SCORED:
        return ()
    return tuple(place for place, mark in enumerate(marks) if said & mark)


@lru_cache(maxsize=16)
def _scorers(form: UnitForm) -> tuple[tuple[str, ...], tuple[frozenset[str], ...]]:
    """Return the folded names of scorers, and the words by which each differs from all others."""
    names = tuple(fold(scorer.name) for scorer in form.scorers)
    said = [frozenset(name.split()) for name in names]
    times = Counter(word for words in said for word in words)
    common = _TAKEN_AS_SCORED - {_SELF}
    return names, tuple(frozenset(word for word in words if times[word] == 1) - common for words in said)
