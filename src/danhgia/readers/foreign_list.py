"""A list of people from another system: sheets with headings of its own, read as what they say and no more.

Nothing is chosen where two columns could be meant (DG112), nobody's identity is concluded from a name, and what no
column of the roster can take is kept beside the person it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from danhgia.findings import Finding, Location, Unusable, address, column_letters
from danhgia.readers.cells import date_value, text_value
from danhgia.readers.foreign_headings import KNOWN, field_of
from danhgia.readers.layout import numbered, texts_of, words
from danhgia.readers.package import LARGE_LIMITS
from danhgia.readers.workbook import Rejected, open_workbook
from danhgia.registers import PEOPLE
from danhgia.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from danhgia.readers.workbook import Cell, Grid, Workbook

_HEADER_WITHIN = 40
_FEWEST = 2  # a row that heads fewer known columns is no header
_PARTS = ("family", "middle", "given")
_OF_NAMES = frozenset({"name", *_PARTS})
_SUMS = ("tổng cộng", "tổng số", "cộng")
_FIELDS = {known.id: known for known in PEOPLE.fields}


class Heading(NamedTuple):
    """A column's heading, and the field of the roster that it was taken for; None where it is not known."""

    row: int
    column: int
    text: str
    field: str | None

    @property
    def cell(self) -> str:
        """Its address."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One row: what the roster has a column for, by field; the rest, and all that stands in it, by heading."""

    at: Location
    values: Mapping[str, str | date]
    other: Mapping[str, str]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ForeignSheet:
    """One sheet: its header, its people, and the rows below it that are about nobody. No header, no list.

    A `hidden` one is not read.
    """

    name: str
    headings: tuple[Heading, ...] = ()
    people: tuple[ForeignRow, ...] = ()
    left_out: tuple[ForeignRow, ...] = ()
    hidden: bool = False


def read_foreign(path: Path, *, shown: str) -> tuple[list[ForeignSheet], list[Finding]]:
    """Return the sheets of a foreign list, and what could not be read.

    Raises:
        Unusable: the file cannot be read as a workbook.
    """
    try:
        workbook = open_workbook(path, shown=shown, limits=LARGE_LIMITS)
        visible = [name for name in workbook.sheet_names if workbook.states[name] == "visible"]
        readers = {name: _Reader(workbook, workbook.grid(name), shown) for name in visible}
    except Rejected as rejected:
        raise Unusable(rejected.finding) from rejected
    sheets = [
        readers[name].sheet() if name in readers else ForeignSheet(name, hidden=True) for name in workbook.sheet_names
    ]
    findings = [finding for reader in readers.values() for finding in reader.findings]
    if not any(sheet.headings for sheet in sheets):
        findings.append(Finding("DG111", Location(shown), value=_FIELDS["name"].headings[0]))
    return sheets, findings


