"""What `validate`, `status` and the checks of rubric and roster print on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show
from danhgia.results import counts
from danhgia.writers.documents import assumptions
from danhgia.writers.page import HEADING, QUIET, STYLES, Page, capital
from danhgia.writers.text_findings import print_findings, tally_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from danhgia.findings import Finding, Severity
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Status, UnitStatus, Validation
    from danhgia.rubric import Edition

_STATUS = ("expected", "received", "valid", "graded", "missing", "errors")
_OPTIONS: Mapping[str, str] = {"month": "--month", "quarter": "--quarter", "half": "--half"}


def print_validation(
    console: Console, validation: Validation, lang: Lang, *, returned: tuple[str, int] | None = None
) -> None:
    """Print what `validate` found; `returned` is the folder of the lists to send back, and how many they are."""
    page = Page(console, lang)
    print_findings(page, validation.findings)
    print_assumptions(page, validation.edition)
    files, people = page.count("file", len(validation.files)), page.count("person", validation.subjects)
    found = tally_words(page, validation.findings, {file.path: file.unit for file in validation.files})
    summary = page.say("check.summary", files=files, people=people, found=found)
    lists = returned and page.say("check.returned", folder=returned[0], files=page.count("file", returned[1]))
    print_summary(page, f"{summary} {lists or ''}", validation.findings)
    if validation.skipped:
        page.line(page.say("check.skipped", files=page.count("file", validation.skipped)))
    _print_next(page, validation)


def print_check(console: Console, findings: Sequence[Finding], lang: Lang) -> None:
    """Print what the check of a rubric or a roster found."""
    page = Page(console, lang)
    print_findings(page, findings)
    print_summary(page, page.say("check.checked", found=tally_words(page, findings)), findings)


def print_status(console: Console, status: Status, lang: Lang) -> None:
    """Print how far every unit has come, a table per period."""
    page = Page(console, lang)
    for period in sorted(status.periods):
        units = sorted(status.periods[period], key=lambda unit: unit.unit)
        page.heading(page.say("status.title", period=period))
        _print_units(page, units)
        sent = sum(1 for unit in units if unit.received)
        page.line(page.say("status.summary", sent=sent, units=page.count("unit", len(units))))
        page.blank()
    print_findings(page, status.findings)


def print_assumptions(page: Page, edition: Edition) -> None:
    """Say that results rest on values that no text gives."""
    if number := len(assumptions(edition)):
        page.line(page.say("assumed", n=number), style=QUIET)


def print_summary(page: Page, text: str, findings: Iterable[Finding]) -> None:
    """Print the line that sums a run up, in the colour of the worst that was found."""
    found = counts(findings)
    worst: tuple[Severity, ...] = ("error", "warning")
    page.line(capital(text), style=next((STYLES[severity] for severity in worst if found[severity]), HEADING))


def period_option(period: Period) -> str:
    """Return a period as the command line takes it: `--quarter 3`."""
    option = _OPTIONS.get(period.kind)
    return f"{option} {period.number}" if option else f"--period {period}"


def unit_words(code: str, name: str) -> str:
    """Return a unit by name and code; by its code alone where it has no name."""
    return code if name in {"", code} else f"{name} ({code})"


def _print_next(page: Page, validation: Validation) -> None:
    periods = {file.period for file in validation.files if file.period}
    if counts(validation.findings)["error"]:
        page.line(page.say("next", what=page.say("next.return")))
    elif len(periods) == 1:
        page.line(page.say("next", what=page.say("next.grade", option=period_option(periods.pop()))))


def _print_units(page: Page, units: Sequence[UnitStatus]) -> None:
    heading = [page.say(f"status.{name}") for name in ("unit", *_STATUS)]
    rows = [[unit_words(unit.unit, unit.name), *_numbers(page, [unit])] for unit in units]
    whole = [[page.say("whole"), *_numbers(page, units)]] if len(units) > 1 else []
    page.grid([heading, *rows, *whole], style=HEADING)


def _numbers(page: Page, units: Sequence[UnitStatus]) -> list[str]:
    return [show(sum(getattr(unit, name) for unit in units), page.lang) for name in _STATUS]
