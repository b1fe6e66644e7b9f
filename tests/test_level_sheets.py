"""Sheets on which nothing is scored: levels are voted or decided, and a blank gives none, not even the lowest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from danhgia.checks.followup_checks import Followed
from danhgia.checks.register_checks import Records
from danhgia.findings import Location
from danhgia.forms import unit_form, unit_forms
from danhgia.periods import Period
from danhgia.pipeline.casing import test_rubric as run_cases
from danhgia.readers.rubric_file import load_rubric, read_rubric
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.registers import REGISTER_TABLES, ROSTER_TABLES, Decision
from danhgia.registers.values import Reminder, Subject
from danhgia.workspace import make_workspace
from danhgia.writers.handbook import handbook
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from danhgia.year_rules import outcome
from replay import replay
from sample_rubric import sample_edition, sample_rubric, sample_sheet
from score_tables import Q3, examined, grades, placed, said, tally_of
from workspaces import danhgia

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.rubric import Rubric

RUBRIC = """\
schema: 1
id: chi-muc
version: 1
name: Xếp loại không chấm điểm – bản thử
rates: {quarter: kết quả công tác}
period: quarter
levels:
  - {id: excellent, code: XS, name: Hoàn thành xuất sắc nhiệm vụ}
  - {id: good, code: T, name: Hoàn thành tốt nhiệm vụ}
  - {id: completed, code: HT, name: Hoàn thành nhiệm vụ}
  - {id: failed, code: KHT, name: Không hoàn thành nhiệm vụ}
ballot: {mode: decide, status: assumed}
"""
HALF = [("DG606", key) for key in ("score", "scorers", "official", "domains")]
REMINDED = """\
overrides:
  - {id: r, name: Nhắc việc lần hai, when: [{reminder: {number: 2, result: not_done}}], then: {level: failed}}
