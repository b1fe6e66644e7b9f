"""From scores to points: sums per domain and in total, and the level that the points alone give.

Whole columns of scaled integers, so sums and thresholds are exact. A row whose scores could not all be read has no
total: a blank is not a zero.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from danhgia.decisions import OwnScores
from danhgia.findings import Location
from danhgia.numbers import SCALE, from_scaled, nearest_scaled, to_scaled
from danhgia.reckoning import Numbers, can_reckon, reckon
from danhgia.scores import cells_of, picked
from danhgia.sheets import Fault, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    import numpy as np
    import pandas as pd

    from danhgia.reckoning import Reckoned
    from danhgia.rubric import Level, Sheet
    from danhgia.scores import Batch

NO_LEVEL = -1
"""Where no level's bounds hold for a total (above the scale, below it)."""


def add_up(batch: Batch, sheet: Sheet) -> pd.DataFrame:
    """Return the points of everybody in a batch, by person.

    Columns: `scored` (cells that hold something), `complete` (every criterion holds a number, or does not apply),
    `total` and the `domain_column` of each domain (millionths, rounded half-up where they are finer; meaningful where
    complete), `level` (place in `sheet.levels` by the exact total, or NO_LEVEL); where a total can be finer than
    millionths, `finer` (the exact one as a Fraction, or None where `total` is exact).
    """
    points = answered(batch)
    if sheet.levels_only:
        return points.assign(total=0, level=NO_LEVEL)
    if not sheet.plain:
        return reckoned(batch, sheet, points)
    sums = _domains(batch, sheet)
    total = sums.sum(axis=0)
    names = [domain_column(domain.id) for domain in sheet.domains]
    columns = {**dict(zip(names, sums, strict=True)), "total": total, "level": levels(total, sheet)}
    return points.assign(**columns)


def answered(batch: Batch) -> pd.DataFrame:
    """Return how many cells of each person hold something (`scored`), and whether every criterion does (`complete`).

    Where nothing is scored the vote is all that there is to be filled in.
    """
    import numpy as np
    import pandas as pd

    if batch.form.levels_only:
        voted = batch.scored
        return pd.DataFrame({"scored": voted.astype("int64"), "complete": voted}, index=batch.people.index)
    scores, size = batch.scores, len(batch.people)
    person, state = scores["person"].to_numpy(), scores["state"].to_numpy()
    scored = np.bincount(person[state != State.BLANK], minlength=size)
    given = np.bincount(person[_readable(scores) | (state == State.NOT_APPLICABLE)], minlength=size)
    columns = {"scored": scored, "complete": given == len(batch.form.scores)}
    return pd.DataFrame(columns, index=batch.people.index)


def reckoned(batch: Batch, sheet: Sheet, points: pd.DataFrame) -> pd.DataFrame:
    """Add totals, domains and levels person by person, for a sheet whose totals are more than sums of points.

    Numbers that nothing can be reckoned from (a ratio of nothing assigned) are not complete.
    """
    numbers = numbers_of(batch)
    whole = (person for person in points.index[points["complete"]].tolist() if can_reckon(sheet, numbers[person]))
    return tabled(sheet, points, {person: reckon(sheet, numbers[person]) for person in whole})


def tabled(sheet: Sheet, points: pd.DataFrame, come_to: Mapping[int, Reckoned]) -> pd.DataFrame:
    """Return the points of everybody with what the numbers of some come to; nobody else is complete."""
    import numpy as np
    import pandas as pd

    names = [*(domain_column(domain.id) for domain in sheet.domains), "total", "level"]
    found = np.zeros((len(points), len(names)), dtype="int64")
    found[:, -1] = NO_LEVEL
    points["complete"] = points.index.isin(list(come_to))
    finer: dict[int, Fraction] = {}
    for person, own in come_to.items():
        level = sheet.level_for(own.total)
        values = [*(own.groups[domain.id] for domain in sheet.domains), own.total]
        place = NO_LEVEL if level is None else sheet.levels.index(level)
        found[person] = [*map(nearest_scaled, values), place]
        if own.total * SCALE % 1:
            finer[person] = own.total
    points["finer"] = pd.Series(map(finer.get, points.index), index=points.index, dtype=object)
    return points.join(pd.DataFrame(found, index=points.index, columns=names))


