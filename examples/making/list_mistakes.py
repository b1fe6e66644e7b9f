"""Mistakes in the list of people and units, and in the registers; and what the year must say of the latter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from danhgia.findings import column_letters
from danhgia.registers import (
    ASSIGNMENTS,
    DECISIONS,
    DUTIES,
    EXEMPTIONS,
    PEOPLE,
    RECEIPTS,
    REMINDERS,
    TRANSFERS,
    UNITS,
    WATCHED,
)
from making.plan import Mistake
from making.town import named
from making.writing import YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.registers import TableSpec
    from making.plan import Plan
    from making.town import Town
    from making.writing import Rows

_GONE = {"from": date(2017, 1, 1), "to": date(2017, 12, 31)}
"""People who left before the year: what is wrong in their rows takes nobody's result away."""
_BODY = {"body": "Cấp có thẩm quyền (mẫu)"}
_DOCUMENT = {"document": "09-QĐ/MẪU", "date": date(2019, 1, 15)}
_OF_QUARTER = {"document": "08-QĐ/MẪU", "date": date(2019, 1, 10)}
_EXEMPT_QUARTER = 4
BOTH = "DBA"
"""The code of a unit that somebody who left long ago had, too."""
DUE = date(2018, 4, 5)
"""When the sheets of the first quarter were due."""


@dataclass
class _Book:
    """Rows of one workbook's tables, as they are added; a mistake is found by its row and column."""

    file: str
    specs: tuple[TableSpec, ...]
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)

    def add(self, spec: TableSpec, **values: object) -> int:
        """Add a row and return its number on the sheet."""
        rows = self.rows.setdefault(spec.id, [])
        rows.append(values)
        return len(rows) + 1

    def found(
        self, number: str, spec: TableSpec, at: tuple[int, str], subject: str | None = None, *, accepted: bool = False
    ) -> Mistake:
        """Return a mistake in a cell, by row and field."""
        row, column = at
        place = [known.id for known in spec.fields].index(column) + 1
        cell = f"{column_letters(place)}{row}"
        return Mistake(number, self.file, spec.sheet, cell, row, subject, accepted=accepted)


def spoiled_list(people: Town, plan: Plan) -> Mapping[str, list[dict[str, object]]]:
    """Return the rows of `roster.xlsx`, with DG402, DG404, DG420 to DG424 and DG532 behind the others."""
    rows = people.rows()
    book = _Book("roster.xlsx", (PEOPLE, UNITS), {table: [dict(row) for row in found] for table, found in rows.items()})
    _spoil_people(book, plan)
    code, name, parent, _ = next(unit.values() for unit in rows["units"] if unit["unit"] == "CB07")
    twice = book.add(UNITS, unit=code, name=name, parent=parent)
    lost = book.add(UNITS, unit="CB98", name="Chi bộ Mẫu 98", parent="DBX")
    circle = book.add(UNITS, unit="CB96", name="Chi bộ Mẫu 96", parent="CB97")
    book.add(UNITS, unit="CB97", name="Chi bộ Mẫu 97", parent="CB96")
    plan.roster += [
        book.found("DG424", UNITS, (circle, "parent")),
        book.found("DG404", UNITS, (twice, "unit"), "CB07"),
        book.found("DG421", UNITS, (lost, "parent")),
    ]
    return book.rows


def spoiled_register(plan: Plan) -> Rows:
    """Return the rows of `register.xlsx`, with DG307, DG401, DG420, DG520, DG531 to DG560, DG701, DG705."""
    book = _Book("register.xlsx", (EXEMPTIONS, DECISIONS, RECEIPTS, TRANSFERS, DUTIES, REMINDERS, ASSIGNMENTS, WATCHED))
    _spoil_exemptions(book, plan)
    _spoil_year(book, plan)
    _spoil_decisions(book, plan)
    _spoil_receipts(book, plan)
    _spoil_transfers(book, plan)
    _spoil_followed(book, plan)
    accepted = {
        "finding": "DG705",
        "target": "CB18-003",
        "period": "2018",
        "reason": "Có văn bản riêng của cấp có thẩm quyền",
        "by": named(996),
        "date": date(2019, 1, 20),
    }
    return {**book.rows, "accepted": [accepted]}


