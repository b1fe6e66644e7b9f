"""What `validate` said of many files, kept in the workspace: checking the same bytes again need not read a sheet.

Nothing is taken on trust but the hash of every byte that it rests on; a few files are simply checked again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from danhgia.ledger import Report, codec
from danhgia.ledger.reports import decode_report, encode_report
from danhgia.periods import parse
from danhgia.results import FileResult, Validation
from danhgia.writers.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.rubric import Edition
    from danhgia.workspace import Workspace

MANY = 100
"""From this many files on it is worth while to keep what was said of them."""


def checked_before(workspace: Workspace, edition: Edition, rests_on: str) -> Validation | None:
    """Return what was last said, if it rests on just these bytes; None also where it cannot be read."""
    with suppress(OSError, *codec.DAMAGE):
        said = codec.decode(_place(workspace).read_text("ascii"))
        if rests_on and said["basis"] == rests_on:
            report = decode_report(rests_on, said["report"])
            files = tuple(map(_file, said["files"]))
            return Validation(
                edition, files, report.findings, report.skipped, tuple(said["nothing"]), said["unit_names"]
            )
    return None


def keep(workspace: Workspace, validation: Validation, rests_on: str) -> None:
    """Keep what was said; where nothing can be written it is said all the same."""
    if not rests_on:
        return
    said = {
        "basis": rests_on,
        "report": encode_report(Report(rests_on, validation.findings, skipped=validation.skipped)),
        "files": [_packed(file) for file in validation.files],
        "nothing": validation.nothing_matched,
        "unit_names": validation.unit_names,
    }
    with suppress(OSError):
        write_file(_place(workspace), codec.canonical(said).encode("ascii"), waits=())


def _packed(file: FileResult) -> list[object]:
    period = str(file.period) if file.period else None
    return [file.path, file.sha256, file.form, file.unit, period, file.subjects]


def _file(said: list[Any]) -> FileResult:
    path, sha256, form, unit, period, subjects = said
    return FileResult(path, sha256, form, unit, parse(period) if period else None, subjects)


def _place(workspace: Workspace) -> Path:
    return workspace.own_folder / "validated.json"
