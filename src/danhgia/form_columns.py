"""The columns of a unit's sheet: what each is about, and those that a rubric's sheet asks for.

Headings are Vietnamese whatever the language of messages: they are data, printed on paper and voted on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from danhgia.numbers import vietnamese
from danhgia.reckoning import ASSIGNED, DONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from danhgia.rubric import Criterion, Sheet, Subject

ColumnKind = Literal[
    "index", "code", "name", "position", "score", "derived", "subtotal", "extra", "extra_reason", "total", "fact",
    "level", "self_total", "self_level", "ballot", "reason", "note",
]  # fmt: skip
PERSON_KINDS: frozenset[ColumnKind] = frozenset({"code", "name", "position", "reason", "note"})
CLAIM_KINDS: frozenset[ColumnKind] = frozenset(
    {"derived", "subtotal", "total", "level", "self_total", "self_level", "ballot", "extra", "extra_reason", "fact"}
)
"""Columns that say more about somebody than scores: what the sheet claims, and what decides besides points."""
REQUIRED_KINDS: frozenset[ColumnKind] = frozenset({"code", "name", "score"})
"""Without these a sheet cannot be graded; any other column that is missing is an absent claim."""

DECIDING_KINDS: frozenset[ColumnKind] = REQUIRED_KINDS | {"total", "level", "ballot", "reason", "extra", "fact"}
"""In a workbook that our template made these are there; one that is not has been lost, with what stood in it."""

SELF_GROUPS: Mapping[Subject, str] = {"person": "Cá nhân tự đánh giá", "organisation": "Tổ chức tự đánh giá"}
"""Over what those whom a sheet rates say of themselves."""

_UNITS = {"percent": " (%)", "number": "", "yes_no": " (có/không)"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the unit sheet: what it holds, its lower heading, and the heading that spans it, if any.

    `key` is the criterion's or domain's id, or a fact's, a bonus's or a deduction's; `label` its printed label; `cap`
    the most points it can hold. `part` tells the two numbers of a ratio apart.
    """

    kind: ColumnKind
    heading: str
    key: str = ""
    label: str = ""
    group: str = ""
    cap: Decimal | None = None
    part: str = ""


def columns_of(sheet: Sheet) -> Iterator[Column]:
    """Yield the columns of what is filled in for a sheet's scores, facts and extras, and of what they come to."""
    yield from _scored(sheet)
    yield from _extras(sheet)
    for fact in sheet.facts:
        yield Column("fact", f"{fact.name}{_UNITS[fact.kind]}", key=fact.id, label=fact.name)
    yield from _totals(sheet)


def _scored(sheet: Sheet) -> list[Column]:
    columns = []
    for domain in sheet.domains:
        group = f"{domain.printed}. {domain.name} (tối đa {vietnamese(domain.cap)} điểm)"
        columns += [column for criterion in domain.every for column in _inputs(criterion, group)]
        columns.append(
            Column(
                "subtotal", f"Cộng {domain.printed}", key=domain.id, label=domain.printed, group=group, cap=domain.cap
            )
        )
    return columns


def _totals(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of what points come to; none where nothing is scored."""
    if sheet.levels_only:
        return ()
    total = sheet.score.total
    return (
        Column("total", f"Tổng điểm (tối đa {vietnamese(total)})", cap=total),
        Column("level", "Mức theo điểm"),
        Column("self_total", "Tổng điểm tự chấm", group=SELF_GROUPS[sheet.subject], cap=total),
    )


def _inputs(criterion: Criterion, group: str) -> list[Column]:
    """Return the columns of what is filled in for a criterion: one, or the two numbers of a ratio."""
    heading, cap = f"{criterion.printed} {criterion.name}", vietnamese(criterion.cap)
    own: dict[str, Any] = {"key": criterion.id, "group": group, "cap": criterion.cap}
    if criterion.ratio:
        texts = ((ASSIGNED, "giao", criterion.ratio.assigned), (DONE, "đạt", criterion.ratio.done))
        return [
            Column("score", f"{label} {text}", label=label, part=part, **own)
            for part, word, text in texts
            for label in (f"{criterion.printed} {word}:",)
        ]
    if criterion.tasks:
        return [Column("derived", f"{heading} ({cap}, theo bảng nhiệm vụ)", label=criterion.printed, **own)]
    if criterion.figure:
        heading = f"{heading} ({criterion.figure.unit}; {cap} điểm)"
        return [Column("score", heading, label=criterion.printed, **own)]
    return [Column("score", f"{heading} ({cap})", label=criterion.printed, **own)]


def _extras(sheet: Sheet) -> list[Column]:
    """Return the columns of bonuses and deductions, with one for their reason."""
    lines = [("Điểm thưởng", one) for one in sheet.bonuses] + [("Điểm trừ", one) for one in sheet.deductions]
    columns = [
        Column(
            "extra",
            f"{one.printed} {one.name} (tối đa {vietnamese(one.cap)})",
            key=one.id,
            label=one.printed,
            group=group,
            cap=one.cap,
        )
        for group, one in lines
    ]
    return [*columns, Column("extra_reason", "Lý do điểm thưởng, điểm trừ")] if columns else []
