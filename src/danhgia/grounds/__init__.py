"""What registers say of somebody in a period, where a rubric lets levels rest on them: reminders, and discipline.

True where a row counts, False where none does, unknown where a row does not say enough: then the cell that would have
to say it is named. No clock is asked: a period is looked at as of its last day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from danhgia.grounds.disciplined import disciplined
from danhgia.grounds.ground import Ground
from danhgia.grounds.reminded import reminded
from danhgia.registers.values import Row
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.decisions import Reason
    from danhgia.periods import Period
    from danhgia.registers.values import Discipline, Reminder, Unread
    from danhgia.rubric import Need

__all__ = ["Books", "Ground", "Grounds"]

Value = TypeVar("Value", bound=Row)


@dataclass(frozen=True)
class Grounds:
    """The rows about one subject, looked at for one period; without a period nothing is known.

    `unread` are rows of which too little could be read, by the id of their register.
    """

    period: Period | None = None
    reminders: tuple[Reminder, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    unread: Mapping[str, tuple[Unread, ...]] = field(default_factory=dict)

    def of(self, need: Need) -> Ground:
        """Return what the registers say of a need that is about one."""
        unread = self.unread.get(need.rests_on or "", ())
        if self.period and need.reminder:
            return reminded(self.reminders, unread, need.reminder, self.period)
        if self.period and need.discipline:
            return disciplined(self.discipline, unread, need.discipline, self.period)
        return Ground(None)


@dataclass(frozen=True)
class Books:
    """The registers that levels may rest on, by subject."""

    reminders: tuple[Reminder, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    unread: Mapping[str, tuple[Unread, ...]] = field(default_factory=dict)

    def of(self, subject: str, period: Period | None) -> Grounds:
        """Return the rows about one subject, a person or a unit."""
        key = fold(subject)
        unread = {table: rows[key] for table, rows in self._unread.items() if key in rows}
        return Grounds(period, self._reminders.get(key, ()), self._discipline.get(key, ()), unread)

    def about(self, codes: Iterable[str]) -> Books:
        """Return the rows about some subjects alone."""
        keys = {fold(code) for code in codes}
        return Books(
            tuple(row for row in self.reminders if fold(row.subject.code) in keys),
            tuple(row for row in self.discipline if fold(row.subject.code) in keys),
            {
                table: tuple(row for row in rows if fold(row.subject.code) in keys)
                for table, rows in self.unread.items()
            },
        )

    def lines(self, needs: Iterable[Need], period: Period) -> list[str]:
        """Return what the registers say in a period of needs, as lines whose hash tells whether that changed.

        Who has no row that counts, or may count, is in none.
        """
        asked = {repr(need.register): need for need in needs if need.register}
        unread = (row for rows in self.unread.values() for row in rows)
        codes = dict.fromkeys(fold(row.subject.code) for row in (*self.reminders, *self.discipline, *unread))
        found = ((code, key, self.of(code, period).of(need)) for code in codes for key, need in asked.items())
        return sorted(
            f"{code} {key} {ground.outcome} {[_line(one) for one in ground.reasons]}"
            for code, key, ground in found
            if ground.outcome is not False
        )

    @cached_property
    def _reminders(self) -> Mapping[str, tuple[Reminder, ...]]:
        return _by_code(self.reminders)

    @cached_property
    def _discipline(self) -> Mapping[str, tuple[Discipline, ...]]:
        return _by_code(self.discipline)

    @cached_property
    def _unread(self) -> Mapping[str, Mapping[str, tuple[Unread, ...]]]:
        return {table: _by_code(rows) for table, rows in self.unread.items()}


def _line(reason: Reason) -> str:
    """Return what a reason says but for the row that it stands in: that a row was moved changes nothing."""
    return f"{reason.key} {sorted((name, str(fact)) for name, fact in reason.facts.items() if name != 'row')}"


def _by_code(rows: Iterable[Value]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for row in rows:
        found[fold(row.subject.code)].append(row)
    return {code: tuple(same) for code, same in found.items()}
