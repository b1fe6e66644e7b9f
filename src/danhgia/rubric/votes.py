"""How the unit's vote and the points go together."""

from __future__ import annotations

from typing import Literal

from danhgia.rubric.nodes import Node

Policy = Literal["agree", "decide", "cap", "record"]


class Ballot(Node):
    """How the unit's vote and the points go together.

    `agree`: the two must be the same, else people settle it. `decide`: the vote counts. `cap`: the lower counts.
    `record`: points count. Where the `majority` is unknown no winner is ever computed from counts.
    """

    mode: Policy
    majority: Literal["unknown"] = "unknown"
