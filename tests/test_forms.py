from __future__ import annotations

from decimal import Decimal

import pytest

from danhgia.form_columns import REQUIRED_KINDS
from danhgia.forms import NOT_RATED_ID, bare, level_spellings, unit_form
from danhgia.text import fold
from sample_rubric import sample_rubric
from score_tables import domain, small_rubric

FORM = unit_form(sample_rubric().main, sample_rubric())


def test_the_unit_sheet_has_a_column_per_criterion_and_a_subtotal_per_domain() -> None:
    kinds = [column.kind for column in FORM.columns]
    assert kinds[:4] == ["index", "code", "name", "position"]
    assert kinds.count("score") == 16
    assert kinds.count("subtotal") == 4
    assert kinds[-7:] == ["total", "level", "self_total", "self_level", "ballot", "reason", "note"]
    assert [FORM.columns[place].key for place in FORM.scores][:6] == ["I.1", "I.2", "I.3", "I.4", "I.5", "II.1"]
    assert FORM.levels == ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
    assert set(kinds) >= REQUIRED_KINDS


def test_headings_carry_label_name_and_cap() -> None:
    first = FORM.columns[FORM.place("score", "I.1")]
    assert first.heading == "I.1 Tư tưởng, chính trị – tiêu chí 1 (4)"
    assert first.group == "I. Tư tưởng, chính trị (tối đa 15 điểm)"
    assert first.cap == Decimal(4)
    assert FORM.columns[FORM.place("total")].heading == "Tổng điểm (tối đa 100)"
    assert FORM.columns[FORM.place("reason")].heading == "Lý do không đánh giá, xếp loại"
    assert FORM.columns[FORM.place("ballot")].heading == "Mức chi bộ bỏ phiếu xếp loại"


def test_what_the_form_does_not_have_has_no_place() -> None:
    with pytest.raises(KeyError):
        FORM.place("score", "V.1")


def test_a_printed_label_may_differ_from_the_id() -> None:
    domains = [domain("I", 100, ("a", 40), ("b", 60), label="1")]
    rubric = small_rubric(sheets=[{**small_rubric().main.model_dump(by_alias=True), "domains": domains}])
    form = unit_form(rubric.main, rubric)
    assert [(form.columns[place].key, form.columns[place].label) for place in form.scores] == [("a", "1"), ("b", "1")]


@pytest.mark.parametrize(
    ("heading", "matches"),
    [
        ("I.1 Tư tưởng", True),
        ("i.1", True),
        ("I.1. Tư tưởng", True),
        ("I.1: Tư tưởng", True),
        ("I.10 Tư tưởng", False),
        ("I.1.1 Tư tưởng", False),
        ("II.1 Tư tưởng", False),
        ("I.1a", False),
    ],
)
def test_a_criterion_is_known_by_its_label_in_front(heading: str, *, matches: bool) -> None:
    assert (FORM.place("score", "I.1") in FORM.headed(heading)) is matches


def test_other_columns_are_known_by_their_words_whatever_stands_in_brackets() -> None:
    total = FORM.place("total")
    assert FORM.headed("Tổng điểm") == (total,)
    assert FORM.headed("TỔNG ĐIỂM  (tối đa 10 điểm)") == (total,)
    assert FORM.headed("Tổng điểm tự chấm") == (FORM.place("self_total"),)
    assert FORM.headed("Họ tên người lập") == ()
    assert bare(fold("Mức (theo điểm) cuối:")) == fold("Mức cuối")


def test_every_spelling_of_a_level_is_read() -> None:
    spelled = level_spellings(sample_rubric().main)
    assert (
        spelled[fold("xs")] == spelled[fold("HTXSNV")] == spelled[fold("hoàn thành xuất sắc nhiệm vụ")] == "excellent"
    )
    assert spelled[fold("Không đánh giá, xếp loại")] == spelled[fold("KĐG")] == NOT_RATED_ID
    assert fold("giỏi") not in spelled