"""
NEED, DEAD = "reminder: {number: 2, result: not_done}", ("DG616", "Nhắc việc lần hai")


def rubric_of(folder: Path, text: str = RUBRIC) -> Rubric:
    path = folder / "chi-muc.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rubric(path).rubric


def test_a_vote_gives_the_level_and_a_blank_gives_none(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path)
    table = """
        code | name | tự nhận | bỏ phiếu | lý do
        1    | A    | XS      | T        |
        2    | B    | XS      |          |
        3    | C    |         |          | Nghỉ thai sản
        4    | D    |         | KHT      | Nghỉ thai sản
        5    | E    |         | Giỏi     |
        6    | F    | ?       | KĐG      |
    """
    sheet = placed(table, rubric=rubric)
    assert said(examined(sheet, rubric=rubric).findings) == [
        ("DG212", "E5", "4"),
        ("DG309", "D3", "2"),
        ("DG307", "C7", "6"),
        ("DG307", "D6", "5"),
    ]
    found = grades(sheet, rubric=rubric)
    assert {code: (one.status, one.level, one.level_from) for code, one in found.items()} == {
        "1": ("graded", "good", "ballot"),
        "2": ("blank", None, None),
        "3": ("exempt", None, None),
        "4": ("error", None, None),
        "5": ("error", None, None),
        "6": ("not_rated", None, None),
    }
    assert {one.total for one in found.values()} == {None}
    for one in found.values():
        assert replay(one.reasons) == (one.status, one.level, one.level_from)


def test_a_decision_stands_for_a_blank_row_and_above_a_vote(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path)
    sheet = placed("code | name | bỏ phiếu\n1 | A | T\n2 | B |\n3 | C |", rubric=rubric)
    decided = {
        code: Decision(code, Q3, None, level, "Ban Thường vụ", "1-QĐ", None, "", sheet.sheet.at(1))
        for code, level in (("1", "completed"), ("2", "failed"))
    }
    found = grades(sheet, rubric=rubric, records=replace(Records(), decisions={Q3: decided}))
    assert {code: (one.level, one.level_from) for code, one in found.items()} == {
        "1": ("completed", "decision"),
        "2": ("failed", "decision"),
        "3": (None, None),
    }


def test_a_decision_not_to_rate_a_blank_row_is_explained_to_the_end(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path)
    sheet = placed("code | name | bỏ phiếu\n1 | A | ", rubric=rubric)
    decided = {"1": Decision("1", Q3, None, "not_rated", "Ban Thường vụ", "1-QĐ", None, "", sheet.sheet.at(1))}
    found = grades(sheet, rubric=rubric, records=replace(Records(), decisions={Q3: decided}))["1"]
    assert (found.status, found.level, [one.key for one in found.reasons]) == (
        "not_rated", None, ["decision", "ng_not_rated"],
    )  # fmt: skip
    assert replay(found.reasons) == ("not_rated", None, None)


def test_where_nobody_votes_what_a_row_says_is_no_decision(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, RUBRIC.replace("ballot: {mode: decide, status: assumed}\n", ""))
    sheet = placed("code | name | bỏ phiếu\n1 | A | XS\n2 | B | T", rubric=rubric, unit="P1")
    decided = {"2": Decision("2", Q3, None, "completed", "Ban Thường vụ", "1-QĐ", None, "", sheet.sheet.at(1))}
    records = replace(Records(), decisions={Q3: decided})
    found = examined(sheet, rubric=rubric, records=records).findings
    assert [(one.code, one.at.cell, one.value) for one in found] == [("DG309", "C2", "XS")]
    levels = {code: (one.status, one.level) for code, one in grades(sheet, rubric=rubric, records=records).items()}
    assert levels == {"1": ("error", None), "2": ("graded", "completed")}


def test_where_nobody_votes_and_no_register_is_known_nothing_is_missing(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, RUBRIC.replace("ballot: {mode: decide, status: assumed}\n", ""))
    table = "code | name | bỏ phiếu\n1 | A |"
    found = [said(examined(placed(table, rubric=rubric, unit=unit), rubric=rubric).findings) for unit in (None, "P1")]
    assert found == [[], [("DG309", "C2", "1")]]


def test_a_scored_sheet_without_a_mark_is_never_taken_for_one_with_levels_only(tmp_path: Path) -> None:
    scored = sample_sheet(id="diem", roles=["A"])
    levels = [{key: one[key] for key in ("id", "code", "name", "short")} for one in scored["levels"]]  # type: ignore[attr-defined]
    rubric = sample_rubric(sheets=[{"id": "muc", "period": "quarter", "levels": levels}, scored])
    forms = unit_forms(rubric)
    for form, voted in zip(forms, ("muc", "diem"), strict=True):
        people = (TemplatePerson("1", "Cán bộ Mẫu 1"),)
        page = UnitPage(Q3, "P1", "Phòng Mẫu 1", "", people, filled={"1": FilledRow(ballot="T")})
        path = tmp_path / f"{voted}.xlsx"
        path.write_bytes(unit_workbook(sample_edition(rubric), form, page))
        book = openpyxl.load_workbook(path)
        del book["_danhgia"]
        properties: Any = book.custom_doc_props  # type: ignore[attr-defined]  # the stubs do not have it
        for name in list(properties.names):
            del properties[name]
        book.save(path)
        assert [sheet.instrument for sheet in read_score_sheets(path, shown="x.xlsx", forms=forms)] == [voted]


def test_counted_votes_without_a_level_are_no_blank_row(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path)
    counted = tally_of("code | XS | T | HT | KHT | KĐG | kết luận\n1 | 2 | 5 | 0 | 0 | 0 |", valid=7)
    sheet = placed("code | name | bỏ phiếu\n1 | A |", rubric=rubric, tally=counted)
    assert [code for code, _, _ in said(examined(sheet, rubric=rubric).findings)] == ["DG517"]
    assert grades(sheet, rubric=rubric)["1"].status == "error"


def test_more_votes_than_ballots_give_no_level(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path)
    counted = tally_of("code | XS | T | HT | KHT | KĐG | kết luận\n1 | 9 | 0 | 0 | 0 | 0 |", valid=3)
    sheet = placed("code | name | bỏ phiếu\n1 | A | XS", rubric=rubric, tally=counted)
    assert said(examined(sheet, rubric=rubric).findings) == [("DG511", "C12", "1")]
    found = grades(sheet, rubric=rubric)["1"]
    assert (found.status, found.level, replay(found.reasons)[0]) == ("error", None, "error")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("ballot: {mode: decide, status: assumed}\n", "", []),
        ("mode: decide", "mode: agree", []),
        ("mode: decide", "mode: record", [("DG607", "record")]),
        ("name: Hoàn thành tốt nhiệm vụ}", "name: Tốt, from: 70}", HALF),
        ("period: quarter\n", "period: quarter\nscore: {total: 100, step: 1}\n", HALF[1:]),
        ("period: quarter\n", "period: quarter\nfacts: [{id: f, name: F, kind: yes_no}]\n", HALF),
        ("ballot", "rollups: [{to: year, mean: {}}]\nballot", [("DG607", "mean")]),
        ("ballot", "rollups: [{to: year, tally: true}]\nballot", []),
        ("ballot", f"{REMINDED}ballot", []),
        ("ballot", f"{REMINDED.replace('level: failed', 'drop: 1')}ballot", [("DG607", "drop")]),
        ("ballot", f"{REMINDED.replace(NEED, 'no_zero: true')}ballot", [("DG607", "no_zero")]),
        ("ballot", f"{REMINDED.replace('level: failed', 'ceiling: excellent')}ballot", [DEAD]),
    ],
)  # fmt: skip
def test_what_can_be_wrong_with_the_rubric(
    old: str, new: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:  # fmt: skip
    path = tmp_path / "chi-muc.yaml"
    path.write_text(RUBRIC.replace(old, new, 1) if old else RUBRIC, encoding="utf-8")
    _, findings = read_rubric(path, outcome=outcome)
    assert sorted((one.code, one.value) for one in findings if one.severity != "note") == sorted(expected)


def test_cases_state_no_points(tmp_path: Path) -> None:
    path = tmp_path / "chi-muc.yaml"
    rubric_of(tmp_path)
    cases = "schema: 1\nrubric: chi-muc\ncases: [{case: Điểm, given: {total: 95}, expect: {level: excellent}}]\n"
    (tmp_path / "chi-muc.cases.yaml").write_text(cases, encoding="utf-8")
    tested = run_cases(load_rubric(path), path, path.name)
    assert [(one.code, one.value) for one in tested.findings] == [("DG607", "total")]


PEOPLE = [{"code": f"A{n}", "name": f"Cán bộ Mẫu {n}", "unit": "P1"} for n in (1, 2)]


def office(root: Path, text: str = RUBRIC) -> Path:
    root.mkdir()
    (root / "chi-muc.yaml").write_text(text, encoding="utf-8")
    make_workspace(root, rubric="chi-muc.yaml", year=2024, language="vi")
    tables = {"people": PEOPLE, "units": [{"unit": "P1", "name": "Phòng Mẫu 1"}]}
    (root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, tables))
    return root


def fill(root: Path, **votes: str) -> None:
    edition = load_rubric(root / "chi-muc.yaml")
    people = tuple(TemplatePerson(str(one["code"]), str(one["name"])) for one in PEOPLE)
    rows = {code: FilledRow(ballot=vote, self_level="T") for code, vote in votes.items()}
    page = UnitPage(Period(2024, "quarter", 1), "P1", "Phòng Mẫu 1", "", people, filled=rows)
    (root / "sheets" / "2024-Q1").mkdir(parents=True, exist_ok=True)
    data = unit_workbook(edition, unit_form(edition.rubric.main, edition.rubric), page)
    (root / "sheets" / "2024-Q1" / "P1.xlsx").write_bytes(data)


def test_from_the_template_to_the_explanation(tmp_path: Path) -> None:
    root = office(tmp_path / "office")
    made = danhgia("template", "--quarter", "1", at=root)
    assert made.code == 0
    template = root / "templates" / "2024-Q1" / "P1.xlsx"
    headings = [cell.value for row in openpyxl.load_workbook(template)["Chấm điểm"].iter_rows() for cell in row]
    assert "BẢNG XẾP LOẠI KẾT QUẢ CÔNG TÁC" in headings
    assert not [text for text in headings if isinstance(text, str) and "điểm" in text.casefold()]
    assert danhgia("validate", template, "--format", "json", at=root).found == ["DG115"]
    fill(root, A1="T", A2="XS")
    done = danhgia("grade", "--quarter", "1", "--format", "json", at=root)
    assert (done.code, done.found) == (0, [])
    assert [(one["subject"], one["total"], one["level"], one["level_from"]) for one in done.json["grades"]] == [
        ("A1", None, "good", "ballot"),
        ("A2", None, "excellent", "ballot"),
    ]
    assert (root / "results" / "2024-Q1.xlsx").exists()
    told = danhgia("explain", "A1", "--quarter", "1", at=root).out
    assert "quý I/2024: không chấm điểm" in told.replace("Quý", "quý")
    assert "khớp với điểm" not in told
    fill(root, A1="T")
    half = danhgia("grade", "--quarter", "1", "--format", "json", at=root)
    assert (half.code, half.found) == (1, ["DG309"])
    assert "chưa có mức xếp loại" in half.json["findings"][0]["message"]


def test_there_is_no_form_of_a_person(tmp_path: Path) -> None:
    root = office(tmp_path / "office")
    refused = danhgia("template", "--quarter", "1", "--form", "person", at=root)
    assert refused.code == 2
    assert "bỏ --form person" in refused.err


RATIO = """\
score: {total: 100, step: 1}
scorers: [{id: unit, name: Đơn vị chấm}]
official: unit
domains:
  - id: I
    name: Công việc
    cap: 100
    criteria: [{id: I.1, name: Nhiệm vụ năm, cap: 100, ratio: {done: Đạt, assigned: Giao}}]
