"""The table of a person's form: which column is whose, and which row is which criterion, sum or level.

Rows and columns are found by their words: rows that were put in, columns that were moved and headings said in other
words are taken as they are; where two rows or columns could be meant, neither is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from danhgia import person_form as words_of
from danhgia.readers.cells import text_value
from danhgia.readers.header_search import Sought, find_layout
from danhgia.readers.layout import words
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.forms import UnitForm
    from danhgia.readers.layout import Layout
    from danhgia.readers.workbook import Grid

BASIS, FIRST_SCORER = 3, 4
"""The places of a header: label, criterion, cap, basis, and from here on the scorers."""
_TOTALS, _LEVELS = frozenset(map(fold, words_of.TOTAL)), frozenset(map(fold, words_of.LEVEL))
_SUBTOTAL = fold(words_of.SUBTOTAL)
_SUMS = tuple(f"{fold(word)} " for word in ("tổng", "cộng"))
_SUM_OF = tuple(f"{fold(word)} " for word in ("điểm", "cộng", "lĩnh vực", "mục", "phần", "nhóm"))
_AFTER = tuple(map(fold, words_of.AFTER))


class Line(NamedTuple):
    """A row of the table: the column of its first words, and the words."""

    row: int
    column: int
    text: str


@dataclass
class PersonTable:
    """A table as it was found: `scorers` by place their column, `lines` by place in the form's columns their row."""

    layout: Layout
    scorers: Mapping[int, int]
    lines: dict[int, Line] = field(default_factory=dict)
    doubled: dict[int, tuple[Line, Line]] = field(default_factory=dict)
    unknown: list[Line] = field(default_factory=list)
    """Rows with something in a scorer's column that are none of the form's."""
    last: int = 0

    def take(self, place: int, line: Line) -> None:
        """Take a row for what it says it is; one of two that say the same is not chosen."""
        first = self.lines.setdefault(place, line)
        if first is not line:
            self.doubled.setdefault(place, (first, line))
        self.last = line.row


def find_table(grid: Grid, form: UnitForm) -> PersonTable | None:
    """Return the table of a sheet, or None where nothing looks like one."""
    layout = find_layout(grid, _header_of(form))
    if layout is None or not any(place >= FIRST_SCORER for place in (*layout.columns, *layout.doubled)):
        return None
    scorers = {place - FIRST_SCORER: column for place, column in layout.columns.items() if place >= FIRST_SCORER}
    found = PersonTable(layout, scorers, last=layout.first_row - 1)
    _Reader(grid, form, found).read()
    return found


def scorer_name(form: UnitForm, place: int) -> str:
    """Return what the heading at a place of the header says."""
    if place >= FIRST_SCORER:
        return form.scorers[place - FIRST_SCORER].name
    return (words_of.INDEX, words_of.CONTENT, words_of.CAP, words_of.BASIS)[place][0]


@lru_cache(maxsize=16)
def _header_of(form: UnitForm) -> Sought:
    """Return what the header is recognised by: the criteria, a scorer, and one more column of the table."""
    spelled = (words_of.INDEX, words_of.CONTENT, words_of.CAP, words_of.BASIS)
    known = {words(heading): place for place, headings in enumerate(spelled) for heading in headings}

    @lru_cache(maxsize=1024)
    def places(heading: str) -> tuple[int, ...]:
        key = words(heading)
        scorers = words_of.scorer_headed(key, form)
        if scorers:
            return tuple(FIRST_SCORER + scorer for scorer in scorers)
        return (known[key],) if key in known else ()

    scorers = frozenset(range(FIRST_SCORER, FIRST_SCORER + len(form.scorers)))
    return Sought(places, (frozenset({1}), scorers, frozenset({0, 2, 3})), {})


@dataclass
class _Reader:
    """Goes down the rows of a table, knowing in which domain it is."""

    grid: Grid
    form: UnitForm
    found: PersonTable
    domain: str = ""

    def read(self) -> None:
        """Take every row down to the level by points; without one, down to the block that follows."""
        ended = False
        for row in sorted(row for row in self.grid.rows if row >= self.found.layout.first_row):
            texts = self.texts(row)
            if not texts:
                self.keep_unknown(Line(row, 0, ""))
                continue
            if (self.is_after(texts) and self.criterion(texts) is None) or (ended and not self.is_level(texts)):
                return
            ended = self.take(texts) or ended

    def texts(self, row: int) -> list[Line]:
        """Return what a row says in front of its scores: its label, its words, or both."""
        cells, first = self.grid.rows[row], min(self.found.scorers.values(), default=0)
        ends = {self.found.layout.columns.get(place, 0) for place in (2, 3)} | set(self.found.scorers.values())
        named = {self.found.layout.columns.get(place, 0) for place in (0, 1)}
        front = [column for column in sorted(cells) if column not in ends and (column < first or column in named)]
        return [Line(row, column, text) for column in front if (text := text_value(cells[column]))]

    def take(self, texts: list[Line]) -> bool:
        """Take one row; tell whether it is the total, which ends the table but for the level."""
        key = words(texts[-1].text)
        if (place := self.criterion(texts)) is not None:
            self.found.take(place, texts[0])
        elif key in _TOTALS:
            self.found.take(self.form.place("total"), texts[0])
            return True
        elif key in _LEVELS:
            self.found.take(self.form.place("level"), texts[0])
            return True
        elif (domain := self.summed(key)) is not None:
            self.found.take(self.form.place("subtotal", domain), texts[0])
        elif (domain := self.named(texts)) is not None:
            self.domain = domain
        else:
            self.keep_unknown(texts[0])
        return False

    def criterion(self, texts: list[Line]) -> int | None:
        """Return the criterion whose label a row begins with; of two of one label, that of the row's domain."""
        for line in texts[:2]:
            places = self.form.labelled(line.text)
            here = [place for place in places if self.form.domain_of(place) == self.domain]
            chosen = places if len(places) == 1 else here
            if len(chosen) == 1:
                return chosen[0]
        return None

    def summed(self, key: str) -> str | None:
        """Return the domain whose sum a row is: `Cộng II`, `Tổng điểm mục II`, or `Cộng` below its criteria."""
        if key == _SUBTOTAL:
            return self.domain or None
        if not key.startswith(_SUMS):
            return None
        for word in (*_SUMS, *_SUM_OF):
            key = key.removeprefix(word).strip()
        return self.form.domains.get(key.strip(".: "))

    def named(self, texts: list[Line]) -> str | None:
        """Return the domain that a row names: by its label, alone or before its name."""
        return self.form.domains.get(fold(texts[0].text).partition(" ")[0].strip(".:) "))

    def is_level(self, texts: list[Line]) -> bool:
        """Tell whether a row is the level by points."""
        return words(texts[-1].text) in _LEVELS

    def is_after(self, texts: list[Line]) -> bool:
        """Tell whether a row begins the block behind the table: `IV. Tự nhận xét`."""
        said = fold(texts[-1].text)
        return said.partition(" ")[2].startswith(_AFTER) or said.startswith(_AFTER)

    def keep_unknown(self, line: Line) -> None:
        """Keep a row that is none of the form's, where something stands in a scorer's column."""
        cells = self.grid.rows[line.row]
        filled = [column for column in sorted(self.found.scorers.values()) if text_value(cells.get(column))]
        if filled:
            self.found.unknown.append(line if line.column else Line(line.row, filled[0], text_value(cells[filled[0]])))
