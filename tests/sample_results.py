"""Results for tests of writers, made without reading or grading: people of the sample rubric, all synthetic."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.decisions import Grade, Layers, Reason
from danhgia.distributions import distributions
from danhgia.findings import Finding, Location
from danhgia.headcount import of_period, of_year
from danhgia.periods import Period
from danhgia.registers import Decision
from danhgia.results import FileResult, GradeRun, Status, Validation, YearRun
from danhgia.yearend import PeriodResult, YearEnd, YearSubject
from sample_rubric import sample_edition, sample_rubric

if TYPE_CHECKING:
    from danhgia.decisions import NotGraded, PeriodStatus
    from danhgia.results import UnitStatus
    from danhgia.rubric import Edition
    from danhgia.yearend import YearDecision

Q3 = Period(2018, "quarter", 3)
QUARTERS = tuple(Period(2018, "quarter", number) for number in range(1, 5))
SHEET = "Chấm điểm"
YEAR_END = [
    {
        "level": "excellent",
        "periods": ["Q1", "Q2", "Q3", "Q4"],
        "basis": "Văn bản mẫu, mục 3",
        "require": [
            {"every": {"of": "quarter", "at_least": "good"}},
            {"count": {"of": "quarter", "level": "excellent", "at_least": 2}},
        ],
    }
]
_STATES: dict[str, NotGraded] = {"missing": "missing", "exempt": "exempt"}


def edition() -> Edition:
    """Return the sample rubric with a rule of the year; how vote and points go together is assumed."""
    return sample_edition(sample_rubric(ballot={"mode": "agree", "status": "assumed"}, year_end=YEAR_END))


def official_edition() -> Edition:
    """Return the sample rubric with nothing assumed and no rule of the year."""
    return sample_edition()


def columns() -> dict[str, int]:
    """Return the column of each criterion in the unit sheet: a subtotal stands behind each domain."""
    places: dict[str, int] = {}
    column = 5
    for domain in edition().rubric.main.domains:
        for criterion in domain.criteria:
            places[criterion.id] = column
            column += 1
        column += 1
    return places


def grade(code: str = "CB03-012", *, ballot: bool = True, name: str = "Đảng viên Mẫu 012") -> Grade:
    """Return an excellent grade: 92.5 points, by vote or by points alone."""
    level = "excellent"
    reasons = [Reason("levels", True, "points", {"total": Decimal("92.5"), "level": "HTXSNV", "band": "90–100"})]
    if ballot:
        facts = {"level": "HTXSNV", "date": date(2018, 9, 28), "x": 9, "valid": 12}
        reasons.append(Reason("ballot", True, "ballot", facts, "Văn bản mẫu, mục 2"))
    unit = code.partition("-")[0]
    return Grade(
        subject=code,
        name=name,
        unit=unit,
        unit_name=f"Chi bộ {unit[2:]}",
        status="graded",
        total=Decimal("92.50"),
        domains={"I": Decimal(14), "II": Decimal(15), "III": Decimal("9.5"), "IV": Decimal("54.00")},
        level=level,
        level_from="ballot" if ballot else "points",
        layers=Layers(level, level if ballot else None),
        reasons=tuple(reasons),
        source=Location(f"sheets/2018-Q3/{unit}.xlsx", SHEET, 12),
        scores=tuple((criterion, 1_000_000, column) for criterion, column in columns().items()),
    )


def no_grade(code: str, status: NotGraded = "missing", key: str = "ng_missing", **facts: object) -> Grade:
    """Return an entry without a grade."""
    unit = code.partition("-")[0]
    why = Reason("sheet", None, key, facts)
    return Grade(code, f"Đảng viên Mẫu {code[-3:]}", unit, f"Chi bộ {unit[2:]}", status, reasons=(why,))


def above_cap(row: int = 12, *, file: str = "sheets/2018-Q3/CB03.xlsx", unit: str | None = "CB03") -> Finding:
    """Return a score above its cap, in column G."""
    code = f"CB03-{row:03}"
    facts = {"who": f"Đảng viên Mẫu {row:03} ({code})", "cap": Decimal(3), "floor": Decimal(0)}
    return Finding("DG201", Location(file, SHEET, row, 7), code, "I.3", "4", "3", facts, unit)


def no_roster() -> Finding:
    """Return a note about no file."""
    return Finding("DG411")


def validation(*findings: Finding) -> Validation:
    """Return a validation of two files."""
    files = (
        FileResult("sheets/2018-Q3/CB04.xlsx", "4" * 64, "unit", "CB04", Q3, 12),
        FileResult("sheets/2018-Q3/CB03.xlsx", "3" * 64, "unit", "CB03", Q3, 30),
    )
    return Validation(edition(), files, findings, skipped=1)


def grade_run(*grades: Grade, findings: tuple[Finding, ...] = (), rubric: Edition | None = None) -> GradeRun:
    """Return a graded quarter."""
    without = tuple(sorted({found.unit for found in grades if found.level_from == "points"}))
    known = rubric or edition()
    numbers = distributions(known.rubric, of_period(grades, None, Q3), None)
    return GradeRun(Q3, known, grades, findings, without, sequence=3, outcome="ab" * 32, distributions=numbers)


def year_of(
    code: str, *states: PeriodStatus | str, proposed: str | None = None, level: str | None = None
) -> YearDecision:
    """Return somebody's year: a level id or a status per quarter."""
    levels = {known.id for known in edition().rubric.main.levels}
    results = tuple(
        PeriodResult(quarter, "graded", state)
        if state in levels
        else PeriodResult(quarter, _STATES.get(state, "missing"), None)
        for quarter, state in zip(QUARTERS, states, strict=True)
    )
    at = Location("register.xlsx", "Quyết định", 5)
    year = Period(2018, "year", 1)
    recorded = Decision(code, year, proposed, level, "Cấp mẫu", "Số 12", date(2018, 12, 20), "", at)
    unit = code.partition("-")[0]
    decision = recorded if proposed or level else None
    about = YearSubject(code, f"Đảng viên Mẫu {code[-3:]}", unit, f"Chi bộ {unit[2:]}", results, None, decision)
    return YearEnd(edition().rubric).decide(about)


def year_run(*decisions: YearDecision, rubric: Edition | None = None) -> YearRun:
    """Return a year."""
    findings = tuple(finding for decision in decisions for finding in decision.findings)
    runs = {quarter: number for number, quarter in enumerate(QUARTERS, start=1)}
    known = rubric or edition()
    everybody = of_year(decisions, None, Period(2018, "year", 1), proposals=False)
    numbers = distributions(known.rubric, everybody, None)
    return YearRun(2018, known, QUARTERS, decisions, findings, runs, distributions=numbers)


def status(*units: UnitStatus) -> Status:
    """Return how far the third quarter has come."""
    return Status(edition(), {Q3: units})
