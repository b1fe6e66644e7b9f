"""Which cells points come from, as short as people write it: `E12:I12, K12`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.scorer_reasons import SCORERS
from danhgia.findings import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.decisions import Grade
    from danhgia.findings import Location
    from danhgia.rubric import Domain


def domain_cells(grade: Grade, domain: Domain) -> str | None:
    """Return the cells of the official scores of one domain; None where the grade does not know them.

    Points that several scorers make stand in no cells: the reasons say where each one's are. The official scores stand
    side by side in somebody's row, or one below the other on a form.
    """
    at = grade.source
    own = {criterion.id for criterion in domain.every}
    places = sorted({place for criterion, _, place in grade.scores if criterion in own})
    made = any(reason.rule == SCORERS for reason in grade.reasons)
    if made or at is None or not places or not (at.row or at.column):
        return None
    return ", ".join(_range([_address(at, place) for place in run]) for run in _runs(places))


def _address(at: Location, place: int) -> str:
    return address(at.row, place) if at.row else address(place, at.column or 0)


def _range(run: list[str]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}"


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Return sorted columns or rows as runs of neighbours."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
