"""The outside of a workbook file: opened, measured, inflated once, and refused before anything parses it.

The order is cheap first: what kind of directory entry, how large, what its first bytes say, what the archive declares;
only then is each member inflated, inside a running budget, which is also the one complete check of its checksum.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.readers.kinds import archive_kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MIB = 1 << 20
_HEADER = struct.Struct("<4s5H3L2H")
_ENTRY = b"PK\x01\x02"
_COMMENT = 1024
_FLAGS_ENCRYPTED = 0x41
_FLAG_PATCH = 0x20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_IN_BYTES = frozenset({"file", "member", "total"})


@dataclass(frozen=True, slots=True, eq=False)  # few, and asked for with every part
class Limits:
    """How large a workbook may be; the name of each field is the `what` of the finding DG105.

    Sizes are in bytes. `ratio` is inflated to stored size of members above 1 MiB; `rows`, `columns` and `area` are
    those with a value; `cells` counts the cell elements of the workbook, formatted empty ones too; `text` is characters
    of one cell; `referenced` characters of shared strings, as often as one sheet uses them (told as `text`); `merges`
    per sheet; `nodes` tags and attributes of one part parsed at once (told as `cells`). `depth` is the parser's own.
    """

    file: int = 10 * _MIB
    entries: int = 2_000
    member: int = 32 * _MIB
    total: int = 96 * _MIB
    ratio: int = 150
    sheets: int = 64
    rows: int = 20_000
    columns: int = 512
    area: int = 2_000_000
    cells: int = 400_000
    strings: int = 200_000
    text: int = 32_767
    referenced: int = 64 * _MIB
    merges: int = 20_000
    nodes: int = 4_000_000
    depth: int = 256


LIMITS = Limits()
"""For score sheets, which come from many hands: four times and more what any honest one needed."""

LARGE_LIMITS = Limits(
    file=256 * _MIB,
    member=1_024 * _MIB,
    total=1_536 * _MIB,
    rows=1_048_576,
    area=200_000_000,
    cells=20_000_000,
    strings=4_000_000,
    referenced=1_024 * _MIB,
    merges=200_000,
)
"""For the officer's own roster and registers, up to all rows a sheet has."""


class Rejected(Exception):
    """A file that cannot be read as a workbook: the finding about it. It never stops the others.

    `sha256` is of the file's bytes, or None where they could not be had.
    """

    def __init__(self, finding: Finding, sha256: str | None = None) -> None:
        super().__init__(finding.code)
        self.finding = finding
        self.sha256 = sha256


