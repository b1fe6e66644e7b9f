"""The directory of an archive: what its members are called, how large they are and where they begin.

As programs write it, it is read here. In any other way (a comment, extra fields, names in other letters, a start that
is elsewhere than stated) it is `zipfile`'s to read, which knows all that may stand there.
"""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import NamedTuple

_END = struct.Struct("<4s4H2LH")
_MEMBER = struct.Struct("<4s4B4HL2L5H2L")
_NEWEST = 63
"""The latest version of the format that `zipfile` reads."""


class Member(NamedTuple):
    """One entry of the directory, its name as written."""

    name: str
    flags: int
    method: int
    checksum: int
    compressed: int
    size: int
    start: int


def members_of(data: bytes) -> tuple[list[Member], int]:
    """Return the members of an archive in the order of the directory, and the length of its comment.

    Raises:
        BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, OSError: it is damaged.
    """
    plain = _plain(data)
    if plain is not None:
        return plain, 0
    archive = zipfile.ZipFile(BytesIO(data))
    found = [
        Member(
            info.orig_filename,
            info.flag_bits,
            info.compress_type,
            info.CRC,
            info.compress_size,
            info.file_size,
            info.header_offset,
        )
        for info in archive.infolist()
    ]
    return found, len(archive.comment)


def _plain(data: bytes) -> list[Member] | None:
    """Return the members, or None where the directory is not written in the usual way."""
    end = len(data) - _END.size
    if end < 0:
        return None
    signature, disk, first, here, count, size, start, comment = _END.unpack_from(data, end)
    if signature != b"PK\x05\x06" or disk or first or here != count or comment or start + size != end:
        return None
    found: list[Member] = []
    while start < end and len(found) < count:
        member, length = _member(data, start, end)
        if member is None:
            return None
        found.append(member)
        start += length
    return found if start == end and len(found) == count else None


def _member(data: bytes, start: int, end: int) -> tuple[Member | None, int]:
    """Return the entry that begins at a place, and how long it is."""
    if start + _MEMBER.size > end:
        return None, 0
    fields = _MEMBER.unpack_from(data, start)
    signature, _, _, version, _, flags, method, _, _, checksum, compressed, size, length, *others = fields
    extra, comment, disk, _, _, offset = others
    whole = _MEMBER.size + length
    written = data[start + _MEMBER.size : start + whole]
    plain = signature == b"PK\x01\x02" and version <= _NEWEST and not (extra or comment or disk)
    if not plain or start + whole > end or not written.isascii() or b"\0" in written:
        return None, 0
    return Member(written.decode("ascii"), flags, method, checksum, compressed, size, offset), whole
