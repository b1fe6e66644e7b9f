"""Many score sheets at once: worker processes read while the parent loads what it needs to judge them.

A worker that dies or hangs costs the file it had in hand, which becomes a finding, and nothing else.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType
    from typing import IO, Self

    from danhgia.forms import UnitForm

FEW = 24
"""Up to this many files a worker's start costs more than it saves."""

_CHUNK = 16
_SECONDS_PER_FILE = 20


def read_sheets(
    files: Sequence[tuple[Path, str]], form: UnitForm, *, workers: int | None = None
) -> Iterator[ScoreSheet]:
    """Return the sheets of files, given as (path, path as shown), in the order of the files.

    Reading begins at once and goes on while the caller does other things.
    """
    count = min(workers if workers is not None else os.cpu_count() or 1, -(-len(files) // _CHUNK))
    if len(files) <= FEW or count < 1:
        return (sheet for path, shown in files for sheet in read_score_sheets(path, shown=shown, form=form))
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    pool = ThreadPoolExecutor(count, thread_name_prefix="danhgia-reader")
    crew = _Crew(form)
    pending = [pool.submit(crew.read, chunk) for chunk in chunks]
    pool.shutdown(wait=False)
    return _results(pending, crew)


def _results(pending: list[Future[list[ScoreSheet]]], crew: _Crew) -> Iterator[ScoreSheet]:
    with crew:
        for future in pending:
            yield from future.result()


class _Crew:
    """One worker process per reading thread, started on its first chunk."""

    def __init__(self, form: UnitForm) -> None:
        self._form = form
        self._own = threading.local()
        self._all: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._all:
            worker.stop()

    def read(self, files: Sequence[tuple[Path, str]]) -> list[ScoreSheet]:
        """Read one chunk; if the worker does not survive it, read file by file to find the one it dies of."""
        sheets = self._ask(files)
        if sheets is not None:
            return sheets
        return [sheet for file in files for sheet in self._ask([file]) or [_lost(file[1])]]

    def _ask(self, files: Sequence[tuple[Path, str]]) -> list[ScoreSheet] | None:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or not worker.alive:
            worker = self._own.worker = _Worker(self._form)
            self._all.append(worker)
        return worker.ask(files)


class _Worker:
    """A process running `danhgia.readers.worker`."""

    def __init__(self, form: UnitForm) -> None:
        self._first: tuple[object, ...] = (form,)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "danhgia.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    def ask(self, requests: Sequence[tuple[Path, str]]) -> list[ScoreSheet] | None:
        """Return the sheets asked for, or None where the process died or had to be killed."""
        guard = threading.Timer(_SECONDS_PER_FILE * len(requests), self._process.kill)
        guard.start()
        try:
            for said in (*self._first, requests):
                pickle.dump(said, self._process.stdin, protocol=5)  # type: ignore[arg-type]  # a pipe, by construction
            self._first = ()
            self._process.stdin.flush()  # type: ignore[union-attr]
            sheets: list[ScoreSheet] = pickle.load(self._process.stdout)  # type: ignore[arg-type]  # noqa: S301
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop()
            return None
        finally:
            guard.cancel()
        return sheets

    def stop(self) -> None:
        """End the process and close its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _close(pipe)


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:  # what was still to be flushed went to a process that is gone
        return


def _lost(shown: str) -> ScoreSheet:
    """DG104 file-damaged: a file that no process survives reading."""
    return ScoreSheet(shown, "", findings=(Finding("DG104", Location(shown)),))
