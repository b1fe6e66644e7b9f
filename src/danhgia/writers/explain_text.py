"""The chain of one subject on the terminal: points with their cells, vote, decision, and what the year makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.ballots import SHARE_RULE
from danhgia.checks.scorer_reasons import SCORERS
from danhgia.checks.task_reasons import TASKS
from danhgia.decisions import Reason
from danhgia.messages import because
from danhgia.results import rated_with
from danhgia.writers.cell_ranges import domain_cells
from danhgia.writers.page import HEADING, Page
from danhgia.writers.sentences import capital, level_from_words, pending_words
from danhgia.writers.text import print_assumptions
from danhgia.writers.text_findings import print_finding

if TYPE_CHECKING:
    from rich.console import Console

    from danhgia.decisions import Grade, Outcome
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Explanation
    from danhgia.rubric import Level, Sheet
    from danhgia.yearend import YearDecision

_MARKS: dict[Outcome, tuple[str, str]] = {True: ("true", "green"), False: ("false", "red"), None: ("none", "yellow")}
_APPLIES = "applies_to"
_CONDITIONS = ("levels.needs", "overrides.")
"""Where the reasons come from that say what levels took besides points."""
_NO_SHEET = Reason("sheet", None, "ng_missing")
_NOT_HERE = Reason("membership", None, "ng_outside")


def print_explanation(console: Console, explanation: Explanation, *, lang: Lang) -> None:
    """Print why one subject has its levels."""
    page = Page(console, lang)
    who = f"{explanation.name} ({explanation.subject})"
    page.line(page.say("explain.person", who=who, unit=explanation.unit_name or "…"), style=HEADING)
    for period in sorted(explanation.grades):
        _Chain(page, explanation, period).print()
    if explanation.year is not None:
        _print_year(page, explanation, explanation.year)
        _print_pending(page, explanation, explanation.year.about.results[0].period.within("year"))
    rubric = explanation.edition.rubric
    page.line(page.say("explain.rubric", rubric=rubric.id, version=rubric.version))
    print_assumptions(page, explanation.edition)


@dataclass(frozen=True)
class _Chain:
    """One period of the chain, being printed."""

    page: Page
    explanation: Explanation
    period: Period

    @property
    def sheet(self) -> Sheet:
        """What the subject was rated with."""
        grade, rubric = self.explanation.grades[self.period], self.explanation.edition.rubric
        return rated_with(grade, rubric) if grade else rubric.main

    @property
    def rolled(self) -> bool:
        """Whether the period is put together from shorter ones."""
        return self.explanation.edition.rubric.rolls(self.period.kind)

    def print(self) -> None:
        """Print the period's line, then what stands behind it."""
        grade = self.explanation.grades[self.period]
        self.page.line(capital(self.result(grade)))
        if self.period in self.explanation.stale:
            self.page.line(self.page.say("status.stale"), label="!", style="yellow", indent=2)
        _print_pending(self.page, self.explanation, self.period)
        for finding in self.explanation.findings.get(self.period, ()):
            print_finding(self.page, finding, with_file=True)
        if grade is None:
            return
        if self.rolled:
            for reason in grade.reasons[:-1] if grade.level is None else grade.reasons:
                _print_condition(self.page, reason)
            self.print_level(grade)
            return
        self.print_sheet(grade)
        self.print_domains(grade)
        self.print_scorers(grade)
        self.print_tasks(grade)
        self.print_conditions(grade)
        self.print_vote(grade)
        self.print_level(grade)

    def print_sheet(self, grade: Grade) -> None:
        """Print which of several sheets it is, and because of what."""
        for reason in grade.reasons:
            if reason.rule == "rated_with":
                self.page.line(capital(because(reason, self.page.lang)), indent=2)

    def result(self, grade: Grade | None) -> str:
        """Return the period's line: the points and their level, or why there are none."""
        if self.rolled and grade and grade.status == "graded":
            return self.page.say("explain.rolled", period=self.period, total=grade.total)
        points = grade.layers.points if grade and not self.rolled else None
        if grade is None or grade.total is None or points is None:
            none = _NOT_HERE if self.rolled else _NO_SHEET
            why = grade.reasons[-1] if grade and grade.reasons else none
            if grade and grade.level_from == "entered":
                return because(why, self.page.lang)  # it names the period
            if grade and grade.status == "graded" and self.sheet.levels_only:
                return self.page.say("explain.levels_only", period=self.period)
            if grade and grade.status == "graded":
                return self.page.say("explain.no_points", period=self.period, because=why)
            return self.page.say("explain.not_graded", period=self.period, because=why)
        level = self.by_points(grade, points)
        facts = {"total": grade.total, "level": level.heading, "band": _band(self.page, level, self.sheet)}
        return self.page.say("explain.total", period=self.period, **facts)

    def by_points(self, grade: Grade, settled: str) -> Level:
        """Return the level whose bounds hold the points; what needs and overrides make of it may be another one."""
        said = next((reason.facts["level"] for reason in grade.reasons if reason.key == "points"), None)
        return next((level for level in self.sheet.levels if level.heading == said), self.sheet.level(settled))

    def print_domains(self, grade: Grade) -> None:
        """Print the points of each domain and the cells they come from; file and sheet stand in the first line."""
        show = self.page.show
        rows = [
            [
                self.page.say("explain.domain", label=domain.printed, name=domain.name),
                f"{show(grade.domains[domain.id])}/{show(domain.cap)}",
                domain_cells(grade, domain) or "",
            ]
            for domain in self.sheet.domains
            if domain.id in grade.domains
        ]
        if rows and rows[0][2] and grade.source:
            file = (grade.source.file or "").rpartition("/")[2]
            rows[0][2] = self.page.say("explain.source", file=file, sheet=grade.source.sheet, cells=rows[0][2])
        if rows:
            self.page.grid(rows, left=3, indent=2)

    def print_scorers(self, grade: Grade) -> None:
        """Print what each scorer brings to a total that several make, with the cells."""
        for reason in grade.reasons:
            if reason.rule.split(".")[0] == SCORERS:
                self.page.line(because(reason, self.page.lang), label="-", indent=4 if reason.rule != SCORERS else 2)

    def print_tasks(self, grade: Grade) -> None:
        """Print what comes from tasks, and each task with its cell."""
        for reason in grade.reasons:
            if reason.rule.split(".")[0] == TASKS:
                self.page.line(because(reason, self.page.lang), label="-", indent=2 if reason.rule == TASKS else 4)

    def print_conditions(self, grade: Grade) -> None:
        """Print what the level took besides points, what set it aside, and the clauses behind that."""
        found = [reason for reason in grade.reasons if reason.rule.startswith(_CONDITIONS)]
        for reason in found:
            _print_condition(self.page, reason)
        if basis := dict.fromkeys(reason.basis for reason in found if reason.basis):
            self.page.line(self.page.say("explain.basis", basis="; ".join(map(str, basis))), indent=2)

    def print_vote(self, grade: Grade) -> None:
        """Print how the unit voted and what was decided, where the grade knows."""
        by_key = {reason.key: reason for reason in grade.reasons}
        shares = [reason for reason in grade.reasons if reason.rule == SHARE_RULE]
        points_alone = grade.layers.points and grade.status == "graded" and self.explanation.edition.rubric.ballot
        if ballot := by_key.get("ballot"):
            agrees = self.page.say("explain.ballot_agrees" if ballot.holds else "explain.ballot_differs")
            beside = "" if self.sheet.levels_only else f" – {agrees}"
            self.page.line(f"{self.page.say('explain.ballot', **ballot.facts)}{beside}", indent=2)
        elif points_alone and not shares:
            self.page.line(self.page.say("explain.no_ballot"), indent=2)
        for share in shares:
            word, style = _MARKS[share.holds]
            self.page.line(because(share, self.page.lang), label=self.page.say(f"holds.{word}"), style=style, indent=4)
        if decision := by_key.get("decision"):
            self.page.line(self.page.say("explain.decision", **decision.facts), indent=2)

    def print_level(self, grade: Grade) -> None:
        """Print the level that counts and which layer it is from; where points gave none, why."""
        if self.period in self.explanation.stale:
            return
        if grade.level and grade.level_from:
            level_from = level_from_words(grade, self.page.lang)
            heading = self.sheet.level(grade.level).heading
            self.page.line(self.page.say("explain.level", level=heading, level_from=level_from), indent=2)
        elif grade.total is not None and grade.reasons:  # the period's line gives the points
            self.page.line(capital(because(grade.reasons[-1], self.page.lang)), indent=2)


