from __future__ import annotations

from danhgia.decisions import Grade
from danhgia.findings import Finding
from danhgia.results import FileResult, GradeRun, Validation, YearRun, counts, distribution
from danhgia.yearend import YearDecision, YearSubject
from sample_rubric import sample_edition
from score_tables import Q3, small_rubric

RULE = {
    "level": "excellent",
    "periods": ["Q1"],
    "require": [{"every": {"of": "quarter", "at_least": "good"}}],
}
EDITION = sample_edition(small_rubric(year_end=[RULE]))


def test_levels_are_counted_from_the_best_to_the_worst() -> None:
    counted = distribution(["good", None, "good", "failed"], EDITION)
    assert counted == {"excellent": 0, "good": 2, "completed": 0, "failed": 1}
    assert list(counted) == ["excellent", "good", "completed", "failed"]


def test_findings_are_counted_by_what_they_are_here() -> None:
    findings = [
        Finding("DG201"),
        Finding("DG201", downgraded=True),
        Finding("DG302", accepted="đã xem"),
        Finding("DG411"),
    ]
    assert counts(findings) == {"error": 1, "warning": 1, "note": 2}


def test_a_run_tells_who_is_graded_from_who_is_not() -> None:
    graded = Grade("A1", "Mẫu 1", "CB01", "CB01", "graded")
    missing = Grade("A2", "Mẫu 2", "CB01", "CB01", "missing")
    run = GradeRun(Q3, EDITION, (graded, missing), ())
    assert (run.graded, run.not_graded) == ((graded,), (missing,))


def test_a_validation_counts_the_rows_of_its_files() -> None:
    files = tuple(FileResult(name, "0", "unit", None, None, rows) for name, rows in (("a", 3), ("b", 0)))
    assert Validation(EDITION, files, ()).subjects == 3


def test_eligibility_is_counted_for_each_guarded_level() -> None:
    about = YearSubject("A1", "Mẫu 1", "CB01", "CB01", ())
    decisions = tuple(YearDecision(about, {"excellent": word}) for word in ("yes", "no", "no"))
    run = YearRun(2018, EDITION, (), (*decisions, YearDecision(about)), ())
    assert run.eligibility() == {"excellent": {"yes": 1, "no": 2, "undetermined": 0}}