def _spoil_people(book: _Book, plan: Plan) -> None:
    def person(number: int, **fields: object) -> int:
        usual = {"code": f"CB01-{number}", "name": named(number), "unit": "CB01", "role": "Đảng viên", **_GONE}
        return book.add(PEOPLE, **{**usual, **fields})

    plan.roster += [
        book.found("DG402", PEOPLE, (person(901, code=None), "code")),
        book.found("DG422", PEOPLE, (person(902, name=None), "name"), "CB01-902"),
        book.found("DG420", PEOPLE, (person(903, unit=None), "unit"), "CB01-903"),
        book.found("DG420", PEOPLE, (person(904, unit="CB99"), "unit"), "CB01-904"),
        book.found(
            "DG423", PEOPLE, (person(905, **{"from": date(2018, 9, 1), "to": date(2018, 3, 1)}), "from"), "CB01-905"
        ),
        book.found("DG532", PEOPLE, (person(906, **{"from": "năm ngoái"}), "from"), "CB01-906"),
        book.found("DG532", PEOPLE, (person(907, category="đảng viên danh dự"), "category"), "CB01-907"),
    ]
    person(908)
    again = person(908, unit="CB02", **{"from": date(2017, 6, 1)})
    plan.roster.append(book.found("DG404", PEOPLE, (again, "code"), "CB01-908"))
    person(909, code=BOTH)


def _spoil_exemptions(book: _Book, plan: Plan) -> None:
    quarter, why = f"2018-Q{_EXEMPT_QUARTER}", "Nghỉ ốm, điều trị dài ngày"
    book.add(EXEMPTIONS, code="CB17-001", period=quarter, reason=why, document="05-CV/MẪU")
    plan.exempt.add(("CB17-001", _EXEMPT_QUARTER))
    unknown = book.add(EXEMPTIONS, code="CB77-001", period=quarter, reason=why)
    blank = book.add(EXEMPTIONS, period=quarter, reason=why)
    plan.register += [
        (quarter, book.found("DG401", EXEMPTIONS, (unknown, "code"), "CB77-001")),
        (quarter, book.found("DG532", EXEMPTIONS, (blank, "code"))),
    ]


def _spoil_year(book: _Book, plan: Plan) -> None:
    """Propose and decide: once rightly, once only proposed, once decided, once decided and accepted on record."""
    decided = {"period": "2018", "proposed": "XS", "decided": "XS", **_BODY, **_DOCUMENT}
    book.add(DECISIONS, code="CB16-001", **decided)
    proposed = book.add(DECISIONS, code="CB18-001", period="2018", proposed="XS")
    against = book.add(DECISIONS, code="CB18-002", **decided)
    accepted = book.add(DECISIONS, code="CB18-003", **decided)
    plan.year += [
        book.found("DG701", DECISIONS, (proposed, "decided"), "CB18-001"),
        book.found("DG705", DECISIONS, (against, "decided"), "CB18-002"),
        book.found("DG705", DECISIONS, (accepted, "decided"), "CB18-003", accepted=True),
    ]


def _spoil_decisions(book: _Book, plan: Plan) -> None:
    last = {"period": "2018-Q4", "proposed": "T"}
    unreadable = book.add(DECISIONS, code="CB15-003", period="quý năm", proposed="T")
    half = book.add(DECISIONS, code="CB16-002", **last, decided="HT", **_BODY, date=_OF_QUARTER["date"])
    no_level = book.add(DECISIONS, code="CB16-003", **last, decided="Tốt lắm", **_BODY, **_OF_QUARTER)
    book.add(DECISIONS, code="CB17-002", **last, decided="T", **_BODY, **_OF_QUARTER)
    other = book.add(DECISIONS, code="CB17-002", **last, decided="HT", **_BODY, **_OF_QUARTER)
    unknown = book.add(DECISIONS, code="CB78-001", period="2018", proposed="T")
    plan.register += [
        (None, book.found("DG532", DECISIONS, (unreadable, "period"), "CB15-003")),
        ("2018-Q4", book.found("DG531", DECISIONS, (half, "document"), "CB16-002")),
        ("2018-Q4", book.found("DG307", DECISIONS, (no_level, "decided"), "CB16-003")),
        ("2018-Q4", book.found("DG533", DECISIONS, (other, "decided"), "CB17-002")),
        ("2018", book.found("DG401", DECISIONS, (unknown, "code"), "CB78-001")),
    ]


