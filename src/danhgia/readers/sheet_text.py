"""The rows of a worksheet part, cut from its text where it is written as programs write it.

Without comments, CDATA and instructions every `<` begins a tag, so the part can be cut at the start tags of rows and
cells. What stands around the data is parsed as a document of its own, and every piece of the data by itself
(`danhgia.readers.spellings`): the whole is proven well-formed without parsing again what was parsed before. What is
written in any other way (other quotes or order, CDATA, a namespace prefix), or damaged, is for `sheet_tree`.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from danhgia.readers.markup import NAMESPACES, is_plain, is_sliver, is_true, once_per_part, parse
from danhgia.readers.package import Rejected
from danhgia.readers.spellings import (
    CELL_TAGS,
    COLUMN_NUMBERS,
    NOTHING,
    ROW_TAGS,
    ROWS,
    Cell,
    Irregular,
    contents,
    keep,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml import etree

    from danhgia.readers.package import Source
    from danhgia.readers.spellings import CellKind, Contents

_LONG, _NARROW = 8, 1
_ROWS_IN_COMMON = 512
"""Rows further down are lists of people, no two of which are alike: what they say is kept for the next row alone."""
_LINES = 1 << 12
_ADDRESS = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_FORMULA = re.compile(
    rb'<f(?: aca="[a-z01]+"| t="shared"(?: ref="[A-Z0-9:]+")? si="[0-9]+")?>'
    rb"[ -%'-;=?-~]*(?:&(?:amp|lt|gt|quot|apos);[ -%'-;=?-~]*)*</f>"
)
"""A formula as it is commonly written, in ASCII: no two rows have the same, and all that counts is that it is one."""
_SOME_FORMULA = b"<f/>"
_UNKNOWN = Cell("", "")
_START, _END, _ALONE, _ROW = b"<sheetData>", b"</sheetData>", b"<sheetData/>", b"<row "
# Builds the tuple without the argument handling of the class's own constructor, which costs as much as the rest.
_cell: Callable[[tuple[CellKind, str, bool, int]], Cell] = partial(tuple.__new__, Cell)


class Frame(NamedTuple):
    """What stands around the data of a sheet: the spans of its hidden columns and its joined areas, as written."""

    hidden: tuple[tuple[str, str], ...]
    merges: tuple[str, ...]


class Reference(NamedTuple):
    """A cell whose text is a shared string of its workbook."""

    string: int
    formula: bool
    style: int


Stored = Cell | Reference | None
"""What a cell holds, without its workbook; None where it is only formatted."""

Row = tuple[int, bool, dict[int, Cell]]
"""A row: its number, whether it is hidden, its cells that hold something, by column."""

References = tuple[tuple[int, Reference], ...]
"""Cells by their columns whose texts are to be looked up."""

Line = tuple[int, bool, dict[int, Cell], References]
"""A row without its workbook: its number, whether it is hidden, its cells that hold something, by column, and those of
them whose text is still to be looked up: in their place stands an empty one."""


class Pieces(dict[bytes, Stored]):
    """What cells hold by their markup from behind their address on: few spellings, so few that they stay at hand."""

    def __init__(self, styles: int, longest: int) -> None:
        super().__init__()
        self._longest = longest
        self._styles = style_numbers(styles)
        self._tags: dict[bytes, tuple[int, str, Contents]] = {}
        self._lines: dict[bytes, Line] = {}
        self._met: set[int] = set()
        self._columns: dict[tuple[bytes, ...], tuple[int, ...]] = {}
        self._row_before: dict[bytes, Stored] = {}

    def __missing__(self, markup: bytes) -> Stored:
        """Read a cell that was not met before."""
        return keep(self, markup, self._read(markup))

    def line(self, markup: bytes) -> Line:
        """Return the row that is written `<row ` and then `markup`; what is met twice is kept.

        Raises:
            Irregular: it is not written in the usual way.
        """
        found = self._lines.get(markup)
        if found is None:
            found = self._line(markup)
            met = hash(markup)
            if met in self._met and len(self._lines) < _LINES:
                self._lines[markup] = found
            elif len(self._met) < _LINES and found[0] < _ROWS_IN_COMMON:
                self._met.add(met)
        return found

    def _line(self, markup: bytes) -> Line:
        attribute, _, rest = markup.partition(b'"')
        row, _, rest = rest.partition(b'"')
        number = int(row) if attribute == b"r=" and row.isdigit() and len(row) < _LONG else 0
        ended = rest.endswith(b"</row>")
        body = rest[: -len(b"</row>")] if ended else rest
        tag, *cells = _ADDRESS.split(_FORMULA.sub(_SOME_FORMULA, body) if b"<f" in body else body)
        hidden, alone = ROW_TAGS[tag]
        if not 0 < number <= ROWS or row.startswith(b"0") or alone is ended or (alone and cells):
            raise Irregular
        rows, letters = cells[1::3], tuple(cells[::3])
        if rows.count(row) != len(rows):
            raise Irregular(number)
        read = self._cells if number < _ROWS_IN_COMMON else self._cells_of_list
        try:
            columns = self._columns.get(letters) or self._ascending(letters)
            return number, hidden, *_placed(columns, read(cells[2::3]))
        except (KeyError, ValueError) as error:
            raise Irregular(number) from error

    def _cells(self, markups: list[bytes]) -> tuple[Stored, ...]:
        return tuple(map(self.__getitem__, markups))

    def _cells_of_list(self, markups: list[bytes]) -> tuple[Stored, ...]:
        """Return the cells of a row of a list: what it says like the row before, its unit or role, is one object."""
        before = self._row_before
        self._row_before = found = {
            markup: before[markup] if markup in before else self._read(markup, kept=False) for markup in markups
        }
        return tuple(map(found.__getitem__, markups))

    def _ascending(self, letters: tuple[bytes, ...]) -> tuple[int, ...]:
        """Return columns that stand from left to right, each once; ValueError for others, KeyError for none."""
        columns = tuple(map(COLUMN_NUMBERS.__getitem__, letters))
        if any(left >= right for left, right in pairwise(columns)):
            raise ValueError(letters)
        if len(self._columns) < _LINES:
            self._columns[letters] = columns
        return columns

    def _read(self, markup: bytes, *, kept: bool = True) -> Stored:
        """Read a cell; KeyError or ValueError where its style or type is none."""
        tag, end, inner = markup.partition(b">")
        if not end:
            raise Irregular
        style, kind, known = self._tags.get(tag) or self._tag(tag)
        if kind != "s":
            content = known[inner] if kept else known.read(inner)
            return None if content is None else _cell((*content, style))
        number, formula = inner[3:-8], False
        if not (number.isdigit() and inner.startswith(b"<v>") and inner.endswith(b"</v></c>")):
            stored = known[inner]
            number, formula = (stored[1].encode(), stored[2]) if stored else (b"", False)
        if not number.isdigit():
            raise KeyError(number)
        return Reference(int(number), formula, style)

    def _tag(self, tag: bytes) -> tuple[int, str, Contents]:
        style, kind, alone = CELL_TAGS[tag]
        found = (self._styles[style], "" if alone else kind, NOTHING if alone else contents(kind, self._longest))
        return keep(self._tags, tag, found)


@lru_cache(maxsize=4)
def pieces(styles: int, longest: int) -> Pieces:
    """Return the cells that are known of workbooks with so many styles, whose texts are no longer than `longest`."""
    return Pieces(styles, longest)


def style_numbers(styles: int) -> dict[str, int]:
    """Return the numbers of so many styles by the text that cells store; no style is style 0."""
    return {"": 0} | {str(number): number for number in range(styles)}


def cut(part: bytes, source: Source, known: Pieces, strings: Sequence[str]) -> tuple[Frame, Iterator[Row]]:
    """Return what stands around the data of a worksheet part, and its rows; they are read while they are taken.

    Raises:
        Irregular: the part, or a row when it is taken, is not written in the usual way.
        TooLong: a text is longer than a cell may hold.
    """
    start, end = part.find(_START), part.rfind(_END)
    if start < 0 or end < 0:
        start = part.find(_ALONE)
        end = start
    if start < 0:
        raise Irregular
    frame = _around(part[:start] + _ALONE + part[end + len(_END) :], source)
    return frame, _rows(_lines(part, start + len(_START), end), known, strings)


def frame_of(root: etree._Element, space: str) -> Frame:
    """Return what stands around the data of a worksheet."""
    hidden = tuple(
        (column.get("min", ""), column.get("max", ""))
        for column in root.iterfind(f"{space}cols/{space}col")
        if is_true(column.get("hidden")) or is_sliver(column.get("width"), _NARROW)
    )
    return Frame(hidden, tuple(area.get("ref", "") for area in root.iterfind(f"{space}mergeCells/{space}mergeCell")))


@once_per_part
def _around(part: bytes, source: Source) -> Frame:
    """Return the frame of a worksheet without its data. Comments could hide where the data are."""
    if not is_plain(part):
        raise Irregular
    try:
        root = parse(part, source)
    except Rejected as rejected:  # the whole part may still be sound, or its damage be told better
        raise Irregular from rejected
    space = next((f"{{{space}}}" for space in NAMESPACES if root.tag == f"{{{space}}}worksheet"), None)
    if space is None or root.prefix is not None or len(root.findall(f"{space}sheetData")) != 1:
        raise Irregular
    return frame_of(root, space)


def _lines(part: bytes, start: int, end: int) -> Iterator[bytes]:
    """Yield what is written behind each `<row `, one by one: a long list is not copied whole."""
    place = part.find(_ROW, start, end)
    if part[start : place if place >= 0 else end]:
        raise Irregular
    while place >= 0:
        start = place + len(_ROW)
        place = part.find(_ROW, start, end)
        yield part[start : place if place >= 0 else end]


def _rows(lines: Iterable[bytes], known: Pieces, strings: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of some markup. What this costs, a workbook costs."""
    for line in lines:
        number, hidden, cells, references = known.line(line)
        if references:
            cells = cells.copy()
            try:
                for column, (string, formula, style) in references:
                    cells[column] = _cell(("s", strings[string], formula, style))
            except IndexError as error:
                raise Irregular(number) from error
        yield number, hidden, cells


def _placed(columns: tuple[int, ...], found: tuple[Stored, ...]) -> tuple[dict[int, Cell], References]:
    """Return cells by their columns, without those that are only formatted, and which refer to shared strings."""
    cells: dict[int, Cell] = {}
    references = []
    for column, cell in zip(columns, found, strict=True):
        if isinstance(cell, Reference):
            references.append((column, cell))
            cells[column] = _UNKNOWN
        elif cell is not None:
            cells[column] = cell
    return cells, tuple(references)
