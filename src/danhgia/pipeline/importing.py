"""`danhgia roster import`: a foreign list made into a roster of ours, codes proposed where it has none."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danhgia.findings import Finding
from danhgia.imported import Imported, ImportedColumn, ImportedSheet, KeptRow
from danhgia.pipeline.setting import Refused
from danhgia.readers.foreign_list import read_foreign
from danhgia.registers import PEOPLE, UNITS, Proposed
from danhgia.text import fold
from danhgia.writers.files import write_file
from danhgia.writers.import_workbook import imported_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from danhgia.readers.foreign_list import ForeignRow, ForeignSheet

PROPOSED_NOTE = "mã đề xuất"
_KEPT = frozenset(known.id for known in PEOPLE.fields)
_PREFIXES = (("chi bộ", "CB"), ("đảng bộ", "DB"))
_OTHER_PREFIX = "DV"
_UNIT_DIGITS, _PERSON_DIGITS = 2, 3


def import_roster(file: Path, output: Path, *, force: bool, shown: Callable[[Path], str]) -> Imported:
    """Read a foreign list and write it as a new roster; where two readings are possible nothing is written.

    Raises:
        Refused: there is no such file, nobody is on it, the output is there already or is the list itself.
        Unusable: the list cannot be read as a workbook.
    """
    if not os.path.lexists(file):
        raise Refused("path_missing", value=shown(file))
    if output.exists() and file.samefile(output):
        raise Refused("output_is_input", file=shown(output))
    if os.path.lexists(output) and not force:
        raise Refused("file_exists", file=shown(output))
    sheets, findings = read_foreign(file, shown=shown(file))
    ambiguous = any(finding.blocks == "file" for finding in findings)
    made = _Maker([row for sheet in sheets for row in sheet.people])
    people, units = made.people(), made.unit_rows()
    if not people and not any(finding.severity == "error" for finding in findings):
        raise Refused("roster_empty", file=shown(file))
    if not ambiguous:
        left_out = [_kept(row, row.cells) for sheet in sheets for row in sheet.left_out]
        other = [_kept(row, row.other, str(one["code"])) for row, one in zip(made.rows, people, strict=True)]
        kept = [row for row in (*other, *left_out) if row.cells]
        write_file(output, imported_workbook({PEOPLE.id: people, UNITS.id: units}, kept))
    return Imported(
        source=shown(file),
        output=None if ambiguous else shown(output),
        sheets=tuple(map(_sheet, sheets)),
        columns=tuple(_columns(sheets)),
        people=len(people),
        units=len(units),
        proposed_people=tuple(code for row in people if isinstance(code := row.get("code"), Proposed)),
        proposed_units={str(code): name for name, code in made.units.items() if isinstance(code, Proposed)},
        findings=(*findings, *made.same_names()),
    )


@dataclass
class _Maker:
    """Makes rows of the roster of what a foreign list says, in its order."""

    rows: Sequence[ForeignRow]
    units: dict[str, str] = field(init=False)
    """The code of every unit that is named, by its name: given beside it somewhere, else proposed.

    A name that stands beside two codes says nothing of a row without one: its code is empty.
    """

    def __post_init__(self) -> None:
        """Find out which unit has which code."""
        beside: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows:
            if (code := _text(row, "unit")) and (name := _text(row, "unit_name")):
                beside[fold(name)].setdefault(fold(code), code)
        given = {name: next(iter(codes.values())) if len(codes) == 1 else "" for name, codes in beside.items()}
        taken = {fold(_text(row, "unit")) for row in self.rows}
        names: dict[str, str] = {}
        for row in self.rows:
            if name := _text(row, "unit_name"):
                names.setdefault(fold(name), name)
        proposed = _unit_codes([name for key, name in names.items() if key not in given], taken)
        self.units = {name: given[key] if key in given else proposed[name] for key, name in names.items()}
        self._by_name = {fold(name): code for name, code in self.units.items()}

    def unit_of(self, row: ForeignRow) -> str:
        """Return the code of somebody's unit; empty where the list names none."""
        return _text(row, "unit") or self._by_name.get(fold(_text(row, "unit_name")), "")

    def people(self) -> list[dict[str, object]]:
        """Return the rows of “Danh sách”: who has no code gets one proposed, of the unit's and a number."""
        taken = {fold(_text(row, "code")) for row in self.rows}
        numbers: dict[str, int] = defaultdict(int)
        people = []
        for row in self.rows:
            unit, code = self.unit_of(row), _text(row, "code")
            if unit and not code:
                code = _next_code(unit, numbers, taken)
            kept: dict[str, object] = {key: value for key, value in row.values.items() if key in _KEPT}
            people.append({**kept, "code": code, "unit": unit, "note": _note(row, code)})
        return people

    def unit_rows(self) -> list[dict[str, object]]:
        """Return the rows of “Đơn vị”, in the order in which the list names them."""
        names = {fold(self.unit_of(row)): name for row in reversed(self.rows) if (name := _text(row, "unit_name"))}
        codes: dict[str, str] = {}
        for row in self.rows:
            if unit := self.unit_of(row):
                codes.setdefault(fold(unit), unit)
        return [
            {"unit": code, "name": names.get(key, code), "order": order}
            for order, (key, code) in enumerate(codes.items(), start=1)
        ]

    def same_names(self) -> Iterator[Finding]:
        """DG404 subject-twice: one name twice in one unit, where no two codes of the list tell them apart."""
        first: dict[tuple[str, str], ForeignRow] = {}
        for row in self.rows:
            key = (fold(self.unit_of(row)), fold(_text(row, "name")))
            earlier = first.setdefault(key, row)
            if key[1] and earlier is not row and not (_text(row, "code") and _text(earlier, "code")):
                places = {"place1": _place(earlier), "place2": _place(row)}
                yield Finding("DG404", row.at, value=_text(row, "name"), facts={"who": _text(row, "name"), **places})


