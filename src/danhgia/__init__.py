"""Spreadsheet-based evaluations: one rubric makes the template, checks the sheets, grades, and explains."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
