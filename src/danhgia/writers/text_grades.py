"""What `grade` prints on the terminal: a table per unit, who has no level and why, findings, one line to sum up."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, get_args

from danhgia.decisions import NotGraded
from danhgia.messages import because, show
from danhgia.results import counts, distribution
from danhgia.writers.page import HEADING, Page, capital
from danhgia.writers.text import period_option, print_assumptions, print_summary, unit_words
from danhgia.writers.text_findings import print_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from danhgia.decisions import Grade
    from danhgia.messages import Lang
    from danhgia.results import GradeRun

MOST_NAMES = 20
"""How many people a list on the terminal names; the rest is counted."""

_SAID_BY_LIST = "DG706"  # not-graded: the list of people without a level says the same
_TO_DO: tuple[NotGraded, ...] = ("error", "blank", "missing", "unsettled")
"""Why somebody has no level though he should: first in the list."""


def print_grades(console: Console, run: GradeRun, lang: Lang) -> None:
    """Print what `grade` came to."""
    page = Page(console, lang)
    rated = getattr(run.edition.rubric.rates, run.period.kind)
    page.heading(page.say("grade.title", rated=rated, period=run.period))
    _print_units(page, run)
    page.blank()
    _print_not_graded(page, run.not_graded)
    print_findings(page, [finding for finding in run.findings if finding.code != _SAID_BY_LIST])
    print_assumptions(page, run.edition)
    print_summary(page, _summary(page, run), run.findings)
    if without := len(run.units_without_ballot):
        page.line(page.say("grade.from_points", units=page.count("unit", without)))
    step = "next.fix_grade" if counts(run.findings)["error"] else "next.after_grade"
    page.line(page.say("next", what=page.say(step, option=period_option(run.period))))


def print_people(page: Page, lines: Sequence[str]) -> None:
    """Print a list of people; beyond the first twenty only how many more there are."""
    for text in lines[:MOST_NAMES]:
        page.line(text, label="-", indent=2)
    if more := len(lines) - MOST_NAMES:
        if more > 0:
            page.line(page.say("more", people=page.count("person", more)), indent=2)


def _print_units(page: Page, run: GradeRun) -> None:
    by_unit: dict[tuple[str, str], list[Grade]] = defaultdict(list)
    for grade in run.grades:
        by_unit[grade.unit, grade.unit_name].append(grade)
    levels = [level.heading for level in run.edition.rubric.main.levels]
    heading = [page.say("grade.unit"), page.say("grade.people"), *levels, page.say("grade.not_graded")]
    rows = [[unit_words(*unit), *_numbers(page, by_unit[unit], run)] for unit in sorted(by_unit)]
    whole = [[page.say("whole"), *_numbers(page, run.grades, run)]] if len(rows) > 1 else []
    page.grid([heading, *rows, *whole], style=HEADING)


def _numbers(page: Page, grades: Sequence[Grade], run: GradeRun) -> list[str]:
    levels = distribution((grade.level for grade in grades if grade.status == "graded"), run.edition)
    return [show(number, page.lang) for number in (len(grades), *levels.values(), len(grades) - sum(levels.values()))]


def _print_not_graded(page: Page, grades: Sequence[Grade]) -> None:
    if not grades:
        return
    listed = sorted(grades, key=lambda grade: (grade.status not in _TO_DO, grade.unit, grade.subject))
    page.heading(page.say("grade.not_graded_list", people=page.count("person", len(grades))))
    print_people(page, [_not_graded(page, grade) for grade in listed])
    page.blank()


def _not_graded(page: Page, grade: Grade) -> str:
    why = because(grade.reasons[-1], page.lang) if grade.reasons else page.say(f"without.{grade.status}")
    return f"{grade.name} ({grade.subject}), {grade.unit_name or grade.unit}: {why}"


def _summary(page: Page, run: GradeRun) -> str:
    found = distribution((grade.level for grade in run.graded), run.edition)
    sheet = run.edition.rubric.main
    levels = ", ".join(f"{sheet.level(level).heading} {show(number, page.lang)}" for level, number in found.items())
    facts = {"period": run.period, "n": len(run.graded), "people": page.count("person", len(run.grades))}
    text = capital(page.say("grade.summary", **facts, levels=levels))
    if not run.not_graded:
        return f"{text}."
    statuses = Counter(grade.status for grade in run.not_graded)
    why = ", ".join(
        page.say(f"short.{status}", n=statuses[status]) for status in get_args(NotGraded) if statuses[status]
    )
    return f"{text}; {page.say('grade.summary_rest', n=len(run.not_graded), why=why)}."
