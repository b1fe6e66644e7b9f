"""Papers to print for the meeting: the ballot, of which each voter gets a copy, and the minutes of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.forms import MINUTES_SHEET
from danhgia.sheets import tally_facts
from danhgia.tally_form import AGREED, NOT_AGREED, NOT_RATED_VOTED
from danhgia.text import clean
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.cells import Book
from danhgia.writers.vote_words import level_words, of_words, share_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.forms import UnitForm
    from danhgia.rubric import Rubric
    from danhgia.writers.cells import Style
    from danhgia.writers.unit_page import UnitPage

BALLOT_SHEET = "Phiếu biểu quyết"
OWN_SHEET = "Phiếu riêng"
"""None is the name of a score sheet or of its tally: a paper among the sheets that came in is never read as one."""

_BALLOT_TITLE = "PHIẾU BIỂU QUYẾT XẾP LOẠI"
_MINUTES_TITLE = "BIÊN BẢN KIỂM PHIẾU XẾP LOẠI"
_HOW_TO_VOTE = "Đánh dấu X vào một ô trên mỗi dòng."
_HOW_TO_AGREE = "đánh dấu X vào một trong hai ô trên mỗi dòng."
_NOT_ON_ONESELF = "Không đánh dấu ở dòng ghi tên mình."
_DOTS, _DATE_DOTS = "……………", "…… / …… / …………"
_ROW = 20.0  # points: room for a mark by hand
_ONE_PAGE = {BALLOT_SHEET: 50, MINUTES_SHEET: 62}
"""A sheet that ends in this row or above is printed on a single page, and can still be read."""


def ballot_papers(rubric: Rubric, form: UnitForm, page: UnitPage) -> bytes:
    """Return a unit's papers as one workbook; nothing on a ballot tells who voted, and no vote is filled in."""
    book = Book()
    _write_ballot(book, book.sheet(BALLOT_SHEET), rubric, form, page)
    for number, place in enumerate(form.tally.separate, start=1):
        at = book.sheet(OWN_SHEET if len(form.tally.separate) == 1 else f"{OWN_SHEET} {number}")
        _write_own_ballot(book, at, rubric, (form.levels[place], form.names, page))
    _write_minutes(book, book.sheet(MINUTES_SHEET), rubric, form, page)
    return book.finished()


def _write_ballot(book: Book, at: Worksheet, rubric: Rubric, form: UnitForm, page: UnitPage) -> None:
    options = [form.levels[place] for place in form.tally.common]
    options += [NOT_RATED_VOTED] if form.tally.not_rated else []
    _write_voting(book, at, rubric, page, (form.names, _HOW_TO_VOTE, options))


def _write_own_ballot(book: Book, at: Worksheet, rubric: Rubric, about: tuple[str, str, UnitPage]) -> None:
    """Write the ballot on one level alone, on which people agree or not."""
    level, names, page = about
    options = [f"{AGREED} {level}", f"{NOT_AGREED} {level}"]
    _write_voting(book, at, rubric, page, (names, f"Mức {level}: {_HOW_TO_AGREE}", options))


def _write_voting(
    book: Book, at: Worksheet, rubric: Rubric, page: UnitPage, asked: tuple[str, str, Sequence[str]]
) -> None:  # fmt: skip
    """Write a ballot: the heading over the names, how to vote, and a column for each option."""
    names, how_to_vote, options = asked
    headings = ["TT", names, *options]
    last = len(headings)
    head.write_head(book, at, rubric, page, title=(_BALLOT_TITLE,), columns=(2, max(last - 2, 3), last))
    how = head.head_rows(rubric, page.period)
    not_on_oneself = rubric.ballot is not None and rubric.ballot.self_vote == "excluded"
    said = f"{how_to_vote} {_NOT_ON_ONESELF}" if not_on_oneself else how_to_vote
    book.join(at, (how, 1, how, last), said, {**look.ITALIC, "font_size": 12})
    at.set_row(how - 1, _ROW)
    _write_heading(book, at, how + 1, headings)
    for row, person in enumerate(page.people, start=how + 2):
        values = [str(row - how - 1), clean(person.name), *[""] * len(options)]
        _write_row(book, at, row, values, name=2)
    width = 13.0 if len(options) > len((AGREED, NOT_AGREED)) else 26.0
    _set_up(at, [5, 36, *[width] * len(options)], repeated=(how + 1, how + 1), last=how + 1 + len(page.people))


