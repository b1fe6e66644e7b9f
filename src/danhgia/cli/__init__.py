"""The command line: arguments to pipeline, print, exit code."""

from __future__ import annotations
