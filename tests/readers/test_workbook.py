from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from danhgia.numbers import from_text
from danhgia.readers.package import LARGE_LIMITS, LIMITS
from danhgia.readers.workbook import Cell, Grid, Rejected, open_workbook
from readers.xlsx_builder import MAIN, STRICT, parts, row_xml, save, sheet_xml, strings_xml, styles_xml, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.findings import Finding
    from danhgia.readers.package import Limits
    from danhgia.readers.workbook import Workbook

V = "<v>1</v>"


def opened(folder: Path, members: dict[str, bytes], limits: Limits = LIMITS) -> Workbook:
    return open_workbook(save(folder, zipped(members)), shown="sheets/a.xlsx", limits=limits)


def grid_of(folder: Path, xml: str, *, strings: str | None = None, limits: Limits = LIMITS, styles: int = 3) -> Grid:
    formats = styles_xml(*["0.0"] * styles)
    return opened(folder, parts({"S": xml}, strings=strings, styles=formats), limits).grid("S")


def read_all(folder: Path, members: dict[str, bytes], limits: Limits) -> None:
    workbook = opened(folder, members, limits)
    for name in workbook.sheet_names:
        workbook.grid(name)


def refused(folder: Path, members: dict[str, bytes], limits: Limits = LIMITS) -> Finding:
    with pytest.raises(Rejected) as caught:
        read_all(folder, members, limits)
    assert caught.value.sha256
    return caught.value.finding


def test_every_kind_of_cell(tmp_path: Path) -> None:
    row = row_xml(
        3,
        '<c r="B3" s="1"><v>4.3499999999999996</v></c>',
        '<c r="C3" t="s" s="2"><v>1</v></c>',
        '<c t="s" r="D3"><v>0</v></c>',
        '<c r="E3"><f>SUM(B3:B3)</f><v>90</v></c>',
        '<c r="F3" t="str"><f>IF(A1="","",1)</f><v></v></c>',
        '<c r="G3"><f>A1</f></c>',
        '<c r="H3"><f>A1</f><v/></c>',
        '<c r="I3" t="str"><f>A1</f></c>',
        '<c r="J3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="K3" t="b"><v>1</v></c>',
        '<c r="L3" t="d"><v>2018-10-05</v></c>',
        '<c r="M3" s="2"/>',
        '<c r="N3" t="inlineStr"><is><r><t>Đảng </t></r><r><rPr><b/></rPr><t xml:space="preserve">viên</t></r>'
        "<rPh sb='0' eb='1'><t>x</t></rPh></is></c>",
        '<c r="O3" t="n"><f t="shared" si="0"/><v>5</v></c>',
        '<c r="P3" t="e"><v>#SPILL!</v></c>',
        '<c r="Q3" t="str"><v>a &amp; b &lt;_x000D_&#10;c_x005F_x0041_</v></c>',
    )
    strings = strings_xml("Mã\u00a0số", "<r><t>Họ và </t></r><r><t>tên</t></r><rPh><t>ruby</t></rPh>")
    cells = grid_of(tmp_path, sheet_xml(row), strings=strings).rows[3]
    assert [(*cell,) for cell in cells.values()] == [
        ("n", "4.3499999999999996", False, 1),
        ("s", "Họ và tên", False, 2),
        ("s", "Mã số", False, 0),
        ("n", "90", True, 0),
        ("s", "", True, 0),
        ("", "", True, 0),
        ("", "", True, 0),
        ("", "", True, 0),
        ("e", "#DIV/0!", True, 0),
        ("b", "1", False, 0),
        ("d", "2018-10-05", False, 0),
        ("s", "Đảng viên", False, 0),
        ("n", "5", True, 0),
        ("e", "#SPILL!", False, 0),
        ("s", "a & b < c_x0041_", False, 0),
    ]
    assert list(cells) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17]


