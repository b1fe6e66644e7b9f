"""Before the year is over: who will be eligible whatever comes, who still can be, who no longer, and what it takes.

Every outcome of the open periods is put to the rules that judge the year; nothing here knows what a rule says. Rules
look at how many periods have which level, never at their order, so outcomes are looked at as multisets: twelve open
months with four levels are 455, not sixteen million. Only where rules for one level look at different periods are there
more: what each group of periods can bring, multiplied.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING

from danhgia.decisions import Reason, conjunction
from danhgia.ways import smallest
from danhgia.year_rules import applies, outcome
from danhgia.yearend import YearEnd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.decisions import Outcome, Standing
    from danhgia.periods import Period
    from danhgia.rubric import Rubric, YearRule
    from danhgia.ways import Filling, Way
    from danhgia.yearend import PeriodResult, YearSubject

    Evaluate = Callable[[YearRule, tuple[str, ...], tuple[str, ...]], Outcome]


@dataclass(frozen=True, slots=True)
class Need:
    """Where somebody stands towards one guarded level, and what it takes.

    `ways`: where `possible`, what makes eligible; where `undetermined`, what leaves it to people, empty where nothing
    can spoil that. `open` are the periods whose result is still to come, `reasons` why it is no longer possible or is
    left to people.
    """

    level: str
    standing: Standing
    open: tuple[Period, ...] = ()
    ways: tuple[Way, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def or_better(self) -> bool:
        """Whether a better level never spoils anything; else some periods must have exactly their level."""
        return not any(step.exactly for way in self.ways for share in way.shares for step in share.steps)


class Needs:
    """The year-end rules of a rubric, asked before the year is over.

    An open period is one that can still bring a level: it bars nobody, even where the rubric will let it bar (`missing:
    bar`) once the year is judged. Few years differ: each is searched once.
    """

    def __init__(self, rubric: Rubric, evaluate: Evaluate = outcome) -> None:
        rules = tuple(rule.model_copy(update={"missing": "undetermined"}) for rule in rubric.year_end)
        self._rubric = rubric.model_copy(update={"year_end": rules, "rollups": ()})
        self._year_end = YearEnd(self._rubric)
        self._evaluate = evaluate
        self._found: dict[tuple[tuple[int, ...], tuple[PeriodResult, ...]], Need] = {}

    def of(self, about: YearSubject) -> dict[str, Need]:
        """Return where somebody stands, for each guarded level that is about him or her."""
        applying: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rubric.year_end):
            if applies(rule, about.category):
                applying.setdefault(rule.level, []).append(place)
        return {level: self._need(about, tuple(places)) for level, places in applying.items()}

    def _need(self, about: YearSubject, places: tuple[int, ...]) -> Need:
        key = (places, about.results)
        if key not in self._found:
            self._found[key] = self._searched(about, places)
        return self._found[key]

    def _searched(self, about: YearSubject, places: tuple[int, ...]) -> Need:
        rules = tuple(self._rubric.year_end[place] for place in places)
        levels = tuple(level.id for level in self._rubric.main.levels)
        search = _Search(rules, levels, about.results, self._evaluate)
        standing = search.standing
        level = rules[0].level
        return Need(level, standing, search.open, search.ways, tuple(self._reasons(about, level, standing)))

    def _reasons(self, about: YearSubject, level: str, standing: Standing) -> Iterator[Reason]:
        decision = self._year_end.decide(about)
        own = [reason for reason in decision.reasons if reason.rule.startswith(f"year_end.{level}.")]
        if standing == "undetermined":
            exempt = [reason for reason in own if reason.rule.endswith(".exempt")]
            yield from [reason for reason in exempt if reason.holds is None] or exempt
        if standing == "impossible":
            failing = [reason for reason in own if reason.holds is False]
            # two rules may each be possible and yet not both
            yield from failing or [Reason(f"year_end.{level}.together", False, "together_no")]


@dataclass(frozen=True, eq=False)
class _Search:
    """Everything that the open periods can bring for the rules of one level, and what each outcome comes to."""

    rules: tuple[YearRule, ...]
    levels: tuple[str, ...]
    """From the best to the worst."""
    results: tuple[PeriodResult, ...]
    evaluate: Evaluate

    @cached_property
    def groups(self) -> tuple[tuple[PeriodResult, ...], ...]:
        """The open periods, those together that the same rules look at: what they bring can be exchanged."""
        by_rules: dict[tuple[bool, ...], list[PeriodResult]] = {}
        for result in self.results:
            looked_at = tuple(result.period.slot in rule.periods for rule in self.rules)
            if result.state == "missing" and any(looked_at):
                by_rules.setdefault(looked_at, []).append(result)
        return tuple(tuple(group) for group in by_rules.values())

    @property
    def open(self) -> tuple[Period, ...]:
        """The periods that can still bring something."""
        return tuple(sorted(result.period for group in self.groups for result in group))

    @cached_property
    def outcomes(self) -> Mapping[Filling, Outcome]:
        """What the rules say together, for everything that the open periods can bring."""
        ranks = range(len(self.levels))
        fillings = product(*(combinations_with_replacement(ranks, len(group)) for group in self.groups))
        judges = [self._judge(rule) for rule in self.rules]
        return {filling: conjunction(tuple(judge(filling) for judge in judges)) for filling in fillings}

    @property
    def standing(self) -> Standing:
        """Where that leaves somebody."""
        found = set(self.outcomes.values())
        if found == {True}:
            return "certain"
        if found == {False}:
            return "impossible"
        return "possible" if True in found else "undetermined"

    @property
    def ways(self) -> tuple[Way, ...]:
        """What it takes to be eligible where that is possible, else to be left to people where that can be lost."""
        wanted: frozenset[Outcome] = {"possible": frozenset({True}), "undetermined": frozenset({True, None})}.get(
            self.standing, frozenset()
        )
        goal = {filling: found in wanted for filling, found in self.outcomes.items()}
        if len(set(goal.values())) == 1:
            return ()
        return smallest(goal, tuple(tuple(result.period for result in group) for group in self.groups), self.levels)

    def _judge(self, rule: YearRule) -> Callable[[Filling], Outcome]:
        """Return what one rule says of a filling, each combination of levels put to it once."""
        states = {result.period.slot: result.state for result in self.results}
        open_ = {result.period.slot for group in self.groups for result in group}
        known = tuple(states[slot] for slot in rule.periods if slot not in open_)
        own = [place for place, group in enumerate(self.groups) if group[0].period.slot in rule.periods]
        said: dict[tuple[int, ...], Outcome] = {}

        def judged(filling: Filling) -> Outcome:
            ranks = tuple(sorted(rank for place in own for rank in filling[place]))
            if ranks not in said:
                said[ranks] = self.evaluate(rule, (*known, *(self.levels[-1 - rank] for rank in ranks)), self.levels)
            return said[ranks]

        return judged
