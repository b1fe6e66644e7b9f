"""Many score sheets at once: worker processes read them and judge their parts, while the parent does what is between.

A worker that dies or hangs costs the file it had in hand, which becomes a finding, and nothing else: what it was to
judge the parent judges itself.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from danhgia.crew.packing import Packing, taken
from danhgia.crew.shelf import Shelf
from danhgia.findings import Finding, Location
from danhgia.ledger import Grades
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType
    from typing import IO, Self

    from danhgia.crew.tasks import Task
    from danhgia.forms import UnitForm
    from danhgia.judging import Verdict

FEW = 24
"""Up to this many files a worker's start costs more than it saves."""

MANY = 2000
"""With more files than this, sheets wait packed and workers judge them: a fifth more work, in flat memory."""

PEOPLE_AT_ONCE = 30_000
PEOPLE_A_PART = 3000
"""So many people are judged together by the parent, and by a worker of many."""

_CHUNK = 16
_SECONDS_PER_FILE = 20
_SECONDS_PER_TASK = 600
_AHEAD = 2
"""So many tasks a worker may be ahead of what was taken: more would only wait in memory."""


def read_sheets(
    files: Sequence[tuple[Path, str]], forms: Sequence[UnitForm], *, workers: int | None = None
) -> Iterator[ScoreSheet]:
    """Return the sheets of files, given as (path, path as shown), in the order of the files; those of many packed."""
    with Crew(files, forms, workers=workers) as crew:
        yield from crew.sheets()


class Crew:
    """Reads files from when it is made; a context manager that sends its workers home.

    One worker process per thread, started on its first chunk; none for a few files. `digests`: whether sheets come with
    their digests.
    """

    def __init__(
        self,
        files: Sequence[tuple[Path, str]],
        forms: Sequence[UnitForm],
        *,
        workers: int | None = None,
        digests: bool = True,
    ) -> None:
        self._files = files
        self._forms = forms
        self._own = threading.local()
        self._all: list[_Worker] = []
        self._hiring = threading.Lock()
        self._closed = False
        self._shelf = Shelf()
        self._count = min(workers if workers is not None else os.cpu_count() or 1, -(-len(files) // _CHUNK))
        self._packing = Packing(digests, len(files) > MANY)
        self._pool: ThreadPoolExecutor | None = None
        self._reading: list[Future[list[ScoreSheet]]] = []
        if len(files) > FEW and self._count:
            self._pool = ThreadPoolExecutor(self._count, thread_name_prefix="danhgia-crew")
            chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
            self._reading = [self._pool.submit(self.read, chunk) for chunk in chunks]

    def __enter__(self) -> Self:
        """Return the crew itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all work, done or not."""
        with self._hiring:
            self._closed = True
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.stop()
        if self._pool:  # whose worker is gone has nothing left to wait for
            self._pool.shutdown()

    @property
    def people(self) -> int:
        """How many people are to be judged together."""
        return PEOPLE_A_PART if self._packing.cells else PEOPLE_AT_ONCE

    def sheets(self) -> Iterator[ScoreSheet]:
        """Yield the sheets of the files, in their order."""
        if self._pool is None:
            for path, shown in self._files:
                yield from read_score_sheets(path, shown=shown, forms=self._forms)
            return
        if self._packing.cells:
            for _ in range(self._count):
                self._pool.submit(self._ask, None, _SECONDS_PER_TASK)
        else:
            import pandas as pd  # noqa: F401 - the parent will judge: meanwhile
        while self._reading:
            sheets = self._reading.pop(0).result()
            yield from (taken(sheet, self._shelf) for sheet in sheets) if self._packing.cells else sheets

    def judge(self, tasks: Iterable[Task]) -> Iterator[Verdict]:
        """Yield what tasks come to, in their order; the parent judges where files are not many or a worker died."""
        if self._pool is None or not self._packing.cells:
            yield from (task.done() for task in tasks)
            return
        waiting: list[tuple[Task, Future[Any]]] = []
        for task in tasks:
            waiting.append((task, self._pool.submit(self._ask, task, _SECONDS_PER_TASK)))
            if len(waiting) > _AHEAD * self._count:
                yield self._settled(*waiting.pop(0))
        while waiting:
            yield self._settled(*waiting.pop(0))

    def read(self, files: Sequence[tuple[Path, str]]) -> list[ScoreSheet]:
        """Read one chunk; if the worker does not survive it, read file by file to find the one it dies of."""
        sheets: list[ScoreSheet] | None = self._ask(files, _SECONDS_PER_FILE * len(files))
        if sheets is not None:
            return sheets
        return [sheet for file in files for sheet in self._ask([file], _SECONDS_PER_FILE) or self._not_read(file)]

    def _not_read(self, file: tuple[Path, str]) -> list[ScoreSheet]:
        """DG104 file-damaged: a file that no worker survives; where workers cannot work at all, the parent reads it."""
        path, shown = file
        if self._closed or self._ask([], _SECONDS_PER_FILE) is not None:
            return [ScoreSheet(shown, "", findings=(Finding("DG104", Location(shown)),))]
        return list(read_score_sheets(path, shown=shown, forms=self._forms))

    def _settled(self, task: Task, future: Future[Any]) -> Verdict:
        verdict: Verdict | None = future.result()
        if verdict is None:
            return task.done()
        rows = verdict.grades
        return replace(verdict, grades=rows.kept(self._shelf.put)) if isinstance(rows, Grades) else verdict

    def _ask(self, request: object, seconds: int) -> Any:  # noqa: ANN401 - sheets or a verdict, as was asked
        worker: _Worker | None = getattr(self._own, "worker", None)
        with self._hiring:
            if self._closed:
                return None
            if worker and worker.reads and not isinstance(request, list):
                worker.stop()  # what it kept of what it read would only take room
            if worker is None or not worker.alive:
                worker = self._own.worker = _Worker(self._forms, self._packing, reads=isinstance(request, list))
                self._all.append(worker)
        return worker.ask(request, seconds)


class _Worker:
    """A process running `danhgia.crew.worker`; it `reads` files or judges parts, not one after the other."""

    def __init__(self, forms: Sequence[UnitForm], packing: Packing, *, reads: bool) -> None:
        self.reads = reads
        self._first: tuple[object, ...] = ((forms, packing),)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "danhgia.crew.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    def ask(self, request: object, seconds: int) -> Any:  # noqa: ANN401 - as was asked
        """Return the answer, or None where the process died or had to be killed for taking too long."""
        guard = threading.Timer(seconds, self._process.kill)
        guard.start()
        try:
            for said in (*self._first, request):
                pickle.dump(said, self._process.stdin, protocol=5)  # type: ignore[arg-type]  # a pipe, by construction
            self._first = ()
            self._process.stdin.flush()  # type: ignore[union-attr]
            return pickle.load(self._process.stdout)  # type: ignore[arg-type]  # noqa: S301
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):  # ValueError: stopped meanwhile
            self.stop()
            return None
        finally:
            guard.cancel()

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