@dataclass(frozen=True, slots=True)
class Source:
    """The file being read: its name in findings, its hash, its limits; makes the refusals."""

    shown: str
    limits: Limits
    sha256: str | None = None

    def rejected(self, code: str, at: Location | None = None, **facts: object) -> Rejected:
        """Return the refusal of this file with a code and its facts."""
        return Rejected(Finding(code, at or Location(self.shown), facts=facts), self.sha256)

    def damaged(
        self, why: str, *, sheet: str | None = None, row: int | None = None, column: int | None = None
    ) -> Rejected:
        """Return that the file is damaged (DG104); `why` is a neutral key, the place is given where it is known."""
        return self.rejected("DG104", Location(self.shown, sheet, row, column), why=why)

    def too_large(self, what: str, value: int, limit: int, *, sheet: str | None = None) -> Rejected:
        """Return that a limit is passed (DG105); sizes are told in whole MiB, everything else as a count."""
        told = (max(-(-value // _MIB), limit // _MIB + 1), limit // _MIB) if what in _IN_BYTES else (value, limit)
        shown, cap = (f"{number} MiB" if what in _IN_BYTES else str(number) for number in told)
        facts = {"what": what, "cap": cap}
        finding = Finding("DG105", Location(self.shown, sheet), value=shown, limit=cap, facts=facts)
        return Rejected(finding, self.sha256)


@dataclass(frozen=True, slots=True, repr=False)
class Package:
    """The parts of a workbook by name (`xl/workbook.xml`), inflated; `is_macro` where it has or announces macros."""

    source: Source
    parts: Mapping[str, bytes]
    is_macro: bool

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file's bytes."""
        return self.source.sha256 or ""

    def part(self, name: str) -> bytes | None:
        """Return a part by its name, the case of which makes no difference, or None."""
        if name in self.parts:
            return self.parts[name]
        folded = name.casefold()
        return next((part for key, part in self.parts.items() if key.casefold() == folded), None)


def read_package(path: Path, *, shown: str, limits: Limits = LIMITS) -> Package:
    """Read the file at `path` once and return its parts; `shown` is its name in findings.

    Raises:
        Rejected: it cannot be opened (DG101), is encrypted (DG102), is something else (DG103), damaged (DG104) or too
            large (DG105).
    """
    data = _read(path, Source(shown, limits))
    source = Source(shown, limits, hashlib.sha256(data).hexdigest())
    kind = kind_of(data)
    if kind == "encrypted":
        raise source.rejected("DG102")
    if kind != "zip":
        raise source.rejected("DG103", kind=kind)
    parts = _inflated(data, source)
    content_types = parts.get("[Content_Types].xml")
    kind = archive_kind(parts.keys(), content_types=content_types, mimetype=parts.get("mimetype"))
    if kind != "xlsx":
        raise source.rejected("DG103", kind=kind)
    return Package(source, parts, _is_macro(path, parts, content_types or b""))


def _read(path: Path, source: Source) -> bytes:
    """Read a regular file whole; a pipe or device neither blocks nor counts as a file."""
    try:
        descriptor = os.open(path, _OPEN)
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise source.rejected("DG101", why="not_a_file")
            if status.st_size > source.limits.file:
                raise source.too_large("file", status.st_size, source.limits.file)
            data = stream.read(status.st_size + 1)
            if len(data) > status.st_size:  # it grows meanwhile
                data += stream.read(source.limits.file + 1 - len(data))
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        raise source.rejected("DG101", why=_why(error)) from error
    if len(data) > source.limits.file:
        raise source.too_large("file", len(data), source.limits.file)
    return data


def _why(error: Exception) -> str:
    match error:
        case PermissionError():
            return "permission"
        case FileNotFoundError():
            return "missing"
        case IsADirectoryError():
            return "not_a_file"
        case _:
            return "io"


def _is_macro(path: Path, parts: Mapping[str, bytes], content_types: bytes) -> bool:
    names = [name.casefold() for name in parts]
    return (
        path.suffix.casefold() in {".xlsm", ".xltm", ".xlam"}
        or b"macroenabled" in content_types.lower()
        or any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names)
    )


def _inflated(data: bytes, source: Source) -> dict[str, bytes]:
    """Return every member by its part name, checked against what the archive declares."""
    entries = _entries(data, source)
    _check_sizes(entries, source)
    parts: dict[str, bytes] = {}
    for info, payload in _payloads(data, entries, source):
        part = _inflate(info, payload)
        if part is None or zlib.crc32(part) != info.CRC:
            raise source.damaged("checksum")
        parts[_part_name(info)] = part
    return parts


def _entries(data: bytes, source: Source) -> list[zipfile.ZipInfo]:
    declared = data.count(_ENTRY)
    if declared > source.limits.entries:
        raise source.too_large("entries", declared, source.limits.entries)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, OSError) as error:
        raise source.damaged("zip") from error
    entries = sorted(archive.infolist(), key=lambda info: info.header_offset)
    if not entries or entries[0].header_offset or len(archive.comment) > _COMMENT:
        raise source.damaged("zip")  # something before the first member, or a second archive behind
    for info in entries:
        _check_entry(info, source)
    names = {_part_name(info).casefold() for info in entries}
    if len(names) != len(entries):
        raise source.damaged("part_twice")
    return entries


def _check_entry(info: zipfile.ZipInfo, source: Source) -> None:
    if info.flag_bits & _FLAGS_ENCRYPTED:
        raise source.rejected("DG102")
    if info.compress_type not in _METHODS or info.flag_bits & _FLAG_PATCH:
        raise source.damaged("method")
    name = _part_name(info)
    if not name or name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/"):
        raise source.damaged("part_name")


def _part_name(info: zipfile.ZipInfo) -> str:
    return info.orig_filename.replace("\\", "/")


def _check_sizes(entries: list[zipfile.ZipInfo], source: Source) -> None:
    """Check what the archive declares; inflating stops at the declared size, so a lie gains nothing."""
    limits = source.limits
    total = 0
    for info in entries:
        ratio = info.file_size // max(info.compress_size, 1)
        total += info.file_size
        if info.file_size > limits.member:
            raise source.too_large("member", info.file_size, limits.member)
        if info.file_size > _MIB and ratio > limits.ratio:
            raise source.too_large("ratio", ratio, limits.ratio)
        if total > limits.total:
            raise source.too_large("total", total, limits.total)


def _payloads(data: bytes, entries: list[zipfile.ZipInfo], source: Source) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Yield each member's stored bytes; members that overlap one another or the directory are refused."""
    ends = [*(info.header_offset for info in entries[1:]), data.rfind(b"PK\x05\x06")]
    for info, end in zip(entries, ends, strict=True):
        start = info.header_offset + _HEADER.size
        if start > end:
            raise source.damaged("overlap")
        signature, *_, name_length, extra_length = _HEADER.unpack_from(data, info.header_offset)
        name = data[start : start + name_length]
        if signature != b"PK\x03\x04" or name.decode(_charset(info), "replace") != info.orig_filename:
            raise source.damaged("header")
        start += name_length + extra_length
        if start + info.compress_size > end:
            raise source.damaged("overlap")
        yield info, data[start : start + info.compress_size]


def _charset(info: zipfile.ZipInfo) -> str:
    return "utf-8" if info.flag_bits & 0x800 else "cp437"


def _inflate(info: zipfile.ZipInfo, payload: bytes) -> bytes | None:
    """Return the member, or None where it is not exactly what it declares."""
    if info.compress_type == zipfile.ZIP_STORED:
        return payload if len(payload) == info.file_size else None
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = inflater.decompress(payload, info.file_size + 1)
    except zlib.error:
        return None
    whole = inflater.eof and not inflater.unused_data and len(part) == info.file_size
    return part if whole else None
