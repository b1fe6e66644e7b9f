"""How reasons call what a need is about, and which sentence says whether it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danhgia.decisions import Outcome
    from danhgia.rubric import Need, Override, Sheet

ABSENT = frozenset({"need_absent", "override_absent"})
"""The sentences about points of what does not apply."""


def named(sheet: Sheet, need: Need) -> str:
    """Return how people call the fact, the criterion or the group that a need is about."""
    subject, name = need.about
    if subject == "fact":
        return next((fact.name for fact in sheet.facts if fact.id == name), name)
    return next((line.printed for line in (*sheet.criteria, *sheet.groups) if line.id == name), name)


def sentence(need: Need, held: Outcome) -> str:
    """Return the key of the sentence about a need: by what it is about, and whether it holds."""
    word = {True: "yes", False: "no", None: "unknown"}[held]
    if need.no_zero:
        return f"no_zero_{word}"
    if need.is_ is not None:
        return f"need_{'true' if need.is_ else 'false'}_{word}"
    return f"need_no_{need.bound[0]}" if held is False else f"need_{word}"


def effect_word(override: Override) -> str:
    """Return which effect an override has."""
    return next(key for key in ("level", "ceiling", "drop", "result") if getattr(override.then, key))
