"""The periods that a roll-up puts together, sorted by what becomes of them: counted, open, left to people, left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.period_results import EXEMPT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.period_results import PeriodResult
    from danhgia.periods import Period
    from danhgia.rubric import Rollup


@dataclass(frozen=True, eq=False)
class RolledPeriods:
    """What the periods brought somebody, in order, under the policies of one roll-up."""

    rule: Rollup
    results: tuple[PeriodResult, ...]

    @cached_property
    def waiting(self) -> tuple[PeriodResult, ...]:
        """The periods whose result is still to come, but for those that the rubric leaves out."""
        return tuple(result for result in self.results if result.state == "missing" and result not in self.skipped)

    @cached_property
    def pointless(self) -> tuple[PeriodResult, ...]:
        """The periods that have a level and no points, where points are needed."""
        return tuple(one for one in self.results if self.rule.mean and one.counted and one.total is None)

    @cached_property
    def unrated(self) -> tuple[PeriodResult, ...]:
        """The periods that were reviewed and not rated, where that makes the whole not rated."""
        absorbs = self.rule.not_rated == "not_rated"
        return tuple(result for result in self.results if absorbs and result.status == "not_rated")

    @cached_property
    def exempt(self) -> tuple[PeriodResult, ...]:
        """The other periods that were rightly not rated."""
        return tuple(one for one in self.results if one.status in EXEMPT and one not in self.unrated)

    @cached_property
    def asked(self) -> tuple[PeriodResult, ...]:
        """Those of them that people have to judge."""
        return self.exempt if self.rule.exempt == "ask" else ()

    @cached_property
    def skipped(self) -> tuple[PeriodResult, ...]:
        """The periods that are left out: rightly not rated, or nothing came in. A faulty or stale one never is."""
        statuses = {"missing"} if self.rule.missing == "skip" else set()
        exempt = self.exempt if self.rule.exempt == "skip" else ()
        return tuple(result for result in self.results if result.status in statuses or result in exempt)

    @cached_property
    def zeros(self) -> tuple[Period, ...]:
        """The periods of 0 points that the rubric leaves out of a mean."""
        if self.rule.mean is None or self.rule.mean.zero == "counted":
            return ()
        return tuple(result.period for result in self.results if result.counted and result.total == 0)

    @cached_property
    def counted(self) -> tuple[PeriodResult, ...]:
        """The periods that count."""
        return tuple(result for result in self.results if result.counted and result.period not in self.zeros)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many periods have which level, those of 0 points among them: a veto sees what was given."""
        return Counter(result.counted for result in self.results if result.counted)

    @property
    def unknown(self) -> int:
        """How many periods may still bring any level."""
        return len(self.waiting) + len(self.asked)


def open_facts(results: Iterable[PeriodResult]) -> dict[str, object]:
    """Return the periods that have no result, and apart from them those whose result is out of date, for sentences."""
    found = list(results)
    stale = tuple(result.period for result in found if result.status == "stale")
    return {"periods": tuple(one.period for one in found if one.status != "stale") or None, "stale": stale or None}


def periods_of(results: tuple[PeriodResult, ...]) -> tuple[Period, ...] | None:
    """Return the periods of some results, for sentences; None where there are none."""
    return tuple(result.period for result in results) or None
