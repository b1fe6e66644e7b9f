"""Organisations as subjects: units of the list that are rated themselves, each in the unit right above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.members import ORGANISATION, Member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.roster import Roster, Unit
    from danhgia.rubric import Rubric


def rated_by(roster: Roster, rubric: Rubric) -> Roster:
    """Return a list as a rubric sees it: whom it has sheets for, with which post, and the units that it rates last.

    Without sheets a rubric rates nobody, and the list stays as it is.
    """
    longest = rubric.post == "longest"
    if not rubric.sheets or rubric.subjects == roster.rated == {"person"}:
        return replace(roster, longest=True) if longest else roster
    units = tuple(_organisations(roster, rubric)) if ORGANISATION in rubric.subjects else ()
    return replace(roster, members=(*roster.people, *units), rated=rubric.subjects, longest=longest)


def structural(unit: Unit, roster: Roster, rubric: Rubric) -> bool:
    """Tell whether a unit is only there to hold others together, and no sheet rates it.

    That is a unit at the top, with others below it: nobody above would rate it. Where every sheet for organisations is
    for some groups, it is also a unit that belongs to none.
    """
    if unit.parent is None and unit.code in roster.above_others:
        return True
    return not unit.group and all(sheet.roles for sheet in rubric.sheets_for("organisation"))


def _organisations(roster: Roster, rubric: Rubric) -> Iterator[Member]:
    """Yield the units that are rated, in their order; one that stands alone is rated in a workbook of its own."""
    for unit in roster.units.values():
        if not structural(unit, roster, rubric):
            above = next(iter(roster.parents(unit.code)), unit.code)
            yield Member(
                unit.code, unit.name, above, category=ORGANISATION, table=unit.at, row=unit.at.row, group=unit.group
            )
