"""What shares of votes are taken of: by the head of a tally, the registers, and who votes on himself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.members import ORGANISATION
from danhgia.sheets import tally_facts
from danhgia.tally_form import own_count
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.checks.people_checks import Identified
    from danhgia.checks.tally_heads import TallyHead
    from danhgia.expected import Expected
    from danhgia.findings import Finding
    from danhgia.rubric import Ballot, Level

_NO_MEMBERS = frozenset({"probationary_member", "non_member", ORGANISATION})


@dataclass(frozen=True)
class Excluded:
    """Who by the list and the registers is not in the denominator, unit by unit; None where there is no list.

    `members` are how many official members the list has, of units of which it says everybody's membership.
    """

    by_unit: Mapping[str, Sequence[str]] | None
    members: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ballot: Ballot, expected: Expected, reasons: Mapping[str, str]) -> Excluded:
        """Find the official members with one of the rubric's reasons on record; `reasons` are by code."""
        if expected.roster is None or expected.period is None:
            return cls(None)
        wanted = {fold(reason) for reason in ballot.excluded}
        found: dict[str, list[str]] = {}
        for code, member in expected.placed.items():
            if fold(reasons.get(code, "")) in wanted and member.category not in _NO_MEMBERS:
                found.setdefault(member.unit, []).append(code)
        return cls(found, _members(expected))

    def of_unit(self, unit: str | None) -> Sequence[str] | None:
        """Return the codes of a unit's."""
        return None if self.by_unit is None or unit is None else self.by_unit.get(unit, ())


@dataclass(frozen=True)
class Bases:
    """What one tally gives for shares: the base of the common ballot (None) and of each ballot of its own.

    `valid` are the valid ballots of each. Where a base is missing nobody's level follows from those votes.
    """

    base: Mapping[str | None, int]
    valid: Mapping[str | None, int]
    less: int = 0


@dataclass(frozen=True)
class _Maker:
    head: TallyHead
    ballot: Ballot
    excluded: Excluded

    def missing(self, paper: Level | None) -> list[str]:
        """Return the counts without which there is no base, by id."""
        valid = own_count("valid", paper.id) if paper else "valid"
        denominator = self.ballot.denominator or "valid"
        wanted = [valid] if denominator == "valid" else [denominator, valid]
        if self.ballot.excluded and self.excluded.of_unit(self.head.placed.unit) is None:
            wanted.append("excluded")
        facts = self.head.tally.facts
        return [key for key in dict.fromkeys(wanted) if key not in facts or facts[key].value is None]

    def less(self) -> int:
        """Return how many official members are not counted: as the tally says, else as the registers do."""
        if not self.ballot.excluded:
            return 0
        stated, known = self.head.count("excluded"), self.excluded.of_unit(self.head.placed.unit)
        return len(known or ()) if stated is None else stated

    def differing(self) -> Iterator[Finding]:
        """DG527 excluded-differs: the tally leaves out others than the registers do."""
        stated, known = self.head.count("excluded"), self.excluded.of_unit(self.head.placed.unit)
        if self.ballot.excluded and stated is not None and known is not None and stated != len(known):
            facts = {"n": stated, "expected": len(known), "reasons": self.ballot.excluded, "list": tuple(known) or None}
            yield self.head.finding("DG527", self.head.at("excluded"), facts, str(stated), str(len(known)))

    def members(self) -> Iterator[Finding]:
        """DG529 members-differ: shares are taken of more or fewer official members than the list has in the unit."""
        stated, listed = self.head.count("official_members"), self.excluded.members.get(self.head.placed.unit or "")
        if self.ballot.denominator == "official_members" and None not in {stated, listed} and stated != listed:
            facts = {"n": stated, "expected": listed}
            yield self.head.finding("DG529", self.head.at("official_members"), facts, str(stated), str(listed))

    def base(self, paper: Level | None) -> int:
        """Return what the shares of one ballot are taken of."""
        key = self.ballot.denominator or "valid"
        count = self.head.count(key, paper if key == "valid" else None) or 0
        return count - self.less() if key == "official_members" else count

    def too_many(self, paper: Level | None) -> Iterator[Finding]:
        """DG528 more-votes-than-denominator."""
        base, valid = self.base(paper), self.head.count("valid", paper) or 0
        if base < max(valid, 1):
            labels = dict(tally_facts(self.head.form))
            facts = {"valid": valid, "base": base, "label": labels[self.ballot.denominator or "valid"]}
            at = self.head.at(self.ballot.denominator or "valid")
            yield self.head.finding("DG528", at, facts, str(base), str(valid))


def _members(expected: Expected) -> Mapping[str, int]:
    """Return how many official members each unit has by the list; none where sheets are for some of them only."""
    if expected.instrument:
        return {}
    everybody = [(member.unit, member.category) for member in expected.placed.values()]
    unsaid = {unit for unit, category in everybody if category is None}
    return Counter(unit for unit, category in everybody if unit not in unsaid and category not in _NO_MEMBERS)


def bases(head: TallyHead, ballot: Ballot, excluded: Excluded) -> tuple[Bases, list[Finding]]:
    """Return what a tally gives for shares, and what is missing or contradicts itself or the list (DG526 to DG529).

    What does not add up (DG510, DG512) is said where the arithmetic is checked; it gives no base all the same.
    """
    maker = _Maker(head, ballot, excluded)
    labels = dict(tally_facts(head.form))
    found: dict[str | None, int] = {}
    valid: dict[str | None, int] = {}
    findings = list(maker.differing())
    usable = not findings
    findings += maker.members()
    missing: list[str] = []
    for paper in head.papers:
        if paper and not _used(head, paper):
            continue
        if lacking := maker.missing(paper):
            missing += lacking
            continue
        wrong = list(maker.too_many(paper))
        findings += wrong
        if usable and not wrong and not any(head.contradicted(paper)):
            key = paper.id if paper else None
            found[key], valid[key] = maker.base(paper), head.count("valid", paper) or 0
    if missing:
        names = tuple(labels[key] for key in dict.fromkeys(missing))
        findings.append(head.finding("DG526", head.at(missing[0]), {"label": names}, None, None))
    return Bases(found, valid, maker.less()), findings


def _used(head: TallyHead, paper: Level) -> bool:
    """Tell whether anybody was put to a vote of its own on a level."""
    place = head.sheet.levels.index(paper)
    return any(cells.get(what) for cells in head.tally.counted.values() for what in (place, head.form.against(place)))


def without_own_vote(
    base: int, cast: int, *, valid: int, ballot: Ballot, found: Identified, expected: Expected
) -> int | None:  # fmt: skip
    """Return the base for somebody who does not vote on himself; None where nobody can tell whether he was in it.

    One vote fewer than there are valid ballots: he voted on the others, so he is in every denominator. As many: he
    cast no valid ballot, and is in the denominator only if it counts absentees and he is an official member.
    """
    if ballot.denominator == "valid":
        return cast
    if cast == valid - 1:
        return base - 1
    member = expected.known(found.subject)
    category = member.category if member else None
    if category in _NO_MEMBERS and ballot.denominator != "present":
        return base
    if ballot.denominator == "official_members":
        return None if category is None else base - 1
    return base if valid == base else None


def downgraded(findings: Sequence[Finding], ballot: Ballot) -> list[Finding]:
    """Return findings as warnings where votes are only recorded: nobody's level rests on them."""
    return [replace(one, downgraded=True) if ballot.mode == "record" else one for one in findings]
