"""The sheet that counts levels unit by unit, then by the units above them and by role: people, then organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.distributions import with_others_below
from danhgia.messages import say
from danhgia.numbers import percent
from danhgia.writers import paper
from danhgia.writers.number_words import good_words
from danhgia.writers.paper import Column, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.distributions import Distribution
    from danhgia.messages import Lang
    from danhgia.rubric import Edition
    from danhgia.writers.cells import Book
    from danhgia.writers.paper import Value


def units_sheet(
    book: Book, edition: Edition, rows: Sequence[Distribution], lines: Sequence[str], lang: Lang
) -> None:  # fmt: skip
    """Add how many have each level; percentages are of those who have one. `lines`: the subtitle, then the notes."""
    sheet = Paper(book, say("sheet.units", lang), _columns(edition, lang))
    sheet.title(say("title.units", lang), lines[0])
    kinds = [row.kind for row in rows if row.by == "everyone"]
    for kind in kinds:
        if len(kinds) > 1:
            sheet.group(say(f"units.{kind}", lang).upper())
        own = [row for row in rows if row.kind == kind]
        units = [row for row in own if row.by == "unit"]
        sheet.rows(_row(number, row.unit_name or row.unit, row) for number, row in enumerate(units, start=1))
        sheet.rows((_row(None, say("total_row", lang), row) for row in own if row.by == "everyone"), bold=True)
        for title, block in _blocks(own, lang):
            sheet.group(title)
            sheet.rows(_row(number, name, row) for number, (name, row) in enumerate(block, start=1))
    good = [good_words(row, edition, lang) for row in rows if row.by == "everyone"]
    sheet.below(*filter(None, good), say("percent_note", lang), *lines[1:])


def _columns(edition: Edition, lang: Lang) -> list[Column]:
    shares = [
        Column(say(f"col.{name}", lang), width, style, over=level.heading)
        for level in edition.rubric.main.levels
        for name, width, style in (("count", 7, paper.COUNT), ("percent", 7, paper.PERCENT))
    ]
    named = (("index", 5, paper.NUMBER), ("unit", 34, paper.TEXT), ("people", 8, paper.COUNT))
    last = (("not_rated", 13, paper.COUNT), ("not_graded", 9, paper.COUNT), ("note", 14, paper.TEXT))
    first = [Column(say(f"col.{name}", lang), width, style) for name, width, style in named]
    return [*first, *shares, *(Column(say(f"col.{name}", lang), width, style) for name, width, style in last)]


def _blocks(rows: Sequence[Distribution], lang: Lang) -> list[tuple[str, list[tuple[str | None, Distribution]]]]:
    """Return the parts of the table below its total, each with its title: those that have anything to tell."""
    parents = [(row.unit_name, row) for row in with_others_below(rows)]
    roles = [(row.role_group, row) for row in rows if row.by == "role_group"]
    blocks = (("by_parent", parents), ("by_role_group", roles))
    return [(say(f"units.{name}", lang), block) for name, block in blocks if block]


def _row(number: int | None, name: str | None, row: Distribution) -> list[Value]:
    shares = [value for level in row.levels.values() for value in (level, percent(level, row.rated))]
    return [number, name, row.subjects, *shares, row.not_rated, row.open, None]