@dataclass
class _Reader:
    """Reads one sheet, collecting what cannot be read on the way."""

    workbook: Workbook
    grid: Grid
    file: str
    findings: list[Finding] = field(default_factory=list)

    def sheet(self) -> ForeignSheet:
        """Return the sheet as it was understood."""
        first = self.header_row()
        if first is None:
            return ForeignSheet(self.grid.name)
        last = self.last_header_row(first)
        headings = self.headings(first, last)
        self.findings += self.faults(headings)
        people: list[ForeignRow] = []
        left_out: list[ForeignRow] = []
        for row in sorted(row for row in self.grid.rows if row > last):
            if row == last + 1 and numbered(texts_of(self.grid.rows[row]), len(headings) // 2):
                continue
            if found := self.row(row, headings):
                (people if self.is_person(found) else left_out).append(found)
        return ForeignSheet(self.grid.name, headings, tuple(people), tuple(left_out))

    def header_row(self) -> int | None:
        """Return the row that heads most columns of the roster, a name among them."""
        rows = sorted(row for row in self.grid.rows if row <= _HEADER_WITHIN)
        known = {row: self.fields(row) for row in rows}
        fitting = [row for row in rows if known[row] & _OF_NAMES and len(known[row]) >= _FEWEST]
        return max(fitting, key=lambda row: (len(known[row]), -row), default=None)

    def fields(self, row: int) -> set[str]:
        """Return the fields that the texts of a row head."""
        cells = self.grid.rows.get(row, {}).values()
        return {found for cell in cells if (found := field_of(text_value(cell)))} - {"index"}

    def last_header_row(self, first: int) -> int:
        """Return the last row of a header: what is joined downwards reaches it, or a row that heads columns again."""
        joined = [bottom for top, _, bottom, _ in self.grid.merges if top == first]
        last = max([first, *joined])
        return last + 1 if len(self.fields(last + 1)) >= _FEWEST else last

    def headings(self, first: int, last: int) -> tuple[Heading, ...]:
        """Return what heads each column, the lower row before the upper; columns without a heading are named by letter.

        A heading of names that is joined over two columns heads family and given name.
        """
        below = [cells for row, cells in self.grid.rows.items() if row >= first]
        used = {column for cells in below for column, cell in cells.items() if text_value(cell)}
        found = {column: self.heading(column, first, last) for column in sorted(used)}
        for _, left, _, right in (area for area in self.grid.merges if area[0] == first):
            whole = found.get(left)
            split = whole and whole.field == "name" and right == left + 1 and found.get(right)
            if whole and split and split.field is None:
                found[left] = whole._replace(field="family")
                found[right] = split._replace(text=whole.text, field="given")
        return _distinct(found.values())

    def heading(self, column: int, first: int, last: int) -> Heading:
        """Return what heads one column."""
        texts = [(row, clean(text_value(self.grid.cell(row, column)))) for row in range(first, last + 1)]
        said = [(row, text) for row, text in texts if text]
        known = [(row, text) for row, text in reversed(said) if field_of(text)]
        if known:
            row, text = known[0]
            return Heading(row, column, text, field_of(text))
        words_of = " – ".join(text for _, text in said) or column_letters(column)
        return Heading(said[0][0] if said else first, column, words_of, None)

    def faults(self, headings: tuple[Heading, ...]) -> Iterator[Finding]:
        """DG112 where two columns could be one field, or the whole name; DG111 where half a name is not there."""
        by_field: dict[str, Heading] = {}
        for heading in headings:
            wanted = heading.field
            if wanted in {None, "index"}:
                continue
            earlier = by_field.setdefault(str(wanted), heading)
            if earlier is not heading:
                yield self.twice(str(wanted), earlier, heading)
        whole, halves = by_field.get("name"), [by_field.get(half) for half in ("family", "given")]
        if whole and (half := next(filter(None, halves), None)):
            yield self.twice("name", whole, half)
        elif not whole and None in halves:
            missing = ("Họ đệm", "Tên")[halves.index(None)]
            yield Finding("DG111", Location(self.file, self.grid.name, headings[0].row), value=missing)

    def twice(self, field_id: str, one: Heading, other: Heading) -> Finding:
        """Return that two columns could both be a field."""
        at = Location(self.file, self.grid.name, other.row, other.column)
        facts = {"cell": one.cell, "heading": one.text, "cell2": other.cell, "heading2": other.text}
        return Finding("DG112", at, value=KNOWN[field_id][0], facts=facts)

    def row(self, row: int, headings: tuple[Heading, ...]) -> ForeignRow | None:
        """Return what a row holds; None where it holds nothing, or repeats the header on a new page."""
        cells = {heading.column: self.shown(row, heading) for heading in headings}
        texts = {column: self.text(cell) for column, cell in cells.items() if cell is not None}
        texts = {column: text for column, text in texts.items() if text}
        headed = {heading.column: heading for heading in headings}
        own = {column for column in texts if self.grid.cell(row, column) is not None}
        if not own or sum(words(texts[column]) == words(headed[column].text) for column in own) >= _FEWEST:
            return None
        values: dict[str, str | date] = {}
        other: dict[str, str] = {}
        for column, text in texts.items():
            heading, cell = headed[column], cells[column]
            value = self.value(row, heading, cell, text)
            if heading.field is None or value is None:
                other[heading.text] = text
            else:
                values[heading.field] = value
        if parts := [str(values.pop(part)) for part in _PARTS if part in values]:
            values["name"] = " ".join(parts)
        every = {headed[column].text: text for column, text in texts.items()}
        return ForeignRow(Location(self.file, self.grid.name, row), values, other, every)

    def shown(self, row: int, heading: Heading) -> Cell | None:
        """Return the cell of a column, of joined ones the first: lists name a unit once beside all its people."""
        for top, left, _, right in self.grid.merges_by_row.get(row, ()):
            if left == right == heading.column and top > heading.row:
                return self.grid.cell(top, left)
        return self.grid.cell(row, heading.column)

    def text(self, cell: Cell | None) -> str:
        """Return a cell as people see it: a day as a day."""
        day = date_value(cell, self.workbook) if cell and cell.kind == "n" else None
        return f"{day:%d/%m/%Y}" if day else clean(text_value(cell))

    def value(self, row: int, heading: Heading, cell: Cell | None, text: str) -> str | date | None:
        """Return what a cell says of its field: DG532 where that is no day, no choice, an error; the text stays."""
        known = _FIELDS.get(heading.field or "")
        kind = known.type if known else "text"
        read: str | date | None = text if cell and cell.kind != "e" else None
        if known and read is not None and kind in {"date", "choice"}:
            read = date_value(cell, self.workbook) if kind == "date" else known.choice(text)
        if read is None:
            facts: dict[str, object] = {"field": heading.text, "expected_kind": kind}
            if known and known.choices:
                facts["options"] = tuple(spellings[0] for _, spellings in known.choices)
            at = Location(self.file, self.grid.name, row, heading.column)
            self.findings.append(Finding("DG532", at, value=text, facts=facts))
        return read

    @staticmethod
    def is_person(row: ForeignRow) -> bool:
        """Tell whether a row is about somebody: a name or a code with anything beside it; no sum, no signature."""
        name = fold(str(row.values.get("name", "")))
        if not name:
            return "code" in row.values and (len(row.values) > 1 or bool(row.other))
        alone = set(row.values) == {"name"} and not row.other
        return not alone and not name.startswith(_SUMS)


def _distinct(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """Return headings, those of unknown columns that read the same told apart by the column's letter."""
    found = list(headings)
    texts = [heading.text for heading in found]
    return tuple(
        heading._replace(text=f"{heading.text} ({column_letters(heading.column)})")
        if heading.field is None and texts.count(heading.text) > 1
        else heading
        for heading in found
    )
