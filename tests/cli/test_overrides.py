"""Levels that rest on the registers of reminders and of discipline: graded, explained, and stale when a row changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.workspace import make_workspace
from workspaces import RUBRIC, Town, danhgia, filled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

REMINDED = """
overrides:
  - id: reminded
    name: Nhắc việc lần hai mà vẫn không hoàn thành
    when: [{reminder: {number: 2, result: not_done}}]
    then: {level: failed}
    basis: "Chỉ thị 06-CT/TU"
"""
DISCIPLINED = """
overrides:
  - id: disciplined
    name: Bị kỷ luật liên quan nhiệm vụ
    when: [{discipline: {forms: [khiển trách, cảnh cáo], duty_related: true, by: act}}]
    then: {ceiling: completed}
"""
ONE, OTHER = "CB01-001", "CB01-002"
AUGUST, DUE = date(2018, 8, 1), date(2018, 8, 31)
DECIDED = {"body": "Thành ủy Mẫu", "document": "9-QĐ/MẪU", "date": date(2018, 10, 20), "period": "2018-Q3"}


def town_of(root: Path, overrides: str, *, mode: str | None = None) -> Town:
    """Make a workspace without votes, under a rubric with overrides; with a mode, everybody was voted excellent."""
    make_workspace(root, rubric="r.yaml", year=2018, language="vi")
    text = find_rubric(RUBRIC).read_text(encoding="utf-8")
    changed = text.replace("mode: agree", f"mode: {mode}") if mode else text
    (root / "r.yaml").write_text(changed + overrides, encoding="utf-8")
    town = Town(root, 1, 3, edition=load_rubric(root / "r.yaml"), ballots=mode is not None)
    town.write_roster()
    town.write_register()
    town.write_sheet()
    return town


def reminder(number: int = 2, task: str = "Báo cáo", due: date | None = DUE, **more: Any) -> dict[str, object]:  # noqa: ANN401 - any cell
    found = {"subject": ONE, "task": task, "number": number, "document": "5-TB", "notified": AUGUST, "due": due}
    return {**found, **more}


FIRST = reminder(1, due=date(2018, 7, 31), notified=date(2018, 7, 1), result="không hoàn thành")
NOT_DONE = {"result": "không hoàn thành", "result_date": date(2018, 9, 15)}


def discipline(form: str = "khiển trách", **more: Any) -> dict[str, object]:  # noqa: ANN401 - any cell
    found = {"code": ONE, "form": form, "document": "3-QĐ", "date": date(2018, 9, 1), "related": "có"}
    return {**found, "act": date(2018, 7, 10), **more}


def graded(town: Town, code: str = ONE) -> tuple[str | None, str, list[tuple[str, str, str]]]:
    """Return a person's level, status, and what was found in the register."""
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root).json
    own = next(one for one in (*done["grades"], *done["not_graded"]) if one["subject"] == code)
    rows = [one for one in done["findings"] if one["file"] == "register.xlsx"]
    found = [(one["code"], one["sheet"], one["cell"]) for one in rows]
    return own.get("level"), own.get("reason", "graded"), found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ("excellent", "graded", [])),
        ([FIRST, reminder(**NOT_DONE)], ("failed", "graded", [])),
        ([FIRST, reminder(result="đã hoàn thành")], ("excellent", "graded", [])),
        ([FIRST, reminder()], (None, "error", [("DG325", "Nhắc việc", "G3")])),
        ([FIRST, reminder(due=None, **NOT_DONE)], (None, "error", [("DG326", "Nhắc việc", "F3")])),
        ([FIRST, reminder(due=None, result="đã hoàn thành")], ("excellent", "graded", [])),
        ([FIRST, reminder(due=date(2018, 10, 1), **NOT_DONE)], ("excellent", "graded", [])),
        ([FIRST, reminder(due=date(2019, 8, 31), **NOT_DONE)], ("excellent", "graded", [])),
        ([FIRST, {**FIRST, "task": "Giải ngân"}], ("excellent", "graded", [])),
        ([FIRST, reminder(), reminder(**NOT_DONE)], ("failed", "graded", [("DG555", "Nhắc việc", "A4")])),
        (
            [FIRST, reminder(result="đã hoàn thành"), reminder(**NOT_DONE)],
            (None, "error", [("DG325", "Nhắc việc", "G3"), ("DG555", "Nhắc việc", "A4"), ("DG325", "Nhắc việc", "G4")]),
        ),
        # what is wrong with a row is said, and leaves open what it may be about
        ([reminder(**NOT_DONE)], (None, "error", [("DG557", "Nhắc việc", "B2")])),
        ([FIRST, reminder(3, **NOT_DONE)], (None, "error", [("DG556", "Nhắc việc", "C3")])),
        ([FIRST, reminder(notified=None, **NOT_DONE)], (None, "error", [("DG532", "Nhắc việc", "E3")])),
        ([FIRST, reminder(result="hình như xong")], (None, "error", [("DG532", "Nhắc việc", "G3")])),
        ([reminder(1, notified=None)], ("excellent", "graded", [("DG532", "Nhắc việc", "E2")])),
        (
            [reminder(notified=date(2018, 11, 1), due=date(2018, 12, 1))],
            ("excellent", "graded", [("DG557", "Nhắc việc", "B2")]),
        ),
        ([{**FIRST, "subject": "CB01"}, reminder(subject="CB01", **NOT_DONE)], ("excellent", "graded", [])),
        ([reminder(subject="CB09", **NOT_DONE)], ("excellent", "graded", [("DG551", "Nhắc việc", "A2")])),
    ],
)  # fmt: skip
def test_a_second_reminder(
    tmp_path: Path, rows: Sequence[dict[str, object]], expected: tuple[str | None, str, list[tuple[str, str, str]]]
) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    town.write_register(reminders=rows)
    assert graded(town) == expected
    assert graded(town, OTHER)[:2] == ("excellent", "graded")


