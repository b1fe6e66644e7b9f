"""Commands about sheets: making the templates, checking what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from danhgia.cli.periods import HALF, MONTH, PERIOD, QUARTER, YEAR, Asked, needed_period
from danhgia.cli.shell import FORMAT, Format, Shell, current, emit, leave, tell, text, verdict, with_example

if TYPE_CHECKING:
    from danhgia.pipeline.templating import Templates
    from danhgia.results import Validation
    from danhgia.workspace import Workspace


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("template", help=with_example("template"))(template)
    app.command("validate", help=with_example("validate"))(validate)


def template(
    context: typer.Context,
    quarter: QUARTER = None,
    month: MONTH = None,
    half: HALF = None,
    period: PERIOD = None,
    year: YEAR = None,
    unit: Annotated[str | None, typer.Option("--unit", help=text("opt.unit"), metavar="CODE")] = None,
    form: Annotated[Literal["unit", "person"], typer.Option("--form", help=text("opt.form"))] = "unit",
    ballots: Annotated[bool, typer.Option("--ballots", help=text("opt.ballots"))] = False,
    registers: Annotated[bool, typer.Option("--registers", help=text("opt.registers"))] = False,
    output: Annotated[Path | None, typer.Option("--output", help=text("opt.output"), metavar="DIR")] = None,
    force: Annotated[bool, typer.Option("--force", help=text("opt.force"))] = False,
    format: FORMAT = Format.text,
) -> None:
    """Write the workbooks that people fill in."""
    from danhgia.pipeline.templating import Wanted, make_templates
    from danhgia.workspace import lock

    shell = current(context)
    workspace = shell.needed_workspace()
    if registers:
        _write_registers(shell, workspace, output, force=force, format=format)
        return
    wanted = needed_period(Asked(quarter, month, half, period, year), workspace)
    with lock(workspace, command="template"):
        made = make_templates(workspace, wanted, Wanted(unit, form, output, force=force, ballots=ballots))
    folder = workspace.shown(output or workspace.templates(wanted))
    if format is not Format.text:
        emit(_listed(made, workspace, str(wanted), format))
        return
    written, files = sum(file.written for file in made.files), len(made.files)
    emit(shell.say("template.written", n=written, period=wanted, path=folder) + "\n")
    if written < files:
        emit(shell.say("template.kept", n=files - written) + "\n")
    if made.without_form:
        emit(shell.say("template.without_form", sheets=made.without_form) + "\n")
    step = shell.say("next.send", path=folder, folder=workspace.shown(workspace.sheets(wanted)))
    emit(shell.say("next_step", step=step) + "\n")


def validate(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help=text("arg.paths"), metavar="PATH...")],
    rubric: Annotated[str | None, typer.Option("--rubric", help=text("opt.rubric"), metavar="ID|FILE")] = None,
    return_to: Annotated[Path | None, typer.Option("--return-to", help=text("opt.return_to"), metavar="DIR")] = None,
    strict: Annotated[bool, typer.Option("--strict", help=text("opt.strict"))] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=text("opt.exit_zero"))] = False,
    format: FORMAT = Format.text,
) -> None:
    """Check filled-in sheets and list every problem."""
    from danhgia.pipeline.validating import validate as run

    shell = current(context)
    validation = run(paths, workspace=shell.workspace(), rubric=rubric)
    _print(shell, validation, format, _returned(validation, return_to, shell) if return_to else None)
    for nothing in validation.nothing_matched:
        tell(shell.say("error.line", message=shell.say("nothing_matched", value=nothing)))
    leave(2 if validation.nothing_matched else verdict(validation.findings, strict=strict, exit_zero=exit_zero))


def _returned(validation: Validation, folder: Path, shell: Shell) -> tuple[str, int]:
    from danhgia.pipeline.returning import write_returns

    return write_returns(validation, folder, shell.lang)


def _write_registers(shell: Shell, workspace: Workspace, output: Path | None, *, force: bool, format: Format) -> None:
    """Write the empty registers and say where."""
    from danhgia.pipeline.templating import make_registers
    from danhgia.workspace import lock
    from danhgia.writers.csv_text import table_csv
    from danhgia.writers.json_text import to_json

    with lock(workspace, command="template"):
        path, written = make_registers(workspace, output, force=force)
    shown = workspace.shown(path)
    match format:
        case Format.json:
            file = {"path": shown, "unit": None, "subjects": 0, "written": written, "subject": None}
            emit(to_json({"schema": 1, "command": "template", "period": None, "files": [file]}))
        case Format.csv:
            columns = ["path", "unit", "subjects", "written", "subject"]
            emit(table_csv(columns, [[shown, None, 0, written, None]]))
        case Format.text:
            emit(shell.say("template.registers" if written else "template.registers_kept", path=shown) + "\n")


def _print(shell: Shell, validation: Validation, format: Format, returned: tuple[str, int] | None) -> None:
    from danhgia.writers.csv_text import findings_csv
    from danhgia.writers.documents import validation_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text import print_validation

    match format:
        case Format.json:
            emit(to_json(validation_document(validation, shell.lang)))
        case Format.csv:
            emit(findings_csv(validation.findings, shell.lang))
        case Format.text:
            with shell.page() as page:
                print_validation(page, validation, lang=shell.lang, returned=returned)


def _listed(made: Templates, workspace: Workspace, period: str, format: Format) -> str:
    from danhgia.writers.csv_text import table_csv
    from danhgia.writers.json_text import to_json

    files = [
        {
            "path": workspace.shown(file.path),
            "unit": file.unit,
            "subjects": file.people,
            "written": file.written,
            "subject": file.subject,
        }
        for file in made.files
    ]
    if format is Format.csv:
        columns = ["path", "unit", "subjects", "written", "subject"]
        return table_csv(columns, [list(file.values()) for file in files])
    document: dict[str, object] = {"schema": 1, "command": "template", "period": period, "files": files}
    if made.without_form:
        document["without_form"] = list(made.without_form)
    return to_json(document)
