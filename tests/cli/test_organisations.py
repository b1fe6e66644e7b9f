"""Organisations as subjects: units of the list, rated beside people or alone, from templates to the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from danhgia.forms import form_of, unit_forms
from danhgia.periods import Period
from danhgia.readers.rubric_file import load_rubric
from danhgia.registers import GROUPED_TABLES, REGISTER_TABLES
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from workspaces import danhgia, rendered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Q3 = Period(2018, "quarter", 3)
KEYS = """
    period: quarter
    score: {total: 100, step: 1}
    scorers: [{id: unit, name: Tập thể chấm}]
    official: unit
    domains: [{id: I, name: Kết quả, cap: 100, criteria: [{id: I.1, name: Nhiệm vụ, cap: 100}]}]
    levels:
      - {id: excellent, code: XS, name: Hoàn thành xuất sắc nhiệm vụ, from: 90}
      - {id: good, code: T, name: Hoàn thành tốt nhiệm vụ, from: 70}
      - {id: failed, code: KHT, name: Không hoàn thành nhiệm vụ, from: 0}
    overrides:
      - {id: reminded, name: Nhắc lần hai, when: [{reminder: {number: 2, result: not_done}}], then: {level: failed}}
"""
TOP = """\
schema: 1
id: to-chuc
version: 1
name: Tổ chức và đảng viên – bản thử
words: {unit: Chi bộ, parent: Đảng ủy}
year_end:
  - level: excellent
    periods: [Q1, Q2, Q3, Q4]
    missing: undetermined
    exempt: ask
    require: [{count: {of: quarter, level: excellent, at_least: 2}}]
"""
UNITS = ("XA", "CB01", "CB02", "RIENG")
"""What is rated: a commune's body, the cells below it, and a unit by itself; the town's body above is not."""


def rubric(*, people: bool = True, roles: str = "") -> str:
    """Return a rubric that rates organisations, those of some groups, and people."""
    persons = f"  - id: nguoi{KEYS}" if people else ""
    return f"{TOP}sheets:\n  - id: to-chuc\n    subject: organisation{roles}{KEYS}{persons}"


def make(
    root: Path, text: str, people: Mapping[str, str] | None = None, groups: Mapping[str, str] | None = None
) -> Path:
    """Make a workspace; `people` by code, with their units, `groups` by unit."""
    (root / "rubric.yaml").write_text(text, encoding="utf-8")
    make_workspace(root, rubric="rubric.yaml", year=2018, language="vi")
    parents = {"TP": None, "XA": "TP", "CB01": "XA", "CB02": "XA", "RIENG": None}
    units = [
        {"unit": code, "name": f"Tổ chức Mẫu {code}", "parent": parent, "group": (groups or {}).get(code)}
        for code, parent in parents.items()
    ]
    listed = [{"code": code, "name": f"Đảng viên Mẫu {code}", "unit": unit} for code, unit in (people or {}).items()]
    tables = {"people": listed, "units": units}
    (root / "roster.xlsx").write_bytes(rendered(tables_workbook, GROUPED_TABLES, tables))
    return root


def register(root: Path, **tables: list[dict[str, object]]) -> None:
    (root / "register.xlsx").write_bytes(rendered(tables_workbook, REGISTER_TABLES, tables))


def send(root: Path, unit: str, points: Mapping[str, int], *, sheet: str = "to-chuc", name: str | None = None) -> Path:
    """Send a sheet of one unit with the points of those below or in it."""
    edition = load_rubric(root / "rubric.yaml", shown="rubric.yaml")
    rows = tuple(TemplatePerson(code, f"{'Tổ chức' if code in UNITS else 'Đảng viên'} Mẫu {code}") for code in points)
    filled = {code: FilledRow({"I.1": total}) for code, total in points.items()}
    page = UnitPage(Q3, unit, f"Tổ chức Mẫu {unit}", "", rows, filled=filled)
    several = len(edition.rubric.sheets) > 1
    path = root / "sheets" / "2018-Q3" / f"{name or (f'{unit}-{sheet}' if several else unit)}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rendered(unit_workbook, edition, form_of(sheet, unit_forms(edition.rubric)), page))
    return path


def send_organisations(root: Path) -> None:
    send(root, "TP", {"XA": 95})
    send(root, "XA", {"CB01": 92, "CB02": 75})
    send(root, "RIENG", {"RIENG": 60})


PEOPLE = {"CB01-1": "CB01", "CB02-1": "CB02"}


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A workspace in which people and organisations are rated, and all sheets are in."""
    root = make(tmp_path, rubric(), PEOPLE)
    send_organisations(root)
    send(root, "CB01", {"CB01-1": 91}, sheet="nguoi")
    send(root, "CB02", {"CB02-1": 71}, sheet="nguoi")
    return root


