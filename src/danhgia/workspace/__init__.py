"""A workspace: one folder with a `danhgia.yaml`, and where everything in it is.

`config` reads the file, `places` knows the paths, `locking` keeps two runs apart, `making` makes a new one.
"""

from __future__ import annotations

from danhgia.workspace.config import CONFIG_FILE, Config, Paths
from danhgia.workspace.locking import Locked, lock
from danhgia.workspace.making import make_workspace
from danhgia.workspace.places import Workspace, existing, find_workspace, load_workspace

__all__ = [
    "CONFIG_FILE",
    "Config",
    "Locked",
    "Paths",
    "Workspace",
    "existing",
    "find_workspace",
    "load_workspace",
    "lock",
    "make_workspace",
]
