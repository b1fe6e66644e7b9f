"""How many have which level: by unit, by every unit above it, by role, in all; everybody once in each of these.

Whoever has a secondary post in another unit is counted where he or she is rated and nowhere else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danhgia.headcount import Counted, Kind, Standing
    from danhgia.roster import Roster
    from danhgia.rubric import Rubric

By = Literal["everyone", "parent", "unit", "role_group"]
"""What a row is about: all, a unit with all below it, a unit's own people, everybody of a role."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many of one kind, at one place, have which level.

    `subjects` is everybody, of whom `not_rated` are rightly without a level, those of them `outside` who are not of the
    list in that time or only by a secondary post; `open` are still to get one.
    """

    by: By
    kind: Kind
    subjects: int
    levels: Mapping[str, int]
    not_rated: int
    outside: int
    open: int
    unit: str | None = None
    unit_name: str | None = None
    parent: str | None = None
    role_group: str | None = None
    depth: int = 0
    """How many units stand above the one that the row is about."""

    @property
    def rated(self) -> int:
        """How many have a level."""
        return sum(self.levels.values())

    def or_better(self, level: str | None) -> int | None:
        """Return how many have a level, by its id, or a better one; None where no level is named."""
        ids = list(self.levels)
        return sum(self.levels[one] for one in ids[: ids.index(level) + 1]) if level in ids else None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is counted: what the row is about, and how it is called."""

    by: By
    unit: str | None = None
    unit_name: str | None = None
    parent: str | None = None
    role_group: str | None = None
    depth: int = 0


class _Alike(NamedTuple):
    """What makes people count alike, wherever they are counted."""

    unit: str
    role_group: str
    kind: Kind
    level: str | None
    standing: Standing


def distributions(rubric: Rubric, everybody: Iterable[Counted], roster: Roster | None) -> tuple[Distribution, ...]:
    """Return the numbers of every place where anybody is: units, those above them from the top, roles, everyone."""
    units: dict[str, tuple[_Place, ...]] = {}
    alike: Counter[_Alike] = Counter()
    for one in everybody:
        if one.unit not in units:
            units[one.unit] = (_Place("everyone"), *_of_unit(one, roster))
        alike[_Alike(one.unit, one.role_group, one.kind, one.level, one.standing)] += 1
    roles: dict[str, _Place] = {}
    numbers: dict[tuple[_Place, Kind], Counter[tuple[str | None, Standing]]] = defaultdict(Counter)
    for same, people in alike.items():
        places = units[same.unit]
        if same.role_group:
            role = roles.setdefault(fold(same.role_group), _Place("role_group", role_group=same.role_group))
            places = (*places, role)
        for place in places:
            numbers[place, same.kind][same.level, same.standing] += people
    return tuple(_counted(rubric, place, kind, numbers[place, kind]) for place, kind in sorted(numbers, key=_order))


def with_others_below(rows: Sequence[Distribution]) -> list[Distribution]:
    """Return the rows about a unit with all below it; where nobody is below, the unit's own row has said it all."""
    own = {(row.unit, row.kind): row.subjects for row in rows if row.by == "unit"}
    return [row for row in rows if row.by == "parent" and own.get((row.unit, row.kind)) != row.subjects]


def _of_unit(one: Counted, roster: Roster | None) -> list[_Place]:
    above = roster.parents(one.unit) if roster else ()
    chain = (*above, None)
    places = [_Place("unit", one.unit, one.unit_name or one.unit, chain[0], depth=len(above))]
    own = (one.unit,) if roster and one.unit in roster.above_others else ()
    whole = (*own, *above)
    for place, unit in enumerate(whole, start=1 - len(own)):
        name = roster.unit_name(unit) if roster else unit
        places.append(_Place("parent", unit, name, chain[place], depth=len(above) - place))
    return places


def _order(found: tuple[_Place, Kind]) -> tuple[int, int, str, str, bool]:
    place, kind = found
    rows: Sequence[By] = ("unit", "parent", "role_group", "everyone")
    depth = place.depth if place.by == "parent" else 0
    return rows.index(place.by), depth, place.unit or "", place.role_group or "", kind != "person"


def _counted(rubric: Rubric, place: _Place, kind: Kind, people: Counter[tuple[str | None, Standing]]) -> Distribution:
    levels: Counter[str | None] = Counter()
    standings: Counter[Standing] = Counter()
    for (level, standing), number in people.items():
        levels[level] += number
        standings[standing] += number
    return Distribution(
        place.by,
        kind,
        people.total(),
        {level.id: levels[level.id] for level in rubric.main.levels},
        standings["not_rated"] + standings["outside"],
        standings["outside"],
        standings["open"],
        place.unit,
        place.unit_name,
        place.parent,
        place.role_group,
        place.depth,
    )
