from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import simplejson

from danhgia.decisions import Layers
from danhgia.findings import Finding, Location
from danhgia.messages import because, hint, message
from danhgia.results import Explanation, UnitStatus
from danhgia.writers.assumptions import assumptions
from danhgia.writers.documents import (
    finding_document,
    findings_document,
    grade_document,
    validation_document,
    year_document,
)
from danhgia.writers.explanation_document import explanation_document
from danhgia.writers.json_text import to_json
from danhgia.writers.status_document import status_document
from sample_results import (
    Q3,
    QUARTERS,
    above_cap,
    edition,
    grade,
    grade_run,
    no_grade,
    no_roster,
    official_edition,
    status,
    validation,
    year_of,
    year_run,
)

RUBRIC = {"id": "sample-2018", "version": "1", "sha256": "0" * 64}


def test_a_finding_has_every_key_in_order() -> None:
    finding = above_cap()
    assert list(finding_document(finding, "vi").items()) == [
        ("code", "DG201"),
        ("name", "score-above-cap"),
        ("severity", "error"),
        ("file", "sheets/2018-Q3/CB03.xlsx"),
        ("sheet", "Chấm điểm"),
        ("cell", "G12"),
        ("row", 12),
        ("subject", "CB03-012"),
        ("criterion", "I.3"),
        ("value", "4"),
        ("limit", "3"),
        ("message", message(finding, "vi")),
        ("hint", hint(finding, "vi")),
        ("unit", "CB03"),
        ("line", None),
        ("accepted", None),
    ]


def test_an_accepted_finding_is_a_note_with_its_reason() -> None:
    document = finding_document(replace(above_cap(), accepted="đã đối chiếu"), "en")
    assert (document["severity"], document["accepted"]) == ("note", "đã đối chiếu")


def test_findings_of_a_text_file_give_the_line() -> None:
    finding = Finding("DG601", Location("rubric.yaml", line=7), value="capp", facts={"near": "cap"})
    document = findings_document("rubric check", [finding], "en")
    assert list(document) == ["schema", "command", "findings", "summary"]
    assert document["findings"] == [finding_document(finding, "en")]
    assert (finding_document(finding, "en")["line"], finding_document(finding, "en")["cell"]) == (7, None)
    assert document["summary"] == {"errors": 1, "warnings": 0, "notes": 0}


def test_a_validation_counts_findings_by_file() -> None:
    twice = above_cap(13)
    document = validation_document(validation(twice, no_roster(), above_cap(), twice), "vi")
    assert list(document) == ["schema", "command", "rubric", "files", "findings", "assumptions", "summary"]
    assert (document["schema"], document["command"], document["rubric"]) == (1, "validate", RUBRIC)
    assert document["files"] == [
        {
            "path": "sheets/2018-Q3/CB03.xlsx", "sha256": "3" * 64, "form": "unit", "unit": "CB03",
            "period": "2018-Q3", "subjects": 30, "errors": 2, "warnings": 0, "notes": 0,
        },
        {
            "path": "sheets/2018-Q3/CB04.xlsx", "sha256": "4" * 64, "form": "unit", "unit": "CB04",
            "period": "2018-Q3", "subjects": 12, "errors": 0, "warnings": 0, "notes": 0,
        },
    ]  # fmt: skip
    assert document["findings"] == [finding_document(found, "vi") for found in (no_roster(), above_cap(), twice)]
    assert document["assumptions"] == ["ballot (assumed)"]
    assert document["summary"] == {
        "files": 2, "subjects": 42, "errors": 2, "warnings": 0, "notes": 1, "skipped": 1,
    }  # fmt: skip


def test_a_period_of_no_file_is_null() -> None:
    found = validation()
    unread = replace(found.files[0], unit=None, period=None, form="unknown", subjects=0)
    document = validation_document(replace(found, files=(unread,)), "vi")
    assert document["files"] == [
        {
            "path": "sheets/2018-Q3/CB04.xlsx", "sha256": "4" * 64, "form": "unknown", "unit": None,
            "period": None, "subjects": 0, "errors": 0, "warnings": 0, "notes": 0,
        }
    ]  # fmt: skip