@pytest.mark.parametrize(
    ("looks", "read"),
    [
        ("<strike/>", "1\u03360"),
        ('<b/><strike val="1"/>', "1\u03360"),
        ('<strike val="0"/>', "10"),
        ('<vertAlign val="superscript"/>', "¹0"),
        ('<vertAlign val="baseline"/>', "10"),
    ],
)
def test_what_is_struck_through_or_raised_in_a_cell_is_no_part_of_its_number(
    tmp_path: Path, looks: str, read: str
) -> None:
    rich = f"<r><rPr>{looks}</rPr><t>1</t></r><r><t>0</t></r>"
    row = row_xml(1, f'<c r="A1" t="inlineStr"><is>{rich}</is></c>', '<c r="B1" t="s"><v>0</v></c>')
    cells = grid_of(tmp_path, sheet_xml(row), strings=strings_xml(rich)).rows[1]
    assert [cell.text for cell in cells.values()] == [read, read]
    assert (from_text(cells[1].text) == 10) is (read == "10")


def test_a_long_text_that_is_struck_through_stays_within_its_limit(tmp_path: Path) -> None:
    text = 32_000 * "a"
    struck = f'<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>{text}</t></r></is></c>'
    assert len(grid_of(tmp_path, sheet_xml(row_xml(1, struck))).rows[1][1].text) == 32_064


def test_rows_and_columns_too_small_to_be_read_are_hidden(tmp_path: Path) -> None:
    heights = ["0.0", "1.5", "2", "15.75", "1E-1", "x"]
    rows = "".join(row_xml(1 + place, attributes=f' ht="{height}"') for place, height in enumerate(heights))
    widths = ["0.08", "8.5703125E-2", "1.7109375"]
    columns = "".join(f'<col min="{at}" max="{at}" width="{width}"/>' for at, width in enumerate(widths, start=1))
    grid = grid_of(tmp_path, sheet_xml(rows, before=f"<cols>{columns}</cols>"))
    assert [*map(sorted, (grid.hidden_rows, grid.hidden_columns))] == [[1, 2, 5], [1, 2]]


def test_other_spellings_of_the_same_sheet_read_the_same(tmp_path: Path) -> None:
    plain = sheet_xml('<row r="1"><c r="A1" s="1"><v>4.5</v></c><c r="B1" t="str"><v>&lt;b&gt;</v></c></row>')
    expected = grid_of(tmp_path, plain)
    assert [cell.text for cell in expected.rows[1].values()] == ["4.5", "<b>"]
    for other in (
        plain.replace('"', "'"),
        plain.replace("<v>4.5</v>", "<v><![CDATA[4.5]]></v>"),
        plain.replace("<v>4.5</v>", "<!-- <c r='A9'/> --><v>4.5</v>"),
        plain.replace("<v>4.5</v>", "<v>4.5</v><?x <c?>"),
        plain.replace("<v>4.5</v>", "<v>4&#46;5</v>"),
        plain.replace('s="1"', ' s = "1" '),
        plain.replace("><", ">\n  <"),
        plain.replace('<c r="A1" s="1">', '<c s="1" cm="1" r="A1">'),
        plain.replace('<c r="A1" s="1">', '<c s="1">').replace('<c r="B1" ', "<c ").replace('<row r="1">', "<row>"),
        plain.replace('r="A1"', 'r="a1"'),
        plain.replace("<v>4.5</v>", "<v>4.5</v><extLst><ext/></extLst>"),
        plain.replace("</row>", '</row><row r="9"/>').replace("<sheetData>", '<sheetData><row r="8" ht="15" />'),
        plain.replace('xmlns="', 'xmlns:x="')
        .replace("</", "</x:")
        .replace("<", "<x:")
        .replace("<x:/x:", "</x:")
        .replace("<x:?", "<?"),
        plain.replace(MAIN, STRICT),
    ):
        assert grid_of(tmp_path, other) == expected, other


