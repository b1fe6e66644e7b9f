from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from danhgia.forms import NOT_RATED, REASONS, unit_form
from danhgia.periods import Period
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import TALLY_FACTS
from danhgia.writers.cells import Calculated, ErrorValue, Uncalculated
from danhgia.writers.unit_head import in_title, title_lines, whom_rated
from danhgia.writers.unit_page import FilledRow, FilledTally, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from sample_rubric import sample_edition, sample_rubric, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.rubric import Rubric
    from danhgia.writers.cells import Content

Q3 = Period(2018, "quarter", 3)
PEOPLE = (
    TemplatePerson("CB03-001", "Đảng viên Mẫu 001", "Bí thư"),
    TemplatePerson("CB03-002", "Đảng viên Mẫu 002", "Đảng viên"),
    TemplatePerson("012", "Đảng viên Mẫu 003"),
)
FIRST, LAST, FOOTER = 11, 18, 19
FULL = {criterion.id: criterion.cap for criterion in sample_rubric().main.criteria}


def made(
    filled: Mapping[str, FilledRow] | None = None,
    *,
    rubric: Rubric | None = None,
    tally: FilledTally | None = None,
    people: tuple[TemplatePerson, ...] = PEOPLE,
    period: Period = Q3,
    unit_name: str = "Chi bộ 03",
    parent_name: str = "Đảng bộ xã Mẫu",
    spare: int = 5,
) -> bytes:
    edition = sample_edition(rubric)
    form = unit_form(edition.rubric.main, edition.rubric)
    page = UnitPage(period, "CB03", unit_name, parent_name, people, spare, filled or {}, tally)
    return unit_workbook(edition, form, page)


def opened(data: bytes) -> Any:  # noqa: ANN401 - openpyxl's cells are of many kinds
    return load_workbook(BytesIO(data))


