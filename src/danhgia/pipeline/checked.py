"""What `validate` said of many files: checking the same bytes again need not read a sheet."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from danhgia.ledger import Report, codec
from danhgia.ledger.reports import decode_report, encode_report
from danhgia.periods import parse
from danhgia.pipeline.keeping import keep, kept
from danhgia.results import FileResult, Validation

if TYPE_CHECKING:
    from danhgia.rubric import Edition
    from danhgia.workspace import Workspace

_NAME = "validated"


def checked_before(workspace: Workspace, edition: Edition, rests_on: str) -> Validation | None:
    """Return what was last said, if it rests on just these bytes; None also where it cannot be read."""
    with suppress(*codec.DAMAGE):
        if said := kept(workspace, _NAME, rests_on):
            report = decode_report(rests_on, said["report"])
            files = tuple(map(_file, said["files"]))
            return Validation(
                edition, files, report.findings, report.skipped, tuple(said["nothing"]), said["unit_names"]
            )
    return None


def keep_checked(workspace: Workspace, validation: Validation, rests_on: str) -> None:
    """Keep what was said of the bytes with this hash."""
    said = {
        "report": encode_report(Report(rests_on, validation.findings, skipped=validation.skipped)),
        "files": [_packed(file) for file in validation.files],
        "nothing": validation.nothing_matched,
        "unit_names": validation.unit_names,
    }
    keep(workspace, _NAME, rests_on, said)


def _packed(file: FileResult) -> list[object]:
    period = str(file.period) if file.period else None
    return [file.path, file.sha256, file.form, file.unit, period, file.subjects]


def _file(said: list[Any]) -> FileResult:
    path, sha256, form, unit, period, subjects = said
    return FileResult(path, sha256, form, unit, parse(period) if period else None, subjects)
