"""Worked cases of a quota: so many people of a group have each level, and so many may."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from danhgia.fields import Label, Text, Whole
from danhgia.rubric import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.rubric import Rubric

Number = Annotated[Whole, Field(ge=0, le=1_000_000)]


class QuotaGiven(Model):
    """One group: how many of those rated have each level, under the level as sheets write it.

    `quota` is which of the rubric's quotas is meant, counted from 1. `without` is how many more the group has who are
    not rated, `raised` the share that a document raised for its unit; `decided`: the levels are decided, not proposed.
    """

    counted: Annotated[Mapping[Label, Number], Field(min_length=1)]
    quota: Annotated[Whole, Field(ge=1, le=100)] = 1
    without: Number = 0
    raised: Annotated[Whole, Field(ge=1, le=100)] | None = None
    decided: bool = False


class QuotaExpect(Model):
    """What must come of it: how many may have the level, by how many fewer, and which codes are reported.

    `max` and `reduce` are null where there is nobody to take a share of.
    """

    max: Number | None = None
    reduce: Number | None = None
    findings: tuple[Annotated[str, Field(pattern=r"^DG\d{3}$")], ...] | None = None


class QuotaCase(Model):
    """One group under one quota."""

    case: Text
    note: Text | None = None
    given: QuotaGiven
    expect: QuotaExpect


def unknown_quota(case: QuotaCase, rubric: Rubric) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield that a case is about a quota that the rubric does not have: key, number, what there is."""
    known = tuple(str(place) for place, _ in enumerate(rubric.quotas, start=1))
    if str(case.given.quota) not in known:
        yield "quota", str(case.given.quota), known
