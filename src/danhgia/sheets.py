"""What readers deliver per workbook: who is in which row, and what each cell holds, with its address.

Nothing here needs pandas or pydantic, so that worker processes that read stay light.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, SupportsBytes

from danhgia.findings import Location
from danhgia.numbers import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from danhgia.findings import Finding
    from danhgia.periods import Period
    from danhgia.tally_form import TallyForm
    from danhgia.tasks import TaskTable


class State(IntEnum):
    """What a cell holds. Blank, zero, not applicable and not rated are four different things."""

    NUMBER = 0
    BLANK = 1
    NOT_APPLICABLE = 2
    NOT_RATED = 3
    UNREADABLE = 4
    TEXT = 5
    """A claim that is words, a level for example."""


class Fault(IntEnum):
    """What is wrong with how a cell holds its value; `FAULT_CODES` says which finding that is."""

    NONE = 0
    TEXT_NUMBER = 1
    NOT_A_NUMBER = 2
    DATE = 3
    ERROR_VALUE = 4
    PERCENT = 5
    NOT_CALCULATED = 6
    TOO_FINE = 7
    """A number with more than six decimals: off any step, and not kept as a scaled score."""
    JOINED = 8
    """In an area of joined cells: of which cell it is, nobody can tell."""


FAULT_CODES: Mapping[Fault, str] = {
    Fault.TEXT_NUMBER: "DG206",
    Fault.NOT_A_NUMBER: "DG205",
    Fault.DATE: "DG207",
    Fault.ERROR_VALUE: "DG208",
    Fault.PERCENT: "DG209",
    Fault.NOT_CALCULATED: "DG214",
    Fault.TOO_FINE: "DG203",
    Fault.JOINED: "DG215",
}


@dataclass(slots=True)
class Cells:
    """Cells of one sheet, as columns: address, whose, which form column (`what`), and what the cell holds.

    `owner` is a place in `ScoreSheet.people`, `what` one in `UnitForm.columns` (in a tally, of a level; `len(levels)`
    is “not rated”), `scorer` one in `UnitForm.scorers`. `scaled` is in millionths and counts only where `state` is
    NUMBER. `raw` is the text as stored or typed, or as shown for a date or a percentage.
    """

    owner: array[int] = field(default_factory=lambda: array("i"))
    row: array[int] = field(default_factory=lambda: array("i"))
    column: array[int] = field(default_factory=lambda: array("i"))
    what: array[int] = field(default_factory=lambda: array("i"))
    scorer: array[int] = field(default_factory=lambda: array("b"))
    state: array[int] = field(default_factory=lambda: array("b"))
    fault: array[int] = field(default_factory=lambda: array("b"))
    formula: array[int] = field(default_factory=lambda: array("b"))
    scaled: array[int] = field(default_factory=lambda: array("q"))
    raw: list[str] = field(default_factory=list)

    def add(
        self, row: int, column: int, what: int, value: CellValue, *, owner: int = 0, scorer: int = 0
    ) -> None:  # fmt: skip
        """Append one cell."""
        self.owner.append(owner)
        self.row.append(row)
        self.column.append(column)
        self.what.append(what)
        self.scorer.append(scorer)
        self.state.append(value.state)
        self.fault.append(value.fault)
        self.formula.append(value.formula)
        self.scaled.append(value.scaled)
        self.raw.append(value.raw)

    def extend(
        self, addresses: tuple[Iterable[int], Iterable[int]], what: Iterable[int], values: Sequence[CellValue],
        *, owners: Iterable[int], scorer: int,
    ) -> None:  # fmt: skip
        """Append cells of one scorer, all at once: rows and columns, the form column, what each holds, and whose."""
        if not values:
            return
        rows, columns = addresses
        state, scaled, raw, fault, formula = zip(*values, strict=True)
        self.owner.extend(array("i", owners))
        self.row.extend(array("i", rows))
        self.column.extend(array("i", columns))
        self.what.extend(array("i", what))
        self.scorer.extend(array("b", [scorer]) * len(values))
        self.state.frombytes(bytes(state))
        self.fault.frombytes(bytes(fault))
        self.formula.frombytes(bytes(formula))
        self.scaled.extend(array("q", scaled))
        self.raw.extend(raw)


class CellValue(NamedTuple):
    """What one cell holds, after parsing."""

    state: State
    scaled: int = 0
    raw: str = ""
    fault: Fault = Fault.NONE
    formula: bool = False


class PersonRow(NamedTuple):
    """One row of a unit sheet that is about somebody: the text cells of that row, cleaned."""

    row: int
    code: str
    name: str
    position: str = ""
    reason: str = ""
    note: str = ""
    code_is_number: bool = False


class TallyRow(NamedTuple):
    """One row of the tally table: whose votes are counted, and the level that the minutes state."""

    row: int
    code: str
    name: str
    concluded: str = ""
    concluded_column: int = 0
    concluded_typed: bool = False
    """Set where the level is no formula's result: the template's formula repeats what the score sheet says."""


class TallyFact(NamedTuple):
    """One count (or the date) at the head of the tally sheet, with its cell."""

    row: int
    column: int
    value: int | date | None
    """A whole number, the meeting's date, or None where the cell is blank or cannot be read."""
    raw: str = ""


