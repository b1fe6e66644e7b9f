"""Values to bytes or text: templates, results, return lists, terminal, JSON, CSV."""

from __future__ import annotations