def test_strict_workbook_is_read_throughout(tmp_path: Path) -> None:
    sheet = sheet_xml(row_xml(1, '<c r="A1" t="s" s="1"><v>0</v></c>'), space=STRICT)
    members = parts(
        {"S": sheet}, strings=strings_xml("x", space=STRICT), styles=styles_xml("0%", space=STRICT), space=STRICT
    )
    workbook = opened(tmp_path, members)
    assert workbook.grid("S").cell(1, 1) == Cell("s", "x", style=1)
    assert workbook.formats[1].kind == "percent"


def test_sheets_states_and_properties(tmp_path: Path) -> None:
    members = parts(
        {" Phiếu  1 ": sheet_xml(""), "Ẩn": sheet_xml(""), "_danhgia": sheet_xml("")},
        states={"Ẩn": "hidden", "_danhgia": "veryHidden"},
        properties={"rubric": "mau", "period": "2018-Q3"},
        workbook='<workbookPr date1904="1"/>',
    )
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(
        b"</workbook>", b'<calcPr calcMode="manual" fullPrecision="0"/></workbook>'
    )
    workbook = opened(tmp_path, members)
    assert workbook.states == {"Phiếu 1": "visible", "Ẩn": "hidden", "_danhgia": "veryHidden"}
    assert workbook.sheet_names == ("Phiếu 1", "Ẩn", "_danhgia")
    assert workbook.state("Ẩn") == workbook.grid("Ẩn").state == "hidden"
    assert workbook.properties == {"rubric": "mau", "period": "2018-Q3"}
    assert (workbook.date1904, workbook.manual_calculation, workbook.precision_as_displayed) == (True, True, True)
    assert workbook.grid("Ẩn") is workbook.grid("Ẩn")
    with pytest.raises(KeyError):
        workbook.grid("S")


def test_a_plain_workbook_has_no_flags(tmp_path: Path) -> None:
    workbook = opened(tmp_path, parts({"S": sheet_xml("").replace("<sheetData></sheetData>", "<sheetData/>")}))
    assert (workbook.date1904, workbook.manual_calculation, workbook.precision_as_displayed) == (False, False, False)
    assert workbook.properties == {}
    assert workbook.grid("S") == Grid("S", "visible", {})


def test_hidden_rows_columns_and_joined_cells(tmp_path: Path) -> None:
    xml = sheet_xml(
        row_xml(1, f'<c r="A1">{V}</c>') + row_xml(2, attributes=' hidden="1"') + '<row r="4" ht="0"/>'
        f'<row r="5" hidden="true"><c r="A5">{V}</c></row>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" width="0"/>'
        '<col min="4" max="4"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D4"/><mergeCell ref="C1:C1048576"/></mergeCells>',
    )
    grid = grid_of(tmp_path, xml)
    assert grid.hidden_rows == {2, 4, 5}
    assert grid.hidden_columns == {2, 3, *range(5, LIMITS.columns + 1)}
    assert grid.merges == ((1, 1, 2, 2), (1, 3, 1048576, 3))
    assert {row: len(areas) for row, areas in grid.merges_by_row.items()} == {1: 2, 2: 2, 3: 1, 4: 1, 5: 1}