def test_grades_are_as_the_contract_has_them() -> None:
    good, missing = grade(), no_grade("CB03-013")
    document = grade_document(grade_run(missing, good, findings=(above_cap(),)), "vi")
    assert list(document) == [
        "schema", "command", "period", "rubric", "grades", "not_graded", "distribution", "findings", "assumptions",
        "summary", "distributions", "quotas",
    ]  # fmt: skip
    assert document["grades"] == [
        {
            "subject": "CB03-012", "kind": "person", "name": "Đảng viên Mẫu 012", "unit": "CB03",
            "unit_name": "Chi bộ 03", "total": Decimal("92.5"),
            "domains": {"I": Decimal(14), "II": Decimal(15), "III": Decimal("9.5"), "IV": Decimal(54)},
            "level": "excellent", "level_from": "ballot",
            "levels": {"points": "excellent", "ballot": "excellent", "decided": None},
            "reasons": [
                {"rule": "levels", "holds": True, "because": because(good.reasons[0], "vi"), "basis": None},
                {"rule": "ballot", "holds": True, "because": because(good.reasons[1], "vi"),
                 "basis": "Văn bản mẫu, mục 2"},
            ],
            "source": {"file": "sheets/2018-Q3/CB03.xlsx", "sheet": "Chấm điểm", "row": 12},
            "pending": None,
        }
    ]  # fmt: skip
    assert document["not_graded"] == [
        {
            "subject": "CB03-013", "name": "Đảng viên Mẫu 013", "unit": "CB03", "reason": "missing",
            "because": because(missing.reasons[-1], "vi"), "source": None,
            "unit_name": "Chi bộ 03", "kind": "person", "pending": None,
        }
    ]  # fmt: skip
    assert document["distribution"] == {"excellent": 1, "good": 0, "completed": 0, "failed": 0}
    assert document["summary"] == {
        "subjects": 2, "graded": 1, "not_graded": 1, "errors": 1, "warnings": 0, "notes": 0, "skipped": 0,
    }  # fmt: skip


def test_people_stand_by_unit_then_code() -> None:
    codes = ["CB10-001", "CB03-012", "CB03-002", "Cb03-001"]
    document = grade_document(grade_run(*map(grade, codes), *(no_grade(code) for code in codes)), "en")
    for part in ("grades", "not_graded"):
        entries = document[part]
        assert isinstance(entries, list)
        assert [entry["subject"] for entry in entries] == ["CB03-002", "CB03-012", "CB10-001", "Cb03-001"]


def test_levels_without_a_ballot_are_an_assumption() -> None:
    document = grade_document(grade_run(grade("CB04-001", ballot=False), grade("CB02-001", ballot=False)), "vi")
    assert document["assumptions"] == ["ballot (assumed)", "levels from points, no ballot: CB02, CB04"]
    assert grade_document(grade_run(grade(), rubric=official_edition()), "vi")["assumptions"] == []


def test_numbers_are_plain() -> None:
    text = to_json(grade_document(grade_run(grade()), "vi"))
    assert '"total": 92.5,' in text
    assert '"IV": 54\n' in text
    assert "Đảng viên Mẫu 012" in text
    assert text.endswith("}\n")


def test_json_is_the_same_bytes_and_reads_back() -> None:
    run = year_run(year_of("CB03-001", "excellent", "good", "missing", "good"))
    document = year_document(run, "vi")
    assert to_json(document) == to_json(year_document(run, "vi"))
    assert simplejson.loads(to_json(document), use_decimal=True) == document


def test_a_year_is_as_the_contract_has_it() -> None:
    decision = year_of("CB03-012", "excellent", "good", "missing", "good", proposed="excellent")
    document = year_document(year_run(decision), "vi")
    assert list(document) == [
        "schema", "command", "year", "rubric", "decisions", "eligibility", "distribution", "findings", "assumptions",
        "summary", "distributions", "quotas",
    ]  # fmt: skip
    assert document["decisions"] == [
        {
            "subject": "CB03-012", "name": "Đảng viên Mẫu 012", "unit": "CB03", "unit_name": "Chi bộ 03",
            "periods": {"2018-Q1": "excellent", "2018-Q2": "good", "2018-Q3": None, "2018-Q4": "good"},
            "period_status": {
                "2018-Q1": "graded", "2018-Q2": "graded", "2018-Q3": "missing", "2018-Q4": "graded",
            },
            "eligible": {"excellent": "undetermined"},
            "proposed": "excellent", "decided": None, "level": None,
            "reasons": [
                {"rule": reason.rule, "holds": reason.holds, "because": because(reason, "vi"), "basis": reason.basis}
                for reason in decision.reasons
            ],
            "period_level_from": dict.fromkeys(("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")),
            "kind": "person",
            "pending": None,
        }
    ]  # fmt: skip
    assert document["eligibility"] == {"excellent": {"yes": 0, "no": 0, "undetermined": 1}}
    assert document["distribution"] == {"excellent": 0, "good": 0, "completed": 0, "failed": 0}
    assert document["summary"] == {"subjects": 1, "errors": 1, "warnings": 0, "notes": 0}


