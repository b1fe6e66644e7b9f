"""What an interruption leaves: ledger and result each as before or as after, and a next run that completes the work."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workspaces import danhgia, filled, make_town

if TYPE_CHECKING:
    from collections.abc import Callable

    from workspaces import Town

SCRIPT = Path(__file__).with_name("killed_at_every_write.py")
GRADE = ("grade", "--quarter", "3")

State = tuple[list[Any] | None, bytes | None]


def recorded(town: Town) -> list[Any] | None:
    """Return every row of the ledger; None where there is none yet, or one without a run."""
    if not town.ledger.exists():
        return None
    with closing(sqlite3.connect(town.ledger)) as ledger:
        assert ledger.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = [
            name for (name,) in ledger.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ]
        rows = [(name, *row) for name in tables for row in ledger.execute(f"SELECT * FROM {name}")]  # noqa: S608 - names of its own tables
    return rows or None


def state(town: Town, result: str) -> State:
    """Return what ledger and result say now."""
    path = town.result(result)
    return recorded(town), path.read_bytes() if path.exists() else None


def traces(folder: Path) -> frozenset[tuple[str, int]]:
    """Return which files there are and how long they are; temporary ones have names by chance."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = [re.sub(r"\.danhgia-\w+$", "temporary", path.relative_to(folder).as_posix()) for path in files]
    return frozenset((name, path.stat().st_size) for name, path in zip(names, files, strict=True))


def first(town: Town) -> tuple[str, ...]:
    assert not town.ledger.exists()
    return GRADE


def again(town: Town) -> tuple[str, ...]:
    danhgia(*GRADE, at=town.root)
    town.write_sheet(rows={"CB01-001": filled("T")})
    return GRADE


def of_the_year(town: Town) -> tuple[str, ...]:
    danhgia(*GRADE, at=town.root)
    danhgia("yearend", at=town.root)
    town.write_register(decisions=[{"code": "CB01-001", "period": "2018", "proposed": "T"}])
    return ("yearend", "--exit-zero")


@pytest.mark.parametrize(
    ("prepare", "result", "at_least"), [(first, "2018-Q3", 40), (again, "2018-Q3", 15), (of_the_year, "2018", 5)]
)
def test_killed_at_any_write(
    tmp_path: Path, prepare: Callable[[Town], tuple[str, ...]], result: str, at_least: int
) -> None:
    town = make_town(tmp_path / "town", units=1, people=1)
    arguments = prepare(town)
    before = state(town, result)
    copies = tmp_path / "copies"
    copies.mkdir()
    command = [sys.executable, str(SCRIPT), str(town.root), str(copies), *arguments]
    subprocess.run(command, check=True, capture_output=True)
    after = state(replace(town, root=copies / "undisturbed"), result)
    assert after != before
    numbered = sorted(copies.glob("[0-9]*"))
    assert len(numbered) > at_least
    completed: set[frozenset[tuple[str, int]]] = set()
    for copy in numbered:
        left = replace(town, root=copy)
        ledger, written = state(left, result)
        assert ledger in (before[0], after[0])
        assert written in (before[1], after[1])
        assert (ledger, written) != (before[0], after[1]) or before[0] == after[0]  # the ledger comes first
        if (kind := traces(copy)) not in completed:  # what the same is left of completes alike
            danhgia(*arguments, at=copy)
            assert state(left, result) == after
            completed.add(kind)
    assert len(completed) >= 5


def test_two_at_once_do_not_mix(town: Town) -> None:
    command = [sys.executable, "-m", "danhgia", *GRADE, "--format", "json"]
    both = [subprocess.Popen(command, cwd=town.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    printed = [running.communicate(timeout=60) for running in both]
    assert [running.returncode for running in both] == [0, 0]
    assert printed[0] == printed[1]
    together = state(town, "2018-Q3")
    shutil.rmtree(town.root / "results")
    town.ledger.unlink()
    danhgia(*GRADE, at=town.root)
    assert state(town, "2018-Q3") == together


def test_a_ledger_that_was_emptied_is_never_begun_anew(town: Town) -> None:
    assert danhgia(*GRADE, at=town.root).code == 0
    town.ledger.write_bytes(b"")
    for arguments in (GRADE, ["yearend"], ["status", "--quarter", "3"]):
        done = danhgia(*arguments, at=town.root)
        assert (done.code, "sổ kết quả “danhgia.db”: tệp hỏng. [DG540]" in done.err) == (2, True)
    assert town.ledger.read_bytes() == b""
