"""Commands about results: grading a period, progress, the year, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from danhgia.cli.periods import HALF, MONTH, PERIOD, QUARTER, YEAR, Asked, named_period, needed_period, year_of
from danhgia.cli.progress import status
from danhgia.cli.shell import FORMAT, Format, current, emit, leave, text, told, verdict, with_example
from danhgia.periods import Period

STRICT = Annotated[bool, typer.Option("--strict", help=text("opt.strict"))]
EXIT_ZERO = Annotated[bool, typer.Option("--exit-zero", help=text("opt.exit_zero"))]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("grade", help=with_example("grade"))(grade)
    app.command("status", help=with_example("status"))(status)
    app.command("yearend", help=with_example("yearend"))(yearend)
    app.command("needs", help=with_example("needs"))(needs)
    app.command("explain", help=with_example("explain"))(explain)


def grade(
    context: typer.Context,
    quarter: QUARTER = None,
    month: MONTH = None,
    half: HALF = None,
    period: PERIOD = None,
    year: YEAR = None,
    strict: STRICT = False,
    exit_zero: EXIT_ZERO = False,
    format: FORMAT = Format.text,
) -> None:
    """Grade a period, record it, write the result workbook."""
    from danhgia.pipeline.outputs import write_grades
    from danhgia.pipeline.rolling import grade as run
    from danhgia.workspace import lock
    from danhgia.writers.csv_text import grades_csv
    from danhgia.writers.documents import grade_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text_grades import print_grades

    shell = current(context)
    workspace = shell.needed_workspace()
    wanted = needed_period(Asked(quarter, month, half, period, year), workspace)
    with lock(workspace, command="grade"):
        graded = run(workspace, wanted)
        written = write_grades(workspace, graded, workspace.config.language)
    match format:
        case Format.json:
            emit(to_json(grade_document(graded, shell.lang)))
        case Format.csv:
            emit(grades_csv(graded, shell.lang))
        case Format.text:
            with shell.page() as page:
                print_grades(page, graded, lang=shell.lang)
            told(shell, workspace.shown(workspace.results(wanted)), written=written)
    leave(verdict(graded.findings, strict=strict, exit_zero=exit_zero))


def yearend(
    context: typer.Context,
    year: YEAR = None,
    strict: STRICT = False,
    exit_zero: EXIT_ZERO = False,
    format: FORMAT = Format.text,
) -> None:
    """Check the year-end rules for everybody."""
    from danhgia.pipeline.outputs import write_year
    from danhgia.pipeline.year import yearend as run
    from danhgia.workspace import lock
    from danhgia.writers.csv_text import year_csv
    from danhgia.writers.documents import year_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text_year import print_year

    shell = current(context)
    workspace = shell.needed_workspace()
    wanted = year_of(year, workspace)
    with lock(workspace, command="yearend"):
        judged = run(workspace, wanted)
        written = write_year(workspace, judged, workspace.config.language)
    match format:
        case Format.json:
            emit(to_json(year_document(judged, shell.lang)))
        case Format.csv:
            emit(year_csv(judged, shell.lang))
        case Format.text:
            with shell.page() as page:
                print_year(page, judged, lang=shell.lang)
            told(shell, workspace.shown(workspace.results(Period(wanted, "year", 1))), written=written)
    leave(verdict(judged.findings, strict=strict, exit_zero=exit_zero))


def needs(
    context: typer.Context,
    subject: Annotated[str | None, typer.Argument(help=text("arg.one_subject"), metavar="[CODE]")] = None,
    year: YEAR = None,
    strict: STRICT = False,
    exit_zero: EXIT_ZERO = False,
    format: FORMAT = Format.text,
) -> None:
    """Show who can still have which level of the year, and what it takes."""
    from danhgia.pipeline.needing import needs as run
    from danhgia.writers.csv_text import needs_csv
    from danhgia.writers.json_text import to_json
    from danhgia.writers.needs_document import needs_document
    from danhgia.writers.text_needs import print_needs

    shell = current(context)
    workspace = shell.needed_workspace()
    found = run(workspace, year_of(year, workspace), subject)
    match format:
        case Format.json:
            emit(to_json(needs_document(found, shell.lang)))
        case Format.csv:
            emit(needs_csv(found, shell.lang))
        case Format.text:
            with shell.page() as page:
                print_needs(page, found, lang=shell.lang)
    leave(verdict(found.findings, strict=strict, exit_zero=exit_zero))


def explain(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help=text("arg.subject"), metavar="CODE")],
    quarter: QUARTER = None,
    month: MONTH = None,
    half: HALF = None,
    period: PERIOD = None,
    year: YEAR = None,
    format: FORMAT = Format.text,
) -> None:
    """Show why a subject has these levels, down to the cells."""
    from danhgia.pipeline.explaining import explain as run
    from danhgia.writers.csv_text import explanation_csv
    from danhgia.writers.explain_text import print_explanation
    from danhgia.writers.explanation_document import explanation_document
    from danhgia.writers.json_text import to_json

    shell = current(context)
    workspace = shell.needed_workspace()
    wanted = named_period(Asked(quarter, month, half, period, year), workspace)
    found = run(workspace, subject, wanted.year if wanted else year_of(year, workspace), only=wanted)
    match format:
        case Format.json:
            emit(to_json(explanation_document(found, shell.lang)))
        case Format.csv:
            emit(explanation_csv(found))
        case Format.text:
            with shell.page() as page:
                print_explanation(page, found, lang=shell.lang)
