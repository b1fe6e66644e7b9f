"""Run a command again and again, each time on a fresh copy, and kill it at its first, second, third … write.

    python killed_at_every_write.py WORKSPACE COPIES COMMAND…

`COPIES/001`, `COPIES/002` … are left as the killed runs left them; the last one was not killed. Nothing of the program
is replaced. The interpreter tells of every file that is opened for writing, renamed, removed; SQLite tells of every
statement, and a stand-in of every flush to the disk: each just before it happens.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import chdir
from pathlib import Path

from danhgia.cli import main

CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.truncate", "os.chmod", "os.link", "os.symlink"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killer:
    """Kills its own process, as nothing but the system can, before the write of a given number."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.fsync, self.connect = os.fsync, sqlite3.connect

    def watch(self) -> None:
        """Begin to count; a hook of the interpreter stays to the end of the process."""
        os.fsync, sqlite3.connect = self.flush, self.connected  # type: ignore[assignment]  # of many signatures, one
        sys.addaudithook(self.see)

    def see(self, event: str, arguments: tuple[object, ...]) -> None:
        """Look at one event of the interpreter."""
        if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
            self.count()

    def flush(self, descriptor: int) -> None:
        """Stand in for `os.fsync`, of which the interpreter does not tell."""
        self.count()
        self.fsync(descriptor)

    def connected(self, path: Path | str, **more: float | None) -> sqlite3.Connection:
        """Stand in for `sqlite3.connect`, to be told of every statement."""
        connection: sqlite3.Connection = self.connect(path, **more)  # type: ignore[call-overload]  # handed on
        connection.set_trace_callback(lambda _: self.count())
        return connection

    def count(self) -> None:
        """Count one write; at the last one, go."""
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)


def run(folder: Path, arguments: list[str]) -> None:
    """Run a command in a folder, in this process."""
    sys.argv = ["danhgia", *arguments]
    with chdir(folder):
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise


def killed(folder: Path, arguments: list[str], number: int) -> bool:
    """Run a command in a folder until its write of a number; return whether it came so far."""
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code not in {0, -signal.SIGKILL}:
            raise ChildProcessError(code)
        return bool(code)
    Killer(number).watch()
    run(folder, arguments)
    os._exit(0)


def every_write(workspace: Path, copies: Path, arguments: list[str]) -> None:
    """Kill the command at each of its writes until it runs through."""
    run(shutil.copytree(workspace, copies / "undisturbed"), arguments)
    for number in range(1, 1000):
        copy = shutil.copytree(workspace, copies / f"{number:03}")
        if not killed(copy, arguments, number):
            return


if __name__ == "__main__":
    every_write(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
