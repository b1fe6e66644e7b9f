"""Checks of what sheets claim: subtotals, totals and levels, recomputed and compared.

Claims are compared only in rows whose scores could all be read. A claim that no spreadsheet program has calculated is
absent; one that merely follows from another wrong claim is not reported beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.forms import NOT_RATED_ID, level_spellings
from danhgia.numbers import from_scaled, nearest_scaled, plain, to_scaled, vietnamese
from danhgia.points import NO_LEVEL, domain_column, exact_total, levels, numbers_of
from danhgia.reckoning import reckon
from danhgia.scores import cells_of, meanings, picked
from danhgia.sheets import FAULT_CODES, Fault, State
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import pandas as pd

    from danhgia.checks.score_checks import Rows
    from danhgia.form_columns import ColumnKind
    from danhgia.rubric import Group, Level, Sheet
    from danhgia.scores import Batch, CellRow

_NO_WORD = -2
_COMPUTED: tuple[ColumnKind, ...] = ("subtotal", "total", "level")


def check_claims(batch: Batch, sheet: Sheet, rows: Rows, made: Rows | None = None) -> Iterator[Finding]:
    """Return what is wrong with the claims of the official column, and with those of the self column as warnings.

    `made` are the rows with the totals that several scorers make: a level is held against these, where there are any,
    and never against what one of those scorers gave.
    """
    judge = _Judge(batch, sheet, rows, level_spellings(sheet))
    complete = rows.where(rows.of_rated(batch.claims), "complete")
    subtotals = list(judge.subtotals(complete))
    rows_said = {(finding.at.file, finding.at.row) for finding in subtotals}
    wrong = [*subtotals, *judge.totals(complete, rows_said), *judge.made(made).levels()]
    yield from wrong
    yield from judge.groups_above_cap()
    yield from judge.not_calculated(complete)
    yield from judge.overwritten(complete, {finding.at for finding in wrong})
    yield from judge.self_columns(rows.of_rated(batch.claims))


@dataclass(frozen=True)
class _Judge:
    """The rubric's sheet, the rows with their points, and how levels may be spelled."""

    batch: Batch
    sheet: Sheet
    rows: Rows
    spelled: dict[str, str]

    def of(self, claims: pd.DataFrame, *kinds: ColumnKind) -> pd.DataFrame:
        """Return the claims in columns of some kinds."""
        import numpy as np

        places = [place for place, column in enumerate(self.batch.form.columns) if column.kind in kinds]
        return picked(claims, np.isin(claims["what"].to_numpy(), places))

    def subtotals(self, claims: pd.DataFrame) -> Iterator[Finding]:
        """DG301 subtotal-differs."""
        claims = self.of(claims, "subtotal")
        what = claims["what"].to_numpy()
        for domain in () if claims.empty else self.sheet.domains:
            stated = picked(claims, what == self.batch.form.place("subtotal", domain.id))
            for cell, expected in self.differing(stated, self.rows.points[domain_column(domain.id)]):
                yield self.finding("DG301", cell, expected=from_scaled(expected), domain=domain.printed)

    def totals(self, claims: pd.DataFrame, subtotals_said: set[tuple[str | None, int | None]]) -> Iterator[Finding]:
        """DG302 total-differs, but where the total merely adds up subtotals that are wrong themselves (DG301)."""
        differing = list(self.differing(self.of(claims, "total"), self.rows.points["total"]))
        if not differing:
            return
        added = self.of(claims, "subtotal").groupby("person")["scaled"].sum()
        for cell, expected in differing:
            follows = cell.state == State.NUMBER and added.get(cell.person) == cell.scaled
            if not follows or (self.batch.path(cell.file), cell.row) not in subtotals_said:
                yield self.finding("DG302", cell, expected=from_scaled(expected))

    def differing(self, claims: pd.DataFrame, expected: pd.Series[int]) -> Iterator[tuple[CellRow, int]]:
        """Return the claims that hold something else than what was added up, each with what was."""
        right = expected.to_numpy()[claims["person"].to_numpy()]
        readable = claims["fault"].to_numpy() != Fault.NOT_CALCULATED
        differs = (claims["state"].to_numpy() != State.NUMBER) | (claims["scaled"].to_numpy() != right)
        return self.pairs(claims, readable & differs, right)

    def made(self, rows: Rows | None) -> _Judge:
        """Return what judges levels: where several scorers make the total, by these rows, or by none."""
        if self.sheet.combined is None:
            return self
        none = self.rows.points["complete"] & False
        return replace(self, rows=rows or replace(self.rows, points=self.rows.points.assign(complete=none)))

    def levels(self) -> Iterator[Finding]:
        """DG307 level-unknown, and DG303 level-differs but where it follows from a total that is wrong itself."""
        claims = self.rows.where(self.rows.of_rated(self.batch.claims), "complete")
        stated = self.of(claims, "level")
        stated = picked(stated, stated["fault"].to_numpy() != Fault.NOT_CALCULATED)
        if stated.empty:
            return
        totals = self.of(claims, *(() if self.sheet.combined else ("total",)))
        numbers = picked(totals, totals["state"].to_numpy() == State.NUMBER)
        given = levels(numbers["scaled"].to_numpy(), self.sheet).tolist()
        from_total = dict(zip(numbers["person"].tolist(), given, strict=True))
        claimed = self.stated_levels(stated)
        right = self.rows.points["level"].to_numpy()[stated["person"].to_numpy()]
        for cell, place in self.pairs(stated, claimed != right, claimed):
            expected = int(self.rows.points["level"][cell.person])
            if place == _NO_WORD:
                yield self.level_unknown(cell)
            elif expected != NO_LEVEL and place != from_total.get(cell.person):
                yield self.level_differs(cell, self.sheet.levels[expected])

    def stated_levels(self, claims: pd.DataFrame) -> np.ndarray:
        """Return the place in the sheet's levels that each claim names; _NO_WORD for what is no level."""
        places = {level.id: place for place, level in enumerate(self.sheet.levels)}
        return meanings(claims, lambda raw: places.get(self.spelled.get(fold(raw), ""), _NO_WORD), "int64")

    def pairs(self, claims: pd.DataFrame, where: np.ndarray, values: np.ndarray) -> Iterator[tuple[CellRow, int]]:
        """Return the claims at which a mask is set as objects, each with its value of an aligned column."""
        return zip(cells_of(picked(claims, where)), values[where].tolist(), strict=True)

    def level_unknown(self, cell: CellRow, *, downgraded: bool = False) -> Finding:
        """DG307 level-unknown."""
        options = tuple(level.code for level in self.sheet.levels)
        return self.finding("DG307", cell, downgraded=downgraded, options=options)

    def level_differs(self, cell: CellRow, expected: Level) -> Finding:
        """DG303 level-differs."""
        total = exact_total(self.rows.points, cell.person)
        return self.finding("DG303", cell, expected=expected.code, total=total, band=band(expected, self.sheet))

    def groups_above_cap(self) -> Iterator[Finding]:
        """DG304 domain-above-cap: possible only where the cap of a domain, or of a group in one, lies below the sum."""
        for group in self.sheet.groups:
            if not group.clip and sum(line.cap for line in group.children) > group.cap:
                for person, value in self.sums(group):
                    if value > group.cap:
                        yield self.above_cap(person, group, value)

    def sums(self, group: Group) -> Iterator[tuple[int, Decimal]]:
        """Yield what each complete row brings in a group."""
        points = self.rows.points[self.rows.points["complete"] & self.rows.rated]
        if group in self.sheet.domains:
            column = points[domain_column(group.id)]
            yield from zip(column.index.tolist(), map(from_scaled, column.tolist()), strict=True)
            return
        numbers = numbers_of(self.batch)
        for person in points.index.tolist():
            yield person, from_scaled(nearest_scaled(reckon(self.sheet, numbers[person]).groups[group.id]))

    def above_cap(self, person: int, domain: Group, value: Decimal) -> Finding:
        """Build the finding about a group's sum: it stands in no cell, so the row is its place.

        What is derived from tasks has no cell of scores: a group of such criteria alone names none.
        """
        ids = {criterion.id for criterion in domain.every}
        cells = [
            cell
            for cell in cells_of(self.batch.scores[self.batch.scores["person"] == person])
            if self.batch.form.columns[cell.what].key in ids
        ]
        placed = self.batch.sheets[int(self.batch.people["file"].iloc[person])]
        addresses = tuple(Location(row=cell.row, column=cell.column).cell for cell in cells)
        return Finding(
            "DG304",
            self.batch.at(person),
            subject=self.rows.subject[person] or None,
            value=plain(value),
            limit=plain(domain.cap),
            unit=placed.unit,
            facts={
                "who": self.rows.who[person],
                "domain": domain.printed,
                "value": value,
                "cap": domain.cap,
                "cells": addresses or None,
            },
        )

    def not_calculated(self, claims: pd.DataFrame) -> Iterator[Finding]:
        """DG305 claim-not-calculated: the tool computes it itself."""
        stated = self.of(claims, "total", "level")
        for cell in cells_of(picked(stated, stated["fault"].to_numpy() == Fault.NOT_CALCULATED)):
            yield self.finding("DG305", cell)

    def overwritten(self, claims: pd.DataFrame, reported: set[Location]) -> Iterator[Finding]:
        """DG306 formula-overwritten: in our own template these cells held formulas."""
        import numpy as np

        ours = np.array([bool(placed.sheet.mark) for placed in self.batch.sheets], dtype=bool)
        formulas = [kind for kind in _COMPUTED if kind != "level" or not self.sheet.combined]
        stated = self.of(claims, *formulas)
        for cell in cells_of(picked(stated, (stated["formula"].to_numpy() == 0) & ours[stated["file"].to_numpy()])):
            if self.batch.cell(cell) not in reported:
                yield self.finding("DG306", cell)

    def self_columns(self, claims: pd.DataFrame) -> Iterator[Finding]:
        """DG205 … DG209, DG201, DG303, DG307 in what people say of themselves: warnings, they decide nothing."""
        totals = self.of(claims, "self_total")
        most = Decimal(0) if self.sheet.levels_only else self.sheet.score.total
        fine = (totals["state"].to_numpy() == State.NUMBER) & (totals["fault"].to_numpy() == Fault.NONE)
        fine &= totals["scaled"].to_numpy() <= (to_scaled(most) or 0)
        yield from (found for cell in cells_of(picked(totals, ~fine)) if (found := self.self_total(cell)))
        stated = self.of(claims, "self_level")
        stated = picked(stated, (stated["fault"].to_numpy() != Fault.NOT_CALCULATED) & ~self.not_rated(stated))
        if stated.empty:
            return
        claimed = self.stated_levels(stated)
        own = self.own_totals(totals)
        by_total = dict(zip(own.index.tolist(), levels(own.to_numpy(), self.sheet).tolist(), strict=True))
        right = [by_total.get(person, NO_LEVEL) for person in stated["person"].tolist()]
        for cell, place in self.pairs(stated, claimed != right, claimed):
            if place == _NO_WORD:
                yield self.level_unknown(cell, downgraded=True)
            elif by_total.get(cell.person, NO_LEVEL) != NO_LEVEL:
                yield self.self_level(cell, from_scaled(own[cell.person]))

    def own_totals(self, totals: pd.DataFrame) -> pd.Series[int]:
        """Return what people give themselves: as the unit's sheet states it, or added up from a form's own column."""
        if self.batch.is_official:
            return picked(totals, totals["state"].to_numpy() == State.NUMBER).set_index("person")["scaled"]
        return self.rows.points["total"][self.rows.points["complete"]]

    def not_rated(self, claims: pd.DataFrame) -> np.ndarray:
        """Tell which claims say that somebody is not rated."""
        return meanings(claims, lambda raw: self.spelled.get(fold(raw)) == NOT_RATED_ID, "bool")

    def self_total(self, cell: CellRow) -> Finding | None:
        """Return what is wrong with a self total, if anything is."""
        if cell.state == State.NUMBER and from_scaled(cell.scaled) > self.sheet.score.total:
            limits = {"limit": plain(self.sheet.score.total), "cap": self.sheet.score.total, "floor": Decimal(0)}
            return self.finding("DG201", cell, downgraded=True, **limits)
        if cell.fault in {Fault.NONE, Fault.NOT_CALCULATED} and cell.state != State.TEXT:
            return None
        code = FAULT_CODES[Fault(cell.fault)] if cell.fault else "DG205"
        read = from_scaled(cell.scaled) if cell.state == State.NUMBER else None
        return self.finding(code, cell, downgraded=True, read=read, shown=cell.raw)

    def self_level(self, cell: CellRow, total: Decimal) -> Finding:
        """DG303 for a self level that its own total does not give."""
        expected = self.sheet.level_for(total) or self.sheet.levels[-1]
        facts = {"expected": expected.code, "total": total, "band": band(expected, self.sheet)}
        return self.finding("DG303", cell, downgraded=True, **facts)

    def finding(self, code: str, cell: CellRow, *, downgraded: bool = False, **facts: object) -> Finding:
        """Build the finding about one claim."""
        number = cell.state == State.NUMBER and cell.fault != Fault.TEXT_NUMBER
        value = from_scaled(cell.scaled) if number or cell.fault == Fault.PERCENT else cell.raw
        expected = facts.get("expected")
        limit = facts.pop("limit", plain(expected) if isinstance(expected, Decimal) else expected)
        return Finding(
            code,
            self.batch.cell(cell),
            subject=self.rows.subject[cell.person] or None,
            value=plain(value) if isinstance(value, Decimal) else value or None,
            limit=None if limit is None else str(limit),
            unit=self.batch.sheets[cell.file].unit,
            downgraded=downgraded,
            facts={
                "who": self.rows.who[cell.person],
                "heading": self.batch.form.columns[cell.what].heading,
                "value": value,
                **facts,
            },
        )


def band(level: Level, sheet: Sheet) -> str:
    """Return the bounds of a level as lists print them: `75–<90`, `90–100`; nothing where nothing is scored."""
    if sheet.levels_only:
        return ""
    place = sheet.levels.index(level)
    lower = level.from_ if level.from_ is not None else level.above
    opens = ">" if level.from_ is None and level.above is not None else ""
    above = sheet.levels[place - 1] if place else None
    if level.to is not None or above is None:
        return f"{opens}{vietnamese(lower or Decimal(0))}–{vietnamese(level.to or sheet.score.total)}"
    upper = level.below or above.from_ or above.above or sheet.score.total
    return f"{opens}{vietnamese(lower or Decimal(0))}–{'<' if above.from_ is not None else ''}{vietnamese(upper)}"
