"""x."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, str]] = {}
RULES: dict[str, str] = {}
REASONS: dict[str, str] = {}
LINES: dict[str, str] = {}
PERIODS: dict[str, tuple[str, ...]] = {
    "month": ("month {number}/{year}",),
    "quarter": ("quarter {number}/{year}",),
    "half": ("first half of {year}", "second half of {year}"),
    "year": ("{year}",),
}