@pytest.mark.parametrize(
    ("rows", "why", "cell"),
    [
        (f'<row r="1"><c r="A1">{V}</c><c r="A1">{V}</c></row>', "cell_twice", "A1"),
        (f'<row r="1"><c r="A2">{V}</c></row>', "reference", "A1"),
        (f'<row r="1"><c r="A1048577">{V}</c></row>', "reference", None),
        (f'<row r="1"><c r="ZZZZZZZ1">{V}</c></row>', "reference", None),
        (f'<row r="1"><c r="XFE1">{V}</c></row>', "reference", None),
        (f'<row r="4294967295"><c r="A4294967295">{V}</c></row>', "reference", None),
        (f'<row r="1e30"><c r="A1">{V}</c></row>', "reference", None),
        (f'<row r="0"><c r="A0">{V}</c></row>', "reference", None),
        (f'<row r="2"><c r="A2">{V}</c></row><row r="2"><c r="B2">{V}</c></row>', "row_twice", None),
        ('<row r="1"><c r="C1" t="s"><v>7</v></c></row>', "index", "C1"),
        ('<row r="1"><c r="C1" t="s"><v>-1</v></c></row>', "index", "C1"),
        (f'<row r="1"><c r="C1" s="99">{V}</c></row>', "index", "C1"),
        (f'<row r="1"><c r="C1" t="x">{V}</c></row>', "index", "C1"),
        ('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', "markup", None),
        ('<row r="1"><c r="A1"><w>1</w></c></row>', "markup", None),
        ('<row r="1"/>x', "markup", None),
        ('x<row r="1"></row>', "markup", None),
        ('</sheetData><sheetData><row r="1"/>', "markup", None),
        ('<row r="1"><c r="A1"><v>1</c></row>', "xml", None),
        ('<row r="1"><c r="A1"><v>&nbsp;</v></c></row>', "xml", None),
    ],
)
def test_damaged_sheets_name_the_cell(tmp_path: Path, rows: str, why: str, cell: str | None) -> None:
    finding = refused(tmp_path, parts({"S": sheet_xml(rows)}, strings=strings_xml("x")))
    assert (finding.code, finding.facts["why"], finding.at.cell) == ("DG104", why, cell)
    if cell:
        assert finding.at.sheet == "S"


@pytest.mark.parametrize(
    "after",
    ['<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>', '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>'],
)
def test_broken_joins(tmp_path: Path, after: str) -> None:
    assert refused(tmp_path, parts({"S": sheet_xml("", after=after)})).facts["why"] == "merge"


def test_broken_columns(tmp_path: Path) -> None:
    xml = sheet_xml("", before='<cols><col min="x" max="3" hidden="1"/></cols>')
    assert refused(tmp_path, parts({"S": xml})).facts["why"] == "columns"


def broken(name: str, old: str, new: str) -> dict[str, bytes]:
    members = parts({"S": sheet_xml("")}, strings=strings_xml("x"), styles=styles_xml("0"), properties={"a": "b"})
    assert old.encode() in members[name]
    return {**members, name: members[name].replace(old.encode(), new.encode())}


@pytest.mark.parametrize(
    ("members", "why"),
    [
        (parts([("S", sheet_xml("")), ("s", sheet_xml(""))]), "sheet_name"),
        (parts([("S", sheet_xml("")), ("S ", sheet_xml(""))]), "sheet_name"),
        (parts([("", sheet_xml(""))]), "sheet_name"),
        (parts({}), "sheet_part"),
        (parts({"S": sheet_xml("")}, states={"S": "invisible"}), "sheet_link"),
        (broken("xl/workbook.xml", "rId1", "rId77"), "sheet_link"),
        (broken("xl/_rels/workbook.xml.rels", "sheet1.xml", "none.xml"), "part_missing"),
        (broken("xl/_rels/workbook.xml.rels", "styles.xml", "none.xml"), "part_missing"),
        (broken("_rels/.rels", "xl/workbook.xml", "xl/none.xml"), "part_missing"),
        (broken("xl/worksheets/sheet1.xml", "worksheet", "html"), "namespace"),
        (broken("xl/worksheets/sheet1.xml", MAIN, "urn:x"), "namespace"),
        (broken("xl/workbook.xml", MAIN, "urn:x"), "namespace"),
        (broken("xl/worksheets/sheet1.xml", "<worksheet", "<!DOCTYPE x><worksheet"), "doctype"),
        (broken("xl/workbook.xml", "<workbook", '<!DOCTYPE x [<!ENTITY a "b">]><workbook'), "doctype"),
        (broken("xl/sharedStrings.xml", "<t>", "<t>&undefined;"), "xml"),
        (broken("xl/styles.xml", "UTF-8", "ISO-8859-1"), "encoding"),
    ],
)
def test_broken_workbooks(tmp_path: Path, members: dict[str, bytes], why: str) -> None:
    finding = refused(tmp_path, members)
    assert (finding.code, finding.facts["why"]) == ("DG104", why)


