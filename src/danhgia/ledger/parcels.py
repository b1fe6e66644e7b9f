"""Rows of many grades put away: a batch of thousands of sheets is graded part by part, and its rows wait in parcels.

A parcel is a part's rows, packed to a tenth; one is opened at a time, where those of no other stand between its own.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsBytes, TypeAlias, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.ledger.grade_rows import GradeRow

Key: TypeAlias = "Callable[[GradeRow], Any]"
"""What rows are ordered by."""
_LEVEL = 6
"""Of compression: rows wait until all parts are judged, and shrink to half of what the quickest leaves."""


class Parcel(NamedTuple):
    """Some rows: how many, the least and the greatest key of theirs in each order, and the rows packed."""

    size: int
    spans: Mapping[str, tuple[Any, Any]]
    body: SupportsBytes

    def kept(self, keep: Callable[[bytes], SupportsBytes]) -> Parcel:
        """Return the same with its rows kept elsewhere: `keep` returns what stands for them."""
        return self._replace(body=keep(bytes(self.body)))

    @classmethod
    def of(cls, rows: Sequence[GradeRow], orders: Mapping[str, Key]) -> Parcel:
        """Put rows away, at least one."""
        spans = {name: (min(map(key, rows)), max(map(key, rows))) for name, key in orders.items()}
        return cls(len(rows), spans, zlib.compress(pickle.dumps(rows, protocol=5), _LEVEL))

    def rows(self) -> Sequence[GradeRow]:
        """Take the rows out again."""
        rows: Sequence[GradeRow] = pickle.loads(zlib.decompress(bytes(self.body)))  # noqa: S301 - our own
        return rows


class Parcels(Sequence["GradeRow"]):
    """The rows of several parcels, one after the other."""

    def __init__(self, parcels: Sequence[Parcel]) -> None:
        self.parcels = parcels

    def __len__(self) -> int:
        """Return how many rows there are."""
        return sum(parcel.size for parcel in self.parcels)

    def __iter__(self) -> Iterator[GradeRow]:
        """Yield each row."""
        return chain.from_iterable(parcel.rows() for parcel in self.parcels)

    @overload
    def __getitem__(self, place: int) -> GradeRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[GradeRow]: ...
    def __getitem__(self, place: int | slice) -> GradeRow | Sequence[GradeRow]:
        """Return the row at a place, or those of a slice."""
        if isinstance(place, slice):
            return list(self)[place]
        place = range(len(self))[place]
        for parcel in self.parcels:
            if place < parcel.size:
                return parcel.rows()[place]
            place -= parcel.size
        raise IndexError(place)

    def ordered(self, order: str, key: Key) -> Iterator[Sequence[GradeRow]]:
        """Yield the rows in an order, as many at a time as have to be there at once."""
        for parcels in self.together(order):
            yield sorted(Parcels(parcels), key=key)

    def together(self, order: str) -> Iterator[list[Parcel]]:
        """Yield the parcels in an order, together those whose rows stand among each other's."""
        held: list[int] = []
        end: Any = None
        spans = [parcel.spans[order] for parcel in self.parcels]
        for place in sorted(range(len(spans)), key=spans.__getitem__):
            first, last = spans[place]
            if held and first > end:
                yield [self.parcels[one] for one in sorted(held)]
                held = []
            end = max(end, last) if held else last
            held.append(place)
        if held:
            yield [self.parcels[one] for one in sorted(held)]
