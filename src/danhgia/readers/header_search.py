"""Where the header of a sheet is: found by the words in it and never by address.

Real sheets begin with a page of head lines, print the header over one to three rows, put a row of column numbers under
it, and have columns moved, added and taken away.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from danhgia.readers.layout import Layout, Taken, numbered, texts_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from danhgia.readers.grid import Area, Cell, Grid
    from danhgia.readers.layout import Why

HEADER_WITHIN = 60
"""The header begins in one of these rows: real forms print up to a page of rules above it."""
BLOCK = 3
"""The most rows that one header has."""
_MET = 8


@dataclass(frozen=True, slots=True)
class Sought:
    """What a header is recognised by.

    `places` gives, for a header text, the places of the columns whose heading it may be. A header has one of each set
    of `anchors`. `groups` are the words above columns (`words`), by place: they tell apart two columns headed alike.
    `met` are the headers found last: workbooks of one template have the same.
    """

    places: Callable[[str], tuple[int, ...]]
    anchors: tuple[frozenset[int], ...]
    groups: Mapping[int, str]
    met: deque[_Met] = field(default_factory=lambda: deque(maxlen=_MET), compare=False, repr=False)


def find_layout(grid: Grid, sought: Sought) -> Layout | None:
    """Return the layout by the first header that has all anchors, else by the fullest that lacks one; None without."""
    for met in sought.met:
        if met.is_in(grid, sought):
            return met.layout
    search = _Search(grid, sought)
    rows = sorted(row for row in grid.rows if row <= HEADER_WITHIN)
    for row in rows:
        top = search.top(row)
        if top is not None:
            sought.met.appendleft(_Met.on(grid, layout := _laid_out(search, (top, row))))
            return layout
    partial = [(top, row) for row in rows if (top := search.top(row, lacking=1)) is not None]
    return _laid_out(search, max(partial, key=lambda block: len(search.places(block)))) if partial else None


class _Met(NamedTuple):
    """A complete header that was found: its rows and the one above it, the areas joined there, its layout."""

    rows: tuple[Mapping[int, Cell] | None, ...]
    areas: list[Area]
    layout: Layout

    @classmethod
    def on(cls, grid: Grid, layout: Layout) -> _Met:
        """Keep of a sheet what finding its layout depended on."""
        return cls(*_surroundings(grid, layout), layout)

    def is_in(self, grid: Grid, sought: Sought) -> bool:
        """Tell whether a search would find the same on another sheet: all that it looks at is there at the same place.

        Lines further up may differ, and so may the first row about somebody, as long as no column is named in them.
        """
        if (self.rows, self.areas) != _surroundings(grid, self.layout):
            return False
        above, first = self.layout.header[0] - 1, self.layout.first_row
        others = [cells for row, cells in grid.rows.items() if row < above or row == first]
        if any(cell.kind == "s" and sought.places(cell.text) for cells in others for cell in cells.values()):
            return False
        headed = len(self.layout.columns) + len(self.layout.doubled)
        return self.layout.number_row is not None or _number_row(grid, first, headed) is None


def _surroundings(grid: Grid, layout: Layout) -> tuple[tuple[Mapping[int, Cell] | None, ...], list[Area]]:
    last = layout.first_row - 1
    rows = tuple(grid.rows.get(row) for row in range(layout.header[0] - 1, last + 1))
    return rows, [area for area in grid.merges if area[0] <= last + 1]


def _number_row(grid: Grid, below: int, headed: int) -> int | None:
    """Return the row below a header of so many columns, where it holds their numbers."""
    return below if numbered(texts_of(grid.rows.get(below, {})), headed // 2) else None


class _Heading(NamedTuple):
    row: int
    column: int
    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Search:
    """The rows of one sheet as possible rows of a header; each is looked at once, and only when it is needed."""

    grid: Grid
    sought: Sought
    seen: dict[int, tuple[_Heading, ...]] = field(default_factory=dict)

    def row(self, row: int) -> tuple[_Heading, ...]:
        """Return the headings of a row."""
        if row not in self.seen:
            self.seen[row] = tuple(self._headings(row))
        return self.seen[row]

    def block(self, block: tuple[int, int]) -> list[_Heading]:
        """Return the headings of some rows, the first and the last included."""
        return [heading for row in range(block[0], block[1] + 1) for heading in self.row(row)]

    def places(self, block: tuple[int, int]) -> set[int]:
        """Return the places that some rows may head."""
        return {place for heading in self.block(block) for place in heading.places}

    def top(self, bottom: int, *, lacking: int = 0) -> int | None:
        """Return the lowest row from which down to `bottom` the anchors stand, within a header's height."""
        if not any(heading.places for heading in self.row(bottom)):
            return None  # the header ends above
        for top in range(bottom, max(bottom - BLOCK, 0), -1):
            places = self.places((top, bottom))
            found = sum(not anchor.isdisjoint(places) for anchor in self.sought.anchors)
            if found >= len(self.sought.anchors) - lacking:
                return top
        return None

    def _headings(self, row: int) -> Iterator[_Heading]:
        cells, places = self.grid.rows.get(row, {}), self.sought.places
        last = max(cells, default=0)
        beneath = {
            column
            for top, left, _, right in self.grid.merges_by_row.get(row, ())
            for column in range(left + (top == row), min(right, last) + 1)
        }
        for column in sorted(cells):
            kind, text, _, _ = cells[column]
            if text and kind == "s" and column not in beneath:
                yield _Heading(row, column, text, places(text))


