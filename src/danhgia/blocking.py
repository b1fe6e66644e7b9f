"""Who cannot be graded: what findings block, whatever is shown of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.findings import Finding


@dataclass(frozen=True)
class Blocked:
    """Who cannot be graded: whole files, single rows (file, row), and subjects wherever they stand."""

    files: frozenset[str]
    rows: frozenset[tuple[str, int]]
    subjects: frozenset[str]


def blocked_by(findings: Iterable[Finding], score_sheets: Mapping[str, str]) -> Blocked:
    """Return who is blocked by findings; `score_sheets` gives each file's score sheet.

    A finding in a row of a score sheet blocks that row; elsewhere (a tally, a register), and where two rows of one
    subject cannot be told apart (DG404), it blocks the subject.
    """
    files, rows, subjects = set(), set(), set()
    for finding in findings:
        if finding.blocks == "file" and finding.at.file:
            files.add(finding.at.file)
        elif finding.blocks == "person" and finding.code != "DG513":  # a status of its own: `settle`
            at = finding.at
            own_row = at.file is not None and at.row is not None and score_sheets.get(at.file) == at.sheet
            if own_row:
                rows.add((at.file or "", at.row or 0))
            if finding.subject and (finding.code == "DG404" or not own_row):
                subjects.add(finding.subject)
    return Blocked(frozenset(files), frozenset(rows), frozenset(subjects))