def numbers_of(batch: Batch) -> dict[int, Numbers]:
    """Return what stands on the form about each person, by person; blanks and what cannot be read are left out."""
    columns = batch.form.columns
    numbers: dict[int, dict[tuple[str, str], Fraction]] = {person: {} for person in batch.people.index.tolist()}
    absent: dict[int, set[str]] = defaultdict(set)
    extras: dict[int, dict[str, Fraction]] = defaultdict(dict)
    for cell in cells_of(batch.scores):
        column = columns[cell.what]
        if cell.state == State.NOT_APPLICABLE:
            absent[cell.person].add(column.key)
        elif cell.state == State.NUMBER:
            numbers[cell.person][column.key, column.part] = Fraction(cell.scaled, SCALE)
    for cell in cells_of(batch.claims):
        if columns[cell.what].kind == "extra" and cell.state == State.NUMBER:
            extras[cell.person][columns[cell.what].key] = Fraction(cell.scaled, SCALE)
    for person, shares in batch.derived.items():
        numbers[person] |= {(criterion, ""): share for criterion, share in shares.items()}
    return {person: Numbers(own, frozenset(absent[person]), extras[person]) for person, own in numbers.items()}


def domain_column(domain_id: str) -> str:
    """Return the column of a domain's points: its id, kept apart from the columns' own names."""
    return f"domain {domain_id}"


def levels(totals: np.ndarray, sheet: Sheet) -> np.ndarray:
    """Return the place in `sheet.levels` of the highest level whose bounds hold, for each scaled total."""
    import numpy as np

    found = np.full(len(totals), NO_LEVEL)
    for place in () if sheet.levels_only else reversed(range(len(sheet.levels))):
        found[_within(totals, sheet.levels[place])] = place
    return found


@dataclass(frozen=True)
class Columns:
    """The columns that grading reads, by person, as plain lists: one look-up each, not one per person in a frame."""

    file: list[int]
    row: list[int]
    form: list[bool]
    column: list[int | None]
    code: list[str]
    name: list[str]
    unit: list[str]
    reason: list[str]
    scored: list[int]
    complete: list[bool]
    total: Sequence[Decimal | Fraction | None]
    level: list[int]
    domains: dict[str, list[int]]
    scores: list[tuple[tuple[str, int, int], ...]]

    @classmethod
    def of(cls, batch: Batch, points: pd.DataFrame, sheet: Sheet) -> Columns:
        """Take the columns out of a batch's tables."""
        people = {name: batch.people[name].tolist() for name in ("file", "row", "code", "name", "unit", "reason")}
        return cls(
            **people,
            form=batch.forms.tolist(),
            column=_form_columns(batch),
            scored=points["scored"].tolist(),
            complete=points["complete"].tolist(),
            total=[None] * len(points) if sheet.levels_only else _totals(points),
            level=points["level"].tolist(),
            domains={domain.id: points[domain_column(domain.id)].tolist() for domain in sheet.domains},
            scores=_scores(batch),
        )


def exact_total(points: pd.DataFrame, person: int) -> Decimal | Fraction:
    """Return somebody's total exactly, however fine it is."""
    finer = points["finer"][person] if "finer" in points else None
    return from_scaled(points["total"][person]) if finer is None else finer


def _readable(scores: pd.DataFrame) -> np.ndarray:
    fault = scores["fault"].to_numpy()
    found: np.ndarray = (scores["state"].to_numpy() == State.NUMBER) & (
        (fault == Fault.NONE) | (fault == Fault.TEXT_NUMBER)
    )
    return found


