"""What levels need besides points, and what sets them aside: evaluated for one subject, with every reason.

A need about a fact that nobody stated is unknown, as is one about a register that does not say enough, and one about
points of what does not apply. Unknown never makes a level: what it could still decide stays open, and the cell is
named; what no cell could say is for people.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from danhgia.condition_words import effect_word, named, sentence
from danhgia.decisions import Reason, conjunction
from danhgia.grounds import Grounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from danhgia.decisions import NotGraded, Outcome
    from danhgia.findings import Finding
    from danhgia.reckoning import Reckoned
    from danhgia.rubric import Bound, Level, Need, Override, Policy, Sheet

Known: TypeAlias = "Mapping[str, Fraction | bool]"
"""The facts that are stated about a subject, by id; percentages as 0 to 100."""

_HOLDS: Mapping[Bound, Callable[[Fraction, Fraction], bool]] = {
    "at_least": lambda value, limit: value >= limit,
    "above": lambda value, limit: value > limit,
    "at_most": lambda value, limit: value <= limit,
    "below": lambda value, limit: value < limit,
    "is": lambda value, limit: value == limit,
}

NOT_RATED = "not_rated"
"""What a limit allows where somebody need not be rated at all."""


@dataclass(frozen=True)
class Limit:
    """What an override that rests on a register leaves: the levels `allowed`, or that there is none (`not_rated`)."""

    name: str
    allowed: frozenset[str]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Judged:
    """What points and conditions come to: a level, or the status that says why there is none, with the reasons.

    `waiting` are the facts that would have to be stated first, `lacking` what registers would have to say. Where one
    of these leaves the level open, whatever of it has a finding, it is `undecided`: neither points nor a vote give a
    level. `limits` bind votes and are held against decisions.
    """

    level: str | None
    status: NotGraded | None = None
    reasons: tuple[Reason, ...] = ()
    waiting: tuple[str, ...] = ()
    lacking: tuple[Finding, ...] = ()
    undecided: bool = False
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True)
class Conditions:
    """The needs and overrides of a sheet, for a subject whose numbers are complete."""

    sheet: Sheet
    reckoned: Reckoned
    known: Known
    applies: Callable[[Override], bool] = field(default=lambda _: True)
    """Whether an override concerns the subject at all."""
    grounds: Grounds = field(default_factory=Grounds)
    """What registers say of the subject in the period."""
    voting: Policy = "record"
    """How a vote goes together with what is judged here."""

    def judged(self) -> Judged:
        """Return the level by points, as far as its needs hold, and as overrides leave it.

        Where nothing is scored there is none but what an override sets.
        """
        if self.sheet.levels_only:
            return self.overridden(Judged(None))
        level = self.sheet.level_for(self.reckoned.total)
        if level is None:
            return Judged(None)
        return self.overridden(self.reached(level))

    def reached(self, first: Level) -> Judged:
        """Return the level by points whose needs hold: down from the first, as each level says."""
        reasons: list[Reason] = []
        levels = self.sheet.levels[self.sheet.levels.index(first) :]
        for level, lower in zip_longest(levels, levels[1:]):
            outcomes = tuple(self.outcome(need) for need in level.needs)
            reasons += self.told(level.needs, outcomes, level)
            held = conjunction(outcomes)
            if held:
                return Judged(level.id, reasons=tuple(reasons))
            if held is None:
                return self.open(reasons, self.missing(level.needs), *self.lacks(level.needs))
            if level.otherwise == "ask":
                facts = {"level": level.heading, "level_id": level.id}
                reasons.append(Reason("levels", False, "needs_ask", facts, level.basis))
                return Judged(None, "unsettled", tuple(reasons))
            facts = {"level": level.heading, "level_id": level.id, "lower_id": lower.id if lower else None}
            reasons.append(Reason("levels", False, "needs_next", facts, level.basis))
        return Judged(None, "unsettled", tuple(reasons))

    def overridden(self, judged: Judged) -> Judged:
        """Return what overrides make of a level, one after the other."""
        level, status, reasons, limits = judged.level, judged.status, list(judged.reasons), list(judged.limits)
        waiting, lacking, undecided, absent = list(judged.waiting), list(judged.lacking), judged.undecided, False
        for override in filter(self.applies, self.sheet.overrides):
            held = conjunction(tuple(self.outcome(need) for need in override.when))
            if held is None and not self.idle(override, level, status):
                lacks, unknown = self.lacks(override.when)
                waiting += self.missing(override.when)
                lacking += lacks
                undecided = undecided or unknown
                absent = absent or bool(self.absent(override))
                reasons += [*self.recorded(override, None), *self.absent(override)]
            if not held:
                continue
            if override.then.level or override.then.result:
                waiting, lacking, undecided, absent = [], [], False, False  # whatever it was before
            level, status = self.effect(override, level, status)
            told = self.recorded(override, True)
            facts = {"name": override.name, "level": self.heading(level), "level_id": level, "result": status}
            own = Reason(f"overrides.{override.id}", True, f"override_{effect_word(override)}", facts, override.basis)
            reasons += [*told, own]
            limits += self.limits(override, level, (*told, own))
        if waiting or undecided or absent:
            return replace(self.open(reasons, waiting, lacking, undecided), limits=tuple(limits))
        final = status if level is None else level
        kept = tuple(one for one in limits if final in {*one.allowed, "unsettled", None})  # others were set aside
        return Judged(level, status, tuple(reasons), limits=kept)

    def standing(self) -> tuple[Limit, ...]:
        """Return what overrides that rest on registers alone leave of levels, for somebody without points."""
        alone = tuple(one for one in self.sheet.overrides if all(need.register for need in one.when))
        sheet = self.sheet.model_copy(update={"overrides": alone})
        return replace(self, sheet=sheet).overridden(Judged(None)).limits

    def open(
        self,
        reasons: Iterable[Reason],
        waiting: Iterable[str],
        lacking: Iterable[Finding],
        undecided: bool,  # noqa: FBT001
    ) -> Judged:
        """Return that the level is open, and what would have to be stated first; for people, where nothing would."""
        unstated, lacks = tuple(dict.fromkeys(waiting)), {(one.code, one.at): one for one in lacking}
        status: NotGraded = "error" if unstated or lacks or undecided else "unsettled"
        return Judged(None, status, tuple(reasons), unstated, tuple(lacks.values()), undecided)

    def idle(self, override: Override, level: str | None, status: NotGraded | None) -> bool:
        """Tell whether an override that registers leave open would change nothing, were it to hold, and bar no vote."""
        if self.missing(override.when) or self.effect(override, level, status) != (level, status):
            return False
        return all(self.votable(level) <= limit.allowed for limit in self.limits(override, level, ()))

    def votable(self, level: str | None) -> set[str]:
        """Return what a vote can make of a level by points, whatever is voted, without leaving it open."""
        if self.voting == "record":
            return set()
        levels = [one.id for one in self.sheet.levels]
        if self.voting != "decide":
            levels = levels[levels.index(level) :][: 1 if self.voting == "agree" else None] if level else []
        return {*levels, NOT_RATED}

    def limits(self, override: Override, level: str | None, reasons: tuple[Reason, ...]) -> list[Limit]:
        """Return what an override that rests on a register leaves of levels; nothing where it leaves them all."""
        then, levels = override.then, [one.id for one in self.sheet.levels]
        if not override.registered or then.result == "deferred":
            return []
        if then.result:
            allowed = {NOT_RATED}
        elif then.level:
            allowed = {then.level}
        elif best := then.ceiling or level:
            allowed = {*levels[levels.index(best) :], NOT_RATED}
        else:
            return []
        return [Limit(override.name, frozenset(allowed), reasons)]

    def effect(
        self, override: Override, level: str | None, status: NotGraded | None
    ) -> tuple[str | None, NotGraded | None]:
        """Return level and status after an override."""
        then, levels = override.then, [one.id for one in self.sheet.levels]
        if then.result:
            return None, then.result
        if then.level:
            return then.level, None
        if level is None:
            return level, status
        place = levels.index(level)
        if then.ceiling:
            return levels[max(place, levels.index(then.ceiling))], status
        return levels[min(place + (then.drop or 0), len(levels) - 1)], status

    def outcome(self, need: Need) -> Outcome:
        """Tell whether a need holds; None where its fact is not stated."""
        if need.no_zero:
            return all(points != 0 for points in self.reckoned.scored.values())
        if need.register:
            found = self.grounds.of(need).outcome
            return None if found is None else found == need.bound[1]
        value = self.value(need)
        bound, limit = need.bound
        return None if value is None else _HOLDS[bound](Fraction(value), Fraction(limit))

    def value(self, need: Need) -> Fraction | bool | None:
        """Return what a need is about, as it stands; None where nobody stated it, or nothing of it applies."""
        subject, name = need.about
        if subject == "fact":
            return self.known.get(name)
        if name in self.reckoned.absent:
            return None
        return (self.reckoned.points if subject == "criterion" else self.reckoned.groups).get(name)

    def missing(self, needs: Iterable[Need]) -> tuple[str, ...]:
        """Return the facts that needs are about and nobody stated."""
        return tuple(need.fact for need in needs if need.fact and need.fact not in self.known)

    def lacks(self, needs: Iterable[Need]) -> tuple[tuple[Finding, ...], bool]:
        """Return what registers would have to say of needs, and whether they leave any of them open."""
        found = [self.grounds.of(need) for need in needs if need.register]
        still_open = [one for one in found if one.outcome is None]
        return tuple(lack for one in still_open for lack in one.lacks), bool(still_open)

    def recorded(self, override: Override, held: Outcome) -> list[Reason]:
        """Return what registers say that makes an override hold, or leaves it open."""
        found = (self.grounds.of(need) for need in override.when if need.register and self.outcome(need) is held)
        rule = f"overrides.{override.id}.when"
        return [replace(one, rule=rule, holds=held) for ground in found for one in ground.reasons]

    def absent(self, override: Override) -> list[Reason]:
        """Return that an override is left open by points of what does not apply."""
        gone = tuple(named(self.sheet, need) for need in override.when if need.about[1] in self.reckoned.absent)
        facts = {"name": override.name, "list": gone}
        return [Reason(f"overrides.{override.id}", None, "override_absent", facts, override.basis)] if gone else []

    def told(self, needs: Sequence[Need], outcomes: Sequence[Outcome], level: Level) -> list[Reason]:
        """Return the reason that each need of a level is; of one about a register, each row of it that counts."""
        return [
            reason
            for need, held in zip(needs, outcomes, strict=True)
            for reason in (self.of_register(need, held, level) if need.register else [self.of_fact(need, held, level)])
        ]

    def of_fact(self, need: Need, held: Outcome, level: Level) -> Reason:
        """Return the reason that a need about points or a fact is."""
        key = "need_absent" if need.about[1] in self.reckoned.absent else sentence(need, held)
        return Reason("levels.needs", held, key, self.facts(need, level), need.basis or level.basis)

    def of_register(self, need: Need, held: Outcome, level: Level) -> list[Reason]:
        """Return the reasons that a need about a register is."""
        word = {True: "met", False: "unmet", None: "needed"}[held]
        return [
            replace(
                one,
                rule="levels.needs",
                holds=held,
                facts={**one.facts, word: level.heading, "level_id": level.id},
                basis=need.basis or level.basis,
            )
            for one in self.grounds.of(need).reasons
        ]

    def facts(self, need: Need, level: Level) -> dict[str, object]:
        """Return what the sentence about a need tells."""
        subject, name = need.about
        limit = need.bound[1]
        value = None if subject == "no_zero" else self.value(need)
        percent = subject == "fact" and any(one.id == name and one.kind == "percent" for one in self.sheet.facts)
        return {
            "level": level.heading,
            "level_id": level.id,
            "name": named(self.sheet, need),
            "value": None if isinstance(value, bool) else value,
            "unit": "%" if percent else "",
            "limit": None if isinstance(limit, bool) else limit,
        }

    def heading(self, level_id: str | None) -> str | None:
        """Return a level as lists print it."""
        return self.sheet.level(level_id).heading if level_id else None
