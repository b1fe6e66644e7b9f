"""Measure what the usual ways of checking such sheets cost, file by file, beside `danhgia validate`.

    python benchmarks/peers.py WORKSPACE --files 100

WORKSPACE is one that `examples/make.py` made (`--units 1000 --people 30 --quarters 1`). Two ways: one
`pandas.read_excel(engine="openpyxl")` per file, with checks of caps, steps, blanks, totals, levels and votes written in
pandas; and frictionless with a schema that says of every cell what a schema can. Both take a sample of the files in one
process, without their imports; `danhgia` takes them all, and is measured as the whole process. Both also report what is
no mistake: people with a reason for not being rated, and the lines below the table. Needs the `bench` extra.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from frictionless import Dialect, Resource, Schema
from frictionless.formats import ExcelControl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIRST_ROW = 11
CAPS = {4: 4, 5: 3, 6: 3, 7: 3, 8: 2, 10: 3, 11: 3, 12: 3, 13: 3, 14: 3, 16: 5, 17: 5, 19: 30, 20: 10, 21: 10, 22: 10}
"""The cap of each criterion, by its column from 0: the scheme of Tam Điệp."""
SUMS = {9: range(4, 9), 15: range(10, 15), 18: range(16, 18), 23: range(19, 23)}
TOTAL, LEVEL, BALLOT, WIDTH = 24, 25, 28, 31
BANDS = ([-1, 49.99, 74.99, 89.99, 100], ["KHT", "HT", "T", "XS"])


def main() -> None:
    """Take the sample, print a line per way."""
    options = _options()
    folder = options.workspace / "sheets" / "2018-Q1"
    files = sorted(folder.glob("*.xlsx"))
    sample = files[:: max(1, len(files) // options.files)][: options.files]
    ours = _ours(options.workspace, folder) / len(files)
    rows = [
        ("danhgia validate, whole process", len(files), ours),
        ("pandas.read_excel per file, checks in pandas", len(sample), _per_file(with_pandas, sample)),
        ("frictionless, one schema", len(sample), _per_file(with_frictionless, sample)),
    ]
    sys.stdout.write("| way | files | ms a file | times ours |\n|---|---|---|---|\n")
    for name, count, seconds in rows:
        sys.stdout.write(f"| {name} | {count} | {seconds * 1000:.1f} | {seconds / ours:.0f} × |\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--files", type=int, default=100)
    return parser.parse_args()


def _ours(workspace: Path, folder: Path) -> float:
    command = [sys.executable, "-m", "danhgia", "-C", str(workspace), "validate", str(folder), "--format", "json"]
    begun = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - begun


def _per_file(check: Callable[[Path], int], files: Sequence[Path]) -> float:
    check(files[0])  # what is made on first use
    begun = time.perf_counter()
    for path in files:
        check(path)
    return (time.perf_counter() - begun) / len(files)


def with_pandas(path: Path) -> int:
    """Return how many rows or cells of a file are wrong."""
    sheets = pd.read_excel(path, sheet_name=["Chấm điểm", "Kiểm phiếu"], header=None, engine="openpyxl")
    table = sheets["Chấm điểm"].iloc[FIRST_ROW - 1 :]
    table = table[table[1].notna()]
    scores = table[list(CAPS)].apply(pd.to_numeric, errors="coerce")
    found = int(scores.isna().sum().sum() + (scores > pd.Series(CAPS)).sum().sum() + (scores < 0).sum().sum())
    found += int(((scores * 2) % 1 != 0).sum().sum())
    for column, parts in SUMS.items():
        found += int((pd.to_numeric(table[column], errors="coerce") != scores[list(parts)].sum(axis=1)).sum())
    total = scores.sum(axis=1)
    levels = pd.cut(total, BANDS[0], labels=BANDS[1]).astype(str)
    found += int((pd.to_numeric(table[TOTAL], errors="coerce") != total).sum())
    found += int((table[LEVEL] != levels).sum() + (table[BALLOT] != levels).sum())
    return found + len(sheets["Kiểm phiếu"].iloc[12:, 3:8].apply(pd.to_numeric, errors="coerce").sum(axis=1).unique())


FIELDS = [
    {"name": f"c{column}", "type": "number", "constraints": {"required": True, "minimum": 0, "maximum": CAPS[column]}}
    if column in CAPS
    else {"name": f"c{column}", "type": "any"}
    for column in range(WIDTH)
]


def with_frictionless(path: Path) -> int:
    """Return how many errors frictionless finds in a file."""
    dialect = Dialect(header=False, comment_rows=list(range(1, FIRST_ROW)), controls=[ExcelControl(sheet="Chấm điểm")])
    schema = Schema.from_descriptor({"fields": FIELDS})
    resource = Resource(path=path.name, basepath=str(path.parent), dialect=dialect, schema=schema)
    return len(resource.validate().flatten(["type"]))


if __name__ == "__main__":
    main()
