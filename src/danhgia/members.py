"""One dated row of the list, and which of somebody's rows counts for a period, and with which post."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from danhgia.findings import Location
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.periods import Period
    from danhgia.rubric import Members

Kind = Literal["person", "organisation"]
ORGANISATION = "organisation"
"""The category of a unit that is rated itself; nobody can type it into the list of people."""

_MEMBERS: Mapping[Members, frozenset[str]] = {
    "party_members": frozenset({"official_member", "probationary_member"}),
    "official_members": frozenset({"official_member"}),
}
_LATE = timedelta(days=31)
"""A meeting that closes a period is held at its end or soon after; any other date is not used."""


@dataclass(frozen=True, slots=True)
class Member:
    """One dated row of the roster: somebody in a unit, from a day to a day (both included; open where None).

    A unit that is rated itself is one, too, in the unit above it: `organisations` makes such rows.
    """

    code: str
    name: str
    unit: str
    role: str = ""
    category: str | None = None
    membership: str = "main"
    from_: date | None = None
    to: date | None = None
    table: Location = field(default_factory=Location)
    """Where codes stand in the list it is from, one for all of its rows; `row` is its own."""
    row: int | None = None
    group: str = ""
    """The “Nhóm đối tượng”."""

    @property
    def at(self) -> Location:
        """Where its code stands."""
        return replace(self.table, row=self.row)

    @property
    def kind(self) -> Kind:
        """Whether it is a person or a unit that is rated itself."""
        return "organisation" if self.category == ORGANISATION else "person"

    def covers(self, day: date) -> bool:
        """Tell whether the row holds on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)

    def touches(self, period: Period) -> bool:
        """Tell whether the row holds on any day of a period."""
        return (self.from_ is None or self.from_ <= period.last_day) and (
            self.to is None or period.first_day <= self.to
        )


def usable(meetings: Mapping[str, date], period: Period) -> dict[str, date]:
    """Return the meetings, by unit, whose dates can be used."""
    return {unit: day for unit, day in meetings.items() if meeting_usable(day, period)}


def meeting_usable(day: date, period: Period) -> bool:
    """Tell whether a meeting's date can be the one that closed a period."""
    return period.first_day <= day <= period.last_day + _LATE


def row_in_force(rows: tuple[Member, ...], last_day: date, days: Mapping[str, date]) -> Member | None:
    """Return which of somebody's rows counts, or None."""
    main = [row for row in rows if row.membership == "main"]
    on_the_day = [row for row in main if row.covers(days.get(row.unit, last_day))]
    if len(on_the_day) == 1:
        return on_the_day[0]
    return next((row for row in main if row.covers(last_day)), on_the_day[0] if on_the_day else None)


def with_longest_post(member: Member, rows: tuple[Member, ...], period: Period) -> Member:
    """Return the row that counts with the role and group that somebody had longest in that unit within a period.

    Of posts held for as many days, that of the row itself counts, else the later one. A post is one however typed.
    """
    posts, days = {_post(member): member}, Counter[tuple[str, str]]()
    for row in sorted(rows, key=lambda row: row.from_ or date.min):
        if row.membership == "main" and row.unit == member.unit and row.touches(period):
            first, last = max(row.from_ or date.min, period.first_day), min(row.to or date.max, period.last_day)
            posts.setdefault(_post(row), row)
            days[_post(row)] += (last - first).days + 1
    own, *others = posts
    longest = posts[max((own, *reversed(others)), key=days.__getitem__)]
    return member if longest is member else replace(member, role=longest.role, group=longest.group)


def _post(row: Member) -> tuple[str, str]:
    return fold(row.role), fold(row.group)


def concerns(members: Members, category: str | None) -> bool:
    """Tell whether a rule for some members is about somebody; who is not said to be anything is taken to be meant."""
    meant = _MEMBERS.get(members)
    return meant is None or category is None or category in meant
