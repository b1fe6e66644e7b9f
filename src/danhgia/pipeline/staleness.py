"""Whether graded periods still rest on what they used: scores, the list, the registers, the rubric.

A file that was only saved again is a note. Anything that would change what was used makes the period stale, and a stale
result counts as missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.crew import read_sheets
from danhgia.digests import digest_of_file
from danhgia.findings import Finding, Location
from danhgia.pipeline.intake import shown_files
from danhgia.pipeline.remembering import sha256
from danhgia.pipeline.setting import digest_of, roster_digest
from danhgia.readers.folder import collect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from danhgia.ledger import RunHeader
    from danhgia.periods import Period
    from danhgia.pipeline.setting import Setting
    from danhgia.workspace import Workspace


def check_stale(setting: Setting, runs: Mapping[Period, RunHeader]) -> tuple[frozenset[Period], list[Finding]]:
    """Return the periods whose grades no longer stand, with DG704 for each cause and DG707 for what does not matter."""
    findings = [finding for period, run in runs.items() for finding in _changes(setting, period, run)]
    stale = {finding.facts["period"] for finding in findings if finding.code == "DG704"}
    return frozenset(period for period in runs if period in stale), findings


def _changes(setting: Setting, period: Period, run: RunHeader) -> Iterator[Finding]:
    workspace = setting.workspace
    if workspace is None:
        return
    if run.rubric_sha256 != setting.edition.sha256:
        yield _changed(period, "rubric", setting.edition.path)
    if run.roster_digest != roster_digest(setting.roster, period):
        yield _changed(period, "roster", workspace.shown(workspace.roster))
    if run.register_digest != digest_of(setting.records.rows(period)):
        yield _changed(period, "register", workspace.shown(workspace.register))
    yield from _Files(setting, workspace, period).changes(run)


@dataclass(frozen=True)
class _Files:
    """The sheets of a period as they lie in the workspace now."""

    setting: Setting
    workspace: Workspace
    period: Period

    def changes(self, run: RunHeader) -> Iterator[Finding]:
        """Compare the files with those that a run used: bytes first, and what they say only where bytes differ."""
        now = {shown: path for path, shown in self.listed()}
        before = {given.path: given for given in run.inputs}
        for shown in sorted(before.keys() - now.keys()):
            yield _changed(self.period, "file_gone", shown)
        hashes = {shown: sha256(path) for shown, path in now.items()}
        known = {given.sha256 for given in run.inputs}
        for shown in sorted(now.keys() - before.keys()):
            if hashes[shown] not in known:
                yield _changed(self.period, "file_new", shown)
        other = [
            (now[shown], shown) for shown in sorted(now.keys() & before.keys()) if hashes[shown] != before[shown].sha256
        ]
        for file, sheets in groupby(read_sheets(other, self.setting.form), key=lambda sheet: sheet.file):
            if digest_of_file(list(sheets), self.setting.form) != before[file].digest:
                yield _changed(self.period, "scores", file)
            else:
                yield Finding("DG707", Location(file), facts={"period": self.period})

    def listed(self) -> list[tuple[Path, str]]:
        """Return the period's files with their paths as results show them."""
        return shown_files(collect([self.workspace.sheets(self.period)]).files, self.setting)


def _changed(period: Period, what: str, file: str) -> Finding:
    facts = {"period": period, "what": what, "option": period.kind, "n": str(period.number)}
    return Finding("DG704", Location(file), value=str(period), facts=facts)
