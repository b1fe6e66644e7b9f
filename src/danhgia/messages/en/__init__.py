"""All words in English: findings and their explanations, reasons, lines, terms, periods.

A part in double square brackets is left out when one of its facts is missing. Each code's words stand together in the
module of its range: `ENTRIES` are short name, message, hint and explanation by code.
"""

from __future__ import annotations

PERIODS: dict[str, tuple[str, ...]] = {
    "month": ("month {number}/{year}",),
    "quarter": ("quarter {number}/{year}",),
    "half": ("first half of {year}", "second half of {year}"),
    "year": ("{year}",),
}
