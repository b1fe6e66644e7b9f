"""`examples/nhu-xuan-1240`: three offices, three months of task plans; who assigned a task evaluated it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from danhgia.members import Member
from danhgia.roster import Unit
from danhgia.writers.unit_page import FilledRow
from making.months import YEAR, Year, judge_months, write_months
from making.town import Town, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from danhgia.writers.cells import Content
    from danhgia.writers.unit_page import UnitPage
    from making.writing import Rows

RUBRIC = "nhu-xuan-1240"
_MONTHS = (1, 2, 3)
_SEED = "nhu-xuan"
_PARENT = "HU"
_SIZES = {"CQ01": 7, "CQ02": 6, "CQ03": 5}
_POSTS = (
    ("Trưởng cơ quan", "Cán bộ"),
    ("Phó trưởng cơ quan", "Cán bộ"),
    ("Chuyên viên", "Công chức"),
    ("Chuyên viên", "Công chức"),
    ("Chuyên viên", "Viên chức"),
    ("Nhân viên", "Lao động hợp đồng"),
    ("Nhân viên", "Lao động hợp đồng"),
)
"""Post and group: the four of whom the source speaks."""
_AWAY = ("CQ02-004", "2020-M02", "Đi học tập trung")
_NEW, _FROM = "CQ03-005", date(YEAR, 3, 1)
_RESULTS = ("Hoàn thành",) * 8 + ("Hoàn thành một phần",) + ("Không hoàn thành",)


def make_nhu_xuan(folder: Path) -> None:
    """Make the workspace, and grade its three months."""
    write_months(folder, year())
    judge_months(folder, year())


def year() -> Year:
    """Return who is rated, what is on record, and what is filled in for each month."""
    return Year(RUBRIC, _people(), _register(), _filled, _MONTHS)


def _people() -> Town:
    offices = (Unit(code, f"Cơ quan Mẫu {code[2:]}", _PARENT, place) for place, code in enumerate(_SIZES, start=2))
    before = {code: sum(list(_SIZES.values())[:place]) for place, code in enumerate(_SIZES)}
    members = tuple(
        Member(f"{unit}-{place + 1:03}", named(before[unit] + place + 1), unit, post, group=group)
        for unit, size in _SIZES.items()
        for place, (post, group) in enumerate(_POSTS[:size])
    )
    return Town((Unit(_PARENT, "Huyện ủy Mẫu", None, 1), *offices), members).changed(_NEW, from_=_FROM)


def _register() -> Rows:
    code, period, reason = _AWAY
    decided = {"proposed": "T", "decided": "HT", "body": "Cấp có thẩm quyền (mẫu)", "document": "03-TB/MẪU"}
    return {
        "exemptions": [{"code": code, "period": period, "reason": reason, "document": "01-CV/MẪU"}],
        "decisions": [
            {
                "code": "CQ01-004",
                "period": "2020-M03",
                **decided,
                "date": date(YEAR, 4, 6),
                "reason": "Nhiệm vụ trọng tâm chậm so với kế hoạch",
            }
        ],
    }


def _filled(page: UnitPage) -> UnitPage:
    """Return a unit's sheet and plan of a month as they were filled in."""
    random = Random(f"{_SEED}/{page.unit}/{page.period}")
    away = {code: reason for code, period, reason in (_AWAY,) if period == str(page.period)}
    codes = [person.code for person in page.people if person.code not in away]
    rows = {code: FilledRow({"I.1": random.randint(24, 29)}) for code in codes}
    rows |= {code: FilledRow(reason=reason) for code, reason in away.items()}
    return replace(page, filled=rows, tasks=tuple(_plan(page, codes, random)))


def _plan(page: UnitPage, codes: Sequence[str], random: Random) -> Iterator[Mapping[str, Content]]:
    """Yield the unit's tasks of a month: its own first, then everybody's; one of each runs through all months."""
    number, unit = page.period.number, page.unit
    yield _task(f"{unit}-00", "Kế hoạch công tác tháng của cơ quan", unit, _PARENT, number) | {"result": _RESULTS[0]}
    for code in codes:
        assigner = _PARENT if code == codes[0] else codes[0]
        own = code.rpartition("-")[2]
        yield _task(f"{own}-00", "Nhiệm vụ thường xuyên (mẫu)", code, assigner, number) | {"result": _RESULTS[0]}
        for place in range(random.randint(2, 4)):
            task = _task(f"{own}-{number}{place + 1}", f"Nhiệm vụ mẫu {number}.{place + 1}", code, assigner, number)
            unplanned = {"unplanned": "x"} if random.randrange(8) == 0 else {}
            yield {
                **task,
                **unplanned,
                "due": date(YEAR, number, random.randint(8, 28)),
                "result": random.choice(_RESULTS),
            }


def _task(code: str, name: str, owner: str, assigner: str, number: int) -> dict[str, Content]:
    last = date(YEAR, number, 28)
    return {"code": code, "name": name, "owner": owner, "assigner": assigner, "evaluator": assigner, "due": last}
