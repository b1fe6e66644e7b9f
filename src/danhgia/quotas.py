"""The quotas of a rubric held against a list: group by group how many have a level and how many may, and what is said.

A quota lowers nobody. It says by how many at least a group is over, and where the edge falls among people with the same
points it says that too: who keeps a level is for people. Those who are not rated are in no number, and whoever belongs
to no group is said to be in none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.checks.raised_checks import check_raised, usable
from danhgia.decisions import Reason
from danhgia.findings import Finding
from danhgia.quota_limits import limit_of
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from danhgia.headcount import Counted, Kind
    from danhgia.quota_limits import Limit
    from danhgia.registers import RaisedShare
    from danhgia.roster import Roster
    from danhgia.rubric import Quota, Rubric

EVERYBODY = "Toàn bộ danh sách"
"""How the register of what is accepted names the group of everybody."""
_FEW = 5
_KINDS = {"person": "cá nhân", "organisation": "tổ chức"}


@dataclass(frozen=True, slots=True)
class Group:
    """The people a quota is counted among: of a unit or parent, of a role, of both; of neither, everybody."""

    unit: str | None = None
    unit_name: str | None = None
    role_group: str | None = None
    kind: Kind | None = None
    """What it is of, where the list has both persons and organisations: they are never counted together."""

    @property
    def label(self) -> str | None:
        """How lists name it; None for everybody."""
        unit = self.unit_name if self.unit_name in {None, self.unit} else f"{self.unit_name} ({self.unit})"
        return " – ".join(filter(None, (unit, self.role_group, _KINDS.get(self.kind or "")))) or None

    @property
    def words(self) -> str | Reason:
        """How sentences name it."""
        return self.label or Reason("quota", None, "quota_everybody")


@dataclass(frozen=True, slots=True)
class QuotaGroup:
    """One quota in one group. `quota` is its place in the rubric, from 1.

    `people` are all of the group, rated or not, `levels` how many have each level, `decided` how many of those with the
    quota's level have it by decision, `open` how many are still to get a level, `heads` how many are left out.
    """

    quota: int
    group: Group
    people: int
    levels: Mapping[str, int]
    decided: int
    open: int
    heads: int
    share: Decimal
    limit: Limit
    document: str = ""
    """The document that raised the share."""
    document_date: date | None = None
    ties: tuple[tuple[str, str], ...] = ()
    """Code and name of everybody with `tied` points, where the edge falls among them."""
    tied: Decimal | Fraction | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rubric's quotas come to for a list."""

    groups: tuple[QuotaGroup, ...] = ()
    findings: tuple[Finding, ...] = ()


