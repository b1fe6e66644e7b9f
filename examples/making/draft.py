"""One unit's sheet on the way to the disk: filled in without a mistake, then spoiled where a mistake is wanted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.findings import address
from danhgia.forms import SCORE_SHEET, TALLY_SHEET
from danhgia.sheets import tally_facts
from danhgia.writers.unit_head import head_rows
from danhgia.writers.unit_page import FilledTally
from making.plan import Mistake

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.form_columns import ColumnKind
    from danhgia.writers.cells import Content
    from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
    from making.filling import Office

_HEADER_ROWS = 3
_TALLY_COLUMN = 4
"""The facts' values and the first level's votes stand in it."""
_CONCLUDED_COLUMN = 9


@dataclass
class Draft:
    """A filled-in page, open to changes.

    `edits` are done to the finished bytes, in order. The file is called `name` and lies in `folder` of the workspace.
    """

    office: Office
    page: UnitPage
    folder: str
    name: str
    people: list[TemplatePerson] = field(default_factory=list)
    filled: dict[str, FilledRow] = field(default_factory=dict)
    facts: dict[str, Content] = field(default_factory=dict)
    votes: dict[str, tuple[Content, ...]] = field(default_factory=dict)
    concluded: dict[str, Content] = field(default_factory=dict)
    edits: list[Callable[[bytes], bytes]] = field(default_factory=list)

    @classmethod
    def of(cls, office: Office, page: UnitPage) -> Draft:
        """Begin with a page as it was filled in."""
        tally = page.tally or FilledTally()
        filled, votes = dict(page.filled), dict(tally.votes)
        folder = f"sheets/{page.period}"
        return cls(office, page, folder, f"{page.unit}.xlsx", list(page.people), filled, dict(tally.facts), votes)

    @property
    def path(self) -> str:
        """Where the file lies in the workspace."""
        return f"{self.folder}/{self.name}"

    @property
    def first_row(self) -> int:
        """The row of the first person."""
        return head_rows(self.office.edition.rubric, self.page.period) + _HEADER_ROWS + 1

    def workbook(self) -> bytes:
        """Return the file's bytes."""
        tally = FilledTally(self.facts, self.votes, concluded=self.concluded)
        page = replace(self.page, people=tuple(self.people), filled=self.filled, tally=tally)
        data = self.office.workbook(page)
        for edit in self.edits:
            data = edit(data)
        return data

    def who(self, place: int) -> str:
        """Return the code of somebody by place in the unit: 1 is the secretary."""
        return f"{self.page.unit}-{place:03}"

    def row(self, code: str) -> int:
        """Return the last row of the score sheet that has a code."""
        return self.first_row + max(place for place, person in enumerate(self.people) if person.code == code)

    def cell(self, code: str, kind: ColumnKind, key: str = "") -> str:
        """Return a cell of somebody's row."""
        return address(self.row(code), self.office.form.place(kind, key) + 1)

    def change(self, code: str, **fields: object) -> None:
        """Change what was filled in for somebody."""
        self.filled[code] = replace(self.filled[code], **fields)  # type: ignore[arg-type]  # the caller names fields

    def override(self, code: str, kind: ColumnKind, content: Content, key: str = "") -> None:
        """Put something over a cell that the tool fills in."""
        place = self.office.form.place(kind, key)
        self.change(code, override={**self.filled[code].override, place: content})

    def found(self, number: str, code: str, kind: ColumnKind, key: str = "", *, downgraded: bool = False) -> Mistake:
        """Return a mistake in a cell of somebody's row."""
        cell = self.cell(code, kind, key)
        at = {"file": self.path, "sheet": SCORE_SHEET, "cell": cell, "row": self.row(code)}
        return Mistake(number, **at, subject=code or None, unit=self.page.unit, downgraded=downgraded)  # type: ignore[arg-type]  # by name

    def found_in_row(self, number: str, code: str) -> Mistake:
        """Return a mistake in somebody's row as a whole."""
        return Mistake(number, self.path, SCORE_SHEET, None, self.row(code), code, self.page.unit)

    def found_in_file(self, number: str, *, sheet: str | None = None, subject: str | None = None) -> Mistake:
        """Return a mistake of the file, or of its score sheet, as a whole."""
        return Mistake(number, self.path, sheet, subject=subject, unit=self.page.unit)

    def found_in_header(self, number: str, cell: str | None = None) -> Mistake:
        """Return a mistake in the header of the score sheet."""
        return Mistake(number, self.path, SCORE_SHEET, cell, self.first_row - 2, unit=self.page.unit)

    def found_in_count(self, number: str, key: str) -> Mistake:
        """Return a mistake in one of the counts at the head of the tally sheet."""
        row = self._facts_row + [known for known, _ in self._facts].index(key)
        return Mistake(
            number, self.path, TALLY_SHEET, address(row, _TALLY_COLUMN), row, subject=None, unit=self.page.unit
        )

    def found_in_votes(self, number: str, code: str, *, concluded: bool = False) -> Mistake:
        """Return a mistake in somebody's row of the tally sheet, or in the level that it concludes."""
        ballot = self.office.edition.rubric.ballot
        shares = 1 + len(ballot.shares) if ballot and ballot.shares else 0  # lines that say how many votes levels take
        row = self._facts_row + len(self._facts) + shares + 3 + (self.row(code) - self.first_row)
        cell = address(row, _CONCLUDED_COLUMN) if concluded else None
        return Mistake(number, self.path, TALLY_SHEET, cell, row, code, self.page.unit)

    @property
    def _facts(self) -> tuple[tuple[str, str], ...]:
        return tally_facts(self.office.form.tally)

    @property
    def _facts_row(self) -> int:
        return head_rows(self.office.edition.rubric, self.page.period) + 1
