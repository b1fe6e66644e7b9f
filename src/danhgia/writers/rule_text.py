"""`danhgia rule`: what a finding code means, why it matters, how to fix it."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from danhgia.messages import catalogue, rule, say

if TYPE_CHECKING:
    from danhgia.codes import Code
    from danhgia.messages import Lang

_PLACEHOLDER = re.compile(r"\{\w+\}")
_OPTIONAL = re.compile(r"\[\[|\]\]")


def rule_text(code: Code, lang: Lang) -> str:
    """Return a code's entry as the terminal shows it."""
    severity = say(f"severity.{code.severity}", lang)
    lines = [
        say("rule.title", lang, code=code.number, name=code.name, severity=severity),
        "",
        *textwrap.wrap(rule(code.number, lang), width=100, break_on_hyphens=False),
        "",
        say(f"rule.blocks.{code.blocks}", lang),
        say("finding.hint", lang, hint=_plain(catalogue(lang).findings[code.number][1])),
    ]
    return "\n".join(lines) + "\n"


def rule_document(code: Code, lang: Lang) -> dict[str, object]:
    """Return a code's entry for machines; `message` and `hint` are of no case in particular."""
    message, hint = catalogue(lang).findings[code.number]
    return {
        "schema": 1,
        "command": "rule",
        "code": code.number,
        "name": code.name,
        "severity": code.severity,
        "blocks": code.blocks,
        "message": _plain(message),
        "hint": _plain(hint),
        "explanation": rule(code.number, lang),
    }


def _plain(template: str) -> str:
    """Return a template as a sentence about no case in particular."""
    return _PLACEHOLDER.sub("…", _OPTIONAL.sub("", template))
