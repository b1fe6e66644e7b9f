from __future__ import annotations

import pytest

from danhgia.registers import PEOPLE, REGISTER_TABLES, ROSTER_TABLES
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
