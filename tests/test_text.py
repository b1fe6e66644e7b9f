from __future__ import annotations

import unicodedata

import pytest

from danhgia.text import clean, fold, nearest, same


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  I.1   Tư tưởng ", "I.1 Tư tưởng"),
        ("CB03-012", "CB03-012"),
        ("  92.5  ", "92.5"),
        ("a\tb\nc", "a b c"),
        ("Mã\u00a0số", "Mã số"),
        ("Mã\u200b số\ufeff", "Mã số"),
        ("\u202e01", "\ufffd01"),
        ("Mẫu\u2028hai", "Mẫu hai"),
        ("x\ud800y", "xy"),
        ("", ""),
    ],
)
def test_text_is_kept_trimmed_with_single_spaces_and_nothing_invisible(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_text_is_kept_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Nguyễn Thị Mẫu")) == "Nguyễn Thị Mẫu"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "hòa bình"),
        ("Thuỷ", "thủy"),
        ("ĐẢNG  VIÊN", "đảng viên"),
        ("Ðảng viên", "Đảng viên"),
        ("CB–03", "cb-03"),
        (unicodedata.normalize("NFD", "Đánh giá"), "đánh giá"),
    ],
)
def test_spelling_habits_make_no_difference(one: str, other: str) -> None:
    assert same(one, other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hoả"), ("Mẫu", "Mâu"), ("Đông", "Dông"), ("I.1", "I.10")])
def test_another_tone_or_letter_is_another_word(one: str, other: str) -> None:
    assert not same(one, other)


def test_the_nearest_candidate_is_suggested_as_it_is_spelled() -> None:
    assert nearest("cham diem", ["Kiểm phiếu", "Chấm điểm"]) == "Chấm điểm"
    assert nearest("xyz", ["Kiểm phiếu", "Chấm điểm"]) is None
    assert nearest("xyz", []) is None
    assert nearest("CB01-01", ["CB01-011"], cutoff=0.99) is None