"""


def test_a_form_of_a_person_has_no_place_for_two_numbers(tmp_path: Path) -> None:
    bounded = RUBRIC
    for code, bound in (("XS", 90), ("T", 70), ("HT", 50), ("KHT", 0)):
        bounded = bounded.replace(f"code: {code}, ", f"code: {code}, from: {bound}, ")
    root = office(tmp_path / "office", bounded.replace("levels:", f"{RATIO}levels:"))
    refused = danhgia("template", "--quarter", "1", "--form", "person", at=root)
    assert (refused.code, "I.1 Nhiệm vụ năm" in refused.err) == (2, True)
    assert danhgia("template", "--quarter", "1", at=root).code == 0


def test_where_nobody_votes_decisions_alone_give_levels(tmp_path: Path) -> None:
    root = office(tmp_path / "office", RUBRIC.replace("ballot: {mode: decide, status: assumed}\n", ""))
    fill(root)
    undecided = danhgia("grade", "--quarter", "1", "--format", "json", at=root)
    assert (undecided.code, undecided.found) == (1, ["DG309", "DG309"])
    decided = {"decided": "HT", "body": "Ban Thường vụ", "document": "1-QĐ", "date": date(2024, 4, 2)}
    rows = [{"code": one["code"], "period": Period(2024, "quarter", 1), **decided} for one in PEOPLE]
    (root / "register.xlsx").write_bytes(tables_workbook(REGISTER_TABLES, {"decisions": rows}))
    done = danhgia("grade", "--quarter", "1", "--format", "json", at=root)
    assert [(one["level"], one["level_from"]) for one in done.json["grades"]] == [("completed", "decision")] * 2


REMINDER = {
    "subject": "A1",
    "task": "Báo cáo",
    "number": 2,
    "document": "5-TB",
    "notified": date(2024, 2, 1),
    "due": date(2024, 3, 1),
}
NOT_DONE = {"result": "không hoàn thành", "result_date": date(2024, 3, 2)}
FIRST = {**REMINDER, "number": 1, "notified": date(2024, 1, 5), "due": date(2024, 1, 31), **NOT_DONE}
DECIDED = {"body": "Ban Thường vụ", "document": "1-QĐ", "date": date(2024, 4, 2), "period": Period(2024, "quarter", 1)}


@pytest.mark.parametrize(
    ("last", "decided", "vote", "expected", "found"),
    [
        (NOT_DONE, None, "", ("failed", "points"), []),
        (NOT_DONE, "HT", "", ("completed", "decision"), ["DG323"]),
        (NOT_DONE, "KHT", "", ("failed", "decision"), []),
        (NOT_DONE, None, "T", ("error", None), ["DG309"]),
        ({"result": None}, None, "", ("error", None), ["DG325"]),
        ({"result": None}, "T", "", ("good", "decision"), []),
        ({"result": "đã hoàn thành"}, None, "", ("blank", None), ["DG309"]),
    ],
)
def test_where_nobody_votes_a_register_gives_the_level_of_whom_nobody_has_decided(
    tmp_path: Path, last: dict[str, object], decided: str | None, vote: str, expected: tuple[str, str], found: list[str]
) -> None:
    root = office(tmp_path / "office", RUBRIC.replace("ballot: {mode: decide, status: assumed}\n", REMINDED))
    fill(root, A1=vote)
    decisions = [{"code": "A2", "decided": "XS", **DECIDED}]
    decisions += [{"code": "A1", "decided": decided, **DECIDED}] if decided else []
    tables = {"decisions": decisions, "reminders": [FIRST, {**REMINDER, **last}]}
    (root / "register.xlsx").write_bytes(tables_workbook(REGISTER_TABLES, tables))
    done = danhgia("grade", "--quarter", "1", "--format", "json", at=root)
    assert done.found == found
    everybody = {one["subject"]: one for one in (*done.json["grades"], *done.json["not_graded"])}
    first, other = everybody["A1"], everybody["A2"]
    assert (first.get("level") or first["reason"], first.get("level_from")) == expected
    assert (other["level"], other["level_from"]) == ("excellent", "decision")
    if expected == ("failed", "points"):
        said = danhgia("explain", "A1", "--quarter", "1", at=root).out
        assert "Nhắc việc lần hai" in said
        assert "theo quy định của bộ tiêu chí" in said
        assert "theo điểm" not in said
        sheet = openpyxl.load_workbook(root / "results" / "2024-Q1.xlsx").worksheets[0]
        texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
        assert "Mức theo quy định" in texts
        assert not {text for text in texts if "theo điểm" in text}


def test_a_level_that_a_register_gives_replays(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, RUBRIC.replace("ballot: {mode: decide, status: assumed}\n", REMINDED))
    rows = [
        Reminder(Subject("person", "1"), Location("r.xlsx", "Nhắc việc", n), **row) for n, row in enumerate(ROWS, 2)
    ]
    records = replace(Records(), followed=Followed(reminders=tuple(rows)), rests_on=frozenset({"reminders"}))
    found = grades(placed("code | name | bỏ phiếu\n1 | A |\n2 | B |", rubric=rubric), rubric=rubric, records=records)
    assert {code: (one.status, one.level) for code, one in found.items()} == {
        "1": ("graded", "failed"),
        "2": ("blank", None),
    }
    for one in found.values():
        assert replay(one.reasons) == (one.status, one.level, one.level_from)


ROWS: tuple[dict[str, Any], ...] = (
    {"task": "V", "number": 1, "document": "", "notified": date(2018, 7, 1), "due": date(2018, 7, 31)},
    {
        "task": "V",
        "number": 2,
        "document": "",
        "notified": date(2018, 8, 1),
        "due": date(2018, 8, 31),
        "result": "not_completed",
    },
)


def test_the_handbook_says_that_nothing_is_scored(tmp_path: Path) -> None:
    text = handbook(rubric_of(tmp_path), "vi")
    assert "Không chấm điểm" in text
    assert "Bảng chấm điểm" not in text
    text = handbook(rubric_of(tmp_path, RUBRIC.replace("ballot: {mode: decide, status: assumed}\n", REMINDED)), "vi")
    assert "Không chấm điểm, không bỏ phiếu" in text
    assert "### Quy định đặt mức" in text


def test_the_handbook_says_where_a_sheet_comes_from(tmp_path: Path) -> None:
    source = '    status: assumed\n    basis: "Bài báo mẫu"\n    note: Cấp quyết định chưa rõ\n'
    top, levels = RUBRIC.split("period: quarter\n")
    own = "".join(f"    {line}\n" for line in levels.split("ballot")[0].splitlines())
    text = handbook(rubric_of(tmp_path, f"{top}sheets:\n  - id: a\n{source}    period: quarter\n{own}"), "vi")
    assert "- Đối tượng: cá nhân (tạm tính, chưa có văn bản)\n- Căn cứ: Bài báo mẫu\n- Ghi chú: Cấp quyết" in text