def stored(data: bytes, address: str, sheet: int = 1) -> tuple[str | None, str | None, str | None]:
    """Return a cell's stored type, formula and value; None for what is not there."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read(f"xl/worksheets/sheet{sheet}.xml"))
    (cell,) = (cell for cell in root.iterfind(".//{*}c") if cell.get("r") == address)
    formula, value = cell.find("{*}f"), cell.find("{*}v")
    return cell.get("t"), None if formula is None else formula.text, None if value is None else value.text or ""


def scored(total: str) -> dict[str, Content]:
    """Return scores that add up to a total, each within its cap."""
    left = Decimal(total)
    scores: dict[str, Content] = {}
    for criterion, cap in FULL.items():
        scores[criterion] = min(cap, left)
        left -= min(cap, left)
    return scores


def text_of(data: bytes, sheet: str) -> list[str]:
    return [str(cell.value) for row in opened(data)[sheet].iter_rows() for cell in row if cell.value is not None]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert made({"CB03-001": FilledRow(FULL)}) == made({"CB03-001": FilledRow(FULL)})


def test_sheets_and_mark() -> None:
    book = opened(made())
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Chấm điểm", "visible"),
        ("Kiểm phiếu", "visible"),
        ("Hướng dẫn", "visible"),
        ("_danhgia", "veryHidden"),
    ]
    mark = {
        "rubric": "sample-2018",
        "version": "1",
        "sha256": "0" * 64,
        "period": "2018-Q3",
        "unit": "CB03",
        "form": "unit",
    }
    assert dict(book["_danhgia"].values) == mark
    assert {entry.name: entry.value for entry in book.custom_doc_props} == {
        f"danhgia_{key}": value for key, value in mark.items()
    }


def test_the_head_of_a_party_paper() -> None:
    sheet = opened(made())["Chấm điểm"]
    found = [[cell.value for cell in row if cell.value is not None] for row in sheet["A1:AE7"]]
    assert found == [
        ["ĐẢNG BỘ XÃ MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["CHI BỘ 03", "……………, ngày … tháng … năm ……"],
        ["*"],
        ["BẢNG CHẤM ĐIỂM, XẾP LOẠI KẾT QUẢ THỰC HIỆN CAM KẾT"],
        ["Quý III năm 2018"],
        ["(Chuyên đề “Đôn đốc, giám sát cán bộ, đảng viên nói đi đôi với làm”)"],
        [],
    ]


def test_the_head_of_a_state_paper_and_its_signature() -> None:
    words = {"unit": "Cơ quan", "parent": "Ủy ban nhân dân", "head": "Thủ trưởng"}
    rubric = sample_rubric(letterhead="state", words=words, rates={})
    data = made(rubric=rubric, unit_name="CB03", parent_name="", period=Period(2018, "year", 1))
    sheet = opened(data)["Chấm điểm"]
    found = [[cell.value for cell in row if cell.value is not None] for row in sheet["A1:AE6"]]
    assert found == [
        ["ỦY BAN NHÂN DÂN …………………", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["CƠ QUAN CB03", "Độc lập - Tự do - Hạnh phúc"],
        ["……………, ngày … tháng … năm ……"],
        ["BẢNG CHẤM ĐIỂM, XẾP LOẠI"],
        ["Năm 2018"],
        [],
    ]
    assert "TM. CƠ QUAN, THỦ TRƯỞNG" in text_of(data, "Chấm điểm")


def test_a_sheet_of_several_says_whom_it_rates_and_never_its_id() -> None:
    own = {key: value for key, value in sample_sheet().items() if key != "scorers"}
    scorers = [{"id": "branch", "name": "Chi bộ chấm"}]
    of_posts = [
        {**own, "scorers": scorers, "id": key, "roles": roles}
        for key, roles in (("a", ["Bí thư", "Phó bí thư"]), ("b", None))
    ]
    of_both = [{**own, "scorers": scorers, "id": subject, "subject": subject} for subject in ("person", "organisation")]

    def whom(sheets: list[dict[str, object]]) -> list[str]:
        rubric = sample_rubric(sheets=sheets)
        return [whom_rated(sheet, rubric) for sheet in rubric.sheets]

    assert whom(of_posts) == ["Bí thư, Phó bí thư", "b"]
    assert whom(of_both) == ["cá nhân", "tổ chức"]
    assert whom([sample_sheet()]) == [""]
    title = title_lines(sample_rubric(), Q3, "BẢNG CHẤM ĐIỂM", "cá nhân")[0]
    assert title == "BẢNG CHẤM ĐIỂM KẾT QUẢ THỰC HIỆN CAM KẾT (CÁ NHÂN)"


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        (Period(2018, "month", 7), "Tháng 7 năm 2018"),
        (Period(2018, "quarter", 4), "Quý IV năm 2018"),
        (Period(2018, "half", 1), "6 tháng đầu năm 2018"),
        (Period(2018, "half", 2), "6 tháng cuối năm 2018"),
        (Period(2018, "year", 1), "Năm 2018"),
    ],
)
def test_periods_in_titles(period: Period, printed: str) -> None:
    assert in_title(period) == printed


@pytest.mark.parametrize("theme", ["Chuyên đề “Học tập”", "Chủ đề năm: học tập", "Thi đua “Học tập”"])
def test_a_theme_that_names_itself_is_printed_as_it_is(theme: str) -> None:
    assert f"({theme})" in text_of(made(rubric=sample_rubric(words={"theme": theme})), "Chấm điểm")


def test_every_column_of_the_form_stands_under_its_heading() -> None:
    rubric = sample_rubric()
    sheet = opened(made())["Chấm điểm"]
    form = unit_form(rubric.main, rubric)
    for place in range(1, len(form.columns) + 1):
        upper, lower, number = (sheet.cell(row, place).value for row in (8, 9, 10))
        assert place - 1 in form.headed(lower or upper)
        assert number == f"({place})"
    assert sheet["E8"].value == "I. Tư tưởng, chính trị (tối đa 15 điểm)"
    assert sheet["E9"].value == "I.1\nTư tưởng, chính trị – tiêu chí 1\n(4)"
    assert sheet["J9"].value == "Cộng I"
    joined = {str(area) for area in sheet.merged_cells.ranges}
    assert {"E8:J8", "AA8:AB8", "A8:A9", "Y8:Y9"} <= joined


def test_people_stand_in_the_order_given_and_spare_rows_follow() -> None:
    data = made(people=(PEOPLE[2], PEOPLE[0]), spare=2)
    sheet = opened(data)["Chấm điểm"]
    rows = [[cell.value for cell in row] for row in sheet["A11:D14"]]
    assert rows == [
        [1, "012", "Đảng viên Mẫu 003", None],
        [2, "CB03-001", "Đảng viên Mẫu 001", "Bí thư"],
        [None, None, None, None],
        [None, None, None, None],
    ]
    assert [sheet[f"Y{row}"].data_type for row in range(11, 16)] == ["f", "f", "f", "f", "n"]
    assert stored(data, "B11")[0] == "s"
    assert sheet["B13"].number_format == "@"


def test_only_cells_to_fill_in_are_open_and_yellow() -> None:
    sheet = opened(made())["Chấm điểm"]
    unlocked = {
        row: [cell.column_letter for cell in sheet[row] if not cell.protection.locked] for row in (8, 11, 14, 19, 21)
    }
    to_fill = [*"EFGHI", *"KLMNO", "Q", "R", *"TUVW", "AA", "AB", "AC", "AD", "AE"]
    assert unlocked == {8: [], 11: to_fill, 14: [*"ABCD", *to_fill], 19: [], 21: []}
    yellow = [cell.column_letter for cell in sheet[11] if cell.fill.fgColor.rgb == "FFFFF2CC"]
    assert yellow == to_fill


@pytest.mark.parametrize("name", ["Chấm điểm", "Kiểm phiếu"])
def test_protection_leaves_widths_filters_sorting_and_new_rows_free(name: str) -> None:
    found = opened(made())[name].protection
    assert found.sheet
    assert found.password is None
    allowed = (found.formatColumns, found.formatRows, found.insertRows, found.sort, found.autoFilter)
    assert not any(allowed)  # in the file these say what is forbidden
    assert all((found.deleteColumns, found.deleteRows, found.insertColumns, found.formatCells))


def test_it_prints_on_one_page_with_its_heading_repeated() -> None:
    sheet = opened(made())["Chấm điểm"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)  # one page each way
    assert sheet.print_title_rows == "$8:$10"
    assert sheet.print_area == "'Chấm điểm'!$A$1:$AE$26"
    assert sheet.freeze_panes == "D11"
    assert sheet.auto_filter.ref == "A10:AE18"
    many = tuple(TemplatePerson(f"CB03-{number:03}", f"Đảng viên Mẫu {number:03}") for number in range(120))
    assert opened(made(people=many))["Chấm điểm"].page_setup.fitToHeight == 0


def test_an_untouched_row_shows_nothing() -> None:
    data = made()
    for address in ("J11", "P11", "S11", "X11", "Y11", "Z11", "Y18", "Z18"):
        kind, formula, value = stored(data, address)
        assert formula
        assert (kind, value) == ("str", "")


def test_a_full_row_carries_its_sums_and_level() -> None:
    data = made({"CB03-001": FilledRow(FULL)})
    assert stored(data, "J11") == (None, 'IF(COUNT(E11:I11)=5,ROUND(SUM(E11:I11),6),"")', "15")
    ranges = "E11:I11,K11:O11,Q11:R11,T11:W11"
    assert stored(data, "Y11") == (None, f'IF(COUNT({ranges})=16,ROUND(SUM({ranges}),6),"")', "100")
    levels = 'IF(Y11>=90,"XS",IF(Y11>=75,"T",IF(Y11>=50,"HT",IF(Y11>=0,"KHT",""))))'
    assert stored(data, "Z11") == ("str", f'IF(ISNUMBER(Y11),{levels},"")', "XS")


@pytest.mark.parametrize(
    ("total", "level"),
    [("90", "XS"), ("89.99", "T"), ("75", "T"), ("74.5", "HT"), ("50", "HT"), ("49.999999", "KHT"), ("0", "KHT")],
)
def test_levels_at_their_bounds(total: str, level: str) -> None:
    data = made({"CB03-001": FilledRow(scored(total))})
    assert (stored(data, "Y11")[2], stored(data, "Z11")[2]) == (total, level)


def test_bounds_that_leave_the_value_out_and_gaps() -> None:
    levels = [
        {"id": "a", "code": 'A"1', "name": "A", "above": Decimal("89.5"), "to": Decimal(100)},
        {"id": "b", "code": "B", "name": "B", "from": Decimal(50), "below": Decimal(80)},
        {"id": "c", "code": "C", "name": "Còn lại"},
    ]
    rubric = sample_rubric(sheets=[sample_sheet(levels=levels)])
    data = made({"CB03-001": FilledRow(scored("89.5"))}, rubric=rubric)
    chosen = 'IF(AND(Y11>89.5,Y11<=100),"A""1",IF(AND(Y11>=50,Y11<80),"B",IF(TRUE,"C","")))'
    assert stored(data, "Z11") == ("str", f'IF(ISNUMBER(Y11),{chosen},"")', "C")
    assert "A (trên 89,5 đến 100 điểm)" in text_of(data, "Hướng dẫn")
    assert "Còn lại" in text_of(data, "Hướng dẫn")


@pytest.mark.parametrize(
    ("content", "held", "total"),
    [
        (Decimal("4.35"), (None, None, "4.35"), "100.35"),
        (Decimal("0.1"), (None, None, "0.1"), "96.1"),
        (0, (None, None, "0"), "96"),
        (date(2018, 5, 4), (None, None, "43224"), "43320"),
        (Calculated("=2+2", Decimal(4)), (None, "2+2", "4"), "100"),
        (True, ("b", None, "1"), ""),
        ("4,5", ("s", None, "=shared"), ""),
        ("=1+1", ("s", None, "=shared"), ""),
        ("", (None, None, None), ""),
        (None, (None, None, None), ""),
        (Uncalculated("=2+2"), (None, "2+2", ""), ""),
        (ErrorValue("#DIV/0!"), ("e", "1/0", "#DIV/0!"), ""),
    ],
)
def test_what_a_cell_is_given_is_what_it_holds(
    content: Content, held: tuple[str | None, str | None, str | None], total: str
) -> None:
    data = made({"CB03-001": FilledRow(FULL, override={4: content})})
    kind, formula, value = stored(data, "E11")
    if held[2] == "=shared":
        assert (kind, opened(data)["Chấm điểm"]["E11"].value, formula) == ("s", content, None)
    else:
        assert (kind, formula, value) == held
    assert stored(data, "Y11")[2] == total


@pytest.mark.parametrize("text", ["#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"])
def test_every_error_value_can_be_planted(text: str) -> None:
    kind, formula, value = stored(made({"012": FilledRow(override={4: ErrorValue(text)})}), "E13")
    assert formula
    assert (kind, value) == ("e", text)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-x", "@tên", "{=1}", "mailto:a@b", "_x0041_", "a\nb"])
def test_text_is_never_a_formula_or_a_link(text: str) -> None:
    data = made({"012": FilledRow(note=text, override={2: text})})
    sheet = opened(data)["Chấm điểm"]
    assert [(sheet[cell].value, sheet[cell].data_type, sheet[cell].hyperlink) for cell in ("AE13", "C13")] == [
        (text, "s", None)
    ] * 2
    assert stored(data, "C13")[1] is None
    assert sheet["C13"].quotePrefix is (text[0] in "=+-@")  # or editing the cell would make it one
    assert not sheet["C11"].quotePrefix


def test_names_with_characters_that_no_workbook_holds_are_freed_of_them() -> None:
    person = TemplatePerson("CB\ud80003", "Mẫu\x0b 001\u200b", "a\x00b")
    sheet = opened(made(people=(person,)))["Chấm điểm"]
    assert [sheet[cell].value for cell in ("B11", "C11", "D11")] == ["CB03", "Mẫu 001", "a b"]


def test_a_typed_total_decides_the_level_beside_it() -> None:
    typed = {"CB03-001": FilledRow(FULL, override={24: Decimal("74.5"), 9: None})}
    data = made(typed | {"CB03-002": FilledRow(FULL, override={24: "một trăm"})})
    assert (stored(data, "Y11"), stored(data, "Z11")[2]) == ((None, None, "74.5"), "HT")
    assert stored(data, "J11") == (None, None, None)
    assert stored(data, "Z12")[2] == ""


def rules(sheet: Any) -> dict[str, Any]:  # noqa: ANN401
    return {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}


def test_scores_are_held_to_floor_and_cap() -> None:
    found = rules(opened(made())["Chấm điểm"])
    first = found["E11:E18"]
    assert (first.type, first.operator, first.formula1, first.formula2) == ("decimal", None, "0", "4")
    assert first.errorStyle is None  # stop
    assert first.promptTitle == "I.1"
    assert first.prompt.startswith("Từ 0 đến 4 điểm, bước điểm 0,5. Chấm 0 điểm thì nhập số 0. Tư tưởng")
    assert "từ 0 đến 4" in first.error
    assert found["T11:T18"].formula2 == "30"
    assert found["AA11:AA18"].formula2 == "100"
    assert {area[0] for area in found} >= set("EFGHIKLMNOQRTUVW")


def test_lists_are_offered_from_cells_because_entries_hold_commas() -> None:
    book = opened(made())
    found = rules(book["Chấm điểm"])

    def offered(area: str) -> list[str]:
        sheet, _, cells = found[area].formula1.partition("!")
        return [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]

    assert offered("AB11:AB18") == ["XS", "T", "HT", "KHT"]
    assert offered("AC11:AC18") == ["XS", "T", "HT", "KHT", NOT_RATED]
    assert offered("AD11:AD18") == list(REASONS)
    assert (found["AC11:AC18"].errorStyle, found["AD11:AD18"].errorStyle) == (None, "warning")


def test_what_was_pasted_past_the_validation_is_marked() -> None:
    found = opened(made())["Chấm điểm"].conditional_formatting
    by_area = {str(entry.sqref): entry.rules[0].formula for entry in found}
    off_step = "ABS(N(E11)/0.5-ROUND(N(E11)/0.5,0))>0.000001"
    assert by_area["E11:E18"] == [f'AND(E11<>"",OR(NOT(ISNUMBER(E11)),E11<0,E11>4,{off_step}))']
    assert len(by_area) == 16


def test_points_with_decimals_are_no_list_of_texts() -> None:
    """A list's entries are text: where people type 2,5 Excel would refuse it, and offer 2.5 as a word."""
    options = [{"points": Decimal("2.5")}, {"points": 0}]
    ten = {"id": "II.1", "name": "Mẫu", "cap": Decimal(10), "options": [{"points": 10}, {"points": 0}]}
    two = {"id": "I.1", "name": "Mẫu", "cap": Decimal("2.5"), "options": options, "not_applicable": "exclude"}
    half = {"id": "I.2", "name": "Mẫu", "cap": Decimal("2.5"), "full_or_zero": True}
    domains = [{"id": "I", "name": "Mẫu", "cap": 15, "criteria": [two, half, ten]}]
    rubric = sample_rubric(sheets=[sample_sheet(domains=domains)])
    found = rules(opened(made(rubric=rubric))["Chấm điểm"])
    first, second, third = found["E11:E18"], found["F11:F18"], found["G11:G18"]
    assert (first.type, first.formula1) == ("custom", 'OR(E11=2.5,E11=0,E11="K/AD")')
    assert first.error == "Chỉ ghi một trong các điểm: 2,5; 0; K/AD."
    assert (second.type, second.formula1) == ("custom", "OR(F11=2.5,F11=0)")
    assert (third.type, third.formula1) == ("list", '"10,0"')


