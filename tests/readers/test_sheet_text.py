"""Sheets cut from their text must say what their tree says, however they are written, broken or forged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from danhgia.readers.grid import Shared, read_grid
from danhgia.readers.package import LIMITS, Rejected, Source
from danhgia.readers.strings import read_strings
from readers.xlsx_builder import MAIN, row_xml, sheet_xml, strings_xml

if TYPE_CHECKING:
    from danhgia.readers.grid import Grid

TEXTS = ("một", "hai", "ba")
SOURCE = Source("a.xlsx", LIMITS)
KINDS = {None: "n", "n": "n", "s": "s", "str": "s", "inlineStr": "s", "b": "b", "e": "e", "d": "d"}
Told = dict[tuple[int, int], tuple[str, str, bool, int]]


def grid_of(xml: str, source: Source = SOURCE) -> Grid:
    return read_grid(xml.encode(), Shared.of(source, list(TEXTS), styles=3), name="S", state="visible")


def told(grid: Grid) -> Told:
    return {
        (row, column): (cell.kind, cell.text, cell.formula, cell.style)
        for row, cells in grid.rows.items()
        for column, cell in cells.items()
    }


def q(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def walked(xml: str) -> Told:
    """Read a sheet from its tree with nothing of the reader's own; what is not a sheet raises something."""
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    found: Told = {}
    (data,) = etree.fromstring(xml.encode(), parser).findall(q("sheetData"))
    number = 0
    for element in data:
        number = int(element.get("r", number + 1))
        column = 0
        for cell in element:
            at, column = coordinate_to_tuple(str(cell.get("r"))) if cell.get("r") else (number, column + 1)
            assert at == number
            value, inline, formula = cell.find(q("v")), cell.find(q("is")), cell.find(q("f")) is not None
            text = "".join(map(str, inline.itertext())) if inline is not None else ""
            text = " ".join((text or (value.text or "" if value is not None else "")).split())
            kind = KINDS[cell.get("t")]
            if cell.get("t") == "s" and text:
                text = TEXTS[int(text)]
            words = cell.get("t") in {"str", "inlineStr"} and (value is not None or inline is not None)
            if len(cell):
                found[number, column] = (kind if text or words else "", text, formula, int(cell.get("s") or 0))
    return found


WORDS = st.text(st.sampled_from("aĐ 9.&<>\"'ẫ\u00a0\n"), max_size=6).map(
    lambda word: word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
NUMBERS = st.sampled_from(["0", "4", "4.5", "1E-3", " 7 ", "-2", ""])
STYLES = st.sampled_from(["", ' s="1"', ' s="2"'])
INSIDE = st.one_of(
    st.builds("{}/>".format, STYLES),
    st.builds("{}><v>{}</v></c>".format, STYLES, NUMBERS),
    st.builds('{} t="s"><v>{}</v></c>'.format, STYLES, st.integers(0, 2)),
    st.builds('{} t="str"><f>A1&amp;"x"</f><v>{}</v></c>'.format, STYLES, WORDS),
    st.builds('{} t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'.format, STYLES, WORDS),
    st.builds('{} t="inlineStr"><is><t>{}</t></is></c>'.format, STYLES, WORDS),
    st.builds("{}><f>SUM(A1:B2)</f><v>{}</v></c>".format, STYLES, NUMBERS),
    st.builds('{}><f aca="false">1</f><v>{}</v></c>'.format, STYLES, NUMBERS),
    st.sampled_from([' t="e"><v>#N/A</v></c>', ' t="b"><v>1</v></c>', "><f>A1</f></c>", " ></c>", ' t="n"><v/></c>']),
)
ROWS = st.lists(st.lists(st.tuples(st.integers(0, 5), INSIDE), max_size=5, unique_by=lambda cell: cell[0]), max_size=4)
SNIPPETS = st.sampled_from([
    "<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "<sheetData>", "</sheetData>", "<sheetData/>", '<row r="1">', "</row>",
    '<row r="9"/>', '<c r="A1">', '<c r="A1"/>', "</c>", "<v>1</v>", "<f/>", "<is/>", '"', "'", ">", "<", "/", "&", " ",
    "&#52;", "&lt;", ' s="1"', ' t="s"', ' r="B1"', "x", "9", "0", "\u0001", "\ufffe", 'xmlns="y"', "<row ", '<c r="',
])  # fmt: skip


def xml_of(rows: list[list[tuple[int, str]]]) -> str:
    return sheet_xml(
        "".join(
            row_xml(number, *(f'<c r="{"ABCDEF"[place]}{number}"{inside}' for place, inside in cells), attributes=more)
            for number, (cells, more) in enumerate(
                zip(rows, ["", ' ht="0"', ' spans="1:9"', ""], strict=False), start=1
            )
        ),
        after='<mergeCells><mergeCell ref="H1:H2"/></mergeCells>',
    )


@settings(deadline=None, max_examples=200)
@given(rows=ROWS)
def test_the_text_says_what_the_tree_says(rows: list[list[tuple[int, str]]]) -> None:
    xml = xml_of([sorted(row) for row in rows])
    grid = grid_of(xml)
    assert told(grid) == walked(xml)
    assert grid == grid_of(xml)  # once more, from what is remembered
    assert grid == grid_of(xml.replace("<sheetData>", "<sheetData><!-- x -->"))  # and from the tree


@settings(deadline=None, max_examples=600)
@given(rows=ROWS, changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), SNIPPETS), min_size=1, max_size=3))
def test_a_broken_or_forged_sheet_is_refused_or_says_what_its_tree_says(
    rows: list[list[tuple[int, str]]], changes: list[tuple[float, int, str]]
) -> None:
    xml = xml_of([sorted(row) for row in rows])
    start = xml.index("<worksheet")
    for where, cut, snippet in changes:
        place = start + int(where * (len(xml) - start))
        xml = xml[:place] + snippet + xml[place + cut :]
    try:
        read = told(grid_of(xml))
    except Rejected:
        return
    assert read == walked(xml)


