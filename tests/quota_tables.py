"""Quotas and groups of people for tests: a rubric with one quota, and lists of so many at each level."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.headcount import Counted
from sample_rubric import sample_rubric

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.rubric import Quota, Rubric

QUOTA: Mapping[str, object] = {
    "level": "excellent",
    "share": Decimal(20),
    "of": "exactly",
    "of_level": "good",
    "group": "unit",
    "rounding": "down",
    "on": "period",
}


def rubric_with(*quotas: Mapping[str, object]) -> Rubric:
    """Return the sample rubric with quotas: each is the usual one with keys replaced."""
    return sample_rubric(quotas=[{**QUOTA, **keys} for keys in quotas or ({},)])


def quota(**keys: object) -> Quota:
    """Return the usual quota with keys replaced; one without `of_level` takes None."""
    given = {**QUOTA, **keys}
    return rubric_with({key: value for key, value in given.items() if value is not None}).quotas[0]


def people(unit: str = "CB01", *, decided: bool = False, **levels: int) -> list[Counted]:
    """Return people of a unit, so many of each level; `none` are exempt, `open` still to be rated."""
    found: list[Counted] = []
    for level, number in levels.items():
        for _ in range(number):
            code = f"{unit}-{len(found) + 1:03}"
            total = Decimal(95) - Decimal(len(found)) / 2 if level in {"excellent", "good", "completed"} else None
            standing = {"none": "not_rated", "open": "open", "outside": "outside"}.get(level, "rated")
            found.append(
                Counted(
                    code,
                    f"Mẫu {code}",
                    unit,
                    f"Chi bộ {unit[2:]}",
                    "person",
                    standing,  # type: ignore[arg-type]  # one of the words
                    level if standing == "rated" else None,
                    decided,
                    total,
                )
            )
    return found
