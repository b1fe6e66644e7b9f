"""The register “Việc phải nộp”: what was handed in, adopted and made public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.registers.values import Duty
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.checks.row_checks import Rows
    from danhgia.findings import Finding


def read_duties(rows: Rows, kinds: Mapping[str, str]) -> Iterator[Duty]:
    """Yield what the register says; `kinds` are the ids of the kinds there are, by folded spelling."""
    for entry in rows.entries:
        subject, kind = rows.subject(entry), kinds.get(fold(entry.text("kind")), "")
        if subject:
            yield Duty(
                subject,
                entry.at(),
                kind=kind,
                due=entry.day("due"),
                handed_in=entry.day("handed_in"),
                adopted=entry.day("adopted"),
                place=entry.text("place"),
                published=entry.day("published"),
            )


def check_duties(rows: Rows, kinds: Mapping[str, str], names: tuple[str, ...]) -> Iterator[Finding]:
    """DG553 duty-kind-unknown; DG554, DG555, DG558: days out of order, rows twice, steps left out."""
    for entry in rows.entries:
        typed = entry.text("kind")
        if typed and fold(typed) not in kinds:
            facts = {"options": names, "near": nearest(typed, names)}
            yield rows.found("DG553", entry, "kind", value=typed, **facts)
    yield from rows.check_order("handed_in", "adopted")
    yield from rows.check_order("adopted", "published")
    for entry in rows.entries:
        first, last = entry.day("handed_in"), entry.day("published")
        if first and last and last < first and entry.day("adopted") is None:
            yield rows.out_of_order(entry, "published", last, (rows.heading("handed_in"), first))
        for step in ("adopted", "published"):
            if entry.day(step) and not entry.day("handed_in"):
                yield rows.found(
                    "DG558", entry, "handed_in", field=rows.heading(step), value2=rows.heading("handed_in")
                )
                break
    yield from rows.check_step("place", "published")
    yield from rows.check_step("published", "place")
    yield from _twice(rows, kinds)


def _twice(rows: Rows, kinds: Mapping[str, str]) -> Iterator[Finding]:
    """DG555: one kind for one subject in one year twice."""
    keyed = []
    for entry in rows.entries:
        subject, kind = rows.subject(entry), kinds.get(fold(entry.text("kind")))
        day = entry.day("due") or entry.day("handed_in")
        if subject and kind:
            keyed.append((entry, (subject, kind, day and day.year)))
    yield from rows.twice(keyed)
