"""`examples/tam-ky-ct06`: the figures of 2021 that the article prints, put together from a made-up list of people.

The sums are the article's: 93 organisations, 6.462 members, their levels, four first reminders, 23 disciplined. All
else is made up: who is where, how many of 6.035 members are rated excellent, the decisions, and whom reminders are
about. Nothing is scored and nobody votes: every level is on the register of decisions, and sheets say who is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from danhgia.forms import MARK_SHEET, SCORE_SHEET, unit_forms
from danhgia.periods import Period
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.registers import ROSTER_TABLES, USUAL_REGISTERS
from danhgia.workspace import make_workspace
from danhgia.writers.cells import Book
from danhgia.writers.files import write_file
from danhgia.writers.tables import tables_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from danhgia.forms import UnitForm
    from danhgia.rubric import Edition
    from danhgia.writers.cells import Content

RUBRIC = "tam-ky-ct06"
YEAR = 2021
PERIOD = Period(YEAR, "year", 1)
TOWN, TOWN_NAME = "TU", "Thành ủy Mẫu"
ORGANISATIONS = {"excellent": 17, "good": 66, "completed": 10, "failed": 0}
"""As the article prints them."""
MEMBERS = {"excellent": 1_000, "good": 5_035, "completed": 391, "failed": 36}
"""As the article prints them, but for the first two: it gives 6.035 together. How they are split here is made up."""
DISCIPLINED = {"khiển trách": 21, "cảnh cáo": 2}
_BODIES = ("Ban Thường vụ Thành ủy Mẫu", "Cấp ủy cơ sở", "Chi bộ")
_CODES = {"excellent": "XS", "good": "T", "completed": "HT", "failed": "KHT"}
_DECIDED = {"body": "Ban Thường vụ Thành ủy Mẫu", "date": date(YEAR + 1, 1, 14)}
_STEP = 1_009
"""A prime: going through the list in steps of so many spreads every level over all units."""
_REMINDED = (
    ("TC07", date(2021, 2, 26)),
    ("TC23", date(2021, 4, 29)),
    ("TC48", date(2021, 7, 30)),
    ("TC81", date(2021, 10, 29)),
)

Rows = list[dict[str, object]]
Members = Mapping[str, Mapping[str, tuple[str, str]]]
"""The members of each organisation by code, each with a name and a level."""


def make_tam_ky(folder: Path, units: Collection[str] | None = None) -> None:
    """Make the workspace: list, registers, a sheet of each organisation and that of the town; nothing is graded yet.

    `units` are those that have sent the sheet of their members; all, unless some are named.

    Raises:
        FileExistsError: there is one already.
    """
    people = members()
    listed: Rows = [{"unit": TOWN, "name": TOWN_NAME}]
    listed += [{"unit": code, "name": name_of(code), "parent": TOWN} for code in codes()]
    files = {
        "roster.xlsx": tables_workbook(ROSTER_TABLES, {"people": [*_listed(people)], "units": listed}),
        "register.xlsx": tables_workbook(USUAL_REGISTERS, {"decisions": [*_decisions(people)], **_register(people)}),
    }
    make_workspace(folder, rubric=RUBRIC, year=YEAR, files=files)
    edition = load_rubric(find_rubric(RUBRIC))
    organisations, persons = unit_forms(edition.rubric)
    sheets = folder / "sheets" / str(PERIOD)
    town = {code: name_of(code) for code in codes()}
    write_file(sheets / f"{TOWN}-{organisations.instrument}.xlsx", _sheet(edition, organisations, TOWN, town))
    for unit in people if units is None else units:
        own = {code: name for code, (name, _) in people[unit].items()}
        write_file(sheets / f"{unit}-{persons.instrument}.xlsx", _sheet(edition, persons, unit, own))


def codes() -> list[str]:
    """Return the codes of the organisations."""
    return [f"TC{number:02}" for number in range(1, sum(ORGANISATIONS.values()) + 1)]


def name_of(code: str) -> str:
    """Return the plainly made-up name of an organisation."""
    return f"Tổ chức cơ sở đảng Mẫu {code[2:]}"


def members() -> dict[str, dict[str, tuple[str, str]]]:
    """Return the members of each organisation by code, each with a name and a level."""
    total, units = sum(MEMBERS.values()), codes()
    levels = _spread(MEMBERS, _STEP)
    bounds = accumulate((total // len(units) + (place < total % len(units)) for place in range(len(units))), initial=0)
    return {
        unit: {
            f"{unit}-{place - first + 1:02}": (f"Đảng viên Mẫu {place + 1:04}", levels[place])
            for place in range(first, last)
        }
        for unit, (first, last) in zip(units, pairwise(bounds), strict=True)
    }


def _spread(numbers: Mapping[str, int], step: int) -> list[str]:
    """Return a level for each place of a list, as many of each as there are to be, spread over it."""
    total = sum(numbers.values())
    levels = [level for level, number in numbers.items() for _ in range(number)]
    found = [""] * total
    for place, level in enumerate(levels):
        found[place * step % total] = level
    return found


def _listed(people: Members) -> Iterator[dict[str, object]]:
    for unit, own in people.items():
        for code, (name, _) in own.items():
            yield {"code": code, "name": name, "unit": unit, "category": "official_member"}


def _decisions(people: Members) -> Iterator[dict[str, object]]:
    """Yield a decision for each organisation, then for each member: one document for the town, one for each unit."""
    for code, level in zip(codes(), _spread(ORGANISATIONS, 10), strict=True):
        yield {"code": code, "period": PERIOD, "decided": _CODES[level], "document": "01-QĐ/MẪU", **_DECIDED}
    for place, own in enumerate(people.values(), start=2):
        for code, (_, level) in own.items():
            yield {
                "code": code,
                "period": PERIOD,
                "decided": _CODES[level],
                "document": f"{place:02}-QĐ/MẪU",
                **_DECIDED,
            }


def _register(people: Members) -> dict[str, Rows]:
    """Return the registers: four first reminders, heeded at once; 23 disciplined; an inspection that remarked."""
    reminders: Rows = [
        {
            "subject": unit, "task": f"Nhiệm vụ mẫu {number}", "number": 1, "document": f"0{number}-TB/MẪU",
            "notified": due.replace(day=1), "due": due, "result": "completed", "result_date": due.replace(day=20),
        }
        for number, (unit, due) in enumerate(_REMINDED, start=1)
    ]  # fmt: skip
    modest = [code for own in people.values() for code, (_, level) in own.items() if level == "completed"]
    forms = [form for form, number in DISCIPLINED.items() for _ in range(number)]
    discipline: Rows = [
        {
            "subject": code, "form": form, "body": _BODIES[number % len(_BODIES)], "document": f"{number:02}-QĐ/MẪU",
            "date": date(YEAR, 1 + number % 12, 15), "act": f"2020-M{1 + number % 12:02}", "related": "no",
        }
        for number, (code, form) in enumerate(zip(modest[:: len(modest) // len(forms)], forms, strict=False), start=1)
    ]  # fmt: skip
    inspected: Rows = [
        {
            "subject": code,
            "team": "Tổ công vụ mẫu",
            "date": date(YEAR, 5, 12),
            "conclusion": "Nhắc nhở chấn chỉnh tồn tại",
        }
        for code in list(people["TC01"])[:4]
    ]
    return {"reminders": reminders, "discipline": discipline, "inspections": inspected}


def _sheet(edition: Edition, form: UnitForm, unit: str, rated: Mapping[str, str]) -> bytes:
    """Return a sheet as a plain table: the columns and the mark of the template, who is there, nothing to look at."""
    rubric = edition.rubric
    rows: list[Sequence[Content]] = [[column.heading for column in form.columns]]
    for number, (code, name) in enumerate(rated.items(), start=1):
        given: dict[str, Content] = {"index": number, "code": code, "name": name}
        rows.append([given.get(column.kind) for column in form.columns])
    mark = {"rubric": rubric.id, "version": rubric.version, "sha256": edition.sha256, "period": str(PERIOD)}
    mark |= {"unit": unit, "form": "unit", "sheet": form.instrument}
    return _workbook({SCORE_SHEET: rows, MARK_SHEET: [*mark.items()]})


def _workbook(sheets: Mapping[str, Sequence[Sequence[Content]]]) -> bytes:
    book = Book()
    for name, rows in sheets.items():
        sheet = book.sheet(name)
        for row, contents in enumerate(rows, start=1):
            for column, content in enumerate(contents, start=1):
                if content is not None:
                    book.put(sheet, (row, column), content, {})
        if name == MARK_SHEET:
            sheet.very_hidden()
    return book.finished()
