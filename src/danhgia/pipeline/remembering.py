"""Whether the latest run of a period rests on the very bytes that lie there now: then all it said still stands.

Nothing is taken on trust but the hash of every byte that grading reads: the sheets, the list, the registers, the
settings, the rubric, and the program itself.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import danhgia
from danhgia.ledger import codec, open_ledger
from danhgia.ledger.reports import decode_report, encode_report
from danhgia.pipeline.keeping import keep, kept
from danhgia.workspace import CONFIG_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.ledger import Report, Run, RunHeader
    from danhgia.periods import Period
    from danhgia.rubric import Edition
    from danhgia.workspace import Workspace

_ABSENT = "-"
_GRADED = "graded-"
"""Before the period: under which name is kept what its latest run said again."""


def basis(workspace: Workspace, edition: Edition, files: Iterable[tuple[Path, str]]) -> str:
    """Return the hash of every byte that grading rests on; empty where one of them cannot be read, or there are tasks.

    `files` are the sheets with their paths as results show them.
    """
    if any(sheet.tasks for sheet in edition.rubric.sheets):
        return ""  # an earlier month graded anew may have other owners of tasks, and that is said
    own = [(path, path.name) for path in (workspace.root / CONFIG_FILE, workspace.roster, workspace.register)]
    hashes = [(shown, sha256(path) if os.path.lexists(path) else _ABSENT) for path, shown in (*own, *files)]
    if not all(found for _, found in hashes):
        return ""
    lines = [_program(), edition.sha256, *(f"{found} {shown}" for shown, found in hashes)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()


def remembered(workspace: Workspace, period: Period, rests_on: str) -> tuple[Run, Report] | None:
    """Return the latest run of a period and what it said, if it rests on just these bytes.

    It may have been said of other bytes first, of a sheet before it was saved again, and of these bytes later.
    """
    if not rests_on or not workspace.ledger.exists():
        return None
    with open_ledger(workspace.ledger, create=False, shown=workspace.shown(workspace.ledger)) as ledger:
        report = ledger.report(period, rests_on) or _said_again(workspace, ledger.header(period), rests_on)
        run = ledger.latest(period) if report else None
    return (run, report) if run and report else None


def keep_said(workspace: Workspace, run: Run, report: Report) -> None:
    """Keep what was said of other bytes that came to the outcome which the ledger holds already."""
    said = {"outcome": run.outcome, "report": encode_report(report)}
    keep(workspace, f"{_GRADED}{run.period}", report.basis, said)


def _said_again(workspace: Workspace, header: RunHeader | None, rests_on: str) -> Report | None:
    """Return what was kept of the latest run, if it is said of just these bytes."""
    with suppress(*codec.DAMAGE):
        said = kept(workspace, f"{_GRADED}{header.period}", rests_on) if header else None
        if header and said and said["outcome"] == header.outcome:
            return decode_report(rests_on, said["report"])
    return None


def sha256(path: Path) -> str:
    """Return the hash of a file's bytes; empty where it cannot be read, or is a pipe or device, which may never end."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def _program() -> str:
    """Return the hash of the program: another version may find something else in the same bytes."""
    root = Path(danhgia.__file__).parent
    found = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
