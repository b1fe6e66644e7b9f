from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from danhgia.readers.original import Unmarkable, read_original
from readers.xlsx_builder import parts, row_xml, save, sheet_xml, strings_xml, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.readers.original import Original

TEXT = '<c r="A1" t="s"><v>0</v></c>'
DRAWING = '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">{}</d:wsDr>'
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


def package(rows: str = row_xml(1, TEXT), *, after: str = "", more: Mapping[str, str] | None = None) -> bytes:
    made = parts({"S": sheet_xml(rows, after=after)}, strings=strings_xml("chữ"))
    return zipped({**made, **{name: part.encode() for name, part in (more or {}).items()}})


def original(folder: Path, content: bytes) -> Original:
    path = save(folder, content)
    return read_original(path, sha256=hashlib.sha256(content).hexdigest())


def refused(folder: Path, content: bytes) -> str:
    with pytest.raises(Unmarkable) as caught:
        original(folder, content)
    return caught.value.why


def test_a_plain_workbook_loses_nothing(tmp_path: Path) -> None:
    found = original(tmp_path, package())
    assert (found.sheets, found.lost) == (("S",), ())
    with ZipFile(BytesIO(found.data)) as archive:
        assert "xl/workbook.xml" in archive.namelist()


@pytest.mark.parametrize(
    ("name", "part", "lost"),
    [
        ("xl/drawings/drawing1.xml", DRAWING.format("<d:sp/>"), ("shapes",)),
        ("xl/drawings/drawing1.xml", DRAWING.format("<d:pic/>"), ("pictures",)),
        ("xl/drawings/drawing1.xml", DRAWING.format("<d:sp/><d:graphicFrame/>"), ("shapes", "charts")),
        ("xl/drawings/drawing1.xml", DRAWING.format("<d:graphicFrame/>"), ("charts",)),
        ("xl/featurePropertyBag/featurePropertyBag.xml", "<a/>", ("controls",)),
        ("xl/embeddings/oleObject1.bin", "\x01", ("shapes",)),
        ("xl/ctrlProps/ctrlProp1.xml", "<a/>", ("controls",)),
        ("xl/slicers/slicer1.xml", "<a/>", ("slicers",)),
        ("xl/threadedComments/t1.xml", "<a/>", ("threads",)),
        ("xl/vbaProject.bin", "\x01", ("macros",)),
        ("xl/connections.xml", "<a/>", ("connections",)),
    ],
)
def test_what_of_its_parts_a_copy_loses(tmp_path: Path, name: str, part: str, lost: tuple[str, ...]) -> None:
    assert original(tmp_path, package(more={name: part})).lost == lost


def test_what_of_its_sheets_a_copy_loses(tmp_path: Path) -> None:
    calculated = row_xml(1, TEXT, '<c r="B1"><f>1+1</f><v>2</v></c>')
    assert original(tmp_path, package(calculated)).lost == ("results",)
    assert original(tmp_path, package(row_xml(1, TEXT, '<c r="B1"><f>1+1</f></c>'))).lost == ()
    under = row_xml(1, TEXT, '<c r="B1"><v>2</v></c>')
    joined = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    assert original(tmp_path, package(under, after=joined)).lost == ("covered",)
    assert original(tmp_path, package(after=joined)).lost == ()
    extended = f'<extLst><ext xmlns:x="{X14}">{{}}</ext></extLst>'
    sparkline = extended.format("<x:sparklineGroups><x:sparklineGroup/></x:sparklineGroups>")
    assert original(tmp_path, package(after=sparkline)).lost == ("sparklines",)
    rules = extended.format("<x:dataValidations><x:dataValidation/></x:dataValidations>")
    assert original(tmp_path, package(after=rules)).lost == ("rules",)


@pytest.mark.parametrize(
    ("after", "more", "why"),
    [
        ('<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>', {}, "area"),
        ('<hyperlinks><hyperlink ref="A1:XFD1048576" location="S!A1"/></hyperlinks>', {}, "area"),
        ('<hyperlinks><hyperlink ref="A:XFD" location="S!A1"/></hyperlinks>', {}, "reference"),
        ("", {"xl/comments1.xml": '<c><comment ref="A1:XFD1048576"/></c>'}, "area"),
        ("", {"xl/elsewhere.bin": '<c><comment ref="A1:XFD1048576"/></c>'}, "area"),
        ("", {"xl/theme/theme1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "doctype"),
        ("", {"docProps/app.xml": "<a>"}, "xml"),
    ],
)
def test_what_is_handed_to_no_other_program(tmp_path: Path, after: str, more: dict[str, str], why: str) -> None:
    assert refused(tmp_path, package(after=after, more=more)) == why


def test_parts_that_nobody_reads_are_left_out(tmp_path: Path) -> None:
    found = original(tmp_path, package(more={"customXml/item1.xml": "<a>", "xl/drawings/vmlDrawing1.vml": "<br>"}))
    with ZipFile(BytesIO(found.data)) as archive:
        assert "customXml/item1.xml" not in archive.namelist()
        assert "xl/drawings/vmlDrawing1.vml" in archive.namelist()


def test_a_file_that_changed_since_it_was_checked(tmp_path: Path) -> None:
    path = save(tmp_path, package())
    with pytest.raises(Unmarkable, match="changed"):
        read_original(path, sha256="0" * 64)


def test_a_file_that_is_gone_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(Unmarkable, match="missing"):
        read_original(tmp_path / "a.xlsx", sha256="")
    wide = row_xml(1, '<c r="XFD1"><v>1</v></c>')
    assert refused(tmp_path, package(wide)) == "too_large"
