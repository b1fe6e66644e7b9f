"""The command line: arguments to pipeline, print, exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.cli.failures import guarded

if TYPE_CHECKING:
    from typing import TextIO


def main() -> None:
    """Run the command line and exit with its code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A console of code page 1252 or 1258 has no “ể”: output is UTF-8 whatever it says.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams
    gc.set_threshold(
        200_000
    )  # a run makes many values and few cycles: looking for them often costs a fifth of its time
    sys.exit(copy_context().run(guarded, _run))  # what a run calls things ends with it


def _run() -> None:
    from danhgia.cli.app import app

    sys.exit(app(standalone_mode=False))


def _nowhere() -> TextIO:
    """Return a stream that swallows what is said: cron may close the usual ones."""
    return Path(os.devnull).open("w", encoding="utf-8")