def test_long_names_are_printed_whole() -> None:
    name = "Chi bộ Trường Trung học cơ sở và Trung học phổ thông Mẫu thứ ba"
    post = "Phó Chủ tịch Ủy ban nhân dân phụ trách văn hóa - xã hội"
    people = (TemplatePerson("CB03-001", name, post), TemplatePerson("CB03-002", "Đảng viên Mẫu", "Bí thư"))
    book = opened(made(people=people, unit_name=name))
    scores, tally = book["Chấm điểm"], book["Kiểm phiếu"]
    assert [scores.row_dimensions[row].height for row in (11, 12)] == [60.75, 15.75]  # a post of four lines
    rows = [row for row, *_ in tally.iter_rows() if tally.cell(row.row, 2).value in {"CB03-001", "CB03-002"}]
    assert [tally.row_dimensions[row.row].height for row in rows] == [30.75, 15.75]
    assert [scores[cell].alignment.shrink_to_fit for cell in ("A1", "A2", "A4", "A6")] == [True] * 4


def test_a_fact_with_a_long_name_keeps_its_list() -> None:
    facts = [{"id": key, "name": "chữ dài " * 60, "kind": kind} for key, kind in (("a", "yes_no"), ("b", "percent"))]
    sheet = opened(made(rubric=sample_rubric(sheets=[sample_sheet(facts=facts)])))["Chấm điểm"]
    found = [rule for rule in sheet.data_validations.dataValidation if rule.prompt and "chữ dài" in rule.prompt]
    assert [(rule.type, rule.formula1) for rule in found] == [("list", '"Có,Không"'), (None, None)]
    assert all(len(rule.prompt) <= 255 for rule in found)
    assert sheet.row_dimensions[9].height > 300  # its heading is printed whole


