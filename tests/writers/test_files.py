from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia.writers.files import OutputBlocked, check_writable, distinct_names, safe_name, write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "kết quả.xlsx", b"1")
    assert (tmp_path / "a" / "b" / "kết quả.xlsx").read_bytes() == b"1"
    assert names(tmp_path / "a" / "b") == ["kết quả.xlsx"]


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_file(path, b"a long old content")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o000, 0o644)])
def test_the_umask_decides_who_may_read(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_file(tmp_path / "x", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "x").stat().st_mode & 0o777 == mode


def held(times: int, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the next `times` attempts to replace a file fail, as a program that holds it open does on Windows."""
    tried: list[Path] = []
    real = os.replace

    def replace(source: Path, target: Path) -> Path:
        tried.append(target)
        if len(tried) <= times:
            raise PermissionError(13, "held", str(target))
        real(source, target)
        return target

    monkeypatch.setattr(Path, "replace", replace)
    return tried


def test_a_file_that_is_let_go_in_time_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = held(2, monkeypatch)
    write_file(tmp_path / "x.xlsx", b"new", waits=(0, 0, 0))
    assert (tmp_path / "x.xlsx").read_bytes() == b"new"
    assert len(tried) == 3


def test_a_file_that_stays_open_keeps_both_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ket-qua.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "ket-qua.moi-1.xlsx").write_bytes(b"kept before")
    tried = held(99, monkeypatch)
    with pytest.raises(OutputBlocked, match="ket-qua") as caught:
        write_file(path, b"new", waits=(0, 0))
    assert len(tried) == 3
    assert caught.value.path == path
    assert caught.value.kept == tmp_path / "ket-qua.moi-2.xlsx"
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == {
        "ket-qua.xlsx": b"old",
        "ket-qua.moi-1.xlsx": b"kept before",
        "ket-qua.moi-2.xlsx": b"new",
    }


def test_where_no_name_can_be_taken_the_temporary_file_is_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "held", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputBlocked) as caught:
        write_file(tmp_path / "x.xlsx", b"new", waits=())
    assert caught.value.kept is not None
    assert caught.value.kept.read_bytes() == b"new"
    assert names(tmp_path) == [caught.value.kept.name]
    assert caught.value.kept.name.startswith(".danhgia-")


@pytest.mark.parametrize("fault", [OSError(28, "disk full"), KeyboardInterrupt()])
def test_a_fault_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(_: int) -> None:
        raise fault

    (tmp_path / "x.xlsx").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(fault)):
        write_file(tmp_path / "x.xlsx", b"new")
    assert names(tmp_path) == ["x.xlsx"]
    assert (tmp_path / "x.xlsx").read_bytes() == b"old"


def test_a_file_system_that_cannot_sync_folders_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fsync, []

    def sync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(22, "not here")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    write_file(tmp_path / "x", b"1")
    assert (tmp_path / "x").read_bytes() == b"1"


def test_a_folder_that_takes_files_is_made_and_left_empty(tmp_path: Path) -> None:
    check_writable(tmp_path / "results" / "2018")
    assert names(tmp_path / "results" / "2018") == []


def test_a_folder_that_cannot_be_is_said_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "results").write_bytes(b"a file")
    with pytest.raises(OutputBlocked) as caught:
        check_writable(tmp_path / "results")
    assert caught.value.path == tmp_path / "results"
    assert caught.value.kept is None
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CB03", "CB03"),
        ("Chi bộ  03", "Chi bộ 03"),
        ("12/ĐU", "12-ĐU"),
        ('a[b]c:d*e?f/g\\h<i>j|k"l', "a-b-c-d-e-f-g-h-i-j-k-l"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("tên. . ", "tên"),
        ("~$CB03", "$CB03"),
        (".hidden", "hidden"),
        ("CON", "CON_"),
        ("nul.2018", "nul_.2018"),
        ("nul .2018", "nul_ .2018"),
        ("CONIN$", "CONIN$_"),
        ("lpt¹", "lpt¹_"),
        ("COM1", "COM1_"),
        ("console", "console"),
        ("falcon", "falcon"),
        ("CB-nul", "CB-nul"),
        ("COM10", "COM10"),
        ("a\x00b\x1bc\nd\u202ee", "a b c d\ufffde"),
        ("", "khong-ma"),
        (" .. ", "khong-ma"),
        ("///", "khong-ma"),
        ("a" * 150, "a" * 100),
    ],
)
def test_names_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_any_text_becomes_one_short_name(text: str) -> None:
    name = safe_name(text)
    assert 1 <= len(name) <= 101
    assert len(name.encode()) <= 201
    assert not set(name) & set('[]:*?/\\<>|"\n\t')
    assert not name.endswith((".", " "))
    assert not name.startswith((".", "~", " "))
    assert safe_name(name) == name


def test_names_of_files_are_distinct_whatever_they_are_made_of() -> None:
    keys = [("A", "b-c"), ("A-b", "c"), ("A/b", "c"), ("B", "c"), ("b", "C")]
    names = distinct_names(keys)
    assert [*names.values()] == ["A--b-c", "A-b--c", "A-b--c-2", "B--c", "b--C-2"]
    assert distinct_names([("A", "x"), ("A", "x")]) == {("A", "x"): "A-x"}
