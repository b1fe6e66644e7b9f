"""Commands about rubrics: those that ship, checking one, running its worked cases, copying or drafting one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from danhgia.cli.shell import FORMAT, Format, Shell, current, emit, leave, text, verdict, with_example
from danhgia.results import counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.findings import Finding
    from danhgia.pipeline.casing import Tested

_rubric = typer.Typer(help=with_example("rubric"), no_args_is_help=True, rich_markup_mode=None)

_WHICH = Annotated[str, typer.Argument(help=text("arg.rubric"), metavar="ID|FILE")]
_STRICT = Annotated[bool, typer.Option("--strict", help=text("opt.strict"))]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    _rubric.command("list", help=with_example("rubric.list"))(listed)
    _rubric.command("show", help=with_example("rubric.show"))(show)
    _rubric.command("check", help=with_example("rubric.check"))(check)
    _rubric.command("test", help=with_example("rubric.test"))(test)
    _rubric.command("schema", help=with_example("rubric.schema"))(schema)
    _rubric.command("copy", help=with_example("rubric.copy"))(copy)
    _rubric.command("draft", help=with_example("rubric.draft"))(draft)
    app.add_typer(_rubric, name="rubric")


def listed(context: typer.Context, format: FORMAT = Format.text) -> None:
    """List the rubrics that ship."""
    from danhgia.pipeline.rubrics import shipped
    from danhgia.writers.csv_text import table_csv
    from danhgia.writers.json_text import to_json

    shell = current(context)
    shell.workspace_language()
    rubrics = [
        {
            "id": edition.rubric.id,
            "version": edition.rubric.version,
            "name": edition.rubric.name,
            "from": str(edition.rubric.effective.from_ or ""),
            "to": str(edition.rubric.effective.to or ""),
            "sha256": edition.sha256,
        }
        for edition in shipped()
    ]
    match format:
        case Format.json:
            emit(to_json({"schema": 1, "command": "rubric list", "rubrics": rubrics}))
        case Format.csv:
            emit(table_csv(["id", "version", "name", "from", "to", "sha256"], [list(row.values()) for row in rubrics]))
        case Format.text:
            emit("".join(f"{row['id']}  {row['from']} – {row['to']}\n    {row['name']}\n" for row in rubrics))


def show(context: typer.Context, rubric: _WHICH) -> None:
    """Print a rubric as a handbook."""
    from danhgia.pipeline.rubrics import opened
    from danhgia.writers.handbook import handbook

    shell = current(context)
    shell.workspace_language()
    emit(handbook(opened(rubric).rubric, shell.lang))


def check(context: typer.Context, rubric: _WHICH, strict: _STRICT = False, format: FORMAT = Format.text) -> None:
    """Check a rubric: every problem at its line."""
    from danhgia.pipeline.rubrics import checked
    from danhgia.writers.csv_text import findings_csv
    from danhgia.writers.documents import findings_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text import print_check

    shell = current(context)
    shell.workspace_language()
    findings = checked(rubric)
    match format:
        case Format.json:
            emit(to_json(findings_document("rubric check", findings, shell.lang)))
        case Format.csv:
            emit(findings_csv(findings, shell.lang))
        case Format.text:
            with shell.page() as page:
                print_check(page, findings, lang=shell.lang, summary=_summary(shell, rubric, findings))
    leave(verdict(findings, strict=strict))


def test(context: typer.Context, rubric: _WHICH, format: FORMAT = Format.text) -> None:
    """Run the worked cases beside a rubric."""
    from danhgia.pipeline.rubrics import tested
    from danhgia.writers.csv_text import findings_csv
    from danhgia.writers.documents import findings_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text import print_check

    shell = current(context)
    shell.workspace_language()
    found = tested(rubric)
    match format:
        case Format.json:
            counts = {"cases": found.cases, "run": found.run, "failed": found.failed}
            emit(to_json({**findings_document("rubric test", found.findings, shell.lang), **counts}))
        case Format.csv:
            emit(findings_csv(found.findings, shell.lang))
        case Format.text:
            with shell.page() as page:
                print_check(page, found.findings, lang=shell.lang, summary=_tested(shell, rubric, found))
    leave(verdict(found.findings))


def schema(context: typer.Context) -> None:
    """Print the JSON Schema of rubric files, for editors."""
    from danhgia.writers.json_text import to_json
    from danhgia.writers.rubric_schema import rubric_schema

    current(context)
    emit(to_json(rubric_schema()))


def copy(
    context: typer.Context,
    rubric: _WHICH,
    output: Annotated[Path | None, typer.Option("--output", help=text("opt.draft_output"), metavar="FILE")] = None,
    new_id: Annotated[str | None, typer.Option("--id", help=text("opt.id"), metavar="ID")] = None,
    force: Annotated[bool, typer.Option("--force", help=text("opt.force"))] = False,
) -> None:
    """Copy a rubric, with its worked cases, to edit."""
    from danhgia.pipeline.rubrics import copied

    shell = current(context)
    shell.workspace_language()
    path = copied(rubric, output, new_id=new_id, force=force)
    emit(shell.say("rubric.copied", rubric=rubric, path=path.as_posix()) + "\n")


def draft(
    context: typer.Context,
    form: Annotated[Path, typer.Argument(help=text("arg.form"), metavar="FORM")],
    output: Annotated[Path | None, typer.Option("--output", help=text("opt.draft_output"), metavar="FILE")] = None,
    new_id: Annotated[str | None, typer.Option("--id", help=text("opt.id"), metavar="ID")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=text("opt.sheet"), metavar="NAME")] = None,
    force: Annotated[bool, typer.Option("--force", help=text("opt.force"))] = False,
    format: FORMAT = Format.text,
) -> None:
    """Draft a rubric from a committee's blank form."""
    from danhgia.pipeline.drafting import draft_rubric
    from danhgia.writers.draft_report import draft_csv, draft_document, print_draft
    from danhgia.writers.json_text import to_json

    shell = current(context)
    shell.workspace_language()
    made = draft_rubric(form, output, rubric_id=new_id, sheet=sheet, force=force)
    match format:
        case Format.json:
            emit(to_json(draft_document(made, shell.lang)))
        case Format.csv:
            emit(draft_csv(made))
        case Format.text:
            with shell.page() as page:
                print_draft(page, made, lang=shell.lang)
    leave(verdict(made.findings))


def _tested(shell: Shell, rubric: str, found: Tested) -> str:
    """Return how many cases came out, or why none was run: there is none, or their file has errors."""
    errors = 0 if found.run else counts(found.findings)["error"]
    facts = {"file": rubric, "path": found.path.name, "passed": found.run - found.failed, "cases": found.run}
    key = "not_run" if errors else "tested" if found.run else "no_cases"
    return shell.say(f"rubric.{key}", **facts, errors=errors)


def _summary(shell: Shell, rubric: str, findings: Sequence[Finding]) -> str:
    found = counts(findings)
    facts = {"errors": found["error"], "warnings": found["warning"] or None, "notes": found["note"] or None}
    return shell.say("rubric.summary" if found["error"] else "rubric.clean", file=rubric, **facts)