def test_points_that_may_be_spread_are_let_in_and_a_word_for_none() -> None:
    """A cap is raised by what does not apply elsewhere: a validation at the cap would refuse what is right."""
    one, two, three = ({"id": f"I.{n}", "name": "chữ dài " * 40, "cap": cap} for n, cap in ((1, 5), (2, 10), (3, 5)))
    one |= {"not_applicable": "spread", "spread_over": ["I.2"]}
    domains = [{"id": "I", "name": "Mẫu", "cap": 20, "criteria": [one, two, three]}]
    rubric = sample_rubric(sheets=[sample_sheet(domains=domains)])
    sheet = opened(made(rubric=rubric))["Chấm điểm"]
    found = rules(sheet)
    first, second, third = found["E11:E18"], found["F11:F18"], found["G11:G18"]
    assert (first.type, first.formula1) == ("custom", 'OR(E11="K/AD",AND(ISNUMBER(E11),E11>=0,E11<=5))')
    assert (second.formula1, second.formula2, third.formula2) == ("0", "15", "5")
    assert second.prompt.startswith("Từ 0 đến 10 điểm (cao hơn khi được chia điểm của tiêu chí không áp dụng), bước")
    assert max(len(rule.prompt) for rule in (first, second, third)) <= 255
    by_area = {str(entry.sqref): entry.rules[0].formula[0] for entry in sheet.conditional_formatting}
    assert by_area["E11:E18"].startswith('AND(E11<>"",E11<>"K/AD",E11<>"Không áp dụng"')
    assert "F11>15" in by_area["F11:F18"]


