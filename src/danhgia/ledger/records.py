"""What the ledger keeps: a run, the inputs it used, the grades it gave, and the hash that says whether they changed."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.ledger.codec import canonical, packed_decimal, packed_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.decisions import Grade
    from danhgia.periods import Period


@dataclass(frozen=True, slots=True)
class RunInput:
    """One file that a run read: the hash of its bytes, of what grading used of it, and how many people it rates."""

    path: str
    sha256: str
    digest: str
    subjects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHeader:
    """One grading of a period: which rubric, people and files it rests on, and the hash of all it came to.

    `sequence` counts the runs of a period from 1; the ledger gives it when the run is appended. The digests are of the
    roster's and the register's rows that touch the period. No clock is in it: the same inputs give the same run.
    """

    period: Period
    sequence: int = 0
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    roster_digest: str
    register_digest: str
    tool_version: str
    inputs: tuple[RunInput, ...]
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(RunHeader):
    """A run with the grades it gave, the people without one included, each with the reason."""

    grades: tuple[Grade, ...]


def outcome_hash(
    *,
    rubric_sha256: str,
    roster_digest: str,
    register_digest: str,
    inputs: Iterable[RunInput],
    grades: Iterable[Grade],
) -> str:
    """Return the hash of what a run used and came to: equal hashes, nothing new to record.

    Order makes no difference, nor does saving a file again (its `sha256` is left out, its `digest` is in), nor the
    Unicode form in which a file system spells a path.
    """
    head = [rubric_sha256, roster_digest, register_digest]
    used = sorted([_nfc(given.path), given.digest] for given in inputs)
    given = sorted(canonical(_facts(grade)) for grade in grades)
    return hashlib.sha256("\n".join((canonical([head, used]), *given)).encode("ascii")).hexdigest()


def _facts(grade: Grade) -> list[object]:
    at, layers = grade.source, grade.layers
    return [
        [grade.kind, grade.unit, grade.subject, grade.name, grade.unit_name, grade.status],
        [grade.level, grade.level_from, layers.points, layers.ballot, layers.decided],
        None if grade.total is None else packed_decimal(grade.total),
        {domain: packed_decimal(points) for domain, points in grade.domains.items()},
        packed_reasons(grade.reasons),
        None if at is None else [_nfc(at.file or ""), at.sheet, at.row, at.column],
        grade.scores,
    ]


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
