"""What `validate`, `status` and the checks of rubric and roster print on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.results import counts
from danhgia.writers.assumptions import assumptions
from danhgia.writers.followup_text import print_follow_up
from danhgia.writers.page import HEADING, QUIET, Page
from danhgia.writers.sentences import capital, people_word, period_option, unit_words
from danhgia.writers.text_findings import print_findings, print_passed_over, print_summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import Console

    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Status, UnitStatus, Validation
    from danhgia.rubric import Edition
    from danhgia.writers.followup_document import ListName

_STATUS = ("expected", "received", "valid", "graded", "missing", "errors")


def print_validation(
    console: Console, validation: Validation, *, lang: Lang, returned: tuple[str, int] | None = None
) -> None:
    """Print what `validate` found; `returned` is the folder of the lists to send back, and how many they are."""
    page = Page(console, lang)
    print_findings(page, validation.findings)
    print_assumptions(page, validation.edition)
    summary = [_summary(page, validation)]
    if returned and returned[1]:
        summary.append(page.say("validate.returned", path=returned[0], n=returned[1]))
    print_summary(page, " ".join(summary), validation.findings)
    print_passed_over(page, validation)
    _print_next(page, validation, returned=returned is not None)


def print_check(
    console: Console, findings: Sequence[Finding], *, lang: Lang, summary: str, step: Sequence[str] = ()
) -> None:
    """Print what the check of a rubric or a roster found, the line that sums it up, and what to do next."""
    page = Page(console, lang)
    print_findings(page, findings)
    print_summary(page, summary, findings)
    if step:
        page.next_step(*step)


def print_status(console: Console, status: Status, *, lang: Lang, only: ListName | None = None) -> None:
    """Print how far every unit has come, a table per period, and what is to be followed up; or `only` one such list."""
    page = Page(console, lang)
    if only:
        print_follow_up(page, status.follow_up, only)
        return
    people = people_word(status.edition.rubric.subjects, page.lang)
    for period in sorted(status.periods):
        units = sorted(status.periods[period], key=lambda unit: unit.unit)
        page.heading(page.show(period))
        _print_units(page, units)
        if status.edition.rubric.rolls(period.kind):
            _print_together(page, period, units, people)
        else:
            _print_progress(page, period, (units, people), status.deadlines.get(period))
        page.blank()
    print_follow_up(page, status.follow_up)
    print_findings(page, status.findings)


def print_assumptions(page: Page, edition: Edition) -> None:
    """Say that results rest on values that no text gives."""
    if number := len(assumptions(edition)):
        page.line(page.say("assumptions", n=number), style=QUIET)


def _summary(page: Page, validation: Validation) -> str:
    found = counts(ordered(validation.findings))
    units = {file.path: file.unit for file in validation.files}
    errors = [finding for finding in validation.findings if finding.severity == "error"]
    wrong = {finding.unit or units.get(finding.at.file or "") for finding in errors} - {None}
    facts = {
        "files": len(validation.files),
        "subjects": validation.subjects,
        "people": people_word(validation.edition.rubric.subjects, page.lang),
        "errors": found["error"],
        "units": len(wrong) or None,
        "warnings": found["warning"] or None,
        "notes": found["note"] or None,
    }
    return page.say("validate.summary" if errors else "validate.clean", **facts)


def _print_next(page: Page, validation: Validation, *, returned: bool) -> None:
    periods = {file.period for file in validation.files if file.period}
    if counts(validation.findings)["error"]:
        if not returned:
            page.next_step("return", "validate … --return-to tra-lai")
    elif len(periods) == 1:
        page.next_step("grade", f"grade {period_option(periods.pop())}")


def _print_units(page: Page, units: Sequence[UnitStatus]) -> None:
    dated = ["received_on"] if any(unit.received_on for unit in units) else []
    heading = [page.say(f"col.{name}") for name in ("unit", *_STATUS, *dated)]
    rows = [
        [unit_words(unit.unit, unit.name), *_numbers(page, [unit]), *(_received(page, unit) for _ in dated)]
        for unit in units
    ]
    whole = [[page.say("total_row"), *_numbers(page, units), *("" for _ in dated)]] if len(units) > 1 else []
    page.grid([heading, *rows, *whole], style=HEADING)


def _print_progress(
    page: Page, period: Period, listed: tuple[Sequence[UnitStatus], str], deadline: date | None
) -> None:  # fmt: skip
    """Sum up a period, and name the units it waits for; `listed` are the units and what their subjects are called."""
    units, people = listed
    facts = {
        "people": people,
        "period": period,
        "received": sum(1 for unit in units if unit.received),
        "units": len(units),
        "valid": sum(1 for unit in units if unit.received and not unit.errors),
        "graded": sum(unit.graded for unit in units),
        "subjects": sum(unit.expected for unit in units),
    }
    page.line(capital(page.say("status.summary", **facts)))
    if waiting := tuple(unit.unit for unit in units if not unit.received):
        page.line(page.say("status.waiting", units=waiting))
    late = tuple(page.say("status.days_late", unit=unit.unit, n=unit.days_late) for unit in units if unit.days_late)
    if deadline and late:
        page.line(page.say("status.late", deadline=deadline, units=late))


def _print_together(page: Page, period: Period, units: Sequence[UnitStatus], people: str) -> None:
    """Sum up a period that is put together from others: nobody sends a sheet for it."""
    graded, subjects = sum(unit.graded for unit in units), sum(unit.expected for unit in units)
    facts = {"period": period, "graded": graded, "subjects": subjects, "people": people}
    page.line(capital(page.say("status.together", **facts)))


def _received(page: Page, unit: UnitStatus) -> str:
    return page.show(unit.received_on) if unit.received_on else ""


def _numbers(page: Page, units: Sequence[UnitStatus]) -> list[str]:
    return [page.show(sum(getattr(unit, name) for unit in units)) for name in _STATUS]
