"""Which files are meant: paths, folders and patterns, without the files that are set aside."""

from __future__ import annotations

import glob
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""What a folder is searched for: also what cannot be read, so that it is said and not passed over."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The files that arguments came to, in order of path and each once.

    `skipped` counts what is set aside: lock files of a spreadsheet program and folders whose name begins with `_`.
    `nothing` are the arguments that name no workbook at all.
    """

    files: tuple[Path, ...]
    skipped: int = 0
    nothing: tuple[str, ...] = ()


def collect(arguments: Sequence[str | Path]) -> Collected:
    """Return the files that paths, folders and patterns name; a pattern that no shell has expanded is expanded here."""
    found: dict[str, Path] = {}
    skipped, nothing = 0, []
    for argument in arguments:
        files, passed_over = _named(Path(argument), str(argument))
        skipped += passed_over
        if not files:
            nothing.append(str(argument))
        for file in files:
            found.setdefault(os.path.normcase(file.absolute()), file)
    ordered = sorted(found.values(), key=lambda path: unicodedata.normalize("NFC", path.as_posix()))
    return Collected(tuple(ordered), skipped, tuple(nothing))


def _named(path: Path, written: str) -> tuple[list[Path], int]:
    if path.is_dir():
        return _within(path)
    if os.path.lexists(path):
        return [path], 0
    if glob.has_magic(written):
        matches = [Path(match) for match in glob.glob(written, recursive=True)]  # noqa: PTH207 - absolute patterns too
        parts = [_within(match) if match.is_dir() else ([match], 0) for match in matches]
        return [file for files, _ in parts for file in files], sum(skipped for _, skipped in parts)
    return [], 0


def _within(folder: Path) -> tuple[list[Path], int]:
    files: list[Path] = []
    skipped = 0
    for path in _walk(folder):
        inside = path.relative_to(folder).parts
        if path.name.startswith("~$") or any(part.startswith("_") for part in inside[:-1]):
            skipped += 1
        else:
            files.append(path)
    return files, skipped


def _walk(folder: Path) -> Iterator[Path]:
    """Return every workbook below a folder; links to folders are not followed, so that no walk goes round."""
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in WORKBOOKS and not name.startswith("."):
                yield Path(parent, name)
