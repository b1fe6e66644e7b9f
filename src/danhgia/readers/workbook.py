"""Workbooks, read strictly: every cell with its type, style, formula flag and stored text, and nothing guessed.

lxml reads the parts (no entities, no network, no DTD); limits of size and shape are checked before anything is parsed.
Sheets are parsed one by one, when asked for.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from danhgia.readers.formats import NumberFormat, read_formats
from danhgia.readers.grid import Cell, CellKind, Grid, Irregular, Shared, read_grid, read_rows
from danhgia.readers.markup import attribute, is_true, local_name, once_per_part, parse, tag_space, unescaped
from danhgia.readers.package import LARGE_LIMITS, LIMITS, Limits, Rejected, read_package
from danhgia.readers.strings import read_strings
from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml import etree

    from danhgia.readers.grid import State
    from danhgia.readers.package import Package, Source

__all__ = [
    "LARGE_LIMITS",
    "LIMITS",
    "Cell",
    "CellKind",
    "Grid",
    "Irregular",
    "Limits",
    "NumberFormat",
    "Rejected",
    "Workbook",
    "open_workbook",
    "workbook_of",
]

_STATES: Mapping[str, State] = {"": "visible", "visible": "visible", "hidden": "hidden", "veryHidden": "veryHidden"}
_CELL_TAG = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")


@dataclass(eq=False, slots=True, repr=False)  # what it holds is nothing for logs
class Workbook:
    """One open workbook.

    `states` has the worksheets in the workbook's order, by name (cleaned, as in findings); sheets that hold no cells
    (charts, dialogs, old macro sheets) are left out. `formats` is by `Cell.style`. `properties` are the custom document
    properties. `manual_calculation`: stored results may be stale; `precision_as_displayed`: stored numbers were rounded
    to what was shown.
    """

    shown: str
    sha256: str
    is_macro: bool
    states: Mapping[str, State]
    formats: tuple[NumberFormat, ...]
    properties: Mapping[str, str]
    date1904: bool
    manual_calculation: bool
    precision_as_displayed: bool
    _shared: Shared
    _parts: dict[str, bytes]
    _grids: dict[str, Grid] = field(default_factory=dict)

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of the worksheets, in order."""
        return tuple(self.states)

    def state(self, name: str) -> State:
        """Return whether a worksheet is visible, hidden, or hidden so that only a program can show it."""
        return self.states[name]

    def grid(self, name: str) -> Grid:
        """Return a worksheet by its name, parsed once.

        Raises:
            KeyError: no worksheet has that name.
            Rejected: the sheet is damaged or too large.
        """
        if name not in self._grids:
            self._grids[name] = read_grid(self._parts[name], self._shared, name=name, state=self.states[name])
            del self._parts[name]
        return self._grids[name]

    def rows(self, name: str) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Yield a worksheet's rows that hold something, from the top; a long list need not be in memory whole.

        Raises:
            KeyError: no worksheet has that name.
            Irregular: only `grid` can read it, or has done so.
            Rejected: the sheet is too large.
        """
        if name in self._grids:
            raise Irregular
        yield from read_rows(self._parts[name], self._shared, name=name)


def open_workbook(path: Path, *, shown: str, limits: Limits = LIMITS) -> Workbook:
    """Open the workbook at `path`; `shown` is its name in findings. No sheet is parsed yet.

    Raises:
        Rejected: the file is not a readable workbook, or larger than `limits` (DG101 to DG105).
    """
    return workbook_of(read_package(path, shown=shown, limits=limits))


def workbook_of(package: Package) -> Workbook:
    """Return the workbook in a package that was read already; raises like `open_workbook`."""
    source = package.source
    of_package = _relations(package, "")
    main = next((link.target for link in of_package if link.kind == "officeDocument"), "xl/workbook.xml")
    links = _relations(package, main)
    root = _root(_part(package, main), source)
    space = tag_space(root, source, name="workbook")
    states, parts = _sheets(package, root, space, links)
    strings = read_strings(_optional(package, links, "sharedStrings"), source)
    formats = read_formats(_optional(package, links, "styles"), source)
    properties = _optional(package, of_package, "custom-properties")
    settings, calculation = root.find(f"{space}workbookPr"), root.find(f"{space}calcPr")
    return Workbook(
        source.shown,
        package.sha256,
        package.is_macro,
        states,
        formats,
        {} if properties is None else _properties(properties, source),
        settings is not None and is_true(settings.get("date1904")),
        calculation is not None and calculation.get("calcMode") == "manual",
        calculation is not None and calculation.get("fullPrecision") in {"0", "false"},
        Shared.of(source, strings, styles=len(formats)),
        parts,
    )


_root = once_per_part(parse)


class _Link(NamedTuple):
    """One relationship: its id, the last word of its type, the part that it leads to."""

    identifier: str
    kind: str
    target: str


def _relations(package: Package, owner: str) -> list[_Link]:
    """Return the relationships of a part (of the package itself where `owner` is empty) that lead inside the file."""
    folder, _, name = owner.rpartition("/")
    part = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    return (
        []
        if part is None
        else [link._replace(target=_resolved(folder, link.target)) for link in _links(part, package.source)]
    )


@once_per_part
def _links(part: bytes, source: Source) -> list[_Link]:
    """Return the relationships of a part that lead inside the file; their targets as written."""
    return [
        _Link(link.get("Id", ""), link.get("Type", "").rpartition("/")[2], link.get("Target", ""))
        for link in parse(part, source)
        if local_name(link) == "Relationship" and link.get("TargetMode") != "External"
    ]


@lru_cache(maxsize=1 << 10)
def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def _part(package: Package, name: str) -> bytes:
    part = package.part(name)
    if part is None:
        raise package.source.damaged("part_missing")
    return part


def _optional(package: Package, links: list[_Link], kind: str) -> bytes | None:
    """Return the part that a relationship leads to; a workbook may do without it, but not with a broken link."""
    target = next((link.target for link in links if link.kind == kind), None)
    return None if target is None else _part(package, target)


def _sheets(
    package: Package, root: etree._Element, space: str, links: list[_Link]
) -> tuple[dict[str, State], dict[str, bytes]]:
    """Return the worksheets' states and parts by name."""
    source, limits = package.source, package.source.limits
    elements = root.findall(f"{space}sheets/{space}sheet")
    if len(elements) > limits.sheets:
        raise source.too_large("sheets", len(elements), limits.sheets)
    by_id = {link.identifier: link for link in links}
    states: dict[str, State] = {}
    targets: dict[str, str] = {}
    for element, name in zip(elements, _names(elements, package), strict=True):
        link, state = by_id.get(attribute(element, "id")), _STATES.get(element.get("state", ""))
        if link is None or state is None:
            raise source.damaged("sheet_link", sheet=name)
        if link.kind == "worksheet":
            states[name], targets[name] = state, link.target
    if not states or len({target.casefold() for target in targets.values()}) < len(targets):
        raise source.damaged("sheet_part")
    parts = {name: _part(package, target) for name, target in targets.items()}
    _check_cells(parts, package)
    return states, parts


def _names(elements: list[etree._Element], package: Package) -> Iterator[str]:
    seen: set[str] = set()
    for element in elements:
        name = clean(unescaped(element.get("name", "")))
        if not name or name.casefold() in seen:
            raise package.source.damaged("sheet_name", sheet=name or None)
        seen.add(name.casefold())
        yield name


def _check_cells(parts: Mapping[str, bytes], package: Package) -> None:
    """Count cells, formatted empty ones too, before anything is parsed; short parts cannot have too many."""
    limit = package.source.limits.cells
    if sum(map(len, parts.values())) // len(b"<c/>") <= limit:
        return
    cells = sum(sum(1 for _ in _CELL_TAG.finditer(part)) for part in parts.values())
    if cells > limit:
        raise package.source.too_large("cells", cells, limit)


@once_per_part
def _properties(part: bytes, source: Source) -> dict[str, str]:
    """Return the custom document properties: name to text."""
    return {
        clean(unescaped(element.get("name", ""))): clean(unescaped("".join(str(text) for text in element.itertext())))
        for element in parse(part, source)
        if local_name(element) == "property"
    }
