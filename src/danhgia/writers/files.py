"""Files on disk: written whole or not at all, under names that every system accepts."""

from __future__ import annotations

import os
import re
import secrets
import time
import unicodedata
from collections import Counter
from contextlib import suppress
from itertools import chain, count
from typing import TYPE_CHECKING

from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between attempts to replace a file that another program holds: a virus scanner lets go, Excel does not."""

UNNAMED = "khong-ma"
"""The name of a file whose code holds nothing that a file name may hold."""

_PREFIX = ".danhgia-"
_MODE = 0o644
_LONGEST = 100
_LONGEST_BYTES = 200  # of the 255 that most file systems allow: an ending and a number still fit
_FORBIDDEN = re.compile(r'[\[\]:*?/\\<>|"]+')
_RESERVED = re.compile(r"\A(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)


class OutputBlocked(OSError):
    """A file could not be put in its place: most likely it is open in Excel.

    `kept` is where the finished content lies instead, so that no result is lost; None where nothing was written.
    """

    def __init__(self, path: Path, kept: Path | None = None) -> None:
        super().__init__(f"cannot write {path}")
        self.path = path
        self.kept = kept


def write_file(path: Path, data: bytes, *, waits: Sequence[float] = WAITS) -> None:
    """Write a file so that anybody who looks finds the old content or the new, never a part; make its folders.

    The content goes to a temporary file in the same folder, reaches the disk, and then takes the file's place. `waits`
    are the seconds before each further attempt where another program holds the file.

    Raises:
        OutputBlocked: the file stays locked; the finished content is kept beside it under another name.
        OSError: the disk is full, the folder cannot be made or written to; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path.parent)
    try:
        _fill(temporary, data)
        moved = _moved(temporary, path, waits)
    except OSError as fault:
        temporary.unlink(missing_ok=True)
        raise OSError(fault.errno, fault.strerror, str(path)) from fault  # named for what was to be written
    except BaseException:  # Ctrl-C too must leave no temporary file
        temporary.unlink(missing_ok=True)
        raise
    if not moved:
        raise OutputBlocked(path, _kept(temporary, path))
    _sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished in a folder; only for whoever holds the workspace's lock."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            left.unlink()


def check_writable(folder: Path) -> None:
    """Make a folder and prove that files can be written to it, before a long run.

    Raises:
        OutputBlocked: they cannot; the cause is chained.
    """
    probe = _temporary(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise OutputBlocked(folder) from error


def safe_name(text: str) -> str:
    """Return a code or a name as a file name that Windows, macOS and Linux accept, without folder or ending.

    What no file name may hold becomes a hyphen, so that `1/2` and `12` stay two names. A name that Windows keeps for a
    device gets an underscore behind it. At most 100 characters.
    """
    plain = _FORBIDDEN.sub("-", clean(text)).lstrip("~. ")
    short = unicodedata.normalize("NFC", plain)[:_LONGEST].encode()[:_LONGEST_BYTES].decode(errors="ignore")
    return _RESERVED.sub(r"\g<0>_", short.rstrip(". "), count=1) if short.strip(". -") else UNNAMED


def distinct_names(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Return a file name for each key, its parts joined by a hyphen, different even where case makes no difference.

    Where two come out alike (`A` with `b-c`, `A-b` with `c`) each gets two hyphens instead, whatever their order; what
    is alike even so is numbered in the order of the keys.
    """
    every = list(dict.fromkeys(keys))
    plain = {key: "-".join(map(safe_name, key)) for key in every}
    times = Counter(name.casefold() for name in plain.values())
    names: dict[tuple[str, ...], str] = {}
    taken = {folded for folded, number in times.items() if number == 1}
    for key in every:
        name = plain[key]
        if times[name.casefold()] > 1:
            wanted = "--".join(map(safe_name, key))
            numbered = (f"{wanted}-{number}" for number in count(2))
            name = next(one for one in chain([wanted], numbered) if one.casefold() not in taken)
            taken.add(name.casefold())
        names[key] = name
    return names


def _temporary(folder: Path) -> Path:
    return folder / f"{_PREFIX}{secrets.token_hex(8)}"


def _fill(temporary: Path, data: bytes) -> None:
    # `tempfile` would make it unreadable for colleagues on a shared drive; here the umask decides.
    with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, _MODE)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _moved(temporary: Path, path: Path, waits: Sequence[float]) -> bool:
    for wait in (*waits, None):
        try:
            temporary.replace(path)
        except PermissionError:
            if wait is not None:
                time.sleep(wait)
        else:
            return True
    return False


def _kept(temporary: Path, path: Path) -> Path:
    """Return where the finished content stays: beside the file under the next free name."""
    number = 1
    while (visible := path.with_name(f"{path.stem}.moi-{number}{path.suffix}")).exists():
        number += 1
    with suppress(OSError):
        temporary.rename(visible)
    return visible if visible.exists() else temporary


def _sync_folder(folder: Path) -> None:
    """Let the new name reach the disk too. Windows and some network drives cannot; the file is whole all the same."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
