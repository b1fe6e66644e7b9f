"""The directory of an archive says what zipfile says of it, however it is written or changed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.readers import directory
from danhgia.readers.directory import Member, members_of


def archive(names: list[str], comment: bytes = b"", extra: bytes = b"") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as writer:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.extra = extra
            writer.writestr(info, name * 3)
        writer.comment = comment
    return stream.getvalue()


def by_zipfile(data: bytes) -> list[Member] | None:
    try:
        found = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, OSError):
        return None
    return [
        Member(
            one.orig_filename, one.flag_bits, one.compress_type, one.CRC, one.compress_size, one.file_size,
            one.header_offset,
        )
        for one in found
    ]  # fmt: skip


def test_a_usual_directory_is_read_without_zipfile(monkeypatch: pytest.MonkeyPatch) -> None:
    data = archive(["a.xml", "xl/b.xml"])
    monkeypatch.setattr(directory.zipfile, "ZipFile", None)  # type: ignore[attr-defined]  # as it is seen there
    (one, two), comment = members_of(data)
    assert (one.name, two.name, two.size, two.checksum) == ("a.xml", "xl/b.xml", 24, crc32(b"xl/b.xml" * 3))
    assert (one.start, comment) == (0, 0)


@pytest.mark.parametrize(
    "data",
    [
        archive(["a.xml"], comment=b"says"),
        archive(["a.xml"], extra=b"\x99\x99\x02\x00ab"),
        archive(["tên.xml"]),
        b"MZ" + archive(["a.xml"]),
    ],
    ids=["comment", "extra", "letters", "start"],
)
def test_another_directory_is_read_by_zipfile(data: bytes) -> None:
    assert directory._plain(data) is None
    assert members_of(data)[0] == by_zipfile(data)


def test_an_empty_archive_has_no_members() -> None:
    assert members_of(archive([])) == ([], 0)


@settings(max_examples=150)
@given(
    names=st.lists(st.sampled_from(["a", "b.xml", "c/d", "é"]), max_size=3, unique=True),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=3),
    cut=st.integers(0, 3),
)
def test_a_changed_directory_is_read_as_zipfile_reads_it_or_left_to_it(
    names: list[str], changes: list[tuple[float, int]], cut: int
) -> None:
    data = bytearray(archive(names))
    start = data.rfind(b"PK\x05\x06") if not names else data.find(b"PK\x01\x02")
    for place, value in changes:
        data[start + int(place * (len(data) - start))] = value
    changed = bytes(data[: len(data) - cut])
    plain = directory._plain(changed)
    assert plain is None or plain == by_zipfile(changed)
