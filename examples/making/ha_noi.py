"""`examples/ha-noi-ct24`: signs that were seen, 90 people to watch, write-ups and plans, in a made-up district."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from danhgia.members import Member
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.registers import ROSTER_TABLES, SIGNS, USUAL_REGISTERS, with_kinds
from danhgia.roster import Unit
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from making.town import Town, named

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = "ha-noi-ct24"
YEAR = 2023
LEADERS, OTHERS = "Lãnh đạo, quản lý", "Công chức"
_OFFICES, _WARDS = 5, 7
_IN_OFFICE, _IN_WARD = 11, 10
_HEADS = {"PH": ("Trưởng phòng", "Phó trưởng phòng"), "PG": ("Chủ tịch", "Phó chủ tịch")}
_AT_THE_COUNTER = 4
"""Of an office so many meet people every day: with all of the wards' that makes the 90 that the source names."""
_UNDONE = frozenset({"PH02-006", "PG03-004", "PG03-005", "PG07-010"})
"""Who has handed in no write-up."""
_WITHOUT_PLAN = frozenset({"PH04-002", "PG06-001"})
_SEEN = (
    ("PH01-001", "BH03", "self", 9, 29),
    ("PH01-001", "LD07", "self", 9, 29),
    ("PH01-001", "LD07", "organisation", 11, 15),
    ("PH01-005", "CC12", "self", 10, 2),
    ("PH03-004", "CC12", "organisation", 11, 15),
    ("PG02-003", "BH03", "organisation", 10, 20),
    ("PG02-003", "CC31", "self", 10, 5),
    ("PG02-004", "CC31", "self", 10, 5),
    ("PG05-002", "LD41", "organisation", 12, 4),
    ("PG05-002", "ST09", "self", 12, 1),
)
"""Who, which sign, recognised by whom, month, day."""


def make_ha_noi(folder: Path) -> None:
    """Make the workspace: its list and its registers; there are no sheets, because nobody is rated."""
    people = district()
    kinds = [rule.kind_name for rule in load_rubric(find_rubric(RUBRIC)).rubric.duties]
    register: dict[str, list[dict[str, object]]] = {
        "duties": [*_write_ups(people), *_plans(people)],
        "watched": [_watched(member) for member in people.members if is_watched(member)],
        "signs": [
            {"code": who, "sign": sign, "by": by, "date": date(YEAR, month, day), "evidence": "Biên bản mẫu"}
            for who, sign, by, month, day in _SEEN
        ],
    }
    tables = (*USUAL_REGISTERS, *(() if SIGNS in USUAL_REGISTERS else (SIGNS,)))
    files = {
        "roster.xlsx": tables_workbook(ROSTER_TABLES, people.rows()),
        "register.xlsx": tables_workbook(with_kinds(tables, kinds), register),
    }
    make_workspace(folder, rubric=RUBRIC, year=YEAR, files=files)


def district() -> Town:
    """Return the units and people: offices of the district, and its wards, each with two leaders."""
    names, sizes = {"PH": "Phòng Mẫu", "PG": "Phường Mẫu"}, {"PH": _IN_OFFICE, "PG": _IN_WARD}
    codes = [f"{kind}{number:02}" for kind, last in (("PH", _OFFICES), ("PG", _WARDS)) for number in range(1, last + 1)]
    units = [Unit("QM", "Quận Mẫu", None, 1)]
    units += [Unit(code, f"{names[code[:2]]} {code[2:]}", "QM", place) for place, code in enumerate(codes, start=2)]
    members: list[Member] = []
    for code in codes:
        for place in range(1, sizes[code[:2]] + 1):
            members.append(_member(code, place, len(members) + 1))
    return Town(tuple(units), tuple(members))


def is_watched(member: Member) -> bool:
    """Tell whether somebody is to be watched: everybody of a ward, and who meets people every day."""
    first = len(_HEADS["PH"]) + 1
    return member.unit.startswith("PG") or first <= int(member.code[-3:]) < first + _AT_THE_COUNTER


def _member(unit: str, place: int, number: int) -> Member:
    heads = _HEADS[unit[:2]]
    leads = place <= len(heads)
    role = heads[place - 1] if leads else "Chuyên viên"
    group = LEADERS if leads else OTHERS
    category = "official_member" if leads or place % 3 else "non_member"
    return Member(f"{unit}-{place:03}", named(number), unit, role, category, group=group)


def _write_ups(people: Town) -> list[dict[str, object]]:
    return [
        {"subject": member.code, "kind": "write_up", "handed_in": date(YEAR, 9, 15) + timedelta(days=place % 60)}
        for place, member in enumerate(people.members)
        if member.code not in _UNDONE
    ]


def _plans(people: Town) -> list[dict[str, object]]:
    return [
        {"subject": member.code, "kind": "self_improvement", "handed_in": date(YEAR, 11, 20)}
        for member in people.members
        if member.group == LEADERS and member.code not in _WITHOUT_PLAN
    ]


def _watched(member: Member) -> dict[str, object]:
    ward = member.unit.startswith("PG")
    return {
        "code": member.code,
        "reason": "Cán bộ cấp phường" if ward else "Thường xuyên tiếp xúc nhân dân",
        "proposer": "Ban Tổ chức Quận ủy Mẫu",
        "proposed_on": date(YEAR, 9, 15),
        "approver": "Ban Thường vụ Quận ủy Mẫu",
        "approved_on": date(YEAR, 9, 29),
    }
