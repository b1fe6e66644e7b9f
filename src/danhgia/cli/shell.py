"""What every command shares: language, workspace, printing, and what ends a command and how.

Exit codes: 0 nothing wrong; 1 findings of severity error (with `--strict` also warnings); 2 the command could not do
its job; 130 on Ctrl-C. There are no others.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from danhgia.messages import LANGS, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.workspace import Workspace

OK, FOUND, UNABLE, INTERRUPTED = 0, 1, 2, 130


class Format(StrEnum):
    """How a result is printed."""

    text = "text"
    json = "json"
    csv = "csv"


DEFAULT_LANG: Lang = "vi"


def asked_for(arguments: list[str]) -> Lang | None:
    """Return the language that a command line or `DANHGIA_LANG` asks for, before anything is parsed.

    Help texts need it first, and so does what ends a run early.
    """
    wish = _option(arguments, "--lang") or os.environ.get("DANHGIA_LANG") or ""
    return next((lang for lang in LANGS if wish.strip().lower() == lang), None)


def named_workspace(arguments: list[str]) -> Path | None:
    """Return the workspace that a command line or `DANHGIA_WORKSPACE` names."""
    named = _option(arguments, "--workspace") or _option(arguments, "-C") or os.environ.get("DANHGIA_WORKSPACE")
    return Path(named) if named else None


def _option(arguments: list[str], name: str) -> str | None:
    for place, argument in enumerate(arguments):
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
        if argument == name and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


HELP_LANG: Lang = asked_for(sys.argv[1:]) or DEFAULT_LANG


def text(key: str) -> str:
    """Return a help text in the language of this run."""
    return say(f"help.{key}", HELP_LANG)


def with_example(command: str) -> str:
    """Return a command's help with its example."""
    example = say("help.example", HELP_LANG, command=say(f"help.example.{command}", HELP_LANG))
    return f"{text(command)}\n\n\b\n{example}"


FORMAT = Annotated[Format, typer.Option("--format", help=text("opt.format"))]


@dataclass
class Shell:
    """The global options of one run, and where its output goes."""

    lang: Lang
    lang_given: bool
    folder: Path | None

    def workspace(self) -> Workspace | None:
        """Return the workspace: the one named, else the nearest upwards; its language holds where none was asked for.

        Raises:
            Unusable: its `danhgia.yaml` has errors, or the folder named has none.
        """
        from danhgia.workspace import find_workspace, load_workspace

        found = load_workspace(self.folder) if self.folder else find_workspace(Path.cwd())
        if found and not self.lang_given:
            self.lang = found.config.language
        return found

    def workspace_language(self) -> None:
        """Take over the language of the workspace, for commands that need nothing else of it."""
        if self.lang_given:
            return
        from danhgia.findings import Unusable

        try:
            self.workspace()
        except Unusable:
            return  # its faults are for the commands that use it

    def needed_workspace(self) -> Workspace:
        """Return the workspace.

        Raises:
            Refused: there is none.
        """
        from danhgia.pipeline.setting import Refused

        found = self.workspace()
        if found is None:
            raise Refused("no_workspace", path=str(self.folder or Path.cwd()))
        return found

    def say(self, key: str, **facts: object) -> str:
        """Return a line in the language of this run."""
        return say(key, self.lang, **facts)

    @contextmanager
    def page(self) -> Iterator[Console]:
        """Give a console to print a page on; it goes out as a whole, so that a closed pipe is met in one place."""
        from rich.console import Console

        from danhgia.writers.commands import naming

        terminal = sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if terminal else 160
        page = Console(
            file=io.StringIO(), width=width, force_terminal=terminal, markup=False, highlight=False, emoji=False
        )
        with naming(self.folder.as_posix() if self.folder else ""), page.capture() as captured:
            yield page
        emit(captured.get())


def current(context: typer.Context) -> Shell:
    """Return the shell of a run."""
    shell = context.find_root().obj
    if not isinstance(shell, Shell):
        raise TypeError("the callback of the application sets the shell")
    return shell


def emit(document: str) -> None:
    """Print a document and nothing else; whoever reads it may stop reading."""
    try:
        sys.stdout.write(document)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(line: str) -> None:
    """Print a line about the run itself to standard error; where that is full, nobody can be told, and no more."""
    with suppress(OSError):
        sys.stderr.write(f"{line}\n")


def told(shell: Shell, path: str, *, written: bool) -> None:
    """Say to standard error that a file was written, or stayed as it was."""
    tell(shell.say("written", path=path) if written else shell.say("unchanged", path=path))


def verdict(findings: Iterable[Finding], *, strict: bool = False, exit_zero: bool = False) -> int:
    """Return the exit code of findings."""
    if exit_zero:
        return OK
    severities = {finding.severity for finding in findings}
    return FOUND if "error" in severities or (strict and "warning" in severities) else OK


def leave(code: int) -> None:
    """End the command with an exit code."""
    raise typer.Exit(code)
