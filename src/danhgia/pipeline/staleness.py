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
from danhgia.ledger import open_ledger
from danhgia.pipeline.intake import shown_files
from danhgia.pipeline.remembering import sha256
from danhgia.pipeline.setting import register_digest, roster_digest
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
    checked = _Checked(setting, runs)
    findings = [finding for period in runs for finding in checked.changes(period)]
    stale = {finding.facts["period"] for finding in findings if finding.code == "DG704"}
    return frozenset(period for period in runs if period in stale), findings


def input_name(workspace: Workspace, period: Period) -> str:
    """Return the name under which a run of a longer period has that of a shorter one among its inputs."""
    return f"{workspace.shown(workspace.ledger)}#{period}"


class _Checked:
    """Runs compared with what lies in the workspace now, each once."""

    def __init__(self, setting: Setting, runs: Mapping[Period, RunHeader]) -> None:
        self._setting = setting
        self._runs: dict[Period, RunHeader | None] = dict(runs)
        self._found: dict[Period, list[Finding]] = {}

    def changes(self, period: Period) -> list[Finding]:
        """Return what changed since the latest run of a period; nothing where there is none."""
        if period not in self._found:
            run = self._run(period)
            self._found[period] = list(self._changes(period, run)) if run else []
        return self._found[period]

    def _run(self, period: Period) -> RunHeader | None:
        workspace = self._setting.workspace
        if period not in self._runs and workspace:
            with open_ledger(workspace.ledger, create=False, shown=workspace.shown(workspace.ledger)) as ledger:
                self._runs[period] = ledger.header(period)
        return self._runs.get(period)

    def _changes(self, period: Period, run: RunHeader) -> Iterator[Finding]:
        setting, workspace = self._setting, self._setting.workspace
        if workspace is None:
            return
        if run.rubric_sha256 != setting.edition.sha256:
            yield _changed(period, "rubric", setting.edition.path)
        if run.roster_digest != roster_digest(setting.roster, period):
            yield _changed(period, "roster", workspace.shown(workspace.roster))
        if run.register_digest != register_digest(setting, period):
            yield _changed(period, "register", workspace.shown(workspace.register))
        if setting.edition.rubric.rolls(period.kind):
            yield from self._changed_parts(workspace, period, run)
        else:
            yield from _Files(setting, workspace, period).changes(run)

    def _changed_parts(self, workspace: Workspace, period: Period, run: RunHeader) -> Iterator[Finding]:
        """Yield that the runs which a longer period was put together from are others now, or no longer stand."""
        before = {given.path: given.digest for given in run.inputs}
        parts = self._setting.edition.rubric.parts(period)
        now = {input_name(workspace, part): found.outcome for part in parts if (found := self._run(part))}
        below = [finding for part in parts for finding in self.changes(part)]
        yield from below
        if now != before or any(finding.code == "DG704" for finding in below):
            yield _changed(period, "periods", None)


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
        for file, sheets in groupby(read_sheets(other, self.setting.forms), key=lambda sheet: sheet.file):
            if digest_of_file(list(sheets), self.setting.forms) != before[file].digest:
                yield _changed(self.period, "scores", file)
            else:
                yield Finding("DG707", Location(file), facts={"period": self.period})

    def listed(self) -> list[tuple[Path, str]]:
        """Return the period's files with their paths as results show them."""
        return shown_files(collect([self.workspace.sheets(self.period)]).files, self.setting)


def _changed(period: Period, what: str, file: str | None) -> Finding:
    facts = {"period": period, "what": what, "option": period.kind, "n": str(period.number)}
    return Finding("DG704", Location(file), value=str(period), facts=facts)
