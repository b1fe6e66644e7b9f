"""What stands above and below the tables of a unit's workbook: letterhead, title, signatures."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.periods import ROMAN
from danhgia.text import same
from danhgia.writers import unit_styles as look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm
    from danhgia.periods import Period
    from danhgia.rubric import Rubric, Sheet, Subject
    from danhgia.tally_form import TallyForm
    from danhgia.writers.cells import Book, Style
    from danhgia.writers.unit_page import UnitPage

Title = tuple[str] | tuple[str, str]
"""What a paper is called, and whom its sheet rates."""

DATE_LINE = "……………, ngày … tháng … năm ……"
SIGN = "(Ký, ghi rõ họ tên)"
SIGNATURE_ROWS = 6
"""How many rows a signature takes: its title, the request to sign, and the space for doing so."""

_FITTED: Style = {"shrink": True}
"""How long names are printed: smaller, rather than cut off at both ends."""
_SUBJECTS: Mapping[Subject, str] = {"person": "cá nhân", "organisation": "tổ chức"}
_DOTS = " …………………"
_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def title_lines(rubric: Rubric, period: Period, title: str, whom: str = "") -> list[str]:
    """Return the title with what is rated in such a period, the period, and the theme where the rubric names one.

    `whom` says which sheet it is, where the rubric has several.
    """
    rated, about = getattr(rubric.rates, period.kind) or "", f"({whom})" if whom else ""
    theme = rubric.words.theme
    first = " ".join(filter(None, (title, rated.upper(), about.upper())))
    return [first, in_title(period), *([_theme(theme)] if theme else [])]


def in_title(period: Period) -> str:
    """Return a period as titles print it: `Quý III năm 2018`."""
    match period.kind:
        case "month":
            return f"Tháng {period.number} năm {period.year}"
        case "quarter":
            return f"Quý {ROMAN[period.number - 1]} năm {period.year}"
        case "half":
            return f"6 tháng {'đầu' if period.number == 1 else 'cuối'} năm {period.year}"
        case "year":
            return f"Năm {period.year}"


def head_rows(rubric: Rubric, period: Period) -> int:
    """Return how many rows letterhead and title take, with the blank row behind them."""
    return 3 + len(title_lines(rubric, period, "")) + 1


def write_head(
    book: Book, sheet: Worksheet, rubric: Rubric, page: UnitPage, *, title: Title, columns: tuple[int, int, int]
) -> None:  # fmt: skip
    """Write letterhead and title; `columns` are the last of the left block, the first of the right, and the last."""
    left, right, last = columns
    for row, (ours, theirs) in enumerate(zip(_left(rubric, page), _right(rubric), strict=True), start=1):
        # The name of the body above is printed light, one's own and the motto strong.
        ours_style = look.CENTRED if row == 1 else look.BOLD
        theirs_style = look.ITALIC if theirs == DATE_LINE else look.BOLD
        book.join(sheet, (row, 1, row, left), ours, {**ours_style, **_FITTED})
        book.join(sheet, (row, right, row, last), theirs, theirs_style)
        sheet.set_row(row - 1, look.LINE)
    for row, line in enumerate(title_lines(rubric, page.period, *title), start=4):
        style = {4: look.TITLE, 5: look.BOLD}.get(row, look.ITALIC)
        book.join(sheet, (row, 1, row, last), line, {**style, **_FITTED})
        sheet.set_row(row - 1, look.LINE + 5 if row == 4 else look.LINE)  # noqa: PLR2004 - the title's row
    sheet.set_row(head_rows(rubric, page.period) - 1, 6)


def whom_rated(sheet: Sheet, rubric: Rubric) -> str:
    """Return whom a sheet rates, in words, where the rubric has several: their posts, else people or organisations."""
    if len(rubric.sheets) == 1:
        return ""
    if sheet.roles:
        return ", ".join(sheet.roles)
    alike = [other for other in rubric.sheets if other.subject == sheet.subject]
    return _SUBJECTS[sheet.subject] if len(alike) == 1 else sheet.id


def head_of_unit(rubric: Rubric, form: UnitForm) -> str:
    """Return in whose name a form is signed: `T/M CHI BỘ, BÍ THƯ`; State papers write `TM.`."""
    mark = "T/M" if rubric.letterhead == "party" else "TM."
    return f"{mark} {form.unit_word}, {rubric.words.head}".upper()


def write_signatures(
    book: Book, sheet: Worksheet, row: int, *, titles: tuple[str, str], columns: tuple[int, int, int]
) -> None:
    """Write two signature blocks from `row` on; `columns` as in `write_head`."""
    left, right, last = columns
    for first, end, title in ((1, left, titles[0]), (right, last, titles[1])):
        book.join(sheet, (row, first, row, end), title, look.BOLD)
        book.join(sheet, (row + 1, first, row + 1, end), SIGN, look.ITALIC)


def write_vote_headings(book: Book, sheet: Worksheet, form: TallyForm, at: tuple[int, int]) -> None:
    """Write the two rows of headings over the columns of votes, from a row and column on."""
    row, first = at
    for group, columns in groupby(enumerate(form.columns, start=first), key=lambda found: found[1].group):
        placed = list(columns)
        book.join(sheet, (row, placed[0][0], row, placed[-1][0]), group, look.HEADING)
        for column, voted in placed:
            book.put(sheet, (row + 1, column), voted.heading, look.SMALL_HEADING)


def _left(rubric: Rubric, page: UnitPage) -> tuple[str, str, str]:
    words = rubric.words
    parent = page.parent_name or words.parent + _DOTS
    unit = page.unit_name or page.unit
    named = f"{words.unit} {unit}" if same(unit, page.unit) else unit
    return parent.upper(), named.upper(), "*" if rubric.letterhead == "party" else ""


def _right(rubric: Rubric) -> tuple[str, str, str]:
    return (_PARTY, DATE_LINE, "") if rubric.letterhead == "party" else (*_STATE, DATE_LINE)


def _theme(theme: str) -> str:
    """Put a theme in brackets; one that says itself what it is (“Chuyên đề …”) or quotes is left as it is."""
    named = "“" in theme or theme.casefold().startswith(("chuyên đề", "chủ đề"))
    return f"({theme})" if named else f"(Chuyên đề “{theme}”)"
