"""Worked cases about what must be handed in, areas that somebody must look after, and signs that were seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from danhgia.duties import Step
from danhgia.fields import Day, Label, Text, Whole
from danhgia.rubric import Model

Codes = tuple[Annotated[str, Field(pattern=r"^DG\d{3}$")], ...]
Category = Literal["official_member", "probationary_member", "non_member"]


class DutyGiven(Model):
    """What the register says of one person (or of one unit, where units are asked), and as of which day.

    `duty` is the id of what must be handed in; `about` whose row it is, where that is not whom the duty asks; `due` an
    own deadline; `on` the day as of which, else the deadline.
    """

    duty: Label
    about: Literal["person", "unit"] | None = None
    category: Category = "official_member"
    role: Text | None = None
    handed_in: Day | None = None
    adopted: Day | None = None
    place: Text | None = None
    published: Day | None = None
    due: Day | None = None
    on: Day | None = None


class DutyExpect(Model):
    """What must come of it: whether anything is asked at all, which steps are left, how late the last one was."""

    asked: StrictBool | None = None
    unmet: tuple[Step, ...] | None = None
    unclear: StrictBool | None = None
    days_late: Annotated[Whole, Field(ge=1)] | None = None
    findings: Codes | None = None


class DutyCase(Model):
    """One person or unit of whom something is asked."""

    case: Text
    note: Text | None = None
    given: DutyGiven
    expect: DutyExpect


class AssignedGiven(Model):
    """Who looks after which area, from a day to a day; open where `to` is left out."""

    who: Label
    area: Label
    from_: Annotated[Day, Field(alias="from")]
    to: Day | None = None


class CoverageGiven(Model):
    """Who was assigned, and the time that is looked at; `areas` where these are not those of the register."""

    coverage: Label
    areas: tuple[Label, ...] = ()
    assigned: tuple[AssignedGiven, ...] = ()
    from_: Annotated[Day, Field(alias="from")]
    to: Day


class CoverageExpect(Model):
    """The areas that have nobody on some day, and who has several on one day."""

    uncovered: tuple[Label, ...] | None = None
    several: tuple[Label, ...] | None = None
    findings: Codes | None = None


class CoverageCase(Model):
    """The areas of one rule over a time."""

    case: Text
    note: Text | None = None
    given: CoverageGiven
    expect: CoverageExpect


class ObservedGiven(Model):
    """A row of the register “Nhận diện biểu hiện”: whose, of which role, which sign, by whom, on which day."""

    who: Label = "C1"
    role: Text | None = None
    sign: Label
    by: Literal["self", "organisation"] = "self"
    on: Day


class ChecklistGiven(Model):
    """What was seen, and the time that is looked at."""

    checklist: Label
    observed: tuple[ObservedGiven, ...] = ()
    from_: Annotated[Day, Field(alias="from")]
    to: Day


class ChecklistExpect(Model):
    """How many people showed any sign, how often each was seen (`signs`), how many rows are in no number."""

    people: Annotated[Whole, Field(ge=0)] | None = None
    signs: Mapping[Label, Annotated[Whole, Field(ge=1)]] | None = None
    unclear: Annotated[Whole, Field(ge=0)] | None = None
    findings: Codes | None = None


class ChecklistCase(Model):
    """One checklist over a time."""

    case: Text
    note: Text | None = None
    given: ChecklistGiven
    expect: ChecklistExpect
