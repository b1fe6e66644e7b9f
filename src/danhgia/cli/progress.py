"""`danhgia status`: how far every unit has come, and what else is to be followed up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from danhgia.cli.periods import HALF, MONTH, PERIOD, QUARTER, YEAR, Asked, named_day, named_period, year_of
from danhgia.cli.shell import FORMAT, Format, current, emit, text, told
from danhgia.periods import Period

if TYPE_CHECKING:
    from danhgia.cli.shell import Shell
    from danhgia.results import Status
    from danhgia.workspace import Workspace

ListName = Literal["duties", "reminders", "remedies", "coverage", "checklists", "watched"]


def status(
    context: typer.Context,
    quarter: QUARTER = None,
    month: MONTH = None,
    half: HALF = None,
    period: PERIOD = None,
    year: YEAR = None,
    on: Annotated[str | None, typer.Option("--on", help=text("opt.on"), metavar="YYYY-MM-DD")] = None,
    list: Annotated[ListName | None, typer.Option("--list", help=text("opt.list"))] = None,
    to: Annotated[Path | None, typer.Option("--to", help=text("opt.to"), metavar="FILE.xlsx")] = None,
    format: FORMAT = Format.text,
) -> None:
    """Show per unit what is expected, received, valid, graded, missing; and what is to be followed up."""
    from danhgia.pipeline.outputs import check_list, write_progress
    from danhgia.pipeline.progress import status as run

    shell = current(context)
    workspace = shell.needed_workspace()
    if to:
        check_list(workspace, to)
    day = named_day(on)
    asked = _periods(Asked(quarter, month, half, period, year), workspace)
    found = run(workspace, asked, day, year=asked[0].year if asked else year_of(year, workspace))
    written = write_progress(to, found, shell.lang) if to else False
    _print(shell, found, format, list)
    if to and format is Format.text:
        told(shell, workspace.shown(to), written=written)


def _periods(asked: Asked, workspace: Workspace) -> tuple[Period, ...]:
    """Return the one period that is asked about, else all of the year."""
    from danhgia.pipeline.setting import open_edition

    wanted = named_period(asked, workspace)
    if wanted:
        return (wanted,)
    whole = Period(year_of(asked.year, workspace), "year", 1)
    return tuple(period for kind in open_edition(workspace).rubric.kinds for period in whole.divided(kind))


def _print(shell: Shell, found: Status, format: Format, only: ListName | None) -> None:
    from danhgia.writers.csv_text import status_csv
    from danhgia.writers.followup_document import followup_csv
    from danhgia.writers.json_text import to_json
    from danhgia.writers.status_document import status_document
    from danhgia.writers.text import print_status

    match format:
        case Format.json:
            emit(to_json(status_document(found, shell.lang)))
        case Format.csv:
            emit(followup_csv(found.follow_up, only) if only else status_csv(found))
        case Format.text:
            with shell.page() as page:
                print_status(page, found, lang=shell.lang, only=only)
