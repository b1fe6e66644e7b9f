"""How the results of short periods become the result of a longer one: a mean, a rule of counts, or a tally."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Text, Whole
from danhgia.periods import MONTHS
from danhgia.rubric.nodes import Model, Node
from danhgia.rubric.rounding import Rounded

if TYPE_CHECKING:
    from danhgia.periods import Kind

_Number = Annotated[Whole, Field(ge=0, le=12)]


class Mean(Model):
    """The mean of the periods' points; the level is the one whose bounds hold it.

    `zero`: a score of 0 counts like any other, or is left out. `divisor`: what the sum is divided by; without it, the
    number of periods counted.
    """

    zero: Literal["counted", "skipped"] = "counted"
    divisor: Annotated[Whole, Field(ge=1, le=12)] | None = None
    rounding: Rounded | None = None


class When(Model):
    """A condition on how many periods have exactly a level, or several conditions: exactly one kind is given."""

    level: Label | None = None
    at_least: _Number | None = None
    at_most: _Number | None = None
    all_: Annotated[tuple[When, ...] | None, Field(alias="all", min_length=1)] = None
    any_: Annotated[tuple[When, ...] | None, Field(alias="any", min_length=1)] = None

    @property
    def parts(self) -> tuple[When, ...]:
        """The conditions that it puts together; none where it is one itself."""
        return self.all_ or self.any_ or ()


class CountLine(Node):
    """One line of a rule of counts: the level, and when it is given; without `when`, to everybody who is left."""

    level: Label
    when: When | None = None


class Veto(Node):
    """What bars a level: the next one below it is given then, or people decide."""

    level: Label
    when: When
    otherwise: Literal["next", "ask"] = "next"


class Consecutive(Node):
    """A level several times in a row: something to be said (`say`), never a level."""

    level: Label
    times: Annotated[Whole, Field(ge=2, le=12)]
    say: Text | None = None


class Rollup(Node):
    """What the periods of one kind come to together: exactly one of `mean`, `counts` and `tally` is given.

    `missing`: a period without a result leaves it open, makes it faulty, or is left out. `exempt`: a period rightly not
    rated is for the competent body to judge, is left out, or bars a result. `not_rated`: a period that was reviewed but
    not rated is one of those, or makes the whole not rated.
    """

    to: Literal["quarter", "half", "year"]
    of: Literal["month", "quarter", "half"] | None = None
    mean: Mean | None = None
    counts: Annotated[tuple[CountLine, ...], Field(min_length=1)] | None = None
    tally: Literal[True] | None = None
    missing: Literal["undetermined", "error", "skip"] = "undetermined"
    exempt: Literal["ask", "skip", "bar"] = "ask"
    not_rated: Literal["exempt", "not_rated"] = "exempt"
    vetoes: tuple[Veto, ...] = ()
    consecutive: tuple[Consecutive, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which of its kinds are given; `rubric_checks` makes sure that it is one."""
        return tuple(kind for kind in ("mean", "counts", "tally") if getattr(self, kind) is not None)

    @property
    def skips(self) -> bool:
        """Whether fewer periods than there are may be counted."""
        return "skip" in {self.missing, self.exempt}

    def number(self, kind: Kind) -> int:
        """Return how many periods of a kind it puts together."""
        return MONTHS[self.to] // MONTHS[kind]
