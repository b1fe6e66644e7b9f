"""x."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, str]] = {}
RULES: dict[str, str] = {}
REASONS: dict[str, str] = {}
LINES: dict[str, str] = {}
PERIODS: dict[str, tuple[str, ...]] = {
    "month": ("tháng {number}/{year}",),
    "quarter": ("quý {number}/{year}",),
    "half": ("6 tháng đầu năm {year}", "6 tháng cuối năm {year}"),
    "year": ("năm {year}",),
}
