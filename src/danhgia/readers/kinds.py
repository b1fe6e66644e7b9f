"""What a file really is, whatever its name says: told by its first bytes, so that the finding can name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

Kind = Literal[
    "xlsx", "encrypted", "xls", "html", "csv", "text", "xml", "docx", "pptx", "ods", "zip", "pdf", "image", "empty",
    "xlsb", "unknown",
]  # fmt: skip
"""Neutral keys; the message catalogues have a word for each."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_WORKBOOK_TYPE = re.compile(
    rb"(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template|addin)\.macroenabled)\.main\+xml"
)
_PART_TYPES: tuple[tuple[bytes, Kind], ...] = (
    (b"ms-excel.sheet.binary", "xlsb"),
    (b"wordprocessingml", "docx"),
    (b"presentationml", "pptx"),
)
_PEEK = 4096


def kind_of(data: bytes) -> Kind:
    """Return what `data` is by its first bytes; `zip` is any zip archive, a workbook too."""
    if not data:
        return "empty"
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(_COMPOUND):
        return _compound_kind(data)
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "image"
    return "xls" if data.startswith(_OLD_EXCEL) else _text_kind(data[:_PEEK])


def archive_kind(names: Collection[str], *, content_types: bytes | None, mimetype: bytes | None) -> Kind:
    """Return what a zip archive is, by the types that its parts declare."""
    declared = (content_types or b"").lower()
    if _WORKBOOK_TYPE.search(declared):
        return "xlsx"
    for mark, kind in _PART_TYPES:
        if mark in declared:
            return kind
    if (mimetype or b"").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    return "xlsx" if "xl/workbook.xml" in names and content_types is not None else "zip"


def _compound_kind(data: bytes) -> Kind:
    if _wide("EncryptedPackage") in data:
        return "encrypted"
    return "xls" if _wide("Workbook") in data or _wide("Book") in data else "unknown"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _text_kind(start: bytes) -> Kind:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode("utf-8", "replace")
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", plain):
        return "unknown"
    if b"<html" in plain or b"<table" in plain or plain.startswith((b"<!doctype html", b"mime-version:")):
        return "html"
    if plain.startswith(b"<"):
        return "xml"
    return "csv" if re.search(rb"[,;\t]", plain.split(b"\n", 1)[0]) else "text"
