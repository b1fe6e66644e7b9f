"""Everybody of a period or a year as quotas and tables of numbers count them: each once, where he or she is rated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from danhgia.forms import NOT_RATED_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal
    from fractions import Fraction

    from danhgia.decisions import Grade, Outline, PeriodStatus
    from danhgia.members import Member
    from danhgia.periods import Period
    from danhgia.roster import Roster
    from danhgia.yearend import YearDecision

Kind = Literal["person", "organisation"]
Standing = Literal["rated", "open", "not_rated", "outside"]
"""With a level; still to get one; rightly without one; not of the list in that time, or only by a secondary post."""

_STANDINGS: Mapping[PeriodStatus, Standing] = {
    "graded": "rated",
    "exempt": "not_rated",
    "not_rated": "not_rated",
    "outside": "outside",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One subject to be counted: where, as what, and with which level.

    `decided` tells a level that a competent body decided from one that is proposed. `level` is None but for `rated`.
    """

    subject: str
    name: str
    unit: str
    unit_name: str
    kind: Kind
    standing: Standing
    level: str | None = None
    decided: bool = False
    total: Decimal | Fraction | None = None
    role_group: str = ""
    post: str = ""


def of_period(
    grades: Iterable[Grade | Outline],
    roster: Roster | None,
    period: Period,
    placed: Mapping[str, Member] | None = None,
) -> Iterator[Counted]:
    """Yield everybody whom a period's grades are about; `placed` are the rows of the list by which people were graded.

    They are those of the meetings' days, which may come after the period and after somebody rose.
    """
    by_code = placed or {}
    for grade in grades:
        standing = _STANDINGS.get(grade.status, "open")
        row = by_code.get(grade.subject)
        if row is None or (row.unit, row.kind) != (grade.unit, grade.kind):
            row = _row(roster, grade.subject, grade.unit, grade.kind, period)
        yield Counted(
            grade.subject,
            grade.name,
            grade.unit,
            grade.unit_name,
            grade.kind,
            standing,
            grade.level if standing == "rated" else None,
            grade.level_from == "decision",
            grade.total,
            row.group if row else "",
            row.role if row else "",
        )


def of_year(
    decisions: Iterable[YearDecision], roster: Roster | None, year: Period, *, proposals: bool = True
) -> list[Counted]:
    """Return everybody whom a year is about, with the level of the year: decided, else what its periods come to.

    Who has none has the one proposed; without `proposals` nobody has, because a proposal is none yet.
    """
    found = []
    for decision in decisions:
        about, recorded, rolled = decision.about, decision.about.decision, decision.rolled
        decided = recorded.level if recorded else None
        proposed = recorded.proposed if recorded and proposals else None
        level = decided or decision.level or proposed
        status = "exempt" if about.excused else rolled.status if rolled else None
        standing = _STANDINGS.get(status or "missing", "open")
        if level is not None:
            standing = "not_rated" if level == NOT_RATED_ID else "rated"
        row = _row(roster, about.subject, about.unit, about.kind, year)
        counted = Counted(
            about.subject,
            about.name,
            about.unit,
            about.unit_name,
            about.kind,
            standing,
            level if standing == "rated" else None,
            decided is not None,
            rolled.total if rolled else None,
            row.group if row else "",
            row.role if row else "",
        )
        found.append(counted)
    return found


def _row(roster: Roster | None, code: str, unit: str, kind: Kind, period: Period) -> Member | None:
    """Return the row of the list that says what somebody is where he or she is rated, with the post that counts.

    It is the one in force on the period's last day, else any.
    """
    rows = roster.by_code.get(code, ()) if roster else ()
    main = [row for row in rows if row.membership == "main" and row.kind == kind]
    here = [row for row in main if row.unit == unit]
    in_force = [row for row in here if row.covers(period.last_day)]
    found = next(iter(in_force or here or main), None)
    return roster.with_post(found, period) if roster and found else None
