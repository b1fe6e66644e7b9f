"""Options that say which period a command is about, and what they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from danhgia.cli.shell import text
from danhgia.periods import Kind, Period, parse

if TYPE_CHECKING:
    from danhgia.workspace import Workspace

QUARTER = Annotated[int | None, typer.Option("--quarter", help=text("opt.quarter"), min=1, max=4, metavar="N")]
MONTH = Annotated[int | None, typer.Option("--month", help=text("opt.month"), min=1, max=12, metavar="N")]
HALF = Annotated[int | None, typer.Option("--half", help=text("opt.half"), min=1, max=2, metavar="N")]
PERIOD = Annotated[str | None, typer.Option("--period", help=text("opt.period"), metavar="2018-Q3")]
YEAR = Annotated[int | None, typer.Option("--year", help=text("opt.year"), min=1900, max=2199, metavar="Y")]


@dataclass(frozen=True, slots=True)
class Asked:
    """The period options of one run, as given."""

    quarter: int | None = None
    month: int | None = None
    half: int | None = None
    period: str | None = None
    year: int | None = None

    @property
    def numbered(self) -> list[tuple[Kind, int]]:
        """The options that give a number within the year."""
        given: tuple[tuple[Kind, int | None], ...] = (
            ("quarter", self.quarter),
            ("month", self.month),
            ("half", self.half),
        )
        return [(kind, number) for kind, number in given if number is not None]


def needed_period(asked: Asked, workspace: Workspace) -> Period:
    """Return the one period that a command is about: where a rubric rates by the year, there is nothing to choose.

    Raises:
        Refused: none is named, or more than one, or it is no period.
    """
    from danhgia.pipeline.setting import Refused

    if period := named_period(asked, workspace):
        return period
    kind = _usual_kind(workspace)
    if kind == "year":
        return Period(year_of(asked.year, workspace), "year", 1)
    raise Refused("period_needed", option=f"--{kind}")


def named_period(asked: Asked, workspace: Workspace) -> Period | None:
    """Return the period that options name, or None where none does; raises like `needed_period`."""
    from danhgia.pipeline.setting import Refused

    if len(asked.numbered) + (asked.period is not None) > 1:
        raise Refused("period_twice")
    if asked.period is not None:
        found = parse(asked.period)
        if found is None:
            raise Refused("period_unknown", value=asked.period)
        return found
    return next((Period(year_of(asked.year, workspace), kind, number) for kind, number in asked.numbered), None)


def named_day(text: str | None) -> date | None:
    """Return the day that an option names.

    Raises:
        Refused: it is no day.
    """
    from danhgia.pipeline.setting import Refused

    if text is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refused("day_unknown", value=text)


def year_of(given: int | None, workspace: Workspace) -> int:
    """Return the year: as given, else the workspace's, else the one year that the rubric is in force.

    Raises:
        Refused: nothing says which.
    """
    from danhgia.pipeline.setting import Refused, open_edition

    if given or workspace.config.year:
        return given or workspace.config.year or 0
    effective = open_edition(workspace).rubric.effective
    first, last = effective.from_, effective.to
    if isinstance(first, date) and isinstance(last, date) and first.year == last.year:
        return first.year
    raise Refused("year_needed")


def _usual_kind(workspace: Workspace) -> Kind:
    from danhgia.pipeline.setting import open_edition

    return open_edition(workspace).rubric.main.period
