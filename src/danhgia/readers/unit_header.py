"""The header of the unit sheet: what it is recognised by, and what is wrong with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location, address
from danhgia.form_columns import DECIDING_KINDS, REQUIRED_KINDS
from danhgia.readers.header_search import Sought
from danhgia.readers.layout import words
from danhgia.text import clean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.form_columns import Column, ColumnKind
    from danhgia.forms import UnitForm
    from danhgia.readers.layout import Layout

_IDLE_KINDS: frozenset[ColumnKind] = frozenset({"index", "position", "note"})
"""Columns that decide nothing: a second one is mentioned, no more."""
_VOTED_KINDS: frozenset[ColumnKind] = REQUIRED_KINDS | {"ballot"}
"""What a sheet on which nothing is scored cannot be graded without."""


@lru_cache(maxsize=16)
def header_of(form: UnitForm) -> Sought:
    """Return what the header of a form's sheets is recognised by: a code's, a name's and any criterion's column.

    Where nothing is scored the column of the voted level stands in for those of criteria.
    """

    @lru_cache(maxsize=4096)
    def places(heading: str) -> tuple[int, ...]:
        """Prefer the one whole heading that fits: a label may be printed twice."""
        key = words(heading)
        whole = tuple(place for place, own in enumerate(keys) if own == key)
        return whole or form.headed(clean(heading))

    keys = [words(column.heading) for column in form.columns]
    anchors = (
        frozenset({form.place("code")}),
        frozenset({form.place("name")}),
        frozenset([form.place("ballot")] if form.levels_only else form.scores),
    )
    groups = {place: words(column.group) for place, column in enumerate(form.columns) if column.group}
    return Sought(places, anchors, groups)


def header_findings(layout: Layout | None, form: UnitForm, at: Location, *, ours: bool = False) -> list[Finding]:
    """Return what is wrong with a header: columns missing, there twice, or not of this form.

    `at` is the sheet, `ours` says that our template made it. Where most criteria are missing, or most columns doubled,
    it is one fault (another form, a second table beside the first) and one finding.
    """
    if layout is None:
        return [Finding("DG111", at, value=_printed(form.columns[form.place("code")]))]
    needed = DECIDING_KINDS if ours else _VOTED_KINDS if form.levels_only else REQUIRED_KINDS
    return [*_missing(layout, form, at, needed), *_doubled(layout, form, at), *_unknown(layout, form, at)]


def _missing(layout: Layout, form: UnitForm, at: Location, needed: frozenset[ColumnKind]) -> Iterator[Finding]:
    required = [place for place, column in enumerate(form.columns) if column.kind in needed]
    missing = [form.columns[p] for p in required if p not in layout.columns and p not in layout.doubled]
    row = layout.header[1]
    place = Location(at.file, at.sheet, row)
    if len(missing) > max(len(form.scores) / 2, 1):
        yield Finding("DG111", place, value=", ".join(map(_printed, missing)), facts={"row": str(row)})
        return
    unknown = {taken.heading: taken for taken in layout.unknown}
    for column in missing:
        near = nearest(column.heading, unknown)
        at_near = Location(at.file, at.sheet, unknown[near].row, unknown[near].column) if near else place
        yield Finding("DG111", at_near, value=_printed(column), facts={"row": str(row), "near": near})


def _doubled(layout: Layout, form: UnitForm, at: Location) -> Iterator[Finding]:
    doubled = {place: both for place, both in layout.doubled.items() if form.columns[place].kind not in _IDLE_KINDS}
    many = 2 * len(doubled) > len(form.columns)
    for place in sorted(doubled)[: 1 if many else None]:
        first, second = doubled[place]
        yield Finding(
            "DG112",
            Location(at.file, at.sheet, second.row, second.column),
            value=_printed(form.columns[place]),
            facts={"cell": address(first.row, first.column), "cell2": address(second.row, second.column)},
        )


def _unknown(layout: Layout, form: UnitForm, at: Location) -> Iterator[Finding]:
    for taken in layout.why:
        idle = taken.why == "twice" and taken.place is not None and form.columns[taken.place].kind in _IDLE_KINDS
        if idle or taken.why == "unknown":
            yield Finding("DG113", Location(at.file, at.sheet, taken.row, taken.column), value=taken.heading)


def _printed(column: Column) -> str:
    """Return how a column is called in a sentence: a criterion by its label, others by their words."""
    return column.label if column.kind == "score" else column.heading.partition(" (")[0]
