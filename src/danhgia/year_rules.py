"""The rules of the year as logic: which hold, which fail, and which cannot be known yet.

What a missing or exempt period could still bring is settled by going through all that it could be, so that a `no` that
is already certain is said, and a `yes` never too early.
"""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from danhgia.members import concerns
from danhgia.rubric import Every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from danhgia.decisions import Outcome
    from danhgia.rubric import Requirement, YearRule

_UNKNOWN = "?"


def applies(rule: YearRule, category: str | None) -> bool:
    """Tell whether a rule is about somebody; who is not said to be anything is taken to be meant."""
    return concerns(rule.applies_to, category)


def outcome(rule: YearRule, states: tuple[str, ...], levels: tuple[str, ...]) -> Outcome:
    """Return whether a rule holds for the states of its periods: level ids, `missing` or `exempt`.

    `levels` are the sheet's level ids from the best to the worst. True and False are certain: they hold whatever the
    periods without a result may still bring, and a rule is never met before its results are in.
    """
    if barred(rule, states):
        return False
    found = possible(rule, rule.require, states, levels)
    settled = "missing" not in states and any(state in levels for state in states)
    return found if settled or found is False else None


def barred(rule: YearRule, states: tuple[str, ...]) -> str | None:
    """Return the state that bars by itself under the rule's policies, if one of the periods has it."""
    policies = {"missing": rule.missing, "exempt": rule.exempt}
    return next((state for state, policy in policies.items() if policy == "bar" and state in states), None)


def as_it_bars(rule: YearRule, missing: AbstractSet[str]) -> YearRule:
    """Return a rule as it judges a year: what came in and is faulty, undecided or out of date bars nobody.

    `missing` are the periods for which nothing came in.
    """
    return rule if missing & set(rule.periods) else rule.model_copy(update={"missing": "undetermined"})


def possible(
    rule: YearRule, require: tuple[Requirement, ...], states: tuple[str, ...], levels: tuple[str, ...]
) -> Outcome:
    """Return whether conditions hold in every way in which the open periods could turn out, in none, or in some."""
    counted = tuple(state for state in states if state != "exempt" or rule.exempt != "skip")
    known = tuple(_UNKNOWN if state in {"missing", "exempt"} else state for state in counted)
    found = {_holds(require, whole, levels) for whole in _completions(known, levels)}
    if "exempt" in counted:  # a body that judges it may also leave it out
        without = tuple(state for state, was in zip(known, counted, strict=True) if was != "exempt")
        found |= {_holds(require, whole, levels) for whole in _completions(without, levels)}
    return found.pop() if len(found) == 1 else None


def _completions(states: tuple[str, ...], levels: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return every way in which the unknown periods could turn out; conditions do not care in which order."""
    known = tuple(state for state in states if state != _UNKNOWN)
    for found in combinations_with_replacement(levels, len(states) - len(known)):
        yield known + found


def _holds(require: tuple[Requirement, ...], states: tuple[str, ...], levels: tuple[str, ...]) -> bool:
    return all(_condition(requirement, states, levels) for requirement in require)


def _condition(requirement: Requirement, states: tuple[str, ...], levels: tuple[str, ...]) -> bool:
    kind = requirement.kind
    if isinstance(kind, Every):
        return all(levels.index(state) <= levels.index(kind.at_least) for state in states)
    return states.count(kind.level) >= kind.at_least
