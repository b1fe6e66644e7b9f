"""`danhgia rubric test`: the worked cases beside a rubric, run through the very code that grades people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from danhgia.blocking import blocked_by
from danhgia.contradictions import check_limits
from danhgia.decisions import Layers, eligible
from danhgia.findings import Finding, Location
from danhgia.grading import Facts
from danhgia.grading import grade as grade_batch
from danhgia.numbers import machine
from danhgia.periods import Period
from danhgia.pipeline.case_sheets import CODE, examined_case, named_level, of_total
from danhgia.pipeline.duty_casing import from_checklist, from_coverage, from_duty
from danhgia.pipeline.quota_cases import from_numbers
from danhgia.pipeline.register_casing import OF_POINTS, SETTLED, period_of, records_of, wrong_codes
from danhgia.pipeline.rollup_casing import from_periods
from danhgia.pipeline.scorer_casing import total_of, without_total
from danhgia.readers.cases_file import check_cases, level_id, read_cases, sheet_of
from danhgia.readers.duty_cases import ChecklistCase, CoverageCase, DutyCase
from danhgia.readers.grade_cases import ANY, CountCase, PointsCase, PointsGiven, YearCase, YearGiven
from danhgia.readers.quota_cases import QuotaCase
from danhgia.readers.rollup_cases import RollupCase
from danhgia.readers.rubric_file import cases_file
from danhgia.registers import Decision
from danhgia.settling import against, settle, settled_by
from danhgia.yearend import PeriodResult, YearEnd, YearSubject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.ballots import Open
    from danhgia.checks.examine import Examined
    from danhgia.conditions import Judged
    from danhgia.decisions import Grade
    from danhgia.readers.cases_file import Case, WorkedCase
    from danhgia.readers.grade_cases import CountGiven
    from danhgia.rubric import Edition, Sheet


@dataclass(frozen=True)
class Voted:
    """What a case's vote comes to: the level, or why there is none, how many votes levels take, what is wrong."""

    level: str | None
    open: Open | None = None
    needed: Mapping[str, int] | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tested:
    """How a rubric's worked cases came out; none is `run` where their file has errors. `path` is where it should be."""

    path: Path
    cases: int
    run: int
    failed: int
    findings: tuple[Finding, ...]


def test_rubric(edition: Edition, rubric_path: Path, shown: str) -> Tested:
    """Run the cases beside a rubric; DG620 for each that does not come out as it says."""
    path = cases_file(rubric_path)
    if not path.is_file():
        return Tested(path, 0, 0, 0, ())
    cases, findings = read_cases(path, shown=shown, rubric_id=edition.rubric.id)
    problems = [*findings, *check_cases(cases, edition.rubric)]
    if any(finding.severity == "error" for finding in problems):
        return Tested(path, len(cases), 0, 0, tuple(problems))
    failures = [finding for worked in cases for finding in run_case(edition, worked)]
    failed = len({finding.at for finding in failures})
    return Tested(path, len(cases), len(cases), failed, (*problems, *failures))


def run_case(edition: Edition, worked: WorkedCase) -> list[Finding]:
    """Return DG620 for each statement of one case that does not come out; the case is one that `check_cases` passes."""
    return _Runner.of(edition, worked.case).compare(worked)


