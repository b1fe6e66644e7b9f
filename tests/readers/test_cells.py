from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia.numbers import SCALE
from danhgia.readers.cells import claim_value, date_value, is_number, score_value, text_value
from danhgia.readers.formats import format_of
from danhgia.readers.grid import Cell
from danhgia.readers.workbook import open_workbook
from danhgia.sheets import CellValue, Fault, State
from readers.xlsx_builder import parts, row_xml, save, sheet_xml, styles_xml, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.readers.workbook import CellKind, Workbook

FORMATS: tuple[str | int, ...] = (
    "0.0", 9, "0.0%", 14, "d-mmm", '0 "điểm"', "0 điểm", "0 d", "[h]:mm", 20, "[$₫-42A]#,##0", r"0.0\d", "General d",
    10,
)  # fmt: skip
STYLE = {code: place for place, code in enumerate(FORMATS, start=1)}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return made(tmp_path_factory.mktemp("cells"))


def made(folder: Path, settings: str = "") -> Workbook:
    members = parts({"S": sheet_xml("")}, styles=styles_xml(*FORMATS), workbook=settings)
    return open_workbook(save(folder, zipped(members)), shown="a")


def cell(kind: CellKind, text: str, *, formula: bool = False, style: str | int = "") -> Cell:
    return Cell(kind, text, formula, STYLE.get(style, 0))


def number(text: str, style: str | int = "") -> Cell:
    return cell("n", text, style=style)


def unreadable(fault: Fault, raw: str, scaled: int = 0) -> CellValue:
    return CellValue(State.UNREADABLE, scaled, raw, fault)


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        (number("4.3499999999999996"), 4_350_000),
        (number(" 4.5\n"), 4_500_000),
        (number("1E-2"), 10_000),
        (number("-2"), -2_000_000),
        (number("5", '0 "điểm"'), 5_000_000),
        (number("5", "[$₫-42A]#,##0"), 5_000_000),
        (number("5", r"0.0\d"), 5_000_000),
    ],
)
def test_numbers_are_scores(workbook: Workbook, stored: Cell, value: int) -> None:
    assert score_value(stored, workbook) == claim_value(stored, workbook) == CellValue(State.NUMBER, value)


def test_blank_zero_and_formula_are_three_things(workbook: Workbook) -> None:
    for blank in (None, cell("", ""), cell("s", "")):
        assert score_value(blank, workbook) == claim_value(blank, workbook) == CellValue(State.BLANK)
    assert score_value(number("0"), workbook) == CellValue(State.NUMBER, 0)
    assert score_value(cell("s", "", formula=True), workbook) == CellValue(State.BLANK, formula=True)
    assert score_value(cell("n", "3", formula=True), workbook) == CellValue(State.NUMBER, 3_000_000, formula=True)
    uncalculated = CellValue(State.UNREADABLE, fault=Fault.NOT_CALCULATED, formula=True)
    assert score_value(cell("", "", formula=True), workbook) == uncalculated
    assert claim_value(cell("", "", formula=True), workbook) == uncalculated


@pytest.mark.parametrize(
    ("typed", "value"),
    [("4,5", 4_500_000), ("4.5", 4_500_000), ("+3", 3_000_000), ("−4,25", -4_250_000), ("４．５", 4_500_000)],
)
def test_numbers_typed_as_text_are_read_and_told(workbook: Workbook, typed: str, value: int) -> None:
    expected = CellValue(State.NUMBER, value, typed, Fault.TEXT_NUMBER)
    assert score_value(cell("s", typed), workbook) == claim_value(cell("s", typed), workbook) == expected


@pytest.mark.parametrize(
    "typed", ["4.5 điểm", "4.5/5", "4-5", "5đ", "x", "-", "1.234,5", "4 500", "4²", "½", "٣", "1_0"]
)
def test_other_text_is_no_score_but_may_be_a_claim(workbook: Workbook, typed: str) -> None:
    assert score_value(cell("s", typed), workbook) == unreadable(Fault.NOT_A_NUMBER, typed)
    assert claim_value(cell("s", typed), workbook) == CellValue(State.TEXT, raw=typed)


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#SPILL!", "#CALC!", "Err:502", "#N/A (x)"])
def test_error_values_as_such_and_as_text(workbook: Workbook, error: str) -> None:
    for stored in (cell("e", error), cell("s", error)):
        assert score_value(stored, workbook) == claim_value(stored, workbook) == unreadable(Fault.ERROR_VALUE, error)


@pytest.mark.parametrize(
    ("stored", "raw"),
    [
        (number("45780", "d-mmm"), "03/05/2025"),
        (number("45780.75", 14), "03/05/2025"),
        (number("4.5", 14), "04/01/1900"),
        (number("1", 14), "01/01/1900"),
        (number("61", 14), "01/03/1900"),
        (number("60", 14), "60"),
        (number("0.5", 14), "12:00 (0.5)"),
        (number("99999999", 14), "99999999"),
        (number("-3", 14), "-3"),
        (number("4.5", "0 điểm"), "4.5"),
        (number("4.5", "0 d"), "4.5"),
        (number("4.5", "General d"), "4.5"),
        (number("0.25", "[h]:mm"), "06:00 (0.25)"),
        (number("1e10", "[h]:mm"), "10000000000"),
        (number("0.25", 20), "06:00 (0.25)"),
        (cell("d", "2018-05-03T00:00:00"), "03/05/2018"),
        (cell("d", "PT4H"), "PT4H"),
    ],
)
def test_dates_and_times_are_no_scores(workbook: Workbook, stored: Cell, raw: str) -> None:
    assert score_value(stored, workbook) == unreadable(Fault.DATE, raw)


