"""The chain of one subject on the terminal: points with their cells, vote, decision, and what the year makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import because, show
from danhgia.writers.cell_ranges import domain_cells
from danhgia.writers.page import HEADING, Page, capital
from danhgia.writers.text import print_assumptions

if TYPE_CHECKING:
    from rich.console import Console

    from danhgia.decisions import Grade, Outcome, Reason
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Explanation
    from danhgia.rubric import Level, Sheet
    from danhgia.yearend import YearDecision

_MARKS: dict[Outcome, str] = {True: "✓", False: "✗", None: "?"}
_STYLES: dict[Outcome, str] = {True: "green", False: "red", None: "yellow"}
_APPLIES = "applies_to"


def print_explanation(console: Console, explanation: Explanation, lang: Lang) -> None:
    """Print why one subject has its levels."""
    page = Page(console, lang)
    unit = f" – {explanation.unit_name}" if explanation.unit_name else ""
    page.line(f"{explanation.name} ({explanation.subject}){unit}", style=HEADING)
    for period in sorted(explanation.grades):
        _Period(page, explanation, period).print()
    if explanation.year is not None:
        _print_year(page, explanation, explanation.year)
    print_assumptions(page, explanation.edition)


class _Period:
    """One period of the chain, being printed."""

    def __init__(self, page: Page, explanation: Explanation, period: Period) -> None:
        self.page = page
        self.sheet = explanation.edition.rubric.main
        self.period = period
        self.grade = explanation.grades[period]
        self.stale = period in explanation.stale

    def print(self) -> None:
        """Print its line, then what stands behind it."""
        self.page.line(f"{_column(self.page, self.period)}{self._result()}")
        if self.stale:
            self.page.line(self.page.say("explain.stale"), label="!", style="yellow", indent=2)
        if self.grade is None:
            return
        self._print_domains(self.grade)
        for reason in self.grade.reasons:
            self._print_reason(reason)
        if self.grade.level:
            level_from = self.page.say(f"from.{self.grade.level_from}")
            facts = {"level": self.sheet.level(self.grade.level).heading, "from": level_from}
            self.page.line(self.page.say("explain.level", **facts), indent=2)

    def _result(self) -> str:
        grade = self.grade
        if grade is None:
            return self.page.say("explain.none")
        points = grade.layers.points
        if grade.total is None or points is None:
            return capital(self.page.say(f"without.{grade.status}"))
        level = self.sheet.level(points)
        facts = {"total": grade.total, "level": level.heading, "band": _band(self.page, level, self.sheet)}
        return self.page.say("explain.points", **facts)

    def _print_domains(self, grade: Grade) -> None:
        domains = [domain for domain in self.sheet.domains if domain.id in grade.domains]
        cells = [domain_cells(grade, domain) or "" for domain in domains]
        if cells and cells[0] and grade.source and grade.source.file:
            file = grade.source.file.rpartition("/")[2]
            cells[0] = f"{file}, {grade.source.sheet or ''}, {cells[0]}"
        points = [f"{self._show(grade.domains[domain.id])}/{self._show(domain.cap)}" for domain in domains]
        names = [f"{domain.printed}. {domain.name}" for domain in domains]
        if names:
            self.page.grid(list(zip(names, points, cells, strict=True)), left=3, indent=2)

    def _print_reason(self, reason: Reason) -> None:
        if reason.key == "points":  # the period's own line says it
            return
        words = capital(because(reason, self.page.lang))
        if reason.key == "ballot":
            words = f"{words} – {self.page.say('explain.agrees' if reason.holds else 'explain.disagrees')}"
        self.page.line(words, indent=2)

    def _show(self, value: object) -> str:
        return show(value, self.page.lang)


def _print_year(page: Page, explanation: Explanation, year: YearDecision) -> None:
    sheet = explanation.edition.rubric.main
    guarded = dict.fromkeys(rule.level for rule in explanation.edition.rubric.year_end)
    period = year.about.results[0].period.within("year")
    for level in guarded:
        word = year.eligible.get(level, "not_applicable")
        page.line(f"{_column(page, period)}{page.say(f'explain.{word}', level=sheet.level(level).heading)}")
        reasons = [reason for reason in year.reasons if reason.rule.startswith(f"year_end.{level}.")]
        for reason in reasons:
            applies = not reason.rule.endswith(_APPLIES)
            mark, style = (_MARKS[reason.holds], _STYLES[reason.holds]) if applies else ("–", "")
            page.line(because(reason, page.lang), label=mark, style=style, indent=2)
        if basis := list(dict.fromkeys(reason.basis for reason in reasons if reason.basis)):
            page.line(page.say("explain.basis", basis="; ".join(basis)), indent=2)
    if year.level:
        page.line(page.say("explain.decided", level=sheet.level(year.level).heading), indent=2)


def _column(page: Page, period: Period) -> str:
    """Return a period as the first column of its line."""
    return f"{capital(show(period, page.lang)):<15}"


def _band(page: Page, level: Level, sheet: Sheet) -> str:
    """Return the bounds of a level in words: `từ 75 đến dưới 90`."""
    place = sheet.levels.index(level)
    better = sheet.levels[place - 1] if place else None
    lower = page.say("band.above", bound=level.above) if level.above is not None else ""
    upper = _upper(page, level, better) or page.say("band.to", bound=level.to or sheet.score.total)
    return f"{lower or page.say('band.from', bound=level.from_ or 0)} {upper}"


def _upper(page: Page, level: Level, better: Level | None) -> str | None:
    """Return the upper bound, its own or where the better level begins; None where it is stated as reached."""
    below = level.below if level.below is not None else better.from_ if better and level.to is None else None
    if below is not None:
        return page.say("band.below", bound=below)
    reached = better.above if better and level.to is None else None
    return None if reached is None else page.say("band.to", bound=reached)
