"""The sentences of a draft: what a place that is left to people lacks, and the cell that should have said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import say

if TYPE_CHECKING:
    from danhgia.drafting.draft import Draft, Gap
    from danhgia.findings import Location
    from danhgia.messages import Lang


def gap_words(gap: Gap, draft: Draft, lang: Lang) -> str:
    """Return what is missing at a place, why, and where the form should have had it."""
    cell = cell_of(gap.at, draft) if gap.at and gap.why not in {"no_column", "two_columns"} else None
    facts = {"what": _called(gap, draft), "unread": gap.why, "cell": cell, "raw": gap.raw or None}
    return say(f"draft.gap.{gap.key}", lang, **facts)


def cell_of(at: Location, draft: Draft) -> str:
    """Return a cell's address, with its sheet where that is another than the table's."""
    own = at.sheet == draft.read.at.sheet
    return f"{at.cell}" if own else f"{at.sheet}!{at.cell}"


def _called(gap: Gap, draft: Draft) -> str | None:
    """Return what a gap is about, as the form calls it."""
    if not gap.path or gap.path[0] == "score":
        return None
    if gap.path[0] == "levels":
        return next(one.level.name or one.level.code for one in draft.levels if one.id == gap.path[1])
    domain = next(domain for domain in draft.domains if domain.id == gap.path[1])
    own = gap.path[-1]
    criterion = next((one for one in domain.criteria if len(gap.path) > 2 and one.id == own), None)  # noqa: PLR2004
    node = criterion or domain
    return f"{node.line.printed_label if node.line else ''} {node.name}".strip()