def _unit_codes(names: Sequence[str], taken: set[str]) -> dict[str, str]:
    """Return a code for each name: CB01, CB02 … for chi bộ, numbered as the list names them, none that is taken."""
    digits = max(len(str(len(names))), _UNIT_DIGITS)
    codes: dict[str, str] = {}
    numbers: dict[str, int] = defaultdict(int)
    for name in names:
        prefix = next((found for begins, found in _PREFIXES if fold(name).startswith(fold(begins))), _OTHER_PREFIX)
        code = ""
        while not code or fold(code) in taken:
            numbers[prefix] += 1
            code = f"{prefix}{numbers[prefix]:0{digits}}"
        taken.add(fold(code))
        codes[name] = Proposed(code)
    return codes


def _next_code(unit: str, numbers: dict[str, int], taken: set[str]) -> Proposed:
    code = ""
    while not code or fold(code) in taken:
        numbers[fold(unit)] += 1
        code = f"{unit}-{numbers[fold(unit)]:0{_PERSON_DIGITS}}"
    taken.add(fold(code))
    return Proposed(code)


def _note(row: ForeignRow, code: str) -> str:
    """Return the note: the list's own, the day of birth that tells namesakes apart, and that a code is proposed."""
    birth = _text(row, "birth")
    parts = (
        _text(row, "note"),
        f"ngày sinh {birth}" if birth else "",
        PROPOSED_NOTE if isinstance(code, Proposed) else "",
    )
    return "; ".join(part for part in parts if part)


def _text(row: ForeignRow, field_id: str) -> str:
    value = row.values.get(field_id, "")
    return value if isinstance(value, str) else ""


def _place(row: ForeignRow) -> str:
    return f"{row.at.sheet} › {row.at.row}"


def _kept(row: ForeignRow, cells: Mapping[str, str], code: str = "") -> KeptRow:
    return KeptRow(code, _text(row, "name"), row.at.sheet or "", row.at.row or 0, cells)


def _sheet(sheet: ForeignSheet) -> ImportedSheet:
    rows = tuple(row.at.row or 0 for row in sheet.left_out)
    return ImportedSheet(sheet.name, bool(sheet.headings), len(sheet.people), rows, sheet.hidden)


def _columns(sheets: Sequence[ForeignSheet]) -> Iterator[ImportedColumn]:
    for sheet in sheets:
        for heading in sheet.headings:
            yield ImportedColumn(sheet.name, heading.cell, heading.text, heading.field)