def test_an_inspectors_remark_is_no_reminder(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    remark = {"subject": ONE, "team": "Tổ công vụ", "date": DUE, "content": "Báo cáo", "conclusion": "nhắc nhở lần 2"}
    town.write_register(reminders=[FIRST], inspections=[remark, {**remark, "date": AUGUST}])
    assert graded(town) == ("excellent", "graded", [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([discipline()], ("completed", "graded", [])),
        ([discipline("CẢNH CÁO")], ("completed", "graded", [])),
        ([discipline("cách chức")], ("excellent", "graded", [])),
        ([discipline("khiển trach")], (None, "error", [("DG329", "Kỷ luật", "B2")])),
        ([discipline("kỷ luật khiển trách")], (None, "error", [("DG329", "Kỷ luật", "B2")])),
        ([discipline(related="không")], ("excellent", "graded", [])),
        ([discipline(related=None)], (None, "error", [("DG328", "Kỷ luật", "G2")])),
        ([discipline(act=date(2018, 6, 30))], ("excellent", "graded", [])),
        ([discipline(act=date(2018, 6, 30), related=None)], ("excellent", "graded", [])),
        ([discipline(act="2018-M08")], ("completed", "graded", [])),
        ([discipline(act="quý III/2018", date=date(2018, 12, 1))], ("completed", "graded", [])),
        ([discipline(act="2018")], (None, "error", [("DG327", "Kỷ luật", "F2")])),
        ([discipline(act="nhiều lần")], (None, "error", [("DG327", "Kỷ luật", "F2")])),
        ([discipline(act=None)], (None, "error", [("DG327", "Kỷ luật", "F2")])),
        ([discipline(act=None, date=date(2018, 6, 30))], ("excellent", "graded", [])),
        ([discipline(date=None)], (None, "error", [("DG532", "Kỷ luật", "E2")])),
        ([discipline(date=date(2018, 7, 1))], (None, "error", [("DG554", "Kỷ luật", "E2")])),
        ([discipline(act=None), discipline("cảnh cáo", document="4-QĐ")], ("completed", "graded", [])),
    ],
)  # fmt: skip
def test_discipline(
    tmp_path: Path, rows: Sequence[dict[str, object]], expected: tuple[str | None, str, list[tuple[str, str, str]]]
) -> None:
    town = town_of(tmp_path / "town", DISCIPLINED)
    town.write_register(discipline=rows)
    assert graded(town) == expected
    assert graded(town, OTHER)[:2] == ("excellent", "graded")
