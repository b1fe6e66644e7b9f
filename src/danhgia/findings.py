"""Findings: where a finding lies, and the finding itself.

A finding is a value: code, place, and the facts its sentence is made of. Severity and what it blocks come from the
catalogue (`danhgia.codes`), words from `danhgia.messages`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.codes import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.codes import Blocks, Code, Severity

_BY_NUMBER = {code.number: code for code in CATALOGUE}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a finding lies: file, sheet, row and column of a workbook (1-based), or file and line of a text file."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    @property
    def cell(self) -> str | None:
        """The cell's address (`G12`), where the place is one cell."""
        return address(self.row, self.column) if self.row and self.column else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what kind (`code`), where (`at`), about whom, and the facts that its sentence tells.

    `value` and `limit` are what was found and what was allowed, in plain notation. `facts` fill the message's
    placeholders; their values are texts, numbers, dates, periods, or tuples of them, printed in the reader's language.
    `downgraded` is set where the same fault stands in what decides nothing, a column of somebody's own or a list of
    proposals: a warning that blocks nobody.
    `accepted` carries the reason on record for letting it stand: shown as a note, and still blocking.
    """

    code: str
    at: Location = field(default_factory=Location)
    subject: str | None = None
    criterion: str | None = None
    value: str | None = None
    limit: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    unit: str | None = None
    downgraded: bool = False
    accepted: str | None = None

    @property
    def kind(self) -> Code:
        """Its entry in the catalogue."""
        return _BY_NUMBER[self.code]

    @property
    def severity(self) -> Severity:
        """How severe it is, here."""
        if self.accepted is not None:
            return "note"
        return "warning" if self.downgraded else self.kind.severity

    @property
    def blocks(self) -> Blocks:
        """What it blocks, here."""
        return "nothing" if self.downgraded else self.kind.blocks

    def with_facts(self, **facts: object) -> Finding:
        """Return the same finding with more facts."""
        return replace(self, facts={**self.facts, **facts})


class Unusable(Exception):
    """A rubric, workspace, roster or output with which the command cannot do its job; carries why.

    Data that was found wrong is never raised: it is a list of findings and everyone else is graded.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(sorted({finding.code for finding in findings})))
        self.findings = findings


def code(number: str) -> Code:
    """Return the catalogue's entry for `number` (`DG201`) or a name (`score-above-cap`).

    Raises:
        KeyError: there is no such code.
    """
    by_name = {entry.name: entry for entry in CATALOGUE}
    return by_name.get(number.casefold()) or _BY_NUMBER[number.upper()]


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of every output: by file, sheet, row, column, code, subject; each once."""
    seen: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        seen.setdefault(_order(finding), finding)
    return [seen[key] for key in sorted(seen)]


def address(row: int, column: int) -> str:
    """Return the A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return the letters of a 1-based column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _order(finding: Finding) -> tuple[object, ...]:
    at = finding.at
    place = (at.file or "", at.sheet or "", at.line or at.row or 0, at.column or 0)
    return (
        *place,
        finding.code,
        finding.subject or "",
        finding.criterion or "",
        finding.unit or "",
        str(finding.value),
        str(finding.facts.get("quota", "")),
    )
