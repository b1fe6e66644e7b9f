"""What is said about a command line that cannot be understood, in the reader's language.

typer's own sentences are English alone; what they are about is read off the exception, by the name of its kind, and
said again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danhgia.messages import say

if TYPE_CHECKING:
    import typer

    from danhgia.messages import Lang

_COMMAND = re.compile(r"No such command '(.*?)'")
_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)")


def usage_line(fault: typer.TyperException, lang: Lang) -> str:
    """Return the line about a misused command line; for the help that typer shows instead of a fault, that help."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        return fault.format_message()
    context = getattr(fault, "ctx", None)
    command = context.command_path if context else "danhgia"
    return say("error.line", lang, message=say("usage", lang, message=_what(fault, lang), command=command))


def _what(fault: typer.TyperException, lang: Lang) -> str:
    text = fault.format_message()
    if command := _COMMAND.search(text):
        return say("usage.unknown_command", lang, name=command[1])
    if extra := _EXTRA.search(text):
        return say("usage.extra", lang, value=extra[1])
    match type(fault).__name__:
        case "NoSuchOption":
            near = next(iter(getattr(fault, "possibilities", None) or ()), None)
            return say("usage.unknown_option", lang, name=getattr(fault, "option_name", ""), near=near)
        case "MissingParameter":
            return say("usage.missing", lang, name=_parameter(fault))
        case "BadParameter":
            return say("usage.bad_value", lang, name=_parameter(fault), why=_allowed(fault) or text)
    return text


def _parameter(fault: typer.TyperException) -> str:
    """Return the option or argument a fault is about, as the command line names it."""
    hint = getattr(fault, "param_hint", None)
    parameter = getattr(fault, "param", None)
    if hint is None and parameter is not None:
        hint = (
            parameter.opts
            if parameter.opts and parameter.opts[0].startswith("-")
            else parameter.metavar or parameter.name
        )
    return hint if isinstance(hint, str) else "/".join(hint or ())


def _allowed(fault: typer.TyperException) -> str:
    """Return what an option may be, in the words of its help."""
    return str(getattr(getattr(fault, "param", None), "help", None) or "").rstrip(".")
