"""What the ledger keeps: a run, the inputs it used, the grades it gave, and the hash that says whether they changed."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.ledger.codec import canonical
from danhgia.ledger.grade_rows import FILE, about, in_order, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from danhgia.decisions import Grade
    from danhgia.ledger.grade_rows import GradeRow
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

    grades: Sequence[Grade]

    @property
    def rows(self) -> Sequence[GradeRow]:
        """The grades as rows of the ledger."""
        return rows_of(self.grades)


def outcome_hash(
    *,
    rubric_sha256: str,
    roster_digest: str,
    register_digest: str,
    inputs: Iterable[RunInput],
    rows: Iterable[GradeRow],
) -> str:
    """Return the hash of what a run used and came to: equal hashes, nothing new to record.

    Order makes no difference, nor does saving a file again (its `sha256` is left out, its `digest` is in), nor the
    Unicode form in which a file system spells a path.
    """
    head = [rubric_sha256, roster_digest, register_digest]
    used = sorted([_nfc(given.path), given.digest] for given in inputs)
    found = hashlib.sha256(canonical([head, used]).encode("ascii"))
    for text in _in_order(rows):
        found.update(f"\n{text}".encode("ascii"))
    return found.hexdigest()


def _in_order(rows: Iterable[GradeRow]) -> Iterator[str]:
    """Yield the texts of rows, sorted. A text begins with whom it is about, so few need be there at once."""
    for _, same in groupby(in_order(rows, "about"), key=about):
        yield from sorted(canonical((*row[:FILE], _nfc(str(row[FILE] or "")), *row[FILE + 1 :])) for row in same)


@lru_cache(maxsize=64)
def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
