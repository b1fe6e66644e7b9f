"""Texts as scalars of YAML that the project's own reader gives back as they were."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W\d_][\w ./()–%“”-]*(?<! )")
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def scalar(text: str) -> str:
    """Return a text as it may stand behind a key, in a block or in braces: bare where that is certain, else quoted."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _TAKEN:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def comment(text: str) -> str:
    """Return a text as it may stand behind a `#`."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    return f"\\U{ord(letter):08X}"
