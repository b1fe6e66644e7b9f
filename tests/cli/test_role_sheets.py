"""A regime with two score sheets, chosen by the roster's group of people: from templates to results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.forms import form_of, unit_forms
from danhgia.periods import Period
from danhgia.readers.rubric_file import load_rubric
from danhgia.readers.workbook import open_workbook
from danhgia.registers import REGISTER_TABLES, ROSTER_TABLES
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from workspaces import danhgia, rendered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from danhgia.rubric import Edition

Q3 = Period(2018, "quarter", 3)
LEVELS = """
    levels:
      - {id: excellent, code: XS, name: Hoàn thành xuất sắc, from: 90}
      - {id: good, code: T, name: Hoàn thành tốt, from: 70}
      - {id: failed, code: KHT, name: Không hoàn thành, from: 0}
"""
RUBRIC = f"""\
schema: 1
id: hai-phieu
version: 1
name: Hai phiếu chấm điểm – bản thử
sheets:
  - id: PL01
    roles: ["Lãnh đạo, quản lý"]
    period: quarter
    score: {{total: 100, step: 1}}
    scorers: [{{id: unit, name: Chi bộ chấm}}]
    official: unit
    domains:
      - id: I
        name: Lãnh đạo
        cap: 60
        criteria: [{{id: I.1, name: Điều hành, cap: 60}}]
      - id: III
        name: Đơn vị phụ trách
        cap: 40
        criteria: [{{id: III.1, name: Kết quả đơn vị, cap: 40}}]{LEVELS}
  - id: PL02
    roles: [Chuyên viên]
    period: quarter
    score: {{total: 100, step: 1}}
    scorers: [{{id: unit, name: Chi bộ chấm}}]
    official: unit
    domains:
      - id: I
        name: Chuyên môn
        cap: 30
        criteria: [{{id: I.1, name: Việc được giao, cap: 30}}]
      - id: II
        name: Kỷ luật
        cap: 70
        criteria: [{{id: II.1, name: Giờ giấc, cap: 70}}]{LEVELS}"""
LEADERS, STAFF = ("A-1",), ("A-2", "A-3")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    make_workspace(tmp_path, rubric="rubric.yaml", year=2018, language="vi")
    write_roster(tmp_path)
    (tmp_path / "register.xlsx").write_bytes(rendered(tables_workbook, REGISTER_TABLES))
    return tmp_path


def write_roster(root: Path, groups: Mapping[str, str] | None = None, gone: Mapping[str, date] | None = None) -> None:
    own = {**dict.fromkeys(LEADERS, "Lãnh đạo, quản lý"), **dict.fromkeys(STAFF, "Chuyên viên"), **(groups or {})}
    people = [
        {"code": code, "name": name_of(code), "unit": "A", "group": group, "to": (gone or {}).get(code)}
        for code, group in own.items()
    ]
    tables = {"people": people, "units": [{"unit": "A", "name": "Phòng Mẫu"}]}
    (root / "roster.xlsx").write_bytes(rendered(tables_workbook, ROSTER_TABLES, tables))


def name_of(code: str) -> str:
    return f"Công chức Mẫu {code[2:]}"


def send(root: Path, sheet: str, rows: Mapping[str, Mapping[str, int]], *, name: str | None = None) -> Path:
    edition: Edition = load_rubric(root / "rubric.yaml", shown="rubric.yaml")
    people = tuple(TemplatePerson(code, name_of(code)) for code in rows)
    filled = {code: FilledRow(scores=scores) for code, scores in rows.items()}
    page = UnitPage(Q3, "A", "Phòng Mẫu", "Cơ quan Mẫu", people, filled=filled)
    path = root / "sheets" / "2018-Q3" / f"{name or f'A-{sheet}'}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rendered(unit_workbook, edition, form_of(sheet, unit_forms(edition.rubric)), page))
    return path


def send_all(root: Path) -> None:
    send(root, "PL01", {"A-1": {"I.1": 55, "III.1": 36}})
    send(root, "PL02", {"A-2": {"I.1": 30, "II.1": 40}, "A-3": {"I.1": 10, "II.1": 20}})


def grade(root: Path) -> Any:  # noqa: ANN401 - a document, looked into by each test
    return danhgia("grade", "--quarter", "3", "--format", "json", at=root).json


def told(document: Any, *keys: str) -> list[tuple[str, ...]]:  # noqa: ANN401
    return [tuple(finding[key] for key in ("code", *keys)) for finding in document["findings"]]


def graded(document: Any) -> dict[str, tuple[str, str]]:  # noqa: ANN401
    return {entry["subject"]: (str(entry["total"]), entry["level"]) for entry in document["grades"]}


def without(document: Any) -> dict[str, str]:  # noqa: ANN401
    return {entry["subject"]: entry["reason"] for entry in document["not_graded"]}


def test_each_unit_gets_a_template_for_each_group_of_its_people(root: Path) -> None:
    assert danhgia("template", "--quarter", "3", at=root).code == 0
    made = {path.name: path for path in (root / "templates").rglob("*.xlsx")}
    assert sorted(made) == ["A-PL01.xlsx", "A-PL02.xlsx"]
    (root / "sheets" / "2018-Q3").mkdir(parents=True)
    for name, path in made.items():
        (root / "sheets" / "2018-Q3" / name).write_bytes(path.read_bytes())
    document = grade(root)
    assert told(document, "file") == [("DG115", f"sheets/2018-Q3/A-PL0{number}.xlsx") for number in (1, 2)]
    assert without(document) == {"A-1": "blank", "A-2": "blank", "A-3": "blank"}


@pytest.mark.parametrize(("post", "sheet"), [("meeting", "PL01"), ("longest", "PL02")])
def test_whoever_rises_has_the_sheet_of_the_day_or_of_the_post_held_longest(root: Path, post: str, sheet: str) -> None:
    own = root / "rubric.yaml"
    own.write_text(RUBRIC.replace("version: 1", f"version: 1\npost: {post}"), "utf-8")
    rows: list[Mapping[str, object]] = [
        {"code": "A-1", "name": name_of("A-1"), "unit": "A", "group": "Chuyên viên", "to": date(2018, 9, 14)},
        {"code": "A-1", "name": name_of("A-1"), "unit": "A", "group": "Lãnh đạo, quản lý", "from": date(2018, 9, 15)},
    ]
    (root / "roster.xlsx").write_bytes(rendered(tables_workbook, ROSTER_TABLES, {"people": rows}))
    danhgia("template", "--quarter", "3", at=root)
    assert [path.name for path in (root / "templates").rglob("*.xlsx")] == [f"A-{sheet}.xlsx"]
    scores = {"PL01": {"I.1": 55, "III.1": 36}, "PL02": {"I.1": 30, "II.1": 45}}[sheet]
    send(root, sheet, {"A-1": scores})
    document = grade(root)
    assert told(document, "subject") == [("DG430", "A-1")]
    assert graded(document)["A-1"] == {"PL01": ("91", "excellent"), "PL02": ("75", "good")}[sheet]
    note = document["findings"][0]["message"]
    assert "trước: A, Chuyên viên; từ ngày 15/09/2018: A, Lãnh đạo, quản lý. Xếp loại tại A" in note
    assert note.endswith("giữ lâu nhất trong kỳ: Chuyên viên.") == (post == "longest")


def test_everybody_is_graded_by_the_sheet_of_the_group(root: Path) -> None:
    send_all(root)
    document = grade(root)
    assert document["findings"] == []
    assert graded(document) == {"A-1": ("91", "excellent"), "A-2": ("70", "good"), "A-3": ("30", "failed")}
    assert danhgia("validate", "sheets", at=root).code == 0
    explained = danhgia("explain", "A-1", at=root).out
    assert "Chấm bằng phiếu chấm điểm PL01 (nhóm đối tượng: Lãnh đạo, quản lý)" in explained
    assert "Đơn vị phụ trách" in explained
    assert "Kỷ luật" not in explained
    again = danhgia("grade", "--quarter", "3", "--format", "json", at=root).json
    assert graded(again) == graded(document)


def test_a_sheet_of_another_group_counts_for_nobody(root: Path) -> None:
    send(root, "PL01", {"A-1": {"I.1": 55, "III.1": 36}, "A-2": {"I.1": 60, "III.1": 40}})
    send(root, "PL02", {"A-3": {"I.1": 10, "II.1": 20}})
    document = grade(root)
    assert told(document, "subject", "value", "limit") == [
        ("DG413", "A-2", "PL01", "PL02"),
        ("DG405", "A-2", None, None),
    ]
    assert graded(document) == {"A-1": ("91", "excellent"), "A-3": ("30", "failed")}
    assert without(document) == {"A-2": "missing"}


@pytest.mark.parametrize("group", ["", "Chuyen vien cao cap"])
def test_whose_group_has_no_sheet_is_not_passed_over(root: Path, group: str) -> None:
    write_roster(root, {"A-3": group})
    send_all(root)
    document = grade(root)
    assert told(document, "subject", "value") == [("DG425", "A-3", group)]
    assert without(document) == {"A-3": "error"}
    assert danhgia("roster", "check", at=root).code == 1
    refused = danhgia("template", "--quarter", "3", at=root)
    assert (refused.code, "DG425" in refused.err + refused.out) == (2, True)


def test_validate_says_it_too_and_who_has_left_is_only_outside(root: Path) -> None:
    write_roster(root, {"A-3": ""})
    send_all(root)
    checked = danhgia("validate", "sheets", "--format", "json", at=root)
    assert (checked.code, told(checked.json, "file", "subject")) == (
        1,
        [("DG425", "sheets/2018-Q3/A-PL02.xlsx", "A-3")],
    )
    write_roster(root, {"A-4": ""}, gone={"A-4": date(2018, 5, 1)})
    document = grade(root)
    assert document["findings"] == []
    assert without(document) == {"A-4": "outside"}


def test_somebody_without_a_row_is_named_on_the_roster(root: Path) -> None:
    write_roster(root, {"A-4": "Chuyên vien"})
    send_all(root)
    document = grade(root)
    assert told(document, "file", "subject") == [("DG425", "roster.xlsx", "A-4")]
    assert without(document) == {"A-4": "error"}


def test_one_sheet_of_a_unit_is_missing(root: Path) -> None:
    send(root, "PL02", {"A-2": {"I.1": 30, "II.1": 40}, "A-3": {"I.1": 10, "II.1": 20}})
    document = grade(root)
    assert told(document, "unit") == [("DG408", "A")]
    assert "PL01" in document["findings"][0]["message"]
    assert without(document) == {"A-1": "missing"}


def test_one_sheet_twice_and_both_once(root: Path) -> None:
    send_all(root)
    send(root, "PL02", {"A-2": {"I.1": 29, "II.1": 40}, "A-3": {"I.1": 10, "II.1": 20}}, name="A sua")
    document = grade(root)
    assert told(document, "unit") == [("DG407", "A")]
    assert graded(document) == {"A-1": ("91", "excellent")}
    assert without(document) == {"A-2": "error", "A-3": "error"}


def test_a_sheet_that_cannot_be_read_stands_for_either(root: Path) -> None:
    send(root, "PL02", {"A-2": {"I.1": 30, "II.1": 40}, "A-3": {"I.1": 10, "II.1": 20}})
    (root / "sheets" / "2018-Q3" / "A.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    document = grade(root)
    assert {code for (code,) in told(document)} & {"DG408"} == set()
    assert without(document) == {"A-1": "error"}
    assert graded(document) == {"A-2": ("70", "good"), "A-3": ("30", "failed")}


def unmarked(path: Path) -> None:
    import openpyxl

    book: Any = openpyxl.load_workbook(path)
    del book["_danhgia"]
    for name in [prop.name for prop in book.custom_doc_props.props]:
        del book.custom_doc_props[name]
    book.save(path)


def test_without_its_mark_a_sheet_is_told_by_its_columns(root: Path) -> None:
    send_all(root)
    for name in ("A-PL01", "A-PL02"):
        unmarked(root / "sheets" / "2018-Q3" / f"{name}.xlsx")
    document = grade(root)
    assert {code for (code,) in told(document)} == {"DG305", "DG504"}  # openpyxl drops results
    assert graded(document) == {"A-1": ("91", "excellent"), "A-2": ("70", "good"), "A-3": ("30", "failed")}


def test_columns_that_fit_both_are_no_ground_to_guess(root: Path) -> None:
    alike = RUBRIC.replace("id: III\n", "id: II\n").replace("id: III.1", "id: II.1")
    alike = alike.replace("Điều hành", "Việc").replace("Việc được giao", "Việc").replace("Kết quả đơn vị", "Giờ giấc")
    alike = alike.replace("cap: 60", "cap: 30").replace("cap: 40", "cap: 70")
    alike = alike.replace("Lãnh đạo\n", "Chung\n").replace("Chuyên môn", "Chung").replace("Đơn vị phụ trách", "Kỷ luật")
    (root / "rubric.yaml").write_text(alike, encoding="utf-8")
    send(root, "PL01", {"A-1": {"I.1": 30, "II.1": 65}})
    path = send(root, "PL02", {"A-2": {"I.1": 30, "II.1": 40}, "A-3": {"I.1": 10, "II.1": 20}})
    unmarked(path)
    document = grade(root)
    assert ("DG414", "sheets/2018-Q3/A-PL02.xlsx") in told(document, "file")
    assert graded(document) == {"A-1": ("95", "excellent")}
    assert set(without(document).values()) == {"error"}


def test_people_send_forms_of_their_own_group(root: Path) -> None:
    assert danhgia("template", "--quarter", "3", "--form", "person", at=root).code == 0
    made = {path.stem: path for path in (root / "templates").rglob("*.xlsx")}
    assert sorted(made) == ["A-1", "A-2", "A-3"]
    labels = {code: labels_of(path) for code, path in made.items()}
    assert "Điều hành" in labels["A-1"]
    assert "Điều hành" not in labels["A-2"]


def test_sheets_that_have_no_form_of_a_person_are_named_and_left_out(root: Path) -> None:
    bare = LEVELS.replace(", from: 90", "").replace(", from: 70", "")
    first, *_ = RUBRIC.partition("  - id: PL02\n")
    without = f"  - id: PL02\n    roles: [Chuyên viên]\n    period: quarter{bare.replace(', from: 0', '')}"
    (root / "rubric.yaml").write_text(f"{first}{without}", encoding="utf-8")
    done = danhgia("template", "--quarter", "3", "--form", "person", "--format", "json", at=root)
    assert (done.code, done.json["without_form"]) == (0, ["PL02"])
    assert [file["subject"] for file in done.json["files"]] == ["A-1"]
    assert "PL02" in danhgia("template", "--quarter", "3", "--form", "person", at=root).out
    write_roster(root, {"A-1": "Chuyên viên"})
    assert danhgia("template", "--quarter", "3", "--form", "person", at=root).code == 2
    assert danhgia("template", "--quarter", "3", "--form", "unit", at=root).code == 0


def test_two_units_and_sheets_never_share_a_file(root: Path) -> None:
    text = RUBRIC.replace("id: PL01", "id: b-c").replace("id: PL02", "id: c")
    (root / "rubric.yaml").write_text(text, encoding="utf-8")
    people = [
        {"code": f"A-{number}", "name": name_of(f"A-{number}"), "unit": unit, "group": group}
        for number, (unit, group) in enumerate([("A", "Lãnh đạo, quản lý"), ("A-b", "Chuyên viên")], start=1)
    ]
    units = [{"unit": code, "name": f"Phòng Mẫu {code}"} for code in ("A", "A-b")]
    tables = {"people": people, "units": units}
    (root / "roster.xlsx").write_bytes(rendered(tables_workbook, ROSTER_TABLES, tables))
    done = danhgia("template", "--quarter", "3", "--ballots", "--format", "json", at=root).json["files"]
    assert [one["path"].rpartition("/")[2] for one in done] == [
        "A--b-c.xlsx", "A--b-c--kiem-phieu.xlsx", "A-b--c.xlsx", "A-b--c--kiem-phieu.xlsx",
    ]  # fmt: skip
    assert all(one["written"] for one in done)
    one = danhgia("template", "--quarter", "3", "--unit", "A-b", "--format", "json", at=root).json["files"]
    assert [(file["path"].rpartition("/")[2], file["written"]) for file in one] == [("A-b--c.xlsx", False)]


def labels_of(path: Path) -> Sequence[str]:
    workbook = open_workbook(path, shown=path.name)
    return [
        cell.text for name in workbook.sheet_names for row in workbook.grid(name).rows.values() for cell in row.values()
    ]
