from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.messages import show
from danhgia.readers.cases_file import check_cases, level_id, read_cases, sheet_of
from danhgia.readers.grade_cases import CountCase, PointsCase, YearCase
from sample_rubric import sample_rubric
from year_tables import rule

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.findings import Finding
    from danhgia.readers.cases_file import WorkedCase

CASES = """\
schema: 1
rubric: sample-2018
cases:
  - {case: điểm, given: {total: 89.99, ballot: HTTNV}, expect: {level: good}}
  - case: năm
    given: {periods: [XS, T, missing, exempt], proposed: Hoàn thành tốt nhiệm vụ}
    expect: {eligible: undetermined, level: null, findings: [DG702]}
  - {case: đếm, given: {enumerate: [any, XS, missing, T]}, expect: {yes: 0}}
"""


def read(text: str, tmp_path: Path) -> tuple[tuple[WorkedCase, ...], list[str]]:
    path = tmp_path / "mau.cases.yaml"
    path.write_text(text, encoding="utf-8")
    cases, findings = read_cases(path, shown="mau.cases.yaml", rubric_id="sample-2018")
    return cases, told(findings)


def told(findings: list[Finding]) -> list[str]:
    lines = []
    for one in findings:
        facts = " ".join(f"{key}={show(fact, 'en')}" for key, fact in sorted(one.facts.items()) if fact is not None)
        lines.append(f"{one.at.line} {one.code} {one.value} {facts}".strip())
    return lines


def test_each_kind_is_told_by_what_is_given(tmp_path: Path) -> None:
    cases, findings = read(CASES, tmp_path)
    assert findings == []
    assert [type(worked.case) for worked in cases] == [PointsCase, YearCase, CountCase]
    assert [worked.at.line for worked in cases] == [4, 5, 8]
    assert "level" in cases[1].case.expect.model_fields_set
    assert check_cases(cases, sample_rubric(year_end=[rule()])) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("total: 89.99", "totl: 89.99", ["4 DG601 totl near=total"]),
        ("periods: [XS", "perids: [XS", ["6 DG601 perids near=periods"]),
        ("enumerate:", "enumerat:", ["8 DG601 enumerat near=enumerate"]),
        ("total: 89.99", "total: 89,99", ["4 DG607 89,99 example=89.99 key=total"]),
        ("total: 89.99, ballot: HTTNV", "category: official_member", ["4 DG606 total"]),
        (
            "total: 89.99",
            "total: 1, scores: {I.1: 1}",
            ["4 DG607 total, scores key=given options=total, scores, scorers"],
        ),
        ("expect: {yes: 0}", "expect: {}", ["8 DG606 expect"]),
        ("expect: {yes: 0}", "expect: {yes: 1.5}", ["8 DG607 1.5 example=2 key=yes"]),
        ("expect: {yes: 0}", "expect: {yes: -1}", ["8 DG607 -1 key=yes least=0"]),
        ("case: đếm, ", "", ["8 DG606 case"]),
        ("undetermined, ", "maybe, ", ["7 DG607 maybe key=eligible options=yes, no, undetermined"]),
        ("[DG702]", "[DG7]", ["7 DG607 DG7 example=DG201 key=findings"]),
        ("sample-2018", "other", ["2 DG610 other key=rubric near=sample-2018 options=sample-2018"]),
        ("schema: 1", "schema: 1\nschema: 1", ["2 DG608 schema first=1"]),
        (CASES[CASES.index("  - {case") :], "  - x\n", ["4 DG607 x example={…} key="]),
        (CASES[CASES.index("cases:") :], "cases: []\n", ["3 DG607 […] key=cases least=1"]),
        (CASES[CASES.index("cases:") :], "cases: 5\n", ["3 DG607 5 example=[…] key=cases"]),
        (CASES, "- x", ["1 DG600 None why=mapping"]),
        (CASES, "", ["1 DG600 None why=empty"]),
    ],
)
def test_faults(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in CASES
    assert read(CASES.replace(old, new, 1), tmp_path)[1] == expected


def test_a_year_has_as_many_periods_as_its_rule(tmp_path: Path) -> None:
    cases, _ = read(CASES, tmp_path)
    three = sample_rubric(year_end=[rule(periods=["Q1", "Q2", "Q3"])])
    assert told(check_cases(cases, three)) == ["5 DG607 4 key=given options=3", "8 DG607 4 key=given options=3"]


def test_years_need_a_rule_of_the_year(tmp_path: Path) -> None:
    cases, _ = read(CASES, tmp_path)
    found = check_cases(cases, sample_rubric())
    assert [(one.at.line, one.code, one.facts["key"]) for one in found] == [
        (5, "DG610", "year_end"),
        (8, "DG610", "year_end"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("HTTNV", "HTTN", "4 DG610 HTTN key=ballot"),
        ("level: good", "level: Gut", "4 DG610 Gut key=level"),
        ("total: 89.99, ", "", "4 DG606 total"),
        ("total: 89.99", "scores: {I.9: 1}", "4 DG610 I.9 key=scores near=I.5"),
        ("level: good", "domains: {V: 1}", "4 DG610 V key=domains near=IV"),
        ("total: 89.99", "total: 1, sheet: main2", "4 DG610 main2 key=sheet near=main"),
        ("total: 89.99", "total: 1, scored_by: brach", "4 DG610 brach key=scored_by near=branch"),
        ("[XS, T, missing", "[XS, T, mising", "5 DG610 mising key=periods near=missing"),
        ("[any, XS", "[any, X9", "8 DG610 X9 key=enumerate"),
    ],
)
def test_names_that_the_rubric_does_not_have(old: str, new: str, expected: str, tmp_path: Path) -> None:
    cases, findings = read(CASES.replace(old, new, 1), tmp_path)
    assert findings == []
    (found,) = told(check_cases(cases, sample_rubric(year_end=[rule()])))
    assert found.partition(" options=")[0] == expected


def test_a_level_is_named_by_id_or_as_sheets_write_it() -> None:
    sheet = sample_rubric().main
    assert [level_id(sheet, text) for text in ("good", "t", "HTTNV", "hoàn thành tốt  nhiệm vụ")] == ["good"] * 4
    assert level_id(sheet, "Không xếp loại") is None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    cases, findings = read_cases(tmp_path / "x.cases.yaml")
    assert cases == ()
    assert [one.facts["why"] for one in findings] == ["not_found"]


def test_a_case_is_about_the_sheet_it_names(tmp_path: Path) -> None:
    cases, _ = read(CASES.replace("total: 89.99", "total: 89.99, sheet: main"), tmp_path)
    rubric = sample_rubric()
    assert [sheet_of(worked.case, rubric) for worked in cases] == [rubric.main] * 3


REGISTERED = """\
schema: 1
rubric: sample-2018
cases:
  - {case: không kỳ, given: {total: 80, discipline: [{form: khiển trách}]}, expect: {level: good}}
  - {case: kỳ lạ, given: {total: 80, period: quý năm}, expect: {level: good}}
  - {case: kỳ khác, given: {total: 80, period: 2018}, expect: {level: good}}
  - {case: đúng kỳ, given: {total: 80, period: 2018-Q3, reminders: [{task: a, number: 2}]}, expect: {level: good}}
"""


def test_rows_of_registers_need_the_period_that_is_graded(tmp_path: Path) -> None:
    cases, findings = read(REGISTERED, tmp_path)
    assert [line.split(" ")[:3] for line in findings] == [["4", "DG606", "period"], ["5", "DG607", "quý"]]
    wrong = told(check_cases(cases, sample_rubric()))
    assert wrong == ["6 DG607 2018 example=2018-Q4 key=period"]
