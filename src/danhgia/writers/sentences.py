"""How names, periods and clauses stand in the lines and cells that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from danhgia.decisions import Grade, Reason
    from danhgia.messages import Lang
    from danhgia.periods import Kind, Period
    from danhgia.results import Appeal
    from danhgia.rubric import Rubric, Subject
    from danhgia.yearend import YearDecision

_OPTIONS: Mapping[str, str] = {"month": "--month", "quarter": "--quarter", "half": "--half"}
_OF_PERIODS = frozenset({"missing_period", "stale_period", "exempt_period", "outside_period"})


def capital(text: str) -> str:
    """Return text that begins a line: only the first letter changes."""
    return text[:1].upper() + text[1:]


def people_word(kinds: AbstractSet[Subject], lang: Lang) -> str:
    """Return what those are called whom a rubric rates: people, organisations, or subjects where it rates both."""
    return say(f"people.{next(iter(kinds)) if len(kinds) == 1 else 'both'}", lang)


def name_key(kinds: AbstractSet[Subject]) -> str:
    """Return the key of the heading over the names of those whom a rubric rates."""
    return {frozenset({"organisation"}): "name_organisation", frozenset({"person"}): "name"}.get(
        frozenset(kinds), "name_both"
    )


def unit_words(code: str, name: str) -> str:
    """Return a unit by name and code; by its code alone where it has no name."""
    return code if name in {"", code} else f"{name} ({code})"


def level_from_words(grade: Grade, lang: Lang) -> str:
    """Return which layer gave somebody's level; where nothing is scored, the computed one is a rule's."""
    by_rule = grade.level_from == "points" and grade.total is None
    return say("level_from.rule" if by_rule else f"level_from.{grade.level_from}", lang)


def pending_words(appeal: Appeal, lang: Lang) -> str:
    """Return that an appeal is being looked at, as lists and lines say it."""
    facts = {"date": appeal.received, "body": appeal.body or None, "content": appeal.content or None}
    return say("appeal.pending", lang, **facts)


def names_of_units(grades: Iterable[Grade]) -> dict[str, str]:
    """Return the printed name of each unit by code and in its order; the code where no name is known."""
    names: dict[str, str] = {}
    for grade in sorted(grades, key=lambda grade: grade.unit):
        if grade.unit_name not in {"", grade.unit} or grade.unit not in names:
            names[grade.unit] = grade.unit_name or grade.unit
    return names


def period_option(period: Period) -> str:
    """Return a period as the command line takes it: `--quarter 3`."""
    option = _OPTIONS.get(period.kind)
    return f"{option} {period.number}" if option else f"--period {period}"


def status_key(status: str, kind: Kind, rubric: Rubric) -> str:
    """Return which word says why somebody has no level: a period put together from others lacks results, not sheets."""
    rolled = status in {"missing", "unsettled"} and rubric.rolls(kind)
    return f"rollup_{status}" if rolled else status


def settling(decision: YearDecision, level: str) -> list[Reason]:
    """Return the reasons that settle whether somebody is eligible: those that fail, else what is open, else all.

    Where periods are open, their reasons alone say it all: what is missing and what it would have to be. Nobody waits
    for them where a reason for not rating somebody in the year is on record.
    """
    excused = [reason for reason in decision.reasons if reason.rule == "exemption"]
    if excused and decision.eligible.get(level) == "undetermined":
        return excused
    own = [reason for reason in decision.reasons if reason.rule.startswith(f"year_end.{level}.")]
    settles = {"yes": True, "no": False}.get(decision.eligible.get(level, ""))
    told = [reason for reason in own if reason.holds is settles and reason.key != "necessary"]
    return [reason for reason in told if reason.key in _OF_PERIODS] or told
