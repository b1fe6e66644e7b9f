"""The tally sheet: the counts of the vote, and the votes for each level, person by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from danhgia import forms
from danhgia.sheets import tally_facts
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.cells import DATE_FORMAT, Calculated, ErrorValue
from danhgia.writers.unit_formulas import letters, shown
from danhgia.writers.unit_page import FilledTally
from danhgia.writers.vote_words import level_words, needed_formula, of_words, share_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.form_columns import ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.rubric import Rubric
    from danhgia.writers.cells import Book, Content, Style
    from danhgia.writers.unit_page import TemplatePerson, UnitPage

TITLE = "KẾT QUẢ KIỂM PHIẾU XẾP LOẠI"

_INDEX, _CODE, _NAME, _VOTES = 1, 2, 3, 4
_VALUE = 4
"""A fact's value stands beside its label, and the label over the names, because that column is wide."""

_DAY = {
    "validate": "date",
    "criteria": ">=",
    "value": date(2000, 1, 1),
    "input_message": "Ghi ngày/tháng/năm, ví dụ 28/09/2018.",
    "error_title": "Không phải ngày",
    "error_message": "Ghi ngày/tháng/năm, ví dụ 28/09/2018.",
}
_COUNT = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_title": "Không phải số đếm",
    "error_message": "Chỉ nhập số nguyên, từ 0 trở lên.",
}


@dataclass(frozen=True, slots=True)
class TallySheet:
    """The tally sheet in the making.

    `rows` are the first and the last row of the score sheet's table and `contents` what each holds: the levels voted
    come from there.
    """

    book: Book
    at: Worksheet
    rubric: Rubric
    form: UnitForm
    page: UnitPage
    rows: tuple[int, int]
    contents: Sequence[Mapping[int, Content]]

    @property
    def filled(self) -> FilledTally:
        """What is filled in."""
        return self.page.tally or FilledTally()

    @property
    def concluded(self) -> int:
        """The column of the level concluded: behind the votes for each level and for not rating."""
        return _VOTES + len(self.form.tally.columns)

    @property
    def last(self) -> int:
        """The last column: notes."""
        return self.concluded + 1

    @property
    def blocks(self) -> tuple[int, int, int]:
        """The last column of what stands on the left, the first of what stands on the right, and the last of all."""
        return _NAME, self.concluded - 3, self.last

    def ballots(self) -> dict[str, str]:
        """Return the level voted by person code, as the score sheet shows it."""
        code, ballot = self.form.place("code"), self.form.place("ballot")
        found: dict[str, str] = {}
        for cells in self.contents:
            vote = cells.get(ballot)
            found.setdefault(shown(cells.get(code)), "" if isinstance(vote, ErrorValue) else shown(vote))
        return found


def write_tally(tally: TallySheet) -> None:
    """Write the sheet; levels are looked up by code, so that sorting one sheet never mixes people."""
    head.write_head(tally.book, tally.at, tally.rubric, tally.page, title=(TITLE,), columns=tally.blocks)
    facts = head.head_rows(tally.rubric, tally.page.period) + 1
    _write_facts(tally, facts)
    top = _write_needed(tally, facts) + 1
    _write_heading(tally, top)
    people = (*tally.page.people, *[None] * max(tally.page.spare, 1))
    ballots = tally.ballots()
    for row, person in enumerate(people, start=top + 2):
        voted = ballots.get(person.code, "") if person else ""
        _write_row(tally, row, person, concluded=Calculated(_lookup(tally, row), voted), index=row - top - 1)
    last = top + 1 + len(people)
    titles = ("TỔ KIỂM PHIẾU", "CHỦ TRÌ HỘI NGHỊ")
    head.write_signatures(tally.book, tally.at, last + 2, titles=titles, columns=tally.blocks)
    _set_up(tally, top=top, last=last)


def _write_facts(tally: TallySheet, first: int) -> None:
    for row, (key, label) in enumerate(tally_facts(tally.form.tally), start=first):
        dated = key == "meeting_day"
        style = {**look.MIDDLE, **look.FILL, **({"num_format": DATE_FORMAT} if dated else {})}
        tally.book.put(tally.at, (row, _NAME), label, look.PLAIN)
        tally.book.put(tally.at, (row, _VALUE), tally.filled.facts.get(key), style)
        tally.at.set_row(row - 1, look.LINE + 1)
        tally.at.data_validation(row - 1, _VALUE - 1, row - 1, _VALUE - 1, _DAY if dated else _COUNT)


