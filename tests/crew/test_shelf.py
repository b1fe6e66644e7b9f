"""What waits on a shelf comes back as it was, here and in another process; where the disk is full nothing is lost."""

from __future__ import annotations

import errno
import gc
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from danhgia.crew import shelf as module
from danhgia.crew.shelf import Shelf, Shelved

if TYPE_CHECKING:
    from typing import IO

PIECES = [bytes([place % 251]) * (place * 37 % 5000) for place in range(400)]


def test_bytes_come_back_in_any_order() -> None:
    shelf = Shelf()
    held = [shelf.put(piece) for piece in PIECES]
    assert all(isinstance(one, Shelved) for one in held)
    assert [bytes(one) for one in reversed(held)] == PIECES[::-1]
    assert pickle.loads(pickle.dumps(held, protocol=5)) == PIECES  # noqa: S301 - our own


def test_threads_share_it() -> None:
    shelf = Shelf()
    with ThreadPoolExecutor(8) as pool:
        held = list(pool.map(shelf.put, PIECES))
        assert list(pool.map(bytes, held)) == PIECES


class _Full:
    """A file on a full disk: some bytes may still fit."""

    def __init__(self, fits: int) -> None:
        self.fits = fits

    def seek(self, place: int) -> None: ...

    def write(self, data: bytes) -> int:
        if not self.fits:
            raise OSError(errno.ENOSPC, "full")
        return min(self.fits, len(data))

    def close(self) -> None: ...


@pytest.mark.parametrize("fits", [0, 2])
def test_where_there_is_no_room_bytes_stay_in_memory(monkeypatch: pytest.MonkeyPatch, fits: int) -> None:
    monkeypatch.setattr(module, "TemporaryFile", lambda **_: _Full(fits))
    assert Shelf().put(b"abc") == b"abc"


def test_where_no_file_can_be_made_bytes_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(**_: object) -> IO[bytes]:
        raise PermissionError

    monkeypatch.setattr(module, "TemporaryFile", refuses)
    assert Shelf().put(b"abc") == b"abc"


def test_the_file_ends_with_the_shelf() -> None:
    shelf = Shelf()
    held = shelf.put(b"abc")
    file = shelf._file
    assert file is not None
    del shelf
    assert bytes(held) == b"abc"  # what stands for bytes keeps the shelf
    del held
    gc.collect()
    assert file.closed
