"""Votes and decisions against what a register brings: both stay as they are, and are said."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import named
from danhgia.conditions import Conditions, Judged
from danhgia.decisions import Layers
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED, NOT_RATED_ID
from danhgia.members import concerns
from danhgia.reckoning import Reckoned
from danhgia.settling import against, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danhgia.checks.examine import Examined
    from danhgia.checks.register_checks import Records
    from danhgia.conditions import Limit
    from danhgia.decisions import Grade
    from danhgia.findings import Location
    from danhgia.registers import Decision
    from danhgia.rubric import Rubric


def check_limits(examined: Examined, grades: Iterable[Grade], rubric: Rubric, records: Records) -> Iterator[Finding]:
    """DG323 decision-against-override, DG324 ballot-against-override, of everybody who is graded here.

    Who has no row of scores has a decision alone; an override that rests on more than registers is not known then.
    """
    if any(override.registered for override in rubric.main.overrides):
        check = _Check(examined, rubric, records)
        for grade in grades:
            yield from check.of(grade)


@dataclass(frozen=True)
class _Check:
    examined: Examined
    rubric: Rubric
    records: Records

    def of(self, grade: Grade) -> Iterator[Finding]:
        """Hold what was decided or voted for one subject against the overrides."""
        layers, person = grade.layers, self.people.get(grade.subject)
        judged = None if person is None else self.examined.judged[person]
        if layers.decided and (decision := self.decisions.get(grade.subject)):
            known = judged or Judged(None, limits=self.without_points(grade.subject))
            decided = settle(Layers(decided=layers.decided), self.rubric)
            if limit := against(decided, known):
                yield self.finding("DG323", decision.at, grade, layers.decided, limit)
        elif person is not None and judged and layers.ballot and grade.status == "unsettled":
            batch = self.examined.batch
            if limit := against(settle(layers, self.rubric), judged):
                at = batch.at(person, batch.form.place("ballot"))
                yield self.finding("DG324", at, grade, layers.ballot, limit)

    @cached_property
    def people(self) -> Mapping[str, int]:
        """The row of everybody whose points and conditions were judged."""
        return {self.examined.people[person].subject: person for person in self.examined.judged}

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """The decisions of the period, by subject."""
        period = self.examined.expected.period
        return self.records.decisions.get(period, {}) if period else {}

    def without_points(self, code: str) -> tuple[Limit, ...]:
        """Return what registers alone leave of levels for somebody who has no points."""
        expected = self.examined.expected
        category = expected.category(code)
        return Conditions(
            self.rubric.main,
            Reckoned({}, {}, Fraction(0), {}),
            {},
            lambda override: concerns(override.applies_to, category),
            self.records.books.of(code, expected.period),
        ).standing()

    def finding(self, code: str, at: Location, grade: Grade, level: str, limit: Limit) -> Finding:
        """Return that a level is none of those that an override leaves."""
        heading = NOT_RATED if level == NOT_RATED_ID else self.rubric.main.level(level).heading
        facts = {"who": named(grade.name, grade.subject), "value": heading, "because": limit.reasons}
        return Finding(code, at, grade.subject, value=level, unit=grade.unit, facts=facts)
