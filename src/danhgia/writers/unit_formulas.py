"""The live formulas of the score sheet, each with the result that a spreadsheet program would show beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.findings import column_letters
from danhgia.forms import NOT_RATED
from danhgia.numbers import machine, plain
from danhgia.text import fold
from danhgia.writers.cells import Calculated, ErrorValue, Uncalculated, number_in, quoted
from danhgia.writers.kind_formulas import reckoned_formulas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from danhgia.form_columns import ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.rubric import Level, Rubric, Sheet
    from danhgia.writers.cells import Content


def row_formulas(
    form: UnitForm, sheet: Sheet, row: int, contents: Mapping[int, Content], shares: Mapping[str, Fraction]
) -> dict[int, Calculated]:
    """Return the formulas of one row, by place: subtotals, total, level by points; `contents` are its other cells.

    `shares` are what tasks bring, by criterion.

    A sum shows nothing until each of its criteria holds a number: an untouched row must not read 0 and fail.
    """
    if form.levels_only:
        return {}
    groups = subtotal_groups(form)
    total, level = form.place("total"), form.place("level")
    if sheet.plain:
        found = {place: _sum([places], row, contents) for place, places in groups.items()}
        found[total] = _sum(list(groups.values()), row, contents)
    else:
        found = reckoned_formulas(form, sheet, row, contents, shares)
    if sheet.combined is None:  # else the level is not that of one scorer's total
        found[level] = level_shown(sheet, f"{letters(total)}{row}", contents.get(total, found[total]))
    return found


def added(ranges: Sequence[str], held: Sequence[Content]) -> Calculated:
    """Return the sum of ranges, whose cells hold `held`; nothing until each of them holds a number."""
    values = [number_in(content) for content in held]
    # Rounding to millionths undoes the noise of binary sums, so that 0.1 + 0.2 never falls below a threshold of 0.3.
    cells = ",".join(ranges)
    formula = f'=IF(COUNT({cells})={len(values)},ROUND(SUM({cells}),6),"")'
    known = [value for value in values if value is not None]
    return Calculated(formula, machine(sum(known, Decimal(0))) if len(known) == len(values) else "")


def level_shown(sheet: Sheet, cell: str, held: Content) -> Calculated:
    """Return the level by the points of a cell that holds `held`; nothing where it holds no number."""
    points = number_in(held)
    reached = sheet.level_for(points) if points is not None else None
    return Calculated(_level_formula(sheet.levels, cell), reached.code if reached else "")


def summary(
    form: UnitForm, rubric: Rubric, rows: tuple[int, int], contents: Sequence[Mapping[int, Content]]
) -> Calculated:
    """Return the line under the table: how many people, how many at each level, how many not rated.

    Levels are counted as voted; by points where the regime has no vote. `rows` are the table's first and last.
    """
    sheet = next(sheet for sheet in rubric.sheets if sheet.id == form.instrument)
    kind: ColumnKind = "ballot" if rubric.ballot or form.levels_only else "level"
    area = {name: _area(form, name, rows) for name in ("name", "reason", "ballot", kind)}
    held = {
        name: [shown(cells.get(form.place(name))) for cells in contents] for name in ("name", "reason", "ballot", kind)
    }
    who = " người" if form.subject == "person" else " tổ chức"
    unrated = [
        bool(reason) or fold(vote) == fold(NOT_RATED)
        for reason, vote in zip(held["reason"], held["ballot"], strict=True)
    ]
    counts = [
        (
            level.heading,
            f"COUNTIF({area[kind]},{quoted(level.code)})",
            sum(fold(item) == fold(level.code) for item in held[kind]),
        )
        for level in (sheet.levels if _shows_levels(form, sheet, kind) or any(held[kind]) else ())
    ]
    without = f'SUMPRODUCT(--(({area["reason"]}<>"")+({area["ballot"]}={quoted(NOT_RATED)})>0))'
    counts.append((f"{NOT_RATED[0].lower()}{NOT_RATED[1:]}", without, sum(unrated)))
    line = [("Tổng số: ", f"COUNTA({area['name']})", sum(map(bool, held["name"])))]
    line += [(f"{'' if at else who}; {what}: ", count, number) for at, (what, count, number) in enumerate(counts)]
    formula = "&".join(f"{quoted(words)}&{count}" for words, count, _ in line)
    return Calculated(f"={formula}", "".join(f"{words}{count}" for words, _, count in line))


def _shows_levels(form: UnitForm, sheet: Sheet, kind: ColumnKind) -> bool:
    """Tell whether levels stand on a sheet: not where several scorers make the total, or others decide elsewhere."""
    return sheet.combined is None if kind == "level" else form.tally.asked


def subtotal_groups(form: UnitForm) -> dict[int, tuple[int, ...]]:
    """Return the places of the criteria that each subtotal adds up, by the subtotal's place."""
    groups: dict[int, tuple[int, ...]] = {}
    waiting: list[int] = []
    for place, column in enumerate(form.columns):
        if column.kind == "score":
            waiting.append(place)
        elif column.kind == "subtotal":
            groups[place] = tuple(waiting)
            waiting = []
    return groups


def letters(place: int) -> str:
    """Return the column letters of a place in the form."""
    return column_letters(place + 1)


def shown(content: Content) -> str:
    """Return what a cell shows, as far as counting by text goes."""
    match content:
        case None | Uncalculated():
            return ""
        case Calculated(_, result):
            return str(result)
        case ErrorValue(text):
            return text
        case _:
            return str(content)


def _sum(groups: list[tuple[int, ...]], row: int, contents: Mapping[int, Content]) -> Calculated:
    ranges = [f"{letters(places[0])}{row}:{letters(places[-1])}{row}" for places in groups]
    return added(ranges, [contents.get(place) for places in groups for place in places])


def _level_formula(levels: Sequence[Level], cell: str) -> str:
    chosen = '""'
    for level in reversed(levels):
        chosen = f"IF({_holds(level, cell)},{quoted(level.code)},{chosen})"
    return f'=IF(ISNUMBER({cell}),{chosen},"")'


def _holds(level: Level, cell: str) -> str:
    bounds = ((">=", level.from_), (">", level.above), ("<=", level.to), ("<", level.below))
    stated = [f"{cell}{sign}{plain(bound)}" for sign, bound in bounds if bound is not None]
    return f"AND({','.join(stated)})" if len(stated) > 1 else "".join(stated) or "TRUE"


def _area(form: UnitForm, kind: ColumnKind, rows: tuple[int, int]) -> str:
    column = letters(form.place(kind))
    return f"{column}{rows[0]}:{column}{rows[1]}"
