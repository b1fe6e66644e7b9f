"""One run at a time in a workspace: the second waits briefly, then learns who holds it."""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from danhgia.workspace.places import Workspace

WAIT = 5.0
"""Seconds for which the second run waits."""

_OFTEN = 0.05


class Locked(Exception):
    """Another run holds the workspace; `holder` is its process id, computer and command, empty where unknown."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def lock(workspace: Workspace, *, command: str = "danhgia", timeout: float = WAIT) -> Iterator[None]:
    """Hold the workspace. The operating system lets go when the process ends, however it ends.

    Raises:
        Locked: somebody else still holds it after `timeout` seconds.
        OSError: nothing can be written to the workspace.
    """
    folder = workspace.own_folder
    folder.mkdir(exist_ok=True)
    holder = folder / "holder.txt"  # not in the lock's own file, which nobody else can read on Windows
    held = FileLock(folder / "lock", mode=0o666)  # colleagues on a shared drive lock the same file
    try:
        held.acquire(timeout=timeout, poll_interval=_OFTEN)
    except Timeout:
        raise Locked(_who(holder)) from None
    try:
        holder.write_text(f"{os.getpid()}, {platform.node()}, {command}", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        held.release()


def _who(holder: Path) -> str:
    with suppress(OSError):
        return holder.read_text(encoding="utf-8", errors="replace").strip()
    return ""
