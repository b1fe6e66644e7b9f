"""What the periods of a longer one brought somebody: what roll-ups and the rules of the year judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.findings import Location

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from danhgia.decisions import LevelFrom, PeriodStatus
    from danhgia.members import Kind
    from danhgia.periods import Period
    from danhgia.registers import Decision

EXEMPT: frozenset[PeriodStatus] = frozenset({"exempt", "not_rated", "outside"})
"""Rightly without a level; every other status without one is a result that is still to come."""


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """What one period brought somebody: a level, or the status that says why there is none."""

    period: Period
    status: PeriodStatus
    level: str | None = None
    reason: str = ""
    level_from: LevelFrom | None = field(default=None, compare=False)
    """Which layer gave the level, or `entered`; a rule asks for the level alone."""
    total: Decimal | Fraction | None = field(default=None, compare=False)
    """The points, which a mean asks for; None where the level came without."""

    @property
    def counted(self) -> str | None:
        """The level that counts for the year; a stale one does not."""
        return self.level if self.status == "graded" else None

    @property
    def state(self) -> str:
        """What the rules of the year see: the level that counts, `exempt`, or `missing` where one is still to come."""
        return self.counted or ("exempt" if self.status in EXEMPT else "missing")


@dataclass(frozen=True, slots=True)
class YearSubject:
    """Somebody whose year is judged: results by period, what he or she is, and what is on record for the year."""

    subject: str
    name: str
    unit: str
    unit_name: str
    results: tuple[PeriodResult, ...]
    category: str | None = None
    decision: Decision | None = None
    at: Location = field(default_factory=Location)
    """Where the list names the subject: what a finding about a period without a result points at."""
    entered: tuple[Reason, ...] = ()
    """The reasons of levels that the subject brought along from elsewhere."""
    kind: Kind = "person"
    excused: str | None = None
    """The reason on record for not rating the subject in the whole."""


def excused_reason(why: str) -> Reason:
    """Return the reason of whoever has no result because a reason for not rating is on record."""
    return Reason("exemption", None, "ng_exempt", {"value": why})
