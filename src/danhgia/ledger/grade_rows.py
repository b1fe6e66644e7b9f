"""A grade as a row of the ledger: written once, for the file and for the hash of what a run came to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, SupportsBytes, TypeAlias, overload

from danhgia.decisions import Grade, Layers, Outline
from danhgia.findings import Location
from danhgia.ledger import codec
from danhgia.ledger.parcels import Parcel, Parcels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

GradeRow: TypeAlias = tuple[str | int | None, ...]
"""The columns of the table `grade`, from `kind` to `source_column`, and the text of the scores, None without any.

What other scorers gave follows, as scorer and text of each in turn.
"""

COLUMNS = 18
"""How many of a row are columns of the table."""

FILE = 14
"""Where a row has the file of its grade: the one text whose spelling is the file system's."""


SUBJECT, NAME, UNIT, STATUS = 1, 2, 3, 5
"""Where a row has these."""


def about(row: GradeRow) -> str:
    """Return how the text of a row begins: with whom it is about."""
    return codec.canonical(row[:NAME])[:-1]


ORDERS: Mapping[str, Callable[[GradeRow], Any]] = {"unit": lambda row: (row[UNIT], row[SUBJECT]), "about": about}
"""The orders in which rows are asked for: by unit and subject, and by whom their texts are about."""


def in_order(rows: Iterable[GradeRow], order: str) -> Iterator[GradeRow]:
    """Yield rows in an order; of those in parcels few are there at once."""
    if not isinstance(rows, Parcels):
        return iter(sorted(rows, key=ORDERS[order]))
    return chain.from_iterable(rows.ordered(order, ORDERS[order]))


class Grades(Sequence[Grade]):
    """Grades kept as rows, quick to hand on and to record; made again when somebody first looks at them."""

    def __init__(self, rows: Sequence[GradeRow]) -> None:
        self.rows = rows
        self._made: tuple[Grade, ...] | None = None

    @classmethod
    def of(cls, grades: Iterable[Grade]) -> Grades:
        """Return grades as rows; raises like `encode_grades`."""
        return cls(encode_grades(grades))

    @classmethod
    def merged(cls, some: Iterable[Sequence[Grade]]) -> Grades:
        """Return all grades of some together, by unit and subject; in parcels where they came in such."""
        found = [rows_of(grades) for grades in some]
        parcels = [parcel for rows in found if isinstance(rows, Parcels) for parcel in rows.parcels]
        loose = [row for rows in found if not isinstance(rows, Parcels) for row in rows]
        if not parcels:
            return cls(sorted(loose, key=ORDERS["unit"]))
        every = Parcels([*parcels, *([Parcel.of(loose, ORDERS)] if loose else ())])
        return cls(Parcels([Parcel.of(rows, ORDERS) for rows in every.ordered("unit", ORDERS["unit"])]))

    def put_away(self) -> Grades:
        """Return the same in a parcel, for the way to another process and to wait there."""
        return Grades(Parcels([Parcel.of(self.rows, ORDERS)])) if self.rows else self

    def kept(self, keep: Callable[[bytes], SupportsBytes]) -> Grades:
        """Return the same, what is in parcels kept elsewhere: `keep` returns what stands for some bytes."""
        rows = self.rows
        return Grades(Parcels([one.kept(keep) for one in rows.parcels])) if isinstance(rows, Parcels) else self

    def outlines(self) -> Iterator[Outline]:
        """Yield what each comes to, without its reasons and scores, which are most of the work of making it again."""
        return map(_outline, self.rows)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Grade]:
        """Yield each."""
        if self._made is None:
            self._made = tuple(map(decode_grade, self.rows))
        return iter(self._made)

    @overload
    def __getitem__(self, place: int) -> Grade: ...
    @overload
    def __getitem__(self, place: slice) -> Grades: ...
    def __getitem__(self, place: int | slice) -> Grade | Grades:
        """Return the grade at a place, or those of a slice."""
        return Grades(self.rows[place]) if isinstance(place, slice) else decode_grade(self.rows[place])

    def __eq__(self, other: object) -> bool:
        """Compare with the same grades in whatever sequence."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as a list


def encode_grades(grades: Iterable[Grade]) -> tuple[GradeRow, ...]:
    """Return grades as rows.

    Raises:
        TypeError: a fact of a reason is of a type that facts cannot have.
    """
    return tuple(map(_encoded, grades))


def rows_of(grades: Sequence[Grade]) -> Sequence[GradeRow]:
    """Return grades as rows; raises like `encode_grades`."""
    return grades.rows if isinstance(grades, Grades) else encode_grades(grades)


def decode_grade(row: tuple[Any, ...]) -> Grade:
    """Return the grade that `encode_grades` made a row of.

    Raises:
        codec.DAMAGE: it did not.
    """
    kind, subject, name, unit, unit_name, status, total, domains, level, level_from, *rest = row
    points, ballot, decided, reasons, file, sheet, at_row, at_column, cells, *others = rest
    return Grade(
        subject=subject,
        name=name,
        unit=unit,
        unit_name=unit_name,
        status=status,
        total=None if total is None else codec.total(total),
        domains=codec.decode_domains(domains),
        level=level,
        level_from=level_from,
        layers=Layers(points, ballot, decided),
        reasons=codec.decode_reasons(reasons),
        source=None if file is None else Location(file, sheet, at_row, at_column),
        scores=codec.decode_scores(cells) if cells else (),
        own=tuple(map(codec.decode_own, others[::2], others[1::2])),
        kind=kind,
    )


def _outline(row: tuple[Any, ...]) -> Outline:
    kind, subject, name, unit, unit_name, status, total, _, level, level_from, *_ = row
    points = None if total is None else codec.total(total)
    return Outline(subject, name, unit, unit_name, kind, status, level, level_from, points)


def _encoded(grade: Grade) -> GradeRow:
    at = grade.source or Location()
    return (
        grade.kind,
        grade.subject,
        grade.name,
        grade.unit,
        grade.unit_name,
        grade.status,
        None if grade.total is None else codec.packed_total(grade.total),
        codec.encode_domains(grade.domains),
        grade.level,
        grade.level_from,
        grade.layers.points,
        grade.layers.ballot,
        grade.layers.decided,
        codec.encode_reasons(grade.reasons),
        at.file,
        at.sheet,
        at.row,
        at.column,
        codec.encode_scores(grade.scores) if grade.scores else None,
        *(text for own in grade.own for text in (own.scorer, codec.encode_own(own))),
    )
