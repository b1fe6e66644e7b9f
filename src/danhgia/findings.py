"""Findings: the catalogue of codes, what each blocks, where a finding lies, and the finding itself.

A finding is a value: code, place, and the facts its sentence is made of. Severity comes from the catalogue, words from
`danhgia.messages`. What a code blocks is a property of the code alone: no option that changes what is shown changes
who is graded.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Severity = Literal["error", "warning", "note"]
Blocks = Literal["file", "person", "nothing"]
"""What cannot be graded while the finding stands: everybody in its file, the person in its row, nobody."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its number, its name, how severe it is, and what it blocks."""

    number: str
    name: str
    severity: Severity
    blocks: Blocks = "nothing"


CATALOGUE: tuple[Code, ...] = (
    # the file and the workbook's shape
    Code("DG101", "file-unreadable", "error", "file"),
    Code("DG102", "file-encrypted", "error", "file"),
    Code("DG103", "not-a-workbook", "error", "file"),
    Code("DG104", "file-damaged", "error", "file"),
    Code("DG105", "file-too-large", "error", "file"),
    Code("DG106", "macro-workbook", "warning"),
    Code("DG110", "sheet-missing", "error", "file"),
    Code("DG111", "column-missing", "error", "file"),
    Code("DG112", "header-twice", "error", "file"),
    Code("DG113", "unknown-column", "note"),
    Code("DG115", "sheet-not-filled", "error"),
    Code("DG116", "hidden-rows", "warning"),
    Code("DG117", "identical-copy", "note"),
    # one score
    Code("DG201", "score-above-cap", "error", "person"),
    Code("DG202", "score-below-floor", "error", "person"),
    Code("DG203", "score-off-step", "error", "person"),
    Code("DG204", "score-blank", "error", "person"),
    Code("DG205", "score-not-a-number", "error", "person"),
    Code("DG206", "score-text-number", "warning"),
    Code("DG207", "score-is-a-date", "error", "person"),
    Code("DG208", "score-error-value", "error", "person"),
    Code("DG209", "score-percent", "error", "person"),
    Code("DG211", "row-blank", "error", "person"),
    Code("DG212", "scored-and-exempt", "error", "person"),
    Code("DG214", "score-not-calculated", "error", "person"),
    Code("DG215", "score-in-merged-cells", "error", "person"),
    # totals, formulas, claimed levels
    Code("DG301", "subtotal-differs", "error", "person"),
    Code("DG302", "total-differs", "error", "person"),
    Code("DG303", "level-differs", "error", "person"),
    Code("DG304", "domain-above-cap", "error", "person"),
    Code("DG305", "claim-not-calculated", "note"),
    Code("DG306", "formula-overwritten", "warning"),
    Code("DG307", "level-unknown", "error", "person"),
    # people and units
    Code("DG401", "subject-unknown", "error", "person"),
    Code("DG402", "code-blank", "error", "person"),
    Code("DG403", "name-differs", "error", "person"),
    Code("DG404", "subject-twice", "error", "person"),
    Code("DG405", "subject-missing", "error"),
    Code("DG406", "wrong-unit", "error", "person"),
    Code("DG407", "unit-sent-twice", "error"),
    Code("DG408", "unit-missing", "error"),
    Code("DG409", "forms-disagree", "error", "person"),
    Code("DG410", "code-lost-zeros", "warning"),
    Code("DG411", "no-roster", "note"),
    Code("DG412", "sheet-of-another-unit", "error", "file"),
    Code("DG420", "unit-unknown", "error"),
    Code("DG421", "parent-unknown", "error"),
    Code("DG422", "name-blank", "error"),
    Code("DG423", "dates-reversed", "error"),
    Code("DG424", "parent-loop", "error"),
    Code("DG430", "changed-in-period", "note"),
    # period, ballots, registers
    Code("DG501", "wrong-period", "error", "file"),
    Code("DG502", "wrong-rubric", "error", "file"),
    Code("DG503", "older-rubric", "warning"),
    Code("DG504", "mark-missing", "warning"),
    Code("DG510", "ballots-do-not-add-up", "error"),
    Code("DG511", "votes-differ", "error"),
    Code("DG512", "more-ballots-than-voters", "error"),
    Code("DG513", "ballot-differs-from-points", "error", "person"),
    Code("DG514", "meeting-outside-month", "note"),
    Code("DG515", "level-without-most-votes", "warning"),
    Code("DG516", "ballot-level-blank", "warning"),
    Code("DG517", "ballot-not-concluded", "error", "person"),
    Code("DG518", "ballot-levels-disagree", "error", "person"),
    Code("DG519", "tally-value-unreadable", "error", "person"),
    Code("DG520", "sheet-late", "warning"),
    Code("DG531", "decision-incomplete", "error", "person"),
    Code("DG532", "entry-unreadable", "error", "person"),
    Code("DG533", "decisions-conflict", "error", "person"),
    Code("DG534", "transfer-incomplete", "error"),
    Code("DG535", "transfer-not-used", "error"),
    Code("DG540", "ledger-unreadable", "error"),
    Code("DG541", "ledger-too-new", "error"),
    Code("DG550", "workspace-unreadable", "error"),
    # the rubric
    Code("DG600", "rubric-unreadable", "error"),
    Code("DG601", "unknown-key", "error"),
    Code("DG602", "caps-do-not-add-up", "warning"),
    Code("DG603", "band-gap", "error"),
    Code("DG604", "not-in-force", "error"),
    Code("DG605", "rests-on-assumption", "note"),
    Code("DG606", "key-missing", "error"),
    Code("DG607", "value-not-allowed", "error"),
    Code("DG608", "key-twice", "error"),
    Code("DG609", "name-twice", "error"),
    Code("DG610", "reference-unknown", "error"),
    Code("DG611", "level-unreachable", "warning"),
    Code("DG612", "rule-dead", "warning"),
    Code("DG613", "cap-off-step", "error"),
    Code("DG620", "case-fails", "error"),
    # a blank form that a rubric is drafted from
    Code("DG640", "form-not-understood", "error"),
    Code("DG641", "form-sums-differ", "error"),
    Code("DG642", "form-cap-twice", "error"),
    Code("DG643", "form-labels-repeated", "note"),
    Code("DG644", "form-groups-flattened", "note"),
    Code("DG645", "form-lines-not-criteria", "warning"),
    Code("DG646", "form-column-not-used", "note"),
    Code("DG647", "form-points-beside", "warning"),
    Code("DG648", "form-hidden-parts", "warning"),
    # grades and the year
    Code("DG701", "proposal-not-eligible", "error"),
    Code("DG702", "period-missing", "error"),
    Code("DG703", "period-exempt", "note"),
    Code("DG704", "graded-data-changed", "error"),
    Code("DG705", "decision-against-rule", "error"),
    Code("DG706", "not-graded", "note"),
    Code("DG707", "saved-again", "note"),
    # unusual patterns worth a look
    Code("DG901", "identical-rows", "note"),
    Code("DG902", "all-at-cap", "note"),
    Code("DG903", "self-gap", "note"),
)
"""Every code, in order of number. Numbers are never reused; `tests/test_findings.py` holds this to the contract."""

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
    `downgraded` is set where the same fault stands in a column that decides nothing: a warning that blocks nobody.
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
    )
