"""Headings that lists from other systems have for the columns of the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.readers.layout import words
from danhgia.registers import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "code": (
        "Số thẻ đảng", "Số thẻ đảng viên", "Số thẻ", "Mã đảng viên", "Số hiệu", "Số hiệu công chức", "Mã cán bộ",
        "Mã nhân viên", "Mã người", "SHCC",
    ),
    "name": ("Họ tên", "Họ và tên đảng viên", "Họ, tên", "Họ và tên khai sinh", "Họ tên đảng viên"),
    "family": ("Họ đệm", "Họ và tên đệm", "Họ và đệm", "Họ, đệm", "Họ và chữ lót", "Họ lót", "Họ"),
    "middle": ("Tên đệm", "Đệm", "Chữ lót", "Tên lót"),
    "given": ("Tên",),
    "unit": ("Mã chi bộ", "Mã đơn vị sinh hoạt"),
    "unit_name": (
        "Tên đơn vị", "Tên chi bộ", "Chi bộ", "Đơn vị", "Đơn vị sinh hoạt", "Nơi sinh hoạt", "Nơi sinh hoạt đảng",
        "Sinh hoạt tại chi bộ", "Chi bộ sinh hoạt", "Chi bộ đang sinh hoạt", "Tổ chức đảng",
        "unit_name",
    ),
    "role": ("Chức vụ đảng", "Chức danh", "Chức vụ trong đảng"),
    "category": ("Loại đảng viên", "Diện đảng viên"),
    "from": ("Ngày chuyển đến", "Sinh hoạt từ ngày", "Ngày về chi bộ"),
    "to": ("Ngày chuyển đi", "Sinh hoạt đến ngày"),
    "birth": ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh", "Sinh ngày"),
    "index": ("TT", "STT", "Số TT", "Số thứ tự"),
}  # fmt: skip
"""By field; `family`, `middle` and `given` are the parts of a name, `unit_name` a unit without its code, `birth` goes
to the note, `index` to nowhere."""


def _known() -> dict[str, tuple[str, ...]]:
    own = {field.id: field.headings for field in PEOPLE.fields}
    return {field: (*own.get(field, ()), *_OTHERS.get(field, ())) for field in dict.fromkeys([*own, *_OTHERS])}


KNOWN: Mapping[str, tuple[str, ...]] = _known()
"""Every heading that is understood, by field; the first is the one that is printed."""

_FIELDS = {words(heading.replace("_", " ")): field for field, headings in KNOWN.items() for heading in headings}


def field_of(heading: str) -> str | None:
    """Return the field that a heading is of, however it is spelled; None where it is not known."""
    return _FIELDS.get(words(heading.replace("_", " "))) if heading else None
