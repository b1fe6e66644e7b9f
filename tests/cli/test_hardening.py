from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

from workspaces import danhgia, filled, make_town, process

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_hint_of_dg704_names_the_command(tmp_path: Path) -> None:
    town = make_town(tmp_path, units=1)
    danhgia("grade", "--quarter", "3", at=tmp_path)
    town.write_sheet(rows={"CB01-001": filled("T")})
    findings = danhgia("yearend", "--format", "json", at=tmp_path).json["findings"]
    (hint,) = [finding["hint"] for finding in findings if finding["code"] == "DG704"]
    assert "danhgia grade --quarter 3" in hint


def test_a_row_before_the_roster_covers_it_is_not_called_the_sheet_of_another_unit(tmp_path: Path) -> None:
    town = make_town(tmp_path, units=1)
    town.write_roster([{"code": "CB01-001", "from": date(2018, 10, 1)}])
    findings = danhgia("grade", "--quarter", "3", "--format", "json", at=tmp_path).json["findings"]

    (message,) = [finding["message"] for finding in findings if finding["code"] == "DG406"]
    assert "chưa thuộc hoặc không còn thuộc đối tượng đánh giá quý III/2018" in message
    assert "thuộc Chi bộ" not in message


def test_a_folder_in_the_way_is_named_not_the_temporary_file(tmp_path: Path) -> None:
    town = make_town(tmp_path, units=1)
    town.result().mkdir(parents=True)
    said = danhgia("grade", "--quarter", "3", at=tmp_path).err
    assert "2018-Q3.xlsx" in said


def test_a_full_disk_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town = make_town(tmp_path, units=1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        assert "danhgia.db" in danhgia("grade", "--quarter", "3", at=tmp_path).err
    danhgia("grade", "--quarter", "3", at=tmp_path)
    town.result().unlink()
    monkeypatch.setattr("os.fsync", full)
    said = danhgia("grade", "--quarter", "3", at=tmp_path).err
    assert "2018-Q3.xlsx" in said


def test_wrong_usage_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    done = process("grade", "--quater", "3", at=tmp_path)
    assert "No such option" not in done.err


def test_no_environment_variable_for_version(tmp_path: Path) -> None:
    assert "danhgia init" in danhgia("yearend", at=tmp_path, env={"DANHGIA_VERSION": "1"}).err


def test_a_named_folder_without_workspace_is_named(tmp_path: Path) -> None:
    assert "nowhere" in danhgia("-C", "nowhere", "yearend", at=tmp_path).err


def test_a_closed_pipe_under_text_keeps_the_exit_code(tmp_path: Path) -> None:
    town = make_town(tmp_path, units=1)
    line = f"{sys.executable} -m danhgia grade --quarter 3 | head -0; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], cwd=town.root, capture_output=True, check=True)
    assert done.stdout == b"0\n"


def test_temporary_files_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    town = make_town(tmp_path, units=1)
    danhgia("grade", "--quarter", "3", at=tmp_path)
    left = town.result().with_name(".danhgia-739d3569ab38b8be")
    left.write_bytes(b"x")
    town.result().unlink()
    danhgia("grade", "--quarter", "3", at=tmp_path)
    assert not left.exists()


def test_an_unreadable_file_alone_outside_a_workspace_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"no workbook")
    done = danhgia("validate", "sheet.xlsx", "--format", "json", at=tmp_path)
    assert done.code == 1


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    make_town(tmp_path, units=1)
    for closed in (">&-", "2>&-"):
        line = f"{sys.executable} -m danhgia grade --quarter 3 {closed}; echo code $? >> code"
        done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
    assert (tmp_path / "code").read_text() == "code 0\ncode 0\n"


def test_templates_never_land_among_the_sheets_even_when_asked(tmp_path: Path) -> None:
    make_town(tmp_path, units=1)
    done = danhgia("template", "--quarter", "4", "--output", "sheets/2018-Q4", at=tmp_path)
    assert (done.code, (tmp_path / "sheets/2018-Q4").exists()) == (2, False)


def test_a_shipped_rubric_is_named_without_this_machine_s_path(tmp_path: Path) -> None:
    make_town(tmp_path, units=1)
    said = danhgia("grade", "--quarter", "3", "--year", "2019", at=tmp_path).err
    assert said.startswith("tam-diep-2018.yaml:")