@pytest.mark.parametrize(
    ("stored", "raw", "scaled"),
    [
        (number("0.9", 9), "90%", 900_000),
        (number("0.333", 10), "33.3%", 333_000),
        (number("0.33333333333", "0.0%"), "33.3%", 333_333),
        (number("1e300", 9), f"1{'0' * 302}%", 0),
    ],
)
def test_percentages_are_no_scores(workbook: Workbook, stored: Cell, raw: str, scaled: int) -> None:
    assert score_value(stored, workbook) == unreadable(Fault.PERCENT, raw, scaled)


@pytest.mark.parametrize("text", ["NaN", "INF", "1E400", "abc", "1_000", "٣", "0x1F"])
@pytest.mark.parametrize("style", ["", 9, 14])
def test_what_is_not_a_decimal_number(workbook: Workbook, text: str, style: str | int) -> None:
    assert score_value(number(text, style), workbook) == unreadable(Fault.NOT_A_NUMBER, text)


def test_numbers_too_fine_or_too_large(workbook: Workbook) -> None:
    assert score_value(number("4.1234567"), workbook) == unreadable(Fault.TOO_FINE, "4.1234567")
    assert claim_value(number("83.333333333333"), workbook) == unreadable(Fault.TOO_FINE, "83.333333333")
    assert claim_value(number("89.9999999999992"), workbook) == CellValue(State.NUMBER, 90 * SCALE)
    assert score_value(number("1e30"), workbook) == unreadable(Fault.NOT_A_NUMBER, f"1{'0' * 30}")
    assert claim_value(number("1e30"), workbook).fault == Fault.NOT_A_NUMBER


def test_booleans(workbook: Workbook) -> None:
    for text, raw in (("1", "TRUE"), ("false", "FALSE"), ("2", "2")):
        assert score_value(cell("b", text), workbook) == unreadable(Fault.NOT_A_NUMBER, raw)
        assert text_value(cell("b", text)) == raw


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (None, ""),
        (cell("s", "CB03-012"), "CB03-012"),
        (number("12.0"), "12"),
        (number("7.9123456789E+10"), "79123456789"),
        (number("079"), "79"),
        (number("abc"), "abc"),
        (cell("e", "#N/A"), "#N/A"),
    ],
)
def test_cells_as_text(stored: Cell | None, text: str) -> None:
    assert text_value(stored) == text


def test_what_is_a_number() -> None:
    assert is_number(number("1"))
    assert not is_number(cell("s", "1"))
    assert not is_number(None)


@pytest.mark.parametrize(
    ("stored", "day"),
    [
        (None, None),
        (number("43378", 14), date(2018, 10, 5)),
        (number("43378"), None),
        (number("60", 14), None),
        (number("x", 14), None),
        (cell("s", "5/10/2018"), date(2018, 10, 5)),
        (cell("s", "05/10/2018"), date(2018, 10, 5)),
        (cell("s", "2018-10-05"), date(2018, 10, 5)),
        (cell("d", "2018-10-05T07:30:00"), date(2018, 10, 5)),
        (cell("s", "31/02/2018"), None),
        (cell("s", "10/2018"), None),
        (cell("s", "5-10-2018"), None),
        (cell("s", "5/10/18"), None),
        (cell("b", "1"), None),
    ],
)
def test_days(workbook: Workbook, stored: Cell | None, day: date | None) -> None:
    assert date_value(stored, workbook) == day


def test_days_counted_from_1904(tmp_path: Path) -> None:
    workbook = made(tmp_path, '<workbookPr date1904="1"/>')
    assert date_value(number("41916", 14), workbook) == date(2018, 10, 5)
    assert date_value(number("0", 14), workbook) == date(1904, 1, 1)
    assert date_value(number("2957004", 14), workbook) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", ""), ("0.00", ""), ("#,##0;[Red]-#,##0", ""), ('"day" 0', ""), (r"\d0", ""), ("_d0", ""),
        ("*s0", ""), ("@", ""), ('0"%"', ""), ("0%", "percent"), ("dd/mm/yyyy", "date"), ("[ss]", "date"),
        ("[$-409]d", "date"), ("Standard", "date"),
    ],
)  # fmt: skip
def test_number_formats(code: str, kind: str) -> None:
    assert format_of(code).kind == kind


def test_a_style_without_format_is_plain(workbook: Workbook) -> None:
    assert score_value(Cell("n", "5", style=99), workbook) == CellValue(State.NUMBER, 5_000_000)


@given(scaled=st.integers(-999 * SCALE, 999 * SCALE))
def test_every_score_comes_back_exactly(workbook: Workbook, scaled: int) -> None:
    assert score_value(number(repr(scaled / SCALE)), workbook) == CellValue(State.NUMBER, scaled)


def test_stored_rows_become_values(tmp_path: Path) -> None:
    xml = sheet_xml(row_xml(1, '<c r="A1" s="2"><v>0.9</v></c>', '<c r="B1" t="str"><f>A1</f><v> 4,5 </v></c>'))
    members = parts({"S": xml}, styles=styles_xml(*FORMATS))
    book = open_workbook(save(tmp_path, zipped(members)), shown="a")
    values = [score_value(stored, book) for stored in book.grid("S").rows[1].values()]
    assert values == [
        unreadable(Fault.PERCENT, "90%", 900_000),
        CellValue(State.NUMBER, 4_500_000, "4,5", Fault.TEXT_NUMBER, formula=True),
    ]
