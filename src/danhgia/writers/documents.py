"""Results as documents: dictionaries in the order of keys that scripts and outside tests rely on.

Every key is always there; what does not apply is None. Only `message`, `hint` and `because` follow the language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from danhgia.findings import ordered
from danhgia.messages import because, hint, message
from danhgia.numbers import machine
from danhgia.results import counts
from danhgia.writers.assumptions import assumptions
from danhgia.writers.number_documents import (
    distribution_documents,
    measures_part,
    passed_over,
    period_numbers,
    quota_documents,
    year_numbers,
)
from danhgia.writers.rolled_document import rolled_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from danhgia.codes import Severity
    from danhgia.decisions import Grade, Layers, Reason
    from danhgia.findings import Finding, Location
    from danhgia.messages import Lang
    from danhgia.results import Appeal, FileResult, GradeRun, Validation, YearRun
    from danhgia.rubric import Edition
    from danhgia.yearend import YearDecision

Document = dict[str, object]
"""Texts, whole numbers, decimals, truth values, None, and lists and documents of them."""

_SCHEMA = 1
_Key = TypeVar("_Key")


def finding_document(finding: Finding, lang: Lang) -> Document:
    """Return one finding, with its words."""
    at = finding.at
    return {
        "code": finding.code,
        "name": finding.kind.name,
        "severity": finding.severity,
        "file": at.file,
        "sheet": at.sheet,
        "cell": at.cell,
        "row": at.row,
        "subject": finding.subject,
        "criterion": finding.criterion,
        "value": finding.value,
        "limit": finding.limit,
        "message": message(finding, lang),
        "hint": hint(finding, lang),
        "unit": finding.unit,
        "line": at.line,
        "accepted": finding.accepted,
    }


def findings_document(command: str, findings: Iterable[Finding], lang: Lang) -> Document:
    """Return what a command found that has nothing else to say (`rubric check`, `roster check`)."""
    kept = tuple(findings)
    return {
        "schema": _SCHEMA,
        "command": command,
        "findings": finding_documents(kept, lang),
        "summary": tally(counts(ordered(kept))),
    }


def validation_document(validation: Validation, lang: Lang) -> Document:
    """Return what `validate` came to."""
    by_file = Counter((finding.at.file, finding.severity) for finding in ordered(validation.findings))
    files = sorted(validation.files, key=lambda file: file.path)
    return {
        **head("validate", validation.edition),
        "files": [_file(file, by_file) for file in files],
        "findings": finding_documents(validation.findings, lang),
        "assumptions": assumptions(validation.edition),
        "summary": {
            "files": len(files),
            "subjects": validation.subjects,
            **tally(counts(ordered(validation.findings))),
            **passed_over(validation),
        },
    }


def grade_document(run: GradeRun, lang: Lang) -> Document:
    """Return what `grade` came to."""
    graded, not_graded = (sorted(part, key=_by_unit) for part in (run.graded, run.not_graded))
    without_ballot = sorted(run.units_without_ballot)
    levels, numbers = period_numbers(run.grades, run.edition)
    from_points = [f"levels from points, no ballot: {', '.join(without_ballot)}"] if without_ballot else []
    return {
        **head("grade", run.edition, {"period": str(run.period)}),
        "grades": [{**_grade(grade, lang), **appeal_part(run.appeals, grade.subject)} for grade in graded],
        "not_graded": [{**_not_graded(grade, lang), **appeal_part(run.appeals, grade.subject)} for grade in not_graded],
        "distribution": levels,
        "findings": finding_documents(run.findings, lang),
        "assumptions": [*assumptions(run.edition), *from_points],
        "summary": {
            **numbers,
            **tally(counts(ordered(run.findings))),
            **passed_over(run),
        },
        "distributions": distribution_documents(run.distributions, run.edition),
        "quotas": quota_documents(run.quotas, run.edition, lang),
        **measures_part(run.measures, run.edition),
    }


def year_document(run: YearRun, lang: Lang) -> Document:
    """Return what `yearend` came to."""
    decisions = sorted(run.decisions, key=lambda decision: (decision.about.unit, decision.about.subject))
    levels, numbers = year_numbers(decisions, run.edition)
    return {
        **head("yearend", run.edition, {"year": run.year}),
        "decisions": [
            {**year_part(decision, lang), **appeal_part(run.appeals, decision.about.subject)} for decision in decisions
        ],
        "eligibility": run.eligibility(),
        "distribution": levels,
        "findings": finding_documents(run.findings, lang),
        "assumptions": assumptions(run.edition),
        "summary": {**numbers, **tally(counts(ordered(run.findings)))},
        "distributions": distribution_documents(run.distributions, run.edition),
        "quotas": quota_documents(run.quotas, run.edition, lang),
        **measures_part(run.measures, run.edition),
    }


def head(command: str, edition: Edition, about: Mapping[str, object] | None = None) -> Document:
    """Return how every document begins: its command, what it is about, its rubric."""
    rubric = {"id": edition.rubric.id, "version": edition.rubric.version, "sha256": edition.sha256}
    return {"schema": _SCHEMA, "command": command, **(about or {}), "rubric": rubric}


def finding_documents(findings: Iterable[Finding], lang: Lang) -> list[Document]:
    """Return findings in the order of every output, each with its words."""
    return [finding_document(finding, lang) for finding in ordered(findings)]


def tally(found: Mapping[Severity, int]) -> dict[str, int]:
    """Return how many findings there are, as a summary has it."""
    return {"errors": found["error"], "warnings": found["warning"], "notes": found["note"]}


def _file(file: FileResult, by_file: Mapping[tuple[str | None, Severity], int]) -> Document:
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    return {
        "path": file.path,
        "sha256": file.sha256,
        "form": file.form,
        "unit": file.unit,
        "period": None if file.period is None else str(file.period),
        "subjects": file.subjects,
        **tally({severity: by_file[file.path, severity] for severity in severities}),
    }


def appeal_part(appeals: Mapping[_Key, Appeal], about: _Key) -> Document:
    """Return the appeal that is being looked at, under its key; None where there is none."""
    found = appeals.get(about)
    if found is None:
        return {"pending": None}
    received = None if found.received is None else found.received.isoformat()
    return {"pending": {"received": received, "content": found.content, "body": found.body}}


def _by_unit(grade: Grade) -> tuple[str, str]:
    return grade.unit, grade.subject


def _grade(grade: Grade, lang: Lang) -> Document:
    return {
        "subject": grade.subject,
        "kind": grade.kind,
        "name": grade.name,
        "unit": grade.unit,
        "unit_name": grade.unit_name,
        **_points(grade),
        "level": grade.level,
        "level_from": grade.level_from,
        "levels": layers_document(grade.layers),
        "reasons": reason_documents(grade.reasons, lang),
        "source": source_document(grade.source),
    }


def _not_graded(grade: Grade, lang: Lang) -> Document:
    return {
        "subject": grade.subject,
        "name": grade.name,
        "unit": grade.unit,
        "reason": grade.status,
        "because": because(grade.reasons[-1], lang) if grade.reasons else "",
        "source": source_document(grade.source),
        "unit_name": grade.unit_name,
        "kind": grade.kind,
    }


def _points(grade: Grade) -> Document:
    return {
        "total": None if grade.total is None else machine(grade.total),
        "domains": {domain: machine(points) for domain, points in grade.domains.items()},
    }


def layers_document(layers: Layers) -> Document:
    """Return the three layers of a level."""
    return {"points": layers.points, "ballot": layers.ballot, "decided": layers.decided}


def reason_documents(reasons: Iterable[Reason], lang: Lang) -> list[Document]:
    """Return reasons, each with its words."""
    return [
        {"rule": reason.rule, "holds": reason.holds, "because": because(reason, lang), "basis": reason.basis}
        for reason in reasons
    ]


def source_document(at: Location | None) -> Document | None:
    """Return where a grade comes from."""
    return None if at is None else {"file": at.file, "sheet": at.sheet, "row": at.row}


def year_part(decision: YearDecision, lang: Lang) -> Document:
    """Return what somebody's year comes to."""
    about = decision.about
    recorded = about.decision
    return {
        "subject": about.subject,
        "name": about.name,
        "unit": about.unit,
        "unit_name": about.unit_name,
        "periods": {str(result.period): result.counted for result in about.results},
        "period_status": {str(result.period): result.status for result in about.results},
        "eligible": dict(decision.eligible),
        "proposed": recorded.proposed if recorded else None,
        "decided": recorded.level if recorded else None,
        "level": decision.level,
        "reasons": reason_documents(decision.reasons, lang),
        "period_level_from": {
            str(result.period): result.level_from if result.counted else None for result in about.results
        },
        **(rolled_document(decision) if decision.rolled else {}),
        "kind": about.kind,
    }
