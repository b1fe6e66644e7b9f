"""The rubric language: one YAML file is a whole regime, from criteria and caps to the rules of the year.

These models know only the long form (`sheets: […]`); `danhgia.readers.rubric_file` unfolds the shorthand. What takes
more than one key to see (names twice, gaps between levels) is for `danhgia.checks.rubric_checks`.

`lines` is what a form asks, `scorers` who fills it in, `tasks` the table of tasks beside it, `levels` what points come
to, `score_sheets` all of them together, `votes`, `rollups` and `year` what is made of it, `quotas` how many may have a
level, `duties` what must be handed in besides, who must look after what, and which signs are looked out for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from danhgia.fields import Day, Label, SchemaNumber, Text
from danhgia.periods import KINDS, kind_of_slot
from danhgia.rubric.conditions import Bound, DisciplineNeed, Effect, Fact, Need, Override, RegisterNeed, ReminderNeed
from danhgia.rubric.duties import Checklist, CoverageRule, DutyRule, Sign
from danhgia.rubric.levels import Level
from danhgia.rubric.lines import Bracket, Criterion, Domain, Figure, Group, Line, Option, Ratio, Step
from danhgia.rubric.nodes import Members, Model, Node, Status
from danhgia.rubric.quotas import GroupBy, Of, Quota, Raised, Rounds, Small
from danhgia.rubric.rollups import Consecutive, CountLine, Mean, Rollup, Veto, When
from danhgia.rubric.rounding import Rounded
from danhgia.rubric.score_sheets import SHORTHAND, Extra, Rounding, Score, Sheet, Subject
from danhgia.rubric.scorers import Combined, Gap, Scorer
from danhgia.rubric.tasks import Measure, TaskMeasure, TaskResult, Tasks
from danhgia.rubric.votes import Ballot, Denominator, Policy, Threshold
from danhgia.rubric.words import Rates, Words
from danhgia.rubric.year import Count, Every, Requirement, YearRule
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.periods import Kind, Period

__all__ = [
    "GOOD",
    "SHORTHAND",
    "Ballot",
    "Bound",
    "Bracket",
    "Checklist",
    "Combined",
    "Consecutive",
    "Count",
    "CountLine",
    "CoverageRule",
    "Criterion",
    "Denominator",
    "DisciplineNeed",
    "Domain",
    "DutyRule",
    "Edition",
    "Effect",
    "Effective",
    "Every",
    "Extra",
    "Fact",
    "Figure",
    "Gap",
    "Group",
    "GroupBy",
    "Level",
    "Line",
    "Mean",
    "Measure",
    "Members",
    "Model",
    "Need",
    "Node",
    "Of",
    "Option",
    "Override",
    "Policy",
    "Quota",
    "Raised",
    "Rates",
    "RatesNobody",
    "Ratio",
    "RegisterNeed",
    "ReminderNeed",
    "Requirement",
    "Rollup",
    "Rounded",
    "Rounding",
    "Rounds",
    "Rubric",
    "Score",
    "Scorer",
    "Sheet",
    "Sign",
    "Small",
    "Status",
    "Step",
    "Subject",
    "TaskMeasure",
    "TaskResult",
    "Tasks",
    "Threshold",
    "Veto",
    "When",
    "Words",
    "YearRule",
    "assumed",
]


GOOD = "good"
"""The level that numbers of “good or better” begin at, where a rubric does not say which."""


class Effective(Model):
    """The first and the last day on which the rubric is in force; an end left out is open."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None

    def covers(self, period: Period) -> bool:
        """Tell whether it is in force on the last day of a period."""
        day = period.last_day
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class RatesNobody(Exception):
    """A rubric without sheets was asked for what only ratings have."""


