"""The reasons that several scorers are: what each of them brings to a total, and what that comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.ballots import share_text
from danhgia.checks.people_checks import written
from danhgia.decisions import Reason
from danhgia.numbers import SCALE, machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from fractions import Fraction

    from danhgia.combining import Part
    from danhgia.rubric import Sheet
    from danhgia.scores import Batch

SCORERS = "scorers"
"""What the rule of such a reason begins with; that of a scorer is followed by the scorer's id."""


def scorer_reasons(
    every: Batch, sheet: Sheet, parts: tuple[Part, ...], total: Decimal | Fraction | None
) -> Iterator[Reason]:
    """Yield a reason for each scorer whose total counts, then one for what they come to; shares and totals are exact.

    With them anybody can work out the total again: each total times its share, added up, and rounded as it says.
    """
    rule, rounding = sheet.combined, sheet.score.rounding.total
    if rule is None or not parts:
        return
    for part in parts:
        scorer = every.form.scorers[part.scorer]
        facts = {"name": scorer.name, "total": _exact(part.total), "share": part.share, "place": _place(every, part)}
        shown = {"weight": _exact(part.share * 100)} if rule.weights else {"part": share_text(part.share)}
        yield Reason(f"{SCORERS}.{scorer.id}", None, "scorer_share", {**facts, **shown}, rule.basis)
    last = {"to": rounding.to, "how": rounding.how} if rounding else {}
    together: dict[str, object] = {"n": len(parts), "total": total, **last}
    yield Reason(SCORERS, None, "scorers_together", together, rule.basis)


def _exact(value: Fraction) -> Decimal | Fraction:
    """Return a fraction as a decimal where that is exact."""
    return value if value * SCALE % 1 else machine(value)


def _place(every: Batch, part: Part) -> str:
    """Return where a scorer's scores stand: file, sheet and cells."""
    return f"{written(replace(every.at(part.source), row=None))} › {part.cells}"
