"""Who is expected in a period: everybody whom its sheets must rate, by code, and with which of the rubric's sheets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from danhgia.members import Kind, Member
    from danhgia.periods import Period
    from danhgia.roster import Roster
    from danhgia.rubric import Rubric, Sheet
    from danhgia.sheets import PlacedSheet


class Other(NamedTuple):
    """Somebody rated with another sheet: its id, empty where no sheet names the group, and the row that counts."""

    sheet: str
    member: Member


@dataclass(frozen=True)
class Expected:
    """Who is rated in a period, by code, and under which spelling of the code people may write it.

    Of a batch that is judged in parts, `own` are those whom the part is about, `elsewhere` those of them whom sheets of
    other parts name. Where the rubric has several sheets, a part is about the people of one, `instrument`; `others` has
    who of those rated in the period is rated with another, by code.
    """

    roster: Roster | None
    period: Period | None
    placed: Mapping[str, Member] = field(default_factory=dict)
    own: frozenset[str] | None = None
    elsewhere: frozenset[str] = frozenset()
    instrument: str = ""
    others: Mapping[str, Other] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    """The groups that the rubric has sheets for, where it chooses by them."""

    @classmethod
    def of(cls, roster: Roster | None, period: Period | None, sheets: Sequence[PlacedSheet]) -> Expected:
        """Work out who is expected, by the roster and the days of the units' meetings."""
        if roster is None:
            return cls(None, period)
        return cls(roster, period, roster.placed(period, meeting_days(sheets)) if period else {})

    def rated_with(self, sheet: Sheet, rubric: Rubric) -> Expected:
        """Return who of them is rated with one of the rubric's sheets; who has none is left to the first."""
        if len(rubric.sheets) == 1 and not sheet.roles:
            return self
        if self.roster is None:
            return replace(self, instrument=sheet.id)
        theirs = {code: rubric.sheet_of(self.group(code), self.kind(code)) for code in self.roster.subjects}
        homeless, counted = sheet is rubric.main, self.known if self.period is None else self.placed.get
        return replace(
            self,
            placed={code: member for code, member in self.placed.items() if theirs[code] is sheet},
            own=frozenset(code for code, own in theirs.items() if own is sheet or (own is None and homeless)),
            instrument=sheet.id,
            others={
                code: Other(own.id if own else "", member)
                for code, own in theirs.items()
                if own is not sheet and (member := counted(code))
            },
            groups=tuple(role for one in rubric.sheets_for(sheet.subject) for role in one.roles or ()),
        )

    def kind(self, code: str, otherwise: Kind = "person") -> Kind:
        """Return whether a code is a person's or an organisation's; where the list does not have it, `otherwise`."""
        member = self.known(code)
        return member.kind if member else otherwise

    def group(self, code: str) -> str:
        """Return the “Nhóm đối tượng” of somebody on the list."""
        member = self.others[code].member if code in self.others else self.known(code)
        return member.group if member else ""

    @property
    def listed_here(self) -> Iterable[str]:
        """Everybody on the list whom this is about, in its order."""
        codes = self.roster.subjects if self.roster else ()
        return codes if self.own is None else [code for code in codes if code in self.own]

    @property
    def placed_here(self) -> Iterator[tuple[str, Member]]:
        """Everybody who is rated in the units that this is about, with the row that counts."""
        return ((code, member) for code, member in self.placed.items() if self.own is None or code in self.own)

    def category(self, code: str) -> str | None:
        """Return what somebody is by the roster: an official member, a probationary one, none; None where unknown."""
        member = self.known(code)
        return member.category if member else None

    def known(self, code: str) -> Member | None:
        """Return the row that counts for a code in the period; failing that, any row of the roster."""
        rows = self.roster.by_code.get(code, ()) if self.roster else ()
        return self.placed.get(code) or next(iter(rows), None)

    def restored(self, code: str) -> str | None:
        """Return the one code of the roster that a number lost its zeros of: `0012` for `12`."""
        candidates = self.without_zeros(code)
        return candidates[0] if len(candidates) == 1 else None

    def without_zeros(self, code: str) -> list[str]:
        """Return every other code of the roster that a number may have lost its zeros of."""
        if self.roster is None or not code.isdecimal():
            return []
        return [known for known in self.roster.by_stripped.get(code, ()) if known != code]

    def listed(self, code: str) -> str | None:
        """Return the code of the roster that somebody typed, whatever its case or lost zeros."""
        return self.spelled(code) or self.restored(code)

    def meant(self, code: str) -> Iterator[str]:
        """Yield every code of the roster that somebody may have meant."""
        if spelled := self.spelled(code):
            yield spelled
        elif self.roster:
            yield from self.roster.looking_like(code)
        yield from self.without_zeros(code)

    def spelled(self, code: str) -> str | None:
        """Return the code of the roster that somebody typed, whatever its case."""
        return self.roster.code(code) if self.roster else None

    def home(self, code: str, unit: str) -> dict[str, object]:
        """Return where the roster has somebody who was found in a unit, as the facts of a finding."""
        member = self.known(code)
        if member is None or self.roster is None:
            return {}
        here = member.unit == unit
        return {
            "expected": None if here else self.roster.unit_name(member.unit),
            "period": self.period if here else None,
            "date": member.from_,
            "until": member.to,
            "membership": member.membership if here and member.membership != "main" else None,
            "unit": self.roster.unit_name(unit),
        }


def meeting_days(sheets: Sequence[PlacedSheet]) -> dict[str, date]:
    """Return the day of each unit's meeting, where its tally gives it."""
    tallies = [(placed.unit, placed.sheet.tally) for placed in sheets if placed.unit]
    return {unit: tally.meeting_day for unit, tally in tallies if tally and tally.meeting_day}
