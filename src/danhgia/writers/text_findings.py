"""Findings on the terminal: by file, then by place, those of one cause in one file folded into one line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import hint, message, name
from danhgia.results import counts
from danhgia.writers.page import HEADING, QUIET, STYLES
from danhgia.writers.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danhgia.codes import Severity
    from danhgia.findings import Finding
    from danhgia.results import GradeRun, Validation
    from danhgia.writers.page import Page

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_SHOWN_CELLS = 3
_NAMED = 10
_SHOWN_WITHOUT_ROW = 10
"""Findings about no row differ in whom they are about (a unit that sent nothing, a worked case): more are shown."""


def print_findings(page: Page, findings: Iterable[Finding]) -> None:
    """Print findings file by file, errors first; a blank line behind each file."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in ordered(findings):
        by_file[finding.at.file or ""].append(finding)
    for file, found in by_file.items():
        page.line(file or page.say("elsewhere"), style=HEADING)
        for same in _by_cause(found):
            _print_cause(page, file, same)
        page.blank()


def print_finding(page: Page, finding: Finding, *, with_file: bool = False) -> None:
    """Print one finding in full: severity, place, what is wrong, code; below it how to deal with it.

    Where its file does not stand above it already, it is named with the place.
    """
    words = f"{_said(page, finding)} [{finding.code}]"
    file = (finding.at.file or "").rpartition("/")[2] if with_file else ""
    place = " › ".join(part for part in (file, _place(page, finding)) if part)
    label = f"{page.say(f'severity.{finding.severity}')}:"
    page.line(f"{place}: {words}" if place else words, label=label, style=STYLES[finding.severity], indent=2)
    if what_to_do := hint(finding, page.lang):
        page.line(page.say("finding.hint", hint=what_to_do), indent=4)
    if finding.accepted is not None:
        page.line(capital(page.say("accepted", reason=finding.accepted)), indent=4)


def _said(page: Page, finding: Finding) -> str:
    """Return what a finding says; file and line, which stand in front of it already, are not said again."""
    said = message(finding, page.lang)
    file = (finding.at.file or "").rpartition("/")[2]
    return capital(said[len(file) :].partition(": ")[2]) if finding.at.line and said.startswith(file) else said


def print_summary(page: Page, text: str, findings: Iterable[Finding]) -> None:
    """Print the line that sums a run up, in the colour of the worst that was found."""
    found = counts(findings)
    worst: tuple[Severity, ...] = ("error", "warning")
    page.line(capital(text), style=next((STYLES[severity] for severity in worst if found[severity]), HEADING))


def _by_cause(findings: Sequence[Finding]) -> list[list[Finding]]:
    causes: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
    for finding in findings:
        causes[finding.code, finding.severity].append(finding)
    return sorted(causes.values(), key=lambda same: _RANK[same[0].severity])


def _print_cause(page: Page, file: str, same: Sequence[Finding]) -> None:
    shown = 1 if same[0].at.row else _SHOWN_WITHOUT_ROW
    for finding in same[:shown]:
        print_finding(page, finding)
    if rest := same[shown:]:
        facts = {"n": len(rest), "name": name(same[0].code, page.lang), "file": file.rpartition("/")[2]}
        words = page.say("folded" if file else "folded_elsewhere", **facts)
        places = _places(page, rest)
        page.line(f"{words}: {places}" if places else words, label="+", indent=4, style=QUIET)


def _places(page: Page, findings: Iterable[Finding]) -> str:
    """Return the first places of findings that are not shown."""
    places = [place for finding in findings if (place := finding.at.cell or _row(page, finding))]
    return ", ".join([*places[:_SHOWN_CELLS], *(["…"] if len(places) > _SHOWN_CELLS else [])])


def _place(page: Page, finding: Finding) -> str:
    """Return the place within the file: sheet and cell, or the line of a text file."""
    parts = [finding.at.sheet, finding.at.cell or _row(page, finding)]
    return " › ".join(part for part in parts if part)


def _row(page: Page, finding: Finding) -> str | None:
    if finding.at.line:
        return page.say("place.line", line=str(finding.at.line))
    return page.say("place.row", row=str(finding.at.row)) if finding.at.row else None


def print_passed_over(page: Page, run: GradeRun | Validation) -> None:
    """Print how many files were set aside, and which are no workbooks, the first of them by name."""
    if run.skipped:
        page.line(page.say("skipped", n=run.skipped))
    if run.others:
        names = [path.rpartition("/")[2] for path in run.others]
        shown = (*names[:_NAMED], *(["…"] if len(names) > _NAMED else []))
        page.line(page.say("not_workbooks", n=len(names), list=shown))
