"""What a form asks: its criteria, in groups, each with the most points it can bring."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from danhgia.fields import Label, Number, Positive, Text
from danhgia.rubric.nodes import Node


class Line(Node):
    """A line of the form: how it is called, what the form prints in front of it, and the most points it can bring."""

    id: Label
    label: Label | None = None
    name: Text
    cap: Positive

    @property
    def printed(self) -> str:
        """The label that the form prints; the id where none is given."""
        return self.label or self.id


class Criterion(Line):
    """One line that is scored: from `floor` to `cap` points, in whole steps of `step`."""

    floor: Number = Decimal(0)
    step: Positive | None = None


class Domain(Line):
    """A group of criteria with a cap of its own."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
