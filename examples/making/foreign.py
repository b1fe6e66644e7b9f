"""Files that only look like workbooks: protected by a password, old Excel, a web page."""

from __future__ import annotations

import struct
from random import Random

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_DIRECTORY = 1
_ROOT, _STREAM = 5, 2
_LEAST = 4096
"""A shorter stream would have to lie in a stream of its own kind."""


def encrypted(seed: str) -> bytes:
    """Return what Excel makes of a workbook with a password: a compound file around what nobody can read."""
    random = Random(seed)
    return _compound({"EncryptionInfo": random.randbytes(_LEAST), "EncryptedPackage": random.randbytes(2 * _LEAST)})


def old_excel() -> bytes:
    """Return an old Excel file as far as its kind can be told: a compound file with a stream of that name."""
    return _compound({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(_LEAST)})


def web_page() -> bytes:
    """Return a table as web programs export it under the name of a workbook."""
    page = "<html><head><meta charset='utf-8'></head><body><table><tr><th>Mã số</th><th>Họ và tên</th></tr></table>"
    return f"{page}</body></html>\n".encode()


def _compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file (MS-CFB, version 3) with a few streams, their names in the order that it sorts them."""
    contents = [data + bytes(-len(data) % _SECTOR) for data in streams.values()]
    chain = [_FAT, _END]
    starts = []
    for data in contents:
        starts.append(len(chain))
        sectors = len(data) // _SECTOR
        chain += [*range(len(chain) + 1, len(chain) + sectors), _END]
    table = chain + [_FREE] * (_SECTOR // 4 - len(chain))
    sizes = [len(data) for data in streams.values()]
    entries = [_entry("Root Entry", _ROOT, child=1, start=_END, size=0)]
    for place, (name, start, size) in enumerate(zip(streams, starts, sizes, strict=True), start=1):
        after = place + 1 if place < len(streams) else _FREE
        entries.append(_entry(name, _STREAM, right=after, start=start, size=size))
    directory = b"".join(entries).ljust(_SECTOR, b"\x00")
    return b"".join((_header(), struct.pack(f"<{len(table)}I", *table), directory, *contents))


def _header() -> bytes:
    head = struct.pack(
        "<8s16x5H6x10I", _SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, _DIRECTORY, 0, _LEAST, _END, 0, _END, 0, 0
    )
    return head + struct.pack("<108I", *[_FREE] * 108)


def _entry(name: str, kind: int, *, start: int, size: int, right: int = _FREE, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack("<64sHBBIII16xI16xIQ", written, len(written), kind, 1, _FREE, right, child, 0, start, size)
