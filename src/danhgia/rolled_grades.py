"""The grade of a longer period: what the shorter ones come to, and what the competent body decided above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.decisions import Grade, Layers, Reason
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED, NOT_RATED_ID
from danhgia.period_results import excused_reason
from danhgia.rollup_findings import about_missing, about_rolled
from danhgia.settling import decided_reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from danhgia.decisions import LevelFrom, PeriodStatus
    from danhgia.period_results import YearSubject
    from danhgia.periods import Period
    from danhgia.registers import Decision
    from danhgia.rollups import Rolled
    from danhgia.rubric import Rubric


@dataclass(frozen=True)
class RolledGrade:
    """One person's roll-up: what the periods come to, and what stands on record for the longer one.

    `outside` is the sentence that says why the list does not have the person at its end.
    """

    about: YearSubject
    rolled: Rolled
    outside: str | None = None

    @property
    def decision(self) -> Decision | None:
        """The decision on record that gives a level, or says that there is none."""
        found = self.about.decision
        return found if found and found.level else None

    def grade(self, rubric: Rubric) -> Grade:
        """Return the grade: a decision above the roll-up, a reason for not rating above both their absence."""
        if self.outside:
            return self._made("outside", (Reason("membership", None, self.outside),))
        if self.decision:
            return self._decided(self.decision, rubric)
        if self.about.decision and not self.about.decision.complete:
            return self._made("error", (*self.rolled.reasons, Reason("errors", None, "ng_error")))
        if self.about.excused:
            return self._made("exempt", (excused_reason(self.about.excused),))
        status: PeriodStatus = self.rolled.status or "graded"
        return self._made(status, self.rolled.reasons, self.rolled.level, "rollup", Layers(self.rolled.level))

    def findings(self, rubric: Rubric, whole: Period, standing: AbstractSet[Period]) -> Iterator[Finding]:
        """Yield what is to be said about it; `standing` are the periods that were graded and whose grades stand."""
        if self.outside or (self.about.excused and not self.decision):
            return
        yield from about_rolled(self.rolled, self.about, rubric)
        yield from self._against_veto(rubric)
        if not self.decision:
            yield from about_missing(self.rolled, self.about, whole, standing)

    def _decided(self, decision: Decision, rubric: Rubric) -> Grade:
        unrated = decision.level == NOT_RATED_ID
        heading = NOT_RATED if unrated else rubric.main.level(decision.level or "").heading
        reasons = (*self.rolled.reasons, decided_reason(decision, heading))
        layers = Layers(self.rolled.level, decided=decision.level)
        if unrated:
            return self._made("not_rated", (*reasons, Reason("settled", None, "ng_not_rated")), layers=layers)
        return self._made("graded", reasons, decision.level, "decision", layers)

    def _made(
        self,
        status: PeriodStatus,
        reasons: tuple[Reason, ...],
        level: str | None = None,
        level_from: LevelFrom | None = None,
        layers: Layers | None = None,
    ) -> Grade:
        about = self.about
        return Grade(
            about.subject,
            about.name,
            about.unit,
            about.unit_name,
            status,
            total=self.rolled.total if layers else None,
            level=level,
            level_from=level_from if level else None,
            layers=layers or Layers(),
            reasons=reasons,
            kind=about.kind,
        )

    def _against_veto(self, rubric: Rubric) -> Iterator[Finding]:
        """Yield DG705: a level was decided that a veto bars; it stays as it is."""
        veto = self.rolled.barred.get(self.decision.level or "") if self.decision else None
        if veto and self.decision:
            level = self.decision.level or ""
            facts = {
                "who": f"{self.about.name} ({self.about.subject})",
                "period": self.decision.period,
                "value": rubric.main.level(level).heading,
                "because": veto,
            }
            about = self.about
            yield Finding("DG705", self.decision.at, subject=about.subject, value=level, unit=about.unit, facts=facts)
