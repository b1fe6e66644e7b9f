"""Who cannot be graded: what findings block, whatever is shown of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.findings import Finding, Location
    from danhgia.sheets import ScoreSheet

Row = tuple[str, str, int]
"""File, sheet and row of somebody's scores; row 0 for the form of one person."""


OF_THE_VOTE = frozenset({"DG513", "DG523", "DG524", "DG525"})
"""What is wrong with a vote has a status of its own, which a decision of the competent body settles: `settle`."""


@dataclass(frozen=True)
class Blocked:
    """Who cannot be graded: whole files, single rows or forms, and subjects wherever they stand.

    `forms` are people's forms (file, sheet) that could not be read, in a file that may hold others.
    """

    files: frozenset[str]
    rows: frozenset[Row]
    subjects: frozenset[str]
    forms: frozenset[tuple[str, str]] = frozenset()


def blocked_by(findings: Iterable[Finding], sheets: Iterable[ScoreSheet]) -> Blocked:
    """Return who is blocked by findings about score sheets, a unit's or people's.

    A finding in a row of a unit's sheet blocks that row, one on a person's form that form; elsewhere (a tally, a
    register), and where two rows of one subject cannot be told apart (DG404), it blocks the subject.
    """
    forms = {(sheet.file, sheet.sheet): sheet.form for sheet in sheets}
    files: set[str] = set()
    lost: set[tuple[str, str]] = set()
    rows: set[Row] = set()
    subjects: set[str] = set()
    for finding in findings:
        own = _row(finding.at, forms.get((finding.at.file or "", finding.at.sheet or "")))
        if finding.blocks == "file" and finding.at.file:
            if own and own[2] == 0:
                lost.add(own[:2])
            else:
                files.add(finding.at.file)
        elif finding.blocks == "person" and finding.code not in OF_THE_VOTE:
            if own:
                rows.add(own)
            if finding.subject and (finding.code == "DG404" or not own):
                subjects.add(finding.subject)
    return Blocked(frozenset(files), frozenset(rows), frozenset(subjects), frozenset(lost))


def _row(at: Location, form: str | None) -> Row | None:
    """Return the row of scores that a place on a score sheet belongs to."""
    if form == "person":
        return at.file or "", at.sheet or "", 0
    return (at.file or "", at.sheet or "", at.row) if form and at.row else None