def _write_minutes(book: Book, at: Worksheet, rubric: Rubric, form: UnitForm, page: UnitPage) -> None:
    concluded = f"Mức {form.unit_word.lower()} kết luận"
    voted = form.tally.columns
    last = 3 + len(voted) + 2
    blocks = (3, last - 4, last)
    head.write_head(book, at, rubric, page, title=(_MINUTES_TITLE,), columns=blocks)
    first = head.head_rows(rubric, page.period) + 1
    top = _write_needed(book, at, rubric, (_write_facts(book, at, form, first), last))
    for column, heading in {1: "TT", 2: "Mã số", 3: form.names, last - 1: concluded, last: "Ghi chú"}.items():
        book.join(at, (top, column, top + 1, column), heading, look.HEADING)
    head.write_vote_headings(book, at, form.tally, (top, 4))
    at.set_row(top - 1, look.LINE + 3)
    at.set_row(top, 2 * look.LINE)
    for row, person in enumerate(page.people, start=top + 2):
        values = [str(row - top - 1), clean(person.code), clean(person.name), *[""] * (last - 3)]
        _write_row(book, at, row, values, name=3)
    end = top + 1 + len(page.people)
    head.write_signatures(book, at, end + 2, titles=("TỔ KIỂM PHIẾU", "CHỦ TRÌ HỘI NGHỊ"), columns=blocks)
    widths = [5, 12, 32, *[10.0] * len(voted), 12, 14]
    _set_up(at, widths, repeated=(top, top + 1), last=end + 1 + head.SIGNATURE_ROWS)


def _write_facts(book: Book, at: Worksheet, form: UnitForm, first: int) -> int:
    """Write what is counted at the meeting, to be filled in by hand; return the row behind it."""
    facts = tally_facts(form.tally)
    for row, (key, label) in enumerate(facts, start=first):
        book.join(at, (row, 1, row, 3), f"{label}:", look.PLAIN)
        book.join(at, (row, 4, row, 6), _DATE_DOTS if key == "meeting_day" else _DOTS, look.PLAIN)
        at.set_row(row - 1, look.LINE + 3)
    return first + len(facts)


def _write_needed(book: Book, at: Worksheet, rubric: Rubric, place: tuple[int, int]) -> int:
    """Write how many votes levels take, from a row on; return the row of the table's heading."""
    (row, last), ballot = place, rubric.ballot
    if ballot is None or not ballot.shares:
        return row + 1
    lines = [f"Số phiếu cần đạt, tính trên {of_words(ballot)}:"]
    lines += [f"– {level_words(rubric, one)}: {share_words(one)}, cần ít nhất {_DOTS} phiếu" for one in ballot.shares]
    for line in lines:
        book.join(at, (row, 1, row, last), line, look.PLAIN)
        at.set_row(row - 1, look.LINE + 3)
        row += 1
    return row + 1


def _write_heading(book: Book, at: Worksheet, row: int, headings: Sequence[str]) -> None:
    for column, heading in enumerate(headings, start=1):
        book.put(at, (row, column), heading, look.HEADING)
    at.set_row(row - 1, 2 * look.LINE)


def _write_row(book: Book, at: Worksheet, row: int, values: Sequence[str], *, name: int) -> None:
    for column, value in enumerate(values, start=1):
        style: Style = look.NAME if column == name else look.MIDDLE
        book.put(at, (row, column), value, style)
    at.set_row(row - 1, max(_ROW, look.row_height(values[name - 1], look.WIDE_NAME_FITS)))


def _set_up(at: Worksheet, widths: Sequence[float], *, repeated: tuple[int, int], last: int) -> None:
    for column, width in enumerate(widths):
        at.set_column(column, column, width)
    single = last <= _ONE_PAGE.get(at.get_name(), _ONE_PAGE[BALLOT_SHEET])
    look.printed(at, landscape=False, one_page=single)
    if single:
        at.set_footer("")  # a ballot numbered “1/2” because minutes follow would be one too few
    at.repeat_rows(repeated[0] - 1, repeated[1] - 1)
    at.print_area(0, 0, last - 1, len(widths) - 1)
