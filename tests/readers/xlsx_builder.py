"""Workbooks written as raw XML: what no library would write is what the reader must withstand."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def sheet_xml(rows: str, *, before: str = "", after: str = "", space: str = MAIN) -> str:
    """Return a worksheet part around `rows`, the inner XML of its data."""
    return f'{_DECLARATION}<worksheet xmlns="{space}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row_xml(number: int, *cells: str, attributes: str = "") -> str:
    """Return one row of cells."""
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def strings_xml(*entries: str, space: str = MAIN) -> str:
    """Return a shared strings part; an entry is the inner XML of `si`, or plain text."""
    items = "".join(f"<si>{entry if entry.startswith('<') else f'<t>{entry}</t>'}</si>" for entry in entries)
    return f'{_DECLARATION}<sst xmlns="{space}">{items}</sst>'


def styles_xml(*codes: str | int, space: str = MAIN) -> str:
    """Return a styles part: style 0 is General, style n has the n-th format (a code, or a built-in number)."""
    numbers = [code if isinstance(code, int) else 164 + place for place, code in enumerate(codes)]
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}"/>'
        for number, code in zip(numbers, codes, strict=True)
        if isinstance(code, str)
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *numbers))
    inner = f"<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>"
    return f'{_DECLARATION}<styleSheet xmlns="{space}">{inner}</styleSheet>'


def parts(
    sheets: Mapping[str, str] | Sequence[tuple[str, str]],
    *,
    strings: str | None = None,
    styles: str | None = None,
    properties: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    workbook: str = "",
    main_type: str = SHEET_TYPE,
    space: str = MAIN,
) -> dict[str, bytes]:
    """Return the parts of a workbook: `sheets` by name as whole parts, `workbook` the inner XML before its sheets."""
    named = list(sheets.items()) if hasattr(sheets, "items") else list(sheets)
    links = [("worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(named) + 1)]
    written = {f"xl/{target}": xml for (_, target), (_, xml) in zip(links, named, strict=True)}
    for kind, target, xml in (("sharedStrings", "sharedStrings.xml", strings), ("styles", "styles.xml", styles)):
        if xml is not None:
            links.append((kind, target))
            written[f"xl/{target}"] = xml
    of_package = [("officeDocument", "xl/workbook.xml")]
    if properties is not None:
        of_package.append(("custom-properties", "docProps/custom.xml"))
        written["docProps/custom.xml"] = _properties_xml(properties)
    elements = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"{_state((states or {}).get(name))}/>'
        for place, (name, _) in enumerate(named, start=1)
    )
    written |= {
        "[Content_Types].xml": _types_xml(main_type),
        "_rels/.rels": _links_xml(of_package),
        "xl/_rels/workbook.xml.rels": _links_xml(links),
        "xl/workbook.xml": f'{_DECLARATION}<workbook xmlns="{space}" xmlns:r="{_RELATIONS}">{workbook}'
        f"<sheets>{elements}</sheets></workbook>",
    }
    return {name: xml.encode() for name, xml in sorted(written.items())}


def zipped(members: Mapping[str, bytes] | Sequence[tuple[str, bytes]], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of members, in order."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items() if hasattr(members, "items") else members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def save(folder: Path, content: bytes, *, name: str = "sheet.xlsx") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content)
    return path


def _state(state: str | None) -> str:
    return f' state="{state}"' if state else ""


def _types_xml(main_type: str) -> str:
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/></Types>'
    )


def _links_xml(links: Sequence[tuple[str, str]]) -> str:
    elements = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(links, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{elements}</Relationships>'


def _properties_xml(properties: Mapping[str, str]) -> str:
    elements = "".join(
        f'<property name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>' for name, value in properties.items()
    )
    return (
        f'{_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{elements}</Properties>'
    )
