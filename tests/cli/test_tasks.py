"""Months with task plans, as people run them: template, grade, explain, an owner who changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia.forms import unit_form
from danhgia.periods import Period
from danhgia.readers.rubric_file import load_rubric
from danhgia.registers import REGISTER_TABLES, ROSTER_TABLES
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_template import unit_workbook
from task_tables import NHU_XUAN, PEOPLE, name_of, page_of, workbook_of
from workspaces import danhgia

if TYPE_CHECKING:
    from pathlib import Path

MARCH = """
code | name   | owner | assigner | result              | evaluator
N1   | Việc 1 | P1    | P3       | Hoàn thành          | P3
N2   | Việc 2 | P1    | P3       | Hoàn thành một phần | P3
N3   | Việc 3 | P2    | P3       | Hoàn thành          | P3
N4   | Việc 4 | P3    | U1       | Hoàn thành          | U1
N5   | Việc 5 | U1    | P3       | Hoàn thành          | P3
"""
APRIL = MARCH.replace("N3   | Việc 3 | P2", "N3   | Việc 3 | P1").replace("N2   | Việc 2 | P1", "N2   | Việc 2 | P2")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = tmp_path / "nhu-xuan"
    make_workspace(root, rubric="nhu-xuan-1240", year=2020, language="vi")
    people = [{"code": code, "name": name_of(code), "unit": "U1", "role": "Chuyên viên"} for code in PEOPLE]
    tables = {"people": people, "units": [{"unit": "U1", "name": "Ban Mẫu"}]}
    (root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, tables))
    (root / "register.xlsx").write_bytes(tables_workbook(REGISTER_TABLES))
    send(root, 3, MARCH)
    return root


def send(root: Path, month: int, table: str) -> None:
    folder = root / "sheets" / f"2020-M{month:02}"
    folder.mkdir(parents=True, exist_ok=True)
    page = page_of(NHU_XUAN, table, period=Period(2020, "month", month))
    (folder / "U1.xlsx").write_bytes(workbook_of(NHU_XUAN, page))


def test_the_template_has_a_table_of_tasks_and_nothing_is_made_up(town: Path) -> None:
    done = danhgia("template", "--month", "5", at=town)
    assert done.code == 0
    sent = town / "sheets" / "2020-M05"
    sent.mkdir(parents=True)
    (made,) = (town / "templates").rglob("U1.xlsx")
    (sent / "U1.xlsx").write_bytes(made.read_bytes())
    graded = danhgia("grade", "--month", "5", "--format", "json", at=town).json
    assert graded["grades"] == []
    assert {finding["code"] for finding in graded["findings"]} >= {"DG115"}


def test_points_come_from_the_tasks(town: Path) -> None:
    done = danhgia("grade", "--month", "3", "--format", "json", at=town)
    document = done.json
    assert done.code == 0
    assert {one["subject"]: (one["total"], one["level"]) for one in document["grades"]} == {
        "P1": (Decimal("82.5"), "good"),
        "P2": (100, "excellent"),
        "P3": (100, "excellent"),
    }
    reasons = [reason["because"] for reason in document["grades"][0]["reasons"]]
    assert reasons[0] == "tiêu chí II.1: 52,5/70 điểm, tính từ 2 nhiệm vụ"
    assert reasons[2] == (
        "nhiệm vụ N2 – Việc 2 (ô B10, trang tính Nhiệm vụ), kết quả Hoàn thành một phần; "
        "người giao P3, người đánh giá P3"
    )


def test_explain_names_the_tasks_and_their_cells(town: Path) -> None:
    danhgia("grade", "--month", "3", at=town)
    vietnamese = danhgia("explain", "P1", "--month", "3", at=town).out
    assert "tiêu chí II.1: 52,5/70 điểm, tính từ 2 nhiệm vụ" in vietnamese
    assert "nhiệm vụ N1 – Việc 1 (ô B9, trang tính Nhiệm vụ)" in vietnamese
    english = danhgia("--lang", "en", "explain", "P1", "--month", "3", at=town).out
    assert "criterion II.1: 52.5 of 70 points, from 2 tasks" in english


def test_an_owner_who_changed_is_said_once_the_earlier_month_is_graded(town: Path) -> None:
    send(town, 4, APRIL)
    before = danhgia("grade", "--month", "4", "--format", "json", at=town)
    assert "DG227" not in before.found
    danhgia("grade", "--month", "3", at=town)
    for command in (("grade", "--month", "4"), ("validate", "sheets/2020-M04/U1.xlsx")):
        done = danhgia(*command, "--format", "json", at=town)
        changed = [finding for finding in done.json["findings"] if finding["code"] == "DG227"]
        assert [(one["cell"], one["subject"]) for one in changed] == [("D10", "P2"), ("D11", "P1")]
        assert "tháng 3/2020 do Cán bộ Mẫu 1 (P1) chủ trì" in changed[0]["message"]
    assert {one["subject"] for one in done.json.get("grades", [])} == set()


def test_a_changed_task_makes_the_month_stale_and_a_note_does_not(town: Path) -> None:
    danhgia("grade", "--month", "3", at=town)
    page = page_of(NHU_XUAN, MARCH, period=Period(2020, "month", 3))
    noted = tuple({**row, "note": "đã báo cáo"} for row in page.tasks)
    path = town / "sheets" / "2020-M03" / "U1.xlsx"
    path.write_bytes(workbook_of(NHU_XUAN, replace(page, tasks=noted)))
    assert "DG704" not in danhgia("status", "--format", "json", at=town).out
    send(town, 3, MARCH.replace("Hoàn thành một phần", "Không hoàn thành  "))
    assert "DG704" in danhgia("status", "--format", "json", at=town).out


TWO_SHEETS = """\
schema: 1
id: hai-mau
version: 1
name: Hai mẫu phiếu – bản thử
sheets:
  - id: lanh-dao
    roles: [Lãnh đạo]
    period: month
    score: {total: 100, step: 1}
    scorers: [{id: unit, name: Cơ quan chấm}]
    official: unit
    domains: [{id: A, name: Kết quả chung, cap: 100, criteria: [{id: A.1, name: Kết quả đơn vị, cap: 100}]}]
    levels: [{id: good, code: T, name: Tốt, from: 70}, {id: failed, code: K, name: Kém, from: 0}]
  - id: chuyen-vien
    period: month
    score: {total: 100, step: 1}
    scorers: [{id: unit, name: Cơ quan chấm}]
    official: unit
    domains:
      - {id: I, name: Ý thức, cap: 30, criteria: [{id: I.1, name: Chấp hành, cap: 30}]}
      - {id: II, name: Công việc, cap: 70, criteria: [{id: II.1, name: Kết quả, cap: 70, tasks: {measure: points}}]}
    tasks:
      evaluator: assigner
      results: [{word: Hoàn thành, share: 100}, {word: Hoàn thành một phần, share: 50}]
      counted_by: each
    levels: [{id: good, code: T, name: Tốt, from: 70}, {id: failed, code: K, name: Kém, from: 0}]
"""


def test_so_it_is_where_another_sheet_than_the_first_has_the_tasks(town: Path) -> None:
    (town / "rubric.yaml").write_text(TWO_SHEETS, encoding="utf-8")
    config = town / "danhgia.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("nhu-xuan-1240", "rubric.yaml"), encoding="utf-8")
    edition = load_rubric(town / "rubric.yaml", shown="rubric.yaml")
    form = unit_form(edition.rubric.sheets[1], edition.rubric)
    for month, table in ((3, MARCH), (4, APRIL)):
        page = page_of(NHU_XUAN, table, period=Period(2020, "month", month))
        send(town, month, table)
        (town / "sheets" / f"2020-M{month:02}" / "U1.xlsx").write_bytes(unit_workbook(edition, form, page))
    assert danhgia("grade", "--month", "3", at=town).code == 0
    done = danhgia("grade", "--month", "4", "--format", "json", at=town)
    changed = [finding for finding in done.json["findings"] if finding["code"] == "DG227"]
    assert [(one["cell"], one["subject"]) for one in changed] == [("D10", "P2"), ("D11", "P1")]
