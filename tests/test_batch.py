"""The batch files that people copy: what of them can be checked away from Windows, and the nightly script for real."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import simplejson
import typer.main

from danhgia.cli.app import app
from workspaces import danhgia, filled, make_town

if TYPE_CHECKING:
    from workspaces import Town

BATCH = Path(__file__).parents[1] / "examples" / "batch"
BAT, PS1, SH, PAGE = (BATCH / name for name in ("kiem-tra.bat", "kiem-tra.ps1", "xep-loai.sh", "README.md"))
BOM = b"\xef\xbb\xbf"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


class TestBytes:
    @pytest.mark.parametrize("path", [BAT, PS1], ids=lambda path: path.name)
    def test_windows_finds_its_line_ends(self, path: Path) -> None:
        data = path.read_bytes()
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")

    @pytest.mark.parametrize("path", [SH, PAGE], ids=lambda path: path.name)
    def test_a_shell_finds_its_line_ends(self, path: Path) -> None:
        assert b"\r" not in path.read_bytes()

    def test_powershell_5_takes_a_file_for_utf_8_by_its_mark_alone(self) -> None:
        assert PS1.read_bytes().startswith(BOM)

    def test_cmd_and_sh_would_stumble_over_a_mark(self) -> None:
        assert BAT.read_bytes().startswith(b"@echo off\r\n")
        assert SH.read_bytes().startswith(b"#!/bin/sh\n")

    def test_the_shell_script_can_be_run(self) -> None:
        assert os.access(SH, os.X_OK)

    def test_nothing_vietnamese_is_printed_before_the_code_page_is_set(self) -> None:
        before, _, _ = text(BAT).partition("chcp 65001")
        assert all(line.isascii() for line in before.splitlines() if not line.startswith("rem "))


class TestCmd:
    def test_every_jump_lands(self) -> None:
        lines = text(BAT).splitlines()
        labels = {line[1:] for line in lines if line.startswith(":")}
        jumps = {line.rpartition("goto ")[2] for line in lines if "goto " in line}
        assert jumps <= labels
        assert {"clean", "mistakes", "failed", "nothing"} <= jumps

    def test_a_path_always_stands_in_quotes(self) -> None:
        used = "\n".join(line for line in text(BAT).splitlines() if not re.match(r'rem |(if .* )?set "', line))
        assert re.findall(r'(?<!["%])%(?:LIST|DANHGIA|ONE)%(?!")', used) == []
        assert '"%~1"' in used
        assert "%*" not in used  # would lose the quotes of a name with &

    def test_delayed_expansion_would_eat_exclamation_marks(self) -> None:
        assert "DisableDelayedExpansion" in text(BAT)

    @pytest.mark.parametrize("path", [BAT, PS1], ids=lambda path: path.name)
    def test_each_exit_code_has_its_sentence(self, path: Path) -> None:
        for sentence in ("Không có lỗi.", "Có lỗi cần sửa; danh sách", "Chưa kiểm tra được; lý do"):
            assert sentence in text(path)


def parsed(words: list[str]) -> str:
    """Let a command parse words as it would before running; return which command they call."""
    name, *rest = words[2:] if words[0] == "-C" else words
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]  # it is a group
    command.make_context(name, rest)
    return name


def command_lines() -> dict[str, tuple[str, str]]:
    """Return what the files call, each with the command it must be, variables filled in."""
    called = {
        "bat": (re.findall(r'^"%DANHGIA%" (validate.*) >', text(BAT), re.MULTILINE), "validate"),
        "sh": (re.findall(r'^"\$danhgia" (.*) >', text(SH), re.MULTILINE), "grade"),
        "ps1": (re.findall(r"-ArgumentList \((.*)\) `$", text(PS1), re.MULTILINE), "validate"),
        "task": (re.findall(r"danhgia\.exe (-C .*?) >", text(PAGE)), "grade"),
        "cron": (re.findall(r"/xep-loai\.sh (.*)$", text(PAGE), re.MULTILINE), "grade"),
    }
    assert {name: len(found) for name, (found, _) in called.items()} == dict.fromkeys(called, 1)
    lines = {name: found[0] for name, (found, _) in called.items()}
    lines["bat"] = lines["bat"].replace("validate%FILES%", "validate 'D:\\Quý III\\a & b.xlsx' 'D:\\.'")
    lines["sh"] = lines["sh"].replace("$workspace", "/srv/Tam Điệp").replace('"$@"', "--quarter 3")
    lines["ps1"] = " ".join(re.findall(r"'([^']+)'", lines["ps1"].replace("+ $quoted +", "'D:\\CB01.xlsx'")))
    lines["task"] = lines["task"].replace('\\"', "'")
    lines["cron"] = f"grade {shlex.join(shlex.split(lines['cron'])[1:])}"
    return {name: (lines[name], called[name][1]) for name in called}


@pytest.mark.parametrize("name", ["bat", "sh", "ps1", "task", "cron"])
def test_what_they_call_is_a_command_that_there_is(name: str) -> None:
    line, expected = command_lines()[name]
    assert parsed(shlex.split(line)) == expected


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a workspace in a folder with spaces and Vietnamese letters."""
    return make_town(tmp_path_factory.mktemp("lô") / "Tam Điệp năm 2018 & nữa", units=1)