class Rubric(Node):
    """A whole regime: who is rated, on what, how points become a level, and how periods become a year.

    One without sheets rates nobody: it says what must be handed in, looked after and looked out for, no more.
    `good_level` is the level that the numbers of “good or better” begin at; `post` which post of somebody counts who
    rose within a period: that of the meeting's day, or the one held longest.
    """

    schema_: Annotated[SchemaNumber, Field(alias="schema")]
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
    version: Label
    name: Text
    effective: Effective = Effective()
    letterhead: Literal["party", "state"] = "party"
    rates: Rates = Rates()
    words: Words = Words()
    post: Literal["meeting", "longest"] = "meeting"
    sheets: tuple[Sheet, ...] = ()
    ballot: Ballot | None = None
    rollups: tuple[Rollup, ...] = ()
    year_end: tuple[YearRule, ...] = ()
    quotas: tuple[Quota, ...] = ()
    duties: tuple[DutyRule, ...] = ()
    coverage: tuple[CoverageRule, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    good_level: Label | None = None

    @property
    def good(self) -> str | None:
        """The id of the level that numbers of “good or better” begin at: as it says, else the one called `good`.

        None where it does not say and no level is called so: which one is good is nobody's to guess.
        """
        if self.good_level is not None or not self.sheets:
            return self.good_level
        return next((level.id for level in self.main.levels if level.id == GOOD), None)

    @property
    def rests_on(self) -> frozenset[str]:
        """The ids of the registers that grades take besides those that every grade rests on."""
        return frozenset().union(*(sheet.rests_on for sheet in self.sheets))

    @property
    def needs(self) -> tuple[Need, ...]:
        """Every need of a level or an override of any sheet."""
        return tuple(need for sheet in self.sheets for need in sheet.needs)

    @property
    def main(self) -> Sheet:
        """The sheet that everybody is rated with who has no other.

        Raises:
            RatesNobody: there is none.
        """
        if not self.sheets:
            raise RatesNobody(self.id)
        return self.sheets[0]

    @property
    def voting(self) -> Policy:
        """How vote and points go together: without a vote points count, and where nothing is scored the vote."""
        if self.ballot is None:
            return "record"
        return "decide" if self.main.levels_only else self.ballot.mode

    def of(self, sheet_id: str) -> Rubric:
        """Return the rubric as it is for those who are rated with one of its sheets."""
        if len(self.sheets) == 1:
            return self
        return self.model_copy(update={"sheets": tuple(sheet for sheet in self.sheets if sheet.id == sheet_id)})

    @property
    def subjects(self) -> frozenset[Subject]:
        """The kinds of subjects that it has sheets for."""
        return frozenset(sheet.subject for sheet in self.sheets)

    def sheets_for(self, kind: Subject) -> tuple[Sheet, ...]:
        """Return the sheets for subjects of a kind."""
        return tuple(sheet for sheet in self.sheets if sheet.subject == kind)

    def sheet_of(self, group: str, kind: Subject = "person") -> Sheet | None:
        """Return the sheet that subjects of a group (“Nhóm đối tượng”) are rated with; None where no sheet is theirs.

        The sheet for their kind that names the group, else the one that names none.
        """
        folded, theirs = fold(group), self.sheets_for(kind)
        naming = (sheet for sheet in theirs if sheet.roles and folded in map(fold, sheet.roles))
        return next(naming, next((sheet for sheet in theirs if not sheet.roles), None))

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domains of all sheets, in their order; of several with one id the first."""
        found: dict[str, Domain] = {}
        for domain in (domain for sheet in self.sheets for domain in sheet.domains):
            found.setdefault(domain.id, domain)
        return tuple(found.values())

    def rollup(self, to: Kind) -> Rollup | None:
        """Return what makes a result of such periods out of shorter ones; None where nothing does."""
        return next((rollup for rollup in self.rollups if rollup.to == to), None)

    def rolled_from(self, rollup: Rollup) -> Kind:
        """Return the kind of the periods that a roll-up puts together: as it says, else the sheet's."""
        return rollup.of or self.main.period

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of periods within a year that have results, short ones first: the sheet's, and those rolled up."""
        if not self.sheets:
            return ()
        rolled: set[Kind] = {rollup.to for rollup in self.rollups if rollup.to != "year"}
        return tuple(kind for kind in KINDS if kind in {self.main.period, *rolled})

    def rolls(self, kind: Kind) -> bool:
        """Tell whether such periods within a year are put together from shorter ones, not rated on sheets."""
        return kind in self.kinds and kind != self.main.period

    def parts(self, whole: Period) -> tuple[Period, ...]:
        """Return the periods whose results a longer one is judged by: those that its roll-up and its rules look at."""
        rollup = self.rollup(whole.kind)
        kinds = {self.rolled_from(rollup)} if rollup else set()
        if whole.kind == "year" and self.rollups:
            kinds |= {kind_of_slot(slot) for rule in self.year_end for slot in rule.periods}
        kinds = kinds or {self.main.period}
        return tuple(period for kind in KINDS if kind in kinds for period in whole.divided(kind))


@dataclass(frozen=True)
class Edition:
    """A rubric as one file states it: the bytes' hash identifies it in templates, sheets and results.

    `lines` gives the 1-based line of every node by its path in the long form (`("sheets", 0, "domains", 1, "cap")`).
    """

    rubric: Rubric
    sha256: str
    path: str
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, path: tuple[str | int, ...]) -> int | None:
        """Return the line of a node, or of the nearest node above it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    @cached_property
    def assumed(self) -> tuple[tuple[str, Status], ...]:
        """Every node that rests on no text: its path by ids (`year_end.0`, `sheets.main.domains.I`) and its status."""
        return assumed(self.rubric)


def assumed(rubric: Rubric) -> tuple[tuple[str, Status], ...]:
    """Return the nodes that rest on no text, as `Edition.assumed` has them."""
    nodes = _nodes(rubric, "")
    return tuple((path, node.status) for path, node in nodes if isinstance(node, Node) and node.status != "official")


def _nodes(node: object, path: str) -> list[tuple[str, object]]:
    if isinstance(node, tuple):
        named = [(f"{path}.{getattr(item, 'id', place)}", item) for place, item in enumerate(node)]
        return [found for name, item in named for found in _nodes(item, name)]
    if not isinstance(node, Model):
        return []
    below = [found for key, value in node for found in _nodes(value, f"{path}.{key}".strip("._"))]
    return [(path or "rubric", node), *below]
