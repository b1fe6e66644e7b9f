"""What points come to: the levels and their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from danhgia.fields import Label, Number, Text
from danhgia.rubric.nodes import Node

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction


class Level(Node):
    """A named grade and the points it takes.

    The lower bound is `from` (the value belongs to the level) or `above` (it does not); the upper bound, which may be
    left to the next level, is `to` or `below` alike. `spellings` are the other ways sheets write it.
    """

    id: Label
    code: Label
    name: Text
    short: Label | None = None
    from_: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    to: Number | None = None
    below: Number | None = None
    spellings: tuple[Label, ...] = ()

    @property
    def heading(self) -> str:
        """The short form that lists and column headings print (`HTXSNV`)."""
        return self.short or self.code

    def holds(self, total: Decimal | Fraction) -> bool:
        """Tell whether a total lies within the bounds that this level states."""
        return (
            (self.from_ is None or total >= self.from_)
            and (self.above is None or total > self.above)
            and (self.to is None or total <= self.to)
            and (self.below is None or total < self.below)
        )
