"""Levels that rest on the registers of reminders and of discipline: graded, explained, and stale when a row changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.registers import ROSTER_TABLES
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from workspaces import RUBRIC, Town, danhgia, name_of

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
NOT_DONE: dict[str, Any] = {"result": "không hoàn thành", "result_date": date(2018, 9, 15)}


def discipline(form: str = "khiển trách", **more: Any) -> dict[str, object]:  # noqa: ANN401 - any cell
    found = {"subject": ONE, "form": form, "document": "3-QĐ", "date": date(2018, 9, 1), "related": "có"}
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


UNMET = (FIRST, reminder(**NOT_DONE))
OPEN = (FIRST, reminder())


def decided(level: str, code: str = ONE) -> dict[str, object]:
    return {"code": code, "decided": level, **DECIDED}


@pytest.mark.parametrize(
    ("reminders", "level", "expected"),
    [
        (UNMET, "KHT", ("failed", "graded", [])),
        (UNMET, "HT", ("completed", "graded", [("DG323", "Quyết định", "D2")])),
        (UNMET, "Không đánh giá", (None, "not_rated", [("DG323", "Quyết định", "D2")])),
        (OPEN, "HT", ("completed", "graded", [])),
        ((), "HT", ("completed", "graded", [])),
    ],
)
def test_a_decision_stands_above_and_what_it_contradicts_is_said(
    tmp_path: Path, reminders: Sequence[dict[str, object]], level: str, expected: tuple[str | None, str, list[Any]]
) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    town.write_register(reminders=reminders, decisions=[decided(level)])
    assert graded(town) == expected


def test_a_decision_about_somebody_without_scores_is_held_against_the_register_too(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    town.write_sheet(rows={ONE: None})
    town.write_register(reminders=UNMET, decisions=[decided("HT")])
    assert graded(town) == ("completed", "graded", [("DG323", "Quyết định", "D2")])
    town.write_register(reminders=UNMET, decisions=[decided("KHT")])
    assert graded(town) == ("failed", "graded", [])


def test_a_decision_above_a_ceiling_is_accepted_on_record(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", DISCIPLINED)
    accepted = {"finding": "DG323", "target": ONE, "reason": "khuyết điểm nhẹ", "by": "Thành ủy Mẫu"}
    for level, found in (("T", [("DG323", "Quyết định", "D2")]), ("KHT", [])):
        town.write_register(discipline=[discipline()], decisions=[decided(level)])
        assert graded(town)[2] == found
    town.write_register(discipline=[discipline()], decisions=[decided("T")], accepted=[accepted])
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert [(one["code"], one["severity"]) for one in done.json["findings"] if one["code"] == "DG323"] == [
        ("DG323", "note")
    ]


@pytest.mark.parametrize(
    ("mode", "reminders", "expected", "found"),
    [
        ("decide", (), ("excellent", "graded"), []),
        ("decide", UNMET, (None, "unsettled"), ["DG324"]),
        ("decide", OPEN, (None, "error"), ["DG325"]),
        ("agree", UNMET, (None, "unsettled"), ["DG513"]),
        ("agree", OPEN, (None, "error"), ["DG325"]),
        ("cap", UNMET, ("failed", "graded"), []),
        ("cap", OPEN, (None, "error"), ["DG325"]),
        ("record", UNMET, ("failed", "graded"), []),
        ("record", OPEN, (None, "error"), ["DG325"]),
    ],
)
def test_no_vote_passes_over_the_register(
    tmp_path: Path,
    mode: str,
    reminders: Sequence[dict[str, object]],
    expected: tuple[str | None, str],
    found: list[str],
) -> None:
    town = town_of(tmp_path / "town", REMINDED, mode=mode)
    town.write_register(reminders=reminders)
    assert graded(town)[:2] == expected
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert [code for code in done.found if code in {"DG324", "DG325", "DG513"}] == found


def test_what_a_level_needs_of_a_register(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", "")
    own = town.root / "r.yaml"
    text = own.read_text(encoding="utf-8")
    marked = "needs: [{discipline: {by: decision}, is: false}]\n    otherwise: next\n"
    own.write_text(text.replace("    from: 90\n", f"    from: 90\n    {marked}", 1), encoding="utf-8")
    assert marked in own.read_text(encoding="utf-8")
    town.write_sheet()
    assert graded(town) == ("excellent", "graded", [])
    town.write_register(discipline=[discipline("cách chức", act=None, related=None)])
    assert graded(town) == ("good", "graded", [])
    shown = danhgia("explain", ONE, "--quarter", "3", at=town.root).out
    assert "✗ kỷ luật cách chức theo 3-QĐ ngày 01/09/2018, trong khi mức HTXSNV yêu cầu không có" in shown
    assert "✓ quý III/2018 không bị kỷ luật thuộc trường hợp quy định, đạt yêu cầu của mức HTXSNV" in (
        danhgia("explain", OTHER, "--quarter", "3", at=town.root).out
    )


def test_explain_prints_the_override_with_its_document(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    town.write_register(reminders=UNMET)
    assert graded(town)[0] == "failed"
    lines = danhgia("explain", ONE, "--quarter", "3", at=town.root).out.splitlines()
    assert lines[1] == "Quý III/2018: 100 điểm – mức theo điểm: HTXSNV (từ 90 đến 100)"
    assert lines[6:9] == [
        "  ✓ nhắc việc lần 2 theo 5-TB về “Báo cáo”, hạn 31/08/2018: không hoàn thành",
        "  ✓ Nhắc việc lần hai mà vẫn không hoàn thành: xếp mức KHTNV",
        "  Căn cứ: Chỉ thị 06-CT/TU",
    ]


def stale(town: Town) -> bool:
    done = danhgia("yearend", "--format", "json", at=town.root)
    return "DG704" in done.found


@pytest.mark.parametrize(
    ("overrides", "before", "after", "expected"),
    [
        (REMINDED, {"reminders": OPEN}, {"reminders": UNMET}, True),
        (REMINDED, {"reminders": UNMET}, {"reminders": [FIRST, reminder(result="đã hoàn thành")]}, True),
        (REMINDED, {}, {"reminders": OPEN}, True),
        (REMINDED, {"reminders": OPEN}, {"reminders": [FIRST, reminder(3)]}, True),
        (REMINDED, {}, {"reminders": [FIRST]}, False),
        (REMINDED, {}, {"reminders": [FIRST, reminder(due=date(2018, 12, 1))]}, False),
        (REMINDED, {"reminders": UNMET}, {"reminders": UNMET[::-1]}, False),
        (REMINDED, {}, {"discipline": [discipline()]}, False),
        (DISCIPLINED, {}, {"discipline": [discipline()]}, True),
        (DISCIPLINED, {}, {"reminders": UNMET}, False),
        ("", {}, {"reminders": UNMET, "discipline": [discipline()]}, False),
    ],
)  # fmt: skip
def test_a_period_is_stale_when_a_row_changes_that_it_rests_on(
    tmp_path: Path,
    overrides: str,
    before: dict[str, Any],
    after: dict[str, Any],
    expected: bool,  # noqa: FBT001
) -> None:
    town = town_of(tmp_path / "town", overrides)
    town.write_register(**before)
    graded(town)
    assert not stale(town)
    town.write_register(**after)
    assert stale(town) is expected


def test_a_register_that_grades_rest_on_must_be_readable(tmp_path: Path) -> None:
    for overrides, code in ((REMINDED, 2), (DISCIPLINED, 1)):
        town = town_of(tmp_path / str(code), overrides)
        book = openpyxl.load_workbook(town.root / "register.xlsx")
        book["Nhắc việc"]["C1"] = "Số lần gì đó"
        book["Nhắc việc"]["A2"] = ONE
        book.save(town.root / "register.xlsx")
        done = danhgia("grade", "--quarter", "3", at=town.root)
        assert (done.code, "DG111" in done.out + done.err) == (code if code == 2 else 0, code == 2)


def test_validate_says_what_a_register_leaves_open(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    town.write_register(reminders=OPEN)
    done = danhgia("validate", "sheets", "--format", "json", at=town.root)
    assert "DG325" in done.found


@pytest.mark.parametrize("typed", ["TC01", "tc01"])
def test_organisations_are_reminded_and_disciplined_like_people(tmp_path: Path, typed: str) -> None:
    town = town_of(tmp_path / "town", REMINDED + DISCIPLINED.removeprefix("\noverrides:\n"))
    own = town.root / "r.yaml"
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("subject: person", "subject: organisation", 1), encoding="utf-8")
    town = replace(town, edition=load_rubric(own))
    units = [{"unit": "CB01", "name": "Đảng ủy Mẫu"}, {"unit": "TC01", "name": name_of("TC01"), "parent": "CB01"}]
    (town.root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, {"units": units}))
    town.write_sheet(rows=dict.fromkeys(town.everybody), more={"TC01": town.usual(0)})
    town.write_register(reminders=[{**row, "subject": typed} for row in UNMET])
    assert graded(town, "TC01") == ("failed", "graded", [])
    town.write_register(discipline=[discipline(subject=typed)])
    assert graded(town, "TC01") == ("completed", "graded", [])


def test_a_row_about_a_code_of_a_person_and_a_unit_leaves_both_open(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    town.write_roster([{"code": "CB01", "name": name_of("CB01"), "unit": "CB01"}])
    town.write_sheet(more={"CB01": town.usual(0)})
    town.write_register(reminders=[{**row, "subject": "CB01"} for row in UNMET])
    assert graded(town, "CB01")[:2] == (None, "error")
    assert [code for code, _, _ in graded(town)[2]] == ["DG552", "DG552"]


def test_grade_and_yearend_count_what_the_registers_say_of_their_time(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", REMINDED)
    earlier = reminder(1, "Giải ngân", notified=date(2018, 2, 1), result="đã hoàn thành")
    town.write_register(reminders=[*UNMET, earlier], discipline=[discipline(), discipline(date=date(2019, 1, 1))])
    for _ in ("judged", "remembered"):
        said = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root).json["measures"]
        assert (said["from"], said["to"]) == ("2018-07-01", "2018-09-30")
        counted = [(one["number"], one["sent"], one["completed"], one["not_completed"]) for one in said["reminders"]]
        assert counted == [(1, 1, 0, 1), (2, 1, 0, 1)]
        assert said["discipline"] == [{"form": "khiển trách", "decisions": 1}]
        assert (said["disciplined"], said["unclear"]) == (1, 0)
    status = danhgia("status", "--quarter", "3", "--format", "json", at=town.root).json
    assert status["measures"] == said
    year = danhgia("yearend", "--format", "json", at=town.root).json["measures"]
    assert (year["from"], year["to"], year["disciplined"]) == ("2018-01-01", "2018-12-31", 1)
    assert [(one["number"], one["sent"]) for one in year["reminders"]] == [(1, 2), (2, 1)]
    for command in (("grade", "--quarter", "3"), ("yearend",)):
        printed = danhgia(*command, at=town.root).out
        assert "kỷ luật 1 trường hợp (khiển trách 1)" in printed
        assert "1 thông báo nhắc việc lần 2 (đã hoàn thành 0, không hoàn thành 1)" in printed


def test_documents_of_a_rubric_whose_levels_rest_on_no_register_keep_their_shape(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", "")
    town.write_register(reminders=UNMET, discipline=[discipline()])
    for command in (("grade", "--quarter", "3"), ("yearend",)):
        assert "measures" not in danhgia(*command, "--format", "json", at=town.root).json
        assert "kỷ luật" not in danhgia(*command, at=town.root).out
