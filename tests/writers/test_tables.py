from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from danhgia.periods import Period
from danhgia.registers import DECISIONS, EXEMPTIONS, PEOPLE, REGISTER_TABLES, ROSTER_TABLES, Field, TableSpec
from danhgia.writers.tables import tables_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def opened(data: bytes) -> Any:  # noqa: ANN401 - openpyxl's cells are of many kinds
    return load_workbook(BytesIO(data))


def rules(sheet: Any) -> dict[str, Any]:  # noqa: ANN401
    return {str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation}


@pytest.mark.parametrize("specs", [ROSTER_TABLES, REGISTER_TABLES])
def test_an_empty_workbook_has_a_sheet_per_table_under_vietnamese_headings(specs: Sequence[TableSpec]) -> None:
    book = opened(tables_workbook(specs))
    assert book.sheetnames == [spec.sheet for spec in specs]
    for spec in specs:
        sheet = book[spec.sheet]
        assert [[cell.value for cell in row] for row in sheet] == [[field.headings[0] for field in spec.fields]]
        assert sheet.freeze_panes == "A2"
        yellow = [cell.fill.fgColor.rgb == "FFFFF2CC" for cell in sheet[1]]
        assert yellow == [field.required for field in spec.fields]


@pytest.mark.parametrize(
    "field",
    [field for spec in (*ROSTER_TABLES, *REGISTER_TABLES) for field in spec.fields if field.choices],
    ids=lambda field: field.id,
)
def test_every_choice_of_the_tables_fits_a_drop_down(field: Field) -> None:
    offered = [spellings[0] for _, spellings in field.choices]
    assert not any("," in text for text in offered)
    assert len(",".join(offered)) <= 255


def test_choices_and_dates_are_offered_but_other_values_only_questioned() -> None:
    found = rules(opened(tables_workbook(ROSTER_TABLES))["Danh sách"])
    assert {place: (rule.type, rule.errorStyle) for place, rule in found.items()} == {
        "E2": ("list", "warning"),
        "H2": ("date", "warning"),
        "I2": ("date", "warning"),
        "J2": ("list", "warning"),
    }
    assert found["E2"].formula1 == '"đảng viên chính thức,đảng viên dự bị,không phải đảng viên"'
    assert str(found["E2"].sqref) == "E2:E1048576"


def test_rows_are_written_as_what_they_are() -> None:
    rows: list[Mapping[str, object]] = [
        {
            "code": "012",
            "name": "Đảng viên Mẫu 001",
            "unit": "CB03",
            "category": "official_member",
            "from": date(2018, 8, 15),
            "to": None,
            "membership": "kiêm nhiệm",
            "note": "=1+1",
        },
        {"code": "013", "name": "", "unit": "CB\x0003"},
    ]
    sheet = opened(tables_workbook((PEOPLE,), {"people": rows}))["Danh sách"]
    first, second = ({cell.column_letter: cell.value for cell in row if cell.value} for row in sheet["A2:K3"])
    assert first == {
        "A": "012",
        "B": "Đảng viên Mẫu 001",
        "C": "CB03",
        "E": "đảng viên chính thức",
        "H": datetime(2018, 8, 15),  # noqa: DTZ001
        "J": "kiêm nhiệm",
        "K": "=1+1",
    }
    assert second == {"A": "013", "C": "CB 03"}
    assert sheet["H2"].is_date
    assert sheet["H2"].number_format == "dd/mm/yyyy"
    assert sheet["A2"].number_format == "@"
    assert sheet["K2"].data_type != "f"


def test_periods_are_codes_and_numbers_are_numbers() -> None:
    table = TableSpec("t", "Bảng", (Field("period", ("Kỳ",), "period"), Field("order", ("Thứ tự",), "number")))
    rows = [{"period": Period(2018, "quarter", 3), "order": 7}, {"period": "2018", "order": Decimal("1.5")}]
    sheet = opened(tables_workbook((table,), {"t": rows}))["Bảng"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [["2018-Q3", 7], ["2018", 1.5]]


def test_cells_still_empty_take_what_is_typed_as_text_or_a_day() -> None:
    columns = opened(tables_workbook((EXEMPTIONS, DECISIONS)))["Quyết định"].column_dimensions
    assert [columns[letter].number_format for letter in "ABCG"] == ["@", "@", "General", "dd/mm/yyyy"]


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = {"people": [{"code": f"M{number:05}", "name": "Mẫu", "unit": "CB"} for number in range(2000)]}
    assert tables_workbook(ROSTER_TABLES, rows) == tables_workbook(ROSTER_TABLES, rows)


@pytest.mark.parametrize("names", [["một, hai"], ["x" * 30 + str(number) for number in range(9)]])
def test_what_no_drop_down_can_hold_is_typed_freely(names: list[str]) -> None:
    choices = tuple((name, (name,)) for name in names)
    table = TableSpec("t", "Bảng", (Field("kind", ("Loại",), choices=choices),))
    assert rules(opened(tables_workbook([table]))["Bảng"]) == {}
