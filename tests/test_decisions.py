from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from danhgia.decisions import Grade, Layers, conjunction, eligible

if TYPE_CHECKING:
    from danhgia.decisions import Outcome


@pytest.mark.parametrize(("outcome", "word"), [(True, "yes"), (False, "no"), (None, "undetermined")])
def test_each_outcome_has_its_word(outcome: Outcome, word: str) -> None:
    assert eligible(outcome) == word


def test_one_failure_settles_a_conjunction_whatever_is_unknown() -> None:
    for outcomes in product((True, False, None), repeat=3):
        possible = {all(whole) for whole in product(*[(True, False) if one is None else (one,) for one in outcomes])}
        assert conjunction(outcomes) is (possible.pop() if len(possible) == 1 else None)
    assert conjunction(()) is True


def test_a_grade_that_is_none_holds_nothing() -> None:
    grade = Grade("A1", "Mẫu 1", "CB01", "Chi bộ 1", "missing")
    assert (grade.level, grade.total, grade.level_from, grade.layers) == (None, None, None, Layers())
    assert grade.kind == "person"
