"""How numbers are rounded, where a rubric says so at all."""

from __future__ import annotations

from typing import Literal

from danhgia.fields import Positive
from danhgia.rubric.nodes import Model


class Rounded(Model):
    """To which step something is rounded, and how: half away from zero, or towards it."""

    to: Positive
    how: Literal["half_up", "truncate"] = "half_up"
