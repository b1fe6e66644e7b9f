from __future__ import annotations

import hashlib
import os
import struct
import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danhgia.readers.package import LIMITS, read_package
from danhgia.readers.workbook import Rejected, open_workbook
from readers.xlsx_builder import MACRO_TYPE, parts, row_xml, save, sheet_xml, styles_xml, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.readers.package import Limits

PARTS = parts(
    {"Chấm điểm": sheet_xml(row_xml(1, '<c r="A1"><v>4.5</v></c>', '<c r="B1" t="inlineStr"><is><t>x</t></is></c>'))},
    styles=styles_xml("0.0"),
    properties={"danhgia.rubric": "mau"},
)
VALID = zipped(PARTS)


def rejected(path: Path, limits: Limits = LIMITS) -> Rejected:
    with pytest.raises(Rejected) as caught:
        read_package(path, shown="sheets/a.xlsx", limits=limits)
    assert caught.value.finding.at.file == "sheets/a.xlsx"
    return caught.value


def code_and_fact(path: Path, fact: str, limits: Limits = LIMITS) -> tuple[str, object]:
    finding = rejected(path, limits).finding
    return finding.code, finding.facts.get(fact)


def test_parts_are_inflated_and_hashed(tmp_path: Path) -> None:
    package = read_package(save(tmp_path, VALID), shown="a.xlsx")
    assert dict(package.parts) == PARTS
    assert package.sha256 == hashlib.sha256(VALID).hexdigest()
    assert not package.is_macro
    assert package.part("XL/Workbook.xml") == PARTS["xl/workbook.xml"]
    assert package.part("xl/none.xml") is None


