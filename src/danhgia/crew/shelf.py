"""A temporary file in which the packed cells of thousands of sheets wait, outside of memory, until they are judged."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from weakref import finalize

if TYPE_CHECKING:
    from typing import IO


class Shelf:
    """Bytes put away one after the other; the file has no name that anybody could open, and ends with the shelf.

    Threads may share it. Where there is no room for it bytes stay where they were, in memory.
    """

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, data: bytes) -> bytes | Shelved:
        """Put bytes away and return what stands for them."""
        with self._held, suppress(OSError):
            if self._file is None:
                self._file = TemporaryFile(prefix="danhgia-", buffering=0)  # noqa: SIM115 - it ends with the shelf
                finalize(self, self._file.close)
            start = self._end
            self._file.seek(start)
            if self._file.write(data) == len(data):
                self._end += len(data)
                return Shelved(self, start, len(data))
        return data

    def get(self, start: int, size: int) -> bytes:
        """Return bytes that were put away.

        Raises:
            OSError: the disk does not give them back.
        """
        with self._held:
            if self._file is None:
                raise OSError(start)
            self._file.seek(start)
            data = self._file.read(size)
        if len(data) != size:
            raise OSError(start)
        return data


@dataclass(frozen=True, slots=True)
class Shelved:
    """Bytes on a shelf; another process to which they are sent gets the bytes themselves."""

    shelf: Shelf
    start: int
    size: int

    def __bytes__(self) -> bytes:
        """Return the bytes."""
        return self.shelf.get(self.start, self.size)

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        """Pickle the bytes."""
        return bytes, (bytes(self),)