def test_long_names_of_criteria_stay_within_what_excel_takes() -> None:
    sheet = sample_sheet()
    sheet["domains"] = [
        {
            "id": "N" * 40,
            "name": "Nhóm",
            "cap": Decimal(10),
            "criteria": [{"id": "M" * 40, "name": "chữ dài " * 60, "cap": Decimal("7.5"), "floor": Decimal("2.5")}],
        }
    ]
    made_sheet = opened(made(rubric=sample_rubric(sheets=[sheet])))["Chấm điểm"]
    rule = rules(made_sheet)["E11:E18"]
    assert (rule.formula1, rule.formula2, len(rule.promptTitle)) == ("2.5", "7.5", 32)
    assert len(rule.prompt) <= 255
    assert len(rule.error) <= 255
    assert "…" in rule.prompt
    assert made_sheet.row_dimensions[9].height == 399.75


def test_the_line_below_counts_people_levels_and_those_not_rated() -> None:
    data = made(
        {
            "CB03-001": FilledRow(FULL, ballot="XS"),
            "CB03-002": FilledRow(ballot=NOT_RATED),
            "012": FilledRow(reason="Nghỉ thai sản", ballot=Uncalculated("=XX")),
        }
    )
    kind, formula, value = stored(data, f"A{FOOTER}")
    assert kind == "str"
    assert value == "Tổng số: 3 người; HTXSNV: 1; HTTNV: 0; HTNV: 0; KHTNV: 0; không đánh giá, xếp loại: 2"
    assert formula is not None
    assert '"Tổng số: "&COUNTA(C11:C18)&" người; HTXSNV: "&COUNTIF(AC11:AC18,"XS")' in formula


