"""A made-up town: units under two or more parents, and the people in them. Nobody and no place is real."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from danhgia.findings import column_letters
from danhgia.members import Member
from danhgia.roster import Roster, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_UNDER_ONE_PARENT = 10
_LEADERS = ("Bí thư", "Phó bí thư", "Chi ủy viên")
_OTHERS, _NOT_MEMBER = "Đảng viên", "Chuyên viên"
_LEAST_WITH_COMMITTEE = 9
_SMALLEST = 3
_CATEGORIES = ("official_member", "probationary_member", "non_member")
_SHARES = (92, 4, 4)


@dataclass(frozen=True)
class Town:
    """Units in order, and the rows of the list of people: unit by unit, the secretary first."""

    units: tuple[Unit, ...]
    members: tuple[Member, ...]

    @property
    def roster(self) -> Roster:
        """The same as the program reads it."""
        return Roster(self.members, {unit.code: unit for unit in self.units})

    def member(self, code: str) -> Member:
        """Return the first row of somebody."""
        return self.roster.by_code[code][0]

    def changed(self, code: str, /, **fields: object) -> Town:
        """Return the town with fields of somebody's first row replaced."""
        place = self.members.index(self.member(code))
        changed = replace(self.members[place], **fields)  # type: ignore[arg-type]  # the caller names fields of a row
        return Town(self.units, (*self.members[:place], changed, *self.members[place + 1 :]))

    def moved(self, code: str, unit: str, day: date, before: date) -> Town:
        """Return the town with somebody in another unit from a day on; `before` is the day before it."""
        row = replace(self.member(code), unit=unit, role=_OTHERS, from_=day)
        return self.changed(code, to=before).joined(row)

    def joined(self, row: Member) -> Town:
        """Return the town with one more row, behind the others of its unit."""
        last = max(place for place, member in enumerate(self.members) if member.unit == row.unit)
        return Town(self.units, (*self.members[: last + 1], row, *self.members[last + 1 :]))

    def rows(self) -> dict[str, list[Mapping[str, object]]]:
        """Return the rows of the two tables of `roster.xlsx`."""
        return {"people": [_row(member) for member in self.members], "units": [_unit_row(unit) for unit in self.units]}

    def place(self, code: str) -> int:
        """Return the sheet row of somebody's last row in the list of people."""
        return max(row for row, member in enumerate(self.members, start=2) if member.code == code)


def town(sizes: Sequence[int], seed: str) -> Town:
    """Return a town with a unit of each size; the same for the same seed."""
    digits = max(len(str(len(sizes))), 2)
    codes = [f"CB{number:0{digits}}" for number in range(1, len(sizes) + 1)]
    parents = [_parent(number) for number in range(max(2, -(-len(sizes) // _UNDER_ONE_PARENT)))]
    share = -(-len(sizes) // len(parents))
    units = [
        Unit(code, f"Chi bộ Mẫu {code[2:]}", parents[place // share].code, len(parents) + place + 1)
        for place, code in enumerate(codes)
    ]
    first = [1 + sum(sizes[:place]) for place in range(len(sizes))]
    width = max(len(str(sum(sizes))), 3)
    members = [
        member
        for code, size, number in zip(codes, sizes, first, strict=True)
        for member in _people(code, size, Random(f"{seed}/{code}"), (number, width))
    ]
    return Town((*parents, *units), tuple(members))


def uneven(total: int, units: int, seed: str) -> list[int]:
    """Return sizes of units that add up to a total, as uneven as units are, none below three.

    Raises:
        ValueError: there are too few people for so many units.
    """
    if total < _SMALLEST * units:
        raise ValueError(f"{units} units need at least {_SMALLEST * units} people")
    random = Random(f"{seed}/sizes")
    sizes = [total // units + (place < total % units) for place in range(units)]
    for _ in range(units):
        giver, taker = random.randrange(units), random.randrange(units)
        given = random.randint(0, max(sizes[giver] - _SMALLEST, 0) // 3)
        sizes[giver] -= given
        sizes[taker] += given
    return sizes


def named(number: int, width: int = 3) -> str:
    """Return a name that looks like one and is plainly nobody's."""
    return f"Mẫu {'Văn' if number % 2 else 'Thị'} {number:0{width}}"


def _parent(place: int) -> Unit:
    letters = column_letters(place + 1)
    return Unit(f"DB{letters}", f"Đảng bộ Mẫu {letters}", None, place + 1)


def _people(unit: str, size: int, random: Random, numbers: tuple[int, int]) -> list[Member]:
    first, width = numbers
    leaders = _LEADERS if size >= _LEAST_WITH_COMMITTEE else _LEADERS[:2]
    people = []
    for place in range(size):
        leads = place < len(leaders)
        category = _CATEGORIES[0] if leads else random.choices(_CATEGORIES, _SHARES)[0]
        role = leaders[place] if leads else _NOT_MEMBER if category == _CATEGORIES[2] else _OTHERS
        digits = max(len(str(size)), 3)
        people.append(Member(f"{unit}-{place + 1:0{digits}}", named(first + place, width), unit, role, category))
    return people


def _row(member: Member) -> dict[str, object]:
    return {
        "code": member.code,
        "name": member.name,
        "unit": member.unit,
        "role": member.role,
        "group": member.group or None,
        "category": member.category,
        "from": member.from_,
        "to": member.to,
        "membership": member.membership if member.membership != "main" else None,
    }


def _unit_row(unit: Unit) -> dict[str, object]:
    return {"unit": unit.code, "name": unit.name, "parent": unit.parent, "order": unit.order}
