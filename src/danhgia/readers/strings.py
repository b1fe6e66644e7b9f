"""The shared strings of a workbook: every text that its sheets refer to by number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danhgia.readers.markup import NAMESPACES, TREE_AT_MOST, is_plain, once_per_part, parse, tag_space, unescaped
from danhgia.readers.package import Rejected
from danhgia.readers.spellings import Irregular, fragment, keep, runs, utf8
from danhgia.text import clean

if TYPE_CHECKING:
    from danhgia.readers.package import Source

_ITEM = b"<si>"
_PLAIN = re.compile(rb'<t(?: xml:space="preserve")?>([^<&>]*)</t></si>')


def read_strings(part: bytes | None, source: Source) -> list[str]:
    """Return the shared strings of a workbook, cleaned; runs of rich text are joined, phonetic hints left out.

    Raises:
        Rejected: the part is damaged, or holds too many or too long texts.
    """
    if part is None:
        return []
    limit = source.limits.strings
    if len(part) // len(b"<si/>") > limit and (count := part.count(b"<si")) > limit:
        raise source.too_large("strings", count, limit)
    try:
        return _cut(part, source)
    except Irregular:
        pass
    try:
        return _walked(part, source)
    except Irregular as irregular:
        raise source.damaged("markup") from irregular


class _Texts(dict[bytes, str]):
    """The texts of strings by their markup behind the start tag; workbooks of one template share most of them."""

    def __missing__(self, markup: bytes) -> str:
        return keep(self, markup, clean(unescaped(_raw(markup))))


_TEXTS = _Texts()


def _cut(part: bytes, source: Source) -> list[str]:
    """Return the strings of a part that is written in the usual way, cut at their start tags."""
    start, *items = part.split(_ITEM)
    if not items:
        raise Irregular
    items[-1], mark, end = items[-1].rpartition(b"</sst>")
    _around(start + mark + end, source)
    texts = [_TEXTS[item] for item in items]
    if max(map(len, items)) > source.limits.text:  # in bytes: the characters are counted where it may matter
        raise Irregular
    return texts


@once_per_part
def _around(part: bytes, source: Source) -> None:
    """Check what stands around the strings. Comments could hide some."""
    if not is_plain(part):
        raise Irregular
    try:
        root = parse(part, source)
    except Rejected as rejected:  # the whole part may still be sound, or its damage be told better
        raise Irregular from rejected
    if root.prefix is not None or len(root) or root.tag not in {f"{{{space}}}sst" for space in NAMESPACES}:
        raise Irregular


def _raw(markup: bytes) -> str:
    """Return what the markup of a string says. The commonest needs no parser: one text, with nothing to resolve."""
    plain = _PLAIN.fullmatch(markup)
    if plain and (text := utf8(plain[1])).isprintable():
        return text
    return runs(fragment(_ITEM + markup, name="si"), "")


def _walked(part: bytes, source: Source) -> list[str]:
    """Return the strings of a part that is parsed as a tree."""
    limits = source.limits
    if len(part) > TREE_AT_MOST:
        raise source.too_large("member", len(part), TREE_AT_MOST)
    root = parse(part, source)
    space = tag_space(root, source, name="sst")
    raw = [runs(entry, space) for entry in root.iterchildren(f"{space}si")]
    longest = max(map(len, raw), default=0)
    if longest > limits.text:
        raise source.too_large("text", longest, limits.text)
    if len(raw) > limits.strings:
        raise source.too_large("strings", len(raw), limits.strings)
    return [clean(unescaped(text)) for text in raw]
