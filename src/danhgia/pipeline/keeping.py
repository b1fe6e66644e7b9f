"""What was said of many files, kept in the workspace beside the ledger: said of the same bytes it can be said again.

Nothing is taken on trust but the hash of every byte that it rests on; a few files are simply looked at again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from danhgia.ledger import codec
from danhgia.writers.files import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.workspace import Workspace

MANY = 100
"""From this many files on it is worth while to keep what was said of them."""


def kept(workspace: Workspace, name: str, rests_on: str) -> Mapping[str, Any] | None:
    """Return what was kept under a name, if it rests on just these bytes; None also where it cannot be read."""
    with suppress(OSError, *codec.DAMAGE):
        said: Mapping[str, Any] = codec.decode(_place(workspace, name).read_text("ascii"))
        if rests_on and said["basis"] == rests_on:
            return said
    return None


def keep(workspace: Workspace, name: str, rests_on: str, said: Mapping[str, object]) -> None:
    """Keep what was said of the bytes with this hash; where nothing can be written that is no loss."""
    if rests_on:
        with suppress(OSError):
            text = codec.canonical({"basis": rests_on, **said})
            write_file(_place(workspace, name), text.encode("ascii"), waits=())


def _place(workspace: Workspace, name: str) -> Path:
    return workspace.own_folder / f"{name}.json"