def test_utf_16_cannot_hide_a_doctype(tmp_path: Path) -> None:
    members = parts({"S": sheet_xml("")})
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        text = members[name].decode().replace("UTF-8", "UTF-16").replace("?>\n", "?>\n<!DOCTYPE x>")
        assert refused(tmp_path, {**members, name: text.encode("utf-16")}).code == "DG104"


def test_two_sheets_on_one_part(tmp_path: Path) -> None:
    members = parts({"A": sheet_xml(""), "B": sheet_xml("")})
    links = members["xl/_rels/workbook.xml.rels"].replace(b"sheet2.xml", b"sheet1.xml")
    assert refused(tmp_path, {**members, "xl/_rels/workbook.xml.rels": links}).facts["why"] == "sheet_part"


def test_charts_are_not_sheets_with_cells(tmp_path: Path) -> None:
    members = parts({"A": sheet_xml(""), "Biểu đồ": "<chartsheet/>"})
    links = members["xl/_rels/workbook.xml.rels"]
    second = links.index(b"worksheet", links.index(b"rId2"))
    changed = links[:second] + b"chartsheet" + links[second + len(b"worksheet") :]
    assert opened(tmp_path, {**members, "xl/_rels/workbook.xml.rels": changed}).sheet_names == ("A",)


def test_absolute_targets_and_other_places(tmp_path: Path) -> None:
    members = parts({"A": sheet_xml(row_xml(1, f'<c r="A1">{V}</c>'))})
    members["xl/_rels/workbook.xml.rels"] = members["xl/_rels/workbook.xml.rels"].replace(
        b"worksheets/sheet1.xml", b"/xl/../xl/worksheets/Sheet1.xml"
    )
    assert opened(tmp_path, members).grid("A").cell(1, 1) == Cell("n", "1")
    del members["_rels/.rels"]
    assert opened(tmp_path, members).sheet_names == ("A",)


@pytest.mark.parametrize(
    ("xml", "what", "limits"),
    [
        (row_xml(20001, f'<c r="A20001">{V}</c>'), "rows", LIMITS),
        (row_xml(1, f'<c r="A1">{V}</c>', f'<c r="XFD1">{V}</c>'), "columns", LIMITS),
        (row_xml(1, f'<c r="SA1">{V}</c>') + row_xml(6000, f'<c r="A6000">{V}</c>'), "area", LIMITS),
        (row_xml(1, f'<c r="A1">{V}</c>', '<c r="B1"/>', '<c r="C1"/>'), "cells", replace(LIMITS, cells=2)),
        (row_xml(1, "<c/>" * 9), "cells", replace(LIMITS, cells=8)),
        (row_xml(1, f'<c r="A1" t="str"><v>{"x" * 32768}</v></c>'), "text", LIMITS),
        (row_xml(1, f'<c r="A1"><v>{"9" * 32768}</v></c>'), "text", LIMITS),
        (row_xml(1, f'<c r="A1" t="inlineStr"><is><t>{"x" * 32768}</t></is></c>'), "text", LIMITS),
        (row_xml(1, *['<c t="s"><v>0</v></c>'] * 9), "text", replace(LIMITS, referenced=8)),
    ],
)
def test_shape_is_limited(tmp_path: Path, xml: str, what: str, limits: Limits) -> None:
    finding = refused(tmp_path, parts({"S": sheet_xml(xml)}, strings=strings_xml("x")), limits)
    assert (finding.code, finding.facts["what"]) == ("DG105", what)
    assert int(finding.value or 0) > int(finding.limit or 0)


