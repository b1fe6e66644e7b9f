"""Totals that several scorers make, from forms and beside units' sheets; and gaps that have to be explained."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.person_form import PERSON_SHEET
from danhgia.readers.rubric_file import find_rubric, load_rubric, read_rubric
from danhgia.workspace import make_workspace
from danhgia.writers.person_page import FilledForm
from workspaces import RUBRIC, Town, danhgia, filled, formed

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Ran

WEIGHTS = "combined: {weights: {self: 30, branch: 70}}\n"
MEAN = "combined: {mean: [self, branch], blank: skip}\n"
ONE = "CB01-001"
LOW = filled("T").scores  # 80 points


def town_of(root: Path, keys: str, *, people: int = 1, ballots: bool = False) -> Town:
    make_workspace(root, rubric="r.yaml", year=2018, language="vi")
    (root / "r.yaml").write_text(find_rubric(RUBRIC).read_text(encoding="utf-8") + keys, encoding="utf-8")
    town = Town(root, 1, people, edition=load_rubric(root / "r.yaml"), ballots=ballots)
    town.write_roster()
    town.write_register()
    return town


def grade(town: Town) -> Ran:
    return danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)


def got(town: Town) -> tuple[object, str | None, list[tuple[str, str]]]:
    """Return one person's total and level, and what was found: code and severity."""
    done = grade(town).json
    own = next(one for one in (*done["grades"], *done["not_graded"]))
    found = [(one["code"], one["severity"]) for one in done["findings"]]
    return own.get("total"), own.get("level") or own["reason"], found


def given(own: object, branch: object) -> FilledForm:
    scores = {key: column for key, column in (("self", own), ("branch", branch)) if column is not None}
    return FilledForm(scores)  # type: ignore[arg-type]  # scores by criterion


FULL = filled("XS").scores
FEWER = {**FULL, "I.1": None}
GAPS: list[tuple[str, str]] = [("DG903", "note")]


CASES: dict[str, list[tuple[object, object, tuple[object, str, list[tuple[str, str]]]]]] = {
    WEIGHTS: [
        (FULL, LOW, (Decimal(86), "good", GAPS)),
        (LOW, FULL, (Decimal(94), "excellent", GAPS)),
        (None, FULL, (None, "error", [("DG213", "error")])),
        (FULL, None, (None, "error", [("DG213", "error")])),
        (FEWER, FULL, (None, "error", [("DG204", "error")])),
        ({**FULL, "I.1": 9}, FULL, (None, "error", [("DG201", "error")])),
    ],
    MEAN: [
        (FULL, LOW, (Decimal(90), "excellent", GAPS)),
        (None, LOW, (Decimal(80), "good", [])),
        (LOW, None, (Decimal(80), "good", [])),
        (FEWER, LOW, (None, "error", [("DG204", "error")])),
    ],
    # how far apart they may be: only what the rubric says
    "gap: {points: 5}\n": [
        (FEWER, LOW, (Decimal(80), "good", [("DG204", "warning")])),
        ({**FULL, "IV.1": 10}, {**FULL, "IV.1": Decimal("5.5")}, (Decimal("75.5"), "good", [])),
        ({**FULL, "IV.1": 10}, {**FULL, "IV.1": 5}, (Decimal(75), "good", GAPS)),
    ],
    "gap: {levels: 2}\n": [
        (FULL, LOW, (Decimal(80), "good", [])),
        (FULL, filled("HT").scores, (Decimal(60), "completed", GAPS)),
    ],
    WEIGHTS + "gap: {points: 20}\n": [(FULL, LOW, (Decimal(86), "good", GAPS))],
}


@pytest.mark.parametrize("keys", CASES)
def test_totals_from_forms(tmp_path: Path, keys: str) -> None:
    town = town_of(tmp_path / "town", keys, people=len(CASES[keys]))
    for code, (own, branch, _) in zip(town.everybody, CASES[keys], strict=True):
        town.write_form(code, given(own, branch))
    done = grade(town).json
    entries = {one["subject"]: one for one in (*done["grades"], *done["not_graded"])}
    for code, (_, _, expected) in zip(town.everybody, CASES[keys], strict=True):
        own = entries[code]
        found = [(one["code"], one["severity"]) for one in done["findings"] if one["subject"] == code]
        assert (own.get("total"), own.get("level") or own["reason"], found) == expected


