"""A process that reads score sheets and judges parts: requests come in on standard input, answers go out, pickled.

It imports neither pandas nor pydantic before the first part is to be judged, so it reads while its parent still loads
the rest. What a library prints to file descriptor 1 would garble the answers, so they go out through a descriptor of
their own.
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
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.crew.packing import Packing
    from danhgia.crew.tasks import Task
    from danhgia.forms import UnitForm
    from danhgia.judging import Verdict
    from danhgia.sheets import ScoreSheet


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
    """Read the forms and how sheets are to come, then answer requests until there are no more.

    Files (path, shown path) are answered with their sheets, a task with its verdict; None asks to make ready for tasks.
    """
    forms, packing = pickle.load(requests)  # noqa: S301 - our own parent wrote it
    while True:
        try:
            request: list[tuple[Path, str]] | Task | None = pickle.load(requests)  # noqa: S301
        except EOFError:
            return
        pickle.dump(_answer(request, forms, packing), answers, protocol=5)
        answers.flush()


def _answer(
    request: list[tuple[Path, str]] | Task | None, forms: Sequence[UnitForm], packing: Packing
) -> list[ScoreSheet] | Verdict | None:
    if isinstance(request, list):
        read = (sheet for path, shown in request for sheet in read_score_sheets(path, shown=shown, forms=forms))
        return [packing.put(sheet, forms) for sheet in read]
    if request is None:
        import pandas as pd  # noqa: F401 - meanwhile

        return None
    return request.put_away()


if __name__ == "__main__":
    main()
