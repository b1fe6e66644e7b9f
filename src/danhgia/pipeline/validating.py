"""`danhgia validate`: every problem of every file that was named, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.messages import call_units
from danhgia.pipeline.checked import checked_before, keep_checked
from danhgia.pipeline.intake import shown_files
from danhgia.pipeline.keeping import MANY
from danhgia.pipeline.remembering import basis
from danhgia.pipeline.setting import Refused, Setting, digest_of, open_edition, shipped_edition
from danhgia.readers.folder import collect
from danhgia.readers.mark import read_mark
from danhgia.readers.rubric_file import find_rubric, load_rubric, shipped_rubrics
from danhgia.readers.workbook import Rejected, open_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.readers.folder import Collected
    from danhgia.results import Validation
    from danhgia.rubric import Edition
    from danhgia.workspace import Workspace


def validate(arguments: Sequence[str], *, workspace: Workspace | None = None, rubric: str | None = None) -> Validation:
    """Check the files that arguments name.

    Raises:
        Refused: nothing matched at all, or nothing says which rubric applies.
        Unusable: the rubric has errors.
    """
    collected = collect(arguments)
    if not collected.files:
        raise Refused("nothing_matched", value=", ".join(collected.nothing) or "…")
    bare = Setting(_edition(collected.files, workspace, rubric), workspace)
    call_units(bare.edition.rubric.words.unit)
    others = tuple(bare.shown(path) for path in collected.others)
    return replace(_checked(bare, collected, keep_edition=bool(workspace or rubric)), others=others)


def _checked(bare: Setting, collected: Collected, *, keep_edition: bool) -> Validation:
    """Return what the files come to: as it was said last, where they are many and nothing has changed."""
    workspace, files = bare.workspace, shown_files(collected.files, bare)
    if workspace is None or len(files) < MANY:
        return _anew(bare, collected, keep_edition=keep_edition)
    before, skipped = basis(workspace, bare.edition, files), (*collected.nothing, str(collected.skipped))
    rests_on = digest_of([before, *skipped]) if before else ""
    known = checked_before(workspace, bare.edition, rests_on)
    if known is None:
        known = _anew(bare, collected, keep_edition=True)
        if before == basis(workspace, bare.edition, files):
            keep_checked(workspace, known, rests_on)
    return known


def _anew(bare: Setting, collected: Collected, *, keep_edition: bool) -> Validation:
    """Read and check; what that takes is loaded only where something is read."""
    from danhgia.pipeline.checking import check_files

    return check_files(bare, collected, keep_edition=keep_edition)


def _edition(files: Sequence[Path], workspace: Workspace | None, rubric: str | None) -> Edition:
    """Return the rubric to check by: the one named, else the workspace's, else the first that a template names."""
    if rubric is not None:
        return load_rubric(find_rubric(rubric))
    if workspace is not None:
        return open_edition(workspace)
    readable = False
    for file in files:
        try:
            mark = read_mark(open_workbook(file, shown=file.as_posix()))
        except Rejected:
            continue
        readable = True
        if mark and (edition := shipped_edition(mark.rubric)):
            return edition
    if readable:
        raise Refused("rubric_missing")
    # No file can be read: that is said, whatever the rubric.
    return next(edition for edition in map(load_rubric, shipped_rubrics()) if edition.rubric.sheets)
