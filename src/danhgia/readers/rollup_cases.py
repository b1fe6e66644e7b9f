"""Worked cases of roll-ups: what the periods brought one person, and what they must come to together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.decisions import LevelFrom, NotGraded
from danhgia.fields import Label, Number, Text
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED_ID
from danhgia.rubric import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Location
    from danhgia.rubric import Rubric

Codes = tuple[Annotated[str, Field(pattern=r"^DG\d{3}$")], ...]
Points = Annotated[Number | Label, Field(union_mode="left_to_right")]


class RollupGiven(Model):
    """What the periods of a roll-up brought: `periods` in states, or `totals` in points; `to` says which roll-up.

    A state is a level as sheets write it, or why there is none (`missing`, `exempt`, `not_rated` …). A total is a
    number or such a word; with `periods` beside it the levels stand there, else the sheet's bounds give them.
    """

    to: Literal["quarter", "half", "year"]
    periods: Annotated[tuple[Label, ...], Field(min_length=1, max_length=12)] | None = None
    totals: Annotated[tuple[Points, ...], Field(min_length=1, max_length=12)] | None = None
    decided: Label | None = None


class RollupExpect(Model):
    """What must come of it: `level` is a level's id, `reason` why there is none, `findings` exactly these codes."""

    level: Label | None = None
    level_from: LevelFrom | None = None
    total: Number | None = None
    reason: NotGraded | None = None
    findings: Codes | None = None


class RollupCase(Model):
    """One person's longer period."""

    case: Text
    note: Text | None = None
    given: RollupGiven
    expect: RollupExpect


def lengths(given: RollupGiven) -> tuple[int, ...]:
    """Return how many periods a case gives, once for each of its lists."""
    return tuple(len(listed) for listed in (given.periods, given.totals) if listed is not None)


def wrong_number(case: RollupCase, at: Location, rubric: Rubric) -> Iterator[Finding]:
    """Yield DG607 where a case gives more or fewer periods than the roll-up puts together."""
    rollup = rubric.rollup(case.given.to)
    number = rollup.number(rubric.rolled_from(rollup)) if rollup else None
    for given in lengths(case.given):
        if number is not None and given != number:
            facts = {"key": "given", "options": (str(number),)}
            yield Finding("DG607", at, value=str(given), facts=facts)


def named_levels(case: RollupCase, states: tuple[str, ...]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Return where a case names levels: key, name, the other words allowed there."""
    totals = [one for one in case.given.totals or () if isinstance(one, str)]
    given = [("periods", state, states) for state in (*(case.given.periods or ()), *totals)]
    return [*given, ("decided", case.given.decided, (NOT_RATED_ID,)), ("level", case.expect.level, ())]
