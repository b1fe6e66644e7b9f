"""The workbook that a unit fills in: one row per person, live totals, drop-downs, and the mark of what made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia import forms
from danhgia.task_form import TASK_SHEET
from danhgia.text import fold
from danhgia.writers import cell_offers as offers
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.cells import Book
from danhgia.writers.task_formulas import TaskFormulas, shares_now
from danhgia.writers.unit_formulas import letters, row_formulas, summary
from danhgia.writers.unit_guide import unit_guide, write_guide, write_mark
from danhgia.writers.unit_page import FilledRow
from danhgia.writers.unit_tally import TallySheet, write_tally
from danhgia.writers.unit_tasks import TaskSheet, task_frame, write_tasks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from danhgia.form_columns import Column, ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.rubric import Edition, Rubric, Sheet
    from danhgia.writers.cells import Content, Style
    from danhgia.writers.unit_guide import Lists
    from danhgia.writers.unit_page import TemplatePerson, UnitPage

TITLE = "BẢNG CHẤM ĐIỂM, XẾP LOẠI"
LEVELS_TITLE = "BẢNG XẾP LOẠI"

_FROZEN = 3
_FORMULAS = frozenset({"derived", "subtotal", "total", "level"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of the score sheet are: 1-based rows."""

    heading: int
    first: int
    last: int

    @property
    def rows(self) -> tuple[int, int]:
        """The first and the last row of the table, spare rows included."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class _Score:
    """The score sheet in the making."""

    book: Book
    at: Worksheet
    rubric: Rubric
    sheet: Sheet
    form: UnitForm
    page: UnitPage
    frame: Frame
    tasks: TaskFormulas | None = None
    shares: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[int, int, int]:
        """The last column of what stands on the left, the first of what stands on the right, and the last of all.

        The right one begins in a column that is never about who a person is, so that no signature is read as a row.
        """
        right: ColumnKind = "self_level" if self.form.levels_only else "level"
        return self.form.who, self.form.place(right) + 1, len(self.form.columns)


def unit_workbook(edition: Edition, form: UnitForm, page: UnitPage) -> bytes:
    """Return a unit's workbook, the same bytes every time.

    `Chấm điểm`, `Nhiệm vụ` where the rubric has tasks, `Kiểm phiếu` where people vote, `Hướng dẫn`, and the mark.
    """
    rubric = edition.rubric
    page = page.cleaned()
    sheet = next(sheet for sheet in rubric.sheets if sheet.id == form.instrument)
    first = head.head_rows(rubric, page.period) + 4
    frame = Frame(first - 3, first, first + len(page.people) + max(page.spare, 1) - 1)
    book = Book()
    score = _Score(
        book, book.sheet(forms.SCORE_SHEET), rubric, sheet, form, page, frame, *_tasks(sheet, form, rubric, page)
    )
    tasks = book.sheet(TASK_SHEET) if form.tasks else None
    tally = book.sheet(forms.TALLY_SHEET) if form.tally.asked or page.tally else None
    lists = write_guide(book, book.sheet(forms.GUIDE_SHEET), sheet, unit_guide(form))
    write_mark(book, edition, page, form, {"form": "unit"})
    contents = _write_scores(score, lists)
    if tally:
        write_tally(TallySheet(book, tally, rubric, form, page, frame.rows, contents))
    if form.tasks:
        write_tasks(TaskSheet(book, tasks, rubric, form, form.tasks, page, task_frame(rubric, page), frame.rows))
    return book.finished()


def _tasks(
    sheet: Sheet, form: UnitForm, rubric: Rubric, page: UnitPage
) -> tuple[TaskFormulas | None, Mapping[str, Mapping[str, Fraction]]]:
    """Return what writes the formulas over the table of tasks, and what the tasks that are filled in bring."""
    if form.tasks is None or sheet.tasks is None:
        return None, {}
    formulas = TaskFormulas(form.tasks, sheet.tasks, task_frame(rubric, page).rows)
    return formulas, shares_now(sheet, form.tasks, page.tasks)


def _write_scores(score: _Score, lists: Lists) -> list[dict[int, Content]]:
    title = LEVELS_TITLE if score.form.levels_only else TITLE, head.whom_rated(score.sheet, score.rubric)
    head.write_head(score.book, score.at, score.rubric, score.page, title=title, columns=score.blocks)
    _write_heading(score)
    contents = [_write_row(score, row) for row in range(score.frame.first, score.frame.last + 1)]
    _write_below(score, contents)
    _offer(score, lists)
    _set_up(score)
    return contents


def _write_heading(score: _Score) -> None:
    book, at, top = score.book, score.at, score.frame.heading
    columns = score.form.columns
    for place, column in enumerate(columns):
        if not column.group:
            book.join(at, (top, place + 1, top + 1, place + 1), look.broken(column), look.HEADING)
            continue
        alike = [other for other, found in enumerate(columns) if found.group == column.group]
        if place == alike[0]:
            book.join(at, (top, place + 1, top, alike[-1] + 1), column.group, look.HEADING)
        style = look.SMALL_HEADING if column.kind == "score" else look.HEADING
        book.put(at, (top + 1, place + 1), look.broken(column), style)
    for place in range(len(columns)):
        book.put(at, (top + 2, place + 1), f"({place + 1})", look.NUMBER)
    at.set_row(top - 1, look.group_height(score.form))
    at.set_row(top, look.heading_height(score.form))
    at.set_row(top + 1, look.LINE)


def _write_row(score: _Score, row: int) -> dict[int, Content]:
    """Write one row and return what its cells hold."""
    index = row - score.frame.first
    person = score.page.people[index] if index < len(score.page.people) else None
    filled = score.page.filled.get(person.code, FilledRow()) if person else FilledRow()
    given = {
        place: _given(column, person, filled, index=index)
        for place, column in enumerate(score.form.columns)
        if column.kind not in _FORMULAS
    } | dict(filled.override)
    shares = score.shares.get(fold(person.code), {}) if person else {}
    given = {**_derived(score, row, shares), **given}
    contents: dict[int, Content] = {**row_formulas(score.form, score.sheet, row, given, shares), **given}
    for place, column in enumerate(score.form.columns):
        score.book.put(score.at, (row, place + 1), contents.get(place), _body(column, spare=person is None))
    score.at.set_row(row - 1, _height(person, filled))
    return contents


def _derived(score: _Score, row: int, shares: Mapping[str, Fraction]) -> dict[int, Content]:
    """Return the cells of a row that come from the table of tasks."""
    if score.tasks is None:
        return {}
    code = f"{letters(score.form.place('code'))}{row}"
    found = [(score.form.place("derived", one.id), one) for one in score.sheet.criteria if one.tasks]
    return {place: score.tasks.derived(one, f"${code}", shares) for place, one in found}


def _given(column: Column, person: TemplatePerson | None, filled: FilledRow, *, index: int) -> Content:
    """Return what a cell holds that is no formula."""
    if column.kind == "score":
        return filled.scores.get(f"{column.key} {column.part}".strip())
    if column.kind in {"extra", "fact"}:
        return filled.more.get(column.key)
    if person is None:
        return None
    by_kind: dict[str, Content] = {
        "index": index + 1,
        "code": person.code,
        "name": person.name,
        "position": person.position,
        "self_total": filled.self_total,
        "self_level": filled.self_level,
        "ballot": filled.ballot,
        "extra_reason": filled.extra_reason,
        "reason": filled.reason,
        "note": filled.note,
    }
    return by_kind[column.kind]


def _body(column: Column, *, spare: bool) -> Style:
    style = look.BODY[column.kind]
    return {**style, **look.FILL} if spare and column.kind in {"index", "code", "name", "position"} else style


def _height(person: TemplatePerson | None, filled: FilledRow) -> float:
    """Return a row's height: as many lines as a name, a post or a note needs."""
    name, position = (person.name, person.position) if person else ("", "")
    texts = ((name, look.NAME_FITS), (position, look.POSITION_FITS))
    return max(look.note_height(str(filled.note or "")), *(look.row_height(text, fits) for text, fits in texts))


