"""Measure `validate` and `grade` on many sheets against the cheapest reading there is; print a Markdown table.

    python benchmarks/sheets.py --units 1000 --people 30 --runs 5

The yardstick is a bare single-threaded python-calamine loop over the same files plus `import pandas`, in one process:
what it costs to read cells and do nothing with them. Every figure is the whole process, wall clock; machines are noisy,
so commands take turns and the least of the runs counts. Needs the `bench` extra.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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
AGAIN = "grade again, nothing changed"
AFTER_GRADING = frozenset({AGAIN, "yearend"})


def main() -> None:
    """Make the workspace, take turns, print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="danhgia-bench-") as folder:
        workspace = Path(folder) / "workspace"
        made = [sys.executable, str(ROOT / "examples" / "make.py"), str(workspace), "--seed", "7", "--quarters", "1"]
        subprocess.run([*made, "--units", str(options.units), "--people", str(options.people)], check=True)
        sheets = workspace / "sheets" / "2018-Q1"
        python = [sys.executable, "-m", "danhgia", "-C", str(workspace)]
        commands = {
            "yardstick: python-calamine loop + import pandas": [sys.executable, "-c", YARDSTICK, str(sheets)],
            "validate": [*python, "validate", str(sheets)],
            "grade, without the result workbook": [sys.executable, "-c", GRADE_ALONE, str(workspace), "2018-Q1"],
            "grade, with the result workbook": [*python, "grade", "--quarter", "1"],
            AGAIN: [*python, "grade", "--quarter", "1"],
            "yearend": [*python, "yearend"],
            "import typer": [sys.executable, "-c", "import typer"],
            "--help": [sys.executable, "-m", "danhgia", "--help"],
        }
        least = _least(commands, workspace, options.runs)
    _print(least, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _least(commands: dict[str, list[str]], workspace: Path, runs: int) -> dict[str, float]:
    """Return the least wall-clock seconds of each command; only what comes after a grading finds ledger and results."""
    least = dict.fromkeys(commands, float("inf"))
    for _ in range(runs):
        for name, command in commands.items():
            if name not in AFTER_GRADING:
                (workspace / "danhgia.db").unlink(missing_ok=True)
                shutil.rmtree(workspace / "results", ignore_errors=True)
            begun = time.perf_counter()
            done = subprocess.run(command, check=False, capture_output=True)
            if done.returncode not in {0, 1}:
                raise SystemExit(f"{name}: {done.stderr.decode()}")
            least[name] = min(least[name], time.perf_counter() - begun)
    return least


def _print(least: dict[str, float], options: argparse.Namespace) -> None:
    names = list(least)
    sys.stdout.write(f"{options.units} sheets × {options.people} people, least of {options.runs} runs\n\n")
    sys.stdout.write("| what | seconds | ratio |\n|---|---|---|\n")
    for name, seconds in least.items():
        base = least["import typer"] if name in {"import typer", "--help"} else least[names[0]]
        sys.stdout.write(f"| {name} | {seconds:.2f} | {seconds / base:.2f} × |\n")


if __name__ == "__main__":
    main()
