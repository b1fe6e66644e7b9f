"""The command that makes marked copies of submitted sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from danhgia.cli.shell import FORMAT, UNABLE, Format, Shell, current, emit, leave, tell, text, verdict, with_example

if TYPE_CHECKING:
    from danhgia.pipeline.annotating import MarkedFile
    from danhgia.results import Validation
    from danhgia.workspace import Workspace
    from danhgia.writers.documents import Document


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("annotate", help=with_example("annotate"))(annotate)


def annotate(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help=text("arg.paths"), metavar="PATH...")],
    output: Annotated[Path, typer.Option("--output", help=text("opt.output"), metavar="DIR")],
    rubric: Annotated[str | None, typer.Option("--rubric", help=text("opt.rubric"), metavar="ID|FILE")] = None,
    force: Annotated[bool, typer.Option("--force", help=text("opt.force"))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=text("opt.strict"))] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=text("opt.exit_zero"))] = False,
    format: FORMAT = Format.text,
) -> None:
    """Make copies of sheets with each problem marked at its cell; the originals stay as they are."""
    from danhgia.pipeline.annotating import annotate as run
    from danhgia.pipeline.annotating import check_output
    from danhgia.pipeline.validating import validate

    shell = current(context)
    workspace = shell.workspace()
    check_output(paths, output, workspace)
    validation = validate(paths, workspace=workspace, rubric=rubric)
    made = run(validation, paths, output, workspace=workspace, force=force, lang=shell.lang)
    _print(shell, validation, made, format, _shown(output, workspace))
    for nothing in validation.nothing_matched:
        tell(shell.say("error.line", message=shell.say("nothing_matched", value=nothing)))
    failed = [file for file in made if file.why]
    for file in failed:
        tell(shell.say("error.line", message=shell.say("annotate.not_marked", file=file.file, why=file.why)))
    unable = validation.nothing_matched or failed
    leave(UNABLE if unable else verdict(validation.findings, strict=strict, exit_zero=exit_zero))


def _print(shell: Shell, validation: Validation, made: list[MarkedFile], format: Format, folder: str) -> None:
    from danhgia.writers.csv_text import table_csv
    from danhgia.writers.documents import validation_document
    from danhgia.writers.json_text import to_json
    from danhgia.writers.text import print_validation

    copies = _listed(made, shell.workspace())
    match format:
        case Format.json:
            document = validation_document(validation, shell.lang)
            emit(to_json({**document, "command": "annotate", "copies": copies}))
        case Format.csv:
            heading = ("path", "copy", "marked", "lost", "why")
            rows = [[*copy.values()] for copy in copies]
            emit(table_csv(heading, [[_joined(value) for value in row] for row in rows]))
        case Format.text:
            with shell.page() as page:
                print_validation(page, validation, lang=shell.lang, returned=("", 0))
            written = sum(1 for file in made if file.copy)
            said = shell.say("annotate.written", n=written, path=folder) if written else shell.say("annotate.nothing")
            emit(f"{said}\n")


def _listed(made: list[MarkedFile], workspace: Workspace | None) -> list[Document]:
    """Return what became of each file; `lost` and `why` are neutral keys."""
    return [
        {
            "path": file.file,
            "copy": _shown(file.copy, workspace) if file.copy else None,
            "marked": file.cells,
            "lost": list(file.lost),
            "why": file.why,
        }
        for file in made
    ]


def _joined(value: object) -> object:
    return ", ".join(value) if isinstance(value, list) else value


def _shown(path: Path, workspace: Workspace | None) -> str:
    return workspace.shown(path) if workspace else path.as_posix()
