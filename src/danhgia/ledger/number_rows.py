"""The numbers of a run, quota by quota and place by place, and of measures taken, as values that JSON knows."""

from __future__ import annotations

from dataclasses import astuple, fields
from typing import TYPE_CHECKING, Any

from danhgia.distributions import Distribution
from danhgia.ledger import codec
from danhgia.measures import Disciplined, Measures, RemindersSent
from danhgia.quota_limits import Limit, Reading
from danhgia.quotas import Group, QuotaGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack_distribution(row: Distribution) -> list[object]:
    """Return a row of a table of numbers as a list."""
    return [list(row.levels.items()) if name == "levels" else getattr(row, name) for name in _COLUMNS]


def unpack_distribution(packed: list[Any]) -> Distribution:
    """Return the row that `pack_distribution` made a list of.

    Raises:
        codec.DAMAGE: it did not.
    """
    columns = dict(zip(_COLUMNS, packed, strict=True))
    levels = columns.pop("levels")
    return Distribution(**columns, levels=dict(levels))


def pack_quota(one: QuotaGroup) -> dict[str, object]:
    """Return what a quota came to in a group as values that JSON knows.

    Raises:
        TypeError: a fact of a reason is of a type that facts cannot have.
    """
    limit, group = one.limit, one.group
    facts: dict[str, object] = {name: getattr(one, name) for name in _PLAIN}
    facts |= {
        "group": (group.unit, group.unit_name, group.role_group, *((group.kind,) if group.kind else ())),
        "levels": tuple(one.levels.items()),
        "limit": (limit.most, limit.reduce, limit.of_places),
        "readings": tuple((row.of, row.how, row.denominator, row.most, row.reduce) for row in limit.readings),
        "work": limit.work,
    }
    return codec.pack_facts(facts)


def unpack_quota(packed: Mapping[str, object]) -> QuotaGroup:
    """Return what `pack_quota` made values of.

    Raises:
        codec.DAMAGE: it did not.
    """
    facts: dict[str, Any] = codec.unpack_facts(packed)
    most, reduce, of_places = facts.pop("limit")
    readings = tuple(Reading(*row) for row in facts.pop("readings"))
    limit = Limit(most, reduce, readings, facts.pop("work"), of_places)
    return QuotaGroup(group=Group(*facts.pop("group")), levels=dict(facts.pop("levels")), limit=limit, **facts)


def pack_measures(found: Measures) -> dict[str, object]:
    """Return measures as values that JSON knows."""
    facts = {one.name: getattr(found, one.name) for one in fields(found)}
    listed = {name: tuple(map(astuple, facts[name])) for name in ("reminders", "discipline")}
    return codec.pack_facts(facts | listed)


def unpack_measures(packed: Mapping[str, object]) -> Measures:
    """Return the measures that `pack_measures` made values of.

    Raises:
        codec.DAMAGE: it did not.
    """
    facts: dict[str, Any] = codec.unpack_facts(packed)
    reminders = tuple(RemindersSent(*row) for row in facts.pop("reminders"))
    discipline = tuple(Disciplined(*row) for row in facts.pop("discipline"))
    return Measures(reminders=reminders, discipline=discipline, **facts)


_PLAIN = (
    "quota", "people", "decided", "open", "heads", "share", "document", "document_date", "ties", "tied",
)  # fmt: skip
_COLUMNS = (
    "by", "kind", "subjects", "levels", "not_rated", "outside", "open", "unit", "unit_name", "parent", "role_group",
    "depth",
)  # fmt: skip