def _print_year(page: Page, explanation: Explanation, year: YearDecision) -> None:
    sheet = explanation.edition.rubric.main
    number = str(year.about.results[0].period.year)
    for level in dict.fromkeys(rule.level for rule in explanation.edition.rubric.year_end):
        word = page.say(f"eligible.{year.eligible.get(level, 'none')}")
        page.line(page.say("explain.year", year=number, eligible=word, level=sheet.level(level).heading))
        reasons = [reason for reason in year.reasons if reason.rule.startswith(f"year_end.{level}.")]
        for reason in reasons:
            _print_condition(page, reason)
        if basis := dict.fromkeys(reason.basis for reason in reasons if reason.basis):
            page.line(page.say("explain.basis", basis="; ".join(map(str, basis))), indent=2)
    if year.rolled:
        page.line(page.say("explain.year_rolled", year=number))
    for reason in year.rolled.reasons if year.rolled else [one for one in year.reasons if one.rule == "exemption"]:
        _print_condition(page, reason)
    if year.about.decision and (proposed := year.about.decision.proposed):
        named = next((level.heading for level in sheet.levels if level.id == proposed), page.say("status.not_rated"))
        page.line(page.say("explain.year_proposed", level=named))
    if year.level:
        level_from = page.say(f"level_from.{year.level_from}")
        heading = sheet.level(year.level).heading
        page.line(page.say("explain.year_level", year=number, level=heading, level_from=level_from))
    else:
        page.line(page.say("explain.year_waits" if year.rolled else "explain.year_open", year=number))


def _print_pending(page: Page, explanation: Explanation, period: Period) -> None:
    """Say that an appeal about a period is being looked at."""
    if appeal := explanation.appeals.get(period):
        page.line(capital(pending_words(appeal, page.lang)), label="!", style="yellow", indent=2)


def _print_condition(page: Page, reason: Reason) -> None:
    word, style = _MARKS[reason.holds]
    mark = "–" if reason.rule.endswith(_APPLIES) else page.say(f"holds.{word}")
    page.line(because(reason, page.lang), label=mark, style=style, indent=2)


def _band(page: Page, level: Level, sheet: Sheet) -> str:
    """Return the bounds of a level in words: `từ 75 đến dưới 90`."""
    place = sheet.levels.index(level)
    better = sheet.levels[place - 1] if place and level.to is None else None
    below = level.below if level.below is not None else better.from_ if better else None
    upper = level.to if level.to is not None else better.above if better else sheet.score.total
    lower_key, lower = ("above", level.above) if level.above is not None else ("from", level.from_ or 0)
    upper_key, upper = ("below", below) if below is not None else ("to", upper)
    return f"{page.say(f'band.{lower_key}', bound=lower)} {page.say(f'band.{upper_key}', bound=upper)}"
