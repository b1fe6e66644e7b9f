"""What can be wrong with what a rubric asks to be handed in, looked after, and looked out for."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at
from danhgia.registers import DUTY_KINDS
from danhgia.rubric.duties import KIND_IDS
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Checklist, DutyRule, Edition

_ID = re.compile(r"[a-z]+(_[a-z]+)*")
_ALL_BUT = 0.85
"""How much like a usual kind another name can be before it is taken for that kind misspelt."""


def check_duty_rules(edition: Edition) -> list[Finding]:
    """DG607, DG609, DG610: what a rubric asks to be handed in contradicts itself, or names nothing."""
    duties = (*_kinds(edition), *_units_with_roles(edition), *_days(edition), *_same_kind(edition))
    return [*_names(edition), *duties, *_signs(edition)]


def _names(edition: Edition) -> Iterator[Finding]:
    """DG609: an id that two duties, coverages or checklists have."""
    rubric = edition.rubric
    for key, ids in (
        ("duties", [rule.id for rule in rubric.duties]),
        ("coverage", [one.id for one in rubric.coverage]),
        ("checklists", [one.id for one in rubric.checklists]),
    ):
        for place, name in enumerate(ids):
            first = next(at for at, other in enumerate(ids) if fold(other) == fold(name))
            if first != place:
                yield _again(edition, (key, place, "id"), name, (key, first, "id"))


def _kinds(edition: Edition) -> Iterator[Finding]:
    """DG610: a kind that is all but one of the usual ones, or looks like the id of one: another kind has a name."""
    usual = (*KIND_IDS, *(spellings[0] for _, spellings in DUTY_KINDS))
    for place, rule in enumerate(edition.rubric.duties):
        near = nearest(rule.kind, usual, cutoff=_ALL_BUT)
        misspelt = rule.kind_id not in KIND_IDS and (near or _ID.fullmatch(rule.kind))
        if misspelt:
            facts = {"key": "kind", "options": KIND_IDS, "near": near or nearest(rule.kind, usual)}
            yield finding_at(edition, "DG610", ("duties", place, "kind"), value=rule.kind, facts=facts)


def _units_with_roles(edition: Edition) -> Iterator[Finding]:
    """DG607: units have no roles, so that nobody would be asked."""
    for place, rule in enumerate(edition.rubric.duties):
        if rule.from_ == "units" and rule.roles:
            options = ("everyone", "party_members", "official_members")
            facts = {"key": "from", "options": options}
            yield finding_at(edition, "DG607", ("duties", place, "roles"), value="units", facts=facts)


def _days(edition: Edition) -> Iterator[Finding]:
    """DG607: a day of one year on which the rubric is not in force."""
    effective = edition.rubric.effective
    for place, rule in enumerate(edition.rubric.duties):
        day = rule.due(rule.only_year) if rule.only_year else None
        if day and effective.from_ and day < effective.from_:
            facts: dict[str, object] = {"key": "by", "least": effective.from_}
        elif day and effective.to and day > effective.to:
            facts = {"key": "by", "most": effective.to}
        else:
            continue
        yield finding_at(edition, "DG607", ("duties", place, "by"), value=rule.by, facts=facts)


def _same_kind(edition: Edition) -> Iterator[Finding]:
    """DG609: two duties of one kind that may ask the same person in one year: a row could be for either."""
    rules = list(enumerate(edition.rubric.duties))
    for (first, one), (place, other) in combinations(rules, 2):
        if one.kind_id == other.kind_id and _may_meet(one, other):
            yield _again(edition, ("duties", place, "kind"), other.kind, ("duties", first, "kind"))


def _signs(edition: Edition) -> Iterator[Finding]:
    """DG609: a sign twice in a list, or in two lists that may be for one person: a row could be about either."""
    seen: dict[str, list[tuple[int, int, Checklist]]] = defaultdict(list)
    for place, rule in enumerate(edition.rubric.checklists):
        for at, sign in enumerate(rule.signs):
            for first, earlier, other in seen[fold(sign.id)]:
                apart = rule.roles and other.roles and _folded(rule.roles).isdisjoint(_folded(other.roles))
                if other is rule or not apart:
                    path = ("checklists", place, "signs", at, "id")
                    yield _again(edition, path, sign.id, ("checklists", first, "signs", earlier, "id"))
                    break
            seen[fold(sign.id)].append((place, at, rule))


def _may_meet(one: DutyRule, other: DutyRule) -> bool:
    if (one.from_ == "units") != (other.from_ == "units"):
        return False
    if one.only_year and other.only_year and one.only_year != other.only_year:
        return False
    return not (one.roles and other.roles and _folded(one.roles).isdisjoint(_folded(other.roles)))


def _folded(roles: Iterable[str]) -> set[str]:
    return {fold(role) for role in roles}


def _again(edition: Edition, path: tuple[str | int, ...], value: str, first: tuple[str | int, ...]) -> Finding:
    line = edition.line(first)
    facts = {"first": None if line is None else str(line)}
    return finding_at(edition, "DG609", path, value=value, facts=facts)
