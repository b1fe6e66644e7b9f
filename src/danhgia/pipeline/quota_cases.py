"""Worked cases of quotas, run through the very code that holds a quota against a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danhgia.findings import Location
from danhgia.headcount import Counted
from danhgia.members import Member
from danhgia.periods import Period
from danhgia.quotas import check_quotas
from danhgia.readers.cases_file import level_id
from danhgia.registers import RaisedShare
from danhgia.roster import Roster, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.readers.quota_cases import QuotaGiven
    from danhgia.rubric import Rubric

_UNIT, _PARENT, _HEAD = "U", "P", "H"


def from_numbers(rubric: Rubric, given: QuotaGiven) -> Mapping[str, object]:
    """Hold one of a rubric's quotas against a group, and return what comes of it."""
    quota = rubric.quotas[given.quota - 1]
    roster = Roster(
        (Member(_HEAD, _HEAD, _UNIT),), {_UNIT: Unit(_UNIT, _UNIT, _PARENT), _PARENT: Unit(_PARENT, _PARENT)}
    )
    levels = [level for level, number in given.counted.items() for _ in range(number)]
    people = [_person(place, level_id(rubric.main, level), given) for place, level in enumerate(levels)]
    people += [_person(len(levels) + place, None, given) for place in range(given.without)]
    if quota.heads == "excluded":  # a head besides those counted, so that it can be told who is one
        people.append(
            Counted(_HEAD, _HEAD, _UNIT, _UNIT, "person", "not_rated", role_group=_UNIT, post=quota.head_posts[0])
        )
    unit = _PARENT if quota.group.startswith("parent") else _UNIT
    year = Period(2000, "year", 1)
    day = date(2000, 1, 1)
    raised = {unit: RaisedShare(unit, year, given.raised, "…", day, Location())} if given.raised else {}
    one = rubric.model_copy(update={"quotas": (quota,)})
    checked = check_quotas(one, people, roster, raised, on=quota.on)
    limits = [found.limit for found in checked.groups]
    return {
        "max": limits[0].most if limits else None,
        "reduce": limits[0].reduce if limits else None,
        "findings": tuple(sorted(finding.code for finding in checked.findings)),
    }


def _person(place: int, level: str | None, given: QuotaGiven) -> Counted:
    code, standing = f"C{place}", "not_rated" if level is None else "rated"
    return Counted(code, code, _UNIT, _UNIT, "person", standing, level, given.decided, role_group=_UNIT)  # type: ignore[arg-type]  # one of two standings
