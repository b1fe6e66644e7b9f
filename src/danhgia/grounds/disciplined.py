"""Disciplinary measures: by form, related to somebody's duties or not, in the period of the act or of the decision.

One breach counts once: where it was punished twice, by the Party and by the State, the first decision counts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from danhgia.decisions import Reason, conjunction
from danhgia.grounds.ground import RULE, Told, grounded, lacking, later, unclear
from danhgia.periods import Period
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danhgia.decisions import Outcome
    from danhgia.grounds.ground import Ground
    from danhgia.registers.values import Discipline, Unread
    from danhgia.rubric import DisciplineNeed

_ALIKE = 0.8  # as alike as two forms must be for one to be the other misspelt
_FOUND = "discipline_found"
_OPEN = (
    ("DG327", "act", "discipline_without_act"),
    ("DG329", "form", "discipline_form_unclear"),
    ("DG328", "related", "discipline_relation_blank"),
)
"""What is said where the period, the form or the relation to duties is open, and at which cell."""


def disciplined(rows: Sequence[Discipline], unread: Sequence[Unread], need: DisciplineNeed, period: Period) -> Ground:
    """Return whether one subject was disciplined, as a need says, in a period."""
    return grounded(
        _Disciplined(rows, unread, need, period).told(), Reason(RULE, False, "discipline_none", {"period": period})
    )


@dataclass(frozen=True)
class _Disciplined:
    rows: Sequence[Discipline]
    unread: Sequence[Unread]
    need: DisciplineNeed
    period: Period

    def told(self) -> Iterator[Told]:
        """Yield what each row that may count says."""
        for row in self.rows:
            if told := self.of(row):
                yield told
        yield from (unclear(half) for half in self.unread if not later(half.days, self.period))

    def of(self, row: Discipline) -> Told | None:
        """Return what a measure says; None where it is none of those meant, or about another period."""
        if not row.clear:
            return None if later(_days(row), self.period) else unclear(row)
        outcomes = self.here(row), self.formed(row), self.related(row)
        if conjunction(outcomes) is False:
            return None
        for outcome, (code, cell, key) in zip(outcomes, _OPEN, strict=True):
            if outcome is None:
                return lacking(code, row, cell, self.reason(row, key))
        return self.counted_once(row) if self.need.by == "decision" else Told(True, self.reason(row, _FOUND))

    def here(self, row: Discipline) -> Outcome:
        """Tell whether the day that decides lies in the period.

        An act lies before the decision about it, whatever is not known of it.
        """
        if self.need.by == "decision":
            return self.period.first_day <= row.decided <= self.period.last_day
        span = _span(row)
        if span is None:
            return None if row.decided >= self.period.first_day else False
        first, last = span
        if last < self.period.first_day or first > self.period.last_day:
            return False
        return True if self.period.first_day <= first and last <= self.period.last_day else None

    def formed(self, row: Discipline) -> Outcome:
        """Tell whether the form is one of those meant; one that is all but written so could be."""
        if self.need.forms is None:
            return True
        form, meant = fold(row.form), {fold(one) for one in self.need.forms}
        if form in meant:
            return True
        alike = any(one in form for one in meant) or nearest(row.form, self.need.forms, cutoff=_ALIKE)
        return None if alike else False

    def related(self, row: Discipline) -> Outcome:
        """Tell whether the act had to do with the subject's duties, or had not, as the need asks."""
        if self.need.duty_related is None:
            return True
        return None if row.related is None else row.related == self.need.duty_related

    def counted_once(self, row: Discipline) -> Told | None:
        """Return that a measure of the period counts, unless an earlier one of the same breach counted before."""
        before = (earlier for earlier in self.rows if earlier.decided < self.period.first_day)
        for earlier in before:
            same = conjunction((_same_breach(earlier, row), self.formed(earlier), self.alike(earlier, row)))
            if same is not False and not earlier.clear:
                return unclear(earlier)
            if same:
                return None
            if same is None:
                return self.perhaps_counted(earlier, row)
        return Told(True, self.reason(row, _FOUND))

    def alike(self, earlier: Discipline, row: Discipline) -> bool:
        """Tell whether two measures may be about one breach by its relation to duties; a blank one is no other."""
        return earlier.related is None or row.related is None or earlier.related == row.related

    def perhaps_counted(self, earlier: Discipline, row: Discipline) -> Told:
        """Return that nobody can tell whether an earlier measure was about the same breach, and counted it."""
        reason = self.reason(row, "discipline_perhaps_counted")
        if self.formed(earlier) is None:
            return lacking("DG329", earlier, "form", reason)
        blank, other = (earlier, row) if _span(earlier) is None else (row, earlier)
        return lacking("DG327", blank, "act", reason, row2=str(other.at.row or 0))

    def reason(self, row: Discipline, key: str) -> Reason:
        """Return a sentence about a measure."""
        facts = {
            "form": row.form,
            "body": row.body or None,
            "doc": row.document or None,
            "decided": row.decided,
            "act": row.act,
        }
        return Reason(RULE, True if key == _FOUND else None, key, facts)


def _same_breach(earlier: Discipline, row: Discipline) -> Outcome:
    """Tell whether two decisions are about one breach: committed at the same time.

    What was done after a decision is another breach; where that is not known, it may be the same one.
    """
    first, second = _span(earlier), _span(row)
    if second and second[0] > earlier.decided:
        return False
    if first is None or second is None:
        same_words = isinstance(row.act, str) and isinstance(earlier.act, str) and fold(row.act) == fold(earlier.act)
        return True if same_words else None
    if first == second:
        return True
    apart = first[1] < second[0] or second[1] < first[0]
    return False if apart else None


def _span(row: Discipline) -> tuple[date, date] | None:
    """Return the first and the last day on which the act may have been; None where the register does not say."""
    if isinstance(row.act, Period):
        return row.act.first_day, row.act.last_day
    return (row.act, row.act) if isinstance(row.act, date) else None


def _days(row: Discipline) -> tuple[date, ...]:
    span = _span(row)
    return (row.decided, span[0]) if span else (row.decided,)