def test_strings_sheets_and_joins_are_limited(tmp_path: Path) -> None:
    limits = replace(LIMITS, strings=3, sheets=2, merges=1)
    many = strings_xml(*"abcd")
    joins = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    tall = '<mergeCells><mergeCell ref="A1:B9"/></mergeCells>'
    for members, what, limit in (
        (parts({"S": sheet_xml("")}, strings=many), "strings", limits),
        (parts({"S": sheet_xml("")}, strings=many.replace("<", "<x:").replace("<x:?", "<?").replace("<x:/", "</x:")
               .replace("xmlns=", "xmlns:x=")), "strings", limits),
        (parts({"S": sheet_xml("")}, strings=strings_xml("x" * 40000)), "text", LIMITS),
        (parts(dict.fromkeys("ABC", sheet_xml(""))), "sheets", limits),
        (parts({"S": sheet_xml("", after=joins)}), "merges", limits),
        (parts({"S": sheet_xml(row_xml(9, f'<c r="A9">{V}</c>'), after=tall)}), "merges", replace(LIMITS, cells=2)),
        (parts({"S": sheet_xml("")}, strings=strings_xml("x")), "cells", replace(LIMITS, nodes=5)),
        (parts({"S": sheet_xml("")}, strings=strings_xml("<r>" * 300 + "</r>" * 300)), "depth", LIMITS),
    ):  # fmt: skip
        assert refused(tmp_path, members, limit).facts["what"] == what


@pytest.mark.parametrize("count", ["4294967295", "999999999999999999", "-1"])
def test_announced_counts_are_not_believed(tmp_path: Path, count: str) -> None:
    strings = strings_xml("x").replace("<sst ", f'<sst count="{count}" uniqueCount="{count}" ')
    xml = sheet_xml(row_xml(1, '<c r="A1" t="s"><v>0</v></c>'), before='<dimension ref="A1:XFD1048576"/>')
    assert grid_of(tmp_path, xml, strings=strings).cell(1, 1) == Cell("s", "x")


def test_rows_formatted_to_the_end_cost_nothing(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(1_040_000, 1_048_577))
    assert grid_of(tmp_path, sheet_xml(row_xml(1, f'<c r="A1">{V}</c>') + rows)).rows.keys() == {1}


def test_large_rosters_are_read_in_pieces(tmp_path: Path) -> None:
    words = " ".join(str(number * number * number) for number in range(140))
    strings = strings_xml(*(f"Đảng viên Mẫu {place} {words}" for place in range(9_000)))
    assert len(strings) > 8 << 20
    rows = "".join(row_xml(row, f'<c r="A{row}" t="s"><v>{row - 1}</v></c>') for row in range(1, 9_001))
    path = save(tmp_path, zipped(parts({"S": sheet_xml(rows)}, strings=strings), method=zipfile.ZIP_STORED))
    grid = open_workbook(path, shown="a", limits=LARGE_LIMITS).grid("S")
    assert len(grid.rows) == 9_000
    assert grid.rows[9_000][1].text.startswith("Đảng viên Mẫu 8999 0 1 8")
    commented = strings.replace("<si>", "<!-- x --><si>", 1)
    again = save(tmp_path, zipped(parts({"S": sheet_xml(rows)}, strings=commented), method=zipfile.ZIP_STORED))
    assert open_workbook(again, shown="a", limits=LARGE_LIMITS).grid("S") == grid


