"""What `grade` prints on the terminal: a table per unit, who has no level and why, findings, one line to sum up."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, get_args

from danhgia.decisions import NotGraded
from danhgia.messages import because
from danhgia.results import counts, distribution
from danhgia.writers.page import HEADING, Page, print_people
from danhgia.writers.sentences import names_of_units, pending_words, people_word, period_option, status_key, unit_words
from danhgia.writers.text import print_assumptions
from danhgia.writers.text_findings import print_findings, print_passed_over, print_summary
from danhgia.writers.text_numbers import parent_rows, print_good, print_measures, print_quotas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from danhgia.decisions import Grade
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Appeal, GradeRun
    from danhgia.rubric import Subject

_SAID_BY_LIST = "DG706"  # not-graded: the list of people without a level says the same
_TO_DO: tuple[NotGraded, ...] = ("error", "blank", "missing", "unsettled")
"""Why somebody has no level though he should: first in the list."""


def print_grades(console: Console, run: GradeRun, *, lang: Lang) -> None:
    """Print what `grade` came to."""
    page = Page(console, lang)
    rated = getattr(run.edition.rubric.rates, run.period.kind)
    page.heading(f"{page.show(run.period)} – {rated}" if rated else page.show(run.period))
    by_kind = _by_kind(run)
    for kind, grades in by_kind.items():
        if len(by_kind) > 1:
            page.heading(page.say(f"units.{kind}"))
        _print_units(page, run, grades)
        page.blank()
    _print_not_graded(page, run.not_graded)
    print_pending(page, run.appeals, {grade.subject: grade.name for grade in run.grades})
    print_findings(page, [finding for finding in run.findings if finding.code != _SAID_BY_LIST])
    print_assumptions(page, run.edition)
    for kind, grades in by_kind.items():
        print_summary(page, _summary(page, run, grades, kind), run.findings)
    print_passed_over(page, run)
    if without := len(run.units_without_ballot):
        page.line(page.say("no_ballots", n=without, unit_word=run.edition.rubric.words.unit.lower()))
    print_good(page, run)
    if run.measures:
        print_measures(page, run.measures)
    print_quotas(page, run.edition, run.quotas)
    _print_next(page, run)


def print_pending(page: Page, appeals: Mapping[str, Appeal], names: Mapping[str, str]) -> None:
    """Print whose appeal is being looked at; codes of nobody on the list are a finding already."""
    known = [code for code in sorted(appeals) if code in names]
    if known:
        page.heading(page.say("appeal.heading", n=len(known)))
        print_people(page, [f"{names[code]} ({code}): {pending_words(appeals[code], page.lang)}" for code in known])
        page.blank()


def _print_next(page: Page, run: GradeRun) -> None:
    """Say what comes next: errors first; the year once its last period or all of them are graded; else what is open."""
    rubric = run.edition.rubric
    is_last = run.period.last_day == run.period.within("year").last_day
    later = [period for period in run.open_periods if period.number > run.period.number]
    if counts(run.findings)["error"]:
        page.next_step("fix", f"grade {period_option(run.period)}")
    elif whole := _completed(run):
        page.next_step("rollup", f"grade {period_option(whole)}")
    elif later and rubric.rolls(run.period.kind):
        page.next_step("status", f"status {period_option(later[0])}")
    elif later:
        page.next_step("template", f"template {period_option(later[0])}")
    elif run.open_periods and not is_last:
        page.next_step("status", f"status {period_option(run.open_periods[0])}")
    elif rubric.year_end or rubric.rollup("year"):
        page.next_step("yearend", "yearend")
    elif run.graded:
        page.next_step("explain", "explain", min(grade.subject for grade in run.graded))


def _completed(run: GradeRun) -> Period | None:
    """Return the longer period within the year that can be put together now that its last part is graded."""
    rubric = run.edition.rubric
    wholes = (run.period.within(kind) for kind in rubric.kinds if rubric.rolls(kind) and kind != run.period.kind)
    fitting = (whole for whole in wholes if run.period in rubric.parts(whole))
    return next((whole for whole in fitting if not set(rubric.parts(whole)) & set(run.open_periods)), None)


def _by_kind(run: GradeRun) -> dict[Subject, list[Grade]]:
    """Return people and organisations, each for themselves."""
    found: dict[Subject, list[Grade]] = {"person": [], "organisation": []}
    for grade in run.grades:
        found[grade.kind].append(grade)
    return {kind: some for kind, some in found.items() if some} or {run.edition.rubric.main.subject: []}


def _print_units(page: Page, run: GradeRun, grades: Sequence[Grade]) -> None:
    by_unit: dict[str, list[Grade]] = defaultdict(list)
    for grade in grades:
        by_unit[grade.unit].append(grade)
    levels = [level.heading for level in run.edition.rubric.main.levels]
    heading = [page.say("col.unit"), page.say("col.people"), *levels, page.say("col.not_graded")]
    names, kinds = names_of_units(grades), {grade.kind for grade in grades}
    rows = [[unit_words(unit, name), *_numbers(page, by_unit[unit], run)] for unit, name in names.items()]
    whole = [[page.say("total_row"), *_numbers(page, grades, run)]] if len(rows) > 1 else []
    above = [row for row in run.distributions if row.kind in kinds]
    page.grid([heading, *rows, *parent_rows(page, above), *whole], style=HEADING)


def _numbers(page: Page, grades: Sequence[Grade], run: GradeRun) -> list[str]:
    levels = distribution((grade.level for grade in grades if grade.status == "graded"), run.edition)
    return [page.show(number) for number in (len(grades), *levels.values(), len(grades) - sum(levels.values()))]


def _print_not_graded(page: Page, grades: Sequence[Grade]) -> None:
    if not grades:
        return
    listed = sorted(grades, key=lambda grade: (grade.status not in _TO_DO, grade.unit, grade.subject))
    page.heading(f"{page.say('col.not_graded')}: {page.show(len(grades))}")
    print_people(page, [_not_graded(page, grade) for grade in listed])
    page.blank()


def _not_graded(page: Page, grade: Grade) -> str:
    why = because(grade.reasons[-1], page.lang) if grade.reasons else page.say(f"status.{grade.status}")
    return f"{grade.name} ({grade.subject}), {grade.unit_name or grade.unit}: {why}"


def _summary(page: Page, run: GradeRun, grades: Sequence[Grade], kind: Subject) -> str:
    graded = [grade for grade in grades if grade.status == "graded"]
    not_graded = [grade for grade in grades if grade.status != "graded"]
    found = distribution((grade.level for grade in graded), run.edition)
    sheet = run.edition.rubric.main
    levels = [page.say("grade.level", level=sheet.level(level).heading, n=number) for level, number in found.items()]
    statuses = Counter(grade.status for grade in not_graded)
    period, rubric = run.period.kind, run.edition.rubric
    words = {status_key(status, period, rubric): statuses[status] for status in get_args(NotGraded) if statuses[status]}
    why = [page.say(f"counted.{word}", n=number) for word, number in words.items()]
    facts = {
        "period": run.period,
        "graded": len(graded),
        "subjects": len(grades),
        "people": people_word({kind}, page.lang),
        "levels": ", ".join(levels),
        "not_graded": len(not_graded) or None,
        "reasons": ", ".join(why) or None,
    }
    return page.say("grade.summary", **facts)
