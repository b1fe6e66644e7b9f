"""Who has not sent their sheet yet, as a workbook to print and to telephone from: a sheet per period.

Sheets for what else is to be followed up come behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import say, show
from danhgia.writers import paper
from danhgia.writers.cells import Book
from danhgia.writers.followup_sheets import write_follow_up
from danhgia.writers.paper import Column, Paper
from danhgia.writers.sentences import capital, unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Status, UnitStatus
    from danhgia.writers.paper import Value

KIND = ("danhgia_kind", "progress")
"""The document property by which such a workbook is known."""

_COUNTS = ("expected", "received", "valid", "graded", "missing", "errors")


def progress_workbook(status: Status, lang: Lang) -> bytes:
    """Return the workbook; the same progress gives the same bytes."""
    book = Book()
    for period in sorted(status.periods):
        _write_period(book, period, status.periods[period], lang)
    write_follow_up(book, status.follow_up, lang, [_sheet_name(period, lang) for period in status.periods])
    book.property(*KIND)
    return book.finished()


def has_sent(unit: UnitStatus) -> bool:
    """Tell whether anything of a unit came in, usable or not."""
    return bool(unit.files or unit.received)


def _write_period(book: Book, period: Period, units: Sequence[UnitStatus], lang: Lang) -> None:
    sheet = Paper(book, _sheet_name(period, lang), _columns(lang))
    sheet.title(say("title.progress", lang), capital(show(period, lang)))
    number = 0
    for key, wanted in (("waiting", False), ("sent", True)):
        found = [unit for unit in units if has_sent(unit) is wanted]
        if found:
            sheet.group(say(f"progress.{key}", lang, n=len(found)))
        rows = [_row(place, unit) for place, unit in enumerate(found, start=number + 1)]
        sheet.rows(rows, bold=not wanted)
        number += len(found)
    sheet.rows([[None, say("total_row", lang), *_counts(units), None]], bold=True)
    sent = sum(map(has_sent, units))
    sheet.below(say("progress.summary", lang, sent=sent, units=len(units)))


def _sheet_name(period: Period, lang: Lang) -> str:
    return capital(show(period, lang)).replace("/", "-")


def _columns(lang: Lang) -> list[Column]:
    counted = [Column(say(f"progress.col.{name}", lang), 10.5, paper.COUNT) for name in _COUNTS]
    return [
        Column(say("col.index", lang), 5, paper.NUMBER),
        Column(say("col.unit", lang), 36, paper.TEXT),
        *counted,
        Column(say("col.file", lang), 38, paper.SMALL),
    ]


def _row(number: int, unit: UnitStatus) -> list[Value]:
    files = ", ".join(file.rpartition("/")[2] for file in unit.files)
    return [number, unit_words(unit.unit, unit.name), *_counts([unit]), files or None]


def _counts(units: Sequence[UnitStatus]) -> list[Value]:
    return [sum(getattr(unit, name) for unit in units) for name in _COUNTS]