def grade(root: Path) -> Any:  # noqa: ANN401 - a document, looked into by each test
    return danhgia("grade", "--quarter", "3", "--format", "json", at=root).json


def levels(document: Any) -> dict[str, str]:  # noqa: ANN401
    return {entry["subject"]: entry["level"] for entry in document["grades"]}


def told(document: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401
    return [(finding["code"], finding["subject"]) for finding in document["findings"]]


def test_each_organisation_is_rated_in_the_unit_right_above_it(tmp_path: Path) -> None:
    root = make(tmp_path, rubric(), PEOPLE)
    assert danhgia("template", "--quarter", "3", at=root).code == 0
    made = sorted(path.name for path in (root / "templates").rglob("*.xlsx"))
    of_organisations = ["RIENG-to-chuc.xlsx", "TP-to-chuc.xlsx", "XA-to-chuc.xlsx"]
    assert made == sorted([*of_organisations, "CB01-nguoi.xlsx", "CB02-nguoi.xlsx"])
    assert "trong đó 4 đơn vị được đánh giá" in danhgia("roster", "check", at=root).out
    (status,) = danhgia("status", "--quarter", "3", "--format", "json", at=root).json["periods"]
    assert {unit["unit"]: unit["expected"] for unit in status["units"]} == {
        "TP": 1,
        "XA": 2,
        "RIENG": 1,
        "CB01": 1,
        "CB02": 1,
    }


def test_both_kinds_are_graded_and_counted_each_for_themselves(both: Path) -> None:
    assert danhgia("validate", "sheets", at=both).code == 0
    document = grade(both)
    assert document["findings"] == []
    kinds = {entry["subject"]: (entry["kind"], entry["unit"]) for entry in document["grades"]}
    assert kinds == {
        "CB01-1": ("person", "CB01"), "CB02-1": ("person", "CB02"), "RIENG": ("organisation", "RIENG"),
        "XA": ("organisation", "TP"), "CB01": ("organisation", "XA"), "CB02": ("organisation", "XA"),
    }  # fmt: skip
    whole = {row["kind"]: row["levels"] for row in document["distributions"] if row["by"] == "everyone"}
    assert whole == {
        "person": {"excellent": 1, "good": 1, "failed": 0},
        "organisation": {"excellent": 2, "good": 1, "failed": 1},
    }
    assert document["distribution"] == whole["person"]
    summary = document["summary"]
    assert [summary[key] for key in ("subjects", "graded", "not_graded")] == [2, 2, 0]
    others = {"subjects": 4, "graded": 4, "not_graded": 0, "distribution": whole["organisation"]}
    assert summary["organisations"] == others
    year = danhgia("yearend", "--format", "json", at=both).json["summary"]
    assert (year["subjects"], year["organisations"]["subjects"]) == (2, 4)
    said = danhgia("grade", "--quarter", "3", at=both).out
    assert "đã xếp loại 2/2 người – XS 1, T 1, KHT 0" in said
    assert "đã xếp loại 4/4 tổ chức – XS 2, T 1, KHT 1" in said
    assert "3/4 tổ chức đã xếp loại (75%)" in said


def test_the_year_of_an_organisation_is_explained_and_looked_ahead_at(both: Path) -> None:
    grade(both)
    year = danhgia("yearend", "--format", "json", at=both).json
    found = {entry["subject"]: (entry["kind"], entry["eligible"]["excellent"]) for entry in year["decisions"]}
    assert found["XA"] == ("organisation", "undetermined")
    assert found["CB01-1"] == ("person", "undetermined")
    explained = danhgia("explain", "CB01", "--quarter", "3", at=both).out
    assert "Tổ chức Mẫu CB01 (CB01) – Tổ chức Mẫu XA" in explained
    assert danhgia("needs", "RIENG", "--format", "json", at=both).json["needs"][0]["subject"] == "RIENG"


def test_registers_name_an_organisation_by_its_code(both: Path) -> None:
    decided = {"body": "Thành ủy Mẫu", "document": "9-QĐ/MẪU", "date": date(2018, 10, 20)}
    reminded = {"document": "5-TB", "notified": date(2018, 8, 1), "due": date(2018, 8, 31)}
    register(
        both,
        decisions=[{"code": "cb02", "period": "2018-Q3", "decided": "XS", **decided}],
        exemptions=[{"code": "RIENG", "period": "2018-Q3", "reason": "Mới thành lập"}],
        reminders=[
            {"subject": "XA", "task": "Báo cáo", "number": number, **reminded, "result": "không hoàn thành"}
            for number in (1, 2)
        ]
        + [{"subject": "CB02", "task": "Khác", "number": 1, **reminded}],
        discipline=[{"code": "CB01", "form": "khiển trách", "document": "1-QĐ", "date": date(2018, 9, 1)}],
    )
    (both / "sheets" / "2018-Q3" / "RIENG-to-chuc.xlsx").unlink()
    document = grade(both)
    assert told(document) == []
    assert {code: levels(document)[code] for code in ("CB01", "CB02", "XA")} == {
        "CB01": "excellent", "CB02": "excellent", "XA": "failed",
    }  # fmt: skip
    assert [(one["subject"], one["reason"]) for one in document["not_graded"]] == [("RIENG", "exempt")]
    listed = danhgia("status", "--quarter", "3", "--list", "reminders", "--format", "json", at=both).json
    assert [(one["subject"], one["kind"]) for one in listed["reminders"]] == [("CB02", "unit")]


@pytest.mark.parametrize(
    ("unit", "sheet", "points", "found"),
    [
        ("XA", "to-chuc", {"CB01": 92, "CB02": 75, "CB01-1": 90}, ("DG413", "CB01-1")),
        ("CB01", "nguoi", {"CB01-1": 91, "CB02": 75}, ("DG413", "CB02")),
        ("XA", "to-chuc", {"CB01": 92, "CB02": 75, "TP": 75}, ("DG401", "TP")),
        ("TP", "to-chuc", {"XA": 95, "CB01": 80}, ("DG406", "CB01")),
    ],
)
def test_who_stands_on_the_wrong_sheet(
    both: Path, unit: str, sheet: str, points: dict[str, int], found: tuple[str, str]
) -> None:
    send(both, unit, points, sheet=sheet)
    document = grade(both)
    assert told(document) == [found]
    assert levels(document)["CB01"] == "excellent"


def test_with_organisations_alone_nobody_else_is_expected(tmp_path: Path) -> None:
    root = make(tmp_path, rubric(people=False), PEOPLE)
    send(root, "TP", {"XA": 95, "CB01-1": 90})
    send(root, "XA", {"CB01": 92, "CB02": 75})
    send(root, "RIENG", {"RIENG": 60})
    document = grade(root)
    assert told(document) == [("DG406", "CB01-1")]
    assert [*levels(document), *document["not_graded"]] == ["RIENG", "XA", "CB01", "CB02"]
    assert "4/4 tổ chức đã xếp loại" not in danhgia("grade", "--quarter", "3", at=root).out
    assert len(danhgia("yearend", "--format", "json", at=root).json["decisions"]) == 4


def test_a_list_without_people_will_do(tmp_path: Path) -> None:
    root = make(tmp_path, rubric(people=False))
    assert danhgia("roster", "check", at=root).code == 0
    assert danhgia("template", "--quarter", "3", "--form", "person", at=root).code == 0
    made = {path.stem: path for path in (root / "templates").rglob("*.xlsx")}
    assert sorted(made) == sorted(UNITS)
    book = load_workbook(made["CB01"])
    form = book["Phiếu chấm điểm"]
    form["A8"], cells = "Chức vụ: Bí thư", [cell for row in form.iter_rows() for cell in row]
    (line,) = [cell.row for cell in cells if cell.value == "I.1"]
    form.cell(line, 4, 91)
    (root / "sheets" / "2018-Q3" / "XA").mkdir(parents=True)
    book.save(root / "sheets" / "2018-Q3" / "XA" / "CB01.xlsx")
    assert levels(grade(root)) == {"CB01": "excellent"}
    (root / "sheets" / "2018-Q3" / "XA" / "CB01.xlsx").unlink()
    send_organisations(root)
    assert grade(root)["findings"] == []


def test_groups_choose_which_units_are_rated(tmp_path: Path) -> None:
    roles = "\n    roles: [Tổ chức cơ sở đảng]"
    groups = {"XA": "Tổ chức cơ sở đảng", "RIENG": "Tổ chức cơ sở đảng"}
    root = make(tmp_path, rubric(people=False, roles=roles), PEOPLE, groups)
    send(root, "TP", {"XA": 95})
    send(root, "RIENG", {"RIENG": 60})
    assert levels(grade(root)) == {"RIENG": "failed", "XA": "excellent"}
    other = make_again(tmp_path, {**groups, "CB01": "Tổ chức co sở"})
    assert told(grade(other)) == [("DG425", "CB01")]


def make_again(root: Path, groups: Mapping[str, str]) -> Path:
    text = (root / "rubric.yaml").read_text(encoding="utf-8")
    (root / "danhgia.yaml").unlink()
    for path in (root / "roster.xlsx", root / "rubric.yaml"):
        path.unlink()
    return make(root, text, PEOPLE, groups)


def test_a_code_of_both_a_person_and_an_organisation_is_neither(both: Path) -> None:
    (both / "danhgia.yaml").unlink()
    make(both, rubric(), {**PEOPLE, "cb02": "CB01"})
    assert danhgia("roster", "check", at=both).code == 1
    document = grade(both)
    assert ("DG404", "CB02") in told(document)
    assert "CB02" not in levels(document)


def test_a_person_and_an_organisation_of_one_code_both_stay_in_the_counts(both: Path) -> None:
    (both / "danhgia.yaml").unlink()
    make(both, rubric(), {**PEOPLE, "CB02": "CB01"})
    document = grade(both)
    left = [(one["kind"], one["subject"], one["unit"], one["reason"]) for one in document["not_graded"]]
    assert left == [("person", "CB02", "CB01", "error"), ("organisation", "CB02", "XA", "error")]
    whole = {row["kind"]: row["subjects"] for row in document["distributions"] if row["by"] == "everyone"}
    assert whole == {"person": 3, "organisation": 4}
    again = grade(both)
    assert (again["summary"], len(again["grades"])) == (document["summary"], 5)
    year = danhgia("yearend", "--format", "json", at=both).json["decisions"]
    found = {(one["kind"], one["subject"]): one["period_status"]["2018-Q3"] for one in year}
    assert (len(year), found["person", "CB02"], found["organisation", "CB02"]) == (7, "error", "error")


def test_the_units_of_a_list_have_groups_only_where_a_rubric_asks(tmp_path: Path) -> None:
    roles = "\n    roles: [Tổ chức cơ sở đảng]"
    for name, text in (("with", rubric(roles=roles)), ("without", rubric())):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        assert danhgia("init", name, "--rubric", f"{name}.yaml", "--year", "2018", at=tmp_path).code == 0
    assert heading(tmp_path / "with")[-1] == "Nhóm đối tượng"
    assert heading(tmp_path / "without")[-1] == "Thứ tự"


def heading(root: Path) -> list[str]:
    rows = load_workbook(root / "roster.xlsx")["Đơn vị"].iter_rows(values_only=True)
    return [str(cell) for cell in next(iter(rows)) if cell]
