"""What somebody's periods come to, as a document beside the decision of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.numbers import machine

if TYPE_CHECKING:
    from danhgia.yearend import YearDecision


def rolled_document(decision: YearDecision) -> dict[str, object]:
    """Return what a year has besides where the rubric puts its periods together; nothing where it does not."""
    rolled = decision.rolled
    if rolled is None:
        return {}
    together = {
        "level": rolled.level,
        "status": rolled.status or "graded",
        "total": None if rolled.total is None else machine(rolled.total),
        "counts": dict(rolled.counts),
        "barred": list(rolled.barred),
        "left_out": [str(period) for period in (*rolled.skipped, *rolled.zeros)],
    }
    return {"level_from": decision.level_from, "rollup": together}
