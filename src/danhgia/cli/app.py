"""The application: global options, and the commands in the order in which a quarter needs them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danhgia import __version__
from danhgia.cli import copies, grades, rubrics, setup, sheets
from danhgia.cli.shell import DEFAULT_LANG, Shell, asked_for, emit, text, with_example

app = typer.Typer(
    name="danhgia",
    help=with_example("danhgia"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: at once, and readable when redirected
    pretty_exceptions_enable=False,
    context_settings={"auto_envvar_prefix": "DANHGIA", "help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(value: bool) -> None:
    if value:
        emit(f"danhgia {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-C", help=text("opt.workspace"), metavar="DIR")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=text("opt.lang"), metavar="vi|en")] = None,
    version: Annotated[
        bool,
        typer.Option("--version", help=text("opt.version"), callback=_version, is_eager=True, allow_from_autoenv=False),
    ] = False,
) -> None:
    """Take the global options."""
    del version  # its callback has ended the run
    if lang is not None and lang not in {"vi", "en"}:
        raise typer.BadParameter(lang, param_hint="--lang")
    asked = asked_for(["--lang", lang] if lang else [])
    context.obj = Shell(asked or DEFAULT_LANG, asked is not None, workspace)


setup.register(app)
sheets.register(app)
copies.register(app)
grades.register(app)
rubrics.register(app)
