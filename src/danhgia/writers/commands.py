"""Commands as they can be typed again where this one was: quoted for every shell, and with the workspace it named."""

from __future__ import annotations

import re
import shlex
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED: ContextVar[str] = ContextVar("named", default="")
"""The workspace that the command line names; without one the nearest upwards is found again."""
_PLAIN = re.compile(r"[\w./\\:@%+=,…-]+")
_EXPANDED = re.compile(r'["$`!]')
"""What shells replace between double quotes; `cmd` alone knows no single ones, and replaces none of it."""


@contextmanager
def naming(workspace: str) -> Iterator[None]:
    """Let the commands that are printed meanwhile name a workspace."""
    before = _NAMED.set(workspace)
    try:
        yield
    finally:
        _NAMED.reset(before)


def command_line(command: str, *words: object) -> str:
    """Return a command with what it is given, each word quoted where it must be: `danhgia explain "CB 03"`."""
    workspace = _NAMED.get()
    named = ["-C", quoted(workspace)] if workspace else []
    return " ".join(["danhgia", *named, command, *(quoted(str(word)) for word in words)])


def quoted(word: str) -> str:
    """Return one word of a command line, in the quotes that Windows and others have in common."""
    if _PLAIN.fullmatch(word):
        return word
    return shlex.quote(word) if _EXPANDED.search(word) else f'"{word}"'
