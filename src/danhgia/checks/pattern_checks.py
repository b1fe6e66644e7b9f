"""Unusual patterns worth a look: notes that say nothing is wrong, only that somebody might look again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.numbers import nearest_scaled, to_scaled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

    from danhgia.checks.score_checks import Rows
    from danhgia.rubric import Criterion, Sheet
    from danhgia.scores import Batch

_NEVER = -1
"""A count or a figure is never full marks by itself."""
_FEWEST = 3
"""Fewer people who happen to agree are no pattern."""


def check_patterns(batch: Batch, sheet: Sheet, rows: Rows, names: Mapping[str, str]) -> Iterator[Finding]:
    """DG902 all-at-cap where a unit gave everybody every cap, and DG901 identical-rows where most rows are the same.

    One criterion alone makes no rows to compare: that people got the same number is no pattern.
    """
    import numpy as np

    judged = rows.judged & rows.points["complete"].to_numpy()
    if not judged.any():
        return
    files, size = batch.people["file"].to_numpy()[judged], len(batch.sheets)
    people = np.bincount(files, minlength=size)
    if people.max() < _FEWEST:
        return
    derived = [one for one in sheet.criteria if one.tasks]
    scores = np.hstack([_by_person(batch, judged, len(batch.form.scores)), _from_tasks(batch, judged, derived)])
    by_id = {criterion.id: criterion for criterion in sheet.criteria}
    scored = [by_id[batch.form.columns[place].key] for place in batch.form.scores] + derived
    caps = np.array([to_scaled(one.cap) if one.kind not in {"ratio", "figure"} else _NEVER for one in scored])
    capped = np.bincount(files, weights=(scores == caps).all(axis=1), minlength=size)
    same, times = np.unique(np.column_stack([files, scores]), axis=0, return_counts=True)
    most = np.zeros(size, dtype="int64")
    np.maximum.at(most, same[:, 0], times)
    for file in (people >= _FEWEST).nonzero()[0].tolist():
        count, alike = int(people[file]), int(most[file])
        if capped[file] == count:
            yield _finding(batch, file, "DG902", {"n": count, "m": count}, names)
        elif len(scored) > 1 and alike >= _FEWEST and 2 * alike > count:
            yield _finding(batch, file, "DG901", {"n": alike}, names)


def _by_person(batch: Batch, judged: np.ndarray, criteria: int) -> np.ndarray:
    """Return the scores of the rows judged, a row each, in the order of the form."""
    cells = batch.scores.loc[judged[batch.scores["person"].to_numpy()], ["person", "what", "scaled"]]
    ordered: np.ndarray = cells.sort_values(["person", "what"])["scaled"].to_numpy()
    return ordered.reshape(-1, criteria)


def _from_tasks(batch: Batch, judged: np.ndarray, derived: Sequence[Criterion]) -> np.ndarray:
    """Return the points of the rows judged that come from tasks, likewise."""
    import numpy as np

    found = [
        [nearest_scaled(batch.derived[person][one.id] * Fraction(one.cap)) for one in derived]
        for person in (judged.nonzero()[0].tolist() if derived else ())
    ]
    return np.array(found, dtype="int64").reshape(int(judged.sum()), len(derived))


def _finding(batch: Batch, file: int, code: str, facts: Mapping[str, object], names: Mapping[str, str]) -> Finding:
    placed = batch.sheets[file]
    unit = placed.unit or ""
    at = Location(placed.sheet.file, placed.sheet.sheet)
    return Finding(code, at, unit=placed.unit, facts={"unit": names.get(unit, unit or placed.sheet.file), **facts})
