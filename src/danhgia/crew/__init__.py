"""Worker processes: they read sheets and judge parts of a batch, while the parent keeps what it needs of both.

`pool` asks them, `worker` answers, `packing` says how a sheet waits in between.
"""

from __future__ import annotations

from danhgia.crew.pool import Crew, read_sheets

__all__ = ["Crew", "read_sheets"]
