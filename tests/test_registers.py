from __future__ import annotations

import pytest

from danhgia.registers import DUTIES, FOLLOWED_TABLES, PEOPLE, REGISTER_TABLES, ROSTER_TABLES, with_kinds
from danhgia.text import fold

FIELDS = {field.id: field for field in PEOPLE.fields}


@pytest.mark.parametrize(
    ("field", "text", "choice"),
    [
        ("membership", "Kiêm nhiệm", "secondary"),
        ("membership", "kiêm nhiệm - không xếp loại tại đây", "secondary"),
        ("membership", "secondary", "secondary"),
        ("membership", "phụ", None),
        ("category", "Đảng viên", "official_member"),
        ("category", "dự bị", "probationary_member"),
        ("category", "quần chúng", "non_member"),
        ("code", "A1", None),
    ],
)
def test_a_choice_is_read_by_any_of_its_spellings(field: str, text: str, choice: str | None) -> None:
    assert FIELDS[field].choice(text) == choice


def test_no_heading_of_a_table_could_mean_two_columns() -> None:
    for table in (*ROSTER_TABLES, *REGISTER_TABLES):
        headings = [fold(heading) for field in table.fields for heading in field.headings]
        assert len(set(headings)) == len(headings), table.id
        assert len({field.id for field in table.fields}) == len(table.fields)


def test_the_contracts_english_headings_are_accepted() -> None:
    headings = {heading for field in PEOPLE.fields for heading in field.headings}
    assert {"code", "full_name", "unit", "role", "from", "to", "note"} <= headings
    assert {field.id for field in PEOPLE.fields if field.required} == {"code", "name", "unit"}


HEADINGS = """\
Việc phải nộp | Mã số hoặc Mã đơn vị · Loại · Hạn · Ngày nộp · Ngày chi bộ thông qua · Nơi công khai · Ngày công khai
Nhắc việc | Mã số hoặc Mã đơn vị · Việc được giao · Lần · Số văn bản · Ngày thông báo · Hạn hoàn thành · Kết quả \
· Ngày có kết quả
Kỷ luật | Mã số hoặc Mã đơn vị · Hình thức · Cấp thi hành · Số văn bản · Ngày quyết định · Thời gian vi phạm \
· Liên quan nhiệm vụ
Biểu dương | Mã số hoặc Mã đơn vị · Hình thức · Cấp khen · Ngày · Nội dung
Khắc phục | Mã số hoặc Mã đơn vị · Hạn chế, khuyết điểm · Nguồn · Hạn · Kết quả · Ngày có kết quả
Gợi ý kiểm điểm | Mã số hoặc Mã đơn vị · Nội dung · Cấp gợi ý · Số văn bản · Ngày · Kết quả
Kiểm tra | Mã số hoặc Mã đơn vị · Đoàn kiểm tra · Ngày · Nội dung · Kết luận
Phân công địa bàn | Mã số · Mã địa bàn · Tên địa bàn · Từ ngày · Đến ngày
Danh sách theo dõi | Mã số · Lý do · Cấp đề xuất · Ngày đề xuất · Cấp cho ý kiến · Ngày cho ý kiến · Kết quả
Nhận diện biểu hiện | Mã số · Mã biểu hiện · Ai nhận diện · Ngày · Minh chứng
"""


def test_the_registers_that_no_grade_rests_on_have_the_columns_that_officials_know() -> None:
    made = [f"{spec.sheet} | {' · '.join(field.headings[0] for field in spec.fields)}" for spec in FOLLOWED_TABLES]
    assert made == HEADINGS.splitlines()
    assert {spec.id for spec in FOLLOWED_TABLES} <= {spec.id for spec in REGISTER_TABLES}
    assert all(spec.optional for spec in FOLLOWED_TABLES)


def test_kinds_of_a_rubric_are_offered_besides_each_once() -> None:
    wider = next(
        spec
        for spec in with_kinds(REGISTER_TABLES, ["Bản cam kết", "bản kê khai", "bản kê khai"])
        if spec.id == DUTIES.id
    )
    kind = next(field for field in wider.fields if field.id == "kind")
    assert [spellings[0] for _, spellings in kind.choices] == [
        "bản cam kết", "bản đăng ký", "bài thu hoạch", "kế hoạch tu dưỡng", "bản kê khai",
    ]  # fmt: skip
