"""What a unit's workbook is about: the unit, its people, and, for examples and tests, what was filled in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.periods import Period
    from danhgia.writers.cells import Content


@dataclass(frozen=True, slots=True)
class TemplatePerson:
    """One row of the sheet: who it is about."""

    code: str
    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """What somebody filled in for one person.

    `scores` are by criterion id, those of a ratio by id and part (`II.1 done`); a criterion left out is blank. `more`
    are bonuses, deductions and facts by id. `override` replaces whole cells, formulas included, by place in the form's
    columns: the slips that people make.
    """

    scores: Mapping[str, Content] = field(default_factory=dict)
    self_total: Content = None
    self_level: Content = None
    ballot: Content = None
    reason: Content = None
    note: Content = None
    override: Mapping[int, Content] = field(default_factory=dict)
    more: Mapping[str, Content] = field(default_factory=dict)
    extra_reason: Content = None


@dataclass(frozen=True, slots=True)
class FilledTally:
    """What was filled in on the tally sheet.

    `facts` are by the ids of `sheets.tally_facts`; `votes` by person code, one per level from the best to the worst,
    one for “not rated” and, where levels have ballots of their own, those against each level; `concluded` replaces the
    formula that brings the level over from the score sheet.
    """

    facts: Mapping[str, Content] = field(default_factory=dict)
    votes: Mapping[str, tuple[Content, ...]] = field(default_factory=dict)
    notes: Mapping[str, Content] = field(default_factory=dict)
    concluded: Mapping[str, Content] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit's workbook for one period. People stand in the roster's order; `spare` blank rows follow them.

    `tasks` are the rows of the table of tasks that are filled in, by the keys of `task_form`.
    `parent_name` may be empty: the head then leaves a dotted line to write it on.
    """

    period: Period
    unit: str
    unit_name: str
    parent_name: str
    people: tuple[TemplatePerson, ...]
    spare: int = 5
    filled: Mapping[str, FilledRow] = field(default_factory=dict)
    tally: FilledTally | None = None
    tasks: tuple[Mapping[str, Content], ...] = ()

    def cleaned(self) -> UnitPage:
        """Free names and codes of characters that no workbook can hold."""
        people = tuple(TemplatePerson(clean(one.code), clean(one.name), clean(one.position)) for one in self.people)
        unit, unit_name, parent_name = map(clean, (self.unit, self.unit_name, self.parent_name))
        return replace(self, people=people, unit=unit, unit_name=unit_name, parent_name=parent_name)
