"""What a need about a register comes to, made of what rows say: those that count, and those that leave it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from danhgia.decisions import Outcome
    from danhgia.periods import Period
    from danhgia.registers.values import Row

RULE = "registers"


@dataclass(frozen=True, slots=True)
class Ground:
    """Whether what a need asks of a register is there, with the sentences that say so.

    `lacks` are what cells would have to say first. A row with something else wrong has its own finding already.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    lacks: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says: it counts, it does not, or it leaves that open; `lack` is then the cell that would tell."""

    outcome: Outcome
    reason: Reason
    lack: Finding | None = None


def lacking(code: str, row: Row, field_id: str, reason: Reason, **facts: object) -> Told:
    """Return that a row does not say enough, and the cell where it would have to."""
    lack = Finding(code, row.cell(field_id), row.subject.code, facts={**reason.facts, **facts})
    return Told(None, reason, lack)


def unclear(row: Row) -> Told:
    """Return that something else is wrong with a row, which has a finding of its own."""
    return Told(None, Reason(RULE, None, "row_unclear", {"sheet": row.at.sheet, "row": str(row.at.row or 0)}))


def later(days: Iterable[date], period: Period) -> bool:
    """Tell whether all days that a row states lie behind a period: whatever is wrong with it, it is not about that."""
    stated = tuple(days)
    return bool(stated) and min(stated) > period.last_day


def grounded(told: Iterable[Told], none: Reason) -> Ground:
    """Return what rows come to together: one that counts is enough, one that is open leaves it open.

    `none` says that no row counts.
    """
    every = tuple(told)
    if counted := tuple(one.reason for one in every if one.outcome):
        return Ground(True, counted)
    still_open = [one for one in every if one.outcome is None]
    if not still_open:
        return Ground(False, (none,))
    lacks = tuple(one.lack for one in still_open if one.lack)
    return Ground(None, tuple(one.reason for one in still_open), lacks)
