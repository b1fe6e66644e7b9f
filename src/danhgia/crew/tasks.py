"""What a worker is asked to judge: a part with the rubric and with what is on record about its people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.crew.packing import opened
from danhgia.judging import check_part, judge_part
from danhgia.ledger import Grades
from danhgia.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from danhgia.checks.register_checks import Records
    from danhgia.judging import Received, Verdict
    from danhgia.parts import Part
    from danhgia.rubric import Rubric


def settled(tasks: Callable[[], Iterable[Task]], judge: Callable[[Iterable[Task]], Iterator[Verdict]]) -> list[Verdict]:
    """Return what tasks come to; parts with people whom another part stops are judged again.

    `tasks` makes them, the same each time: a task need not be there before and after its turn.
    """
    verdicts = list(judge(tasks()))
    stopped = frozenset[str]().union(*(verdict.stopped for verdict in verdicts))
    again = {place: own for place, verdict in enumerate(verdicts) if (own := stopped & verdict.subjects)}
    if again:
        anew = (replace(task, stopped=again[place]) for place, task in enumerate(tasks()) if place in again)
        for place, verdict in zip(again, judge(anew), strict=True):
            verdicts[place] = verdict
    return verdicts


@dataclass(frozen=True)
class Task:
    """One part to be judged; without `received` only to be checked."""

    part: Part
    rubric: Rubric
    records: Records
    received: Received | None = None
    stopped: frozenset[str] = frozenset()

    @classmethod
    def of(cls, part: Part, rubric: Rubric, records: Records, received: Received | None = None) -> Task:
        """Return the task with what concerns the part alone: it may be sent to another process."""
        roster, rubric = part.expected.roster, rubric.of(part.expected.instrument or rubric.main.id)
        if part.expected.own is None or roster is None:
            return cls(part, rubric, records, received)
        codes = {*roster.by_code, *(person.code for placed in part.sheets for person in placed.sheet.people)}
        return cls(part, rubric, records.of(codes, part.expected.period), received)

    @uncollected()
    def done(self) -> Verdict:
        """Return what it comes to, the grades as rows of the ledger."""
        part = replace(self.part, sheets=tuple(map(opened, self.part.sheets)))
        if self.received is None:
            return check_part(part, self.rubric, self.records)
        verdict = judge_part(part, self.rubric, self.records, self.received, stopped=self.stopped)
        return replace(verdict, grades=Grades.of(verdict.grades))

    def put_away(self) -> Verdict:
        """Return what it comes to like `done`, the rows packed: they go to another process and wait there."""
        verdict = self.done()
        return replace(verdict, grades=verdict.grades.put_away()) if isinstance(verdict.grades, Grades) else verdict