def test_without_a_vote_the_line_below_counts_levels_by_points() -> None:
    data = made({"CB03-001": FilledRow(scored("80"))}, rubric=sample_rubric(ballot=None))
    _, formula, value = stored(data, f"A{FOOTER}")
    assert value == "Tổng số: 3 người; HTXSNV: 0; HTTNV: 1; HTNV: 0; KHTNV: 0; không đánh giá, xếp loại: 0"
    assert formula is not None
    assert 'COUNTIF(Z11:Z18,"T")' in formula


@pytest.mark.parametrize(("bonus", "total"), [(Decimal(2), "97"), (None, "95"), ("2", "")])
def test_a_bonus_that_is_text_is_not_left_out_in_silence(bonus: Content, total: str) -> None:
    bonuses = [{"id": "T", "name": "Sáng kiến", "cap": 5}, {"id": "U", "name": "Khen thưởng", "cap": 5}]
    rubric = sample_rubric(sheets=[sample_sheet(bonuses=bonuses)])
    filled = FilledRow({**FULL, "IV.1": Decimal(25)}, more={"T": bonus})
    data = made({"CB03-001": filled}, rubric=rubric)
    place = unit_form(rubric.main, rubric).place
    cell, (one, two) = (
        f"{get_column_letter(place('total') + 1)}11",
        (f"{get_column_letter(place('extra', key) + 1)}11" for key in "TU"),
    )
    _, formula, value = stored(data, cell)
    assert (value or "") == total
    assert f"COUNT({one},{two})=COUNTA({one},{two})" in str(formula)


