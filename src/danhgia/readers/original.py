"""A submitted workbook as it is handed to the library that changes workbooks: checked further, and what that loses.

openpyxl reads every part of a file and keeps an object for every cell of a joined or linked area; a score sheet is
accepted after looking at less. What is handed on is therefore packed anew from parts that were all looked at.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal, get_args

from danhgia.readers.markup import NAMESPACES, local_name, parse
from danhgia.readers.package import Rejected, read_package
from danhgia.readers.sheet_tree import place
from danhgia.readers.workbook import workbook_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml import etree

    from danhgia.readers.grid import Area, Grid
    from danhgia.readers.package import Package

Lost = Literal[
    "results", "covered", "shapes", "pictures", "charts", "controls", "sparklines", "rules", "slicers", "threads",
    "macros", "connections",
]  # fmt: skip
"""What a copy made with openpyxl cannot keep; neutral keys, the message catalogues have words for each."""

_BY_ELEMENT: Mapping[str, Lost] = {
    "sp": "shapes",
    "grpSp": "shapes",
    "cxnSp": "shapes",
    "pic": "pictures",
    "graphicFrame": "charts",
    "legacyDrawingHF": "pictures",
    "sparklineGroup": "sparklines",
}
_BY_FOLDER: Mapping[str, Lost] = {
    "xl/ctrlProps/": "controls",
    "xl/activeX/": "controls",
    "xl/featurePropertyBag/": "controls",
    "xl/richData/": "pictures",
    "xl/diagrams/": "shapes",
    "xl/embeddings/": "shapes",
    "xl/slicers/": "slicers",
    "xl/timelines/": "slicers",
    "xl/threadedComments/": "threads",
    "xl/macrosheets/": "macros",
    "xl/vbaProject": "macros",
    "xl/connections": "connections",
    "xl/queryTables/": "connections",
    "xl/model/": "connections",
    "xl/charts/chartEx": "charts",
}
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_X14_RULES = frozenset({f"{{{_X14}}}conditionalFormatting", f"{{{_X14}}}dataValidation"})
_WITH_AREA = ("{*}mergeCell", "{*}hyperlink", "{*}comment", "{*}table")
"""Elements for which openpyxl makes an object of every cell that their `ref` covers."""
_STRICT = f"{{{NAMESPACES[1]}}}"
_NOT_READ = ("customXml/", "xl/vbaProject", "xl/activeX/", "xl/printerSettings/")
_SPACE = b"\xef\xbb\xbf \t\r\n"


class Unmarkable(Exception):
    """A workbook of which no marked copy can be made; `why` is a neutral key."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, repr=False)
class Original:
    """A workbook to make a copy of: its bytes, packed anew, its worksheets by name, and what a copy will lack."""

    data: bytes
    sheets: tuple[str, ...]
    lost: tuple[Lost, ...]


def read_original(path: Path, *, sha256: str) -> Original:
    """Return the workbook at `path`, which was read before and had that hash then.

    Raises:
        Unmarkable: it has changed since, or a part of it that no check of scores needs is damaged or too large.
    """
    try:
        package = read_package(path, shown=path.name)
        if package.sha256 != sha256:
            raise Unmarkable("changed")
        workbook = workbook_of(package)
        grids = [workbook.grid(name) for name in workbook.sheet_names]
        roots = list(_roots(package))
        if any(str(root.tag).startswith(_STRICT) for root in roots):
            raise Unmarkable("strict")  # openpyxl would see sheets without a cell
        _check_areas(roots, package)
    except Rejected as rejected:
        why = rejected.finding.facts.get("why")
        raise Unmarkable(str(why) if why else "too_large") from rejected
    lost = {*_lost_of_parts(package), *_lost_of_elements(roots), *_lost_of_cells(grids)}
    return Original(_packed(package), workbook.sheet_names, tuple(key for key in get_args(Lost) if key in lost))


def _roots(package: Package) -> Iterator[etree._Element]:
    """Yield every part that is XML, parsed strictly; old drawings need not be well-formed, and nobody reads those."""
    for name, part in package.parts.items():
        if name.startswith(_NOT_READ) or not part.lstrip(_SPACE).startswith(b"<"):
            continue
        try:
            yield parse(part, package.source)
        except Rejected:
            if not name.casefold().endswith(".vml"):
                raise


def _check_areas(roots: list[etree._Element], package: Package) -> None:
    """Refuse areas that together cover more cells than a workbook may have."""
    limit = package.source.limits.cells
    covered = 0
    for root in roots:
        for element in root.iter(*_WITH_AREA):
            top, left, bottom, right = _area(element.get("ref", "A1"))
            covered += (bottom - top + 1) * (right - left + 1)
            if covered > limit:
                raise Unmarkable("area")


def _area(reference: str) -> Area:
    first, _, last = reference.replace("$", "").partition(":")
    (top, left), (bottom, right) = place(first), place(last or first)
    if 0 in {top, bottom} or top > bottom or left > right:
        raise Unmarkable("reference")
    return top, left, bottom, right


def _lost_of_parts(package: Package) -> Iterator[Lost]:
    names = [name.casefold() for name in package.parts]
    for folder, lost in _BY_FOLDER.items():
        if any(name.startswith(folder.casefold()) for name in names):
            yield lost


def _lost_of_elements(roots: list[etree._Element]) -> Iterator[Lost]:
    for root in roots:
        names = {local_name(element) for element in root.iter("{*}*")}
        yield from {_BY_ELEMENT[name] for name in names & _BY_ELEMENT.keys()}
        if any(next(root.iter(tag), None) is not None for tag in _X14_RULES):
            yield "rules"


def _lost_of_cells(grids: list[Grid]) -> Iterator[Lost]:
    for grid in grids:
        if any(cell.formula and cell.kind for cells in grid.rows.values() for cell in cells.values()):
            yield "results"
        if any(_covers(grid, area) for area in grid.merges):
            yield "covered"


def _covers(grid: Grid, area: Area) -> bool:
    """Tell whether something stands in a joined area besides what is shown of it."""
    top, left, bottom, right = area
    return any(
        cell.text and left <= column <= right and (row, column) != (top, left)
        for row in range(top, min(bottom, max(grid.rows, default=0)) + 1)
        for column, cell in grid.rows.get(row, {}).items()
    )


def _packed(package: Package) -> bytes:
    """Return the parts as a file again: what a reader of it sees is what was looked at here, and nothing else."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in package.parts.items():
            if not name.startswith(_NOT_READ):
                archive.writestr(name, part)
    return packed.getvalue()
