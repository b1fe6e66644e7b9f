"""What a run said besides its grades: kept with it, so that grading the same bytes again need not work it out again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from danhgia.findings import Finding, Location
from danhgia.ledger import codec
from danhgia.ledger.number_rows import (
    pack_distribution,
    pack_measures,
    pack_quota,
    unpack_distribution,
    unpack_measures,
    unpack_quota,
)
from danhgia.results import Appeal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.distributions import Distribution
    from danhgia.measures import Measures
    from danhgia.quotas import QuotaGroup


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run and what else is printed of it.

    `basis` is the hash of every byte that the run rests on, the program's own included; empty where it is not known.
    """

    basis: str
    findings: tuple[Finding, ...] = ()
    units_without_ballot: tuple[str, ...] = ()
    skipped: int = 0
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    """Whose appeal is being looked at, by code."""
    quotas: tuple[QuotaGroup, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    measures: Measures | None = None


def encode_report(report: Report) -> str:
    """Return what a report says, but for its basis, as text.

    Raises:
        TypeError: a fact of a finding is of a type that facts cannot have.
    """
    appeals = {code: codec.pack_facts(asdict(appeal)) for code, appeal in report.appeals.items()}
    said = [list(map(_packed, report.findings)), report.units_without_ballot, report.skipped, appeals]
    numbers = [list(map(pack_quota, report.quotas)), list(map(pack_distribution, report.distributions))]
    measures = [pack_measures(report.measures)] if report.measures else []
    return codec.canonical([*said, *numbers, *measures])


def decode_report(basis: str, text: str) -> Report:
    """Return the report that `encode_report` made `text` of.

    Raises:
        codec.DAMAGE: it did not.
    """
    findings, units, skipped, appeals, quotas, rows, *more = codec.decode(text)
    known = {code: Appeal(**codec.unpack_facts(appeal)) for code, appeal in appeals.items()}  # type: ignore[arg-type]
    numbers = tuple(map(unpack_quota, quotas)), tuple(map(unpack_distribution, rows))
    measures = unpack_measures(*more) if more else None
    return Report(basis, tuple(map(_unpacked, findings)), tuple(units), skipped, known, *numbers, measures)


def _packed(finding: Finding) -> list[object]:
    at = finding.at
    return [
        finding.code,
        [at.file, at.sheet, at.row, at.column, at.line],
        [finding.subject, finding.criterion, finding.value, finding.limit, finding.unit],
        codec.pack_facts(finding.facts),
        finding.downgraded,
        finding.accepted,
    ]


def _unpacked(said: Sequence[Any]) -> Finding:
    code, at, (subject, criterion, value, limit, unit), facts, downgraded, accepted = said
    return Finding(
        code,
        Location(*at),
        subject=subject,
        criterion=criterion,
        value=value,
        limit=limit,
        facts=codec.unpack_facts(facts),
        unit=unit,
        downgraded=downgraded,
        accepted=accepted,
    )
