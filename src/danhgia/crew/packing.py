"""A sheet between reading and judging: its head open, its cells packed, so that thousands can wait in little memory.

The head is what says where a sheet belongs: file, mark, findings, whose rows there are, the day of the meeting.
"""

from __future__ import annotations

import pickle
import zlib
from dataclasses import replace
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from danhgia.digests import digest
from danhgia.forms import form_of
from danhgia.sheets import Cells, PersonRow, TallyRow

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from danhgia.crew.shelf import Shelf
    from danhgia.forms import UnitForm
    from danhgia.sheets import PlacedSheet, ScoreSheet, Tally

_NONE = Cells()
"""What a packed sheet has for its cells: one for all."""
_QUICK = 1
"""The level of compression: cells shrink to a tenth at once, and little more however long one tries."""


class Packing(NamedTuple):
    """How sheets come from a worker: with their digests or without, their cells open or packed."""

    digests: bool = True
    cells: bool = False

    def put(self, sheet: ScoreSheet, forms: Sequence[UnitForm]) -> ScoreSheet:
        """Return a sheet as it is to come. Its digest can be taken only while its cells are open."""
        if self.digests:
            sheet = replace(sheet, digest=digest(sheet, form_of(sheet.instrument, forms)))
        return packed(sheet) if self.cells else sheet


def packed(sheet: ScoreSheet) -> ScoreSheet:
    """Return a sheet with its cells put away."""
    body = (sheet.people, sheet.scores, sheet.claims, sheet.tally, sheet.tasks, sheet.columns, sheet.places)
    return replace(
        sheet,
        people=tuple(PersonRow(person.row, person.code, "") for person in sheet.people),
        scores=_NONE,
        claims=_NONE,
        tally=sheet.tally and _head(sheet.tally, {person.code for person in sheet.people}),
        tasks=None,
        columns={},
        places={},
        body=zlib.compress(pickle.dumps(body, protocol=5), _QUICK),
    )


def taken(sheet: ScoreSheet, shelf: Shelf) -> ScoreSheet:
    """Return a packed sheet as another process sent it, its cells on a shelf.

    Codes that the list has too are the same objects.
    """
    people = tuple(person._replace(code=intern(person.code)) for person in sheet.people)
    return replace(sheet, people=people, body=shelf.put(bytes(sheet.body)) if sheet.body is not None else None)


def opened(placed: PlacedSheet) -> PlacedSheet:
    """Return a sheet with its cells taken out again; what its head says by now stands."""
    sheet = placed.sheet
    if sheet.body is None:
        return placed
    names = ("people", "scores", "claims", "tally", "tasks", "columns", "places")
    held = pickle.loads(zlib.decompress(bytes(sheet.body)))  # noqa: S301 - our own
    whole = replace(sheet, body=None, **dict(zip(names, held, strict=True)))
    return replace(placed, sheet=whole)


def _head(tally: Tally, known: Container[str]) -> Tally:
    """Return the day of the meeting, and of the people those whom the sheet of scores does not know."""
    day = tally.facts.get("meeting_day")
    facts = {"meeting_day": day} if day else {}
    people = tuple(TallyRow(row.row, row.code, "") for row in tally.people if row.code not in known)
    return replace(tally, facts=facts, people=people, votes=_NONE)
