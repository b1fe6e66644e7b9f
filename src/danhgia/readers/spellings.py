"""What a cell's markup says, worked out once per spelling: sheets repeat few spellings many times.

Markup is understood by libxml2 alone, piece by piece: a cell is cut into its start tag and its content, and each
distinct piece is parsed when it is first seen. Pieces that are well-formed each for themselves make a whole that is.
Nothing here knows a workbook, so everything can be kept for the next one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from lxml import etree

from danhgia.readers.markup import PARSER, is_sliver, is_true, unescaped
from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

CellKind = Literal["n", "s", "b", "e", "d", ""]
"""Number, text, boolean, error value, ISO date, or nothing stored."""

Content = tuple[CellKind, str, bool]
"""What a cell holds: kind, text as it is kept, whether a formula made it."""

SHARED = "s"
"""The type of a cell whose text is the number of a shared string."""
ROWS, COLUMNS = 1_048_576, 16_384
_KINDS: Mapping[str, CellKind] = {"": "n", "n": "n", "s": "s", "b": "b", "e": "e", "d": "d"}
_ORDER = ("f", "v", "is", "extLst")
_PLAIN = re.compile(rb"(<f/>)?(?:<v>([^<&>]*)</v>|<is><t>([^<&>]*)</t></is>)</c>")
_LETTERS = re.compile(rb"[A-Z]{1,3}")
_LOW = 2
_STROKE, _MARKED = "\u0336", 64
"""What strikes the letter before it through, and how many letters at most carry it."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KEPT = 1 << 16
_KEPT_LENGTH = 1 << 9


class Irregular(Exception):
    """The markup is not what a cell, a row or a sheet is written as; `row` is where, if it is known."""

    def __init__(self, row: int | None = None) -> None:
        super().__init__(row)
        self.row = row


class TooLong(Exception):
    """A text is longer than a cell may hold; `length` is in characters."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length


class Cell(NamedTuple):
    """What one cell stores; where it stands is the grid's to say, so that equal cells are one.

    `text` is the stored number or the text (shared strings looked up, white space folded).

    A formula that no spreadsheet program has calculated has kind `""`; one whose result is an empty text has kind `s`.
    """

    kind: CellKind
    text: str
    formula: bool = False
    style: int = 0


class Columns(dict[bytes, int]):
    """The number of a column by its letters; KeyError for anything else."""

    def __missing__(self, letters: bytes) -> int:
        """Work out the number of a column."""
        if not _LETTERS.fullmatch(letters) or column_of(letters.decode()) > COLUMNS:
            raise KeyError(letters)
        self[letters] = column_of(letters.decode())
        return self[letters]


class RowTags(dict[bytes, tuple[bool, bool]]):
    """Whether a row is hidden, and whether it ends in itself, by its start tag from behind its number on."""

    def __missing__(self, tag: bytes) -> tuple[bool, bool]:
        """Parse a start tag."""
        alone = tag.endswith(b"/>")
        row = fragment(b'<row r="1"' + tag + (b"" if alone else b"</row>"), name="row")
        if len(row) or row.text:
            raise Irregular
        return keep(self, tag, (hidden_row(row), alone))


class CellTags(dict[bytes, tuple[str, str, bool]]):
    """A cell's style and type as written, and whether it ends in itself, by its start tag from behind its address."""

    def __missing__(self, tag: bytes) -> tuple[str, str, bool]:
        """Parse a start tag."""
        alone = tag.endswith(b"/")
        cell = fragment(b'<c r="A1"' + tag + (b">" if alone else b"/>"), name="c")
        return keep(self, tag, (cell.get("s", ""), cell.get("t", ""), alone))


class Contents(dict[bytes, Content | None]):
    """What cells of one type hold, by their markup behind the start tag; None where they hold nothing.

    Raises:
        Irregular: the markup is no cell's.
        KeyError: there is no such type.
        TooLong: the text has more than `longest` characters.
    """

    def __init__(self, kind: str, longest: int) -> None:
        super().__init__()
        self._kind = kind
        self._longest = longest

    def __missing__(self, markup: bytes) -> Content | None:
        """Read markup that was not met before."""
        return keep(self, markup, self.read(markup))

    def read(self, markup: bytes) -> Content | None:
        """Return what markup says, and keep nothing of it."""
        found = self._plain(markup)
        if found is not None:
            return found
        return content_of(fragment(b"<c>" + markup, name="c"), self._kind, longest=self._longest)

    def _plain(self, markup: bytes) -> Content | None:
        """Return what the commonest markup says, which needs no parser: one element or two, nothing to resolve."""
        found = _PLAIN.fullmatch(markup)
        if found is None or not utf8(markup).isprintable():
            return None
        formula, value, inline = found.groups()
        return _kept(self._kind, (inline or value or b"").decode(), formula=formula is not None, longest=self._longest)


class Nothing(Contents):
    """What cells hold that end in themselves."""

    def read(self, markup: bytes) -> None:
        """Return None; KeyError for anything behind their end."""
        if markup:
            raise KeyError(markup)


NOTHING = Nothing("", 0)
COLUMN_NUMBERS = Columns()
ROW_TAGS = RowTags()
CELL_TAGS = CellTags()


@lru_cache(maxsize=64)
def contents(kind: str, longest: int) -> Contents:
    """Return what is known of cells of one type."""
    return Contents(kind, longest)


def fragment(markup: bytes, *, name: str) -> etree._Element:
    """Return the element `name` that is written as `markup`, and nothing else."""
    try:
        element = etree.fromstring(markup, PARSER)
    except etree.XMLSyntaxError as error:
        raise Irregular from error
    if element.tag != name:
        raise Irregular
    return element


def hidden_row(row: etree._Element) -> bool:
    """Tell whether a row is hidden, or so low that nobody sees it."""
    return is_true(row.get("hidden")) or is_sliver(row.get("ht"), _LOW)


def content_of(cell: etree._Element, kind: str, *, longest: int, space: str = "") -> Content | None:
    """Return what a cell element holds, or None where it is only formatted. A shared string is its number as text.

    Raises:
        Irregular: it has other elements than a cell has, or text between them.
        KeyError: there is no such type.
        TooLong: the text has more than `longest` characters.
    """
    inner = {str(element.tag).removeprefix(space): element for element in cell}
    if len(inner) != len(cell) or list(inner) != [name for name in _ORDER if name in inner] or not between(cell):
        raise Irregular
    value, inline = inner.get("v"), inner.get("is")
    if any(len(inner[name]) for name in ("f", "v") if name in inner):
        raise Irregular
    formula = "f" in inner
    if value is None and inline is None:
        return ("", "", True) if formula else None
    text = runs(inline, space) if inline is not None else ""
    return _kept(kind, text or (value.text or "" if value is not None else ""), formula=formula, longest=longest)


def between(element: etree._Element) -> bool:
    """Tell whether nothing but blanks stands between an element's children."""
    return not any(text and text.strip() for text in (element.text, *(child.tail for child in element)))


def runs(entry: etree._Element, space: str) -> str:
    """Return the text of a string: its own, and that of its runs of rich text; phonetic hints are left out.

    What is struck through or raised stays so.

    Raises:
        Irregular: it has other elements than a string has, or text between them.
    """
    own, run, inside = f"{space}t", f"{space}r", {f"{space}t", f"{space}rPr"}
    texts = []
    for element in entry:
        if element.tag == run:
            if not between(element) or any(part.tag not in inside for part in element):
                raise Irregular
            looks = _looks(element.find(f"{space}rPr"), space)
            texts += [(text, looks) for text in element.findall(own)]
        elif element.tag == own:
            texts.append((element, ""))
        elif element.tag not in {f"{space}rPh", f"{space}phoneticPr"}:
            raise Irregular
    if not between(entry) or any(len(text) for text, _ in texts):
        raise Irregular
    return "".join(_as_seen(text.text or "", looks) for text, looks in texts)


def _looks(properties: etree._Element | None, space: str) -> str:
    """Return in which way a run of rich text does not say what its letters do: `struck`, `raised`, or none."""
    if properties is None:
        return ""
    strike, align = properties.find(f"{space}strike"), properties.find(f"{space}vertAlign")
    if strike is not None and is_true(strike.get("val", "true")):
        return "struck"
    return "raised" if align is not None and align.get("val") == "superscript" else ""


def _as_seen(text: str, looks: str) -> str:
    """Return the text of a run with what its looks add: a struck 1 before a 0 is no 10, a 9 with a note's 1 no 91."""
    if looks == "struck":
        return "".join(f"{one}{_STROKE}" for one in text[:_MARKED]) + text[_MARKED:]
    return text.translate(_RAISED) if looks == "raised" else text


def column_of(letters: str) -> int:
    """Return the number of a column: A is 1."""
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def keep(known: dict[bytes, T], markup: bytes, found: T) -> T:
    """Keep what a piece of markup says while there is room, and return it."""
    if len(known) < _KEPT and len(markup) < _KEPT_LENGTH:
        known[markup] = found
    return found


def utf8(markup: bytes) -> str:
    """Return markup as text. What `str.isprintable` then allows, XML allows too.

    Raises:
        Irregular: it is not UTF-8.
    """
    try:
        return markup.decode()
    except UnicodeDecodeError as error:
        raise Irregular from error


def _kept(kind: str, text: str, *, formula: bool, longest: int) -> Content:
    """Return the content of a cell that stores `text`, as it is kept."""
    if len(text) > longest:
        raise TooLong(len(text))
    if kind in {"str", "inlineStr"}:
        return "s", clean(unescaped(text)), formula
    known = _KINDS[kind]
    kept = clean(text)
    return (known, kept, formula) if kept else ("", "", formula)
