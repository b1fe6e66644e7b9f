"""Words that stand in place of points: "không áp dụng", yes or no, a word of a frame.

Readers know no rubric, so to them a word in a score's cell is no number. Here, once per batch, those that the criterion
allows become what they mean; every other one stays what it was, and is said to be no number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.numbers import to_scaled
from danhgia.sheets import Fault, State
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.rubric import Criterion, Sheet
    from danhgia.scores import Batch

NOT_APPLICABLE = ("K/AD", "Không áp dụng", "KAD", "Không AD", "N/A")
"""How sheets say that a criterion does not concern somebody; the first is what templates offer."""
YES = ("Có", "Đạt", "Đảm bảo", "Bảo đảm", "x")
NO = ("Không", "Không đạt", "Không đảm bảo", "Không bảo đảm")
YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(map(fold, YES), True),
    **dict.fromkeys(map(fold, NO), False),
}


def spelled_out(batch: Batch, sheet: Sheet) -> Batch:
    """Return a batch in which the words that criteria allow are what they mean."""
    known = {one.id: words_of(one) for one in sheet.criteria}
    meant = {
        (place, word): value
        for place, column in enumerate(batch.form.columns)
        if column.kind == "score"
        for word, value in known[column.key].items()
    }
    if not meant:
        return batch
    scores = batch.scores.copy()
    doubtful = scores.index[scores["fault"] == Fault.NOT_A_NUMBER]
    for at, what, raw in zip(doubtful, scores["what"][doubtful], scores["raw"][doubtful], strict=True):
        if (what, fold(raw)) in meant:
            state, scaled = meant[what, fold(raw)]
            scores.loc[at, "state"], scores.loc[at, "fault"], scores.loc[at, "scaled"] = state, Fault.NONE, scaled
    return replace(batch, scores=scores)


def words_of(criterion: Criterion) -> dict[str, tuple[State, int]]:
    """Return what each folded word in a criterion's cell means: a state, and millionths of points."""
    found: dict[str, tuple[State, int]] = {}
    if criterion.full_or_zero:
        cap = to_scaled(criterion.cap) or 0
        found |= {word: (State.NUMBER, cap if yes else 0) for word, yes in YES_NO.items()}
    for step in criterion.frame or ():
        found[fold(step.word)] = (State.NUMBER, to_scaled(criterion.cap * step.share / 100) or 0)
    if criterion.not_applicable != "forbid":
        found |= dict.fromkeys(map(fold, NOT_APPLICABLE), (State.NOT_APPLICABLE, 0))
    return found