def test_what_xlsxwriter_and_openpyxl_write_is_read(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "w.xlsx")
    sheet = book.add_worksheet("Chấm điểm")
    sheet.write_row(0, 0, ["Mã số", "'='", 4.5, True])
    sheet.write_formula(0, 4, "=C1*2", None, 9)
    sheet.write_string(1, 0, "=1+1 <&> 'x'")
    sheet.merge_range("A3:C3", "Tổng")
    sheet.data_validation("C1", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 5,
                                 "input_message": "dòng 1\ndòng 2"})  # fmt: skip
    book.close()
    grid = open_workbook(tmp_path / "w.xlsx", shown="w").grid("Chấm điểm")
    assert [cell.text for cell in grid.rows[1].values()] == ["Mã số", "'='", "4.5", "1", "9"]
    assert grid.rows[2][1].text == "=1+1 <&> 'x'"
    assert grid.merges == ((3, 1, 3, 3),)
    again = openpyxl.load_workbook(tmp_path / "w.xlsx")
    again.save(tmp_path / "o.xlsx")
    cells = open_workbook(tmp_path / "o.xlsx", shown="o").grid("Chấm điểm").rows[1]
    assert [(cell.kind, cell.formula) for cell in cells.values()] == [
        ("s", False), ("s", False), ("n", False), ("b", False), ("", True),
    ]  # fmt: skip


def by_tree(path: Path) -> dict[str, tuple[str, str, bool, int]]:
    """Read the first sheet with nothing but a tree of elements: the reader's second opinion."""
    with zipfile.ZipFile(path) as archive:
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    shared = ["".join(map(str, entry.itertext())) for entry in strings]
    found = {}
    for cell in sheet.iter(f"{{{MAIN}}}c"):
        value, inline = cell.find(f"{{{MAIN}}}v"), cell.find(f"{{{MAIN}}}is")
        formula, kind = cell.find(f"{{{MAIN}}}f") is not None, cell.get("t", "n")
        text = (value.text or "") if value is not None else ""
        if kind == "s":
            text = shared[int(text)]
        if inline is not None:
            text = "".join(map(str, inline.itertext()))
        told = {"str": "s", "inlineStr": "s"}.get(kind, kind) if text or (kind == "str" and value is not None) else ""
        if len(cell):
            found[cell.get("r", "")] = (told, " ".join(text.split()), formula, int(cell.get("s", "0")))
    return found


WORDS = st.text(st.sampled_from("aĐđ 9.,<>&'\"]-="), min_size=1, max_size=8).filter(str.strip)
CELLS = st.one_of(
    st.builds('<c r="{{}}" s="{}"><v>{}</v></c>'.format, st.integers(0, 3), st.integers(-99, 99)),
    st.builds('<c r="{{}}" t="s"><v>{}</v></c>'.format, st.integers(0, 1)),
    st.builds("<c t='{0[0]}' r='{{}}'>{0[1]}<v>{1}</v></c>".format, st.sampled_from([("str", ""), ("str", "<f>1</f>"),
              ("n", "<f>A&gt;B</f>")]), WORDS.map(lambda word: f"<![CDATA[{word}]]>" if "]]>" not in word else "x")),
    st.builds('<c r="{{}}" s="1" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'.format, WORDS.map(
        lambda word: word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))),
    st.sampled_from(['<c r="{}" s="2"/>', '<c r="{}"><f>B1</f></c>', '<c r="{}" t="b"><v>1</v></c>',
                     '<c r="{}" t="str"><f>A1</f><v></v></c>', '<!-- <c r="{}"/> -->',
                     '<c r="{}" t="e"><v>#N/A</v></c>']),
)  # fmt: skip


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, max_size=4), max_size=4))
def test_reading_text_agrees_with_walking_the_tree(tmp_path: Path, rows: list[list[str]]) -> None:
    data = "".join(
        row_xml(row, *(cell.format(f"{'ABCD'[place]}{row}") for place, cell in enumerate(cells)))
        for row, cells in enumerate(rows, start=1)
    )
    content = zipped(parts({"S": sheet_xml(data)}, strings=strings_xml("x", "y"), styles=styles_xml(*["0.0"] * 3)))
    path = save(tmp_path, content)
    grid = open_workbook(path, shown="a").grid("S")
    read = {
        f"{'ABCD'[column - 1]}{row}": (cell.kind, cell.text, cell.formula, cell.style)
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
    }
    assert read == by_tree(path)
