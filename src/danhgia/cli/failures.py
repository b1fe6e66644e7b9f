"""What ends a run that could not do its job: one line, exit code 2, and a crash log where the program is at fault."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from danhgia import __version__
from danhgia.cli.shell import DEFAULT_LANG, INTERRUPTED, OK, UNABLE, asked_for, named_workspace, tell
from danhgia.cli.usage import usage_line
from danhgia.findings import Unusable, ordered
from danhgia.messages import hint, message, say

_WHY = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "permission",
    errno.ENOSPC: "no_space",
    errno.ENAMETOOLONG: "too_long",
}
_LONGEST_PATH = 259
"""What Windows opens without being set up for more; it says of a longer path that there is no such file."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.messages import Lang


def guarded(run: Callable[[], None]) -> int:
    """Return the exit code of a run, whatever happens in it."""
    try:
        run()
    except SystemExit as end:
        code = _code(end)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the one place where our own bugs end
        return _failed(fault)
    else:
        code = OK
    if code == INTERRUPTED:
        tell(say("interrupted", _language()))
    return code


def _code(end: SystemExit) -> int:
    if isinstance(end.code, int):
        return end.code
    return OK if end.code is None else UNABLE


def _failed(fault: Exception) -> int:
    if os.environ.get("DANHGIA_DEBUG") == "1":
        traceback.print_exception(fault)
    lang = _language()
    line = _expected(fault, lang)
    tell(line if line is not None else say("crash", lang, path=_crash_log(fault)))
    return UNABLE


def _language() -> Lang:
    """Return the language to fail in: as asked for, else that of the workspace, if it can be read."""
    asked = asked_for(sys.argv[1:])
    if asked is not None:
        return asked
    from danhgia.workspace import find_workspace, load_workspace

    try:
        named = named_workspace(sys.argv[1:])
        found = load_workspace(named) if named else find_workspace(Path.cwd())
    except (Unusable, OSError):
        return DEFAULT_LANG
    return found.config.language if found else DEFAULT_LANG


def _expected(fault: Exception, lang: Lang) -> str | None:
    """Return what to say about a failure that is not the program's fault; None where it is."""
    if isinstance(fault, typer.TyperException):
        return usage_line(fault, lang)
    if isinstance(fault, Unusable):
        return "\n".join(_line(fault, lang))
    said = _sentence(fault, lang)
    return say("error.line", lang, message=said) if said else None


def _sentence(fault: Exception, lang: Lang) -> str | None:
    from danhgia.pipeline.setting import Refused
    from danhgia.rubric import RatesNobody
    from danhgia.workspace import Locked
    from danhgia.writers.files import OutputBlocked

    match fault:
        case Refused():
            return say(fault.key, lang, **fault.facts)
        case RatesNobody():
            return say("rates_nobody", lang, value=str(fault))
        case Locked():
            return say("locked", lang, holder=fault.holder or None)
        case OutputBlocked():
            return say("output_blocked", lang, file=str(fault.path))
        case OSError():
            named = str(fault.filename) if fault.filename else "…"
            return say("output_failed", lang, file=named, why=_why(fault))
    return None


def _why(fault: OSError) -> str | None:
    """Return the key of what kept a file from being written or read; None where the system says nothing useful."""
    if fault.errno == errno.ENOENT and fault.filename and len(str(Path(fault.filename).absolute())) > _LONGEST_PATH:
        return "too_long"
    return _WHY.get(fault.errno or 0)


def _line(fault: Unusable, lang: Lang) -> list[str]:
    lines = []
    for finding in ordered(fault.findings):
        place = ":".join(str(part) for part in (finding.at.file, finding.at.line or finding.at.cell) if part)
        lines.append(
            f"{place}: {message(finding, lang)} [{finding.code}]"
            if place
            else f"{message(finding, lang)} [{finding.code}]"
        )
        lines.append(f"    {say('finding.hint', lang, hint=hint(finding, lang))}")
    return lines


def _crash_log(fault: Exception) -> str:
    """Write where the program failed, without the values it failed on, for the owner's eyes alone."""
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(fault.__traceback__)]
    head = [f"danhgia {__version__}", f"Python {sys.version}", platform.platform(), type(fault).__name__]
    handle, path = tempfile.mkstemp(prefix="danhgia-", suffix=".log")  # mode 0600
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write("\n".join([*head, *frames, ""]))
    return path
