"""`danhgia validate`: every problem of every file that was named, and of nothing else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.checks.register_checks import accept
from danhgia.crew import Crew, read_sheets
from danhgia.crew.tasks import Task
from danhgia.findings import Finding, Unusable, ordered
from danhgia.parts import split
from danhgia.pipeline.checked import MANY, checked_before, keep
from danhgia.pipeline.earlier_owners import with_owners
from danhgia.pipeline.intake import shown_files, take_in
from danhgia.pipeline.remembering import basis
from danhgia.pipeline.setting import Refused, Setting, digest_of, open_edition, with_edition, with_people
from danhgia.readers.folder import collect
from danhgia.readers.mark import read_mark
from danhgia.readers.rubric_file import find_rubric, load_rubric, shipped_rubrics
from danhgia.readers.workbook import Rejected, open_workbook
from danhgia.results import Validation
from danhgia.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from danhgia.periods import Period
    from danhgia.pipeline.intake import Intake
    from danhgia.readers.folder import Collected
    from danhgia.rubric import Edition
    from danhgia.sheets import PlacedSheet, ScoreSheet
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
    others = tuple(bare.shown(path) for path in collected.others)
    return replace(_checked(bare, collected, keep_edition=bool(workspace or rubric)), others=others)


def _checked(bare: Setting, collected: Collected, *, keep_edition: bool) -> Validation:
    """Return what the files come to: as it was said last, where they are many and nothing has changed."""
    workspace, files = bare.workspace, shown_files(collected.files, bare)
    if workspace is None or len(files) < MANY:
        return _validated(bare, collected, keep_edition=keep_edition)
    before, skipped = basis(workspace, bare.edition, files), (*collected.nothing, str(collected.skipped))
    rests_on = digest_of([before, *skipped]) if before else ""
    known = checked_before(workspace, bare.edition, rests_on)
    if known is None:
        known = _validated(bare, collected, keep_edition=True)
        if before == basis(workspace, bare.edition, files):
            keep(workspace, known, rests_on)
    return known


def _validated(bare: Setting, collected: Collected, *, keep_edition: bool) -> Validation:
    """Read and check; `keep_edition`: one rubric was named and judges all."""
    with uncollected(), Crew(shown_files(collected.files, bare), bare.forms, digests=False) as crew:
        setting = with_owners(with_people(bare))
        sheets = list(crew.sheets() if keep_edition else _by_own_mark(crew.sheets(), bare, collected.files))
        groups = _by_edition(sheets, setting, keep=keep_edition)
        intakes = [(group, take_in(found, group)) for group, found in groups]
        findings = [finding for group, intake in intakes for finding in _examined(intake, group, crew)]
    if setting.roster is None:
        findings.append(Finding("DG411"))
    found = sorted((file for _, intake in intakes for file in intake.files()), key=lambda file: file.path)
    return Validation(
        setting.edition,
        tuple(found),
        tuple(ordered(findings)),
        collected.skipped,
        collected.nothing,
        setting.unit_names,
    )


def _examined(intake: Intake, setting: Setting, crew: Crew) -> Iterator[Finding]:
    """Check the sheets that count, period by period: people of different periods have nothing to do with each other."""
    yield from intake.findings
    by_period: dict[Period | None, list[PlacedSheet]] = defaultdict(list)
    for placed in intake.used:
        by_period[placed.period].append(placed)
    for period, sheets in by_period.items():
        rubric = setting.edition.rubric
        parts = split(sheets, setting.roster, period, rubric, size=crew.people)
        tasks = (Task.of(part, rubric, setting.records) for part in parts)
        for verdict in crew.judge(tasks):
            yield from accept(verdict.findings, setting.records, period)


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
        if mark and (edition := _shipped(mark.rubric)):
            return edition
    if readable:
        raise Refused("rubric_missing")
    # No file can be read: that is said, whatever the rubric.
    return next(edition for edition in map(load_rubric, shipped_rubrics()) if edition.rubric.sheets)


def _shipped(rubric_id: str) -> Edition | None:
    try:
        return load_rubric(find_rubric(rubric_id))
    except Unusable:
        return None


def _by_own_mark(sheets: Iterator[ScoreSheet], setting: Setting, files: Sequence[Path]) -> Iterator[ScoreSheet]:
    """Return sheets, each read by the rubric of its own mark where that is another one."""
    paths = dict(zip((setting.shown(path) for path in files), files, strict=True))
    for file, found in groupby(sheets, key=lambda sheet: sheet.file):
        first, *others = found
        edition = _shipped(first.mark.rubric) if first.mark and first.mark.rubric != setting.edition.rubric.id else None
        if edition is None:
            yield from (first, *others)
        else:
            own = replace(setting, edition=edition)
            yield from read_sheets([(paths[file], file)], own.forms)


def _by_edition(
    sheets: Sequence[ScoreSheet], setting: Setting, *, keep: bool
) -> list[tuple[Setting, list[ScoreSheet]]]:
    """Return the sheets by the rubric that judges them; `keep`: one rubric was named and judges all."""
    groups: dict[str, tuple[Setting, list[ScoreSheet]]] = {}
    for sheet in sheets:
        rubric_id = setting.edition.rubric.id if keep or not sheet.mark else sheet.mark.rubric
        if rubric_id not in groups:
            edition = None if rubric_id == setting.edition.rubric.id else _shipped(rubric_id)
            groups[rubric_id] = (with_edition(setting, edition) if edition else setting, [])
        groups[rubric_id][1].append(sheet)
    return list(groups.values())
