"""Checks of single scores: every one looks at whole columns and makes objects only for the cells that fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.checks.kind_checks import Kinds, caps_of, scaled_cap
from danhgia.findings import Finding
from danhgia.numbers import from_scaled, from_text, plain, to_scaled
from danhgia.scores import cells_of, picked
from danhgia.sheets import FAULT_CODES, Fault, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    import numpy as np
    import pandas as pd

    from danhgia.reckoning import Reckoned
    from danhgia.rubric import Criterion, Node, Sheet
    from danhgia.scores import Batch, CellRow

_ANY = 2**62
_WHOLE_MISTAKES = (10, 100)  # a decimal mark lost on the way: 45 for 4,5


@dataclass(frozen=True)
class Rows:
    """What is known of each row before its scores are judged, by person (the index of `Batch.people`).

    `subject` is the code that the row was resolved to (empty where unknown), `who` how messages name the person,
    `unit` the unit of its file. `rated` is set for rows that should hold scores: somebody expected here, and no reason
    given for not rating. `second` is set for people's forms whose unit sent its own sheet: their official scores are
    there, and blanks on the form are nothing. `points` is from `danhgia.points.add_up`.
    """

    subject: Sequence[str]
    who: Sequence[str]
    unit: Sequence[str | None]
    rated: np.ndarray
    second: np.ndarray
    points: pd.DataFrame
    reckoned: Mapping[int, Reckoned] = field(default_factory=dict)
    """What the numbers of several scorers come to together, by person, where more than one makes the total."""

    @property
    def judged(self) -> np.ndarray:
        """The rows that people are graded by."""
        found: np.ndarray = self.rated & ~self.second
        return found

    def of_rated(self, cells: pd.DataFrame) -> pd.DataFrame:
        """Return the cells in rows that should hold scores."""
        return picked(cells, self.rated[cells["person"].to_numpy()])

    def where(self, cells: pd.DataFrame, column: str) -> pd.DataFrame:
        """Return the cells in rows for which a column of `points` is set."""
        return picked(cells, self.points[column].to_numpy().astype(bool)[cells["person"].to_numpy()])


def check_scores(batch: Batch, sheet: Sheet, rows: Rows) -> Iterator[Finding]:
    """Return what is wrong with the scores of rows that should hold them, cell by cell."""
    cells = rows.where(rows.of_rated(batch.scores), "scored")
    judge = _Judge.of(batch, sheet, rows)
    numbers = picked(cells, cells["state"].to_numpy() == State.NUMBER)
    yield from judge.blank(cells)
    yield from judge.unreadable(cells)
    yield from judge.text_numbers(numbers)
    yield from judge.out_of_range(numbers)
    yield from judge.off_step(numbers)
    yield from judge.too_fine(cells)
    if not sheet.plain:
        yield from Kinds(batch, sheet, rows).findings(cells)


@dataclass(frozen=True)
class _Judge:
    """Caps, floors and steps by place in the form, in millionths, and whose cells they are."""

    batch: Batch
    rows: Rows
    criteria: dict[int, Criterion]
    step_status: str | None
    cap: np.ndarray
    floor: np.ndarray
    step: np.ndarray
    raised: Mapping[int, Mapping[str, Fraction]]
    """Caps that points of criteria which do not apply have raised, by person and criterion."""

    @classmethod
    def of(cls, batch: Batch, sheet: Sheet, rows: Rows) -> _Judge:
        import numpy as np

        by_id = {criterion.id: criterion for criterion in sheet.criteria}
        criteria = {place: by_id[batch.form.columns[place].key] for place in batch.form.scores}
        size = len(batch.form.columns)
        cap, floor, step = np.zeros(size, "i8"), np.zeros(size, "i8"), np.ones(size, "i8")
        for place, criterion in criteria.items():
            if criterion.kind != "points":  # any number is looked at by its kind
                cap[place] = _ANY
                continue
            cap[place], floor[place] = to_scaled(criterion.cap) or 0, to_scaled(criterion.floor) or 0
            step[place] = to_scaled(sheet.step(criterion)) or 1
        return cls(batch, rows, criteria, _mark(sheet.score), cap, floor, step, caps_of(batch, sheet))

    def blank(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """DG204 score-blank: a blank is not a zero."""
        blank = cells["state"].to_numpy() == State.BLANK
        for cell in cells_of(picked(cells, blank & ~self.rows.second[cells["person"].to_numpy()])):
            yield self.finding("DG204", cell, None)

    def unreadable(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """DG205, DG207, DG208, DG209, DG214, DG215: a cell that holds something, but no number that could be graded."""
        unreadable = cells["state"].to_numpy() == State.UNREADABLE
        for cell in cells_of(picked(cells, unreadable & (cells["fault"].to_numpy() != Fault.TOO_FINE))):
            if cell.fault == Fault.JOINED and not cell.raw:
                continue  # said at the first cell of the area
            if cell.fault == Fault.PERCENT:
                yield self.finding("DG209", cell, from_scaled(cell.scaled), shown=cell.raw)
            else:
                joined = from_text(cell.raw) if cell.fault == Fault.JOINED else None
                yield self.finding(FAULT_CODES[Fault(cell.fault)], cell, joined or cell.raw)

    def text_numbers(self, numbers: pd.DataFrame) -> Iterator[Finding]:
        """DG206 score-text-number: read, and said so."""
        for cell in cells_of(picked(numbers, numbers["fault"].to_numpy() == Fault.TEXT_NUMBER)):
            yield self.finding("DG206", cell, cell.raw, read=from_scaled(cell.scaled))

    def out_of_range(self, numbers: pd.DataFrame) -> Iterator[Finding]:
        """DG201 score-above-cap and DG202 score-below-floor: never clamped."""
        scaled, what = numbers["scaled"].to_numpy(), numbers["what"].to_numpy()
        outside = (scaled > self.cap[what]) | (scaled < self.floor[what])
        for cell in cells_of(picked(numbers, outside)):
            raised = self.raised.get(cell.person, {}).get(self.criteria[cell.what].id)
            if raised is None or not self.floor[cell.what] <= cell.scaled <= scaled_cap(raised):
                yield self.beyond(cell, from_scaled(cell.scaled))

    def off_step(self, numbers: pd.DataFrame) -> Iterator[Finding]:
        """DG203 score-off-step: within the limits, but finer than may be given."""
        scaled, what = numbers["scaled"].to_numpy(), numbers["what"].to_numpy()
        inside = (scaled >= self.floor[what]) & (scaled <= self.cap[what])
        for cell in cells_of(picked(numbers, inside & (scaled % self.step[what] != 0))):
            yield self.between_steps(cell, from_scaled(cell.scaled))

    def too_fine(self, cells: pd.DataFrame) -> Iterator[Finding]:
        """DG201, DG202, DG203 for numbers that millionths cannot hold."""
        for cell in cells_of(picked(cells, cells["fault"].to_numpy() == Fault.TOO_FINE)):
            value = Decimal(cell.raw)
            criterion = self.criteria[cell.what]
            inside = criterion.floor <= value <= criterion.cap
            yield self.between_steps(cell, value) if inside else self.beyond(cell, value)

    def beyond(self, cell: CellRow, value: Decimal) -> Finding:
        """Say that a value lies outside cap and floor, and whether a lost decimal mark would explain it."""
        criterion = self.criteria[cell.what]
        limits = {"cap": criterion.cap, "floor": criterion.floor, "assumed": _mark(criterion)}
        if value < criterion.floor:
            return self.finding("DG202", cell, value, limit=criterion.floor, **limits)
        return self.finding("DG201", cell, value, limit=criterion.cap, near=self.decimal_mark_lost(cell), **limits)

    def between_steps(self, cell: CellRow, value: Decimal) -> Finding:
        """Say that a value is finer than its step, and name its neighbours."""
        step = from_scaled(self.step[cell.what])
        lower = value // step * step
        facts = {"step": step, "lower": lower, "upper": lower + step, "assumed": self.step_status}
        return self.finding("DG203", cell, value, limit=step, **facts)

    def decimal_mark_lost(self, cell: CellRow) -> Decimal | None:
        """Return the allowed value that a value is ten or a hundred times of, if there is one."""
        for factor in _WHOLE_MISTAKES:
            likely, rest = divmod(cell.scaled, factor)
            fits = (
                rest == 0
                and likely % self.step[cell.what] == 0
                and self.floor[cell.what] <= likely <= self.cap[cell.what]
            )
            if fits and likely:
                return from_scaled(likely)
        return None

    def finding(
        self, code: str, cell: CellRow, value: Decimal | str | None, *, limit: Decimal | None = None, **facts: object
    ) -> Finding:
        """Build the finding about one cell."""
        placed = self.batch.sheets[cell.file]
        column = self.batch.form.columns[cell.what]
        return Finding(
            code,
            self.batch.cell(cell),
            subject=self.rows.subject[cell.person] or None,
            criterion=column.key,
            value=plain(value) if isinstance(value, Decimal) else value or None,
            limit=None if limit is None else plain(limit),
            unit=placed.unit,
            facts={"who": self.rows.who[cell.person], "crit": column.label, "value": value, **facts},
        )


def _mark(node: Node) -> str | None:
    """Return the sign that a limit rests on no text, which the message then says."""
    return None if node.status == "official" else node.status
