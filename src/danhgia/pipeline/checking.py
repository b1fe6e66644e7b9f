"""Files read and checked: every sheet by the rubric that judges it, period by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.checks.register_checks import accept
from danhgia.crew import Crew, read_sheets
from danhgia.crew.tasks import Task
from danhgia.findings import Finding, ordered
from danhgia.parts import split
from danhgia.pipeline.earlier_owners import with_owners
from danhgia.pipeline.intake import shown_files, take_in
from danhgia.pipeline.setting import shipped_edition, with_edition, with_people
from danhgia.results import Validation
from danhgia.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from danhgia.periods import Period
    from danhgia.pipeline.intake import Intake
    from danhgia.pipeline.setting import Setting
    from danhgia.readers.folder import Collected
    from danhgia.sheets import PlacedSheet, ScoreSheet


def check_files(bare: Setting, collected: Collected, *, keep_edition: bool) -> Validation:
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


def _by_own_mark(sheets: Iterator[ScoreSheet], setting: Setting, files: Sequence[Path]) -> Iterator[ScoreSheet]:
    """Return sheets, each read by the rubric of its own mark where that is another one."""
    paths = dict(zip((setting.shown(path) for path in files), files, strict=True))
    for file, found in groupby(sheets, key=lambda sheet: sheet.file):
        first, *others = found
        edition = (
            shipped_edition(first.mark.rubric)
            if first.mark and first.mark.rubric != setting.edition.rubric.id
            else None
        )
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
            edition = None if rubric_id == setting.edition.rubric.id else shipped_edition(rubric_id)
            groups[rubric_id] = (with_edition(setting, edition) if edition else setting, [])
        groups[rubric_id][1].append(sheet)
    return list(groups.values())