def _totals(points: pd.DataFrame) -> list[Decimal | Fraction]:
    """Return exact totals: a mean of months that were rounded could lie on the other side of a bound."""
    totals = map(from_scaled, points["total"].tolist())
    if "finer" not in points:
        return list(totals)
    return [total if finer is None else finer for total, finer in zip(totals, points["finer"], strict=True)]


def _form_columns(batch: Batch) -> list[int | None]:
    """Return the column of the official scores on each person's form; None for rows of a unit's sheet."""
    found: list[int | None] = [None] * len(batch.people)
    files = batch.people["file"].tolist()
    for person in batch.forms.nonzero()[0].tolist():
        sheet = batch.sheets[files[person]].sheet
        columns = (sheet.places[place][1] for place in batch.form.scores if place in sheet.places)
        found[person] = next(columns, None)
    return found


def own_scores(every: Batch) -> dict[int, tuple[OwnScores, ...]]:
    """Return what scorers who decide nothing gave on people's forms, by person."""
    found: dict[int, tuple[OwnScores, ...]] = {}
    for scorer, named in enumerate(every.form.scorers):
        if scorer == every.form.official:
            continue
        table = every.by(scorer).scores
        given = cells_of(picked(table, table["state"].to_numpy() == State.NUMBER))
        for person, group in groupby(sorted(given, key=lambda cell: cell.person), key=lambda cell: cell.person):
            cells = list(group)
            sheet = every.sheets[cells[0].file].sheet
            at = Location(sheet.file, sheet.sheet, column=cells[0].column)
            scores = tuple((every.form.columns[cell.what].key, cell.scaled, cell.row) for cell in cells)
            found[person] = (*found.get(person, ()), OwnScores(named.id, at, scores))
    return found


def _scores(batch: Batch) -> list[tuple[tuple[str, int, int], ...]]:
    """Return everybody's scores as criterion, millionths and place: the column, on a form the row."""
    import numpy as np

    cells = batch.scores.sort_values("person", kind="stable")
    keys = [column.key for column in batch.form.columns]
    criteria = map(keys.__getitem__, cells["what"].tolist())
    on_forms = batch.forms[cells["person"].to_numpy()]
    places = np.where(on_forms, cells["row"].to_numpy(), cells["column"].to_numpy()).tolist()
    flat = tuple(zip(criteria, cells["scaled"].tolist(), places, strict=True))
    ends = np.bincount(cells["person"], minlength=len(batch.people)).cumsum().tolist()
    return [flat[start:end] for start, end in pairwise([0, *ends])]


def _domains(batch: Batch, sheet: Sheet) -> np.ndarray:
    """Return everybody's sums, a row for each domain of the sheet, of scores that could be read."""
    import numpy as np

    row_of = {criterion.id: row for row, domain in enumerate(sheet.domains) for criterion in domain.every}
    rows = np.zeros(len(batch.form.columns), dtype="i8")
    for place in batch.form.scores:
        rows[place] = row_of[batch.form.columns[place].key]
    cells = picked(batch.scores, _readable(batch.scores))
    sums = np.zeros((len(sheet.domains), len(batch.people)), dtype="i8")
    np.add.at(sums, (rows[cells["what"].to_numpy()], cells["person"].to_numpy()), cells["scaled"].to_numpy())
    return sums


def _within(totals: np.ndarray, level: Level) -> np.ndarray:
    import numpy as np

    inside = np.full(len(totals), fill_value=True)
    if level.from_ is not None:
        inside &= totals >= _bound(level.from_)
    if level.above is not None:
        inside &= totals > _bound(level.above)
    if level.to is not None:
        inside &= totals <= _bound(level.to)
    if level.below is not None:
        inside &= totals < _bound(level.below)
    return inside


def _bound(value: Decimal) -> int:
    scaled = to_scaled(value)
    if scaled is None:  # the models allow six decimals at most
        raise ValueError(f"a bound finer than a millionth: {value}")
    return scaled