def _write_needed(tally: TallySheet, first: int) -> int:
    """Write below the counts how many votes each level takes; return the first row that is free."""
    keys = [key for key, _ in tally_facts(tally.form.tally)]
    row, ballot = first + len(keys), tally.rubric.ballot
    if ballot is None or not ballot.shares:
        return row
    tally.book.put(tally.at, (row, _NAME), f"Số phiếu cần đạt, tính trên {of_words(ballot)}:", look.WRAPPED)
    tally.at.set_row(row - 1, 3 * look.LINE)
    for threshold in ballot.shares:
        row += 1
        label = f"– {level_words(tally.rubric, threshold)}: {share_words(threshold)}"
        least = needed_formula(
            ballot, threshold, lambda key: f"${letters(_VALUE - 1)}${first + keys.index(key)}", tally.filled.facts
        )
        tally.book.put(tally.at, (row, _NAME), label, look.WRAPPED)
        tally.book.put(tally.at, (row, _VALUE), least, {**look.COMPUTED, "align": "center"})
        tally.at.set_row(row - 1, look.row_height(label, look.WIDE_NAME_FITS))
    return row + 1


def _write_heading(tally: TallySheet, top: int) -> None:
    book, at = tally.book, tally.at
    concluded = f"Mức {tally.form.unit_word.lower()} kết luận"
    whole = {_INDEX: "TT", _CODE: "Mã số", _NAME: tally.form.names, tally.concluded: concluded, tally.last: "Ghi chú"}
    for column, heading in whole.items():
        book.join(at, (top, column, top + 1, column), heading, look.HEADING)
    head.write_vote_headings(book, at, tally.form.tally, (top, _VOTES))
    at.set_row(top - 1, look.LINE + 3)
    at.set_row(top, 2 * look.LINE)


def _write_row(
    tally: TallySheet, row: int, person: TemplatePerson | None, *, concluded: Calculated, index: int
) -> None:
    filled = tally.filled
    own: Style = look.FILL if person is None else {}
    votes = dict(enumerate(filled.votes.get(person.code, ()))) if person else {}
    columns = enumerate(tally.form.tally.columns, start=_VOTES)
    counted: dict[int, Content] = {column: votes.get(voted.what) for column, voted in columns}
    cells: dict[int, tuple[Content, Style]] = {
        _INDEX: (index if person else None, {**look.MIDDLE, **own}),
        _CODE: (person.code if person else None, {**look.CODE, **own}),
        _NAME: (person.name if person else None, {**look.NAME, **own}),
        **{column: (counted.get(column), {**look.MIDDLE, **look.FILL}) for column in range(_VOTES, tally.concluded)},
        tally.concluded: (
            filled.concluded.get(person.code, concluded) if person else concluded,
            {**look.COMPUTED, "align": "center"},
        ),
        tally.last: (filled.notes.get(person.code) if person else None, {**look.NAME, **look.FILL}),
    }
    for column, (content, style) in cells.items():
        tally.book.put(tally.at, (row, column), content, style)
    tally.at.set_row(row - 1, look.row_height(person.name if person else "", look.WIDE_NAME_FITS))


def _lookup(tally: TallySheet, row: int) -> str:
    code = f"B{row}"

    def area(kind: ColumnKind) -> str:
        column = letters(tally.form.place(kind))
        return f"'{forms.SCORE_SHEET}'!${column}${tally.rows[0]}:${column}${tally.rows[1]}"

    # A blank vote looked up would show 0; joined to empty text it shows nothing.
    return f'=IF({code}="","",IFERROR(INDEX({area("ballot")},MATCH({code},{area("code")},0))&"",""))'


def _set_up(tally: TallySheet, *, top: int, last: int) -> None:
    at = tally.at
    at.data_validation(top + 1, _VOTES - 1, last - 1, tally.concluded - 2, _COUNT)
    widths = [5, 12, 34, *[10] * len(tally.form.tally.columns), 12, 16]
    for column, width in enumerate(widths):
        at.set_column(column, column, width)
    look.protected(at)
    at.ignore_errors({"number_stored_as_text": f"B{top + 2}:B{last}"})
    at.freeze_panes(top + 1, _NAME)
    look.printed(at, landscape=False, one_page=last <= look.ONE_PAGE_UPRIGHT)
    at.repeat_rows(top - 1, top)
    at.print_area(0, 0, last + 1 + head.SIGNATURE_ROWS, tally.last - 1)
