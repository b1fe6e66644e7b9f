"""Live formulas of sheets whose totals are more than sums of points: ratios, words, brackets, rounding, bonuses.

They show nothing where a criterion does not apply to somebody: what becomes of its points is reckoned when the sheet is
graded, and a formula that guesses would be voted on.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.findings import column_letters
from danhgia.numbers import SCALE, from_scaled, machine, nearest_scaled, plain, to_scaled
from danhgia.reckoning import ASSIGNED, DONE, Numbers, can_reckon, reckon
from danhgia.text import fold
from danhgia.words import words_of
from danhgia.writers.cells import Calculated, number_in, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from danhgia.forms import UnitForm
    from danhgia.rubric import Criterion, Group, Rounded, Sheet
    from danhgia.writers.cells import Content


def reckoned_formulas(
    form: UnitForm, sheet: Sheet, row: int, contents: Mapping[int, Content], shares: Mapping[str, Fraction]
) -> dict[int, Calculated]:
    """Return the formulas of one row for its domains and its total, by place; `shares` are what tasks bring."""
    writer = _Formulas(form, sheet, row)
    numbers = _numbers(form, sheet, contents, shares)
    come_to = reckon(sheet, numbers) if numbers and can_reckon(sheet, numbers) else None
    found = {}
    for domain in sheet.domains:
        ready, expression = writer.ready(domain), writer.rounded(writer.group(domain), sheet.score.rounding.domain)
        found[form.place("subtotal", domain.id)] = Calculated(
            f'=IF(AND({ready}),ROUND({expression},6),"")', _shown(come_to.groups[domain.id]) if come_to else ""
        )
    found[form.place("total")] = Calculated(writer.total(), _shown(come_to.total) if come_to else "")
    return found


def _shown(value: Fraction) -> Decimal:
    return machine(from_scaled(nearest_scaled(value)))


class _Formulas:
    """Writes expressions over the cells of one row."""

    def __init__(self, form: UnitForm, sheet: Sheet, row: int) -> None:
        self.form, self.sheet, self.row = form, sheet, row
        self.places = {
            (column.key, column.part): place
            for place, column in enumerate(form.columns)
            if column.kind in {"score", "derived"}
        }

    def cell(self, key: str, part: str = "") -> str:
        """Return the address of an input."""
        return f"{column_letters(self.places[key, part] + 1)}{self.row}"

    def ready(self, group: Group) -> str:
        """Return the conditions under which a group can be added up: every input is there, and applies."""
        return ",".join(condition for one in group.every for condition in self.given(one))

    def given(self, one: Criterion) -> list[str]:
        """Return when a criterion has what it needs."""
        if one.ratio:
            done, assigned = self.cell(one.id, DONE), self.cell(one.id, ASSIGNED)
            return [f"COUNT({done},{assigned})=2", f"N({assigned})>0"]
        if one.frame:
            words = ",".join(f"{self.cell(one.id)}={quoted(step.word)}" for step in one.frame)
            return [f"OR(ISNUMBER({self.cell(one.id)}),{words})"]
        return [f"ISNUMBER({self.cell(one.id)})"]

    def group(self, group: Group) -> str:
        """Return what a group adds up to."""
        parts = [self.rounded(self.points(one), self.sheet.score.rounding.line) for one in group.criteria]
        added = "+".join([*parts, *(self.group(below) for below in group.groups)])
        return f"MIN({added},{plain(group.cap)})" if group.clip else f"({added})"

    def points(self, one: Criterion) -> str:
        """Return what a criterion brings."""
        if one.ratio:
            return f"{self.cell(one.id, DONE)}/{self.cell(one.id, ASSIGNED)}*{plain(one.cap)}"
        cell = self.cell(one.id)
        if one.figure:
            chosen = "0"
            for bracket in reversed(one.figure.brackets):
                sign, bound = (">=", bracket.from_) if bracket.from_ is not None else (">", bracket.above)
                chosen = f"IF({cell}{sign}{plain(bound or 0)},{plain(bracket.points)},{chosen})"
            return chosen
        if one.frame:
            chosen = f"N({cell})"
            for step in one.frame:
                chosen = f"IF({cell}={quoted(step.word)},{plain(one.cap * step.share / 100)},{chosen})"
            return chosen
        return cell

    def rounded(self, expression: str, to: Rounded | None) -> str:
        """Return an expression rounded as the rubric says; floating noise is taken off first."""
        if to is None:
            return expression
        function = "ROUND" if to.how == "half_up" else "TRUNC"
        return f"{function}(ROUND(({expression})/{plain(to.to)},9),0)*{plain(to.to)}"

    def total(self) -> str:
        """Return the formula of the total."""
        domains = [f"{column_letters(self.form.place('subtotal', one.id) + 1)}{self.row}" for one in self.sheet.domains]
        signs = [("+", one) for one in self.sheet.bonuses] + [("-", one) for one in self.sheet.deductions]
        extras = "".join(
            f"{sign}N({column_letters(self.form.place('extra', one.id) + 1)}{self.row})" for sign, one in signs
        )
        added = f"{'+'.join(domains)}{extras}"
        if self.sheet.score.beyond == "clip":
            added = f"MIN(MAX({added},0),{plain(self.sheet.score.total)})"
        shown = self.rounded(added, self.sheet.score.rounding.total)
        return f'=IF(COUNT({",".join(domains)})={len(domains)},ROUND({shown},6),"")'


def _numbers(
    form: UnitForm, sheet: Sheet, contents: Mapping[int, Content], shares: Mapping[str, Fraction]
) -> Numbers | None:
    """Return what a row holds, as it is reckoned; None where something is missing or does not apply."""
    criteria = {one.id: one for one in sheet.criteria}
    numbers = {(key, ""): share for key, share in shares.items()}
    extras: dict[str, Fraction] = {}
    for place, column in enumerate(form.columns):
        if column.kind not in {"score", "extra"}:
            continue
        value = number_in(contents.get(place))
        scaled = None if value is None else to_scaled(value)
        if column.kind == "extra":
            extras[column.key] = Fraction(scaled or 0, SCALE)
            continue
        held = contents.get(place)
        if scaled is None and isinstance(held, str) and criteria[column.key].frame:
            _, scaled = words_of(criteria[column.key]).get(fold(held), (None, None))
        if scaled is None:
            return None
        numbers[column.key, column.part] = Fraction(scaled, SCALE)
    return Numbers(numbers, extras=extras)
