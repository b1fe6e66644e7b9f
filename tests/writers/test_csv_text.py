from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from danhgia.messages import because
from danhgia.results import Explanation, UnitStatus
from danhgia.writers.csv_text import explanation_csv, findings_csv, grades_csv, status_csv, year_csv
from sample_results import (
    Q3,
    QUARTERS,
    above_cap,
    edition,
    grade,
    grade_run,
    no_grade,
    no_roster,
    status,
    year_of,
    year_run,
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_is_made_for_excel() -> None:
    text = status_csv(
        status(UnitStatus("CB03", "Chi bộ 03", 30, 30, 29, 29, 0, ("a.xlsx", "b.xlsx"), 1, date(2018, 10, 8), 3))
    )
    assert text == (
        '\ufeff"period","unit","unit_name","expected","received","valid","graded","missing","errors","files",'
        '"received_on","days_late"\r\n'
        '"2018-Q3","CB03","Chi bộ 03","30","30","29","29","0","1","a.xlsx; b.xlsx","2018-10-08","3"\r\n'
    )


def test_findings_have_the_names_of_json() -> None:
    listed = rows(findings_csv([above_cap(13), no_roster(), above_cap()], "vi"))
    assert [(row["code"], row["cell"], row["value"], row["line"]) for row in listed] == [
        ("DG411", "", "", ""),
        ("DG201", "G12", "4", ""),
        ("DG201", "G13", "4", ""),
    ]


def test_everybody_of_a_period_is_in_one_list() -> None:
    missing = no_grade("CB03-001")
    listed = rows(grades_csv(grade_run(grade(), missing), "vi"))
    assert listed == [
        {
            "subject": "CB03-001", "name": "Đảng viên Mẫu 001", "unit": "CB03", "unit_name": "Chi bộ 03",
            "status": "missing", "total": "", "I": "", "II": "", "III": "", "IV": "", "level": "", "level_from": "",
            "points": "", "ballot": "", "decided": "", "because": because(missing.reasons[0], "vi"), "file": "",
            "sheet": "", "row": "",
        },
        {
            "subject": "CB03-012", "name": "Đảng viên Mẫu 012", "unit": "CB03", "unit_name": "Chi bộ 03",
            "status": "graded", "total": "92.5", "I": "14", "II": "15", "III": "9.5", "IV": "54",
            "level": "excellent", "level_from": "ballot", "points": "excellent", "ballot": "excellent", "decided": "",
            "because": "; ".join(because(reason, "vi") for reason in grade().reasons),
            "file": "sheets/2018-Q3/CB03.xlsx", "sheet": "Chấm điểm", "row": "12",
        },
    ]  # fmt: skip


def test_a_year_has_columns_for_its_periods() -> None:
    undecided = year_of("CB03-002", "excellent", "good", "missing", "good")
    decided = year_of("CB03-001", "excellent", "good", "excellent", "good", proposed="good", level="excellent")
    listed = rows(year_csv(year_run(undecided, decided), "en"))
    assert [(row["subject"], row["2018-Q3"], row["2018-Q3 status"], row["eligible excellent"]) for row in listed] == [
        ("CB03-001", "excellent", "graded", "yes"),
        ("CB03-002", "", "missing", "undetermined"),
    ]
    assert [(row["proposed"], row["decided"], row["level"]) for row in listed] == [
        ("good", "excellent", "excellent"),
        ("", "", ""),
    ]


def test_an_explanation_has_a_row_per_domain() -> None:
    grades = {Q3: grade(), QUARTERS[0]: None}
    listed = rows(explanation_csv(Explanation(edition(), "CB03-012", "Đảng viên Mẫu 012", "Chi bộ 03", grades)))
    assert [(row["period"], row["domain"], row["points"], row["cap"], row["cells"]) for row in listed] == [
        ("2018-Q3", "I", "14", "15", "E12:I12"),
        ("2018-Q3", "II", "15", "15", "K12:O12"),
        ("2018-Q3", "III", "9.5", "10", "Q12:R12"),
        ("2018-Q3", "IV", "54", "60", "T12:W12"),
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84", "-cmd", "@x", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", "＋", "－x", "＠"]
)
def test_text_never_becomes_a_formula(text: str) -> None:
    listed = rows(grades_csv(grade_run(grade(name=text)), "vi"))
    assert listed[0]["name"] == f"'{text}"


@pytest.mark.parametrize(("value", "written"), [("-0.5", "-0.5"), ("-", "'-"), ("4", "4"), ("-1+1", "'-1+1")])
def test_numbers_stay_numbers(value: str, written: str) -> None:
    assert rows(findings_csv([replace(above_cap(), value=value)], "vi"))[0]["value"] == written
