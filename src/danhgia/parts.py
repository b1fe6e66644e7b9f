"""A batch in parts: units that have nothing to do with one another are judged apart, so that memory stays flat.

What belongs together stays together: the sheets of a unit, its people's forms, the sheets of one file, and sheets that
name the same unknown people. A part knows of the rest of the list what its own sheets name, and of the other sheets
whom they name of its people: judged in parts or whole, a batch comes to the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from danhgia.expected import Expected
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.members import Member
    from danhgia.periods import Period
    from danhgia.roster import Roster
    from danhgia.rubric import Rubric, Sheet
    from danhgia.sheets import PlacedSheet

Node: TypeAlias = tuple[str, str]
"""What holds sheets together: a unit, a file, or a code, by kind and name."""


@dataclass(frozen=True)
class Part:
    """Sheets that are judged together, and who is expected in them."""

    sheets: tuple[PlacedSheet, ...]
    expected: Expected


def split(
    sheets: Sequence[PlacedSheet], roster: Roster | None, period: Period | None, rubric: Rubric, *, size: int
) -> Iterator[Part]:
    """Yield the parts of a period's sheets, with everybody on the list in exactly one; one part where that is enough.

    No part has two of the rubric's sheets in it: each is checked and graded by its own criteria. `size` is in people.
    """
    everybody = Expected.of(roster, period, sheets)
    for own in rubric.sheets:
        mine = [one for one in sheets if _is_of(one, own, rubric)]
        yield from _split(mine, everybody.rated_with(own, rubric), size)


def _is_of(placed: PlacedSheet, own: Sheet, rubric: Rubric) -> bool:
    """Tell whether a file is one of a rubric's sheets; of which one is not known counts as the first."""
    return len(rubric.sheets) == 1 or (placed.sheet.instrument or rubric.main.id) == own.id


def _split(sheets: Sequence[PlacedSheet], whole: Expected, size: int) -> Iterator[Part]:
    named = sum(len(placed.sheet.people) for placed in sheets)
    if max(named, len([*whole.listed_here])) <= size:
        yield Part(tuple(sheets), whole)
    else:
        yield from _Split(sheets, whole).parts(size)


