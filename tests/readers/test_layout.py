from __future__ import annotations

from collections import deque
from dataclasses import replace

import pytest

from danhgia.form_columns import Column
from danhgia.forms import UnitForm
from danhgia.readers.header_search import find_layout
from danhgia.readers.layout import numbered, words
from danhgia.readers.unit_header import header_of
from tables_builder import HEADER, HEADER_MERGES, grid, people, small_form

FORM = small_form()
EVERYTHING = {place: place + 1 for place in range(16)}

HEAD = """
ĐẢNG BỘ MẪU | | | | ĐẢNG CỘNG SẢN VIỆT NAM
CHI BỘ MẪU | | | | ……, ngày 28 tháng 9 năm 2018
| BẢNG CHẤM ĐIỂM, XẾP LOẠI
Họ và tên: | Người lập Mẫu | Chức vụ: | Bí thư
"""


def test_the_template_s_own_header_is_found_whole() -> None:
    layout = find_layout(grid(people("1 | A-1 | Mẫu 01"), merges=HEADER_MERGES), header_of(FORM))
    assert layout is not None
    assert (layout.header, layout.number_row, layout.first_row) == ((1, 2), 3, 4)
    assert layout.columns == EVERYTHING
    assert not layout.doubled
    assert not layout.unknown


def test_every_cell_of_the_header_says_what_it_became() -> None:
    layout = find_layout(grid(people(), merges=HEADER_MERGES), header_of(FORM))
    assert layout is not None
    said = {(taken.row, taken.column): (taken.place, taken.why) for taken in layout.why}
    assert said[1, 2] == (1, "heading")
    assert said[1, 5] == (None, "group")
    assert said[2, 5] == (4, "heading")


@pytest.mark.parametrize("lines_above", [0, 1, 9, 54])
def test_the_header_is_found_below_any_head(lines_above: int) -> None:
    table = "\n" * lines_above + HEAD.strip("\n") + "\n" + people("1 | A-1")
    layout = find_layout(grid("x" + table), header_of(FORM))
    assert layout is not None
    assert layout.header == (lines_above + 5, lines_above + 6)
    assert layout.columns == EVERYTHING
    assert not layout.doubled


@pytest.mark.parametrize(
    ("table", "merges"),
    [
        (people("1 | A-2 | Mẫu 02"), HEADER_MERGES),
        (people("1 | A-2 | Mẫu 02"), ()),
        (HEAD.strip("\n") + people("1 | A-2 | Mẫu 02"), HEADER_MERGES),
        ("Mã số | Họ và tên" + HEAD + people("1 | A-2 | Mẫu 02").replace("I.1", "I.3"), HEADER_MERGES),
        (HEAD.replace("ĐẢNG BỘ", "Mã số | Họ và tên | I.1 ") + people("1 | A-2 | Mẫu 02"), ()),
        (people("1 | A-2 | Mẫu 02", header="TT | Mã số | Họ và tên | I.1 | I.2 | II.1"), ()),
        (people("(1) | (2) | (3) | (4) | (5) | (6)", header="TT | Mã số | Họ và tên | I.1 | I.2 | II.1"), ()),
        (people("| | | | Tổng điểm", header="TT | Mã số | Họ và tên | I.1 | I.2 | II.1"), ()),
    ],
)
def test_a_header_met_before_is_found_where_a_search_finds_it(table: str, merges: tuple[str, ...]) -> None:
    sheet = grid(table, merges=merges)
    for before in (people("1 | A-1"), people("1 | A-1", header="TT | Mã số | Họ và tên | I.1 | I.2 | II.1"), HEAD):
        known = replace(header_of(FORM), met=deque())
        find_layout(grid(before, merges=merges), known)
        assert find_layout(sheet, known) == find_layout(sheet, replace(known, met=deque()))
        assert find_layout(sheet, known) == find_layout(sheet, replace(known, met=deque()))


def test_a_header_below_row_sixty_is_not_looked_for() -> None:
    assert find_layout(grid(people(), first_row=61), header_of(FORM)) is None


def test_columns_in_another_order_from_another_place_are_found_by_their_words() -> None:
    table = """
    | | Họ và tên: | MÃ SỐ | II.1 | I.2. Học tập | I.1 – Trung thành | TỔNG ĐIỂM
    | | Mẫu 01 | A-1 | 3 | 3 | 4 | 10
    """
    layout = find_layout(grid(table, first_row=5), header_of(FORM))
    assert layout is not None
    assert layout.columns == {2: 3, 1: 4, 7: 5, 5: 6, 4: 7, 9: 8}
    assert (layout.header, layout.number_row, layout.first_row) == ((5, 5), None, 6)


def test_decomposed_letters_no_break_spaces_and_tone_habits_are_the_same_words() -> None:
    table = "Mã\u00a0số | Ho\u0323 va\u0300 tên | I.1 | Lý do không đánh giá , xếp loại"
    layout = find_layout(grid(table), header_of(FORM))
    assert layout is not None
    assert layout.columns == {1: 1, 2: 2, 4: 3}


def test_i_1_is_neither_i_10_nor_ii_1() -> None:
    layout = find_layout(grid("Mã số | Họ và tên | I.10 Khác | I.1.2 Khác | II.1 Gương mẫu"), header_of(FORM))
    assert layout is not None
    assert layout.columns == {1: 1, 2: 2, 7: 5}
    assert [taken.heading for taken in layout.unknown] == ["I.10 Khác", "I.1.2 Khác"]


