"""Checks: (tables, rubric, roster) to findings, one function per code."""

from __future__ import annotations
