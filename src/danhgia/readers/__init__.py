"""Bytes to values: workbooks, rosters, registers and rubric files, parsed once, at the edge."""

from __future__ import annotations
