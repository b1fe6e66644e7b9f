"""Commands that come first: a new workspace, the list of people, and what a finding means."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from danhgia.cli.shell import FORMAT, Format, current, emit, leave, text, verdict, with_example
from danhgia.results import counts

_roster = typer.Typer(help=with_example("roster"), no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("init", help=with_example("init"))(init)
    _roster.command("check", help=with_example("roster.check"))(roster_check)
    _roster.command("import", help=with_example("roster.import"))(roster_import)
    app.add_typer(_roster, name="roster")
    app.command("rule", help=with_example("rule"))(rule)


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=text("arg.dir"), metavar="DIR")],
    rubric: Annotated[str, typer.Option("--rubric", help=text("opt.rubric"), metavar="ID|FILE")],
    year: Annotated[
        int | None, typer.Option("--year", help=text("opt.year_of_rubric"), min=1900, max=2199, metavar="Y")
    ] = None,
) -> None:
    """Make a workspace that runs as it is."""
    from danhgia.pipeline.starting import start

    shell = current(context)
    made = start(folder, rubric=rubric, year=year, lang=shell.lang)
    emit(shell.say("init.done", path=folder.as_posix(), rubric=made.rubric, year=str(made.year)) + "\n")
    path = folder.as_posix()
    command = f'danhgia -C "{path}" roster check' if " " in path else f"danhgia -C {path} roster check"
    step = shell.say("next.roster", path=(folder / "roster.xlsx").as_posix(), command=command)
    emit(shell.say("next_step", step=step) + "\n")


def roster_check(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=text("arg.roster"), metavar="[FILE]")] = None,
    strict: Annotated[bool, typer.Option("--strict", help=text("opt.strict"))] = False,
    format: FORMAT = Format.text,
) -> None:
    """Check the list of people and units before the first sheet is read."""
    from danhgia.pipeline.starting import check_people
    from danhgia.writers.csv_text import findings_csv
    from danhgia.writers.documents import findings_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text import print_check

    shell = current(context)
    checked = check_people(file, None if file else shell.needed_workspace())
    match format:
        case Format.json:
            emit(to_json(findings_document("roster check", checked.findings, shell.lang)))
        case Format.csv:
            emit(findings_csv(checked.findings, shell.lang))
        case Format.text:
            found = counts(checked.findings)
            facts = {"errors": found["error"], "warnings": found["warning"] or None, "notes": found["note"] or None}
            key = "roster.summary" if found["error"] else "roster.clean"
            facts |= {"subjects": checked.people, "units": checked.units, "organisations": checked.organisations}
            summary = shell.say(key, **facts)
            step = ("roster_import", f"danhgia roster import {checked.source}") if checked.foreign else None
            with shell.page() as page:
                print_check(page, checked.findings, lang=shell.lang, summary=summary, step=step)
    leave(verdict(checked.findings, strict=strict))


def roster_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=text("arg.foreign"), metavar="FILE")],
    output: Annotated[Path | None, typer.Option("--output", help=text("opt.roster_output"), metavar="FILE")] = None,
    force: Annotated[bool, typer.Option("--force", help=text("opt.force"))] = False,
    format: FORMAT = Format.text,
) -> None:
    """Make a roster of a list from another system, with codes proposed where it has none."""
    from danhgia.pipeline.importing import import_roster
    from danhgia.workspace import lock
    from danhgia.writers.import_report import import_csv, import_document, print_import
    from danhgia.writers.json_text import to_json

    shell = current(context)
    workspace = shell.workspace()
    shown = workspace.shown if workspace else Path.as_posix
    wanted = output or (workspace.roster if workspace else Path("roster.xlsx"))
    with lock(workspace, command="roster import") if workspace else nullcontext():
        imported = import_roster(file, wanted, force=force, shown=shown)
    match format:
        case Format.json:
            emit(to_json(import_document(imported, shell.lang)))
        case Format.csv:
            emit(import_csv(imported))
        case Format.text:
            with shell.page() as page:
                print_import(page, imported, lang=shell.lang)
    leave(verdict(imported.findings))


def rule(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help=text("arg.code"), metavar="CODE")],
    format: FORMAT = Format.text,
) -> None:
    """Say what a finding code means, why it matters, and how to fix it."""
    from danhgia.codes import CATALOGUE
    from danhgia.findings import code as catalogued
    from danhgia.pipeline.setting import Refused
    from danhgia.text import nearest
    from danhgia.writers.json_text import to_json
    from danhgia.writers.rule_text import rule_document, rule_text

    shell = current(context)
    shell.workspace_language()
    try:
        entry = catalogued(code)
    except KeyError:
        known = [name for entry in CATALOGUE for name in (entry.number, entry.name)]
        raise Refused("unknown_code", value=code, near=nearest(_digits(code), known)) from None
    if format is Format.text:
        emit(rule_text(entry, shell.lang))
    else:
        emit(to_json(rule_document(entry, shell.lang)))


def _digits(code: str) -> str:
    """Return a code with the letters that are taken for digits as the digits they look like: DG7O1 is DG701."""
    return code[:2] + code[2:].translate(str.maketrans("OoIl", "0011")) if code[:2].upper() == "DG" else code
