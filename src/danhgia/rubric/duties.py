"""What must be handed in by whom and by when, which areas somebody must look after, which signs are looked out for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from danhgia.fields import Label, Text, YearlyDay
from danhgia.registers import DUTY_KINDS
from danhgia.rubric.nodes import Node
from danhgia.text import fold

KIND_IDS = tuple(kind for kind, _ in DUTY_KINDS)

_SPELLINGS = {fold(spelling): kind for kind, spellings in DUTY_KINDS for spelling in (kind, *spellings)}


class DutyRule(Node):
    """Something to hand in: of what kind, by whom and by when, and whether it is adopted and made public.

    `kind` is one that is asked for everywhere (`commitment`, `registration`, `write_up`, `self_improvement`), or the
    name of another one, as the register's column “Loại” has it. `by` is a day of every year (`03-31`) or of one.
    """

    id: Label
    name: Text
    kind: Label
    from_: Annotated[Literal["everyone", "party_members", "official_members", "units"], Field(alias="from")]
    roles: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    by: YearlyDay
    adopted: StrictBool = False
    public: StrictBool = False

    @property
    def kind_id(self) -> str:
        """The id of a kind that is asked for everywhere, however it is written; else its name."""
        return _SPELLINGS.get(fold(self.kind), self.kind)

    @property
    def kind_name(self) -> str:
        """What the register's column “Loại” says of it."""
        named = {kind: spellings[0] for kind, spellings in DUTY_KINDS}
        return named.get(self.kind_id, self.kind)

    @property
    def only_year(self) -> int | None:
        """The one year in which it is due; None where it is every year."""
        return int(self.by[:4]) if len(self.by) > len("03-31") else None

    def due(self, year: int) -> date | None:
        """Return the day by which it is due in a year; None in a year in which it is not."""
        day = date.fromisoformat(self.by if self.only_year else f"{year}-{self.by}")
        return day if day.year == year else None


class CoverageRule(Node):
    """Areas of which each must have somebody on every day: those the register names, or the roster's lowest units."""

    id: Label
    name: Text
    areas: Literal["register", "units"] = "register"


class Sign(Node):
    """Something that may be seen of somebody: what registers call it, and what it is."""

    id: Label
    name: Text


class Checklist(Node):
    """Signs that people of some roles, or everybody, are looked at for: counted and reported, never scored.

    `roles` are compared with the roster's “Nhóm đối tượng” and “Chức vụ”, the whole cell.
    """

    id: Label
    name: Text
    roles: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of its signs, in order."""
        return tuple(sign.id for sign in self.signs)
