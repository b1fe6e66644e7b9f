"""`examples/ben-tre-dang-ky`: who registered what and made it public, and who looks after which area, in one year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.registers import ROSTER_TABLES, USUAL_REGISTERS, with_kinds
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from making.town import town

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = "ben-tre-dang-ky"
YEAR = 2020
_SIZES = (6, 5, 4)
_AREAS = (
    ("AP01", "Ấp Mẫu 1", "CB01-001", date(YEAR, 1, 1), None),
    ("AP02", "Ấp Mẫu 2", "CB01-002", date(YEAR, 1, 1), date(YEAR, 5, 31)),
    ("AP02", "Ấp Mẫu 2", "CB01-003", date(YEAR, 7, 1), None),
    ("AP03", "Ấp Mẫu 3", "CB02-001", date(YEAR, 1, 1), None),
    ("AP04", "Ấp Mẫu 4", "CB02-001", date(YEAR, 1, 1), None),
)
"""Area, its name, who looks after it, from when to when: in June nobody does in one, and one person has two."""


def make_ben_tre(folder: Path) -> None:
    """Make the workspace: its list and its registers; there are no sheets, because nobody is rated."""
    people = town(_SIZES, RUBRIC)
    rubric = load_rubric(find_rubric(RUBRIC)).rubric
    kinds = [rule.kind_name for rule in rubric.duties]
    first, second, _third = (member for member in people.members if member.role == "Bí thư")
    own: list[dict[str, object]] = [
        {
            "subject": first.code,
            "kind": "registration",
            "handed_in": date(YEAR, 3, 2),
            "place": "Đài truyền thanh xã Mẫu",
            "published": date(YEAR, 3, 12),
        },
        {"subject": second.code, "kind": "registration", "handed_in": date(YEAR, 3, 9)},
    ]
    units: list[dict[str, object]] = [
        {"subject": code, "kind": kinds[1], "handed_in": date(YEAR, 2, 28)} for code in ("CB01", "CB02")
    ]
    each: list[dict[str, object]] = [
        {"subject": member.code, "kind": kinds[2], "handed_in": date(YEAR, 3, 15)}
        for member in people.members
        if member.category != "non_member" and member.unit != "CB03"
    ]
    assigned: list[dict[str, object]] = [
        {"code": who, "area": area, "area_name": name, "from": first_day, "to": last_day}
        for area, name, who, first_day, last_day in _AREAS
    ]
    register: dict[str, list[dict[str, object]]] = {"duties": [*own, *units, *each], "assignments": assigned}
    files = {
        "roster.xlsx": tables_workbook(ROSTER_TABLES, people.rows()),
        "register.xlsx": tables_workbook(with_kinds(USUAL_REGISTERS, kinds), register),
    }
    make_workspace(folder, rubric=RUBRIC, year=YEAR, files=files)