@pytest.fixture
def workspace(made: Town, tmp_path: Path) -> Path:
    """Return a copy of that workspace."""
    return Path(shutil.copytree(made.root, tmp_path / "Thành ủy Tam Điệp" / made.root.name))


def nightly(*arguments: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DANHGIA")}
    environment = {**kept, "DANHGIA": str(Path(sys.executable).parent / "danhgia")}
    command = [str(SH), *map(str, arguments)]
    return subprocess.run(command, cwd=at, env=environment, capture_output=True, encoding="utf-8", check=False)


def log(workspace: Path) -> list[str]:
    return (workspace / "nhat-ky" / "xep-loai.log").read_text(encoding="utf-8").splitlines()


def result(workspace: Path) -> dict[str, object]:
    document: dict[str, object] = simplejson.loads((workspace / "nhat-ky" / "xep-loai.json").read_text("utf-8"))
    return document


class TestNightly:
    def test_a_clean_night_and_one_on_which_nothing_changed(self, workspace: Path) -> None:
        for night in (1, 2):
            done = nightly(workspace, "--quarter", "3", at=workspace.parent)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
            assert result(workspace)["period"] == "2018-Q3"
            assert len(log(workspace)) == night
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d  mã thoát 0: đã xếp loại, không có lỗi", log(workspace)[-1])
        assert sorted(path.name for path in (workspace / "nhat-ky").iterdir()) == ["xep-loai.json", "xep-loai.log"]

    def test_a_mistake_is_1_and_in_the_result(self, workspace: Path, made: Town) -> None:
        made.write_sheet(to=workspace / "sheets/2018-Q3/CB01.xlsx", rows={"CB01-001": filled(scores={"I.1": 5})})
        assert nightly(workspace, "--quarter", "3", at=workspace.parent).returncode == 1
        assert "mã thoát 1: đã xếp loại, còn lỗi cần sửa" in log(workspace)[-1]
        assert "DG201" in (workspace / "nhat-ky" / "xep-loai.json").read_text("utf-8")

    def test_what_could_not_be_done_leaves_the_last_result(self, workspace: Path) -> None:
        nightly(workspace, "--quarter", "3", at=workspace.parent)
        before = result(workspace)
        done = nightly(workspace, "--quarter", "4", at=workspace.parent)
        assert done.returncode == 2
        assert "Không có bảng chấm điểm nào cho quý IV/2018" in log(workspace)[-2]
        assert "mã thoát 2: chưa xếp loại được" in log(workspace)[-1]
        assert result(workspace) == before
        assert sorted(path.name for path in (workspace / "nhat-ky").iterdir()) == ["xep-loai.json", "xep-loai.log"]

    @pytest.mark.parametrize("arguments", [[], ["khong co/thu muc nay"]])
    def test_without_a_workspace(self, arguments: list[str], tmp_path: Path) -> None:
        done = nightly(*arguments, at=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Cách dùng: ")

    def test_a_log_in_the_workspace_is_in_nobody_s_way(self, workspace: Path) -> None:
        nightly(workspace, "--quarter", "3", at=workspace.parent)
        assert danhgia("status", "--quarter", "3", at=workspace).code == 0


def test_what_the_drop_target_runs_works_on_such_paths(workspace: Path, made: Town) -> None:
    sheet = workspace / "sheets/2018-Q3/CB01.xlsx"
    made.write_sheet(to=sheet, rows={"CB01-001": filled(scores={"I.1": 5})})
    for path in (sheet, sheet.parent, f"{sheet.parent}{os.sep}."):
        done = danhgia("validate", path, "--format", "csv", at=workspace.parent)
        assert done.code == 1
        assert done.stdout.startswith(BOM)
        assert '"DG201"' in done.out
