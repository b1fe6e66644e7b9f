"""What heads the columns of foreign score sheets: which column has the criteria, which their points, which a scorer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from danhgia.person_form import BASIS, CAP, CONTENT, INDEX
from danhgia.readers.foreign_headings import field_of
from danhgia.readers.layout import words
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = Literal["index", "content", "cap", "floor", "scorer", "points", "basis", "total", "subject"]
"""Label, criterion, most and least points, who scores, points that nobody knows whose, remarks, sum, who is scored."""


def _keys(headings: Iterable[str]) -> frozenset[str]:
    return frozenset(words(heading) for heading in headings)


def _folded(*texts: str) -> tuple[str, ...]:
    return tuple(map(fold, texts))


_INDEX = _keys((*INDEX, "Số thứ tự", "Số TT", "TT tiêu chí", "Mã tiêu chí", "Ký hiệu tiêu chí"))
_CONTENT = _keys((*CONTENT, "Các tiêu chí", "Tiêu chí, nội dung", "Nội dung công việc", "Danh mục tiêu chí"))
_CONTENT_BEGINS = _folded(
    "nội dung", "tiêu chí", "các tiêu chí", "nhóm tiêu chí", "tên tiêu chí", "chỉ tiêu", "lĩnh vực",
)  # fmt: skip
_CAP = _keys((*CAP, "Điểm quy định", "Điểm trần", "Số điểm tối đa", "Điểm tiêu chuẩn", "Thang điểm chuẩn"))
_CAP_HAS = _folded("tối đa", "thang điểm", "điểm chuẩn", "khung điểm")
_FLOOR_HAS = _folded("tối thiểu")
_POINTS = _keys(("Điểm", "Số điểm", "Điểm số", "Điểm đạt", "Điểm đạt được"))
_BASIS = _keys(BASIS)
_BASIS_BEGINS = _folded(
    "căn cứ", "ghi chú", "minh chứng", "lý do", "ý kiến", "giải trình", "thuyết minh", "hướng dẫn", "tài liệu",
    "cách tính",
)  # fmt: skip
_SCORES = _folded("chấm", "tự đánh giá", "đánh giá", "thẩm quyền", "tự nhận", "điểm tự", "cho điểm")
_WHO = _folded(
    "cá nhân", "chi bộ", "chi ủy", "cấp ủy", "đảng ủy", "cấp trên", "quản lý", "hội đồng", "tập thể", "thủ trưởng",
    "lãnh đạo", "bí thư", "ban thường vụ", "đơn vị", "cơ quan", "người", "cán bộ", "tổ",
)  # fmt: skip
_SUBJECTS = _keys(
    (
        "Tên đơn vị",
        "Tên chi bộ",
        "Đơn vị",
        "Chi bộ",
        "Tổ chức đảng",
        "Tên tổ chức đảng",
        "Tên cơ quan, đơn vị",
        "Tên tổ chức",
        "Tổ chức",
    )
)
PERSONAL = frozenset({"name", "family", "given"})
"""The fields of a list that are names of people."""
_MARKS = re.compile(r"[,.;:()/]")
_SUM_BEGINS = _folded("tổng", "cộng")


def role_of(heading: str) -> Role | None:
    """Return what a column is for by its heading, however it is spelled; None where its words are not known."""
    key = words(heading)
    if not key:
        return None
    if key in _INDEX:
        return "index"
    if field_of(heading) in PERSONAL or key in _SUBJECTS:
        return "subject"
    if key.startswith(_SUM_BEGINS):
        return "total"
    if key in _CONTENT or (key.startswith(_CONTENT_BEGINS) and not _has(key, _folded("tự", "tối đa"))):
        return "content"
    return _of_points(key, fold(heading))


def _of_points(key: str, folded: str) -> Role | None:
    if _has(folded, _FLOOR_HAS):
        return "floor"
    if key in _CAP or _has(folded, _CAP_HAS):
        return "cap"
    if key in _BASIS or key.startswith(_BASIS_BEGINS):
        return "basis"
    if key in _POINTS:
        return "points"
    return "scorer" if _has(key, _SCORES) or key.startswith(_WHO) else None


def _has(text: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a text has one of some phrases as whole words."""
    padded = f" {' '.join(_MARKS.sub(' ', text).split())} "
    return any(f" {part} " in padded for part in parts)
