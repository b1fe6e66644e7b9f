"""Which files are meant: paths, folders and patterns, without the files that are set aside."""

from __future__ import annotations

import glob
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""What a folder is searched for: also what cannot be read, so that it is said and not passed over."""
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows leaves in folders."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The files that arguments came to, in order of path and each once.

    `skipped` counts what is set aside: lock files of a spreadsheet program and folders whose name begins with `_`.
    `nothing` are the arguments that name no workbook at all. `others` are files among those in folders that are none:
    nobody reads them, and somebody may have sent them for a sheet.
    """

    files: tuple[Path, ...]
    skipped: int = 0
    nothing: tuple[str, ...] = ()
    others: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Folder:
    """What a folder holds."""

    files: list[Path] = field(default_factory=list)
    skipped: int = 0
    others: list[Path] = field(default_factory=list)


def collect(arguments: Sequence[str | Path]) -> Collected:
    """Return the files that paths, folders and patterns name; a pattern that no shell has expanded is expanded here."""
    every = _Folder()
    nothing = []
    for argument in arguments:
        named = _named(Path(argument), str(argument))
        every.skipped += named.skipped
        every.files += named.files
        every.others += named.others
        if not named.files:
            nothing.append(str(argument))
    return Collected(_once(every.files), every.skipped, tuple(nothing), _once(every.others))


def _once(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return each file once, in order of path."""
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(os.path.normcase(path.absolute()), path)
    return tuple(sorted(found.values(), key=lambda path: unicodedata.normalize("NFC", path.as_posix())))


def _named(path: Path, written: str) -> _Folder:
    if path.is_dir():
        return _within(path)
    if os.path.lexists(path):
        return _Folder([path])
    found = _Folder()
    if glob.has_magic(written):
        for match in map(Path, glob.glob(written, recursive=True)):  # noqa: PTH207 - absolute patterns too
            inside = _within(match) if match.is_dir() else _Folder([match])
            found.files += inside.files
            found.skipped += inside.skipped
            found.others += inside.others
    return found


def _within(folder: Path) -> _Folder:
    found = _Folder()
    for path in _walk(folder):
        aside = path.name.startswith("~$") or any(part.startswith("_") for part in path.relative_to(folder).parts[:-1])
        if path.suffix.lower() not in WORKBOOKS:
            found.others += [] if aside else [path]
        elif aside:
            found.skipped += 1
        else:
            found.files.append(path)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    """Return every file below a folder; links to folders are not followed, so that no walk goes round."""
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower() not in _OF_THE_SYSTEM:
                yield Path(parent, name)
