"""What a blank form prints, line by line: labels, names and points, each with the cell that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from danhgia.findings import Location

Unread = Literal[
    "blank", "words", "range", "date", "error", "percent", "uncalculated", "zero", "negative", "thousands", "joined",
    "no_column", "two_columns", "boolean", "unprinted",
]  # fmt: skip
"""Why a cell gives no points."""
Rated = Literal["person", "organisation"]
"""Whom a sheet rates."""


class Printed(NamedTuple):
    """A text and where it is printed."""

    text: str
    at: Location


class Remark(NamedTuple):
    """What a form prints beside a line, in a column of remarks; `cites` where the column is headed `Căn cứ`."""

    heading: str
    text: str
    at: Location
    cites: bool


@dataclass(frozen=True, slots=True)
class Points:
    """What stands where points are looked for: the exact number, or the text as it stands and why it is none."""

    at: Location
    value: Decimal | None = None
    raw: str = ""
    why: Unread | None = None

    @property
    def said(self) -> bool:
        """Tell whether anything stands there at all."""
        return self.value is not None or self.why not in {"blank", "no_column", "two_columns", "unprinted"}


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a form: a group, a criterion, an option, a sum. `mark` is the bullet of an unlabelled one.

    `cap` is what its own cell holds, `text_cap` what its words say in brackets (`(tối đa 15 điểm)`). `until` is the
    last row of the joined cells that the cap stands in. `depth` is given where the form's layout says it.
    """

    name: str
    at: Location
    cap: Points
    label: str = ""
    printed_label: str = ""
    mark: str = ""
    text_cap: Points | None = None
    floor: Points | None = None
    until: int = 0
    depth: int | None = None
    beside: tuple[Remark, ...] = ()

    @property
    def basis(self) -> Remark | None:
        """The clause that it cites, if the form prints one beside it."""
        return next((remark for remark in self.beside if remark.cites), None)

    @property
    def value(self) -> Decimal | None:
        """The points that it prints, in its cell or in its words."""
        return self.cap.value if self.cap.said or self.text_cap is None else self.text_cap.value

    @property
    def has_points(self) -> bool:
        """Tell whether it says anything about points, readable or not."""
        return self.cap.said or self.text_cap is not None

    @property
    def shouts(self) -> bool:
        """Tell whether its words are all capitals, as headings of groups are."""
        letters = [letter for letter in self.name if letter.isalpha()]
        return len(letters) > _FEW_LETTERS and self.name == self.name.upper()


_FEW_LETTERS = 3


class FormLevel(NamedTuple):
    """A level as far as a form shows it; `bounds` by the rubric's keys, `unclear` the words of bounds that say two."""

    at: Location
    name: str = ""
    code: str = ""
    short: str = ""
    bounds: Mapping[str, Decimal] = {}
    unclear: str = ""

    @property
    def key(self) -> str:
        """What two mentions of one level have in common."""
        return fold(self.name or self.code or self.short)


class UnusedColumn(NamedTuple):
    """A column of the table that became nothing, and why: its words are not known, or another has the same."""

    heading: Printed
    why: Literal["unknown", "twice", "points"]


@dataclass(frozen=True)
class FormRead:
    """Everything that a form's sheet prints which a rubric has a key for.

    A form of shape `levels` has a row for each subject and asks for a level alone: no criterion and no points.
    """

    shape: Literal["rows", "columns", "levels"]
    at: Location
    """The first cell of the table's header."""
    lines: tuple[FormLine, ...]
    scorers: tuple[Printed, ...] = ()
    levels: tuple[FormLevel, ...] = ()
    title: Printed | None = None
    period: tuple[str, Printed] | None = None
    letterhead: tuple[str, Printed] | None = None
    subject: tuple[Rated, Printed] | None = None
    """Whom a row is about, by the heading over the names; None where rows are about criteria."""
    vote: Printed | None = None
    """Of shape `levels`, the column of the level that was voted; None where nobody votes."""
    basis: Printed | None = None
    """The document that the form says it comes with."""
    unused: tuple[UnusedColumn, ...] = ()
    hidden: tuple[str, ...] = field(default=())
    """Rows and columns of the table that are hidden: `5`, `D`."""