FAKE = '<row r="1"><c r="A1"><v>9</v></c></row>'
REAL = '<row r="1"><c r="A1"><v>4</v></c></row>'


@pytest.mark.parametrize(
    "data",
    [
        f"<sheetData>{REAL}</sheetData><!-- <sheetData>{FAKE}</sheetData> -->",
        f"<!-- <sheetData>{FAKE}</sheetData> --><sheetData>{REAL}</sheetData>",
        f"<!-- <sheetData> --><sheetData>{REAL}</sheetData>",
        f"<sheetData>{REAL}</sheetData><x><sheetData>{FAKE}</sheetData></x>",
        f"<x><sheetData>{FAKE}</sheetData></x><sheetData>{REAL}</sheetData>",
        f'<sheetData ><!-- {FAKE}--><row r="1"><c r="A1"><v><!-- 9 -->4</v></c></row></sheetData>',
    ],
)
def test_what_only_looks_like_data_is_not_read(data: str) -> None:
    xml = sheet_xml("").replace("<sheetData></sheetData>", data)
    assert told(grid_of(xml)) == {(1, 1): ("n", "4", False, 0)}


@pytest.mark.parametrize("data", [f"<sheetData/><!-- <sheetData>{FAKE}</sheetData> -->", "<sheetData/>"])
def test_a_sheet_without_data_has_no_cells(data: str) -> None:
    assert told(grid_of(sheet_xml("").replace("<sheetData></sheetData>", data))) == {}


def test_what_is_remembered_of_one_workbook_is_not_believed_of_another() -> None:
    xml = sheet_xml(row_xml(1, '<c r="A1" t="s" s="2"><v>1</v></c>', '<c r="B1" t="str"><v>abcdef</v></c>'))
    assert [cell.text for cell in grid_of(xml).rows[1].values()] == ["hai", "abcdef"]
    part = xml.encode()
    other = Shared.of(SOURCE, ["x", "y"], styles=3)
    assert read_grid(part, other, name="S", state="visible").rows[1][1].text == "y"
    for fewer in (Shared.of(SOURCE, ["x"], styles=3), Shared.of(SOURCE, ["x", "y"], styles=2)):
        with pytest.raises(Rejected) as caught:
            read_grid(part, fewer, name="S", state="visible")
        assert (caught.value.finding.facts["why"], caught.value.finding.at.cell) == ("index", "A1")
    short = Source("a.xlsx", replace(LIMITS, text=5))
    with pytest.raises(Rejected) as caught:
        grid_of(xml, short)
    assert (caught.value.finding.code, caught.value.finding.value) == ("DG105", "6")


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A1"/</row>',
        '<row r="1"><c r="A1" s="1"</row>',
        '<row r="1"><c r="A1</row>',
        '<row r="1"<c/></row>',
    ],
)
def test_a_start_tag_without_its_end_is_damage(row: str) -> None:
    with pytest.raises(Rejected) as caught:
        grid_of(sheet_xml(row))
    assert caught.value.finding.facts["why"] == "xml"


def test_the_same_damage_is_found_again() -> None:
    for _ in range(3):
        with pytest.raises(Rejected) as caught:
            grid_of(sheet_xml(row_xml(1, '<c r="A1"><v>1</v></c>', '<c r="A1"><v>2</v></c>')))
        assert caught.value.finding.facts["why"] == "cell_twice"


@pytest.mark.parametrize(
    ("entries", "texts"),
    [
        (("một", "a &amp; b", "<t/>", "<r><t>Họ</t></r><r><t> tên</t></r>"), ["một", "a & b", "", "Họ tên"]),
        (('<t xml:space="preserve"> hai  ba </t>', "_x0041_", "<t>x</t><rPh><t>y</t></rPh>"), ["hai ba", "A", "x"]),
        (("<t>a</t><!-- <t>b</t> -->", "<t><![CDATA[<b>]]></t>"), ["a", "<b>"]),
        (("một", "<!-- </si><si> --><t>x</t>"), ["một", "x"]),
        ((), []),
    ],
)
def test_strings_are_read_the_same_cut_or_walked(entries: tuple[str, ...], texts: list[str]) -> None:
    part = strings_xml(*entries).encode()
    assert read_strings(part, SOURCE) == read_strings(part.replace(b"<si>", b"<si >"), SOURCE) == texts
    assert read_strings(part, SOURCE) == texts


@settings(deadline=None, max_examples=200)
@given(place=st.floats(0, 1), cut=st.integers(0, 9), snippet=st.sampled_from(
    ["<si>", "</si>", "<t>", "</t>", "<!--", "-->", "<![CDATA[", "]]>", "&", "<", ">", '"', "</sst>", "<sst>", "x"]
))  # fmt: skip
def test_broken_strings_are_refused_or_read_as_their_tree(place: float, cut: int, snippet: str) -> None:
    xml = strings_xml("một", "<t>hai</t>", "ba")
    start = xml.index("<sst")
    at = start + int(place * (len(xml) - start))
    xml = xml[:at] + snippet + xml[at + cut :]
    try:
        texts = read_strings(xml.encode(), SOURCE)
    except Rejected:
        return
    root = etree.fromstring(xml.encode(), etree.XMLParser(remove_comments=True))
    assert texts == [" ".join("".join(e.text or "" for e in si.iter(q("t"))).split()) for si in root.findall(q("si"))]