def test_what_was_decided_is_the_level() -> None:
    decided = year_of("CB03-001", "good", "good", "good", "good", level="excellent")
    document = year_document(year_run(decided), "en")
    assert document["distribution"] == {"excellent": 1, "good": 0, "completed": 0, "failed": 0}
    assert [decided.level, decided.eligible] == ["excellent", {"excellent": "no"}]


def test_status_sums_up_units() -> None:
    units = (
        UnitStatus("CB04", "Chi bộ 04", 12, 0, 0, 0, 12),
        UnitStatus("CB03", "Chi bộ 03", 30, 30, 29, 29, 0, ("a",), 1, date(2018, 10, 8), 3),
    )
    document = status_document(replace(status(*units), deadlines={Q3: date(2018, 10, 5)}), "vi")
    assert document["periods"] == [
        {
            "period": "2018-Q3",
            "units": [
                {"unit": "CB03", "unit_name": "Chi bộ 03", "expected": 30, "received": 30, "valid": 29, "graded": 29,
                 "missing": 0, "files": ["a"], "errors": 1, "received_on": "2018-10-08", "days_late": 3},
                {"unit": "CB04", "unit_name": "Chi bộ 04", "expected": 12, "received": 0, "valid": 0, "graded": 0,
                 "missing": 12, "files": [], "errors": 0, "received_on": None, "days_late": None},
            ],
            "summary": {
                "units": 2, "expected": 42, "received": 30, "valid": 29, "graded": 29, "missing": 12, "errors": 1,
            },
            "deadline": "2018-10-05",
        }
    ]  # fmt: skip
    assert document["summary"] == {"errors": 0, "warnings": 0, "notes": 0}


def test_an_explanation_names_cells() -> None:
    year = year_of("CB03-012", "good", "missing", "excellent", "missing")
    grades = {Q3: grade(), QUARTERS[1]: None, QUARTERS[0]: no_grade("CB03-012", "exempt", "ng_exempt", value="x")}
    explanation = Explanation(
        edition(), "CB03-012", "Đảng viên Mẫu 012", "Chi bộ 03", grades, year, stale=frozenset({QUARTERS[0]})
    )
    document = explanation_document(explanation, "vi")
    assert (document["subject"], document["unit"], document["unit_name"]) == ("CB03-012", "CB03", "Chi bộ 03")
    periods = document["periods"]
    assert isinstance(periods, list)
    assert [(period["period"], period["status"]) for period in periods] == [
        ("2018-Q1", "stale"),
        ("2018-Q2", "missing"),
        ("2018-Q3", "graded"),
    ]
    assert {frozenset(period) for period in periods} == {
        frozenset(
            {"period", "status", "total", "level", "level_from", "levels", "domains", "reasons", "source", "pending"}
            | {"findings"}
        )
    }
    assert periods[2]["domains"][2] == {
        "id": "III",
        "name": "Ý thức tổ chức kỷ luật",
        "points": Decimal("9.5"),
        "cap": Decimal(10),
        "cells": "Q12:R12",
    }
    assert document["year"] is not None


def test_an_explanation_without_a_year_takes_the_unit_of_a_grade() -> None:
    scattered = replace(grade(), scores=(("I.1", 1, 5), ("I.3", 1, 7), ("I.2", 1, 6), ("I.5", 1, 9)), layers=Layers())
    about = ("CB03-012", "Đảng viên Mẫu 012", "")
    document = explanation_document(Explanation(edition(), *about, {Q3: scattered}), "vi")
    assert (document["unit"], document["year"]) == ("CB03", None)
    periods = document["periods"]
    assert isinstance(periods, list)
    assert [domain["cells"] for domain in periods[0]["domains"]] == ["E12:G12, I12", None, None, None]
    assert explanation_document(Explanation(edition(), *about, {Q3: None}), "vi")["unit"] is None


def test_assumptions_say_what_each_rests_on() -> None:
    assert assumptions(edition()) == ["ballot (assumed)"]
    assert assumptions(official_edition()) == []
