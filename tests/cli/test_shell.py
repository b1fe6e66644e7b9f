"""What every command has: help, global options, refusals in one voice."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from danhgia.cli.shell import tell
from workspaces import danhgia, process

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Town

COMMANDS = [
    "init",
    "rubric list",
    "rubric show",
    "rubric check",
    "rubric test",
    "rubric schema",
    "rubric copy",
    "roster check",
    "template",
    "validate",
    "grade",
    "status",
    "yearend",
    "explain",
    "rule",
]
PRINTING = ["validate", "grade", "status", "yearend", "explain", "roster check", "rubric check", "template"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(tmp_path: Path, command: str) -> None:
    done = danhgia(*command.split(), "--help", at=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert f"Ví dụ: danhgia {command}" in done.out


@pytest.mark.parametrize("command", PRINTING)
def test_every_command_with_a_result_prints_it_in_three_formats(tmp_path: Path, command: str) -> None:
    shown = danhgia(*command.split(), "--help", at=tmp_path).out
    assert "--format" in shown
    assert "text|json|csv" in shown


def test_commands_of_later_issues_are_not_listed(tmp_path: Path) -> None:
    shown = danhgia("--help", at=tmp_path).out
    for later in ("layout", "doctor", "report", "close", "reopen", "verify", "draft"):
        assert f"\n  {later} " not in shown
    for first in {command.split()[0] for command in COMMANDS}:
        assert f"\n  {first} " in shown


def test_global_options(tmp_path: Path) -> None:
    shown = danhgia("--help", at=tmp_path).out
    for option in ("-C, --workspace", "--lang", "--version", "DANHGIA_WORKSPACE", "DANHGIA_LANG"):
        assert option in shown


def test_help_in_english(tmp_path: Path) -> None:
    done = process("--lang", "en", "grade", "--help", at=tmp_path)
    assert done.code == 0
    assert "Example: danhgia grade --quarter 3" in done.out


@pytest.mark.parametrize("command", ["grade --quarter 3", "yearend", "status", "roster check", "validate sheets"])
def test_the_workspace_can_be_named(year: Town, tmp_path: Path, command: str) -> None:
    inside = danhgia(*command.split(), "--format", "json", at=year.root)
    path = command if command != "validate sheets" else f"validate {year.root / 'sheets'}"
    for option in ("-C", "--workspace"):
        outside = danhgia(option, year.root, *path.split(), "--format", "json", at=tmp_path)
        assert (outside.code, outside.stdout) == (inside.code, inside.stdout)


def test_nothing_is_written_outside_its_places(town: Town) -> None:
    before = {path.relative_to(town.root).as_posix() for path in town.root.rglob("*")}
    for command in ("validate sheets", "grade --quarter 3", "yearend", "status", "explain CB01-001", "roster check"):
        danhgia(*command.split(), at=town.root)
    new = {path.relative_to(town.root).as_posix() for path in town.root.rglob("*")} - before
    assert new == {"danhgia.db", "results/2018-Q3.xlsx", "results/2018.xlsx", ".danhgia", ".danhgia/lock"}


def test_the_command_line_starts_without_heavy_libraries() -> None:
    heavy = "{'pandas', 'pydantic', 'openpyxl', 'lxml', 'xlsxwriter', 'yaml'} & set(sys.modules)"
    asked = [sys.executable, "-c", f"import sys, danhgia.cli.app; print({heavy})"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_full_log_changes_no_exit_code() -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with patch.object(sys, "stderr", Full()):
        tell("Written: results/2018-Q3.xlsx")
