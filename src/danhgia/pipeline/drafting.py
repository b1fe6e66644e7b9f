"""`danhgia rubric draft`: a committee's blank form read, and what it prints written as the draft of a rubric."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.drafting.draft import Drafted
from danhgia.drafting.making import drafted
from danhgia.drafting.naming import slug
from danhgia.findings import Finding, Location, Unusable
from danhgia.pipeline.setting import Refused
from danhgia.readers.blank_form import read_form
from danhgia.writers.draft_yaml import draft_file
from danhgia.writers.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.drafting.draft import Draft

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_WITHOUT_NAME = "bo-tieu-chi"


def draft_rubric(
    form: Path, output: Path | None, *, rubric_id: str | None = None, sheet: str | None = None, force: bool = False
) -> Drafted:
    """Read a blank form and write what it prints as a rubric's draft; the form itself is only read.

    Raises:
        Refused: there is no such form, the id is none, or the output is there already or is the form.
        Unusable: the form cannot be read, or nothing of it could be understood.
    """
    own = rubric_id or slug(form.stem) or _WITHOUT_NAME
    if not _ID.fullmatch(own):
        raise Refused("draft_id", value=own)
    target = output or Path(f"{own}.yaml")
    if not os.path.lexists(form):
        raise Refused("path_missing", value=form.as_posix())
    if target.exists() and form.samefile(target):
        raise Refused("output_is_input", file=target.as_posix())
    if os.path.lexists(target) and not force:
        raise Refused("file_exists", file=target.as_posix())
    made = drafted(read_form(form, shown=form.as_posix(), sheet=sheet), own)
    if not made.criteria and not made.levels_only:
        facts = {"form_why": "none", "sheets": (made.read.at.sheet,)}
        raise Unusable(Finding("DG640", Location(form.as_posix()), value=form.as_posix(), facts=facts))
    file = draft_file(made, form=form.name)
    write_file(target, file.text.encode())
    findings = (*made.findings, *_unused(made))
    named = tuple(replace(finding, at=replace(finding.at, file=form.as_posix())) for finding in findings)
    return Drafted(form.as_posix(), target.as_posix(), made, file.gaps, named)


def _unused(made: Draft) -> Iterator[Finding]:
    """DG646, DG648: columns that became nothing; rows and columns that nobody sees."""
    for column in made.read.unused:
        yield Finding("DG646", column.heading.at, value=column.heading.text, facts={"unused": column.why})
    if made.read.hidden:
        yield Finding("DG648", made.read.at, value=", ".join(made.read.hidden), facts={"places": made.read.hidden})
