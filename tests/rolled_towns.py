"""A small workspace that is rated by the month, its quarters and its year put together, filled in as a unit would."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.forms import unit_form
from danhgia.periods import Period
from danhgia.readers.rubric_file import load_rubric
from danhgia.registers import REGISTER_TABLES, ROSTER_TABLES
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from workspaces import rendered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Given = str | Decimal | int | tuple[int, int]

HEAD = """\
schema: 1
id: thang-mau
version: 1
name: Xếp loại hằng tháng – bản thử
period: month
score: {total: 100, step: 0.5}
scorers:
  - {id: boss, name: Cấp có thẩm quyền chấm}
official: boss
domains:
  - id: I
    name: Kết quả
    cap: 100
    criteria:
      - {id: I.1, name: Việc được giao, cap: 100}
good_level: B
levels:
  - {id: A, code: A, name: Loại A, from: 90}
  - {id: B, code: B, name: Loại B, from: 70}
  - {id: C, code: C, name: Loại C, from: 50}
  - {id: D, code: D, name: Loại D, from: 0}
"""

COUNTS = """\
    not_rated: not_rated
    counts:
      - {level: D, when: {level: D, at_least: 1}}
      - {level: A, when: {all: [{level: A, at_least: 2}, {level: C, at_most: 0}]}}
      - level: B
        when:
          any:
            - {level: A, at_least: 2}
            - {level: B, at_least: 2}
            - all: [{level: A, at_least: 1}, {level: B, at_least: 1}]
      - {level: C}
"""
"""The count rule that a tax office's program uses for the quarter and for the year alike."""

TAX = f"{HEAD}rollups:\n  - to: quarter\n{COUNTS}  - to: year\n    of: quarter\n{COUNTS}"

POINTS: Mapping[str, Decimal] = {"A": Decimal(95), "B": Decimal(75), "C": Decimal(55), "D": Decimal(20)}
"""Points that come to each level."""


@dataclass(frozen=True)
class MonthTown:
    """One unit, `P1`, with people `P1-1` …, rated by the month in 2018."""

    root: Path
    people: int

    @property
    def everybody(self) -> list[str]:
        """The codes of all people."""
        return [f"P1-{number}" for number in range(1, self.people + 1)]

    def write_roster(self, **changes: Mapping[str, object]) -> None:
        """Write the list; keys of changes are codes with `_` for `-`."""
        rows = [
            {"code": code, "name": name_of(code), "unit": "P1", **changes.get(code.replace("-", "_"), {})}
            for code in self.everybody
        ]
        units = [{"unit": "P1", "name": "Phòng Mẫu"}]
        tables: dict[str, Sequence[Mapping[str, object]]] = {"people": rows, "units": units}
        (self.root / "roster.xlsx").write_bytes(rendered(tables_workbook, ROSTER_TABLES, tables))

    def write_register(self, **tables: Sequence[Mapping[str, object]]) -> None:
        """Write the registers."""
        (self.root / "register.xlsx").write_bytes(rendered(tables_workbook, REGISTER_TABLES, tables))

    def write_month(self, number: int, given: Sequence[Given]) -> Path:
        """Write a month's sheet: per person a level, points, a ratio, `n` (a reason for none) or `-` (no row)."""
        edition = load_rubric(self.root / "rubric.yaml", shown="rubric.yaml")
        rows = {code: _row(one) for code, one in zip(self.everybody, given, strict=True) if one != "-"}
        people = tuple(TemplatePerson(code, name_of(code)) for code in rows)
        page = UnitPage(Period(2018, "month", number), "P1", "Phòng Mẫu", "Cơ quan Mẫu", people, filled=rows)
        path = self.root / "sheets" / f"2018-M{number:02}" / "P1.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered(unit_workbook, edition, unit_form(edition.rubric.main, edition.rubric), page))
        return path


def make_month_town(root: Path, months: Mapping[int, Sequence[Given]], *, rubric: str = TAX) -> MonthTown:
    """Make a workspace with the sheets of some months; each month has one entry per person."""
    town = MonthTown(root, len(next(iter(months.values()))))
    root.mkdir(parents=True, exist_ok=True)
    (root / "rubric.yaml").write_text(rubric, encoding="utf-8")
    make_workspace(root, rubric="rubric.yaml", year=2018, language="vi")
    town.write_roster()
    town.write_register()
    for number, given in months.items():
        town.write_month(number, given)
    return town


def name_of(code: str) -> str:
    """Return the plainly synthetic name of a person."""
    return f"Công chức Mẫu {code[3:]}"


def _row(given: Given) -> FilledRow:
    if given == "n":
        return FilledRow(reason="nghỉ thai sản")
    if isinstance(given, tuple):
        return FilledRow(scores=dict(zip(("I.1 done", "I.1 assigned"), map(Decimal, given), strict=True)))
    return FilledRow(scores={"I.1": POINTS[given] if isinstance(given, str) else Decimal(given)})
