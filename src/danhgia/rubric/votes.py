"""How the unit's vote and the points go together, and, where a text gives the majority, what the counts come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.fields import Flag, Label, Share, Text
from danhgia.rubric.nodes import Node

if TYPE_CHECKING:
    from fractions import Fraction

Policy = Literal["agree", "decide", "cap", "record"]
Denominator = Literal["official_members", "present", "official_present", "valid"]


class Threshold(Node):
    """The share of votes that a level takes: `at_least` (the share itself is enough) or `above` (it is not)."""

    level: Label
    at_least: Share | None = None
    above: Share | None = None

    @property
    def share(self) -> Fraction:
        """The share itself."""
        found = self.at_least if self.at_least is not None else self.above
        if found is None:  # ballot_lints refuses it
            raise ValueError("a threshold without a share")
        return found

    @property
    def strict(self) -> bool:
        """Whether the share itself is not enough."""
        return self.at_least is None


class Ballot(Node):
    """How the unit's vote and the points go together.

    `agree`: the two must be the same, else people settle it. `decide`: the vote counts. `cap`: the lower counts.
    `record`: points count. Where the `majority` is unknown no winner is ever computed from counts; where it is given,
    `thresholds` say what share of the `denominator` each level takes, and every other key what happens then.
    """

    mode: Policy
    majority: Literal["unknown", "given"] = "unknown"
    denominator: Denominator | None = None
    excluded: tuple[Text, ...] = ()
    thresholds: Annotated[tuple[Threshold, ...], Field(min_length=1)] | None = None
    cumulative: Flag | None = None
    no_majority: Literal["ask", "highest_cumulative", "plurality"] = "ask"
    tie: Literal["ask", "lower", "higher"] = "ask"
    not_rated: Flag = False
    separate: tuple[Label, ...] = ()
    self_vote: Literal["counted", "excluded"] = "counted"

    @property
    def shares(self) -> tuple[Threshold, ...]:
        """The thresholds that votes are held against: none where the majority is unknown."""
        return (self.thresholds or ()) if self.majority == "given" else ()
