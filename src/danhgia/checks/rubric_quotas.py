"""What can be wrong with a rubric's quotas: levels that are not there, keys that need or bar one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at
from danhgia.numbers import plain
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Edition, Quota

_OF_UNITS = ("unit", "parent", "unit_role_group", "parent_role_group")


def check_rubric_quotas(edition: Edition) -> list[Finding]:
    """Return DG606, DG607, DG609 and DG610 about the quotas, each at its key."""
    first: dict[tuple[object, ...], int] = {}
    found = []
    for place, quota in enumerate(edition.rubric.quotas):
        faults = [*_levels(edition, quota, place), *_keys(edition, quota, place)]
        found += faults
        same = (quota.level, quota.of, quota.of_level, quota.group, quota.on)
        earlier = first.setdefault(same, place)
        if earlier != place and not faults:
            line = edition.line(("quotas", earlier))
            facts = {"first": None if line is None else str(line)}
            found.append(finding_at(edition, "DG609", ("quotas", place), value=f"quotas: {quota.level}", facts=facts))
    return found


def _levels(edition: Edition, quota: Quota, place: int) -> Iterator[Finding]:
    """DG610: a level that the rubric does not have; DG607: a share of the very people it limits, or of better ones."""
    ids = tuple(level.id for level in edition.rubric.main.levels)
    for key in ("level", "of_level"):
        value = getattr(quota, key)
        if value is not None and value not in ids:
            facts = {"key": key, "options": ids, "near": nearest(value, ids)}
            yield finding_at(edition, "DG610", ("quotas", place, key), value=value, facts=facts)
    if quota.level not in ids:
        return
    below = ids[ids.index(quota.level) + 1 :]
    if quota.of != "rated" and quota.of_level in ids and quota.of_level not in below:
        facts = {"key": "of_level", "options": below}
        yield finding_at(edition, "DG607", ("quotas", place, "of_level"), value=quota.of_level or "", facts=facts)


def _keys(edition: Edition, quota: Quota, place: int) -> Iterator[Finding]:
    """DG606 where a key needs another one, DG607 where one stands beside another that leaves it no meaning."""
    path, facts = ("quotas", place), dict[str, object]()
    for key, needed, given in (
        ("of_level", quota.of != "rated", quota.of_level is not None),
        ("head_posts", quota.heads == "excluded", bool(quota.head_posts)),
    ):
        if needed and not given:
            yield finding_at(edition, "DG606", path, value=key)
        if given and not needed:
            other = ("of", ("exactly", "at_least")) if key == "of_level" else ("heads", ("excluded",))
            facts = {"key": other[0], "options": other[1]}
            yield finding_at(edition, "DG607", (*path, key), value=str(getattr(quota, other[0])), facts=facts)
    if quota.raised and quota.group not in _OF_UNITS:
        facts = {"key": "group", "options": _OF_UNITS}
        yield finding_at(edition, "DG607", (*path, "raised"), value=quota.group, facts=facts)
    if quota.raised and quota.raised.share <= quota.share:
        facts = {"key": "share", "above": quota.share}
        value, limit = plain(quota.raised.share), plain(quota.share)
        yield finding_at(edition, "DG607", (*path, "raised", "share"), value=value, limit=limit, facts=facts)
    if quota.small and quota.small.places >= quota.small.below:
        facts = {"key": "places", "below": quota.small.below}
        value, limit = str(quota.small.places), str(quota.small.below)
        yield finding_at(edition, "DG607", (*path, "small", "places"), value=value, limit=limit, facts=facts)
