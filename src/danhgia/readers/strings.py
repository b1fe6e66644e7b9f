"""The shared strings of a workbook: every text that its sheets refer to by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.readers.markup import documents, tag_space, unescaped
from danhgia.text import clean

if TYPE_CHECKING:
    from lxml import etree

    from danhgia.readers.package import Source


def read_strings(part: bytes | None, source: Source) -> list[str]:
    """Return the shared strings of a workbook, cleaned; runs of rich text are joined, phonetic hints left out.

    Raises:
        Rejected: the part is damaged, or holds too many or too long texts.
    """
    strings: list[str] = []
    if part is None:
        return strings
    count, limit = part.count(b"<si"), source.limits.strings
    if count > limit:
        raise source.too_large("strings", count, limit)
    for root in documents(part, source, item="si"):
        space = tag_space(root, source, name="sst")
        raw = [_runs(entry, space) for entry in root.iterchildren(f"{space}si")]
        longest = max(map(len, raw), default=0)
        if longest > source.limits.text:
            raise source.too_large("text", longest, source.limits.text)
        strings += [clean(unescaped(text)) for text in raw]
        if len(strings) > limit:
            raise source.too_large("strings", len(strings), limit)
    return strings


def _runs(entry: etree._Element, space: str) -> str:
    """Return the text of a string entry: its own, and that of its runs of rich text."""
    text = f"{space}t"
    if len(entry) == 1 and entry[0].tag == text:
        return entry[0].text or ""
    own = (element.text or "" for element in entry.iterchildren(text))
    runs = (element.text or "" for run in entry.iterchildren(f"{space}r") for element in run.iterchildren(text))
    return "".join((*own, *runs))
