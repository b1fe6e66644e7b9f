"""XML parts of a workbook, parsed strictly: UTF-8, no DOCTYPE, no entities, no network, bounded in depth and number."""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from lxml import etree

from danhgia.numbers import from_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.readers.package import Limits, Source

T = TypeVar("T")

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Spreadsheet elements as everybody writes them, and in Strict Office Open XML."""

_SMALL, _SMALL_KEPT = 1 << 16, 64
TREE_AT_MOST = 64 << 20
"""Larger parts are not made a tree of: libxml2 needs about fifteen times as much for it."""
_ENCODINGS = frozenset({"", "UTF-8", "UTF8", "ASCII", "US-ASCII"})
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset({"1", "true", "on"})

PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)
"""Strict: no entities, no network, no DTD, libxml2's own limits of depth and length."""


def parse(part: bytes, source: Source) -> etree._Element:
    """Return the root element of a part.

    Raises:
        Rejected: it is not well-formed or has a DOCTYPE (DG104), or it is too deep or has too many elements (DG105).
    """
    limit = source.limits.nodes
    if len(part) > limit and (nodes := part.count(b"<") + part.count(b"=")) > limit:
        raise source.too_large("cells", nodes, limit)
    if b"<!DOCTYPE" in part:  # before parsing; a DOCTYPE in another encoding is found behind it
        raise source.damaged("doctype")
    try:
        root = etree.fromstring(part, PARSER)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in str(error):
            raise source.too_large("depth", source.limits.depth + 1, source.limits.depth) from error
        if "huge" in str(error) or "too long" in str(error):
            raise source.too_large("text", len(part), source.limits.text) from error
        raise source.damaged("xml") from error
    document = root.getroottree().docinfo
    if document.internalDTD is not None:
        raise source.damaged("doctype")
    if (document.encoding or "").upper() not in _ENCODINGS:
        raise source.damaged("encoding")
    return root


def once_per_part(read: Callable[[bytes, Source], T]) -> Callable[[bytes, Source], T]:
    """Return `read`, which remembers what it made of small parts: workbooks of one template share most of theirs."""
    known: dict[tuple[bytes, Limits], T] = {}

    @wraps(read)
    def reading(part: bytes, source: Source) -> T:
        if len(part) > _SMALL:
            return read(part, source)
        key = (part, source.limits)
        if key not in known:
            if len(known) >= _SMALL_KEPT:
                known.clear()
            known[key] = read(part, source)
        return known[key]

    return reading


def is_plain(part: bytes) -> bool:
    """Tell whether a part has no comments, CDATA, declarations or instructions: every `<` in it begins a tag."""
    return b"<!" not in part and part.find(b"<?", 5) < 0


def tag_space(root: etree._Element, source: Source, *, name: str) -> str:
    """Return the root's namespace as tags carry it (`{…}`), where it is the element `name` of a spreadsheet."""
    for space in NAMESPACES:
        if root.tag == f"{{{space}}}{name}":
            return f"{{{space}}}"
    raise source.damaged("namespace")


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name, whatever its namespace, or an empty text."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def is_true(value: str | None) -> bool:
    """Tell whether an attribute's text means true."""
    return value in _TRUE


def is_sliver(size: str | None, least: int) -> bool:
    """Tell whether a row or a column is so small (points high, letters wide) that nobody reads what is in it."""
    number = None if size is None else from_spreadsheet(size)
    return number is not None and number < least


def unescaped(text: str) -> str:
    """Return text with the spreadsheet's own escapes (`_x000D_`) resolved."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