def check_quotas(
    rubric: Rubric, everybody: Sequence[Counted], roster: Roster | None, raised: Mapping[str, RaisedShare], *, on: str
) -> Checked:
    """Hold the quotas on a period's levels, or on those of the year (`on`), against everybody on a list."""
    wanted = [(place, quota) for place, quota in enumerate(rubric.quotas, start=1) if quota.on == on]
    checks = [_Check(place, quota, rubric, roster, raised) for place, quota in wanted]
    groups = [(check, check.groups(everybody)) for check in checks]
    findings = [finding for check, found in groups for finding in check.findings(found, everybody)]
    if checks or raised:
        findings += check_raised(raised, [quota for _, quota in wanted])
    return Checked(tuple(one for _, found in groups for one in found), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Check:
    """One quota, ready to be held against a list."""

    place: int
    quota: Quota
    rubric: Rubric
    roster: Roster | None
    raised: Mapping[str, RaisedShare]

    def groups(self, everybody: Sequence[Counted]) -> list[QuotaGroup]:
        """Return the groups in which anybody is, by unit and role; none where it cannot be told who is a head."""
        if self.unknown_heads(everybody):
            return []
        members: dict[tuple[str, str, bool], list[Counted]] = defaultdict(list)
        named: dict[tuple[str, str, bool], Group] = {}
        mixed = len({one.kind for one in everybody}) > 1
        for one in everybody:
            group = self.group(one) if one.standing != "outside" else None
            if group is not None:
                group = replace(group, kind=one.kind) if mixed else group
                key = (group.unit or "", fold(group.role_group or ""), one.kind != "person")
                members[key].append(one)
                named.setdefault(key, group)
        return [self.measured(named[key], members[key]) for key in sorted(members)]

    def group(self, one: Counted) -> Group | None:
        """Return the group that somebody belongs to; None where the list does not say."""
        by, role_group = self.quota.group, one.role_group or None
        if by.endswith("role_group") and role_group is None:
            return None
        role = role_group if by.endswith("role_group") else None
        if by in {"everyone", "role_group"}:
            return Group(role_group=role)
        if by.startswith("unit"):
            return Group(one.unit, one.unit_name or one.unit, role)
        if self.roster is None:
            return None
        own = one.unit in self.roster.above_others  # the people of a unit with others below it are of its own group
        parent = one.unit if own else next(iter(self.roster.parents(one.unit)), None)
        return None if parent is None else Group(parent, self.roster.unit_name(parent), role)

    def measured(self, group: Group, members: Sequence[Counted]) -> QuotaGroup:
        """Count a group and work out its limit."""
        counted = [one for one in members if not self.head(one)]
        have = [one for one in counted if one.level == self.quota.level]
        levels = Counter(one.level for one in counted if one.level is not None)
        row = usable(self.raised.get(group.unit or ""), self.quota)
        share = Decimal(row.share) if row else self.quota.share
        limit = limit_of(self.quota, self.rubric.main, levels, people=len(counted), share=share)
        tied, ties = _edge(have, limit.most)
        return QuotaGroup(
            self.place,
            group,
            len(counted),
            {level.id: levels[level.id] for level in self.rubric.main.levels},
            sum(1 for one in have if one.decided),
            sum(1 for one in counted if one.standing == "open"),
            len(members) - len(counted),
            share,
            limit,
            row.document if row else "",
            row.date if row else None,
            ties,
            tied,
        )

    def head(self, one: Counted) -> bool:
        """Tell whether somebody is left out as the head of a unit."""
        if self.quota.heads == "counted" or not one.post:
            return False
        return fold(one.post) in {fold(post) for post in self.quota.head_posts}

    def unknown_heads(self, everybody: Iterable[Counted]) -> bool:
        """Tell whether heads are left out and the list names none: then nobody can tell who they are."""
        return self.quota.heads == "excluded" and not any(map(self.head, everybody))

    def findings(self, groups: Sequence[QuotaGroup], everybody: Sequence[Counted]) -> Iterator[Finding]:
        """Yield what is over, what cannot be told, and where it depends on the reading."""
        yield from self.unchecked(everybody)
        for one in groups:
            code = _code(one, self.quota)
            if code:
                yield self.finding(code, one)
            if one.limit.differ:
                yield self.finding("DG803", one)

    def unchecked(self, everybody: Sequence[Counted]) -> Iterator[Finding]:
        """DG804 quota-not-checked: nobody is a head where heads are left out, or people belong to no group."""
        if self.unknown_heads(everybody):
            yield self.not_checked("heads", [])
            return
        without = [one for one in everybody if one.standing != "outside" and self.group(one) is None]
        of_roles = self.quota.group.endswith("role_group")
        no_role = [one for one in without if of_roles and not one.role_group]
        no_parent = [one for one in without if not of_roles or one.role_group]
        for why, people in (("role_group", no_role), ("parent", no_parent)):
            if people:
                yield self.not_checked(why, people)

    def not_checked(self, why: str, people: Sequence[Counted]) -> Finding:
        """Return that a quota was not held against some people, or not at all."""
        named = tuple(f"{one.name} ({one.subject})" for one in people[:_FEW])
        facts: dict[str, object] = {"why_not": why, "n": len(people) or None, "list": named or None}
        facts["more"] = len(people) - _FEW if len(people) > _FEW else None
        facts |= {"level": self.heading, "posts": self.quota.head_posts if why == "heads" else None}
        return Finding("DG804", value=str(len(people)), facts={**facts, **self.known(f"{self.place} {why}")})

    def finding(self, code: str, one: QuotaGroup) -> Finding:
        """Return what is said about a group.

        A warning while those who are too many are only proposed, or while people still to be rated could make room.
        """
        have, limit = one.levels[self.quota.level], one.limit
        certain = one.decided > (self.at_best(one) or 0)
        stage = "proposed" if not one.decided else "decided" if one.decided == have else "both"
        own = limit.readings[0] if limit.readings else None
        facts: dict[str, object] = {
            "group": one.group.words,
            "target": one.group.label or EVERYBODY,
            "level": self.heading,
            "stage": stage,
            "x": have,
            "max": limit.most,
            "pct": one.share,
            "den": own.denominator if own and not limit.of_places else None,
            "den_label": Reason("quota", None, f"quota_of_{self.quota.of}", {"level": self.below}),
            "k": limit.reduce,
            "work": tuple(step for step in limit.work if code != "DG801" or not step.key.startswith("quota_other")),
            "open": one.open or None,
            "ties": tuple(f"{name} ({subject})" for subject, name in one.ties) or None,
            "points": one.tied,
        }
        return Finding(
            code,
            value=str(have),
            limit=None if limit.most is None else str(limit.most),
            unit=one.group.unit,
            facts={**facts, **self.known(f"{self.place} {one.group.label or EVERYBODY}")},
            downgraded=not certain and code != "DG803",
        )

    def at_best(self, one: QuotaGroup) -> int | None:
        """Return how many places the group has if everybody who is still to be rated is one of whom the share is."""
        base = self.quota.of_level or self.rubric.main.levels[-1].id
        levels = {**one.levels, base: one.levels[base] + one.open}
        return limit_of(self.quota, self.rubric.main, levels, people=one.people, share=one.share).most

    @property
    def heading(self) -> str:
        """The quota's level, as lists print it."""
        return self.rubric.main.level(self.quota.level).heading

    @property
    def below(self) -> str | None:
        """The level that the share is of, likewise."""
        return self.rubric.main.level(self.quota.of_level).heading if self.quota.of_level else None

    def known(self, quota: str) -> dict[str, object]:
        """Return what every finding about the quota carries: which one it is, and that no text gives it."""
        return {"quota": quota, "assumed": self.quota.status != "official"}


def _code(one: QuotaGroup, quota: Quota) -> str | None:
    """DG801 quota-exceeded; DG802 quota-no-denominator, where there is nobody to take a share of."""
    if one.limit.most is None:
        return "DG802"
    return "DG801" if one.levels[quota.level] > one.limit.most else None


def _edge(have: Sequence[Counted], most: int | None) -> tuple[Decimal | Fraction | None, tuple[tuple[str, str], ...]]:
    """Return the points at the edge of a limit and who has them, where some with them are within it and some beyond.

    Nothing where somebody has no points: nobody can tell where such a person stands.
    """
    totals = sorted((one.total for one in have if one.total is not None), reverse=True)
    if not most or most >= len(have) or len(totals) < len(have) or totals[most - 1] != totals[most]:
        return None, ()
    tied = totals[most]
    return tied, tuple((one.subject, one.name) for one in have if one.total == tied)
