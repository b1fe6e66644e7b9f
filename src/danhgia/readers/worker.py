"""A process that reads score sheets: requests come in on standard input, sheets go out on standard output, pickled.

It imports neither pandas nor pydantic, so it is ready while its parent still loads them. What a library prints to file
descriptor 1 would garble the answers, so they go out through a descriptor of their own.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from typing import IO, TYPE_CHECKING

from danhgia.readers.score_sheets import read_score_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.forms import UnitForm


_ALLOCATIONS = 100_000
"""So many objects are made before cycles are looked for: a sheet is many small tuples, and hardly any cycle."""


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it closes the pipe
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    serve(sys.stdin.buffer, answers)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Read a form, then lists of (path, shown path), and answer each list with its sheets."""
    form: UnitForm = pickle.load(requests)  # noqa: S301 - our own parent wrote it
    while True:
        try:
            batch: list[tuple[Path, str]] = pickle.load(requests)  # noqa: S301
        except EOFError:
            return
        sheets = [sheet for path, shown in batch for sheet in read_score_sheets(path, shown=shown, form=form)]
        pickle.dump(sheets, answers, protocol=5)
        answers.flush()


if __name__ == "__main__":
    main()
