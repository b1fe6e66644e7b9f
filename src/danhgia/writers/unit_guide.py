"""How to fill the workbook in, the lists that its cells offer, and the mark that says what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia import forms
from danhgia.numbers import vietnamese
from danhgia.writers import unit_styles as look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm
    from danhgia.rubric import Edition, Level, Sheet
    from danhgia.writers.cells import Book
    from danhgia.writers.unit_page import UnitPage

_GUIDE = (
    "1. Chỉ nhập ở các ô nền vàng.",
    (
        "2. Điểm lẻ gõ theo dấu thập phân của máy (4,5 hoặc 4.5); số nằm lệch trái trong ô là Excel đang hiểu thành "
        "chữ, phải gõ lại. Không gõ chữ “điểm”, không gõ 3/5."
    ),
    "3. Chấm 0 điểm thì nhập số 0; để trống là chưa chấm.",
    "4. {who} không đánh giá, xếp loại: để trống điểm, chọn lý do ở cột {reason}.",
    "5. {who} chưa có trong danh sách: ghi vào các dòng trống cuối bảng; không xóa, không đổi tên cột.",
)
_GUIDE_OF_LEVELS = (
    _GUIDE[0],
    "2. Bảng này không chấm điểm. Ghi mức đã bỏ phiếu của từng người ở cột {ballot}, chọn trong danh sách.",
    "3. Để trống là chưa có mức xếp loại; không suy ra mức nào, kể cả mức thấp nhất.",
    "4. Người không đánh giá, xếp loại: để trống mức, chọn lý do ở cột {reason}.",
    _GUIDE[4],
)
_GUIDE_OF_DECISIONS = (
    "2. Bảng này không chấm điểm, không bỏ phiếu: mức xếp loại theo quyết định của cấp có thẩm quyền, ghi trong sổ "
    "quyết định."
)
_GUIDE_OF_VOTES = (
    "6. Trang Kiểm phiếu: ghi đủ số phiếu từng cột, không có thì ghi 0. Cột {ballot} để trống thì mức tính theo số "
    "phiếu và tỷ lệ quy định; nếu ghi thì phải đúng với số phiếu."
)
_GUIDE_OF_OWN_BALLOTS = "7. {who} không đưa ra bỏ phiếu riêng: ghi 0 ở cả hai cột đồng ý và không đồng ý."
_FITS = 110  # letters on one line of the guide


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the lists stand that cells offer, as references that validations take."""

    levels: str
    ballot: str
    reasons: str


def unit_guide(form: UnitForm) -> list[str]:
    """Return how to fill in a unit's workbook, line by line."""
    lines = [*(_GUIDE_OF_LEVELS if form.levels_only else _GUIDE)]
    if form.levels_only and not form.tally.asked:
        lines[1] = _GUIDE_OF_DECISIONS
    if form.tally.given:
        lines += [_GUIDE_OF_VOTES, *([_GUIDE_OF_OWN_BALLOTS] if form.tally.separate else [])]
    facts = {"reason": form.place("reason") + 1, "ballot": form.place("ballot") + 1}
    return [line.format(who="Người" if form.subject == "person" else "Tổ chức", **facts) for line in lines]


def write_guide(book: Book, sheet: Worksheet, rated: Sheet, guide: Sequence[str]) -> Lists:
    """Write the guide and, below it, the lists: on a sheet, because entries hold commas."""
    book.join(sheet, (1, 1, 1, 2), "HƯỚNG DẪN", look.TITLE)
    for row, line in enumerate(guide, start=2):
        book.join(sheet, (row, 1, row, 2), line, look.WRAPPED)
        sheet.set_row(row - 1, (look.LINE + 2) * (1 + len(line) // _FITS))
    first = len(guide) + 3
    last = first + len(rated.levels)
    book.join(sheet, (first, 1, first, 2), "Mức xếp loại", look.HEADING)
    for row, level in enumerate(rated.levels, start=first + 1):
        book.put(sheet, (row, 1), level.code, look.GRID)
        book.put(sheet, (row, 2), f"{level.name}{_band(level)}", look.GRID)
    book.put(sheet, (last + 1, 1), forms.NOT_RATED, look.GRID)
    book.put(sheet, (last + 1, 2), "Ghi thêm lý do", look.GRID)
    reasons = _write_reasons(book, sheet, last + 3, forms.REASONS if rated.subject == "person" else forms.REASONS[-1:])
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 1, 56)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    look.printed(sheet, landscape=False, one_page=True)
    return Lists(_area(first + 1, last), _area(first + 1, last + 1), reasons)


def write_mark(book: Book, edition: Edition, page: UnitPage, form: UnitForm, whose: Mapping[str, str]) -> None:
    """Leave the mark: in a sheet that nobody sees, and in the document's properties, which survive other programs.

    `whose` says which form it is and, of a person's, whose; where the rubric has several sheets, the mark says which.
    """
    sheet, rubric = book.sheet(forms.MARK_SHEET), edition.rubric
    mark = {
        "rubric": rubric.id,
        "version": rubric.version,
        "sha256": edition.sha256,
        "period": str(page.period),
        "unit": page.unit,
        **whose,
        **({"sheet": form.instrument} if len(rubric.sheets) > 1 else {}),
    }
    for row, (key, value) in enumerate(mark.items(), start=1):
        book.put(sheet, (row, 1), key, look.PLAIN)
        book.put(sheet, (row, 2), value, {**look.PLAIN, "num_format": look.TEXT_FORMAT})
        book.property(f"danhgia_{key}", value)
    sheet.very_hidden()


def _write_reasons(book: Book, sheet: Worksheet, first: int, reasons: Sequence[str]) -> str:
    book.join(sheet, (first, 1, first, 2), "Lý do không đánh giá, xếp loại", look.HEADING)
    for row, reason in enumerate(reasons, start=first + 1):
        book.join(sheet, (row, 1, row, 2), reason, look.GRID)
    return _area(first + 1, first + len(reasons))


def _area(first: int, last: int) -> str:
    return f"='{forms.GUIDE_SHEET}'!$A${first}:$A${last}"


def _band(level: Level) -> str:
    lower = (("từ", level.from_), ("trên", level.above))
    below = "đến dưới" if level.from_ is not None or level.above is not None else "dưới"
    bounds = (*lower, ("đến", level.to), (below, level.below))
    stated = [f"{word} {vietnamese(bound)}" for word, bound in bounds if bound is not None]
    return f" ({' '.join(stated)} điểm)" if stated else ""