TALLY_FACTS: tuple[tuple[str, str], ...] = (
    ("meeting_day", "Ngày họp"),
    ("official_members", "Số đảng viên chính thức của chi bộ"),
    ("summoned", "Số được triệu tập"),
    ("present", "Số có mặt"),
    ("official_present", "Số đảng viên chính thức có mặt"),
    ("issued", "Số phiếu phát ra"),
    ("collected", "Số phiếu thu về"),
    ("valid", "Số phiếu hợp lệ"),
    ("invalid", "Số phiếu không hợp lệ"),
)
"""The counts at the head of the tally sheet: id and printed label, in order."""


def tally_facts(form: TallyForm) -> tuple[tuple[str, str], ...]:
    """Return the counts at the head of a tally sheet, with those that the rule of the vote asks for in their places."""
    found = list(TALLY_FACTS)
    for key, label, behind in reversed(form.more):
        place = [known for known, _ in found].index(behind)
        found.insert(place + 1, (key, label))
    return tuple(found)


@dataclass(frozen=True)
class Tally:
    """The tally sheet: the counts of the vote and, per person, the votes for each level."""

    sheet: str
    facts: Mapping[str, TallyFact]
    people: tuple[TallyRow, ...]
    votes: Cells
    code_column: int = 0
    whole: bool = True
    """False where a level's column of votes is missing or stands twice: then nobody's votes add up."""

    @property
    def meeting_day(self) -> date | None:
        """The day of the meeting, where it is given."""
        fact = self.facts.get("meeting_day")
        return None if fact is None or isinstance(fact.value, int) else fact.value

    def says(self, entry: TallyRow) -> bool:
        """Tell whether a row says anything: votes, or a level."""
        return bool(entry.concluded) or entry.row in self.unread or any(self.counted[entry.row].values())

    @cached_property
    def counted(self) -> Mapping[int, Mapping[int, int]]:
        """The votes in each row of the table, by row and then by level; unreadable counts are left out."""
        found: dict[int, dict[int, int]] = {entry.row: {} for entry in self.people}
        cells = zip(self.votes.row, self.votes.what, self.votes.state, self.votes.scaled, strict=True)
        for row, what, state, scaled in cells:
            if state == State.NUMBER and row in found:
                found[row][what] = scaled // SCALE
        return found

    @cached_property
    def unread(self) -> frozenset[int]:
        """The rows in which a count cannot be read: what the others come to is not that person's sum."""
        if State.UNREADABLE not in self.votes.state:
            return frozenset()
        cells = zip(self.votes.row, self.votes.state, strict=True)
        return frozenset(row for row, state in cells if state == State.UNREADABLE)


class Mark(NamedTuple):
    """What the template left in the workbook: which rubric made it, for which period and unit, and for which person."""

    rubric: str
    version: str
    sha256: str
    period: str
    unit: str
    form: str = "unit"
    person: str = ""
    sheet: str = ""
    """Which of the rubric's sheets it is, where it has several."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One score sheet as it was read; where it could not be, `findings` say why and there is nobody in it.

    A unit's workbook is one; one with the forms of several people is as many, all of one file. `columns` gives the
    1-based sheet column of each form column that was found, by its place in the form. A person's form has one cell for
    each instead: `places` gives row and column, and the whole sheet is that person's row 0. `printed` are the periods
    that stand above the table: row, column, and the text as it is.
    """

    file: str
    sha256: str
    form: str = "unit"
    sheet: str = ""
    mark: Mark | None = None
    columns: Mapping[int, int] = field(default_factory=dict)
    people: tuple[PersonRow, ...] = ()
    scores: Cells = field(default_factory=Cells)
    claims: Cells = field(default_factory=Cells)
    tally: Tally | None = None
    tasks: TaskTable | None = None
    findings: tuple[Finding, ...] = ()
    header_row: int = 0
    digest: str = ""
    """The hash of what grading uses of it (`danhgia.digests`), where that was worked out already."""
    instrument: str = ""
    """The id of the rubric's sheet by which it was read; empty where nothing says which of several."""
    body: SupportsBytes | None = field(default=None, repr=False)
    """Its cells, where they are packed (`danhgia.crew.packing`): then there are none elsewhere."""
    places: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    printed: tuple[tuple[int, int, str], ...] = ()

    @property
    def readable(self) -> bool:
        """Whether nothing blocks the whole file."""
        return not any(finding.blocks == "file" for finding in self.findings)

    def at(self, row: int, place: int | None = None) -> Location:
        """Return somebody's row, or his or her cell of a form column; the row where the sheet has no such column."""
        if self.form == "person":
            cell = () if place is None else self.places.get(place, ())
            return Location(self.file, self.sheet, *cell)
        return Location(self.file, self.sheet, row, None if place is None else self.columns.get(place))


@dataclass(frozen=True, slots=True)
class PlacedSheet:
    """A sheet with the period and unit it stands for: by its mark, else by its folder and its people.

    `person` is the code of whose form it is, where it is one person's and anything says so.
    """

    sheet: ScoreSheet
    period: Period | None
    unit: str | None
    person: str | None = None
