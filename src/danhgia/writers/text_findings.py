"""Findings on the terminal: by file, then by place, those of one cause in one file folded into one line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import hint, message
from danhgia.results import counts
from danhgia.writers.page import QUIET, STYLES, capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danhgia.findings import Finding, Severity
    from danhgia.writers.page import Page

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_SHOWN_CELLS = 3
_SHOWN_WITHOUT_FILE = 10
"""Findings about no file have one cause each (a unit that sent nothing): more of them are shown."""


def print_findings(page: Page, findings: Iterable[Finding]) -> None:
    """Print findings file by file, errors first."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in ordered(findings):
        by_file[finding.at.file or ""].append(finding)
    for file, found in by_file.items():
        page.heading(file or page.say("check.elsewhere"))
        for same in _by_cause(found):
            _print_cause(page, file, same)
        page.blank()


def print_finding(page: Page, finding: Finding) -> None:
    """Print one finding in full: severity, place, what is wrong, code; below it how to deal with it."""
    label = page.say(f"severity.{finding.severity}") + ":"
    place = _place(page, finding)
    words = capital(message(finding, page.lang))
    page.line(
        f"{place}: {words} [{finding.code}]" if place else f"{words} [{finding.code}]",
        label=label,
        style=STYLES[finding.severity],
        indent=2,
    )
    if what_to_do := hint(finding, page.lang):
        page.line(what_to_do, label="→", indent=4)
    if finding.accepted is not None:
        page.line(page.say("check.accepted", reason=finding.accepted), indent=6)


def tally_words(page: Page, findings: Iterable[Finding], units: Mapping[str, str | None] | None = None) -> str:
    """Return how many findings there are: `12 lỗi ở 3 đơn vị, 4 cảnh báo`; `units` gives each file's unit."""
    kept = ordered(findings)
    found = counts(kept)
    errors = page.count("error", found["error"])
    places = {
        finding.unit or (units or {}).get(finding.at.file or "") or ""
        for finding in kept
        if finding.severity == "error"
    } - {""}
    parts = [
        *([page.say("check.in_units", errors=errors, units=page.count("unit", len(places)))] if places else []),
        *([errors] if found["error"] and not places else []),
        *([page.count("warning", found["warning"])] if found["warning"] else []),
        *([page.count("note", found["note"])] if found["note"] else []),
    ]
    return ", ".join(parts if found["error"] else [page.say("check.no_error"), *parts])


def _by_cause(findings: Sequence[Finding]) -> list[list[Finding]]:
    causes: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
    for finding in findings:
        causes[finding.code, finding.severity].append(finding)
    return sorted(causes.values(), key=lambda same: _RANK[same[0].severity])


def _print_cause(page: Page, file: str, same: Sequence[Finding]) -> None:
    shown = 1 if file else _SHOWN_WITHOUT_FILE
    for finding in same[:shown]:
        print_finding(page, finding)
    if not (rest := same[shown:]):
        return
    places = [place for finding in rest if (place := finding.at.cell or _row(page, finding))]
    cells = [*places[:_SHOWN_CELLS], *(["…"] if len(places) > _SHOWN_CELLS else [])]
    folded = page.say("check.folded", n=len(rest), code=same[0].code, cells=tuple(cells) or None)
    page.line(folded, label="+", indent=4, style=QUIET)


def _place(page: Page, finding: Finding) -> str:
    """Return the place within the file: sheet and cell, or the line of a text file."""
    parts = [finding.at.sheet, finding.at.cell or _row(page, finding)]
    return " › ".join(part for part in parts if part)


def _row(page: Page, finding: Finding) -> str | None:
    row = finding.at.row or finding.at.line
    return page.say("check.row", row=str(row)) if row else None