def _laid_out(search: _Search, core: tuple[int, int]) -> Layout:
    block = _grown(search, core)
    why = _taken(search, block)
    own = {taken.place: taken for taken in why if taken.place is not None and taken.why == "heading"}
    doubled = {
        taken.place: (own[taken.place], taken)
        for taken in reversed(why)
        if taken.place is not None and taken.why == "twice"
    }
    columns = {place: taken.column for place, taken in own.items() if place not in doubled}
    below = block[1] + 1
    number_row = _number_row(search.grid, below, len(own))
    return Layout(block, number_row, below + (number_row is not None), columns, doubled, why)


def _grown(search: _Search, core: tuple[int, int]) -> tuple[int, int]:
    """Add to the header's core the rows that head further columns, first those below it, then those above."""
    top, bottom = core
    while bottom - top + 1 < BLOCK and _adds(search, bottom + 1, (top, bottom)):
        bottom += 1
    while top > 1 and bottom - top + 1 < BLOCK and _adds(search, top - 1, (top, bottom)):
        top -= 1
    return top, bottom


def _adds(search: _Search, row: int, block: tuple[int, int]) -> bool:
    """Tell whether a row heads a column of the form that the block does not, over a column that it does not head."""
    headed = {heading.column for heading in search.block(block) if heading.places}
    known = search.places(block)
    return any(
        heading.places and known.isdisjoint(heading.places) and heading.column not in headed
        for heading in search.row(row)
    )


def _taken(search: _Search, block: tuple[int, int]) -> tuple[Taken, ...]:
    """Say of every cell of the header what it was taken for, row by row."""
    meant = [(heading, _meant(search, heading, block[0])) for heading in search.block(block)]
    captions = _captions(search, meant)
    first: dict[int, _Heading] = {}
    taken = []
    for heading, place in meant:
        why: Why = "group" if heading in captions else "unknown"
        if place is not None:
            own = first.setdefault(place, heading)
            why = "heading" if own is heading else "again" if own.column == heading.column else "twice"
        taken.append(Taken(heading.row, heading.column, heading.text, place, why))
    return tuple(taken)


def _meant(search: _Search, heading: _Heading, top: int) -> int | None:
    """Return the place that a heading means; of several, the one whose group stands over it; None where none does."""
    if len(heading.places) <= 1:
        return heading.places[0] if heading.places else None
    groups = search.sought.groups
    over = [
        (upper.column, words(upper.text))
        for upper in search.block((max(top - 1, 1), heading.row - 1))
        if upper.column <= heading.column and words(upper.text) in groups.values()
    ]
    fitting = [place for place in heading.places if over and groups.get(place) == max(over)[1]]
    return fitting[0] if len(fitting) == 1 else None


def _captions(search: _Search, meant: Sequence[tuple[_Heading, int | None]]) -> set[_Heading]:
    """Return the cells that span, introduce or explain columns: nothing is lost where their words are not known."""
    headed = {heading.column for heading, place in meant if place is not None}
    lowest = {heading.column: heading.row for heading, _ in meant}
    wide = {(top, left) for top, left, _, right in search.grid.merges if right > left}
    groups = set(search.sought.groups.values())
    return {
        heading
        for heading, _ in meant
        if heading.column in headed
        or heading.row < lowest[heading.column]
        or (heading.row, heading.column) in wide
        or words(heading.text) in groups
    }
