"""What somebody's periods come to, as a document beside the decision of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.numbers import machine

if TYPE_CHECKING:
    from danhgia.rollups import Rolled


def rolled_document(rolled: Rolled | None) -> dict[str, object] | None:
    """Return what somebody's periods come to; None where the rubric does not put them together."""
    if rolled is None:
        return None
    return {
        "level": rolled.level,
        "status": rolled.status or "graded",
        "total": None if rolled.total is None else machine(rolled.total),
        "counts": dict(rolled.counts),
        "barred": list(rolled.barred),
        "left_out": [str(period) for period in (*rolled.skipped, *rolled.zeros)],
    }
