"""Where things are on a sheet: its header, found by the words in it and never by address, and what each cell became.

Real sheets begin with a page of head lines, print the header over one to three rows, put a row of column numbers under
it, and have columns moved, added and taken away. What was found is a value, so that it can be shown (`danhgia layout`),
and nothing is chosen where two readings are possible: a column that is there twice is in `doubled`, not in `columns`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.readers.cells import text_value
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from danhgia.readers.workbook import Cell, Grid

HEADER_WITHIN = 60
"""The header begins in one of these rows: real forms print up to a page of rules above it."""
BLOCK = 3
"""The most rows that one header has."""

Why = Literal["heading", "again", "group", "twice", "unknown"]
"""A header cell has a column's own heading; repeats it in the same column; spans or captions columns; has the heading
of a column that stands elsewhere too; or has words that no column of the form has."""

_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\(?([0-9]{1,3})\)?(?: ?=.*)?")
_LETTER = re.compile(r"\(?[A-Ha-h]\)?")
_FEWEST_NUMBERS = 3


class Taken(NamedTuple):
    """One cell of the header and what it was taken for: a place in the form's columns, or None."""

    row: int
    column: int
    heading: str
    place: int | None
    why: Why


@dataclass(frozen=True, slots=True)
class Sought:
    """What a header is recognised by.

    `places` gives, for a header text, the places of the columns whose heading it may be. A header has one of each set
    of `anchors`. `groups` are the words above columns (`words`), by place: they tell apart two columns headed alike.
    """

    places: Callable[[str], tuple[int, ...]]
    anchors: tuple[frozenset[int], ...]
    groups: Mapping[int, str]


@dataclass(frozen=True)
class Layout:
    """How a sheet was understood: rows are 1-based, `columns` are the sheet's by place in the form."""

    header: tuple[int, int]
    """The first and the last row of the header."""
    number_row: int | None
    first_row: int
    """The first row below the header and its row of numbers."""
    columns: Mapping[int, int]
    doubled: Mapping[int, tuple[Taken, Taken]]
    why: tuple[Taken, ...]

    @property
    def unknown(self) -> tuple[Taken, ...]:
        """The header cells that no column of the form has the words of."""
        return tuple(taken for taken in self.why if taken.why == "unknown")

    def repeats(self, column: int, text: str) -> bool:
        """Tell whether a text is what the header says over a column, as where it is printed again on a new page."""
        return text != "" and words(text) in self._said.get(column, ())

    @cached_property
    def _said(self) -> Mapping[int, set[str]]:
        said: dict[int, set[str]] = {}
        for taken in self.why:
            said.setdefault(taken.column, set()).add(words(taken.heading))
        return said


def find_layout(grid: Grid, sought: Sought) -> Layout | None:
    """Return the layout by the first header that has all anchors, else by the fullest that lacks one; None without."""
    search = _Search(grid, sought)
    rows = sorted(row for row in grid.rows if row <= HEADER_WITHIN)
    for row in rows:
        top = search.top(row)
        if top is not None:
            return _laid_out(search, (top, row))
    partial = [(top, row) for row in rows if (top := search.top(row, lacking=1)) is not None]
    return _laid_out(search, max(partial, key=lambda block: len(search.places(block)))) if partial else None


@lru_cache(maxsize=1 << 14)
def words(heading: str) -> str:
    """Return the key of a heading: folded, without what stands in brackets and the marks at its ends."""
    bare = " ".join(_BRACKETS.sub(" ", heading).split())
    return fold(bare.strip(" :*.-"))


def numbered(texts: Sequence[str], fewest: int) -> bool:
    """Tell whether a row's texts are the numbers of columns: (1) (2) (3) …, `A B 1 2 3`, `(6)=(4)+(5)` included."""
    numbers = [_NUMBER.fullmatch(text) for text in dropwhile(_LETTER.fullmatch, texts)]
    found = [int(number[1]) for number in numbers if number]
    enough = len(found) == len(numbers) >= max(fewest, _FEWEST_NUMBERS)
    return enough and found == list(range(found[0], found[0] + len(found)))


def texts_of(cells: Mapping[int, Cell]) -> list[str]:
    """Return the texts of a row that are not blank, from left to right."""
    return [text for column in sorted(cells) if (text := text_value(cells[column]))]


def areas_at(grid: Grid, row: int, column: int) -> list[tuple[int, int, int, int]]:
    """Return the joined areas that a cell lies in."""
    return [area for area in grid.merges_by_row.get(row, ()) if area[1] <= column <= area[3]]


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
            _, _, kind, text, _, _ = cells[column]
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
    number_row = below if numbered(texts_of(search.grid.rows.get(below, {})), len(own) // 2) else None
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
