"""Worked cases about grades and the necessary conditions of the year: what is given, and what must come of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field, StrictBool, field_validator
from pydantic_core import PydanticCustomError

from danhgia.decisions import Eligible, LevelFrom, NotGraded
from danhgia.fields import PERIOD_NEEDED, Day, Flag, Label, Number, Text, Whole
from danhgia.periods import parse
from danhgia.readers.duty_cases import Category, Codes
from danhgia.rubric import Model

Tally = Annotated[Whole, Field(ge=0)]

STATES: tuple[str, ...] = get_args(NotGraded)
"""Why a period has no level, where a case states it."""
ANY = "any"
"""In a pattern: every level in turn."""


class RatioGiven(Model):
    """The two numbers of a ratio."""

    done: Number | None = None
    assigned: Number | None = None


class ReminderGiven(Model):
    """A row of the register of reminders; of a task with a second reminder alone, the first one was sent, too."""

    task: Text
    number: Whole
    notified: Day | None = None
    due: Day | None = None
    result: Literal["not_done", "done"] | None = None


class DisciplineGiven(Model):
    """A row of the register of discipline; `act` is a day, a period, or how somebody puts it."""

    form: Text
    decided: Day | None = None
    act: Text | None = None
    duty_related: StrictBool | None = None
    document: Text | None = None


class InspectionGiven(Model):
    """A row of the register of inspections, which no level rests on."""

    on: Day
    conclusion: Text


class TaskGiven(Model):
    """One task of the person: what its row states. A number that is left out, or null, is a blank cell.

    `owner` is the person, and `evaluator` whoever assigned it, where they are left out. `result` is a word of the
    rubric, or a percentage.
    """

    code: Label
    owner: Label | None = None
    assigner: Label = "A1"
    evaluator: Label | None = None
    weight: Number | None = None
    difficulty: Number | None = None
    assigned: Number | None = None
    done: Number | None = None
    failed: Number | None = None
    delayed: Number | None = None
    result: Annotated[Number | Text | None, Field(union_mode="left_to_right")] = None
    unplanned: Flag = False


ScoreGiven = Annotated[Number | RatioGiven | Text | None, Field(union_mode="left_to_right")]
ColumnGiven = Annotated[Number | Mapping[Label, ScoreGiven] | None, Field(union_mode="left_to_right")]
"""What one of several scorers gave: the total of the column, scores by criterion id, or nothing at all."""


class PointsGiven(Model):
    """What one person got in one period: a bare `total`, or `scores` by criterion id (null is a blank cell).

    `scored_by` is the scorer in whose column they stand; the official one where it is left out.
    A score is a number, a word that the criterion allows, or the two numbers of a ratio. Criteria that `scores` does
    not name are as `others` says. `scorers` are the columns of several scorers by id, all of them totals or all
    scores; one that is null or left out is blank. `extras` are bonuses and deductions by id, `facts` by id what is
    known besides, `tasks` the rows of the table of tasks, `note` the reason written beside a score or an extra.
    `ballot` is the level the unit concluded, `decided` the one the competent body decided, both as sheets write
    levels. `votes` are for levels (and `not_rated`), `against` those against levels with a ballot of their own;
    then the counts at the head of the tally, `valid` as many as votes. `reminders`, `discipline` and `inspections`
    are rows of these registers, looked at for `period`.
    """

    sheet: Label | None = None
    total: Number | None = None
    scores: Mapping[Label, ScoreGiven] | None = None
    scorers: Mapping[Label, ColumnGiven] | None = None
    others: Literal["cap", "floor", "blank"] = "blank"
    scored_by: Label | None = None
    extras: Mapping[Label, Number] | None = None
    facts: Mapping[Label, StrictBool | Number] | None = None
    tasks: tuple[TaskGiven, ...] | None = None
    note: Text | None = None
    ballot: Label | None = None
    votes: Mapping[Label, Tally] | None = None
    against: Mapping[Label, Tally] | None = None
    official: Tally | None = None
    excluded: Tally | None = None
    present: Tally | None = None
    official_present: Tally | None = None
    issued: Tally | None = None
    collected: Tally | None = None
    valid: Tally | None = None
    invalid: Tally | None = None
    category: Category | None = None
    decided: Label | None = None
    period: Label | None = None
    reminders: tuple[ReminderGiven, ...] = ()
    discipline: tuple[DisciplineGiven, ...] = ()
    inspections: tuple[InspectionGiven, ...] = ()

    @property
    def totals(self) -> Mapping[str, Decimal | None] | None:
        """The bare totals of several scorers; None where no such are given."""
        columns = self.scorers or {}
        if not any(isinstance(column, Decimal) for column in columns.values()):
            return None
        return {scorer: column if isinstance(column, Decimal) else None for scorer, column in columns.items()}

    @property
    def in_registers(self) -> bool:
        """Whether rows of registers are stated."""
        return bool(self.reminders or self.discipline or self.inspections)

    @field_validator("period")
    @classmethod
    def _existing(cls, value: str | None) -> str | None:
        if value is not None and parse(value) is None:
            raise PydanticCustomError(PERIOD_NEEDED, "not a period")
        return value


class PointsExpect(Model):
    """What must come of it. Only what is stated is compared; `level: null` is a statement, too.

    `level` is a level's id, as is `ballot`, the one voted; `needed` are the votes it takes, by level; `reason` says why
    there is no grade; `findings` are exactly the codes that are reported.
    """

    level: Label | None = None
    level_from: LevelFrom | None = None
    ballot: Label | None = None
    needed: Mapping[Label, Tally] | None = None
    total: Number | None = None
    domains: Mapping[Label, Number] | None = None
    reason: NotGraded | None = None
    findings: Codes | None = None


class YearGiven(Model):
    """One person's year: a state for each period of the rule, in order, and what was proposed and decided.

    A state is a level as sheets write it, or why there is none (`missing`, `exempt`, `outside` …). `rule` is the level
    whose rule is meant; left out, the rubric's first.
    """

    periods: Annotated[tuple[Label, ...], Field(min_length=1, max_length=12)]
    rule: Label | None = None
    category: Category = "official_member"
    proposed: Label | None = None
    decided: Label | None = None


class YearExpect(Model):
    """What must come of it; `eligible: null` where the rule does not apply to this person."""

    eligible: Eligible | None = None
    level: Label | None = None
    findings: Codes | None = None


class CountGiven(Model):
    """A pattern of states, one for each period of the rule; `any` stands for every level in turn."""

    enumerate: Annotated[tuple[Label, ...], Field(min_length=1, max_length=12)]
    rule: Label | None = None
    category: Category = "official_member"


class CountExpect(Model):
    """How many of the years that fit the pattern end in which outcome."""

    yes: Tally | None = None
    no: Tally | None = None
    undetermined: Tally | None = None


class PointsCase(Model):
    """One person in one period."""

    case: Text
    note: Text | None = None
    given: PointsGiven
    expect: PointsExpect


class YearCase(Model):
    """One person's year."""

    case: Text
    note: Text | None = None
    given: YearGiven
    expect: YearExpect


class CountCase(Model):
    """All years of a pattern."""

    case: Text
    note: Text | None = None
    given: CountGiven
    expect: CountExpect