def _spoil_receipts(book: _Book, plan: Plan) -> None:
    """One unit in time, one in time and again corrected, one late; and one that nobody knows."""
    first = {"period": "2018-Q1", "by": named(995)}
    book.add(RECEIPTS, unit="CB01", **first, received=DUE, file="CB01.xlsx")
    book.add(RECEIPTS, unit="CB02", **first, received=date(2018, 4, 3), file="CB02.xlsx")
    book.add(RECEIPTS, unit="CB02", **first, received=date(2018, 4, 11), file="CB02 (2).xlsx")
    late = book.add(RECEIPTS, unit="CB05", **first, received=date(2018, 4, 9), file="CB05.xlsx")
    unknown = book.add(RECEIPTS, unit="CB95", **first, received=DUE)
    plan.register += [
        ("2018-Q1", book.found("DG520", RECEIPTS, (late, "received"))),
        ("2018-Q1", book.found("DG420", RECEIPTS, (unknown, "unit"))),
    ]


def _spoil_transfers(book: _Book, plan: Plan) -> None:
    """A level without its papers, and one for a quarter in which the person was rated here."""
    before = {"period": "2018-Q1", "level": "XS", "from_unit": "Chi bộ Mẫu cũ", "date": date(2018, 1, 15)}
    without = book.add(TRANSFERS, code="CB16-004", **before)
    here = book.add(TRANSFERS, code="CB16-005", **before, document="03-GCN/MẪU")
    found = [
        book.found("DG534", TRANSFERS, (without, "document"), "CB16-004"),
        book.found("DG535", TRANSFERS, (here, "level"), "CB16-005"),
    ]
    plan.register += [("2018-Q1", mistake) for mistake in found]
    plan.year += found


def _spoil_followed(book: _Book, plan: Plan) -> None:
    """Spoil the registers that no grade rests on: only the year says so, and nobody loses a result."""
    commitment = {"kind": "commitment", "handed_in": date(YEAR, 3, 20)}
    book.add(DUTIES, subject="CB01-001", **commitment, adopted=date(YEAR, 3, 28))
    nobody = book.add(DUTIES, subject="CB01-0O2", **commitment)
    both = book.add(DUTIES, subject=BOTH, **commitment)
    kind = book.add(DUTIES, subject="CB01-002", kind="bản cam đoan", handed_in=date(YEAR, 3, 20))
    early = book.add(DUTIES, subject="CB01-003", **commitment, adopted=date(YEAR, 3, 2))
    again = book.add(DUTIES, subject="CB01-001", **commitment)
    adopted = book.add(DUTIES, subject="CB02", kind="registration", adopted=date(YEAR, 3, 28))
    task = {"task": "Bồi thường, giải phóng mặt bằng", "notified": date(YEAR, 5, 4)}
    third = book.add(REMINDERS, subject="CB03", **task, number=3)
    second = book.add(REMINDERS, subject="CB04", **task, number=2)
    area = {"area": "A01", "area_name": "Ấp Mẫu 01"}
    book.add(ASSIGNMENTS, code="CB01-001", **area, **{"from": date(YEAR, 1, 1), "to": date(YEAR, 3, 31)})
    twice = book.add(ASSIGNMENTS, code="CB01-002", **area, **{"from": date(YEAR, 3, 31), "to": date(YEAR, 5, 31)})
    gap = book.add(ASSIGNMENTS, code="CB01-003", **area, **{"from": date(YEAR, 7, 1)})
    unit = book.add(WATCHED, code="CB01", reason="Thường xuyên tiếp xúc với dân", proposed_on=date(YEAR, 2, 1))
    plan.year += [
        book.found("DG551", DUTIES, (nobody, "subject"), "CB01-0O2"),
        book.found("DG552", DUTIES, (both, "subject"), BOTH),
        book.found("DG553", DUTIES, (kind, "kind"), "CB01-002"),
        book.found("DG554", DUTIES, (early, "adopted"), "CB01-003"),
        book.found("DG555", DUTIES, (again, "subject"), "CB01-001"),
        book.found("DG558", DUTIES, (adopted, "handed_in"), "CB02"),
        book.found("DG556", REMINDERS, (third, "number"), "CB03"),
        book.found("DG557", REMINDERS, (second, "task"), "CB04"),
        book.found("DG559", ASSIGNMENTS, (twice, "area"), "CB01-002"),
        book.found("DG560", ASSIGNMENTS, (gap, "from"), "CB01-003"),
        book.found("DG401", WATCHED, (unit, "code"), "CB01"),
    ]
