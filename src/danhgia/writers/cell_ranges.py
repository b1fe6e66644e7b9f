"""Which cells points come from, as short as people write it: `E12:I12, K12`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.decisions import Grade
    from danhgia.rubric import Domain


def domain_cells(grade: Grade, domain: Domain) -> str | None:
    """Return the cells of the official scores of one domain; None where the grade does not know them."""
    row = grade.source.row if grade.source else None
    own = {criterion.id for criterion in domain.criteria}
    columns = sorted({column for criterion, _, column in grade.scores if criterion in own})
    return None if row is None or not columns else ", ".join(_range(row, run) for run in _runs(columns))


def _range(row: int, run: list[int]) -> str:
    first, last = address(row, run[0]), address(row, run[-1])
    return first if first == last else f"{first}:{last}"


def _runs(columns: Iterable[int]) -> list[list[int]]:
    """Return sorted columns as runs of neighbours."""
    runs: list[list[int]] = []
    for column in columns:
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs
