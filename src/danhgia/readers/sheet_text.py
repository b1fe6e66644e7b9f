"""The text of a worksheet part, in the one spelling that a small grammar can read whole, and that grammar.

A parser (expat, which builds no tree) first proves the part well-formed. In well-formed XML without comments, CDATA and
processing instructions every `<` begins a tag, so expressions over the text see exactly the elements there are. What
spreadsheet programs write is read as it stands; any other spelling of the same XML (other quotes, CDATA, comments) is
written out anew by libxml2 first. A cell that the grammar then still cannot account for is damage, never skipped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from xml.parsers import expat

from lxml import etree

from danhgia.readers.markup import NAMESPACES, is_true, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danhgia.readers.package import Source

T = TypeVar("T")

_TREE_AT_MOST = 64 << 20
_ATTRIBUTE = re.compile(r'\s([\w:.-]+)="([^"]*)"')
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(\w+));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

Written = tuple[str, str, str, str, str, str, str]
"""A cell as written: reference, style, type, `<f` if a formula, `<v` if a value, the value, the inner XML of `is`."""


class Irregular(Exception):
    """The text is not in the spelling that the grammar reads."""


class WrittenRow(NamedTuple):
    """A row as written: its number if stated, whether it is hidden, its cells."""

    number: str | None
    hidden: bool
    cells: list[Written]


class SheetText(NamedTuple):
    """A worksheet's text, cut at its data."""

    head: str
    data: str
    tail: str
    prefix: str

    def rows(self) -> Iterator[WrittenRow]:
        """Yield the rows.

        Raises:
            Irregular: something in a row is not in the spelling that the grammar reads.
        """
        grammar = _grammar(self.prefix)
        *pieces, rest = self.data.split(grammar.row_end)
        for piece in pieces:
            yield from grammar.rows_of(piece)
        yield from grammar.empty_rows(rest)

    def elements(self, name: str, *, head: bool) -> list[dict[str, str]]:
        """Return the attributes of every element `name` before (`head`) or behind the data."""
        text, tag = self.head if head else self.tail, f"<{self.prefix}{name} "
        found = re.findall(rf'{re.escape(tag[:-1])}((?:\s[\w:.-]+="[^"]*")*)\s*/?>', text)
        if len(found) < text.count(tag):
            raise Irregular
        return [dict(_ATTRIBUTE.findall(attributes)) for attributes in found]


def read_sheet(part: bytes, source: Source, *, sheet: str, reading: Callable[[SheetText], T]) -> T:
    """Return what `reading` makes of a worksheet part: of its own text, or of the same written out anew.

    Raises:
        Rejected: the part is not a well-formed worksheet.
    """
    prefix = _proven(part, source)
    try:
        return reading(_cut(_plain(part), prefix))
    except Irregular:
        pass
    if len(part) > _TREE_AT_MOST:
        raise source.too_large("member", len(part), _TREE_AT_MOST, sheet=sheet)
    try:
        return reading(_cut(etree.tostring(parse(part, source, keep_blanks=False), encoding="unicode"), prefix))
    except Irregular as error:
        raise source.damaged("markup", sheet=sheet) from error


def resolved(text: str) -> str:
    """Return character data with its references (`&amp;`, `&#10;`) resolved; the part has been proven well-formed."""
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def inline_text(inner: str, prefix: str) -> str:
    """Return the text of an inline string from its inner XML: its runs joined, phonetic hints left out."""
    grammar = _grammar(prefix)
    return resolved("".join(grammar.text.findall(grammar.phonetic.sub("", inner))))


class _Grammar(NamedTuple):
    """The expressions for one namespace prefix."""

    row_end: str
    row: re.Pattern[str]
    cell: re.Pattern[str]
    cell_tags: tuple[str, ...]
    text: re.Pattern[str]
    phonetic: re.Pattern[str]

    def rows_of(self, piece: str) -> Iterator[WrittenRow]:
        """Yield the rows of the text up to a row's end: empty ones that end in themselves, then the one with cells."""
        position = 0
        while found := self.row.match(piece, position):
            position = found.end()
            if not found[2]:
                break
            yield _row(found, [])
        cells = self.cell.findall(piece, position)
        if found is None or len(cells) != sum(map(piece.count, self.cell_tags)):
            raise Irregular
        yield _row(found, cells)

    def empty_rows(self, rest: str) -> Iterator[WrittenRow]:
        """Yield the rows behind the last row with cells."""
        position = 0
        while found := self.row.match(rest, position):
            position = found.end()
            yield _row(found, [])
        if rest[position:].strip():
            raise Irregular


@lru_cache(maxsize=8)
def _grammar(prefix: str) -> _Grammar:
    p = re.escape(prefix)
    attributes = r'((?: [\w:.-]+="[^"]*")*) ?'
    of_cell = r'(?: (?:r="([^"]*)"|s="([^"]*)"|t="([^"]*)"|[\w:.-]+="[^"]*"))* ?'
    formula = rf"(?:(<{p}f)[^<>]*(?:(?<=/)>|>[^<]*</{p}f>))?"
    value = rf"(?:(<{p}v)[^<>]*(?:(?<=/)>|>([^<]*)</{p}v>))?"
    inline = rf"(?:<{p}is(?:/>|>(.*?)</{p}is>))?"
    extension = rf"(?:<{p}extLst>.*?</{p}extLst>)?"
    return _Grammar(
        row_end=f"</{prefix}row>",
        row=re.compile(rf"\s*<{p}row{attributes}(/?)>"),
        cell=re.compile(rf"<{p}c{of_cell}(?:/>|>{formula}{value}{inline}{extension}</{p}c>)", re.DOTALL),
        cell_tags=(f"<{prefix}c ", f"<{prefix}c>", f"<{prefix}c/>"),
        text=re.compile(rf"<{p}t(?:\s[^<>]*)?>([^<]*)</{p}t>"),
        phonetic=re.compile(rf"<{p}rPh[\s>].*?</{p}rPh>", re.DOTALL),
    )


def _row(found: re.Match[str], cells: list[Written]) -> WrittenRow:
    attributes = dict(_ATTRIBUTE.findall(found[1]))
    return WrittenRow(attributes.get("r"), is_true(attributes.get("hidden")) or attributes.get("ht") == "0", cells)


def _proven(part: bytes, source: Source) -> str:
    """Return the prefix of the worksheet's namespace once the whole part is known to be well-formed UTF-8."""
    names: list[tuple[str, dict[str, str]]] = []

    def root(name: str, attributes: dict[str, str]) -> None:
        names.append((name, attributes))
        parser.StartElementHandler = None

    def doctype(*_: object) -> None:
        raise source.damaged("doctype")

    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = root
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise source.damaged("xml") from error
    prefix, _, name = names[0][0].rpartition(":")
    if name != "worksheet" or names[0][1].get(f"xmlns:{prefix}" if prefix else "xmlns") not in NAMESPACES:
        raise source.damaged("namespace")
    return f"{prefix}:" if prefix else ""


def _plain(part: bytes) -> str:
    """Return the part's text where its spelling is the usual one."""
    if b"<!" in part or part.find(b"<?", 5) >= 0 or b"='" in part:
        raise Irregular
    return part.decode("utf-8-sig")


def _cut(text: str, prefix: str) -> SheetText:
    """Cut the text at its data, of which there must be one."""
    start, end = text.find(f"<{prefix}sheetData"), text.find(f"</{prefix}sheetData>")
    tag_end = text.find(">", start) + 1
    if start < 0:
        raise Irregular
    if end < 0:
        return SheetText(text[:start], "", text[tag_end:], prefix)
    if text.find(f"<{prefix}sheetData", tag_end) >= 0:
        raise Irregular
    return SheetText(text[:start], text[tag_end:end], text[end:], prefix)


def _referred(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    return _NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
