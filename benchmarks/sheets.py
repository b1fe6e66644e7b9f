"""Measure `validate` and `grade` on many sheets against the cheapest reading there is; print a Markdown table.

    python benchmarks/sheets.py --units 1000 --people 30 --runs 5

The yardstick is a bare single-threaded python-calamine loop over the same files plus `import pandas`, in one process:
what it costs to read cells and do nothing with them. Every figure is the whole process, wall clock; machines are noisy,
so commands take turns and the least of the runs counts. Processor seconds are those of all processes of a command: they
vary less where a machine has other work. Memory is the most that a command and its workers held together in any run,
looked at five times a second, what they share counted once. Python may keep what it compiles, as wherever a program is
installed: compiling pandas anew takes longer than all else of the yardstick. Needs the `bench` extra.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

LOOK = 0.2
"""Seconds between two looks at the memory."""

ROOT = Path(__file__).parents[1]

YARDSTICK = """
import sys
from pathlib import Path
import python_calamine
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
import pandas
"""
GRADE_ALONE = """
import sys
from pathlib import Path
from danhgia.periods import parse
from danhgia.pipeline.grading import grade
from danhgia.workspace import load_workspace
grade(load_workspace(Path(sys.argv[1])), parse(sys.argv[2]))
"""
CHECKED = "validate again, nothing changed"
AGAIN = "grade again, nothing changed"
WORKBOOK = "grade, with the result workbook"
WORKBOOKS = frozenset({WORKBOOK, AGAIN, "yearend"})
KEEPS = frozenset({CHECKED, AGAIN, "yearend"})
"""What rests on the command before it."""


def main() -> None:
    """Make the workspace, take turns, print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="danhgia-bench-") as folder:
        workspace = options.workspace or Path(folder) / "workspace"
        made = [sys.executable, str(ROOT / "examples" / "make.py"), str(workspace), "--seed", "7", "--quarters", "1"]
        if not options.workspace:
            subprocess.run([*made, "--units", str(options.units), "--people", str(options.people)], check=True)
        sheets = workspace / "sheets" / "2018-Q1"
        python = [sys.executable, "-m", "danhgia", "-C", str(workspace)]
        commands = {
            "yardstick: python-calamine loop + import pandas": [sys.executable, "-c", YARDSTICK, str(sheets)],
            "validate": [*python, "validate", str(sheets)],
            CHECKED: [*python, "validate", str(sheets)],
            "grade, without the result workbook": [sys.executable, "-c", GRADE_ALONE, str(workspace), "2018-Q1"],
            WORKBOOK: [*python, "grade", "--quarter", "1"],
            AGAIN: [*python, "grade", "--quarter", "1"],
            "yearend": [*python, "yearend"],
            "import typer": [sys.executable, "-c", "import typer"],
            "--help": [sys.executable, "-m", "danhgia", "--help"],
        }
        if options.without_workbooks:
            commands = {name: command for name, command in commands.items() if name not in WORKBOOKS}
        _measured([sys.executable, "-c", "import pandas, danhgia.crew.worker, danhgia.judging, danhgia.cli.app"])
        least = _least(commands, workspace, options.runs)
        _print(least, len(list(sheets.glob("*.xlsx"))), options.runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", type=Path, help="one that was made before; its ledger and results are removed")
    parser.add_argument("--without-workbooks", action="store_true", help="leave out what writes result workbooks")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _least(commands: dict[str, list[str]], workspace: Path, runs: int) -> dict[str, tuple[float, float, float]]:
    """Return the least wall-clock and processor seconds of each command, and its most MB.

    Only what rests on others finds what they left.
    """
    least = dict.fromkeys(commands, (float("inf"), float("inf"), 0.0))
    for _ in range(runs):
        for name, command in commands.items():
            if name not in KEEPS:
                (workspace / "danhgia.db").unlink(missing_ok=True)
                for folder in ("results", ".danhgia"):
                    shutil.rmtree(workspace / folder, ignore_errors=True)
            seconds, busy, memory = _measured(command)
            least[name] = (min(least[name][0], seconds), min(least[name][1], busy), max(least[name][2], memory))
    return least


def _measured(command: list[str]) -> tuple[float, float, float]:
    begun, busy, most = time.perf_counter(), _busy(), 0.0
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept) as running:
        while running.poll() is None:
            most = max(most, sum(map(_held, [running.pid, *_children(running.pid)])))
            with suppress(subprocess.TimeoutExpired):
                running.wait(LOOK)
        if running.returncode not in {0, 1}:
            raise SystemExit(f"{running.returncode}: {' '.join(command)}")
    return time.perf_counter() - begun, _busy() - busy, most


def _busy() -> float:
    """Return the processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children(pid: int) -> list[int]:
    found = ""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += path.read_text() + " "
    return [int(child) for child in found.split()]


def _held(pid: int) -> float:
    """Return the MB that a process holds, its part of what it shares; 0 where it has ended, or where it is no Linux."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) * 1024 / 1e6
    return 0.0


def _print(least: dict[str, tuple[float, float, float]], sheets: int, runs: int) -> None:
    names = list(least)
    sys.stdout.write(f"{sheets} sheets, least of {runs} runs\n\n")
    sys.stdout.write("| what | seconds | ratio | of processors | ratio | MB |\n|---|---|---|---|---|---|\n")
    for name, (seconds, busy, memory) in least.items():
        base = least["import typer"] if name in {"import typer", "--help"} else least[names[0]]
        times = f"{seconds:.2f} | {seconds / base[0]:.2f} × | {busy:.2f} | {busy / base[1]:.2f} ×"
        sys.stdout.write(f"| {name} | {times} | {memory:.0f} |\n")


if __name__ == "__main__":
    main()