def test_the_line_below_counts_no_levels_that_stand_elsewhere() -> None:
    said = "Tổng số: 3 người; không đánh giá, xếp loại: 0"
    combined = sample_sheet(combined={"mean": ["self", "branch"]})
    own = sample_sheet()
    decided = {key: own[key] for key in ("period", "levels")}
    decided["levels"] = [{key: level[key] for key in ("id", "code", "name", "short")} for level in decided["levels"]]  # type: ignore[attr-defined]  # a list of levels
    for sheet in (combined, decided):
        data = made(rubric=sample_rubric(sheets=[sheet], ballot=None))
        (line,) = [text for text in text_of(data, "Chấm điểm") if text.startswith(("Tổng số:", '="Tổng số'))]
        assert "COUNTIF" not in line
        value = next(
            cell.value
            for row in load_workbook(BytesIO(data), data_only=True)["Chấm điểm"]
            for cell in row
            if str(cell.value).startswith("Tổng số:")
        )
        assert value == said


def test_where_nobody_votes_no_votes_are_asked_for(tmp_path: Path) -> None:
    """The column stays, hidden, so that a workbook that comes with votes all the same is read."""
    rubric = sample_rubric(ballot=None)
    place = unit_form(rubric.main, rubric).place("ballot") + 1
    for voted in (None, "T"):
        data = made({"CB03-001": FilledRow(scored("80"), ballot=voted)}, rubric=rubric)
        book = opened(data)
        assert "Kiểm phiếu" not in book.sheetnames
        column = book["Chấm điểm"].column_dimensions[get_column_letter(place)]
        assert column.hidden == (voted is None)
        path = tmp_path / "CB03.xlsx"
        path.write_bytes(data)
        (sheet,) = read_score_sheets(path, shown="CB03.xlsx", forms=[unit_form(rubric.main, rubric)])
        assert [finding.code for finding in sheet.findings] == []
    assert "Kiểm phiếu" in opened(made(rubric=rubric, tally=FilledTally())).sheetnames


def test_long_names_of_narrow_groups_and_long_notes_have_the_height_that_they_need() -> None:
    long = "Thực hiện nhiệm vụ được phân công phụ trách địa bàn"
    one = [{"id": "I", "name": long, "cap": 100, "criteria": [{"id": "I.1", "name": "Điểm", "cap": 100}]}]
    sheet = opened(made(rubric=sample_rubric(sheets=[sample_sheet(domains=one)])))["Chấm điểm"]
    usual = opened(made({"CB03-001": FilledRow(scored("80"), note="Bám địa bàn, nắm chắc tình hình")}))["Chấm điểm"]
    heading = 8
    assert usual.row_dimensions[heading].height == 30
    assert sheet.row_dimensions[heading].height >= 5 * 13
    assert [usual.row_dimensions[row].height for row in (11, 12)] == [38.25, 15.75]


