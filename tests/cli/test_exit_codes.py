from __future__ import annotations

import errno
import os
import re
import signal
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from danhgia.readers.rubric_file import find_rubric
from danhgia.workspace import load_workspace, lock
from workspaces import RUBRIC, danhgia, filled, process

if TYPE_CHECKING:
    from workspaces import Ran, Town

ERROR = {"CB01-001": filled(scores={"I.1": 5})}
WARNING = {"CB01-001": filled(scores={"I.1": "3,5"})}


def grade(town: Town, *more: str) -> Ran:
    return danhgia("grade", "--quarter", "3", *more, at=town.root)


def unable(done: Ran) -> str:
    """Return what a command that could not do its job said, which is all it printed."""
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    return done.err


def test_where_a_rubric_rates_by_the_year_no_period_need_be_chosen(tmp_path: Path) -> None:
    assert danhgia("init", "town", "--rubric", "tam-ky-ct06", "--year", "2021", at=tmp_path).code == 0
    for options in ((), ("--year", "2021"), ("--period", "2021")):
        assert "sheets/2021" in unable(danhgia("grade", *options, at=tmp_path / "town"))


def own_rubric(town: Town, change: tuple[str, str]) -> Path:
    """Let the workspace use a changed copy of its rubric."""
    path = town.root / "rieng.yaml"
    text = find_rubric(RUBRIC).read_text("utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), "utf-8")
    config = town.root / "danhgia.yaml"
    config.write_text(config.read_text("utf-8").replace(f"rubric: {RUBRIC}", "rubric: rieng.yaml"), "utf-8")
    return path


class TestNothingWrong:
    @pytest.mark.parametrize(
        "command",
        [
            "validate sheets/2018-Q3",
            "grade --quarter 3",
            "yearend",
            "status",
            "needs",
            "explain CB01-001",
            "roster check",
        ],
    )
    def test_a_clean_year_is_0(self, year: Town, command: str) -> None:
        assert danhgia(*command.split(), at=year.root).code == 0

    def test_help_and_version(self, tmp_path: Path) -> None:
        assert danhgia("--help", at=tmp_path).code == 0
        assert danhgia("grade", "-h", at=tmp_path).code == 0
        assert re.fullmatch(r"danhgia \d+\.\d+\.\d+\n", danhgia("--version", at=tmp_path).out)


class TestFindings:
    @pytest.mark.parametrize("command", ["validate sheets/2018-Q3", "grade --quarter 3"])
    @pytest.mark.parametrize(
        ("rows", "option", "code"),
        [
            (ERROR, None, 1),
            (ERROR, "--strict", 1),
            (ERROR, "--exit-zero", 0),
            (WARNING, None, 0),
            (WARNING, "--strict", 1),
        ],
    )
    def test_severities(self, town: Town, command: str, rows: dict[str, object], option: str | None, code: int) -> None:
        town.write_sheet(rows=rows)  # type: ignore[arg-type]  # rows of the form
        assert danhgia(*command.split(), *([option] if option else []), at=town.root).code == code

    def test_an_unreadable_file_is_a_finding_about_it(self, town: Town) -> None:
        town.sheet("CB02").write_bytes(b"")
        assert danhgia("validate", "sheets/2018-Q3", at=town.root).code == 1
        assert grade(town).code == 1


class TestNothingMatched:
    @pytest.mark.parametrize(
        "argument", ["nowhere.xlsx", "nowhere/CB01.xlsx", "empty", "empty/*.xlsx", "sheets/*.xlsx"]
    )
    def test_alone(self, town: Town, argument: str) -> None:
        (town.root / "empty").mkdir()
        assert f"“{argument}”" in unable(danhgia("validate", argument, at=town.root))

    @pytest.mark.parametrize("argument", ["nowhere.xlsx", "empty", "empty/*.xlsx"])
    def test_the_others_are_checked_first(self, town: Town, argument: str) -> None:
        (town.root / "empty").mkdir()
        town.write_sheet(rows=ERROR)
        done = danhgia("validate", argument, "sheets/2018-Q3/CB01.xlsx", "--format", "json", at=town.root)
        assert done.code == 2
        assert done.found == ["DG201"]
        assert f"“{argument}”" in done.err

    def test_exit_zero_does_not_hide_it(self, town: Town) -> None:
        done = danhgia("validate", "nowhere.xlsx", "sheets/2018-Q3", "--exit-zero", at=town.root)
        assert done.code == 2

    def test_patterns_that_no_shell_expanded(self, town: Town) -> None:
        assert danhgia("validate", "sheets/2018-Q3/*.xlsx", at=town.root).code == 0
        done = danhgia("validate", "sheets/**/CB0?.xlsx", "--format", "json", at=town.root)
        assert [file["path"] for file in done.json["files"]] == ["sheets/2018-Q3/CB01.xlsx", "sheets/2018-Q3/CB02.xlsx"]


class TestNothingToDo:
    def test_no_workspace(self, tmp_path: Path) -> None:
        for command in ("grade --quarter 3", "yearend", "status", "explain X", "template --quarter 3", "roster check"):
            assert "danhgia init" in unable(danhgia(*command.split(), at=tmp_path))

    def test_a_folder_that_is_none(self, tmp_path: Path) -> None:
        assert "DG550" in unable(danhgia("-C", "nowhere", "grade", "--quarter", "3", at=tmp_path))

    def test_no_sheet_for_the_period(self, town: Town) -> None:
        said = unable(danhgia("grade", "--quarter", "2", at=town.root))
        assert "quý II/2018" in said
        assert "sheets/2018-Q2" in said
        assert not town.ledger.exists()

    def test_no_graded_period(self, town: Town) -> None:
        assert "danhgia grade" in unable(danhgia("yearend", at=town.root))
        assert not town.result("2018").exists()

    def test_no_graded_period_in_that_year(self, year: Town) -> None:
        path = own_rubric(year, ("to: 2018-12-31", "to: 2019-12-31"))
        assert path.is_file()
        assert "2019" in unable(danhgia("yearend", "--year", "2019", at=year.root))

    def test_nobody_of_that_code(self, year: Town) -> None:
        assert "CB01-001" in unable(danhgia("explain", "CB01-01", at=year.root))


class TestUsage:
    @pytest.mark.parametrize(
        "line",
        [
            "",
            "nonsense",
            "grade",
            "grade --quarter",
            "grade --quarter 0",
            "grade --quarter 5",
            "grade --quarter x",
            "grade --quarter 3 --month 7",
            "grade --quarter 3 --period 2018-Q3",
            "grade --period Q9",
            "grade --quarter 3 extra",
            "grade --quater 3",
            "grade --quarter 3 --format xml",
            "grade --quarter 3 --year 12",
            "validate",
            "validate --nonsense sheets",
            "explain",
            "template",
            "rule DG999",
            "rule",
            "rubric",
            "rubric nonsense",
            "rubric show nonsense",
            "--lang fr grade --quarter 3",
            "init",
            "template --quarter 3 --unit CB99",
        ],
    )
    def test_wrong_usage_is_2(self, town: Town, line: str) -> None:
        assert unable(danhgia(*line.split(), at=town.root))

    @pytest.mark.parametrize("option", ["--month 7", "--half 1", "--period 2018-M07", "--period 2018"])
    def test_a_kind_of_period_that_the_rubric_does_not_rate(self, town: Town, option: str) -> None:
        assert "--quarter" in unable(danhgia("grade", *option.split(), at=town.root))

    def test_a_quarter_of_a_monthly_rubric(self, town: Town) -> None:
        text = find_rubric(RUBRIC).read_text("utf-8").partition("year_end:")[0]
        config = town.root / "danhgia.yaml"
        config.write_text(config.read_text("utf-8").replace(f"rubric: {RUBRIC}", "rubric: thang.yaml"), "utf-8")
        monthly = text.replace("period: quarter", "period: month").replace("rates: {quarter:", "rates: {month:")
        (town.root / "thang.yaml").write_text(monthly, "utf-8")
        assert "--month" in unable(grade(town))


class TestRubrics:
    def test_errors_are_1_in_check_and_2_elsewhere(self, town: Town) -> None:
        own_rubric(town, ("cap: 15", "kap: 15"))
        checked = danhgia("rubric", "check", "rieng.yaml", at=town.root)
        assert checked.code == 1
        assert "DG601" in checked.out
        for command in ("grade --quarter 3", "validate sheets", "yearend", "status", "template --quarter 3"):
            said = unable(danhgia(*command.split(), at=town.root))
            assert re.search(r"rieng\.yaml:\d+: ", said)
            assert "DG601" in said

    def test_a_failing_case_is_1(self, tmp_path: Path) -> None:
        assert danhgia("rubric", "copy", RUBRIC, "--output", "own.yaml", at=tmp_path).code == 0
        assert danhgia("rubric", "test", "own.yaml", at=tmp_path).code == 0
        rubric = tmp_path / "own.yaml"
        rubric.write_text(
            rubric.read_text("utf-8").replace("from: 90", "from: 91").replace("below: 90", "below: 91"), "utf-8"
        )
        done = danhgia("rubric", "test", "own.yaml", "--format", "json", at=tmp_path)
        assert done.code == 1
        assert "DG620" in done.found
        assert done.json["failed"] > 0

    @pytest.mark.parametrize(
        "command",
        [
            "grade --quarter 3 --year 2019",
            "yearend --year 2019",
            "template --quarter 1 --year 2017",
            "status --year 2019",
        ],
    )
    def test_not_in_force(self, town: Town, command: str) -> None:
        assert "DG604" in unable(danhgia(*command.split(), at=town.root))

    def test_a_workspace_with_errors(self, town: Town) -> None:
        (town.root / "danhgia.yaml").write_text("rubrik: x\n", "utf-8")
        for command in ("grade --quarter 3", "validate sheets", "yearend"):
            assert "danhgia.yaml:1: " in unable(danhgia(*command.split(), at=town.root))


class TestOutput:
    def test_a_locked_workspace_names_who_holds_it(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        with lock(load_workspace(town.root), command="yearend"), monkeypatch.context() as hurried:
            hurried.setattr("danhgia.workspace.lock", partial(lock, timeout=0))
            said = unable(grade(town))
        assert f"{os.getpid()}" in said
        assert "yearend" in said
        assert not town.ledger.exists()
        assert grade(town).code == 0

    def test_something_in_the_way_of_the_result(self, town: Town) -> None:
        town.result().mkdir(parents=True)
        assert "results/" in unable(grade(town))
        assert [path.name for path in town.result().parent.iterdir()] == ["2018-Q3.xlsx"]

    def test_a_result_that_is_open_elsewhere(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        grade(town)
        before = town.result().read_bytes()
        town.write_sheet(rows={"CB01-001": filled("T")})
        monkeypatch.setattr("danhgia.writers.files.time.sleep", lambda _: None)
        with monkeypatch.context() as held:
            held.setattr(Path, "replace", denied)
            said = unable(grade(town))
        assert "2018-Q3.xlsx" in said
        assert town.result().read_bytes() == before
        assert grade(town).code == 0
        assert town.result().read_bytes() != before

    @pytest.mark.parametrize(
        ("command", "file"),
        [
            ("grade --quarter 3", "results/2018-Q3.xlsx"),
            ("yearend", "results/2018.xlsx"),
            ("template --quarter 4", "templates/2018-Q4/CB01.xlsx"),
            ("validate sheets/2018-Q3 --return-to tra-lai", "tra-lai/CB01.xlsx"),
        ],
    )
    def test_a_file_that_is_open_in_excel(
        self, town: Town, monkeypatch: pytest.MonkeyPatch, command: str, file: str
    ) -> None:
        assert grade(town).code == 0
        town.result().unlink()
        town.write_sheet(rows=ERROR)
        monkeypatch.setattr("danhgia.writers.files.time.sleep", lambda _: None)
        monkeypatch.setattr(Path, "replace", denied)
        done = danhgia(*command.split(), at=town.root)
        assert (done.code, done.out) == (2, "")
        (line,) = done.err.splitlines()
        found = re.fullmatch(r"Lỗi: Không ghi được “(.+)”: tệp đang mở trong Excel\. Đóng tệp rồi chạy lại\.", line)
        assert found
        assert found[1].endswith(file)

    def test_a_path_longer_than_the_system_takes(self, town: Town) -> None:
        folder = "/".join(["thu-muc-rat-dai" * 15] * 25)
        said = unable(danhgia("template", "--quarter", "3", "--output", folder, at=town.root))
        assert "đường dẫn quá dài; chuyển thư mục làm việc về gần gốc ổ đĩa." in said

    def test_what_windows_says_of_a_long_path(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        real = Path.mkdir

        def no_such_path(path: Path, **more: bool) -> None:
            if path.name != ".danhgia":  # where the lock lies
                raise FileNotFoundError(errno.ENOENT, "The system cannot find the path specified", str(path))
            real(path, **more)

        monkeypatch.setattr(Path, "mkdir", no_such_path)
        folder = "/".join(["thu-muc-rat-dai"] * 20)
        said = unable(danhgia("template", "--quarter", "3", "--output", folder, at=town.root))
        assert "đường dẫn quá dài" in said
        assert "đường dẫn quá dài" not in unable(danhgia("template", "--quarter", "3", "--output", "x", at=town.root))

    @pytest.mark.parametrize("call", ["fsync", "open"])
    def test_a_full_disk_leaves_what_was_there(self, town: Town, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
        grade(town)
        before = town.result().read_bytes()
        town.write_sheet(rows={"CB01-001": filled("T")})
        real = getattr(os, call)

        def full(*arguments: object, **more: object) -> object:
            if call == "fsync" or ".danhgia-" in str(arguments[0]):
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*arguments, **more)

        with monkeypatch.context() as failing:
            failing.setattr(os, call, full)
            assert "ổ đĩa đã đầy" in unable(grade(town))
        assert town.result().read_bytes() == before
        assert [path.name for path in town.result().parent.iterdir()] == ["2018-Q3.xlsx"]
        assert grade(town).code == 0
        assert town.result().read_bytes() != before

    def test_a_ledger_that_is_none(self, town: Town) -> None:
        town.ledger.write_bytes(b"this is no database" * 100)
        assert "DG540" in unable(grade(town))
        assert town.ledger.read_bytes() == b"this is no database" * 100


def denied(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


class TestFaultsOfTheProgram:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> None:
            name = "Đảng viên Mẫu 01 001"
            raise ZeroDivisionError(name)

        monkeypatch.setattr("danhgia.judging.examine", fails)

    def test_one_line_and_a_crash_log_without_values(self, town: Town, tmp_path: Path) -> None:
        (tmp_path / "logs").mkdir()
        done = self.crashed(town, tmp_path / "logs")
        said = unable(done)
        assert said.count("\n") == 1
        (log,) = (tmp_path / "logs").iterdir()
        assert str(log) in said
        written = log.read_text("utf-8")
        assert "ZeroDivisionError" in written
        assert "Mẫu" not in written + said
        assert stat.S_IMODE(log.stat().st_mode) == 0o600

    def test_debugging_shows_the_traceback(self, town: Town, tmp_path: Path) -> None:
        (tmp_path / "logs").mkdir()
        done = self.crashed(town, tmp_path / "logs", DANHGIA_DEBUG="1")
        assert done.code == 2
        assert "Traceback (most recent call last):" in done.err

    def crashed(self, town: Town, logs: Path, **env: str) -> Ran:
        with pytest.MonkeyPatch.context() as place:
            place.setattr("tempfile.tempdir", str(logs))
            return danhgia("grade", "--quarter", "3", at=town.root, env=env)


WAITING = """
import signal, sys, threading
import danhgia.crew.pool as pool

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests themselves run in the background

def wait(*_, **__):
    print("reading", file=sys.stderr, flush=True)
    threading.Event().wait()

pool.read_score_sheets = wait
from danhgia.cli import main
sys.argv = ["danhgia", *sys.argv[1:]]
main()
"""


def test_ctrl_c_is_130(town: Town) -> None:
    command = [sys.executable, "-c", WAITING, "grade", "--quarter", "3"]
    with subprocess.Popen(command, cwd=town.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == b"reading\n"
        running.send_signal(signal.SIGINT)
        try:
            out, err = running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 130
    assert out == b""
    assert "Traceback" not in err.decode()
    assert not town.ledger.exists()


def test_the_three_commands_as_processes(year: Town) -> None:
    (year.root / "sheet.xlsx").write_bytes(year.sheet().read_bytes())
    for line in ("validate sheet.xlsx", "grade --quarter 3", "yearend"):
        done = process(*line.split(), at=year.root)
        assert done.code == 0
        assert "Traceback" not in done.err
