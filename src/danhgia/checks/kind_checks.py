"""Checks of scores that are more than points within a cap: options, words, ratios, criteria that do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.numbers import SCALE, from_scaled, plain, to_scaled
from danhgia.points import numbers_of
from danhgia.reckoning import ASSIGNED, DONE, raised_caps, stranded
from danhgia.scores import cells_of, picked
from danhgia.sheets import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal
    from fractions import Fraction

    import pandas as pd

    from danhgia.checks.score_checks import Rows
    from danhgia.reckoning import Numbers
    from danhgia.rubric import Criterion, Sheet
    from danhgia.scores import Batch, CellRow


class Kinds:
    """What cells may hold where points within a cap are not all there is to it."""

    def __init__(self, batch: Batch, sheet: Sheet, rows: Rows) -> None:
        self._batch, self._sheet, self._rows = batch, sheet, rows
        by_id = {one.id: one for one in sheet.criteria}
        self._criteria = {place: by_id[batch.form.columns[place].key] for place in batch.form.scores}
        self._allowed = {place: allowed for place, one in self._criteria.items() if (allowed := options_of(one))}

    def findings(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """Return what is wrong with cells of rows that hold scores."""
        yield from self.not_an_option(cells)
        if any(one.ratio for one in self._criteria.values()):
            yield from self.impossible_ratio(cells)
        if any(one.not_applicable != "forbid" for one in self._criteria.values()):
            yield from self.not_applicable(cells)

    def not_an_option(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """DG210 score-not-an-option: a number that is none of those listed."""
        for cell in cells_of(_numbers(cells, list(self._allowed))):
            allowed = self._allowed[cell.what]
            if cell.scaled not in allowed:
                options = tuple(from_scaled(scaled) for scaled in sorted(allowed, reverse=True))
                yield self.finding("DG210", cell, from_scaled(cell.scaled), options=options)

    def impossible_ratio(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """DG217 ratio-impossible: more done than was assigned, or nothing assigned."""
        columns = self._batch.form.columns
        numbers = _numbers(cells, self._parts)
        found = {(cell.person, columns[cell.what].key, columns[cell.what].part): cell for cell in cells_of(numbers)}
        for (person, key, part), cell in found.items():
            assigned = found.get((person, key, ASSIGNED))
            if part == ASSIGNED and cell.scaled <= 0:
                yield self.finding("DG217", cell, from_scaled(cell.scaled), why="nothing")
            elif part == DONE and assigned and 0 < assigned.scaled < cell.scaled:
                limit = from_scaled(assigned.scaled)
                yield self.finding("DG217", cell, from_scaled(cell.scaled), limit=limit, why="more")

    def not_applicable(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """DG216 not-applicable-without-reason, and DG218 where nothing is left to take over its points."""
        absent = list(cells_of(picked(cells, cells["state"].to_numpy() == State.NOT_APPLICABLE)))
        said: set[int] = set()
        by_person: dict[int, dict[str, CellRow]] = {}
        for cell in absent:
            by_person.setdefault(cell.person, {})[self._criteria[cell.what].id] = cell
            if not self.note(cell) and cell.person not in said:
                said.add(cell.person)
                yield self.finding("DG216", cell, cell.raw)
        for own in by_person.values():
            for criterion in stranded(self._sheet, frozenset(own)):
                yield self.finding("DG218", own[criterion.id], own[criterion.id].raw)

    def note(self, cell: CellRow) -> str:
        """Return what the row's note says, where the reason belongs."""
        people = self._batch.sheets[cell.file].sheet.people
        return next((person.note for person in people if person.row in {cell.row, 0}), "")

    @property
    def _parts(self) -> list[int]:
        return [place for place in self._criteria if self._batch.form.columns[place].part]

    def finding(
        self, code: str, cell: CellRow, value: Decimal | str, *, limit: Decimal | None = None, **facts: object
    ) -> Finding:
        """Build the finding about one cell."""
        placed = self._batch.sheets[cell.file]
        column = self._batch.form.columns[cell.what]
        return Finding(
            code,
            self._batch.cell(cell),
            subject=self._rows.subject[cell.person] or None,
            criterion=column.key,
            value=value if isinstance(value, str) else plain(value),
            limit=None if limit is None else plain(limit),
            unit=placed.unit,
            facts={"who": self._rows.who[cell.person], "crit": column.label, "value": value, "limit": limit, **facts},
        )


def _numbers(cells: pd.DataFrame, places: Sequence[int]) -> pd.DataFrame:
    """Return the cells in columns of a form that hold numbers."""
    import numpy as np

    return picked(cells, (cells["state"].to_numpy() == State.NUMBER) & np.isin(cells["what"].to_numpy(), places))


def options_of(criterion: Criterion) -> frozenset[int]:
    """Return the only numbers that a criterion may be scored with, in millionths; none where any number may stand."""
    if criterion.full_or_zero:
        return frozenset({0, to_scaled(criterion.cap) or 0})
    shares = (criterion.cap * step.share / 100 for step in criterion.frame or ())
    values = [*(option.points for option in criterion.options or ()), *shares]
    return frozenset(to_scaled(value) or 0 for value in values)


def caps_of(batch: Batch, sheet: Sheet) -> Mapping[int, Mapping[str, Fraction]]:
    """Return the caps that points spread to them raise, by person and criterion; nothing where no points can be."""
    if all(one.not_applicable != "spread" for one in sheet.criteria):
        return {}
    numbers: dict[int, Numbers] = numbers_of(batch)
    return {person: raised_caps(sheet, own.not_applicable) for person, own in numbers.items() if own.not_applicable}


def scaled_cap(raised: Fraction) -> int:
    """Return a raised cap in millionths, downwards: no score above it is let pass."""
    return raised.numerator * SCALE // raised.denominator
