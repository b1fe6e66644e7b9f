"""The command line: arguments to pipeline, print, exit code."""

from __future__ import annotations

import sys

from danhgia.cli.failures import guarded


def main() -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A console of code page 1252 or 1258 has no “ể”: output is UTF-8 whatever it says.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams
    sys.exit(guarded(_run))


def _run() -> None:
    from danhgia.cli.app import app

    sys.exit(app(standalone_mode=False))