def test_codes_in_the_lower_row_do_not_lose_the_totals_in_the_upper_one() -> None:
    table = """
    | | I. Tư tưởng (tối đa 7 điểm) | | Tổng điểm
    Mã số | Họ và tên | I.1 | I.2 |
    """
    layout = find_layout(grid(table), header_of(FORM))
    assert layout is not None
    assert layout.columns == {1: 1, 2: 2, 4: 3, 5: 4, 9: 5}


def test_criteria_on_two_levels_are_both_taken() -> None:
    table = """
    Mã số | Họ và tên | I.1 | Nhóm mới |
    | | | I.2 | II.1
    A-1 | Ghi chú | 4 | 3 | 3
    """
    layout = find_layout(grid(table), header_of(FORM))
    assert layout is not None
    assert layout.header == (1, 2)
    assert layout.columns == {1: 1, 2: 2, 4: 3, 5: 4, 7: 5}
    assert not layout.unknown


def test_a_column_that_is_there_twice_is_in_neither_place() -> None:
    layout = find_layout(grid("Mã số | Họ và tên | I.1 | I.2 | I.1 lần hai"), header_of(FORM))
    assert layout is not None
    assert layout.columns == {1: 1, 2: 2, 5: 4}
    assert [(first.column, second.column) for first, second in layout.doubled.values()] == [(3, 5)]


def test_the_same_words_again_in_the_same_column_are_no_second_column() -> None:
    layout = find_layout(grid("Mã số | Họ và tên | Nhóm\nMã số | Họ và tên | I.1"), header_of(FORM))
    assert layout is not None
    assert layout.header == (2, 2)
    layout = find_layout(grid("Mã số | Họ và tên | I.1\nMã số | | | I.2"), header_of(FORM))
    assert layout is not None
    assert [taken.why for taken in layout.why] == ["heading", "heading", "heading", "again", "heading"]
    assert layout.columns == {1: 1, 2: 2, 4: 3, 5: 4}


def test_without_codes_the_fullest_header_is_taken() -> None:
    table = """
    Họ và tên | I.1
    x
    y
    z
    TT | Họ và tên | I.1 | I.2 | II.1
    """
    layout = find_layout(grid(table), header_of(FORM))
    assert layout is not None
    assert layout.header == (5, 5)
    assert 1 not in layout.columns


def test_no_header_at_all() -> None:
    assert find_layout(grid("Họ và tên | Ngày sinh\nMẫu 01 | 1990"), header_of(FORM)) is None
    assert find_layout(grid(""), header_of(FORM)) is None


def test_text_beneath_a_joined_area_heads_nothing() -> None:
    layout = find_layout(grid("Mã số | Họ và tên | I.1 | I.2", merges=("C1:D1",)), header_of(FORM))
    assert layout is not None
    assert 5 not in layout.columns


def test_two_criteria_printed_alike_are_told_apart_by_their_group_or_not_at_all() -> None:
    columns = (
        Column("code", "Mã số"),
        Column("name", "Họ và tên"),
        Column("score", "1 Mẫu (3)", key="a", label="1", group="I. Một (tối đa 3 điểm)"),
        Column("score", "1 Mẫu (3)", key="b", label="1", group="II. Hai (tối đa 3 điểm)"),
    )
    form = UnitForm("main", columns, ())
    grouped = "Mã số | Họ và tên | II. HAI | | I. Một (3 điểm)\n | | 1 Mẫu | | 1 Mẫu"
    layout = find_layout(grid(grouped), header_of(form))
    assert layout is not None
    assert layout.columns == {0: 1, 1: 2, 3: 3, 2: 5}
    bare = find_layout(grid("Mã số | Họ và tên | 1 Mẫu | 1 Mẫu"), header_of(form))
    assert bare is not None
    assert bare.columns == {0: 1, 1: 2}
    assert len(bare.unknown) == 2


@pytest.mark.parametrize(
    ("texts", "are_numbers"),
    [
        (["(1)", "(2)", "(3)"], True),
        (["1", "2", "3", "4"], True),
        (["A", "B", "1", "2", "3"], True),
        (["1", "2", "(3)=(1)+(2)"], True),
        (["1", "2", "3=1+2"], True),
        (["1", "2"], False),
        (["1", "2", "4"], False),
        (["1", "2", "4", "3"], False),
        (["(1)", "(3)", "(2)"], True),
        (["(1)", "(2)", "(4)"], True),
        (["(1)", "(2)", "(2)"], False),
        (["1", "A-1", "Mẫu 01", "4"], False),
        (["A", "B"], False),
        ([], False),
    ],
)
def test_rows_of_column_numbers(texts: list[str], are_numbers: bool) -> None:  # noqa: FBT001
    assert numbered(texts, 2) is are_numbers


def test_three_numbers_do_not_number_a_table_of_ten_columns() -> None:
    assert not numbered(["1", "2", "3"], 5)


def test_words_leave_brackets_and_marks_out() -> None:
    assert words("Tổng điểm (tối đa 100 điểm):") == words("TỔNG ĐIỂM")
    assert words("Mã số") != words("Mã số đơn vị")


def test_the_header_repeats_only_in_its_own_columns() -> None:
    layout = find_layout(grid(HEADER), header_of(FORM))
    assert layout is not None
    assert layout.repeats(2, "MÃ SỐ:")
    assert not layout.repeats(3, "Mã số")
    assert not layout.repeats(2, "")