class _Groups:
    """Nodes in groups that grow together."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def first(self, node: Node) -> Node:
        """Return the node that stands for a group."""
        path = []
        while (above := self._above.setdefault(node, node)) != node:
            path.append(node)
            node = above
        for passed in path:
            self._above[passed] = node
        return node

    def join(self, nodes: Iterable[Node]) -> None:
        """Put the groups of nodes together."""
        first, *others = [self.first(node) for node in nodes]
        for other in others:
            self._above[self.first(other)] = self.first(first)


class _Split:
    """The work of `split`: which sheets hold together, and who goes where."""

    def __init__(self, sheets: Sequence[PlacedSheet], whole: Expected) -> None:
        self.sheets = sheets
        self.whole = whole
        self.groups = _Groups()
        self.visitors: dict[int, set[str]] = {}
        """People of other units whom sheets name, by the place of the sheet."""
        for place, placed in enumerate(sheets):
            self.groups.join(self.nodes(place, placed))

    def nodes(self, place: int, placed: PlacedSheet) -> Iterator[Node]:
        """Yield what holds a sheet together with others."""
        yield "file", placed.sheet.file
        if placed.unit:
            yield "unit", placed.unit
        for person in placed.sheet.people:
            code = self.whole.listed(person.code) if person.code else None
            member = self.whole.placed.get(code) if code else None
            if member and member.unit == placed.unit:
                continue
            if member and not placed.unit:
                yield "unit", member.unit
            elif code and self.whole.period:
                self.visitors.setdefault(place, set()).add(code)
            elif person.code:
                yield "code", fold(code or person.code)

    def parts(self, size: int) -> Iterator[Part]:
        """Yield the parts, each filled up to a size with groups in the order of their first sheet."""
        held: dict[Node, list[int]] = defaultdict(list)
        for place, placed in enumerate(self.sheets):
            held[self.groups.first(("file", placed.sheet.file))].append(place)
        owned: dict[Node, list[str]] = defaultdict(list)
        for code, unit in self.homes():
            owned[self.groups.first(("unit", unit))].append(code)
        filled: list[list[Node]] = [[]]
        people = 0
        for group in dict.fromkeys([*held, *owned]):
            own = max(len(owned[group]), sum(len(self.sheets[place].sheet.people) for place in held[group]))
            if filled[-1] and people + own > size:
                filled.append([])
                people = 0
            filled[-1].append(group)
            people += own
        places = [sorted(place for group in groups for place in held[group]) for groups in filled]
        codes = [[code for group in groups for code in owned[group]] for groups in filled]
        return self.made(places, codes)

    def homes(self) -> Iterator[tuple[str, str]]:
        """Yield everybody on the list with the unit in which he or she is looked for."""
        roster = self.whole.roster
        if roster is None:
            return
        for code in self.whole.listed_here:
            yield code, self.whole.placed.get(code, roster.by_code[code][0]).unit

    def made(self, places: Sequence[Sequence[int]], codes: Sequence[Sequence[str]]) -> Iterator[Part]:
        """Yield parts of the sheets at some places, each about some people."""
        part_of = {code: part for part, own in enumerate(codes) for code in own}
        elsewhere: dict[int, set[str]] = defaultdict(set)
        for part, some in enumerate(places):
            for visitor in (code for place in some for code in self.visitors.get(place, ())):
                if part_of.get(visitor, part) != part:
                    elsewhere[part_of[visitor]].add(visitor)
        roster, named = self.whole.roster, self.named(part_of, places)
        rows = _spread(roster.members if roster else (), part_of, named, len(places))
        counted = _spread(self.whole.placed.values(), part_of, named, len(places))
        for part, (some, own) in enumerate(zip(places, codes, strict=True)):
            sheets, known = tuple(self.sheets[place] for place in some), rows[part]
            expected = replace(
                self.whole,
                roster=self.known(known, frozenset(one.unit for one in sheets if one.unit)),
                placed={row.code: row for row in counted[part]},
                own=frozenset(own),
                elsewhere=frozenset(elsewhere[part]),
                others={row.code: self.whole.others[row.code] for row in known if row.code in self.whole.others},
            )
            yield Part(sheets, expected)

    def named(self, part_of: Mapping[str, int], places: Sequence[Sequence[int]]) -> Mapping[str, Sequence[int]]:
        """Return the parts whose sheets may mean somebody who is not of theirs, by code."""
        named: dict[str, list[int]] = defaultdict(list)
        for part, some in enumerate(places):
            for code in set(self.candidates(self.sheets[place] for place in some)):
                if part_of.get(code) != part:
                    named[code].append(part)
        return named

    def candidates(self, sheets: Iterable[PlacedSheet]) -> Iterator[str]:
        """Yield everybody on the list whom a code in some sheets may mean."""
        for placed in sheets:
            tally = placed.sheet.tally.people if placed.sheet.tally else ()
            for typed in {*(row.code for row in placed.sheet.people), *(row.code for row in tally)}:
                yield from self.whole.meant(typed)

    def known(self, rows: Sequence[Member], units: frozenset[str]) -> Roster | None:
        """Return the list with some rows alone, and the names of their units and of some more."""
        roster = self.whole.roster
        if roster is None:
            return None
        named = units.union(row.unit for row in rows)
        units_named = {code: roster.units[code] for code in named if code in roster.units}
        return replace(roster, members=tuple(rows), units=units_named)


def _spread(
    rows: Iterable[Member], part_of: Mapping[str, int], named: Mapping[str, Sequence[int]], parts: int
) -> list[list[Member]]:
    """Return the rows that each part knows, in their order: those of its own people, and of others whom it names."""
    found: list[list[Member]] = [[] for _ in range(parts)]
    for row in rows:
        if row.code in part_of:
            found[part_of[row.code]].append(row)
        for part in named.get(row.code, ()):
            found[part].append(row)
    return found