def _write_below(score: _Score, contents: list[dict[int, Content]]) -> None:
    row = score.frame.last + 1
    counted = summary(score.form, score.rubric, score.frame.rows, contents)
    score.book.join(score.at, (row, 1, row, len(score.form.columns)), counted, {**look.PLAIN, "bold": True})
    score.at.set_row(row - 1, look.LINE + 3)
    titles = ("NGƯỜI LẬP BẢNG", head.head_of_unit(score.rubric, score.form))
    head.write_signatures(score.book, score.at, row + 2, titles=titles, columns=score.blocks)


def _offer(score: _Score, lists: Lists) -> None:
    """Offer what each cell to fill in may hold, and refuse what is out of bounds; a reason may be any text."""
    first, last = score.frame.rows
    criteria = {criterion.id: criterion for criterion in score.sheet.criteria}
    facts = {fact.id: fact for fact in score.sheet.facts}
    for place, column in enumerate(score.form.columns):
        area = (first - 1, place, last - 1, place)
        match column.kind:
            case "score":
                criterion, top = criteria[column.key], f"{letters(place)}{first}"
                score.at.data_validation(*area, offers.scored(score.sheet, criterion, top))
                if wrong := offers.marked(score.sheet, criterion, top):
                    look.mark_wrong(score.at, area, wrong, score.book.style(look.WRONG))
            case "extra":
                score.at.data_validation(*area, offers.numbers(column.label, (Decimal(0), column.cap or Decimal(0))))
            case "fact":
                score.at.data_validation(*area, offers.stated(facts[column.key]))
            case "self_total":
                score.at.data_validation(*area, offers.numbers(column.heading, (Decimal(0), score.sheet.score.total)))
            case "self_level":
                score.at.data_validation(*area, offers.listed(lists.levels, offers.CHOOSE))
            case "ballot":
                score.at.data_validation(*area, offers.listed(lists.ballot, offers.CHOOSE))
            case "reason":
                score.at.data_validation(*area, offers.listed(lists.reasons, offers.ONLY_UNRATED, free=True))


def _set_up(score: _Score) -> None:
    at, frame, last = score.at, score.frame, len(score.form.columns)
    votes = score.form.tally.asked or any(row.ballot for row in score.page.filled.values())
    unasked = () if votes else (score.form.place("ballot"),)
    for place, width in enumerate(look.widths(score.form)):
        at.set_column(place, place, width, None, {"hidden": place in unasked})
    look.protected(at)
    at.autofilter(frame.first - 2, 0, frame.last - 1, last - 1)
    at.freeze_panes(frame.first - 1, _FROZEN)
    code = letters(score.form.place("code"))
    at.ignore_errors({"number_stored_as_text": f"{code}{frame.first}:{code}{frame.last}"})
    look.printed(at, landscape=True, one_page=frame.last <= look.ONE_PAGE)
    at.repeat_rows(frame.heading - 1, frame.first - 2)
    at.print_area(0, 0, frame.last + 1 + head.SIGNATURE_ROWS, last - 1)