@dataclass(frozen=True)
class _Runner:
    """Runs the cases of one rubric, or rather of the one sheet of it that a case is about."""

    edition: Edition

    @classmethod
    def of(cls, edition: Edition, case: Case) -> _Runner:
        """Return what runs a case."""
        sheet = sheet_of(case, edition.rubric)
        sheets = (sheet,) if sheet else ()
        return cls(replace(edition, rubric=edition.rubric.model_copy(update={"sheets": sheets})))

    @property
    def sheet(self) -> Sheet:
        """The sheet that cases are about."""
        return self.edition.rubric.main

    @property
    def year(self) -> int:
        """A year in which the rubric is in force."""
        effective = self.edition.rubric.effective
        day = effective.to or effective.from_
        return day.year if day else 2000

    def compare(self, worked: WorkedCase) -> list[Finding]:
        """DG620 case-fails: what a case expects against what comes of it, statement by statement."""
        found = self.run(worked.case)
        stated = {name: getattr(worked.case.expect, name) for name in worked.case.expect.model_fields_set}
        if wanted := stated.get("domains"):
            found = {**found, "domains": _those_of(found["domains"], wanted)}
        return [
            Finding(
                "DG620",
                worked.at,
                value=_written(found[name]),
                limit=_written(wanted),
                facts={
                    "case": f"{worked.case.case} – {name}",
                    "expected": _written(wanted),
                    "value": _written(found[name]),
                },
            )
            for name, wanted in sorted(stated.items())
            if _comparable(wanted) != _comparable(found[name])
        ]

    def run(self, case: Case) -> Mapping[str, object]:  # noqa: PLR0911 - one line per kind of case
        """Return what comes of a case, under the names of what it can expect."""
        match case:
            case PointsCase(given=PointsGiven(total=None, totals=None)):
                return self.from_scores(case.given)
            case PointsCase():
                return self.from_total(case.given)
            case YearCase():
                return self.from_year(case.given)
            case CountCase():
                return self.from_pattern(case.given)
            case QuotaCase():
                return from_numbers(self.edition.rubric, case.given)
            case RollupCase():
                return from_periods(case.given, self.edition.rubric, self.year)
            case DutyCase():
                return from_duty(case.given, self.edition.rubric, self.year)
            case CoverageCase():
                return from_coverage(case.given, self.edition.rubric)
            case ChecklistCase():
                return from_checklist(case.given, self.edition.rubric)

    def from_total(self, given: PointsGiven) -> Mapping[str, object]:
        """Settle a bare total, or those of several scorers: no scores, so nothing is known of domains."""
        total, said = (given.total, ()) if given.totals is None else total_of(given.totals, self.edition.rubric)
        if total is None:
            return without_total(said)
        records = records_of(given, self.edition.rubric, CODE)
        judged = of_total(total, given, self.edition.rubric, records.books.of(CODE, period_of(given)))
        voted = self.voted(given) if given.votes is not None else Voted(self.level(given.ballot))
        layers = Layers(judged.level, voted.level, self.level(given.decided))
        settled = settled_by(layers, judged, self.edition.rubric, open_vote=voted.open)
        findings = [*said, *voted.findings, *["DG321"] * len(judged.waiting), *wrong_codes(records)]
        findings += [] if given.decided else [lack.code for lack in judged.lacking]
        if contradicted := self.contradicted(layers, judged):
            findings.append(contradicted)
        elif settled.status == "unsettled" and not voted.open:
            findings.append("DG322" if judged.status else "DG513")
        return {
            "level": settled.level,
            "level_from": settled.level_from,
            "ballot": voted.level,
            "needed": voted.needed,
            "total": machine(total),
            "domains": None,
            "reason": settled.status,
            "findings": tuple(sorted(findings)),
        }

    def contradicted(self, layers: Layers, judged: Judged) -> str | None:
        """Return the finding about a decision or a vote that an override does not allow, if there is one."""
        if layers.decided is None and self.edition.rubric.ballot and self.edition.rubric.ballot.mode == "agree":
            return None
        found = against(settle(layers, self.edition.rubric), judged)
        return ("DG323" if layers.decided else "DG324") if found else None

    def voted(self, given: PointsGiven) -> Voted:
        """Return what counted votes come to, whatever the points: a complete row stands for them."""
        row = given.model_copy(update={"total": None, "scores": {}, "others": "cap"})
        examined = examined_case(row, self.edition.rubric)
        votes = examined.votes
        silent = OF_POINTS | ({"DG524"} if given.decided else set())
        codes = tuple(finding.code for finding in examined.findings if finding.code not in silent)
        return Voted(votes.by_person.get(0), votes.open.get(0), _needed(examined), codes)

    def from_scores(self, given: PointsGiven) -> Mapping[str, object]:
        """Grade a sheet of one row."""
        examined = examined_case(given, self.edition.rubric)
        placed = examined.batch.sheets[0]
        decisions = {CODE: self.decision(None, given.decided)} if given.decided else {}
        settled = SETTLED if given.decided else set()
        records = records_of(given, self.edition.rubric, CODE)
        findings = [finding for finding in examined.findings if finding.code not in settled]
        blocked = blocked_by(findings, [placed.sheet])
        grade: Grade = grade_batch(examined, self.edition.rubric, Facts(decisions), blocked)[0]
        if period := period_of(given):
            records = replace(records, decisions={period: decisions})
        findings += check_limits(examined, [grade], self.edition.rubric, records)
        return {
            "level": grade.level,
            "level_from": grade.level_from,
            "ballot": grade.layers.ballot,
            "needed": _needed(examined),
            "total": None if grade.total is None else machine(grade.total),  # cases state totals as they are printed
            "domains": grade.domains,
            "reason": None if grade.status == "graded" else grade.status,
            "findings": tuple(sorted([*(finding.code for finding in findings), *wrong_codes(records)])),
        }

    def from_year(self, given: YearGiven) -> Mapping[str, object]:
        """Judge one year."""
        rule = given.rule or self.edition.rubric.year_end[0].level
        decided = YearEnd(self.edition.rubric).decide(self.subject(given))
        return {
            "eligible": decided.eligible.get(self.rule_level(rule)),
            "level": decided.level,
            "findings": tuple(sorted(finding.code for finding in decided.findings)),
        }

    def from_pattern(self, given: CountGiven) -> Mapping[str, object]:
        """Judge every year that fits a pattern, and count."""
        every = [level.id for level in self.sheet.levels]
        choices = [every if state == ANY else [state] for state in given.enumerate]
        rules = YearEnd(self.edition.rubric)
        rule = self.rule_level(given.rule or self.edition.rubric.year_end[0].level)
        years = (YearGiven(periods=states, category=given.category) for states in product(*choices))
        counted = Counter(rules.decide(self.subject(year)).eligible.get(rule) for year in years)
        return {word: counted[word] for word in (eligible(True), eligible(False), eligible(None))}

    def subject(self, given: YearGiven) -> YearSubject:
        """Return the subject whose year a case gives."""
        rule = self.edition.rubric.year_end[0]
        slots = dict(zip(rule.periods, given.periods, strict=True))
        periods = Period(self.year, "year", 1).divided(self.sheet.period)
        results = tuple(self.result(period, slots.get(period.slot, "outside")) for period in periods)
        on_record = given.proposed or given.decided
        decision = self.decision(given.proposed, given.decided) if on_record else None
        return YearSubject(CODE, CODE, "", "", results, given.category, decision)

    def result(self, period: Period, state: str) -> PeriodResult:
        """Return what one period of a case brought."""
        level = level_id(self.sheet, state)
        return PeriodResult(period, "graded", level) if level else PeriodResult(period, state)  # type: ignore[arg-type]  # checked when read

    def decision(self, proposed: str | None, decided: str | None) -> Decision:
        """Return a complete decision on record."""
        period = Period(self.year, "year", 1)
        return Decision(CODE, period, self.level(proposed), self.level(decided), "…", "…", None, "", Location())

    def level(self, text: str | None) -> str | None:
        """Return the level that a case names, or `not_rated`."""
        if text is None:
            return None
        return named_level(self.sheet, text)

    def rule_level(self, text: str) -> str:
        """Return the level whose rule is meant."""
        return level_id(self.sheet, text) or text


def _needed(examined: Examined) -> dict[str, int] | None:
    found = examined.votes.outcomes.get(0)
    return {step.level: step.needed for step in found.steps} if found else None


def _those_of(found: object, wanted: Mapping[str, object]) -> object:
    """Return the points of those domains that a case states: it says nothing of the others."""
    return {key: found.get(key) for key in wanted} if isinstance(found, Mapping) else found


def _comparable(value: object) -> object:
    if isinstance(value, tuple):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else value


def _written(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, _sorted(value))) or "–"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    return "–" if value is None else str(value)


def _sorted(values: Sequence[object]) -> list[str]:
    return sorted(map(str, values))