def test_stored_members_and_backslashes_are_read(tmp_path: Path) -> None:
    content = zipped([(name.replace("/", "\\"), part) for name, part in PARTS.items()], method=zipfile.ZIP_STORED)
    assert open_workbook(save(tmp_path, content), shown="a").sheet_names == ("Chấm điểm",)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "unknown"),
        (b"\x09\x08\x10\x00\x00\x06", "xls"),
        (b"\n<!DOCTYPE html><p>", "html"),
        (b"<html><table>", "html"),
        (b"MIME-Version: 1.0", "html"),
        (b'<?xml version="1.0"?><Workbook/>', "xml"),
        ("Mã số;Họ và tên\nA;B".encode(), "csv"),
        (b"\xff\xfe" + "Mã số\tTên\n".encode("utf-16-le"), "csv"),
        ("Kính gửi\n".encode(), "text"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n", "image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image"),
        (b"\x00\x01\x02\x03", "unknown"),
        (zipped({"a.txt": b"x"}), "zip"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (zipped({"[Content_Types].xml": b"wordprocessingml.document.main+xml", "word/document.xml": b""}), "docx"),
        (zipped({"[Content_Types].xml": b"presentationml.presentation.main+xml"}), "pptx"),
        (zipped({"[Content_Types].xml": b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"}), "xlsb"),
    ],
)
def test_other_files_are_named_for_what_they_are(tmp_path: Path, content: bytes, kind: str) -> None:
    assert code_and_fact(save(tmp_path, content), "kind") == ("DG103", kind)


def test_password_is_told_apart_from_damage(tmp_path: Path) -> None:
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    found = rejected(save(tmp_path, protected))
    assert found.finding.code == "DG102"
    assert found.sha256 == hashlib.sha256(protected).hexdigest()
    assert rejected(save(tmp_path, patched(VALID, flag=1))).finding.code == "DG102"


def patched(content: bytes, *, flag: int | None = None, method: int | None = None) -> bytes:
    """Return the archive with the flags or method of its first member changed, in both headers."""
    changed = bytearray(content)
    central = content.index(b"PK\x01\x02")
    for start, offset in ((0, 6), (central, 8)):
        if flag is not None:
            struct.pack_into("<H", changed, start + offset, flag)
        if method is not None:
            struct.pack_into("<H", changed, start + offset + 2, method)
    return bytes(changed)


@pytest.mark.parametrize("name", ["missing.xlsx", "folder.xlsx", "a\0b.xlsx"])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    expected = {"missing.xlsx": "missing", "folder.xlsx": "not_a_file"}.get(name, "io")
    assert code_and_fact(tmp_path / name, "why") == ("DG101", expected)
    assert rejected(tmp_path / name).sha256 is None


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:  # what anybody but root gets from a file without permissions
        raise PermissionError(13, "Permission denied")

    path = save(tmp_path, VALID)
    monkeypatch.setattr(os, "open", refused)
    assert code_and_fact(path, "why") == ("DG101", "permission")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert code_and_fact(tmp_path / "pipe.xlsx", "why") == ("DG101", "not_a_file")


@pytest.mark.parametrize(
    ("limits", "what", "value", "limit"),
    [
        (replace(LIMITS, file=1 << 20), "file", "2 MiB", "1 MiB"),
        (replace(LIMITS, entries=3), "entries", "9", "3"),
        (replace(LIMITS, member=1 << 20), "member", "2 MiB", "1 MiB"),
        (replace(LIMITS, total=1 << 20), "total", "2 MiB", "1 MiB"),
        (replace(LIMITS, ratio=0), "ratio", "1", "0"),
    ],
)
def test_sizes_are_limited(tmp_path: Path, limits: Limits, what: str, value: str, limit: str) -> None:
    big = zipped({**PARTS, "xl/media/a.bin": bytes(range(256)) * 4200, "z.bin": b"x"}, method=zipfile.ZIP_STORED)
    finding = rejected(save(tmp_path, big), limits).finding
    assert (finding.code, finding.facts["what"]) == ("DG105", what)
    assert (finding.value, finding.limit) == (value, limit)


def test_bomb_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    assert code_and_fact(save(tmp_path, zipped({**PARTS, "xl/bomb.xml": b" " * (20 << 20)})), "what") == (
        "DG105",
        "ratio",
    )


def test_many_entries(tmp_path: Path) -> None:
    content = zipped([(f"x/{place}", b"") for place in range(2500)])
    assert code_and_fact(save(tmp_path, content), "what") == ("DG105", "entries")


def lying(content: bytes, size: int) -> bytes:
    """Return the archive with another declared size of its first member."""
    changed = bytearray(content)
    struct.pack_into("<L", changed, content.index(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def overlapping() -> bytes:
    """Return an archive two of whose members share their bytes."""
    content = bytearray(zipped([("a.xml", b"a" * 50), ("b.xml", b"b" * 50)], method=zipfile.ZIP_STORED))
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    first = content.index(b"PK\x01\x02")
    struct.pack_into("<L", content, first + 20, 90)
    struct.pack_into("<L", content, first + 24, 90)
    assert second > first
    return bytes(content)


def commented(comment: bytes) -> bytes:
    stream = BytesIO(VALID)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = comment
    return stream.getvalue()


def twice(name: str) -> bytes:
    return zipped([*PARTS.items(), (name, PARTS["xl/workbook.xml"])])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04" + bytes(200), "zip"),
        (zipped({}), "zip"),
        (VALID + VALID, "zip"),
        (b"x" * 0 + b"PK\x03\x04" + VALID, "zip"),
        (commented(VALID), "zip"),
        (commented(b"c" * 2000), "zip"),
        (twice("XL/workbook.xml"), "part_twice"),
        (twice("xl\\Workbook.xml"), "part_twice"),
        (twice("../xl/evil.xml"), "part_name"),
        (twice("/etc/x"), "part_name"),
        (twice("C:evil.xml"), "part_name"),
        (zipped(PARTS, method=zipfile.ZIP_BZIP2), "method"),
        (zipped(PARTS, method=zipfile.ZIP_LZMA), "method"),
        (patched(VALID, flag=0x20), "method"),
        (lying(VALID, 10), "checksum"),
        (lying(VALID, 0), "checksum"),
        (lying(VALID, 5000), "checksum"),
        (overlapping(), "overlap"),
        (VALID.replace(b"[Content_Types].xml", b"[Content_Typez].xml", 1), "header"),
        (VALID[:60] + b"\xff\xff\xff" + VALID[63:], "checksum"),
    ],
)
def test_broken_archives_are_damage(tmp_path: Path, content: bytes, why: str) -> None:
    assert code_and_fact(save(tmp_path, content), "why") == ("DG104", why)


@pytest.mark.parametrize(
    ("members", "name"),
    [
        (PARTS, "a.xlsm"),
        ({**PARTS, "xl/vbaProject.bin": b"x"}, "a.xlsx"),
        ({**PARTS, "xl/macrosheets/sheet1.xml": b"<x/>"}, "a.xlsx"),
        (parts({"S": sheet_xml("")}, main_type=MACRO_TYPE), "a.xlsx"),
    ],
)
def test_macros_are_told(tmp_path: Path, members: dict[str, bytes], name: str) -> None:
    assert read_package(save(tmp_path, zipped(members), name=name), shown=name).is_macro


def read_all(path: Path) -> None:
    """Read everything there is in a file."""
    workbook = open_workbook(path, shown="a.xlsx")
    for name in workbook.sheet_names:
        workbook.grid(name)


@pytest.mark.parametrize("place", range(20))
def test_truncated_files_are_rejected(tmp_path: Path, place: int) -> None:
    with pytest.raises(Rejected) as caught:
        read_all(save(tmp_path, VALID[: len(VALID) * place // 20]))
    assert caught.value.finding.code == ("DG103" if place == 0 else "DG104")


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_changed_files_are_read_or_rejected(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([VALID, zipped(PARTS, method=zipfile.ZIP_STORED)])))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Rejected):
        read_all(save(tmp_path, bytes(content)))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<"]), rest=st.binary(max_size=300)
)
def test_random_bytes_are_rejected(tmp_path: Path, start: bytes, rest: bytes) -> None:
    with pytest.raises(Rejected):
        read_all(save(tmp_path, start + rest))