ABSENT = {**FULL, "I.1": "K/AD"}


def lenient_town(root: Path, keys: str) -> Town:
    """Return a town whose first criterion may not apply."""
    town = town_of(root, keys)
    path = root / "r.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("{id: I.1,", "{id: I.1, not_applicable: exclude,"), encoding="utf-8"
    )
    return replace(town, edition=load_rubric(path))


@pytest.mark.parametrize(
    ("keys", "own", "branch", "cells"),
    [
        (WEIGHTS, ABSENT, FULL, ["D21"]),
        (MEAN, FULL, ABSENT, ["E21"]),
        (MEAN, ABSENT, ABSENT, []),
        (MEAN, None, ABSENT, []),
        ("", ABSENT, FULL, []),
    ],
)
def test_scorers_who_differ_on_whether_a_criterion_applies(
    tmp_path: Path, keys: str, own: object, branch: object, cells: list[str]
) -> None:
    town = lenient_town(tmp_path / "town", keys)
    town.write_form(ONE, given(own, branch))
    said = [one for one in grade(town).json["findings"] if one["code"] == "DG240"]
    assert [one["cell"] for one in said] == cells
    assert all((one["criterion"], one["value"], one["limit"]) == ("I.1", "K/AD", "4") for one in said)


def test_where_the_form_and_the_units_sheet_differ_on_it(tmp_path: Path) -> None:
    town = lenient_town(tmp_path / "town", WEIGHTS)
    town.write_sheet("CB01", 3, {ONE: filled("XS", ballot=None)})
    town.write_form(ONE, given(ABSENT, ABSENT))
    said = {one["code"]: one for one in grade(town).json["findings"]}
    assert (said["DG240"]["cell"], said["DG409"]["cell"], said["DG409"]["value"]) == ("D21", "E21", "K/AD")
    town.write_form(ONE, given(ABSENT, None))  # the sheet's row is compared, wherever it stands
    said = {one["code"]: one for one in grade(town).json["findings"]}
    assert "CB01.xlsx › Chấm điểm › E11" in said["DG240"]["message"]
    assert "DG409" not in said


def test_the_units_sheet_has_the_official_scores_and_the_form_the_others(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", WEIGHTS)
    town.write_sheet("CB01", 3, {ONE: filled("T", ballot=None)})
    assert got(town) == (None, "error", [("DG213", "error")])
    town.write_form(ONE, given(FULL, None))
    assert got(town) == (Decimal(86), "good", GAPS)
    town.write_form(ONE, given({**FULL, "I.1": 9}, None))
    assert got(town) == (None, "error", [("DG201", "error")])


def test_a_level_on_the_units_sheet_is_held_against_what_the_scorers_make(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", MEAN)
    town.write_form(ONE, given(FULL, None))
    for typed, found in (("XS", GAPS), ("T", [("DG303", "error"), *GAPS])):
        town.write_sheet("CB01", 3, {ONE: filled("T", ballot=None, override={"level": typed})})
        total, level, said = got(town)
        assert (total, level) == ((Decimal(90), "excellent") if typed == "XS" else (None, "error"))
        assert sorted(said) == sorted(found)


def test_a_gap_on_the_units_sheet_alone(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", "gap: {points: 5, basis: Điều 6}\n", people=2)
    rows = {code: filled("T", ballot=None, self_total=own) for code, own in zip(town.everybody, (85, 84), strict=True)}
    town.write_sheet("CB01", 3, rows)
    (told,) = grade(town).json["findings"]
    assert (told["code"], told["value"], told["limit"], told["cell"]) == ("DG903", "85", "80", "AA11")
    assert told["message"].endswith("chênh 5 điểm; chênh từ 5 điểm trở lên phải giải trình (Điều 6).")


def test_a_column_that_is_lost_is_never_passed_over(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", MEAN)
    town.write_form(ONE, given(FULL, LOW))
    book = load_workbook(town.form(ONE))
    (cell,) = (cell for row in book[PERSON_SHEET] for cell in row if cell.value == "Cá nhân tự chấm")
    cell.value = "Ai đó"
    book.save(town.form(ONE))
    assert ("DG111", "error") in got(town)[2]
    assert got(town)[1] == "error"


def test_explain_says_what_each_scorer_brings_and_where(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", WEIGHTS, ballots=True)
    town.write_form(ONE, formed(filled("T"), FULL))
    grade(town)
    told = danhgia("explain", ONE, "--quarter", "3", at=town.root).out
    assert "Cá nhân tự chấm: 100 điểm, tỷ trọng 30% (tại CB01-001.xlsx › Phiếu chấm điểm › D21:D42)" in told
    assert "Chi bộ chấm: 80 điểm, tỷ trọng 70% (tại CB01-001.xlsx › Phiếu chấm điểm › E21:E42)" in told
    assert "tổng điểm tính từ điểm của 2 người chấm: 86" in told
    document = danhgia("explain", ONE, "--quarter", "3", "--format", "json", at=town.root).json
    assert {domain["cells"] for domain in document["periods"][0]["domains"]} == {None}
    rows = list(load_workbook(town.form(ONE))[PERSON_SHEET].iter_rows(values_only=True))
    assert [row[3:5] for row in rows if row[1] == "Mức theo điểm"] == [(None, None)]  # no level is one column's
    status = danhgia("status", "--quarter", "3", "--format", "json", at=town.root)
    assert status.found == []
    town.write_form(ONE, formed(filled("T"), LOW))
    assert danhgia("status", "--quarter", "3", "--format", "json", at=town.root).found == ["DG704"]


LINTS = [
    ("combined: {}\n", ["DG607"]),
    ("combined: {mean: [self, branch], weights: {self: 50, branch: 50}}\n", ["DG607"]),
    ("combined: {mean: [self, board]}\n", ["DG610"]),
    ("combined: {mean: [branch, branch]}\n", ["DG609"]),
    ("combined: {mean: [branch]}\n", ["DG607"]),
    ("combined: {weights: {self: 30, branch: 60}}\n", ["DG607"]),
    ("combined: {weights: {self: 30, branch: 70}, blank: skip}\n", ["DG607"]),
    ("combined: {weights: {self: 0, branch: 100}}\n", ["DG607"]),
    ("gap: {}\n", ["DG606"]),
    ("gap: {points: 101}\n", ["DG607"]),
    ("gap: {levels: 4}\n", ["DG607"]),
    ("gap: {levels: 3, points: 100}\n", []),
    ("combined: {mean: [self, branch]}\n", []),
]


@pytest.mark.parametrize(("keys", "codes"), LINTS)
def test_what_is_wrong_with_the_keys(tmp_path: Path, keys: str, codes: list[str]) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(find_rubric(RUBRIC).read_text(encoding="utf-8") + keys, encoding="utf-8")
    _, findings = read_rubric(path)
    assert [finding.code for finding in findings if finding.severity == "error"] == codes
    line = path.read_text(encoding="utf-8").count("\n")
    assert {finding.at.line for finding in findings if finding.severity == "error"} <= {line}


def test_a_mean_that_can_lie_between_two_levels(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    text = find_rubric(RUBRIC).read_text(encoding="utf-8").replace("below: 90", "to: 89.99")
    for keys, codes in ((MEAN, ["DG722"]), ("", [])):
        path.write_text(text + keys, encoding="utf-8")
        assert [finding.code for finding in read_rubric(path)[1] if finding.severity == "error"] == codes


def test_whose_scores_are_official_is_one_of_those_who_count(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    text = find_rubric(RUBRIC).read_text(encoding="utf-8")
    more = text.replace("official: branch", "  - {id: board, name: Đảng ủy chấm}\nofficial: branch", 1)
    path.write_text(more + "combined: {mean: [self, board]}\n", encoding="utf-8")
    wrong = [finding for finding in read_rubric(path)[1] if finding.severity == "error"]
    assert [(finding.code, finding.value, finding.facts["options"]) for finding in wrong] == [
        ("DG607", "branch", ("self", "board"))
    ]
