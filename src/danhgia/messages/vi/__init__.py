"""All words in Vietnamese: findings and their explanations, reasons, lines, terms, periods.

A part in double square brackets is left out when one of its facts is missing. Each code's words stand together in the
module of its range.
"""

from __future__ import annotations

from danhgia.messages.vi import (
    drafts,
    files,
    followup,
    grounds,
    headings,
    kinds,
    needs,
    people,
    periods,
    quotas,
    registers,
    rollups,
    rubrics,
    scorers,
    scores,
    tasks,
    terminal,
    totals,
    usage,
    votes,
    year,
)
from danhgia.messages.vi.reasons import REASONS as _REASONS
from danhgia.messages.vi.terms import TERMS as _TERMS

__all__ = ["FINDINGS", "LINES", "NAMES", "PERIODS", "REASONS", "RULES", "TERMS"]

_ENTRIES = {
    **files.ENTRIES,
    **scores.ENTRIES,
    **kinds.ENTRIES,
    **grounds.ENTRIES,
    **tasks.ENTRIES,
    **totals.ENTRIES,
    **scorers.ENTRIES,
    **people.ENTRIES,
    **periods.ENTRIES,
    **votes.ENTRIES,
    **registers.ENTRIES,
    **rubrics.ENTRIES,
    **drafts.ENTRIES,
    **year.ENTRIES,
    **quotas.ENTRIES,
    **rollups.ENTRIES,
}

NAMES: dict[str, str] = {code: name for code, (name, _, _, _) in _ENTRIES.items()}
"""What a code is called in a list: a few words, no sentence."""

FINDINGS: dict[str, tuple[str, str]] = {code: (message, hint) for code, (_, message, hint, _) in _ENTRIES.items()}
"""Message and hint of each code."""

RULES: dict[str, str] = {code: rule for code, (_, _, _, rule) in _ENTRIES.items()}
"""What each code means, why it matters, how to fix it."""

REASONS: dict[str, str] = {**_REASONS, **grounds.REASONS, **rollups.REASONS, **tasks.REASONS, **scorers.REASONS}

TERMS: dict[str, str] = {**_TERMS, **rollups.TERMS, **tasks.TERMS}

LINES: dict[str, str] = {
    **terminal.LINES,
    **headings.LINES,
    **needs.LINES,
    **followup.LINES,
    **drafts.LINES,
    **usage.LINES,
}

PERIODS: dict[str, tuple[str, ...]] = {
    "month": ("tháng {number}/{year}",),
    "quarter": ("quý {number}/{year}",),
    "half": ("6 tháng đầu năm {year}", "6 tháng cuối năm {year}"),
    "year": ("năm {year}",),
}
