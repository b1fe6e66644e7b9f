"""The parts of reading a blank form: points, labels, sums, levels, periods, and what heads a column."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia.drafting.labels import chosen, shapes, split, unbulleted
from danhgia.drafting.lines import FormLevel, FormRead
from danhgia.drafting.making import drafted
from danhgia.drafting.naming import slug
from danhgia.drafting.sums import sum_of
from danhgia.findings import Location
from danhgia.readers.form_header import find_header
from danhgia.readers.form_headings import role_of
from danhgia.readers.form_levels import bounds_in, find_levels
from danhgia.readers.form_points import points_in, points_within
from danhgia.readers.form_surroundings import letterhead_of, period_of, title_of
from danhgia.readers.workbook import open_workbook
from danhgia.text import fold
from tables_builder import grid, workbook

if TYPE_CHECKING:
    from pathlib import Path

HERE = Location(sheet="Mẫu", row=1, column=1)


@pytest.mark.parametrize(
    ("typed", "value", "why"),
    [
        ("5", Decimal(5), None),
        ("1.25", Decimal("1.25"), None),
        ("'1,25", Decimal("1.25"), None),
        ("'5 điểm", Decimal(5), None),
        ("'5đ", Decimal(5), None),
        ("'(15)", Decimal(15), None),
        ("'Tối đa 10 điểm", Decimal(10), None),
        ("'0-10", Decimal(10), None),
        ("'từ 0 đến 10 điểm", Decimal(10), None),
        ("=A2 => 30", Decimal(30), None),
        ("'２０", Decimal(20), None),
        ("", None, "blank"),
        ("=A2 =>", None, "blank"),
        ("'2-4", None, "range"),
        ("'từ 2 đến 4", None, "range"),
        ("'20.000", None, "thousands"),
        ("'20,000", None, "thousands"),
        ("'20%", None, "words"),
        ("x", None, "words"),
        ("-", None, "words"),
        ("'5/10", None, "words"),
        ("'5 đ/tháng", None, "words"),
        ("0", None, "zero"),
        ("-5", None, "negative"),
        ("'-5", None, "negative"),
        ("1000001", None, "words"),
        ("day:2018-05-03", None, "date"),
        ("#REF!", None, "error"),
        ("=A2 => ?", None, "uncalculated"),
    ],
)
def test_points_in_a_cell(tmp_path: Path, typed: str, value: Decimal | None, why: str | None) -> None:
    book = open_workbook(workbook(tmp_path / "mau.xlsx", {"Mẫu": f"x | {typed}"}), shown="mau.xlsx")
    points = points_in(book.grid("Mẫu").cell(1, 2), book, HERE)
    assert (points.value, points.why) == (value, why)


@pytest.mark.parametrize(
    ("text", "bare", "value", "rest"),
    [
        ("Tư tưởng (tối đa 15 điểm)", False, 15, "Tư tưởng"),
        ("NHÓM TIÊU CHÍ CHUNG (30 ĐIỂM)", False, 30, "NHÓM TIÊU CHÍ CHUNG"),
        ("Chung (30 điểm), gồm", False, 30, "Chung , gồm"),
        ("Chấp hành (0,6 đ)", False, Decimal("0.6"), "Chấp hành"),
        ("Kết quả: 70 điểm", False, 70, "Kết quả"),
        ("Chấp hành (4)", True, 4, "Chấp hành"),
        ("Chấp hành (4)", False, None, "Chấp hành (4)"),
        ("Chấp hành (20%)", True, None, "Chấp hành (20%)"),
        ("Đạt 90%: 2,5", False, None, "Đạt 90%: 2,5"),
        ("Đủ (10 điểm), thiếu (5 điểm)", False, None, "Đủ (10 điểm), thiếu (5 điểm)"),
        ("Vi phạm (trừ 2 điểm mỗi lần)", False, None, "Vi phạm (trừ 2 điểm mỗi lần)"),
    ],
)
def test_points_within_words(text: str, bare: bool, value: Decimal | None, rest: str) -> None:  # noqa: FBT001
    points, words = points_within(text, HERE, bare=bare)
    assert (points.value if points else None, words) == (value, rest)


def test_a_range_within_words_is_no_cap() -> None:
    points, _ = points_within("Chấp hành (2-4 điểm)", HERE)
    assert points
    assert (points.value, points.why) == (None, "range")


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("I. Tư tưởng", "I", "Tư tưởng"),
        ("II.1 Chấp hành", "II.1", "Chấp hành"),
        ("1.1. Chấp hành", "1.1", "Chấp hành"),
        ("a) Chấp hành", "a", "Chấp hành"),
        ("đ) Chấp hành", "đ", "Chấp hành"),
        ("A – Chấp hành", "A", "Chấp hành"),
        ("Mục I: Chấp hành", "Mục I", "Chấp hành"),
        ("Tiêu chí 1: Chấp hành", "Tiêu chí 1", "Chấp hành"),
        ("TC1: Chấp hành", "TC1", "Chấp hành"),
        ("Tiêu chí 1 (chưa có tên)", "", "Tiêu chí 1 (chưa có tên)"),
        ("5 điểm nếu đạt", "", "5 điểm nếu đạt"),
        ("3.5 điểm", "3.5", "điểm"),
        ("Chấp hành", "", "Chấp hành"),
        ("Ý thức", "", "Ý thức"),
    ],
)
def test_labels_in_front_of_words(text: str, label: str, rest: str) -> None:
    assert split(text)[1:] == (label, rest)


def test_bare_labels_only_where_they_are_known_to_stand() -> None:
    assert split("a Chấp hành") == ("", "", "a Chấp hành")
    assert split("a Chấp hành", bare=True)[1:] == ("a", "Chấp hành")
    assert unbulleted("- Chấp hành") == ("-", "Chấp hành")


def test_a_label_of_two_kinds_is_of_the_kind_that_goes_on() -> None:
    assert shapes("C") == (("capital", 1), ("roman", 1))
    assert chosen("C", [(("capital", 1), "B")], {}) == ("capital", 1)
    assert chosen("C", [(("roman", 1), "XCIX")], {}) == ("roman", 1)
    assert chosen("I", [(("capital", 1), "H")], {}) == ("capital", 1)
    assert chosen("I", [], {}) == ("roman", 1)
    assert chosen("i", [(("letter", 1), "h")], {}) == ("letter", 1)
    assert chosen("v", [(("small roman", 1), "iv")], {}) == ("small roman", 1)
    assert chosen("đ", [(("letter", 1), "d")], {}) == ("letter", 1)
    assert chosen("i", [], {("letter", 1): "h"}) == ("letter", 1)  # letters go on in the next group
    assert [shapes(label)[0] for label in ("110", "300", "1.2", "II.a", "tc-1")] == [
        ("hundred", 2), ("hundred", 1), ("number", 2), ("path", 2), ("words", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Cộng I", "I"),
        ("Tổng (A) =", "A"),
        ("Tổng điểm mục II.1", "II.1"),
        ("Tổng điểm tiêu chí chung:", "tiêu chí chung"),
        ("TỔNG ĐIỂM", ""),
        ("Tổng cộng (I + II)", ""),
        ("Tổng điểm (300=100+200)", ""),
        ("Tổng điểm đạt được", ""),
        ("Cộng", ""),
        ("Chấp hành", None),
        ("Cộngx", None),
    ],
)
def test_sums(text: str, of: str | None) -> None:
    assert sum_of(text) == (None if of is None else fold(of))


@pytest.mark.parametrize(
    ("text", "bounds", "unclear"),
    [
        ("từ 90 điểm trở lên", {"from": 90}, False),
        ("từ 70 đến dưới 90 điểm", {"from": 70, "below": 90}, False),
        ("trên 70 đến 90", {"above": 70, "to": 90}, False),
        ("dưới 50 điểm", {"below": 50}, False),
        ("90 - 100 điểm", {"from": 90, "to": 100}, False),
        ("70 – dưới 90", {"from": 70, "below": 90}, False),
        (">= 90", {"from": 90}, False),
        ("< 50", {"below": 50}, False),
        ("trên 90 điểm trở lên", {}, True),
        ("từ 50 đến dưới 70 hoặc từ 80 điểm", {}, True),
    ],
)
def test_bounds_of_levels(text: str, bounds: dict[str, object], unclear: bool) -> None:  # noqa: FBT001
    found, words = bounds_in(text)
    assert (dict(found), bool(words)) == (bounds, unclear)


def test_levels_stand_from_the_best_however_a_form_lists_them() -> None:
    words = ("Kém: dưới 50 điểm", "Khá: từ 50 đến dưới 70", "Tốt: từ 70 đến dưới 90", "Xuất sắc: từ 90")
    shown = [FormLevel(Location(), one.partition(":")[0], bounds=bounds_in(one)[0]) for one in words]
    for listed in (shown, shown[::-1]):
        levels = drafted(FormRead("levels", Location(), (), levels=tuple(listed)), "mau").levels
        assert [one.level.name for one in levels] == ["Xuất sắc", "Tốt", "Khá", "Kém"]
        assert levels[-1].level.bounds == {"from": 0, "below": 50}


class TestLevels:
    def names(self, table: str, *merges: str) -> list[tuple[str, str]]:
        return [(level.code, level.name) for level in find_levels([grid(table, merges=merges)], {})]

    def test_words_to_tick_one_below_the_other(self) -> None:
        table = "☐ Hoàn thành xuất sắc nhiệm vụ\n☐ Hoàn thành tốt nhiệm vụ\n☐ Hoàn thành nhiệm vụ"
        assert [name for _, name in self.names(table)] == [
            "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
        ]  # fmt: skip

    def test_votes_for_each_on_one_line(self) -> None:
        table = "Kết quả: | HTXSNV …… phiếu; HTTNV …… phiếu; HTNV …… phiếu"
        assert [code for code, _ in self.names(table)] == ["HTXSNV", "HTTNV", "HTNV"]

    def test_one_word_alone_is_no_scale(self) -> None:
        assert self.names("Tự nhận mức: | Tốt\nGhi chú | Khá") == []

    def test_ticks_for_every_criterion_are_none(self) -> None:
        table = "TT | Tiêu chí | Xuất sắc | Tốt | Trung bình | Kém\n1 | Mẫu | | | |"
        assert find_levels([grid(table)], {"Chấm điểm": (1, 1)}) == ()


class TestSurroundings:
    def test_title_period_and_letterhead(self) -> None:
        found = grid("ĐẢNG BỘ MẪU | ĐẢNG CỘNG SẢN VIỆT NAM\nPHIẾU CHẤM ĐIỂM\n(Quý … năm …)\nngày … tháng … năm …\nTT")
        assert title_of(found, 5) == ("PHIẾU CHẤM ĐIỂM", Location(sheet="Chấm điểm", row=2, column=1))
        period, letterhead = period_of(found, 5), letterhead_of(found, 5)
        assert period
        assert letterhead
        assert (period[0], period[1].at.cell) == ("quarter", "A3")
        assert (letterhead[0], letterhead[1].at.cell) == ("party", "B1")

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Tháng 9/2026", "month"),
            ("6 tháng đầu năm 2026", "half"),
            ("Kỳ đánh giá: Quý III năm 2026", "quarter"),
            ("Năm 2026", "year"),
            ("Ninh Bình, ngày … tháng … năm …", None),
            ("- Quý trọng đồng nghiệp", None),
        ],
    )
    def test_a_date_to_fill_in_is_no_period(self, text: str, kind: str | None) -> None:
        found = period_of(grid(f"PHIẾU MẪU\n{text}\nTT"), 3)
        assert (found and found[0]) == kind

    def test_the_title_may_say_it(self) -> None:
        found = period_of(grid("PHIẾU ĐÁNH GIÁ HẰNG THÁNG\nTT"), 2)
        assert found
        assert found[0] == "month"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("TT", "index"),
        ("Nội dung, tiêu chí", "content"),
        ("Tiêu chí chấm điểm", "content"),
        ("Điểm tối đa", "cap"),
        ("Điểm (tối đa)", "cap"),
        ("Thang điểm", "cap"),
        ("Điểm tối thiểu", "floor"),
        ("Điểm", "points"),
        ("Cá nhân tự chấm", "scorer"),
        ("Cấp có thẩm quyền", "scorer"),
        ("Chi ủy, Bí thư chấm", "scorer"),
        ("Căn cứ chấm điểm", "basis"),
        ("Họ và tên", "subject"),
        ("Tổng điểm (tối đa 100)", "total"),
        ("Hệ số", None),
        ("Đảm bảo", None),
    ],
)
def test_what_heads_a_column(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def test_a_header_of_two_rows_with_who_scores_below_what_spans_them() -> None:
    table = """
    TT | Tiêu chí | Điểm tối đa | Kết quả | |
    | | | Chi bộ chấm | Đảm bảo | Cấp trên
    (1) | (2) | (3) | (4) | (5) | (ổ)
    """
    found = grid(table, merges=("A1:A2", "B1:B2", "C1:C2", "D1:F1"))
    header = find_header(found)
    assert header
    assert (header.top, header.bottom, header.first_row(found)) == (1, 2, 4)
    assert [name.text for name in header.scorers()] == ["Chi bộ chấm", "Cấp trên"]
    assert [one.heading.text for one in header.unused()] == ["Đảm bảo"]


def test_a_text_as_a_name_for_the_machine() -> None:
    assert slug("Phiếu chấm điểm – Đảng viên (Mẫu 01)") == "phieu-cham-diem-dang-vien-mau-01"
    assert slug("…") == ""