def test_nothing_below_the_table_can_be_taken_for_a_person() -> None:
    sheet = opened(made())["Chấm điểm"]
    below = {cell.coordinate: cell.value for row in sheet[f"A{FOOTER + 1}:AE40"] for cell in row if cell.value}
    assert below == {
        "A21": "NGƯỜI LẬP BẢNG",
        "Z21": "T/M CHI BỘ, BÍ THƯ",
        "A22": "(Ký, ghi rõ họ tên)",
        "Z22": "(Ký, ghi rõ họ tên)",
    }


def test_the_guide_names_the_column_of_reasons() -> None:
    assert "4. Người không đánh giá, xếp loại: để trống điểm, chọn lý do ở cột 30." in text_of(made(), "Hướng dẫn")


def test_the_tally_sheet_asks_for_the_counts_and_the_votes() -> None:
    sheet = opened(made())["Kiểm phiếu"]
    assert [sheet.cell(row, 3).value for row in range(8, 17)] == [label for _, label in TALLY_FACTS]
    assert all(not sheet.cell(row, 4).protection.locked for row in range(8, 17))
    assert [cell.value for cell in sheet[18]] == [
        *("TT", "Mã số", "Họ và tên", "Số phiếu đề nghị xếp loại", None, None, None, None),
        *("Mức chi bộ kết luận", "Ghi chú"),
    ]
    assert [cell.value for cell in sheet[19]][3:8] == ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "(Không đánh giá)"]
    assert [cell.value for cell in sheet[20]][:4] == [1, "CB03-001", "Đảng viên Mẫu 001", None]
    assert [cell.value for cell in sheet[23]][:8] == [None] * 8
    unlocked = {row: [cell.column_letter for cell in sheet[row] if not cell.protection.locked] for row in (20, 23)}
    assert unlocked == {20: [*"DEFGH", "J"], 23: [*"ABCDEFGH", "J"]}
    assert {"D8:D8", "D20:H27"} <= {area if ":" in area else f"{area}:{area}" for area in rules(sheet)}
    assert [sheet["A29"].value, sheet["F29"].value] == ["TỔ KIỂM PHIẾU", "CHỦ TRÌ HỘI NGHỊ"]


def test_the_level_concluded_comes_from_the_score_sheet_by_code() -> None:
    data = made({"CB03-001": FilledRow(ballot="XS"), "012": FilledRow(ballot=ErrorValue("#N/A"))})
    area = "'Chấm điểm'!$AC$11:$AC$18,MATCH(B20,'Chấm điểm'!$B$11:$B$18,0)"
    assert stored(data, "I20", 2) == ("str", f'IF(B20="","",IFERROR(INDEX({area})&"",""))', "XS")
    assert [stored(data, f"I{row}", 2)[2] for row in (21, 22, 23, 27)] == [""] * 4


def test_a_filled_tally() -> None:
    tally = FilledTally(
        facts={"meeting_day": date(2018, 9, 28), "valid": 11, "invalid": "một"},
        votes={"CB03-001": (9, 2, None, 0, 0), "CB03-002": (5,)},
        notes={"CB03-002": "=ghi chú"},
        concluded={"CB03-002": "T"},
    )
    data = made({"CB03-002": FilledRow(ballot="XS")}, tally=tally)
    sheet = opened(data)["Kiểm phiếu"]
    assert sheet["D8"].is_date
    assert stored(data, "D8", 2) == (None, None, "43371")
    assert [sheet[cell].value for cell in ("D15", "D16")] == [11, "một"]
    assert [cell.value for cell in sheet[20]][3:8] == [9, 2, None, 0, 0]
    assert [cell.value for cell in sheet[21]][3:] == [5, None, None, None, None, "T", "=ghi chú"]
    assert sheet["J21"].data_type == "s"
