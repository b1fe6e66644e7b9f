"""Live formulas of sheets whose totals are more than sums of points: ratios, words, brackets, rounding, bonuses.

They show nothing where a criterion does not apply to somebody: what becomes of its points is reckoned when the sheet is
graded, and a formula that guesses would be voted on.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from danhgia.findings import column_letters
from danhgia.numbers import SCALE, from_scaled, machine, nearest_scaled, plain, to_scaled
from danhgia.reckoning import ASSIGNED, DONE, Numbers, can_reckon, reckon
from danhgia.text import fold
from danhgia.words import words_of
from danhgia.writers.cells import Calculated, number_in, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from danhgia.forms import UnitForm
    from danhgia.reckoning import Reckoned
    from danhgia.rubric import Criterion, Domain, Group, Rounded, Sheet
    from danhgia.writers.cells import Content


class CellOf(Protocol):
    """Gives the address of what is filled in for a criterion, or for a part of it."""

    def __call__(self, key: str, part: str = "") -> str:
        """Return the address."""


def reckoned_formulas(
    form: UnitForm, sheet: Sheet, row: int, contents: Mapping[int, Content], shares: Mapping[str, Fraction]
) -> dict[int, Calculated]:
    """Return the formulas of one row for its domains and its total, by place; `shares` are what tasks bring."""
    letters = {
        (column.key, column.part): column_letters(place)
        for place, column in enumerate(form.columns, start=1)
        if column.kind in {"score", "derived"}
    }
    writer = KindFormulas(sheet, lambda key, part="": f"{letters[key, part]}{row}")
    come_to = reckoned(form, sheet, contents, shares)
    found = {form.place("subtotal", one.id): writer.domain(one, come_to) for one in sheet.domains}
    sums = [f"{column_letters(place + 1)}{row}" for place in found]
    signs = [("+", one) for one in sheet.bonuses] + [("-", one) for one in sheet.deductions]
    extras = [(sign, f"{column_letters(form.place('extra', one.id) + 1)}{row}") for sign, one in signs]
    found[form.place("total")] = writer.total(sums, come_to, extras)
    return found


def reckoned(
    form: UnitForm, sheet: Sheet, contents: Mapping[int, Content], shares: Mapping[str, Fraction]
) -> Reckoned | None:
    """Return what the cells of a form come to, by place; None where something is missing or does not apply."""
    numbers = _numbers(form, sheet, contents, shares)
    return reckon(sheet, numbers) if numbers and can_reckon(sheet, numbers) else None


class KindFormulas:
    """Writes formulas over the cells of what one scorer gave one subject."""

    def __init__(self, sheet: Sheet, cell: CellOf) -> None:
        """Take the sheet, and what gives the address of an input."""
        self.sheet, self.cell = sheet, cell

    def domain(self, one: Domain, come_to: Reckoned | None) -> Calculated:
        """Return the formula of a domain's sum."""
        expression = self.rounded(self.group(one), self.sheet.score.rounding.domain)
        formula = f'=IF(AND({self.ready(one)}),ROUND({expression},6),"")'
        return Calculated(formula, _shown(come_to.groups[one.id]) if come_to else "")

    def total(
        self, sums: Sequence[str], come_to: Reckoned | None, extras: Sequence[tuple[str, str]] = ()
    ) -> Calculated:
        """Return the formula of the total over the domains' sums, and what is added or taken off: a sign and a cell.

        Nothing where one of these is text: it would be left out in silence.
        """
        added = "+".join(sums) + "".join(f"{sign}N({cell})" for sign, cell in extras)
        beside = ",".join(cell for _, cell in extras)
        ready = f"COUNT({','.join(sums)})={len(sums)}"
        ready = f"AND({ready},COUNT({beside})=COUNTA({beside}))" if extras else ready
        if self.sheet.score.beyond == "clip":
            added = f"MIN(MAX({added},0),{plain(self.sheet.score.total)})"
        shown = self.rounded(added, self.sheet.score.rounding.total)
        formula = f'=IF({ready},ROUND({shown},6),"")'
        return Calculated(formula, _shown(come_to.total) if come_to else "")

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


def _shown(value: Fraction) -> Decimal:
    return machine(from_scaled(nearest_scaled(value)))


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
        held = contents.get(place)
        if column.kind == "extra":
            if scaled is None and held not in {None, ""}:
                return None
            extras[column.key] = Fraction(scaled or 0, SCALE)
            continue
        if scaled is None and isinstance(held, str) and criteria[column.key].frame:
            _, scaled = words_of(criteria[column.key]).get(fold(held), (None, None))
        if scaled is None:
            return None
        numbers[column.key, column.part] = Fraction(scaled, SCALE)
    return Numbers(numbers, extras=extras)
