"""The catalogue of finding codes: number, name, severity, what each blocks. Numbers are never reused.

What a code blocks is a property of the code alone: no option that changes what is shown changes who is graded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    Code("DG210", "score-not-an-option", "error", "person"),
    Code("DG211", "row-blank", "error", "person"),
    Code("DG212", "scored-and-exempt", "error", "person"),
    Code("DG214", "score-not-calculated", "error", "person"),
    Code("DG215", "score-in-merged-cells", "error", "person"),
    Code("DG216", "not-applicable-without-reason", "error", "person"),
    Code("DG217", "ratio-impossible", "error", "person"),
    Code("DG218", "not-applicable-without-heir", "error", "person"),
    Code("DG219", "extra-without-reason", "error", "person"),
    # totals, formulas, claimed levels
    Code("DG301", "subtotal-differs", "error", "person"),
    Code("DG302", "total-differs", "error", "person"),
    Code("DG303", "level-differs", "error", "person"),
    Code("DG304", "domain-above-cap", "error", "person"),
    Code("DG305", "claim-not-calculated", "note"),
    Code("DG306", "formula-overwritten", "warning"),
    Code("DG307", "level-unknown", "error", "person"),
    Code("DG308", "total-beyond-scale", "error", "person"),
    # what decides besides points
    Code("DG320", "fact-unreadable", "error", "person"),
    Code("DG321", "fact-blank", "error", "person"),
    Code("DG322", "needs-not-met", "error"),
    Code("DG323", "decision-against-override", "error"),
    Code("DG324", "ballot-against-override", "error"),
    Code("DG325", "reminder-result-open", "error"),
    Code("DG326", "reminder-without-deadline", "error"),
    Code("DG327", "act-undated", "error"),
    Code("DG328", "duty-relation-blank", "error"),
    Code("DG329", "discipline-form-unclear", "error"),
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
    Code("DG523", "ballot-against-counts", "error", "person"),
    Code("DG524", "ballot-without-majority", "error", "person"),
    Code("DG525", "votes-not-countable", "error", "person"),
    Code("DG526", "tally-count-missing", "error"),
    Code("DG527", "excluded-differs", "error"),
    Code("DG528", "more-votes-than-denominator", "error"),
    Code("DG531", "decision-incomplete", "error", "person"),
    Code("DG532", "entry-unreadable", "error", "person"),
    Code("DG533", "decisions-conflict", "error", "person"),
    Code("DG534", "transfer-incomplete", "error"),
    Code("DG535", "transfer-not-used", "error"),
    Code("DG536", "ballot-rule-contradicts", "warning"),
    Code("DG537", "ballot-level-open", "warning"),
    Code("DG540", "ledger-unreadable", "error"),
    Code("DG541", "ledger-too-new", "error"),
    Code("DG550", "workspace-unreadable", "error"),
    # registers that no grade rests on, but where a rubric says so
    Code("DG551", "holder-unknown", "error"),
    Code("DG552", "holder-ambiguous", "error"),
    Code("DG553", "duty-kind-unknown", "error"),
    Code("DG554", "days-out-of-order", "error"),
    Code("DG555", "entry-twice", "warning"),
    Code("DG556", "reminder-number", "error"),
    Code("DG557", "reminder-without-first", "error"),
    Code("DG558", "step-missing", "error"),
    Code("DG559", "area-twice", "warning"),
    Code("DG560", "area-gap", "warning"),
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
    Code("DG614", "option-beyond-cap", "error"),
    Code("DG615", "key-without-effect", "warning"),
    Code("DG620", "case-fails", "error"),
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
    # results put together from shorter periods
    Code("DG710", "rollup-period-missing", "error"),
    Code("DG711", "rollup-period-not-graded", "error"),
    Code("DG712", "rollup-without-points", "error"),
    Code("DG713", "rollup-zero-left-out", "note"),
    Code("DG714", "level-in-a-row", "note"),
    Code("DG715", "rollup-not-foreseen", "note"),
    Code("DG716", "rollup-vetoed", "note"),
    Code("DG717", "rollup-not-eligible", "error"),
    Code("DG718", "rollup-period-left-out", "note"),
    Code("DG720", "rollup-gap", "error"),
    Code("DG721", "rollup-line-dead", "warning"),
    Code("DG722", "mean-between-levels", "error"),
    # quotas
    Code("DG801", "quota-exceeded", "error"),
    Code("DG802", "quota-no-denominator", "error"),
    Code("DG803", "quota-readings-differ", "note"),
    Code("DG804", "quota-not-checked", "warning"),
    Code("DG805", "raised-share-not-used", "error"),
    # unusual patterns worth a look
    Code("DG901", "identical-rows", "note"),
    Code("DG902", "all-at-cap", "note"),
    Code("DG903", "self-gap", "note"),
)
"""Every code, in order of number. Numbers are never reused; `tests/test_findings.py` holds this to the contract."""
